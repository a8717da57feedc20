"""What speaks for each section in each unit: its words, its look, its neighbours, and the names it repeats."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from extract.folding import fold
from extract.names.people import GIVEN
from extract.profile import Profile, SectionProfile
from extract.sections.line_kinds import is_listed
from extract.sections.looks import (
    ANCHOR,
    KIND,
    SHORTEST_NAME,
    WORD,
    HeaderNames,
    Look,
    Names,
    anchor_ahead,
    anchor_behind,
    beside,
    header_names,
    look_at,
    mark_repeated,
    proper_names,
)
from extract.sections.units import Unit

LONG_LETTERS = 220
BESIDE_QUOTE = 2.5
INTRODUCED = 2.0
REPEATED = 2.0
OTHERS_WORDS = -3.0
PLACE_RANK = 2
NAMED = 3.0
GIVEN_NAME = 1.5
TITLED = 6.0
SHARED_NAME = 2.5
FIRST_PERSON = re.compile(r"\b(?:nous|notre|nos|je|j'|mon|ma|mes|on)\b")


class Scored(NamedTuple):
    """A unit with its score for each section of the profile, and the sections that its words alone prove.

    `rank` orders a header's fields: 0 the measure's title, 1 a name, 2 the place, 3 facts. `names` are its
    capitalised words inside sentences.
    """

    unit: Unit
    scores: tuple[float, ...]
    proven: frozenset[str]
    rank: int
    names: frozenset[str]


def score_units(units: Sequence[Unit], profile: Profile) -> tuple[Scored, ...]:
    """Score every unit for every section; a unit's neighbours and the names on the page count as well as its words."""
    looks = [look_at(unit, profile) for unit in units]
    mark_repeated(looks)
    fields = next((k for k, section in enumerate(profile.sections) if section.shape == "fields"), None)
    anchors = [look.short and fields is not None and look.cues[fields] >= ANCHOR for look in looks]
    names = header_names(looks, anchors)
    scored: list[Scored] = []
    for i, look in enumerate(looks):
        proper = proper_names(look.unit.text)
        scores = tuple(
            _SHAPES[section.shape](looks, i, anchors) + look.cues[k] + _about(look, section, names, proper)
            for k, section in enumerate(profile.sections)
        )
        proven = look.proven | _proven_speech(looks, i, profile)
        scored.append(Scored(look.unit, scores, frozenset(proven), _rank(look, anchor=anchors[i]), proper))
    return tuple(scored)


def _proven_speech(looks: Sequence[Look], i: int, profile: Profile) -> set[str]:
    """A quotation beside a person with a function is a testimony, whatever stands over it."""
    if not looks[i].quoted:
        return set()
    if not (beside(looks, i, "speaker") or (beside(looks, i, "person") and beside(looks, i, "function"))):
        return set()
    return {section.key for section in profile.sections if section.shape == "speech"}


def _rank(look: Look, *, anchor: bool) -> int:
    if look.place:
        return PLACE_RANK
    if anchor:
        return PLACE_RANK + 1
    return 0 if look.titled or KIND.match(look.folded) else 1


def _about(look: Look, section: SectionProfile, names: HeaderNames, proper: frozenset[str]) -> float:
    """Prose names what it is about; a short line that stands where the header names things is a field."""
    if section.shape == "fields":
        if not look.short:
            return 0.0
        named = 1.5 if look.folded in (*names.titles, *names.organisations.whole) else 0.0
        return named + max(TITLED if look.titled else 0.0, REPEATED if look.repeated else 0.0)
    if section.about is None or look.short:
        return 0.0
    if section.about == "measure":
        return NAMED if any(len(title) >= SHORTEST_NAME and title in look.folded for title in names.titles) else 0.0
    words = frozenset(WORD.findall(look.folded))
    organisation = _names_any(look.folded, words, names.organisations, NAMED)
    named = max(organisation, _names_any(look.folded, words, names.places, 1.5))
    return named + (GIVEN_NAME if any(fold(word) in GIVEN for word in proper) else 0.0)


def _names_any(folded: str, words: frozenset[str], names: Names, worth: float) -> float:
    """Full worth for a name as it stands or without its type word, half for its longest word."""
    for name in names.whole:
        bare = name.partition(" ")[2]
        if (len(name) >= SHORTEST_NAME and name in folded) or (bare.count(" ") >= 1 and bare in folded):
            return worth
    return 0.0 if names.telling.isdisjoint(words) else worth / 2


