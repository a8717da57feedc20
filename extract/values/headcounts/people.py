"""The nouns of people and jobs: any form as written → its masculine singular, and what kind of people it names."""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal
from unicodedata import combining, normalize

Kind = Literal["staff", "jobs", "public", "people", "relatives"]
KINDS: tuple[Kind, ...] = ("staff", "jobs", "public", "people", "relatives")
"""In order of preference, for a noun that is listed twice."""

_FEMININES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("teur", ("trice", "teuse", "teure")),
    ("eur", ("euse", "eure", "eresse")),
    ("ier", ("ière",)),
    ("er", ("ère",)),
    ("en", ("enne",)),
    ("an", ("anne", "ane")),
    ("on", ("onne",)),
    ("f", ("ve",)),
    ("el", ("elle",)),
    ("eux", ("euse",)),
    ("e", ()),
    ("", ("e",)),
)
"""The endings of a masculine and what a feminine has in their place; the first that fits is taken."""


_ALWAYS_PEOPLE = (
    ("culteurs", "culteur"),
    ("cultrices", "culteur"),
    ("thérapeutes", "thérapeute"),
    ("iciennes", "icien"),
)
_TRADES = (
    ("trices", "teur"), ("euses", "eur"), ("eurs", "eur"), ("ières", "ier"), ("iers", "ier"), ("istes", "iste"),
    ("iennes", "ien"), ("iens", "ien"), ("logues", "logue"), ("graphes", "graphe"),
)  # fmt: skip
_PEOPLES = (
    ("aises", "ais"), ("oises", "ois"), ("iennes", "ien"), ("aines", "ain"), ("iens", "ien"), ("ains", "ain"),
)  # fmt: skip


def inhabitant(word: str) -> str | None:
    """The masculine singular of the people of a place, with its capital: « Français », « Lyonnaises », « Vosgiens ».

    >>> inhabitant("Françaises"), inhabitant("Fabriques")
    ('Français', None)
    """
    if not word[:1].isupper() or word.isupper():
        return None
    if word.endswith(("ais", "ois")) and len(word) > 5:
        return word
    return next((word[: -len(plural)] + one for plural, one in _PEOPLES if word.endswith(plural)), None)


@lru_cache(maxsize=4096)  # the same few nouns stand behind numbers, and each is asked for by several rules
def masculine_of(word: str) -> tuple[str, Kind] | None:
    """The masculine singular of a noun that counts people or jobs, and its kind; None for every other word.

    >>> masculine_of("conseillères"), masculine_of("directrices"), masculine_of("ETP")
    (('conseiller', 'people'), ('directeur', 'people'), ('ETP', 'jobs'))
    >>> masculine_of("ordinateurs"), masculine_of("ménages")
    (None, None)
    """
    low = word.lower()
    if (found := _forms().get(low) or _forms().get(low.removeprefix("co-"))) is not None:
        return found
    if word.isupper() and low in _capitals():
        return _capitals()[low]
    kind: Kind = "people"
    return next(((low[: -len(ending)] + one, kind) for ending, one in _ALWAYS_PEOPLE if low.endswith(ending)), None)


def guess_masculine(word: str) -> str | None:
    """The masculine singular of a plural that ends as trades do; only for words that a verb of hiring governs.

    >>> guess_masculine("teinturières"), guess_masculine("capteurs"), guess_masculine("chevaux")
    ('teinturier', 'capteur', None)
    """
    for ending, masculine in _TRADES:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: len(word) - len(ending)] + masculine
    return None


def is_person(word: str) -> bool:
    """Whether a word names people, in any of its forms."""
    found = masculine_of(word)
    return found is not None and found[1] != "jobs"


@cache
def _forms() -> dict[str, tuple[str, Kind]]:
    """Every form of every noun of `people.toml`, in lower case."""
    data = tomllib.loads(files(__package__).joinpath("people.toml").read_text("utf-8"))
    forms: dict[str, tuple[str, Kind]] = {}
    for kind in KINDS:
        for lemma in data[kind].split():
            for form in _inflect(lemma, data["feminine"].get(lemma)):
                forms.setdefault(form.lower(), (lemma, kind))
    return forms


@cache
def _capitals() -> dict[str, tuple[str, Kind]]:
    """The forms without their accents, as headers in capitals have them (« 5 SALARIES »)."""
    plain = {"".join(char for char in normalize("NFD", form) if not combining(char)): form for form in _forms()}
    return {form: _forms()[accented] for form, accented in plain.items() if form != accented}


def _inflect(lemma: str, feminines: list[str] | None) -> list[str]:
    singulars = [lemma, *(_feminines(lemma) if feminines is None else feminines)]
    return [form for singular in singulars for form in (singular, *_plurals(singular))]


def _feminines(lemma: str) -> list[str]:
    ending, replaced = next(rule for rule in _FEMININES if lemma.endswith(rule[0]))
    stem = lemma[: len(lemma) - len(ending)]
    return [stem + feminine for feminine in replaced]


def _plurals(singular: str) -> list[str]:
    if singular[-1] in "sxz":
        return []
    if singular.endswith("al"):
        return [f"{singular[:-2]}aux"]
    if "-" in singular and singular.split("-")[1] not in _INVARIABLE:
        return ["-".join(f"{part}s" for part in singular.split("-")), f"{singular}s"]
    return [f"{singular}s"]


_INVARIABLE = ("mission",)
