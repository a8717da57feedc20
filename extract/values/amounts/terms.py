"""What stands beside an amount: tax, per what, over how long, and what it is made of; read from its unit on."""

import re
from decimal import Decimal
from typing import NamedTuple

from extract.values.bounds import Wording, read_after
from extract.values.headcounts.people import is_person
from extract.values.reading import Passage
from schemas.record import Per, Tax

_PER: dict[Per, str] = {
    "year": "an ans année années exercice",
    "month": "mois",
    "week": "semaine semaines",
    "day": "jour jours journée",
    "hour": "heure heures h",
    "person": "personne personnes salarié salariée apprenti apprentie élève étudiant étudiante agent jeune enfant"
    " habitant hab stagiaire alternant alternante tête collaborateur"
    " participant participante résident visiteur adulte formateur"
    " collégien lycéen demandeur",
    "job": "emploi emplois poste postes etp recrutement embauche",
    "dwelling": "logement logements appartement",
    "household": "ménage ménages foyer foyers famille",
    "meal": "repas couvert",
    "tonne": "tonne tonnes t",
    "structure": "structure structures entreprise entreprises société association établissement organisme pme tpe"
    " exploitation fabrique coopérative lauréat lauréate employeur commerce",
    "project": "projet projets",
}
_PER_OF: dict[str, Per] = {word: per for per, listed in _PER.items() for word in listed.split()}
_NOT_COUNTED = frozenset(
    "ailleurs exemple conséquent virement chèque décret arrêté rapport tranche tirage crédit convention avance moitié"
    " voie suite contre là ici nature définition défaut écrit mail courrier téléphone ordre anticipation les des ses"
    " nos vos leurs leur le la un une son sa ce cette ces l d notre votre plusieurs deux trois appel application souci"
    " opposition principe hasard erreur financement prélèvement paiement versement correspondance carte souscription"
    " subvention don dons mécénat internet chèques amendement concours emprunt prêt legs terre mer mégarde"
    " précaution délibération décision vote notification lettre mandat avenant acte contrat redéploiement"
    " tranches consentement accord courrier".split()
)
_ANY_BODY = frozenset("bénéficiaire candidat partenaire porteur membre".split())
"""Whoever is paid so may be a firm as well as a person."""
_ADJECTIVES: dict[str, Per] = {
    "annuel": "year",
    "mensuel": "month",
    "hebdomadaire": "week",
    "journali": "day",
    "horaire": "hour",
}
_ADJECTIVE = r"""(?P<adjective> annuel | mensuel | hebdomadaire | journali(?=ère?|er) | horaire(?=s?\b) ) (?: le
    | er | ère )? s? (?:ment)? \b"""

