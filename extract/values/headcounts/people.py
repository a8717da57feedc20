"""The nouns of people and jobs: any form as written → its masculine singular, and what kind of people it names."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

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


def masculine_of(word: str) -> tuple[str, Kind] | None:
    """The masculine singular of a noun that counts people or jobs, and its kind; None for every other word.

    >>> masculine_of("conseillères"), masculine_of("directrices"), masculine_of("ETP")
    (('conseiller', 'people'), ('directeur', 'people'), ('ETP', 'jobs'))
    >>> masculine_of("ordinateurs"), masculine_of("ménages")
    (None, None)
    """
    return _forms().get(word.lower())


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
