"""Changes summed up: those that many fiches share become one group with a few examples."""

import dataclasses
from collections import Counter
from dataclasses import dataclass

from review.diff.change import CLASSES, Change, ChangeClass, Comparison, Side
from review.diff.context import Passage, find_passage
from review.wording import describe, describe_both


@dataclass(frozen=True, slots=True)
class Example:
    """One change of a group as a reader sees it."""

    fiche: str
    old: str | None
    new: str | None
    old_passage: Passage | None
    new_passage: Passage | None


@dataclass(slots=True)
class Group:
    """Equal changes: the same class, field, rule and way, for the same cause."""

    kind: ChangeClass
    field: str
    rule: str | None
    way: str
    cause: str
    changes: int = 0
    fiches: int = 0
    examples: list[Example] = dataclasses.field(default_factory=list)
    last_fiche: str | None = None

    @property
    def title(self) -> str:
        """Rule and way in one line; empty where there is neither."""
        rule = f"rule {self.rule}" if self.rule is not None else ""
        return ": ".join(part for part in (rule, self.way) if part)

    @property
    def extent(self) -> str:
        """How many fiches changed so."""
        return "1 fiche" if self.fiches == 1 else f"{self.fiches} fiches, the same way"


@dataclass(slots=True)
class Diff:
    """What changed between two runs. `paired` fiches are in both, `unchanged` of them say the same."""

    old: str
    new: str
    parts: tuple[str, ...] = ()
    paired: int = 0
    unchanged: int = 0
    counts: Counter[ChangeClass] = dataclasses.field(default_factory=Counter)
    causes: Counter[str] = dataclasses.field(default_factory=Counter)
    groups: dict[tuple[str, ...], Group] = dataclasses.field(default_factory=dict)

    def add(self, comparison: Comparison, change: Change, cause: str, most_examples: int) -> None:
        """Count one change; its sentence is kept while its group has few examples."""
        self.counts[change.kind] += 1
        self.causes[cause] += 1
        key = (change.kind, change.field, change.rule or "", change.way, cause)
        group = self.groups.get(key)
        if group is None:
            group = Group(change.kind, change.field, change.rule, change.way, cause)
            self.groups[key] = group
        group.changes += 1
        if group.last_fiche != comparison.fiche:
            group.fiches += 1
            group.last_fiche = comparison.fiche
        if len(group.examples) < most_examples:
            group.examples.append(_example(comparison, change))

    def merge(self, other: "Diff", most_examples: int) -> None:
        """Add what was counted over other fiches."""
        self.paired += other.paired
        self.unchanged += other.unchanged
        self.counts += other.counts
        self.causes += other.causes
        for key, group in other.groups.items():
            own = self.groups.setdefault(key, group)
            if own is not group:
                own.changes += group.changes
                own.fiches += group.fiches
                own.examples += group.examples[: max(0, most_examples - len(own.examples))]

    def ordered(self) -> list[Group]:
        """Groups, the gravest class first, then the most frequent."""
        return sorted(
            self.groups.values(),
            key=lambda one: (CLASSES.index(one.kind), -one.fiches, -one.changes, one.field, one.title, one.cause),
        )


def _example(comparison: Comparison, change: Change) -> Example:
    old, new = change.old, change.new
    shown = [None if side is None else describe(side.facts) for side in (old, new)]
    subject = change.kind
    if old is not None and new is not None:
        shown = [*describe_both(old.facts, new.facts)]
        subject = "role" if old.role != new.role else subject
    old_text = comparison.old_texts.get(old.section or "") if old is not None else None
    new_text = comparison.new_texts.get(new.section or "") if new is not None else None
    return Example(
        comparison.fiche,
        _shown(shown[0], old, subject),
        _shown(shown[1], new, subject),
        find_passage(old_text, old),
        find_passage(new_text, new),
    )


def _shown(value: str | None, side: Side | None, subject: ChangeClass) -> str | None:
    """A value with what its change is about: its role where that changed, be it with the value."""
    if value is None or side is None:
        return None
    if subject == "role":
        return f"{value}, {side.role or 'no role'}"
    if subject == "rule":
        return f"{value}, by {side.rule}"
    return f"{value}, at {side.confidence:.2f}" if subject == "confidence" and side.confidence is not None else value
