"""Quarters and halves of a year: « premier trimestre 2021 », « T1 2021 », « seconde moitié de 2021 »."""

from extract.values.dates.edtf import Moment
from extract.values.dates.vocabulary import DIVISION_LETTERS, DIVISIONS, ORDINALS, RANK_MARKS
from extract.values.dates.years import year_behind
from extract.values.prose import Prose


def read_division(prose: Prose, at: int) -> Moment | None:
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


def read_lettered_division(prose: Prose, at: int) -> Moment | None:
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
    year = year_behind(prose, stop)
    if year is None and prose.words.low[stop - 1] == "moitié":
        return None
    first = (rank - 1) * months + 1
    return Moment(at, year[1] if year else stop, rule, "months", year[0] if year else None, first, first + months - 1)
