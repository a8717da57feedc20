"""PDFium's text page to its letters: what each character of a page reads as."""

import ctypes
import re

from extract.reading import pdfium_calls as calls
from extract.reading.pages import UNREADABLE

LINE_END_HYPHENS = frozenset((0x02, 0xFFFE))
"""What PDFium writes where it thinks that a hyphen breaks a word."""
STANDS_IN = frozenset(("-", UNREADABLE))
"""Letters that may not be what PDFium calls their character."""
AMBIGUOUS = re.compile("[\0\x02\ufffe]")
"""PDFium's text of a page writes U+FFFE for such a hyphen and for a glyph without a character alike."""


def page_letters(text_page: calls.Handle, count: int) -> str:
    """One letter for each character of a text page.

    PDFium tells them all at once, in UTF-16 and without those that it takes for controls; where that leaves any doubt
    which letter is which character's, each is asked for by itself.
    """
    units = (ctypes.c_uint16 * (count + 1))()
    written = calls.page_text(text_page, 0, count, ctypes.addressof(units))
    text = bytes(units)[: 2 * count].decode("utf-16-le", errors="replace")
    if written != count + 1 or len(text) != count:
        return "".join([_letter(calls.char_code(text_page, index)) for index in range(count)])
    return AMBIGUOUS.sub(lambda match: _letter(calls.char_code(text_page, match.start())), text)


def _letter(code: int) -> str:
    """A character as PDFium gives it; NUL and lone surrogates are glyphs that no character map explains."""
    if code in LINE_END_HYPHENS:
        return "-"
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return UNREADABLE
    return chr(code)
