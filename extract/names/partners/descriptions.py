"""Bodies that a description names: « association des commerçants de Bannes », « fédération française d'aviron »."""

from collections.abc import Sequence

from extract.names.partners.names import end_of_name
from extract.names.partners.tails import end_of_tail, known_end
from extract.names.partners.tokens import Token
from extract.names.partners.words import (
    DESCRIBED,
    ESTATES,
    INDEFINITE,
    LEARNT,
    NATIONAL,
    OF,
    POSSESSIVES,
    PUBLIC,
    is_common,
    is_place,
)

_NEIGHBOURS = frozenset("voisin voisine proche limitrophe".split())


def end_of_place(tokens: Sequence[Token], at: int) -> int:
    """The end of the longest place name at `at`, or `at`."""
    end = end_of_name(tokens, at)
    for last in range(end, at, -1):
        words = " ".join(token.text for token in tokens[at:last])
        if is_place(words.replace("' ", "'").replace("’ ", "’")):
            return last
    return at


def is_vague(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """« la commune voisine de Lanas »: words that point at a body without naming it."""
    return any(token.folded in _NEIGHBOURS for token in tokens[start:stop])


def end_of_description(tokens: Sequence[Token], head: int, link: int, stop: int) -> int | None:
    """The end of a definite description that says which body is meant, or None.

    `head` is its type word, `stop` the first capital after it, `link` the preposition before that. A description
    identifies by what the body is for and where (« maison de santé de Bannes »), or as the nation's one.
    """
    if not _is_definite(tokens, head) or is_vague(tokens, head, stop):
        return None
    known = known_end(tokens, head)
    if known is not None:
        return end_of_tail(tokens, head, known, whole=True)
    if head + 2 < len(tokens) and tokens[head].folded in DESCRIBED and tokens[head + 1].folded in NATIONAL:
        end = end_of_tail(tokens, head, head + 2, whole=True)
        return end if end is not None and end > head + 2 else None
    if link >= stop or stop >= len(tokens) or tokens[link].folded not in OF:
        return None
    place = end_of_place(tokens, stop)
    named = place == stop or tokens[link].folded in ("du", "des")  # a place called Ormes takes « d' »
    if tokens[head].folded in ESTATES and link == head + 1 and named and is_common(tokens[stop].text):
        return end_of_tail(tokens, head, end_of_name(tokens, stop, whole=True), whole=True)
    if tokens[link - 1].folded in PUBLIC and tokens[head].folded in DESCRIBED:
        return end_of_tail(tokens, head, end_of_name(tokens, stop, whole=True), whole=True)
    if place == stop or (place < len(tokens) and tokens[place].capital):
        return None
    if tokens[head].folded in LEARNT or (tokens[head].folded in DESCRIBED and link > head + 1):
        return end_of_tail(tokens, head, end_of_name(tokens, stop, whole=True), whole=True)
    return None


def _is_definite(tokens: Sequence[Token], head: int) -> bool:
    """Whether « le », « du » or nothing stands before the description: « une », « leur », « d' » point at any body."""
    return head == 0 or tokens[head - 1].folded not in INDEFINITE | POSSESSIVES | {"d'", "de", "cet", "cette", "ce"}
