"""Pages as drawn to pages as seen: what no reader of the paper could see is taken out, counted and said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.reading.characters import count_visible
from extract.reading.pages import HORIZONTAL, Fill, Page, Run

LEAST_SIZE = 1.5
"""Points; smaller text is a trace of the tool that made the file, or hidden on purpose."""
PAPER = 250
"""A level from which ink cannot be told from white paper."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page without what cannot be seen; `hidden` counts those letters, `recognised` the visible ones of a scan."""

    page: Page
    hidden: int
    recognised: int


def seen(page: Page) -> Seen:
    """Drop text that is painted with no ink, off the page, in white on paper, or too small to read.

    A page whose text is all without ink, over a picture, is a scan with recognised text: that text is kept.
    """
    inked = [run for run in page.runs if run.visible]
    scanned = bool(page.pictures) and not any(count_visible(run.text) for run in inked)
    candidates = page.runs if scanned else inked
    kept = tuple(run for run in candidates if _can_be_read(run, page, ignore_ink=scanned))
    if len(kept) == len(page.runs):
        return Seen(page, 0, _letters(kept) if scanned else 0)
    hidden = _letters(page.runs) - _letters(kept)
    return Seen(replace(page, runs=tuple(_blanked(page.runs, kept))), hidden, _letters(kept) if scanned else 0)


def _letters(runs: Sequence[Run]) -> int:
    return sum(count_visible(run.text) for run in runs)


def _blanked(runs: Sequence[Run], kept: Sequence[Run]) -> list[Run]:
    """The hidden runs as spaces, so that every glyph keeps its number."""
    seen_runs = {id(run) for run in kept}
    return [run if id(run) in seen_runs else run._replace(text=" " * len(run.text)) for run in runs]


def _can_be_read(run: Run, page: Page, *, ignore_ink: bool) -> bool:
    if run.font.size < LEAST_SIZE:
        return False
    if run.direction != HORIZONTAL or not run.text:
        return True
    x, y = (run.starts[0] + run.ends[-1]) / 2, run.baseline - run.font.size / 4
    if not (0 <= x <= page.width and 0 <= y <= page.height):
        return False
    colour = run.font.colour
    if ignore_ink or colour is None or min(colour) < PAPER:
        return True
    return any(_covers(under, run) for under in (*page.pictures, *(f for f in page.fills if not _is_paper(f))))


def _is_paper(fill: Fill) -> bool:
    return fill.colour is None or min(fill.colour) >= PAPER


def _covers(fill: Fill, run: Run) -> bool:
    """Whether a coloured box or picture lies under some of the run."""
    return fill.x0 < run.ends[-1] and fill.x1 > run.starts[0] and fill.top < run.baseline < fill.bottom + run.font.size
