"""Blocks to a fiche: its sections' texts, its furniture, what no section claimed, and the count of all three."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from extract.document import Document, Line
from extract.errors import RefusedError
from extract.folding import fold
from extract.layout.block import Block
from extract.names.header.activity import looks_like_activity
from extract.profile import Profile, SectionProfile
from extract.sections.clues import PLACE_RANK, Scored, score_units
from extract.sections.headings import match_heading
from extract.sections.line_kinds import LONGEST_FIELD
from extract.sections.looks import proven_by
from extract.sections.solver import LEFTOVER, solve
from extract.sections.text import DocumentWords, SectionText, words_of, write_section
from extract.sections.units import Unit, cut_units

FEWEST_SECTIONS = 2
# Prose counts as a section without heading only where its words say clearly what it is.
CLEAR_PROSE = 4.5


@dataclass(frozen=True, slots=True)
class Aside:
    """Text outside the sections: furniture with its kind, or what was left over (kind None)."""

    kind: str | None
    text: str
    at: tuple[int, ...]
    chars: int


@dataclass(frozen=True, slots=True)
class Fiche:
    """One fiche, sections in the profile's order."""

    sections: tuple[SectionText, ...]
    furniture: tuple[Aside, ...]
    leftover: tuple[Aside, ...]

    @property
    def texts(self) -> dict[str, str]:
        """Section texts by key, for the readers of values and names."""
        return {section.key: section.text for section in self.sections}


def find_sections(blocks: Sequence[Block], profile: Profile, furniture: Iterable[tuple[str, Line]] = ()) -> Fiche:
    """Give every line to one section, to the furniture or to the leftover.

    `furniture` are (kind, line) that the layout already set aside. Raises `RefusedError`: `not_a_fiche` where fewer
    than two sections of the family are found, `several_fiches` where one text holds more than one fiche.
    """
    aside = [Aside(kind, line.text, line.at, line.chars) for kind, line in furniture]
    units: list[Unit] = []
    for unit in cut_units(blocks, profile):
        kind = _furniture_kind(unit, profile)
        if kind is None:
            units.append(unit)
        else:
            aside.append(_aside(unit, kind))
    scored = score_units(units, profile)
    _refuse_several(scored, profile)
    labels = solve(scored, profile)
    _refuse_others(scored, labels, profile)
    words = words_of(blocks)
    ordered = all(block.whole for block in blocks) or _reads_in_order(labels, profile)
    sections = _write_sections(scored, labels, profile, words, ordered=ordered)
    left = [
        _aside(s.unit, None) for s, label in zip(scored, labels, strict=True) if label not in {x.key for x in sections}
    ]
    return Fiche(sections, tuple(aside), tuple(left))


def read_through(blocks: Sequence[Block], profile: Profile) -> str:
    """The readable text of blocks that are no fiche, a paragraph a line: lines joined, hyphens undone."""
    units = cut_units(blocks, profile)
    words = words_of(blocks)
    section = SectionProfile(key="text", shape="prose", headings=())
    return write_section(section, [], units, words).text if units else ""


def sections_shown(document: Document, profile: Profile) -> frozenset[str]:
    """The sections whose heading, or whose own words, stand on a line: what tells a page of a fiche from a cover."""
    shown: set[str] = set()
    for line in document.lines:
        heading = match_heading(line.text, profile, surely=True)
        if heading is not None:
            shown.add(heading.section)
        elif len(line.text) <= LONGEST_FIELD:
            shown |= proven_by(line.text, profile)
    return frozenset(shown)


def _write_sections(
    scored: Sequence[Scored], labels: Sequence[str], profile: Profile, words: DocumentWords, *, ordered: bool
) -> tuple[SectionText, ...]:
    """The sections that hold text; a heading without any is left over."""
    written: list[SectionText] = []
    for section in profile.sections:
        mine = [i for i, label in enumerate(labels) if label == section.key]
        headings = [scored[i].unit for i in mine if scored[i].unit.heading is not None]
        places = [i for i in mine if scored[i].unit.heading is None]
        if section.shape == "fields" and places:
            places = in_field_order(places, scored, ordered=ordered)
        body = [scored[i].unit for i in places]
        if body:
            written.append(write_section(section, headings, body, words))
    return tuple(written)


