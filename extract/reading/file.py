"""A file to the fiches in it: whatever kind of file it is, each fiche comes out as a document cut into blocks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extract.document import Document, Line
from extract.layout.block import Block, text_blocks
from extract.layout.paragraphs import page_blocks
from extract.reading.fiches import PageEvidence, split_fiches
from extract.reading.pdf import read_pages
from extract.reading.text import read_text
from extract.source import Limits, Source

PdfReader = Literal["fast", "pdfplumber"]


@dataclass(frozen=True, slots=True)
class FicheText:
    """One fiche as read: its lines in blocks, and the (kind, line) that the layout knows to be furniture."""

    document: Document
    blocks: tuple[Block, ...]
    furniture: tuple[tuple[str, Line], ...] = ()

    @property
    def chars(self) -> int:
        """Non-space characters of the source that the fiche stands for."""
        return sum(line.chars for line in (*self.document.lines, *(line for _, line in self.furniture)))


@dataclass(frozen=True, slots=True)
class FileText:
    """The fiches of a file in its order, and the pages (from 1) that hold none."""

    fiches: tuple[FicheText, ...]
    passed: tuple[int, ...] = ()


def read_file(source: Source, limits: Limits, *, reader: PdfReader, evidence: PageEvidence) -> FileText:
    """Read a text as one fiche, a PDF as one or several; `evidence` tells the sections that a page shows.

    Raises `RefusedError` as `read_text` and `read_pages` do.
    """
    if source.media_type != "application/pdf":
        document = read_text(source, limits)
        return FileText((FicheText(document, text_blocks(document)),))
    split = split_fiches(read_pages(source, limits, reader), evidence)
    several = len(split.fiches) > 1
    fiches = tuple(_page_fiche(page.document, page.furniture, several=several) for page in split.fiches)
    return FileText(fiches, split.passed)


def _page_fiche(document: Document, furniture: Sequence[tuple[str, Line]], *, several: bool) -> FicheText:
    suffix = _suffix(document.pages or ()) if several else ""
    return FicheText(replace(document, suffix=suffix), page_blocks(document), tuple(furniture))


def _suffix(pages: Sequence[int]) -> str:
    """What sets apart one of several fiches: « -p3 », or « -p3-4 » for one over two pages."""
    return f"-p{pages[0]}" if len(pages) == 1 else f"-p{pages[0]}-{pages[-1]}"
