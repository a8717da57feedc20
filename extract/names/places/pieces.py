"""A place line cut into pieces, each recognised: communes, divisions, postcodes, arrondissements, streets."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.names.cog import Cog, Commune, fold_name
from extract.names.places.arrondissements import read_arrondissement, read_ordinal
from extract.names.places.divisions import Hint, read_division, read_postcode

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
_LATER_POSTCODE = re.compile(r"\b\d{2}\ ?\d{3}\ \w", re.VERBOSE)
_CEDEX = re.compile(r"\s+cedex(?:\s+\d{1,2})?\s*$", re.VERBOSE | re.IGNORECASE)
_POSTCODE = re.compile(r"^(?:F[-\ ]?)?(?P<digits>\d{2}\ ?\d{3}|2[AB]\d{3})$", re.VERBOSE)
_SPACED = re.compile(r"^(?P<digits>\d{2}\ \d{3})\ (?=\D)|(?<=\D)\ (?P<last>\d{2}\ \d{3})$", re.VERBOSE)
_STREETS = "rue|avenue|av|boulevard|bd|chemin|allees?|lieu\\ dit|za|zi|zac|zae|zone|bp|cs|batiment|bat|lotissement"
_AREAS = "route|place|quai|impasse|cours|square|faubourg|hameau|parc|technopole|pole|esplanade|passage|voie"
_STREET = re.compile(
    rf"^(?:(?:{_STREETS})\b|\d{{1,4}}(?:\ (?:bis|ter|quater))?\ (?:{_STREETS}|{_AREAS})\b)", re.VERBOSE
)
_AREA = re.compile(rf"^(?:{_AREAS})\b", re.VERBOSE)
"""Streets only before a postcode: « Pôle Bois, Tulle » is no address, « Parc des Forges, 19000 Tulle » is one."""
_CONTRACTED = re.compile(r"\b(?P<contracted>au|aux)\ $", re.VERBOSE | re.IGNORECASE)
_ARTICLES = {"au": "le", "aux": "les"}
_EDGES = " \t.'’"
_SILENT = frozenset({"france", "france metropolitaine", "le", "la", "les", "l"})
_MAX_LENGTH = 200
"""A longer line is prose, not a place."""
_WORDS = 8
"""A place name has at most this many words."""


class Piece(NamedTuple):
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


def cut_place(text: str, cog: Cog) -> tuple[Piece, ...]:
    """The pieces of a line that says something of places; labels, streets and countries are left out.

    Nothing where no piece of it is a place, or where the line is too long to be one.
    """
    if len(text) > _MAX_LENGTH:
        return ()
    pieces = [piece for start, end in _cut(text, cog) for piece in _pieces(text, start, end, cog)]
    if not any(is_place(piece) for piece in pieces):
        return ()
    return tuple(piece for piece in _joined(text, pieces) if not piece.silent)


def is_place(piece: Piece) -> bool:
    """Whether the piece says where something is."""
    return bool(piece.hint or piece.communes or piece.arrondissement)


def may_be_commune(words: str) -> bool:
    """Whether words that are in no registry may still be a commune's name."""
    return _is_name(words) and not _INSIDE.search(words)


def _cut(text: str, cog: Cog) -> Iterator[tuple[int, int]]:
    """The pieces between separators, as half-open offsets, without the words that lead into a place.

    A dash or parentheses that belong to a commune's name do not cut it: « Saint-Paterne - Le Chevain ».
    """
    at = 0
    for separator in [*_SEPARATOR.finditer(text), None]:
        start, end = at, separator.start() if separator else len(text)
        if separator and separator.group().strip() in ("-", "(") and _is_whole(text, start, separator, cog):
            continue
        at = separator.end() if separator else end
        start, end = _trimmed(text, start, end)
        lead = _LEAD.match(text, start, end)
        if lead and not cog.named(text[start:end]):
            start, end = _trimmed(text, lead.end(), end)
        if start < end:
            yield start, end


def _is_whole(text: str, start: int, separator: re.Match[str], cog: Cog) -> bool:
    """Whether a commune bears the name on both sides of a separator, as far as the next one."""
    after = _SEPARATOR.search(text, separator.end())
    return bool(cog.named(text[start : after.start() if after else len(text)]))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _pieces(text: str, start: int, end: int, cog: Cog) -> tuple[Piece, ...]:
    """What one piece between separators is; names and divisions without a separator are several."""
    whole = _piece(text, start, end, cog)
    if _is_known(whole):
        return (whole,)
    for left, right, worded in _splits(text, start, end):
        division = _piece(text, right, end, cog)
        if not _is_known(division):
            continue
        name = _piece(text, start, left, cog)
        if division.hint and not _is_known(name) and _INSIDE.search(text, start, left):
            names = _pieces(text, start, left, cog)
            if len(names) > 1:
                return (*names, division)
        beside = worded or division.hint is not None
        if (beside and is_place(name) and name.hint is None) or (division.communes and _is_postcode(name)):
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
    start, end = _trimmed(text, start, end)
    words = text[start:end]
    key = fold_name(words)
    postcode = _POSTCODE.match(words)
    if postcode:
        return Piece(start, end, words, hint=read_postcode(postcode["digits"].replace(" ", "")))
    if key in _SILENT or _LABEL.match(key) or key == "cedex" or key.startswith("cedex "):
        return Piece(start, end, words, silent=True)
    street = _STREET.match(key) or (_AREA.match(key) and _LATER_POSTCODE.search(text, end))
    if street and not cog.named(words):
        return Piece(start, end, words, silent=True)
    if key.count(" ") >= _WORDS or not key:
        return Piece(start, end, words)
    arrondissement = read_arrondissement(words)
    if arrondissement:
        return Piece(start, end, words, arrondissement=arrondissement)
    article = _CONTRACTED.search(text[:start])
    named = f"{_ARTICLES[article['contracted'].lower()]} {words}" if article else words
    communes = cog.named(named) if _is_name(words) else ()
    return Piece(start, end, words, read_division(words, cog), communes, named=named)


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


def _is_postcode(piece: Piece) -> bool:
    return piece.hint is not None and piece.hint.postcode is not None


def _is_known(piece: Piece) -> bool:
    return piece.silent or is_place(piece)


def _is_name(words: str) -> bool:
    return words[:1].isalpha() and words[:1].isupper() and not any(char.isdigit() for char in words)
