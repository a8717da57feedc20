"""The measure that a fiche is about: its title from the header or the body, its kind and its programme."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.findings import Finding, Span
from extract.names.measure.body import body_title
from extract.names.measure.title import ACRONYM, ends_kind, is_title_here, quoted_titles, starts_kind, title_lines
from extract.names.occurrences import even, occurrences
from extract.names.section_keys import APPLICATION, HEADER, MEASURE

_BEFORE_NAME = re.compile(r"\s?(?:\([^()\n]{2,16}\)\s?)?[«“\"]?\s?$", re.VERBOSE)
_ARTICLE = re.compile(r"(?:l['’]|le\ |la\ |cet\ |cette\ |ce\ )?", re.VERBOSE | re.IGNORECASE)


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


def _title(texts: Mapping[str, str], kinds: Sequence[str], lines: tuple[Span, ...]) -> Finding[str] | None:
    if lines:
        words = " ".join(texts[HEADER][line.start : line.end] for line in lines)
        one_line = lines if len(lines) == 1 else ()
        mentions = _mentions(texts, words, kinds, skip=HEADER)
        whole: tuple[Span, ...] = (*one_line, *mentions) or lines
        return Finding(_capital(ACRONYM.sub("", words)), whole, "measure.header")
    quoted = quoted_titles(texts.get(APPLICATION, ""))
    named = quoted[0] if quoted else body_title(texts, kinds)
    spans = _mentions(texts, named, kinds) if named else ()
    if not spans:
        return None
    best = texts[spans[0].section][spans[0].start : spans[0].end]
    return Finding(_capital(ACRONYM.sub("", best)), spans, "measure.body")


def _mentions(texts: Mapping[str, str], words: str, kinds: Sequence[str], skip: str = "") -> tuple[Span, ...]:
    """Every place that states the title, those without an acronym inside first; in the profile's order."""
    bare = ACRONYM.sub("", words)
    named = bool(starts_kind(bare, kinds))
    found = [
        (each, Span(section, each.start, each.end))
        for section, text in texts.items()
        if section != skip
        for each in sorted(occurrences(text, bare), key=lambda each: each.start)
        if named or is_title_here(text, each, bare)
    ]
    return tuple(span for each, span in sorted(found, key=lambda pair: pair[0].acronym))


def _kind(texts: Mapping[str, str], kinds: Sequence[str], title: Finding[str] | None) -> Finding[str] | None:
    """The type words that begin the title, or stand right before it in the body, or open the measure's own text."""
    spans = [*_kinds_of_title(texts, kinds, title)] if title else [*_opening_kind(texts, kinds)]
    if not spans:
        return None
    ordered = {section: order for order, section in enumerate(texts)}
    spans.sort(key=lambda span: (ordered[span.section], span.start))
    best = texts[spans[0].section][spans[0].start : spans[0].end]
    return Finding(_capital(best), tuple(spans), "measure.kind")


def _kinds_of_title(texts: Mapping[str, str], kinds: Sequence[str], title: Finding[str]) -> Iterator[Span]:
    kind = starts_kind(title.value, kinds)
    for span in title.spans:
        if kind is not None:
            if not span.part or span == title.spans[0]:
                yield Span(span.section, span.start, span.start + len(kind))
        elif span.section != HEADER:
            before = _BEFORE_NAME.sub("", texts[span.section][: span.start])
            printed = ends_kind(before, kinds)
            if printed is not None:
                yield Span(span.section, len(before) - len(printed), len(before))


def _opening_kind(texts: Mapping[str, str], kinds: Sequence[str]) -> Iterator[Span]:
    """« L'appel à projets soutient… »: the measure has a kind, though no title can be told; a lone word shows none."""
    article = _ARTICLE.match(texts.get(MEASURE, ""))
    start = article.end() if article else 0
    kind = starts_kind(texts.get(MEASURE, "")[start:], kinds)
    if kind is not None and " " in kind:
        yield Span(MEASURE, start, start + len(kind))


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


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
