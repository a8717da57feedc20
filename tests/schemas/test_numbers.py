"""Coordinates and confidences are rounded as they are written, half to even."""

from decimal import ROUND_HALF_EVEN, Decimal
from math import copysign, inf, isnan, nan, nextafter

from hypothesis import example, given
from hypothesis import strategies as st

from schemas.numbers import half_even


def _as_written(value: float, places: int) -> float:
    return float(Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN))


def _agree(value: float) -> bool:
    return all(
        (half_even(places)(value), copysign(1, half_even(places)(value)))
        == (_as_written(value, places), copysign(1, _as_written(value, places)))
        for places in (1, 2)
    )


@given(st.floats(-1e12, 1e12))
@example(-0.0)
@example(-0.04)
@example(1e9 + 0.05)
def test_any_number_is_rounded_as_decimals_are(value: float) -> None:
    assert _agree(value)


@given(st.integers(-(10**6), 10**6), st.sampled_from((20, 200)))
def test_so_are_ties_and_their_neighbours(steps: int, share: int) -> None:
    tie = steps / share
    assert all(_agree(value) for value in (tie, nextafter(tie, inf), nextafter(tie, -inf)))


def test_what_is_no_number_stays_none() -> None:
    assert isnan(half_even(1)(nan))
