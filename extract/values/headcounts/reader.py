"""One passage → its counts of people and of jobs, in order, with their roles: the entry of this package."""

import re

from extract.findings import Finding, Span
from extract.values.headcounts.mentions import Mention, read_mentions
from extract.values.headcounts.roles import Decision, Place, decide_role, is_listed, is_listed_behind, may_have
from extract.values.reading import Passage
from schemas.record import HeadcountRole, HeadcountValue

_PART_OF_WHOLE = re.compile(r",? [ ] dont [ ] \Z | \( [ ]? dont [ ] \Z", re.VERBOSE | re.IGNORECASE)


def read_headcounts(passage: Passage) -> tuple[Finding[HeadcountValue], ...]:
    """Read every count of people or jobs; a bare « un » counts only where a post is created.

    >>> from extract.values.reading import open_passage
    >>> def read(text):
    ...     found = read_headcounts(open_passage("belle_histoire", text))
    ...     return [(str(f.value.min), f.value.unit, f.value.role) for f in found]
    >>> read("Elle emploie 12 salariés, dont deux à mi-temps, et créera trois postes.")
    [('12', 'salarié', 'workforce'), ('2', 'salarié', 'workforce'), ('3', 'poste', 'jobs_created')]
    >>> read("360 fabriques, 40 ménages, mes quatre enfants, un salarié, des dizaines de demandes")
    []
    """
    return tuple(_with_roles(passage, read_mentions(passage)))


def _with_roles(passage: Passage, mentions: list[Mention]) -> list[Finding[HeadcountValue]]:
    decisions: list[Decision] = []
    for index, mention in enumerate(mentions):
        before = (mentions[index - 1].end, decisions[-1]) if index else None
        decisions.append(_role(passage, mention, before, _next_whole(passage, mentions, index)))
    for index in range(len(mentions) - 2, -1, -1):
        following, decided = mentions[index + 1], decisions[index + 1]
        if decisions[index].cue is None and _shares_next(passage, mentions[index], following, decided.role):
            decisions[index] = decided
    return [_finding(passage, *pair) for pair in zip(mentions, decisions, strict=True)]


def _next_whole(passage: Passage, mentions: list[Mention], index: int) -> int:
    """Where the next count begins that is no part of this one (« sept personnes, dont trois femmes, partent »)."""
    for following in mentions[index + 1 : index + 3]:
        if not _PART_OF_WHOLE.search(passage.text, max(0, following.start - 12), following.start):
            return following.start
    return len(passage.text)


def _shares_next(passage: Passage, mention: Mention, following: Mention, role: HeadcountRole) -> bool:
    if not may_have(passage, mention.counted, role):
        return False
    if is_listed(passage, mention.end, following.start):
        return True
    is_alike = mention.counted.kind == following.counted.kind
    return is_alike and is_listed_behind(passage, mention.end, following.start)


def _role(passage: Passage, mention: Mention, before: tuple[int, Decision] | None, following: int) -> Decision:
    first, last = passage.sentence(mention.start)
    if before is not None and before[0] <= first:
        before = None
    if mention.cue is not None:
        return Decision("workforce", mention.cue)
    is_part = mention.rule == "headcount.inherited" or _PART_OF_WHOLE.search(passage.text, first, mention.start)
    if before is not None and is_part:
        return before[1]
    left = max(first, before[0], before[1].cue[1] if before[1].cue else 0) if before else first
    place = Place(mention.start, mention.end, mention.noun, left, min(last, following))
    return decide_role(passage, mention.counted, place, before, grows=mention.rule == "headcount.growth")


def _finding(passage: Passage, mention: Mention, decision: Decision) -> Finding[HeadcountValue]:
    value = HeadcountValue(
        min=mention.low,
        max=mention.high,
        approximate=mention.approximate,
        unit=mention.counted.noun,
        fte=mention.counted.fte,
        role=decision.role,
    )
    # « On a compté 100, 80, puis 20 salariés »: the noun that decides is not written beside the first two counts.
    cue = decision.cue if decision.cue is not None and decision.cue[0] < decision.cue[1] else None
    return Finding(value, (Span(passage.section, mention.start, mention.end, cue=cue),), mention.rule)
