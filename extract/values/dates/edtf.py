"""Calendar arithmetic: a date as written → its EDTF (level 1) and the first and last day meant."""

import calendar
import datetime
from dataclasses import dataclass, replace
from typing import Literal

from schemas.record import DatePart

UnitName = Literal["decade", "year", "season", "months", "day"]


@dataclass(frozen=True, slots=True)
class Moment:
    """One date as written, not yet placed between bounds; `at` and `stop` are the half-open words it stands on.

    - `unit` says what `first` and `last` are: months 1–12 for `months` (a month, a quarter, a half), the season 1–4 for
      `season` (spring first), the month and the day for `day`; month 0 is not said (« les 3 et 4 mai »).
    - `year` is None where it is not said; `last_year` is another one for « saison 2020-2021 ».
    """

    at: int
    stop: int
    rule: str
    unit: UnitName
    year: int | None
    first: int = 0
    last: int = 0
    last_year: int | None = None
    part: DatePart | None = None
    approximate: bool = False

    @property
    def complete(self) -> bool:
        """Whether nothing has to be taken from a neighbour."""
        return self.year is not None and not (self.unit == "day" and self.first == 0)


Days = tuple[datetime.date | None, datetime.date | None]


def exists(moment: Moment) -> bool:
    """Whether the calendar has such a day: refuses « 31/02/2021 » and « 12/13/2021 »."""
    if moment.unit != "day" or moment.first == 0:
        return True
    year = 2000 if moment.year is None else moment.year
    return 1 <= moment.first <= 12 and 1 <= moment.last <= calendar.monthrange(year, moment.first)[1]


def whole(moment: Moment) -> str:
    """The EDTF of a complete moment that stands alone.

    >>> whole(Moment(0, 1, "date.quarter", "months", 2021, 1, 3))
    '2021-01/2021-03'
    """
    if moment.unit == "season":
        return _marked(moment, _opening(moment))
    opening, closing = _opening(moment), _closing(moment)
    return _marked(moment, opening) if opening == closing else f"{_marked(moment, opening)}/{_marked(moment, closing)}"


def opening(moment: Moment) -> str:
    """The EDTF of a moment where an interval begins."""
    return _marked(moment, _opening(moment))


def closing(moment: Moment) -> str:
    """The EDTF of a moment where an interval ends."""
    return _marked(moment, _closing(moment))


def _marked(moment: Moment, edtf: str) -> str:
    return f"{edtf}~" if moment.approximate else edtf


def _opening(moment: Moment) -> str:
    match moment.unit:
        case "decade":
            return f"{_year(moment) // 10:03d}X"
        case "year":
            return f"{_year(moment):04d}"
        case "season":
            return f"{_year(moment):04d}-{20 + moment.first}"
        case "months":
            return f"{_year(moment):04d}-{moment.first:02d}"
        case "day":
            return f"{_year(moment):04d}-{moment.first:02d}-{moment.last:02d}"


def _closing(moment: Moment) -> str:
    if moment.unit == "months":
        return _opening(replace(moment, first=moment.last))
    if moment.unit == "year" and moment.last_year is not None:
        return f"{moment.last_year:04d}"
    return _opening(moment)


def _year(moment: Moment) -> int:
    if moment.year is None:
        raise ValueError("a moment without a year has no EDTF")
    return moment.year


def days(moment: Moment) -> Days:
    """The first and last day meant, narrowed to the part's third; a season has none.

    >>> [str(day) for day in days(Moment(0, 1, "date.year", "year", 2021, part="late"))]
    ['2021-09-01', '2021-12-31']
    """
    year = _year(moment)
    match moment.unit:
        case "season":
            return None, None
        case "day":
            day = datetime.date(year, moment.first, moment.last)
            return day, day
        case "months":
            return _narrowed(year * 12 + moment.first - 1, moment.last - moment.first + 1, moment.part)
        case "year":
            return _narrowed(year * 12, 12 * ((moment.last_year or year) - year + 1), moment.part)
        case "decade":
            return _narrowed(year // 10 * 120, 120, moment.part)


_THIRDS: dict[DatePart, int] = {"early": 0, "mid": 1, "late": 2}
_THIRDS_OF_A_MONTH: dict[DatePart, tuple[int, int]] = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


def _narrowed(month: int, months: int, part: DatePart | None) -> Days:
    """Days of a run of months counted from year 0, or of its third; four months have no third, they stay whole."""
    if part is None or (months > 1 and months % 3):
        return _first_of(month), _last_of(month + months - 1)
    if months == 1:
        first, last = _THIRDS_OF_A_MONTH[part]
        end = _last_of(month)
        return end.replace(day=first), end.replace(day=min(last, end.day))
    third = months // 3
    start = month + third * _THIRDS[part]
    return _first_of(start), _last_of(start + third - 1)


def _first_of(month: int) -> datetime.date:
    return datetime.date(month // 12, month % 12 + 1, 1)


def _last_of(month: int) -> datetime.date:
    year, index = divmod(month, 12)
    return datetime.date(year, index + 1, calendar.monthrange(year, index + 1)[1])
