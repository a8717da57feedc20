"""What looks like a duration and is none: ages, clock times, frequencies, distances in time, relative dates."""

import re
from collections.abc import Callable

from extract.values.durations.ages import is_age
from extract.values.durations.surroundings import Surroundings, look_around
from extract.values.durations.units import Time
from extract.values.quantities import Quantity
from extract.values.reading import Passage

_DAY = 24
"""Hours above this are no time of the day."""
_LEGAL_WEEK = 35

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
      | réunions? | visites? | volume | séances? | cycle | apprentissage
      | sensibilisations? | initiations? | interventions? | raison | missions? | contrats? | totale
      | plus | moins | près | environ | pendant | durant | sous | en | sur )
    (?: [ ] (?: de | d['’] | moyenne ) )* [ ]? \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AT_AN_HOUR = re.compile(
    r"\b (?: à | il [ ] est | dès | vers | avant | après | jusqu['’]à | entre | de | les ) [ ] \Z",
    re.VERBOSE | re.IGNORECASE,
)
_QUARTER = re.compile(r"[ ] (?: et [ ] quart | moins [ ] le [ ] quart ) \b", re.VERBOSE)
"""« Sept heures et quart, rue de l'Alouette »; « deux heures et quart » would not be two hours either."""
_OF_THE_DAY = re.compile(r"[ ] (?: du [ ] (?: matin | soir ) | de [ ] l['’]après-midi ) \b", re.VERBOSE)
"""« Trois heures du matin »."""
_OF_SOMETHING = re.compile(r"[ ] (?: de [ ] | d['’] ) (?! [A-ZÀ-Ý] | la \b | l['’] )", re.VERBOSE)
_DURING = re.compile(r"\b (?: pendant | durant | d['’] | en | sur | après | sous ) [ ]? \Z", re.VERBOSE | re.IGNORECASE)
"""« une année » is a duration behind these; alone it is a year that was good or bad."""


def is_none(passage: Passage, quantity: Quantity[Time], end: int) -> bool:
    """Whether something in the sentence says that a count of a time unit, up to `end`, is no duration."""
    around = look_around(passage, quantity, end)
    return any(refuse(around) for refuse in _REFUSALS)


def _is_relative(around: Surroundings) -> bool:
    return _RELATIVE.search(around.before) is not None


def _is_numbered(around: Surroundings) -> bool:
    """« RD n° 55h »."""
    return around.before.endswith(("°", "° ", "RD ", "RN ", "RD", "RN"))


def _recurs(around: Surroundings) -> bool:
    """« tous les trois ans », « six jours par semaine », « 24 h/24 »."""
    return _EVERY.search(around.before) is not None or _FREQUENCY.match(around.after) is not None


def _is_far(around: Surroundings) -> bool:
    """« à vingt minutes de Rennes »."""
    return around.time.letter in "Hms" and _DISTANCE.search(around.before) is not None


def _is_clock(around: Surroundings) -> bool:
    """« de 9 h à 17 h », « à 14 heures », « Dix-sept heures, à la gare »; « une formation de sept heures » lasts."""
    if around.time.letter != "H" or around.value > _DAY or _OF_SOMETHING.match(around.after):
        return False
    if (_OF_THE_DAY.match(around.after) or _QUARTER.match(around.after)) and not around.bound:
        return True
    if around.bound:
        return around.bound.startswith(("dès", "jusqu", "à partir"))
    if not around.before.strip(" «“") and around.after.startswith(",") and not around.bound:
        return True  # « Dix-sept heures, boulevard de la Filature. »
    if _LASTING.search(around.before):
        return False
    return around.time.word == "h" or _AT_AN_HOUR.search(around.before) is not None


def _is_indefinite(around: Surroundings) -> bool:
    """« une année difficile », « un jour »: the article, but for « un an », « un mois », « une semaine »."""
    number = around.quantity.numbers[0]
    is_article = number.form == "letters" and number.value == 1 and len(around.quantity.numbers) == 1
    if not is_article or around.time.half or around.time.word in ("an", "mois", "semaine"):
        return False
    return around.time.letter == "s" or (not around.bound and _DURING.search(around.before) is None)


def _is_working_week(around: Surroundings) -> bool:
    """« les 35 heures » are a law."""
    return around.time.letter == "H" and around.value == _LEGAL_WEEK and around.before.lower().endswith("les ")


_REFUSALS: tuple[Callable[[Surroundings], bool], ...] = (
    _is_relative,
    _is_numbered,
    _recurs,
    _is_far,
    _is_clock,
    _is_working_week,
    _is_indefinite,
    is_age,
)
