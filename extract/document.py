"""A file that has been read: its lines, where each character of them stands, and what was wrong with it.

The text reader and the page readers both end here, so that layout, sections, values and names never ask which it was.
A *character index* names one character of the source: its offset in the decoded text, or its number among the
characters that the page reader drew. Only `Locator.regions` knows the difference.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple, Protocol

from schemas.evidence import PageRegion, Region, TextRegion
from schemas.record import Issue


class Box(NamedTuple):
    """A rectangle on a page, in PDF points from the page's top left corner; pages count from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Style:
    """How a line of a page is set: `size` in points, `bold`, and the filled box it stands in (a number, or None)."""

    font: str
    size: float
    bold: bool
    fill: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line as read: `text` is NFC with plain single spaces, ligatures spelt out, and no control characters.

    `at[i]` is the character index of `text[i]`. `chars` counts the non-space characters of the source that this line
    stands for, dropped markup included, so that the lines of a document add up to the whole source.
    What may be a list mark (« - », « - 1 », « • », a numbered disc) stands in `mark`, not in `text`, with its own
    character indices in `mark_at`; whoever finds that the line only goes on puts it back. `heading` is true where the
    source itself marks a heading (Markdown's « # »). A hyphen at the line's end is kept: « - », U+00AD or U+2010.
    `box` and `style` are None for a text.
    """

    text: str
    at: tuple[int, ...]
    chars: int
    mark: str | None = None
    mark_at: tuple[int, ...] = ()
    heading: bool = False
    box: Box | None = None
    style: Style | None = None


class Locator(Protocol):
    """Turns character indices into the places of the source that the record prints."""

    def regions(self, indices: Iterable[int]) -> tuple[Region, ...]:
        """One region for each line of the source that the characters stand on, in reading order."""


@dataclass(frozen=True, slots=True)
class TextLocator:
    """Regions of a text: `starts` are the offsets at which its lines begin."""

    starts: Sequence[int]

    def regions(self, indices: Iterable[int]) -> tuple[Region, ...]:
        """One half-open span for each line, from the first to the last of its characters."""
        runs = groupby(indices, key=lambda index: bisect_right(self.starts, index))
        spans = [(min(run), max(run) + 1) for run in (tuple(run) for _, run in runs)]
        return tuple(TextRegion(start=start, end=end) for start, end in spans)


class Boxes(Protocol):
    """Where the characters of pages are drawn."""

    def __getitem__(self, index: int) -> Box:
        """The box of one character."""

    def around(self, indices: Sequence[int]) -> Box:
        """The smallest box that holds some characters of one page."""


@dataclass(frozen=True, slots=True)
class PageLocator:
    """Regions of pages: `boxes[i]` is where character i is drawn and `lines[i]` the line it was read on."""

    boxes: Boxes
    lines: Sequence[int]

    def regions(self, indices: Iterable[int]) -> tuple[Region, ...]:
        """One box for each line, the union of its characters' boxes."""
        runs = groupby(indices, key=self.lines.__getitem__)
        return tuple(_region(self.boxes.around(list(run))) for _, run in runs)


def _region(box: Box) -> PageRegion:
    return PageRegion(page=box.page, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom)


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader made of a file, or of one of the fiches in it.

    An empty line (`text == ""`) is a paragraph break of a text. `suffix` sets apart the fiches of one file in their
    ids (« -p3 », « -p3-4 »); it is empty where the file holds one fiche.
    """

    lines: tuple[Line, ...]
    locator: Locator
    reader: str
    pages: tuple[int, ...] | None
    issues: tuple[Issue, ...] = ()
    suffix: str = ""
