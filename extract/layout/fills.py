"""Words to boxes: which filled or framed box each word stands in, and which boxes stand in which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.layout.words import Word
from extract.reading.pages import Fill, Page

WHOLE_PAGE = 0.9
"""A box of this share of the page is its background."""
WHITE = 245
"""A level from which paper is white."""
HIGHLIGHT_HEIGHT = 1.8
HIGHLIGHT_GAP = 0.6
"""A box at most 1.8 lines high, with a word within 0.6 of the size beside it on its row, is a highlighter's stroke."""
DISC_SIDE = 3.5
"""A box at most 3.5 times as wide and high as the number in it is the disc of a step."""
NUMBER = re.compile(r"\d{1,2}[.)]?")


@dataclass(frozen=True, slots=True)
class Panel:
    """A box that sets words apart; `parent` is the panel around it, or None."""

    number: int
    fill: Fill
    parent: int | None


@dataclass(frozen=True, slots=True)
class Panelled:
    """Words with the panels they stand in; `discs` are the words that are a step's number in a disc of its own."""

    words: tuple[Word, ...]
    panels: tuple[Panel, ...]
    discs: frozenset[tuple[int, ...]]


def words_to_panels(page: Page, words: Sequence[Word]) -> Panelled:
    """Find each word's innermost box. Backgrounds, highlights and boxes of their surroundings' colour are no boxes."""
    paper = _paper(page)
    middles = [((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2) for word in words]
    panels: list[Panel] = []
    discs: set[tuple[int, ...]] = set()
    innermost: dict[int, int] = {}
    for fill in _largest_first(page):
        held = _held(fill, middles)
        if not held:
            continue
        inside = [words[index] for index in held]
        parent = next((panel for panel in reversed(panels) if _encloses(panel.fill, fill)), None)
        around = parent.fill.colour if parent else paper
        if _is_disc(fill, inside):
            discs.add(inside[0].at)
        elif not _same_colour(fill.colour, around) and not _is_highlight(fill, inside, words, held):
            innermost.update(dict.fromkeys(held, len(panels)))
            panels.append(Panel(len(panels), fill, parent.number if parent else None))
    placed = list(words)
    for index, number in innermost.items():
        placed[index] = words[index].within(number)
    return Panelled(tuple(placed), tuple(panels), frozenset(discs))


def _paper(page: Page) -> tuple[int, int, int]:
    """The colour of the page's ground: of the last box that covers it, else white."""
    whole = WHOLE_PAGE * page.width * page.height
    grounds = [fill.colour for fill in page.fills if (fill.x1 - fill.x0) * (fill.bottom - fill.top) >= whole]
    return next((colour for colour in reversed(grounds) if colour is not None), (255, 255, 255))


def _largest_first(page: Page) -> list[Fill]:
    whole = WHOLE_PAGE * page.width * page.height
    bounds = {fill: (fill.x1 - fill.x0) * (fill.bottom - fill.top) for fill in page.fills}
    order = sorted(bounds, key=lambda fill: (-bounds[fill], fill.top, fill.x0, fill.x1, str(fill.colour)))
    return [fill for fill in order if bounds[fill] < whole]


def _held(fill: Fill, middles: Sequence[tuple[float, float]]) -> list[int]:
    """Which words have their middle in the box."""
    x0, top, x1, bottom = fill.x0, fill.top, fill.x1, fill.bottom
    return [index for index, (x, y) in enumerate(middles) if x0 <= x <= x1 and top <= y <= bottom]


def _encloses(outer: Fill, inner: Fill) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


def _same_colour(colour: tuple[int, int, int] | None, around: tuple[int, int, int] | None) -> bool:
    """A frame without a colour always sets apart; near-white on white does not."""
    if colour is None or around is None:
        return False
    return colour == around or (min(colour) >= WHITE and min(around) >= WHITE)


def _is_disc(fill: Fill, inside: Sequence[Word]) -> bool:
    if len(inside) != 1 or not NUMBER.fullmatch(inside[0].text):
        return False
    side = DISC_SIDE * inside[0].font.size
    return fill.x1 - fill.x0 <= side and fill.bottom - fill.top <= side


def _is_highlight(fill: Fill, inside: Sequence[Word], words: Sequence[Word], held: Sequence[int]) -> bool:
    size = max(word.font.size for word in inside)
    if fill.bottom - fill.top > HIGHLIGHT_HEIGHT * size:
        return False
    left, right = min(word.x0 for word in inside), max(word.x1 for word in inside)
    within = frozenset(held)
    return any(
        0 <= word.x0 - right < HIGHLIGHT_GAP * size or 0 <= left - word.x1 < HIGHLIGHT_GAP * size
        for index, word in enumerate(words)
        if abs(word.baseline - inside[0].baseline) < 0.2 * size and index not in within
    )
