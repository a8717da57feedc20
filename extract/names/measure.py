"""The measure that a fiche is about: its title from the header or the body, its kind and its programme."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.findings import Finding, Span
from extract.names.occurrences import Occurrence, even, occurrences

HEADER = "entete"
MEASURE = "mesure"
APPLICATION = "beneficier"

_ACRONYM = re.compile(r"\ ?\((?=[^()\n]{0,15}[A-Z])[^()\n]{2,16}\)", re.VERBOSE)
_QUOTED = re.compile(r"\b[Mm]esures?\s?:?\s?[«“\"]\s?(?P<title>[^«»“”\"\n]{3,160}?)\s?[»”\"]", re.VERBOSE)
_LABELLED = re.compile(r"^\s{0,3}(?:mesure|dispositif|nom\ de\ la\ mesure)\ ?:\ ?", re.VERBOSE | re.IGNORECASE)
_AROUND = '«»“”" .:\t'
_OPEN_END = re.compile(
    r"(?:\b(?:de|du|des|d['’]|la|le|les|l['’]|à|au|aux|et|ou|en|pour|par|sur|dans)|[«,&:–-])$",
    re.VERBOSE | re.IGNORECASE,
)
_BESIDE = re.compile(r"\ (?P<strong>[/|·•])\ |\ [–—-]\ |,\ ", re.VERBOSE)
_PUBLIC_BODY = re.compile(r"(?:Ville|Commune|Mairie|Communauté|Département|Région|Métropole)\ d", re.VERBOSE)
_BODY_NAME = re.compile(
    r"""
    \ (?:\((?=[^()\n]{0,15}[A-Z])[^()\n]{2,16}\)\ )?
    (?P<name>[«“]\ ?[^«»“”\n]{2,80}?\ ?[»”] | [A-ZÀ-Ý0-9][\w'’-]{1,30}(?:\ [\w'’-]{1,30}){0,9})
    """,
    re.VERBOSE,
)
_BODY_END = re.compile(
    r"""
    (?:\ (?:du|de|dans\ le\ cadre\ du)\ (?:plan|programme)?\ ?(?:de\ relance|France\ Relance)\b | \ ?[.;:,()«»\n] | $)
    """,
    re.VERBOSE,
)
_OPENINGS = 24
"""The name after a kind is sought at this many of its mentions."""
_HEADER_LINES = 12
"""A title stands among the first lines of a header; what follows is not searched."""


@dataclass(frozen=True, slots=True)
class MeasureFindings:
    """What the fiche says of its measure."""

    title: Finding[str] | None
    kind: Finding[str] | None
    programme: Finding[str] | None


def read_measure(
    texts: Mapping[str, str], *, programmes: Sequence[str], kinds: Sequence[str], title: tuple[Span, ...] = ()
) -> MeasureFindings:
    """Read the measure; `texts` stand in the profile's order.

    `title` are the header's lines that only a reading of the whole header shows to be the title
    (`OrganisationFindings.title`). Without them: a line that begins with one of the `kinds`, or that the fiche itself
    calls the measure further down; then the words of the body, where two mentions or a mark bound them. Else silent.
    """
    lines = title_lines(texts, kinds) or tuple(line for line in title if not _is_programme(texts, line, programmes))
    found = _title(texts, kinds, lines)
    return MeasureFindings(found, _kind(texts, kinds, found), _programme(texts, programmes))


def _is_programme(texts: Mapping[str, str], line: Span, programmes: Sequence[str]) -> bool:
    """« FRANCE RELANCE » above the name is the programme's mark, not a measure."""
    return even(texts[line.section][line.start : line.end]) in [even(programme) for programme in programmes]


