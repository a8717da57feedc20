"""A run: every document extracted or refused with its reason, what is done kept, and the whole written in order."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from batch.bounds import Bounds
from batch.effort import Effort
from batch.extraction import load_extraction
from batch.inputs import Inputs
from batch.nursery import Load
from batch.outputs import open_drafts, open_out
from batch.progress import Reporter
from batch.results import Results, write_results
from batch.store import Store
from batch.survey import Survey
from extract.engine import Engine, libraries
from extract.version import VERSION
from schemas.record import SCHEMA_VERSION
from schemas.run import Counts, FingerprintParts, Redone, RunInfo, Slow, WorkDone


@dataclass(frozen=True, slots=True)
class Plan:
    """What is run, where to, and within what bounds."""

    engine: Engine
    out: Path
    bounds: Bounds
    rehash: bool = False
    retry_failed: bool = False


def run_extract(inputs: Inputs, plan: Plan, reporter: Reporter, load: Load | None = None) -> RunInfo:
    """Extract every input into OUT. `load` stands in for the extraction in tests of the machinery around it.

    Raises `UsageError` where OUT is not ours to write, `StoreError` where it cannot be written.
    """
    started, engine = _now(), plan.engine
    with Store.open(open_out(plan.out), engine.fingerprint, engine.parts) as store:
        own_load = load or (lambda: load_extraction(engine))
        effort = Effort(store, plan.bounds, own_load, reporter, plan.retry_failed)
        survey = effort.extract_all(inputs, engine.options.limits.max_bytes, rehash=plan.rehash)
        with open_drafts(plan.out) as drafts:
            results = write_results(survey, store, drafts)
            info = RunInfo(
                schema_version=SCHEMA_VERSION,
                version=VERSION,
                fingerprint=engine.fingerprint,
                parts=engine.parts,
                options=engine.options.as_json(),
                libraries=libraries(),
                counts=_count(inputs, survey, results),
                failures_by_code=dict(sorted(results.codes.items())),
                grades={grade: results.grades[grade] for grade in "ABCD"},
                started=started,
                ended=_now(),
                slowest=tuple(_slowest(results)),
                work=_work(plan, store, effort),
                stale=tuple(results.stale),
            )
            drafts.add_run(info)
        store.prune()
    return info


def _count(inputs: Inputs, survey: Survey, results: Results) -> Counts:
    return Counts(
        documents=len(survey.entries),
        records=results.grades.total(),
        failures=results.codes.total(),
        also=sum(len(set(content.names)) - 1 for content in survey.contents),
        passed_over=inputs.passed_over,
        bare_pages=results.bare_pages,
    )


def _slowest(results: Results) -> Iterator[Slow]:
    for seconds, name in sorted(results.slowest, reverse=True):
        yield Slow(name=name, seconds=round(seconds, 3))


def _work(plan: Plan, store: Store, effort: Effort) -> WorkDone:
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
