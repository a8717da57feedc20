"""Two readers that know nothing of each other give the same lines, at the same places, on every sample."""

import doctest
from pathlib import Path

import pytest

from extract.document import Line
from extract.reading import pages as pages_module
from extract.reading.pdf import PageText, PdfText
from schemas.evidence import PageRegion
from tests.reading.pages import SAMPLES, SLOWLY_READ, read

NEAR = 2.0


def _said(page: PageText) -> list[tuple[str, str | None, int, float, bool, int | None]]:
    lines = [*page.lines, *(line for _, line in page.furniture)]
    return [
        (line.text, line.mark, line.chars, line.style.size, line.style.bold, line.style.fill)
        for line in lines
        if line.style is not None
    ]


def _regions(text: PdfText, line: Line) -> list[PageRegion]:
    return [region for region in text.locator.regions(line.at) if isinstance(region, PageRegion)]


@pytest.mark.parametrize("path", SLOWLY_READ)
def test_both_readers_give_the_same_lines_within_two_points(path: Path) -> None:
    fast, plumbed = read(path.read_bytes()), read(path.read_bytes(), "pdfplumber")
    assert [_said(page) for page in fast.pages] == [_said(page) for page in plumbed.pages]
    for one, two in zip(fast.pages, plumbed.pages, strict=True):
        assert [kind for kind, _ in one.furniture] == [kind for kind, _ in two.furniture]
        for a, b in zip(one.lines, two.lines, strict=True):
            for here, there in zip(_regions(fast, a), _regions(plumbed, b), strict=True):
                assert here.page == there.page
                sides = ("x0", "top", "x1", "bottom")
                assert max(abs(getattr(here, side) - getattr(there, side)) for side in sides) <= NEAR, a.text


def test_there_are_samples_of_every_kind() -> None:
    assert {path.parent.name for path in SAMPLES} == {"real", "dev", "eval", "many"}
    assert len(SAMPLES) > 40


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(pages_module).failed == 0
