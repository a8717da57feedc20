"""PDFium's text objects to runs of glyphs: what each reads as, where it starts and ends, how it is set."""

import ctypes
from collections.abc import Iterator
from math import hypot

import pypdfium2.raw as raw  # type: ignore[import-untyped]

from extract.reading.pages import (
    EURO,
    HORIZONTAL,
    UNREADABLE,
    Font,
    Run,
    is_bold,
    points,
    spread,
    standard_euro,
    turned,
    unit,
)
from extract.reading.pdfium_frame import Frame
from extract.reading.pdfium_paint import fill_colour

LINE_END_HYPHENS = frozenset((0x02, 0xFFFE))
"""What PDFium writes where it thinks that a hyphen breaks a word."""
INVISIBLE_MODES = frozenset((raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP))
SAME_END = 0.01

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


class Glyphs:
    """The glyphs of one page, grouped by the text object that draws them."""

    def __init__(self, text_page: raw.FPDF_TEXTPAGE, frame: Frame) -> None:
        self._page = text_page
        self._handle = ctypes.cast(text_page, ctypes.c_void_p).value
        self._frame = frame
        self._fonts: dict[int, tuple[str, bool]] = {}

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
        matrix, size = raw.FS_MATRIX(), ctypes.c_float()
        raw.FPDFText_GetMatrix(self._page, first, matrix)
        raw.FPDFTextObj_GetFontSize(text_object, size)
        direction = unit(*self._frame.vector(matrix.a * (size.value or 1), matrix.b * (size.value or 1)))
        scale = abs(size.value) * hypot(matrix.c, matrix.d)
        font = self._font(text_object, points(scale))
        starts, ends, baseline = self._spans(first, len(codes), direction)
        advance = _advance(text_object, codes[-1], size.value) * hypot(matrix.a, matrix.b)
        ends[-1] = min(ends[-1], starts[-1] + advance) if advance > 0 else ends[-1]
        letters = [_letter(code) for code in codes]
        if EURO in letters:
            starts, ends = _with_set_euros(text_object, font, scale, letters, starts, ends)
        text, starts, ends = spread(*_merged(starts, ends, letters))
        visible = raw.FPDFTextObj_GetTextRenderMode(text_object) not in INVISIBLE_MODES
        return Run(text, tuple(starts), tuple(ends), baseline, font, direction, visible)

    def _spans(self, first: int, count: int, direction: tuple[float, float]) -> tuple[list[float], list[float], float]:
        """Where each glyph starts and ends along the direction, and their baseline.

        A glyph starts at its origin. PDFium's box reaches over the advance where the ink does (« f », « j », italics),
        so that a glyph ends at the latest where the next one starts; the last one is measured by its advance.
        """
        x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
        x_at, y_at, box_at = ctypes.addressof(x), ctypes.addressof(y), ctypes.addressof(box)
        handle, frame = self._handle, self._frame
        upright = direction == HORIZONTAL and frame.is_upright
        starts: list[float] = []
        ends: list[float] = []
        for index in range(first, first + count):
            _origin(handle, index, x_at, y_at)
            _loose_box(handle, index, box_at)
            if upright:
                starts.append(x.value + frame.e)
                ends.append(box.right + frame.e)
            else:
                starts.append(turned(*frame.point(x.value, y.value), direction)[0])
                ends.append(self._far_end(box, direction))
        for index in range(count - 1):
            if starts[index] < starts[index + 1] < ends[index]:
                ends[index] = starts[index + 1]
        return starts, ends, turned(*frame.point(x.value, y.value), direction)[1]

    def _far_end(self, box: raw.FS_RECTF, direction: tuple[float, float]) -> float:
        x0, top, x1, bottom = self._frame.bounds(box.left, box.bottom, box.right, box.top)
        return max(turned(x, y, direction)[0] for x in (x0, x1) for y in (top, bottom))

    def _font(self, text_object: raw.FPDF_PAGEOBJECT, size: float) -> Font:
        handle = raw.FPDFTextObj_GetFont(text_object)
        key = ctypes.cast(handle, ctypes.c_void_p).value or 0
        if key not in self._fonts:
            name = _font_name(handle)
            self._fonts[key] = name, is_bold(name)
        return Font(self._fonts[key][0], size, self._fonts[key][1], fill_colour(text_object))


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


def _letter(code: int) -> str:
    """A character as PDFium gives it; NUL and lone surrogates are glyphs that no character map explains."""
    if code in LINE_END_HYPHENS:
        return "-"
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return UNREADABLE
    return chr(code)


def _with_set_euros(
    text_object: raw.FPDF_PAGEOBJECT,
    font: Font,
    scale: float,
    letters: list[str],
    starts: list[float],
    ends: list[float],
) -> tuple[list[float], list[float]]:
    """Give the euro signs of a standard font the width they were set with, and move what follows them."""
    width = standard_euro(font.name)
    if width is None or raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(text_object)):
        return starts, ends
    shift = 0.0
    moved: tuple[list[float], list[float]] = ([], [])
    for start, end, letter in zip(starts, ends, letters, strict=True):
        excess = max(end - start - width * scale, 0.0) if letter == EURO else 0.0
        moved[0].append(start - shift)
        moved[1].append(end - shift - excess)
        shift += excess
    return moved


def _merged(starts: list[float], ends: list[float], letters: list[str]) -> tuple[list[float], list[float], list[str]]:
    """Put the letters that PDFium makes of one ligature glyph, each with the whole box, back on one glyph."""
    if len(set(starts)) == len(starts):
        return starts, ends, letters
    kept: tuple[list[float], list[float], list[str]] = ([], [], [])
    for start, end, letter in zip(starts, ends, letters, strict=True):
        if kept[2] and kept[0][-1] == start and abs(kept[1][-1] - end) < SAME_END and end > start:
            kept[2][-1] += letter
            continue
        kept[0].append(start)
        kept[1].append(end)
        kept[2].append(letter)
    return kept
