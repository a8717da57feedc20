"""Where words stand in a section, however they are cased, accented or apostrophised; used by every reader of names."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_SAME = {"’": "'", "ʼ": "'", "`": "'", "\n": " ", "‐": "-", "‑": "-", "–": "-", "—": "-"}
_ACRONYM = re.compile(r"\ \((?=[^()\n]{0,15}[A-Z])[^()\n]{2,16}\)", re.VERBOSE)


class _Even(dict[int, str]):
    """A translation table that fills itself: one character for one, so that offsets stay."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = unicodedata.normalize("NFD", char)[0].lower()
        self[code] = _SAME.get(char) or (plain if len(plain) == 1 else char)
        return self[code]


_TABLE = _Even()


class Occurrence(NamedTuple):
    """Half-open offsets; `acronym` where a parenthesised acronym stands inside that the words did not have."""

    start: int
    end: int
    acronym: bool = False


@lru_cache(maxsize=64)
def even(text: str) -> str:
    """Lower case without accents, apostrophes straight, line ends as spaces: as long as the text, offset for offset.

    >>> even("L’Été\\nDÉJÀ"), len(even("İŒuf"))
    ("l'ete deja", 4)
    """
    return text.translate(_TABLE)


def occurrences(text: str, words: str) -> Iterator[Occurrence]:
    """Every place where the words stand whole, a parenthesised acronym between them passed over.

    >>> text = "L’appel à projets (AAP) Fabriques ; l'APPEL A PROJETS fabriques, Préfabriques"
    >>> [text[found.start : found.end] for found in occurrences(text, "Appel à projets Fabriques")]
    ['APPEL A PROJETS fabriques', 'appel à projets (AAP) Fabriques']
    >>> [*occurrences("Préfabriques", "Fabriques")]
    []
    """
    sought = even(words.strip())
    if not sought:
        return
    yield from (Occurrence(start, start + len(sought)) for start in _whole(even(text), sought))
    short, at = _without_acronyms(text)
    for start in _whole(short, sought) if at else ():
        end = start + len(sought)
        if at[end - 1] - at[start] >= len(sought):
            yield Occurrence(at[start], at[end - 1] + 1, acronym=True)


def _whole(text: str, sought: str) -> Iterator[int]:
    start = text.find(sought)
    while start >= 0:
        end = start + len(sought)
        if not _joins(text, start - 1, -1) and not _joins(text, end, 1):
            yield start
        start = text.find(sought, start + 1)


def _joins(text: str, at: int, step: int) -> bool:
    """Whether the character there goes on with the word: a letter, a digit, or a hyphen before one."""
    if not 0 <= at < len(text):
        return False
    if text[at] == "-":
        return 0 <= at + step < len(text) and text[at + step].isalnum()
    return text[at].isalnum()


@lru_cache(maxsize=64)
def _without_acronyms(text: str) -> tuple[str, tuple[int, ...]]:
    """The even text without its parenthesised acronyms, and where each character of it stood; nothing without one."""
    kept: list[int] = []
    at = 0
    for gap in _ACRONYM.finditer(text):
        kept += range(at, gap.start())
        at = gap.end()
    if not at:
        return "", ()
    kept += range(at, len(text))
    whole = even(text)
    return "".join([whole[index] for index in kept]), tuple(kept)
