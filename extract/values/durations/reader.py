"""One passage → its durations, in order: the entry of this package."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from extract.findings import Finding, Span
from extract.values.bounds import grows
from extract.values.durations.refusals import is_none
from extract.values.durations.units import Length, Time, joins, measure, read_unit
from extract.values.quantities import Quantity, read_quantities
from extract.values.reading import Passage
from schemas.record import DurationValue

_WITHIN = re.compile(
    r"\b (?: sous (?: [ ] un [ ] délai [ ] de )? | dans [ ] les | endéans ) [ ] (?: les [ ] )? \Z",
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b entre [ ] \Z", re.VERBOSE | re.IGNORECASE)
_RULES = {"range": "duration.range", "ceiling": "duration.bound", "floor": "duration.bound"}
_TO = re.compile(r"[ ] (?: à | ou | jusqu['’]à ) [ ]", re.VERBOSE | re.IGNORECASE)
_AND = re.compile(r"[ ] (?: et [ ] )? | ", re.VERBOSE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """One duration in the text: half-open offsets, its bounds (equal where exact), and the rule that made it.

    `quantity` is the count it begins with; `joinable` where another count may belong to the same wording.
    """

    start: int
    end: int
    low: Length | None
    high: Length | None
    approximate: bool
    rule: str
    joinable: bool
    quantity: Quantity[Time]


def read_durations(passage: Passage) -> tuple[Finding[DurationValue], ...]:
    """Read every duration; ages, clock times, frequencies and relative dates are none.

    >>> from extract.values.reading import open_passage
    >>> def read(text):
    ...     return [found.value.iso or (found.value.min_iso, found.value.max_iso)
    ...             for found in read_durations(open_passage("mesure", text))]
    >>> read("sur 3 ans, pendant deux ans et demi, six ou sept ans, sous 24 mois")
    ['P3Y', 'P2Y6M', ('P6Y', 'P7Y'), (None, 'P24M')]
    >>> read("tous les trois ans, à 45 ans, il y a deux ans, six jours par semaine, une année difficile")
    []
    """
    counts = [_mention(passage, quantity) for quantity in read_quantities(passage, read_unit)]
    mentions = sorted([*_merged(passage, counts), *_between(passage)], key=lambda mention: mention.start)
    kept = [mention for mention in mentions if not is_none(passage, mention.quantity, mention.end)]
    return tuple(_finding(passage, mention) for mention in kept)


def _mention(passage: Passage, quantity: Quantity[Time]) -> Mention:
    low, high = _lengths(passage, quantity)
    first = quantity.numbers[0]
    within = _WITHIN.search(passage.text, max(0, first.start - 24), first.start)
    if within is not None and quantity.low == quantity.high:
        rule, is_vague = "duration.bound", first.approximate
        return Mention(within.start(), quantity.end, None, high, is_vague, rule, False, quantity)
    rule = _RULES.get(quantity.shape, "duration.count")
    joinable = rule == "duration.count" and quantity.shape != "about"
    return Mention(quantity.start, quantity.end, low, high, quantity.approximate, rule, joinable, quantity)


def _lengths(passage: Passage, quantity: Quantity[Time]) -> tuple[Length | None, Length | None]:
    """The bounds, each number in the unit beside it, else in the unit that it shares."""
    if len(quantity.numbers) == 1:
        low = None if quantity.low is None else measure(quantity.low, quantity.unit)
        return low, None if quantity.high is None else measure(quantity.high, quantity.unit)
    first = read_unit(passage, quantity.numbers[0])
    shared = replace(quantity.unit, half=False)
    low = measure(quantity.low or Decimal(0), first.kind if first else shared)
    return low, measure(quantity.high or Decimal(0), quantity.unit)


def _between(passage: Passage) -> Iterator[Mention]:
    """« entre six mois et un an »: ends in two units, of which the first has the larger number."""
    for first, last in pairwise(passage.numbers):
        if first.value <= last.value:
            continue
        before = _BETWEEN.search(passage.text, max(0, first.start - 12), first.start)
        one = read_unit(passage, first) if before is not None else None
        other = read_unit(passage, last) if one is not None else None
        if before is None or one is None or other is None or not _AND.fullmatch(passage.text, one.end, last.start):
            continue
        low, high = measure(first.value, one.kind), measure(last.value, other.kind)
        if low.seconds() < high.seconds():
            vague = first.approximate or last.approximate
            whole = Quantity(
                before.start(), other.end, (first, last), None, None, vague, other.kind, other.end, "range"
            )
            yield Mention(before.start(), other.end, low, high, vague, "duration.range", False, whole)


def _merged(passage: Passage, mentions: list[Mention]) -> list[Mention]:
    """Join two counts of one wording: « six ou sept ans », « de six mois à deux ans », « un an et six mois »."""
    merged: list[Mention] = []
    for mention in mentions:
        joined = _join(passage, merged[-1], mention) if merged else None
        if joined is None:
            merged.append(mention)
        else:
            merged[-1] = joined
    return merged


def _join(passage: Passage, left: Mention, right: Mention) -> Mention | None:
    if not (left.joinable and right.joinable and left.low and right.low):
        return None
    approximate = left.approximate or right.approximate
    if _AND.fullmatch(passage.text, left.end, right.start) and joins(left.low, right.low):
        both = Length(left.low.count, left.low.letter, right.low.count, right.low.letter)
        return Mention(left.start, right.end, both, both, approximate, "duration.compound", False, left.quantity)
    if not _TO.fullmatch(passage.text, left.end, right.start) or grows(passage, left.start):
        return None
    if left.low.seconds() >= right.low.seconds():
        return None
    return Mention(left.start, right.end, left.low, right.low, approximate, "duration.range", False, left.quantity)


def _finding(passage: Passage, mention: Mention) -> Finding[DurationValue]:
    low = None if mention.low is None else mention.low.iso()
    high = None if mention.high is None else mention.high.iso()
    is_exact = mention.low is not None and low == high
    value = DurationValue(
        iso=low if is_exact else None,
        min_iso=None if is_exact else low,
        max_iso=None if is_exact else high,
        approximate=mention.approximate,
    )
    return Finding(value, (Span(passage.section, mention.start, mention.end),), mention.rule)
