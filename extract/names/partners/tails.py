"""Where a name goes on in lower case: « Les Amis du vieux moulin » is one name, and what cannot be told is said."""

from collections.abc import Sequence

from simplemma import lemmatize

from extract.names.partners.closing import closes_series, continues, is_closed, is_infinitive, is_participle, is_word
from extract.names.partners.names import end_of_name, opens_name
from extract.names.partners.tokens import Token, is_counted
from extract.names.partners.words import (
    ARTICLES,
    CLOSERS,
    DETERMINERS,
    KNOWN,
    NATIONAL,
    OF,
    PREPOSED,
    PREPOSITIONS,
    TOWNS,
    is_common,
    is_local,
    is_place,
    is_type,
)

LONGEST_TAIL = 14
"""Tokens of a name's lower-case end."""

_AFTER_BARE = frozenset(("contre", "en", "et", "pour", "sans"))
_ABOUT = frozenset("a au aux dans entre hors sous sur vers".split())
_PURPOSES = frozenset(("contre", "pour", "sans"))
_SPEAKS = frozenset("dit dis disent veut fait peut sait".split())


def end_of_tail(tokens: Sequence[Token], at: int, end: int, *, whole: bool = False) -> int | None:
    """The end of the name whose capitals span `at` to `end`, its lower-case words included.

    None where words follow of which nobody can tell whether they belong to the name. A brand ends with itself.
    """
    end = max(end, known_end(tokens, at) or end)
    following = tokens[end].folded if end < len(tokens) else ""
    if following in NATIONAL:
        return end_of_tail(tokens, at, end + 1, whole=whole)
    if following in TOWNS and is_place(tokens[end - 1].text):
        return end + 1 if is_closed(tokens, end + 1) else None
    if end == at + 1 and _is_call(tokens, at):
        return _after_call(tokens, end)
    if following == "en" and end == at + 1 and is_place(tokens[at].text) and _is_capital(tokens, end + 1):
        return None
    if following in _AFTER_BARE and _is_bare(tokens, at, end):
        return _after_bare(tokens, end)
    if following in _ABOUT and _is_head(tokens, at, end) and _is_open(tokens, at, end) and not opens_name(tokens, at):
        return end if not is_word(tokens, end + 1 + _is_article(tokens, end + 1)) else None
    if whole or _is_open(tokens, at, end):
        return _after_open(tokens, at, end, whole=whole)
    if following == "qui" or is_closed(tokens, end) or _leaves(tokens, end):
        return end
    return end + 1 if not is_common(tokens[end].text) and is_closed(tokens, end + 1) else None


def known_end(tokens: Sequence[Token], at: int) -> int | None:
    """The end of the name of a body of the whole country, where one begins."""
    for words in KNOWN:
        if words[0] == tokens[at].folded and tuple(token.folded for token in tokens[at : at + len(words)]) == words:
            return at + len(words)
    return None


def _after_open(tokens: Sequence[Token], at: int, end: int, *, whole: bool) -> int | None:
    """Word by word up to where nothing can go on."""
    following = tokens[end].folded if end < len(tokens) else ""
    if following == "qui":
        return _after_relative(tokens, end)
    if following in _PURPOSES and _asks_purpose(tokens, at, end):
        return _after_purpose(tokens, at, end)
    takes_complement = whole or opens_name(tokens, at) or _is_head(tokens, at, end)
    stop = end
    while not is_closed(tokens, stop):
        further = _step(tokens, at, stop, takes_complement=takes_complement)
        if further is None or further - end > LONGEST_TAIL:
            return None
        if further == stop:
            break
        stop = further
    return None if _asks_subject(tokens, at, stop) else stop


