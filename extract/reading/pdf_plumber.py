"""The second opinion: pdfplumber's pages on pdfminer.six, slower and wholly independent of PDFium."""

import io
import logging
import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import pdfplumber
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSException
from pdfminer.utils import Matrix, PathSegment, apply_matrix_pt
from pdfplumber.page import Page as PlumberPage
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from extract.errors import RefusedError
from extract.reading.pages import (
    EURO,
    LEAST_SIDE,
    MAX_SEGMENTS,
    UNREADABLE,
    Fill,
    Font,
    Page,
    Run,
    inflated,
    is_bold,
    largest,
    points,
    spread,
    standard_sign,
    turned,
    unit,
)

INVISIBLE_MODES = frozenset((3, 7))
"""Text rendering modes that paint nothing (ISO 32000-1, table 106)."""
# What pdfminer.six has to say about a damaged file would go to the screen; what matters is said in the record.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

SEGMENTS = {"c": 3, "v": 3, "y": 3, "h": 0}
"""Path segments of an operator as PDFium counts them; every other operator is one."""
SAME_BASELINE = 0.01
FAR = 3.0
"""A glyph this many sizes from the last one begins a run of its own."""
DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MalformedPDFException,
    PSException,
    PdfminerException,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What pdfminer.six lets through where a file's objects are not what they should be."""
WINANSI_UNUSED = frozenset((127, 129, 141, 143, 144, 157))
"""Codes that WinAnsiEncoding leaves unused read as a bullet (ISO 32000-1, annex D.2, note 3)."""
UNMAPPED = re.compile(r"\(cid:\d{1,7}\)")


def read_pages(data: bytes, *, max_pages: int, max_objects: int, max_characters: int) -> tuple[Page, ...]:
    """Read every page with pdfminer.six. An encrypted file opens where its user password is empty.

    Raises `RefusedError`: `encrypted`, `truncated`, `too_many_pages`, `too_many_objects`, `too_many_characters`.
    """
    with _opened(data) as document:
        if not document.pages:
            raise RefusedError("truncated", "no page can be read from the file")
        if len(document.pages) > max_pages:
            raise RefusedError("too_many_pages", f"{len(document.pages)} pages, the limit is {max_pages}")
        pages: list[Page] = []
        for plumbed in document.pages:
            pages.append(_read_page(plumbed, document.rsrcmgr, max_objects, max_characters))
            max_objects -= len(pages[-1].fills) + len(pages[-1].pictures)
            max_characters -= sum(len(run.text) for run in pages[-1].runs)
            plumbed.close()
    return tuple(pages)


