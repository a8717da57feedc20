"""How each unit reads on its own and beside its neighbours, worked out once before anything is scored."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache

from extract.folding import fold, fold_cues
from extract.names.people import GIVEN, is_person
from extract.profile import Cue, Profile, SectionProfile, compile_cues
from extract.sections.cues import cues_in
from extract.sections.lexicon import is_word
from extract.sections.line_kinds import (
    BARS,
    LONGEST_LINE,
    NAME,
    is_function,
    opens_step,
    presents_speaker,
    quoted_titles,
)
from extract.sections.units import Unit

SHORT_LETTERS, SHORT_WORDS = 110, 16
MOST_BARS = 2
"""A line with so many bars between its fields is short, however long it is."""
CUE_CAP = 9.0
ANCHOR = 2.5
REACH = 3
SPACE = re.compile(" ")
OF = re.compile(r"([^\W\d_]+) (?:de|du|des|d['’])\b")
# A page has tens of units and few names; what a hostile text has beyond is not compared with everything else.
MOST_UNITS = 400
MOST_NAMES = 20
LEAST_REPEATED = 6
# The capital first, then what stands before it: most letters are passed over for it.
PROPER = re.compile(r"[A-ZÀ-ÖØ-Þ](?:(?<=[a-zà-öø-ÿ,'’] .)|(?<=['’].))[\w-]{4,}")
QUOTED = re.compile(r"\s*[«“\"„].{30,}[»”\"](?:\s?[.!?,])?\s*$", re.DOTALL)
SENTENCE_END = re.compile(r"[.!?…][»”\"')]?\s*$")
ACRONYM = re.compile(r" \((?=[^)]*[A-Z]{2})[A-Z][\w&-]{1,11}\)")
KIND = re.compile(r"(?:appels? |ami\b|aap\b|fonds |dispositif |prime |plan |programme |pret |credit d'impot)")
WORD = re.compile(r"[a-z0-9][a-z0-9'-]*")
SHORTEST_NAME = 4
PLACE_HEAD = re.compile(r"[,(/|·–]| - ")


@dataclass(slots=True)
class Look:
    """How a unit reads, worked out once."""

    unit: Unit
    folded: str
    short: bool
    sentence: bool
    quoted: bool
    name: bool
    person: bool
    function: bool
    speaker: bool
    step: bool
    titled: bool
    repeated: bool
    cues: list[float]
    proven: set[str]
    place: bool


@dataclass(frozen=True, slots=True)
class Names:
    """Names as they stand, folded, and the words that tell them: each one's longest, where it is long enough."""

    whole: tuple[str, ...]
    telling: frozenset[str]


@dataclass(frozen=True, slots=True)
class HeaderNames:
    """What the header calls things, folded: titles of the measure, the organisation, the commune."""

    titles: tuple[str, ...]
    organisations: Names
    places: Names


def look_at(unit: Unit, profile: Profile) -> Look:
    folded = fold_cues(ACRONYM.sub("", unit.text))
    sentence = bool(SENTENCE_END.search(unit.text)) and folded.count(" ") >= 5
    barred = len(folded) <= LONGEST_LINE and len(BARS.findall(folded)) >= MOST_BARS
    few = len(folded) <= SHORT_LETTERS and folded.count(" ") < SHORT_WORDS
    short = (few or barred) and not sentence
    found = cues_in(folded, profile)
    name = short and bool(NAME.match(unit.text)) and not _is_of_a_thing(unit.text)
    return Look(
        unit=unit,
        folded=folded,
        short=short,
        sentence=sentence,
        quoted=bool(QUOTED.match(unit.text)),
        name=name,
        person=name and is_person(unit.text),
        function=short and is_function(unit.text, profile),
        speaker=short and presents_speaker(unit.text, profile),
        step=short and opens_step(unit.text, profile),
        titled=False,
        repeated=False,
        cues=[_cue_score(cues, short, section) for section, cues in zip(profile.sections, found, strict=True)],
        proven={
            section.key
            for section, cues in zip(profile.sections, found, strict=True)
            if (short or not _is_listed(section)) and any(cue.distinctive for cue in cues)
        },
        place=short and any(cue.place for cues in found for cue in cues),
    )


