"""Blocks to units: the smallest pieces that can belong to a section, a paragraph, a field or a heading."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extract.document import Line
from extract.folding import fold
from extract.layout.block import Block
from extract.names.people import is_person
from extract.profile import Profile
from extract.sections.headings import LONGEST, HeadingMatch, certain_heading, inline_heading, squash, uncertain_heading
from extract.sections.line_kinds import (
    ENDED,
    LINKING,
    NAME,
    SENTENCE_ENDED,
    is_field,
    is_function,
    is_listed,
    is_speaker,
    opens_step,
    parts_fields,
    presents_speaker,
    quoted_titles,
    take_step_numbers,
)

OPEN, CLOSE = '«“„"', '»””"'
GOES_ON = re.compile(r"[a-zà-öø-ÿœæ%€()\]»”,;:!?.…/|]")
BROKEN = ("-", "\u00ad", "\u2010")
UNIT = re.compile(r"(?:[kKM]?€|[kKM]EUR|Md€)(?!\w)")
YEAR = re.compile(r"(?:19|20)\d\d\b")
SPLIT_FACTS = re.compile(r"[/|·•,&–—]$| [/|·•–—] [^/|·•–—:]{2,30}:$")
"""A line of facts ends between two of them, or behind the label of the next (« Création : 1973 | Réseau : »)."""
RUNNING_SHARE = 0.4
RUNNING_LINES = 3
RUNNING_NEAR = 2
FULL_SHARE = 0.8
MOST_FULL = 0.6
PROSE_WORDS = 4
STOP = re.compile(r"[.!?](?:\s|$)")
HALF_NAME = re.compile(r"(?:M\.|Mme|Mlle|Dr|Docteur|Pr|Maître|Me)\s\S+")
LONGEST_QUOTE = 60
# A subheading inside the prose is shorter than this; a paragraph that ends without a full stop is not.
LONG_PARAGRAPH = 80
HEADING_LINES = 4
PREPOSITION = re.compile(r"(?:de|du|des|d['’]|et|ou|à|au|aux|en|pour|par|sur|la|le|les|l['’])\b")
MONTH = re.compile(
    r"(?:\d|\b(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|loi))$",
    re.IGNORECASE,
)
"""What asks for a year: a month, and the law of « association loi / 1901 »."""


class Unit(NamedTuple):
    """Lines that belong to one section whatever that is. `first` where a block begins with this unit."""

    lines: tuple[Line, ...]
    text: str
    first: bool
    heading: HeadingMatch | None = None


class _Context(NamedTuple):
    """What a cut needs to know beyond the two lines: the block's headings and kind, the document's names and titles."""

    profile: Profile
    pairs: frozenset[tuple[str, str]]
    titles: frozenset[str]
    headings: dict[int, HeadingMatch]
    running: bool
    whole: bool
    width: int


def cut_units(blocks: Sequence[Block], profile: Profile) -> tuple[Unit, ...]:
    """Cut every block where one field, paragraph or heading ends and another begins."""
    pairs = frozenset(_name_pairs((*profile.programmes, *(line.text for block in blocks for line in block.lines))))
    titles = frozenset(fold(title) for title in quoted_titles(_joined(block) for block in blocks))
    document = _Context(profile, pairs, titles, {}, running=False, whole=False, width=0)
    return tuple(unit for block in blocks for unit in _block_units(block, document))


def _joined(block: Block) -> str:
    return " ".join(line.text for line in block.lines)


def _name_pairs(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Capitalised words that stand side by side somewhere, so that a line end between them is seen through."""
    for text in texts:
        for left, right in pairwise(text.split(" ")):
            if left[:1].isupper() and right[:1].isupper():
                yield left, right.rstrip(".,;:")


