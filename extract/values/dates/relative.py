"""Dates counted from the day of reading: « l'an dernier », « il y a deux ans », « d'ici la fin de l'année »."""

import datetime
from dataclasses import dataclass

from extract.values.dates.edtf import Moment, UnitName
from extract.values.dates.vocabulary import (
    ADVERBS_OF_TIME,
    COUNTED_TIMES,
    NEAR_ARTICLES,
    NEAR_TIMES,
    NOT_THIS_TIME,
    PART_FILLERS,
    PARTS,
    THIS_TIMES,
    TIME_UNITS,
    TimeUnit,
)
from extract.values.prose import Prose
from schemas.record import DatePart

_FARTHEST = 500
"""Nothing in a fiche is more units away."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A distance from the reference date, on half-open words; `months` beside years for « un an et demi »."""

    at: int
    stop: int
    count: int
    unit: TimeUnit
    months: int = 0
    part: DatePart | None = None
    approximate: bool = False

    @property
    def iso(self) -> str:
        """The ISO 8601 duration from the reference date: `-P1Y6M` before it."""
        months = f"{self.months}M" if self.months else ""
        return f"{'-' if self.count < 0 else ''}P{abs(self.count)}{self.unit}{months}"


def read_shift(prose: Prose, at: int) -> Shift | None:
    """Read « l'an dernier », « cette année », « fin de l'année prochaine », « il y a deux ans », « dans six mois »."""
    counted = COUNTED_TIMES.at(prose.words, at)
    if counted is not None:
        return _read_counted(prose, at, counted[1], counted[0])
    return _read_near(prose, at)


def read_bounded_shift(prose: Prose, at: int, *, counted: bool) -> Shift | None:
    """Read what stands behind a bound: « (d'ici) trois ans » where `counted`, « (avant) la fin de l'année »."""
    if counted and (shift := _read_counted(prose, at, at, 1)):
        return shift
    article = NEAR_ARTICLES.at(prose.words, at)
    start = article[1] if article else at
    found = THIS_TIMES.at(prose.words, start)
    if found is not None and _ends_there(prose, found[1]):
        part, unit = found[0]
        return Shift(at, found[1], 0, unit, part=part)
    return _read_near(prose, at) or (_read_near(prose, start) if article else None)


def _ends_there(prose: Prose, stop: int) -> bool:
    behind = prose.words.low[stop]
    return behind not in NOT_THIS_TIME and not behind.isdecimal()


def _read_near(prose: Prose, at: int) -> Shift | None:
    part = PARTS.at(prose.words, at)
    if part is None:
        article = NEAR_ARTICLES.at(prose.words, at)
        return _read_near_core(prose, at, article[1] if article else at, None)
    filler = PART_FILLERS.at(prose.words, part[1])
    starts = [part[1]] if filler is None else [part[1], filler[1], filler[1] - 1]
    name = None if part[0] == "whole" else part[0]
    shifts = (_read_near_core(prose, at, start, name) for start in starts)
    return next((shift for shift in shifts if shift is not None), None)


def _read_near_core(prose: Prose, at: int, start: int, part: DatePart | None) -> Shift | None:
    found = NEAR_TIMES.at(prose.words, start)
    if found is None or prose.words.low[found[1]] in ("-", "scolaire", "universitaire"):
        return None
    count, unit = found[0]
    return Shift(at, found[1], count, unit, part=part)


def _read_counted(prose: Prose, at: int, start: int, sign: int) -> Shift | None:
    """A number and a unit of a day or more; « dans les deux ans », « il y a plus de dix ans » are none."""
    approximate = prose.words.low[start] in ("environ", "presque")
    adverb = ADVERBS_OF_TIME.at(prose.words, start)
    start = adverb[1] if adverb else start
    number = prose.number_at(start)
    if number is None or number.ordinal or number.doubtful or number.value != int(number.value):
        return None
    unit_at = prose.after(number, start)
    if prose.words.low[unit_at] == "d" and prose.words.low[unit_at + 1] == "'":
        unit_at += 2
    unit = TIME_UNITS.get(prose.words.low[unit_at])
    if unit is None or not 0 < number.value <= _FARTHEST or prose.words.low[unit_at + 1] in ("de", "d", "à", "ou"):
        return None
    return _with_half(
        prose, Shift(at, unit_at + 1, sign * int(number.value), unit, approximate=approximate or number.approximate)
    )


def _with_half(prose: Prose, shift: Shift) -> Shift | None:
    low = prose.words.low
    if low[shift.stop] != "et" or low[shift.stop + 1] not in ("demi", "demie"):
        return shift
    if shift.unit != "Y":
        return None
    return Shift(shift.at, shift.stop + 2, shift.count, "Y", 6, approximate=shift.approximate)


def reach(shift: Shift, reference: datetime.date) -> tuple[Moment, Moment] | None:
    """The first and last moment that a shift means from a reference date, as precise as its unit; a week is two days.

    None where the calendar ends before.
    """
    if shift.unit == "Y" and not shift.months:
        year = reference.year + shift.count
        moment = _moment(shift, "year", year) if 1 <= year <= datetime.MAXYEAR else None
    elif shift.unit in ("Y", "M"):
        moment = _month_reached(shift, reference)
    elif shift.unit == "W":
        return _week_reached(shift, reference)
    else:
        moment = _day_reached(shift, reference, shift.count)
    return (moment, moment) if moment is not None else None


def _month_reached(shift: Shift, reference: datetime.date) -> Moment | None:
    half = shift.months if shift.count > 0 else -shift.months
    months = shift.count * 12 + half if shift.unit == "Y" else shift.count
    year, month = divmod(reference.year * 12 + reference.month - 1 + months, 12)
    return _moment(shift, "months", year, month + 1, month + 1) if 1 <= year <= datetime.MAXYEAR else None


def _week_reached(shift: Shift, reference: datetime.date) -> tuple[Moment, Moment] | None:
    monday = shift.count * 7 - reference.weekday()
    first, last = _day_reached(shift, reference, monday), _day_reached(shift, reference, monday + 6)
    return (first, last) if first is not None and last is not None else None


def _day_reached(shift: Shift, reference: datetime.date, distance: int) -> Moment | None:
    ordinal = reference.toordinal() + distance
    if not 1 <= ordinal <= datetime.date.max.toordinal():
        return None
    day = datetime.date.fromordinal(ordinal)
    return _moment(shift, "day", day.year, day.month, day.day)


def _moment(shift: Shift, unit: UnitName, year: int, first: int = 0, last: int = 0) -> Moment:
    return Moment(
        shift.at, shift.stop, "date.relative", unit, year, first, last, part=shift.part, approximate=shift.approximate
    )
