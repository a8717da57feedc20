"""Where a value stands: in its section's text, and in the source."""

from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from schemas.numbers import Confidence, Points

T = TypeVar("T")


class Strict(BaseModel):
    """Base of every shape: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TextRegion(Strict):
    """One line of a text source: half-open offsets in code points of the decoded text."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class PageRegion(Strict):
    """One line of a page: points from the top left, pages from 1."""

    page: int = Field(ge=1)
    x0: Points
    top: Points
    x1: Points
    bottom: Points


Region = TextRegion | PageRegion


class Cue(Strict):
    """The words of the evidence's section that decided a role: half-open, in the section's text."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Quoted(Strict):
    """A half-open span of a section's text: `sections[section].text[start:end] == text`."""

    section: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    part: bool


class Evidence(Quoted):
    """The words that state a value; `part` where only several of them together state it."""

    regions: tuple[Region, ...]


class Mention(Quoted):
    """One mention of a partner, with the cue that gave this mention its role."""

    cue: Cue | None
    regions: tuple[Region, ...]


class Grounded(Strict, Generic[T]):
    """A scalar that the fiche states, with every place that states it, the best first."""

    value: T
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    confidence: Confidence
    rule: str
