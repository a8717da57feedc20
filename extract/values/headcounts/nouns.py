"""The noun that a number counts → its bare head in the masculine singular, its kind, and where it ends."""

import re
from dataclasses import dataclass
from decimal import Decimal

from extract.values.headcounts.people import Kind, guess_masculine, inhabitant, masculine_of
from extract.values.numbers import Number
from extract.values.quantities import Unit
from extract.values.reading import Passage
from extract.values.sharing import is_year

_ADJECTIVES = r"""
    (?: nouveaux? | nouvelles? | nouvel | jeunes? | anciens? | anciennes? | futurs? | futures? | autres? | premiers?
      | premières? | derniers? | dernières? | seuls? | seules? | petits? | petites? | grands? | grandes? | bons?
        | bonnes?
      | vrais? | vraies? | actuels? | actuelles? | prochains? | prochaines? | simples? | fidèles? | potentiels? )
"""
_INCLUSIVE = r"""
    (?: \( (?: e | ne | le | se | ve | rice | euse | ère | ière ) s? \) s?
      | [·•‧.] (?: e | ne | le | se | ve | rice | euse | ère | ière ) (?: [·•‧.]? s )? (?! \w ) )
"""
"""« 12 salarié(e)s », « 12 salarié·es »."""
_NOUN = re.compile(
    rf"""
    (?P<of> [ ] (?: d['’] [ ]? | de [ ] ) | [ ] )
    (?P<adjectives> (?: {_ADJECTIVES} [ ] ){{0,2}} )
    (?P<word> [^\W\d_]{{2,30}} (?: - [^\W\d_]{{2,30}} ){{0,2}} ) {_INCLUSIVE}?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BARE = re.compile(r"(?P<of> [ ] (?: d['’] [ ]? | de [ ] ) | [ ] ) (?P<word> [^\W\d_]{2,30} )", re.VERBOSE)
_FULL_TIME = re.compile(
    r"[ ] (?: d['’] | de [ ] )? (?: ETPT? s? \b | équivalents?[ -]temps[ -]pleins? \b )", re.VERBOSE | re.IGNORECASE
)
_TIME = re.compile(
    r"""
    [ ] (?: (?P<half> mi [ -] temps ) | temps [ -] (?: pleins? | complets? | partiels? ) | pleins? [ -] temps ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CREATION = re.compile(
    r"""
    [ ] (?: créations? | sauvegardes? ) [ ] (?: nettes? [ ] )? (?: d['’] | de [ ] ) (?P<word> emplois? | postes? ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YOUNG_THING = re.compile(
    r"""
    [ ] (?: pousses | entreprises | sociétés | structures | associations | plants | arbres | marques | vignes | animaux
      | bêtes )
    """,
    re.VERBOSE,
)
"""« 100 jeunes pousses » are firms."""
_THING_BEHIND = re.compile(
    r"""
    [ ] (?: de [ ] (?: travail | charge | secours | transformation | soudage | soudure | dépenses? | contrôle | coûts?
        | police | pilotage | péage | supervision | commande | relevage | relèvement | refoulement | distribution
          | détente
        | commandement | garde | traite | lavage | livraison | gaz | raccordement | régulation )
      | d['’] (?: écoute | eau | observation | aiguillage | amarrage ) | informatiques? | fixes? [ ] de | clients?
      | central | centraux | sources? | électriques? | incendies? | avancés? | radio | téléphoniques? | HTA?
        | frontières? )
    \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""« 12 postes de travail », « 3 postes de charge » are no jobs."""
_HIRED = re.compile(
    r"""
    \b (?: emplo (?: ie | ient | yer | yait | iera ) | recrut [^\W\d_]{1,8} | embauch [^\W\d_]{1,8}
      | rémunér [^\W\d_]{1,8}
      | form (?: er | e | ent | é | era ) | équipe [ ] de ) (?: [ ] [^\W\d_]{1,12} ['’]? ){0,2} [ ] \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ACTS = re.compile(
    r"""
    [^.;:,()\n0-9]{0,40}? [ ]
    (?: (?: ont | a ) [ ] (?: appris | suivi | rejoint | choisi ) | apprennent | suivront | suivent | travaillent
      | se [ ] relaient
      | (?: ont [ ] été | seront | sont ) [ ] (?: formé | recruté | embauché | accompagné ) e? s? ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"\b (?: en | depuis | fin | début | dès | année | avant | après ) [ ] \Z", re.VERBOSE | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted; `noun` None where only the working time is said (« deux mi-temps »), its fraction in `fte`."""

    noun: str | None
    kind: Kind
    fte: Decimal | None = None


def read_noun(passage: Passage, number: Number) -> Unit[Counted] | None:
    """The people or jobs right behind a number; households, firms and things are none.

    « 12 nouveaux salariés », « une trentaine de bénévoles », « 7,5 ETP », « 5 créations d'emplois », « deux mi-temps ».
    """
    text, end = passage.text, number.end
    if not text.startswith(" ", end):
        return None
    if is_year(number) and _YEAR_BEFORE.search(text, max(0, number.start - 10), number.start):
        return None
    if full := _FULL_TIME.match(text, end):
        return Unit(full.start() + 1, full.end(), Counted("ETP", "jobs"))
    if time := _TIME.match(text, end):
        return Unit(time.start() + 1, time.end(), Counted(None, "jobs", Decimal("0.5") if time["half"] else None))
    if creation := _CREATION.match(text, end):
        return Unit(creation.start() + 1, creation.end(), Counted(creation["word"].lower().rstrip("s"), "jobs"))
    if number.value != number.value.to_integral_value():
        return None
    return _read_person(text, number)


def _read_person(text: str, number: Number) -> Unit[Counted] | None:
    """A noun of people; the one behind adjectives first, for « jeunes agriculteurs » are agriculteurs."""
    for pattern in (_NOUN, _BARE):
        match = pattern.match(text, number.end)
        if match is None or (match["of"] != " " and not _takes_of(number)):
            continue
        found = _counted(text, number, match["word"], match.end())
        if found is not None and _is_proper(match["word"], found[1]):
            continue
        if found is not None and not _is_thing(found[0], text, match.end()):
            return Unit(match.start("word"), match.end(), Counted(*found))
    return None


def _is_proper(word: str, kind: Kind) -> bool:
    """« 95640 Marines », « Les 3 Brasseurs »: a trade with a capital is a name, a title's « 12 Salariés » is none."""
    return kind == "people" and word.istitle()


def _is_thing(noun: str, text: str, end: int) -> bool:
    pattern = {"poste": _THING_BEHIND, "jeune": _YOUNG_THING}.get(noun)
    return pattern is not None and pattern.match(text, end) is not None


def _counted(text: str, number: Number, word: str, end: int) -> tuple[str, Kind] | None:
    """A noun of the lexicon, a people of a place, or any trade that is hired or trained, or does what people do."""
    if found := masculine_of(word) or ("-" in word and masculine_of(word.split("-")[0])):
        return found
    if (people := inhabitant(word)) is not None:
        return people, "public"
    trade = guess_masculine(word) if number.value > 1 and word.islower() else None
    if trade is not None and (_HIRED.search(text, max(0, number.start - 48), number.start) or _ACTS.match(text, end)):
        return trade, "people"
    return None


def _takes_of(number: Number) -> bool:
    """« une trentaine de », « un million d' » count with « de »."""
    return number.form == "collective" or number.scale >= 1_000_000
