"""A run: every document extracted or refused with its reason, the same bytes under two names once."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from batch.inputs import Input, Inputs
from batch.outputs import open_out, write_run
from extract.engine import Engine, libraries
from extract.errors import RefusedError
from extract.pipeline import extract
from extract.source import Source, read_source
from extract.version import VERSION
from schemas.failure import Failure
from schemas.record import SCHEMA_VERSION, Record
from schemas.run import Counts, RunInfo

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document's bytes."""

    records: tuple[Record, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class RunResult:
    """A finished run, for the closing summary."""

    counts: Counts
    failures_by_code: dict[str, int]
    grades: dict[str, int]


def run_extract(inputs: Inputs, engine: Engine, out: Path, progress: Progress) -> RunResult:
    """Extract every input into OUT, in order of name. Raises `UsageError` where OUT is not ours to write."""
    open_out(out)
    started = _now()
    records: list[Record] = []
    failures = [_failure(item.name, None, item.refusal) for item in inputs.refused]
    names: dict[str, list[str]] = {}
    for done, (item, source) in enumerate(_read_all(inputs, engine.options.limits.max_bytes, failures), start=1):
        progress(done, len(inputs.documents))
        again = source.sha256 in names
        names.setdefault(source.sha256, []).append(item.name)
        if not again:
            outcome = extract_source(source, engine)
            records.extend(outcome.records)
            failures.extend(outcome.failures)
    records = [_with_names(record, names) for record in records]
    records.sort(key=lambda record: (record.source.name, record.id))
    failures.sort(key=lambda failure: (failure.name, failure.pages or ()))
    result = _result(inputs, names, records, failures)
    write_run(out, records, failures, _describe(engine, result, started))
    return result


def extract_source(source: Source, engine: Engine) -> Outcome:
    """One document, extracted or refused."""
    try:
        return Outcome(extract(source, engine), ())
    except RefusedError as refusal:
        return Outcome((), (_failure(source.name, source.sha256, refusal),))


def _read_all(inputs: Inputs, max_bytes: int, failures: list[Failure]) -> Iterator[tuple[Input, Source]]:
    for item in inputs.documents:
        try:
            yield item, read_source(item.path, item.name, item.media_type, max_bytes)
        except RefusedError as refusal:
            failures.append(_failure(item.name, None, refusal))


def _failure(name: str, sha256: str | None, refusal: RefusedError) -> Failure:
    return Failure(name=name, sha256=sha256, pages=refusal.pages, code=refusal.code, message=refusal.message)


def _with_names(record: Record, names: dict[str, list[str]]) -> Record:
    first, *also = sorted(names[record.source.sha256])
    source = record.source.model_copy(update={"name": first, "also": tuple(also)})
    return record.model_copy(update={"source": source})


def _result(inputs: Inputs, names: dict[str, list[str]], records: list[Record], failures: list[Failure]) -> RunResult:
    counts = Counts(
        documents=len(inputs.documents) + len(inputs.refused),
        records=len(records),
        failures=len(failures),
        also=sum(len(same) - 1 for same in names.values()),
        passed_over=inputs.passed_over,
    )
    codes = Counter(failure.code for failure in failures)
    grades = Counter[str](record.grade for record in records)
    return RunResult(counts, dict(sorted(codes.items())), {grade: grades[grade] for grade in "ABCD"})


def _describe(engine: Engine, result: RunResult, started: str) -> RunInfo:
    return RunInfo(
        schema_version=SCHEMA_VERSION,
        version=VERSION,
        fingerprint=engine.fingerprint,
        parts=engine.parts,
        options=engine.options.as_json(),
        libraries=libraries(),
        counts=result.counts,
        failures_by_code=result.failures_by_code,
        started=started,
        ended=_now(),
    )


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
