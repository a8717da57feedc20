"""`fiches extract`: paths in, a run on disk, progress and a closing summary on the screen."""

import signal
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from rich.console import Console

from batch.bounds import Bounds, cores, parse_size
from batch.errors import UsageError
from batch.inputs import choose, find_inputs
from batch.progress import Bar, Lines, Log, Reporter, Silence
from batch.run import Plan, run_extract
from extract.engine import Engine
from extract.source import printable_name
from schemas.run import RunInfo

INTERRUPTED = 130
LONGEST = 86_400
"""Seconds: a day."""


@dataclass(frozen=True, slots=True)
class Request:
    """The options of the command line that are no part of a record; `jobs` None means one for each core."""

    jobs: int | None = None
    timeout: float = 30.0
    memory: str = "1GiB"
    limit: int | None = None
    sample: int | None = None
    seed: int = 0
    rehash: bool = False
    retry_failed: bool = False
    quiet: bool = False
    log_json: bool = False


def run_extract_command(
    paths: Sequence[str],
    out: Path,
    engine: Engine,
    request: Request | None = None,
    *,
    screen: Console,
    errors: Console,
) -> int:
    """Exit code 0 when everything was read, 1 when something was refused, 130 when it was interrupted.

    Raises `FichesError` (exit code 2) for what cannot be done as asked.
    """
    request = request or Request()
    plan = Plan(engine, out, _bounds(request), request.rehash, request.retry_failed)
    log = Log(errors) if request.log_json else None
    try:
        with _stoppable():
            info = _run(paths, plan, request, log or _reporter(request, errors))
    except KeyboardInterrupt as stop:
        _say_interrupted(str(stop), out, log, errors)
        return INTERRUPTED
    if log is not None:
        log.event("end", **info.counts.model_dump(), failures_by_code=info.failures_by_code, grades=info.grades)
    elif not request.quiet:
        _summarise(info, printable_name(out), screen)
    return 1 if info.counts.failures else 0


def _bounds(request: Request) -> Bounds:
    if not 0 < request.timeout <= LONGEST:
        raise UsageError(f"--timeout {request.timeout:g}: a document may take more than 0 s and at most {LONGEST} s")
    return Bounds(request.jobs or cores(), request.timeout, parse_size(request.memory))


def _run(paths: Sequence[str], plan: Plan, request: Request, reporter: Reporter) -> RunInfo:
    with closing(reporter):
        found = find_inputs(paths, out=plan.out)
        inputs = choose(found, limit=request.limit, sample=request.sample, seed=request.seed)
        if not inputs.documents and not inputs.refused:
            raise UsageError(f"no fiche to read: {', '.join(paths)} holds no .txt, .md or .pdf file")
        return run_extract(inputs, plan, reporter)


def _reporter(request: Request, errors: Console) -> Reporter:
    if request.quiet:
        return Silence()
    return Bar(errors) if errors.is_terminal else Lines(errors)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let a polite kill stop a run as Ctrl-C does."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _say_interrupted(done: str, out: Path, log: Log | None, errors: Console) -> None:
    after = f" after {done}" if done else ""
    message = f"interrupted{after}: what was done is kept in {out}, and the same command goes on from there"
    if log is not None:
        log.event("interrupted", message=message)
    else:
        errors.print(message, markup=False, soft_wrap=True)


def _summarise(info: RunInfo, out: str, screen: Console) -> None:
    counts = info.counts
    grades = ", ".join(f"{count} {grade}" for grade, count in info.grades.items() if count)
    lines = [f"{counts.records} records{f' ({grades})' if grades else ''} in {out}/records.jsonl"]
    if counts.failures:
        codes = ", ".join(f"{count} {code}" for code, count in info.failures_by_code.items())
        lines.append(f"{counts.failures} refused ({codes}) in {out}/failures.jsonl")
    if counts.bare_pages:
        lines.append(f"{counts.bare_pages} pages without a fiche beside others, named in {out}/failures.jsonl")
    if info.failures_by_code.keys() & {"crashed", "memory", "timeout"}:
        lines.append("--retry-failed tries refused documents again, with other --timeout or --memory if need be")
    if counts.also:
        lines.append(f"{counts.also} files hold the same bytes as another and are named in its record")
    if counts.passed_over:
        lines.append(f"{counts.passed_over} hidden names, files of another type or links in a circle passed over")
    redone = info.work.redone if info.work else ()
    lines.extend(f"{one.documents} documents redone, since {', '.join(one.changed)} changed" for one in redone)
    if info.stale:
        lines.append(f"{len(info.stale)} decisions no longer fit and were not applied: {out}/run.json lists them")
    for line in lines:
        screen.print(line, markup=False, soft_wrap=True)
