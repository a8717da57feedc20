"""Two runs judged by one gold: by how much they differ, and whether that is more than chance."""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from review.evaluate import Evaluation
from review.evaluation.judgement import Judgement
from review.evaluation.tally import group_of, is_value

MOST_DRAWS = 2_000
MOST_STEPS = 4_000_000
"""Draws times fiches: above it there are fewer draws."""
SEED = 20210615
"""Fixed, so that the same two runs give the same interval."""
GROUPS = ("sections", "scalars", "entries", "roles", "values")

Counts = tuple[int, int, int]
"""Right, expected and found values of one fiche."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What the second run's F1 has over the first's in one group, with its paired 95 % bootstrap interval."""

    group: str
    first: float
    second: float
    low: float
    high: float

    @property
    def is_real(self) -> bool:
        """Whether the interval leaves zero out."""
        return self.low > 0 or self.high < 0


def compare_runs(first: Evaluation, second: Evaluation) -> list[Gain]:
    """The gain by group, over the fiches that both judge: fiches are drawn in pairs (Efron and Tibshirani 1993)."""
    fiches = sorted(set(first.fiches) & set(second.fiches))
    one, other = _counts(first), _counts(second)
    return [_gain(group, [(one[group][name], other[group][name]) for name in fiches]) for group in GROUPS if fiches]


def _counts(evaluation: Evaluation) -> Mapping[str, Mapping[str, Counts]]:
    counts: dict[str, dict[str, Counts]] = defaultdict(lambda: defaultdict(lambda: (0, 0, 0)))
    for one in evaluation.judgements:
        groups = [group_of(one.field), *(["values"] if is_value(one) else [])]
        for group in groups:
            right, expected, found = counts[group][one.fiche]
            counts[group][one.fiche] = _added(one, right, expected, found)
    return counts


def _added(one: Judgement, right: int, expected: int, found: int) -> Counts:
    states, says = one.outcome in ("right", "wrong", "missing"), one.outcome in ("right", "wrong", "spurious")
    return right + (one.outcome == "right"), expected + states, found + says


def _gain(group: str, pairs: Sequence[tuple[Counts, Counts]]) -> Gain:
    chance = random.Random(SEED)
    draws = max(200, min(MOST_DRAWS, MOST_STEPS // len(pairs)))
    gains = sorted(_difference(chance.choices(pairs, k=len(pairs))) for _ in range(draws))
    first, second = (_f1([pair[side] for pair in pairs]) for side in (0, 1))
    return Gain(group, first, second, gains[int(0.025 * draws)], gains[int(0.975 * draws) - 1])


def _difference(pairs: Sequence[tuple[Counts, Counts]]) -> float:
    return _f1([pair[1] for pair in pairs]) - _f1([pair[0] for pair in pairs])


def _f1(counts: Sequence[Counts]) -> float:
    """F1 of the summed counts; 1 where nothing was expected and nothing found."""
    right, both = sum(one[0] for one in counts), sum(one[1] + one[2] for one in counts)
    return 2 * right / both if both else 1.0
