"""Numbers → chains: numbers that only a linking word separates, with the units they have or share."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import Generic, Literal, NamedTuple, TypeVar

from extract.values import bound_words as words
from extract.values.accents import loosen
from extract.values.numbers import Number
from extract.values.reading import Passage
from extract.values.sharing import borrow, is_year

U = TypeVar("U")
Link = Literal["range", "between", "to", "or", "list", "versus"]
_LONGEST_LINK = 24
_LINK = re.compile(
    loosen(
        r"""
    (?P<range> [ ]? [-–—] [ ]? )
  | (?P<to> [ ] (?: à | jusqu[’']à ) [ ] )
  | (?P<or> [ ]? ,? [ ] (?: ou | voire ) [ ] (?: de [ ] | à [ ] | d[’'] )? )
  | (?P<versus> [ ]? ,? [ ] (?: contre | au [ ] lieu [ ] de ) [ ] )
  | (?P<list> [ ]? ,? [ ] (?: et | puis | et [ ] enfin ) [ ] (?: de [ ] | à [ ] | d[’'] )?
    | [ ]? , [ ] (?: de [ ] | d[’'] )? )
    """
    ),
    re.VERBOSE | re.IGNORECASE,
)
BETWEEN = re.compile(r"\b entre [ ] (?: environ [ ] | les [ ] )? \Z", re.VERBOSE | re.IGNORECASE)
_ALREADY_OF = re.compile(
    r"""(?: [0-9] | \b h | janvier | février | mars | avril | mai | juin | juillet | août | septembre | octobre
      | novembre | décembre ) [ ]? \Z""",
    re.VERBOSE,
)
"""« à 12 h 30 et 15 euros », « en mars 12 et 15 euros »: the first number is of something else."""
_RANKED = re.compile(rf"\b {words.RANK_NOUN} [ ] \Z", re.VERBOSE | re.IGNORECASE)
_FROM = re.compile(r"(?: \b de [ ] | \b d[’'] ) \Z", re.VERBOSE | re.IGNORECASE)
_NOTHING_COUNTED = re.compile(
    r"""
    [ ]? (?: [.,;:)»!?\n] | \Z
      | [ ] (?: en | pour | par | d[’']ici | au | aux | à | dans | sur | l[’']an | cette | et | ou ) \b )
    """,
    re.VERBOSE,
)


class Unit(NamedTuple, Generic[U]):
    """A unit beside a number: half-open offsets (before the number for « $10 »), and what the kind makes of it."""

    start: int
    end: int
    kind: U


UnitReader = Callable[[Passage, Number], Unit[U] | None]
"""Recognises a kind's unit right beside a number, without looking further; None where there is none."""


class Measured(NamedTuple, Generic[U]):
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


class Linked(NamedTuple, Generic[U]):
    """A member of a chain and how it hangs on the one before it."""

    link: Link | None
    item: Measured[U]


def read_chains(passage: Passage, unit_of: UnitReader[U]) -> Iterator[list[Linked[U]]]:
    """Runs of numbers that only a linking word separates, of which at least one has a unit."""
    units = [None if number.ordinal or number.doubtful else unit_of(passage, number) for number in passage.numbers]
    if not any(units):
        return
    chain: list[Linked[U]] = []
    counted = False
    for number, following, unit in zip_longest(passage.numbers, passage.numbers[1:], units):
        if chain and number.start < chain[-1].item.end:
            continue
        if not (chain or unit or _is_near(number, following)):
            continue
        item = _measure(number, unit)
        link = _link(passage, chain[-1].item, item) if chain and item else None
        if link is None:
            if counted:
                yield chain
            chain, counted = [], False
        if item is not None and (item.unit or link or _is_near(number, following)):
            chain.append(Linked(link, item))
            counted = counted or item.unit is not None
    if counted:
        yield chain


def _is_near(number: Number, following: Number | None) -> bool:
    """True where a link could stand between two numbers."""
    return following is not None and following.start - number.end <= _LONGEST_LINK


def _measure(number: Number, unit: Unit[U] | None) -> Measured[U] | None:
    if number.ordinal or number.doubtful:
        return None
    if number.glued_before and (unit is None or unit.start >= number.start):
        return None
    return Measured(number, unit, unit)


def _link(passage: Passage, left: Measured[U], right: Measured[U]) -> Link | None:
    if right.start - left.end > _LONGEST_LINK:
        return None
    match = _LINK.fullmatch(passage.text, left.end, right.start)
    if match is None:
        return None
    link: Link = "range" if match["range"] else "to" if match["to"] else "or" if match["or"] else "list"
    if match["versus"]:
        return "versus"
    if link == "list" and " et " in match[0] and BETWEEN.search(passage.text, max(0, left.start - 20), left.start):
        return "between"
    return link


def share_units(passage: Passage, chain: Sequence[Linked[U]]) -> list[Linked[U]]:
    """Give a number without a unit the next one's (« 10 à 20 M€ »), or the last one's (« 18 salariés contre 12 »)."""
    shared = list(chain)
    closed = any(linked.link in ("or", "list") and _closes(passage, shared, at) for at, linked in enumerate(shared))
    for at in range(len(shared) - 2, -1, -1):
        item, following = shared[at].item, shared[at + 1]
        if item.owner is None and following.item.owner and following.link and (closed or following.link != "list"):
            value = _borrowed(passage, item, following)
            if value is not None:
                number = item.number._replace(value=value)
                shared[at] = shared[at]._replace(item=item._replace(number=number, owner=following.item.owner))
    for at in range(1, len(shared)):
        link, item, before = shared[at].link, shared[at].item, shared[at - 1].item
        looks_back = link == "versus" or (link in ("to", "between") and _is_from(passage, before.start))
        if item.owner is None and before.owner and looks_back and _NOTHING_COUNTED.match(passage.text, item.end):
            shared[at] = shared[at]._replace(item=item._replace(owner=before.owner))
    return shared


def is_name(passage: Passage, item: Measured[U]) -> bool:
    """True for a bare number that names something (« catégorie 1 à 20 euros », « en 2019-20 000 euros »): it bounds
    nothing, and the number behind it stands alone.
    """
    ranked = _RANKED.search(passage.text, max(0, item.start - 14), item.start) is not None
    return item.owner is None and (ranked or is_year(item.number))


def _closes(passage: Passage, chain: Sequence[Linked[U]], at: int) -> bool:
    """True for the « et » or « ou » of an enumeration; commas alone enumerate nothing."""
    before = chain[at - 1].item
    return "," not in passage.text[before.end : chain[at].item.start].strip() or len(chain) > 2


def _borrowed(passage: Passage, left: Measured[U], following: Linked[U]) -> Decimal | None:
    """What a number without a unit is worth beside the one whose unit it shares, or None where it does not share it."""
    number, right, link = left.number, following.item.number, following.link
    if _RANKED.search(passage.text, max(0, left.start - 14), left.start):
        return None
    if is_year(number) and not is_year(right) and link != "between":
        return None
    if link == "list" and number.form == "letters" and number.value == 1:
        return None
    if link == "versus" or (
        link in ("or", "list") and _ALREADY_OF.search(passage.text, max(0, left.start - 12), left.start)
    ):
        return None
    value = number.value if link == "list" and right.grouped else borrow(number, right)
    if value is not None and link in ("or", "list") and not right.value / 50 <= value <= right.value * 50:
        return None
    return value


def _is_from(passage: Passage, start: int) -> bool:
    window = max(0, start - 20)
    return bool(_FROM.search(passage.text, window, start) or BETWEEN.search(passage.text, window, start))