def _asks_subject(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """« Centre d'information sur les droits des femmes »: what it is about may be its name."""
    if stop >= len(tokens) or tokens[stop].folded not in ("sur", "contre") or not opens_name(tokens, at):
        return False
    return not any(token.capital for token in tokens[at + 1 : stop])


def _after_purpose(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """« Union sociale pour l'habitat »: the purpose of a head with nothing but an adjective, and a place after it."""
    noun = end + 1 + _is_article(tokens, end + 1)
    if any(token.folded in OF for token in tokens[at:end]) or not is_word(tokens, noun) or noun == end + 1:
        return None
    stop = _past_complement(tokens, noun + 1) if _is_link(tokens, noun + 1) else noun + 1
    return stop if stop is not None and is_closed(tokens, stop) else None


def _is_open(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether common nouns may go on after the name: it ends with one itself, or opens with type words."""
    last = tokens[end - 1].text
    return opens_name(tokens, at) or (is_common(last) and not (last.isupper() and len(last) > 1))


def _is_bare(tokens: Sequence[Token], at: int, end: int) -> bool:
    """« Maison pour tous », « Médecins sans frontières »: one common noun alone."""
    return end == at + 1 and is_common(tokens[at].text) and not tokens[at].text.isupper()


def _is_article(tokens: Sequence[Token], at: int) -> bool:
    return is_word(tokens, at) and tokens[at].folded in ARTICLES


def _is_capital(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].capital


def _is_head(tokens: Sequence[Token], at: int, end: int) -> bool:
    """« Les Amis », « Jardins »: a common noun, with or without its article, that asks for a complement."""
    first = at + 1 if tokens[at].folded in ARTICLES and end - at > 1 else at
    return end - first == 1


def _asks_purpose(tokens: Sequence[Token], at: int, end: int) -> bool:
    """« Union sociale pour l'habitat », « Ligue contre le cancer »: nothing but adjectives after the head so far."""
    infinitive = is_word(tokens, end + 1) and is_infinitive(tokens[end + 1])
    return opens_name(tokens, at) and not infinitive and not any(token.capital for token in tokens[at + 1 : end])


def _is_call(tokens: Sequence[Token], at: int) -> bool:
    """« Tissons la solidarité », « Habiter autrement »: a verb alone is no name."""
    word = tokens[at].text.lower()
    if not is_common(word) or tokens[at].text.isupper():
        return False
    return word.endswith(("ons", "er", "ir")) and lemmatize(word, lang="fr").endswith(("er", "ir", "re", "oir"))


def _after_call(tokens: Sequence[Token], at: int) -> int | None:
    """Past the object of a call, where it is one word and its article."""
    noun = at + 1 if at < len(tokens) and tokens[at].folded in ARTICLES else at
    return noun + 1 if noun > at and is_word(tokens, noun) and is_closed(tokens, noun + 1) else None


def _leaves(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows a brand says something of it or of something else, and is no part of it."""
    token = tokens[at]
    if token.folded in OF:
        return not is_word(tokens, at + 1) or tokens[at + 1].folded in DETERMINERS
    return token.folded == "et" or is_type(token.folded) or is_local(token.text) or is_participle(token)


def _step(tokens: Sequence[Token], at: int, stop: int, *, takes_complement: bool) -> int | None:
    """One word or one complement further, `stop` where the name ends, None where it cannot be told."""
    token = tokens[stop]
    if token.folded in OF:
        return _past_complement(tokens, stop) if takes_complement else None
    if token.folded == "et":
        if is_word(tokens, stop + 1) and continues(tokens[stop + 1].text) and continues(tokens[stop - 1].text):
            return stop + 2  # « Banque fluviale et maritime »
        return stop + 1 if tokens[stop + 1].folded in OF and takes_complement else None
    if token.folded in PREPOSITIONS:
        return stop + 2
    if tokens[stop - 1].folded in PREPOSED and tokens[stop - 1].lower:
        return stop + 1
    if continues(token.text) or (stop > at + 2 and is_participle(token) and is_closed(tokens, stop + 1)):
        return stop + 1
    apposed = stop == at + 1 and takes_complement and not tokens[stop - 1].folded.endswith("s")
    return stop + 1 if apposed and _is_link(tokens, stop + 1) else None


def _past_complement(tokens: Sequence[Token], at: int) -> int | None:
    """Past « de » or « de la » and the noun or the capitals after it; « de 95 000 euros » is none."""
    noun = at + 2 if at + 1 < len(tokens) and tokens[at + 1].folded in ARTICLES else at + 1
    if noun >= len(tokens) or tokens[noun].mark:
        return None
    if is_counted(tokens, at):
        return at
    if tokens[noun].capital:
        return end_of_name(tokens, noun)
    return None if tokens[noun].folded in CLOSERS | DETERMINERS else noun + 1


def _after_relative(tokens: Sequence[Token], at: int) -> int | None:
    """« La Ruche qui dit Oui »: a relative clause of two words is part of the name; a longer one is the sentence's."""
    verb = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    said = at + 2 < len(tokens) and tokens[at + 2].capital
    if said and is_closed(tokens, at + 3):
        return at + 3
    return None if said or verb in _SPEAKS else at


def _after_bare(tokens: Sequence[Token], at: int) -> int | None:
    """« Maison pour tous », « Médecins sans frontières » end with one word; what is longer cannot be told."""
    if tokens[at].folded == "et":
        return at if closes_series(tokens, at) else at + 2 if is_closed(tokens, at + 2) else None
    if tokens[at].folded == "en" and at + 1 < len(tokens) and tokens[at + 1].capital:
        return at + 2 if is_closed(tokens, at + 2) else None
    if tokens[at].folded == "pour" and is_word(tokens, at + 1) and is_infinitive(tokens[at + 1]):
        return at
    if tokens[at].folded not in ("sans", "pour") or not is_word(tokens, at + 1):
        return None
    if tokens[at + 1].folded in DETERMINERS - {"tous"}:
        return None
    stop = _past_complement(tokens, at + 2) if _is_link(tokens, at + 2) else at + 2
    return stop if stop is not None and is_closed(tokens, stop) else None


def _is_link(tokens: Sequence[Token], at: int) -> bool:
    return is_word(tokens, at) and tokens[at].folded in OF
