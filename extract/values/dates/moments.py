"""Words → one date as written (a day, a month, a season, a quarter, a decade, a year), with its part."""

from dataclasses import replace

from extract.values.dates import years
from extract.values.dates.boundaries import begins_clean
from extract.values.dates.divisions import read_division, read_lettered_division
from extract.values.dates.edtf import Moment, exists
from extract.values.dates.exercises import read_headed_year
from extract.values.dates.figures import read_iso, read_month_and_year, read_numeric
from extract.values.dates.vocabulary import (
    ABBREVIATED_MONTHS,
    APPROXIMATIONS,
    APPROXIMATIONS_AFTER,
    LETTERED_NUMBERS,
    MONTHS,
    ORDINALS,
    PART_FILLERS,
    PARTS,
    RANK_MARKS,
    SEASONS,
    STREETS,
    WEEKDAYS,
    YEAR_HEADS,
)
from extract.values.prose import Prose
from extract.values.words import DASHES


def read_moment(prose: Prose, at: int, *, licensed: bool) -> Moment | None:
    """Read the date that begins at a word, approximations and parts included.

    `licensed` says that a preposition has made a bare year certain. A year that is not said stays None, for the
    caller to take from a neighbour or to drop.
    """
    approximation = APPROXIMATIONS.at(prose.words, at)
    start = _skip_article(prose, approximation[1]) if approximation else at
    moment = _read_with_part(prose, start, licensed=licensed or approximation is not None)
    if moment is None or not exists(moment):
        return None
    after = APPROXIMATIONS_AFTER.at(prose.words, moment.stop)
    if approximation is None and after is None:
        return moment
    return replace(moment, at=at, stop=after[1] if after else moment.stop, approximate=True)


def _skip_article(prose: Prose, at: int) -> int:
    low = prose.words.low
    if low[at] == "l" and low[at + 1] == "'":
        return at + 2
    return at + 1 if low[at] in ("le", "la", "les") else at


def _read_with_part(prose: Prose, at: int, *, licensed: bool) -> Moment | None:
    part = PARTS.at(prose.words, at)
    if part is None:
        return _read_core(prose, at, licensed=licensed)
    name, stop = part
    filler = PART_FILLERS.at(prose.words, stop)
    start = stop + 1 if prose.words.low[stop] in DASHES else filler[1] if filler else stop
    core = _read_core(prose, start, licensed=True)
    if core is None or core.unit == "day" or core.part is not None:
        return None
    kept = core.at if prose.words.low[at] in ("cours", "fil") else at
    return replace(core, at=kept, part=None if name == "whole" else name)


def _read_core(prose: Prose, at: int, *, licensed: bool) -> Moment | None:
    word = prose.words.low[at]
    if word in WEEKDAYS:
        day = _read_day(prose, at + 1)
        return day and replace(day, at=at)
    if word in MONTHS:
        return None if _is_behind_day(prose, at) else _read_month(prose, at)
    if word in SEASONS:
        return _read_season(prose, at)
    if word.isdecimal():
        return _read_figures(prose, at, licensed=licensed)
    if word in LETTERED_NUMBERS:
        return _read_day(prose, at) or years.read_year(prose, at, licensed=licensed)
    if word in YEAR_HEADS or word in ("année", "années", "décennie"):
        return read_headed_year(prose, at) or _read_decade(prose, at)
    if word in ORDINALS or word in ("dernier", "dernière"):
        return read_division(prose, at) or _read_day(prose, at)
    return read_lettered_division(prose, at)


def _read_figures(prose: Prose, at: int, *, licensed: bool) -> Moment | None:
    word = prose.words.low[at]
    if len(word) == 4:
        return read_iso(prose, at) or years.read_year(prose, at, licensed=licensed)
    if len(word) > 2:
        return None
    return read_numeric(prose, at) or read_month_and_year(prose, at) or _read_day(prose, at) or read_division(prose, at)


def day_number(prose: Prose, at: int) -> tuple[int, int] | None:
    """A day of the month in figures or letters, and the index after it: « 1er », « premier », « vingt-et-un »."""
    low = prose.words.low
    if low[at].isdecimal():
        stop = at + 2 if low[at] == "1" and low[at + 1] in RANK_MARKS else at + 1
        return (int(low[at]), stop) if len(low[at]) <= 2 and 1 <= int(low[at]) <= 31 else None
    if low[at] == "premier":
        return 1, at + 1
    number = prose.number_at(at)
    if number is None or number.form != "letters" or number.ordinal or not 1 <= number.value <= 31:
        return None
    return int(number.value), prose.words.index_at(number.end, at)


def _read_day(prose: Prose, at: int) -> Moment | None:
    day = day_number(prose, at)
    if day is None or prose.words.low[day[1]] not in MONTHS:
        return None
    if prose.words.low[at - 1] not in DASHES and not begins_clean(prose, at):
        return None
    if prose.words.low[at - 1] == "du" and prose.words.low[at - 2] in STREETS:
        return None
    month = _read_month(prose, day[1])
    if month is None:
        return None
    return replace(month, at=at, rule="date.day", unit="day", last=day[0])


def _is_behind_day(prose: Prose, at: int) -> bool:
    """« (31) avril 2021 », « (rue du 8) mai 1945 »: where the day was refused, so is its month."""
    low = prose.words.low
    before = at - 2 if low[at - 1] in RANK_MARKS else at - 1
    return low[before].isdecimal() and len(low[before]) <= 2


def _read_month(prose: Prose, at: int) -> Moment:
    word = prose.words.low[at]
    month = MONTHS[word]
    stop = at + 2 if word in ABBREVIATED_MONTHS and prose.words.low[at + 1] == "." else at + 1
    year = years.year_behind(prose, stop)
    return Moment(at, year[1] if year else stop, "date.month", "months", year[0] if year else None, month, month)


def _read_season(prose: Prose, at: int) -> Moment | None:
    if prose.words.low[at] == "été" and prose.words.low[at - 1] not in years.BEFORE_SUMMER:
        return None
    season = SEASONS[prose.words.low[at]]
    year = years.year_behind(prose, at + 1, short_second=season == _WINTER)
    if year is None:
        return Moment(at, at + 1, "date.season", "season", None, season)
    second = years.second_year(prose, year[1], year[0])
    if second is not None and (season != _WINTER or second[0] != year[0] + 1):
        return None
    return Moment(at, second[1] if second else year[1], "date.season", "season", year[0], season)


def _read_decade(prose: Prose, at: int) -> Moment | None:
    """« années 1980 », « décennie 2010 »; « années 2020 et 2021 » are years, « années 80 » is not said in full."""
    if prose.words.low[at] not in ("années", "décennie"):
        return None
    year = years.plain_year(prose, at + 1)
    if year is None or year[0] % 10 or prose.words.low[year[1]] in DASHES | {"à", "/"}:
        return None
    following = years.plain_year(prose, year[1] + 1)
    has_part = prose.words.low[at - 1] == "des" and prose.words.low[at - 2] in ("début", "milieu", "fin")
    if following is not None and following[0] % 10 and not has_part:
        return None
    return Moment(at, year[1], "date.decade", "decade", year[0])


_WINTER = 4
