"""Text files to lines: `.txt` and `.md`, with the few marks of Markdown that the fiches use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.document import Document, Line, TextLocator
from extract.errors import RefusedError
from extract.reading.characters import Cleaned, clean, count_visible
from extract.reading.encoding import Decoded, decode
from extract.source import Limits, Source
from schemas.record import Issue

LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]*(?:\r\n|[\r\n\f\v\x85\u2028\u2029]|$)")
HEADING = re.compile(r"\s{0,3}#{1,6}[ \t]+(?P<text>.*?)[ \t]*#*[ \t]*$")
BULLET = r"[-*+•●▪◦‣·–—➢➤→⇒►▶✓✔①-⑨]"
NUMBER = r"\d{1,2}\s?[.)/]|\d\s[–-]|[a-e]\)|[ÉéEe]tape\s\d\s?[:.–-]?"
MARK = re.compile(rf"\s*(?P<mark>{BULLET}(?:\s+\d{{1,2}}[.)]?)?|{NUMBER})\s+(?=\S)")
LINK = re.compile(r"!?\[(?P<label>[^\[\]\n]{0,300})\]\([^()\s]{0,500}(?:\s+\"[^\"\n]{0,200}\")?\)")
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(?P<label>[^*_\n]{1,500})(?<=\S)\1")
STAR = re.compile(r"(?<![\w*])(\*|_)(?=\S)(?P<label>[^*_\n]{1,500})(?<=\S)\1(?![\w*])")
QUOTED = re.compile(r"\s{0,3}>\s?")


@dataclass(frozen=True, slots=True)
class _Raw:
    """A line of the source: its text without its end, and the offset of its first character."""

    text: str
    start: int


def read_text(source: Source, limits: Limits) -> Document:
    """Decode a text and cut it into lines.

    Raises `RefusedError`: `empty`, `wrong_type`, `undecodable`, `too_many_characters`.
    """
    decoded = decode(source.data)
    if len(decoded.text) > limits.max_characters:
        raise RefusedError(
            "too_many_characters", f"{len(decoded.text)} characters, the limit is {limits.max_characters}"
        )
    markdown = source.media_type == "text/markdown"
    raws = list(_raw_lines(decoded.text))
    cleaned = [_read_line(raw, markdown=markdown) for raw in raws]
    lines = _carry_dropped([line for line, _ in cleaned])
    issues = tuple(_issues(decoded, [mending for _, mending in cleaned]))
    return Document(tuple(lines), TextLocator([raw.start for raw in raws]), "text", None, issues)


def _raw_lines(text: str) -> Iterator[_Raw]:
    for match in LINE.finditer(text):
        if match.group() or match.start() == 0:
            yield _Raw(match.group().rstrip("\r\n\f\v\x85\u2028\u2029"), match.start())


def _read_line(raw: _Raw, *, markdown: bool) -> tuple[Line, Cleaned]:
    """A line and what cleaning it took."""
    start, end, heading = 0, len(raw.text), False
    if markdown and (quoted := QUOTED.match(raw.text)):
        start = quoted.end()
    if match := HEADING.match(raw.text, start):
        start, end, heading = match.start("text"), match.end("text"), True
    mark = None if heading else MARK.match(raw.text, start)
    if mark:
        start = mark.end()
    kept = _without_markup(raw.text, start, end, markdown=markdown)
    body = clean("".join(raw.text[i] for i in kept), [raw.start + i for i in kept])
    line = Line(body.text, body.at, count_visible(raw.text), heading=heading)
    if mark and body.text:
        span = range(mark.start("mark"), mark.end("mark"))
        sign = clean(raw.text[span.start : span.stop], [raw.start + i for i in span])
        line = replace(line, mark=sign.text, mark_at=sign.at)
    return line, body


def _without_markup(text: str, start: int, end: int, *, markdown: bool) -> list[int]:
    """Indices of the characters that are no Markdown syntax: link targets, brackets and emphasis are left out."""
    dropped: set[int] = set()
    for pattern in (LINK, EMPHASIS, STAR) if markdown else (LINK, EMPHASIS):
        for match in pattern.finditer(text, start, end):
            dropped.update(range(match.start(), match.start("label")), range(match.end("label"), match.end()))
    return [i for i in range(start, end) if i not in dropped]


def _carry_dropped(lines: list[Line]) -> list[Line]:
    """Count what stands on a line of nothing readable (stray controls, a rule of dashes) with the line before it."""
    carried: list[Line] = []
    owing = 0
    holder: int | None = None
    for line in lines:
        if line.text:
            holder = len(carried)
            carried.append(replace(line, chars=line.chars + owing) if owing else line)
            owing = 0
        else:
            carried.append(replace(line, chars=0))
            if holder is None:
                owing += line.chars
            elif line.chars:
                carried[holder] = replace(carried[holder], chars=carried[holder].chars + line.chars)
    if holder is None:
        raise RefusedError("empty", "the file holds no readable text")
    return carried


def _issues(decoded: Decoded, cleaned: list[Cleaned]) -> Iterator[Issue]:
    controls = sum(line.controls for line in cleaned)
    if controls:
        yield Issue(
            code="text.controls", severity="warning", message=f"{controls} control characters dropped", where=None
        )
    repaired = sum(line.repaired for line in cleaned)
    if repaired:
        yield Issue(
            code="text.mojibake",
            severity="warning",
            message=f"{repaired} characters read in the wrong encoding upstream were repaired",
            where=None,
        )
    if "\ufffd" in decoded.text:
        count = decoded.text.count("\ufffd")
        yield Issue(
            code="text.undecodable", severity="warning", message=f"{count} characters could not be decoded", where=None
        )
