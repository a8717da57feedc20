"""The working time behind a count of people: « deux personnes à mi-temps » → the fraction of one, and where it ends."""

import re
from decimal import Decimal

_FRACTIONS = {
    "mi": Decimal("0.5"),
    "demi": Decimal("0.5"),
    "trois": Decimal("0.75"),
    "quart": Decimal("0.25"),
    "tiers": Decimal("0.33"),
}
_NO_COMPLEMENT = r"""(?: à | et | ou | dont | contre | pour | pendant | qui | est | sont | ont | travaille | travaillent
    | exerce | exercent | passe | passent | interviennent | œuvrent | restent | sera | seront ) \b"""
"""« 60 employés travaillent à mi-temps » may be said of some of them only."""
_WORKING_TIME = re.compile(
    rf"""
    (?: [ ] (?! {_NO_COMPLEMENT} ) [^\W\d_]['’\w-]{{0,24}} ){{0,4}}? [ ] (?: , [ ] )?
    (?: à | en | au ) [ ]
    (?: (?P<name> mi | demi | trois | quart | tiers ) (?: (?<= trois ) [ -] quarts? (?: [ ] de )? )? [ -] temps \b
      | (?P<percent> [1-9][0-9] ) [ ]? % (?= [ ]? (?: [.,;:)\n] | \Z ) | [ ] (?: pendant | pour | sur | dès
        | de [ ] temps | ont | sont | seront | sera ) \b )
      | 0,(?P<tenths> [1-9]5? ) [ ] ETP \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read_working_time(text: str, end: int) -> tuple[Decimal, int] | None:
    """The full-time fraction that follows a counted noun, and its end; full time and « temps partiel » state none.

    >>> read_working_time("deux conseillers numériques à mi-temps", 16)
    (Decimal('0.5'), 38)
    >>> read_working_time("deux personnes à temps plein", 14)
    """
    match = _WORKING_TIME.match(text, end)
    if match is None:
        return None
    if match["name"]:
        return _FRACTIONS[match["name"].lower()], match.end()
    if match["percent"]:
        return Decimal(match["percent"]) / 100, match.end()
    return Decimal(f"0.{match['tenths']}"), match.end()
