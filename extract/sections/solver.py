"""The whole fiche solved at once: one section for each unit, under what headings, order and neighbours allow."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.profile import Profile
from extract.sections.clues import Scored
from extract.sections.line_kinds import ENDED, LINKING
from extract.sections.units import LONG_PARAGRAPH, Unit

LEFTOVER = "leftover"

# The weights are log-odds by feel, set so that a unit's own words can outweigh one neighbour but not a heading and two.
AFTER_HEADING = 4.5
AFTER_SLIP = 3.5
AFTER_STACK = 2.0
BEFORE_HEADING = 3.0
CHAIN = 1.5
# The measure is told in a paragraph or two, the story in three or more.
CHAIN_OF_MEASURE = 0.25
GOES_ON = 5.0
CHANGE = -1.0
CHANGE_INSIDE_BLOCK = -3.0
CHANGE_INSIDE_LIST = -6.0
RETURN = -0.5
NEW_SECTION = 2.0
NEXT_IN_ORDER = 0.5
HEADING_WITHOUT_TEXT = -4.0
LEFT_OVER = -1.0
BEAM = 16


_Path = tuple[float, int, int, "_Path | None"]
"""The best way to one state: what it costs (its score turned round, so that the best sorts first and ties go to the
profile's order), the last unit's label, the sections seen as a bit mask, and the way there."""
_Gain = tuple[int, int, float, float]
"""A label, its bit in the mask, and what it is worth where its section is new, and where it was seen."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A body unit with the headings that touch it: section numbers, and whether the one before is certain.

    `stacked` are the sections of several headings drawn right above one another: the text below is any one's.
    `goes_on` where its first words go on with a sentence that the unit just before broke off.
    """

    scored: Scored
    before: int | None
    stacked: frozenset[int]
    certain: bool
    after: int | None
    goes_on: bool


def solve(scored: Sequence[Scored], profile: Profile) -> tuple[str, ...]:
    """A section key, or `LEFTOVER`, for each unit in order. A heading belongs to the section that it names.

    Exact over (last section, sections seen) but for a beam of `BEAM` states; ties go to the profile's order.
    """
    keys = [section.key for section in profile.sections]
    steps = _steps(scored, keys)
    headed = sum(1 << keys.index(s.unit.heading.section) for s in _once(scored) if s.unit.heading is not None)
    chains = [CHAIN_OF_MEASURE if section.about == "measure" else CHAIN for section in profile.sections]
    labels = iter(_best(steps, chains, headed))
    return tuple(s.unit.heading.section if s.unit.heading is not None else _name(next(labels), keys) for s in scored)


def _name(label: int, keys: Sequence[str]) -> str:
    return keys[label] if label < len(keys) else LEFTOVER


def _once(scored: Sequence[Scored]) -> list[Scored]:
    """The first heading of each section."""
    found: dict[str, Scored] = {}
    for s in scored:
        if s.unit.heading is not None:
            found.setdefault(s.unit.heading.section, s)
    return list(found.values())


def _steps(scored: Sequence[Scored], keys: Sequence[str]) -> list[_Step]:
    steps: list[_Step] = []
    for i, s in enumerate(scored):
        if s.unit.heading is not None:
            continue
        before = scored[i - 1].unit.heading if i else None
        after = scored[i + 1].unit.heading if i + 1 < len(scored) else None
        steps.append(
            _Step(
                s,
                None if before is None else keys.index(before.section),
                frozenset(keys.index(section) for section in _stack(scored, i)),
                before is not None and before.certain,
                None if after is None else keys.index(after.section),
                i > 0 and before is None and _goes_on(scored[i - 1].unit, s.unit),
            )
        )
    return steps


def _stack(scored: Sequence[Scored], i: int) -> set[str]:
    """The sections of the headings right above a unit, where there is more than one."""
    sections: set[str] = set()
    while i and (heading := scored[i - 1].unit.heading) is not None:
        sections.add(heading.section)
        i -= 1
    return sections if len(sections) > 1 else set()


def _goes_on(before: Unit, unit: Unit) -> bool:
    last = before.lines[-1].text
    broken = unit.lines[0].text[0].islower() or LINKING.search(last) is not None
    return broken and not ENDED.search(last) and len(before.text) >= LONG_PARAGRAPH


def _best(steps: Sequence[_Step], chains: Sequence[float], headed: int) -> tuple[int, ...]:
    paths: list[_Path] = [(0.0, -1, 0, None)]
    for step in steps:
        gains = _gains(step, chains)
        reached: dict[tuple[int, int], _Path] = {}
        for path in paths:
            cost, last, seen, _ = path
            for label, bit, fresh, again in gains[last]:
                now = seen | bit
                reach = cost - (again if now == seen else fresh)
                known = reached.get((label, now))
                if known is None or reach < known[0]:
                    reached[label, now] = (reach, label, now, path)
        paths = sorted(reached.values())[:BEAM]
    return _walk(min(paths, key=lambda path: path[0] - _empty(headed & ~path[2])))


def _walk(path: _Path) -> tuple[int, ...]:
    """The labels along a path, first unit first."""
    labels: list[int] = []
    while path[3] is not None:
        labels.append(path[1])
        path = path[3]
    return tuple(reversed(labels))


def _empty(headings: int) -> float:
    return HEADING_WITHOUT_TEXT * headings.bit_count()


def _gains(step: _Step, chains: Sequence[float]) -> dict[int, list[_Gain]]:
    """What each label is worth for this unit after a unit labelled so, the first unit after -1: once for all paths."""
    count = len(chains)
    own = [_under_headings(step, label, moved=True) for label in range(count)]
    change = _change(step)
    opening = [(label, 1 << label, gain + NEW_SECTION, gain + RETURN) for label, gain in enumerate(own)]
    changing = [
        (label, 1 << label, gain + NEW_SECTION + change, gain + change + RETURN) for label, gain in enumerate(own)
    ]
    gains: dict[int, list[_Gain]] = {}
    for last in range(-1, count + 1):
        row = list(opening if last in (-1, count) else changing)
        if 0 <= last < count:
            stays = _under_headings(step, last, moved=False) + chains[last] + (GOES_ON if step.goes_on else 0.0)
            row[last] = (last, 1 << last, stays, stays)
        if last + 1 < count:
            label, bit, fresh, again = row[last + 1]
            row[last + 1] = (label, bit, fresh + NEXT_IN_ORDER, again + NEXT_IN_ORDER)
        gains[last] = [*row, (count, 0, LEFT_OVER, LEFT_OVER)]
    return gains


def _under_headings(step: _Step, label: int, *, moved: bool) -> float:
    """What a unit's own words and the headings that touch it are worth; the one above counts where a section begins."""
    gain = step.scored.scores[label]
    if moved and label in step.stacked:
        gain += AFTER_STACK
    elif moved and step.before == label:
        gain += AFTER_HEADING if step.certain else AFTER_SLIP
    return gain + BEFORE_HEADING if step.after == label else gain


def _change(step: _Step) -> float:
    unit = step.scored.unit
    if unit.first or step.before is not None:
        return CHANGE
    return CHANGE_INSIDE_BLOCK if unit.lines[0].mark is None else CHANGE_INSIDE_LIST
