"""Line-end hyphens: whether a word broken over two lines is written with a hyphen or without."""

import re
from collections.abc import Iterable
from functools import cache

import simplemma

from extract.folding import fold

WORD_END = re.compile(r"[^\W_]+$")
WORD_START = re.compile(r"[^\W_]+")
# First halves that are words of their own in compounds, for compounds that no lexicon lists (« éco-pâturage »).
COMPOUND_HEADS = frozenset(
    "arrière après au avant bas basse centre chef chèque co contre demi éco en ex extra franco grand grande "
    "gros haut haute hors là libre loire longue médico mi mieux mini moyen non nord nouveau nouvelle ouest "
    "outre par petit petite porte post quasi rendez rez saint sainte sans semi serre socio sous sud sur tiers "
    "vice".split()
)
# Clitics and demonstratives stand behind a hyphen: « pourra-⏎t-on », « ceux-⏎ci ».
COMPOUND_TAILS = frozenset("ci là même mêmes t je tu il elle on nous vous ils elles ce y en moi toi lui leur".split())
NUMBERS = frozenset(
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente "
    "quarante cinquante soixante septante huitante nonante cent cents mille et".split()
)
NOUNS_OF_VERBS = {"issage": "ir", "issement": "ir", "isseur": "ir", "isation": "iser", "age": "er", "ement": "er"}
"""Endings that make a noun of a verb, and the verb's own: « sertissage » is « sertir »'s."""
LEARNED_TAILS = ("graph", "logi", "logue", "mètre", "métri", "scop", "thérap", "therm", "phon", "gène", "génie", "cide")
"""What such a Greek or Latin half ends is one word: « échographe », « hygromètre », « balnéothérapie »."""
COMMUNE = re.compile(r"(?:en|sur|sous|lès|les|le|la|de|du|des|d|l|aux|au|et|à)$", re.IGNORECASE)


@cache
def is_word(word: str) -> bool:
    """Whether French has the word, by simplemma's inflected dictionary."""
    return simplemma.is_known(word, lang="fr") or simplemma.is_known(word.lower(), lang="fr")


def _is_derived(word: str) -> bool:
    """Whether a word that the dictionary lacks is made of a verb that it has."""
    return any(
        word.endswith(ending) and is_word(word.removesuffix(ending) + verb) for ending, verb in NOUNS_OF_VERBS.items()
    )


def keeps_hyphen(left: str, right: str, seen: Iterable[str] = ()) -> bool:
    """Whether « left-⏎right » is written « left-right » (True) or « leftright » (False).

    `seen` are folded words of the same document: how it writes the word elsewhere comes first; then the dictionary;
    a hyphen before a capital or a digit, inside an address or a longer compound (« Loir-⏎et-Cher ») stays, and so does
    one after a whole compound half; what no one knows is joined.

    >>> keeps_hyphen("tiers", "lieu"), keeps_hyphen("accom", "pagnement"), keeps_hyphen("Saint", "Étienne")
    (True, False, True)
    >>> keeps_hyphen("au", "dessus"), keeps_hyphen("au", "tomne"), keeps_hyphen("médico", "éducatif")
    (True, False, True)
    >>> keeps_hyphen("sertis", "sage"), keeps_hyphen("porte", "bagages"), keeps_hyphen("écho", "graphe")
    (False, True, False)
    """
    before, after = WORD_END.search(left), WORD_START.match(right)
    if before is None or after is None:
        return True
    head, tail = before.group(), after.group()
    if right[0].isupper() or right[0].isdigit() or not head.isalpha():
        return True
    joined, hyphened = fold(head + tail), fold(f"{head}-{tail}")
    if (hyphened in seen) != (joined in seen):
        return hyphened in seen
    chained = right[after.end() :].startswith("-") and COMMUNE.fullmatch(tail) is not None
    if chained or "." in right.split(" ", 1)[0].rstrip("."):
        return True
    if left[: before.start()].endswith("-") and (COMMUNE.match(head) or head in COMPOUND_TAILS):
        return True
    if head.casefold() in NUMBERS and tail.casefold() in NUMBERS:
        return True
    if is_word(head + tail) or _is_derived(head + tail):
        return False
    if is_word(f"{head}-{tail}") or tail.casefold() in COMPOUND_TAILS or head.casefold() in COMPOUND_HEADS:
        return True
    if tail.startswith(LEARNED_TAILS):
        return False
    return is_word(head) and is_word(tail) and len(head) > 2 and len(tail) > 2
