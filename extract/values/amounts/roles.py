"""What an amount is for: decided by what it is said to be of, the nearest words before, those after, its neighbour."""

import re
from dataclasses import dataclass
from decimal import Decimal

from extract.values.amounts import role_words as words
from extract.values.amounts.cues import GIVEN, NEAR, Sum, attached, first_after, framed, nearest_before, touching
from extract.values.amounts.role_words import Kind
from extract.values.reading import Passage
from schemas.record import AmountRole

LARGE = Decimal(10_000_000)
"""No beneficiary is given as much: « soutient à hauteur de 100 millions » is the measure's budget."""
SMALL = Decimal(1_000_000)
"""No measure has so little: « une dotation de 5 000 euros » is given to one beneficiary."""
PRICE_TAG = Decimal(10_000)
"""What is cheaper is sold at its price, not invested in: « Son prix, 1 650 euros, reste stable »."""
PRICE = Decimal(500)
"""Nobody calls less an investment: « un repas coûte 4,12 euros » is a price."""
COIN = Decimal(50)
"""Nobody is granted less: « crêpes à 1,50 euro » are sold."""
_RECURRING = ("month", "week", "day", "hour")
"""What is paid for again and again is no investment."""
_REACH = 260
"""Characters on either side of an amount in which its sentence may say what it is for."""
_REACH_AFTER = 110
_PRONOUN = re.compile(
    r"""[ \n]? (?: [Ee]n [ ] (?: 19 | 20 ) [0-9]{2} ,? [ ] )? (?: [IiEe]l(?:le)?s? | [Cc]elu?i?-ci | [Cc]elles?-ci
      | [Cc]e [ ] montant | [Cc]ette [ ] somme ) \b""",
    re.VERBOSE,
)
_TO_EACH = re.compile(r"[^.;:,0-9]{0,24}? \b (?: chaque | chacune? | chacuns? ) \b", re.VERBOSE)
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
_INVESTED = re.compile(
    r"(?: ré )? investi | consacr | engag | programme | budget | amén | travaux | achat | achet",
    re.VERBOSE | re.IGNORECASE,
)
_COST_OF = re.compile(r"coûts? | dépens", re.VERBOSE | re.IGNORECASE)
_TRAINED = re.compile(
    r"""
    \b (?: form(?: ation | ée?s ) s? | sensibilisations? | stages? ) \b
    (?! [^.;]* \b (?: projet | programme | travaux ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AT = re.compile(r"(?: \b à | [(:,] ) [ ]? \Z", re.VERBOSE)
_EACH_ONE = re.compile(r"[ ] (?: l[’'] | l[ae] [ ] ) [^\W\d]+ \Z", re.VERBOSE)
_PAID = re.compile(r"pay", re.IGNORECASE)
_PRICE = re.compile(r"prix [ ]? [,:(]", re.VERBOSE | re.IGNORECASE)
_BY_CHEQUE = re.compile(
    r"[ ] (?: par [ ] (?: chèque | virement | carte | correspondance ) | en [ ] (?: liquide | espèces ) ) \b",
    re.VERBOSE,
)
_NEXT_PART = re.compile(
    r"""
    [ ] (?: de [ ] | d[’'] | pour [ ] | en [ ] | au [ ] titre [ ] d[^\W\d]* [ ]? ) [^.;:!?\n0-9]{2,50}?
    (?: , | [ ] et ) [ ]
    """,
    re.VERBOSE,
)
_SHARE = re.compile(r"% | pour [ ] cent | moitié | tiers", re.VERBOSE | re.IGNORECASE)
"""« L'État prend à sa charge 40 % de la facture, dans la limite de 2 millions d'euros »."""
_VARIES = re.compile(
    r"\b (?: échelonn | vari | oscill | compris | va )[^\W\d]* [ ] (?: de | entre )? [ ]? \Z", re.VERBOSE
)
_TO_ANY = re.compile(
    r"""
    \b (?: donne | ouvre )(?: nt )? [ ] droit \b
  | \b peu(?: ven )?t [ ] (?: monter | grimper | aller | atteindre | s[’']élever
      | être [ ] (?: porté | majoré | doublé ) )
  | \b (?: montant | aide | prime | subvention | soutien ) s? [ ] moyen(?: ne )? s? \b
  | \b en [ ] moyenne , [ ]
  | \b selon [ ] (?: l[ae] [ ] | les [ ] | l[’'] )? (?: taille | type | dossiers? | projets? | cas | nature | revenus?
      | nombre | importance | zone ) \b
  | \b (?: chaque | toute? ) [ ] (?: entreprise | exploitation | structure | commune | lauréate? | bénéficiaire
      | embauche | emploi | contrat | dossier | projet | logement | ménage ) [ ] (?: [^\W\d]+ [ ] )?
      (?: reçoit | touche | perçoit | peut | obtient | bénéficie | a [ ] droit ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What the measure gives to whoever asks, said in the beneficiary's story: no sum that it got."""
_AIDED: tuple[Kind, ...] = ("obtained", "paid", "state", "support")
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
    if inherited is not None and inherited.kind == "part" and after_previous and _is_next_part(passage, left, amount):
        return inherited
    before = nearest_before(passage, amount, left)
    framing = framed(passage, amount, start) if passage.section not in words.MEASURE_SECTIONS else None
    if framing is not None:
        return _decide(passage, amount, *framing)
    cue = attached(passage, amount, end) or touching(passage, amount, before, right) or before
    after = None if cue else first_after(passage, amount, right)
    if after and after[1] - amount.end <= NEAR and after[0] in GIVEN:
        return _decide(passage, amount, *after)
    if cue:
        return _decide(passage, amount, *cue)
    if inherited is not None and amount.per in _RECURRING and inherited.role == "investment":
        inherited = Role(
            "other", inherited.cue, inherited.kind
        )  # « achetés 87 500 euros, entretenus pour 640 par mois »
    if inherited is not None and _goes_on(passage, previous, amount, start):
        return inherited
    if after_previous and inherited is not None and (not after or _JOINED.fullmatch(passage.text, left, amount.start)):
        return inherited
    return _decide(passage, amount, *after) if after else _by_section(passage, amount)


def _is_next_part(passage: Passage, left: int, amount: Sum) -> bool:
    """« se décompose en 140 000 euros pour les murs, 49 600 euros pour la chaufferie et 28 000 euros d'études »."""
    return _NEXT_PART.fullmatch(passage.text, left, amount.start) is not None


def _goes_on(passage: Passage, previous: Sum | None, amount: Sum, start: int) -> bool:
    """« Le budget est de 54 millions. Il passera à 60 millions »: a pronoun carries the role into the next sentence."""
    if previous is None or previous.end > start or passage.sentence(previous.end)[1] < start - 1:
        return False
    return _PRONOUN.match(passage.text, start, amount.start) is not None


def _decide(passage: Passage, amount: Sum, kind: Kind, start: int, end: int) -> Role:
    in_measure = passage.section in words.MEASURE_SECTIONS
    role = (words.IN_MEASURE if in_measure else words.IN_STORY)[kind]
    if role in ("grant", "investment") and _is_price(passage, amount, role, start, end):
        return Role("other", (start, end), "price")
    role = _in_measure(passage, amount, kind, start, end) if in_measure else _in_story(passage, amount, kind, start)
    return Role(role, (start, end), kind)


def _in_measure(passage: Passage, amount: Sum, kind: Kind, start: int, end: int) -> AmountRole:
    role = words.IN_MEASURE[kind]
    if kind == "own" and passage.text[start:end].lower().endswith("budget"):
        role = "envelope"  # « la prime … Son budget, fixé à 135 millions »
    if kind in ("investment", "project") and amount.size >= LARGE and not amount.floor:
        role = "envelope"
    return _by_size(passage, amount, role) if role in ("award", "envelope") else role


def _in_story(passage: Passage, amount: Sum, kind: Kind, start: int) -> AmountRole:
    role = words.IN_STORY[kind]
    if kind == "envelope" and amount.size >= LARGE:
        return "envelope"
    if kind == "price" and amount.size >= PRICE_TAG and _PRICE.match(passage.text, start):
        return "investment"  # « une ligne de filetage dont le prix, 430 000 euros, … »
    if role == "grant" and kind in _AIDED and _is_for_any(passage, amount):
        return "award"
    if role == "grant" and amount.size < COIN:
        return "other"
    return "other" if role == "investment" and _is_expense(passage, amount, kind, start) else role


def _is_expense(passage: Passage, amount: Sum, kind: Kind, start: int) -> bool:
    """What is paid for again and again, taught, or cheap is no investment."""
    if amount.per in _RECURRING or (amount.per == "year" and not _is_invested(passage, start)):
        return True
    if amount.size < PRICE or (kind in ("commitment", "budget") and amount.per is not None):
        return True
    return kind == "investment" and _is_training(passage, start, amount)


def _is_for_any(passage: Passage, amount: Sum) -> bool:
    """« Chaque emploi créé donne droit à une prime de 4 000 euros », « l'aide peut monter à 7 500 euros »."""
    start, end = passage.sentence(amount.number, reach=_REACH)
    return _TO_ANY.search(passage.text, start, min(end, amount.end + NEAR)) is not None


def _is_training(passage: Passage, start: int, amount: Sum) -> bool:
    """« Elles ont suivi deux jours de formation, pour un coût de 3 900 euros »: a cost line, no equipment."""
    return _COST_OF.match(passage.text, start) is not None and (
        _TRAINED.search(passage.text, max(passage.sentence(amount.number)[0], start - 160), start) is not None
    )


def _is_invested(passage: Passage, start: int) -> bool:
    """« Elle investit 50 000 euros par an »; « la chaudière avalait 41 000 euros par an » is no investment."""
    return _INVESTED.match(passage.text, start) is not None


def _is_price(passage: Passage, amount: Sum, role: AmountRole, start: int, end: int) -> bool:
    """« Le forfait, à 14 euros l'adulte », « a payé 40 euros par chèque »: each pays it, nobody is given it."""
    if role == "investment":
        return (amount.size < PRICE_TAG and passage.text.endswith("prix", start, end)) or (
            _PAID.match(passage.text, start, end) is not None and _BY_CHEQUE.match(passage.text, amount.end) is not None
        )
    return _AT.search(passage.text, end, amount.start) is not None and (
        _EACH_ONE.search(passage.text, amount.number, amount.end) is not None
    )


def _by_size(passage: Passage, amount: Sum, role: AmountRole) -> AmountRole:
    sentence, end = passage.sentence(amount.number)
    if amount.size < LARGE and _TO_EACH.match(passage.text, amount.end, end):
        return "award"
    if amount.per not in (None, "year", "month") or (
        amount.size < LARGE and _EACH.search(passage.text, sentence, amount.number)
    ):
        return "award"
    if role == "award" and _VARIES.search(passage.text, max(0, amount.number - 24), amount.number):
        return role
    if role == "award" and amount.size >= LARGE and not amount.ceiling:
        return "envelope"
    limit = amount.size < LARGE and amount.ceiling and _SHARE.search(passage.text, sentence, amount.start)
    return "award" if role == "envelope" and (amount.size < SMALL / 4 or limit) else role


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
