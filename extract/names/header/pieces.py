"""The header cut into pieces: lines, then what their separators part, each piece a place, a fact or still free."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from extract.names.cog import Cog
from extract.names.header.activity import is_trade
from extract.names.header.facts import is_fact
from extract.names.header.vocabulary import LABELS, LEGAL_FORMS, SIZES, Label
from extract.names.occurrences import even
from extract.names.places import PlaceReading, read_place

Role = Literal["place", "fact", "free"]

_SEPARATOR = re.compile(
    r"\s{0,2}(?P<strong>[/|·•;]|\t)\s{0,2}|\s{1,2}(?P<dash>[–—-])\s{1,2}|(?P<comma>,)\s", re.VERBOSE
)
_LABEL = re.compile(r"^(?P<label>[^\W\d_][\w' ’]{1,24}?)\s?:\s*", re.VERBOSE)
_ASIDE = re.compile(r"\ \((?P<inside>[^()\n]{2,60})\)$", re.VERBOSE)
_PARENTHESES = re.compile(r"\([^()\n]{1,80}\)", re.VERBOSE)
_FULL_STOP = re.compile(r"[a-zé]{3}\s?[.!?…]\s{0,3}$", re.VERBOSE)
_POSTCODE = re.compile(r"(?:F-)?\d{2}\ ?\d{3}\ \D", re.VERBOSE)
_LETTERS = re.compile(r"[^\W\d_]{2}", re.VERBOSE)
_AT = re.compile(
    r"\ (?:à|au|aux|situ[ée]{1,2}s?\ à|bas[ée]{1,2}s?\ à|install[ée]{1,2}s?\ à)\ (?=[A-ZÀ-Ý0-9])", re.VERBOSE
)
_SEAT = re.compile(r"siège\b", re.VERBOSE | re.IGNORECASE)
_OPENING = "«“\"'’(@#&"
"""What a piece may begin with beside a letter or a digit; bullets and pictograms are not part of it."""
_BARS = re.compile(r"[|·•]", re.VERBOSE)
"""Between two communes they end a field (« Vittel | Marines (95) »), where a slash or a comma may join two places."""
_KINDS = frozenset(
    "association entreprise societe cooperative collectivite commune exploitation etablissement fondation".split()
)
_MAX_LINES = 40
_MAX_LENGTH = 300
"""Further lines, and longer ones, are no header."""
_MAX_PIECES = 16
"""A line with more pieces than this is prose or noise, and is kept whole."""


class Piece(NamedTuple):
    """Half-open offsets in the header, the line it stands on, and what it is; `strong` after a slash or a bar."""

    start: int
    end: int
    line: int
    words: str
    role: Role = "free"
    label: Label | None = None
    strong: bool = True
    reading: PlaceReading | None = None


def cut_header(text: str, cog: Cog, facts: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Every piece of the header in order; `facts` are the spans in which a date or a headcount was read."""
    pieces: list[Piece] = []
    at = 0
    for number, line in enumerate(text.split("\n")[:_MAX_LINES]):
        if line.strip() and len(line) <= _MAX_LENGTH:
            pieces += _cut_line(text, at, at + len(line), number, cog, facts)
        at += len(line) + 1
    return tuple(pieces)


def _cut_line(
    text: str, start: int, end: int, line: int, cog: Cog, facts: Sequence[tuple[int, int]]
) -> Iterator[Piece]:
    whole = _place_piece(text, start, end, line, cog)
    if (
        whole is not None
        and whole.reading is not None
        and whole.reading.strength != "unlinked"
        and not _is_trade(whole)
    ):
        yield whole
        return
    parts = [*_parts(text, start, end, line)]
    if len(parts) > _MAX_PIECES:
        yield Piece(start, end, line, text[start:end])
        return
    parts = [part for piece in parts for part in _split_aside(piece, text, cog, facts)]
    parts = [part if part.role != "free" or _is_postal(part, cog) else _classified(part, facts) for part in parts]
    if _is_sentence(text[start:end]):
        parts = [part._replace(role="fact") for part in parts]
    located = [*_with_places(parts, text, cog)]
    if whole is not None and not _is_trade(whole) and all(piece.role != "fact" for piece in located):
        yield whole
    else:
        yield from located


def _parts(text: str, start: int, end: int, line: int) -> Iterator[Piece]:
    at, strong = start, True
    asides = [aside.span() for aside in _PARENTHESES.finditer(text, start, end)]
    separators = [each for each in _SEPARATOR.finditer(text, start, end) if not _inside(each.start(), asides)]
    for separator in [*separators, None]:
        stop = separator.start() if separator else end
        piece = _trimmed(text, at, stop, line)
        if piece is not None:
            yield _labelled(piece, text)._replace(strong=strong)
        strong = bool(separator and separator["strong"])
        at = separator.end() if separator else end


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _labelled(piece: Piece, text: str) -> Piece:
    """« Activité : menuiserie » without its label; an unknown label is part of the words."""
    match = _LABEL.match(piece.words)
    label = LABELS.get(even(match["label"].strip())) if match else None
    if match is None or label is None:
        return piece
    if label in ("fact", "sites"):
        return piece._replace(label=label, role="fact")
    bare = _trimmed(text, piece.start + match.end(), piece.end, piece.line)
    if bare is None or (label == "name" and _is_kind(bare.words)):
        return piece._replace(role="fact")
    return bare._replace(label=label)


