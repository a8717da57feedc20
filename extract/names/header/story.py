"""What the story says of the beneficiary where the header does not: its place and its name, where it is certain."""

import re
from collections.abc import Iterator, Mapping

from extract.findings import Finding, Span
from extract.names.cog import Cog
from extract.names.header.mentions import is_named, mentions
from extract.names.places import PlaceReading, read_place
from extract.names.section_keys import STORY, TESTIMONY
from schemas.record import Place

_SETTLED = re.compile(
    r"\b(?:install|bas|situ|implant|établi|domicili)ée?s?\s(?:depuis\s(?:\d{4},?\s)?)?(?=(?:à|au|aux|en|dans)\s)",
    re.VERBOSE | re.IGNORECASE,
)
_OPENING = re.compile(r"\A(?=(?:À|A|Au|Aux)\s[A-ZÀ-Ý])", re.VERBOSE)
_SENTENCE = re.compile(r"(?:[.!?…][\s»”]{1,3}|\n|\A)(?=\S)", re.VERBOSE)
_CLAUSE_END = re.compile(r"[.;:!?\n«»“”]", re.VERBOSE)
_END = re.compile(r"[,)]|(?=\s[^A-ZÀ-Ý])", re.VERBOSE)
_OTHERS = re.compile(
    r"\b(?:avec|auprès|chez|par|grâce|partenaires?|partenariat|fournisseurs?|clients?|associée?s?\ à|côtés|pour)\b",
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = r"(?:,?\ (?:cré|fond|n|lanc)ée?s?\ en\ [^,.]{4,30}(?:,|\ et)|,)?\ ?(?:est\ |s['’]est\ )?"
"""What may stand between the beneficiary and where it is settled: a creation, « est », and no other verb."""
_SUBJECT = re.compile(
    rf"""
    \A\s?(?:l['’]|la\ |le\ |cette\ |ce\ |notre\ )?
    (?:entreprise|société|association|structure|coopérative|pme|start-up|jeune\ pousse|agence|usine|maison|exploitation
      |ferme|établissement|atelier|fabrique|groupe|club|centre|commune)
    (?:\ [a-zé-]{{4,20}}){{0,2}}{_BETWEEN}\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AFTER_NAME = re.compile(rf"{_BETWEEN}\Z", re.VERBOSE | re.IGNORECASE)
_CAPITAL = r"[A-ZÀ-Ý][\w'’&.-]{0,30}"
_SMALL = r"(?:de|du|des|la|le|les|et|&|en|sur)\ "
_NAME = rf"(?P<name>{_CAPITAL}(?:\ (?:{_SMALL}){{0,2}}(?:[dl]['’])?[A-ZÀ-Ý0-9][\w'’&.-]{{0,30}}){{0,6}})"
_HELD = re.compile(
    rf"""
    \b(?:directeur|directrice|gérante?|présidente?|dirigeante?|responsable|fondateur|fondatrice|cofondateur|cofondatrice
       |cogérante?|PDG|DG|animateur|animatrice|coordinateur|coordinatrice|chargée?\ de\ [\w\ ]{{3,30}}?)
    (?:\ [a-zé]{{3,15}}){{0,2}}\ (?:de\ la\ |de\ l['’]|du\ |des\ |de\ |d['’])(?:[a-zé'’-]{{3,20}}\ ){{0,2}}{_NAME}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SENTENCE_REACH = 300
"""A sentence that begins further before its cue is not looked at whole."""
_LINE = 160
"""A longer line of the testimony is the quote, not the speaker's role."""
_REACH = 90
"""A place is read in this many characters after its cue, within the clause."""


def place_in_story(texts: Mapping[str, str], name: str | None, cog: Cog) -> Finding[Place] | None:
    """The one commune that the beneficiary is said to be settled in, or that the story opens with and locates.

    A partner's seat is not it: the sentence must begin with the beneficiary, or with the cue. Two communes are none.
    """
    text = texts.get(STORY, "")
    found = [*_settled(text, name, cog), *_opening(text, cog)]
    if len({reading.place.insee for reading in found}) != 1:
        return None
    spans = found[0].spans
    return Finding(
        found[0].place,
        tuple(Span(STORY, start, end, part=len(spans) > 1) for start, end in spans),
        "story.place",
        0.8,
    )


def name_in_testimony(texts: Mapping[str, str], cog: Cog) -> Finding[str] | None:
    """The name that the speaker's role ends with, where the story names it too: « gérante de la Menuiserie Dupuis ».

    A place is none (« directeur de l'usine de Vierzon »), nor a lone word that the story names but once.
    """
    head = "\n".join(line for line in texts.get(TESTIMONY, "").split("\n")[:3] if len(line) <= _LINE)
    names = {match["name"].rstrip(".,") for match in _HELD.finditer(head)}
    story = {STORY: texts.get(STORY, "")}
    certain = [name for name in names if name[:1].isupper() and is_named(story, name) and read_place(name, cog) is None]
    if len(certain) != 1 or (" " not in certain[0] and len([*mentions(story, certain[0])]) < 2):
        return None
    spans = tuple(span for span in mentions(texts, certain[0]) if span.section in (STORY, TESTIMONY))
    return Finding(certain[0], spans, "story.name", 0.8)


def _settled(text: str, name: str | None, cog: Cog) -> Iterator[PlaceReading]:
    for cue in _SETTLED.finditer(text):
        reach = max(0, cue.start() - _SENTENCE_REACH)
        begin = max((sentence.end() for sentence in _SENTENCE.finditer(text, reach, cue.start() + 1)), default=reach)
        before = text[begin : cue.start()]
        settled = not before.strip() or _SUBJECT.match(before) or _ends_on_name(before, name)
        if settled and not _OTHERS.search(before):
            reading = _place_at(text, cue.end(), cog)
            if reading is not None:
                yield reading


def _ends_on_name(before: str, name: str | None) -> bool:
    """Whether nothing but a creation or « est » parts the beneficiary's name from the cue."""
    spans = mentions({STORY: before}, name) if name else ()
    return any(_AFTER_NAME.match(before, span.end) for span in spans)


def _opening(text: str, cog: Cog) -> Iterator[PlaceReading]:
    opening = _OPENING.match(text)
    reading = _place_at(text, 0, cog) if opening else None
    if reading is not None and reading.strength == "linked":
        yield reading


def _place_at(text: str, at: int, cog: Cog) -> PlaceReading | None:
    """The longest place that begins here, in this clause, without a doubt about it."""
    stop = _CLAUSE_END.search(text, at, at + _REACH)
    end = stop.start() if stop else min(len(text), at + _REACH)
    ends = sorted({mark.end() for mark in _END.finditer(text, at, end)} | {end}, reverse=True)
    for last in ends:
        reading = read_place(text[at:last].rstrip(" ,"), cog)
        if reading is not None and reading.place.insee is not None and not reading.issues:
            return reading.shifted(at)
    return None
