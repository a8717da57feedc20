"""A section's text cut into words once, for the readers that look words up rather than search with patterns."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Generic, TypeVar

from extract.folding import evened

T = TypeVar("T")

DASHES = frozenset("-–—‐‑")
_WORD = re.compile(r"( [0-9]+ | [^\W\d_]+ | \n | \S )", re.VERBOSE)
_PAD = 8
"""Line ends put before and after the words, so that a rule may look this far to either side without asking."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in lower case, runs of digits, signs and line ends apart, with their half-open offsets."""

    text: str
    low: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def inside(self) -> range:
        """The indices of the words themselves, without the padding."""
        return range(_PAD, len(self.low) - _PAD)

    def glued(self, index: int) -> bool:
        """Whether a word touches the one before it."""
        return self.ends[index - 1] == self.starts[index] and "\n" not in (self.low[index - 1], self.low[index])

    def raw(self, index: int) -> str:
        """A word as typed."""
        return self.text[self.starts[index] : self.ends[index]]

    def index_at(self, offset: int, low: int = _PAD) -> int:
        """The first word, from `low` on, that starts at an offset or after it."""
        while low < len(self.low) - _PAD and self.starts[low] < offset:
            low += 1
        return low


@lru_cache(maxsize=8)
def cut(text: str) -> Words:
    """Cut a text into words; the readers of one section share the cut.

    >>> words = cut("D’ici l’été 2021")
    >>> [words.low[index] for index in words.inside()]
    ['d', "'", 'ici', 'l', "'", 'été', '2021']
    """
    parts = _WORD.split(evened(text))  # a gap, a word, a gap, a word…
    offsets = [*accumulate(map(len, parts))]
    pad, ends = ("\n",) * _PAD, (len(text),) * _PAD
    return Words(
        text,
        (*pad, *parts[1::2], *pad),
        (*(0,) * _PAD, *offsets[:-1:2], *ends),
        (*(0,) * _PAD, *offsets[1::2], *ends),
    )


def _follower(key: tuple[str, ...]) -> str:
    behind = [word for word in key[1:] if word != "'"]
    return behind[0] if behind else ""


class Phrases(Generic[T]):
    """Fixed phrases and what each means, looked up at a word; the longest phrase wins."""

    def __init__(self, meanings: Mapping[T, Iterable[str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for meaning, phrases in meanings.items():
            for phrase in phrases:
                words = cut(phrase)
                key = tuple(words.low[index] for index in words.inside())
                self._by_first.setdefault(key[0], []).append((key, meaning))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def firsts(self) -> frozenset[str]:
        """The words that begin a phrase."""
        return frozenset(self._by_first)

    def followers(self) -> dict[str, frozenset[str]]:
        """First word → the words that may stand behind it (behind its apostrophe); none where it is a phrase alone."""
        followers = {first: {_follower(key) for key, _ in entries} for first, entries in self._by_first.items()}
        return {first: frozenset(words) for first, words in followers.items() if "" not in words}

    def at(self, words: Words, index: int) -> tuple[T, int] | None:
        """The meaning of the longest phrase that starts at a word, and the index after it."""
        for key, meaning in self._by_first.get(words.low[index], ()):
            if words.low[index : index + len(key)] == key:
                return meaning, index + len(key)
        return None
