"""Numbers → quantities: the one grammar of units, ranges, shared units, ceilings and floors, for every kind of value.

A kind brings a function that recognises its unit beside a number; everything else is composed here, each number once.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Generic, Literal, NamedTuple, TypeVar

from extract.values.bounds import Wording, grows, read_after, read_before
from extract.values.chains import BETWEEN, Linked, Measured, Unit, UnitReader, is_name, read_chains, share_units
from extract.values.numbers import Number
from extract.values.reading import Passage

__all__ = ["Quantity", "Shape", "Unit", "UnitReader", "bounded", "read_quantities"]

U = TypeVar("U")


Shape = Literal["plain", "range", "ceiling", "floor", "about", "growth", "alternative", "list"]


class Quantity(NamedTuple, Generic[U]):
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


def read_quantities(passage: Passage, unit_of: UnitReader[U], *, parted: bool = False) -> tuple[Quantity[U], ...]:
    """Every number that has, or shares, a unit of the kind, with its bounds; in order of start.

    `parted`: a dash between counts of two things parts them (« 700 habitants – 9 agents »).

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
    for chain in read_chains(passage, unit_of):
        found.extend(_read_chain(passage, chain, found[-1].end if found else 0, parted=parted))
    return tuple(found)


def _read_chain(passage: Passage, chain: Sequence[Linked[U]], since: int, *, parted: bool) -> Iterator[Quantity[U]]:
    """Units shared, then ranges made, then bounds read and carried along an enumeration."""
    shared = share_units(passage, chain)
    bound: Wording | None = None
    at = 0
    while at < len(shared):
        item = shared[at].item
        ranged = at + 1 < len(shared) and shared[at + 1].link in ("range", "between", "to")
        if ranged and parted and shared[at + 1].link == "range" and _are_two_things(item, shared[at + 1].item):
            ranged = False
        if item.owner is None:
            unclear = ranged and not is_name(passage, item)  # « de 800 à 1,2 million »: neither bound is read
            at, bound = at + 1 + unclear, None
        elif ranged and shared[at + 1].item.owner is not None:
            yield from _pair(passage, item, shared[at + 1], since)
            at, bound, since = at + 2, None, shared[at + 1].item.end
        else:
            carried = bound._replace(adjacent=False) if bound and shared[at].link in ("or", "list") else None
            bound = read_before(passage, item.start, since) or carried
            quantity = _single(passage, shared, at, bound)
            yield quantity
            at, since = at + 1, quantity.end


def _are_two_things(left: Measured[U], right: Measured[U]) -> bool:
    return left.unit is not None and right.unit is not None and left.unit.kind != right.unit.kind


def _pair(passage: Passage, left: Measured[U], linked: Linked[U], since: int) -> Iterator[Quantity[U]]:
    right = linked.item
    low, high = left.number.value, right.number.value
    if left.owner is None or right.owner is None or left.owner.kind != right.owner.kind:
        return
    if linked.link == "to" and (low > high or grows(passage, left.start)):
        yield _exact(left, "growth")
        yield _exact(right, "growth")
    elif low <= high:
        before, after = read_before(passage, left.start, since), read_after(passage, right.end)
        between = BETWEEN.search(passage.text, max(0, left.start - 20), left.start)
        vague = left.number.approximate or right.number.approximate
        about = (before is not None and before.bound == "about") or (after is not None and after.bound == "about")
        start = between.start() if between else before.start if before and before.bound == "about" else left.start
        end = after.end if after and after.bound == "about" else right.end
        numbers = (left.number, right.number)
        yield Quantity(start, end, numbers, low, high, about or vague, right.owner.kind, right.end, "range")


def _exact(item: Measured[U], shape: Shape) -> Quantity[U]:
    assert item.owner is not None, "only a number that has or shares a unit is a quantity"
    value, unit_end = item.number.value, max(item.end, item.number.end)
    numbers = (item.number,)
    return Quantity(
        item.start, item.end, numbers, value, value, item.number.approximate, item.owner.kind, unit_end, shape
    )


def _single(passage: Passage, chain: Sequence[Linked[U]], at: int, before: Wording | None) -> Quantity[U]:
    item = chain[at].item
    linked = [
        chain[second].link
        for second in (at, at + 1)
        if 0 < second < len(chain) and _shares(chain[second - 1].item, chain[second].item)
    ]
    shape: Shape = "alternative" if "or" in linked else "list" if "list" in linked else "plain"
    after = read_after(passage, item.end) or _after_enumeration(passage, chain, at)
    return bounded(_exact(item, shape), before, after)


def _shares(left: Measured[U], right: Measured[U]) -> bool:
    """True where the two have one unit between them."""
    return left.owner is not None and right.owner is not None and (left.unit is None or right.unit is None)


def _after_enumeration(passage: Passage, chain: Sequence[Linked[U]], at: int) -> Wording | None:
    """« 5 000 ou 10 000 euros maximum »: what follows the last of an enumeration bounds those without a unit too."""
    if at + 1 >= len(chain) or chain[at + 1].link not in ("or", "list") or chain[at].item.unit is not None:
        return None
    last = at + 1
    while last + 1 < len(chain) and chain[last].item.unit is None and last - at < 8:
        last += 1
    after = read_after(passage, chain[last].item.end)
    return after._replace(adjacent=False) if after else None


def bounded(quantity: Quantity[U], before: Wording | None, after: Wording | None) -> Quantity[U]:
    """Apply the wordings around an exact quantity: a ceiling or floor before an approximation, before it after it."""
    found = [wording for wording in (before, after) if wording is not None]
    if not found:
        return quantity
    limits = [wording for wording in found if wording.bound != "about"]
    start = min([quantity.start, *(wording.start for wording in found if wording.adjacent)])
    end = max([quantity.end, *(wording.end for wording in found if wording.adjacent)])
    if not limits:
        shape: Shape = "about" if quantity.shape == "plain" else quantity.shape
        return quantity._replace(start=start, end=end, approximate=True, shape=shape)
    limit = limits[0]
    low = quantity.low if limit.bound == "floor" else None
    high = quantity.high if limit.bound == "ceiling" else None
    shape = "floor" if limit.bound == "floor" else "ceiling"
    span = (limit.start, limit.end)
    return quantity._replace(start=start, end=end, low=low, high=high, approximate=False, shape=shape, bound=span)
