"""Changes summed up: those that many fiches share become one group with a few examples."""

import dataclasses
from collections import Counter
from dataclasses import dataclass

from review.diff.change import CLASSES, Change, ChangeClass, Comparison
from review.diff.context import Passage, find_passage


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
        """The group in one line, without its counts."""
        rule = f"rule {self.rule}" if self.rule is not None else self.field
        return f"{rule}: {self.way}" if self.way else rule


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

    def ordered(self) -> list[Group]:
        """Groups, the gravest class first, then the most frequent."""
        return sorted(
            self.groups.values(),
            key=lambda one: (CLASSES.index(one.kind), -one.fiches, -one.changes, one.field, one.title, one.cause),
        )


def _example(comparison: Comparison, change: Change) -> Example:
    old, new = change.old, change.new
    old_text = comparison.old_texts.get(old.section or "") if old is not None else None
    new_text = comparison.new_texts.get(new.section or "") if new is not None else None
    return Example(
        comparison.fiche,
        None if old is None else _shown(old.shown, old.role, old.rule, old.confidence, change.kind),
        None if new is None else _shown(new.shown, new.role, new.rule, new.confidence, change.kind),
        find_passage(old_text, old),
        find_passage(new_text, new),
    )


def _shown(value: str, role: str | None, rule: str | None, confidence: float | None, kind: ChangeClass) -> str:
    """A value with what the class of its change is about."""
    if kind == "role":
        return f"{value} as {role or 'none'}"
    if kind == "rule":
        return f"{value} by {rule}"
    return f"{value} at {confidence:.2f}" if kind == "confidence" and confidence is not None else value
