"""Words → one date as written (a day, a month, a season, a quarter, a decade, a year), with its part."""

from dataclasses import replace

from extract.values.dates import years
from extract.values.dates.edtf import Moment, exists
from extract.values.dates.vocabulary import (
    ABBREVIATED_MONTHS,
    APPROXIMATIONS,
    APPROXIMATIONS_AFTER,
    DIVISION_LETTERS,
    DIVISIONS,
    LETTERED_NUMBERS,
    MONTHS,
    ORDINALS,
    PART_FILLERS,
    PARTS,
    RANK_MARKS,
    SEASONS,
    STREETS,
    WEEKDAYS,
    YEAR_FILLERS,
    YEAR_HEADS,
)
from extract.values.words import DASHES, Prose


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
        return years.read_headed_year(prose, at) or _read_decade(prose, at)
    if word in ORDINALS or word in ("dernier", "dernière"):
        return _read_division(prose, at) or _read_day(prose, at)
    return _read_lettered_division(prose, at)


def _read_figures(prose: Prose, at: int, *, licensed: bool) -> Moment | None:
    word = prose.words.low[at]
    if len(word) == 4:
        return _read_iso(prose, at) or years.read_year(prose, at, licensed=licensed)
    if len(word) > 2:
        return None
    return (
        _read_numeric(prose, at) or _read_month_and_year(prose, at) or _read_day(prose, at) or _read_division(prose, at)
    )


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
    if prose.words.low[at - 1] not in DASHES and not years.begins_clean(prose, at):
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
    year = _year_behind(prose, stop)
    return Moment(at, year[1] if year else stop, "date.month", "months", year[0] if year else None, month, month)


def _year_behind(prose: Prose, at: int, *, short_second: bool = False) -> tuple[int, int] | None:
    """The year that a month, a season or a division carries, and the index after it."""
    filler = YEAR_FILLERS.at(prose.words, at)
    for start in (at, filler[1]) if filler else (at,):
        if (year := years.plain_year(prose, start, short_second=short_second)) is not None:
            return year
    return None


def _read_season(prose: Prose, at: int) -> Moment | None:
    if prose.words.low[at] == "été" and prose.words.low[at - 1] not in years.BEFORE_SUMMER:
        return None
    season = SEASONS[prose.words.low[at]]
    year = _year_behind(prose, at + 1, short_second=season == _WINTER)
    if year is None:
        return Moment(at, at + 1, "date.season", "season", None, season)
    second = years.second_year(prose, year[1], year[0])
    if second is not None and (season != _WINTER or second[0] != year[0] + 1):
        return None
    return Moment(at, second[1] if second else year[1], "date.season", "season", year[0], season)


def _read_division(prose: Prose, at: int) -> Moment | None:
    """« premier trimestre 2021 », « 2nd semestre de l'année 2022 »."""
    rank = _rank(prose, at)
    if rank is None:
        return None
    division = DIVISIONS.get(prose.words.low[rank[1]])
    if division is None:
        return None
    return _division(prose, at, rank[1] + 1, division, 12 // division[1] if rank[0] == 0 else rank[0])


def _rank(prose: Prose, at: int) -> tuple[int, int] | None:
    """The rank before a division and the index after it; 0 is the last one (« dernier trimestre »)."""
    low = prose.words.low
    if low[at] in ORDINALS:
        return ORDINALS[low[at]], at + 1
    if low[at] in ("dernier", "dernière"):
        return 0, at + 1
    if low[at] in ("1", "2", "3", "4") and low[at + 1] in RANK_MARKS:
        return int(low[at]), at + 2
    return None


def _read_lettered_division(prose: Prose, at: int) -> Moment | None:
    """« T1 2021 », « S2 2021 »."""
    division = DIVISION_LETTERS.get(prose.words.raw(at))
    if (
        division is None
        or not prose.words.glued(at + 1)
        or prose.words.glued(at)
        or prose.words.low[at + 1] not in ("1", "2", "3", "4")
    ):
        return None
    moment = _division(prose, at, at + 2, division, int(prose.words.low[at + 1]))
    return moment if moment is not None and moment.year is not None else None


def _division(prose: Prose, at: int, stop: int, division: tuple[str, int], rank: int) -> Moment | None:
    rule, months = division
    if rank > 12 // months:
        return None
    year = _year_behind(prose, stop)
    if year is None and prose.words.low[stop - 1] == "moitié":
        return None
    first = (rank - 1) * months + 1
    return Moment(at, year[1] if year else stop, rule, "months", year[0] if year else None, first, first + months - 1)


def _read_decade(prose: Prose, at: int) -> Moment | None:
    """« années 1980 », « décennie 2010 »; « années 2020 et 2021 » are years, « années 80 » is not said in full."""
    if prose.words.low[at] not in ("années", "décennie"):
        return None
    year = years.plain_year(prose, at + 1)
    if year is None or year[0] % 10 or prose.words.low[year[1]] in DASHES | {"à", "/"}:
        return None
    following = years.plain_year(prose, year[1] + 1)
    if following is not None and following[0] % 10:
        return None
    return Moment(at, year[1], "date.decade", "decade", year[0])


_CENTURY_TURN = 50
_WINTER = 4


def _read_numeric(prose: Prose, at: int) -> Moment | None:
    """« 03/09/2020 », « 3.9.2020 », « 03-09-20 » is refused: two digits of a year are read between slashes alone."""
    words = prose.words
    sign = words.low[at + 1]
    if sign not in ("/", ".", "-") or words.low[at + 3] != sign or not prose.is_compact(at, at + 5):
        return None
    if not years.stands_alone(prose, at, at + 5):
        return None
    day, month, year = words.low[at], words.low[at + 2], words.low[at + 4]
    if not (month.isdecimal() and year.isdecimal() and len(month) <= 2):
        return None
    if len(year) == 2 and sign == "/":
        value = int(year) + (2000 if int(year) < _CENTURY_TURN else 1900)
    elif len(year) == 4 and years.is_plausible(int(year)):
        value = int(year)
    else:
        return None
    moment = Moment(at, at + 5, "date.numeric", "day", value, int(month), int(day))
    return moment if int(month) and exists(moment) else None


def _read_month_and_year(prose: Prose, at: int) -> Moment | None:
    """« 03/2021 »."""
    words = prose.words
    if words.low[at + 1] != "/" or len(words.low[at]) != 2 or not prose.is_compact(at, at + 3):
        return None
    month, year = int(words.low[at]), words.low[at + 2]
    if not (1 <= month <= 12 and len(year) == 4 and year.isdecimal() and years.is_plausible(int(year))):
        return None
    if not years.stands_alone(prose, at, at + 3) or words.low[at - 1] == "°" or years.names_something(prose, at):
        return None
    return Moment(at, at + 3, "date.numeric", "months", int(year), month, month)


def _read_iso(prose: Prose, at: int) -> Moment | None:
    """« 2020-09-03 »."""
    words = prose.words
    if words.low[at + 1] != "-" or words.low[at + 3] != "-" or not prose.is_compact(at, at + 5):
        return None
    month, day = words.low[at + 2], words.low[at + 4]
    if not (month.isdecimal() and day.isdecimal() and len(month) == len(day) == 2 and int(month)):
        return None
    moment = Moment(at, at + 5, "date.numeric", "day", int(words.low[at]), int(month), int(day))
    return moment if years.is_plausible(int(words.low[at])) and exists(moment) else None
