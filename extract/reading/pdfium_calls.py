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


# What is asked of every character, and the colour of every object, has no argument types, the checks of which take half
# of its time. It must be given the text page or object as a `Handle`, the character's index, and `ctypes.byref` of what
# is written to: any other int is cut to 32 bits.
Handle = _ADDRESS
_SAID = ctypes.CFUNCTYPE(ctypes.c_int)
char_object = ctypes.cast(raw.FPDFText_GetTextObject, ctypes.CFUNCTYPE(_ADDRESS))
char_code = ctypes.cast(raw.FPDFText_GetUnicode, ctypes.CFUNCTYPE(ctypes.c_uint))
char_loose_box = ctypes.cast(raw.FPDFText_GetLooseCharBox, _SAID)
char_origin = ctypes.cast(raw.FPDFText_GetCharOrigin, _SAID)
char_matrix = ctypes.cast(raw.FPDFText_GetMatrix, _SAID)
fill_levels = ctypes.cast(raw.FPDFPageObj_GetFillColor, _SAID)

# Every function below takes handles (of a text page, an object, a font), indices, and addresses to write to.
page_text = ctypes.cast(
    raw.FPDFText_GetText, ctypes.CFUNCTYPE(ctypes.c_int, _ADDRESS, ctypes.c_int, ctypes.c_int, _ADDRESS)
)
text_size = ctypes.cast(raw.FPDFTextObj_GetFontSize, ctypes.CFUNCTYPE(ctypes.c_int, _ADDRESS, _ADDRESS))
text_font = ctypes.cast(raw.FPDFTextObj_GetFont, ctypes.CFUNCTYPE(_ADDRESS, _ADDRESS))
text_mode = ctypes.cast(raw.FPDFTextObj_GetTextRenderMode, ctypes.CFUNCTYPE(ctypes.c_int, _ADDRESS))
glyph_width = ctypes.cast(
    raw.FPDFFont_GetGlyphWidth,
    ctypes.CFUNCTYPE(ctypes.c_int, _ADDRESS, ctypes.c_uint32, ctypes.c_float, _ADDRESS),
)
font_is_embedded = ctypes.cast(raw.FPDFFont_GetIsEmbedded, ctypes.CFUNCTYPE(ctypes.c_int, _ADDRESS))
object_kind = ctypes.cast(raw.FPDFPageObj_GetType, ctypes.CFUNCTYPE(ctypes.c_int, _ADDRESS))
page_object = ctypes.cast(raw.FPDFPage_GetObject, ctypes.CFUNCTYPE(_ADDRESS, _ADDRESS, ctypes.c_int))