_TAX = re.compile(
    r"""[ ]? ,? [ ]? \(? (?: en [ ] )? (?: (?P<ht> H\.?T\b\.? | hors [ ] taxes? | hors [ ] TVA )
      | (?P<ttc> T\.?T\.?C\b\.?
    | toutes [ ] taxes [ ] comprises ) ) \)?""",
    re.VERBOSE,
)
_RATE = re.compile(
    r"""
    [ ]? ,? (?: et )? (?: [ ]? / [ ]? | [ ] (?: net[st]? [ ] | brut[s]? [ ] )? (?: par
    | pour [ ] chaque ) [ ] ) (?P<per> [^\W\d_]+ )
    | [ ] (?: du | au ) [ ] (?P<measure> km | kilomètre | mètre | litre | kilo | kilowattheure | kWh | hectare ) \b
    | [ ] à [ ] (?: la [ ] | l[’'] ) (?P<at> tonne | journée | semaine | séance | nuit | heure | place
        | unité | pièce ) \b
        (?! [ ] (?: derni | procha | pass | suiv | précéd | d[e’'] ) )
    | [ ] (?: de [ ] )? (?: l[’'] | la [ ] | le [ ] ) (?P<rate> km | heure
        | tonne | repas | journée | semaine | mois
        | nuit | nuitée | litre | kilo | unité | pièce | place | mètre | hectare | an | logement | personne | adhérent
        | adulte | enfant | élève | visiteur | couple
        | kilomètre | kWh | mégawattheure | séance | entrée | panier | baguette | bouteille | lot | exemplaire
        | kilowattheure | kilowatt | gramme | bouquet | pot | colis | ticket | billet | trajet | cours | leçon
        | consultation | plateau        | couvert | menu | carton | stère | hectolitre | pain ) \b
        (?! [ ] (?: derni | procha | pass | suiv | précéd | même | d[e’'] | où | de ) )
    | [ ] (?P<piece> pièce ) \b
    | ,? [ ] (?P<one> l[’']une? ) (?= [ ]? (?: [,.;:)!?\n] | \Z ) )
    | [ ]? ,? [ ] (?: chaque | tous [ ] les ) [ ] (?P<each> année | an | mois | semaine | jour ) s? \b
    """
    + rf"| [ ] (?: net[st]? [ ] | brut[s]? [ ] )? {_ADJECTIVE}",
    re.VERBOSE,
)
_OVER = re.compile(
    r"""
    [ ]? [,(]? [ ]? (?: (?: étal | répart | échelonn | vers | engag | mobilis | program | prévu )[^\W\d]* [ ] )?
    (?: sur | pendant | durant | pour | en )
    [ ] (?: les [ ] | une [ ] (?: durée | période ) [ ] (?: totale [ ] | maximale [ ] )? de [ ] )?
    """,
    re.VERBOSE,
)
_OVER_BEFORE = re.compile(
    r"""
    \b sur [ ] (?: une [ ] (?: durée | période ) [ ] de [ ] )? (?P<count> [0-9]{1,2} | [^\W\d]{2,9} )
    [ ] (?: (?P<year> ans? | années? ) | (?P<month> mois ) ) \b
    ,? (?: [ ] (?: d[’']une? | une? ) [ ] [^\W\d]+ (?: [ ] [^\W\d]+ )? )? [ ] (?: de [ ] | d[’'] ) \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DURATION = re.compile(
    r"""[ ]? (?: (?: prochain | premi | derni )[^\W\d]+ [ ] )? (?: (?P<Y> ans? | années? ) | (?P<M> mois )
        | (?P<W> semaines? )
    | (?P<D> jours? ) ) \b (?P<half> [ ] et [ ] demie? \b )?""",
    re.VERBOSE,
)
_OF = re.compile(
    r"[ ] (?: de [ ] (?: la [ ] | l[’'] )? | du [ ] | d[’'] | en [ ] | à [ ] (?= [^\W\d]+ er \b ) ) [^\W\d]+"
    r"(?: [ ] [^\W\d]{3,} )??",
    re.VERBOSE,
)
_BEFORE = re.compile(
    rf"""
    (?: \b {_ADJECTIVE} (?: [ ] [^\W\d]+ ){{0,2}} [ ] (?: de | d[’'] | à | est [ ] de | : )
      | (?: (?-i: \b Par ) | , [ ] par
        | (?: aide | subvention | soutien | dotation | prime | montant | financement | plafond )s?
        [ ] par ) [ ] (?P<what> projet | entreprise | structure | association | an | mois
          | jour | heure | salarié | apprenti | élève | habitant | logement | emploi | poste | dossier | personne )
          ,? (?: [ ] [^\s.;:0-9]{{1,24}} ){{0,9}}
      | \b (?: le [ ] | la [ ] | l[’'] ) (?P<sold> kilowattheure | mégawattheure | kWh | MWh | litre | kilo | tonne
          | heure | mètre | stère | repas | place | nuit | nuitée | billet | baguette | bouteille | pièce ) [ ]
          (?: (?: est | était | sera ) [ ] )? (?: factur | vend | pay | achet | repri )[^\W\d]{{1,3}}
      | \b chaque [ ] (?P<each> année | mois | semaine | jour ) ,? (?: [ ] (?: de | d[’']environ | près [ ] de
      | plus [ ] de ) )?
    ) [ ]? \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MOST_TERMS = 6
_REACH = 90


class Terms(NamedTuple):
    """The terms of an amount; `bound` is a ceiling or floor said after them (« 5 000 euros par an au maximum »)."""

    end: int
    per: Per | None = None
    over: str | None = None
    tax: Tax | None = None
    bound: Wording | None = None


def read_terms(passage: Passage, start: int, end: int) -> Terms:
    """The terms around an amount that spans from `start` to its unit's `end`; the first of a kind counts.

    >>> from extract.values.reading import open_passage
    >>> read_terms(open_passage("mesure", "5 000 € HT d’aide par an, sur 3 ans"), 0, 7)
    Terms(end=35, per='year', over='P3Y', tax='HT', bound=None)
    >>> read_terms(open_passage("mesure", "5 000 € par la Région"), 0, 7)
    Terms(end=7, per=None, over=None, tax=None, bound=None)
    """
    terms = Terms(end)
    for _ in range(_MOST_TERMS):
        following = _next_term(passage, terms)
        if following is None:
            following = _after_matter(passage, terms)
        if following is None:
            break
        terms = following
    return _with_terms_before(passage, start, terms)


def _after_matter(passage: Passage, terms: Terms) -> Terms | None:
    """Step over « d'aide », « de la subvention » where a term stands behind it."""
    end = terms.end
    for _ in range(2):
        matter = _OF.match(passage.text, end)
        if matter is None:
            return None
        end = matter.end()
        if found := _next_term(passage, terms._replace(end=end)):
            return found
    return None


def _next_term(passage: Passage, terms: Terms) -> Terms | None:
    text, end = passage.text, terms.end
    if terms.tax is None and (tax := _TAX.match(text, end)):
        return terms._replace(end=tax.end(), tax="HT" if tax["ht"] else "TTC")
    if terms.bound is None and terms.over is None and (bound := read_after(passage, end)):
        return terms._replace(end=bound.end, bound=bound)
    if (rate := _RATE.match(text, end)) and (per := _per(rate)):
        return terms._replace(end=rate.end(), per=terms.per or per)
    if terms.over is None and (over := _OVER.match(text, end)):
        return _with_duration(passage, terms, over.end())
    return None


def _per(rate: re.Match[str]) -> Per | None:
    if rate["adjective"]:
        return _ADJECTIVES[rate["adjective"]]
    word = rate["per"] or rate["measure"] or rate["at"] or rate["rate"] or rate["piece"] or rate["one"] or rate["each"]
    if (known := _PER_OF.get(word.lower())) is not None:
        return known
    if word in _NOT_COUNTED or word[0].isupper():
        return None
    return "person" if is_person(word) and word not in _ANY_BODY else "unit"


def _with_duration(passage: Passage, terms: Terms, at: int) -> Terms | None:
    number = passage.number_at(at)
    match = None if number is None else _DURATION.match(passage.text, number.end)
    if number is None or match is None or number.approximate or number.doubtful or match.lastgroup is None:
        return None
    if read_after(passage, match.end()) is not None:
        return None  # « sur trois ans maximum » is no exact duration, and no ceiling of the sum
    iso = to_iso(number.value, next(unit for unit in "YMWD" if match[unit]), half=match["half"] is not None)
    closes = passage.text[match.end() : match.end() + 1] == ")" and "(" in passage.text[terms.end : at]
    return None if iso is None else terms._replace(end=match.end() + closes, over=iso)


def to_iso(count: Decimal, unit: str, *, half: bool) -> str | None:
    """ISO 8601 duration of whole and half units; None for what the standard could only say in another unit.

    >>> to_iso(Decimal(3), "Y", half=False), to_iso(Decimal("2.5"), "Y", half=False)
    ('P3Y', 'P2Y6M')
    >>> to_iso(Decimal("2.5"), "M", half=False)
    """
    whole = int(count)
    rest = count - whole
    if rest not in (0, Decimal("0.5")) or (rest and unit != "Y") or (half and unit != "Y"):
        return None
    months = "6M" if rest or half else ""
    return f"P{whole}{unit}{months}" if whole or not months else f"P{months}"


def _with_terms_before(passage: Passage, start: int, terms: Terms) -> Terms:
    sentence, _ = passage.sentence(max(0, start - 1), reach=_REACH)
    if terms.per is None and (before := _BEFORE.search(passage.text, sentence, start)):
        word = (before["each"] or before["what"] or before["sold"] or "").lower()
        per = _ADJECTIVES[before["adjective"].lower()] if before["adjective"] else _PER_OF.get(word, "unit")
        terms = terms._replace(per=per)
    if terms.over is None and (over := _OVER_BEFORE.search(passage.text, sentence, start)):
        count = passage.number_at(over.start("count"))
        if count is not None and count.end == over.end("count"):
            terms = terms._replace(over=to_iso(count.value, "Y" if over["year"] else "M", half=False))
    return terms
