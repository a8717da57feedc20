"""What the readers of values and names hand to the record: values with their spans, as yet without text or regions."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open offsets in the text of one section; `part` where only several spans together state the value.

    `cue` is the span, in the same section, of the words that decided a role.
    """

    section: str
    start: int
    end: int
    part: bool = False
    cue: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Finding(Generic[T]):
    """One value, the spans that state it (the best first), the rule that found it and how sure that rule is (0–1)."""

    value: T
    spans: tuple[Span, ...]
    rule: str
    confidence: float = 0.9
