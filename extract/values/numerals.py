"""French number words: what each word is worth, and how words in a row make one cardinal; used by `numbers`."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

Kind = Literal["unit", "teen", "ten", "cent", "mille", "big", "collective", "demi", "virgule", "et"]


class Word(NamedTuple):
    """One word of a text that a number may be made of; `ordinal` for « troisième »."""

    start: int
    end: int
    kind: Kind
    value: int
    ordinal: bool = False


class Cardinal(NamedTuple):
    """Words read as one number: `tail` is the multiplier its last words are, 1 where there is none."""

    stop: int
    value: int
    tail: int


_UNITS = ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"]
_TEENS = ["dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"]
_TENS = {
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
_COLLECTIVES = {
    "huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
    "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip
_IRREGULAR_ORDINALS = {
    "premier": 1, "première": 1, "second": 2, "seconde": 2, "unième": 1, "cinquième": 5, "neuvième": 9,
}  # fmt: skip


def _cardinal_words() -> dict[str, tuple[Kind, int]]:
    words: dict[str, tuple[Kind, int]] = {"zéro": ("unit", 0), "zero": ("unit", 0), "une": ("unit", 1)}
    words |= {word: ("unit", value) for value, word in enumerate(_UNITS, 1)}
    words |= {word: ("teen", value) for value, word in enumerate(_TEENS, 10)}
    words |= {word: ("ten", value) for word, value in _TENS.items()}
    words |= {"vingts": ("ten", 20), "cent": ("cent", 100), "cents": ("cent", 100)}
    words |= {"mille": ("mille", 1000), "mil": ("mille", 1000)}
    words |= {f"million{s}": ("big", 10**6) for s in ("", "s")} | {f"milliard{s}": ("big", 10**9) for s in ("", "s")}
    words |= {f"{word}{s}": ("collective", value) for word, value in _COLLECTIVES.items() for s in ("", "s")}
    return words | {"demi": ("demi", 0), "demie": ("demi", 0), "virgule": ("virgule", 0), "et": ("et", 0)}


def _ordinal_words() -> dict[str, tuple[Kind, int]]:
    regular: dict[str, tuple[Kind, int]] = {
        f"{word.removesuffix('e')}ième": (kind, value)
        for word, (kind, value) in _cardinal_words().items()
        if kind in ("unit", "teen", "ten", "cent", "mille") and value > 1 and not word.endswith("ts")
    }
    regular |= {word: ("unit", value) for word, value in _IRREGULAR_ORDINALS.items()}
    regular |= {word.replace("è", "e"): reading for word, reading in regular.items()}
    return regular | {f"{word}s": reading for word, reading in regular.items()}


CARDINALS = _cardinal_words()
"""Lowercase word → its kind and value; « cent » and « mille » multiply, « million » multiplies what precedes."""
ORDINALS = _ordinal_words()


def to_word(text: str, start: int, end: int) -> Word | None:
    """Look one word up; None where it is no part of a number."""
    word = text[start:end].lower()
    if (cardinal := CARDINALS.get(word)) is not None:
        return Word(start, end, *cardinal)
    if (ordinal := ORDINALS.get(word)) is not None:
        return Word(start, end, *ordinal, ordinal=True)
    return None


def read_cardinal(words: Sequence[Word], at: int = 0) -> Cardinal | None:
    """Read the longest number below a million that begins at one word of a row of joined words.

    « deux cent mille » is 200 000 with tail 100 000, so that « cent à deux cent mille » can share it.
    """
    low = _below_thousand(words, at)
    if not _is(words, low.stop if low else at, "mille") or (low and low.value == 0) or (low and _ended(words, low)):
        return low
    stop = (low.stop if low else at) + 1
    thousands = low.value if low else 1
    rest = None if words[stop - 1].ordinal else _and_one(words, stop) or _below_thousand(words, stop)
    if rest is not None and rest.value:
        return Cardinal(rest.stop, thousands * 1000 + rest.value, 1)
    return Cardinal(stop, thousands * 1000, 1000 * (low.tail if low else 1))


def _below_thousand(words: Sequence[Word], at: int) -> Cardinal | None:
    low = _below_hundred(words, at)
    hundreds_at = low.stop if low else at
    if not _is(words, hundreds_at, "cent") or (low and (not 2 <= low.value <= 19 or _ended(words, low))):
        return low
    hundreds = low.value if low else 1
    rest_at = hundreds_at + 1
    rest = None if words[hundreds_at].ordinal else _and_one(words, rest_at) or _below_hundred(words, rest_at)
    if rest is not None and rest.value:
        return Cardinal(rest.stop, hundreds * 100 + rest.value, 1)
    return Cardinal(hundreds_at + 1, hundreds * 100, 100)


def _and_one(words: Sequence[Word], at: int) -> Cardinal | None:
    """« mille et un », « cent et une »."""
    is_one = _is(words, at, "et") and _is(words, at + 1, "unit") and words[at + 1].value == 1
    return Cardinal(at + 2, 1, 1) if is_one else None


def _below_hundred(words: Sequence[Word], at: int) -> Cardinal | None:
    if at >= len(words) or words[at].kind not in ("unit", "teen", "ten"):
        return None
    head = words[at]
    stop, value = at + 1, head.value
    if head.kind == "unit" and value == 4 and _is(words, stop, "ten") and words[stop].value == 20 and not head.ordinal:
        stop, value = stop + 1, 80
    elif head.kind == "unit" or head.ordinal:
        return Cardinal(stop, value, 1)
    if words[stop - 1].ordinal:
        return Cardinal(stop, value, 1)
    if head.kind == "teen":
        return _teen_with_unit(words, stop, value)
    return _ten_with_rest(words, stop, value)


def _teen_with_unit(words: Sequence[Word], stop: int, value: int) -> Cardinal:
    if value == 10 and _is(words, stop, "unit") and words[stop].value in (7, 8, 9):
        return Cardinal(stop + 1, 10 + words[stop].value, 1)
    return Cardinal(stop, value, 1)


def _ten_with_rest(words: Sequence[Word], stop: int, value: int) -> Cardinal:
    rest_at = stop + 1 if _is(words, stop, "et") else stop
    if rest_at >= len(words):
        return Cardinal(stop, value, 1)
    rest = words[rest_at]
    joined_by_et = rest_at > stop
    if joined_by_et and rest.value not in (1, 11):
        return Cardinal(stop, value, 1)
    if rest.kind == "unit" and 1 <= rest.value <= 9:
        return Cardinal(rest_at + 1, value + rest.value, 1)
    if rest.kind == "teen" and value in (60, 80):
        teen = Cardinal(rest_at + 1, rest.value, 1) if rest.ordinal else _teen_with_unit(words, rest_at + 1, rest.value)
        return Cardinal(teen.stop, value + teen.value, 1)
    return Cardinal(stop, value, 1)


def _is(words: Sequence[Word], at: int, kind: Kind) -> bool:
    return at < len(words) and words[at].kind == kind


def _ended(words: Sequence[Word], number: Cardinal) -> bool:
    """True where the number closed with an ordinal: nothing multiplies « deuxième »."""
    return words[number.stop - 1].ordinal
