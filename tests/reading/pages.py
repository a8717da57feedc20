"""Pages for tests: drawn glyph by glyph in memory, or the samples' own."""

from pathlib import Path

import pytest

from extract.reading.pages import Font, Page, Run
from extract.reading.pdf import PdfText, ReaderChoice, read_pages
from extract.source import Limits, Source, make_source

SAMPLES = sorted((Path(__file__).parents[2] / "samples" / "fiches").glob("*/*.pdf"))
SLOWLY_READ = [
    pytest.param(path, id=f"{path.parent.name}/{path.stem}", marks=[pytest.mark.slow] if number % 4 else [])
    for number, path in enumerate(SAMPLES)
]
"""The same, for what asks pdfplumber: one in four at every turn, the others with the slow tests."""
INK = (20, 20, 20)
WIDTH = 0.5
"""Every glyph of a drawn page is half its size wide."""


def drawn(
    text: str, x: float, baseline: float, size: float = 10, *, name: str = "Test-Roman", tracking: float = 0
) -> Run:
    """A string from x on a baseline, every letter half a size wide, with `tracking` after each."""
    step = WIDTH * size + tracking
    starts = tuple(x + number * step for number in range(len(text)))
    font = Font(name, size, "Bold" in name, INK)
    return Run(text, starts, tuple(start + WIDTH * size for start in starts), baseline, font)


def sheet(*runs: Run, **more: object) -> Page:
    """An A4 page with these runs."""
    return Page(1, 595, 842, runs, more.get("fills", ()), more.get("pictures", ()))  # type: ignore[arg-type]


def pdf_source(data: bytes) -> Source:
    """Bytes as a PDF named `x.pdf`."""
    return make_source("x.pdf", data, "application/pdf")


def read(data: bytes, reader: ReaderChoice = "fast", limits: Limits | None = None) -> PdfText:
    """Read bytes with one reader."""
    return read_pages(pdf_source(data), limits or Limits(), reader)
