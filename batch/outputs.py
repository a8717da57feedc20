"""What a run leaves in OUT: `records.jsonl`, `failures.jsonl` and `run.json`, each whole or not there at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from batch.errors import KEPT, StoreError, UsageError, disk_full
from schemas.failure import Failure
from schemas.run import RunInfo

RECORDS, FAILURES, RUN = "records.jsonl", "failures.jsonl", "run.json"
STORE = "fiches.sqlite"


def open_out(out: Path) -> Path:
    """Make OUT, or check that it is a run of ours; the path of its store. Raises `UsageError`."""
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file, not a folder to write to")
    try:
        out.mkdir(parents=True, exist_ok=True)
        names = set(os.listdir(out))
    except OSError as error:
        raise UsageError(f"cannot use {out}: {error.strerror}") from error
    if names and not names & {RUN, STORE}:
        raise UsageError(f"{out} is not empty and no run of fiches; name another folder")
    return out / STORE


@dataclass(frozen=True, slots=True)
class Drafts:
    """The three files in the making."""

    records: BinaryIO
    failures: BinaryIO
    run: BinaryIO

    def add_failure(self, failure: Failure) -> None:
        """One more line of `failures.jsonl`."""
        self.failures.write(failure.model_dump_json().encode() + b"\n")

    def add_run(self, run: RunInfo) -> None:
        """The whole of `run.json`."""
        self.run.write(run.model_dump_json(indent=1).encode() + b"\n")


@contextmanager
def open_drafts(out: Path) -> Iterator[Drafts]:
    """Files that take the place of the present ones, `run.json` last, if all three could be written whole."""
    paths = [out / name for name in (RECORDS, FAILURES, RUN)]
    drafts = [path.with_name(f".{path.name}.tmp") for path in paths]
    try:
        with ExitStack() as stack:
            files = [stack.enter_context(draft.open("wb")) for draft in drafts]
            yield Drafts(*files)
            for file in files:
                file.flush()
                os.fsync(file.fileno())
        for draft, path in zip(drafts, paths, strict=True):
            draft.replace(path)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise disk_full(out) from error
        raise StoreError(f"cannot write to {out}: {error.strerror or error}; {KEPT}") from error
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)
