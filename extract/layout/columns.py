"""Words to columns: the white gutters of a page or box, found band by band from top to bottom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from statistics import median

MIN_GUTTER = 0.9
"""A gutter is at least this wide, in text sizes."""
SURE_GUTTER = 2.5
LONE_GUTTER = 4.0
"""One of 2.5 sizes is no chance; between single rows it takes 4."""
ALIGNED = 1.5
"""Points: the rows of a column start within this of each other; chance gaps of justified lines do not."""
FEW_ROWS = 3
MAX_DEPTH = 12
"""Columns within columns are followed this far."""

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Item:
    """What columns are made of: a word, or a whole box that was laid out by itself; `key` says which."""

    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    key: int


def items_to_columns(items: Sequence[Item], depth: int = MAX_DEPTH) -> list[list[Item]]:
    """The columns in reading order: down each band, left to right within it. An item is in exactly one column."""
    if len(items) < 2 or not depth:
        return [list(items)] if items else []
    least = MIN_GUTTER * median(item.size for item in items)
    columns: list[list[Item]] = []
    open_column: list[Item] = []
    for band in _bands(items, least):
        parts = _parted(band, least)
        if len(parts) == 1:
            open_column.extend(band)
            continue
        if open_column:
            columns.append(open_column)
            open_column = []
        for part in parts:
            columns.extend(items_to_columns(part, depth - 1))
    return [*columns, open_column] if open_column else columns


def _strips(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Items that no horizontal white line parts."""
    strip: list[Item] = []
    bottom = -inf
    for item in sorted(items, key=lambda item: (item.top, item.x0, item.key)):
        if strip and item.top >= bottom:
            yield strip
            strip = []
            bottom = -inf
        strip.append(item)
        bottom = max(bottom, item.bottom)
    if strip:
        yield strip


def _bands(items: Sequence[Item], least: float) -> Iterator[list[Item]]:
    """Strips one below the other that share a gutter, or that have none."""
    band: list[Item] = []
    shared: list[Interval] = []
    for strip in _strips(items):
        own = _gaps(strip, least)
        both = _intersection(shared, own, least) if band else own
        if band and _inner(both, [*band, *strip]) == [] and (_inner(shared, band) or _inner(own, strip)):
            yield band
            band, both = [], own
        band = [*band, *strip]
        shared = both
    if band:
        yield band


def _gaps(items: Sequence[Item], least: float) -> list[Interval]:
    """What the items leave white from side to side."""
    gaps: list[Interval] = []
    right = -inf
    for item in sorted(items, key=lambda item: item.x0):
        if item.x0 - right >= least:
            gaps.append((right, item.x0))
        right = max(right, item.x1)
    return [*gaps, (right, inf)]


def _intersection(one: Sequence[Interval], two: Sequence[Interval], least: float) -> list[Interval]:
    shared = ((max(a, c), min(b, d)) for a, b in one for c, d in two)
    return [(left, right) for left, right in shared if right - left >= least]


def _inner(gaps: Sequence[Interval], items: Sequence[Item]) -> list[Interval]:
    """The gaps with items on both sides."""
    left, right = min(item.x0 for item in items), max(item.x1 for item in items)
    return [gap for gap in gaps if gap[0] >= left and gap[1] <= right]


def _parted(band: Sequence[Item], least: float) -> list[list[Item]]:
    """The columns of one band; a gap that chance explains parts nothing."""
    parts: list[list[Item]] = []
    rest = sorted(band, key=lambda item: item.x0)
    for gap in _inner(_gaps(band, least), band):
        left = [item for item in rest if item.x1 <= gap[0]]
        right = [item for item in rest if item.x0 >= gap[1]]
        if left and right and _is_gutter(left, right, gap[1] - gap[0]):
            parts.append(left)
            rest = right
    return [*parts, rest]


def _is_gutter(left: Sequence[Item], right: Sequence[Item], width: float) -> bool:
    size = median(item.size for item in (*left, *right))
    rows = [_row_starts(side) for side in (left, right)]
    fewest = min(len(starts) for starts in rows)
    if max(len(starts) for starts in rows) == 1:
        return width >= LONE_GUTTER * size
    if width >= SURE_GUTTER * size or fewest >= FEW_ROWS:
        return True
    return fewest > 1 and max(rows[1].values()) - min(rows[1].values()) <= ALIGNED


def _row_starts(items: Sequence[Item]) -> dict[float, float]:
    """Where each row starts, by its top."""
    starts: dict[float, float] = {}
    for item in items:
        top = round(item.top)
        starts[top] = min(starts.get(top, inf), item.x0)
    return starts
