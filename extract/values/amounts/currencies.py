"""Which currency stands beside a number: signs, codes and French names; the unit of `read_amounts`."""

import re
from dataclasses import dataclass
from decimal import Decimal

from extract.values.numbers import Number
from extract.values.quantities import Unit
from extract.values.reading import Passage

_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₽": "RUB", "us$": "USD"}
_CODES = (
    "EUR USD GBP CHF CAD AUD JPY CNY RUB INR SEK DKK NOK CZK PLN HUF MAD TND DZD ILS BRL KRW TRY XPF XOF XAF".split()
)
_NAMES = {
    "euro": "EUR", "eur": "EUR",
    "dollar": "USD", "dollar américain": "USD", "dollar us": "USD", "dollar canadien": "CAD",
    "dollar australien": "AUD", "livre sterling": "GBP", "franc suisse": "CHF", "franc pacifique": "XPF",
    "franc cfp": "XPF", "franc français": "FRF", "franc": "FRF", "yen": "JPY", "yuan": "CNY", "rouble": "RUB",
    "roupie indienne": "INR", "couronne suédoise": "SEK", "couronne danoise": "DKK", "couronne norvégienne": "NOK",
    "couronne tchèque": "CZK", "zloty": "PLN", "forint": "HUF", "dirham marocain": "MAD", "dinar tunisien": "TND",
    "dinar algérien": "DZD", "shekel": "ILS", "livre turque": "TRY",
}  # fmt: skip
"""A name that several countries share is read only with its adjective (« dirhams », « dinars », « francs CFA »)."""
_PLURAL = r"s? [ ] ".join


def _name_pattern() -> str:
    names = sorted(_NAMES, key=len, reverse=True)
    return " | ".join(_PLURAL(re.escape(word) for word in name.split()) + "s?" for name in names)


_ANY_CODE = " | ".join(_CODES)
_AFTER = re.compile(
    rf"""
    [ \u00a0\u202f]? (?: ,-{{1,2}} [ ]? )? (?: d[’'] [ ]? | de [ ] )?
    (?: (?P<sign> [€£¥₽] | US\$ | \$ ) (?P<uros> uros? \b )? (?P<canada> [ ]? (?: CA\b | canadiens? ) )?
      | (?P<code> (?-i: {_ANY_CODE} ) (?: O?S )? ) \b
      | (?P<name> {_name_pattern()} ) \b (?! [ ] (?: cfa | cfp ) \b | - \w )
      | (?P<cent> centimes? (?: [ ] d[’']euros? )? | cents? ) \b
      | (?<= [kKM] ) (?P<e> (?-i: E ) ) \b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"""
    (?: (?<! [0-9kKMdDs] ) (?<! [0-9kKMdDs] [ ] ) (?P<sign> US\$ | [€$£] ) | \b (?P<code> {_ANY_CODE} ) ) [ ]? \Z
    """,
    re.VERBOSE,
)
_HEADED = re.compile(
    r"""\( (?: en [ ] )? (?: (?P<k> [kK]€ | milliers [ ] d[’']euros ) | (?P<m> M€ | millions [ ] d[’']euros ) | €
    | euros ) \) [ ]? :? [ ]? \Z""",
    re.VERBOSE,
)
_FRACTION = re.compile(r"(?: quarts? | tiers | moitié | dixièmes? | cinquièmes? ) [ ] d[’'] \Z", re.VERBOSE)
_NOT_ONE = re.compile(r"\b (?: sans | pas | moindre | jamais ) (?: [ ] [^\W\d]+ )? [ ] \Z", re.VERBOSE | re.IGNORECASE)
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Money:
    """A currency by its ISO 4217 code, and what one of the unit as written is worth in it (a centime 0.01)."""

    currency: str
    factor: Decimal = Decimal(1)


EUR = Money("EUR")


def read_currency(passage: Passage, number: Number) -> Unit[Money] | None:
    """The currency written after a number (« d'euros », « € », « CHF »), or before it (« $10 », « EUR 20 »).

    >>> from extract.values.reading import open_passage
    >>> passage = open_passage("mesure", "54 millions d'euros, 20 francs CFA, $10")
    >>> [unit and unit.kind.currency for unit in (read_currency(passage, number) for number in passage.numbers)]
    ['EUR', None, 'USD']
    """
    after = _AFTER.match(passage.text, number.end)
    if number.scale >= 10**6 and _FRACTION.search(passage.text, max(0, number.start - 16), number.start):
        return None
    if after is not None and number.form == "letters" and number.value == 1 and _is_idiom(passage, number, after):
        return None
    if after is not None:
        return Unit(number.end, after.end(), _money(after))
    window = max(0, number.start - 5)
    before = _BEFORE.search(passage.text, window, number.start)
    if before is not None and not number.glued_after:
        currency = before["code"] or _SIGNS[before["sign"].lower()]
        return Unit(before.start(), number.start, Money(currency))
    if headed := _HEADED.search(passage.text, max(0, number.start - 28), number.start):
        power = 1000 if headed["k"] else 10**6 if headed["m"] else 1
        return Unit(number.end, number.end, Money("EUR", Decimal(power)))
    return None


def _is_idiom(passage: Passage, number: Number, unit: re.Match[str]) -> bool:
    """« sans débourser un centime », « pas un euro de plus »: nothing is counted."""
    return (
        unit["cent"] is not None or _NOT_ONE.search(passage.text, max(0, number.start - 30), number.start) is not None
    )


def _money(match: re.Match[str]) -> Money:
    if match["cent"]:
        return Money("EUR", _CENT)
    if match["canada"]:
        return Money("CAD")
    if match["sign"]:
        return Money(_SIGNS[match["sign"].lower()])
    if match["code"]:
        return Money(match["code"][:3].upper())
    return EUR if match["e"] else Money(_NAMES[" ".join(_singular(word) for word in match["name"].lower().split())])


def _singular(word: str) -> str:
    return word if word in ("us", "français") else word.removesuffix("s")
