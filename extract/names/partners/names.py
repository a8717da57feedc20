"""Where a capitalised name ends: connectors inside it, figures, « & », a comma, and places that only follow it."""

from collections.abc import Sequence

from extract.names.partners.tokens import Token, is_counted
from extract.names.partners.words import (
    ARTICLES,
    CLOSERS,
    LEGAL,
    OF,
    OPENING,
    PAIRED,
    PAIRS,
    PREPOSITIONS,
    WHOLE,
    is_adjective,
    is_common,
    is_place,
    is_type,
    is_verb_form,
    opens_tail,
)

LONGEST_NAME = 14
"""Tokens of a name, its connectors included."""

_UNITS = frozenset(
    "% € euros euro ans an mois jours salaries personnes m m2 ha km kg tonnes habitants millions mille".split()
)
_ORDINALS = frozenset(("1er", "1re", "2d", "2e", "3e", "4e", "2nd"))
_KIN = frozenset(("associes", "cie", "compagnie", "fille", "filles", "fils", "freres", "soeurs"))
FORMS = frozenset("esn eti ong pme pmi scic scop".split())
_PARTICLES = frozenset("ar and bro da del della di ha of the und van von y".split())
_JOINERS = frozenset(("&", "+", "by"))


_CLITICS = frozenset("l' lui leur m' nous s' se y".split())


def end_of_name(tokens: Sequence[Token], at: int, *, whole: bool = False) -> int:
    """The index after the last token of the name whose first token is `at`.

    « Les Jardins de Cocagne », « Caisse rurale des Monts » and « Fil à Fil » are one name; of « Kanopé de Toulouse »,
    the name is « Kanopé »: a place goes on with a common noun or after an article (« l'Adapei de l'Indre »), not with
    a brand.
    """
    end = at + 1
    while end < len(tokens) and end - at < LONGEST_NAME:
        grown = _grow(tokens, at, end, whole=whole)
        if grown == end:
            break
        end = grown
    return end


def is_whole(tokens: Sequence[Token], at: int) -> bool:
    """Whether a body's type words begin here that stay with its name: « région », « chambre de »."""
    folded = tokens[at].folded
    if folded in WHOLE:
        return True
    if folded == "agence":
        return [token.folded for token in tokens[at + 1 : at + 4]] == ["de", "l'", "eau"]
    return folded in PAIRED and at + 1 < len(tokens) and f"{folded} {tokens[at + 1].folded}" in PAIRS


def opens_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a type word here may open a body's own name: « Caisse rurale des Monts », « Région Occitanie »."""
    token = tokens[at]
    return token.folded in OPENING or is_whole(tokens, at) or (token.capital and _is_house(tokens, at))


def _is_house(tokens: Sequence[Token], at: int) -> bool:
    """« Filature de Mulhouse »: a trade's house printed with a capital, and its place."""
    folded = tokens[at].folded
    if folded in FORMS:
        return False
    return folded.endswith("erie") or (is_type(folded) and at + 1 < len(tokens) and tokens[at + 1].folded in OF)


def _grow(tokens: Sequence[Token], at: int, end: int, *, whole: bool) -> int:
    token = tokens[end]
    if token.capital and fold_is_name(token):
        return end + 1
    if token.text[0].isdigit() and token.text[-1].isalpha() and len(token.text) <= 4 and token.folded not in _ORDINALS:
        return end + 1
    if token.number and _is_numbered(tokens, end):
        return end + 1
    if token.folded == "et" and end + 1 < len(tokens) and tokens[end + 1].folded in _KIN and tokens[end + 1].capital:
        return end + 2
    if token.folded in _PARTICLES and end + 1 < len(tokens) and tokens[end + 1].capital:
        return end + 2
    if token.text in _JOINERS and end + 1 < len(tokens) and not tokens[end + 1].mark:
        return end + 2
    if token.text == ",":
        return _after_comma(tokens, end)
    connected = _after_connector(tokens, at, end, whole=whole)
    return connected if connected > end else _after_tail(tokens, at, end)


def fold_is_name(token: Token) -> bool:
    """Whether a capitalised token can go on with a name: a legal form after it is none of it."""
    return token.folded not in LEGAL


