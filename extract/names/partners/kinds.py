"""The lower-case words beside a name: where they begin and end, and which of them says what the body is."""

from collections.abc import Sequence

from extract.names.partners.names import is_whole, opens_name
from extract.names.partners.tokens import Token
from extract.names.partners.words import (
    ARTICLES,
    CLOSERS,
    DETERMINERS,
    OF,
    PREPOSITIONS,
    is_local,
    is_type,
    is_verb_form,
)

Interval = tuple[int, int]


def is_body_word(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is the head noun of a body."""
    return is_type(tokens[at].folded) or opens_name(tokens, at)


def head_noun(tokens: Sequence[Token], start: int, stop: int) -> int:
    """The head of type words: the first of them, or what it belongs to (« le bureau de l'union »)."""
    heads = [at for at in range(start, stop) if is_body_word(tokens, at)]
    if heads and is_whole(tokens, heads[0]):
        return heads[0]
    owned = [at for at in heads[1:] if tokens[at - 1].folded in ("la", "l'", "du")]
    return (owned or heads or [start])[-1 if owned else 0]


def local_end(tokens: Sequence[Token], kind: Interval) -> Interval:
    """A kind without the adjectives of place at its end (« jeune pousse rennaise » → « jeune pousse »)."""
    start, stop = kind
    while stop - 1 > start and (is_local(tokens[stop - 1].text) or tokens[stop - 1].folded in PREPOSITIONS | ARTICLES):
        stop -= 1
    return start, stop


def after_determiners(tokens: Sequence[Token], at: int) -> int:
    """The first token past determiners."""
    stop = at
    while stop < len(tokens) and stop - at < 3 and tokens[stop].lower and tokens[stop].folded in DETERMINERS:
        stop += 1
    return stop


def goes_on(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether a token goes on with the lower-case words of a phrase."""
    token = tokens[at]
    if not token.lower:
        return False
    if token.folded == "et":
        return at + 1 < len(tokens) and tokens[at + 1].folded in OF and is_whole(tokens, start)
    if token.text == "à":
        return start < at < len(tokens) - 1 and tokens[at + 1].lower and tokens[at + 1].folded not in DETERMINERS
    if token.folded in CLOSERS or (token.folded in PREPOSITIONS - OF - {"a", "en"} and at > start):
        return False
    if at > start and token.folded in DETERMINERS - OF - {"au"} and tokens[at - 1].folded not in PREPOSITIONS:
        return False
    if at == start or is_body_word(tokens, at) or tokens[at - 1].folded in PREPOSITIONS | ARTICLES:
        return True
    return not is_verb_form(token.text)


def link_before(tokens: Sequence[Token], start: int, stop: int) -> int:
    """Where the preposition before `stop` begins, with its article; `stop` where none stands there."""
    link = stop
    if link - 1 > start and tokens[link - 1].folded in ARTICLES and tokens[link - 2].folded in PREPOSITIONS:
        return link - 2
    return link - 1 if link - 1 >= start and tokens[link - 1].folded in PREPOSITIONS else stop