def title_lines(texts: Mapping[str, str], kinds: Sequence[str]) -> tuple[Span, ...]:
    """The line of the header that is certainly the title, or the two or three it is broken over."""
    text = texts.get(HEADER, "")
    read = [(_bare(text, start, end), _LABELLED.match(text[start:end])) for start, end in _lines(text)][:_HEADER_LINES]
    for line, label in read:
        if label and line:
            return (line,)
    lines = [line for line, _ in read if line]
    runs = [lines[at : at + count] for count in (3, 2, 1) for at in range(len(lines) - count + 1)]
    for run in runs:
        if _is_named(" ".join(text[line.start : line.end] for line in run), texts):
            return _parts(run)
    for at, line in enumerate(lines):
        kind = _starts_kind(text[line.start : line.end], kinds)
        if kind:
            cut = _before_name(line, line.start + len(kind), texts)
            if cut != line:
                return (cut,)
            end = at + 1
            while end < min(len(lines), at + 3) and _goes_on(text, lines[end - 1], lines[end]):
                end += 1
            return _parts(lines[at:end])
    return ()


def _before_name(line: Span, kind_end: int, texts: Mapping[str, str]) -> Span:
    """A title's line without the beneficiary that a bar, or a dash before a name that the story has, puts beside it."""
    for mark in _BESIDE.finditer(texts[HEADER], kind_end + 1, line.end):
        after = texts[HEADER][mark.end() : line.end]
        body = any(True for section, text in texts.items() if section != HEADER for _ in occurrences(text, after))
        if mark["strong"] or _PUBLIC_BODY.match(after) or (body and after[:1].isupper()):
            return _bare(texts[HEADER], line.start, mark.start()) or line
    return line


def _title(texts: Mapping[str, str], kinds: Sequence[str], lines: tuple[Span, ...]) -> Finding[str] | None:
    if lines:
        words = " ".join(texts[HEADER][line.start : line.end] for line in lines)
        one_line = lines if len(lines) == 1 else ()
        mentions = _mentions(texts, words, kinds, skip=HEADER)
        whole: tuple[Span, ...] = (*one_line, *mentions) or lines
        return Finding(_capital(_ACRONYM.sub("", words)), whole, "measure.header")
    quoted = _QUOTED.search(texts.get(APPLICATION, ""))
    named = str(quoted["title"]) if quoted else _body_title(texts, kinds)
    spans = _mentions(texts, named, kinds) if named else ()
    if not spans:
        return None
    best = texts[spans[0].section][spans[0].start : spans[0].end]
    return Finding(_capital(_ACRONYM.sub("", best)), spans, "measure.body")


def _mentions(texts: Mapping[str, str], words: str, kinds: Sequence[str], skip: str = "") -> tuple[Span, ...]:
    """Every place that states the title, those without an acronym inside first; in the profile's order."""
    bare = _ACRONYM.sub("", words)
    named = bool(_starts_kind(bare, kinds))
    found = [
        (each, Span(section, each.start, each.end))
        for section, text in texts.items()
        if section != skip
        for each in sorted(occurrences(text, bare), key=lambda each: each.start)
        if named or _is_title_here(text, each)
    ]
    return tuple(span for each, span in sorted(found, key=lambda pair: pair[0].acronym))


def _is_title_here(text: str, found: Occurrence) -> bool:
    """Words without a kind are the title where they are written as a name: with a capital, or in quotation marks."""
    before = text[: found.start].rstrip()[-1:]
    return (text[found.start].isupper() and before not in (".", "!", "?", "")) or before in tuple('«“"')


def _is_named(words: str, texts: Mapping[str, str]) -> bool:
    """Whether the fiche calls these words its measure further down, or names them where it explains the measure."""
    if len(words) < 4:
        return False
    application = texts.get(APPLICATION, "")
    quoted = [even(match["title"]) for match in _QUOTED.finditer(application)]
    if even(_ACRONYM.sub("", words)) in quoted or even(words) in quoted:
        return True
    text = texts.get(MEASURE, "")
    return any(_is_title_here(text, found) for found in occurrences(text, _ACRONYM.sub("", words)))


