"""Where the cues of a section stand, and where one may begin behind a body."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extract.names.partners.cues import Cue, Side, any_cue, load_cues
from extract.names.partners.phrases import Phrase
from extract.names.partners.tokens import Token
from extract.names.partners.words import ARTICLES

_APPOSED = re.compile(r", (?!et |ou |mais |qui |que |dont |puis )[^,.;\n]{3,60},")
_FROM = re.compile(r" (?:d['’]|(?:de|du|des|à|en) (?:l['’]|la |le |les )?)[A-ZÀ-Ý][\w'’-]{1,30}")
"""« le magasin Biocoop de Foix lui prend… »: where a body stands, between its name and its verb."""


def in_lower_case(text: str) -> str:
    """Letter for letter; « İ » alone would grow."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(letter.lower()[:1] for letter in text)


def cues_in(text: str, lowered: str) -> Iterator[tuple[Cue, re.Match[str]]]:
    """Each cue wherever it stands, in the order of the cues; one expression looks for all of them first."""
    places = [*_starts(lowered)]
    for cue, pattern in patterns("after"):
        end = 0
        for place in places:
            found = pattern.match(text, place) if place >= end else None
            if found is not None:
                end = found.end()
                yield cue, found


def _starts(lowered: str) -> Iterator[int]:
    found = any_cue("after").search(lowered)
    while found is not None:
        yield found.start()
        found = any_cue("after").search(lowered, found.start() + 1)


@lru_cache(maxsize=2)
def patterns(side: Side) -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    """Every form of the cues of one side, in their order."""
    return tuple((cue, pattern) for cue in load_cues() if cue.side == side for pattern in cue.patterns)


def cue_starts(text: str, lowered: str, tokens: Sequence[Token], phrase: Phrase) -> list[int]:
    """Where a cue may begin: right after a body, or after what two commas say of it (« Le Cerfav, à Vannes, … »)."""
    end = tokens[phrase.end - 1].end
    beside = [pattern.match(text, end) for pattern in (_APPOSED, _FROM)]
    starts = [end, *(found.end() for found in beside if found)]
    if _is_between_commas(tokens, phrase):
        starts.append(end + 1)
    return [start for start in starts if any_cue("before").match(lowered, start)]


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
