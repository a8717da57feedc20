"""List marks and quotation marks drawn apart from the lines they belong to: discs, bullets, « “ » in display size."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extract.document import Line, Style
from extract.layout.fills import NUMBER, Panelled
from extract.layout.lines import Row, row_to_line
from extract.layout.words import Word
from extract.reading.pages import DESCENT

ROUND = re.compile(r"[•‣▪◦■●○►➢➤✓✔]")
BULLET = re.compile(r"[-•‣▪◦■●○►➢➤✓✔–—·]")
DASHES = frozenset("-–—")
ROW = 30.0
"""In text sizes: how far a row of facts reaches."""
QUOTES = re.compile(r"[“”„«»\"❝❞]{1,2}")
OPENING = frozenset("“„«❝")
CLOSING = frozenset("”»❞")
LONGEST_SIGN = 3
"""« 12. »: no mark, and no quotation mark, has more characters."""
DROP_SIZE = 1.8
"""A drop cap is at least 1.8 times as large as the text that it begins."""
DISPLAY_SIZE = 1.4
"""A quotation mark this much larger than its surroundings was drawn apart."""
MOST_MARKS = 150
"""A page with more signs than this is a table of numbers, or hostile: they are words like any other."""
ALIGNED = 1.5
"""Points; what starts within this of each other is aligned."""
REACH = 5.0
"""A mark stands at most this many sizes to the left of its text."""
BESIDE = 1.3
"""A mark may stand this many sizes above or below the baseline of its text: on the middle of a step of two lines."""
ON_BASELINE = 0.5
"""Nearer than this, the mark's baseline is its text's."""
STEP_GAP = 1.15
"""Lines of one step are at most 1.15 times as far apart as the nearest of the column."""
INK = 0.5
QUOTE_REACH = 1.5
"""A quotation mark's ink stands half its size above its baseline, and speech starts or ends within 1.5 sizes of it."""
ALONE = 1.2
"""What stands this many sizes from the word on its left begins a row of its own."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The words of a page without the marks drawn apart from them."""

    words: tuple[Word, ...]
    marks: tuple[Word, ...]
    quotes: tuple[Word, ...]
    initials: tuple[Word, ...]


class _TextByHeight:
    """The words that are no signs, looked up by the box they stand in and their height on the page."""

    def __init__(self, words: Sequence[Word], signs: Sequence[Word]) -> None:
        apart = {word.at for word in signs}
        text = [(word.baseline, place) for place, word in enumerate(words) if word.at not in apart]
        self._words = words
        self._heights = sorted(text)

    def beside(self, mark: Word) -> list[Word]:
        """What stands in the mark's box a little above or below its baseline, in the order of the words."""
        reach = BESIDE * mark.font.size
        first = bisect_left(self._heights, (mark.baseline - 2 * reach, -1))
        end = bisect_left(self._heights, (mark.baseline + 2 * reach, -1))
        near = [self._words[place] for place in sorted(place for _, place in self._heights[first:end])]
        return [word for word in near if word.fill == mark.fill and abs(word.baseline - mark.baseline) < reach]


def part_marks(panelled: Panelled) -> Marked:
    """Take marks away from the words, so that they neither make columns nor break lines."""
    sizes = _usual_sizes(panelled.words)
    short = [word for word in panelled.words if len(word.text) <= LONGEST_SIGN]
    signed = [word for word in short if not word.text.isalpha()]
    quotes = [word for word in signed if _is_display_quote(word, sizes)]
    signs = [word for word in signed if BULLET.fullmatch(word.text) or NUMBER.fullmatch(word.text)]
    text = _TextByHeight(panelled.words, signs)
    marks = [word for word in signs if _is_mark(word, signs, text, panelled)] if len(signs) <= MOST_MARKS else []
    if len(quotes) > MOST_MARKS:
        quotes = []
    initials = [word for word in short if _is_drop_cap(word, sizes, panelled)]
    initials = initials if len(initials) <= MOST_MARKS else []
    away = {word.at for word in (*quotes, *marks, *initials)}
    rest = tuple(word for word in panelled.words if word.at not in away)
    return Marked(rest, tuple(marks), tuple(quotes), tuple(initials))


def _is_drop_cap(word: Word, sizes: dict[int | None, float], panelled: Panelled) -> bool:
    """One large capital with lines of the usual size on its right, the lowest of them on its own baseline."""
    size = word.font.size
    if not (len(word.text) == 1 and word.text.isupper() and size >= DROP_SIZE * sizes[word.fill]):
        return False
    beside = [
        other
        for other in panelled.words
        if other.fill == word.fill and other.font.size < size / DROP_SIZE and 0 <= other.x0 - word.x1 + 1 < size
    ]
    baselines = {round(other.baseline) for other in beside if word.baseline - size < other.baseline < word.baseline + 2}
    return len(baselines) > 1


