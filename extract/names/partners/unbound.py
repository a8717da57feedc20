"""Bodies that the story names and no cue binds: what they are, and the money or the work beside them, say how.

In a page about one beneficiary, whoever is named with type words nearly always has to do with it; what stands apart
(former employers, rivals, schools once attended, the press, what is only a place) is told by the words around it.
"""

import re
from collections.abc import Sequence

from extract.names.partners.apart import is_placed, stands_apart
from extract.names.partners.bodies import head_of
from extract.names.partners.phrases import Phrase
from extract.names.partners.roles import is_joint_application, sentence_around
from extract.names.partners.tokens import Token
from extract.names.partners.words import (
    ARTICLES,
    CLOSERS,
    CRAFTS,
    DETERMINERS,
    FIRMS,
    GIVERS,
    INDEFINITE,
    PLAYED,
    POSSESSIVES,
    PREPOSITIONS,
    TERRITORIES,
    is_type,
    is_verb_form,
)
from schemas.record import PartnerRole

RULE = "partner.nomme"
CONFIDENCE = 0.8

_MONEY = re.compile(
    r"""
    \d \s? (?: € | k€ | M€ | euros ) | \b (?: millions? | milliards? | mille ) (?: \ d['’]euros )? \b
    | \b \d{1,3} \s 000 \b
    | \b subvention | \b (?: co-? )? financ | \b prêts? \b | \b emprunt | \b fonds \b | \b crédits \b
    | \b contreparties? \b | \b tour \ de \ table \b | \b mécén
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORK = re.compile(
    r"""
    \b (?: travaux | lots? | chantier | march[ée]s? | plans | maîtrise \ d['’](?: œuvre | ouvrage ) | devis
      | étude | diagnostic | livr\w+ | pos[ée]\w* | install\w+ | conç\w+ | fabriqu\w+ | fourni\w* | équip\w+
      | constru\w+ | achet\w+ | acquis\w* | commande | abonnement | prestation | outil | logiciel | machine
      | maintenance | contrat
      | rénov\w+ | dessin\w+ ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


_AUXILIARIES = frozenset("a ont est sont avait avaient etait etaient sera seront aura auront".split())
_WHERE = frozenset("a au aux en dans des depuis pres ailleurs ici la-bas jadis hier autrefois".split())
_HOUSING = frozenset(("hospitalier", "immobilier", "scolaire", "sportif"))
"""« le groupe scolaire Louise-Thuillier » is a building."""


def role_of_unbound(text: str, tokens: Sequence[Token], phrase: Phrase, series_end: int) -> PartnerRole | None:
    """The relation of a body that no cue binds, or None where it may have none with the beneficiary.

    `series_end` is the token after the series that the body stands in.

    Order: applying together, money given by a body that gives money, work done by a trade; a body in a series that does
    nothing of its own is a partner.
    """
    if phrase.name is None or phrase.owned:
        return None
    first = phrase.first
    head = head_of(tokens, phrase) or tokens[phrase.name[0]].folded
    if not (phrase.whole or is_type(head)) or head in PLAYED or not _is_definite(tokens, first):
        return None
    if phrase.kind is not None and any(token.folded in _HOUSING for token in tokens[slice(*phrase.kind)]):
        return None
    span = (tokens[first].start, tokens[phrase.end - 1].end)
    if stands_apart(text, *span):
        return None
    sentence = sentence_around(text, span)
    around = sentence.replace(text[slice(*span)], " ")
    if head in TERRITORIES:
        return "funder" if _gives(head, around) and not is_placed(text, span[0]) else None
    if is_joint_application(sentence):
        return "co_applicant"
    if _gives(head, around):
        return "funder"
    if phrase.kind is not None and _works(head, around):
        return "supplier"
    return "partner" if head != "fonds" and _is_listed(tokens, first) and not _acts(tokens, series_end) else None


def _gives(head: str, around: str) -> bool:
    return head in GIVERS and _MONEY.search(around) is not None


def _works(head: str, around: str) -> bool:
    return head in CRAFTS or (head in FIRMS and _WORK.search(around) is not None)


def _is_definite(tokens: Sequence[Token], first: int) -> bool:
    """Whether a mark, a preposition or « la », not « une » or « leur », stands before the phrase: this body is meant.

    A noun before it would be the body's own type words (« l'appel à manifestation d'intérêt Fabriques »).
    """
    before = tokens[first - 1] if first else None
    if before is None or before.mark:
        return True
    return before.folded in (DETERMINERS | CLOSERS | PREPOSITIONS | {"et"}) - INDEFINITE - POSSESSIVES


def _is_listed(tokens: Sequence[Token], first: int) -> bool:
    """Whether the phrase stands in a series, behind « et », a comma or a colon: not a subject, nor « de » or « à »."""
    at = first - 1
    while at >= 0 and tokens[at].lower and tokens[at].folded in ARTICLES:
        at -= 1
    if tokens[at].text == "," and _is_fronted(tokens, at):
        return False
    return at > 0 and (tokens[at].text in (",", ":", "(", ";") or tokens[at].folded in ("et", "ou", "puis", "dont"))


def _is_fronted(tokens: Sequence[Token], comma: int) -> bool:
    """« À Dieppe, le Trianon… », « En janvier 2019, le groupe… »: where or when, not the first of a series."""
    start = comma
    while start > 0 and not tokens[start - 1].mark:
        start -= 1
    opens = start == 0 or tokens[start - 1].text in ".!?\n"
    return opens and start < comma and tokens[start].folded in _WHERE


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb follows: what the bodies of a series do may have nothing to do with the beneficiary."""
    if at >= len(tokens) or not tokens[at].lower:
        return False
    return tokens[at].folded in _AUXILIARIES or is_verb_form(tokens[at].text)
