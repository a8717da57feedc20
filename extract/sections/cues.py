"""The cues that a text has for each section: most are tried only where a word begins as they do."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from extract.openings import LONGEST, openings
from extract.profile import Cue, Profile, compile_cues

_OTHER_LETTER = re.compile(r"[^\W\x00-\x7f]")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_FIGURES = re.compile(r"\\d(?![?*]|\{0)(?:\+|\{\d+(?:,\d*)?\})?")
_FIGURE = re.compile(r"\d")
_AS_OPENING = bytes.maketrans(b"123456789A", b"000000000a")
"""For bytes, which are translated ten times as fast as letters; what changes is ASCII, so that offsets stay."""
_FRONT, _WORD_START = "^", r"\b"
_MARK = "_"
"""Stands for the place that a form asks for; no word of a cue has it."""


@dataclass(frozen=True, slots=True)
class _Index:
    """A profile's cues with the numbers of their sections, their patterns, and the numbers of those tried at a place.

    Openings are first letters, small, with 0 for every figure. `word` finds the longest opening at a word's start;
    `anywhere` are the cues that may begin elsewhere or with anything: for them the whole text is searched.
    """

    cues: Sequence[tuple[int, Cue]]
    patterns: Sequence[re.Pattern[str]]
    at_front: Mapping[str, Sequence[int]]
    word: re.Pattern[str]
    at_words: Mapping[str, Sequence[int]]
    anywhere: Sequence[int]


def cues_in(folded: str, profile: Profile) -> tuple[list[Cue], ...]:
    """The cues of each section, in the profile's order, that a text folded for them has.

    >>> from extract.profile import load_profile
    >>> cues = cues_in("structure creee en 2010 à auch", load_profile("france-relance"))
    >>> [[cue.weight for cue in found] for found in cues]
    [[4.0, 2.0], [], [0.8, 0.6], [], []]
    """
    plain = folded.replace("à", "A")  # nothing else is a capital in folded text
    found: tuple[list[Cue], ...] = tuple([] for _ in profile.sections)
    if plain.isascii() or _OTHER_LETTER.search(plain) is None:
        index = _index(profile)
        for number in sorted(_numbers(plain, index)):
            section, cue = index.cues[number]
            found[section].append(cue)
    else:
        for section, cues in enumerate(map(compile_cues, profile.sections)):
            found[section].extend(compiled.cue for compiled in cues if compiled.pattern.search(folded))
    return found


def _numbers(plain: str, index: _Index) -> set[int]:
    """The numbers of the cues that a text has; each is tried where it may begin, until it is found."""
    patterns = index.patterns
    found = {number for number in index.anywhere if patterns[number].search(plain)}
    opened = plain.encode("utf-8", "surrogatepass").translate(_AS_OPENING).decode("utf-8", "surrogatepass")
    for length in range(LONGEST + 1):
        for number in index.at_front.get(opened[:length], ()):
            if patterns[number].match(plain):
                found.add(number)
    for opening in index.word.finditer(opened):
        at = opening.start()
        for number in index.at_words[opening[1]]:
            if number not in found and patterns[number].match(plain, at):
                found.add(number)
    return found


@cache
def _index(profile: Profile) -> _Index:
    """For texts whose only letters are ASCII's, « à » written as a capital: they are searched a third faster."""
    cues = [(section, cue) for section, each in enumerate(profile.sections) for cue in each.cues]
    forms = [cue.pattern.replace("à", "A") for _, cue in cues]
    at_front, at_words = _by_opening(_FRONT, forms), _by_opening(_WORD_START, forms)
    placed = {number for openings_at in (at_front, at_words) for tried in openings_at.values() for number in tried}
    by_longest = {
        long: [n for short in at_words if long.startswith(short) for n in at_words[short]] for long in at_words
    }
    return _Index(
        cues,
        [re.compile(form, re.ASCII) for form in forms],
        at_front,
        re.compile(rf"\b(?=({_longest_of(at_words)}))" if at_words else r"(?!)"),
        by_longest,
        [number for number in range(len(forms)) if number not in placed],
    )


def _by_opening(place: str, forms: Sequence[str]) -> dict[str, list[int]]:
    """The numbers of the forms that begin at such a place only, by their openings."""
    found: dict[str, list[int]] = {}
    for number, form in enumerate(forms):
        for opening in _openings_at(place, form):
            found.setdefault(opening, []).append(number)
    return found


def _longest_of(words: Iterable[str]) -> str:
    """A form of the longest of some openings that stands at a place, parted by first letters: most are not there."""
    ways = groupby(sorted(words, reverse=True), key=lambda word: word[0])
    return "|".join(f"{re.escape(first)}(?:{'|'.join(re.escape(word[1:]) for word in way)})" for first, way in ways)


def _openings_at(place: str, form: str) -> frozenset[str]:
    """The openings of all that a form matches at such a place; none where some of it may begin elsewhere, or a word
    with anything. What follows figures does not count: there may be one or several.

    >>> sorted(_openings_at(r"\\b", r"\\b(la|l') mesure|\\b\\d+ aides"))
    ['0', "l' me", 'la me']
    >>> sorted(_openings_at(r"\\b", r"\\bmillions?|\\d ?€"))
    []
    """
    bare = _FIGURE.sub("0", _FIGURES.sub("0.", _GROUP.sub("(?:", form)))
    if not all(opening.startswith(_MARK) for opening in openings(bare.replace(place, _MARK))):
        return frozenset()
    found = openings(bare.removeprefix(_FRONT))
    return found if place == _FRONT or "" not in found else frozenset()