def _fields(looks: Sequence[Look], i: int, anchors: Sequence[bool]) -> float:
    look = looks[i]
    if not look.short:
        return -6.0 if look.sentence or len(look.folded) > LONG_LETTERS else -2.0
    others = look.proven or look.person or look.speaker or look.function or look.step
    score = 1.0 + (0.5 if i == 0 else 0.0) + (OTHERS_WORDS if others and not anchors[i] else 0.0)
    if anchors[i]:
        return score + 1.0
    return score + (2.5 if anchor_ahead(looks, i, anchors) else 1.5 if anchor_behind(looks, i, anchors) else 0.0)


def _prose(looks: Sequence[Look], i: int, anchors: Sequence[bool]) -> float:
    look = looks[i]
    if look.short:
        return -3.0 if anchors[i] else -2.0
    return (1.0 if look.sentence else 0.0) + (1.0 if len(look.folded) > LONG_LETTERS else 0.0) - 1.5 * look.quoted


def _speech(looks: Sequence[Look], i: int, anchors: Sequence[bool]) -> float:
    look = looks[i]
    if look.quoted:
        return 4.0 + (2.0 if any(beside(looks, i, what) for what in ("name", "function", "speaker")) else 0.0)
    if look.short:
        speaks = look.name or look.function or look.speaker or look.person
        near = (BESIDE_QUOTE if speaks else BESIDE_QUOTE / 2) if beside(looks, i, "quoted") else 0.0
        named = (
            3.0 * look.speaker
            + 1.0 * look.name
            + 2.0 * look.person
            + (2.0 if look.name and beside(looks, i, "function") else 0.0)
        )
        return named + near - 2.0 * (anchors[i] or look.titled)
    introduced = INTRODUCED if _is_introduced(looks, i) else 0.0
    return introduced - 1.0 + min(2.0, 0.7 * len(FIRST_PERSON.findall(look.folded)))


def _is_introduced(looks: Sequence[Look], i: int) -> bool:
    """Words without quotation marks right beside the one who says them, where nothing quoted is."""
    before = looks[i - 1] if i else None
    behind = looks[i + 1] if i + 1 < len(looks) else None
    follows = before is not None and before.unit.heading is None and (before.function or before.speaker)
    leads = behind is not None and behind.unit.heading is None and (behind.speaker or behind.person)
    return (follows or leads) and not any(look.quoted for look in looks[max(0, i - 4) : i + 4])


def _steps(looks: Sequence[Look], i: int, anchors: Sequence[bool]) -> float:
    look = looks[i]
    mark = look.unit.lines[0].mark
    listed = is_listed(look.unit.lines[0], None) and mark is not None
    numbered = 1.5 if listed and mark is not None and any(c.isdigit() for c in mark) else 0.0
    if not look.short:
        return numbered + (0.0 if listed else -2.5)
    return numbered + (1.5 if listed else 0.0) - 1.0 * anchors[i]


_SHAPES = {"fields": _fields, "prose": _prose, "speech": _speech, "steps": _steps}


def share_names(scored: Sequence[Scored], labels: Sequence[str], profile: Profile) -> tuple[Scored, ...]:
    """Scores once a first solution is known: prose that speaks of the same names belongs together.

    Names are capitalised words inside sentences (« Couleurs du Reins », « Maurence »), and those of the speakers.
    """
    homes = {s.key for s in profile.sections if s.about == "organisation" or s.shape == "speech"}
    prose = [k for k, section in enumerate(profile.sections) if section.about == "organisation"]
    common = frozenset(word for programme in profile.programmes for word in programme.split())
    known = [s.names - common for s in scored]
    told = Counter(name for label, names in zip(labels, known, strict=True) if label in homes for name in names)
    rescored: list[Scored] = []
    for s, label, names in zip(scored, labels, known, strict=True):
        own = 1 if label in homes else 0
        if s.unit.heading is not None or not any(told[name] > own for name in names):
            rescored.append(s)
            continue
        gains = [SHARED_NAME if k in prose else 0.0 for k in range(len(s.scores))]
        rescored.append(s._replace(scores=tuple(a + b for a, b in zip(s.scores, gains, strict=True))))
    return tuple(rescored)