def _usual_sizes(words: Sequence[Word]) -> dict[int | None, float]:
    sizes: dict[int | None, list[float]] = {}
    for word in words:
        sizes.setdefault(word.fill, []).append(word.font.size)
    return {fill: median(found) for fill, found in sizes.items()}


def _is_display_quote(word: Word, sizes: dict[int | None, float]) -> bool:
    return QUOTES.fullmatch(word.text) is not None and word.font.size >= DISPLAY_SIZE * sizes[word.fill]


def _is_mark(word: Word, signs: Sequence[Word], text: _TextByHeight, panelled: Panelled) -> bool:
    """A bullet or number that begins its row and has text on its right; a bare number also needs a look of its own."""
    size = word.font.size
    beside = text.beside(word)
    row = [other for other in beside if _on_row(other, word)]
    left = [*row, *(other for other in signs if other.fill == word.fill and _on_row(other, word))]
    if any(other.x0 < word.x0 and word.x0 - other.x1 < ALONE * size for other in left):
        return False
    right = [other for other in beside if -0.5 <= other.x0 - word.x1 < REACH * size]
    if not right or (word.text in DASHES and any(_parts_again(word, other) for other in signs)):
        return False
    if not row:
        return not any(other.x0 < word.x1 and other.x1 > word.x0 for other in beside)
    nearest = min(right, key=lambda other: (abs(other.baseline - word.baseline), other.x0))
    if word.at in panelled.discs or nearest.font != word.font or ROUND.fullmatch(word.text):
        return True
    return not word.text.isdigit() and (_has_sibling(word, signs) or _hangs(nearest, panelled))


def _on_row(other: Word, mark: Word) -> bool:
    return abs(other.baseline - mark.baseline) < 0.3 * mark.font.size


def _parts_again(dash: Word, other: Word) -> bool:
    """« … effectif : 64 / – 2 sites – CA 2020 : 9,3 M€ »: dashes that part the facts of a row are no bullets."""
    same_row = _on_row(other, dash) and other.fill == dash.fill
    return same_row and other.text == dash.text and dash.x1 < other.x0 < dash.x1 + ROW * dash.font.size


def _has_sibling(mark: Word, signs: Sequence[Word]) -> bool:
    """Whether the number before or after, or the same dash, begins another row at the same place: « 30. » of « 12 h
    30. » at the start of a line has none."""
    return any(
        abs(other.x0 - mark.x0) < ALIGNED and other.baseline != mark.baseline and _follows(mark.text, other.text)
        for other in signs
        if other.fill == mark.fill and other.at != mark.at
    )


def _follows(mark: str, other: str) -> bool:
    if not NUMBER.fullmatch(mark):
        return mark == other
    return bool(NUMBER.fullmatch(other)) and abs(int(mark.rstrip(".)")) - int(other.rstrip(".)"))) == 1


def _hangs(text: Word, panelled: Panelled) -> bool:
    """Whether the row below starts under the text, not under its mark."""
    size = text.font.size
    below = [
        word
        for word in panelled.words
        if word.fill == text.fill and 0.5 * size < word.baseline - text.baseline < 1.6 * size
    ]
    near = [word for word in below if abs(word.x0 - text.x0) < REACH * size]
    return bool(near) and abs(min(word.x0 for word in near) - text.x0) < ALIGNED


def with_marks(lines: Sequence[Line], marked: Marked, page: int) -> list[Line]:
    """Put each mark on the line that it stands beside, and each quotation mark at the end of speech that it opens or
    closes; what fits nowhere becomes a line of its own."""
    placed = list(lines)
    for word in marked.marks:
        index = _line_beside(placed, word, marked.marks)
        if index is None or placed[index].mark is not None:
            placed.append(row_to_line(Row((word,)), page))
        else:
            line = placed[index]
            placed[index] = replace(line, mark=word.text, mark_at=word.at, chars=line.chars + len(word.text))
    for word in marked.initials:
        _place_drop_cap(placed, word, page)
    for number, word in enumerate(marked.quotes):
        _place_quote(placed, word, page, opens=_opens(word, number))
    return placed


def _opens(word: Word, number: int) -> bool:
    """A straight quote opens when it is the first, the third…"""
    return word.text[0] in OPENING or (word.text[0] not in CLOSING and number % 2 == 0)


