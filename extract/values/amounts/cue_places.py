"""Where the cues of amounts stand in a passage: each way of saying one is tried only where it may begin."""

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.folding import evened
from extract.openings import CAPITAL, LONGEST, openings, terse, ways
from extract.values.amounts.role_words import CUES, Kind

Cue = tuple[Kind, int, int]
"""What an amount would be for, and the half-open offsets of the words that say so."""

_WORD_START = re.compile(r"(?<!\w)[^\W\d_]")
_WAYS: tuple[tuple[Kind, str], ...] = tuple((kind, way) for kind, form in CUES.items() for way in ways(form))
_PATTERNS = tuple(re.compile(way, re.VERBOSE | re.IGNORECASE) for _, way in _WAYS)


def _by_opening() -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, (_, way) in enumerate(_WAYS):
        for opening in openings(terse(way)):
            found.setdefault(opening, []).append(number)
    return found


_BY_OPENING = _by_opening()


@lru_cache(maxsize=20_000)
def _opened(letters: str, capital: bool) -> tuple[int, ...]:
    """The ways that some letters may begin, in the order of the kinds."""
    begun = [letters[:length] for length in range(LONGEST + 1)]
    tried = {number for opening in (*begun, *[CAPITAL] * capital) for number in _BY_OPENING.get(opening, ())}
    return tuple(sorted(tried))


def cue_at(text: str, start: int, end: int) -> Cue | None:
    """The first of the kinds that has a cue right here."""
    return _tried(text, evened(text), start, end) if _WORD_START.match(text, start, end) else None


def cues_between(text: str, start: int, end: int) -> Iterator[Cue]:
    """The cues between two offsets, in order, none overlapping."""
    done, even = start, evened(text)
    for word in _WORD_START.finditer(text, start, end):
        cue = _tried(text, even, word.start(), end) if word.start() >= done else None
        if cue is not None:
            done = cue[2]
            yield cue


def _tried(text: str, even: str, start: int, end: int) -> Cue | None:
    for number in _opened(even[start : start + LONGEST], text[start].isupper()):
        match = _PATTERNS[number].match(text, start, end)
        if match is not None:
            return _WAYS[number][0], start, match.end()
    return None
