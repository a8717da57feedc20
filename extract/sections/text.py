"""Units of one section to its readable text: lines joined, hyphens undone, marks of steps left out."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from extract.document import Line
from extract.folding import fold, fold_cues
from extract.layout.block import Block
from extract.profile import SectionProfile, compile_cues
from extract.sections.lexicon import keeps_hyphen
from extract.sections.line_kinds import ENDED, LINKING, NAME, is_listed
from extract.sections.units import BROKEN, LONG_PARAGRAPH, OPEN, Unit

HYPHENS = "-\u00ad\u2010\u2011"
WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


DocumentWords = Callable[[], frozenset[str]]
"""The words of the document, gathered when the first hyphen asks for them: most texts have none."""


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section as the record prints it; `at[i]` is the document's index of `text[i]`, that before it for a joint.

    `chars` counts the non-space characters of the source that the section stands for, heading and markup included.
    """

    key: str
    heading: str | None
    text: str
    at: tuple[int, ...]
    chars: int


@dataclass(slots=True)
class _Writer:
    """The text so far with its indices."""

    words: DocumentWords
    pieces: list[str]
    at: list[int]

    def add(self, text: str, at: Sequence[int]) -> None:
        self.pieces.append(text)
        self.at.extend(at)

    def joint(self, sign: str) -> None:
        self.pieces.append(sign)
        self.at.append(self.at[-1])

    def join_line(self, text: str, at: Sequence[int]) -> None:
        """Join a line of the same paragraph: by one space, or by undoing the hyphen before it."""
        before = "".join(self.pieces[-2:])
        if before[-1:] in HYPHENS and before[-2:-1].isalpha() and text[:1].isalnum():
            soft = before[-1] == "\u00ad"
            if soft or not keeps_hyphen(before[:-1], text, self.words()):
                self.pieces[-1] = self.pieces[-1][:-1]
                del self.at[-1]
        else:
            self.joint(" ")
        self.add(text, at)


def words_of(blocks: Sequence[Block]) -> DocumentWords:
    """Folded words as the document writes them inside its lines, for the hyphens at the lines' ends."""

    @cache
    def gather() -> frozenset[str]:
        texts = (_without_broken_word(line.text) for block in blocks for line in block.lines)
        return frozenset(fold("\n".join(WORDS.findall("\n".join(texts)))).split("\n"))

    return gather


def _without_broken_word(text: str) -> str:
    return text.rpartition(" ")[0] if text.endswith(BROKEN) else text


def write_section(
    section: SectionProfile, headings: Sequence[Unit], units: Sequence[Unit], words: DocumentWords
) -> SectionText:
    """Write a section's text from its units in reading order."""
    writer = _Writer(words, [], [])
    for i, unit in enumerate(units):
        before = units[i - 1] if i else None
        _write_unit(writer, unit, before, section)
    heading = " ".join(line.text for line in headings[0].lines) if headings else None
    chars = sum(line.chars for unit in (*headings, *units) for line in unit.lines)
    return SectionText(section.key, heading, "".join(writer.pieces), tuple(writer.at), chars)


def _write_unit(writer: _Writer, unit: Unit, before: Unit | None, section: SectionProfile) -> None:
    for i, line in enumerate(unit.lines):
        text, at = _with_mark(line, unit.lines[i - 1] if i else None, section)
        if i:
            writer.join_line(text, at)
        elif before is None:
            writer.add(text, at)
        elif _continues(before, unit, section):
            writer.join_line(text, at)
        else:
            writer.joint("\n")
            writer.add(text, at)


def _with_mark(line: Line, before: Line | None, section: SectionProfile) -> tuple[str, Sequence[int]]:
    """A line with its mark put back, unless it is the mark of a step, or a bullet of the header's."""
    listed = is_listed(line, before)
    numbered = line.mark is not None and any(character.isdigit() for character in line.mark)
    dropped = section.shape == "steps" or (section.shape == "fields" and not numbered)
    if line.mark is None or (listed and dropped):
        return line.text, line.at
    return f"{line.mark} {line.text}", (*line.mark_at, line.mark_at[-1], *line.at)


def _continues(before: Unit, unit: Unit, section: SectionProfile) -> bool:
    """Whether a unit goes on with the paragraph, field or step of the unit before it, as the page broke it."""
    line, last = unit.lines[0], before.lines[-1].text
    if is_listed(line, None):
        return False
    if last[-1] in HYPHENS and last[-2:-1].isalpha():
        return True
    starts_small = line.text[0].islower() or line.text[0] == "(" or bool(LINKING.search(last))
    match section.shape:
        case "steps":
            # « Se rendre sur / planderelance.gouv.fr », « Dossier sur planderelance.gouv.fr, / catégorie « Ports » »
            linked = LINKING.search(last) is not None or last.endswith(",")
            return not unit.first and not ENDED.search(last) and (linked or not _begins_step(unit, section))
        case "fields":
            return (starts_small and not ENDED.search(last)) or _is_label_of(last, line.text)
        case "prose":
            return not ENDED.search(last) and (starts_small or len(before.text) >= LONG_PARAGRAPH)
        case "speech":
            return before.text[0] in OPEN and not ENDED.search(last) and not NAME.match(unit.text)


def _is_label_of(label: str, text: str) -> bool:
    """« … / CA 2020 : » and « 11,4 M€ » on the next line are one field."""
    return label.endswith(":") and "/" in label and text[0].isdigit()


def _begins_step(unit: Unit, section: SectionProfile) -> bool:
    folded = fold_cues(unit.text)
    return any(compiled.pattern.search(folded) for compiled in compile_cues(section) if compiled.cue.opener)
