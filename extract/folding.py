"""Text without the differences that do not matter when words are compared: case, accents, apostrophes."""

import re
import unicodedata
from functools import lru_cache

_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "œ": "oe", "æ": "ae", "‐": "-", "‑": "-", "–": "-"})


def fold(text: str) -> str:
    """Lower case, no accents, straight apostrophes. The length may change: offsets do not survive.

    >>> fold("L’Évènement du CŒUR")
    "l'evenement du coeur"
    """
    lowered = text.casefold().translate(_SAME)
    if lowered.isascii():
        return lowered
    return "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))


_PREPOSITION = re.compile(r"\b[àÀ]\b")


@lru_cache(maxsize=4096)  # a line is asked several questions: is it a field, a function, a step
def fold_cues(text: str) -> str:
    """Fold, but keep the preposition « à » apart from the verb « a »: « à obtenu » is no perfect tense.

    >>> fold_cues("Elle a répondu à l’Appel À projets")
    "elle a repondu à l'appel à projets"
    """
    return fold(_PREPOSITION.sub("\x00", text)).replace("\x00", "à")
