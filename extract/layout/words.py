"""Glyphs to words: by the gaps between them, whatever drew them in whatever order and with or without spaces."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from extract.reading.pages import HORIZONTAL, Font, Page, Run

WORD_GAP = 0.12
"""A gap of more than this share of the size parts two words: the narrowest spaces in use are about 0.17 wide."""
TRACKED_LETTERS = 4
LETTERS_A_PIECE = 1.4
"""Four letters or more in pieces of at most 1.4 on average are letter-spaced (« L A  M E S U R E »)."""
SPELT_GAP = 1.5
"""In letter-spaced text, a gap this many times the narrowest parts two words."""
BACKSTEP = 0.5
"""A glyph that starts more than this share of the size before the last one's end does not go on with its word."""
SAME_ROW = 0.2
"""Baselines nearer than this share of the size are one row."""
OVERPRINT = 0.25
"""The same word again within this share of the size is the same ink: bold by painting twice, or a shadow."""
RAISED = (0.12, 0.65)
RAISED_SIZE = (0.45, 0.85)
RAISED_GAP = 0.25
"""A superscript stands this much above the baseline of the word that it touches, and has 0.45 to 0.85 of its size."""
SUPERSCRIPT = re.compile(r"\d{1,3}|[a-z]{1,4}|\*{1,3}|\(\d{1,2}\)", re.IGNORECASE)
DRAWN = re.compile(r"\S+")
LONGEST_HOST = 6
"""Raised letters stand on short words: « 1er », « XIXe », « Mme »."""
BUCKET = (8.0, 30.0)
"""Points across and down; words are looked up by where they end."""
CORE_TOP, CORE_BOTTOM = 0.55, 0.05
"""A word's core reaches from 0.55 of its size above the baseline to 0.05 below: cores of two lines never touch."""


class Word(NamedTuple):
    """Letters that stand together: `at[i]` is the index of the glyph that drew `text[i]`.

    `spaced` says that a space was drawn after it. `fill` numbers the filled box that it stands in. `unread` counts
    footnote marks that stand on it.
    """

    text: str
    at: tuple[int, ...]
    x0: float
    x1: float
    baseline: float
    font: Font
    spaced: bool = False
    fill: int | None = None
    unread: int = 0

    @property
    def top(self) -> float:
        """Of the word's core."""
        return self.baseline - CORE_TOP * self.font.size

    @property
    def bottom(self) -> float:
        """Of the word's core."""
        return self.baseline + CORE_BOTTOM * self.font.size

    def within(self, fill: int) -> "Word":
        """The word in a box."""
        return self._replace(fill=fill)


def page_to_words(page: Page, first: int, direction: tuple[float, float] = HORIZONTAL) -> list[Word]:
    """The words that read in one direction, row by row; `first` is the index of the page's first glyph."""
    pieces: list[Word] = []
    for run in page.runs:
        if run.direction == direction and run.font.size > 0:
            pieces.extend(_pieces(run, first))
        first += len(run.text)
    rows = [_unspelt(_joined(row)) for row in rows_of(pieces)]
    return _with_superscripts(rows)


