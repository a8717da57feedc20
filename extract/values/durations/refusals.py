"""What looks like a duration and is none: ages, clock times, frequencies, distances in time, relative dates."""

import re
from collections.abc import Callable

from extract.values.durations.units import Time
from extract.values.headcounts.people import is_person
from extract.values.quantities import Quantity
from extract.values.reading import Passage

_REACH = 60
_DAY = 24
"""Hours above this are no time of the day."""
_LEGAL_WEEK = 35
_GROUP_AGE = 10
"""« les trois ans » last, « les 16-25 ans » are people."""

_RELATIVE = re.compile(
    r"""
    \b (?: y [ ] a | dans | d['’]ici (?: [ ] à )? ) [ ]
    (?: (?: environ | déjà | à [ ] peine | presque | tout [ ] juste | maintenant | bientôt | plus [ ] de | moins [ ] de
        | près [ ] de | un [ ] peu ) [ ] ){0,3} \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_EVERY = re.compile(r"\b (?: tous | toutes ) [ ] les [ ] \Z", re.VERBOSE | re.IGNORECASE)
_FREQUENCY = re.compile(
    r"""
    (?: [ ] (?: de | d['’] ) [ ]? \w{3,20} (?: [ ] \w{3,20} )? )?
    (?: [ ] par [ ] (?: an | année | mois | semaine | jour | trimestre | semestre )
      | [ ]? / [ ]? (?: an | mois | semaine | sem | jour | j | [0-9] )
      | [ ] sur [ ] (?: [0-9]{1,2} | sept | deux | trois | quatre | cinq | vingt-quatre )
        (?! [ ] (?: ans | mois | sites ) )
      | [ ] (?: hebdomadaires? | mensuel(?:le)?s? | annuel(?:le)?s? | quotidien(?:ne)?s? | chaque ) ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DISTANCE = re.compile(
    r"\b à [ ] (?: (?: environ | peine | moins [ ] de | près [ ] de ) [ ] )? \Z", re.VERBOSE | re.IGNORECASE
)
_LASTING = re.compile(
    r"""
    \b (?: durées? | formations? | stages? | ateliers? | sessions? | cours | modules? | délais? | parcours | total
      | réunions? | visites? | volume | séances? | cycle | apprentissage | missions? | contrats? | totale
      | plus | moins | près | environ | pendant | durant | sous | en | sur )
    (?: [ ] (?: de | d['’] | moyenne ) )* [ ]? \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AT_AN_HOUR = re.compile(
    r"\b (?: à | il [ ] est | dès | vers | avant | après | jusqu['’]à | entre | de | les ) [ ] \Z",
    re.VERBOSE | re.IGNORECASE,
)
_OF_SOMETHING = re.compile(r"[ ] (?: de [ ] | d['’] ) (?! [A-ZÀ-Ý] | la \b | l['’] )", re.VERBOSE)
_DURING = re.compile(r"\b (?: pendant | durant | d['’] | en | sur | après | sous ) [ ]? \Z", re.VERBOSE | re.IGNORECASE)
"""« une année » is a duration behind these; alone it is a year that was good or bad."""

_SENIORITY = re.compile(
    r"""
    [ ] (?: d['’] (?: expérience | ancienneté | activité | existence | études | engagement | histoire | exercice )
      | de [ ] (?: métier | carrière | pratique | service | recul | formation | savoir-faire | collaboration
        | travail ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AGED = re.compile(r"\b (?: âge | âgée? s? ) \b [^.;\n]{0,30} \Z", re.VERBOSE | re.IGNORECASE)
_AGE_VERB = re.compile(
    r"""
    \b (?: ai | as | a | ont | avons | avez | avais | avait | avaient | aura | auront | ayant | eu | fête | fêté
      | fêtait | fêter | célèbre ) [ ]
    (?: (?: déjà | bientôt | alors | maintenant | à [ ] peine | tout [ ] juste | ses ) [ ] ){0,2} \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GROUP = re.compile(
    r"""
    (?<! sur [ ] ) (?<! dans [ ] ) \b (?: (?P<any> les ) | des | aux | nos | leurs | ces | ses | mes | vos ) [ ]
    (?: jeunes [ ] )? \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ABLE_AT = re.compile(
    r"""
    \b (?: plans? | prêts? | emprunts? | crédits? | garanties? | programmes? | bail | échéances? | horizon
      | perspective | vision | engagements? | contrats? | projections? | retours? | stratégie ) [ ] à [ ] \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AT = re.compile(r"\b à [ ] \Z", re.VERBOSE | re.IGNORECASE)
_APPOSED = re.compile(r"[A-ZÀ-Ý][\w'’-]* [ ]? (?: , [ ] | \( ) \Z", re.VERBOSE)
_APPOSED_END = re.compile(r"[ ]? [,.)] | [ ] (?: et | , ) ", re.VERBOSE)
_AGE_END = re.compile(r"[ ] (?: révolus | d['’]âge | et [ ] plus \b | et [ ] moins \b )", re.VERBOSE | re.IGNORECASE)
_WORD = re.compile(r"[\w-]+")


class _Around:
    """A count of a unit of time with the words before it, in its sentence, and behind it."""

    __slots__ = ("after", "before", "bound", "quantity", "time", "value")

    def __init__(self, passage: Passage, quantity: Quantity[Time], end: int) -> None:
        first, _ = passage.sentence(quantity.start, reach=_REACH)
        self.quantity = quantity
        self.before = passage.text[first : quantity.start]
        self.after = passage.text[end : end + _REACH]
        self.bound = passage.text[slice(*quantity.bound)].lower() if quantity.bound else ""
        self.time = quantity.unit
        self.value = max(number.value for number in quantity.numbers)


def is_none(passage: Passage, quantity: Quantity[Time], end: int) -> bool:
    """Whether something in the sentence says that a count of a time unit, up to `end`, is no duration."""
    around = _Around(passage, quantity, end)
    return any(refuse(around) for refuse in _REFUSALS)


def _is_relative(around: _Around) -> bool:
    return _RELATIVE.search(around.before) is not None


def _recurs(around: _Around) -> bool:
    """« tous les trois ans », « six jours par semaine », « 24 h/24 »."""
    return _EVERY.search(around.before) is not None or _FREQUENCY.match(around.after) is not None


def _is_far(around: _Around) -> bool:
    """« à vingt minutes de Rennes »."""
    return around.time.letter in "Hms" and _DISTANCE.search(around.before) is not None


def _is_clock(around: _Around) -> bool:
    """« de 9 h à 17 h », « à 14 heures »; « une formation de sept heures » lasts."""
    if around.time.letter != "H" or around.value > _DAY or _OF_SOMETHING.match(around.after):
        return False
    if around.bound:
        return around.bound.startswith(("dès", "jusqu", "à partir"))
    if _LASTING.search(around.before):
        return False
    return around.time.word == "h" or _AT_AN_HOUR.search(around.before) is not None


def _is_indefinite(around: _Around) -> bool:
    """« une année difficile », « un jour »: the article, but for « un an », « un mois », « une semaine »."""
    number = around.quantity.numbers[0]
    if (
        number.form != "letters"
        or around.value != 1
        or around.time.word in ("an", "mois", "semaine")
        or around.time.half
    ):
        return False
    return not around.bound and _DURING.search(around.before) is None


def _is_age(around: _Around) -> bool:
    if around.time.letter not in "YMWD" or _SENIORITY.match(around.after):
        return False
    if _AGED.search(around.before) or _AGE_END.match(around.after) or _is_of_a_person(around):
        return True
    return around.time.word in ("an", "ans") and _is_age_in_years(around)


def _is_working_week(around: _Around) -> bool:
    """« les 35 heures » are a law."""
    return around.time.letter == "H" and around.value == _LEGAL_WEEK and around.before.lower().endswith("les ")


def _is_age_in_years(around: _Around) -> bool:
    before = around.before
    if _AGE_VERB.search(before) or around.bound.startswith(("à partir", "dès")) or before.endswith(("+", "+ ")):
        return True
    group = _GROUP.search(before)
    if group is not None and (around.value >= _GROUP_AGE or around.bound or group["any"] is None):
        return True
    if _AT.search(before) and around.quantity.shape != "growth":
        return _ABLE_AT.search(before) is None
    return _APPOSED.search(before) is not None and _APPOSED_END.match(around.after) is not None


def _is_of_a_person(around: _Around) -> bool:
    """« une femme de 45 ans », « jeunes de moins de 26 ans », « jeunes (16-25 ans) »."""
    before = around.before.removesuffix("(")
    if not before.endswith(("de ", "d'", "d’", "entre ", " ")) or before.endswith((", ", ": ", "; ")):
        return False
    words = _WORD.findall(before)[-5:]
    if around.bound.startswith("jusqu") or around.before.endswith("("):
        return any(_has_age(word) for word in words)
    return bool(words) and words[-1] in ("de", "d", "entre") and any(_has_age(word) for word in words[-4:-1])


def _has_age(word: str) -> bool:
    return is_person(word) or word.lower() in ("public", "publics", "population", "populations", "génération")


_REFUSALS: tuple[Callable[[_Around], bool], ...] = (
    _is_relative,
    _recurs,
    _is_far,
    _is_clock,
    _is_working_week,
    _is_indefinite,
    _is_age,
)
