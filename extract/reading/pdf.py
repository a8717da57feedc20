"""PDF files to lines: a reader's glyphs, less what cannot be seen, laid out page by page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from extract.document import Line, PageLocator
from extract.errors import RefusedError
from extract.layout.furniture import FurnitureKind, page_furniture
from extract.layout.page import page_to_lines, page_to_turned_lines
from extract.reading import pdf_pdfium, pdf_plumber
from extract.reading.glyphs import GlyphBoxes
from extract.reading.pages import Page, PageReader
from extract.reading.trust import distrusted
from extract.reading.visible import Seen, seen
from extract.source import Limits, Source
from schemas.record import Issue

ReaderChoice = Literal["fast", "pdfplumber"]
READERS: Mapping[ReaderChoice, tuple[str, PageReader]] = {
    "fast": ("pdfium", pdf_pdfium.read_pages),
    "pdfplumber": ("pdfplumber", pdf_plumber.read_pages),
}
TALL = 1.3
HEADER_REACH = 1024
"""The header « %PDF- » stands within the first 1024 bytes (ISO 32000-1, annex H)."""


@dataclass(frozen=True, slots=True)
class PageText:
    """One page as lines in reading order, what is said about it, and its furniture apart."""

    number: int
    lines: tuple[Line, ...]
    furniture: tuple[tuple[FurnitureKind, Line], ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class PdfText:
    """A PDF as read: its pages share one numbering of characters, that of `locator`."""

    pages: tuple[PageText, ...]
    locator: PageLocator
    reader: str
    issues: tuple[Issue, ...] = ()


def read_pages(source: Source, limits: Limits, reader: ReaderChoice) -> PdfText:
    """Read a PDF page by page.

    Raises `RefusedError`: `wrong_type`, `too_many_bytes`, `encrypted`, `truncated`, `too_many_pages`,
    `too_many_objects`, `too_many_characters`, `no_text`.
    """
    _refuse_bytes(source.data, limits)
    name, read = READERS[reader]
    drawn = read(
        source.data,
        max_pages=limits.max_pages,
        max_objects=limits.max_objects,
        max_characters=limits.max_characters,
    )
    views = [seen(page) for page in drawn]
    firsts = [0, *accumulate(sum(len(run.text) for run in page.runs) for page in drawn)]
    laid = [page_to_lines(view.page, first) for view, first in zip(views, firsts, strict=False)]
    turned = [page_to_turned_lines(view.page, first) for view, first in zip(views, firsts, strict=False)]
    if not any(line.text for lines in (*laid, *turned) for line in lines):
        raise RefusedError("no_text", "no page has readable text: a scan, or text drawn as outlines")
    kinds = page_furniture(drawn, laid)
    pages = tuple(_page_text(place, view, laid[place], turned[place], kinds) for place, view in enumerate(views))
    return PdfText(pages, _locator(drawn, pages), name, tuple(_cut_short(source.data)))


def _refuse_bytes(data: bytes, limits: Limits) -> None:
    if len(data) > limits.max_bytes:
        raise RefusedError("too_many_bytes", f"{len(data)} bytes, the limit is {limits.max_bytes}")
    if not data.strip():
        raise RefusedError("empty", "the file holds nothing")
    if b"%PDF-" not in data[:HEADER_REACH]:
        raise RefusedError("wrong_type", "named a PDF, but it is none")


def _cut_short(data: bytes) -> Iterator[Issue]:
    """A file without its end was put together again by the reader, as far as it went."""
    if b"%%EOF" not in data[-HEADER_REACH:]:
        yield Issue(
            code="pdf.truncated",
            severity="warning",
            message="the file has no end mark: its last pages may be missing",
            where=None,
        )


def _page_text(
    place: int,
    view: Seen,
    lines: Sequence[Line],
    turned: Sequence[Line],
    kinds: Mapping[tuple[int, int], FurnitureKind],
) -> PageText:
    body = tuple(line for index, line in enumerate(lines) if (place, index) not in kinds)
    furniture = [(kinds[place, index], line) for index, line in enumerate(lines) if (place, index) in kinds]
    furniture.extend(("turned", line) for line in turned)
    issues = (*_hidden(view), *distrusted(tuple(lines), view.page.number))
    return PageText(view.page.number, body, tuple(furniture), issues)


def _hidden(view: Seen) -> Iterator[Issue]:
    page = view.page.number
    if view.hidden:
        message = f"page {page}: {view.hidden} characters that nobody can see were left out"
        yield Issue(code="text.hidden", severity="info", message=message, where=None)
    if view.recognised:
        message = f"page {page}: a scan; its text was recognised by a machine"
        yield Issue(code="text.recognised", severity="warning", message=message, where=None)


def _locator(drawn: Sequence[Page], pages: Sequence[PageText]) -> PageLocator:
    """A quotation mark drawn apart, taller than its line, has a region of its own: its line is numbered below zero."""
    boxes = GlyphBoxes.of(drawn)
    numbers = [-1] * len(boxes)
    lines = [line for page in pages for line in (*page.lines, *(line for _, line in page.furniture))]
    for number, line in enumerate(lines):
        for index in (*line.at, *line.mark_at):
            numbers[index] = number
        for index in (line.at[0], line.at[-1]):
            if line.style is not None and boxes.height(index) > TALL * line.style.size:
                numbers[index] = -2 - number
    return PageLocator(boxes, numbers)
