"""One partner, one entry: mentions of the same body brought together, and its other mentions found by its names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from extract.findings import Span
from extract.folding import fold
from extract.names.occurrences import occurrences
from extract.names.partners.bodies import initials, key_words
from extract.names.partners.finding import ROLES, PartnerFinding
from extract.names.partners.mentions import Mention
from extract.names.partners.words import is_common, is_place

ALIKE = 92.0
"""Two spellings of one name, which must also share a word that tells it from others."""
MOST = 60
"""Partners of one fiche; a text that names more is none."""
SHORTEST_LOOSE = 5
"""Characters from which a name is found again in another case."""

_PUNCTUATION = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"\A(?:l|la|le|les|the) ")


def merge(mentions: Sequence[Mention], texts: Mapping[str, str]) -> tuple[PartnerFinding, ...]:
    """Partners in the order of their first mention, with every mention of each, cues or not.

    A text with more than `MOST` of them is a directory, and none of them is read.
    """
    groups = _group(_without_loose(mentions))
    groups = [group for group in groups if not all(mention.weak for mention in group)]
    if len(groups) > MOST:
        return ()
    order = {section: index for index, section in enumerate(texts)}
    spans = [_with_repeats(group, texts, groups, order) for group in groups]
    found = [_finding(group, whole) for group, whole in zip(groups, spans, strict=True)]
    return tuple(sorted(found, key=lambda partner: (order[partner.spans[0].section], partner.spans[0].start)))


def _group(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions of each body together; past `MOST` bodies, only those of the very same name."""
    groups: list[list[Mention]] = []
    named: dict[str, list[Mention]] = {}
    for mention in mentions:
        group = named.get(_plain(mention.name))
        if group is None and len(groups) <= MOST:
            group = next((group for group in groups if any(is_same(mention, other) for other in group)), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(mention)
        named.setdefault(_plain(mention.name), group)
    return groups


def _without_loose(mentions: Sequence[Mention]) -> list[Mention]:
    """Where a cue that names the relation stands beside a body, drop the weaker cue's."""
    firm = {(mention.section, mention.start) for mention in mentions if not mention.loose}
    return [
        mention
        for mention in mentions
        if mention.role is None or not mention.loose or (mention.section, mention.start) not in firm
    ]


def is_same(one: Mention, other: Mention) -> bool:
    """Whether two mentions name one body: the same words, an acronym, a short form, or a slip in a telling word.

    Likeness of characters alone never joins two names.
    """
    return any(_same_name(a, b) for a in (one.name, *one.aliases) for b in (other.name, *other.aliases))


def _same_name(one: str, other: str) -> bool:
    a, b = _plain(one), _plain(other)
    if a == b:
        return True
    short, long = sorted((one, other), key=len)
    if short.isupper() and len(short) >= 3 and short.isalpha():
        return fold(short) == initials(long)
    shared = {
        word
        for word in key_words(one) & key_words(other)
        if len(word) >= 4 and not is_common(word) and not is_place(word)
    }
    if shared and fuzz.ratio(a, b) >= ALIKE:
        return True
    return _is_short_form(*sorted((a, b), key=len))


def _is_short_form(short: str, long: str) -> bool:
    """« Crédit Agricole » of « Crédit Agricole du Gers »: the same opening words, and then only a place."""
    if not long.startswith(f"{short} ") or not key_words(short):
        return False
    rest = [word for word in long[len(short) :].split() if word not in ("de", "du", "des", "d", "la", "le", "l", "les")]
    return is_place(" ".join(rest))


@lru_cache(maxsize=4096)  # as for key_words
def _plain(name: str) -> str:
    return _ARTICLE.sub("", _PUNCTUATION.sub(" ", fold(name)).strip())


def _with_repeats(
    group: Sequence[Mention], texts: Mapping[str, str], groups: Sequence[Sequence[Mention]], order: Mapping[str, int]
) -> tuple[Mention, ...]:
    """The group's mentions, one a place, and every further place where one of its names stands by itself."""
    best: dict[tuple[str, int], Mention] = {}
    for mention in group:
        known = best.get((mention.section, mention.start))
        if known is None or _rank(mention) < _rank(known):
            best[mention.section, mention.start] = mention
    taken = [mention for other in groups for mention in other]
    for repeat in _repeats(group, texts):
        if not any(_overlap(repeat, mention) for mention in (*taken, *best.values())):
            best[repeat.section, repeat.start] = repeat
    return tuple(sorted(best.values(), key=lambda mention: (order[mention.section], mention.start)))


def _repeats(group: Sequence[Mention], texts: Mapping[str, str]) -> Iterator[Mention]:
    names = dict.fromkeys(name for mention in group for name in (mention.name, *mention.aliases))
    for name in sorted(names, key=len, reverse=True):
        loose = len(name) >= SHORTEST_LOOSE and not all(is_common(word) for word in name.split())
        for section, text in texts.items():
            for found in occurrences(text, name):
                if found.acronym or _spelt(text[found.start : found.end], loose=loose) != _spelt(name, loose=loose):
                    continue
                yield group[0]._replace(
                    section=section,
                    start=found.start,
                    end=found.end,
                    name=name,
                    role=None,
                    cue=None,
                    rule=None,
                    reach=0,
                )


def _spelt(name: str, *, loose: bool) -> str:
    straight = name.replace("’", "'")
    return straight.casefold() if loose else straight


def _overlap(one: Mention, other: Mention) -> bool:
    return (
        one.section == other.section
        and one.start < max(other.end, other.reach)
        and other.start < max(one.end, one.reach)
    )


def _rank(mention: Mention) -> int:
    return ROLES.index(mention.role) if mention.role else len(ROLES)


def _finding(group: Sequence[Mention], mentions: Sequence[Mention]) -> PartnerFinding:
    deciding = min(group, key=lambda mention: (mention.role is None, mention.unbound, _rank(mention)))
    fullest = max(group, key=lambda mention: len(mention.name.split()))
    if deciding.role is None or deciding.rule is None:
        raise ValueError(f"a mention of {deciding.name!r} has no cue")
    return PartnerFinding(
        name=fullest.name,
        kind=next((mention.kind for mention in group if mention.kind), None),
        role=deciding.role,
        spans=tuple(Span(mention.section, mention.start, mention.end, cue=mention.cue) for mention in mentions),
        rule=deciding.rule,
        confidence=deciding.confidence if deciding.unbound else max(mention.confidence for mention in group),
    )
