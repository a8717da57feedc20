"""The fast reader: PDFium through ctypes, glyph by glyph. Never call it from two threads: PDFium crashes there."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from extract.errors import RefusedError
from extract.reading.pages import (
    EURO,
    HORIZONTAL,
    LEAST_SIDE,
    MAX_SEGMENTS,
    UNREADABLE,
    Fill,
    Font,
    Page,
    Run,
    inflated,
    is_bold,
    spread,
    standard_euro,
    turned,
    unit,
)

LINE_END_HYPHENS = frozenset((0x02, 0xFFFE))
"""What PDFium writes where it thinks that a hyphen breaks a word."""
INVISIBLE_MODES = frozenset((raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP))
SAME_END = 0.01
MAX_DEPTH = 8
"""Forms within forms are followed this far."""

# The same functions as in `raw`, returning plain numbers: these are called for every glyph.
_text_object = ctypes.cast(raw.FPDFText_GetTextObject, ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int))
_unicode = ctypes.cast(raw.FPDFText_GetUnicode, ctypes.CFUNCTYPE(ctypes.c_uint, ctypes.c_void_p, ctypes.c_int))
_loose_box = ctypes.cast(
    raw.FPDFText_GetLooseCharBox, ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
)
_origin = ctypes.cast(
    raw.FPDFText_GetCharOrigin,
    ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p),
)


@dataclass(frozen=True, slots=True)
class _Frame:
    """From PDF user space to points from the top left of the page as displayed: x' = ax + cy + e, y' = bx + dy + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def vector(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y, self.b * x + self.d * y

    def after(self, inner: raw.FS_MATRIX) -> "_Frame":
        """The frame of what is drawn inside a form with this matrix."""
        a, b = self.vector(inner.a, inner.b)
        c, d = self.vector(inner.c, inner.d)
        e, f = self.point(inner.e, inner.f)
        return _Frame(a, b, c, d, e, f)

    def bounds(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def read_pages(data: bytes, *, max_pages: int, max_objects: int, max_characters: int) -> tuple[Page, ...]:
    """Read every page with PDFium. An encrypted file opens where its user password is empty.

    Raises `RefusedError`: `encrypted`, `truncated`, `too_many_pages`, `too_many_objects`, `too_many_characters`.
    """
    with _opened(data) as document:
        if len(document) > max_pages:
            raise RefusedError("too_many_pages", f"{len(document)} pages, the limit is {max_pages}")
        pages: list[Page] = []
        objects = characters = 0
        for number in range(len(document)):
            page = _load(document, number)
            objects += raw.FPDFPage_CountObjects(page)
            if objects > max_objects:
                raise RefusedError("too_many_objects", f"more than {max_objects} objects drawn on its pages")
            pages.append(_read_page(page, number + 1, max_characters - characters))
            characters += sum(len(run.text) for run in pages[-1].runs)
            page.close()
    return tuple(pages)


@contextmanager
def _opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or error.err_code == raw.FPDF_ERR_PASSWORD:
            raise RefusedError("encrypted", "the file opens only with a password") from error
        raise RefusedError("truncated", "the file is cut short or damaged beyond reading") from error
    try:
        if len(document) == 0:
            raise RefusedError("truncated", "no page can be read from the file")
        yield document
    finally:
        document.close()


def _load(document: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    try:
        return document[number]
    except pdfium.PdfiumError as error:
        raise RefusedError("truncated", f"page {number + 1} cannot be read") from error


def _read_page(page: pdfium.PdfPage, number: int, max_characters: int) -> Page:
    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom
    match page.get_rotation():
        case 90:
            frame, width, height = _Frame(0, 1, 1, 0, -bottom, -left), height, width
        case 180:
            frame = _Frame(-1, 0, 0, 1, right, -bottom)
        case 270:
            frame, width, height = _Frame(0, -1, -1, 0, top, right), height, width
        case _:
            frame = _Frame(1, 0, 0, -1, -left, top)
    text_page = raw.FPDFText_LoadPage(page)
    try:
        count = raw.FPDFText_CountChars(text_page)
        if count > max_characters:
            raise RefusedError("too_many_characters", f"{count} characters on page {number}")
        runs = tuple(_Glyphs(text_page, frame).runs(count))
    finally:
        raw.FPDFText_ClosePage(text_page)
    painted = list(_painted(page.raw, frame))
    fills = tuple(fill for fill, is_box in painted if is_box)
    pictures = tuple(fill for fill, is_box in painted if not is_box)
    return Page(number, width, height, runs, fills, pictures)


class _Glyphs:
    """The glyphs of one page, grouped by the text object that draws them."""

    def __init__(self, text_page: raw.FPDF_TEXTPAGE, frame: _Frame) -> None:
        self._page = text_page
        self._handle = ctypes.cast(text_page, ctypes.c_void_p).value
        self._frame = frame
        self._fonts: dict[int, str] = {}

    def runs(self, count: int) -> Iterator[Run]:
        """One run a text object, less the spaces and line ends that PDFium itself puts between them."""
        codes: list[int] = []
        first = drawn_by = 0
        for index in range(count):
            owner = _text_object(self._handle, index)
            if owner != drawn_by:
                if drawn_by:
                    yield self._run(first, codes)
                first, drawn_by, codes = index, owner, []
            codes.append(_unicode(self._handle, index))
        if drawn_by:
            yield self._run(first, codes)

    def _run(self, first: int, codes: list[int]) -> Run:
        text_object = raw.FPDFText_GetTextObject(self._page, first)
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._page, first, matrix)
        size = ctypes.c_float()
        raw.FPDFTextObj_GetFontSize(text_object, size)
        direction = unit(*self._frame.vector(matrix.a * (size.value or 1), matrix.b * (size.value or 1)))
        scale = abs(size.value) * (matrix.c * matrix.c + matrix.d * matrix.d) ** 0.5
        visible = raw.FPDFTextObj_GetTextRenderMode(text_object) not in INVISIBLE_MODES
        spans, baseline = self._spans(first, len(codes), direction)
        advance = _advance(text_object, codes[-1], size.value) * (matrix.a * matrix.a + matrix.b * matrix.b) ** 0.5
        if 0 < advance < spans[-1][1] - spans[-1][0]:
            spans[-1] = spans[-1][0], spans[-1][0] + advance
        font = self._font(text_object, first, round(scale, 1))
        letters = [_letter(code) for code in codes]
        if (
            EURO in letters
            and (euro := standard_euro(font.name))
            and not raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(text_object))
        ):
            spans = _narrowed(spans, letters, euro * scale)
        text, starts, ends = spread(*_merged(spans, letters))
        return Run(text, tuple(starts), tuple(ends), baseline, font, direction, visible)

    def _spans(self, first: int, count: int, direction: tuple[float, float]) -> tuple[list[tuple[float, float]], float]:
        """Where each glyph starts and ends along the direction, and their baseline.

        A glyph starts at its origin. PDFium's box reaches over the advance where the ink does (« f », « j », italics),
        so that a glyph ends at the latest where the next one starts; the last one is measured by its advance.
        """
        x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
        x_at, y_at, box_at = ctypes.addressof(x), ctypes.addressof(y), ctypes.addressof(box)
        point, bounds = self._frame.point, self._frame.bounds
        spans: list[tuple[float, float]] = []
        baseline = 0.0
        for index in range(first + count - 1, first - 1, -1):
            _origin(self._handle, index, x_at, y_at)
            _loose_box(self._handle, index, box_at)
            start, baseline = turned(*point(x.value, y.value), direction)
            x0, top, x1, bottom = bounds(box.left, box.bottom, box.right, box.top)
            if direction == HORIZONTAL:
                end = x1
            else:
                end = max(turned(cx, cy, direction)[0] for cx in (x0, x1) for cy in (top, bottom))
            follows = spans[-1][0] if spans else end
            spans.append((start, follows if start < follows < end else end))
        return spans[::-1], baseline

    def _font(self, text_object: raw.FPDF_PAGEOBJECT, first: int, size: float) -> Font:
        handle = raw.FPDFTextObj_GetFont(text_object)
        key = ctypes.cast(handle, ctypes.c_void_p).value or 0
        if key not in self._fonts:
            self._fonts[key] = _font_name(handle)
        name = self._fonts[key]
        return Font(name, size, is_bold(name), _colour(text_object))


def _font_name(font: raw.FPDF_FONT) -> str:
    """The base font's name without its subset tag."""
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    raw.FPDFFont_GetBaseFontName(font, buffer, length)
    return buffer.value.decode("utf-8", errors="replace").partition("+")[2] or buffer.value.decode("utf-8", "replace")


def _advance(text_object: raw.FPDF_PAGEOBJECT, code: int, size: float) -> float:
    """A glyph's advance width before the text matrix; 0 where the font does not tell."""
    width = ctypes.c_float()
    font = raw.FPDFTextObj_GetFont(text_object)
    known = raw.FPDFFont_GetGlyphWidth(font, code, abs(size), width)
    return float(width.value) if known else 0.0


def _colour(page_object: raw.FPDF_PAGEOBJECT) -> tuple[int, int, int] | None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(page_object, red, green, blue, alpha):
        return None
    return red.value, green.value, blue.value


def _stroke_colour(page_object: raw.FPDF_PAGEOBJECT) -> tuple[int, int, int] | None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetStrokeColor(page_object, red, green, blue, alpha):
        return None
    return red.value, green.value, blue.value


def _letter(code: int) -> str:
    """A character as PDFium gives it; NUL and lone surrogates are glyphs that no character map explains."""
    if code in LINE_END_HYPHENS:
        return "-"
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return UNREADABLE
    return chr(code)


def _narrowed(spans: list[tuple[float, float]], letters: list[str], width: float) -> list[tuple[float, float]]:
    """Give the euro signs of a standard font the width they were set with, and move what follows them."""
    shift = 0.0
    narrowed: list[tuple[float, float]] = []
    for (start, end), letter in zip(spans, letters, strict=True):
        excess = max(end - start - width, 0.0) if letter == EURO else 0.0
        narrowed.append((start - shift, end - shift - excess))
        shift += excess
    return narrowed


def _merged(spans: list[tuple[float, float]], letters: list[str]) -> tuple[list[float], list[float], list[str]]:
    """Put the letters that PDFium makes of one ligature glyph, each with the whole box, back on one glyph."""
    starts: list[float] = []
    ends: list[float] = []
    merged: list[str] = []
    for (start, end), letter in zip(spans, letters, strict=True):
        if merged and starts[-1] == start and abs(ends[-1] - end) < SAME_END and end > start:
            merged[-1] += letter
            continue
        starts.append(start)
        ends.append(end)
        merged.append(letter)
    return starts, ends, merged


def _painted(page: raw.FPDF_PAGE, frame: _Frame) -> Iterator[tuple[Fill, bool]]:
    """Every painted path and image with its bounds, and whether it is a box rather than a picture."""
    for index in range(raw.FPDFPage_CountObjects(page)):
        yield from _painted_by(raw.FPDFPage_GetObject(page, index), frame, MAX_DEPTH)


def _painted_by(page_object: raw.FPDF_PAGEOBJECT, frame: _Frame, depth: int) -> Iterator[tuple[Fill, bool]]:
    kind = raw.FPDFPageObj_GetType(page_object)
    if kind == raw.FPDF_PAGEOBJ_PATH:
        yield from _path(page_object, frame)
    elif kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
        yield Fill(*_bounds(page_object, frame), None), False
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth:
        matrix = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(page_object, matrix)
        inner = frame.after(matrix)
        for index in range(raw.FPDFFormObj_CountObjects(page_object)):
            yield from _painted_by(raw.FPDFFormObj_GetObject(page_object, index), inner, depth - 1)


def _path(page_object: raw.FPDF_PAGEOBJECT, frame: _Frame) -> Iterator[tuple[Fill, bool]]:
    fill_mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(page_object, fill_mode, stroked)
    filled = fill_mode.value != raw.FPDF_FILLMODE_NONE
    if not filled and not stroked.value:
        return
    colour = _colour(page_object) if filled else None
    bounds = _bounds(page_object, frame)
    if not filled and (width := _stroke_width(page_object)) >= LEAST_SIDE:
        bounds, colour = _stroke_bounds(page_object, width, frame), _stroke_colour(page_object)
    if bounds[2] - bounds[0] >= LEAST_SIDE and bounds[3] - bounds[1] >= LEAST_SIDE:
        yield Fill(*bounds, colour), raw.FPDFPath_CountSegments(page_object) <= MAX_SEGMENTS


def _stroke_width(page_object: raw.FPDF_PAGEOBJECT) -> float:
    width, matrix = ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFPageObj_GetStrokeWidth(page_object, width)
    raw.FPDFPageObj_GetMatrix(page_object, matrix)
    return float(width.value * abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5)


def _stroke_bounds(page_object: raw.FPDF_PAGEOBJECT, width: float, frame: _Frame) -> tuple[float, float, float, float]:
    """A line drawn so thick that it is a band: PDFium's own bounds of it are too generous."""
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    raw.FPDFPageObj_GetMatrix(page_object, matrix)
    place = frame.after(matrix).point
    points: list[tuple[float, float]] = []
    for index in range(min(raw.FPDFPath_CountSegments(page_object), MAX_SEGMENTS)):
        raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(page_object, index), x, y)
        points.append(place(x.value, y.value))
    return inflated(points, width / 2)


def _bounds(page_object: raw.FPDF_PAGEOBJECT, frame: _Frame) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(page_object, left, bottom, right, top)
    return frame.bounds(left.value, bottom.value, right.value, top.value)
