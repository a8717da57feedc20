"""A change's words in their sentence, old and new."""

import re
from dataclasses import dataclass

from review.diff.change import Side

ROOM = 110
"""Characters shown on each side of the words."""
LONGEST = 240
"""Characters shown of the words themselves."""
_SENTENCE_END = re.compile(r"[.!?…]\s+|\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a change, with what stands before and after them in their sentence."""

    before: str
    words: str
    after: str


def find_passage(text: str | None, side: Side | None) -> Passage | None:
    """The sentence around a side's span, cut to a readable length; None where it stands in no text.

    >>> find_passage("Avant. Il a 4 salariés. Après.", Side((), section="entete", start=12, end=22))
    Passage(before='Il a ', words='4 salariés', after='.')
    """
    if side is None or side.section is None or text is None:
        return None
    return Passage(_before(text, side.start), _cut(text[side.start : side.end]), _after(text, side.end))


def _before(text: str, start: int) -> str:
    low = max(0, start - ROOM)
    window = text[low:start]
    ends = [match.end() for match in _SENTENCE_END.finditer(window)]
    if ends:
        return window[ends[-1] :]
    return window if low == 0 else "…" + window.partition(" ")[2]


def _after(text: str, end: int) -> str:
    window = text[end : end + ROOM]
    first = _SENTENCE_END.search(window)
    if first is not None:
        return window[: first.end()].rstrip()
    return window if end + ROOM >= len(text) else window.rpartition(" ")[0] + "…"


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST // 2]} […] {words[-LONGEST // 2 :]}"
