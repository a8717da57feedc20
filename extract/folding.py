"""Text without the differences that do not matter when words are compared: case, accents, apostrophes."""

import re
import unicodedata
from functools import lru_cache


def _bare(text: str) -> str:
    """The text without its accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


_LATIN = 0x300
"""The letters below are looked up; behind them come the combining accents."""
_SAME = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "œ": "oe", "æ": "ae", "‐": "-", "‑": "-", "–": "-"}
_FOLDED = str.maketrans({chr(code): _bare(chr(code)) for code in range(_LATIN)} | _SAME)
_RARE = re.compile(r"[^\x00-\u02ff\u2010-\u20cf]")
"""What may still hold an accent: no Latin letter, and none of the punctuation and currency signs."""


def fold(text: str) -> str:
    """Lower case, no accents, straight apostrophes. The length may change: offsets do not survive.

    >>> fold("L’Évènement du CŒUR")
    "l'evenement du coeur"
    """
    folded = text.casefold().translate(_FOLDED)
    return folded if _RARE.search(folded) is None else _bare(folded)


_PREPOSITION = re.compile(r"[àÀ](?<!\w[àÀ])(?!\w)")  # the letter first: it is what most texts are passed over for


@lru_cache(maxsize=4096)  # a line is asked several questions: is it a field, a function, a step
def fold_cues(text: str) -> str:
    """Fold, but keep the preposition « à » apart from the verb « a »: « à obtenu » is no perfect tense.

    >>> fold_cues("Elle a répondu à l’Appel À projets")
    "elle a repondu à l'appel à projets"
    """
    return fold(_PREPOSITION.sub("\x00", text)).replace("\x00", "à")


@lru_cache(maxsize=16)  # the readers of one section ask for it again and again
def evened(text: str) -> str:
    """In lower case and with straight apostrophes, letter for letter; « İ » alone would grow."""
    lowered = text.lower()
    even = lowered if len(lowered) == len(text) else "".join(letter.lower()[:1] for letter in text)
    return even.replace("’", "'")
