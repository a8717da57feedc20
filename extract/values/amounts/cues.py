"""The words that say what an amount is for: those attached to it, the nearest before, those after; used by `roles`."""

import re
from dataclasses import dataclass
from decimal import Decimal

from extract.values.amounts import role_words as words
from extract.values.amounts.cue_places import Cue, cue_at, cues_between
from extract.values.amounts.parties import FUNDERS
from extract.values.amounts.role_words import Kind
from extract.values.reading import Passage
from schemas.record import Per

_TOUCHING = 3
NEAR = 24
"""So close behind an amount, a verb of giving outweighs the conjunction before it."""
GIVEN: frozenset[Kind] = frozenset({"support", "obtained", "state"})
_CLOSE = 80
"""Characters before an amount that are searched first."""
_OPENINGS = (" ", "(", ":", "–", ",")
"""« la Région ( » says what the next amount is, not the one before it."""
_CONDITIONS: frozenset[Kind] = frozenset({"investment", "project", "turnover", "price", "budget"})
_SAID_AFTER = GIVEN | {"turnover", "loan", "cofunder", "own", "commitment"}


def _pattern(cues: dict[Kind, str]) -> str:
    return " | ".join(f"(?P<{kind}> {cue} )" for kind, cue in cues.items())


_ATTACHED = re.compile(
    rf"""
    [ ]? [(]? [ ]? (?: HT | TTC )? [ ]? (?: (?: de [ ] (?: la [ ] | l[’'] | (?= ses | leurs | nos ) )? | du [ ]
      | d[’'] | en [ ]
    | par [ ] (?: le [ ] | la [ ] )? | via [ ]
    | de [ ] la [ ] part [ ] (?: de [ ] (?: la [ ] | l[’'] )? | du [ ] | d[’'] )
    | (?: au [ ] titre | dans [ ] le [ ] cadre ) [ ] (?: de [ ] (?: la [ ] | l[’'] )? | du [ ] | d[’'] ) )
    (?: [^\W\d]+ [ ] )? )?
    (?: {_pattern(words.ATTACHED)} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PAYER_BEHIND = re.compile(
    rf"""
    [ ]? (?: , [ ] (?: du [ ] | de [ ] (?: la [ ] | l[’'] )? | d[’'] | des [ ] )
      | (?: (?: [ ] (?: a | ont | avait | avaient | est | sont | seront | sera ) (?: [ ] été )? | ,? )
        [ ] (?: vot | vers | apport | accord | consent | donn | financ | pri[st] | pay | collect
      | lev )[^\W\d]* )?
        ,? [ ] par [ ] (?: la [ ] | le [ ] | les [ ] | l[’'] )? )
    (?: (?P<cofunder> {FUNDERS} | (?-i: [A-ZÀ-Ý][\w’'-]+ [ ] (?: Agglomération | Métropole | Habitat
      | Communauté ) ) | fondation
        | mutuelle | syndicat | conseil | collecteur | assurance ) | (?P<own> legs | dons? | mécènes?
        | souscription ) ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""« pour 75 000 euros, du Conseil départemental », « 60 000 euros consentis par la commune »: the payer is behind."""
_UNDER = re.compile(
    r"""
    ,? [ ] (?: (?: (?: tir | vers | octroy | accord )ée?s? | (?: iss | ven | obten | reç )ue?s? | provenant ) [ ]
      (?: du | de [ ] la | de [ ] l[’'] | au [ ] titre [ ] d(?: u | e [ ] la | e [ ] l[’'] ) )
      | au [ ] titre [ ] d(?: u | e [ ] la | e [ ] l[’'] ) ) [ ]?
    (?P<state> (?-i: (?! Région | Département | Conseil | Fondation | Banque | Caisse | Ville | Métropole ) [A-ZÀ-Ý] )
      [^\W\d]+ | mesure | dispositif | plan | programme | appel ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""« 185 000 euros, au titre de la Modernisation des entreprises », « tirés du Fonds inclusion »: the measure's own."""
_GIVEN_BY = re.compile(
    r"""
    ,? [ ] qu (?: e [ ] | [’'] ) (?: (?: nous | lui | leur ) [ ] | m[’'] )? (?: (?: a | ont ) [ ] )?
    (?P<cofunder> (?: vers | accord | apport | octroi | donn | prêt | consent )[^\W\d]+ ) [ ]
    (?! l[’']État | France [ ] Relance | le [ ] (?: plan | fonds | dispositif ) | la [ ] (?: mesure | préfecture ) )
    (?: la | le | les | l[’'] | un | une | notre | (?-i: [A-ZÀ-Ý] ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""« une prime de 140 000 € que verse le fournisseur d'énergie »: the giver is behind, whoever it is."""
_FUNDED_BY = re.compile(
    rf"(?: [ ] [^\W\d]+ ){{0,2}}? [ ] (?: de [ ] | par [ ] | du [ ] | d[’'] )? (?P<funder> {FUNDERS} )",
    re.VERBOSE | re.IGNORECASE,
)
_THRESHOLD = re.compile(
    rf"""
    (?<! \bpar[ ] ) \b (?P<noun> {words.THRESHOLD} ) \b
    (?: (?! limite | plafo | jusqu | hauteur | aide | subvention | financement | soutien | prime | bonus
      | dotation | appui | forfait | soit | \b (?<! d[’'] ) une? \b ) [^.;:] ){{0,40}}?
    (?: compris[^\W\d]* [ ] entre | supérieure?s? [^.;:,]{{0,20}} [àx] | inférieure?s? [^.;:,]{{0,20}} [àx]
    | (?: d[’'] )? au [ ] (?: moins | minimum )
      | minim[^\W\d]+ (?: [ ] est )? (?: [ ] de )? | \b (?: plus | moins ) [ ] d(?: e | [’'] ) | (?: excéd
      | dépass )[^\W\d]+ (?: [ ] pas )? | à [ ] partir [ ] de
      | (?: au-delà | au-dessus | en [ ] dessous | au-dessous ) [ ] de | ≥ | > | ≤ | < | \b entre ) [ ]? \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b (?: ne [ ] (?: sont | seront ) [ ] pas | n[’']est [ ] pas | inéligibles? | exclue?s? | écartée?s? ) \b",
    re.VERBOSE | re.IGNORECASE,
)
_LIMITED_SPENDING = re.compile(
    r"\b (?: dépenses? | coûts? | assiette | revenus? | salaires? | loyers? ) [^,.;:]{0,24} plafonn[^.;:]{0,40} \Z",
    re.VERBOSE | re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"""
    ,? [ ] (?: (?: lui | leur | nous | me ) [ ] )? (?: a | ont | avait | aura | sera | seront
      | (?: est | sont ) (?= [ ] (?: re )? ven ) ) [ ] (?: été [ ] )?
    """,
    re.VERBOSE,
)
_BY_A = re.compile(r"\b (?: par | avec ) [ ] une? [ ] \Z", re.VERBOSE)
_DONT = re.compile(r"\b dont [ ] (?: [^\W\d]+ [ ] )?? \Z", re.VERBOSE)
_OF_WHICH = re.compile(
    r"""(?: % | pour [ ] cent | moitié | tiers | quarts? ) [ ] (?: de [ ] (?: ces [ ] | ses [ ] | leurs [ ] )?
      | des [ ] | d[’'] ) \Z""",
    re.VERBOSE,
)
_SHARE_OF = re.compile(
    r"""(?: % | pour [ ] cent | moitié | tiers | quarts? ) [ ] (?: de [ ] (?: la [ ] | l[’'] | leurs? [ ]
    | ces [ ] )? | du [ ] | des [ ] | d[’'] )"""
    r"(?: montant [ ] | coût [ ] | total [ ] | (?: de [ ] (?: la [ ] | l[’'] )? | du [ ] | des [ ] ) ){0,3} \Z",
    re.VERBOSE,
)
_ASKED = re.compile(
    r"""
    \b (?: (?P<investment> coût | note | factures? | addition | devis | budget | prix | dépense | montant )
      | (?P<support> aide | subvention ) ) \b [^.!?;:\n]{0,40} \? [ ]? \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""« La note ? 187 000 euros. »: the question says what its answer is."""
_OUT_OF = re.compile(r"(?: \A | [.!?\n] [ ]? ) (?P<investment> Sur ) [ ] (?: les [ ] | ces [ ] )? \Z", re.VERBOSE)
_PAYS = re.compile(
    r"""
    [^.,;:!?\n]{0,24} , [ ] [^.,;:!?\n0-9]{2,60} [ ] (?: en [ ] )?
    (?: (?: a | ont ) [ ] (?: ét[ée] [ ] )? )? (?: prend | prennent | pri[st]? | pa[iy] | apport | financ | couvr
      | couvert | vers | accord | donn | rembours | assum )[^\W\d]* \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""« Sur 1,46 million d'euros, France Relance prend 612 000 »: what somebody pays a part of is the cost."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What the choice of a role looks at: span, first number, end of its currency and of its terms, size, per what,
    floor or ceiling, and the words of its bound.
    """

    start: int
    number: int
    unit_end: int
    end: int
    size: Decimal
    per: Per | None
    floor: bool
    ceiling: bool
    bound: tuple[int, int] | None = None


def touching(passage: Passage, amount: Sum, before: Cue | None, right: int) -> Cue | None:
    """« dont 65 000 euros pris en charge par l'État »: a verb of giving that touches the amount outweighs what is
    before, but not what touches it too (« un investissement de 2 M€ soutenu par l'État »).
    """
    beside = passage.text[before[2] : amount.start] if before and before[2] <= amount.start else None
    apposed = passage.text[amount.end : amount.end + 1] == ","  # « La dépense, 648 000 euros HT, a été couverte »
    close = beside is not None and len(beside) <= 2 * _TOUCHING and ("," not in beside or apposed)
    if before and before[0] != "part" and close:
        return None
    if before and before[0] == "part" and passage.section in words.MEASURE_SECTIONS:
        return None
    passive = _PASSIVE.match(passage.text, amount.end, right)
    begin = passive.end() if passive is not None else amount.end + 1
    cue = cue_at(passage.text, begin, right) if right > begin else None
    return cue if cue is not None and cue[0] in GIVEN else None


def attached(passage: Passage, amount: Sum, end: int) -> Cue | None:
    match = _ATTACHED.match(passage.text, amount.end, end)
    if match is None and amount.unit_end != amount.end:
        match = _ATTACHED.match(passage.text, amount.unit_end, end)
    if match is None or match.lastgroup is None:
        return _under_measure(passage, amount, end) or _payer_behind(passage, amount, end)
    kind = next(kind for kind in words.ATTACHED if match[kind])
    if kind == "investment" and amount.ceiling and passage.section in words.MEASURE_SECTIONS:
        # « jusqu'à 14 000 euros de frais »; « sous 10 000 euros de dépenses, les projets ne sont pas retenus »
        refused = _REFUSED.search(passage.text, match.end(), end)
        return ("threshold", match.start(kind), match.end(kind)) if refused else None
    if kind in ("state", "envelope") and passage.section in words.MEASURE_SECTIONS:
        part = _DONT.search(passage.text, max(0, amount.start - _CLOSE), amount.start)
        return ("part", part.start(), part.start() + 4) if part else (kind, match.start(kind), match.end(kind))
    return kind, match.start(kind), match.end(kind)


def _under_measure(passage: Passage, amount: Sum, end: int) -> Cue | None:
    match = None if passage.section in words.MEASURE_SECTIONS else _UNDER.match(passage.text, amount.end, end)
    return ("state", *match.span("state")) if match else None


def _payer_behind(passage: Passage, amount: Sum, end: int) -> Cue | None:
    if passage.section in words.MEASURE_SECTIONS:
        return None
    match = _GIVEN_BY.match(passage.text, amount.end, end) or _PAYER_BEHIND.match(passage.text, amount.unit_end, end)
    kind: Kind = "cofunder" if match and match["cofunder"] else "own"
    return (kind, *match.span(kind)) if match else None


def framed(passage: Passage, amount: Sum, start: int) -> Cue | None:
    """What the frame of a sentence says of the sum that opens it: a question before it, or who pays a part of it."""
    asked = _ASKED.search(passage.text, max(0, start - _CLOSE), start) if amount.start - start <= _TOUCHING else None
    out_of = _OUT_OF.search(passage.text, max(0, amount.start - 12), amount.start)
    match = out_of if out_of and _PAYS.match(passage.text, amount.end) else asked
    kind: Kind = "support" if match is asked and asked and asked["support"] else "investment"
    return (kind, *match.span(kind)) if match else None


def nearest_before(passage: Passage, amount: Sum, left: int) -> Cue | None:
    """The nearest cue before an amount, left out what it is a share of (« 40 % de la dépense, soit 158 600 euros »)."""
    in_measure = passage.section in words.MEASURE_SECTIONS
    if _OF_WHICH.search(passage.text, left, amount.start):
        return None
    condition = _THRESHOLD.search(passage.text, max(left, amount.number - 90), amount.number) if in_measure else None
    if condition and not _is_share(passage, left, *condition.span("noun"), amount.number):
        return "threshold", condition.start("noun"), condition.end("noun")
    close = max(left, amount.number - _CLOSE)
    found = _cues(passage, amount, close)
    if close > left and all(_opens_clause(passage, amount, cue) for cue in found):
        found = _cues(passage, amount, left)
    return _weighed(passage, amount, found) if found else None


def _opens_clause(passage: Passage, amount: Sum, cue: Cue) -> bool:
    """« L'aide, dont le montant est arrêté par l'agence, est de »: no part of anything."""
    return cue[0] == "part" and bool(passage.text[cue[2] : amount.start].strip())


def _cues(passage: Passage, amount: Sum, left: int) -> list[Cue]:
    in_measure = passage.section in words.MEASURE_SECTIONS
    return [
        cue
        for cue in cues_between(passage.text, left, amount.number)
        if not (in_measure and cue[0] == "equipment") and not _is_shared(passage, amount, left, cue)
    ]


def _weighed(passage: Passage, amount: Sum, found: list[Cue]) -> Cue | None:
    """The nearest of some cues, unless the words around it say that another counts."""
    in_measure = passage.section in words.MEASURE_SECTIONS
    nearest = found[-1]
    if len(found) > 1 and passage.text[nearest[1] : nearest[2]].startswith(("estim", "évalu")):
        return found[-2]
    giver = _giver(passage, found)
    if giver is not None:
        return giver
    if nearest[0] == "support" and len(found) > 1 and _is_weak(passage, *found[-2:]):
        return found[-2]
    if nearest[0] in ("support", "obtained") and (given := _FUNDED_BY.match(passage.text, nearest[2], amount.number)):
        return "cofunder", given.start("funder"), given.end("funder")
    if _opens_clause(passage, amount, nearest):
        return _before_part(found)
    if in_measure and nearest[0] in _CONDITIONS:
        return _condition(passage, amount, found)
    return nearest


def _giver(passage: Passage, found: list[Cue]) -> Cue | None:
    """« Le Département a complété le financement par une dotation »: the verb says who gives, the noun what."""
    noun = found[-1]
    if noun[0] not in ("support", "envelope") or not _BY_A.search(passage.text, max(0, noun[1] - 12), noun[1]):
        return None
    near = [cue for cue in found[-3:-1] if cue[0] == "cofunder" and noun[1] - cue[2] <= _CLOSE // 2]
    return near[-1] if near else None


def _is_weak(passage: Passage, earlier: Cue, nearest: Cue) -> bool:
    """« La Région complète à hauteur de »: the words say how much, the verb before them says who gives."""
    weak = passage.text[nearest[1] : nearest[2]].lower().startswith("à hauteur")
    return weak and nearest[1] - earlier[2] <= NEAR and earlier[0] in ("cofunder", "own", "loan", "others")


def _is_shared(passage: Passage, amount: Sum, left: int, cue: Cue) -> bool:
    """True for what an amount is a part of: « 40 % de la dépense, soit 158 600 euros »."""
    _, start, end = cue
    return amount.start - end > _TOUCHING and _SHARE_OF.search(passage.text, left, start) is not None


def _is_share(passage: Passage, left: int, start: int, end: int, number: int) -> bool:
    """« l'aide, de 30 % de l'assiette, n'ira pas au-delà de 800 000 euros »: the bound is not the base's."""
    return "," in passage.text[end:number] and _SHARE_OF.search(passage.text, left, start) is not None


def _before_part(found: list[Cue]) -> Cue | None:
    return found[-2] if len(found) > 1 else found[-1]


def _condition(passage: Passage, amount: Sum, found: list[Cue]) -> Cue:
    """In the measure, « les projets de plus de 20 000 euros » is a condition, « l'achat, dans la limite de 20 000
    euros » is what it gives.
    """
    nearest = found[-1]
    if nearest[0] == "budget" and not amount.floor:
        return nearest
    given = [cue for cue in found if cue[0] in ("support", "obtained", "envelope", "budget", "state")]
    if not given and amount.ceiling and amount.bound is not None and nearest[0] in ("investment", "project"):
        limited = _LIMITED_SPENDING.search(passage.text, max(0, amount.number - 90), amount.number)
        return nearest if limited else ("support", *_trimmed(passage, amount.bound))
    return given[-1] if given else nearest


def _trimmed(passage: Passage, span: tuple[int, int]) -> tuple[int, int]:
    return span[0], span[0] + len(passage.text[slice(*span)].rstrip())


def first_after(passage: Passage, amount: Sum, right: int) -> Cue | None:
    cue = next(cues_between(passage.text, amount.end, right), None)
    if cue is None or cue[0] == "part" or passage.text[cue[1] : cue[2]].endswith(_OPENINGS):
        return None
    kind, start, end = cue
    near = start - amount.end <= NEAR and kind not in ("project", "equipment")
    return (kind, start, end) if kind in _SAID_AFTER or near else None
