"""What an amount is for: decided by what it is said to be of, the nearest words before, those after, its neighbour."""

import re
from dataclasses import dataclass
from decimal import Decimal

from extract.values.amounts import role_words as words
from extract.values.amounts.role_words import Kind
from extract.values.reading import Passage
from schemas.record import AmountRole, Per

LARGE = Decimal(10_000_000)
"""No beneficiary is given as much: « soutient à hauteur de 100 millions » is the measure's budget."""
SMALL = Decimal(1_000_000)
"""No measure has so little: « une dotation de 5 000 euros » is given to one beneficiary."""
PRICE = Decimal(500)
"""Nobody calls less an investment: « un repas coûte 4,12 euros » is a price."""
_REACH = 260
"""Characters on either side of an amount in which its sentence may say what it is for."""
_REACH_AFTER = 110
_TOUCHING = 3
_NEAR = 24
"""So close behind an amount, a verb of giving outweighs the conjunction before it."""
_GIVEN: frozenset[Kind] = frozenset({"support", "obtained", "state"})
_SAID_AFTER = _GIVEN | {"turnover", "loan", "cofunder", "own", "commitment"}
_Cue = tuple[Kind, int, int]


def _pattern(cues: dict[Kind, str]) -> str:
    return " | ".join(f"(?P<{kind}> {cue} )" for kind, cue in cues.items())


