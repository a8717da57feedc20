"""A bound and its dates → date values: « depuis 2007 » is open at its end, « d'ici 2022 » at its start."""

from dataclasses import dataclass

from extract.values.dates.edtf import Days, Moment, closing, days, opening, whole
from extract.values.dates.relative import Shift, reach, read_bounded_shift, read_shift
from extract.values.dates.series import Series, read_series
from extract.values.dates.vocabulary import BOUNDS, CLOSED_AFTER, MOMENT_FILLERS, OPEN_AFTER, BoundName
from extract.values.prose import Prose
from schemas.record import DatePart, DateValue

Shape = BoundName | None
"""None: the date stands alone."""
_OPEN_ENDED = ("since", "after", "start")


@dataclass(frozen=True, slots=True)
class Mention:
    """One date in the text, its value as yet without a role: half-open words, and the words of its bound."""

    at: int
    stop: int
    value: DateValue
    rule: str
    bound: Shape
    bound_words: tuple[int, int] | None


def read_mentions(prose: Prose, at: int) -> tuple[tuple[Mention, ...], int]:
    """Read what begins at a word: a bound and its date, a list of dates, an interval, or a relative date.

    With them comes the word behind what was read, `at` itself where nothing was.
    """
    bound = BOUNDS.at(prose.words, at)
    if bound is None or not _is_bound(prose, at, bound[1]):
        return _read_unbound(prose, at)
    name, start = bound
    words = (at, start)
    filler = MOMENT_FILLERS.at(prose.words, start)
    series = None
    for begin in (start, filler[1]) if filler else (start,):
        series = series or read_series(prose, begin, licensed=True, between=name == "between")
    if series is not None:
        return _of_series(prose, series, at, name, words), series.stop
    shift = read_bounded_shift(prose, start, counted=prose.words.low[at + 2] == "ici")
    if shift is None and filler is not None:
        shift = read_bounded_shift(prose, filler[1], counted=False)
    if shift is None or name == "between":
        return (), at
    return _of_shift(prose, shift, at, name, words), shift.stop


def _is_bound(prose: Prose, at: int, stop: int) -> bool:
    """« horizon 2030 » alone is a bound, « Horizon 2020 » a programme."""
    return not (stop == at + 1 and prose.words.raw(at) == "Horizon")


def _read_unbound(prose: Prose, at: int) -> tuple[tuple[Mention, ...], int]:
    series = read_series(prose, at, licensed=False, between=False)
    if series is not None:
        mentions = _of_series(prose, series, series.moments[0].at if series.moments else at, None, None)
        return mentions, max([series.stop, *(mention.stop for mention in mentions)])
    shift = read_shift(prose, at)
    return (_of_shift(prose, shift, at, None, None), shift.stop) if shift is not None else ((), at)


def _of_series(
    prose: Prose, series: Series, at: int, bound: Shape, words: tuple[int, int] | None
) -> tuple[Mention, ...]:
    if series.is_range and series.moments:
        return _of_range(series, at, bound, words)
    if bound == "between":
        return ()
    return tuple(
        _of_moment(prose, moment, moment.at if index else at, bound, words)
        for index, moment in enumerate(series.moments)
    )


def _of_range(series: Series, at: int, bound: Shape, words: tuple[int, int] | None) -> tuple[Mention, ...]:
    """An interval closed on both sides; « avant 2019-2021 » says nothing that EDTF could hold."""
    if bound == "until":
        return ()
    first, last = series.moments
    edtf = f"{opening(first)}/{closing(last)}"
    value = _value(edtf, (days(first)[0], days(last)[1]))
    return (Mention(at, series.stop, value, "date.range", bound, words),)


def _of_moment(prose: Prose, moment: Moment, at: int, bound: Shape, words: tuple[int, int] | None) -> Mention:
    if bound is None and (after := OPEN_AFTER.at(prose.words, moment.stop)):
        return Mention(at, after[1], _bounded((moment, moment), "since"), "date.since", "since", None)
    if bound is None and (after := CLOSED_AFTER.at(prose.words, moment.stop)):
        return Mention(
            at, after[1], _bounded((moment, moment), "until"), "date.until", "until", (moment.stop, after[1])
        )
    rule = moment.rule if bound is None else "date.until" if bound == "until" else "date.since"
    return Mention(at, moment.stop, _bounded((moment, moment), bound), rule, bound, words)


def _of_shift(prose: Prose, shift: Shift, at: int, bound: Shape, words: tuple[int, int] | None) -> tuple[Mention, ...]:
    reference = prose.passage.reference_date
    moments = reach(shift, reference) if reference is not None else None
    value = _bounded(moments, bound) if moments is not None else _value(None, (None, None), shift.part)
    placed = value.model_copy(update={"relative": shift.iso})
    return (Mention(at, shift.stop, placed, "date.relative", bound, words),)


def _bounded(moments: tuple[Moment, Moment], bound: Shape) -> DateValue:
    first, last = moments
    start, end = days(first)[0], days(last)[1]
    if bound == "until":
        return _value(f"../{closing(last)}", (None, end), last.part)
    if bound in _OPEN_ENDED:
        return _value(f"{opening(first)}/..", (start, None), first.part)
    edtf = whole(first) if first == last else f"{opening(first)}/{closing(last)}"
    return _value(edtf, (start, end), first.part)


def _value(edtf: str | None, span: Days, part: DatePart | None = None) -> DateValue:
    start, end = (None if day is None else day.isoformat() for day in span)
    return DateValue(edtf=edtf, start=start, end=end, part=part, relative=None, role=None)