def _is_numbered(tokens: Sequence[Token], at: int) -> bool:
    """« Rennes 2 », « Atelier 21 », « Mécamer 62 l'a montée », but not « Kanopé 12 salariés »."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return len(tokens[at].text) <= 4 and (
        following is None
        or (following.mark and following.text not in _UNITS)
        or following.folded in CLOSERS | _CLITICS
        or is_verb_form(following.text)
    )


def _after_comma(tokens: Sequence[Token], at: int) -> int:
    """« Chez Lulu, café & épicerie »: a comma goes on with lower-case words that « & » binds."""
    for joiner in (at + 2, at + 3):
        if joiner + 1 < len(tokens) and tokens[joiner].text == "&":
            inside = (*tokens[at + 1 : joiner], tokens[joiner + 1])
            if all(token.lower for token in inside):
                return joiner + 2
    return at


def _after_connector(tokens: Sequence[Token], at: int, end: int, *, whole: bool) -> int:
    """Past a preposition and its article, where they lead to a capital that belongs to the name."""
    first = tokens[end].folded
    if not tokens[end].lower or first not in PREPOSITIONS | ARTICLES:
        return end
    target = end + 1
    if target < len(tokens) and first not in ARTICLES and tokens[target].folded in ARTICLES and tokens[target].lower:
        target += 1
    if target >= len(tokens) or not tokens[target].capital:
        return end
    head = tokens[end - 1]
    article = (
        end == at + 1 and at > 0 and tokens[at - 1].folded in ("l'", "la", "le", "du", "au") and tokens[at - 1].lower
    )
    word = is_common(head.text) and not (head.text.isupper() and len(head.text) <= 4)
    common = whole or article or word or opens_name(tokens, end - 1) or opens_name(tokens, at)
    if first in OF:
        return target + 1 if common else end
    inside = first in ("a", "au", "aux", "chez", "dans", "en", "pour", "sous", "sur") or first in ARTICLES
    ended = first not in ARTICLES and is_place(head.text)
    return target + 1 if common and inside and not ended and is_common(tokens[target].text) else end


def _after_tail(tokens: Sequence[Token], at: int, end: int) -> int:
    """« Secours populaire », « Fédération nationale des arts de la rue »: lower-case words that close the name.

    The name so far is one common noun, the tail begins with an adjective or « de », and something must end it.
    """
    if end != at + 1 or not (is_common(tokens[at].text) or opens_name(tokens, at)):
        return end
    tail = end
    while tail < len(tokens) and tail - end < 12 and _in_tail(tokens, tail):
        tail += 1
    if tail == end:
        return end
    if tail < len(tokens) and tokens[tail].capital and tokens[tail - 1].folded in OF | ARTICLES:
        return tail + 1 if opens_name(tokens, at) or _opens_tail(tokens, at, end) else end
    if not _opens_tail(tokens, at, end) or not _ends_phrase(tokens, tail):
        return end
    while tokens[tail - 1].folded in PREPOSITIONS | ARTICLES | {"et"} and tail > end:
        tail -= 1
    return tail


def _opens_tail(tokens: Sequence[Token], at: int, end: int) -> bool:
    token = tokens[end]
    if opens_tail(token.text):
        return True
    adjective = is_adjective(token.text) and not is_verb_form(token.text)
    return opens_name(tokens, at) and (token.folded in OF or adjective)


def _ends_phrase(tokens: Sequence[Token], at: int) -> bool:
    if at >= len(tokens) or not tokens[at].lower or is_counted(tokens, at):
        return True
    return tokens[at].folded in CLOSERS or is_verb_form(tokens[at].text)


def _is_next(tokens: Sequence[Token], at: int) -> bool:
    """« et de la communauté », « et du collectif »: another body of the series."""
    noun = at + 3 if at + 2 < len(tokens) and tokens[at + 2].folded in ARTICLES else at + 2
    return noun < len(tokens) and (is_type(tokens[noun].folded) or is_whole(tokens, noun))


def _in_tail(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.text == ",":
        return at + 1 < len(tokens) and tokens[at + 1].folded in ("de", "d'") and tokens[at - 1].lower
    if token.folded in ARTICLES and tokens[at - 1].folded not in PREPOSITIONS:
        return False
    if is_counted(tokens, at):
        return False
    if token.folded == "et":
        return (
            at + 1 < len(tokens) and tokens[at + 1].folded in OF and tokens[at + 1].lower and not _is_next(tokens, at)
        )
    return token.lower and token.folded not in CLOSERS and not is_verb_form(token.text)
