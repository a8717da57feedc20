"""The registry of French places (INSEE's COG) that places are looked up in; loaded once, on first use."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

from rapidfuzz import fuzz, process

from schemas.record import Division

Kind = Literal["commune", "déléguée", "associée", "arrondissement"]

_KINDS: Mapping[str, Kind] = {"": "commune", "d": "déléguée", "a": "associée", "m": "arrondissement"}
_ARTICLES = ("le", "la", "les", "l")
_SAINTS = re.compile(r"\b(?P<form>st|ste|sts|stes)\b\.?\ ?", re.VERBOSE)
_SAINT = {"st": "saint ", "ste": "sainte ", "sts": "saints ", "stes": "saintes "}
_PUNCTUATION = str.maketrans(dict.fromkeys("-‐‑‒–—'’ʼ`´/().,", " ") | {"œ": "oe", "æ": "ae"})
_CODE = 5
"""Every code of a commune has five characters, and stands first on its line."""
_BLOCK = 1500
"""A misspelt name is compared with the names that share its rarest trigrams, until there are this many of them."""
_LENGTHS = 2
"""A misspelt name is at most this much longer or shorter than the right one."""


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune or a part of one; `parent` is the code of the commune that a part belongs to."""

    code: str
    name: str
    kind: Kind
    parent: str | None
    postcodes: tuple[str, ...]
    population: int | None


@dataclass(frozen=True, slots=True)
class Departement:
    """A département, or an overseas collectivity, with the code of its région."""

    code: str
    name: str
    region: str


@lru_cache(maxsize=2048)
def fold_name(text: str) -> str:
    """Lower case, no accents, ligatures spelt out, hyphens and apostrophes as single spaces; line ends stay.

    >>> fold_name("L’Haÿ-les-Roses"), fold_name("Œuilly")
    ('l hay les roses', 'oeuilly')
    """
    return _fold(text)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower().translate(_PUNCTUATION)).encode("ascii", "ignore").decode()
    return re.sub(r" {2,}", " ", plain).replace(" \n", "\n").strip(" ")


def fold_place(text: str) -> str:
    """The key under which a place name is looked up: folded, « St » and « Ste » in full.

    >>> fold_place("STE-MAXIME"), fold_place("St. Étienne"), fold_place("L'Est")
    ('sainte maxime', 'saint etienne', 'l est')
    """
    return _SAINTS.sub(lambda form: _SAINT[form["form"]], fold_name(text)).strip()


class Cog:
    """The registry: exact look-up by folded name, near look-up by trigrams, and the divisions of each commune."""

    def __init__(self, communes: str, divisions: str) -> None:
        # The lines are split on demand: 38,000 lists of six strings cost more than all the rest of the loading.
        self._lines = communes.splitlines()
        names = [line[_CODE + 1 : line.index("\t", _CODE + 1)] for line in self._lines]
        self._keys = _fold("\n".join(names)).split("\n")
        self._coded = {line[:_CODE]: index for index, line in reversed([*enumerate(self._lines)])}
        self._named = {key: index for index, key in reversed([*enumerate(self._keys)])}
        self._others: dict[str, list[int]] = {}
        for index, key in enumerate(self._keys):
            if self._named[key] != index:
                self._others.setdefault(key, []).append(index)
        for index, name in enumerate(names):
            if "(" in name:
                self._others.setdefault(fold_name(name.split("(")[0]), []).append(index)
        self._blocks: dict[str, list[int]] | None = None
        self.regions: dict[str, Division] = {}
        self.departements: dict[str, Departement] = {}
        for line in divisions.splitlines():
            kind, code, name, *region = line.split("\t")
            if kind == "R":
                self.regions[code] = Division(code=code, name=name)
            else:
                self.departements[code] = Departement(code, name, region[0])

    def commune(self, code: str) -> Commune | None:
        """The commune or arrondissement of a code; of a commune and its part that share it, the commune."""
        index = self._coded.get(code)
        return None if index is None else self._commune(index)

    def named(self, name: str) -> tuple[Commune, ...]:
        """Every commune or part of that name, without regard to case, accents, hyphens, « St » or its article.

        The article as printed is tried first, so that « Le Mans » is not « Mans ». Of a commune and its part with the
        same name and code, the commune alone.
        """
        for key in _spellings(fold_place(name)):
            found = [self._named[key]] if key in self._named else []
            found += self._others.get(key, [])
            if found:
                communes = [self._commune(index) for index in reversed(found)]
                return tuple({commune.code: commune for commune in communes}.values())[::-1]
        return ()

    def near(self, name: str, departements: frozenset[str] | None, cutoff: float) -> tuple[tuple[Commune, float], ...]:
        """Communes of those départements whose names are near a misspelt one, nearest first, with their ratios."""
        key = fold_place(name)
        choices = {
            index: self._keys[index]
            for index in sorted(self._block(key))
            if abs(len(self._keys[index]) - len(key)) <= _LENGTHS
            and (departements is None or departement_code(self._lines[index][:_CODE]) in departements)
        }
        hits = process.extract(key, choices, scorer=fuzz.ratio, score_cutoff=cutoff, limit=5)
        return tuple((self._commune(index), score) for _, score, index in hits)

    def departement_of(self, commune: Commune) -> Departement:
        """The département that a commune lies in; of a part, that of its commune."""
        return self.departements[departement_code(commune.parent or commune.code)]

    def region_of(self, departement: Departement) -> Division:
        """The région that a département lies in."""
        return self.regions[departement.region]

    def _commune(self, index: int) -> Commune:
        code, name, kind, parent, postcodes, population = self._lines[index].split("\t")
        people = int(population) if population else None
        return Commune(code, name, _KINDS[kind], parent or None, tuple(postcodes.split()), people)

    def _block(self, key: str) -> set[int]:
        blocks = self._trigrams()
        block: set[int] = set()
        for listed in sorted((blocks[gram] for gram in sorted(_trigrams_of(key)) if gram in blocks), key=len):
            block.update(listed)
            if len(block) > _BLOCK:
                break
        return block

    def _trigrams(self) -> dict[str, list[int]]:
        if self._blocks is None:
            blocks: defaultdict[str, list[int]] = defaultdict(list)
            for index, key in enumerate(self._keys):
                for gram in _trigrams_of(key):
                    blocks[gram].append(index)
            self._blocks = dict(blocks)
        return self._blocks


def departement_code(commune: str) -> str:
    """The département in a commune's code.

    >>> departement_code("32013"), departement_code("2A004"), departement_code("97411")
    ('32', '2A', '974')
    """
    return commune[:3] if commune.startswith(("97", "98")) else commune[:2]


@lru_cache(maxsize=1)
def load_cog() -> Cog:
    """The registry that comes with the package."""
    folder = resources.files("extract") / "data"
    texts: Sequence[str] = [
        (folder / name).read_text(encoding="utf-8") for name in ("cog.communes.tsv", "cog.divisions.tsv")
    ]
    return Cog(*texts)


def _spellings(key: str) -> Iterator[str]:
    yield key
    article, _, bare = key.partition(" ")
    if article in _ARTICLES and bare:
        yield bare
    else:
        yield from (f"{article} {key}" for article in _ARTICLES)


def _trigrams_of(key: str) -> set[str]:
    padded = f" {key} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}
