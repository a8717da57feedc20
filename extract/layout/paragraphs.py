"""Lines of pages to blocks: a block is one paragraph, heading, step or field, as far as the page tells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median

from extract.document import Box, Document, Line, PageLocator, Style
from extract.layout.block import Block
from extract.reading.pages import DESCENT

PARAGRAPH_GAP = 0.15
"""A baseline this share of the leading lower than usual begins a paragraph."""
LOOSEST_LEADING = 2.2
"""Lines further apart than this many sizes never go on."""
SAME_SIZE = 0.6
"""Points; sizes nearer than this are one size."""
INDENT = (0.7, 5.0)
"""A first line stands in by 0.7 to 5 sizes."""
FIT_SLACK = 0.4
OPEN_SLACK = 5.0
"""A line broken although the next word fitted, with 0.4 sizes to spare, was broken on purpose; in the middle of a
sentence, before a capital, it takes 5."""
SAME_EDGE = 2.0
"""Points; lines that start within this of each other share their left edge."""
CENTRED = 3.0
"""Points; lines whose middles are nearer than this are centred."""
FLUSH = 1.0
"""Points; justified lines end within this of their edge."""
FEW_LINES = 4
"""A column of no more lines does not tell how wide it is."""
TERMINAL = re.compile(r"[.!?…:;»”\"]\s*$")
SENTENCE_END = re.compile(r"[.!?…»”\"]\s*$")
PARTED = re.compile(r"\s[–—/|·•](?:\s[^–—/|·•:]{2,30}:)?\s*$")
"""« Décolletage de précision – / Thyez », « Création : 1973 | Réseau : / AgriCampus »: the facts that a mark parts are
one line."""
QUOTED_WORDS = re.compile(r"[^\W_]\s?[»”\"]\s*$")
CONTINUES = re.compile(r"[a-zà-öø-ÿœ(,;:)]")
FIRST_CHUNK = re.compile(r"(?:[«“\d.,]+\s+){0,4}\S+(?:\s+[»”:;!?%€]+)?")
"""What a line break cannot part: figures and quotes stay with their word, double points with the word before."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a line's neighbours tell about its column: usual leading, its edges, and how far each line could reach."""

    leading: float
    left: float
    right: float
    rights: dict[int, float]
    justified: bool

    def right_of(self, line: Line) -> float:
        """How far the lines around it reach that start at the same edge: a quote set in is narrower than its column."""
        return self.rights.get(line.at[0], self.right)


def page_blocks(document: Document) -> tuple[Block, ...]:
    """Cut the lines of pages into blocks, in their reading order.

    A block ends where the box, the column or the setting changes, at a list mark, at a wider gap, before an indented
    line, and after a line that was broken on purpose. A paragraph that the column or the page broke goes on.
    """
    assert isinstance(document.locator, PageLocator)
    lines = [line for line in document.lines if line.text]
    blocks: list[list[Line]] = []
    last: _Setting | None = None
    for column in _columns(lines):
        setting = _setting(column)
        for index, line in enumerate(column):
            if index:
                after = column[index + 1] if index + 1 < len(column) else None
                begins = _begins(blocks[-1], line, after, setting, document.locator)
            else:
                begins = last is None or not _flows_on(blocks[-1][-1], line, last)
            if begins:
                blocks.append([line])
            else:
                blocks[-1].append(line)
        last = setting
    return tuple(Block(tuple(block), whole=True) for block in blocks)


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines one below the other in the same box."""
    column: list[Line] = []
    for line in lines:
        if column and not _is_below(column[-1], line):
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _is_below(above: Line, line: Line) -> bool:
    a, b = _box(above), _box(line)
    if a.page != b.page or _style(above).fill != _style(line).fill or b.bottom < a.bottom - 1:
        return False
    return b.x0 < a.x1 and b.x1 > a.x0


def _setting(column: Sequence[Line]) -> _Setting:
    steps = [
        _baseline(line) - _baseline(above)
        for above, line in pairwise(column)
        if _alike(_style(above), _style(line)) and 0.5 < _rise(above, line) < LOOSEST_LEADING
    ]
    size = median(_style(line).size for line in column)
    # The lower quartile: in a column of short paragraphs most steps may be wider than the leading.
    leading = sorted(steps)[len(steps) // 4] if steps else 1.4 * size
    right = _reach(column)
    rights: dict[int, float] = {}
    for stretch in _stretches(column):
        edge = _reach(stretch) if len(stretch) > FEW_LINES else right
        rights.update((line.at[0], edge) for line in stretch)
    return _Setting(leading, min(_box(line).x0 for line in column), right, rights, _is_justified(column, right))


def _is_justified(column: Sequence[Line], right: float) -> bool:
    """Whether most lines end at one edge."""
    flush = sum(_box(line).x1 > right - FLUSH for line in column)
    return len(column) > FEW_LINES and flush > len(column) / 2


def _reach(lines: Sequence[Line]) -> float:
    """The right edge. An address too long for its column reaches over it: lines of one word do not say where it is."""
    reaching = [line for line in lines if " " in line.text] or lines
    return max(_box(line).x1 for line in reaching)


def _stretches(column: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines one after the other that start at one edge."""
    stretch: list[Line] = []
    for line in column:
        if stretch and abs(_box(line).x0 - _box(stretch[0]).x0) > SAME_EDGE:
            yield stretch
            stretch = []
        stretch.append(line)
    if stretch:
        yield stretch