def _is_of_a_thing(name: str) -> bool:
    """« Ville de Riom », « Théâtre de la Falaise »: no one's name opens with a common noun and « de »."""
    noun = OF.match(name)
    return noun is not None and is_word(noun[1].lower()) and fold(noun[1]) not in GIVEN


def _is_listed(section: SectionProfile) -> bool:
    return section.shape in ("fields", "steps")


def _cue_score(cues: Sequence[Cue], short: bool, section: SectionProfile) -> float:
    """Sum of the cues found; a field's or a step's cue inside running prose says little."""
    share = 1.0 if short or not _is_listed(section) else 0.25
    total = 0.0
    for cue in cues:
        total += cue.weight * share
    return min(total, CUE_CAP)


def proven_by(line: str, profile: Profile) -> set[str]:
    """The sections that a line's own words prove: « Structure créée en 2007 », « Catégorie bénéficiaires »."""
    folded = fold_cues(line)
    return {key for key, pattern in _distinctive(profile) if pattern.search(folded)}


@cache
def _distinctive(profile: Profile) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (section.key, compiled.pattern)
        for section in profile.sections
        for compiled in compile_cues(section)
        if compiled.cue.distinctive
    )


def mark_repeated(looks: Sequence[Look]) -> None:
    """A short line whose words longer text repeats, or quotes: the title of the measure, or the organisation."""
    longer = [look.folded for look in looks if look.unit.heading is None][:MOST_UNITS]
    titles = {fold_cues(title) for title in quoted_titles(look.unit.text for look in looks)}
    for look in looks[:MOST_UNITS]:
        look.titled = look.short and not look.step and _is_title(look.folded, titles)
        if look.short and not look.speaker and look.unit.heading is None and len(look.folded) >= LEAST_REPEATED:
            look.repeated = any(look.folded in other and len(other) > len(look.folded) for other in longer)


def _is_title(folded: str, titles: Container[str]) -> bool:
    """Whether a line is a quoted title, alone or behind its kind (« Appel à projets Manufactures de proximité »)."""
    if folded in titles or not KIND.match(folded):
        return folded in titles
    return any(folded[space.end() :] in titles for space in SPACE.finditer(folded))


def header_names(looks: Sequence[Look], anchors: Sequence[bool]) -> HeaderNames:
    """The short lines before a place or facts line: the last names the organisation, those above it the measure."""
    named = [
        i
        for i, look in enumerate(looks)
        if look.unit.heading is None and look.short and not anchors[i] and anchor_ahead(looks, i, anchors)
    ]
    titles: list[str] = []
    organisations: list[str] = []
    for i in named[:MOST_NAMES]:
        look = looks[i]
        following = [j for j in named if j > i and looks[j].unit.heading is None]
        is_title = look.titled or bool(KIND.match(look.folded))
        is_last = all(looks[j].titled or KIND.match(looks[j].folded) for j in following if j - i < REACH)
        (titles if is_title or not is_last else organisations).append(look.folded)
    places = [PLACE_HEAD.split(look.folded, maxsplit=1)[0].strip() for look in looks if look.place][:MOST_NAMES]
    return HeaderNames(tuple(titles), _names(organisations), _names(places))


def _names(whole: Sequence[str]) -> Names:
    longest = {max(WORD.findall(name), key=len, default="") for name in whole}
    return Names(tuple(whole), frozenset(word for word in longest if len(word) > SHORTEST_NAME))


def anchor_ahead(looks: Sequence[Look], i: int, anchors: Sequence[bool]) -> bool:
    for j in range(i + 1, min(i + 1 + REACH, len(looks))):
        if not looks[j].short or looks[j].unit.heading is not None:
            return False
        if anchors[j]:
            return True
    return False


def anchor_behind(looks: Sequence[Look], i: int, anchors: Sequence[bool]) -> bool:
    for j in range(i - 1, max(i - 3, -1), -1):
        if not looks[j].short or looks[j].unit.heading is not None:
            return False
        if anchors[j]:
            return True
    return False


def beside(looks: Sequence[Look], i: int, what: str) -> bool:
    """Whether one of the two units before or after (headings skipped) has that look."""
    near = [*looks[max(0, i - 2) : i], *looks[i + 1 : i + 3]]
    return any(getattr(look, what) for look in near if look.unit.heading is None)


def proper_names(text: str) -> frozenset[str]:
    """Capitalised words of five letters or more that do not begin a sentence."""
    return frozenset(PROPER.findall(text))
