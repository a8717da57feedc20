"""Numbers as the contract writes them: decimal arithmetic inside, plain JSON numbers outside."""

from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Annotated

from pydantic import AfterValidator, PlainSerializer, WithJsonSchema

NEAR_TIE = 0.499
"""What lies nearer than this share of a step to its nearest step is no tie, whatever the float made of its decimals."""
EXACT = 1e9
"""Steps; up to here a float is exact to a millionth of one. What rounds to zero keeps its sign in decimals."""


def to_json_number(value: Decimal) -> int | float:
    """Write a decimal as a JSON number, an integer where the value is whole.

    >>> to_json_number(Decimal("150000.00")), to_json_number(Decimal("2.4"))
    (150000, 2.4)
    """
    whole = value.to_integral_value()
    return int(whole) if whole == value else float(value)


def _finite(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise ValueError("a number of the record is finite")
    return value


def half_even(places: int) -> Callable[[float], float]:
    """Rounds a number as it is written, half to even.

    The float nearest to a decimal may lie on either side of a tie: only near one does it take decimal arithmetic.

    >>> rounded = half_even(1)
    >>> rounded(0.15), rounded(0.25), rounded(0.2501)
    (0.2, 0.2, 0.3)
    """
    steps, step = float(10**places), Decimal(1).scaleb(-places)

    def rounded(value: float) -> float:
        scaled = value * steps
        if 0.5 < abs(scaled) < EXACT:
            whole = round(scaled)
            if abs(scaled - whole) < NEAR_TIE:
                return whole / steps
        return float(Decimal(str(value)).quantize(step, ROUND_HALF_EVEN))

    return rounded


Number = Annotated[
    Decimal,
    AfterValidator(_finite),
    PlainSerializer(to_json_number, return_type=int | float),
    WithJsonSchema({"type": "number"}),
]
Confidence = Annotated[float, AfterValidator(half_even(2))]
"""A share between 0 and 1, two decimals, rounded half to even."""
Points = Annotated[float, AfterValidator(half_even(1))]
"""A coordinate in PDF points from the top left of its page, one decimal, rounded half to even."""
