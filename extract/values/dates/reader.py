"""One passage → its dates, in order, with their roles: the entry of this package."""

from collections.abc import Iterator

from extract.findings import Finding, Span
from extract.values.dates.bounds import Mention, read_mentions
from extract.values.dates.clauses import offsets
from extract.values.dates.roles import Decision, decide_roles
from extract.values.dates.vocabulary import STARTERS
from extract.values.prose import Prose
from extract.values.reading import Passage
from extract.values.words import Words, cut
from schemas.record import DateValue

_DIGITS = (1, 2, 4)
"""Of a day or month, and of a year: « 75 000 » and its like begin no date."""


def read_dates(passage: Passage) -> tuple[Finding[DateValue], ...]:
    """Read every date and interval; what lacks a year, or could be a quantity or a name, is passed over.

    >>> from extract.values.reading import open_passage
    >>> [found.value.edtf for found in read_dates(open_passage("mesure", "de mars à juin 2021, puis d’ici fin 2022"))]
    ['2021-03/2021-06', '../2022']
    >>> read_dates(open_passage("mesure", "Le plan France 2030 vise 2000 logements d’ici peu, en mars."))
    ()
    """
    prose = Prose(passage, cut(passage.text))
    mentions = _read_all(prose)
    decisions = decide_roles(prose, mentions)
    return tuple(_finding(prose, *pair) for pair in zip(mentions, decisions, strict=True))


def _read_all(prose: Prose) -> list[Mention]:
    """Every date in order; « (mai 2019) jusqu'à la fin de l'année » is no date of the present year."""
    mentions: list[Mention] = []
    behind = 0
    for at in _starters(prose.words):
        if at < behind:
            continue
        found, behind = read_mentions(prose, at)
        if not (mentions and mentions[-1].stop == at and found and found[0].value.relative):
            mentions.extend(found)
    return mentions


def _starters(words: Words) -> Iterator[int]:
    """Where a date may begin: a look at two words, so that the many articles and prepositions cost nothing."""
    low = words.low
    for at in words.inside():
        word = low[at]
        if word in STARTERS:
            followers = STARTERS[word]
            if followers is None or low[at + 2 if low[at + 1] == "'" else at + 1] in followers:
                yield at
        elif word.isdecimal() and len(word) in _DIGITS:
            yield at


def _finding(prose: Prose, mention: Mention, decision: Decision) -> Finding[DateValue]:
    span = Span(prose.passage.section, *offsets(prose, mention), cue=decision.cue)
    return Finding(mention.value.model_copy(update={"role": decision.role}), (span,), mention.rule)
