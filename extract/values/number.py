"""A number as written: what `numbers` reads and every reader of values is given."""

from decimal import Decimal
from typing import Literal, NamedTuple

Form = Literal["digits", "letters", "mixed", "collective"]
LARGEST = Decimal(10) ** 15
"""Nothing that a fiche counts is larger; a longer run of digits is a code."""


class Number(NamedTuple):
    """A number as written: half-open offsets in the section's text, and what it is worth.

    - `form`: « 150 000 » digits, « vingt » letters, « 54 millions », « 50 k(€) » mixed, « une trentaine » collective.
    - `value`: multipliers included (« 2,45 millions » → 2450000, « 50 k » before a currency → 50000).
    - `scale`: the multiplier that its last words or letters are (« 54 millions » → 1000000, « trois cent mille » →
      100000, « 120 000 » → 1), which the first number of a range may borrow: see `bounds`.
    - `approximate`: a collective (« une trentaine », « deux centaines »); the words around it belong to `bounds`.
    - `ordinal`: « premier », « 2e », « troisième »: a rank, never a quantity.
    - `grouped`: digits with separators between thousands (« 1 500 », « 31.500 »).
    - `glued_before`, `glued_after`: a letter, or a hyphen and a letter, touches it (« CO2 », « Covid-19 », « 5G »,
      « Deux-Sèvres », « 12h30 », « 50euros »): it is most often part of a name, a reader must know its unit to use it.
    - `doubtful`: two readings are as good (« 50,000 », « 2.450 millions »), zeros in front (« 2O 000 » misread), or
      too many digits: not to be used.
    """

    start: int
    end: int
    value: Decimal
    form: Form
    scale: Decimal = Decimal(1)
    approximate: bool = False
    ordinal: bool = False
    grouped: bool = False
    glued_before: bool = False
    glued_after: bool = False
    doubtful: bool = False

    @property
    def bare(self) -> bool:
        """Plain digits without separators, decimals or multiplier, as a year or a rank is written."""
        return self.form == "digits" and not self.grouped and self.value == self.value.to_integral_value()
