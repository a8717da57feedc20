"""Text of one section → every number written in it, once, in digits or letters: the first step of reading values.

Units, bounds, ranges and roles are composed around these numbers by the readers; nothing here knows what is counted.
"""

import re
from decimal import Decimal

from extract.values.collectives import read_collective, read_counted_collective, read_half
from extract.values.number import LARGEST, Form, Number
from extract.values.number_patterns import (
    BIG,
    CANDIDATE,
    COLLOQUIAL,
    COMPOUND,
    DIGITS,
    JOINER,
    MILLE,
    POINT,
    RANK,
    SPACE,
    SYMBOL,
    SYMBOL_AFTER_SIGN,
    SYMBOLS,
)
from extract.values.numerals import CARDINALS, ORDINALS, Kind, Word, read_cardinal, to_word
from extract.values.words import cut

__all__ = ["Form", "Number", "read_numbers"]


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
    words = cut(text)
    for word, start in zip(words.low, words.starts, strict=True):
        # Most words are no numbers, and cost no more than this look; « : » is the sign behind « 9 ».
        if not (word in _OPENERS or "0" <= word < ":") or start < done:
            continue
        number = _read_at(text, start, word)
        if number is not None:
            numbers.append(_with_neighbours(text, number))
            done = number.end
    return tuple(numbers)


def _read_at(text: str, start: int, word: str) -> Number | None:
    if "0" <= word < ":":
        return _read_digits(text, start)
    if (kind := CARDINALS.get(word)) is not None:
        return _read_word(text, start, kind[0], word)
    return _read_letters(text, start) if word in ORDINALS else None


def _read_word(text: str, start: int, kind: Kind, word: str) -> Number | None:
    if kind in ("et", "virgule", "big") or word == "cents":
        return None
    if word in ("un", "une") and COMPOUND.match(text, start + len(word)) is None:
        return Number(start, start + len(word), Decimal(1), "letters")
    if found := read_half(text, start) or read_collective(text, start):
        return found
    return None if kind in ("collective", "demi") else _read_letters(text, start)


def _read_digits(text: str, start: int, limit: Decimal = LARGEST) -> Number:
    match = DIGITS.match(text, start)
    assert match is not None, "a candidate begins with a digit"
    if match["decimals"] is not None and (_is_dotted(text, match) or match["point"] == match["separator"]):
        match = DIGITS.match(text, start, match.start("point"))
        assert match is not None, "the whole part matches by itself"
    whole = match["plain"] or match["grouped"].replace(match["separator"], "")
    number = Number(
        start, match.end(), _decimal(whole, match["decimals"]), "digits", grouped=match["grouped"] is not None
    )
    if match["decimals"] is None and (rank := RANK.match(text, match.end())):
        return number._replace(end=rank.end(), ordinal=True)
    scaled = _scale_digits(text, number, limit)
    is_doubtful = _is_doubtful(match, scaled)
    return scaled if is_doubtful == scaled.doubtful else scaled._replace(doubtful=is_doubtful)


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
    if (symbol := SYMBOL.match(text, number.end)) or (
        number.start and text[number.start - 1] in "$£€" and (symbol := SYMBOL_AFTER_SIGN.match(text, number.end))
    ):
        scale = Decimal(SYMBOLS.get(symbol["symbol"].lower(), 10**9))
        return number._replace(end=symbol.end(), value=number.value * scale, scale=scale, form="mixed")
    if collective := read_counted_collective(text, number):
        return collective
    if mille := MILLE.match(text, number.end):
        thousand = Decimal(1000)
        number = number._replace(end=mille.end(), value=number.value * thousand, scale=thousand, form="mixed")
    return _read_big(text, number, limit)


def _read_big(text: str, number: Number, limit: Decimal) -> Number:
    """Multiply by a « million(s) » or « milliard(s) » below the limit, and add what stands after."""
    big = BIG.match(text, number.end)
    scale = Decimal(10**6 if big and big["million"] else 10**9)
    if big is None or scale >= limit:
        return number
    value = number.value * scale + (scale / 2 if big["half"] else 0)
    form: Form = "letters" if number.form == "letters" else "mixed"
    scaled = number._replace(end=big.end(), value=value, scale=scale, form=form, grouped=False)
    rest = None if big["half"] else _read_rest(text, scaled)
    if rest is None and (hundreds := COLLOQUIAL.match(text, scaled.end)):
        return scaled._replace(end=hundreds.end(), doubtful=True)
    if rest is None:
        return scaled
    colloquial = rest.form == "letters" and rest.value < 100  # « un million trois » is as often 1,3 million
    return scaled._replace(end=rest.end, value=value + rest.value, scale=Decimal(1), doubtful=colloquial)


def _read_rest(text: str, number: Number) -> Number | None:
    """What is added after a million: « deux cent mille », « 500 000 », « 300 mille »."""
    start = number.end + 1
    if start >= len(text) or text[start - 1] not in SPACE:
        return None
    if "0" <= text[start] <= "9":
        rest = _read_digits(text, start, number.scale)
        fits = rest.grouped or rest.form == "mixed"
    else:
        candidate = CANDIDATE.match(text, start)
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
    fits = fits and BIG.match(text, rest.end) is None
    return rest if fits and not rest.doubtful and 0 < rest.value < number.scale else None


def _read_letters(text: str, start: int, limit: Decimal = LARGEST) -> Number:
    words = _row(text, start)
    cardinal = read_cardinal(words)
    assert cardinal is not None, "a row begins with a word that is a number by itself"
    last = words[cardinal.stop - 1]
    number = Number(start, last.end, Decimal(cardinal.value), "letters", Decimal(cardinal.tail), ordinal=last.ordinal)
    if number.ordinal:
        return number._replace(scale=Decimal(1))
    return read_counted_collective(text, number) or _read_big(text, _with_decimals(text, number), limit)


def _row(text: str, start: int) -> list[Word]:
    """The number words that follow each other from here, joined by one space or hyphen."""
    words: list[Word] = []
    candidate = CANDIDATE.match(text, start)
    end = candidate.end() if candidate else start
    while (
        len(words) < _MOST_WORDS
        and (word := to_word(text, start, end))
        and word.kind not in ("big", "virgule", "collective")
    ):
        words.append(word)
        joined = JOINER.match(text, end)
        if joined is None:
            break
        start, end = joined.span("word")
    return words


def _with_decimals(text: str, number: Number) -> Number:
    """« trois virgule cinq »: one digit or two in letters after « virgule »."""
    point = POINT.match(text, number.end)
    if point is None or CARDINALS.get(point["word"].lower(), ("et", 0))[0] not in ("unit", "teen", "ten"):
        return number
    words = _row(text, point.end())
    rest = read_cardinal(words)
    if rest is None or rest.value >= 100 or words[rest.stop - 1].ordinal:
        return number
    value = Decimal(f"{number.value}.{rest.value}")
    return number._replace(end=words[rest.stop - 1].end, value=value, scale=Decimal(1))


def _with_neighbours(text: str, number: Number) -> Number:
    """Note the letters that touch a number; a multiplier's symbol (« 50 k€ ») is already inside it."""
    before = text[max(0, number.start - 2) : number.start]
    after = text[number.end : number.end + 2]
    glued_before = before[-1:].isalnum() or before[-1:] == "_" or (before[-1:] in _HYPHENS and before[:1].isalpha())
    glued_after = after[:1].isalpha() or (after[:1] in _HYPHENS and after[1:].isalpha())
    if not glued_before and not glued_after:
        return number
    return number._replace(glued_before=glued_before, glued_after=glued_after)
