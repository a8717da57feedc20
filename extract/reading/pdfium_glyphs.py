"""PDFium's text objects to runs of glyphs: what each reads as, where it starts and ends, how it is set."""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import hypot, inf
from typing import NamedTuple

import pypdfium2.raw as raw  # type: ignore[import-untyped]

from extract.reading import pdfium_calls as calls
from extract.reading.characters import LIGATURES
from extract.reading.pages import (
    HORIZONTAL,
    Font,
    Run,
    points,
    spread,
    turned,
    unit,
)
from extract.reading.pdfium_fonts import Face, read_face
from extract.reading.pdfium_frame import Frame
from extract.reading.pdfium_paint import Colours
from extract.reading.pdfium_text import STANDS_IN, page_letters

INVISIBLE_MODES = frozenset((raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP))
MISMEASURED = frozenset("€«»")
"""In the standard fonts, which a file need not carry, PDFium takes another font's widths for these."""
SAME_END = 0.01


class _Setting(NamedTuple):
    """How a text object is set: its font size before and after the text matrix, which stretches advances too, and to
    a tenth of a point."""

    size: float
    scale: float
    points: float
    stretch: float
    direction: tuple[float, float]


class Glyphs:
    """The glyphs of one page, grouped by the text object that draws them.

    PDFium writes what it is asked for where it is told to; the same few places are used all along the page.
    """

    def __init__(self, text_page: raw.FPDF_TEXTPAGE, frame: Frame, count: int) -> None:
        self._handle = calls.Handle(calls.address(text_page))
        self._frame, self._is_upright = frame, frame.is_upright
        self._count = count
        self._text = page_letters(self._handle, count)
        self._has_ligatures = not LIGATURES.keys().isdisjoint(self._text)
        self._faces: dict[int, Face] = {}
        self._fonts: dict[tuple[int, float, tuple[int, int, int] | None], Font] = {}
        self._settings: dict[tuple[float, ...], _Setting] = {}
        self._colours = Colours()
        self._advances: dict[tuple[int, int, float], float] = {}
        self._x, self._y, self._box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
        self._matrix, self._number = (ctypes.c_float * 6)(), ctypes.c_float()
        self._to_x, self._to_y, self._to_box = (ctypes.byref(to) for to in (self._x, self._y, self._box))
        self._to_matrix, self._number_at = ctypes.byref(self._matrix), ctypes.addressof(self._number)

    def runs(self) -> Iterator[Run]:
        """One run a text object, less the spaces and line ends that PDFium itself puts between them."""
        handle, owner = self._handle, calls.char_object
        first = 0
        for text_object, drawn in groupby([owner(handle, index) for index in range(self._count)]):
            end = first + len(list(drawn))
            if text_object:
                yield self._run(text_object, first, end)
            first = end

    def _run(self, text_object: int, first: int, end: int) -> Run:
        setting = self._setting(text_object, first)
        handle = calls.text_font(text_object) or 0
        font = self._font(handle, setting.points, self._colours.fill(text_object))
        starts, ends, baseline = self._spans(first, end, setting.direction)
        advance = self._advance(handle, end - 1, setting.size) * setting.stretch
        if advance > 0:
            ends[-1] = min(ends[-1], starts[-1] + advance)
        text, lefts, rights = self._as_set(self._text[first:end], starts, ends, handle, setting.scale)
        visible = calls.text_mode(text_object) not in INVISIBLE_MODES
        return Run(text, tuple(lefts), tuple(rights), baseline, font, setting.direction, visible)

    def _as_set(
        self, text: str, starts: Sequence[float], ends: Sequence[float], font: int, scale: float
    ) -> tuple[str, Sequence[float], Sequence[float]]:
        """The letters as wide as they were set, ligatures spelt out: most runs have nothing to mend."""
        sign = self._faces[font].sign
        if sign is not None and not MISMEASURED.isdisjoint(text):
            starts, ends = _with_set_signs(sign * scale, text, starts, ends)
        if self._has_ligatures or len(set(starts)) < len(starts):
            return spread(*_merged(starts, ends, text))
        return text, starts, ends

    def _setting(self, text_object: int, first: int) -> _Setting:
        """A page has hundreds of text objects in a few settings."""
        calls.char_matrix(self._handle, first, self._to_matrix)
        calls.text_size(text_object, self._number_at)
        key = (self._number.value, *self._matrix[:4])
        setting = self._settings.get(key)
        if setting is None:
            setting = self._settings[key] = self._new_setting(*key)
        return setting

    def _new_setting(self, size: float, a: float, b: float, c: float, d: float) -> _Setting:
        direction = unit(*self._frame.vector(a * (size or 1), b * (size or 1)))
        scale = abs(size) * hypot(c, d)
        return _Setting(size, scale, points(scale), hypot(a, b), direction)

    def _spans(self, first: int, end: int, direction: tuple[float, float]) -> tuple[list[float], list[float], float]:
        """Where each glyph starts and ends along the direction, and their baseline.

        A glyph starts at its origin. PDFium's box reaches over the advance where the ink does (« f », « j », italics),
        so that a glyph ends at the latest where the next one starts; the last one is measured by its advance.
        """
        handle, frame, left = self._handle, self._frame, self._frame.e
        x, y, box = self._x, self._y, self._box
        to_x, to_y, to_box = self._to_x, self._to_y, self._to_box
        origin, loose_box = calls.char_origin, calls.char_loose_box
        upright = self._is_upright and direction == HORIZONTAL
        starts: list[float] = []
        ends: list[float] = []
        last_start, last_end = inf, -inf
        for index in range(first, end):
            origin(handle, index, to_x, to_y)
            loose_box(handle, index, to_box)
            if upright:
                start, reach = x.value + left, box.right + left
            else:
                start = turned(*frame.point(x.value, y.value), direction)[0]
                reach = self._far_end(box, direction)
            if last_start < start < last_end:
                ends[-1] = start
            starts.append(start)
            ends.append(reach)
            last_start, last_end = start, reach
        baseline = frame.f - y.value if upright else turned(*frame.point(x.value, y.value), direction)[1]
        return starts, ends, baseline

    def _far_end(self, box: raw.FS_RECTF, direction: tuple[float, float]) -> float:
        x0, top, x1, bottom = self._frame.bounds(box.left, box.bottom, box.right, box.top)
        return max(turned(x, y, direction)[0] for x in (x0, x1) for y in (top, bottom))

    def _font(self, handle: int, size: float, colour: tuple[int, int, int] | None) -> Font:
        key = (handle, size, colour)
        font = self._fonts.get(key)
        if font is None:
            if handle not in self._faces:
                self._faces[handle] = read_face(handle)
            face = self._faces[handle]
            font = self._fonts[key] = Font(face.name, size, face.bold, colour)
        return font

    def _advance(self, font: int, index: int, size: float) -> float:
        """A glyph's advance width before the text matrix; 0 where the font does not tell."""
        letter: str = self._text[index]
        code = calls.char_code(self._handle, index) if letter in STANDS_IN else ord(letter)
        advance = self._advances.get((font, code, size))
        if advance is None:
            known = calls.glyph_width(font, code, abs(size), self._number_at)
            advance = self._advances[font, code, size] = self._number.value if known else 0.0
        return advance


def _with_set_signs(
    width: float, letters: str, starts: Sequence[float], ends: Sequence[float]
) -> tuple[list[float], list[float]]:
    """Give the signs that PDFium takes for wider the width they were set with, and move what follows."""
    shift = 0.0
    moved: tuple[list[float], list[float]] = ([], [])
    for start, end, letter in zip(starts, ends, letters, strict=True):
        excess = max(end - start - width, 0.0) if letter in MISMEASURED else 0.0
        moved[0].append(start - shift)
        moved[1].append(end - shift - excess)
        shift += excess
    return moved


def _merged(starts: Sequence[float], ends: Sequence[float], letters: str) -> tuple[list[float], list[float], list[str]]:
    """Put the letters that PDFium makes of one ligature glyph, each with the whole box, back on one glyph."""
    kept: tuple[list[float], list[float], list[str]] = ([], [], [])
    for start, end, letter in zip(starts, ends, letters, strict=True):
        if kept[2] and kept[0][-1] == start and abs(kept[1][-1] - end) < SAME_END and end > start:
            kept[2][-1] += letter
            continue
        kept[0].append(start)
        kept[1].append(end)
        kept[2].append(letter)
    return kept
