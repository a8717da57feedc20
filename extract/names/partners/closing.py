"""Where a name surely ends: marks, clauses, verbs, prepositions of place and time, another body of the series."""

import re
from collections.abc import Sequence

from simplemma import lemmatize

from extract.names.partners.kinds import is_body_word
from extract.names.partners.tokens import NEARNESS, Token
from extract.names.partners.words import (
    APPOSED,
    ARTICLES,
    CLOSERS,
    DETERMINERS,
    LEADS,
    OF,
    PREPOSITIONS,
    SET_PHRASES,
    is_common,
    is_local,
    is_verb_form,
    opens_tail,
)

_ADVERB = re.compile(r"(?:elle|iere|am|em|ite|ine|ecte|ive|ale|oite|eure|onne|ique|aire|che|ve|le)ment\Z")
_PARTICIPLE = re.compile(r"(?:ée?s?|ie?s?|ue?s?|ise?s?|ite?s?|ert(?:e?s?))\Z")
_INFINITIVE = re.compile(r"(?:er|ir|re|oir)\Z")
_MORE_ADJECTIVES = re.compile(
    r"(?:ieux|iens?|euse|euses|els?|ables?|ibles?|istes?|ains?|aines?|ins?|ines?|icoles?|itimes?|estres?|ieures?|ieurs?"
    r"|libres?|verte?s?|bleue?s?|blancs?|blanches?|rouges?|noire?s?|jeunes?|bio|neuve?s?|commune?s?|ouverte?s?|unie?s?"
    r"|durables?|secondaires?|technologiques?|privee?s?|associee?s?|specialisee?s?|appliquee?s?|humaines?)\Z"
)
_PRONOUNS = frozenset("m' t' me te moi toi eux leur ou ne jusqu' des dorenavant".split()) - OF


def is_closed(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing can go on here: a mark, a clause, a verb, a preposition of place or time."""
    if at >= len(tokens) or not tokens[at].lower:
        return True
    token = tokens[at]
    if token.folded in OF:
        return _is_set_phrase(tokens, at)
    if token.folded == "et":
        return closes_series(tokens, at)
    if token.text == "à":
        return tokens[at - 1].folded not in LEADS or not is_word(tokens, at + 1)
    if token.folded in CLOSERS | DETERMINERS | APPOSED | _PRONOUNS or _ADVERB.search(token.folded):
        return True
    if token.folded in PREPOSITIONS:
        return tokens[at - 1].folded not in LEADS or not is_word(tokens, at + 1)
    return _is_verb(tokens, at) or (is_participle(token) and _takes_preposition(tokens, at + 1))


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """A conjugated verb, or a word that could be one (« livre ») right after a capital or before an object."""
    word = tokens[at].text
    if continues(word):
        return False
    if is_verb_form(word) or (tokens[at - 1].capital and _could_act(word)):
        return True
    acts = at + 1 < len(tokens) and tokens[at + 1].folded in DETERMINERS - {"du", "des", "au"}
    return acts and word.endswith(("e", "ent", "t"))


def _could_act(word: str) -> bool:
    """Whether a word is a verb's present, whatever noun it is besides (« épaule », « mutualisent »)."""
    if word.endswith("ent") and not is_common(word):
        return True
    return is_verb_form(word) or (word.endswith("e") and (is_common(f"{word}r") or is_common(f"{_root(word)}r")))


def _root(word: str) -> str:
    """« complète » → « compléte », as in « compléter »."""
    return word[:-3] + word[-3:].replace("è", "é")


def is_participle(token: Token) -> bool:
    """A past participle, by its ending and the verb the lexicon gives for it."""
    return (
        _PARTICIPLE.search(token.text) is not None and _INFINITIVE.search(lemmatize(token.text, lang="fr")) is not None
    )


def _takes_preposition(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].lower and tokens[at].folded in PREPOSITIONS | CLOSERS


def closes_series(tokens: Sequence[Token], at: int) -> bool:
    """Whether « et » goes on with another body or clause: a determiner, a capital, a verb, a type word after « de »."""
    if not is_word(tokens, at + 1):
        return True
    following = tokens[at + 1].folded
    if following in OF:
        further = at + 3 if at + 2 < len(tokens) and tokens[at + 2].folded in ARTICLES else at + 2
        return not is_word(tokens, further) or tokens[further].folded in DETERMINERS or is_body_word(tokens, further)
    if following in CLOSERS | DETERMINERS | PREPOSITIONS | NEARNESS or _ADVERB.search(following):
        return True
    acts = _could_act(tokens[at + 1].text) or is_participle(tokens[at + 1])
    return acts or (is_word(tokens, at + 2) and tokens[at + 2].folded in PREPOSITIONS - OF)


def _is_set_phrase(tokens: Sequence[Token], at: int) -> bool:
    """« de longue date », « de plus », « de créer »: « de » that binds a clause, not a name."""
    if at + 1 >= len(tokens):
        return True
    token = tokens[at + 1]
    acts = tokens[at].folded in ("de", "d'") and is_infinitive(token)
    return token.lower and (token.folded in SET_PHRASES | CLOSERS or acts)


def is_infinitive(token: Token) -> bool:
    """An infinitive: the lexicon has it as its own lemma."""
    ends = _INFINITIVE.search(token.text) is not None
    return ends and lemmatize(token.text, lang="fr") == token.text and not token.text.endswith(("ier", "oire", "aire"))


def is_word(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that could stand in a phrase in lower case stands here."""
    return at < len(tokens) and tokens[at].lower


def continues(word: str) -> bool:
    """Whether an adjective like this goes on with a name (« Fédération nationale »)."""
    return opens_tail(word) or is_local(word) or (_MORE_ADJECTIVES.search(word) is not None and not is_verb_form(word))
