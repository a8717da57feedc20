"""Every non-space character drawn on a page is in exactly one line, and stands where its line says it does."""

import io
from pathlib import Path

import pdfplumber
import pytest

from extract.document import Line
from extract.reading import pdf_pdfium
from extract.reading.pages import Page
from extract.reading.pdf import PdfText
from schemas.evidence import PageRegion
from tests.reading.pages import SAMPLES, SLOWLY_READ, read

SPACES = "\u00a0\u202f "


def _lines(text: PdfText) -> list[Line]:
    return [line for page in text.pages for line in (*page.lines, *(line for _, line in page.furniture))]


def _drawn(data: bytes) -> int:
    pages = pdf_pdfium.read_pages(data, max_pages=100, max_objects=10**6, max_characters=10**6)
    return sum(not letter.isspace() for page in pages for run in page.runs for letter in run.text)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_lines_add_up_to_what_is_drawn(path: Path) -> None:
    data = path.read_bytes()
    text = read(data)
    assert sum(line.chars for line in _lines(text)) == _drawn(data)
    used = [
        index
        for line in _lines(text)
        for index in {*(i for i, c in zip(line.at, line.text, strict=True) if c != " "), *line.mark_at}
    ]
    assert len(used) == len(set(used)), "a glyph stands in two lines"


def _words(line: Line) -> list[tuple[str, tuple[int, ...]]]:
    words: list[tuple[str, tuple[int, ...]]] = []
    start = 0
    for word in line.text.split(" "):
        words.append((word, line.at[start : start + len(word)]))
        start += len(word) + 1
    return words


@pytest.mark.parametrize("path", SLOWLY_READ)
def test_the_box_of_every_word_read_by_the_other_reader_holds_the_word(path: Path) -> None:
    """The fast reader's regions, cropped by pdfplumber itself."""
    data = path.read_bytes()
    text = read(data)
    missed: list[tuple[str, str]] = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for line in _lines(text):
            for word, at in _words(line):
                regions = [region for region in text.locator.regions(at) if isinstance(region, PageRegion)]
                cropped = "".join(_cropped(document.pages[region.page - 1], region) for region in regions)
                if _plain(word) not in _plain(cropped):
                    missed.append((word, cropped))
    assert missed == []


def _cropped(page: pdfplumber.page.Page, region: PageRegion) -> str:
    """The glyphs whose middle stands in the region, in the order of the line."""
    inside = [
        char
        for char in page.chars
        if region.x0 - 0.5 <= (char["x0"] + char["x1"]) / 2 <= region.x1 + 0.5
        and region.top - 3 <= (char["top"] + char["bottom"]) / 2 <= region.bottom + 3
    ]
    return "".join(char["text"] for char in sorted(inside, key=lambda char: char["x0"]))


def _plain(text: str) -> str:
    for old, new in (("ﬁ", "fi"), ("ﬂ", "fl"), ("\u00ad", "-"), ("\u2010", "-"), *((space, "") for space in SPACES)):
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("path", SLOWLY_READ)
def test_the_boxes_of_the_second_reader_hold_their_words_for_pdfium_too(path: Path) -> None:
    data = path.read_bytes()
    text = read(data, "pdfplumber")
    pages = pdf_pdfium.read_pages(data, max_pages=100, max_objects=10**6, max_characters=10**6)
    glyphs = {page.number: _glyphs(page) for page in pages}
    missed: list[tuple[str, str]] = []
    for line in _lines(text):
        for word, at in _words(line):
            regions = [region for region in text.locator.regions(at) if isinstance(region, PageRegion)]
            found = "".join(_inside(glyphs[region.page], region) for region in regions)
            if _plain(word) not in _plain(found):
                missed.append((word, found))
    assert missed == []


def _glyphs(page: Page) -> list[tuple[float, float, str]]:
    """The middle of each glyph, and its letter."""
    return [
        ((start + end) / 2, run.baseline - run.font.size * 0.3, letter)
        for run in page.runs
        for letter, start, end in zip(run.text, run.starts, run.ends, strict=True)
    ]


def _inside(glyphs: list[tuple[float, float, str]], region: PageRegion) -> str:
    found = [
        (x, letter)
        for x, y, letter in glyphs
        if region.x0 - 0.5 <= x <= region.x1 + 0.5 and region.top <= y <= region.bottom
    ]
    return "".join(letter for _, letter in sorted(found))
