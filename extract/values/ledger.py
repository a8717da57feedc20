"""Findings and distractors → one owner for every number of a fiche: the last step of reading values."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from extract.findings import Finding
from extract.values.distractors import Distractor, read_certain, read_likely
from extract.values.numbers import Number
from extract.values.reading import Passage
from schemas.record import AmountValue, DateValue, DurationValue, HeadcountValue

Outcome = Literal["value", "distractor", "unread"]
Value = AmountValue | DateValue | DurationValue | HeadcountValue

KINDS: dict[type[Value], str] = {
    AmountValue: "amount",
    DateValue: "date",
    HeadcountValue: "headcount",
    DurationValue: "duration",
}
"""The kinds of value in order of preference: where two claim one number, the first has it and the other is dropped."""


class Considered(NamedTuple):
    """A reading of a number that lost: its kind and rule, and what it lost to."""

    kind: str
    rule: str
    lost_to: str


class LedgerNumber(NamedTuple):
    """What one number became: half-open offsets in its section's text; `cue` are the words that decided it.

    `kind` is a kind of value, a kind of distractor, or None where the number is unread; so is `rule`.
    """

    section: str
    start: int
    end: int
    text: str
    outcome: Outcome
    kind: str | None
    rule: str | None
    cue: str | None
    considered: tuple[Considered, ...]


class _Claim(NamedTuple):
    """A reading of some numbers (indices into the passage's)."""

    kind: str
    rule: str
    numbers: range | tuple[int, ...]
    cue: tuple[int, int] | None
    finding: Finding[Value] | None


def settle(
    passage: Passage, findings: Sequence[Finding[Value]]
) -> tuple[tuple[Finding[Value], ...], tuple[LedgerNumber, ...]]:
    """Give each number of a passage to one reading; return the findings that keep all their numbers, and the ledger.

    Order of preference: what is certainly no value (`distractors.read_certain`), amounts, dates, headcounts, durations,
    and for what is left over what is likely no value (`distractors.read_likely`). A finding without any number
    (« depuis l'an dernier ») always stands.
    """
    owners: dict[int, _Claim] = {}
    losers: dict[int, list[Considered]] = {}
    kept: list[Finding[Value]] = []
    for claim in _claims(passage, findings):
        winner = next((owners[index] for index in claim.numbers if index in owners), None)
        if winner is None:
            owners.update(dict.fromkeys(claim.numbers, claim))
            kept += [claim.finding] if claim.finding else []
        else:
            for index in claim.numbers:
                losers.setdefault(index, []).append(Considered(claim.kind, claim.rule, winner.rule))
    return tuple(kept), tuple(_entries(passage, owners, losers))


def _entries(
    passage: Passage, owners: Mapping[int, _Claim], losers: Mapping[int, list[Considered]]
) -> Iterator[LedgerNumber]:
    previous: Distractor | None = None
    for index, number in enumerate(passage.numbers):
        owner, lost = owners.get(index), tuple(losers.get(index, ()))
        previous = read_likely(passage, number, previous) if owner is None else None
        if owner is not None:
            outcome: Outcome = "value" if owner.finding else "distractor"
            yield _written(passage, number, outcome, owner.kind, owner.rule, owner.cue, lost)
        elif previous is not None:
            yield _written(passage, number, "distractor", previous.kind, previous.rule, previous.cue, lost)
        else:
            yield _written(passage, number, "unread", None, None, None, lost)


def _claims(passage: Passage, findings: Sequence[Finding[Value]]) -> list[_Claim]:
    starts = [number.start for number in passage.numbers]
    shares = [finding.spans[0] for finding in findings if _has_working_time(finding)]
    certain = [
        _Claim(d.kind, d.rule, (bisect_left(starts, d.number.start),), d.cue, None)
        for d in read_certain(passage)
        if not (d.kind == "percentage" and any(span.start <= d.number.start < span.end for span in shares))
    ]
    order = list(KINDS)
    ranked = sorted(findings, key=lambda finding: order.index(type(finding.value)))
    return certain + [_finding_claim(passage, starts, finding) for finding in ranked]


def _has_working_time(finding: Finding[Value]) -> bool:
    """« Deux conseillers à 80 % »: the percentage is part of the count."""
    return isinstance(finding.value, HeadcountValue) and finding.value.fte is not None


def _finding_claim(passage: Passage, starts: Sequence[int], finding: Finding[Value]) -> _Claim:
    span = finding.spans[0]
    first = bisect_left(starts, span.start)
    while first > 0 and passage.numbers[first - 1].end > span.start:
        first -= 1
    return _Claim(
        KINDS[type(finding.value)], finding.rule, range(first, bisect_left(starts, span.end)), span.cue, finding
    )


def _written(
    passage: Passage,
    number: Number,
    outcome: Outcome,
    kind: str | None,
    rule: str | None,
    cue: tuple[int, int] | None,
    lost: tuple[Considered, ...],
) -> LedgerNumber:
    text = passage.text[number.start : number.end]
    said = passage.text[slice(*cue)].strip() if cue else None
    return LedgerNumber(passage.section, number.start, number.end, text, outcome, kind, rule, said or None, lost)
