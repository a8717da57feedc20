"""Words to columns: the white gutters of a page or box, found band by band from top to bottom."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import pairwise
from math import inf
from operator import attrgetter
from statistics import median
from typing import NamedTuple

MIN_GUTTER = 0.9
"""A gutter is at least this wide, in text sizes."""
SURE_GUTTER = 2.5
LONE_GUTTER = 6.0
"""One of 2.5 sizes is no chance; beside a single row it takes 6."""
STANDS_OUT = 1.6
"""With less than six rows, a gutter is at least 1.6 times as wide as the spaces of the lines it parts."""
PAIR_GUTTER = 1.2
PAIR_ALIGNED = 0.5
"""Two rows are parted by 1.2 sizes where they start within half a point of each other; three, however wide the
spaces of their lines."""
WIDE_GUTTER = 1.8
"""Three rows and more are parted by 1.8 sizes, or by less where they start one below the other; no chance gap runs
through six."""
MOST_ROWS = 0.6
ALIGNED = 1.5
"""Points: the rows of a column start within this of each other; chance gaps of justified lines do not."""
FEW_ROWS = 3
MANY_ROWS = 6
ROW_HEIGHT = 1.4
LEVEL_GAP = 1.1
LEVEL_ENDS = 2.2
LEVEL_ROW = 0.8
"""Columns whose last lines end within 2.2 sizes of each other, with 1.1 sizes of white below all, end together."""
HEADING_SIZE = 1.08
"""What is larger than this, or bold, is a heading, which may stand above the first column only."""
MAX_DEPTH = 12
"""Columns within columns are followed this far."""

Interval = tuple[float, float]


class Item(NamedTuple):
    """What columns are made of: a word, or a whole box that was laid out by itself; `key` says which."""

    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    key: int


Band = list[list[Item]]
"""Strips from top to bottom."""


def items_to_columns(items: Sequence[Item], depth: int = MAX_DEPTH) -> list[list[Item]]:
    """The columns in reading order: down each band, left to right within it. An item is in exactly one column."""
    if len(items) < 2 or not depth:
        return [list(items)] if items else []
    least = MIN_GUTTER * median([item.size for item in items])
    columns: list[list[Item]] = []
    open_column: list[Item] = []
    for band, parts in _unstacked(_settled(list(_bands(items, least)), least), least):
        if len(parts) == 1:
            open_column.extend(band)
            continue
        if open_column:
            columns.append(open_column)
            open_column = []
        for part in parts:
            columns.extend(items_to_columns(part, depth - 1))
    return [*columns, open_column] if open_column else columns


def _settled(bands: list[tuple[Band, list[Interval]]], least: float) -> list[tuple[Band, list[list[Item]]]]:
    """Bands with their columns, from bands with their gaps. A band in columns is given the lines above and below it
    that keep to its columns."""
    columns = [_parted(_flat(band), gaps) for band, gaps in bands]
    heights = [len(band) for band, _ in bands]
    for index, (band, gaps) in enumerate(bands):
        if len(columns[index]) == 1:
            continue
        gutters = _inner(gaps)
        for above in range(index - 1, -1, -1):
            giver = bands[above][0]
            while len(columns[above]) == 1 and giver and _keeps(giver[-1], gutters, least):
                band.insert(0, giver.pop())
            if giver:
                break
        for below in range(index + 1, len(bands)):
            giver = bands[below][0]
            while len(columns[below]) == 1 and giver and _keeps(giver[0], gutters, least):
                band.append(giver.pop(0))
            if giver:
                break
    return [
        (band, parts if len(band) == height else _columns(_flat(band), least))
        for (band, _), parts, height in zip(bands, columns, heights, strict=True)
        if band
    ]


def _unstacked(
    bands: Sequence[tuple[Band, list[list[Item]]]], least: float
) -> Iterator[tuple[list[Item], list[list[Item]]]]:
    """The items of each band and its columns. A band is cut below columns of equal height: a text over two columns
    ends there, whatever stands below it."""
    size = least / MIN_GUTTER
    for band, parts in bands:
        first = 0
        for cut in range(1, len(band)):
            if cut - first >= FEW_ROWS and _opens_below(band[cut - 1], band[cut], size):
                above = _flat(band[first:cut])
                columns = _columns(above, least)
                if _ends_level(columns, size):
                    yield above, columns
                    first = cut
        rest = _flat(band[first:])
        yield rest, _columns(rest, least) if first else parts


def _opens_below(above: Sequence[Item], below: Sequence[Item], size: float) -> bool:
    """Whether boxes or headings stand below a white line: by chance, paragraphs part at one height in two columns."""
    top = _head(below)
    if top - _foot(above) < LEVEL_GAP * size:
        return False
    return all(item.key < 0 or _is_heading(item, size) for item in below if item.top < top + LEVEL_ROW * size)


def _ends_level(parts: Sequence[Sequence[Item]], size: float) -> bool:
    """Whether columns start and end together."""
    tops = [min((item.top for item in part if not _is_heading(item, size)), default=0.0) for part in parts]
    ends = [_foot(part) for part in parts]
    return len(parts) > 1 and max(tops) - min(tops) < size and max(ends) - min(ends) < LEVEL_ENDS * size


def _is_heading(item: Item, size: float) -> bool:
    return item.bold or item.size > HEADING_SIZE * size


def _flat(band: Band) -> list[Item]:
    return [item for strip in band for item in strip]


def _keeps(strip: Sequence[Item], gutters: Sequence[Interval], least: float) -> bool:
    """Whether a strip leaves every gutter open."""
    return len(_intersection(gutters, _gaps(strip, least), least)) == len(gutters)


def _strips(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Items that no horizontal white line parts."""
    strip: list[Item] = []
    bottom = -inf
    for item in sorted(items, key=attrgetter("top", "x0", "key")):
        if strip and item.top >= bottom:
            yield strip
            strip = []
            bottom = -inf
        strip.append(item)
        if item.bottom > bottom:
            bottom = item.bottom
    if strip:
        yield strip