def _reads_in_order(labels: Sequence[str], profile: Profile) -> bool:
    """Whether the sections stand one after another as the profile has them: no drawing order, then."""
    ranks = {section.key: rank for rank, section in enumerate(profile.sections)}
    told = [ranks[label] for label in labels if label in ranks]
    return told == sorted(told)


def in_field_order(places: Sequence[int], scored: Sequence[Scored], *, ordered: bool) -> list[int]:
    """A header whose fields were drawn far apart, or place first, in its own order: title, name, place, facts.

    Of several lines that may be the name, those that are worded as an activity stand with the facts.

    A header that stands together keeps the order in which it is printed, even place first where the text is `ordered`.
    """
    if _stand_together(places, scored) and (ordered or scored[places[0]].rank < PLACE_RANK):
        return list(places)
    ranks: dict[int, int] = {}
    worded = {i for i in places if scored[i].rank == PLACE_RANK - 1 and looks_like_activity(scored[i].unit.text)}
    has_name = any(scored[i].rank == PLACE_RANK - 1 and i not in worded for i in places)
    for i in places:
        # What stands right under the facts, without a gap, is one of them: the activity looks like a name.
        above = ranks.get(i - 1, 0) if not scored[i].unit.first else 0
        ranks[i] = above if scored[i].rank < PLACE_RANK < above else scored[i].rank
        if has_name and i in worded:
            ranks[i] = PLACE_RANK + 1
    return sorted(places, key=lambda i: ranks[i])


def _stand_together(places: Sequence[int], scored: Sequence[Scored]) -> bool:
    """Whether nothing but headings stands between ascending places."""
    return len(places) == sum(s.unit.heading is None for s in scored[places[0] : places[-1] + 1])


def _aside(unit: Unit, kind: str | None) -> Aside:
    return Aside(
        kind,
        unit.text,
        tuple(index for line in unit.lines for index in line.at),
        sum(line.chars for line in unit.lines),
    )


def _furniture_kind(unit: Unit, profile: Profile) -> str | None:
    if unit.heading is not None or len(unit.lines) > 1:
        return None
    folded = fold(unit.text).strip()
    return next((kind for kind, pattern in _furniture(profile) if pattern.fullmatch(folded)), None)


@cache
def _furniture(profile: Profile) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((cue.kind, re.compile(cue.pattern)) for cue in profile.furniture)


def _refuse_several(scored: Sequence[Scored], profile: Profile) -> None:
    headings = Counter(s.unit.heading.section for s in scored if s.unit.heading is not None and s.unit.heading.certain)
    repeated = sum(count > 1 for count in headings.values())
    headers = sum(any(_is_fields(key, profile) for key in s.proven) for s in scored)
    if repeated >= 3 or (repeated >= 2 and headers >= 2):
        raise RefusedError("several_fiches", "this text holds several fiches; give each a file of its own")


def _is_fields(key: str, profile: Profile) -> bool:
    return any(section.key == key and section.shape == "fields" for section in profile.sections)


def _refuse_others(scored: Sequence[Scored], labels: Sequence[str], profile: Profile) -> None:
    """Refuse a text in which the family does not show: at least two sections, one of them by heading or sure words."""
    keys = [section.key for section in profile.sections]
    shown: set[str] = set()
    clear: set[str] = set()
    for s, label in zip(scored, labels, strict=True):
        if label == LEFTOVER:
            continue
        if s.unit.heading is not None:
            if s.unit.heading.certain and s.unit.heading.section == label:
                shown.add(label)
        elif label in s.proven:
            shown.add(label)
        elif s.scores[keys.index(label)] >= CLEAR_PROSE:
            clear.add(label)
    if not shown or len(shown | clear) < FEWEST_SECTIONS:
        found = ", ".join(sorted(shown | clear)) or "none"
        raise RefusedError("not_a_fiche", f"fewer than two sections of {profile.name} were found ({found})")
