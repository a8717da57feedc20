"""The order in which a page draws its words, and in how many pieces, changes nothing."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from extract.layout.page import page_to_lines
from extract.reading import pdf_pdfium
from extract.reading.pages import Page, Run
from tests.reading.pages import SAMPLES

PERMUTATIONS = 3


def _pages(path: Path) -> tuple[Page, ...]:
    return pdf_pdfium.read_pages(path.read_bytes(), max_pages=100, max_objects=10**6, max_characters=10**6)


def _cut(run: Run, at: list[int]) -> Iterator[Run]:
    for start, end in zip([0, *at], [*at, len(run.text)], strict=True):
        yield run._replace(text=run.text[start:end], starts=run.starts[start:end], ends=run.ends[start:end])


def _words(run: Run) -> list[Run]:
    return list(_cut(run, [index + 1 for index, letter in enumerate(run.text[:-1]) if letter.isspace()]))


def _said(page: Page) -> list[tuple[object, ...]]:
    return [(line.text, line.mark, line.chars, line.box, line.style) for line in page_to_lines(page, 0)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_drawing_order_of_words_does_not_matter(path: Path) -> None:
    chance = random.Random(path.stem)
    for page in _pages(path):
        words = [word for run in page.runs for word in _words(run)]
        expected = _said(page)
        for _ in range(PERMUTATIONS):
            chance.shuffle(words)
            fills = chance.sample(page.fills, len(page.fills))
            assert _said(replace(page, runs=tuple(words), fills=tuple(fills))) == expected


@pytest.mark.parametrize("path", SAMPLES[:8], ids=lambda path: path.stem)
def test_a_page_drawn_letter_by_letter_reads_the_same(path: Path) -> None:
    for page in _pages(path):
        letters = [letter for run in page.runs for letter in _cut(run, list(range(1, len(run.text))))]
        random.Random(path.stem).shuffle(letters)
        texts = [line.text for line in page_to_lines(replace(page, runs=tuple(letters)), 0)]
        assert texts == [line.text for line in page_to_lines(page, 0)]
