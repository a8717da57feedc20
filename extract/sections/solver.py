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


@dataclass(frozen=True, slots=True)
class _Path:
    """The best way to one state: the last unit's label and the way there; `seen` sections as a bit mask."""

    score: float
    label: int
    seen: int
    back: "_Path | None"


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
    count = len(chains)
    paths = {(-1, 0): _Path(0.0, -1, 0, None)}
    for step in steps:
        reached: dict[tuple[int, int], _Path] = {}
        for (last, seen), path in paths.items():
            for label in range(count + 1):
                now = seen | (1 << label) if label < count else seen
                score = path.score + _gain(step, last, label, seen, chains)
                known = reached.get((label, now))
                if known is None or score > known.score:
                    reached[label, now] = _Path(score, label, now, path)
        kept = sorted(reached.items(), key=lambda item: (-item[1].score, item[0]))[:BEAM]
        paths = dict(kept)
    return _walk(max(paths.values(), key=lambda path: path.score + _empty(headed & ~path.seen)))


def _walk(path: _Path) -> tuple[int, ...]:
    """The labels along a path, first unit first."""
    labels: list[int] = []
    while path.back is not None:
        labels.append(path.label)
        path = path.back
    return tuple(reversed(labels))


def _empty(headings: int) -> float:
    return HEADING_WITHOUT_TEXT * headings.bit_count()


def _gain(step: _Step, last: int, label: int, seen: int, chains: Sequence[float]) -> float:
    """What it is worth that this unit has this label, after a unit labelled `last`."""
    count = len(chains)
    if label == count:
        return LEFT_OVER
    gain = step.scored.scores[label]
    if label in step.stacked and last != label:
        gain += AFTER_STACK
    elif step.before == label and last != label:
        gain += AFTER_HEADING if step.certain else AFTER_SLIP
    if step.after == label:
        gain += BEFORE_HEADING
    if not seen >> label & 1:
        gain += NEW_SECTION
    if last == label:
        return gain + chains[label] + (GOES_ON if step.goes_on else 0.0)
    if last not in (-1, count):
        gain += _change(step)
    if seen >> label & 1:
        gain += RETURN
    return gain + (NEXT_IN_ORDER if label == last + 1 else 0.0)


def _change(step: _Step) -> float:
    unit = step.scored.unit
    if unit.first or step.before is not None:
        return CHANGE
    return CHANGE_INSIDE_BLOCK if unit.lines[0].mark is None else CHANGE_INSIDE_LIST
