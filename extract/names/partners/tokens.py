"""A section's text as words and marks with their offsets: what the grammar of noun phrases reads."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from simplemma import lemmatize

from extract.folding import fold
from extract.names.partners.words import CLOSERS, DETERMINERS, OF, PREPOSITIONS, RELATIONS, is_common
from extract.values.numerals import CARDINALS

_TOKEN = re.compile(
    r"""
    ( (?: [ldnsmtcj] | qu | lorsqu | puisqu ) ['’] (?=\w)  # an elided word
      | \w+ (?: [.'’&·-] \w+ ){0,8}
      | [^\w\s] | \n )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARK = re.compile(r"\W")
_COINED = re.compile(r"\d+[^\W\d]{4}")
"""« 1000roues » is a name as « 1 000 roues » is not."""
NEARNESS = frozenset(("environ", "pres", "quelque"))
"""How near a number is: « de près de 300 000 euros »."""
_OPENING_MARKS = frozenset('.!?…:;\n«“"•-–—(')


class Token(NamedTuple):
    """A word, an elided word (« l' ») or a mark; `capital` where its capital is not that of a sentence's first word,
    `lower` where it is a word that could stand in a phrase in lower case.
    """

    start: int
    end: int
    text: str
    folded: str
    capital: bool
    mark: bool
    lower: bool

    @property
    def number(self) -> bool:
        """Whether it is written in figures alone."""
        return not self.mark and not any(character.isalpha() for character in self.text)


class _Look(NamedTuple):
    """What a token shows wherever it stands."""

    folded: str
    capital: bool
    mark: bool
    figure: bool


def tokenise(text: str) -> tuple[Token, ...]:
    """Words and marks in order; spaces are none of them, line ends are marks."""
    parts = _TOKEN.split(text)  # a gap, a token, a gap, a token…
    offsets = [*accumulate(map(len, parts))]
    return tuple(_tokens(parts[1::2], offsets[:-1:2], offsets[1::2]))


def _tokens(texts: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> Iterator[Token]:
    for index, (text, start, end) in enumerate(zip(texts, starts, ends, strict=True)):
        folded, capital, mark, figure = _look(text)
        if capital and (index == 0 or texts[index - 1] in _OPENING_MARKS):
            capital = not _is_plain_word(text, texts[index + 1 : index + 3])
        yield Token(start, end, text, folded, capital, mark, not (mark or capital or figure))


@lru_cache(maxsize=20_000)
def _look(text: str) -> _Look:
    capital = text != text.lower() or _COINED.match(text) is not None
    return _Look(fold(text), capital, _MARK.match(text) is not None, text[0].isdigit())


def _is_plain_word(text: str, following: Sequence[str]) -> bool:
    """Whether a sentence's first word owes its capital to its place alone (« Associée à », « La coopérative »)."""
    if sum(character.isupper() for character in text) > 1 and len(text) > 2:
        return False
    if fold(text) in DETERMINERS | PREPOSITIONS | CLOSERS:
        return True
    if not is_common(text) or _begins_name(following[:1]) or following[:1] in (["&"], ["+"]):
        return False
    leads = bool(following) and fold(following[0]) in OF and _begins_name(following[1:])
    return not leads or fold(text) in RELATIONS or _is_participle(text)


def _begins_name(tokens: Sequence[str]) -> bool:
    return bool(tokens) and (tokens[0][0].isupper() or tokens[0][0].isdigit())


def _is_participle(text: str) -> bool:
    word = text.lower()
    ends = word.endswith(("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues"))
    return ends and lemmatize(word, lang="fr").endswith(("er", "ir", "re", "oir"))  # neither « Banque » nor « Bois »


def is_counted(tokens: Sequence[Token], at: int) -> bool:
    """Whether « de » leads to a number or to what says how near one is: « de 95 000 euros », « d'un million ».

    « des deux rives » is no count: a name may end so.
    """
    if at + 1 >= len(tokens) or tokens[at].folded not in ("de", "d'"):
        return False
    number, following = tokens[at + 1], tokens[at + 2].text if at + 2 < len(tokens) else ""
    kind, value = CARDINALS.get(number.text, ("", 0))
    if kind == "unit" and value == 1:
        return CARDINALS.get(following, ("", 0))[0] in ("big", "collective")
    return number.number or value > 1 or number.folded in NEARNESS
