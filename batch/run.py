"""A run: every document extracted or refused with its reason, what is done kept, and the whole written in order."""

import datetime
import heapq
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from batch.bounds import Bounds
from batch.extraction import load_extraction
from batch.inputs import Inputs
from batch.nursery import Load
from batch.outcome import Outcome, as_failure
from batch.outputs import Drafts, open_drafts, open_out
from batch.progress import Reporter, Tally
from batch.store import Store
from batch.supervisor import Finished, Supervisor
from batch.survey import Content, Survey, take_survey
from batch.worker import Task
from extract.engine import Engine, libraries
from extract.errors import RefusedError
from extract.version import VERSION
from schemas.record import SCHEMA_VERSION
from schemas.run import Counts, FingerprintParts, Redone, RunInfo, Slow, StaleDecision, WorkDone

ROUNDS = 3
"""A file that changes while it is read is read again; one that changed so often in a row is refused."""
SLOWEST = 10


@dataclass(frozen=True, slots=True)
class Plan:
    """What is run, where to, and within what bounds."""

    engine: Engine
    out: Path
    bounds: Bounds
    rehash: bool = False
    retry_failed: bool = False


@dataclass(slots=True)
class _Effort:
    """What this run did by itself, beside what it found done."""

    extracted: int = 0
    kept: int = 0
    retried: int = 0


@dataclass(slots=True)
class _Results:
    """What was written, counted on the way."""

    grades: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    failures: int = 0
    slowest: list[tuple[float, str]] = field(default_factory=list)
    stale: list[StaleDecision] = field(default_factory=list)

    def count_failure(self, code: str) -> None:
        self.failures += 1
        self.codes[code] += 1


def run_extract(inputs: Inputs, plan: Plan, reporter: Reporter, load: Load | None = None) -> RunInfo:
    """Extract every input into OUT. `load` stands in for the extraction in tests of the machinery around it.

    Raises `UsageError` where OUT is not ours to write, `StoreError` where it cannot be written.
    """
    started, engine = _now(), plan.engine
    with Store.open(open_out(plan.out), engine.fingerprint, engine.parts) as store:
        effort = _Effort()
        survey = _extract_all(inputs, plan, store, reporter, load or (lambda: load_extraction(engine)), effort)
        with open_drafts(plan.out) as drafts:
            results = _write_entries(survey, store, drafts)
            info = _describe(inputs, plan, survey, results, _work(plan, store, effort), started)
            drafts.add_run(info)
        store.prune()
    return info


def _extract_all(inputs: Inputs, plan: Plan, store: Store, reporter: Reporter, load: Load, effort: _Effort) -> Survey:
    """Extract until every content that the names lead to has its outcome."""
    moved: set[str] = set()
    for _ in range(ROUNDS):
        survey = take_survey(
            inputs,
            store,
            plan.engine.options.limits.max_bytes,
            rehash=plan.rehash,
            distrusted=moved,
            progress=reporter.survey,
        )
        again = _extract_pending(survey.contents, plan, store, reporter, load, effort)
        if not again:
            return survey
        moved |= again
    refusal = RefusedError("unreadable", "it changed each time while it was read")
    entries = tuple(
        (name, refusal if isinstance(found, Content) and found.path in again else found)
        for name, found in survey.entries
    )
    return replace(survey, entries=entries)


def _extract_pending(
    contents: Sequence[Content], plan: Plan, store: Store, reporter: Reporter, load: Load, effort: _Effort
) -> set[str]:
    """Extract what has no outcome yet; the paths of files that no longer held the bytes they were surveyed with."""
    pending = {_task(content): content for content in contents if _is_pending(content, store, plan.retry_failed)}
    tally = Tally(len(pending), len(contents) - len(pending))
    effort.kept = effort.kept or tally.kept
    moved: set[str] = set()
    if not pending:
        return moved
    reporter.extraction(tally)
    bounds = replace(plan.bounds, jobs=min(plan.bounds.jobs, len(pending)))
    with Supervisor(load, bounds) as supervisor:
        for finished in supervisor.run(pending):
            effort.retried += finished.retried
            if finished.outcome is None:
                moved.add(finished.task.path)
                continue
            _keep(finished, finished.outcome, store)
            effort.extracted += 1
            tally.count(finished.outcome)
            if finished.outcome.refusals:
                reporter.refusal(pending[finished.task].names[0], finished.outcome)
            reporter.extraction(tally)
    return moved


