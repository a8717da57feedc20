"""Enumerations of noun phrases: « X, Y et Z », « des acteurs locaux : X, Y », bullets a line each."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extract.names.partners.phrases import Phrase, read_phrase
from extract.names.partners.tokens import Token
from extract.names.partners.words import DETERMINERS

LONGEST_LIST = 16
"""Phrases of an enumeration; what is longer is a table."""


def _by_first_word(phrases: Sequence[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    split = [tuple(phrase.split()) for phrase in phrases]
    return {words[0]: tuple(other for other in split if other[0] == words[0]) for words in split}


_CONJUNCTIONS = _by_first_word(
    ("ainsi que", "ainsi qu'", "mais aussi", "sans oublier", "et aussi", "et enfin", "et", "ou", "puis", "&")
)
_EXAMPLES = _by_first_word(
    (
        *(", dont", ", notamment", ", comme", ", parmi lesquels", ", parmi lesquelles", ", a savoir", ": "),
        *("comme", "dont", "notamment", "tels que", "telles que", "tel que", "telle que"),
    )
)
_REPEATED = frozenset("avec de du des d' par a au aux pour chez sur dans".split())
_TO = frozenset("a au aux".split())
_ADVERBS = frozenset("notamment surtout egalement aussi entre autres autre enfin encore".split())
_ENDS = frozenset(".;)!?\n")


class Enumeration(NamedTuple):
    """The phrases that surely belong together, and the token after them."""

    phrases: tuple[Phrase, ...]
    end: int


def read_list(tokens: Sequence[Token], at: int, *, opened: bool = False) -> Enumeration:
    """The enumeration that begins at a token; `opened` where a colon announced it.

    What follows a bare comma belongs to it only where a conjunction or the end of the sentence closes the series:
    « En partenariat avec Kanopé, Marie Dupont a ouvert… » enumerates nothing.
    """
    sure: list[Phrase] = []
    doubtful: list[Phrase] = []
    first = end = at
    at = _skip(tokens, at, _ADVERBS)
    while at < len(tokens) and len(sure) + len(doubtful) < LONGEST_LIST:
        phrase = read_phrase(tokens, at)
        if phrase is None:
            break
        doubtful.append(phrase)
        at = phrase.end
        if not sure or opened or _closed(tokens, at) or conjunction_at(tokens, at):
            sure, doubtful, end = [*sure, *doubtful], [], at
        at = _past_apposition(tokens, _past_place(tokens, first, at))
        examples = _match(tokens, at, _EXAMPLES) if phrase.name is None else 0
        conjunction = conjunction_at(tokens, at)
        if examples:
            opened, at = opened or tokens[at].text in ":(", at + examples
        elif conjunction:
            at = _skip(tokens, at + conjunction, _REPEATED | _ADVERBS)
            following = read_phrase(tokens, at)
            if following is not None:
                sure, at, end = [*sure, following], following.end, following.end
            again = conjunction_at(tokens, at) if following is not None else 0
            if following is None or not (again or _is_comma(tokens, at)):
                break
            at = _skip(tokens, at + (again or 1), _REPEATED)
        elif _is_comma(tokens, at) and not _leads_to_place(tokens, first, at + 1):
            at = _skip(tokens, at + 1, _REPEATED | _ADVERBS)
            if not opened and _is_apposed(tokens, at):
                break
        else:
            break
    return Enumeration(tuple(sure), end)


def read_lines(tokens: Sequence[Token], at: int) -> tuple[Phrase, ...]:
    """The phrases of the lines after a colon, one a line, up to the first line that is more than a phrase."""
    phrases: list[Phrase] = []
    while at < len(tokens) and tokens[at].text == "\n" and len(phrases) < LONGEST_LIST:
        phrase = read_phrase(tokens, _skip(tokens, at + 1, frozenset("-–—•*")))
        if phrase is None or not _closed(tokens, phrase.end):
            break
        phrases.append(phrase)
        at = _skip(tokens, phrase.end, frozenset(";.,"))
    return tuple(phrases)


def _past_apposition(tokens: Sequence[Token], at: int) -> int:
    """The comma that closes what is said of the last body before « et par », « et avec »; else where it is now."""
    if not _is_comma(tokens, at) or not _is_apposed(tokens, at + 1):
        return at
    for closing in range(at + 2, min(at + 12, len(tokens) - 2)):
        if tokens[closing].text == ",":
            conjunction = conjunction_at(tokens, closing)
            repeated = closing + conjunction
            return closing if conjunction and repeated < len(tokens) and tokens[repeated].folded in _REPEATED else at
        if tokens[closing].mark:
            break
    return at


def _is_apposed(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows a comma, without a determiner, says more of the last body (« Valtri, filiale de X »)."""
    if at >= len(tokens) or not tokens[at].lower:
        return False
    return tokens[at].folded not in DETERMINERS and tokens[at - 1].text == ","


def _past_place(tokens: Sequence[Token], first: int, at: int) -> int:
    """« Les Quais, à Dunkerque, et L'Astrolabe »: the series goes on behind where its first body is."""
    if not (_is_comma(tokens, at) and _leads_to_place(tokens, first, at + 1)):
        return at
    stop = at + 3
    while stop < len(tokens) and tokens[stop].capital:
        stop += 1
    return stop if conjunction_at(tokens, stop) else at


def _leads_to_place(tokens: Sequence[Token], first: int, at: int) -> bool:
    """« sorti des ateliers de Verrotec, à Iéna »: a place, where the series was not itself led by « à »."""
    if at + 1 >= len(tokens) or tokens[at].folded != "a" or not tokens[at + 1].capital:
        return False
    return first == 0 or tokens[first - 1].folded not in _TO


def _closed(tokens: Sequence[Token], at: int) -> bool:
    return (
        at >= len(tokens)
        or tokens[at].text in _ENDS
        or (tokens[at].text == "," and at + 1 < len(tokens) and tokens[at + 1].text == "\n")
    )


def _is_comma(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].text == ","


def conjunction_at(tokens: Sequence[Token], at: int) -> int:
    """The number of tokens of the conjunction at a token, a comma before it included; 0 where there is none."""
    comma = 1 if _is_comma(tokens, at) else 0
    found = _match(tokens, at + comma, _CONJUNCTIONS)
    return comma + found if found else 0


def _match(tokens: Sequence[Token], at: int, choices: Mapping[str, tuple[tuple[str, ...], ...]]) -> int:
    for words in choices.get(tokens[at].folded, ()) if at < len(tokens) else ():
        if len(words) == 1 or tuple(token.folded for token in tokens[at : at + len(words)]) == words:
            return len(words)
    return 0


def _skip(tokens: Sequence[Token], at: int, words: frozenset[str]) -> int:
    stop = at
    while stop < len(tokens) and stop - at < 3 and tokens[stop].folded in words and not tokens[stop].capital:
        stop += 1
    return stop
