"""Where each glyph of a PDF stands: boxes made when a region is asked for, not two thousand a page beforehand."""

from collections.abc import Sequence
from itertools import groupby
from typing import overload

from extract.document import Box
from extract.reading.pages import Page, Run, glyph_box


class GlyphBoxes(Sequence[Box]):
    """The box of every glyph, pages and runs in drawing order."""

    def __init__(self, runs: Sequence[tuple[int, Run]]) -> None:
        self._runs = runs
        self._firsts: list[int] = []
        self._places: list[int] = []
        for place, (_, run) in enumerate(runs):
            self._firsts.append(len(self._places))
            self._places += [place] * len(run.text)

    @classmethod
    def of(cls, pages: Sequence[Page]) -> "GlyphBoxes":
        """The glyphs of these pages, numbered through."""
        return cls([(page.number, run) for page in pages for run in page.runs if run.text])

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Box: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Box]: ...
    def __getitem__(self, index: int | slice) -> Box | Sequence[Box]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self._around_run(self._places[index], [index])

    def around(self, indices: Sequence[int]) -> Box:
        """The box around some glyphs of one page: one box a run, then the bounds of these."""
        boxes = [self._around_run(place, [*run]) for place, run in groupby(indices, key=self._places.__getitem__)]
        if len(boxes) == 1:
            return boxes[0]
        return Box(
            boxes[0].page,
            min(box.x0 for box in boxes),
            min(box.top for box in boxes),
            max(box.x1 for box in boxes),
            max(box.bottom for box in boxes),
        )

    def _around_run(self, place: int, indices: Sequence[int]) -> Box:
        page, run = self._runs[place]
        first = self._firsts[place]
        span = (min(run.starts[index - first] for index in indices), max(run.ends[index - first] for index in indices))
        return glyph_box(page, span, run.baseline, run.font.size, run.direction)
