"""One page to lines: words, panels, marks, columns, rows, in that order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.document import Line
from extract.layout.fills import words_to_panels
from extract.layout.lines import column_to_rows, row_to_line, words_to_columns
from extract.layout.marks import part_marks, with_marks
from extract.layout.words import page_to_words
from extract.reading.pages import HORIZONTAL, Page


def page_to_lines(page: Page, first: int) -> tuple[Line, ...]:
    """The page's lines in reading order; `first` is the index of its first glyph.

    Panels are numbered within the page. What reads as nothing (a stray control) is counted with the first line.
    """
    panelled = words_to_panels(page, page_to_words(page, first))
    marked = part_marks(panelled)
    columns = words_to_columns(marked.words, panelled.panels)
    lines = [row_to_line(row, page.number) for column in columns for row in column_to_rows(column)]
    return tuple(_carried(with_marks(lines, marked, page.number)))


def _carried(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines that read as something, with the characters of those that do not."""
    owing = sum(line.chars for line in lines if not line.text)
    for line in lines:
        if line.text:
            yield replace(line, chars=line.chars + owing) if owing else line
            owing = 0


def page_to_turned_lines(page: Page, first: int) -> tuple[Line, ...]:
    """The lines that do not read from left to right, direction by direction."""
    return tuple(_carried(list(_turned(page, first))))


def _turned(page: Page, first: int) -> Iterator[Line]:
    for direction in sorted({run.direction for run in page.runs} - {HORIZONTAL}):
        for row in column_to_rows(page_to_words(page, first, direction)):
            yield row_to_line(row, page.number, direction)
