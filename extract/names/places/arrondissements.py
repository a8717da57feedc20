"""Municipal arrondissements of Paris, Lyon and Marseille in every writing: a piece of a place line and its code."""

import re
from collections.abc import Mapping

from extract.names.cog import fold_name

CITIES: Mapping[str, tuple[int, int]] = {"paris": (75100, 20), "lyon": (69380, 9), "marseille": (13200, 16)}
"""For each city, what an arrondissement's number is added to, and how many there are."""

_ROMAN = {"i": 1, "v": 5, "x": 10}
_NUMBER = r"(?P<number>\d{1,2}|[ivx]{1,5})"
_ORDINAL = r"(?:\ ?(?:er|ere|e|eme|ieme|nd|nde|o))?"
_WORD = r"(?:\ (?:arrondissement|arrdt|arr|ardt))?"
_AFTER = re.compile(rf"^(?P<city>paris|lyon|marseille)(?:\ cedex)?\ {_NUMBER}{_ORDINAL}{_WORD}$", re.VERBOSE)
_BEFORE = re.compile(rf"^(?:le\ )?{_NUMBER}{_ORDINAL}{_WORD}\ (?:de|a)\ (?P<city>paris|lyon|marseille)$", re.VERBOSE)
_ALONE = re.compile(rf"^(?:le\ )?{_NUMBER}(?:\ ?(?:er|ere|e|eme|ieme|nd|nde|o)){_WORD}$", re.VERBOSE)


def read_arrondissement(words: str) -> str | None:
    """The code of an arrondissement written with its city; a number that the city does not have is refused.

    >>> read_arrondissement("Paris 11e"), read_arrondissement("Lyon 3ème"), read_arrondissement("Marseille VIIIe")
    ('75111', '69383', '13208')
    >>> read_arrondissement("11e arrondissement de Paris"), read_arrondissement("Lyon 12e") is None
    ('75111', True)
    """
    key = fold_name(words)
    match = _AFTER.match(key) or _BEFORE.match(key)
    return _code(match["city"], match["number"]) if match else None


def read_ordinal(city: str, words: str) -> str | None:
    """The code of an arrondissement whose city stands in another piece: « Marseille » and « 8e ».

    >>> read_ordinal("Marseille", "8e"), read_ordinal("Vierzon", "8e") is None, read_ordinal("Paris", "75") is None
    ('13208', True, True)
    """
    match = _ALONE.match(fold_name(words))
    return _code(fold_name(city), match["number"]) if match and fold_name(city) in CITIES else None


def arrondissement_of_postcode(city: str, postcode: str) -> str | None:
    """The code of the arrondissement that a postcode of its city names; the 16th of Paris has a second one.

    >>> arrondissement_of_postcode("Paris", "75011"), arrondissement_of_postcode("Paris", "75116")
    ('75111', '75116')
    >>> arrondissement_of_postcode("Lyon", "69300") is None
    True
    """
    key = fold_name(city)
    if (key, postcode) == ("paris", "75116"):
        return "75116"
    prefix = {"paris": "750", "lyon": "690", "marseille": "130"}.get(key)
    return _code(key, postcode[3:]) if prefix is not None and postcode.startswith(prefix) else None


def _code(city: str, number: str) -> str | None:
    base, count = CITIES[city]
    value = int(number) if number.isdigit() else _roman(number)
    return str(base + value) if 1 <= value <= count else None


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    signed = (-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
    return sum(signed)
