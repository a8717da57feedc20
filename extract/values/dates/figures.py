"""Dates in figures alone: « 03/09/2020 », « 03/2021 », « 2020-09-03 »."""

from extract.values.dates import years
from extract.values.dates.boundaries import is_plausible, stands_alone
from extract.values.dates.edtf import Moment, exists
from extract.values.prose import Prose

_CENTURY_TURN = 50
"""Two digits below it are of this century."""


def read_numeric(prose: Prose, at: int) -> Moment | None:
    """« 03/09/2020 », « 3.9.2020 », « 03-09-20 » is refused: two digits of a year are read between slashes alone."""
    words = prose.words
    sign = words.low[at + 1]
    if sign not in ("/", ".", "-") or words.low[at + 3] != sign or not prose.is_compact(at, at + 5):
        return None
    if not stands_alone(prose, at, at + 5):
        return None
    day, month, year = words.low[at], words.low[at + 2], words.low[at + 4]
    if not (month.isdecimal() and year.isdecimal() and len(month) <= 2):
        return None
    if len(year) == 2 and sign == "/":
        value = int(year) + (2000 if int(year) < _CENTURY_TURN else 1900)
    elif len(year) == 4 and is_plausible(int(year)):
        value = int(year)
    else:
        return None
    moment = Moment(at, at + 5, "date.numeric", "day", value, int(month), int(day))
    return moment if int(month) and exists(moment) else None


def read_month_and_year(prose: Prose, at: int) -> Moment | None:
    """« 03/2021 »."""
    words = prose.words
    if words.low[at + 1] != "/" or len(words.low[at]) != 2 or not prose.is_compact(at, at + 3):
        return None
    month, year = int(words.low[at]), words.low[at + 2]
    if not (1 <= month <= 12 and len(year) == 4 and year.isdecimal() and is_plausible(int(year))):
        return None
    if not stands_alone(prose, at, at + 3) or words.low[at - 1] == "°" or years.names_something(prose, at):
        return None
    return Moment(at, at + 3, "date.numeric", "months", int(year), month, month)


def read_iso(prose: Prose, at: int) -> Moment | None:
    """« 2020-09-03 »."""
    words = prose.words
    if words.low[at + 1] != "-" or words.low[at + 3] != "-" or not prose.is_compact(at, at + 5):
        return None
    month, day = words.low[at + 2], words.low[at + 4]
    if not (month.isdecimal() and day.isdecimal() and len(month) == len(day) == 2 and int(month)):
        return None
    moment = Moment(at, at + 5, "date.numeric", "day", int(words.low[at]), int(month), int(day))
    return moment if is_plausible(int(words.low[at])) and exists(moment) else None
