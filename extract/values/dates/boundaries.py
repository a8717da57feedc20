"""Where a date may begin and end: the signs and figures that touch it must not make it part of something longer."""

from extract.values.dates.vocabulary import DIVISION_LETTERS, MONTHS, PARTS, SEASONS, WEEKDAYS
from extract.values.prose import Prose
from extract.values.words import DASHES

JOINING = DASHES | {"/"}


def is_plausible(year: int) -> bool:
    """Whether a number is in the range of years that fiches speak of."""
    return 1000 <= year <= 2099


def stands_alone(prose: Prose, at: int, stop: int, *, joined: bool = False) -> bool:
    """Whether words are no part of something longer (« RE2020 », « 2020.5 », « 2020-1721 »); `joined`: at its front."""
    words = prose.words
    if not (joined or begins_clean(prose, at)):
        return False
    if not words.glued(stop):
        return True
    sign = words.low[stop]
    if sign.isalnum() or sign in "_@":
        return False
    if sign in JOINING and words.glued(stop + 1):
        return _begins_date(prose, stop + 1) or (sign == "/" and _begins_fact(prose, stop + 1))
    return not (sign in ".,:" and words.glued(stop + 1) and words.low[stop + 1].isdecimal())


def _begins_fact(prose: Prose, at: int) -> bool:
    """« Créée en 2007/5 salariés »: a slash without spaces between two facts of a header."""
    words = prose.words
    return words.low[at].isdecimal() and not words.glued(at + 1) and words.low[at + 1].isalpha()


def begins_clean(prose: Prose, at: int) -> bool:
    """Whether a word does not continue what stands before it (« RE2020 », « 12 2020 », « v.2020 »)."""
    words = prose.words
    if words.glued(at):
        return _opens(prose, at - 1)
    is_after_figures = words.low[at - 1].isdecimal() and words.low[at].isdecimal()
    return not is_after_figures or words.raw(at - 2) in DIVISION_LETTERS


def _opens(prose: Prose, at: int) -> bool:
    """Whether a sign may touch the date behind it: a quote, a bracket, or the dash of a period or of « mi-2021 »."""
    words = prose.words
    if words.low[at] in "'\"([«“":
        return True
    before = words.low[at - 1]
    return words.low[at] in JOINING and (
        before in MONTHS
        or before in SEASONS
        or before == "mi"
        or (before.isdecimal() and (len(before) == 4 or words.raw(at - 2) in DIVISION_LETTERS))
    )


def _begins_date(prose: Prose, at: int) -> bool:
    word = prose.words.low[at]
    if word.isdecimal():
        return (len(word) == 4 and is_plausible(int(word))) or (
            len(word) <= 2 and prose.words.low[at + 1] in ("/", ".")
        )
    return word in MONTHS or word in SEASONS or word in WEEKDAYS or PARTS.at(prose.words, at) is not None