_CUE = re.compile(rf"(?<! \w ) (?: {_pattern(words.CUES)} )", re.VERBOSE | re.IGNORECASE)
_ATTACHED = re.compile(
    rf"""
    [ ]? [(]? [ ]? (?: HT | TTC )? [ ]? (?: (?: de [ ] (?: la [ ] | l[’'] )? | du [ ] | d[’'] | en [ ]
    | par [ ] (?: le [ ] | la [ ] )? | via [ ]
    | de [ ] la [ ] part [ ] (?: de [ ] (?: la [ ] | l[’'] )? | du [ ] | d[’'] )
    | (?: au [ ] titre | dans [ ] le [ ] cadre ) [ ] (?: de [ ] (?: la [ ] | l[’'] )? | du [ ] | d[’'] ) )
    (?: [^\W\d]+ [ ] )? )?
    (?: {_pattern(words.ATTACHED)} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FUNDED_BY = re.compile(
    rf"(?: [ ] [^\W\d]+ ){{0,2}}? [ ] (?: de [ ] | par [ ] | du [ ] | d[’'] )? (?P<funder> {words.FUNDERS} )",
    re.VERBOSE | re.IGNORECASE,
)
_THRESHOLD = re.compile(
    rf"""
    \b (?P<noun> {words.THRESHOLD} ) \b
    (?: (?! limite | plafo | jusqu | hauteur | aide | subvention | soit | \b une? \b ) [^.;:] ){{0,40}}?
    (?: compris[^\W\d]* [ ] entre | supérieure?s? [^.;:,]{{0,20}} [àx] | inférieure?s? [^.;:,]{{0,20}} [àx]
    | (?: d[’'] )? au [ ] (?: moins | minimum )
      | minim[^\W\d]+ (?: [ ] est )? (?: [ ] de )? | \b (?: plus | moins ) [ ] d(?: e | [’'] ) | (?: excéd
      | dépass )[^\W\d]+ (?: [ ] pas )? | à [ ] partir [ ] de
      | au-delà [ ] de | ≥ | > | ≤ | < | \b entre ) [ ]? \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TO_EACH = re.compile(r"[^.;:,0-9]{0,24}? \b (?: chaque | chacune? | chacuns? ) \b", re.VERBOSE)
_LIMITED_SPENDING = re.compile(
    r"\b (?: dépenses? | coûts? | assiette | revenus? | salaires? | loyers? ) [^,.;:]{0,24} plafonn[^.;:]{0,40} \Z",
    re.VERBOSE | re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"""[ \n]? (?: [Ee]n [ ] (?: 19 | 20 ) [0-9]{2} ,? [ ] )? (?: [IiEe]l(?:le)?s? | [Cc]elu?i?-ci | [Cc]elles?-ci
      | [Cc]e [ ] montant | [Cc]ette [ ] somme ) \b""",
    re.VERBOSE,
)
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
_EACH = re.compile(
    r"""\b (?: chaque | chacune? | par (?= [ ] (?: projet | entreprise | structure
    | lauréat ) ) ) \b""",
    re.VERBOSE | re.IGNORECASE,
)
_BOUGHT = re.compile(
    r"""
    \b (?: une | deux | trois | quatre | cinq | six | [0-9]{1,2} | [uU]n )
    (?! [ ] (?: montant | somme | gain | total | chiffre | valeur | écart | commande | bénéfice | résultat | excédent
      | déficit | hausse | baisse | contrat | vente | économie | perte | dette | don | loyer ) )
    (?: [ ] [^\W\d_]{2,} ){1,4} [ ] (?: à | de | \( ) [ ]? \Z
    """,
    re.VERBOSE,
)
_JOINED = re.compile(
    r"""[^.;:!?\n]{0,45}? (?: \b et \b | \b puis \b | \b à \b | , | \b ou \b | \b contre \b
    | \b soit \b ) [^.;:!?\n]{0,30}""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Role:
    """A role and the half-open span of the words that decided it; None where the section alone did."""

    role: AmountRole
    cue: tuple[int, int] | None
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class Sum:
    """What the choice of a role looks at: span, first number, end of its terms, size, per what, floor or ceiling, and
    the words of its bound.
    """

    start: int
    number: int
    end: int
    size: Decimal
    per: Per | None
    floor: bool
    ceiling: bool
    bound: tuple[int, int] | None = None


def read_role(
    passage: Passage, amount: Sum, previous: Sum | None, inherited: Role | None, following: int | None
) -> Role:
    """Decide one amount's role. Order: the words attached behind it, the nearest words before it in its sentence and
    after the `previous` amount, the words after it and before the `following` one, the previous amount's role where a
    conjunction joins the two, the section.
    """
    start, end = passage.sentence(amount.number, reach=_REACH)
    after_previous = previous is not None and previous.end > start
    left = previous.end if previous is not None and after_previous else start
    right = min(end, amount.end + _REACH_AFTER, following if following is not None else end)
    before = _before(passage, amount, left)
    cue = _attached(passage, amount, end) or _touching(passage, amount, before, right) or before
    after = None if cue else _after(passage, amount, right)
    if after and after[1] - amount.end <= _NEAR and after[0] in _GIVEN:
        return _decide(passage, amount, *after)
    if cue:
        return _decide(passage, amount, *cue)
    if inherited is not None and _goes_on(passage, previous, amount, start):
        return inherited
    if after_previous and inherited is not None and (not after or _JOINED.fullmatch(passage.text, left, amount.start)):
        return inherited
    return _decide(passage, amount, *after) if after else _by_section(passage, amount)


def _touching(passage: Passage, amount: Sum, before: _Cue | None, right: int) -> _Cue | None:
    """« dont 65 000 euros pris en charge par l'État »: a verb of giving that touches the amount outweighs what is before,
    but not what touches it too (« un investissement de 2 M€ soutenu par l'État »).
    """
    if before and before[0] != "part" and 0 <= amount.start - before[2] <= 2 * _TOUCHING:
        return None
    match = _CUE.match(passage.text, amount.end + 1, right) if right > amount.end + 1 else None
    return _kind(match) if match is not None and _kind(match)[0] in _GIVEN else None


def _goes_on(passage: Passage, previous: Sum | None, amount: Sum, start: int) -> bool:
    """« Le budget est de 54 millions. Il passera à 60 millions »: a pronoun carries the role into the next sentence."""
    if previous is None or previous.end > start or passage.sentence(previous.end)[1] < start - 1:
        return False
    return _PRONOUN.match(passage.text, start, amount.start) is not None


def _attached(passage: Passage, amount: Sum, end: int) -> _Cue | None:
    match = _ATTACHED.match(passage.text, amount.end, end)
    if match is None or match.lastgroup is None:
        return None
    kind = next(kind for kind in words.ATTACHED if match[kind])
    if kind == "investment" and amount.ceiling and passage.section in words.MEASURE_SECTIONS:
        return None  # « prend en charge jusqu'à 14 000 euros de frais »
    return kind, match.start(kind), match.end(kind)


def _before(passage: Passage, amount: Sum, left: int) -> _Cue | None:
    """The nearest cue before an amount, left out what it is a share of (« 40 % de la dépense, soit 158 600 euros »)."""
    in_measure = passage.section in words.MEASURE_SECTIONS
    if _OF_WHICH.search(passage.text, left, amount.start):
        return None
    if in_measure and (condition := _THRESHOLD.search(passage.text, max(left, amount.number - 90), amount.number)):
        return "threshold", condition.start("noun"), condition.end("noun")
    found = [
        _kind(match)
        for match in _CUE.finditer(passage.text, left, amount.number)
        if not (in_measure and match["equipment"]) and not _is_shared(passage, amount, left, match)
    ]
    if not found:
        return None
    nearest = found[-1]
    if nearest[0] == "support" and len(found) > 1 and _is_weak(passage, *found[-2:]):
        return found[-2]
    if nearest[0] in ("support", "obtained") and (given := _FUNDED_BY.match(passage.text, nearest[2], amount.number)):
        return "cofunder", given.start("funder"), given.end("funder")
    if nearest[0] == "part" and passage.text[nearest[2] : amount.start].strip():
        return _before_part(found)
    if in_measure and nearest[0] in (
        "investment",
        "project",
        "turnover",
        "price",
        "budget",
    ):
        return _condition(passage, amount, found)
    return nearest


def _is_weak(passage: Passage, earlier: _Cue, nearest: _Cue) -> bool:
    """« La Région complète à hauteur de »: the words say how much, the verb before them says who gives."""
    weak = passage.text[nearest[1] : nearest[2]].lower().startswith("à hauteur")
    return weak and nearest[1] - earlier[2] <= _NEAR and earlier[0] in ("cofunder", "own", "loan")


def _is_shared(passage: Passage, amount: Sum, left: int, match: re.Match[str]) -> bool:
    """True for what an amount is a part of: « 40 % de la dépense, soit 158 600 euros »."""
    return amount.start - match.end() > _TOUCHING and _SHARE_OF.search(passage.text, left, match.start()) is not None


def _before_part(found: list[_Cue]) -> _Cue | None:
    return found[-2] if len(found) > 1 else found[-1]


def _condition(passage: Passage, amount: Sum, found: list[_Cue]) -> _Cue:
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


def _after(passage: Passage, amount: Sum, right: int) -> _Cue | None:
    match = _CUE.search(passage.text, amount.end, right) if right > amount.end else None
    if match is None or match["part"]:
        return None
    kind, start, end = _kind(match)
    near = start - amount.end <= _NEAR and kind not in ("project", "equipment")
    return (kind, start, end) if kind in _SAID_AFTER or near else None


def _kind(match: re.Match[str]) -> _Cue:
    kind = next(kind for kind in words.CUES if match[kind])
    return kind, match.start(), match.end()


def _decide(passage: Passage, amount: Sum, kind: Kind, start: int, end: int) -> Role:
    in_measure = passage.section in words.MEASURE_SECTIONS
    role = (words.IN_MEASURE if in_measure else words.IN_STORY)[kind]
    if in_measure and kind in ("investment", "project") and amount.size >= LARGE and not amount.floor:
        role = "envelope"
    if in_measure and role in ("award", "envelope"):
        role = _by_size(passage, amount, role)
    if not in_measure and kind == "envelope" and amount.size >= LARGE:
        role = "envelope"
    if role == "investment" and (amount.size < PRICE or (kind == "commitment" and amount.per is not None)):
        role = "other"
    return Role(role, (start, end), kind)


def _by_size(passage: Passage, amount: Sum, role: AmountRole) -> AmountRole:
    sentence, end = passage.sentence(amount.number)
    if amount.size < LARGE and _TO_EACH.match(passage.text, amount.end, end):
        return "award"
    if amount.per not in (None, "year", "month") or (
        amount.size < LARGE and _EACH.search(passage.text, sentence, amount.number)
    ):
        return "award"
    if role == "award" and amount.size >= LARGE and not amount.ceiling:
        return "envelope"
    return "award" if role == "envelope" and amount.size < SMALL / 4 else role


def _by_section(passage: Passage, amount: Sum) -> Role:
    """Without any word to go by: in the measure, a large sum is its budget and a small one what it gives."""
    if passage.section not in words.MEASURE_SECTIONS:
        bought = (
            amount.per in (None, "unit")
            and amount.size >= PRICE * 2
            and _BOUGHT.search(passage.text, max(0, amount.start - 60), amount.start)
        )
        return Role("investment" if bought else "other", None, None)
    bounded = amount.floor or amount.ceiling or amount.per not in (None, "year")
    return Role("envelope" if amount.size >= (LARGE if bounded else SMALL) else "award", None, None)
