"""Where the fiche names its beneficiary outside the header: the strongest witness of which line is the name."""

import re
from collections.abc import Iterator, Mapping

from extract.findings import Span
from extract.names.header.activity import is_trade
from extract.names.occurrences import occurrences
from extract.names.section_keys import APPLICATION, HEADER, MEASURE

_ACRONYM = re.compile(r"\ ?\([^()\n]{1,20}\)$", re.VERBOSE)
_WORD = re.compile(r"[^\W\d_]+", re.VERBOSE)


def bare_name(words: str) -> str:
    """A name without the parenthesised acronym after it."""
    return _ACRONYM.sub("", words).strip()


def mentions(texts: Mapping[str, str], name: str) -> Iterator[Span]:
    """Every mention of a name outside the header, in the profile's order.

    A mention bears the capitals of the name; a name all in capitals is mentioned with one at least. Only the first word
    may fall to lower case where another keeps its capital: « la menuiserie Dupuis ».
    """
    bare = bare_name(name)
    for section, text in texts.items():
        if section != HEADER:
            for found in sorted(occurrences(text, bare), key=lambda each: each.start):
                if not found.acronym and _is_cased(bare, text[found.start : found.end]):
                    yield Span(section, found.start, found.end)


def is_named(texts: Mapping[str, str], words: str) -> bool:
    """Whether the story or the testimony names these words; a trade at the start of a sentence is not a name."""
    for span in mentions(texts, words):
        if span.section in (MEASURE, APPLICATION):
            continue
        before = texts[span.section][: span.start].rstrip()[-1:]
        if " " in words.strip() or not is_trade(words) or before not in ("", ".", "!", "?", "»"):
            return True
    return False


def _is_cased(name: str, mention: str) -> bool:
    words, found = _WORD.findall(name), _WORD.findall(mention)
    if not words or len(words) != len(found):
        return bool(mention)
    if name.upper() == name:
        return any(word[0].isupper() for word in found)
    capitals = [word[0].isupper() for word in words]
    kept = [not capital or word[0].isupper() for capital, word in zip(capitals, found, strict=True)]
    return all(kept) or (all(kept[1:]) and any(capitals[1:]))
