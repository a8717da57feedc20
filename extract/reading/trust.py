"""How far the letters of a page can be trusted: glyphs without a character, and letters that spell no French."""

import re
from collections.abc import Iterator

from extract.document import Line
from extract.reading.pages import UNREADABLE
from schemas.record import Issue

MOST = 0.3
"""From this share of unreadable glyphs on a page, its text is no text."""
ENOUGH_WORDS = 60
COMMON_SHARE = 0.08
"""French prose of 60 words and more has at least 8 % of these; a broken character map has next to none."""
COMMON = frozenset("de la le les des du et à un une en pour dans par que qui sur au aux l d est avec".split())
WORD = re.compile(r"[^\W\d_]+")
WITHOUT_CHARACTER = re.compile(rf"[{UNREADABLE}\ue000-\uf8ff]")


def distrusted(lines: tuple[Line, ...], page: int) -> Iterator[Issue]:
    """Say where the page's letters cannot be what it shows."""
    text = "\n".join(line.text for line in lines)
    letters = sum(line.chars for line in lines)
    unreadable = len(WITHOUT_CHARACTER.findall(text))
    if unreadable:
        yield Issue(
            code="text.untrusted",
            severity="error" if unreadable > MOST * letters else "warning",
            message=f"page {page}: {unreadable} of {letters} glyphs have no character",
            where=None,
        )
    words = [word.lower() for word in WORD.findall(text)]
    common = sum(word in COMMON for word in words)
    if len(words) >= ENOUGH_WORDS and common < COMMON_SHARE * len(words):
        yield Issue(
            code="text.untrusted",
            severity="warning",
            message=f"page {page}: its letters do not spell French; its character map may be wrong",
            where=None,
        )
