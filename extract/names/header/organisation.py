"""The beneficiary as the header states it, each field with every place of the fiche that states it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from extract.findings import Finding, Span
from extract.names.cog import Cog
from extract.names.header.facts import is_count, read_sites
from extract.names.header.fields import Fields, choose_fields
from extract.names.header.mentions import bare_name, is_named, mentions
from extract.names.header.pieces import Piece, Role, cut_header
from extract.names.header.place import settle_place
from extract.names.header.scalars import GroundedCount, ValuesRead, read_created, read_headcount
from extract.names.header.story import name_in_testimony, place_in_story
from extract.names.header.vocabulary import LEGAL_FORMS
from extract.names.measure import starts_kind, title_lines
from extract.names.section_keys import HEADER
from schemas.record import Issue, Place

V = TypeVar("V")

_FORM = LEGAL_FORMS.pattern
_LEGAL_BEFORE = re.compile(rf"^(?:{_FORM})\ (?!d['’]|de\ |du\ |des\ )", re.VERBOSE)
_LEGAL_AFTER = re.compile(rf"(?:,?\ (?:{_FORM})|\ \((?:{_FORM})\))$", re.VERBOSE)


_QUOTED = re.compile(r"[«“\"]\s{0,2}(?P<inside>[^«»“”\"\n]{2,120}?)\s{0,2}[»”\"]", re.VERBOSE)
_COUNTED_NAME = re.compile(r"(?:Les|Aux|L['’]|La|Le)\ ?(?:\w+\ )?\d{1,4}\ [A-ZÀ-Ý][a-zà-ÿ]", re.VERBOSE)
"""« Les 3 Brasseurs » is a name: what is counted has a capital."""
_EDGES = " \t\n,;"


@dataclass(frozen=True, slots=True)
class OrganisationFindings:
    """The beneficiary's fields; `title` are the header's lines that only the whole header shows to be the measure's."""

    name: Finding[str] | None
    activity: Finding[str] | None
    place: Finding[Place] | None
    created: Finding[str] | None
    headcount: Finding[GroundedCount] | None
    sites: Finding[int] | None
    issues: tuple[Issue, ...]
    title: tuple[Span, ...]


def read_organisation(
    texts: Mapping[str, str], values: ValuesRead, cog: Cog, *, kinds: Sequence[str] = ()
) -> OrganisationFindings:
    """Read the header with the story as its witness; `texts` stand in the profile's order, `kinds` are the measure's.

    A field that two readings fit is None. `created` and `headcount` come from the values already read, the header's
    first; where the header has none, the story's only one.
    """
    text = texts.get(HEADER, "")
    titled = title_lines(texts, kinds)
    cut = [piece for piece in cut_header(text, cog, _spans_of(values)) if not _within(piece, titled)]
    pieces = [piece._replace(role=_role(piece, texts, kinds)) for piece in cut]
    placed = settle_place(pieces, texts, cog)
    fields = choose_fields(placed.pieces, text, texts, titled=bool(titled))
    name = _name(fields, texts) or name_in_testimony(texts, cog)
    place = placed.place
    if place is None and not placed.issues:
        place = place_in_story(texts, name.value if name else None, cog)
    located = [piece for piece in placed.pieces if piece.role == "place"]
    taken = [*titled, *(_span(piece) for piece in (fields.name, fields.title, *located) if piece)]
    return OrganisationFindings(
        name=name,
        activity=_activity(fields),
        place=place,
        created=read_created(_apart(values.dates, taken)),
        headcount=read_headcount(_apart(values.headcounts, taken), texts),
        sites=_sites(placed.pieces, text),
        issues=placed.issues,
        title=titled or ((_span(fields.title),) if fields.title else ()),
    )


def _spans_of(values: ValuesRead) -> tuple[tuple[int, int], ...]:
    """Where the header holds a creation or the workforce, whatever their words."""
    dates = [each for each in values.dates if each.value.role is not None]
    spans = [finding.spans[0] for finding in (*dates, *values.headcounts)]
    return tuple((span.start, span.end) for span in spans if span.section == HEADER)


