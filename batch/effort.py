"""Survey to outcomes: what this run extracts by itself, beside what it found done in the store."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from batch.bounds import Bounds
from batch.inputs import Inputs
from batch.nursery import Load
from batch.outcome import Outcome
from batch.progress import Reporter, Tally
from batch.store import Store
from batch.supervisor import Finished, Supervisor
from batch.survey import Content, Survey, take_survey
from batch.worker import Task
from extract.errors import RefusedError

ROUNDS = 3
"""A file that changes while it is read is read again; one that changed so often in a row is refused."""


@dataclass(slots=True)
class Effort:
    """The means of a run, and what it did with them. `kept` counts contents that were done before it began."""

    store: Store
    bounds: Bounds
    load: Load
    reporter: Reporter
    retry_failed: bool
    extracted: int = 0
    kept: int = 0
    retried: int = 0

    def extract_all(self, inputs: Inputs, max_bytes: int, *, rehash: bool) -> Survey:
        """Extract until every content that the names lead to has its outcome."""
        moved: set[str] = set()
        for turn in range(ROUNDS):
            progress = self.reporter.survey
            survey = take_survey(inputs, self.store, max_bytes, rehash=rehash, distrusted=moved, progress=progress)
            again = self._extract(survey.contents, first=turn == 0)
            if not again:
                return survey
            moved |= again
        return _without(survey, again)

    def _extract(self, contents: Sequence[Content], *, first: bool) -> set[str]:
        """Extract what has no outcome yet; the paths of files that no longer held the bytes of the survey."""
        pending = {_task(content): content for content in contents if self._is_pending(content, first)}
        tally = Tally(len(pending), len(contents) - len(pending))
        self.kept = tally.kept if first else self.kept
        moved: set[str] = set()
        if not pending:
            return moved
        self.reporter.extraction(tally)
        bounds = replace(self.bounds, jobs=min(self.bounds.jobs, len(pending)))
        try:
            with Supervisor(self.load, bounds) as supervisor:
                for finished in supervisor.run(pending):
                    if finished.outcome is None:
                        moved.add(finished.task.path)
                    else:
                        self._take(finished, finished.outcome, pending[finished.task], tally)
        except KeyboardInterrupt as stop:
            raise KeyboardInterrupt(f"{tally.kept + tally.done} of {len(contents)} documents") from stop
        return moved

    def _is_pending(self, content: Content, first: bool) -> bool:
        header = self.store.header(content.sha256, content.media_type)
        return header is None or (self.retry_failed and first and bool(Outcome.decode(header, b"").refusals))

    def _take(self, finished: Finished, outcome: Outcome, content: Content, tally: Tally) -> None:
        """Keep an outcome before anything is said of it."""
        self.store.keep(content.sha256, content.media_type, outcome, finished.seconds)
        self.extracted += 1
        self.retried += finished.retried
        tally.count(outcome)
        if outcome.refusals:
            self.reporter.refusal(content.names[0], outcome)
        self.reporter.extraction(tally)


def _task(content: Content) -> Task:
    return Task(content.path, content.media_type, content.sha256)


def _without(survey: Survey, moved: set[str]) -> Survey:
    """The survey with a refusal in the place of what could not be caught."""
    refusal = RefusedError("unreadable", "it changed each time while it was read")
    entries = (
        (name, refusal if isinstance(found, Content) and found.path in moved else found)
        for name, found in survey.entries
    )
    return replace(survey, entries=tuple(entries))
