"""What a run leaves in OUT: `records.jsonl`, `failures.jsonl` and `run.json`, each whole or not there at all."""

import os
from collections.abc import Iterable
from pathlib import Path

from batch.inputs import UsageError
from schemas.failure import Failure
from schemas.record import Record
from schemas.run import RunInfo

RECORDS, FAILURES, RUN = "records.jsonl", "failures.jsonl", "run.json"
OURS = frozenset({RECORDS, FAILURES, RUN})


def open_out(out: Path) -> None:
    """Make OUT, or check that it is a run of ours. Raises `UsageError` where it is something else."""
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file, not a folder to write to")
    if out.is_dir() and any(out.iterdir()) and not (out / RUN).is_file():
        raise UsageError(f"{out} is not empty and no run of fiches; name another folder")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot make {out}: {error.strerror}") from error


def write_run(out: Path, records: Iterable[Record], failures: Iterable[Failure], run: RunInfo) -> None:
    """Write the three files, `run.json` last."""
    _write(out / RECORDS, (record.to_json() for record in records))
    _write(out / FAILURES, (failure.model_dump_json() for failure in failures))
    _write(out / RUN, [run.model_dump_json(indent=1)])


def _write(path: Path, lines: Iterable[str]) -> None:
    draft = path.with_name(f".{path.name}.tmp")
    with draft.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
