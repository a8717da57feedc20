"""Judgements counted: precision, recall and their kin, by field, section or rule."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from review.evaluation.judgement import Judgement
from review.evaluation.matching import LEVELS

Matching = Literal["strict", "overlap", "value"]
"""`strict`: section, words and value agree; `overlap`: the words need only touch; `value`: wherever it was found."""
MATCHINGS: tuple[Matching, ...] = ("strict", "overlap", "value")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one field. `wrong` counts for both sides: a value missed, and another put in its place."""

    right: int = 0
    wrong: int = 0
    missing: int = 0
    spurious: int = 0
    silent: int = 0

    @property
    def expected(self) -> int:
        """Values that the gold states."""
        return self.right + self.wrong + self.missing

    @property
    def found(self) -> int:
        """Values that the records state."""
        return self.right + self.wrong + self.spurious

    @property
    def precision(self) -> float | None:
        """Share of the values found that are right, None where none was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of the gold's values that were found right, None where it states none."""
        return self.right / self.expected if self.expected else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both, None where nothing was expected and nothing found."""
        both = self.expected + self.found
        return 2 * self.right / both if both else None

    @property
    def wrong_share(self) -> float | None:
        """Wrong but non-empty: of the values found where the gold judges, the share that is not what it says."""
        return (self.wrong + self.spurious) / self.found if self.found else None


def tally(judgements: Iterable[Judgement], matching: Matching = "strict") -> Tally:
    """Count judgements under one matching."""
    counts = Counter(outcome(judgement, matching) for judgement in judgements)
    return Tally(counts["right"], counts["wrong"], counts["missing"], counts["spurious"], counts["silent"])


def outcome(judgement: Judgement, matching: Matching) -> str:
    """The outcome under a looser matching: a pair that agrees well enough for it is right."""
    enough = LEVELS.index(judgement.level) <= LEVELS.index(matching)
    return "right" if judgement.outcome == "wrong" and enough else judgement.outcome


def is_value(judgement: Judgement) -> bool:
    """Whether it judges a value itself, neither a section's text, nor a detail of a value, nor an issue."""
    return group_of(judgement.field) in ("scalars", "entries")


def group_of(field: str) -> str:
    """The family of fields that a field is summed up in."""
    if field.startswith("sections."):
        return "sections"
    if field.endswith((".insee", ".mentions", "partners.kind")):
        return "details"
    if field == "issues":
        return "issues"
    if field.endswith(".role") and field != "testimonies.role":
        return "roles"
    if field.startswith(("measure.", "organisation.", "testimonies.")) or field in (
        "application.website",
        "application.measure",
    ):
        return "scalars"
    return "entries"
