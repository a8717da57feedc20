"""PDFium's functions that are called for every glyph and object of a page, on plain numbers.

They are the functions of `pypdfium2.raw` with handles and addresses as numbers: there, each call wraps its handles and
pointers in objects of their own, which takes longer than what PDFium does.
"""

import ctypes

import pypdfium2.raw as raw  # type: ignore[import-untyped]

_ADDRESS = ctypes.c_void_p


def address(handle: object) -> int:
    """A handle or pointer of `pypdfium2.raw` as a number; 0 for none."""
    return ctypes.cast(handle, _ADDRESS).value or 0  # type: ignore[arg-type]


# Every function below takes handles (of a text page, an object, a font), indices, and addresses to write to.
char_object = ctypes.cast(raw.FPDFText_GetTextObject, ctypes.CFUNCTYPE(_ADDRESS, _ADDRESS, ctypes.c_int))
char_code = ctypes.cast(raw.FPDFText_GetUnicode, ctypes.CFUNCTYPE(ctypes.c_uint, _ADDRESS, ctypes.c_int))
page_text = ctypes.cast(
    raw.FPDFText_GetText, ctypes.CFUNCTYPE(ctypes.c_int, _ADDRESS, ctypes.c_int, ctypes.c_int, _ADDRESS)
)
char_loose_box = ctypes.cast(
    raw.FPDFText_GetLooseCharBox, ctypes.CFUNCTYPE(ctypes.c_int, _ADDRESS, ctypes.c_int, _ADDRESS)
)
char_origin = ctypes.cast(
    raw.FPDFText_GetCharOrigin, ctypes.CFUNCTYPE(ctypes.c_int, _ADDRESS, ctypes.c_int, _ADDRESS, _ADDRESS)
)
char_matrix = ctypes.cast(raw.FPDFText_GetMatrix, ctypes.CFUNCTYPE(ctypes.c_int, _ADDRESS, ctypes.c_int, _ADDRESS))
text_size = ctypes.cast(raw.FPDFTextObj_GetFontSize, ctypes.CFUNCTYPE(ctypes.c_int, _ADDRESS, _ADDRESS))
text_font = ctypes.cast(raw.FPDFTextObj_GetFont, ctypes.CFUNCTYPE(_ADDRESS, _ADDRESS))
text_mode = ctypes.cast(raw.FPDFTextObj_GetTextRenderMode, ctypes.CFUNCTYPE(ctypes.c_int, _ADDRESS))
glyph_width = ctypes.cast(
    raw.FPDFFont_GetGlyphWidth,
    ctypes.CFUNCTYPE(ctypes.c_int, _ADDRESS, ctypes.c_uint32, ctypes.c_float, _ADDRESS),
)
font_is_embedded = ctypes.cast(raw.FPDFFont_GetIsEmbedded, ctypes.CFUNCTYPE(ctypes.c_int, _ADDRESS))
fill_levels = ctypes.cast(
    raw.FPDFPageObj_GetFillColor,
    ctypes.CFUNCTYPE(ctypes.c_int, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS),
)
object_kind = ctypes.cast(raw.FPDFPageObj_GetType, ctypes.CFUNCTYPE(ctypes.c_int, _ADDRESS))
page_object = ctypes.cast(raw.FPDFPage_GetObject, ctypes.CFUNCTYPE(_ADDRESS, _ADDRESS, ctypes.c_int))