def _line_beside(lines: Sequence[Line], mark: Word, marks: Sequence[Word]) -> int | None:
    """The first line of the step that the mark stands in the middle of, else the line on the mark's baseline, else
    the nearest one."""
    size = mark.font.size
    beside = [
        index
        for index, line in enumerate(lines)
        if line.box is not None and line.style is not None and line.style.fill == mark.fill
        if -0.5 <= line.box.x0 - mark.x1 < REACH * size
    ]
    near = [(abs(_baseline(lines[index]) - mark.baseline), index) for index in beside]
    near = [(rise, index) for rise, index in near if rise < BESIDE * size]
    if not near:
        return None
    step = _step_around([lines[index] for index in beside], lines[min(near)[1]])
    if _is_centred_on(step, mark) and not any(_is_within(step, other) for other in marks if other.at != mark.at):
        return next(index for index in beside if lines[index] is step[0])
    return min(near)[1]


def _step_around(column: Sequence[Line], line: Line) -> list[Line]:
    """The lines that follow each other at one distance around a line."""
    ordered = sorted(column, key=_baseline)
    place = next(index for index, other in enumerate(ordered) if other is line)
    steps = [_baseline(below) - _baseline(above) for above, below in pairwise(ordered)]
    if not steps:
        return [line]
    usual = STEP_GAP * min(steps)
    first = last = place
    while first > 0 and steps[first - 1] <= usual:
        first -= 1
    while last < len(steps) and steps[last] <= usual:
        last += 1
    return ordered[first : last + 1]


def _middle(lines: Sequence[Line]) -> float:
    return (_baseline(lines[0]) + _baseline(lines[-1])) / 2


def _is_centred_on(step: Sequence[Line], mark: Word) -> bool:
    return abs(_middle(step) - mark.baseline) < ON_BASELINE * mark.font.size


def _is_within(step: Sequence[Line], mark: Word) -> bool:
    reach = ON_BASELINE * mark.font.size
    return _baseline(step[0]) - reach < mark.baseline < _baseline(step[-1]) + reach


def _baseline(line: Line) -> float:
    assert line.box is not None
    assert line.style is not None
    return line.box.bottom - DESCENT * line.style.size


def _place_drop_cap(placed: list[Line], word: Word, page: int) -> None:
    """At the head of the highest line on its right; a line of its own where the page laid out none there."""
    size = word.font.size
    beside = [
        (_baseline(line), index)
        for index, line in enumerate(placed)
        if line.box is not None and line.style is not None and line.style.fill == word.fill
        if 0 <= line.box.x0 - word.x1 + 1 < size and word.baseline - size < _baseline(line) < word.baseline + 2
    ]
    if not beside:
        placed.append(row_to_line(Row((word,)), page))
        return
    index = min(beside)[1]
    line = placed[index]
    placed[index] = replace(line, text=word.text + line.text, at=(*word.at, *line.at), chars=line.chars + 1)


def _place_quote(placed: list[Line], word: Word, page: int, *, opens: bool) -> None:
    """Before the first line at or below an opening mark's ink, after the last line at or above a closing mark's."""
    size = word.font.size
    ink = word.baseline - INK * size
    style = _usual_style(placed, word.fill)
    near: list[tuple[float, int]] = []
    for index, line in enumerate(placed):
        if line.style != style or line.box is None or line.box.page != page or not line.text:
            continue
        middle = (line.box.top + line.box.bottom) / 2
        away = middle - ink if opens else ink - middle
        across = line.box.x0 < word.x1 + REACH * size and word.x0 < line.box.x1 + REACH * size
        if across and -INK * size <= away <= QUOTE_REACH * size:
            near.append((middle if opens else -middle, index))
    if not near:
        placed.append(row_to_line(Row((word,)), page))
        return
    index = min(near)[1]
    line = placed[index]
    if opens:
        text, at = f"{word.text} {line.text}", (*word.at, line.at[0], *line.at)
    else:
        text, at = f"{line.text} {word.text}", (*line.at, line.at[-1], *word.at)
    placed[index] = replace(line, text=text, at=at, chars=line.chars + len(word.text))


def _usual_style(lines: Sequence[Line], fill: int | None) -> Style | None:
    """The style of most letters in a box: speech, not its heading."""
    weights: Counter[Style] = Counter()
    for line in lines:
        if line.style is not None and line.style.fill == fill:
            weights[line.style] += len(line.text)
    return max(weights, key=lambda style: (weights[style], style.size, style.font)) if weights else None
