"""One printed name linked to its commune, or what keeps it from being linked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extract.names.cog import Cog, Commune, fold_place
from extract.names.places.arrondissements import arrondissement_of_postcode
from extract.names.places.divisions import Hint
from extract.names.places.pieces import Piece
from schemas.record import Division, Issue, Parent, Place

Strength = Literal["linked", "division", "bare", "unlinked"]
"""How far a line is a place: a commune and a division that agree, a division alone, a commune alone, an unread name."""

WHERE = "/organisation/place"
_SHORT = 7
"""A shorter name is misspelt by one letter at a lower ratio."""
_CUTOFFS = (80.0, 84.0)
_SHORTEST = 5
"""A shorter name resembles too many others."""
_MARGIN = 6.0
"""Names whose ratio is within this of the best are as near."""


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """A place with the half-open spans that state it together, in reading order; `strength` says how sure it is."""

    place: Place
    spans: tuple[tuple[int, int], ...]
    strength: Strength
    issues: tuple[Issue, ...] = ()
    exact: bool = True
    """Whether the commune is spelt as the registry spells it, accents and all."""

    def shifted(self, offset: int) -> "PlaceReading":
        """The same reading with its spans moved to where the line stands."""
        return replace(self, spans=tuple((start + offset, end + offset) for start, end in self.spans))


def link_commune(piece: Piece, others: Sequence[Piece], cog: Cog) -> PlaceReading | None:
    """Link one printed name with the divisions beside it; alone, it must have the article that the registry has."""
    hints = [other.hint for other in others if other.hint]
    postcode = next((hint.postcode for hint in hints if hint.postcode), None)
    code = piece.arrondissement or (arrondissement_of_postcode(piece.words, postcode) if postcode else None)
    found = (cog.commune(code),) if code else piece.communes
    candidates = [commune for commune in found if commune is not None]
    within = allowed(hints)
    inside = [each for each in candidates if within is None or cog.departement_of(each).code in within]
    chosen = _preferred(inside, piece.words, postcode)
    if not hints and not code and not any(_has_article(piece, each) for each in chosen):
        return None
    if len(chosen) == 1:
        return _linked(piece, others, chosen[0], cog)
    if inside:
        return unlinked(piece, others, "place.ambiguous", listed(chosen, cog), "several communes bear this name")
    reason = "what is printed beside it contradicts the registry"
    return unlinked(piece, others, "place.inconsistent", listed(candidates, cog), reason)


def _has_article(piece: Piece, commune: Commune) -> bool:
    """« Hôpital » is not L'Hôpital, « Rochelle » not La Rochelle, unless something beside it says where."""
    printed, named = fold_place(piece.named or piece.words), fold_place(commune.name)
    return printed == named or ("(" in commune.name and named.startswith(f"{printed} "))


def _preferred(candidates: Sequence[Commune], printed: str, postcode: str | None) -> Sequence[Commune]:
    """The candidates that a postcode, then being a commune rather than a part of one, then an accent tells apart."""
    posted = [each for each in candidates if postcode in each.postcodes] or candidates
    whole = [each for each in posted if each.kind == "commune"] or posted
    if printed.isascii():
        return whole
    return [each for each in whole if each.name.lower() == printed.lower().replace("’", "'")] or whole


def link_stranger(piece: Piece, others: Sequence[Piece], cog: Cog) -> PlaceReading:
    """A name that is not in the registry: misspelt where one commune alone is near it, else said to be unknown."""
    key = fold_place(piece.words)
    cutoff = _CUTOFFS[len(key) >= _SHORT]
    within = allowed([other.hint for other in others if other.hint])
    near = cog.near(piece.words, within, cutoff) if len(key) >= _SHORTEST and within else ()
    rivals = [commune for commune, score in near if score > near[0][1] - _MARGIN]
    if len(rivals) == 1:
        reading = _linked(piece, others, rivals[0], cog)
        message = f"« {piece.words} » is read as {listed(rivals, cog)}"
        issue = Issue(code="place.misspelt", severity="info", message=message, where=WHERE)
        return replace(reading, issues=(issue,))
    code = "place.ambiguous" if rivals else "place.unknown"
    reason = "several communes resemble it" if rivals else "no commune bears this name"
    return unlinked(piece, others, code, listed(rivals, cog), reason)


def _linked(piece: Piece, others: Sequence[Piece], commune: Commune, cog: Cog) -> PlaceReading:
    departement = cog.departement_of(commune)
    nouvelle = cog.commune(commune.parent) if commune.parent and commune.kind != "arrondissement" else None
    place = Place(
        commune=piece.words,
        insee=commune.code,
        parent=Parent(commune=nouvelle.name, insee=nouvelle.code) if nouvelle else None,
        departement=Division(code=departement.code, name=departement.name),
        region=cog.region_of(departement),
    )
    beside = [other for other in others if other.hint]
    strength: Strength = "linked" if beside or piece.arrondissement else "bare"
    exact = commune.name.lower() == piece.words.lower().replace("’", "'")
    return PlaceReading(place, spans_of([piece, *beside]), strength, exact=exact)


def unlinked(piece: Piece, others: Sequence[Piece], code: str, candidates: str, reason: str) -> PlaceReading:
    place = Place(commune=piece.words, insee=None, parent=None, departement=None, region=None)
    message = f"« {piece.words} »: {reason}" + (f" ({candidates})" if candidates else "")
    issue = Issue(code=code, severity="warning", message=message, where=WHERE)
    strength: Strength = "unlinked" if code == "place.unknown" or not others else "linked"
    return PlaceReading(place, spans_of([piece]), strength, (issue,))


def several(pieces: Sequence[Piece]) -> PlaceReading | None:
    names = ", ".join(piece.words for piece in pieces)
    message = f"several communes are printed ({names}), and none is said to be the seat"
    issue = Issue(code="place.ambiguous", severity="warning", message=message, where=WHERE)
    place = Place(commune=None, insee=None, parent=None, departement=None, region=None)
    return PlaceReading(place, (), "linked", (issue,))


def allowed(hints: Sequence[Hint]) -> frozenset[str] | None:
    """The départements that every hint allows; None where nothing narrows them."""
    if not hints:
        return None
    return frozenset.intersection(*(hint.departements for hint in hints))


def spans_of(pieces: Sequence[Piece]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((piece.start, piece.end) for piece in pieces))


def listed(communes: Sequence[Commune], cog: Cog) -> str:
    return ", ".join(f"{each.name} {each.code} ({cog.departement_of(each).name})" for each in communes[:8])
