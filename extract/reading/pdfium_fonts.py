"""PDFium's fonts: what is the same for every glyph of one."""

import ctypes
from typing import NamedTuple

import pypdfium2.raw as raw  # type: ignore[import-untyped]

from extract.reading import pdfium_calls as calls
from extract.reading.pages import is_bold, standard_sign


class Face(NamedTuple):
    """A font of the page: its name, and the width of the signs that PDFium takes for wider in it; None where it does
    not."""

    name: str
    bold: bool
    sign: float | None


def read_face(handle: int) -> Face:
    name = _font_name(handle)
    return Face(name, is_bold(name), None if calls.font_is_embedded(handle) else standard_sign(name))


def _font_name(handle: int) -> str:
    """The base font's name without its subset tag."""
    font = ctypes.cast(handle, raw.FPDF_FONT)
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    raw.FPDFFont_GetBaseFontName(font, buffer, length)
    return buffer.value.decode("utf-8", errors="replace").partition("+")[2] or buffer.value.decode("utf-8", "replace")
