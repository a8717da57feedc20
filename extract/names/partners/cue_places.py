"""Where the cues of a section stand, and where one may begin behind a body."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.names.partners.cues import Cue, Side, load_cues
from extract.names.partners.phrases import Phrase
from extract.names.partners.tokens import Token
from extract.names.partners.words import ARTICLES
from extract.openings import LONGEST, openings

_APPOSED = re.compile(r", (?!et |ou |mais |qui |que |dont |puis )[^,.;\n]{3,60},")
_RELATIVE = re.compile(r", (?:qui|que|dont|où|à qui) [^,.;\n]{3,60},")
_WORD_START = re.compile(r"(?<!\w)\S")
_FROM = re.compile(r" (?:d['’]|(?:de|du|des|à|en) (?:l['’]|la |le |les )?)[A-ZÀ-Ý][\w'’-]{1,30}")
"""« le magasin Biocoop de Foix lui prend… »: where a body stands, between its name and its verb."""


@dataclass(frozen=True, slots=True)
class _Forms:
    """The forms of the cues of one side, in their order; which of them may begin with some letters, which with any."""

    all: tuple[tuple[Cue, re.Pattern[str]], ...]
    by_opening: Mapping[str, tuple[int, ...]]
    anywhere: tuple[int, ...]


@lru_cache(maxsize=2)
def _forms(side: Side) -> _Forms:
    every = tuple((cue, pattern) for cue in load_cues() if cue.side == side for pattern in cue.patterns)
    found: dict[str, list[int]] = {}
    for order, (_, pattern) in enumerate(every):
        for opening in openings(pattern.pattern):
            found.setdefault(opening, []).append(order)
    anywhere = found.pop("", [])
    by_opening = {
        letters: tuple(order for order in orders if order not in anywhere) for letters, orders in found.items()
    }
    return _Forms(every, by_opening, tuple(anywhere))


@lru_cache(maxsize=20_000)
def _opened(side: Side, letters: str) -> tuple[int, ...]:
    """The forms that some letters may begin, but for those that any letters do."""
    by_opening = _forms(side).by_opening
    return tuple(order for length in range(1, LONGEST + 1) for order in by_opening.get(letters[:length], ()))


def cues_in(text: str, even: str) -> Iterator[tuple[Cue, re.Match[str]]]:
    """Each cue that stands before bodies, wherever it stands, in the order of the cues; its places do not overlap."""
    forms = _forms("after")
    found = [(order, match) for order in forms.anywhere for match in forms.all[order][1].finditer(text)]
    for start in _WORD_START.finditer(even):
        at = start.start()
        for order in _opened("after", even[at : at + LONGEST]):
            match = forms.all[order][1].match(text, at)
            if match is not None:
                found.append((order, match))
    end, last = 0, -1
    for order, match in sorted(found, key=lambda each: each[0]):
        if order != last or match.start() >= end:
            end, last = match.end(), order
            yield forms.all[order][0], match


def cues_behind(text: str, even: str, tokens: Sequence[Token], phrase: Phrase) -> Iterator[tuple[Cue, re.Match[str]]]:
    """Each cue that follows a body, in the order of the cues: right behind it, or behind what two commas say of it
    (« Le Cerfav, à Vannes, … », « Avialpes, qui achetait en Suisse, … »).
    """
    forms = _forms("before")
    found: dict[int, re.Match[str]] = {}
    for start in _starts_behind(text, tokens, phrase):
        for order in (*forms.anywhere, *_opened("before", even[start : start + LONGEST])):
            match = forms.all[order][1].match(text, start) if order not in found else None
            if match is not None:
                found[order] = match
    return ((forms.all[order][0], found[order]) for order in sorted(found))


def _starts_behind(text: str, tokens: Sequence[Token], phrase: Phrase) -> list[int]:
    end = tokens[phrase.end - 1].end
    beside = [pattern.match(text, end) for pattern in (_APPOSED, _RELATIVE, _FROM)]
    starts = [end, *(found.end() for found in beside if found)]
    return [*starts, end + 1] if _is_between_commas(tokens, phrase) else starts


def _is_between_commas(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """« Un bureau d'études de Limoges, Thermeo, a dessiné les plans »: the second comma closes the apposition."""
    name = phrase.name
    if name is None or name[1] >= len(tokens) or tokens[name[1]].text != ",":
        return False
    before = name[0] - 1 - (name[0] > 1 and tokens[name[0] - 1].folded in ARTICLES)
    return before >= 0 and tokens[before].text == ","


def is_at(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """« Dix ans chez Michelin lui ont appris la patience »: a place where something happened acts on nobody."""
    at = phrase.name[0] if phrase.name is not None and phrase.kind is None else 0
    return at > 0 and tokens[at - 1].folded == "chez"
