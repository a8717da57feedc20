"""What an operator sees while a run goes on: a bar, plain lines, JSON events, or nothing.

Nothing here starts a thread: the supervisor forks, and a bar that refreshes itself would be one.
"""

import datetime
import json
import time
from dataclasses import dataclass, field
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from batch.outcome import Outcome

BAR_EVERY, LINE_EVERY = 0.1, 10.0
"""Seconds between two pictures of the bar, and between two plain lines or progress events."""


@dataclass(slots=True)
class Tally:
    """How far the extraction is, beside what an earlier run had done."""

    total: int
    kept: int
    done: int = 0
    refused: int = 0
    since: float = field(default_factory=time.monotonic)

    def count(self, outcome: Outcome) -> None:
        """One more document is through."""
        self.done += 1
        self.refused += bool(outcome.refusals)

    @property
    def rate(self) -> float:
        """Documents a second so far."""
        return self.done / max(time.monotonic() - self.since, 1e-6)

    @property
    def remaining(self) -> float:
        """Seconds to go at this rate; 0 before the first document."""
        return (self.total - self.done) / self.rate if self.done else 0.0

    def __str__(self) -> str:
        left = datetime.timedelta(seconds=round(self.remaining))
        return f"{self.rate:.1f} a second, {left} left, {self.refused} refused"


class Reporter(Protocol):
    """What a run tells while it goes on."""

    def survey(self, done: int, total: int) -> None:
        """Files are being listed and hashed."""

    def extraction(self, tally: Tally) -> None:
        """Extraction goes on: a document is through, or the first one is about to start."""

    def refusal(self, name: str, outcome: Outcome) -> None:
        """A document was refused, in whole or in part."""

    def close(self) -> None:
        """Nothing more comes."""


class Silence:
    """`--quiet`."""

    def survey(self, done: int, total: int) -> None:
        """Not told."""

    def extraction(self, tally: Tally) -> None:
        """Not told."""

    def refusal(self, name: str, outcome: Outcome) -> None:
        """Not told."""

    def close(self) -> None:
        """Nothing to close."""


class Bar(Silence):
    """A bar on a terminal."""

    def __init__(self, console: Console) -> None:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[more]}"),
        )
        self._progress = Progress(*columns, console=console, transient=True, auto_refresh=False)
        self._task: TaskID = self._progress.add_task("listing", total=None, more="")
        self._next = 0.0
        self._progress.start()

    def survey(self, done: int, total: int) -> None:
        """Show how many files were looked at."""
        self._show("listing", done, total, "")

    def extraction(self, tally: Tally) -> None:
        """Show how many documents are through."""
        self._show("fiches", tally.done, tally.total, str(tally))

    def close(self) -> None:
        """Take the bar away."""
        self._progress.stop()

    def _show(self, what: str, done: int, total: int, more: str) -> None:
        if done == total or time.monotonic() >= self._next:
            self._next = time.monotonic() + BAR_EVERY
            self._progress.update(self._task, description=what, completed=done, total=total, more=more)
            self._progress.refresh()


class Lines(Silence):
    """A plain line now and then, where there is no terminal."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._next = time.monotonic() + LINE_EVERY

    def extraction(self, tally: Tally) -> None:
        """One line every ten seconds."""
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + LINE_EVERY
            self._console.print(f"{tally.done}/{tally.total}, {tally}", markup=False, soft_wrap=True)


class Log(Silence):
    """`--log json`: one event a line."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._next = 0.0

    def extraction(self, tally: Tally) -> None:
        """A progress event at the start, every ten seconds, and at the end."""
        if tally.done == tally.total or time.monotonic() >= self._next:
            self._next = time.monotonic() + LINE_EVERY
            self.event(
                "progress",
                done=tally.done,
                total=tally.total,
                kept=tally.kept,
                refused=tally.refused,
                per_second=round(tally.rate, 2),
                remaining_seconds=round(tally.remaining, 1),
            )

    def refusal(self, name: str, outcome: Outcome) -> None:
        """One event a refusal."""
        for refusal in outcome.refusals:
            self.event("refused", name=name, pages=refusal.pages, code=refusal.code, message=refusal.message)

    def event(self, event: str, **facts: object) -> None:
        """One line of JSON with the time in UTC."""
        at = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        self._console.file.write(json.dumps({"at": at, "event": event, **facts}, ensure_ascii=True) + "\n")
        self._console.file.flush()
