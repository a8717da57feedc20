"""One difference between two runs of a fiche: what class it is, how it changed, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from schemas.claims import Facts

ChangeClass = Literal[
    "value", "role", "lost", "new", "moved", "refused", "recovered", "issue", "span", "rule", "text", "confidence"
]
"""The gravest first; a change that is several at once has the first class that fits.

`new` and `lost`: a value, or with the field `fiche` a fiche. `issue`: an issue or the grade.
`span`: the same value on other words or regions. `rule`: the same value on the same words, found by another rule.
`text`: a section's text, furniture or leftover, no value.
"""
CLASSES: tuple[ChangeClass, ...] = get_args(ChangeClass)


@dataclass(frozen=True, slots=True)
class Side:
    """A changed thing as one run has it: a value's facts, or a text named `value`.

    `section` and the half-open span say where it stands, if in a text.
    """

    facts: Facts
    rule: str | None = None
    role: str | None = None
    confidence: float | None = None
    section: str | None = None
    start: int = 0
    end: int = 0


def text_side(text: str, section: str | None = None, start: int = 0, end: int = 0) -> Side:
    """A text as one run has it."""
    return Side((("value", text),), section=section, start=start, end=end)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one fiche. `way` says how it changed, so that equal changes of many fiches fall together."""

    kind: ChangeClass
    field: str
    way: str
    old: Side | None
    new: Side | None

    @property
    def rule(self) -> str | None:
        """The rule that answers for the change: the new one, or the old one of what was lost."""
        sides = (self.new, self.old)
        return next((side.rule for side in sides if side is not None and side.rule is not None), None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes of one fiche, and the section texts that they point into."""

    fiche: str
    same_input: bool
    changes: tuple[Change, ...]
    old_texts: Mapping[str, str]
    new_texts: Mapping[str, str]
