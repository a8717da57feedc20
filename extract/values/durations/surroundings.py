"""What stands around a count of a unit of time in its sentence, for the rules that refuse some of them."""

from dataclasses import dataclass
from decimal import Decimal

from extract.values.durations.units import Time
from extract.values.quantities import Quantity
from extract.values.reading import Passage

_REACH = 60


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A count with the words before it, in its sentence, and behind it; `value` is its largest number."""

    quantity: Quantity[Time]
    before: str
    after: str
    bound: str
    time: Time
    value: Decimal


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
    )
