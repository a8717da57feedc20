"""Quantities with a noun, and counts without one → mentions: values and spans, as yet without a role."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.values.headcounts.nouns import Counted, read_noun
from extract.values.headcounts.omissions import read_omission
from extract.values.headcounts.people import masculine_of
from extract.values.headcounts.refusals import is_kept
from extract.values.headcounts.working_time import read_working_time
from extract.values.numbers import Number
from extract.values.quantities import Quantity, read_quantities
from extract.values.reading import Passage

_RULES = {
    "range": "headcount.range",
    "ceiling": "headcount.bound",
    "floor": "headcount.bound",
    "growth": "headcount.growth",
    "list": "headcount.list",
    "alternative": "headcount.list",
}
_PART_REACH = 80
_AND_A_HALF = re.compile(r"[ ] et [ ] demie? \b (?! - )", re.VERBOSE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """One count in the text: half-open offsets of its words and of its noun, and its value as yet without a role."""

    start: int
    end: int
    noun: tuple[int, int]
    low: Decimal | None
    high: Decimal | None
    approximate: bool
    counted: Counted
    rule: str
    cue: tuple[int, int] | None = None


def read_mentions(passage: Passage) -> list[Mention]:
    """Every count of people, in order of start."""
    quantities = read_quantities(passage, read_noun, parted=True)
    counted = [_mention(passage, quantity) for quantity in quantities if is_kept(passage, quantity)]
    return sorted([*counted, *_ellipses(passage, counted)], key=lambda mention: mention.start)


def _mention(passage: Passage, quantity: Quantity[Counted]) -> Mention:
    end, counted = quantity.end, quantity.unit
    time = read_working_time(passage.text, quantity.unit_end) if counted.fte is None else None
    if time is not None:
        end, counted = max(end, time[1]), replace(counted, fte=time[0])
    noun = _noun_span(passage, quantity)
    rule = _RULES.get(quantity.shape, "headcount.plain" if counted.noun else "headcount.time")
    low, high, half = quantity.low, quantity.high, _AND_A_HALF.match(passage.text, quantity.unit_end)
    if half is not None:
        end = max(end, half.end())
        low, high = (None if value is None else value + Decimal("0.5") for value in (low, high))
    return Mention(quantity.start, end, noun, low, high, quantity.approximate, counted, rule)


def _noun_span(passage: Passage, quantity: Quantity[Counted]) -> tuple[int, int]:
    """Where the noun stands that this count has itself; empty where it shares the next one's."""
    unit = read_noun(passage, quantity.numbers[-1])
    return (unit.start, unit.end) if unit is not None else (quantity.end, quantity.end)


def _ellipses(passage: Passage, counted: list[Mention]) -> list[Mention]:
    """Counts without a noun; a part (« dont deux à mi-temps ») takes the noun of the count before it."""
    found: list[Mention] = []
    starts = [mention.start for mention in counted]
    for number in passage.numbers:
        index = bisect_right(starts, number.start) - 1
        if index >= 0 and number.start < counted[index].end:
            continue
        omission = read_omission(passage, number)
        if omission is None:
            continue
        if omission[0] in ("we", "team"):
            found.append(_elliptic(passage, number, Counted(None, "staff"), "headcount.ellipsis", omission[1]))
        elif omission[0] == "label":
            found.extend(_labelled(passage, number, omission[1]))
        elif index >= 0 and _is_whole_of(passage, counted[index], number):
            rule = "headcount.inherited" if omission[0] == "part" else "headcount.pronoun"
            found.append(_elliptic(passage, number, counted[index].counted, rule, None))
    return found


def _labelled(passage: Passage, number: Number, label: tuple[int, int]) -> list[Mention]:
    """« Nombre de salariés : 27 »."""
    noun = masculine_of(passage.text[slice(*label)])
    if noun is None or noun[1] == "relatives":
        return []
    value, rule = number.value, "headcount.label"
    return [Mention(label[0], number.end, label, value, value, number.approximate, Counted(*noun), rule)]


def _is_whole_of(passage: Passage, mention: Mention, number: Number) -> bool:
    """Whether a part's whole is the count just before it, in its sentence, with no number but a year between."""
    if mention.start < passage.sentence(number.start)[0] or number.start - mention.end > _PART_REACH:
        return False
    index = bisect_left(passage.numbers, number.start, key=lambda other: other.start)
    return all(
        between.start < mention.end or (between.bare and 1900 <= between.value <= 2100)
        for between in passage.numbers[max(0, index - 2) : index]
    )


def _elliptic(passage: Passage, number: Number, counted: Counted, rule: str, cue: tuple[int, int] | None) -> Mention:
    time = read_working_time(passage.text, number.end)
    end, fte = (time[1], time[0]) if time is not None else (number.end, None)
    noun, value = (number.end, number.end), number.value
    said = replace(counted, fte=fte)
    return Mention(number.start, end, noun, value, value, number.approximate, said, rule, cue)
