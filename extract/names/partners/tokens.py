"""A section's text as words and marks with their offsets: what the grammar of noun phrases reads."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from simplemma import lemmatize

from extract.folding import fold
from extract.names.partners.words import CLOSERS, DETERMINERS, OF, PREPOSITIONS, RELATIONS, is_common
from extract.values.numerals import CARDINALS

_TOKEN = re.compile(
    r"""
    (?P<elided> (?: [ldnsmtcj] | qu | lorsqu | puisqu ) ['’] (?=\w) )
  | (?P<word> \w+ (?: [.'’&·-] \w+ ){0,8} )
  | (?P<mark> [^\w\s] | \n )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COINED = re.compile(r"\d+[^\W\d]{4}")
"""« 1000roues » is a name as « 1 000 roues » is not."""
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


def tokenise(text: str) -> tuple[Token, ...]:
    """Words and marks in order; spaces are none of them, line ends are marks."""
    return tuple(_tokens([*_TOKEN.finditer(text)]))


def _tokens(found: Sequence[re.Match[str]]) -> Iterator[Token]:
    for index, match in enumerate(found):
        text = match[0]
        capital = text != text.lower() or _COINED.match(text) is not None
        if capital and (index == 0 or found[index - 1][0] in _OPENING_MARKS):
            capital = not _is_plain_word(text, [later[0] for later in found[index + 1 : index + 3]])
        mark = match.lastgroup == "mark"
        lower = not (mark or capital or text[0].isdigit())
        yield Token(*match.span(), text, _folded(text), capital, mark, lower)


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return fold(word)


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
    """Whether a number, or what says how near one is, stands here: « 95 000 euros », « cent mille », « un million »."""
    if at >= len(tokens):
        return False
    kind, value = CARDINALS.get(tokens[at].text, ("", 0))
    if kind == "unit" and value == 1:
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        return CARDINALS.get(following, ("", 0))[0] in ("big", "collective")
    return tokens[at].number or value > 1 or tokens[at].folded in ("environ", "pres", "quelque")