def _block_units(block: Block, document: _Context) -> Iterator[Unit]:
    profile = document.profile
    lines = [piece for line in take_step_numbers(block.lines, profile) for piece in _split_inline(line, profile)]
    width = max(len(line.text) for line in lines)
    headings = _find_headings(lines, profile)
    context = document._replace(headings=headings, running=_is_running(lines), whole=block.whole, width=width)
    start, first = 0, True
    for end in range(1, len(lines) + 1):
        if end < len(lines) and _goes_on(lines, start, end, context):
            continue
        yield _unit(lines[start:end], first, context.headings.get(start))
        start, first = end, False


def _unit(lines: Sequence[Line], first: bool, heading: HeadingMatch | None) -> Unit:
    return Unit(tuple(lines), " ".join(line.text for line in lines), first, heading)


def _split_inline(line: Line, profile: Profile) -> tuple[Line, ...]:
    found = inline_heading(line.text, profile)
    if found is None:
        return (line,)
    cut = found[1]
    visible = sum(not character.isspace() for character in line.text[cut:])
    head = line.text[:cut].rstrip(" :")
    return (
        replace(line, text=head, at=line.at[: len(head)], chars=line.chars - visible),
        replace(line, text=line.text[cut:], at=line.at[cut:], chars=visible, mark=None, mark_at=()),
    )


def _find_headings(lines: Sequence[Line], profile: Profile) -> dict[int, HeadingMatch]:
    """Heading lines by index; the lines of one that the page broke over several share one match."""
    found: dict[int, HeadingMatch] = {}
    squashed = [squash(line.text) if len(line.text) <= LONGEST else "" for line in lines]
    for index, line in enumerate(lines):
        if len(line.text) > LONGEST or index in found or _inside_sentence(lines, index):
            continue
        certain = _certain_from(lines, squashed, index, profile)
        end, match = certain or (index + 1, uncertain_heading(squashed[index], profile))
        if match is not None:
            found.update(dict.fromkeys(range(index, end), match))
    return found


def _certain_from(
    lines: Sequence[Line], squashed: Sequence[str], index: int, profile: Profile
) -> tuple[int, HeadingMatch] | None:
    """The heading in the profile's own words that begins on a line, and the line behind it."""
    length, words = -1, ""
    for end in range(index, min(index + HEADING_LINES, len(lines))):
        length += len(lines[end].text) + 1
        if length > LONGEST:
            return None
        words += squashed[end]
        match = certain_heading(words, profile)
        if match is not None:
            return end + 1, match
    return None


def _inside_sentence(lines: Sequence[Line], index: int) -> bool:
    """« …pour bénéficier de / la mesure »: the words end a sentence that began on the line before."""
    text = lines[index].text
    if not text[0].islower():
        return False
    before = lines[index - 1].text if index else ""
    return bool(before) and not ENDED.search(before)


def _is_running(lines: Sequence[Line]) -> bool:
    """Whether a block is running prose, which its column breaks at any word."""
    if len(lines) < RUNNING_LINES:
        return False
    going_on = sum(bool(GOES_ON.match(line.text)) for line in lines[1:])
    if going_on >= RUNNING_SHARE * (len(lines) - 1):
        return True
    width = max(len(line.text) for line in lines)
    full = sum(len(line.text) >= FULL_SHARE * width for line in lines[:-1])
    sentences = sum(bool(STOP.search(line.text)) for line in lines)
    return sentences > 0 and full >= MOST_FULL * (len(lines) - 1)


def _is_running_at(lines: Sequence[Line], start: int, end: int, context: _Context) -> bool:
    """Whether the prose runs here: a header may be drawn right above it, in the same block."""
    if context.running:
        return True
    near = lines[max(min(start, end - 2), end - 5, 0) : end + 4]
    return sum(bool(GOES_ON.match(line.text)) for line in near[1:]) >= RUNNING_NEAR


