"""Four digits (or letters) → a year, where the words around make it one: not « France 2030 » nor « 2000 m² »."""

from extract.values.dates.boundaries import JOINING, is_plausible, stands_alone
from extract.values.dates.edtf import Moment
from extract.values.dates.vocabulary import (
    DATED_NOUNS,
    LABELS,
    MONTHS,
    MOVED,
    NAMING_NOUNS,
    OPENING_VERBS,
    PLURALS_THAT_COUNT_NOTHING,
    QUANTITY_NOUNS,
    QUANTITY_PREPOSITIONS,
    STANDARDS,
    UNITS_BEHIND,
    YEAR_FILLERS,
    YEAR_PREPOSITIONS,
)
from extract.values.prose import Prose
from extract.values.words import DASHES

_DATING = frozenset("datait dataient datant datent remonte remontent remontait".split())
"""« Notre four n° 2 datait de 1974 »: what these say is when, whatever is named before."""
BEFORE_SUMMER = frozenset(
    (
        "'",
        "en",
        "cet",
        "fin",
        "début",
        "mi",
        "et",
        "puis",
        "ou",
        "à",
        "bel",
        "printemps",
        "(",
        "/",
        "\n",
        ".",
        ":",
        *DASHES,
    )
)
"""The words before « été » that make it a season, not « a été »."""
_LOOK_BACK = 5
_LONGEST_PERIOD = 40


def plain_year(prose: Prose, at: int, *, short_second: bool = False) -> tuple[int, int] | None:
    """A year's value and the index after it, where nothing touches it and no unit stands behind; no licence is asked.

    `short_second` lets « 2020-21 » follow, for nouns that make it a season or an exercise.
    """
    word = prose.words.low[at]
    if not word.isdecimal():
        return _spelled_year(prose, at)
    if len(word) != 4 or not is_plausible(int(word)):
        return None
    if not stands_alone(prose, at, at + 1) and not (short_second and second_year(prose, at + 1, int(word))):
        return None
    return None if _has_unit(prose, at + 1) else (int(word), at + 1)


def _has_unit(prose: Prose, at: int) -> bool:
    """« 2000 m », but not « en 2021 l'entreprise »."""
    return prose.words.low[at] in UNITS_BEHIND and prose.words.low[at + 1] != "'"


def _spelled_year(prose: Prose, at: int) -> tuple[int, int] | None:
    if prose.words.low[at] not in ("deux", "mille", "mil", "dix"):
        return None
    number = prose.number_at(at)
    if number is None or number.form != "letters" or number.ordinal or not 1900 <= number.value <= 2099:
        return None
    stop = prose.after(number, at)
    return None if counts(prose, stop) else (int(number.value), stop)


def year_behind(prose: Prose, at: int, *, short_second: bool = False) -> tuple[int, int] | None:
    """The year that a month, a season or a division carries, and the index after it."""
    filler = YEAR_FILLERS.at(prose.words, at)
    for start in (at, filler[1]) if filler else (at,):
        if (year := plain_year(prose, start, short_second=short_second)) is not None:
            return year
    return None


def second_year(prose: Prose, at: int, first: int) -> tuple[int, int] | None:
    """The end of « 2020-2021 », « 2020/21 » behind its first year: the value and the index after it."""
    words = prose.words
    if words.low[at] not in JOINING or not prose.is_compact(at - 1, at + 2):
        return None
    second = words.low[at + 1]
    if not second.isdecimal() or len(second) not in (2, 4) or not stands_alone(prose, at + 1, at + 2, joined=True):
        return None
    year = int(second) if len(second) == 4 else first - first % 100 + int(second)
    return (year, at + 2) if first < year <= first + 1 or (len(second) == 4 and first < year <= first + 10) else None


def read_year(prose: Prose, at: int, *, licensed: bool) -> Moment | None:
    """Read a bare year; a bound or a part before it (`licensed`) still leaves « à partir de 2000 salariés » out."""
    year = plain_year(prose, at)
    if year is None or not _is_licensed(prose, at, year, licensed=licensed):
        return None
    return Moment(at, year[1], "date.year", "year", year[0])


def _is_licensed(prose: Prose, at: int, year: tuple[int, int], *, licensed: bool) -> bool:
    before = prose.words.low[at - 1]
    if before in YEAR_PREPOSITIONS and not _is_standard(prose, at - 1):
        return True
    if year[0] < 1800 or counts(prose, year[1]):
        return False
    if licensed:
        return True
    if before == "à" and prose.words.low[at - 2] in MOVED:
        return True
    if before in QUANTITY_PREPOSITIONS:
        near = prose.words.low[at - 4 : at - 1]
        return QUANTITY_NOUNS.isdisjoint(near) and not names_something(prose, at - 1)
    return _is_labelled(prose, at, year[1]) or _is_period(prose, at, year)


def _is_standard(prose: Prose, at: int) -> bool:
    """« NF EN 1838 », « selon EN 1838 »; « CRÉÉE EN 2007 » is a year in a header of capitals."""
    if not prose.words.raw(at).isupper():
        return False
    return prose.words.low[at - 1] in STANDARDS or not prose.words.raw(at - 1).isupper()


def counts(prose: Prose, at: int) -> bool:
    """Whether the word behind a number looks like what is counted: a unit, or a plural that is no function word."""
    words = prose.words
    word = words.low[at]
    if _has_unit(prose, at):
        return True
    return (
        word[-1] in "sx"
        and len(word) > 2
        and word.isalpha()
        and word not in PLURALS_THAT_COUNT_NOTHING
        and word not in MONTHS
    )


def names_something(prose: Prose, at: int) -> bool:
    """Whether the words before belong to the name of a law, a programme, an edition or an article."""
    words = prose.words
    for index in range(at - 1, at - 1 - _LOOK_BACK, -1):
        if words.low[index] in NAMING_NOUNS:
            return True
        if words.low[index] in "\n.;:," or words.low[index] in _DATING:
            return False
    return False


def _is_labelled(prose: Prose, at: int, stop: int) -> bool:
    """« (2019) », « Création : 2007 », « budget prévisionnel 2021 », « 2015 : ouverture », « 2020 a été »."""
    words = prose.words
    before, behind = words.low[at - 1], words.low[stop]
    if before == "(" and behind == ")":
        return True
    if before == "," and behind in ".;:\n":  # « État initial, 2019. »
        return words.raw(at - 2).islower() and words.low[at - 2].isalpha() and not names_something(prose, at - 1)
    if before in DATED_NOUNS or (words.low[at - 2] in DATED_NOUNS and words.raw(at - 1).islower() and before.isalpha()):
        return True
    if before == ":":
        return any(words.low[index] in LABELS for index in range(at - 5, at - 1))
    return before in "\n.•" and (behind == ":" or behind in OPENING_VERBS)


def _is_period(prose: Prose, at: int, year: tuple[int, int]) -> bool:
    """« 2019-2021 » anywhere but behind a name, a number sign or a noun that names."""
    words = prose.words
    if words.low[year[1]] not in JOINING:
        return False
    second = plain_year(prose, year[1] + 1)
    if second is None or not year[0] < second[0] <= year[0] + _LONGEST_PERIOD or counts(prose, second[1]):
        return False
    return not (words.low[at - 1] == "°" or names_something(prose, at) or _is_name(prose, at - 1))


def _is_name(prose: Prose, at: int) -> bool:
    word = prose.words.raw(at)
    return word[:1].isupper() and prose.words.low[at - 1] not in "\n.:"
