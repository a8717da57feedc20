"""The values that wait for a reviewer, the worst fiches first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from review.runs import Invalid, ReadRecord
from schemas.claims import Claim, claims
from schemas.decision import WHOLE, Decision, Spot
from schemas.record import Issue, Record


@dataclass(frozen=True, slots=True)
class Question:
    """One value to decide on, with what was noticed about it; without a claim: is anything missing from the fiche?"""

    record: Record
    claim: Claim | None
    issues: tuple[Issue, ...]


def build_queue(
    records: Iterable[ReadRecord | Invalid], decisions: Sequence[Decision], below: float | None = None
) -> list[Question]:
    """Undecided values by grade (D first), then fiche, then confidence.

    With `below`, only values less sure than that, or with an issue. Without it, each fiche ends with the question
    whether anything is missing.
    """
    decided = {(one.id, one.field, one.spot) for one in decisions}
    fiches = [one for one in records if isinstance(one, Record)]
    fiches.sort(key=lambda one: (-ord(one.grade), one.source.name, one.id))
    return [question for record in fiches for question in _questions(record, decided, below)]


def _questions(record: Record, decided: set[tuple[str, str, Spot | None]], below: float | None) -> Iterator[Question]:
    waiting = []
    for claim in claims(record):
        best = claim.evidence[0]
        if (record.id, claim.field, (best.section, best.start, best.end)) not in decided:
            waiting.append(Question(record, claim, _issues(record, claim)))
    if below is not None:
        waiting = [one for one in waiting if one.issues or (one.claim is not None and one.claim.confidence < below)]
    yield from sorted(waiting, key=_doubt)
    if below is None and (record.id, WHOLE, None) not in decided:
        yield Question(record, None, ())


def _doubt(question: Question) -> tuple[bool, float]:
    return not question.issues, 1.0 if question.claim is None else question.claim.confidence


def _issues(record: Record, claim: Claim) -> tuple[Issue, ...]:
    """Issues that point at the value or into it."""
    return tuple(
        issue
        for issue in record.issues
        if issue.where is not None and (issue.where == claim.pointer or issue.where.startswith(f"{claim.pointer}/"))
    )
