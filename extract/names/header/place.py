"""The one place of a header, out of the pieces that may be one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.findings import Finding, Span
from extract.names.cog import Cog
from extract.names.header.activity import looks_like_activity
from extract.names.header.mentions import mentions
from extract.names.header.pieces import Piece, has_words
from extract.names.header.vocabulary import HEADS
from extract.names.occurrences import even
from extract.names.places import WHERE, PlaceReading, Strength, read_place
from extract.names.section_keys import HEADER
from schemas.record import Issue, Place

_NAMED_DIVISION = ("region ", "departement ", "collectivite ")
_BESIDE = ", "
_LOCATIVE = ("à", "a", "de", "d'", "d’", "en", "sur", "dans", "près")


@dataclass(frozen=True, slots=True)
class Placed:
    """The place, what is to be said of it, and the pieces of the header with every other would-be place freed."""

    place: Finding[Place] | None
    issues: tuple[Issue, ...]
    pieces: tuple[Piece, ...]


def settle_place(pieces: Sequence[Piece], texts: Mapping[str, str], cog: Cog) -> Placed:
    """Prefer a label, then a commune with its division, a division, a commune alone; of two communes neither."""
    pieces = [part for piece in pieces for part in _without_stranger(piece, pieces, texts, cog)]
    pieces = [_freed(piece) if _is_body(piece, pieces) else piece for piece in pieces]
    places = [piece for piece in pieces if piece.role == "place"]
    chosen = _choose([piece for piece in places if piece.label == "place"] or places)
    kept = tuple(_released(piece, pieces) if piece in places and piece not in chosen else piece for piece in pieces)
    reading = _together(chosen, cog)
    if reading is None:
        communes = [piece.words for piece in places if _strength(piece) == "linked"]
        return Placed(None, (_several(communes),) if len(communes) > 1 else (), kept)
    return Placed(_finding(reading), reading.issues, kept)


def _choose(places: Sequence[Piece]) -> list[Piece]:
    """The pieces that state the place together: at most one commune, and the divisions."""
    linked = [piece for piece in places if _strength(piece) == "linked"]
    divisions = [piece for piece in places if _strength(piece) == "division"]
    if linked:
        return [*linked, *divisions]
    communes = [piece for piece in places if piece not in divisions and even(piece.words) not in HEADS]
    return [*communes, *divisions] if len(communes) < 2 else divisions


def _together(pieces: Sequence[Piece], cog: Cog) -> PlaceReading | None:
    """One reading of all the pieces, as if they stood side by side; each span where it stands in the header."""
    readings = [piece.reading for piece in pieces if piece.reading is not None]
    if not readings or len({reading.place.insee for reading in readings if reading.place.commune}) > 1:
        return None
    if len(readings) == 1 or all(reading.strength == "linked" for reading in readings):
        return readings[0]
    joined = read_place(_BESIDE.join(piece.words for piece in pieces), cog)
    return replace(joined, spans=tuple(sorted(_moved(span, pieces) for span in joined.spans))) if joined else None


def _moved(span: tuple[int, int], pieces: Sequence[Piece]) -> tuple[int, int]:
    at = 0
    for piece in pieces:
        if span[0] <= at + len(piece.words):
            return span[0] - at + piece.start, span[1] - at + piece.start
        at += len(piece.words) + len(_BESIDE)
    return span


def _without_stranger(piece: Piece, pieces: Sequence[Piece], texts: Mapping[str, str], cog: Cog) -> Iterator[Piece]:
    """« Gers Développement, Occitanie »: an unknown name beside a division is the beneficiary where the story says so,
    or where nothing else in the header can be; beside another name it is a place that the registry does not have."""
    reading = piece.reading
    if reading is None or not any(issue.code == "place.unknown" for issue in reading.issues):
        yield piece
        return
    (start, end), *_ = reading.spans
    words = piece.words[start - piece.start : end - piece.start]
    others = [other for other in pieces if other.role == "free" and looks_like_activity(other.words) == 0]
    trade = looks_like_activity(words) == 2
    if not trade and not _is_beneficiary(texts, words) and (others or piece.label == "place"):
        yield piece
        return
    after = piece.words[end - piece.start :].lstrip(" ,;:|/·–—-(")
    begin = piece.end - len(after)
    division = read_place(after, cog)
    yield Piece(start, end, piece.line, words, strong=piece.strong)
    if division is not None:
        yield Piece(begin, piece.end, piece.line, after, "place", reading=division.shifted(begin))


def _is_beneficiary(texts: Mapping[str, str], words: str) -> bool:
    """Whether the story names the words, not only as where something is (« à Sophia Antipolis »)."""
    for span in mentions(texts, words):
        before = texts[span.section][: span.start].rstrip().rsplit(" ", 1)[-1]
        if before.lower() not in _LOCATIVE:
            return True
    return False


def _is_body(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """« Région Occitanie » is the beneficiary where nothing else can be, or a place stands too."""
    if _strength(piece) != "division" or not even(piece.words).startswith(_NAMED_DIVISION) or piece.label:
        return False
    others = [other for other in pieces if other is not piece]
    named = any(other.role == "free" and looks_like_activity(other.words) == 0 for other in others)
    return not named or any(other.role == "place" for other in others)


def _strength(piece: Piece) -> Strength | None:
    return piece.reading.strength if piece.reading else None


def _released(piece: Piece, pieces: Sequence[Piece]) -> Piece:
    """A would-be place that is not the place: a field where it opens its line, or is not spelt as the commune is.

    « Orange » above its seat is a name, « Luxe » among the facts an activity, and not Luxé.
    """
    opens = all(other.start >= piece.start for other in pieces if other.line == piece.line)
    spelt = piece.reading is not None and piece.reading.exact
    free = _strength(piece) != "division" and (opens or not spelt)
    return _freed(piece) if free else piece._replace(role="fact", reading=None)


def _freed(piece: Piece) -> Piece:
    return piece._replace(role="free" if has_words(piece.words) else "fact", reading=None)


def _finding(reading: PlaceReading) -> Finding[Place] | None:
    if not reading.spans:
        return None
    parts = len(reading.spans) > 1
    spans = tuple(Span(HEADER, start, end, part=parts) for start, end in reading.spans)
    return Finding(reading.place, spans, "header.place", 0.8 if reading.issues else 0.9)


def _several(communes: Sequence[str]) -> Issue:
    message = f"several places are printed ({'; '.join(communes)}), and none is said to be the seat"
    return Issue(code="place.ambiguous", severity="warning", message=message, where=WHERE)