def _task(content: Content) -> Task:
    return Task(content.path, content.media_type, content.sha256)


def _is_pending(content: Content, store: Store, retry_failed: bool) -> bool:
    header = store.header(content.sha256, content.media_type)
    return header is None or (retry_failed and bool(Outcome.decode(header, b"").refusals))


def _keep(finished: Finished, outcome: Outcome, store: Store) -> None:
    store.keep(finished.task.sha256, finished.task.media_type, outcome, finished.seconds)


def _write_entries(survey: Survey, store: Store, drafts: Drafts) -> _Results:
    """Every name in order: a content's records under its first name, its refusals under each."""
    results = _Results()
    written: set[int] = set()
    for name, found in survey.entries:
        if isinstance(found, RefusedError):
            drafts.add_failure(as_failure(name, None, found))
            results.count_failure(found.code)
            continue
        kept = store.kept(found.sha256, found.media_type)
        if kept is None:
            raise RuntimeError(f"no outcome for {found.sha256}")
        for failure in kept.outcome.failures(name, found.sha256):
            drafts.add_failure(failure)
            results.count_failure(failure.code)
        if id(found) not in written:
            written.add(id(found))
            drafts.records.writelines(kept.outcome.record_lines(found.names))
            results.grades.update(kept.outcome.grades)
            results.stale.extend(kept.outcome.stale)
            _rank(results.slowest, kept.seconds, name)
    return results


def _rank(slowest: list[tuple[float, str]], seconds: float, name: str) -> None:
    heapq.heappush(slowest, (seconds, name))
    if len(slowest) > SLOWEST:
        heapq.heappop(slowest)


def _describe(inputs: Inputs, plan: Plan, survey: Survey, results: _Results, work: WorkDone, started: str) -> RunInfo:
    engine = plan.engine
    counts = Counts(
        documents=len(survey.entries),
        records=results.grades.total(),
        failures=results.failures,
        also=sum(len(set(content.names)) - 1 for content in survey.contents),
        passed_over=inputs.passed_over,
    )
    return RunInfo(
        schema_version=SCHEMA_VERSION,
        version=VERSION,
        fingerprint=engine.fingerprint,
        parts=engine.parts,
        options=engine.options.as_json(),
        libraries=libraries(),
        counts=counts,
        failures_by_code=dict(sorted(results.codes.items())),
        grades={grade: results.grades[grade] for grade in "ABCD"},
        started=started,
        ended=_now(),
        slowest=tuple(Slow(name=name, seconds=round(took, 3)) for took, name in sorted(results.slowest, reverse=True)),
        work=work,
        stale=tuple(results.stale),
    )


def _work(plan: Plan, store: Store, effort: _Effort) -> WorkDone:
    return WorkDone(
        jobs=plan.bounds.jobs,
        timeout=plan.bounds.timeout,
        memory=plan.bounds.memory,
        extracted=effort.extracted,
        kept=effort.kept,
        retried=effort.retried,
        redone=tuple(_redone(store, plan.engine.parts)),
    )


def _redone(store: Store, parts: FingerprintParts) -> Iterator[Redone]:
    for fingerprint, (old, documents) in sorted(store.superseded().items()):
        changed = tuple(name for name in FingerprintParts.model_fields if getattr(old, name) != getattr(parts, name))
        yield Redone(fingerprint=fingerprint, changed=changed, documents=documents)


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
