"""Outcomes to lines: every name of the survey in order, counted on the way."""

import heapq
from collections import Counter
from dataclasses import dataclass, field

from batch.outcome import as_failure
from batch.outputs import Drafts
from batch.store import Kept, Store
from batch.survey import Content, Survey
from extract.errors import RefusedError
from schemas.failure import Failure
from schemas.run import StaleDecision

SLOWEST = 10


@dataclass(slots=True)
class Results:
    """What was written. `slowest` is a heap of (seconds, name).

    `bare_pages` hold no fiche in a file that holds others: they are listed, but the file was read.
    """

    grades: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    bare_pages: int = 0
    slowest: list[tuple[float, str]] = field(default_factory=list)
    stale: list[StaleDecision] = field(default_factory=list)


def write_results(survey: Survey, store: Store, drafts: Drafts) -> Results:
    """Write a content's records under its first name, its refusals under each."""
    results = Results()
    written: set[int] = set()
    for name, found in survey.entries:
        if isinstance(found, RefusedError):
            _add_failure(as_failure(name, None, found), results, drafts)
            continue
        kept = store.kept(found.sha256, found.media_type)
        if kept is None:
            raise RuntimeError(f"no outcome for {found.sha256}")
        for failure in kept.outcome.failures(name, found.sha256):
            if kept.outcome.grades and failure.code == "not_a_fiche":
                drafts.add_failure(failure)
                results.bare_pages += len(failure.pages or ())
            else:
                _add_failure(failure, results, drafts)
        if id(found) not in written:
            written.add(id(found))
            _add_records(found, kept, results, drafts)
    return results


def _add_failure(failure: Failure, results: Results, drafts: Drafts) -> None:
    drafts.add_failure(failure)
    results.codes[failure.code] += 1


def _add_records(content: Content, kept: Kept, results: Results, drafts: Drafts) -> None:
    drafts.records.writelines(kept.outcome.record_lines(content.names))
    results.grades.update(kept.outcome.grades)
    results.stale.extend(kept.outcome.stale)
    heapq.heappush(results.slowest, (kept.seconds, content.names[0]))
    if len(results.slowest) > SLOWEST:
        heapq.heappop(results.slowest)
