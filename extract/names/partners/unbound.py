"""Bodies that the story names and no cue binds: what they are, and the money or the work beside them, say how.

In a page about one beneficiary, whoever is named with type words nearly always has to do with it; what stands apart
(former employers, rivals, schools once attended, the press, what is only a place) is told by the words around it.
"""

import re
from collections.abc import Sequence

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

_WORDS = r"(?: \ [\w'’-]{1,20} ){0,3}"
_APART = re.compile(
    rf"""
    (?: \b (?: chez | ex- | anciens? | anciennes? | comme | tels? \ que | contrairement \ à | face \ à | loin \ de
          | voisine? \ (?: de | avec ) | près \ de | passée?s? \ par | selon | d['’]après | derrière | devant
          | vers | depuis )
      | \b (?: diplômé | issu | sorti | parti | venu | arrivé | originaire | formé ) e?s? \ (?: de | à | au | du )
      | \b (?: études? | cours | stages? | carrière ) {_WORDS} \ (?: à | au | chez )
      | \b (?: travaill | emplo | embauch | débaut | début | appris | étudi ) [^\W\d_]* {_WORDS}
        \ (?: à | au | pour | par )
      | \b (?: salarié | cadre | ingénieur | directeur | directrice | employé | ouvrier | chercheur
        | professeur | bénévole ) e?s? \ (?: de | à | au | du )
      | \b (?: rachet | repri | vend | céd | appart | refus | quitt ) [^\W\d_]* {_WORDS}
        (?: \ (?: à | au | par | de | du ) )?
      | \b (?: concurren | rival ) [^\W\d_]* (?: \ (?: de | du ) )?
      | \b (?: récompens | distingu | prim | class | cit | repér | élu | nomm | décern | certifi | labellis )
        [^\W\d_]* {_WORDS} \ par
      | \b (?: prix | trophée | médaille | palmarès | lecteurs | habitants | familles | offre | projet ) \ (?: de | du )
      | \b une? \ [A-ZÀ-Ý] [\w-]+ \ (?: de | du ) )
    (?: (?: \ [\w'’-]{{1,20}} ){{1,6}} \ et )?
    (?: \ (?: la | le | les | du | des | de \ la | une? | son | sa | l['’] | d['’] )? )? \s? \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Right before a body that is none of the beneficiary's: « dix ans à la société X », « face au groupe Y »."""
_APART_AFTER = re.compile(
    r"""
    ,? \ (?: (?: est | était | reste ) \ )? (?: son | sa | leur | notre | une? | la | le )? \ ?
      (?: principale? \ | grande? \ )? (?: concurrent | rival )
  | , \ qui \ (?: en \ )? (?: détient | possède )
  | , \ (?: liquidé | disparu | fermé | rachet )
  | ,? (?: \ qui )? \ (?: a | ont | avait | avaient | vient \ de | viennent \ de )
      \ (?: ferm | fait \ faillite | échou | refus | renonc | licenci | quitt | publi | révél | consacr | class | estim
        | calcul | raconté | titré | écrit | jug | délocalis | supprim | dépos | lâch | abandonn | démissionn | copi
        | dit \ non | déclin | certifi )
  | ,? (?: \ qui )? \ (?: l['’] )? (?: estim | calcul | écri | titr | prévoi | ferm | licenci | juge
      | menac | concurrenc | domin | class | certifi )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PLACED = re.compile(
    r"""
    (?: \b (?: dans | sur | en | hors | à \ travers | autour \ d[eu] | au \ (?: nord | sud | centre | cœur | profit
          | service ) \ d[eu] ) \ ? (?: la \ | le \ | l['’] )?
      | \b (?: habitants | élus | agents | territoire | communes | écoles | maire | mairie )
          \ (?: de \ la \ | du \ | de \ l['’] | de \ | d['’] ) ) \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
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
      | constru\w+
      | achet\w+ | acquis\w* | commande | abonnement | prestation | outil | logiciel | machine | maintenance | contrat
      | rénov\w+ | dessin\w+ ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


_US = re.compile(r"\b(?:nous|notre|nos|lui|leur)\b", re.IGNORECASE)
_AUXILIARIES = frozenset("a ont est sont avait avaient etait etaient sera seront aura auront".split())
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
    first = _first(tokens, phrase)
    head = head_of(tokens, phrase) or tokens[phrase.name[0]].folded
    if not (phrase.whole or is_type(head)) or head in PLAYED or not _is_definite(tokens, first):
        return None
    if phrase.kind is not None and any(token.folded in _HOUSING for token in tokens[slice(*phrase.kind)]):
        return None
    span = (tokens[first].start, tokens[phrase.end - 1].end)
    if _APART.search(text, max(0, span[0] - 60), span[0]) or _APART_AFTER.match(text, span[1]):
        return None
    sentence = sentence_around(text, span)
    around = sentence.replace(text[slice(*span)], " ")
    gives = head in GIVERS and _MONEY.search(around) is not None
    if head in TERRITORIES:
        return "funder" if gives and not _PLACED.search(text, max(0, span[0] - 40), span[0]) else None
    if is_joint_application(sentence):
        return "co_applicant"
    if gives:
        return "funder"
    works = head in CRAFTS or (head in FIRMS and _WORK.search(around) is not None)
    if works and phrase.kind is not None:
        return "supplier"
    return "partner" if head != "fonds" and _is_listed(tokens, first) and not _acts(tokens, series_end) else None


def _first(tokens: Sequence[Token], phrase: Phrase) -> int:
    """The first token of the phrase, its type words included and its determiner left out."""
    return min(interval[0] for interval in (phrase.name, phrase.kind) if interval is not None)


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
    return at > 0 and (tokens[at].text in (",", ":", "(", ";") or tokens[at].folded in ("et", "ou", "puis", "dont"))


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb follows: what the bodies of a series do may have nothing to do with the beneficiary."""
    if at >= len(tokens) or not tokens[at].lower:
        return False
    return tokens[at].folded in _AUXILIARIES or is_verb_form(tokens[at].text)