def _apart(findings: Sequence[Finding[V]], taken: Sequence[Span]) -> list[Finding[V]]:
    """The values that are no part of a name: « Les 3 Brasseurs », « 1 jeune, 1 solution », « 95640 Marines »."""
    spans = [(finding, finding.spans[0]) for finding in findings]
    return [
        finding
        for finding, span in spans
        if not any(each.section == span.section and each.start < span.end and span.start < each.end for each in taken)
    ]


def _role(piece: Piece, texts: Mapping[str, str], kinds: Sequence[str]) -> Role:
    """A count that the story names is a name; words that begin with a measure's kind are none."""
    if piece.role == "free" and starts_kind(piece.words, kinds):
        return "fact"
    if piece.role == "fact" and piece.label is None and _COUNTED_NAME.match(piece.words):
        return "free"
    return "free" if _is_numbered_name(piece, texts) else piece.role


def _is_numbered_name(piece: Piece, texts: Mapping[str, str]) -> bool:
    """« 1001 Repas », « Moins de 5 microns » read as counts, unless the story names them with their capital."""
    if piece.role != "fact" or piece.label is not None or not any(char.isupper() for char in piece.words):
        return False
    if piece.words[0].isdigit() and is_count(piece.words):
        return is_named(texts, piece.words)
    digits = any(char.isdigit() for char in piece.words) and piece.words[0].isupper()
    return digits and any(_stands_inside(texts, span) for span in mentions(texts, piece.words))


def _stands_inside(texts: Mapping[str, str], span: Span) -> bool:
    """Whether words stand inside a sentence, where only a name keeps its capital."""
    before = texts[span.section][: span.start].rstrip()[-1:]
    return before.isalpha() or before in ("'", "’", ",")


def _within(piece: Piece, titled: Sequence[Span]) -> bool:
    return any(span.start < piece.end and piece.start < span.end for span in titled)


def _name(fields: Fields, texts: Mapping[str, str]) -> Finding[str] | None:
    if fields.name is None:
        return None
    start, end = _without_form(fields.name)
    words = texts[HEADER][start:end]
    value = bare_name(words).replace("\n", " ")
    spans = (Span(HEADER, start, end), *mentions(texts, words))
    return Finding(value, spans, "header.name", 0.9 if fields.sure else 0.8)


def _without_form(piece: Piece) -> tuple[int, int]:
    """A name without its legal form and without quotation marks around it."""
    start, end = piece.start, piece.end
    after = _LEGAL_AFTER.search(piece.words)
    end -= len(piece.words) - after.start() if after and after.start() > 1 else 0
    before = _LEGAL_BEFORE.match(piece.words[: end - start])
    start += before.end() if before else 0
    words = piece.words[start - piece.start : end - piece.start]
    quoted = _QUOTED.fullmatch(words)
    if quoted is not None:
        return start + quoted.start("inside"), start + quoted.end("inside")
    return start + len(words) - len(words.lstrip(_EDGES)), start + len(words.rstrip(_EDGES))


def _activity(fields: Fields) -> Finding[str] | None:
    piece = fields.activity
    if piece is None:
        return None
    return Finding(bare_name(piece.words).replace("\n", " "), (_span(piece),), "header.activity")


def _sites(pieces: Sequence[Piece], text: str) -> Finding[int] | None:
    """The only number of sites; two different ones are none."""
    found = [sites for piece in pieces if piece.role == "fact" and (sites := read_sites(text, piece.start, piece.end))]
    if len({sites.count for sites in found}) != 1:
        return None
    spans = tuple(Span(HEADER, sites.start, sites.end) for sites in found)
    return Finding(found[0].count, spans, "header.sites")


def _span(piece: Piece) -> Span:
    return Span(HEADER, piece.start, piece.end)
