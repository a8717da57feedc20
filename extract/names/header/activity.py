"""How an activity is worded, and how a name is: what tells them apart where nothing else in the fiche does."""

import re

from extract.names.header.vocabulary import COLLECTIVITIES, HEADS, HOUSES
from extract.names.occurrences import even

_EDGES = ' «»“”"'
_ELISION = re.compile(r"^[(\"«“]?(?:[dlDL]['’])?", re.VERBOSE)
_TRADE = re.compile(r"[a-z]{3}(?:erie|age|cultures?|culteur|cultrice|logies?|tique|tion|isme)$", re.VERBOSE)
"""How a trade that no list holds ends: « saboterie », « oléiculture », « lunetterie »."""
_DEFINITE = re.compile(r"\ (?:du|des|de\ la|de\ l')[\ \w]", re.VERBOSE)
_ARTICLES = ("le ", "la ", "les ", "l'", "au ", "aux ", "chez ")


def is_trade(word: str) -> bool:
    """Whether one word is a noun that begins an activity.

    >>> is_trade("Menuiserie"), is_trade("Saboterie"), is_trade("Couverture-zinguerie"), is_trade("Mobilix")
    (True, True, True, False)
    """
    plain = even(word).strip(",.:" + _EDGES)
    return plain in HEADS or plain.split("-")[0] in HEADS or bool(_TRADE.search(plain))


def looks_like_activity(words: str) -> int:
    """2: begins with a noun of activities and goes on in lower case; 1: either of the two; 0: looks like a name.

    >>> [looks_like_activity(words) for words in ("Agence de développement", "Chaudronnerie inox", "Menuiserie Dupuis")]
    [2, 2, 0]
    >>> looks_like_activity("La ferme du bonheur"), looks_like_activity("mobilix"), looks_like_activity("Usinage")
    (0, 0, 1)
    >>> [looks_like_activity(words) for words in ("Habitat 76", "Boulangerie du marché", "producteur d'huile")]
    [0, 0, 2]
    """
    words = words.strip(_EDGES)
    plain = even(words)
    rest = [word for word in words.split()[1:] if any(char.isalpha() for char in word)]
    numbered = any(word.isdigit() for word in words.split())
    house = plain.split(" ")[0] in HOUSES and _DEFINITE.search(plain)
    if not words or numbered or house or plain.startswith(_ARTICLES):
        return 0
    if COLLECTIVITIES.match(plain) and words[1:] != words[1:].lower():
        return 0
    head = is_trade(words.split()[0])
    if head and words[0].islower():
        return 2
    if any(len(word) == 1 and word.isupper() for word in rest):
        return 0
    if words.isupper():
        return int(head and len(rest) > 0)
    lower = not any(_ELISION.sub("", word)[:1].isupper() for word in rest)
    if not lower and not (head and all(word.islower() or word.isupper() for word in rest)):
        return 0
    return int(head) + int(len(rest) > 0)
