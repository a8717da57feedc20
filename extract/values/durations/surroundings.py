"""What stands around a count of a unit of time in its sentence, for the rules that refuse some of them."""

from dataclasses import dataclass
from decimal import Decimal

from extract.values.durations.units import Time
from extract.values.quantities import Quantity
from extract.values.reading import Passage
from extract.values.words import DASHES

_REACH = 60


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A count with the words before it, in its sentence, and behind it.

    `value` is its largest number; `dashed` says that a dash joins two of them (« 16-25 ans »).
    """

    quantity: Quantity[Time]
    before: str
    after: str
    bound: str
    time: Time
    value: Decimal
    dashed: bool
    section: str


def look_around(passage: Passage, quantity: Quantity[Time], end: int) -> Surroundings:
    """Cut out what stands around a count that ends at `end`; `bound` is the wording of its bound, in lower case."""
    first, _ = passage.sentence(quantity.start, reach=_REACH)
    return Surroundings(
        quantity,
        passage.text[first : quantity.start],
        passage.text[end : end + _REACH],
        passage.text[slice(*quantity.bound)].lower() if quantity.bound else "",
        quantity.unit,
        max(number.value for number in quantity.numbers),
        _is_dashed(passage, quantity),
        passage.section,
    )


def _is_dashed(passage: Passage, quantity: Quantity[Time]) -> bool:
    first, last = quantity.numbers[0], quantity.numbers[-1]
    return passage.text[first.end : last.start].strip() in DASHES
