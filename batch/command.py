"""`fiches extract`: paths in, a run on disk, a progress line and a closing summary on the screen."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from batch.inputs import UsageError, find_inputs
from batch.run import Progress as Report
from batch.run import RunResult, run_extract
from extract.engine import Engine

EVERY = 500
"""Off a terminal, one plain line for so many documents."""


def run_extract_command(paths: Sequence[str], out: Path, engine: Engine, *, screen: Console, errors: Console) -> int:
    """Exit code 0 when everything was read, 1 when something was refused. Raises `UsageError` (exit code 2)."""
    _ = engine.profile
    inputs = find_inputs(paths, out=out)
    if not inputs.documents and not inputs.refused:
        raise UsageError(f"no fiche to read: {', '.join(paths)} holds no .txt, .md or .pdf file")
    with _progress(errors) as report:
        result = run_extract(inputs, engine, out, report)
    _summarise(result, out, screen)
    return 1 if result.counts.failures else 0


@contextmanager
def _progress(errors: Console) -> Iterator[Report]:
    """A bar on a terminal, a plain line now and then elsewhere."""
    if not errors.is_terminal:
        yield lambda done, total: errors.print(f"{done}/{total}") if done % EVERY == 0 else None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=errors, transient=True) as bar:
        task = bar.add_task("fiches", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _summarise(result: RunResult, out: Path, screen: Console) -> None:
    counts = result.counts
    grades = ", ".join(f"{count} {grade}" for grade, count in result.grades.items() if count)
    screen.print(f"{counts.records} records{f' ({grades})' if grades else ''} in {out}/records.jsonl")
    if counts.failures:
        codes = ", ".join(f"{count} {code}" for code, count in result.failures_by_code.items())
        screen.print(f"{counts.failures} refused ({codes}) in {out}/failures.jsonl")
    if counts.also:
        screen.print(f"{counts.also} files hold the same bytes as another and are named in its record")
    if counts.passed_over:
        screen.print(f"{counts.passed_over} hidden files or files of another type passed over")
