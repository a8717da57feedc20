"""A place as a fiche prints it: a line cut into pieces, each recognised, and the commune linked to the registry."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extract.names.arrondissements import arrondissement_of_postcode, read_arrondissement, read_ordinal
from extract.names.cog import Cog, Commune, fold, fold_place
from extract.names.divisions import Hint, read_division, read_postcode
from schemas.record import Division, Issue, Parent, Place

Strength = Literal["linked", "division", "bare", "unlinked"]
"""How far a line is a place: a commune and a division that agree, a division alone, a commune alone, an unread name."""

WHERE = "/organisation/place"

_SEPARATOR = re.compile(
    r"\s{0,3}(?:[,;|/·•()\[\]–—:]|\s-\s|\ \(|\ (?=\d{5}\b)|(?<=\b\d{5})\ )[\s.]{0,3}",
    re.VERBOSE,
)
_LABEL = re.compile(
    r"^(?:lieu|lieux|localisation|localite|implantation|adresse|siege|siege\ social|commune|ville|departement|region)$",
    re.VERBOSE,
)
_LEAD = re.compile(
    r"""
    (?:(?:lieu|localisation|implantation|siège(?:\ social)?|(?:situ|bas|install|implant)ée?s?)\ )?
    (?:à|a|au|aux|en|dans\ (?:le|la|les|l['’])|dans)\ (?=\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_INSIDE = re.compile(
    r"""
    \s(?:dans\ (?:le\ |la\ |les\ |l['’])|dans\ |en\ |à\ |à\ la\ |et\s
      |de\ (?=la\ réunion|guadeloupe|martinique|guyane|mayotte))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CEDEX = re.compile(r"\s+cedex(?:\s+\d{1,2})?\s*$", re.VERBOSE | re.IGNORECASE)
_POSTCODE = re.compile(r"^(?:F[-\ ]?)?(?P<digits>\d{2}\ ?\d{3}|2[AB]\d{3})$", re.VERBOSE)
_SPACED = re.compile(r"^(?P<digits>\d{2}\ \d{3})\ (?=\D)|(?<=\D)\ (?P<last>\d{2}\ \d{3})$", re.VERBOSE)
_STREET = re.compile(
    r"""
    ^(?:\d{1,4}(?:\ (?:bis|ter|quater))?\ )?
    (?:rue|avenue|av|boulevard|bd|chemin|route|place|quai|allee|allees|impasse|cours|square|faubourg|lieu\ dit|hameau
      |za|zi|zac|zae|zone|parc|technopole|pole|bp|cs|batiment|bat|lotissement|esplanade|passage|voie|centre\ bourg)\b
    """,
    re.VERBOSE,
)
_CONTRACTED = re.compile(r"\b(?P<contracted>au|aux)\ $", re.VERBOSE | re.IGNORECASE)
_ARTICLES = {"au": "le", "aux": "les"}
_SILENT = frozenset({"france", "france metropolitaine", "le", "la", "les", "l"})
_MAX_LENGTH = 200
"""A longer line is prose, not a place."""
_WORDS = 8
"""A place name has at most this many words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a place line, half-open, and what it may be: a division, communes of that name, a postcode."""

    start: int
    end: int
    words: str
    hint: Hint | None = None
    communes: tuple[Commune, ...] = ()
    arrondissement: str | None = None
    named: str = ""
    """The words as they are looked up: « Mans » after « au » is « le Mans »."""
    silent: bool = False
    """A label, a street or a country: allowed beside a place, and no part of it."""


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """A place with the half-open spans that state it together, in reading order; `strength` says how sure it is."""

    place: Place
    spans: tuple[tuple[int, int], ...]
    strength: Strength
    issues: tuple[Issue, ...] = ()

    def shifted(self, offset: int) -> "PlaceReading":
        """The same reading with its spans moved to where the line stands."""
        return replace(self, spans=tuple((start + offset, end + offset) for start, end in self.spans))


def read_place(text: str, cog: Cog) -> PlaceReading | None:
    """A line that is a place and nothing else; None where any piece of it is something else.

    A name that is not in the registry is a place only beside a division (« Auhc, Occitanie »). Two communes on one
    line, homonyms that nothing printed tells apart and a division that contradicts the commune are said, not guessed.
    """
    if len(text) > _MAX_LENGTH:
        return None
    pieces = [piece for start, end in _cut(text) for piece in _pieces(text, start, end, cog)]
    if not any(_is_place(piece) for piece in pieces):
        return None
    named = [piece for piece in _joined(text, pieces) if not piece.silent]
    strangers = [piece for piece in named if not _is_place(piece)]
    if len(strangers) > 1 or any(not _is_name(piece.words) or _INSIDE.search(piece.words) for piece in strangers):
        return None
    return _solve(named, strangers, cog)


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """The pieces between separators, as half-open offsets, without the words that lead into a place."""
    at = 0
    for separator in [*_SEPARATOR.finditer(text), None]:
        start, end = at, separator.start() if separator else len(text)
        at = separator.end() if separator else end
        lead = _LEAD.match(text, start, end)
        start = lead.end() if lead else start
        while start < end and text[start] in " \t.'’":
            start += 1
        while start < end and text[end - 1] in " \t.":
            end -= 1
        if start < end:
            yield start, end


def _pieces(text: str, start: int, end: int, cog: Cog) -> tuple[Piece, ...]:
    """What one piece between separators is; names and divisions without a separator are several."""
    whole = _piece(text, start, end, cog)
    if _is_known(whole):
        return (whole,)
    for left, right, worded in _splits(text, start, end):
        name, division = _piece(text, start, left, cog), _piece(text, right, end, cog)
        if not _is_known(division):
            continue
        if division.hint and not _is_known(name) and _INSIDE.search(text, start, left):
            names = _pieces(text, start, left, cog)
            if len(names) > 1:
                return (*names, division)
        beside = worded or division.hint is not None
        if (beside and _is_place(name) and name.hint is None) or (division.communes and _is_postcode(name)):
            return (name, division)
    return (whole,)


def _splits(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Where a name may end and its division begin, and whether a word parts them (« Auch dans le Gers »)."""
    for inside in _INSIDE.finditer(text, start, end):
        yield inside.start(), inside.end(), True
    spaced = _SPACED.search(text[start:end])
    if spaced:
        at = start + (spaced.end() if spaced["digits"] else spaced.start())
        yield (at - 1, at, False) if spaced["digits"] else (at, at + 1, False)
    spaces = [at for at in range(start, end) if text[at] == " "]
    for at in spaces[:_WORDS]:
        yield at, at + 1, False


def _piece(text: str, start: int, end: int, cog: Cog) -> Piece:
    cedex = _CEDEX.search(text, start, end)
    end = cedex.start() if cedex else end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    words = text[start:end]
    key = fold(words)
    piece = Piece(start, end, words)
    postcode = _POSTCODE.match(words)
    if postcode:
        return replace(piece, hint=read_postcode(postcode["digits"].replace(" ", "")))
    if key in _SILENT or _LABEL.match(key) or _STREET.match(key) or key == "cedex" or key.startswith("cedex "):
        return replace(piece, silent=True)
    if key.count(" ") >= _WORDS or not key:
        return piece
    arrondissement = read_arrondissement(words)
    if arrondissement:
        return replace(piece, arrondissement=arrondissement)
    article = _CONTRACTED.search(text[:start])
    named = f"{_ARTICLES[article['contracted'].lower()]} {words}" if article else words
    return replace(
        piece, hint=read_division(words, cog), communes=cog.named(named) if _is_name(words) else (), named=named
    )


def _joined(text: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, an arrondissement that stands apart from its city joined to it: « Marseille (8e) »."""
    after = iter([*pieces[1:], None])
    skip = False
    for piece, follower in zip(pieces, after, strict=True):
        code = read_ordinal(piece.words, follower.words) if follower else None
        if skip:
            skip = False
        elif code is None or follower is None:
            yield piece
        else:
            end = follower.end + text[follower.end :].startswith(")")
            yield Piece(piece.start, end, text[piece.start : end], arrondissement=code)
            skip = True


def _is_place(piece: Piece) -> bool:
    return bool(piece.hint or piece.communes or piece.arrondissement)


def _is_postcode(piece: Piece) -> bool:
    return piece.hint is not None and piece.hint.postcode is not None


def _is_known(piece: Piece) -> bool:
    return piece.silent or _is_place(piece)


def _is_name(words: str) -> bool:
    return words[:1].isalpha() and words[:1].isupper() and not any(char.isdigit() for char in words)


def _solve(pieces: Sequence[Piece], strangers: Sequence[Piece], cog: Cog) -> PlaceReading | None:
    """Choose the piece that is the commune; the others narrow it down."""
    if strangers:
        others = [piece for piece in pieces if piece is not strangers[0]]
        return _stranger(strangers[0], others, cog) if all(piece.hint for piece in others) else None
    communes = [piece for piece in pieces if piece.arrondissement or (piece.communes and piece.hint is None)]
    doubles = [piece for piece in pieces if piece.communes and piece.hint is not None]
    if len(communes) == 2:
        communes = _part_of_other(communes)
    if len(communes) > 1:
        return _several(communes)
    if communes:
        return _commune(communes[0], [piece for piece in pieces if piece is not communes[0]], cog)
    for double in doubles:
        reading = _double(double, [piece for piece in pieces if piece is not double], cog)
        if reading is not None:
            return reading
    return _division(pieces)


def _double(piece: Piece, others: Sequence[Piece], cog: Cog) -> PlaceReading | None:
    """A name that is a commune and a division: the commune where what stands beside it agrees, or it is its own."""
    allowed = _allowed([other.hint for other in others if other.hint])
    inside = [each for each in piece.communes if allowed is None or cog.departement_of(each).code in allowed]
    if piece.hint and piece.hint.region and not others:
        return None
    if others and inside:
        return _commune(piece, others, cog)
    own = piece.hint.departements if piece.hint else frozenset()
    if not others and all(cog.departement_of(each).code in own for each in piece.communes):
        return _commune(piece, others, cog)
    if not others:
        return _unlinked(piece, others, "place.ambiguous", _listed(piece.communes, cog), "a commune or a département")
    return None


def _commune(piece: Piece, others: Sequence[Piece], cog: Cog) -> PlaceReading | None:
    """Link one printed name with the divisions beside it; alone, it must have the article that the registry has."""
    hints = [other.hint for other in others if other.hint]
    postcode = next((hint.postcode for hint in hints if hint.postcode), None)
    code = piece.arrondissement or (arrondissement_of_postcode(piece.words, postcode) if postcode else None)
    found = (cog.commune(code),) if code else piece.communes
    candidates = [commune for commune in found if commune is not None]
    allowed = _allowed(hints)
    inside = [each for each in candidates if allowed is None or cog.departement_of(each).code in allowed]
    chosen = _preferred(inside, piece.words, postcode)
    if not hints and not code and not any(_has_article(piece, each) for each in chosen):
        return None
    if len(chosen) == 1:
        return _linked(piece, others, chosen[0], cog)
    if inside:
        return _unlinked(piece, others, "place.ambiguous", _listed(chosen, cog), "several communes bear this name")
    reason = "what is printed beside it contradicts the registry"
    return _unlinked(piece, others, "place.inconsistent", _listed(candidates, cog), reason)


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


def _stranger(piece: Piece, others: Sequence[Piece], cog: Cog) -> PlaceReading:
    """A name that is not in the registry: misspelt where one commune alone is near it, else said to be unknown."""
    key = fold_place(piece.words)
    cutoff = 80 if len(key) < 7 else 84
    allowed = _allowed([other.hint for other in others if other.hint])
    near = cog.near(piece.words, allowed, cutoff) if len(key) >= 5 and allowed else ()
    rivals = [commune for commune, score in near if score > near[0][1] - 6]
    if len(rivals) == 1:
        reading = _linked(piece, others, rivals[0], cog)
        message = f"« {piece.words} » is read as {_listed(rivals, cog)}"
        issue = Issue(code="place.misspelt", severity="info", message=message, where=WHERE)
        return replace(reading, issues=(issue,))
    code = "place.ambiguous" if rivals else "place.unknown"
    reason = "several communes resemble it" if rivals else "no commune bears this name"
    return _unlinked(piece, others, code, _listed(rivals, cog), reason)


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
    return PlaceReading(place, _spans([piece, *beside]), "linked" if beside or piece.arrondissement else "bare")


def _unlinked(piece: Piece, others: Sequence[Piece], code: str, candidates: str, reason: str) -> PlaceReading:
    place = Place(commune=piece.words, insee=None, parent=None, departement=None, region=None)
    message = f"« {piece.words} »: {reason}" + (f" ({candidates})" if candidates else "")
    issue = Issue(code=code, severity="warning", message=message, where=WHERE)
    strength: Strength = "unlinked" if code == "place.unknown" or not others else "linked"
    return PlaceReading(place, _spans([piece]), strength, (issue,))


def _division(pieces: Sequence[Piece]) -> PlaceReading | None:
    """Only a département or a région: as printed, no commune."""
    hints = [piece.hint for piece in pieces if piece.hint]
    departements = {hint.departement for hint in hints if hint.departement}
    regions = {hint.region for hint in hints if hint.region}
    if len(departements) > 1 or len(regions) > 1 or not departements | regions or not _allowed(hints):
        return None
    place = Place(
        commune=None,
        insee=None,
        parent=None,
        departement=next(iter(departements), None),
        region=next(iter(regions), None),
    )
    stating = [piece for piece in pieces if piece.hint and (piece.hint.departement or piece.hint.region)]
    return PlaceReading(place, _spans(stating), "division")


def _several(pieces: Sequence[Piece]) -> PlaceReading | None:
    names = ", ".join(piece.words for piece in pieces)
    message = f"several communes are printed ({names}), and none is said to be the seat"
    issue = Issue(code="place.ambiguous", severity="warning", message=message, where=WHERE)
    place = Place(commune=None, insee=None, parent=None, departement=None, region=None)
    return PlaceReading(place, (), "linked", (issue,))


def _part_of_other(pieces: Sequence[Piece]) -> list[Piece]:
    """A commune déléguée beside its commune nouvelle is the place of the two."""
    for part, whole in (pieces, pieces[::-1]):
        codes = {commune.code for commune in whole.communes}
        parts = tuple(commune for commune in part.communes if commune.parent in codes)
        if parts:
            return [replace(part, communes=parts)]
    return list(pieces)


def _allowed(hints: Sequence[Hint]) -> frozenset[str] | None:
    """The départements that every hint allows; None where nothing narrows them."""
    if not hints:
        return None
    return frozenset.intersection(*(hint.departements for hint in hints))


def _spans(pieces: Sequence[Piece]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((piece.start, piece.end) for piece in pieces))


def _listed(communes: Sequence[Commune], cog: Cog) -> str:
    return ", ".join(f"{each.name} {each.code} ({cog.departement_of(each).name})" for each in communes[:8])
