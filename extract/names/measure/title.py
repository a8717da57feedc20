"""Which lines of the header are the measure's title: by its kind, its label, or what the fiche calls its measure."""

import re
from collections.abc import Iterator, Mapping, Sequence

from extract.findings import Span
from extract.names.cog import load_cog
from extract.names.occurrences import Occurrence, even, occurrences
from extract.names.places import read_place
from extract.names.section_keys import APPLICATION, HEADER, MEASURE, STORY, TESTIMONY

ACRONYM = re.compile(r"\ ?\((?=[^()\n]{0,15}[A-Z])[^()\n]{2,16}\)", re.VERBOSE)
_QUOTED = re.compile(
    r"""
    \b[Mm]esures?\s?:?\s?
    (?: «\s?(?P<inner>(?:[^«»\n]|«[^«»\n]{1,80}»){3,160}?)\s?» | [“\"]\s?(?P<title>[^«»“”\"\n]{3,160}?)\s?[”\"] )
    """,
    re.VERBOSE,
)
OPEN_END = re.compile(
    r"(?:\b(?:de|du|des|d['’]|la|le|les|l['’]|à|au|aux|et|ou|en|pour|par|sur|dans)|[«,&:–-])$",
    re.VERBOSE | re.IGNORECASE,
)
_LAUREATE = re.compile(r"^lauréate?s?\ (?:de|du|des)\ (?:l['’]|la\ )?", re.VERBOSE | re.IGNORECASE)
_CALL = re.compile(r"(?:AMI|AAP)\ \w", re.VERBOSE)
"""The acronyms of the two kinds of calls, in capitals before a name."""
_LABELLED = re.compile(r"^\s{0,3}(?:mesure|dispositif|nom\ de\ la\ mesure)\ ?:\ ?", re.VERBOSE | re.IGNORECASE)
_AROUND = " .:\t"
_PAIRS = {"«": "»", "“": "”", '"': '"'}
_UNPAIRED_MARK = '«»“”"'
_BESIDE = re.compile(r"\ (?P<strong>[/|·•])\ |\ [–—-]\ |,\ ", re.VERBOSE)
_PUBLIC_BODY = re.compile(r"(?:Ville|Commune|Mairie|Communauté|Département|Région|Métropole)\ d", re.VERBOSE)
_NESTED = 4
"""Layers of marks and points that are taken off a line; below them they are its own, or noise."""
_LINES = 12
"""A title stands among the first lines of a header; what follows is not searched."""
_OVER = 3
"""A title is broken over this many lines at most."""


def title_lines(texts: Mapping[str, str], kinds: Sequence[str]) -> tuple[Span, ...]:
    """The line of the header that is certainly the title, or the two or three it is broken over.

    A label first, then what the fiche itself calls its measure further down, then a line that begins with a kind.
    """
    text = texts.get(HEADER, "")
    read = [(_bare(text, start, end), _LABELLED.match(text[start:end])) for start, end in _lines(text)][:_LINES]
    labelled = [line for line, label in read if label and line]
    lines = [line for line, _ in read if line]
    return tuple(labelled[:1]) or _named_lines(lines, texts, kinds) or _kind_lines(lines, texts, kinds)


def _named_lines(lines: Sequence[Span], texts: Mapping[str, str], kinds: Sequence[str]) -> tuple[Span, ...]:
    text = texts.get(HEADER, "")
    for count in range(_OVER, 0, -1):
        for at in range(len(lines) - count + 1):
            run = lines[at : at + count]
            if _is_named(" ".join(text[line.start : line.end] for line in run), texts, kinds):
                return _parts(run)
    return ()


def _kind_lines(lines: Sequence[Span], texts: Mapping[str, str], kinds: Sequence[str]) -> tuple[Span, ...]:
    text = texts.get(HEADER, "")
    for at, line in enumerate(lines):
        words = text[line.start : line.end]
        kind = starts_kind(words, kinds) or (words[:3] if _CALL.match(words) else None)
        if kind is None:
            continue
        cut = _before_name(line, line.start + len(kind), texts)
        if cut != line:
            return (cut,)
        end = at + 1
        alone = line.end - line.start == len(kind)
        while end < min(len(lines), at + _OVER) and _goes_on(texts, lines[end - 1], lines[end]):
            end += 1
        # « Appel à projets » alone on its line is a kind; nothing shows whether the next line is its name.
        return () if alone and end == at + 1 else _parts(lines[at:end])
    return ()


def _before_name(line: Span, kind_end: int, texts: Mapping[str, str]) -> Span:
    """A title's line without the beneficiary that a bar, or a dash before a name that the story has, puts beside it."""
    for mark in _BESIDE.finditer(texts[HEADER], kind_end + 1, line.end):
        after = texts[HEADER][mark.end() : line.end]
        body = any(True for section, text in texts.items() if section != HEADER for _ in occurrences(text, after))
        if mark["strong"] or _PUBLIC_BODY.match(after) or (body and after[:1].isupper()):
            return _bare(texts[HEADER], line.start, mark.start()) or line
    return line


