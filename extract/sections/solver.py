"""The whole fiche solved at once: one section for each unit, under what headings, order and neighbours allow."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from extract.profile import Profile
from extract.sections.clues import Scored, share_names
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


_Path = tuple[float, int, "_Path | None"]
"""The best way to one state: what it costs (its score turned round, so that the best sorts first and ties go to the
profile's order), the state, and the way there. A state is the last unit's label above a bit for each section seen."""
_Gain = tuple[int, int, float, float]
"""A label where a state has it, its bit, and what it is worth where its section is new, and where it was seen."""


class _Step(NamedTuple):
    """What touches a body unit, whatever it scores: headings, a block or a list that a change would break.

    `change` is what leaving the section of the unit before is worth, `above` what the headings right above are worth to
    their sections, `below` the section of the heading under it; `goes_on` where its first words go on with a sentence
    that the unit just before broke off.
    """

    change: float
    above: Mapping[int, float]
    below: int | None
    goes_on: bool


def solve(scored: Sequence[Scored], profile: Profile) -> tuple[str, ...]:
    """A section key, or `LEFTOVER`, for each unit in order. A heading belongs to the section that it names.

    Solved twice, the second time with the names that prose shares with what was found first. Exact over (last section,
    sections seen) but for a beam of `BEAM` states; ties go to the profile's order.
    """
    keys = [section.key for section in profile.sections]
    chains = [CHAIN_OF_MEASURE if section.about == "measure" else CHAIN for section in profile.sections]
    steps = _steps(scored, keys)

    def solved(scored: Sequence[Scored]) -> tuple[str, ...]:
        headings = [s.unit.heading for s in scored]
        headed = {keys.index(heading.section) for heading in headings if heading is not None}
        own = [s.scores for s, heading in zip(scored, headings, strict=True) if heading is None]
        labels = iter(_best(steps, own, chains, sum(1 << section for section in headed)))
        return tuple(_name(next(labels), keys) if heading is None else heading.section for heading in headings)

    found = solved(scored)
    shared = share_names(scored, found, profile)
    return found if shared == tuple(scored) else solved(shared)


def _name(label: int, keys: Sequence[str]) -> str:
    return keys[label] if label < len(keys) else LEFTOVER


def _steps(scored: Sequence[Scored], keys: Sequence[str]) -> list[_Step]:
    steps: list[_Step] = []
    for i, s in enumerate(scored):
        if s.unit.heading is not None:
            continue
        before = scored[i - 1].unit if i else None
        below = scored[i + 1].unit.heading if i + 1 < len(scored) else None
        goes_on = before is not None and before.heading is None and _goes_on(before, s.unit)
        above = _above(scored, i, keys)
        change = _change(s.unit, headed=bool(above))
        steps.append(_Step(change, above, None if below is None else keys.index(below.section), goes_on))
    return steps


def _above(scored: Sequence[Scored], i: int, keys: Sequence[str]) -> dict[int, float]:
    """What the headings right above a unit are worth; where there are several, the text below is any one's."""
    sections: set[int] = set()
    nearest = scored[i - 1].unit.heading if i else None
    while i and (heading := scored[i - 1].unit.heading) is not None:
        sections.add(keys.index(heading.section))
        i -= 1
    if nearest is None:
        return {}
    alone = AFTER_HEADING if nearest.certain else AFTER_SLIP
    return dict.fromkeys(sections, AFTER_STACK if len(sections) > 1 else alone)


def _change(unit: Unit, *, headed: bool) -> float:
    if unit.first or headed:
        return CHANGE
    return CHANGE_INSIDE_BLOCK if unit.lines[0].mark is None else CHANGE_INSIDE_LIST


def _goes_on(before: Unit, unit: Unit) -> bool:
    last = before.lines[-1].text
    if len(before.text) < LONG_PARAGRAPH or ENDED.search(last):
        return False
    return unit.lines[0].text[0].islower() or LINKING.search(last) is not None


def _best(
    steps: Sequence[_Step], scores: Iterable[Sequence[float]], chains: Sequence[float], headed: int
) -> tuple[int, ...]:
    """The labels of the best path; `headed` are the sections that have a heading, which asks for a text."""
    count = len(chains)
    sections = (1 << count) - 1
    paths: list[_Path] = [(0.0, (count + 1) << count, None)]
    for step, own in zip(steps, scores, strict=True):
        gains = _gains(step, own, chains, {state >> count for _, state, _ in paths})
        reached: dict[int, _Path] = {}
        for path in paths:
            cost, state, _ = path
            seen = state & sections
            for label, bit, fresh, again in gains[state >> count]:
                now = label | seen | bit
                reach = cost - (again if seen & bit else fresh)
                known = reached.get(now)
                if known is None or reach < known[0]:
                    reached[now] = (reach, now, path)
        paths = sorted(reached.values())[:BEAM]
    return _walk(min(paths, key=lambda path: path[0] - _empty(headed & ~path[1])), count)


def _walk(path: _Path, count: int) -> tuple[int, ...]:
    """The labels along a path, first unit first."""
    labels: list[int] = []
    while path[2] is not None:
        labels.append(path[1] >> count)
        path = path[2]
    return tuple(reversed(labels))


def _empty(headings: int) -> float:
    return HEADING_WITHOUT_TEXT * headings.bit_count()


def _gains(
    step: _Step, scores: Sequence[float], chains: Sequence[float], lasts: Iterable[int]
) -> dict[int, list[_Gain]]:
    """What each label is worth for a unit after one labelled so, once for all paths.

    Behind the labels of the sections come that of what is left over, and one for the place before the first unit.
    """
    count = len(chains)
    staying, moving = _worth(step, scores)
    opening = [(label << count, 1 << label, gain + NEW_SECTION, gain + RETURN) for label, gain in enumerate(moving)]
    changing = [
        (label << count, 1 << label, gain + NEW_SECTION + step.change, gain + step.change + RETURN)
        for label, gain in enumerate(moving)
    ]
    left = (count << count, 0, LEFT_OVER, LEFT_OVER)
    gains: dict[int, list[_Gain]] = {}
    for last in lasts:
        row = [*(changing if last < count else opening), left]
        if last < count:
            stays = staying[last] + chains[last] + (GOES_ON if step.goes_on else 0.0)
            row[last] = (last << count, 1 << last, stays, stays)
        following = last + 1 if last <= count else 0
        if following < count:
            label, bit, fresh, again = row[following]
            row[following] = (label, bit, fresh + NEXT_IN_ORDER, again + NEXT_IN_ORDER)
        gains[last] = row
    return gains


def _worth(step: _Step, scores: Sequence[float]) -> tuple[list[float], list[float]]:
    """What each section is worth to a unit, staying in it or moving to it: a heading above counts where one begins."""
    staying, moving = list(scores), list(scores)
    for label, gain in step.above.items():
        moving[label] += gain
    if step.below is not None:
        staying[step.below] += BEFORE_HEADING
        moving[step.below] += BEFORE_HEADING
    return staying, moving
