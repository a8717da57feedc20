"""What speaks for each section in each unit: its words, its look, its neighbours, and the names it repeats."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.folding import fold, fold_cues
from extract.names.people import GIVEN, is_person
from extract.profile import Profile, SectionProfile, compile_cues
from extract.sections.units import NAME, Unit, is_function, is_listed, opens_step, presents_speaker, quoted_titles

SHORT_LETTERS, SHORT_WORDS = 110, 16
LONG_LETTERS = 220
CUE_CAP = 9.0
ANCHOR = 2.5
REACH = 3
# A page has tens of units and few names; what a hostile text has beyond is not compared with everything else.
MOST_UNITS = 400
MOST_NAMES = 20
BESIDE_QUOTE = 2.5
LEAST_REPEATED = 6
REPEATED = 2.0
OTHERS_WORDS = -3.0
PLACE_RANK = 2
NAMED = 3.0
GIVEN_NAME = 1.0
TITLED = 3.0
SHARED_NAME = 2.5
PROPER = re.compile(r"(?<=[a-zà-öø-ÿ,'’] )([A-ZÀ-ÖØ-Þ][\w-]{4,})|(?<=['’])([A-ZÀ-ÖØ-Þ][\w-]{4,})")
QUOTED = re.compile(r"\s*[«“\"„].{30,}[»”\"](?:\s?[.!?,])?\s*$", re.DOTALL)
SENTENCE_END = re.compile(r"[.!?…][»”\"')]?\s*$")
FIRST_PERSON = re.compile(r"\b(?:nous|notre|nos|je|j'|mon|ma|mes|on)\b")
WORD = re.compile(r"[a-z0-9][a-z0-9'-]*")
SHORTEST_NAME = 4
ACRONYM = re.compile(r" \((?=[^)]*[A-Z]{2})[A-Z][\w&-]{1,11}\)")
KIND = re.compile(r"(?:appels? |ami\b|aap\b|fonds |dispositif |prime |plan |programme |pret |credit d'impot)")
PLACE_HEAD = re.compile(r"[,(/|·–]| - ")


@dataclass(frozen=True, slots=True)
class Scored:
    """A unit with its score for each section of the profile, and the sections that its words alone prove.

    `rank` orders a header's fields: 0 the measure's title, 1 a name, 2 the place, 3 facts.
    """

    unit: Unit
    scores: tuple[float, ...]
    proven: frozenset[str]
    rank: int


@dataclass(slots=True)
class _Look:
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


def score_units(units: Sequence[Unit], profile: Profile) -> tuple[Scored, ...]:
    """Score every unit for every section; a unit's neighbours and the names on the page count as well as its words."""
    looks = [_look(unit, profile) for unit in units]
    _mark_repeated(looks)
    fields = _index(profile, "fields")
    anchors = [look.short and fields is not None and look.cues[fields] >= ANCHOR for look in looks]
    names = _field_names(looks, anchors)
    scored: list[Scored] = []
    for i, look in enumerate(looks):
        scores = tuple(
            _SHAPES[section.shape](looks, i, anchors) + look.cues[k] + _about(look, section, names)
            for k, section in enumerate(profile.sections)
        )
        proven = look.proven | _proven_speech(looks, i, profile)
        scored.append(Scored(look.unit, scores, frozenset(proven), _rank(look, anchor=anchors[i])))
    return tuple(scored)


def _mark_repeated(looks: Sequence[_Look]) -> None:
    """A short line whose words longer text repeats, or quotes: the title of the measure, or the organisation."""
    longer = [look.folded for look in looks if look.unit.heading is None][:MOST_UNITS]
    titles = {fold_cues(title) for title in quoted_titles(look.unit.text for look in looks)}
    for look in looks[:MOST_UNITS]:
        look.titled = look.short and not look.step and look.folded in titles
        if look.short and not look.speaker and look.unit.heading is None and len(look.folded) >= LEAST_REPEATED:
            look.repeated = any(look.folded in other and len(other) > len(look.folded) for other in longer)


def _index(profile: Profile, shape: str) -> int | None:
    return next((i for i, section in enumerate(profile.sections) if section.shape == shape), None)


def _look(unit: Unit, profile: Profile) -> _Look:
    folded = fold_cues(ACRONYM.sub("", unit.text))
    sentence = bool(SENTENCE_END.search(unit.text)) and folded.count(" ") >= 5
    short = len(folded) <= SHORT_LETTERS and folded.count(" ") < SHORT_WORDS and not sentence
    proven: set[str] = set()
    cues = [_cue_score(folded, short, section, proven) for section in profile.sections]
    return _Look(
        unit=unit,
        folded=folded,
        short=short,
        sentence=sentence,
        quoted=bool(QUOTED.match(unit.text)),
        name=short and bool(NAME.match(unit.text)),
        person=short and bool(NAME.match(unit.text)) and is_person(unit.text),
        function=short and is_function(unit.text, profile),
        speaker=short and presents_speaker(unit.text, profile),
        step=short and opens_step(unit.text, profile),
        titled=False,
        repeated=False,
        cues=cues,
        proven=proven,
        place=short and _names_place(folded, profile),
    )


