"""Where the cues of a section stand, and where one may begin behind a body."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extract.names.partners.cues import Cue, Side, cue_behind, load_cues
from extract.names.partners.openings import LONGEST, openings
from extract.names.partners.phrases import Phrase
from extract.names.partners.tokens import Token
from extract.names.partners.words import ARTICLES

_APPOSED = re.compile(r", (?!et |ou |mais |qui |que |dont |puis )[^,.;\n]{3,60},")
_RELATIVE = re.compile(r", (?:qui|que|dont|où|à qui) [^,.;\n]{3,60},")
_WORD_START = re.compile(r"(?<!\w)\S")
_FROM = re.compile(r" (?:d['’]|(?:de|du|des|à|en) (?:l['’]|la |le |les )?)[A-ZÀ-Ý][\w'’-]{1,30}")
"""« le magasin Biocoop de Foix lui prend… »: where a body stands, between its name and its verb."""


def in_lower_case(text: str) -> str:
    """Letter for letter; « İ » alone would grow."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(letter.lower()[:1] for letter in text)


def cues_in(text: str, lowered: str) -> Iterator[tuple[Cue, re.Match[str]]]:
    """Each cue that stands before bodies, wherever it stands, in the order of the cues; its places do not overlap."""
    at_openings, anywhere = _by_opening()
    found = [(order, match) for order in anywhere for match in patterns("after")[order][1].finditer(text)]
    straight = lowered.replace("’", "'")
    for start in _WORD_START.finditer(straight):
        at = start.start()
        for length in range(1, LONGEST + 1):
            for order in at_openings.get(straight[at : at + length], ()):
                match = patterns("after")[order][1].match(text, at)
                if match is not None:
                    found.append((order, match))
    end, last = 0, -1
    for order, match in sorted(found, key=lambda each: each[0]):
        if order != last or match.start() >= end:
            end, last = match.end(), order
            yield patterns("after")[order][0], match


@lru_cache(maxsize=1)
def _by_opening() -> tuple[dict[str, tuple[int, ...]], tuple[int, ...]]:
    """Which forms, by their order, may begin with some letters; then those that may begin with any."""
    found: dict[str, list[int]] = {}
    for order, (_, pattern) in enumerate(patterns("after")):
        for opening in openings(pattern.pattern):
            found.setdefault(opening, []).append(order)
    anywhere = tuple(found.pop("", ()))
    at_openings = {
        opening: tuple(order for order in orders if order not in anywhere) for opening, orders in found.items()
    }
    return at_openings, anywhere


@lru_cache(maxsize=2)
def patterns(side: Side) -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    """Every form of the cues of one side, in their order."""
    return tuple((cue, pattern) for cue in load_cues() if cue.side == side for pattern in cue.patterns)


def cue_starts(text: str, lowered: str, tokens: Sequence[Token], phrase: Phrase) -> list[int]:
    """Where a cue may begin: right after a body, or after what two commas say of it (« Le Cerfav, à Vannes, … »,
    « Avialpes, qui achetait en Suisse, … »).
    """
    end = tokens[phrase.end - 1].end
    beside = [pattern.match(text, end) for pattern in (_APPOSED, _RELATIVE, _FROM)]
    starts = [end, *(found.end() for found in beside if found)]
    if _is_between_commas(tokens, phrase):
        starts.append(end + 1)
    return [start for start in starts if cue_behind().match(lowered, start)]


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