def _is_kind(words: str) -> bool:
    """« Structure : association loi 1901 », « Entreprise : PME »: what it is rather than how it is called."""
    if LEGAL_FORMS.fullmatch(words) or even(words) in SIZES:
        return True
    return words == words.lower() and even(words).split(" ")[0] in _KINDS


def _classified(piece: Piece, facts: Sequence[tuple[int, int]]) -> Piece:
    held = any(start < piece.end and piece.start < end for start, end in facts)
    fact = is_fact(piece.words) and not (piece.label == "name" and piece.words[0].isdigit())
    return piece._replace(role="fact") if held or not has_words(piece.words) or fact else piece


def _is_postal(piece: Piece, cog: Cog) -> bool:
    """« 91460 Marcoussis » reads as a count of something, unless it is a place."""
    return bool(_POSTCODE.match(piece.words)) and _is_linked(read_place(piece.words, cog))


def _is_sentence(line: str) -> bool:
    """« L'entreprise, créée en 1982, emploie 27 personnes. »: its facts count, its other words are no field."""
    return len(line.split()) > 5 and bool(_FULL_STOP.search(line))


def has_words(words: str) -> bool:
    """Whether something is left to be a name without what stands in parentheses."""
    return bool(_LETTERS.search(_PARENTHESES.sub("", words)))


def _split_aside(piece: Piece, text: str, cog: Cog, facts: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """« Menuiserie Dupuis (Vierzon, 18) », « Menuiserie Dupuis à Vierzon (18) », « Agence (4 salariés) » are two."""
    for match in _AT.finditer(piece.words):
        colon = text.find(" : ", piece.start + match.end(), piece.end)
        stop = colon if colon >= 0 else piece.end
        place = _place_piece(text, piece.start + match.end(), stop, piece.line, cog)
        before = _trimmed(text, piece.start, piece.start + match.start(), piece.line)
        if before and place and _is_linked(place.reading):
            role: Role = "fact" if before.words.islower() and " " not in before.words else before.role
            yield before._replace(strong=piece.strong, label=piece.label, role=role)
            yield place
            after = _trimmed(text, stop, piece.end, piece.line)
            if after is not None:
                yield after
            return
    aside = _ASIDE.search(piece.words)
    before = _trimmed(text, piece.start, piece.start + aside.start(), piece.line) if aside else None
    if aside is None or before is None:
        yield piece
        return
    inside = Piece(piece.start + aside.start("inside"), piece.start + aside.end("inside"), piece.line, aside["inside"])
    place = _place_piece(text, inside.start, inside.end, piece.line, cog)
    if _is_linked(read_place(piece.words, cog)):
        yield piece
    elif place and (_is_division(place.reading) or not is_fact(inside.words)):
        yield from (before._replace(strong=piece.strong, label=piece.label), place)
    elif _classified(inside, facts).role == "fact":
        yield from (before._replace(strong=piece.strong, label=piece.label), inside)
    else:
        yield piece


def _with_places(pieces: Sequence[Piece], text: str, cog: Cog) -> Iterator[Piece]:
    """The pieces, those that together state a place joined, the longest run first."""
    at = 0
    while at < len(pieces):
        stop = at
        while stop < len(pieces) and _may_be_place(pieces[stop]):
            stop += 1
        for end in range(stop, at, -1):
            place = _place_piece(text, pieces[at].start, pieces[end - 1].end, pieces[at].line, cog)
            if place is not None and (end == at + 1 or _is_joint(pieces[at:end], place, cog)):
                yield place._replace(label=pieces[at].label or place.label, strong=pieces[at].strong)
                at = end
                break
        else:
            yield pieces[at]
            at += 1


def _may_be_place(piece: Piece) -> bool:
    return piece.role == "free" and (piece.label == "place" or (piece.label is None and not _is_trade(piece)))


def _is_trade(piece: Piece) -> bool:
    """« Couture » is a trade, though a commune bears its name."""
    return " " not in piece.words and "-" not in piece.words and is_trade(piece.words)


def _is_joint(pieces: Sequence[Piece], place: Piece, cog: Cog) -> bool:
    """Whether pieces state one place together: a street only before a comma, since a bar opens another field."""
    barred = any(piece.strong for piece in pieces[1:])
    street = barred and any(read_place(piece.words, cog) is None for piece in pieces)
    return not street and (_is_linked(place.reading) or _is_division(place.reading))


def _place_piece(text: str, start: int, end: int, line: int, cog: Cog) -> Piece | None:
    while start < end and not (text[start].isalnum() or text[start] in _OPENING):
        start += 1
    words = text[start:end].rstrip()
    reading = read_place(words, cog)
    if reading is None or (not reading.spans and _BARS.search(words)):
        return None
    label: Label | None = "place" if _SEAT.match(words) else None
    return Piece(start, start + len(words), line, words, "place", label, reading=reading.shifted(start))


def _is_linked(reading: PlaceReading | None) -> bool:
    return reading is not None and reading.strength == "linked"


def _is_division(reading: PlaceReading | None) -> bool:
    return reading is not None and reading.strength == "division"


def _trimmed(text: str, start: int, end: int, line: int) -> Piece | None:
    while start < end and not (text[start].isalnum() or text[start] in _OPENING):
        start += 1
    while start < end and text[end - 1] in " \t,;–—:•·*":
        end -= 1
    if end - start > 1 and text[end - 1] == "." and text[end - 2].islower() and ". " not in text[start:end]:
        end -= 1
    return Piece(start, end, line, text[start:end]) if start < end else None
