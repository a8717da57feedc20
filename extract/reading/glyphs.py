"""Where each glyph of a PDF stands: boxes made when a region is asked for, not two thousand a page beforehand."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import overload

from extract.document import Box
from extract.reading.pages import Page, Run, glyph_box


class GlyphBoxes(Sequence[Box]):
    """The box of every glyph, pages and runs in drawing order."""

    def __init__(self, runs: Sequence[tuple[int, Run]]) -> None:
        self._runs = runs
        self._firsts: list[int] = []
        self._length = 0
        for _, run in runs:
            self._firsts.append(self._length)
            self._length += len(run.text)

    @classmethod
    def of(cls, pages: Sequence[Page]) -> "GlyphBoxes":
        """The glyphs of these pages, numbered through."""
        return cls([(page.number, run) for page in pages for run in page.runs if run.text])

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> Box: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Box]: ...
    def __getitem__(self, index: int | slice) -> Box | Sequence[Box]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(self._length))]
        if not 0 <= index < self._length:
            raise IndexError(index)
        place = bisect_right(self._firsts, index) - 1
        page, run = self._runs[place]
        glyph = index - self._firsts[place]
        return glyph_box(page, (run.starts[glyph], run.ends[glyph]), run.baseline, run.font.size, run.direction)
