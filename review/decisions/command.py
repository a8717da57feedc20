"""`fiches decide`: one decision by options, or a walk through the queue."""

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from extract.decision_files import DecisionBook, read_decisions
from extract.errors import FichesError
from review.decisions.choosing import choose_claim, choose_record
from review.decisions.correction import read_correction
from review.decisions.keys import Keys, TerminalKeys
from review.decisions.making import Reviewer, append_decision, decide, decide_absent
from review.decisions.queue import build_queue
from review.decisions.walk import Walk
from review.errors import ReviewError
from review.runs import open_run, read_records
from review.screen import plain
from schemas.decision import SHAPES, WHOLE, Action, Decision, claim_value
from schemas.record import Record


def now() -> datetime:
    """The instant, to the second, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)


def run_decide(
    path: Path,
    *,
    decisions: Path,
    field: str | None = None,
    fiche: str | None = None,
    words: str | None = None,
    accept: bool = False,
    reject: bool = False,
    correct: str | None = None,
    because: str = "",
    who: str | None = None,
    clock: Callable[[], datetime] = now,
    out: Console,
    err: Console,
) -> int:
    """Append one decision to the file. Exit code 0, or 2 where it cannot be made."""
    try:
        action = _action(accept, reject, correct)
        _read_own(decisions)
        record = choose_record(read_records(open_run(path)), fiche)
        reviewer = Reviewer(who or getpass.getuser(), clock(), because)
        decision = _decide(record, field or "", words, action, correct, reviewer)
        append_decision(decisions, decision)
    except (FichesError, OSError) as error:
        err.print(plain(str(error), "red"), soft_wrap=True)
        return 2
    out.print(plain(f"{decision.action} {decision.field} of {decision.name}, in {decisions}"))
    return 0


def run_queue(
    path: Path,
    *,
    decisions: Path,
    below: float | None = None,
    because: str = "read in its sentence",
    who: str | None = None,
    clock: Callable[[], datetime] = now,
    keys: Keys | None = None,
    out: Console,
    err: Console,
) -> int:
    """Walk through the queue, appending each decision as it is made.

    Exit code 0, 2 where it cannot start, 130 where it was interrupted.
    """
    try:
        book = _read_own(decisions)
        questions = build_queue(read_records(open_run(path)), book.decisions, below)
    except (FichesError, OSError) as error:
        err.print(plain(str(error), "red"), soft_wrap=True)
        return 2
    print_conflicts(book, err)
    if not questions:
        out.print("Nothing is left to decide.", style="green")
        return 0
    try:
        Walk(questions, decisions, who or getpass.getuser(), because, clock, keys or TerminalKeys(), out).run()
    except KeyboardInterrupt:
        out.print(plain(f"interrupted: what was decided is in {decisions}", "yellow"))
        return 130
    return 0


def print_conflicts(book: DecisionBook, err: Console) -> None:
    """Every value on which reviewers do not agree."""
    for conflict in book.conflicts:
        first = conflict.decisions[0]
        where = f"« {first.evidence[0].text} »" if first.evidence else ""
        sides = ", ".join(_told(one) for one in conflict.decisions)
        err.print(
            plain(f"conflict, not applied: {first.name} {first.field} {where}: {sides}", "yellow"), soft_wrap=True
        )


def _told(decision: Decision) -> str:
    to = f" to {decision.value}" if decision.action == "correct" else ""
    because = f" ({decision.because})" if decision.because else ""
    return f"{decision.who} {decision.action}s{to}{because}"


def _action(accept: bool, reject: bool, correct: str | None) -> Action:
    chosen: list[Action] = []
    chosen += ["accept"] if accept else []
    chosen += ["reject"] if reject else []
    chosen += ["correct"] if correct is not None else []
    if len(chosen) != 1:
        raise ReviewError("give one of --accept, --reject and --correct VALUE, or --queue")
    return chosen[0]


def _read_own(path: Path) -> DecisionBook:
    """What the file already holds; a file that does not exist yet holds nothing."""
    return read_decisions([path] if path.exists() else [])


def _decide(
    record: Record, field: str, words: str | None, action: Action, correct: str | None, reviewer: Reviewer
) -> Decision:
    if field == WHOLE or not field:
        if field and action == "accept":
            return decide_absent(record, WHOLE, reviewer)
        raise ReviewError(f"--field: one of {', '.join(SHAPES)}, a JSON Pointer, or {WHOLE} to accept a fiche as whole")
    claim = choose_claim(record, field, words)
    if claim is None:
        if action != "accept":
            raise ReviewError(f"{record.source.name} states no {field}: that can be accepted and nothing else")
        return decide_absent(record, field, reviewer)
    value = None if correct is None else read_correction(claim.field, correct, claim_value(claim))
    return decide(record, claim, action, value, reviewer)
