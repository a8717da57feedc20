"""Numbers → quantities: the one grammar of units, ranges, shared units, ceilings and floors, for every kind of value.

A kind brings a function that recognises its unit beside a number; everything else is composed here, each number once.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import zip_longest
from typing import Generic, Literal, TypeVar

from extract.values import bound_words as words
from extract.values.bounds import Wording, grows, read_after, read_before
from extract.values.numbers import Number
from extract.values.reading import Passage
from extract.values.sharing import borrow, is_year

U = TypeVar("U")

Link = Literal["range", "between", "to", "or", "list", "versus"]
Shape = Literal["plain", "range", "ceiling", "floor", "about", "growth", "alternative", "list"]

_LONGEST_LINK = 24

_LINK = re.compile(
    r"""
    (?P<range> [ ]? [-–—] [ ]? )
  | (?P<to> [ ] (?: à | jusqu[’']à ) [ ] )
  | (?P<or> [ ]? ,? [ ] (?: ou | voire ) [ ] (?: de [ ] | à [ ] | d[’'] )? )
  | (?P<versus> [ ]? ,? [ ] contre [ ] )
  | (?P<list> [ ]? ,? [ ] (?: et | puis | et [ ] enfin ) [ ] (?: de [ ] | à [ ] | d[’'] )?
    | [ ]? , [ ] (?: de [ ] | d[’'] )? )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b entre [ ] (?: environ [ ] | les [ ] )? \Z", re.VERBOSE | re.IGNORECASE)
_RANKED = re.compile(rf"\b {words.RANK_NOUN} [ ] \Z", re.VERBOSE | re.IGNORECASE)
_FROM = re.compile(r"(?: \b de [ ] | \b d[’'] ) \Z", re.VERBOSE | re.IGNORECASE)
_NOTHING_COUNTED = re.compile(
    r"""
    [ ]? (?: [.,;:)»!?\n] | \Z
      | [ ] (?: en | pour | par | d[’']ici | au | aux | à | dans | sur | l[’']an | cette | et | ou ) \b )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Unit(Generic[U]):
    """A unit beside a number: half-open offsets (before the number for « $10 »), and what the kind makes of it."""

    start: int
    end: int
    kind: U


UnitReader = Callable[[Passage, Number], Unit[U] | None]
"""Recognises a kind's unit right beside a number, without looking further; None where there is none."""


@dataclass(frozen=True, slots=True)
class Quantity(Generic[U]):
    """Numbers with their unit and bound; values are in the number's own terms, the kind converts them.

    `start`, `end`: the span of a value (wording of the bound, numbers, unit); `unit_end` is where the unit ends, from
    which a kind reads on (« par an », « sur 3 ans »). `low` and `high` are both set for an exact value or a range.
    `shape` says which wording made it; members of one enumeration (« 500 ou 1 000 euros », « de 12 à 18 salariés » as a
    growth, « 100, 80 et 20 salariés ») are quantities of their own with the shapes alternative, growth, list.
    `bound` is the span of the words that bound it, or None.
    """

    start: int
    end: int
    numbers: tuple[Number, ...]
    low: Decimal | None
    high: Decimal | None
    approximate: bool
    unit: U
    unit_end: int
    shape: Shape
    bound: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Measured(Generic[U]):
    """A number with the unit beside it, if any; `owner` is the unit it has or shares."""

    number: Number
    unit: Unit[U] | None
    owner: Unit[U] | None

    @property
    def start(self) -> int:
        return self.unit.start if self.unit and self.unit.start < self.number.start else self.number.start

    @property
    def end(self) -> int:
        return self.unit.end if self.unit and self.unit.end > self.number.end else self.number.end


def read_quantities(passage: Passage, unit_of: UnitReader[U]) -> tuple[Quantity[U], ...]:
    """Every number that has, or shares, a unit of the kind, with its bounds; in order of start.

    Preference: a link between two numbers (« entre … et », « de … à », « 10-20 », « ou », an enumeration) before a
    wording around one. A number without a unit shares the next one's only across a link.

    >>> from extract.values.reading import open_passage
    >>> def euros(passage, number):
    ...     found = passage.text.find("euros", number.end, number.end + 6)
    ...     return Unit(found, found + 5, "EUR") if found >= 0 else None
    >>> def read(text):
    ...     found = read_quantities(open_passage("mesure", text), euros)
    ...     return [(text[q.start : q.end], q.shape, q.low and int(q.low), q.high and int(q.high)) for q in found]
    >>> read("de 80 à 120 000 euros, plafonnée à 5 000 euros")
    [('80 à 120 000 euros', 'range', 80000, 120000), ('plafonnée à 5 000 euros', 'ceiling', None, 5000)]
    >>> read("500 ou 1 000 euros au moins, 3 ans")
    [('500', 'floor', 500, None), ('1 000 euros au moins', 'floor', 1000, None)]
    """
    found: list[Quantity[U]] = []
    for chain in _chains(passage, unit_of):
        found.extend(_read_chain(passage, chain, found[-1].end if found else 0))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Linked(Generic[U]):
    """A member of a chain and how it hangs on the one before it."""

    link: Link | None
    item: _Measured[U]


def _chains(passage: Passage, unit_of: UnitReader[U]) -> Iterator[list[_Linked[U]]]:
    """Runs of numbers that only a linking word separates, of which at least one has a unit."""
    chain: list[_Linked[U]] = []
    counted = False
    for number, following in zip_longest(passage.numbers, passage.numbers[1:]):
        if chain and number.start < chain[-1].item.end:
            continue
        item = _measure(passage, number, unit_of)
        link = _link(passage, chain[-1].item, item) if chain and item else None
        if link is None:
            if counted:
                yield chain
            chain, counted = [], False
        if item is not None and (item.unit or link or _is_near(number, following)):
            chain.append(_Linked(link, item))
            counted = counted or item.unit is not None
    if counted:
        yield chain


def _is_near(number: Number, following: Number | None) -> bool:
    """True where a link could stand between two numbers."""
    return following is not None and following.start - number.end <= _LONGEST_LINK


def _measure(passage: Passage, number: Number, unit_of: UnitReader[U]) -> _Measured[U] | None:
    if number.ordinal or number.doubtful:
        return None
    unit = unit_of(passage, number)
    if number.glued_before and (unit is None or unit.start >= number.start):
        return None
    return _Measured(number, unit, unit)


def _link(passage: Passage, left: _Measured[U], right: _Measured[U]) -> Link | None:
    if right.start - left.end > _LONGEST_LINK:
        return None
    match = _LINK.fullmatch(passage.text, left.end, right.start)
    if match is None:
        return None
    link: Link = "range" if match["range"] else "to" if match["to"] else "or" if match["or"] else "list"
    if match["versus"]:
        return "versus"
    if link == "list" and " et " in match[0] and _BETWEEN.search(passage.text, max(0, left.start - 20), left.start):
        return "between"
    return link


def _read_chain(passage: Passage, chain: Sequence[_Linked[U]], since: int) -> Iterator[Quantity[U]]:
    """Units shared, then ranges made, then bounds read and carried along an enumeration."""
    shared = _share_units(passage, chain)
    bound: Wording | None = None
    at = 0
    while at < len(shared):
        item = shared[at].item
        ranged = at + 1 < len(shared) and shared[at + 1].link in ("range", "between", "to")
        if item.owner is None:
            at, bound = at + 1, None
        elif ranged and shared[at + 1].item.owner is not None:
            yield from _pair(passage, item, shared[at + 1], since)
            at, bound, since = at + 2, None, shared[at + 1].item.end
        else:
            carried = replace(bound, adjacent=False) if bound and shared[at].link in ("or", "list") else None
            bound = read_before(passage, item.start, since) or carried
            quantity = _single(passage, shared, at, bound)
            yield quantity
            at, since = at + 1, quantity.end


def _share_units(passage: Passage, chain: Sequence[_Linked[U]]) -> list[_Linked[U]]:
    """Give a number without a unit the next one's (« 10 à 20 M€ »), or the last one's (« 18 salariés contre 12 »)."""
    shared = list(chain)
    closed = any(linked.link in ("or", "list") and _closes(passage, shared, at) for at, linked in enumerate(shared))
    for at in range(len(shared) - 2, -1, -1):
        item, following = shared[at].item, shared[at + 1]
        if item.owner is None and following.item.owner and following.link and (closed or following.link != "list"):
            value = _borrowed(passage, item, following)
            if value is not None:
                number = replace(item.number, value=value)
                shared[at] = replace(shared[at], item=replace(item, number=number, owner=following.item.owner))
    for at in range(1, len(shared)):
        link, item, before = shared[at].link, shared[at].item, shared[at - 1].item
        looks_back = link == "versus" or (link in ("to", "between") and _is_from(passage, before.start))
        if item.owner is None and before.owner and looks_back and _NOTHING_COUNTED.match(passage.text, item.end):
            shared[at] = replace(shared[at], item=replace(item, owner=before.owner))
    return shared


def _closes(passage: Passage, chain: Sequence[_Linked[U]], at: int) -> bool:
    """True for the « et » or « ou » of an enumeration; commas alone enumerate nothing."""
    before = chain[at - 1].item
    return "," not in passage.text[before.end : chain[at].item.start].strip() or len(chain) > 2


def _borrowed(passage: Passage, left: _Measured[U], following: _Linked[U]) -> Decimal | None:
    """What a number without a unit is worth beside the one whose unit it shares, or None where it does not share it."""
    number, right, link = left.number, following.item.number, following.link
    if _RANKED.search(passage.text, max(0, left.start - 14), left.start):
        return None
    if is_year(number) and not is_year(right) and link != "between":
        return None
    if link == "list" and number.form == "letters" and number.value == 1:
        return None
    if link == "versus":
        return None
    value = number.value if link == "list" and right.grouped else borrow(number, right)
    if value is not None and link in ("or", "list") and not right.value / 50 <= value <= right.value * 50:
        return None
    return value


def _is_from(passage: Passage, start: int) -> bool:
    window = max(0, start - 20)
    return bool(_FROM.search(passage.text, window, start) or _BETWEEN.search(passage.text, window, start))


def _pair(passage: Passage, left: _Measured[U], linked: _Linked[U], since: int) -> Iterator[Quantity[U]]:
    right = linked.item
    low, high = left.number.value, right.number.value
    if left.owner is None or right.owner is None or left.owner.kind != right.owner.kind:
        return
    if linked.link == "to" and (low > high or grows(passage, left.start)):
        yield _exact(left, "growth")
        yield _exact(right, "growth")
    elif low <= high:
        before, after = read_before(passage, left.start, since), read_after(passage, right.end)
        between = _BETWEEN.search(passage.text, max(0, left.start - 20), left.start)
        vague = left.number.approximate or right.number.approximate
        about = (before is not None and before.bound == "about") or (after is not None and after.bound == "about")
        start = between.start() if between else before.start if before and before.bound == "about" else left.start
        end = after.end if after and after.bound == "about" else right.end
        numbers = (left.number, right.number)
        yield Quantity(start, end, numbers, low, high, about or vague, right.owner.kind, right.end, "range")


def _exact(item: _Measured[U], shape: Shape) -> Quantity[U]:
    assert item.owner is not None, "only a number that has or shares a unit is a quantity"
    value, unit_end = item.number.value, max(item.end, item.number.end)
    numbers = (item.number,)
    return Quantity(
        item.start, item.end, numbers, value, value, item.number.approximate, item.owner.kind, unit_end, shape
    )


def _single(passage: Passage, chain: Sequence[_Linked[U]], at: int, before: Wording | None) -> Quantity[U]:
    item = chain[at].item
    linked = [
        chain[second].link
        for second in (at, at + 1)
        if 0 < second < len(chain) and _shares(chain[second - 1].item, chain[second].item)
    ]
    shape: Shape = "alternative" if "or" in linked else "list" if "list" in linked else "plain"
    after = read_after(passage, item.end) or _after_enumeration(passage, chain, at)
    return bounded(_exact(item, shape), before, after)


def _shares(left: _Measured[U], right: _Measured[U]) -> bool:
    """True where the two have one unit between them."""
    return left.owner is not None and right.owner is not None and (left.unit is None or right.unit is None)


def _after_enumeration(passage: Passage, chain: Sequence[_Linked[U]], at: int) -> Wording | None:
    """« 5 000 ou 10 000 euros maximum »: what follows the last of an enumeration bounds those without a unit too."""
    if at + 1 >= len(chain) or chain[at + 1].link not in ("or", "list") or chain[at].item.unit is not None:
        return None
    last = at + 1
    while last + 1 < len(chain) and chain[last].item.unit is None and last - at < 8:
        last += 1
    after = read_after(passage, chain[last].item.end)
    return replace(after, adjacent=False) if after else None


def bounded(quantity: Quantity[U], before: Wording | None, after: Wording | None) -> Quantity[U]:
    """Apply the wordings around an exact quantity: a ceiling or floor before an approximation, before it after it."""
    found = [wording for wording in (before, after) if wording is not None]
    limits = [wording for wording in found if wording.bound != "about"]
    start = min([quantity.start, *(wording.start for wording in found if wording.adjacent)])
    end = max([quantity.end, *(wording.end for wording in found if wording.adjacent)])
    if not limits:
        about = bool(found)
        shape: Shape = "about" if about and quantity.shape == "plain" else quantity.shape
        return replace(quantity, start=start, end=end, approximate=quantity.approximate or about, shape=shape)
    limit = limits[0]
    low = quantity.low if limit.bound == "floor" else None
    high = quantity.high if limit.bound == "ceiling" else None
    shape = "floor" if limit.bound == "floor" else "ceiling"
    span = (limit.start, limit.end)
    return replace(quantity, start=start, end=end, low=low, high=high, approximate=False, shape=shape, bound=span)
