"""Where each glyph of a PDF stands: one list for each side of their boxes, which are made when one is asked for."""

from collections.abc import Sequence
from operator import itemgetter

from extract.document import Box
from extract.reading.pages import HORIZONTAL, Page, Run, glyph_box, glyph_height


class GlyphBoxes:
    """The box of every glyph, pages and runs in drawing order."""

    def __init__(self) -> None:
        self._pages: list[int] = []
        self._lefts: list[float] = []
        self._tops: list[float] = []
        self._rights: list[float] = []
        self._bottoms: list[float] = []

    @classmethod
    def of(cls, pages: Sequence[Page]) -> "GlyphBoxes":
        """The glyphs of these pages, numbered through."""
        boxes = cls()
        for page in pages:
            for run in page.runs:
                boxes._pages.extend([page.number] * len(run.text))
                boxes._extend(page.number, run)
        return boxes

    def _extend(self, page: int, run: Run) -> None:
        if run.direction == HORIZONTAL:
            top, bottom = glyph_height(run.baseline, run.font.size)
            self._lefts.extend(run.starts)
            self._rights.extend(run.ends)
            self._tops.extend([top] * len(run.text))
            self._bottoms.extend([bottom] * len(run.text))
            return
        for span in zip(run.starts, run.ends, strict=True):
            box = glyph_box(page, span, run.baseline, run.font.size, run.direction)
            self._lefts.append(box.x0)
            self._tops.append(box.top)
            self._rights.append(box.x1)
            self._bottoms.append(box.bottom)

    def __len__(self) -> int:
        return len(self._pages)

    def __getitem__(self, index: int) -> Box:
        return self.around((index,))

    def height(self, index: int) -> float:
        """Of one glyph's box."""
        return self._bottoms[index] - self._tops[index]

    def around(self, indices: Sequence[int]) -> Box:
        """The smallest box that holds some glyphs of one page."""
        first = indices[0]
        of_all = itemgetter(first, *indices)
        return Box(
            self._pages[first],
            min(of_all(self._lefts)),
            min(of_all(self._tops)),
            max(of_all(self._rights)),
            max(of_all(self._bottoms)),
        )
