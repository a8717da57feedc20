"""Words to lines in reading order: box by box, column by column, row by row."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from extract.document import Line, Style
from extract.layout.columns import Item, items_to_columns
from extract.layout.fills import Panel
from extract.layout.words import Word
from extract.reading.characters import clean
from extract.reading.pages import HORIZONTAL, Font, glyph_box

SAME_LINE = 0.35
"""Baselines nearer than this share of the size make one line."""
HYPHENS = frozenset("\u00ad\u2010\u2011")
"""At a line's end these are read as « - »: PDFium does not tell which of them, or « - », was drawn."""


@dataclass(frozen=True, slots=True)
class Row:
    """Words of one line, from left to right."""

    words: tuple[Word, ...]

    @property
    def main(self) -> Word:
        """A word in the font that sets most of the line's letters."""
        first = self.words[0]
        if all(word.font is first.font for word in self.words):
            return first
        leaders: dict[Font, Word] = {}
        weights: Counter[Font] = Counter()
        for word in self.words:
            leaders.setdefault(word.font, word)
            weights[word.font] += len(word.text)
        return max(leaders.values(), key=lambda word: (weights[word.font], -word.x0))


@dataclass(frozen=True, slots=True)
class _Regions:
    """The words of a page, its panels, and which of the words stand in each panel or in none."""

    words: Sequence[Word]
    panels: Sequence[Panel]
    within: Mapping[int | None, Sequence[int]]


def words_to_columns(words: Sequence[Word], panels: Sequence[Panel]) -> list[list[Word]]:
    """The words of each column in reading order; a box is laid out by itself and stands as a whole in its column."""
    within: dict[int | None, list[int]] = {}
    for index, word in enumerate(words):
        within.setdefault(word.fill, []).append(index)
    return list(_region(None, _Regions(words, panels, within)))


def _region(number: int | None, regions: _Regions) -> Iterator[list[Word]]:
    words = regions.words
    items = [_word_item(words[index], index) for index in regions.within.get(number, ())]
    for panel in regions.panels:
        if panel.parent == number:
            items.extend(_panel_item(panel, regions))
    for column in items_to_columns(items):
        flow: list[Word] = []
        for item in sorted(column, key=attrgetter("top", "x0")):
            if item.key >= 0:
                flow.append(words[item.key])
                continue
            if flow:
                yield flow
                flow = []
            yield from _region(-1 - item.key, regions)
        if flow:
            yield flow


def _word_item(word: Word, index: int) -> Item:
    return Item(word.x0, word.top, word.x1, word.bottom, word.font.size, word.font.bold, index)


def _panel_item(panel: Panel, regions: _Regions) -> Iterator[Item]:
    """A panel as wide and high as the words in it; its number is kept below zero."""
    within = {panel.number}
    for other in regions.panels:
        if other.parent in within:
            within.add(other.number)
    inside = [regions.words[index] for number in within for index in regions.within.get(number, ())]
    if inside:
        yield Item(
            min(word.x0 for word in inside),
            min(word.top for word in inside),
            max(word.x1 for word in inside),
            max(word.bottom for word in inside),
            min(word.font.size for word in inside),
            False,
            -1 - panel.number,
        )


def column_to_rows(words: Sequence[Word]) -> list[Row]:
    """The rows of one column from top to bottom; a word slightly off the baseline (« n° ») stays on its row."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=attrgetter("baseline", "x0", "at")):
        last = rows[-1][0] if rows else None
        if last and word.baseline - last.baseline <= SAME_LINE * min(last.font.size, word.font.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Row(tuple(sorted(row, key=attrgetter("x0", "at")))) for row in rows]


def row_to_line(row: Row, page: int, direction: tuple[float, float] = HORIZONTAL) -> Line:
    """The line as it reads: cleaned, with one space between words."""
    letters: list[str] = []
    at: list[int] = []
    for word in row.words:
        if letters:
            letters.append(" ")
            at.append(word.at[0])
        letters.append(word.text)
        at.extend(word.at)
    text = "".join(letters)
    if text[-1] in HYPHENS:
        text = text[:-1] + "-"
    body = clean(text, at)
    chars = sum([len(word.text) + word.unread for word in row.words])
    main = row.main
    style = Style(main.font.name, main.font.size, main.font.bold, main.fill)
    box = glyph_box(
        page, (row.words[0].x0, max([word.x1 for word in row.words])), main.baseline, main.font.size, direction
    )
    return Line(body.text, body.at, chars, box=box, style=style)
