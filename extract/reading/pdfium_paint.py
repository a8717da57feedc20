"""PDFium's page objects to painted boxes and pictures."""

import ctypes
from collections.abc import Iterator

import pypdfium2.raw as raw  # type: ignore[import-untyped]

from extract.reading import pdfium_calls as calls
from extract.reading.pages import LEAST_SIDE, MAX_SEGMENTS, Fill, inflated
from extract.reading.pdfium_frame import Frame

MAX_DEPTH = 8
"""Forms within forms are followed this far."""


class Colours:
    """The colours of one object after another, each written where the last one stood."""

    def __init__(self) -> None:
        self._levels = (ctypes.c_uint * 4)()
        self._to = tuple(ctypes.byref(self._levels, place * ctypes.sizeof(ctypes.c_uint)) for place in range(4))

    def fill(self, page_object: int) -> tuple[int, int, int] | None:
        """The colour that an object is filled with; None where PDFium does not tell."""
        if not calls.fill_levels(calls.Handle(page_object), *self._to):
            return None
        red, green, blue, _ = self._levels
        return red, green, blue


def _stroke_colour(page_object: raw.FPDF_PAGEOBJECT) -> tuple[int, int, int] | None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetStrokeColor(page_object, red, green, blue, alpha):
        return None
    return red.value, green.value, blue.value


def painted(page: raw.FPDF_PAGE, frame: Frame) -> Iterator[tuple[Fill, bool]]:
    """Every painted path and image with its bounds, and whether it is a box rather than a picture."""
    handle = calls.address(page)
    for index in range(raw.FPDFPage_CountObjects(page)):
        # Hundreds of a page's objects are its text, which the glyphs tell all about.
        if calls.object_kind(calls.page_object(handle, index)) != raw.FPDF_PAGEOBJ_TEXT:
            yield from _painted_by(raw.FPDFPage_GetObject(page, index), frame, MAX_DEPTH)


def _painted_by(page_object: raw.FPDF_PAGEOBJECT, frame: Frame, depth: int) -> Iterator[tuple[Fill, bool]]:
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


def _path(page_object: raw.FPDF_PAGEOBJECT, frame: Frame) -> Iterator[tuple[Fill, bool]]:
    fill_mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(page_object, fill_mode, stroked)
    filled = fill_mode.value != raw.FPDF_FILLMODE_NONE
    if not filled and not stroked.value:
        return
    colour = Colours().fill(calls.address(page_object)) if filled else None
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


def _stroke_bounds(page_object: raw.FPDF_PAGEOBJECT, width: float, frame: Frame) -> tuple[float, float, float, float]:
    """A line drawn so thick that it is a band: PDFium's own bounds of it are too generous."""
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    raw.FPDFPageObj_GetMatrix(page_object, matrix)
    place = frame.after(matrix).point
    points: list[tuple[float, float]] = []
    for index in range(min(raw.FPDFPath_CountSegments(page_object), MAX_SEGMENTS)):
        raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(page_object, index), x, y)
        points.append(place(x.value, y.value))
    return inflated(points, width / 2)


def _bounds(page_object: raw.FPDF_PAGEOBJECT, frame: Frame) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(page_object, left, bottom, right, top)
    return frame.bounds(left.value, bottom.value, right.value, top.value)
