"""How long a page takes: both readers, every stage of the layout, and a plain script on the same pages.

`python -m benchmarks.pages [FOLDER]`: the median over all PDFs of a folder (the samples), in milliseconds a page.
"""

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import TypeVar

import pdfplumber

from extract.document import Document
from extract.layout.fills import words_to_panels
from extract.layout.lines import column_to_rows, row_to_line, words_to_columns
from extract.layout.marks import part_marks, with_marks
from extract.layout.paragraphs import page_blocks
from extract.layout.words import page_to_words
from extract.reading import pdf_pdfium, pdf_plumber
from extract.reading.pages import Page
from extract.reading.pdf import read_pages
from extract.source import Limits, make_source

T = TypeVar("T")
SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "fiches"
LIMITS = Limits()
ROUNDS = 3
Times = dict[str, list[float]]


def timed(times: Times, stage: str, pages: int, call: Callable[[], T]) -> T:
    """Call once and note the milliseconds a page."""
    start = perf_counter()
    result = call()
    times.setdefault(stage, []).append((perf_counter() - start) * 1000 / pages)
    return result


def measure(path: Path, times: Times) -> None:
    """One file through both readers, every stage, and the plain script."""
    data = path.read_bytes()
    limits = {"max_pages": 200, "max_objects": LIMITS.max_objects, "max_characters": LIMITS.max_characters}
    pages = pdf_pdfium.read_pages(data, **limits)
    count = len(pages)
    pages = timed(times, "pdfium: bytes → glyphs", count, lambda: pdf_pdfium.read_pages(data, **limits))
    timed(times, "pdfplumber: bytes → glyphs", count, lambda: pdf_plumber.read_pages(data, **limits))
    words = timed(times, "glyphs → words", count, lambda: [page_to_words(page, 0) for page in pages])
    for page, found in zip(pages, words, strict=True):
        _lay(page, found, times)
    source = make_source(path.name, data, "application/pdf")
    text = timed(times, "whole: bytes → lines, fast", count, lambda: read_pages(source, LIMITS, "fast"))
    timed(times, "whole: bytes → lines, pdfplumber", count, lambda: read_pages(source, LIMITS, "pdfplumber"))
    lines = tuple(line for page in text.pages for line in page.lines)
    document = Document(lines, text.locator, text.reader, None)
    timed(times, "lines → blocks", count, lambda: page_blocks(document))
    timed(times, "plain script: pdfplumber extract_text", count, lambda: _plain(data))


def _lay(page: Page, words: list, times: Times) -> None:  # type: ignore[type-arg]
    panelled = timed(times, "words → panels and marks", 1, lambda: words_to_panels(page, words))
    marked = part_marks(panelled)
    columns = timed(times, "words → columns", 1, lambda: words_to_columns(marked.words, panelled.panels))

    def lines() -> list[object]:
        rows = [row_to_line(row, page.number) for column in columns for row in column_to_rows(column)]
        return list(with_marks(rows, marked, page.number))

    timed(times, "columns → lines", 1, lines)


def _plain(data: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(data)) as document:
        return [page.extract_text() for page in document.pages]


def report(times: Times) -> Iterator[str]:
    """One row a stage: median and ninth decile, and the ratio to the plain script."""
    plain = median(times["plain script: pdfplumber extract_text"])
    yield f"{'stage':40} {'median ms':>10} {'p90 ms':>8} {'of plain':>9}"
    for stage, found in times.items():
        yield f"{stage:40} {median(found):10.2f} {quantiles(found, n=10)[-1]:8.2f} {median(found) / plain:9.3f}"


def main(arguments: list[str]) -> int:
    """Measure every PDF of a folder, three times over."""
    folder = Path(arguments[0]) if arguments else SAMPLES
    times: Times = {}
    for path in sorted(folder.rglob("*.pdf")) * ROUNDS:
        measure(path, times)
    print("\n".join(report(times)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
