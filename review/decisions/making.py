"""A decision made on a claim of a record, validated against the contract before it is written."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import JsonValue, ValidationError

from extract.decisions import apply_decisions
from review.errors import ReviewError
from review.runs import first_fault
from schemas.claims import Claim
from schemas.decision import WHOLE, Action, Decision, claim_value
from schemas.evidence import Evidence, Mention
from schemas.record import Record


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who decides, when (an aware instant) and why."""

    who: str
    when: datetime
    because: str


def decide(record: Record, claim: Claim, action: Action, value: JsonValue, reviewer: Reviewer) -> Decision:
    """A decision on one claim. Raises `ReviewError` where it, or the record that it makes, breaks the contract."""
    evidence = tuple(_plain(one) for one in claim.evidence)
    decision = _build(record, claim.field, evidence, claim_value(claim), action, value, reviewer, claim)
    try:
        apply_decisions(record, [decision])
    except ValidationError as error:
        raise ReviewError(f"the record would not hold the contract: {first_fault(error)}") from error
    return decision


def decide_absent(record: Record, field: str, reviewer: Reviewer) -> Decision:
    """Accept that the fiche does not state a field; with the field `fiche`, that nothing is missing at all."""
    return _build(record, field, (), None, "accept", None, reviewer, None)


def withdraw(decision: Decision, when: datetime) -> Decision:
    """Take back a decision."""
    changes = {"action": "withdraw", "value": None, "when": when}
    return Decision.model_validate(decision.model_dump() | changes)


def _build(
    record: Record,
    field: str,
    evidence: Sequence[Evidence],
    was: JsonValue,
    action: Action,
    value: JsonValue,
    reviewer: Reviewer,
    claim: Claim | None,
) -> Decision:
    try:
        return Decision(
            sha256=record.source.sha256,
            id=record.id,
            name=record.source.name,
            field=field,
            evidence=tuple(evidence),
            cue=None if claim is None else claim.cue,
            was=was,
            action=action,
            value=value,
            who=reviewer.who,
            when=reviewer.when,
            because=reviewer.because,
        )
    except ValidationError as error:
        raise ReviewError(f"this decision breaks the contract: {first_fault(error)}") from error


def _plain(evidence: Evidence | Mention) -> Evidence:
    names = Evidence.model_fields
    return Evidence.model_validate({name: getattr(evidence, name) for name in names})


def append_decision(path: Path, decision: Decision) -> None:
    """Add one line to a file that only grows, and see it on the disk."""
    with path.open("a", encoding="utf-8") as file:
        file.write(decision.model_dump_json() + "\n")
        file.flush()
        os.fsync(file.fileno())


def is_closed(record: Record, decisions: Sequence[Decision]) -> bool:
    """Whether a reviewer said that nothing is missing from the record."""
    return any(one.field == WHOLE and one.id == record.id and one.action == "accept" for one in decisions)