@contextmanager
def _opened(data: bytes) -> Iterator[PDF]:
    """Open a file, and turn what pdfminer raises on a damaged one into a refusal."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            yield document
    except RefusedError:
        raise
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise RefusedError("encrypted", "the file opens only with a password") from error
        raise RefusedError("truncated", "the file is cut short or damaged beyond reading") from error
    except DAMAGE as error:
        raise RefusedError("truncated", f"the file is damaged: {type(error).__name__}") from error


def _read_page(plumbed: PlumberPage, manager: PDFResourceManager, max_objects: int, max_characters: int) -> Page:
    source = plumbed.page_obj
    left, bottom, right, top = source.cropbox
    x0, y0, x1, y1 = source.mediabox
    left, bottom, right, top = max(left, x0), max(bottom, y0), min(right, x1), min(top, y1)
    # The interpreter moves the media box's corner to the origin and turns the page; the crop box goes the same way.
    match source.rotate:
        case 90:
            offset, width, height = (bottom - y0, x1 - left), top - bottom, right - left
        case 180:
            offset, width, height = (x1 - right, y1 - bottom), right - left, top - bottom
        case 270:
            offset, width, height = (y1 - top, right - x0), top - bottom, right - left
        case _:
            offset, width, height = (left - x0, top - y0), right - left, top - bottom
    pen = _Pen(manager, offset, max_objects, max_characters)
    PDFPageInterpreter(manager, pen).process_page(source)
    return Page(plumbed.page_number, width, height, tuple(pen.runs()), largest(pen.fills), largest(pen.pictures))


class _Pen(PDFTextDevice):
    """Notes what the interpreter draws. `offset` is the top left corner of the page in the interpreter's space."""

    def __init__(
        self, manager: PDFResourceManager, offset: tuple[float, float], max_objects: int, max_characters: int
    ) -> None:
        super().__init__(manager)
        self.fills: list[Fill] = []
        self.pictures: list[Fill] = []
        self.objects = 0
        self._offset = offset
        self._max_objects = max_objects
        self._max_characters = max_characters
        self._glyphs: list[_Glyph] = []
        self._visible = True

    def runs(self) -> Iterator[Run]:
        """Neighbours in drawing order that share font, baseline, direction and visibility make a run."""
        first = 0
        for index in range(1, len(self._glyphs) + 1):
            if index == len(self._glyphs) or not self._glyphs[index].continues(
                self._glyphs[first], self._glyphs[index - 1]
            ):
                yield _run(self._glyphs[first:index])
                first = index

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        self._visible = textstate.render not in INVISIBLE_MODES
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        self._max_characters -= 1
        if self._max_characters < 0:
            raise RefusedError("too_many_characters", "more characters are drawn than the limit allows")
        letter = _letter(font, cid)
        width = font.char_width(cid)
        if not width and letter == EURO:
            width = standard_sign(str(font.fontname)) or 0.0
        advance = width * fontsize * scaling
        a, b, c, d, _, _ = matrix
        direction = unit(*((a, -b) if advance >= 0 else (-a, b)))
        x, y = self._point(apply_matrix_pt(matrix, (0, rise)))
        start, baseline = turned(x, y, direction)
        end = start + abs(advance) * (a * a + b * b) ** 0.5
        size = points(abs(fontsize) * (c * c + d * d) ** 0.5)
        name = str(font.fontname)
        name = name.partition("+")[2] or name
        style = Font(name, size, is_bold(name), _rgb(graphicstate.ncolor))
        self._glyphs.append(_Glyph(letter, start, end, baseline, style, direction, self._visible))
        return advance

    def paint_path(
        self, gstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]
    ) -> None:
        path_points = [(float(x), float(y)) for _, *rest in path for x, y in zip(rest[::2], rest[1::2], strict=True)]
        self._count()
        if not path_points or not (stroke or fill):
            return
        assert self.ctm is not None
        a, b, c, d, _, _ = self.ctm
        width = gstate.linewidth * abs(a * d - b * c) ** 0.5
        if fill or width < LEAST_SIDE:
            painted = self._fill(path_points, _rgb(gstate.ncolor) if fill else None)
        else:
            painted = self._fill(path_points, _rgb(gstate.scolor), width / 2)
        if painted.x1 - painted.x0 >= LEAST_SIDE and painted.bottom - painted.top >= LEAST_SIDE:
            is_box = sum(SEGMENTS.get(segment[0], 1) for segment in path) <= MAX_SEGMENTS
            (self.fills if is_box else self.pictures).append(painted)

    def render_image(self, name: str, stream: PDFStream) -> None:
        self._count()
        self.pictures.append(self._fill([(0, 0), (0, 1), (1, 0), (1, 1)], None))

    def begin_figure(self, name: str, bbox: tuple[float, float, float, float], matrix: Matrix) -> None:
        """Forms and images need no nesting here: the interpreter passes their matrix on with every call."""

    def end_figure(self, name: str) -> None:
        """See `begin_figure`."""

    def _count(self) -> None:
        self.objects += 1
        if self.objects > self._max_objects:
            raise RefusedError("too_many_objects", "more objects are drawn on its pages than the limit allows")

    def _point(self, point: tuple[float, float]) -> tuple[float, float]:
        left, top = self._offset
        return point[0] - left, top - point[1]

    def _fill(
        self, points: Sequence[tuple[float, float]], colour: tuple[int, int, int] | None, margin: float = 0
    ) -> Fill:
        assert self.ctm is not None
        return Fill(*inflated([self._point(apply_matrix_pt(self.ctm, point)) for point in points], margin), colour)


class _Glyph(NamedTuple):
    """One glyph as drawn; a ligature's `letter` may be several."""

    letter: str
    start: float
    end: float
    baseline: float
    font: Font
    direction: tuple[float, float]
    visible: bool

    def continues(self, other: "_Glyph", last: "_Glyph") -> bool:
        """Whether this glyph goes on with the run that began with `other` and now ends with `last`."""
        return (
            abs(self.baseline - other.baseline) < SAME_BASELINE
            and abs(self.start - last.end) < FAR * self.font.size
            and self.font == other.font
            and self.direction == other.direction
            and self.visible == other.visible
        )


def _run(glyphs: Sequence[_Glyph]) -> Run:
    starts, ends = [glyph.start for glyph in glyphs], [glyph.end for glyph in glyphs]
    text, lefts, rights = spread(starts, ends, [glyph.letter for glyph in glyphs])
    first = glyphs[0]
    return Run(text, tuple(lefts), tuple(rights), first.baseline, first.font, first.direction, first.visible)


def _letter(font: PDFFont, cid: int) -> str:
    """What a glyph reads as; U+FFFD where no character map explains it."""
    try:
        letter = font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        return "•" if cid in WINANSI_UNUSED and not font.is_multibyte() else UNREADABLE
    return UNREADABLE if not letter or letter == "\0" or UNMAPPED.fullmatch(letter) else letter


def _rgb(colour: object) -> tuple[int, int, int] | None:
    """Device gray, RGB or CMYK as eight-bit RGB; None for a pattern."""
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    if not all(isinstance(part, (int, float)) for part in parts):
        return None
    levels = [min(max(float(part), 0.0), 1.0) for part in parts]
    if len(levels) == 1:
        levels *= 3
    elif len(levels) == 4:
        levels = [(1 - level) * (1 - levels[3]) for level in levels[:3]]
    red, green, blue, *more = [round(255 * level) for level in [*levels, 0, 0]]
    return (red, green, blue) if len(more) == 2 else None
