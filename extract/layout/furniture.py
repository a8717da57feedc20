"""Lines to furniture: page numbers, and what stands at the same place on several pages."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from extract.document import Line
from extract.reading.pages import Page

FurnitureKind = Literal["page_number", "running_head", "running_foot", "turned"]
Side = Literal["running_head", "running_foot"]

MARGIN = 0.09
"""Heads and feet stand in the top and bottom 9 % of the page."""
PAGE_NUMBER = re.compile(
    r"""
    (?: (?: page | p\.? ) \s? )?          # « Page 3 »
    [-–—|•]? \s? \d{1,3} \s? [-–—|•]?     # « 3 », « – 3 – »
    (?: \s? (?: / | sur ) \s? \d{1,3} )?  # « 3/12 »
    """,
    re.VERBOSE | re.IGNORECASE,
)
DIGITS = re.compile(r"\d{1,4}")
SAME_PLACE = 6.0
"""Points; a running head stands within this of its place on the other pages."""


def page_furniture(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> dict[tuple[int, int], FurnitureKind]:
    """The kind of each line that is furniture, by (page's place in `pages`, line's place on its page).

    A page number stands alone in the margin; a head or foot recurs, but for its numbers, on at least two pages.
    """
    found: dict[tuple[int, int], FurnitureKind] = {}
    margins = [_in_margins(page, texts) for page, texts in zip(pages, lines, strict=True)]
    recurring = Counter(key for margin in margins for key in {_key(line, side) for _, line, side in margin})
    for place, margin in enumerate(margins):
        for index, line, side in margin:
            if PAGE_NUMBER.fullmatch(line.text):
                found[place, index] = "page_number"
            elif recurring[_key(line, side)] > 1:
                found[place, index] = side
    return found


def _in_margins(page: Page, lines: Sequence[Line]) -> list[tuple[int, Line, Side]]:
    """The lines of a page that stand in its margins, with their places."""
    sides = [(index, line, _margin(page, line)) for index, line in enumerate(lines) if line.text]
    return [(index, line, side) for index, line, side in sides if side is not None]


def _margin(page: Page, line: Line) -> Side | None:
    assert line.box is not None
    if line.box.bottom < MARGIN * page.height:
        return "running_head"
    return "running_foot" if line.box.top > (1 - MARGIN) * page.height else None


def _key(line: Line, side: Side) -> tuple[str, Side, int]:
    """Text without its numbers, margin, and height on the page."""
    assert line.box is not None
    return DIGITS.sub("#", line.text), side, round(line.box.top / SAME_PLACE)
