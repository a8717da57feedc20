"""Years that a noun heads: « exercice 2019-2020 », « saison 2020-21 », « rentrée 2021 », « année scolaire 2021 »."""

from extract.values.dates.boundaries import JOINING
from extract.values.dates.edtf import Moment
from extract.values.dates.vocabulary import SCHOOL_YEARS, YEAR_HEADS
from extract.values.dates.years import plain_year, second_year
from extract.values.prose import Prose


def read_headed_year(prose: Prose, at: int) -> Moment | None:
    """« exercice 2019-2020 », « saison 2020-21 », « rentrée 2021 », « année scolaire 2020/2021 », with the noun."""
    words = prose.words
    head = words.low[at]
    if head not in YEAR_HEADS and not (head == "année" and words.low[at + 1] in SCHOOL_YEARS):
        return None
    start = at + 1
    if not words.low[start].isdecimal() and words.raw(start).islower() and words.low[start + 1].isdecimal():
        start += 1
    return _read_years(prose, at, start) or _read_short_years(prose, at, start)


def read_following_years(prose: Prose, at: int) -> Moment | None:
    """« 2020-2021 » of « les saisons 2019-2020 et 2020-2021 »."""
    return _read_years(prose, at, at)


def _read_years(prose: Prose, at: int, start: int) -> Moment | None:
    year = plain_year(prose, start, short_second=True)
    if year is None:
        return None
    second = second_year(prose, year[1], year[0])
    stop = second[1] if second else year[1]
    return Moment(at, stop, "date.exercise", "year", year[0], last_year=second[0] if second else None)


def _read_short_years(prose: Prose, at: int, start: int) -> Moment | None:
    """« saison 20-21 »."""
    words = prose.words
    first, second = words.low[start], words.low[start + 2]
    if words.low[start + 1] not in JOINING or not prose.is_compact(start, start + 3) or words.glued(start + 3):
        return None
    if not (
        first.isdecimal() and second.isdecimal() and len(first) == len(second) == 2 and int(second) == int(first) + 1
    ):
        return None
    return Moment(at, start + 3, "date.exercise", "year", 2000 + int(first), last_year=2000 + int(second))
