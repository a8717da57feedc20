"""Two numbers and one multiplier: what the first number of a range or an enumeration is worth; used by `quantities`."""

from decimal import Decimal

from extract.values.numbers import Number


def borrow(left: Number, right: Number) -> Decimal | None:
    """What the first number of a pair is worth with the second one's multiplier, or None where it is unclear.

    >>> from extract.values.numbers import read_numbers
    >>> [borrow(*read_numbers(pair)) for pair in ("20 à 30 millions", "80 à 120 000", "cinq à six cents", "2 à 50 000")]
    [Decimal('20000000'), Decimal('80000'), Decimal('500'), None]
    """
    if left.scale >= 1000 or left.value == 0:
        return left.value
    if right.form == "collective" and left.form != "collective" and left.value < 10:
        return None
    if right.scale > 1 and right.form != "collective":
        return _borrow_word(left, right)
    if left.bare and right.grouped and right.value % 1000 == 0 and left.value < 1000:
        thousands = left.value * 1000
        if thousands < right.value:
            return thousands if thousands * 10 > right.value else None
    return left.value


def _borrow_word(left: Number, right: Number) -> Decimal | None:
    head = right.value / right.scale
    if right.scale in (100, 100_000) and left.value < 10 and right.form == "letters":
        return left.value * right.scale if left.value <= head else None
    scale = Decimal(1000) if right.scale == 100_000 else right.scale
    if scale == 100:
        return left.value
    if left.value <= right.value / scale:
        return left.value * scale
    if left.grouped or left.value >= 1000:
        return left.value if left.value < right.value else None
    return left.value * scale if left.value < right.value / scale * 10 else None


def is_year(number: Number) -> bool:
    """Written as years are: four bare digits of this century or the last."""
    return number.bare and 1900 <= number.value <= 2100
