"""What a design draws, before any generator: strings, boxes, discs and pictures at their places on A4 pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

PAGE_WIDTH, PAGE_HEIGHT = 595.0, 842.0
Colour = tuple[int, int, int]
Face = Literal["roman", "bold"]
Measure = Callable[[str, Face, float], float]
"""The width of a string in points."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string from x on its baseline; `tracking` is added after every letter, `angle` turns it about its start."""

    x: float
    baseline: float
    string: str
    face: Face
    size: float
    colour: Colour
    tracking: float = 0.0
    angle: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle, with round corners where `radius` is not 0."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: Colour
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle."""

    x: float
    y: float
    radius: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Picture:
    """A grey image in place of a photograph."""

    x0: float
    top: float
    x1: float
    bottom: float


Shape = Box | Disc | Picture


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: shapes are painted first, then the strings in their drawing order."""

    shapes: tuple[Shape, ...]
    texts: tuple[Text, ...]
