"""One line's characters, cleaned one by one so that each keeps its index: the text and the page readers share it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import ftfy

LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
SOFT_HYPHEN = "\u00ad"
# UTF-8 read as cp1252: a lead byte's letter, then continuation bytes' signs (« Ã© », « â€™ », « Å“ »).
MOJIBAKE = re.compile(r"[ÂÃÅâ](?:[\u0080-\u00bf]|[€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){1,2}")
# What French is written in and nothing of which needs a reading: nearly every line is made of these alone.
PLAIN = re.compile(r"[ -~¡-¬®-ÿŒœŸ€‘’“”–—…•]*")
FRENCH_REPAIRS = frozenset("àâäéèêëîïôöùûüÿçœæÀÂÄÉÈÊËÎÏÔÖÙÛÜŸÇŒÆ«»°€’‘“”–—…•\u00a0\u202f²³½ñ")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Readable text with the index of each character; what was dropped or repaired is counted."""

    text: str
    at: tuple[int, ...]
    controls: int = 0
    repaired: int = 0


def clean(text: str, at: Sequence[int]) -> Cleaned:
    """NFC, plain single spaces, ligatures spelt out, control and format characters dropped, certain mojibake repaired.

    A soft hyphen survives only as the line's last character, where it marks a word broken by the line.

    >>> clean("o\\ufb03ce\\u202fde  la\\u0301", range(12))
    Cleaned(text='office de lá', at=(0, 1, 1, 1, 2, 3, 4, 5, 6, 7, 9, 10), controls=0, repaired=0)
    """
    if PLAIN.fullmatch(text) and "  " not in text and not MOJIBAKE.search(text):
        return _stripped(text, at, 0, 0)
    text, at, repaired = _repair(text, at)
    letters: list[str] = []
    places: list[int] = []
    controls = 0
    for character, place in zip(text, at, strict=True):
        readable = _readable(character)
        if readable is None:
            controls += 1
            continue
        if readable == " " and letters and letters[-1] == " ":
            continue
        letters.extend(readable)
        places.extend([place] * len(readable))
    text, at = _compose(letters, places)
    return _stripped(text, at, controls, repaired)


@lru_cache(maxsize=1024)
def _readable(character: str) -> str | None:
    """What a character reads as; None for a control or directional character, which is dropped and counted."""
    if character.isspace():
        return " "
    if character in LIGATURES:
        return LIGATURES[character]
    category = unicodedata.category(character)
    if category == "Cc" or character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f":
        return None
    if category == "Cf" and character != SOFT_HYPHEN:
        return ""
    return character


def _compose(letters: Sequence[str], places: Sequence[int]) -> tuple[str, list[int]]:
    """NFC; a composed character keeps the index of its base."""
    text = "".join(letters)
    if unicodedata.is_normalized("NFC", text):
        return text, list(places)
    starts = [i for i, letter in enumerate(letters) if i == 0 or not unicodedata.combining(letter)]
    composed: list[str] = []
    at: list[int] = []
    for start, end in zip(starts, [*starts[1:], len(letters)], strict=True):
        cluster = unicodedata.normalize("NFC", "".join(letters[start:end]))
        composed.append(cluster)
        at.extend([places[start]] * len(cluster))
    return "".join(composed), at


def _repair(text: str, at: Sequence[int]) -> tuple[str, Sequence[int], int]:
    """Undo mojibake run by run, only where the run reads as one character of French."""
    pieces: list[str] = []
    places: list[int] = []
    repaired = last = 0
    for match in MOJIBAKE.finditer(text):
        mended = _mended(match.group())
        if mended is None:
            continue
        pieces.append(text[last : match.start()] + mended)
        places.extend([*at[last : match.start()], *[at[match.start()]] * len(mended)])
        last = match.end()
        repaired += 1
    if not repaired:
        return text, at, 0
    return "".join([*pieces, text[last:]]), [*places, *at[last:]], repaired


def _mended(run: str) -> str | None:
    """The French character that a run stands for, with what follows it in the run; None where that is not certain."""
    for size in (3, 2):
        fixed = ftfy.fix_encoding(run[:size]) if len(run) >= size else ""
        if len(fixed) == 1 and fixed in FRENCH_REPAIRS:
            return fixed + run[size:]
    return None


def _stripped(text: str, at: Sequence[int], controls: int, repaired: int) -> Cleaned:
    body = text.rstrip()
    if SOFT_HYPHEN in body[:-1]:
        kept = [i for i, character in enumerate(body) if character != SOFT_HYPHEN or i == len(body) - 1]
        body, at = "".join(body[i] for i in kept), [at[i] for i in kept]
    lead = len(body) - len(body.lstrip())
    return Cleaned(body[lead:], tuple(at[lead : len(body)]), controls, repaired)


def count_visible(text: str) -> int:
    """Non-space characters, as `coverage` counts them."""
    return len("".join(text.split()))