def _begins(block: Sequence[Line], line: Line, after: Line | None, setting: _Setting, locator: PageLocator) -> bool:
    """Whether a line of a column begins a block after the block above it."""
    above = block[-1]
    if line.mark is not None or not (_alike(_style(above), _style(line)) or _is_emphasis(block, line)):
        return True
    step = _baseline(line) - _baseline(above)
    usual = max(setting.leading, 1.0 * _style(line).size)
    if step > usual * (1 + PARAGRAPH_GAP) and not (_is_display(line, setting) and _rise(above, line) < 1.5):
        return True
    return _is_indented(above, line, after, setting) or _is_broken_on_purpose(above, line, setting, locator)


def _is_display(line: Line, setting: _Setting) -> bool:
    """Larger than the column's leading is made for: a heading over several lines has a leading of its own."""
    return _style(line).size > 0.9 * setting.leading


def _is_emphasis(block: Sequence[Line], line: Line) -> bool:
    """Bold inside a sentence, which may fill a whole line; a bold line that opens a block is a heading or a name."""
    above = block[-1]
    if _style(above).bold and len(block) == 1:
        return False
    same_size = abs(_style(above).size - _style(line).size) < SAME_SIZE
    return same_size and not TERMINAL.search(above.text) and CONTINUES.match(line.text) is not None


def _is_indented(above: Line, line: Line, after: Line | None, setting: _Setting) -> bool:
    size = _style(line).size
    step = _box(line).x0 - setting.left
    if not INDENT[0] * size < step < INDENT[1] * size or _are_centred(above, line, setting):
        return False
    flush_above = _box(above).x0 - setting.left < INDENT[0] * size and above.mark is None
    returns = after is None or _box(after).x0 < _box(line).x0 - 1 or not _alike(_style(after), _style(line))
    return flush_above and returns and TERMINAL.search(above.text) is not None


def _are_centred(above: Line, line: Line, setting: _Setting) -> bool:
    a, b = _box(above), _box(line)
    middle = (b.x0 + b.x1) / 2
    return abs((a.x0 + a.x1) / 2 - middle) < CENTRED and abs(middle - (setting.left + setting.right) / 2) < CENTRED


def _is_broken_on_purpose(above: Line, line: Line, setting: _Setting, locator: PageLocator) -> bool:
    """The line above had room for the next word, and the text agrees: it ended a sentence, or a capital follows."""
    if PARTED.search(above.text):
        return False
    ended = TERMINAL.search(above.text) is not None and not _goes_on_behind_quotes(above, line)
    if _are_centred(above, line, setting) or not (ended or CONTINUES.match(line.text) is None):
        return False
    slack = FIT_SLACK if ended else OPEN_SLACK
    return _had_room(above, line, setting, locator, slack)


def _goes_on_behind_quotes(above: Line, line: Line) -> bool:
    """« patronne du « Petit Mousse » / et présidente »: a closing mark without a full stop ends no sentence."""
    return QUOTED_WORDS.search(above.text) is not None and line.text[0].islower()


def _had_room(above: Line, line: Line, setting: _Setting, locator: PageLocator, slack: float) -> bool:
    """Whether the next words that no line may part fitted on the line above, with some sizes to spare."""
    chunk = FIRST_CHUNK.match(line.text)
    last = chunk.end() - 1 if chunk else 0
    width = locator.boxes[line.at[last]].x1 - _box(line).x0
    size = _style(line).size
    return _box(above).x1 + (0.3 + slack) * size + width <= setting.right_of(above)


def _flows_on(last: Line, line: Line, setting: _Setting) -> bool:
    """Whether a paragraph goes on at the top of the next column or page: mid-sentence and in the same setting, or
    after a sentence that ends a justified line at the edge, as the last line of a paragraph seldom does."""
    if line.mark is not None or not _alike(_style(last), _style(line)):
        return False
    if (_style(last).fill is None) != (_style(line).fill is None):
        return False
    if last.text.endswith("-"):
        return True
    if SENTENCE_END.search(last.text) is None:
        return CONTINUES.match(line.text) is not None
    return setting.justified and _box(last).x1 > setting.right - FLUSH


def _alike(one: Style, two: Style) -> bool:
    return abs(one.size - two.size) < SAME_SIZE and one.bold == two.bold and _family(one.font) == _family(two.font)


@lru_cache(maxsize=256)
def _family(font: str) -> str:
    """A font's name without its cut: italics within a paragraph are no change."""
    return re.split(r"[-,]", font, maxsplit=1)[0]


def _rise(above: Line, line: Line) -> float:
    """The step between two baselines in sizes of the lower line."""
    return (_baseline(line) - _baseline(above)) / _style(line).size


def _baseline(line: Line) -> float:
    return _box(line).bottom - DESCENT * _style(line).size


def _box(line: Line) -> Box:
    assert line.box is not None
    return line.box


def _style(line: Line) -> Style:
    assert line.style is not None
    return line.style
