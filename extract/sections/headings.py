"""Headings: a line that names a section, with tolerance for case, accents, letter-spacing and slips."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from extract.folding import fold_cues
from extract.profile import Profile

LETTERS = re.compile(r"[^a-z0-9]+")
INLINE = re.compile(r"(?P<heading>[^:\n]{3,45}?)\s?:\s+(?=\S)")
# « La mesure : « Fonds friches » » is a step that names the measure.
TITLE = re.compile(r"[«“\"][^«»“”\"]{3,120}[»”\"]")
# A slip is one or two letters: « Témoignge », « La bele histoire ». Below eight letters a slip is another word.
SLIP_RATIO = 86.0
SLIP_LETTERS = 8
SLIP_LENGTH = 2
LONGEST = 80


@dataclass(frozen=True, slots=True)
class HeadingMatch:
    """The section that a line names; `certain` where the words are the family's own, no slip of them nor anyone's."""

    section: str
    certain: bool


@cache
def _headings(profile: Profile) -> dict[str, str]:
    return {squash(text): section.key for section in profile.sections for text in section.headings}


@cache
def _loose_headings(profile: Profile) -> dict[str, str]:
    return {squash(text): section.key for section in profile.sections for text in section.loose_headings}


@cache
def _longest_heading(profile: Profile) -> int:
    return max(map(len, _headings(profile)), default=0)


@lru_cache(maxsize=4096)  # a line is asked for its heading when its page is judged, and again when its block is cut
def squash(text: str) -> str:
    """Only letters and digits: letter-spacing, punctuation and numbering at the front vanish."""
    return LETTERS.sub("", fold_cues(text).replace("à", "a"))  # a line is folded for its cues, too: once for both


def match_heading(text: str, profile: Profile, *, surely: bool = False) -> HeadingMatch | None:
    """The section that a whole line names, or None; `surely` asks for the profile's own words.

    >>> from extract.profile import load_profile
    >>> match_heading("L A  M E S U R E", load_profile("france-relance"))
    HeadingMatch(section='mesure', certain=True)
    >>> match_heading("La mesure soutient les tiers-lieux", load_profile("france-relance")) is None
    True
    """
    if len(text) > LONGEST:
        return None
    squashed = squash(text)
    certain = certain_heading(squashed, profile)
    return certain if certain is not None or surely else uncertain_heading(squashed, profile)


def certain_heading(squashed: str, profile: Profile) -> HeadingMatch | None:
    """The section that squashed words name in the profile's own words, or None."""
    section = _headings(profile).get(squashed)
    return None if section is None else HeadingMatch(section, certain=True)


def uncertain_heading(squashed: str, profile: Profile) -> HeadingMatch | None:
    """The section that squashed words name which anyone may use, or which are a slip of the profile's."""
    loose = _loose_headings(profile).get(squashed)
    if loose is not None:
        return HeadingMatch(loose, certain=False)
    if not SLIP_LETTERS <= len(squashed) <= _longest_heading(profile) + SLIP_LENGTH:
        return None
    known = _headings(profile)
    best = process.extractOne(squashed, known.keys(), scorer=fuzz.ratio, score_cutoff=SLIP_RATIO)
    if best is None or abs(len(best[0]) - len(squashed)) > SLIP_LENGTH:
        return None
    return HeadingMatch(known[best[0]], certain=False)


def inline_heading(text: str, profile: Profile) -> tuple[HeadingMatch, int] | None:
    """A heading that shares its line with its text (« La mesure : l'appel à projets… ») and where the text begins."""
    match = INLINE.match(text)
    if match is None or len(text) == match.end():
        return None
    heading = certain_heading(squash(match["heading"]), profile)
    if heading is None or " " not in match["heading"].strip() or TITLE.fullmatch(text, match.end()):
        return None
    return heading, match.end()