def _cue_score(folded: str, short: bool, section: SectionProfile, proven: set[str]) -> float:
    """Sum of the cues found; a field's or a step's cue inside running prose says little."""
    total = 0.0
    listed = section.shape in ("fields", "steps")
    for compiled in compile_cues(section):
        if compiled.pattern.search(folded):
            total += compiled.cue.weight if short or not listed else compiled.cue.weight * 0.25
            if compiled.cue.distinctive and (short or not listed):
                proven.add(section.key)
    return min(total, CUE_CAP)


def proven_by(line: str, profile: Profile) -> set[str]:
    """The sections that a line's own words prove: « Structure créée en 2007 », « Catégorie bénéficiaires »."""
    folded = fold_cues(line)
    return {
        section.key
        for section in profile.sections
        for compiled in compile_cues(section)
        if compiled.cue.distinctive and compiled.pattern.search(folded)
    }


def _names_place(folded: str, profile: Profile) -> bool:
    return any(
        compiled.cue.place and compiled.pattern.search(folded)
        for section in profile.sections
        for compiled in compile_cues(section)
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """What the header calls things, folded: titles of the measure, the organisation, the commune."""

    titles: tuple[str, ...]
    organisations: tuple[str, ...]
    places: tuple[str, ...]


def _field_names(looks: Sequence[_Look], anchors: Sequence[bool]) -> _Names:
    """The short lines before a place or facts line: the last names the organisation, those above it the measure."""
    named = [
        i
        for i, look in enumerate(looks)
        if look.unit.heading is None and look.short and not anchors[i] and _anchor_ahead(looks, i, anchors)
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
    return _Names(tuple(titles), tuple(organisations), tuple(places))


def _anchor_ahead(looks: Sequence[_Look], i: int, anchors: Sequence[bool]) -> bool:
    for j in range(i + 1, min(i + 1 + REACH, len(looks))):
        if not looks[j].short or looks[j].unit.heading is not None:
            return False
        if anchors[j]:
            return True
    return False


def _anchor_behind(looks: Sequence[_Look], i: int, anchors: Sequence[bool]) -> bool:
    for j in range(i - 1, max(i - 3, -1), -1):
        if not looks[j].short or looks[j].unit.heading is not None:
            return False
        if anchors[j]:
            return True
    return False


def _proven_speech(looks: Sequence[_Look], i: int, profile: Profile) -> set[str]:
    """A quotation beside a person with a function is a testimony, whatever stands over it."""
    speaker = _beside(looks, i, "speaker") or (_beside(looks, i, "person") and _beside(looks, i, "function"))
    if not (looks[i].quoted and speaker):
        return set()
    return {section.key for section in profile.sections if section.shape == "speech"}


def _rank(look: _Look, *, anchor: bool) -> int:
    if look.place:
        return PLACE_RANK
    if anchor:
        return PLACE_RANK + 1
    return 0 if look.titled or KIND.match(look.folded) else 1


def _about(look: _Look, section: SectionProfile, names: _Names) -> float:
    """Prose names what it is about; a short line that stands where the header names things is a field."""
    if section.shape == "fields":
        if not look.short:
            return 0.0
        named = 1.5 if look.folded in (*names.titles, *names.organisations) else 0.0
        return named + max(TITLED if look.titled else 0.0, REPEATED if look.repeated else 0.0)
    if section.about is None or look.short:
        return 0.0
    if section.about == "measure":
        return NAMED if any(len(title) >= SHORTEST_NAME and title in look.folded for title in names.titles) else 0.0
    named = max(_names_any(look.folded, names.organisations, NAMED), _names_any(look.folded, names.places, 1.5))
    return named + (GIVEN_NAME if any(fold(word) in GIVEN for word in _proper_names(look.unit.text)) else 0.0)


def _names_any(folded: str, names: Sequence[str], worth: float) -> float:
    """Full worth for a name as it stands or without its type word, half for its longest word."""
    for name in names:
        bare = name.partition(" ")[2]
        if (len(name) >= SHORTEST_NAME and name in folded) or (bare.count(" ") >= 1 and bare in folded):
            return worth
    words = set(WORD.findall(folded))
    longest = {max(WORD.findall(name), key=len, default="") for name in names}
    return worth / 2 if any(len(word) > SHORTEST_NAME and word in words for word in longest) else 0.0


def _fields(looks: Sequence[_Look], i: int, anchors: Sequence[bool]) -> float:
    look = looks[i]
    if not look.short:
        return -6.0 if look.sentence or len(look.folded) > LONG_LETTERS else -2.0
    others = look.proven or look.person or look.speaker or look.function or look.step
    score = 1.0 + (0.5 if i == 0 else 0.0) + (OTHERS_WORDS if others and not anchors[i] else 0.0)
    if anchors[i]:
        return score + 1.0
    return score + (2.5 if _anchor_ahead(looks, i, anchors) else 1.5 if _anchor_behind(looks, i, anchors) else 0.0)


def _prose(looks: Sequence[_Look], i: int, anchors: Sequence[bool]) -> float:
    look = looks[i]
    if look.short:
        return -3.0 if anchors[i] else -2.0
    return (1.0 if look.sentence else 0.0) + (1.0 if len(look.folded) > LONG_LETTERS else 0.0) - 1.5 * look.quoted


def _speech(looks: Sequence[_Look], i: int, anchors: Sequence[bool]) -> float:
    look = looks[i]
    if look.quoted:
        return 4.0 + (2.0 if any(_beside(looks, i, what) for what in ("name", "function", "speaker")) else 0.0)
    if look.short:
        speaks = look.name or look.function or look.speaker or look.person
        beside = (BESIDE_QUOTE if speaks else BESIDE_QUOTE / 2) if _beside(looks, i, "quoted") else 0.0
        named = (
            3.0 * look.speaker
            + 1.0 * look.name
            + 2.0 * look.person
            + (2.0 if look.name and _beside(looks, i, "function") else 0.0)
        )
        return named + beside - 2.0 * (anchors[i] or look.titled)
    introduced = (
        2.0 if i and looks[i - 1].unit.heading is None and (looks[i - 1].function or looks[i - 1].speaker) else 0.0
    )
    return introduced - 1.0 + min(2.0, 0.7 * len(FIRST_PERSON.findall(look.folded)))


def _is_introduced(looks: Sequence[_Look], i: int) -> bool:
    """Words without quotation marks that follow the one who says them, where nothing quoted already did."""
    before = looks[i - 1] if i else None
    if before is None or before.unit.heading is not None or not (before.function or before.speaker):
        return False
    return not any(look.quoted for look in looks[max(0, i - 4) : i])


def _steps(looks: Sequence[_Look], i: int, anchors: Sequence[bool]) -> float:
    look = looks[i]
    mark = look.unit.lines[0].mark
    listed = is_listed(look.unit.lines[0], None) and mark is not None
    numbered = 1.5 if listed and mark is not None and any(c.isdigit() for c in mark) else 0.0
    if not look.short:
        return numbered + (0.0 if listed else -2.5)
    return numbered + (1.5 if listed else 0.0) - 1.0 * anchors[i]


def _beside(looks: Sequence[_Look], i: int, what: str) -> bool:
    """Whether one of the two units before or after (headings skipped) has that look."""
    near = [*looks[max(0, i - 2) : i], *looks[i + 1 : i + 3]]
    return any(getattr(look, what) for look in near if look.unit.heading is None)


_SHAPES = {"fields": _fields, "prose": _prose, "speech": _speech, "steps": _steps}


def share_names(scored: Sequence[Scored], labels: Sequence[str], profile: Profile) -> tuple[Scored, ...]:
    """Scores once a first solution is known: prose that speaks of the same names belongs together.

    Names are capitalised words inside sentences (« Couleurs du Reins », « Maurence »), and those of the speakers.
    """
    homes = {s.key for s in profile.sections if s.about == "organisation" or s.shape == "speech"}
    prose = [k for k, section in enumerate(profile.sections) if section.about == "organisation"]
    common = frozenset(word for programme in profile.programmes for word in programme.split())
    known = [_proper_names(s.unit.text) - common for s in scored]
    told = Counter(name for label, names in zip(labels, known, strict=True) if label in homes for name in names)
    rescored: list[Scored] = []
    for s, label, names in zip(scored, labels, known, strict=True):
        own = 1 if label in homes else 0
        if s.unit.heading is not None or not any(told[name] > own for name in names):
            rescored.append(s)
            continue
        gains = [SHARED_NAME if k in prose else 0.0 for k in range(len(s.scores))]
        rescored.append(replace(s, scores=tuple(a + b for a, b in zip(s.scores, gains, strict=True))))
    return tuple(rescored)


def _proper_names(text: str) -> frozenset[str]:
    """Capitalised words of five letters or more that do not begin a sentence."""
    return frozenset(match.group() for match in PROPER.finditer(text))