def _is_named(words: str, texts: Mapping[str, str], kinds: Sequence[str]) -> bool:
    """Whether the fiche calls these words its measure further down, or names them where it explains the measure.

    A place is never a title, though the measure's text names it (« en Bretagne »), nor the speaker's house.
    """
    bare = ACRONYM.sub("", words)
    if len(words) < 4:
        return False
    quoted = [even(title) for title in quoted_titles(texts.get(APPLICATION, ""))]
    if even(bare) in quoted or even(words) in quoted:
        return True
    text = texts.get(MEASURE, "")
    kind = starts_kind(bare, kinds)
    if len(bare) == len(kind or ""):
        return False
    if not any(kind or is_title_here(text, found, bare) for found in occurrences(text, bare)):
        return False
    return not any(occurrences(texts.get(TESTIMONY, ""), bare)) and read_place(words, load_cog()) is None


def quoted_titles(text: str) -> list[str]:
    """What stands in quotation marks after « Mesure », quotation marks inside them kept."""
    return [match["inner"] or match["title"] for match in _QUOTED.finditer(text)]


def is_title_here(text: str, found: Occurrence, words: str) -> bool:
    """Words without a kind are the title where they are written as a name: with a capital, or in quotation marks.

    A capital that begins a sentence shows nothing, unless the words have another.
    """
    before = text[: found.start].rstrip()[-1:]
    if before in tuple('«“"'):
        return True
    inner = words[1:] != words[1:].lower()
    numbered = text[found.start].isdigit() and words.count(" ") > 1
    return (text[found.start].isupper() or numbered) and (inner or before not in (".", "!", "?", ""))


def starts_kind(words: str, kinds: Sequence[str]) -> str | None:
    """The longest kind that the words begin with, as the profile writes it."""
    start = even(words)
    fitting = [
        kind for kind in kinds if start.startswith(even(kind)) and not start[len(kind) : len(kind) + 1].isalnum()
    ]
    return max(fitting, key=len, default=None)


def ends_kind(words: str, kinds: Sequence[str]) -> str | None:
    """The longest kind that the words end with."""
    end = even(words[-60:])
    fitting = [kind for kind in kinds if end.endswith(even(kind)) and not end[: -len(kind)][-1:].isalnum()]
    return max(fitting, key=len, default=None)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def _bare(text: str, start: int, end: int) -> Span | None:
    """A line without its label and without the quotation marks around all of it; None where nothing is left."""
    label = _LABELLED.match(text[start:end])
    start += label.end() if label else 0
    laureate = _LAUREATE.match(text[start:end])
    start += laureate.end() if laureate else 0
    start, end = _without_marks(text, start, end)
    return Span(HEADER, start, end) if start < end else None


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Without points, marks around all of it and one without its other; « Appel « Alimentation » » keeps its own."""
    for _ in range(_NESTED):
        before = (start, end)
        while start < end and text[start] in _AROUND:
            start += 1
        while start < end and text[end - 1] in _AROUND:
            end -= 1
        inside = text[start + 1 : end - 1]
        if end - start > 1 and _PAIRS.get(text[start]) == text[end - 1] and _is_even(inside):
            start, end = start + 1, end - 1
        elif start < end and not _is_even(text[start:end]):
            start += text[start] in _UNPAIRED_MARK and _is_even(text[start + 1 : end])
            end -= start < end and text[end - 1] in _UNPAIRED_MARK and not _is_even(text[start:end])
        if (start, end) == before:
            break
    return start, end


def _is_even(words: str) -> bool:
    """Whether every quotation mark in the words has its other, opened before it is closed."""
    if words.count('"') % 2:
        return False
    for opening, closing in (("«", "»"), ("“", "”")):
        depth = 0
        for char in words:
            depth += (char == opening) - (char == closing)
            if depth < 0:
                return False
        if depth:
            return False
    return True


def _goes_on(texts: Mapping[str, str], line: Span, after: Span) -> bool:
    """Whether a title runs over: its line ends on a word that leads on, or the next begins in lower case.

    A word alone that the story has may be a brand without a capital: it is no title's end.
    """
    text = texts[HEADER]
    words = text[after.start : after.end]
    if OPEN_END.search(text[line.start : line.end]):
        return True
    brand = " " not in words and ("." in words or any(True for _ in occurrences(texts.get(STORY, ""), words)))
    return words[0].islower() and not brand


def _parts(lines: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(Span(line.section, line.start, line.end, part=len(lines) > 1) for line in lines)
