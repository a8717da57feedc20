"""Text to set lines: broken at spaces, at hyphens and where a source says so, then ragged or justified."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samples.printing.pen import Colour, Face, Measure, Text

GLUED = re.compile(r"(?<=\d)\ (?=\d{3}(?!\d)) | \ (?=[:;?!»%€”]) | (?<=[«“])\ ", re.VERBOSE)
"""Spaces at which French typography does not break a line."""
GLUE = "\u00a0"
WIDEST = 4.0
"""A space is stretched to four times its width at most; a line that needs more stays ragged."""
EURO = re.compile(r"[^€]*€|[^€]+")
HYPHEN = re.compile(r"(?<=[^\W\d_]{2})-(?=[^\W\d_]{2})")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a fiche is set: `justified`, how spaces are drawn, the sign at a broken word's end, ligatures as one sign."""

    justified: bool
    spaces: str
    hyphen: str
    ligatures: bool
    soft: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """Face, size, leading as a multiple of the size, and colour."""

    face: Face
    size: float
    leading: float = 1.3
    colour: Colour = (30, 30, 30)
    tracking: float = 0.0


def broken(text: str, width: float, look: Look, measure: Measure, manner: Manner) -> list[list[str]]:
    """Lines of words that fit the width; a word that does not fit breaks at its own hyphen, or where `soft` says."""
    lines: list[list[str]] = [[]]
    for word in GLUED.sub(GLUE, text).split(" "):
        rest = word
        if lines[-1] and _width([*lines[-1], word], look, measure) > width:
            room = width - _width([*lines[-1], ""], look, measure)
            head, rest = _cut(word, room, look, measure, manner)
            if head:
                lines[-1].append(head)
            lines.append([])
        lines[-1].append(rest)
    return lines


def _width(words: Sequence[str], look: Look, measure: Measure) -> float:
    string = " ".join(words)
    return measure(string, look.face, look.size) + look.tracking * len(string)


def _cut(word: str, room: float, look: Look, measure: Measure, manner: Manner) -> tuple[str, str]:
    cuts = [(word[: at.end()], word[at.end() :]) for at in HYPHEN.finditer(word)]
    for pattern in manner.soft:
        start, _, end = pattern.partition("-")
        before, found, after = word.partition(start + end)
        if found:
            cuts.append((f"{before}{start}{manner.hyphen}", f"{end}{after}"))
    fitting = [cut for cut in cuts if measure(cut[0], look.face, look.size) <= room]
    return max(fitting, key=lambda cut: len(cut[0]), default=("", word))


def set_paragraph(
    text: str, x: float, top: float, width: float, look: Look, measure: Measure, manner: Manner
) -> tuple[list[Text], float]:
    """The strings of a paragraph, and where it ends. A line feed in the text is a break of the page's own."""
    texts: list[Text] = []
    y = top
    for part in text.split("\n"):
        lines = broken(part, width, look, measure, manner)
        for number, words in enumerate(lines):
            justified = manner.justified and number + 1 < len(lines)
            texts.extend(_line(words, x, y + look.size, width if justified else None, look, measure, manner))
            y += look.size * look.leading
    return texts, y


def _line(
    words: Sequence[str],
    x: float,
    baseline: float,
    width: float | None,
    look: Look,
    measure: Measure,
    manner: Manner,
) -> Iterator[Text]:
    if width is None and manner.spaces != "gaps":
        yield from _strings(" ".join(words), x, baseline, look, measure, manner)
        return
    gap = space = measure(" ", look.face, look.size) + look.tracking
    if width is not None and len(words) > 1:
        gap += (width - _width(words, look, measure)) / (len(words) - 1)
        gap = gap if gap <= WIDEST * space else space
    for word in words:
        yield from _strings(word if manner.spaces == "gaps" else f"{word} ", x, baseline, look, measure, manner)
        x += measure(word, look.face, look.size) + look.tracking * len(word) + gap


def _strings(string: str, x: float, baseline: float, look: Look, measure: Measure, manner: Manner) -> Iterator[Text]:
    """A string, cut after each euro sign: readers disagree on its width in the standard fonts."""
    for piece in EURO.findall(string):
        yield _string(piece, x, baseline, look, manner)
        x += measure(piece, look.face, look.size) + look.tracking * len(piece)


def _string(string: str, x: float, baseline: float, look: Look, manner: Manner) -> Text:
    string = string.replace(" ", GLUE) if manner.spaces == "no-break" else string.replace(GLUE, " ")
    string = string.replace("ﬀ", "ff")  # Vera has no such sign
    if manner.ligatures:
        string = string.replace("fi", "ﬁ").replace("fl", "ﬂ")
    else:
        string = string.replace("ﬁ", "fi").replace("ﬂ", "fl")
    return Text(x, baseline, string, look.face, look.size, look.colour, look.tracking)