def _starts_kind(words: str, kinds: Sequence[str]) -> str | None:
    """The longest kind that the words begin with, as the profile writes it."""
    start = even(words)
    fitting = [
        kind for kind in kinds if start.startswith(even(kind)) and not start[len(kind) : len(kind) + 1].isalnum()
    ]
    return max(fitting, key=len, default=None)


def _body_title(texts: Mapping[str, str], kinds: Sequence[str]) -> str | None:
    """The first kind whose name the body bounds, in the measure's own text before all others."""
    openings = [
        (kind, section, found)
        for section in (MEASURE, *(key for key in texts if key not in (MEASURE, HEADER)))
        for kind in sorted(kinds, key=len, reverse=True)
        for found in occurrences(texts.get(section, ""), kind)
    ]
    openings = openings[:_OPENINGS]
    named = [(kind, name) for kind, section, found in openings if (name := _name_after(texts[section], found.end))]
    for at, (kind, name) in enumerate(named):
        others = [other for same, other in named[at + 1 :] if same == kind]
        words = max((_shared(name, other) for other in others), key=len, default="")
        if words:
            return f"{kind} {words}"
    for kind, section, found in openings:
        bounded = _bounded_name(texts[section], found.end)
        if bounded:
            return f"{kind} {bounded}"
    return None


def _name_after(text: str, at: int) -> str | None:
    match = _BODY_NAME.match(text, at)
    return match["name"] if match else None


def _bounded_name(text: str, at: int) -> str | None:
    """One mention alone: the name stops at a mark or at the programme, and is a few words long."""
    match = _BODY_NAME.match(text, at)
    if match is None:
        return None
    name = match["name"]
    if name[0] in "«“":
        return name
    words = name.split(" ")
    for count in range(1, min(len(words), 7) + 1):
        end = match.start("name") + len(" ".join(words[:count]))
        if _BODY_END.match(text, end):
            return " ".join(words[:count])
    return None


def _shared(one: str, other: str) -> str:
    """The words that both mentions begin with, without a last word that only leads on."""
    words: list[str] = []
    for left, right in zip(one.split(" "), other.split(" "), strict=False):
        if even(left) != even(right):
            break
        words.append(left)
    while words and _OPEN_END.search(words[-1]):
        words.pop()
    return " ".join(words)


def _kind(texts: Mapping[str, str], kinds: Sequence[str], title: Finding[str] | None) -> Finding[str] | None:
    """The type words that begin the title wherever it stands, or that the measure's own text opens with."""
    kind = _starts_kind(title.value, kinds) if title else None
    if title is None or kind is None:
        return None
    ordered = {section: order for order, section in enumerate(texts)}
    spans = sorted(title.spans, key=lambda span: (ordered[span.section], span.start))
    starts = tuple(
        Span(span.section, span.start, span.start + len(kind)) for span in spans if not span.part or span == spans[0]
    )
    best = texts[starts[0].section][starts[0].start : starts[0].end]
    return Finding(_capital(best), starts, "measure.kind")


def _programme(texts: Mapping[str, str], programmes: Sequence[str]) -> Finding[str] | None:
    for programme in programmes:
        spans = tuple(
            Span(section, found.start, found.end)
            for section, text in texts.items()
            for found in sorted(occurrences(text, programme), key=lambda found: found.start)
            if text[found.start].isupper()
        )
        if spans:
            first = spans[0]
            return Finding(texts[first.section][first.start : first.end], spans, "measure.programme")
    return None


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
    while start < end and text[start] in _AROUND:
        start += 1
    while start < end and text[end - 1] in _AROUND:
        end -= 1
    return Span(HEADER, start, end) if start < end else None


def _goes_on(text: str, line: Span, after: Span) -> bool:
    """Whether a title runs over: its line ends on a word that leads on, or the next begins in lower case."""
    return bool(_OPEN_END.search(text[line.start : line.end])) or text[after.start].islower()


def _parts(lines: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(Span(line.section, line.start, line.end, part=len(lines) > 1) for line in lines)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
