"""Reviewers' decisions replayed on a record: the last stage of the flow, where a person has the last word."""

from collections.abc import Iterable
from dataclasses import dataclass

from extract.checks import CHECKS, grade
from extract.settling.draft import Draft
from extract.settling.slot import Slot
from schemas.decision import WHOLE, Decision
from schemas.record import Issue, Record


@dataclass(frozen=True, slots=True)
class Stale:
    """A decision that was not applied, since what it was made on has changed."""

    decision: Decision
    reason: str


def apply_decisions(record: Record, decisions: Iterable[Decision]) -> tuple[Record, tuple[Stale, ...]]:
    """The record as reviewers settled it, and the decisions that no longer fit. Decisions on others are passed over.

    A decision holds while its words stand where they stood, whatever the rules now make of them: an accepted value
    stays (it is put back where a rule has lost it), a rejected one is gone, a correction overrides. What a decision
    put there has the rule `decision`; every settled value has the confidence 1, and its warnings become infos.
    """
    own = [one for one in decisions if one.sha256 == record.source.sha256 and one.id == record.id]
    own = [one for one in own if one.field != WHOLE]
    if not own:
        return record, ()
    draft = Draft(record)
    reasons = [(decision, _apply(draft, decision)) for decision in own]
    settled = draft.record()
    issues = _issues(record, settled, draft)
    final = settled.model_copy(update={"issues": issues, "grade": grade(settled, issues)})
    stale = tuple(Stale(decision, reason) for decision, reason in reasons if reason is not None)
    return Record.model_validate_json(final.to_json()), stale


def _apply(draft: Draft, decision: Decision) -> str | None:
    """Apply one decision; the reason where it is stale."""
    if not decision.evidence:
        stated = any(slot.node is not None for slot in draft.slots(decision.field))
        return "accepted as absent, and now stated" if stated else None
    for evidence in decision.evidence:
        if not draft.has_words(evidence):
            return f"« {evidence.text} » no longer stands at {evidence.section} {evidence.start}–{evidence.end}"
    slot = draft.find(decision.field, decision.spot)
    if slot is None:
        return _apply_without_value(draft, decision)
    if decision.action == "reject":
        return _reject(slot, decision)
    if decision.action == "correct":
        slot.replace(decision.value)
    elif slot.value() == decision.was:
        slot.accept()
    else:
        slot.replace(decision.was)
    return None


def _reject(slot: Slot, decision: Decision) -> str | None:
    if slot.value() != decision.was:
        return "another value now stands on the rejected words"
    slot.remove()
    return None


def _apply_without_value(draft: Draft, decision: Decision) -> str | None:
    """No value stands on the decided words now: put it back, unless the record states it on other words."""
    rivals = draft.rivals(decision.field, decision.evidence[0])
    if decision.action == "reject":
        return "the rejected value now stands on other words" if decision.was in rivals else None
    if rivals:
        return "the value now stands on other words"
    draft.insert(decision, decision.was if decision.action == "accept" else decision.value)
    return None


def _issues(record: Record, settled: Record, draft: Draft) -> tuple[Issue, ...]:
    """The readers' own issues where their subject still stands, and those of every check made anew."""
    checked = [issue for check in CHECKS for issue in check(record)]
    own = (draft.move_issue(issue) for issue in record.issues if issue not in checked)
    anew = (issue for check in CHECKS for issue in check(settled))
    return tuple(draft.calm(issue) for issue in (*own, *anew) if issue is not None)
