"""Whether a confidence means something: how many of the values said 0.9 sure are right."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from review.errors import ReviewError
from review.evaluation.judgement import Judgement
from review.evaluation.tally import is_value

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)
"""Lower ends of the confidence table's rows; each reaches up to the next, the last to 1."""
FEWEST = 300
"""Judged values below which no threshold is chosen: the interval would be wider than any useful target."""
Z = 1.96
"""Standard normal quantile of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A value that was found and judged, its role and details included. `fiche` names the record."""

    rule: str
    confidence: float
    right: bool
    fiche: str = ""


def judged_values(judgements: Iterable[Judgement]) -> list[Judged]:
    """Every found value that the gold judges; it is right where everything judged of it is."""
    values: list[Judgement] = []
    faulty: set[tuple[str, str]] = set()
    for one in judgements:
        if one.pointer is None:
            continue
        if one.outcome not in ("right", "silent"):
            faulty.add((one.fiche, one.pointer))
        if is_value(one):
            values.append(one)
    return [
        Judged(one.rule, one.confidence, (one.fiche, one.pointer or "") not in faulty, one.fiche)
        for one in values
        if one.rule is not None and one.confidence is not None
    ]


@dataclass(frozen=True, slots=True)
class Interval:
    """A share with its 95 % Wilson score interval (Wilson 1927), which holds at few values and near 0 or 1."""

    share: float
    low: float
    high: float


def wilson(hits: int, n: int) -> Interval:
    """The interval of `hits` out of `n`.

    >>> interval = wilson(95, 100)
    >>> round(interval.low, 3), round(interval.high, 3)
    (0.888, 0.978)
    """
    if n == 0:
        return Interval(0.0, 0.0, 1.0)
    share = hits / n
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    reach = Z / (1 + Z * Z / n) * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return Interval(share, max(0.0, middle - reach), min(1.0, middle + reach))


@dataclass(frozen=True, slots=True)
class Bin:
    """The values whose confidence is at least `low`, and below the next row's."""

    low: float
    n: int
    said: float
    right: Interval


def confidence_table(values: Sequence[Judged]) -> list[Bin]:
    """One row for each range of confidence that has values: how sure they say they are, and how many are right."""
    rows: dict[float, list[Judged]] = defaultdict(list)
    for value in values:
        rows[max(edge for edge in EDGES if edge <= value.confidence)].append(value)
    return [
        Bin(
            low,
            len(row),
            sum(one.confidence for one in row) / len(row),
            wilson(sum(one.right for one in row), len(row)),
        )
        for low, row in sorted(rows.items())
    ]


def calibration_error(table: Sequence[Bin]) -> float | None:
    """Expected calibration error (Naeini et al. 2015): mean distance of said from right, weighed by values."""
    n = sum(row.n for row in table)
    return sum(row.n * abs(row.said - row.right.share) for row in table) / n if n else None


@dataclass(frozen=True, slots=True)
class Threshold:
    """The queue for a target error rate: review what is below `confidence`. `error` is that of the values kept."""

    confidence: float
    reviewed: int
    kept: int
    error: Interval

    def sentence(self) -> str:
        """What the threshold means, with its n and its interval."""
        error = self.error
        kept = f"of the other {self.kept}, {100 * error.share:.1f} % are wrong"
        interval = f"95 % interval {100 * error.low:.1f}–{100 * error.high:.1f} %"
        return f"review the values below {self.confidence:.2f}: {self.reviewed} here; {kept} ({interval})"


def choose_threshold(values: Sequence[Judged], target: float) -> Threshold:
    """The lowest confidence from which on at most the target share is wrong.

    Raises `ReviewError` below 300 judged values, and where no confidence reaches the target.
    """
    if len(values) < FEWEST:
        raise ReviewError(f"{len(values)} judged values are too few to choose a queue from: {FEWEST} are needed")
    for confidence in sorted({value.confidence for value in values}):
        kept = [value for value in values if value.confidence >= confidence]
        wrong = sum(not value.right for value in kept)
        if wrong <= target * len(kept):
            return Threshold(confidence, len(values) - len(kept), len(kept), wilson(wrong, len(kept)))
    raise ReviewError(f"no confidence is sure enough for {100 * target:g} % wrong: review everything")