def rows_of(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words on the same baseline, each row from left to right; neighbouring columns may share one."""
    row: list[Word] = []
    for word in sorted(words, key=attrgetter("baseline", "x0", "at")):
        if row and word.baseline - row[0].baseline > SAME_ROW * min(word.font.size, row[0].font.size):
            yield sorted(row, key=attrgetter("x0", "at"))
            row = []
        row.append(word)
    if row:
        yield sorted(row, key=attrgetter("x0", "at"))


def _pieces(run: Run, first: int) -> Iterator[Word]:
    """A run cut at its spaces, at its gaps, and where it steps back."""
    starts, ends, size, length = run.starts, run.ends, run.font.size, len(run.text)
    gap, back = WORD_GAP * size, -BACKSTEP * size
    for drawn in DRAWN.finditer(run.text):
        begin, end = drawn.span()
        for index in range(begin + 1, end):
            if not back < starts[index] - ends[index - 1] <= gap:
                yield _piece(run, first, begin, index, spaced=False)
                begin = index
        yield _piece(run, first, begin, end, spaced=end < length)


# A damaged font may give a glyph a negative width: a word never ends before it starts.
def _piece(run: Run, first: int, begin: int, end: int, *, spaced: bool) -> Word:
    at = tuple(range(first + begin, first + end))
    left = min(run.starts[begin:end])
    right = max(left, max(run.ends[begin:end]))
    return Word(run.text[begin:end], at, left, right, run.baseline, run.font, spaced)


def _joined(row: Sequence[Word]) -> list[Word]:
    """Join the pieces of a row that touch, and drop what is painted over itself."""
    joined: list[Word] = []
    for word in row:
        last = joined[-1] if joined else None
        if last is None:
            joined.append(word)
        elif last.text == word.text and word.x0 - last.x0 < OVERPRINT * word.font.size:
            continue
        elif _goes_on(last, word):
            joined[-1] = _glued(last, word)
        else:
            joined.append(word)
    return joined


def _goes_on(last: Word, word: Word) -> bool:
    size = max(last.font.size, word.font.size)
    near = -BACKSTEP * size < word.x0 - last.x1 <= WORD_GAP * size
    return near and not last.spaced and max(last.font.size, word.font.size) < 1.35 * min(last.font.size, word.font.size)


def _glued(last: Word, word: Word) -> Word:
    font = last.font if len(last.text) >= len(word.text) else word.font
    text, at = last.text + word.text, last.at + word.at
    return last._replace(text=text, at=at, x1=max(last.x1, word.x1), font=font, spaced=word.spaced)


def _unspelt(row: list[Word]) -> list[Word]:
    """Join the letters of a heading whose every letter stands apart."""
    words: list[Word] = []
    run: list[Word] = []
    for word in row:
        if run and not _same_setting(run[-1], word):
            words.extend(_read_spelt(run))
            run = []
        run.append(word)
    return [*words, *_read_spelt(run)]


def _same_setting(last: Word, word: Word) -> bool:
    same = last.font is word.font or last.font == word.font
    return same and word.x0 - last.x1 < 2 * word.font.size


def _read_spelt(run: list[Word]) -> list[Word]:
    """Letter-spaced text: pieces of hardly more than a letter each, at least four letters of them."""
    letters = "".join([word.text for word in run])
    if len(letters) > LETTERS_A_PIECE * len(run) or sum(map(str.isalpha, letters)) < TRACKED_LETTERS:
        return run
    usual = min(max(after.x0 - before.x1, WORD_GAP * after.font.size) for before, after in pairwise(run))
    words = [run[0]]
    for before, after in pairwise(run):
        if after.x0 - before.x1 > SPELT_GAP * usual:
            words.append(after)
        else:
            words[-1] = _glued(words[-1], after)
    return words


def _with_superscripts(rows: list[list[Word]]) -> list[Word]:
    """Put « er » of « 1er » back on its word; a raised footnote number is counted there and not read."""
    words = [word for row in rows for word in row]
    small = [index for index, word in enumerate(words) if len(word.text) <= 4 and SUPERSCRIPT.fullmatch(word.text)]
    if not small:
        return words
    least = min(words[index].font.size for index in small)
    ending: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, word in enumerate(words):
        if RAISED_SIZE[1] * word.font.size >= least:
            ending[_bucket(word.x1, word.baseline)].append(index)
    raised: set[int] = set()
    for index in small:
        host = _host(words, words[index], ending, raised)
        if host is not None:
            raised.add(index)
            words[host] = _with_raised(words[host], words[index])
    return [word for index, word in enumerate(words) if index not in raised]


def _host(
    words: Sequence[Word], word: Word, ending: Mapping[tuple[int, int], Sequence[int]], raised: Container[int]
) -> int | None:
    """The first of the larger words that end near a small one that carries it."""
    for place in _around(word):
        for host in ending.get(place, ()):
            if host not in raised and _carries(words[host], word):
                return host
    return None


def _bucket(x: float, baseline: float) -> tuple[int, int]:
    return int(x // BUCKET[0]), int(baseline // BUCKET[1])


def _around(word: Word) -> list[tuple[int, int]]:
    """Where the word that a superscript stands on may end: beside it, on a lower baseline."""
    x, y = _bucket(word.x0, word.baseline)
    return [(x + across, y + down) for down in (0, 1) for across in (-1, 0, 1)]


def _carries(host: Word, word: Word) -> bool:
    size = host.font.size
    if abs(word.x0 - host.x1) > RAISED_GAP * size or host.spaced:
        return False
    if not RAISED_SIZE[0] * size <= word.font.size <= RAISED_SIZE[1] * size:
        return False
    if not host.text[-1].isalnum() or (word.text.isalpha() and len(host.text) > LONGEST_HOST):
        return False
    return RAISED[0] <= (host.baseline - word.baseline) / size <= RAISED[1]


def _with_raised(host: Word, word: Word) -> Word:
    if word.text.isalpha() or (host.text.endswith("m") and word.text in ("2", "3")):
        return host._replace(text=host.text + word.text, at=host.at + word.at, x1=word.x1, spaced=word.spaced)
    return host._replace(unread=host.unread + len(word.text), x1=word.x1, spaced=word.spaced)
