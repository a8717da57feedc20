"""A line as a place: which of its pieces is the commune, and which narrow it down."""

from collections.abc import Sequence
from functools import lru_cache

from extract.names.cog import Cog
from extract.names.places.links import (
    PlaceReading,
    allowed,
    link_commune,
    link_stranger,
    listed,
    several,
    spans_of,
    unlinked,
)
from extract.names.places.pieces import Piece, cut_place, is_place, may_be_commune
from schemas.record import Place


@lru_cache(maxsize=64)  # a line of the header is asked for whole, again as a part, and as a title
def read_place(text: str, cog: Cog) -> PlaceReading | None:
    """A line that is a place and nothing else; None where any piece of it is something else.

    A name that is not in the registry is a place only beside a division (« Auhc, Occitanie »). Two communes on one
    line, homonyms that nothing printed tells apart and a division that contradicts the commune are said, not guessed.
    """
    pieces = cut_place(text, cog)
    strangers = [piece for piece in pieces if not is_place(piece)]
    if not pieces or len(strangers) > 1 or any(not may_be_commune(piece.words) for piece in strangers):
        return None
    return _solve(pieces, strangers, cog)


def _solve(pieces: Sequence[Piece], strangers: Sequence[Piece], cog: Cog) -> PlaceReading | None:
    """Choose the piece that is the commune; the others narrow it down."""
    if strangers:
        others = [piece for piece in pieces if piece is not strangers[0]]
        return link_stranger(strangers[0], others, cog) if all(piece.hint for piece in others) else None
    communes = [piece for piece in pieces if piece.arrondissement or (piece.communes and piece.hint is None)]
    doubles = [piece for piece in pieces if piece.communes and piece.hint is not None]
    if len(communes) == 2:
        communes = _part_of_other(communes)
    if len(communes) > 1:
        return several(communes)
    if communes:
        return link_commune(communes[0], [piece for piece in pieces if piece is not communes[0]], cog)
    for double in doubles:
        reading = _double(double, [piece for piece in pieces if piece is not double], cog)
        if reading is not None:
            return reading
    return _division(pieces)


def _double(piece: Piece, others: Sequence[Piece], cog: Cog) -> PlaceReading | None:
    """A name that is a commune and a division: the commune where what stands beside it agrees, or it is its own."""
    within = allowed([other.hint for other in others if other.hint])
    inside = [each for each in piece.communes if within is None or cog.departement_of(each).code in within]
    if piece.hint and piece.hint.region and not others:
        return None
    if others and inside:
        return link_commune(piece, others, cog)
    own = piece.hint.departements if piece.hint else frozenset()
    if not others and all(cog.departement_of(each).code in own for each in piece.communes):
        return link_commune(piece, others, cog)
    if not others:
        return unlinked(piece, others, "place.ambiguous", listed(piece.communes, cog), "a commune or a département")
    return None


def _division(pieces: Sequence[Piece]) -> PlaceReading | None:
    """Only a département or a région: as printed, no commune."""
    hints = [piece.hint for piece in pieces if piece.hint]
    departements = {hint.departement for hint in hints if hint.departement}
    regions = {hint.region for hint in hints if hint.region}
    if len(departements) > 1 or len(regions) > 1 or not departements | regions or not allowed(hints):
        return None
    place = Place(
        commune=None,
        insee=None,
        parent=None,
        departement=next(iter(departements), None),
        region=next(iter(regions), None),
    )
    stating = [piece for piece in pieces if piece.hint and (piece.hint.departement or piece.hint.region)]
    return PlaceReading(place, spans_of(stating), "division")


def _part_of_other(pieces: Sequence[Piece]) -> list[Piece]:
    """A commune déléguée beside its commune nouvelle is the place of the two."""
    for part, whole in (pieces, pieces[::-1]):
        codes = {commune.code for commune in whole.communes}
        parts = tuple(commune for commune in part.communes if commune.parent in codes)
        if parts:
            return [part._replace(communes=parts)]
    return list(pieces)
