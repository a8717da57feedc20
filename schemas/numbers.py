"""Numbers as the contract writes them: decimal arithmetic inside, plain JSON numbers outside."""

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Annotated

from pydantic import AfterValidator, PlainSerializer, WithJsonSchema


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


def _rounded(places: str) -> AfterValidator:
    step = Decimal(places)
    return AfterValidator(lambda value: float(Decimal(str(value)).quantize(step, ROUND_HALF_EVEN)))


Number = Annotated[
    Decimal,
    AfterValidator(_finite),
    PlainSerializer(to_json_number, return_type=int | float),
    WithJsonSchema({"type": "number"}),
]
Confidence = Annotated[float, _rounded("0.01")]
"""A share between 0 and 1, two decimals, rounded half to even."""
Points = Annotated[float, _rounded("0.1")]
"""A coordinate in PDF points from the top left of its page, one decimal, rounded half to even."""
