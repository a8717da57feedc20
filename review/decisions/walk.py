"""The walk through the queue: each value in its sentence, one key each, undo."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from review.decisions.correction import read_correction
from review.decisions.keys import END, Keys
from review.decisions.making import Reviewer, append_decision, decide, decide_absent, withdraw
from review.decisions.queue import Question
from review.diff.change import Side
from review.diff.context import find_passage
from review.errors import ReviewError
from review.screen import inert, plain
from review.wording import describe
from schemas.claims import Claim
from schemas.decision import WHOLE, Action, Decision, claim_value

GRADES = {"A": "green", "B": "yellow", "C": "dark_orange", "D": "red"}
WIDTH = 110
"""Columns of the panel: a sentence is easier to read when it is not as wide as a screen."""
KEYS = {
    "a": "accept",
    "r": "reject",
    "c": "correct",
    "s": "skip",
    "u": "undo",
    "b": "because…",
    "q": "quit",
}
KEYS_MISSING = {"n": "nothing is missing", "s": "skip", "u": "undo", "q": "quit"}


@dataclass(slots=True)
class Walk:
    """A walk under way. `clock` gives aware instants; `because` is the reason of the decisions that follow."""

    questions: list[Question]
    path: Path
    who: str
    because: str
    clock: Callable[[], datetime]
    keys: Keys
    out: Console

    def run(self) -> int:
        """Walk to the end of the queue or until `q`; the number of decisions that stand."""
        made: list[tuple[int, Decision]] = []
        at = 0
        while at < len(self.questions):
            self._show(at)
            key = self.keys.key()
            if key in ("q", END):
                break
            if key == "u":
                at = self._undo(made, at)
            elif key == "b":
                self.because = self._ask("because")
            elif key == "s":
                at += 1
            else:
                decision = self._decide(self.questions[at], key)
                if decision is not None:
                    append_decision(self.path, decision)
                    made.append((at, decision))
                    at += 1
        self.out.print(plain(f"{len(made)} decisions in {self.path}", "bold"))
        return len(made)

    def _decide(self, question: Question, key: str) -> Decision | None:
        """The decision that a key stands for; None where it stands for none, which is said."""
        reviewer = Reviewer(self.who, self.clock(), self.because)
        if question.claim is None:
            if key == "n":
                return decide_absent(question.record, WHOLE, reviewer)
            self._say_keys(key)
            return None
        actions: dict[str, Action] = {"a": "accept", "r": "reject", "c": "correct"}
        if key not in actions:
            self._say_keys(key)
            return None
        try:
            value = (
                read_correction(question.claim.field, self._ask("the right value"), claim_value(question.claim))
                if key == "c"
                else None
            )
            return decide(question.record, question.claim, actions[key], value, reviewer)
        except ReviewError as error:
            self.out.print(plain(str(error), "red"))
            return None

    def _say_keys(self, key: str) -> None:
        self.out.print(plain(f"{key!r} is none of the keys below", "yellow"))

    def _undo(self, made: list[tuple[int, Decision]], at: int) -> int:
        """Withdraw the last decision and return to its value; without one, to the value before."""
        if made and made[-1][0] >= at - 1:
            back, decision = made.pop()
            append_decision(self.path, withdraw(decision, self.clock()))
            self.out.print(plain(f"withdrawn: {decision.action} {decision.field}", "yellow"))
            return back
        return max(0, at - 1)

    def _ask(self, what: str) -> str:
        self.out.print(Text(f"{what}: ", style="bold"), end="")
        return self.keys.line().strip()

    def _show(self, at: int) -> None:
        question = self.questions[at]
        record = question.record
        title = Text.assemble(
            (f" {at + 1}/{len(self.questions)} ", "reverse"),
            f" {inert(record.source.name)} ",
            (f" {record.grade} ", f"reverse {GRADES[record.grade]}"),
        )
        body = _missing() if question.claim is None else _value(question, question.claim)
        keys = _keys(KEYS_MISSING if question.claim is None else KEYS)
        panel = Panel(body, title=title, title_align="left", subtitle=keys, subtitle_align="left", padding=(1, 2))
        self.out.print(panel, width=min(self.out.width, WIDTH))


def _keys(keys: Mapping[str, str]) -> Text:
    return Text.assemble(*(part for key, word in keys.items() for part in ((f" {key}", "bold cyan"), f" {word}  ")))


def _missing() -> Text:
    return Text("Every value of this fiche is decided or skipped. Is anything missing from it?", style="bold")


def _value(question: Question, claim: Claim) -> Group:
    facts = Table.grid(padding=(0, 2))
    facts.add_row(plain(claim.field, "bold cyan"), plain(describe(claim.facts), "bold"))
    if claim.role is not None:
        facts.add_row(Text("role", style="dim"), plain(claim.role, "magenta"))
    facts.add_row(Text("found by", style="dim"), plain(f"{claim.rule}, {claim.confidence:.2f} sure", "dim"))
    notices = [plain(f"! {issue.code}: {issue.message}", "yellow") for issue in question.issues]
    return Group(
        facts, Text(""), *(_sentence(question, claim, index) for index in range(len(claim.evidence))), *notices
    )


def _sentence(question: Question, claim: Claim, index: int) -> Text:
    evidence = claim.evidence[index]
    side = Side((), section=evidence.section, start=evidence.start, end=evidence.end)
    passage = find_passage(question.record.sections[evidence.section].text, side)
    if passage is None:
        return Text("")
    before, words, after = (inert(part.replace("\n", " ⏎ ")) for part in (passage.before, passage.words, passage.after))
    return Text.assemble((f"{evidence.section}  ", "dim italic"), before, (words, "bold black on yellow"), after)
