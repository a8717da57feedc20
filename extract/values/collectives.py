"""Numbers in round words: « une trentaine », « deux centaines de milliers », « un demi-million »; used by `numbers`."""

import re
from decimal import Decimal

from extract.values.number import Number
from extract.values.number_patterns import COLLECTIVE, HALF, OF, POSSESSED, SPACE
from extract.values.numerals import CARDINALS


def read_half(text: str, start: int) -> Number | None:
    """« un demi-million », « une demi-douzaine »."""
    half = HALF.match(text, start)
    if half is None:
        return None
    if half["dozen"]:
        return Number(start, half.end(), Decimal(6), "collective", approximate=True)
    scale = Decimal(10**6 if half["million"] else 10**9)
    return Number(start, half.end(), scale / 2, "letters", scale)


def read_collective(text: str, start: int) -> Number | None:
    """« une trentaine », « sa centaine de »; the plural without a number before it is no number."""
    match = COLLECTIVE.match(text, start)
    if match is None or match["plural"] or CARDINALS.get(match["word"].lower(), ("et", 0))[0] != "collective":
        return None
    if not match["count"] and not (match["of"] or OF.match(text, match.end())):
        return None
    if not match["count"] and not POSSESSED.search(text, max(0, start - 12), start):
        return None
    return _collective(match, start, Decimal(1))


def read_counted_collective(text: str, number: Number) -> Number | None:
    """« deux centaines », « 3 douzaines »."""
    if number.end >= len(text) or text[number.end] not in SPACE or number.value >= 1000:
        return None
    match = COLLECTIVE.match(text, number.end + 1)
    if match is None or match["count"] or CARDINALS.get(match["word"].lower(), ("et", 0))[0] != "collective":
        return None
    return _collective(match, number.start, number.value)


def _collective(match: re.Match[str], start: int, count: Decimal) -> Number:
    power = 1000 if match["thousand"] else 10**6 if match["million"] else 10**9 if match["milliard"] else 1
    scale = Decimal(power)
    value = count * CARDINALS[match["word"].lower()][1] * scale
    return Number(start, match.end(), value, "collective", scale, approximate=True)
