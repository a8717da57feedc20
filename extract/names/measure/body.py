"""The measure's title in running text: a kind and the name after it, where two mentions or a mark bound the name."""

import re
from collections.abc import Mapping, Sequence

from extract.names.measure.title import OPEN_END
from extract.names.occurrences import even, occurrences
from extract.names.section_keys import HEADER, MEASURE

_BODY_NAME = re.compile(
    r"""
    \ (?:\((?=[^()\n]{0,15}[A-Z])[^()\n]{2,16}\)\ )?
    (?P<name>[«“]\ ?[^«»“”\n]{2,80}?\ ?[»”] | [A-ZÀ-Ý0-9][\w'’-]{1,30}(?:\ [\w'’-]{1,30}){0,9})
    """,
    re.VERBOSE,
)
_BODY_END = re.compile(
    r"""
    (?:\ (?:du|de|dans\ le\ cadre\ du)\ (?:plan|programme)?\ ?(?:de\ relance|France\ Relance)\b | \ ?[.;:,()«»\n] | $)
    """,
    re.VERBOSE,
)
_OPENINGS = 24
"""The name after a kind is sought at this many of its mentions."""


def body_title(texts: Mapping[str, str], kinds: Sequence[str]) -> str | None:
    """The first kind whose name the body bounds, in the measure's own text before all others."""
    openings = [
        (kind, section, found)
        for section in (MEASURE, *(key for key in texts if key not in (MEASURE, HEADER)))
        for kind in sorted(kinds, key=len, reverse=True)
        for found in occurrences(texts.get(section, ""), kind)
    ]
    openings = openings[:_OPENINGS]
    named = [(kind, name) for kind, section, found in openings if (name := _name_after(texts[section], found.end))]
    for at, (kind, name) in enumerate(named):
        others = [other for same, other in named[at + 1 :] if same == kind]
        words = max((_shared(name, other) for other in others), key=len, default="")
        if words:
            return f"{kind} {words}"
    for kind, section, found in openings:
        bounded = _bounded_name(texts[section], found.end)
        if bounded:
            return f"{kind} {bounded}"
    return None


def _name_after(text: str, at: int) -> str | None:
    match = _BODY_NAME.match(text, at)
    return match["name"] if match else None


def _bounded_name(text: str, at: int) -> str | None:
    """One mention alone: the name stops at a mark or at the programme, and is a few words long."""
    match = _BODY_NAME.match(text, at)
    if match is None:
        return None
    name = match["name"]
    if name[0] in "«“":
        return name
    words = name.split(" ")
    for count in range(1, min(len(words), 7) + 1):
        end = match.start("name") + len(" ".join(words[:count]))
        if _BODY_END.match(text, end):
            return " ".join(words[:count])
    return None


def _shared(one: str, other: str) -> str:
    """The words that both mentions begin with, without a last word that only leads on."""
    words: list[str] = []
    for left, right in zip(one.split(" "), other.split(" "), strict=False):
        if even(left) != even(right):
            break
        words.append(left)
    while words and OPEN_END.search(words[-1]):
        words.pop()
    return " ".join(words)
