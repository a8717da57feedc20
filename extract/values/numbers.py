"""Text of one section → every number written in it, once, in digits or letters: the first step of reading values.

Units, bounds, ranges and roles are composed around these numbers by the readers; nothing here knows what is counted.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from extract.values.numerals import CARDINALS, ORDINALS, Kind, Word, read_cardinal, to_word

Form = Literal["digits", "letters", "mixed", "collective"]

LARGEST = Decimal(10) ** 15
"""Nothing that a fiche counts is larger; a longer run of digits is a code."""

_SPACE = " \u00a0\u202f\u2009"
_LETTER = r"[^\W\d_]"


@dataclass(frozen=True, slots=True)
class Number:
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


_CANDIDATE = re.compile(rf"[0-9]++|{_LETTER}++")
_DIGITS = re.compile(
    rf"""
    (?: (?! 0\. | [0-9]{{1,3}},[0-9]{{3}} (?! ,[0-9]{{3}} | \.[0-9] ) )
        (?P<grouped> [0-9]{{1,3}} (?P<separator> [{_SPACE}.,'’] ) [0-9]{{3}} (?: (?P=separator) [0-9]{{3}} ){{0,4}} )
        (?! [0-9] | (?P=separator) [0-9]{{3}} (?! [0-9] ) )
      | (?P<plain> [0-9]++ )
    )
    (?: (?P<point> [.,] ) (?P<decimals> [0-9]{{1,9}} ) (?! [0-9] | [.,/] [0-9] ) )?
    """,
    re.VERBOSE,
)
_RANK = re.compile(r"(?: [eè] | e[rR] | ER | [eè]?re | [eè]me | EME | ÈME | nde? | ᵉʳ? ) s? \b", re.VERBOSE)
_MILLE = re.compile(rf"[{_SPACE}] (?: mille | mil ) \b", re.VERBOSE | re.IGNORECASE)
_BIG = re.compile(
    rf"[{_SPACE}-]? (?: (?P<million> million ) | (?P<milliard> milliard ) ) s? \b (?P<half> [ ] et [ ] demie? \b )?",
    re.VERBOSE | re.IGNORECASE,
)
_HALF = re.compile(
    r"(?: une? [ ] )? demie? [ -] (?: (?P<million> million ) | (?P<milliard> milliard ) | (?P<dozen> douzaine ) ) \b",
    re.VERBOSE | re.IGNORECASE,
)
_MONEY = (
    r"(?: € | E \b | EUR s? \b | [eE]uros? \b | d [’'] [ ]? (?: € | [eE]uros? \b ) | [$£] | USD \b | GBP \b | CHF \b )"
)
_SYMBOL = re.compile(
    rf"""
    [{_SPACE}]? (?P<symbol> [kK] | M[dD]?[sS]? | mds? | Mrds? | MM | Mio )
    (?= [{_SPACE}]? {_MONEY}
      | [{_SPACE}]? (?: à | et | ou | [-–] ) [{_SPACE}]?
        [0-9] [0-9{_SPACE},.]{{0,12}} (?P=symbol) [{_SPACE}]? {_MONEY} )
    """,
    re.VERBOSE,
)
_SYMBOL_AFTER_SIGN = re.compile(r"[ ]? (?P<symbol> [kK] | M | Md ) \b", re.VERBOSE)
_SYMBOLS = {"k": 10**3, "m": 10**6, "mm": 10**6, "mio": 10**6}
_COLLECTIVE = re.compile(
    r"""
    (?P<count> une [ ] (?: (?: bonne | petite | grosse | belle ) [ ] )? )?
    (?P<word> (?: huit | d[io]u?z | quinz | vingt | trent | quarant | cinquant | soixant | cent ) aine | millier )
    (?P<plural> s )? \b
    (?: (?P<of> [ ] de [ ] )
        (?: (?P<thousand> milliers? | mille ) | (?P<million> millions? ) | (?P<milliard> milliards? ) ) \b )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_JOINER = re.compile(rf"[{_SPACE}\-‑] (?= (?P<word> {_LETTER}{{2,12}}+ ) )", re.VERBOSE)
_POINT = re.compile(rf"[ ] virgule [ ] (?= (?P<word> {_LETTER}{{2,12}}+ ) )", re.VERBOSE | re.IGNORECASE)
_COMPOUND = re.compile(
    rf"[{_SPACE}-] (?: mill | demi | virgule | cent | [bpg][a-z]{{3,5}} [ ] [a-zA-Z] | [^\W\d_]{{3,9}}aine )",
    re.VERBOSE | re.IGNORECASE,
)
"""What may make « un », « une » more than one: « un million », « une bonne trentaine », « un demi-million »."""
_OF = re.compile(r"[ ]d(?:e\b|[’'])", re.IGNORECASE)
_POSSESSED = re.compile(r"\b(?:la|sa|ma|ta|leur|notre|votre|cette|première|seconde)[ ]\Z", re.IGNORECASE)
_MOST_WORDS = 16
_HYPHENS = ("-", "‑")
_OPENERS = frozenset(CARDINALS) | frozenset(ORDINALS)


def read_numbers(text: str) -> tuple[Number, ...]:
    """Read every number of a text, in order, none overlapping; the article « un » is one too, and so are ranks.

    Separators of thousands are spaces of every kind, points, apostrophes; the decimal sign is a comma, or a point that
    cannot be a separator. Each stretch of text is read once; nothing is read across a line break.

    >>> [(n.start, n.end, str(n.value), n.form) for n in read_numbers("de 75 000 à 1,5 million d’euros, vingt-et-un")]
    [(3, 9, '75000', 'digits'), (12, 23, '1500000.0', 'mixed'), (33, 44, '21', 'letters')]
    >>> [str(n.value) for n in read_numbers("15.000,50 puis 2.5 et 50 k€, un demi-million, une trentaine")]
    ['15000.50', '2.5', '50000', '500000', '30']
    >>> read_numbers("des dizaines de demandes, plusieurs centaines")
    ()
    """
    numbers: list[Number] = []
    done = 0
    for candidate in _CANDIDATE.finditer(text):
        word = candidate[0]
        if (word[0] > "9" and word.lower() not in _OPENERS) or candidate.start() < done:
            continue
        number = _read_at(text, candidate)
        if number is not None:
            numbers.append(_with_neighbours(text, number))
            done = number.end
    return tuple(numbers)


def _read_at(text: str, candidate: re.Match[str]) -> Number | None:
    start = candidate.start()
    if "0" <= text[start] <= "9":
        return _read_digits(text, start)
    word = candidate[0].lower()
    if (kind := CARDINALS.get(word)) is not None:
        return _read_word(text, start, kind[0], word)
    return _read_letters(text, start) if word in ORDINALS else None


def _read_word(text: str, start: int, kind: Kind, word: str) -> Number | None:
    if kind in ("et", "virgule", "big") or word == "cents":
        return None
    if word in ("un", "une") and _COMPOUND.match(text, start + len(word)) is None:
        return Number(start, start + len(word), Decimal(1), "letters")
    if found := _read_half(text, start) or _read_collective(text, start):
        return found
    return None if kind in ("collective", "demi") else _read_letters(text, start)


def _read_digits(text: str, start: int, limit: Decimal = LARGEST) -> Number:
    match = _DIGITS.match(text, start)
    assert match is not None, "a candidate begins with a digit"
    if match["decimals"] is not None and (_is_dotted(text, match) or match["point"] == match["separator"]):
        match = _DIGITS.match(text, start, match.start("point"))
        assert match is not None, "the whole part matches by itself"
    whole = match["plain"] or match["grouped"].replace(match["separator"], "")
    number = Number(
        start, match.end(), _decimal(whole, match["decimals"]), "digits", grouped=match["grouped"] is not None
    )
    if match["decimals"] is None and (rank := _RANK.match(text, match.end())):
        return replace(number, end=rank.end(), ordinal=True)
    scaled = _scale_digits(text, number, limit)
    return replace(scaled, doubtful=_is_doubtful(match, scaled))


def _decimal(whole: str, decimals: str | None) -> Decimal:
    if len(whole) > 18:
        return LARGEST * 1000
    return Decimal(whole if decimals is None else f"{whole}.{decimals}")


def _is_dotted(text: str, match: re.Match[str]) -> bool:
    """True inside « 03.09.2020 », « 3,5,7 »: the point before these digits says that they are no decimals."""
    return match.start() > 1 and text[match.start() - 1] in ".,/" and text[match.start() - 2].isdigit()


def _is_doubtful(match: re.Match[str], number: Number) -> bool:
    if number.value >= LARGEST or (match["plain"] or "").startswith("00"):
        return True
    if match["point"] == "," and len(match["decimals"]) == 3 and match["plain"] != "0":
        return number.scale == 1
    return match["separator"] == "." and match["decimals"] is None and number.scale > 1


def _scale_digits(text: str, number: Number, limit: Decimal) -> Number:
    if (symbol := _SYMBOL.match(text, number.end)) or (
        number.start and text[number.start - 1] in "$£€" and (symbol := _SYMBOL_AFTER_SIGN.match(text, number.end))
    ):
        scale = Decimal(_SYMBOLS.get(symbol["symbol"].lower(), 10**9))
        return replace(number, end=symbol.end(), value=number.value * scale, scale=scale, form="mixed")
    if collective := _read_counted_collective(text, number):
        return collective
    if mille := _MILLE.match(text, number.end):
        thousand = Decimal(1000)
        number = replace(number, end=mille.end(), value=number.value * thousand, scale=thousand, form="mixed")
    return _read_big(text, number, limit)


def _read_big(text: str, number: Number, limit: Decimal) -> Number:
    """Multiply by a « million(s) » or « milliard(s) » below the limit, and add what stands after."""
    big = _BIG.match(text, number.end)
    scale = Decimal(10**6 if big and big["million"] else 10**9)
    if big is None or scale >= limit:
        return number
    value = number.value * scale + (scale / 2 if big["half"] else 0)
    form: Form = "letters" if number.form == "letters" else "mixed"
    scaled = replace(number, end=big.end(), value=value, scale=scale, form=form, grouped=False)
    rest = None if big["half"] else _read_rest(text, scaled)
    if rest is None:
        return scaled
    colloquial = rest.form == "letters" and rest.value < 100  # « un million trois » is as often 1,3 million
    return replace(scaled, end=rest.end, value=value + rest.value, scale=Decimal(1), doubtful=colloquial)


def _read_rest(text: str, number: Number) -> Number | None:
    """What is added after a million: « deux cent mille », « 500 000 », « 300 mille »."""
    start = number.end + 1
    if start >= len(text) or text[start - 1] not in _SPACE:
        return None
    if "0" <= text[start] <= "9":
        rest = _read_digits(text, start, number.scale)
        fits = rest.grouped or rest.form == "mixed"
    else:
        candidate = _CANDIDATE.match(text, start)
        if candidate is None or CARDINALS.get(candidate[0].lower(), ("et", 0))[0] not in (
            "unit",
            "teen",
            "ten",
            "cent",
            "mille",
        ):
            return None
        rest = _read_letters(text, start, number.scale)
        fits = not rest.ordinal and rest.form == "letters"
    fits = fits and _BIG.match(text, rest.end) is None
    return rest if fits and not rest.doubtful and 0 < rest.value < number.scale else None


def _read_letters(text: str, start: int, limit: Decimal = LARGEST) -> Number:
    words = _row(text, start)
    cardinal = read_cardinal(words)
    assert cardinal is not None, "a row begins with a word that is a number by itself"
    last = words[cardinal.stop - 1]
    number = Number(start, last.end, Decimal(cardinal.value), "letters", Decimal(cardinal.tail), ordinal=last.ordinal)
    if number.ordinal:
        return replace(number, scale=Decimal(1))
    return _read_counted_collective(text, number) or _read_big(text, _with_decimals(text, number), limit)


def _row(text: str, start: int) -> list[Word]:
    """The number words that follow each other from here, joined by one space or hyphen."""
    words: list[Word] = []
    candidate = _CANDIDATE.match(text, start)
    end = candidate.end() if candidate else start
    while (
        len(words) < _MOST_WORDS
        and (word := to_word(text, start, end))
        and word.kind not in ("big", "virgule", "collective")
    ):
        words.append(word)
        joined = _JOINER.match(text, end)
        if joined is None:
            break
        start, end = joined.span("word")
    return words


def _with_decimals(text: str, number: Number) -> Number:
    """« trois virgule cinq »: one digit or two in letters after « virgule »."""
    point = _POINT.match(text, number.end)
    if point is None or CARDINALS.get(point["word"].lower(), ("et", 0))[0] not in ("unit", "teen", "ten"):
        return number
    words = _row(text, point.end())
    rest = read_cardinal(words)
    if rest is None or rest.value >= 100 or words[rest.stop - 1].ordinal:
        return number
    value = Decimal(f"{number.value}.{rest.value}")
    return replace(number, end=words[rest.stop - 1].end, value=value, scale=Decimal(1))


def _read_half(text: str, start: int) -> Number | None:
    """« un demi-million », « une demi-douzaine »."""
    half = _HALF.match(text, start)
    if half is None:
        return None
    if half["dozen"]:
        return Number(start, half.end(), Decimal(6), "collective", approximate=True)
    scale = Decimal(10**6 if half["million"] else 10**9)
    return Number(start, half.end(), scale / 2, "letters", scale)


def _read_collective(text: str, start: int) -> Number | None:
    """« une trentaine », « sa centaine de »; the plural without a number before it is no number."""
    match = _COLLECTIVE.match(text, start)
    if match is None or match["plural"] or CARDINALS.get(match["word"].lower(), ("et", 0))[0] != "collective":
        return None
    if not match["count"] and not (match["of"] or _OF.match(text, match.end())):
        return None
    if not match["count"] and not _POSSESSED.search(text, max(0, start - 12), start):
        return None
    return _collective(match, start, Decimal(1))


def _read_counted_collective(text: str, number: Number) -> Number | None:
    """« deux centaines », « 3 douzaines »."""
    if number.end >= len(text) or text[number.end] not in _SPACE or number.value >= 1000:
        return None
    match = _COLLECTIVE.match(text, number.end + 1)
    if match is None or match["count"] or CARDINALS.get(match["word"].lower(), ("et", 0))[0] != "collective":
        return None
    return _collective(match, number.start, number.value)


def _collective(match: re.Match[str], start: int, count: Decimal) -> Number:
    power = 1000 if match["thousand"] else 10**6 if match["million"] else 10**9 if match["milliard"] else 1
    scale = Decimal(power)
    value = count * CARDINALS[match["word"].lower()][1] * scale
    return Number(start, match.end(), value, "collective", scale, approximate=True)


def _with_neighbours(text: str, number: Number) -> Number:
    """Note the letters that touch a number; a multiplier's symbol (« 50 k€ ») is already inside it."""
    before = text[max(0, number.start - 2) : number.start]
    after = text[number.end : number.end + 2]
    glued_before = before[-1:].isalnum() or before[-1:] == "_" or (before[-1:] in _HYPHENS and before[:1].isalpha())
    glued_after = after[:1].isalpha() or (after[:1] in _HYPHENS and after[1:].isalpha())
    if not glued_before and not glued_after:
        return number
    return replace(number, glued_before=glued_before, glued_after=glued_after)
