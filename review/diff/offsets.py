"""Where the characters of an old text stand in the new one, so that a text edit is not taken for moved values."""

from bisect import bisect_right
from dataclasses import dataclass

from rapidfuzz.distance import Indel

LONGEST_ALIGNED = 4_000
"""Characters of a changed middle above which it is not aligned: only what stands before and after it is mapped."""


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Blocks that both texts share, as (old start, new start, length), in order."""

    blocks: tuple[tuple[int, int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """A half-open span of the old text in the new one; None where an edge of it was edited away."""
        first, last = self._at(start), self._at(end - 1)
        return None if first is None or last is None else (first, last + 1)

    def _at(self, offset: int) -> int | None:
        index = bisect_right(self.blocks, offset, key=lambda block: block[0]) - 1
        if index < 0:
            return None
        old, new, length = self.blocks[index]
        return new + offset - old if offset < old + length else None


def map_offsets(old: str, new: str) -> OffsetMap:
    """Align two texts by what they share at both ends, then by the fewest insertions and deletions between.

    >>> map_offsets("deux postes", "les deux postes").span(5, 11)
    (9, 15)
    >>> map_offsets("cinq postes", "six postes").span(0, 4) is None
    True
    """
    head = _shared_prefix(old, new)
    tail = _shared_prefix(old[head:][::-1], new[head:][::-1])
    blocks = [(0, 0, head)] if head else []
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(len(middle_old), len(middle_new)) <= LONGEST_ALIGNED:
        blocks += (
            (head + code.src_start, head + code.dest_start, code.src_end - code.src_start)
            for code in Indel.opcodes(middle_old, middle_new)
            if code.tag == "equal"
        )
    if tail:
        blocks.append((len(old) - tail, len(new) - tail, tail))
    return OffsetMap(tuple(blocks))


def _shared_prefix(one: str, other: str) -> int:
    """Length of the common start, found by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
