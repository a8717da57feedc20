"""Dates in a row → a list or a range of complete dates, each taking from the next what it does not say."""

from dataclasses import dataclass, replace

from extract.values.dates.edtf import Moment, days
from extract.values.dates.exercises import read_following_years
from extract.values.dates.moments import day_number, read_moment
from extract.values.dates.vocabulary import CONNECTORS, MOMENT_FILLERS, WEEKDAYS, ConnectorName
from extract.values.dates.years import plain_year
from extract.values.prose import Prose
from extract.values.words import DASHES

_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Series:
    """Moments in order, and whether two of them are the ends of one interval; `stop` is the word behind them.

    None are kept of a range that says nothing certain, but its words are spent.
    """

    moments: tuple[Moment, ...]
    is_range: bool
    stop: int


def read_series(prose: Prose, at: int, *, licensed: bool, between: bool) -> Series | None:
    """Read the dates that begin at a word; after « entre » the first « et » joins the ends of an interval.

    A date that stays without a year is left out of a list; « de mars 2020 à juin », « de novembre à février 2021 » say
    nothing certain; « de 2000 à 2500 salariés » are no years.
    """
    first = read_moment(prose, at, licensed=licensed) or _read_day_alone(prose, at)
    if first is None:
        return None
    moments, connectors = _read_row(prose, first, between=between)
    if connectors[:1] == ["to"]:
        return _close_range(moments)
    if _is_quantity(prose, moments[-1]):
        return None
    kept = _kept_of_list(moments, connectors)
    complete = tuple(moment for moment in _inherited(kept) if moment.complete)
    return Series(complete, False, complete[-1].stop) if complete else None


def _read_row(prose: Prose, first: Moment, *, between: bool) -> tuple[list[Moment], list[ConnectorName]]:
    moments, connectors = [first], list[ConnectorName]()
    while len(moments) < _LONGEST and connectors[:1] != ["to"]:
        joined = CONNECTORS.at(prose.words, moments[-1].stop)
        if joined is None:
            break
        name: ConnectorName = "to" if between and joined[0] == "and" else joined[0]
        item = _read_item(prose, joined[1], moments[-1], name)
        if item is None:
            break
        moments.append(item)
        connectors.append(name)
    return moments, connectors


def _read_item(prose: Prose, at: int, previous: Moment, connector: ConnectorName) -> Moment | None:
    filler = MOMENT_FILLERS.at(prose.words, at)
    start = filler[1] if filler else at
    item = _read_next_year(prose, start, previous) or read_moment(prose, start, licensed=previous.complete)
    if item is None and not (connector == "to" and prose.words.low[at - 1] == "à"):
        item = _read_day_alone(prose, start)
    if item is None or not _can_follow(prose, previous, item, connector):
        return None
    return item


def _read_next_year(prose: Prose, at: int, previous: Moment) -> Moment | None:
    """A year that follows a year is one whatever stands behind it: « budgets 2021 et 2022 votés »."""
    if previous.rule == "date.exercise":
        return read_following_years(prose, at)
    year = plain_year(prose, at) if previous.rule == "date.year" and previous.year is not None else None
    if year is None or previous.year is None or not 0 < year[0] - previous.year <= _NEXT:
        return None
    return Moment(at, year[1], "date.year", "year", year[0])


def _can_follow(prose: Prose, previous: Moment, item: Moment, connector: ConnectorName) -> bool:
    """A bare year joins only a year, and one soon after it (« en 2019, 1500 repas »); a dash has two spaces or none."""
    if item.unit == "year" and item.rule == "date.year" and item.part is None:
        if connector != "to" and (previous.unit not in ("year", "decade") or not _is_soon_after(previous, item)):
            return False
        if previous.unit == "day" or (previous.unit == "months" and previous.year is None):
            return False
    words = prose.words
    if words.low[previous.stop] in DASHES:
        return words.glued(previous.stop) == words.glued(previous.stop + 1)
    return True


_SOON = 40
_NEXT = 3


def _is_soon_after(previous: Moment, item: Moment) -> bool:
    return previous.year is not None and item.year is not None and previous.year < item.year <= previous.year + _SOON


def _read_day_alone(prose: Prose, at: int) -> Moment | None:
    """« 3 » of « les 3 et 4 mai 2021 », « 3 » of « du 3 au 12 mai 2021 »: a day whose month comes later."""
    day = day_number(prose, at + 1 if prose.words.low[at] in WEEKDAYS else at)
    if day is None or not (prose.words.low[at - 1] in _BEFORE_A_DAY or prose.words.low[day[1]] in DASHES):
        return None
    return Moment(at, day[1], "date.day", "day", None, 0, day[0])


_BEFORE_A_DAY = frozenset(("le", "les", "des", "du", "au", "à", ",", "et", "ou", "entre", "puis"))


def _kept_of_list(moments: list[Moment], connectors: list[ConnectorName]) -> list[Moment]:
    """A row of commas counts as a list only up to its last « et »; « to » inside a list ends it."""
    last = max((index for index, name in enumerate(connectors) if name == "and"), default=-1)
    return moments[: last + 2] if last >= 0 else moments[:1]


def _inherited(moments: list[Moment]) -> list[Moment]:
    """Give each moment, from the last back, the month and year that it shares with the one after it."""
    done: list[Moment] = []
    for moment in reversed(moments):
        done.append(_completed(moment, done[-1]) if done else moment)
    return done[::-1]


def _completed(moment: Moment, following: Moment) -> Moment:
    if moment.complete or not following.complete:
        return moment
    if moment.unit == "day" and moment.first == 0:
        if following.unit != "day":
            return moment
        return replace(moment, first=following.first, year=following.year)
    if following.unit in ("year", "decade"):
        return moment
    return replace(moment, year=following.year)


def _is_quantity(prose: Prose, moment: Moment) -> bool:
    """« de 2000 à 2500 salariés »: no year stands there; « estimé en 2018 à 300 euros » holds one."""
    low = prose.words.low
    counted = moment.rule == "date.year" and low[moment.stop] == "à" and low[moment.stop + 1].isdecimal()
    return counted and low[moment.at - 1] != "en"


def _close_range(moments: list[Moment]) -> Series:
    opening, closing = _inherited(moments[:2])
    if not (opening.complete and closing.complete) or not _in_order(opening, closing):
        return Series((), True, closing.stop)
    return Series((opening, closing), True, closing.stop)


def _in_order(opening: Moment, closing: Moment) -> bool:
    """Whether an interval runs forward; « de novembre à février 2021 » would need an invented year."""
    start, end = days(replace(opening, part=None))[0], days(replace(closing, part=None))[1]
    if start is not None and end is not None:
        return start < end
    return _rank(opening) < _rank(closing)


def _rank(moment: Moment) -> tuple[int, int]:
    """An order that seasons share with months: the season's first month."""
    year = moment.year or 0
    if moment.unit == "season":
        return year, moment.first * 3
    return (moment.last_year or year), moment.last or 12