def _bands(items: Sequence[Item], least: float) -> Iterator[tuple[Band, list[Interval]]]:
    """Strips one below the other that share a gutter, or that have none, with the gaps of all of them together."""
    band: Band = []
    shared: list[Interval] = []
    for strip in _strips(items):
        own = _gaps(strip, least)
        both = _intersection(shared, own, least) if band else own
        if band and not _inner(both) and (_inner(shared) or _inner(own)):
            yield band, shared
            band, both = [], own
        band.append(strip)
        shared = both
    if band:
        yield band, shared


def _gaps(items: Sequence[Item], least: float) -> list[Interval]:
    """What the items leave white from side to side: the first gap ends where they start, the last starts where they
    end."""
    gaps: list[Interval] = []
    right = -inf
    for item in sorted(items, key=attrgetter("x0")):
        if item.x0 - right >= least:
            gaps.append((right, item.x0))
        if item.x1 > right:
            right = item.x1
    return [*gaps, (right, inf)]


def _intersection(one: Sequence[Interval], two: Sequence[Interval], least: float) -> list[Interval]:
    """The gaps of two sets of items taken together, from the gaps of each."""
    shared = ((max(a, c), min(b, d)) for a, b in one for c, d in two)
    return [(left, right) for left, right in shared if right - left >= least]


def _inner(gaps: Sequence[Interval]) -> Sequence[Interval]:
    """The gaps with items on both sides."""
    return gaps[1:-1]


def _columns(items: Sequence[Item], least: float) -> list[list[Item]]:
    """The columns of one band."""
    return _parted(items, _gaps(items, least))


def _parted(band: Sequence[Item], between: Sequence[Interval]) -> list[list[Item]]:
    """The columns of one band between its gaps. Gaps that chance explains part nothing: the narrowest are judged
    first, each by the items next to it."""
    gaps = _inner(between)
    if not gaps:
        return [list(band)]
    usual = cache(partial(_usual_gap, band))  # most gaps are judged without it
    parts: list[list[Item]] = [[] for _ in range(len(gaps) + 1)]
    edges = [gap[1] for gap in gaps]
    for item in band:
        parts[bisect_right(edges, item.x0)].append(item)
    for gap in sorted(gaps, key=lambda gap: (gap[1] - gap[0], gap)):
        right = edges.index(gap[1]) + 1
        if not _is_gutter(parts[right - 1], parts[right], gap[1] - gap[0], usual):
            parts[right - 1 : right + 1] = [[*parts[right - 1], *parts[right]]]
            del edges[right - 1]
    return parts


def _is_gutter(left: Sequence[Item], right: Sequence[Item], width: float, usual: Callable[[], float]) -> bool:
    """Whether a gap between two sides is a gutter: they stand side by side, and one is a box, or the gap is wide, or
    runs through many rows or aligned ones."""
    if min(_foot(left), _foot(right)) <= max(_head(left), _head(right)):
        return False
    if all(item.key < 0 for item in left) or all(item.key < 0 for item in right):
        return True
    rows = [_row_starts(side) for side in (left, right)]
    fewest = min(len(starts) for starts in rows)
    if fewest >= MANY_ROWS:
        return True
    size = median([item.size for item in (*left, *right)])
    starts = list(rows[1].values())
    exact = width >= PAIR_GUTTER * size and max(starts) - min(starts) < PAIR_ALIGNED
    if exact and fewest >= FEW_ROWS:
        return True
    if fewest == 1:
        return width >= LONE_GUTTER * size
    if width < STANDS_OUT * usual():
        return False
    if width >= SURE_GUTTER * size or (fewest >= FEW_ROWS and width >= WIDE_GUTTER * size):
        return True
    return exact or (fewest >= FEW_ROWS and _is_aligned(starts))


def _usual_gap(items: Sequence[Item]) -> float:
    """The middle gap between neighbours of a row: a space, which in stretched lines is wide."""
    rows: dict[int, list[Item]] = {}
    for item in items:
        rows.setdefault(round(item.top), []).append(item)
    ordered = [sorted(row, key=attrgetter("x0")) for row in rows.values()]
    gaps = [after.x0 - before.x1 for row in ordered for before, after in pairwise(row)]
    return median(gaps) if gaps else 0.0


def _head(items: Sequence[Item]) -> float:
    return min([item.top for item in items])


def _foot(items: Sequence[Item]) -> float:
    return max([item.bottom for item in items])


def _is_aligned(starts: Sequence[float]) -> bool:
    """Whether most rows of a side start one below the other; chance gaps of justified lines do not."""
    return any(sum(abs(start - other) <= ALIGNED for other in starts) >= MOST_ROWS * len(starts) for start in starts)


def _row_starts(items: Sequence[Item]) -> dict[float, float]:
    """Where each row starts, by its top; a box counts for as many rows as are as high as it."""
    starts: dict[float, float] = {}
    for item in items:
        for top in (round(item.top),) if item.key >= 0 else _box_rows(item):
            starts[top] = min(starts.get(top, inf), item.x0)
    return starts


def _box_rows(item: Item) -> list[int]:
    rows = max(1, round((item.bottom - item.top) / (ROW_HEIGHT * item.size)))
    return [round(item.top + row * ROW_HEIGHT * item.size) for row in range(min(rows, MANY_ROWS))]