def _goes_on(lines: Sequence[Line], start: int, end: int, context: _Context) -> bool:
    """Whether the line at `end` goes on with the unit that began at `start`."""
    before, line = lines[end - 1], lines[end]
    heading = context.headings.get(end)
    if heading is not None or end - 1 in context.headings:
        return heading is not None and heading is context.headings.get(end - 1)
    if line.heading or before.heading or is_listed(line, before):
        return False
    if parts_fields(line, before) or _closes_parenthesis(lines, end):
        return True
    quoted = _goes_on_quoting(lines, start, end)
    if quoted is not None:
        return quoted
    in_prose = _is_running_at(lines, start, end, context) and _is_prose(lines, start, end)
    if opens_step(line.text, context.profile, surely=in_prose) or _begins_anew(lines, start, end, context):
        return False
    if context.whole or (before.text.endswith(BROKEN) and before.text[-2:-1].isalpha()):
        return True
    return _reads_on(lines, start, end, context)


def _begins_anew(lines: Sequence[Line], start: int, end: int, context: _Context) -> bool:
    """Whether the line is a field, a speaker's function, a quotation after it, or what follows a whole step."""
    before, line = lines[end - 1], lines[end]
    if end - start == 1 and not _links(lines, end) and _names_speaker(lines, end, context):
        return True
    if line.text[0] in OPEN and not _links(lines, end) and is_speaker(before.text, context.profile):
        return True
    starts = line.text[0].isupper() or line.text[0].isdigit()
    if not starts or _links(lines, end) or SPLIT_FACTS.search(before.text) or _is_name_pair(before, line, context):
        return False
    if end - start == 1 and _ends_speaker(lines, end, context):
        return True
    if any(fold(text) in context.titles for text in (before.text, line.text)):
        return True
    if _is_split_field(before.text, line.text, context.profile):
        return False
    if is_field(before.text, context.profile) or (is_field(line.text, context.profile) and not _leads_on(lines, end)):
        return True
    return before.text[-1] in CLOSE and opens_step(lines[start].text, context.profile)


def _reads_on(lines: Sequence[Line], start: int, end: int, context: _Context) -> bool:
    """Whether two lines read on by the words at their ends, the names they share or the width of their column."""
    before, line = lines[end - 1], lines[end]
    if GOES_ON.match(line.text):
        return context.running or not SENTENCE_ENDED.search(before.text)
    if _links(lines, end) or SPLIT_FACTS.search(before.text):
        return True
    if _is_split_field(before.text, line.text, context.profile):
        return True
    if line.text[0].isdigit() and (MONTH.search(before.text) or line.text.rstrip(".").isdigit()):
        return True
    if _is_name_pair(before, line, context):
        return True
    return (
        (_is_running_at(lines, start, end, context) or SENTENCE_ENDED.search(before.text) is not None)
        and _was_full(lines, end, context)
        and _is_prose(lines, start, end)
        and not _starts_list(lines, end, context)
        and not _is_apart(lines, end, context)
    )


def _closes_parenthesis(lines: Sequence[Line], end: int) -> bool:
    """« Nogent-le-Rotrou (Eure-et- / Loir) »."""
    before = lines[end - 1].text
    return before.rfind("(") > before.rfind(")") and ")" in lines[end].text.split("(", 1)[0]


def _ends_speaker(lines: Sequence[Line], end: int, context: _Context) -> bool:
    """« Bastien Leprévost, maître de port / La première nuit… »: what is said begins after the one who says it."""
    before = lines[end - 1].text
    if SENTENCE_ENDED.search(before):
        return False
    if presents_speaker(before, context.profile):
        return True
    return is_function(before, context.profile) and not _was_full(lines, end, context)


def _is_name_pair(before: Line, line: Line, context: _Context) -> bool:
    """« … abondé par France / Relance »: the words on both sides of a line end are a name."""
    return (before.text.rsplit(" ", 1)[-1], line.text.split(" ", 1)[0].rstrip(".,;:")) in context.pairs


