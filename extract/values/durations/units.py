"""The units of time beside a number, and what a count of one is in ISO 8601: the unit that is said is the unit kept."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from extract.values.numbers import Number
from extract.values.quantities import Unit
from extract.values.reading import Passage

_LETTERS: dict[str, tuple[str, int]] = {
    "an": ("Y", 1), "année": ("Y", 1), "décennie": ("Y", 10), "siècle": ("Y", 100), "trimestre": ("M", 3),
    "semestre": ("M", 6), "mois": ("M", 1), "semaine": ("W", 1), "jour": ("D", 1), "journée": ("D", 1),
    "heure": ("H", 1), "h": ("H", 1), "quart": ("m", 15), "demi-heure": ("m", 30), "minute": ("m", 1), "mn": ("m", 1),
    "min": ("m", 1), "seconde": ("s", 1), "sec": ("s", 1),
}  # fmt: skip
"""A unit's word → its letter (ISO's, small for minutes and seconds) and how many of it the word means."""
_SECONDS = {"Y": 31_557_600, "M": 2_629_800, "W": 604_800, "D": 86_400, "H": 3_600, "m": 60, "s": 1}
_SMALLER = {"Y": ("M", 12), "H": ("m", 60)}
"""Units of which a half is said in the next smaller one: « deux ans et demi » is P2Y6M."""

_UNIT = re.compile(
    r"""
    (?: [ ] d['’] | [ ] de [ ] | [ ]? )
    (?: (?: derni | premi | prochain | bonn | longu | plein | autre | seul | nouvel ) [eèérls]{0,4} [ ] )?
    (?P<word> années? | ans? | décennies? | siècles? | trimestres? | semestres? | mois | semaines? | journées? | jours?
      | quarts? [ ] d['’]heure | demi-heures? | heures? | h | minutes? | mn | mins? | secondes? | secs? )
    (?: (?<= h ) [ ]? (?P<minutes> [0-5][0-9] ) (?! \w | [ ] (?! de \b | par \b | pour \b ) [^\W\d_]{4} )
        (?: [ ]? (?: mn | min | minutes ) \b )?
      | (?! \w | [-/’'] ) (?P<half> [ ] et [ ] demie? \b )? )
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Time:
    """A unit of time; `half` where « et demi » follows, `minutes` of « 2h30 », `word` as typed.

    All times are equal, one kind to the grammar of quantities, so that « de six mois à deux ans » can be a range.
    """

    letter: str = field(compare=False)
    scale: int = field(compare=False)
    half: bool = field(compare=False)
    minutes: int = field(compare=False)
    word: str = field(compare=False)


def read_unit(passage: Passage, number: Number) -> Unit[Time] | None:
    """The unit of time right behind a number, in words or « h », « mn »."""
    match = _UNIT.match(passage.text, number.end)
    if match is None:
        return None
    word = match["word"].lower()
    stem = "quart" if word.startswith("quart") else word if word in _LETTERS else word.removesuffix("s")
    letter, scale = _LETTERS[stem]
    time = Time(letter, scale, match["half"] is not None, int(match["minutes"] or 0), word)
    return Unit(match.start("word"), match.end(), time)


@dataclass(frozen=True, slots=True)
class Length:
    """So many of a unit, with so many of the next smaller one (« un an et six mois »)."""

    count: Decimal
    letter: str
    rest: Decimal = Decimal(0)
    rest_letter: str = ""

    def seconds(self) -> Decimal:
        """Near enough to say which of two lengths is longer; never printed."""
        rest = self.rest * _SECONDS[self.rest_letter] if self.rest_letter else Decimal(0)
        return self.count * _SECONDS[self.letter] + rest

    def iso(self) -> str:
        """The ISO 8601 duration.

        >>> Length(Decimal("2"), "Y", Decimal("6"), "M").iso(), Length(Decimal("1.5"), "H").iso()
        ('P2Y6M', 'PT1H30M')
        """
        count, rest, rest_letter = self.count, self.rest, self.rest_letter
        if not rest and self.letter in _SMALLER:
            smaller, size = _SMALLER[self.letter]
            if (fraction := count % 1 * size) and fraction == fraction.to_integral_value():
                count, rest, rest_letter = count - count % 1, fraction, smaller
        first = f"{_plain(count)}{self.letter}" if count or not rest else ""
        second = f"{_plain(rest)}{rest_letter}" if rest else ""
        is_of_a_day = self.letter in "Hms"
        return f"P{'T' if is_of_a_day else ''}{first}{second}".replace("m", "M").replace("s", "S")


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def measure(value: Decimal, time: Time) -> Length:
    """A count of a unit, as its ISO letter counts it: « deux trimestres » are six months."""
    if time.minutes:
        return Length(value, time.letter, Decimal(time.minutes), "m")
    return Length((value + Decimal("0.5") if time.half else value) * time.scale, time.letter)


def joins(large: Length, small: Length) -> bool:
    """Whether « deux ans et six mois » is one length: the second unit divides the first, and stays below one of it."""
    divisible = {"Y": "M", "M": "WD", "W": "D", "D": "H", "H": "m", "m": "s"}
    return small.letter in divisible.get(large.letter, "") and small.seconds() < _SECONDS[large.letter]
