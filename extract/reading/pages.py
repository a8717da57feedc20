"""What a reader of PDFs sees: pages of glyphs as drawn, before any words, lines or columns. The layout starts here.

Coordinates are PDF points from the top left corner of the page as it is displayed (its crop box, turned by its
rotation). Both readers measure a glyph by its origin and advance width, never by its ink or by the font's own
ascent, so that they agree on boxes whatever a font says about itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot
from typing import NamedTuple, Protocol

from extract.document import Box
from extract.reading.characters import LIGATURES

ASCENT = 0.8
DESCENT = 0.2
"""A glyph's box reaches from 0.8 of the size above its baseline to 0.2 below it."""
UNREADABLE = "\ufffd"
HORIZONTAL = (1.0, 0.0)
EURO = "€"
SIGN_WIDTHS = {"Courier": 0.6, "Times": 0.5, "Helvetica": 0.556}
"""Of the euro sign and guillemets in the standard fonts, which a file need not carry (Adobe's metrics): pdfminer.six
knows no euro, PDFium has wrong widths."""
MAX_SEGMENTS = 20
"""A rounded rectangle has 17 path segments, a disc 13; what has more is a picture."""
MOST_FILLS = 400
"""Of a page's boxes and of its pictures, the largest are kept: a page has a dozen, a hostile one a million."""
LEAST_SIDE = 5.0
"""Points; what is painted narrower or flatter holds no text: rules, hairlines, the dust of an illustration."""


@dataclass(frozen=True, slots=True)
class Font:
    """How glyphs are set: size in points as displayed, colour as red, green, blue from 0 to 255 (None: not known)."""

    name: str
    size: float
    bold: bool
    colour: tuple[int, int, int] | None


class Run(NamedTuple):
    """Glyphs of one font drawn one after another on one baseline: letter i spans `starts[i]` to `ends[i]`.

    `direction` is the unit vector in which the text reads; `starts` and `ends` are measured along it and `baseline`
    across it (see `turned`). For horizontal text they are x, x and y. `visible` is False where nothing is painted.
    """

    text: str
    starts: tuple[float, ...]
    ends: tuple[float, ...]
    baseline: float
    font: Font
    direction: tuple[float, float] = HORIZONTAL
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Fill:
    """A painted rectangle, rounded rectangle or disc, by its bounds; colour None for a mere frame."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class Page:
    """One page as drawn, in drawing order; `pictures` are images, and paths too intricate to be boxes."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    fills: tuple[Fill, ...]
    pictures: tuple[Fill, ...]


class PageReader(Protocol):
    """Bytes to pages. Raises `RefusedError`: `encrypted`, `truncated`, `too_many_pages`, `too_many_objects`."""

    def __call__(self, data: bytes, *, max_pages: int, max_objects: int, max_characters: int) -> tuple[Page, ...]:
        """Read every page, or refuse the file."""


def turned(x: float, y: float, direction: tuple[float, float]) -> tuple[float, float]:
    """A point measured along and across a reading direction.

    >>> turned(30, 700, (0, -1))
    (-700, 30)
    """
    dx, dy = direction
    return x * dx + y * dy, y * dx - x * dy


def glyph_box(
    page: int, span: tuple[float, float], baseline: float, size: float, direction: tuple[float, float]
) -> Box:
    """The box of a glyph on the page, upright whatever the direction it reads in."""
    top, bottom = glyph_height(baseline, size)
    if direction == HORIZONTAL:
        return Box(page, span[0], top, span[1], bottom)
    dx, dy = direction
    corners = [(u * dx - v * dy, u * dy + v * dx) for u in span for v in (top, bottom)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(page, min(xs), min(ys), max(xs), max(ys))


def glyph_height(baseline: float, size: float) -> tuple[float, float]:
    """How far a glyph's box reaches across the direction it reads in."""
    return baseline - ASCENT * size, baseline + DESCENT * size


def unit(dx: float, dy: float) -> tuple[float, float]:
    """A direction of length one, to two decimals, so that two readers name it alike.

    >>> unit(0.0, -12.0), unit(5.0, 0.0001)
    ((0.0, -1.0), (1.0, 0.0))
    """
    length = hypot(dx, dy)
    if length == 0:
        return HORIZONTAL
    return round(dx / length, 2) + 0.0, round(dy / length, 2) + 0.0


def is_bold(font_name: str) -> bool:
    """Whether a font's name says that it is bold; names are all that every PDF tells.

    >>> is_bold("AZVZZS+Marianne-ExtraBold"), is_bold("Helvetica"), is_bold("Marianne-Medium")
    (True, False, False)
    """
    name = font_name.lower()
    return any(word in name for word in ("bold", "black", "heavy", "-bd", "demi"))


def spread(
    starts: Sequence[float], ends: Sequence[float], letters: Sequence[str]
) -> tuple[str, Sequence[float], Sequence[float]]:
    """Give each letter of a ligature, however its font maps it, its share of the glyph's width."""
    joined = "".join(letters)
    if len(joined) == len(letters) and LIGATURES.keys().isdisjoint(joined):
        return joined, starts, ends
    text: list[str] = []
    lefts: list[float] = []
    rights: list[float] = []
    for start, end, glyph in zip(starts, ends, letters, strict=True):
        letter = LIGATURES.get(glyph, glyph)
        step = (end - start) / len(letter)
        for number, character in enumerate(letter):
            text.append(character)
            lefts.append(start + number * step)
            rights.append(start + (number + 1) * step)
    return "".join(text), lefts, rights


def inflated(points: Sequence[tuple[float, float]], margin: float) -> tuple[float, float, float, float]:
    """The bounds of some points (left, top, right, bottom), wider by a margin on every side."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin


def standard_sign(font_name: str) -> float | None:
    """The width of the euro sign and of guillemets in a standard font, in sizes; None for any other font.

    >>> standard_sign("Times-Roman"), standard_sign("Marianne-Bold")
    (0.5, None)
    """
    return SIGN_WIDTHS.get(font_name.partition("-")[0])


def points(size: float) -> float:
    """A size to a tenth of a point, alike whether it was a float of four bytes or of eight."""
    return round(size + 1e-4, 1)


def largest(fills: Iterable[Fill]) -> tuple[Fill, ...]:
    """The largest of many boxes, in their drawing order."""
    listed = list(fills)
    if len(listed) <= MOST_FILLS:
        return tuple(listed)
    areas = [(fill.x1 - fill.x0) * (fill.bottom - fill.top) for fill in listed]
    kept = sorted(range(len(listed)), key=lambda index: -areas[index])[:MOST_FILLS]
    return tuple(listed[index] for index in sorted(kept))