def _links(lines: Sequence[Line], end: int) -> bool:
    """Whether the line before ends in a word that asks for another, or in a number whose unit is on the next
    (« CA 2020 : 9,3 / M€ »); « végéta- / les » ends in half a word.
    """
    before = lines[end - 1].text
    if before[-1].isdigit() and UNIT.match(lines[end].text):
        return True
    half = " " not in before and end > 1 and lines[end - 2].text.endswith(BROKEN)
    return not half and LINKING.search(before) is not None


def _names_speaker(lines: Sequence[Line], end: int, context: _Context) -> bool:
    """« Vincent Gatin / responsable de Lozère »: a name alone on its line, then a function."""
    before, line = lines[end - 1], lines[end]
    if not NAME.match(before.text) or HALF_NAME.fullmatch(before.text):
        return False
    if is_function(line.text, context.profile) or (is_person(before.text) and not LINKING.search(before.text)):
        return True
    in_column = context.running and _was_full(lines, end, context)
    return not in_column and line.text[0].islower() and not PREPOSITION.match(line.text)


def _is_split_field(before: str, text: str, profile: Profile) -> bool:
    """« Gérardmer, Grand / Est », « créée en mai / 2015 / 2 sites »: only the two lines together are the field."""
    if YEAR.match(text) and MONTH.search(before):
        return True
    parts = is_field(before, profile) or is_field(text, profile)
    return not parts and is_field(f"{before} {text}", profile)


def _leads_on(lines: Sequence[Line], end: int) -> bool:
    """Whether the next line goes on with this one: « Créé en 1983 dans une / manufacture » is prose."""
    return end + 1 < len(lines) and lines[end + 1].text[0].islower()


def _goes_on_quoting(lines: Sequence[Line], start: int, end: int) -> bool | None:
    """True inside a quotation, False after the one that a unit is; None where quotation marks say nothing."""
    if lines[start].text[0] not in OPEN or end - start >= LONGEST_QUOTE:
        return None
    if _quote_is_open(lines[start:end]):
        return True
    return False if lines[end - 1].text[-1] in CLOSE and lines[end].text[0].isupper() else None


def _quote_is_open(lines: Sequence[Line]) -> bool:
    """Whether the quotation mark that a unit begins with has not been closed yet."""
    head = lines[0].text[0]
    text = " ".join(line.text for line in lines)
    closing = CLOSE[OPEN.index(head)]
    if closing == head:
        return text.count(head) % 2 == 1
    return text.count(closing) < text.count(head)


def _was_full(lines: Sequence[Line], end: int, context: _Context) -> bool:
    """Whether the line before had no room for the next word, as far as counting characters tells."""
    word = lines[end].text.split(" ", 1)[0]
    return len(lines[end - 1].text) + 1 + len(word) >= FULL_SHARE * context.width


def _is_prose(lines: Sequence[Line], start: int, end: int) -> bool:
    """A unit of several lines, or one of several words, reads on; a short line is a field of its own."""
    return end - start > 1 or lines[start].text.count(" ") >= PROSE_WORDS


def _is_apart(lines: Sequence[Line], end: int, context: _Context) -> bool:
    """Whether the last line of a block is no sentence, though the one before it ends one: a header drawn right below.

    What a paragraph goes on with in the next column fills this one.
    """
    line = lines[end].text
    last = end + 1 == len(lines) or end + 1 in context.headings
    ends = SENTENCE_ENDED.search(lines[end - 1].text) is not None and ENDED.search(line) is None
    return last and ends and line[0].isupper() and len(line) < FULL_SHARE * context.width


def _starts_list(lines: Sequence[Line], end: int, context: _Context) -> bool:
    """Whether the line does not fill the column though another follows: a header drawn right under prose, a list.

    The last line of a paragraph does not fill it either, but it ends a sentence.
    """
    if end + 1 >= len(lines) or end + 1 in context.headings or not lines[end + 1].text[0].isupper():
        return False
    if SENTENCE_ENDED.search(lines[end].text) and not SENTENCE_ENDED.search(lines[end - 1].text):
        return False
    return not _was_full(lines, end + 1, context)
