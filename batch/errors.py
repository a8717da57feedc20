"""What ends a run as a whole: each is one sentence for the operator, and exit code 2."""

from pathlib import Path

from extract.errors import FichesError

KEPT = "what was done is kept, and the same command goes on from there"


class UsageError(FichesError):
    """What was asked for cannot be done."""


class StoreError(FichesError):
    """OUT cannot hold the run: busy, full, read-only or damaged. What was done before is kept."""


def disk_full(out: Path) -> StoreError:
    """The one sentence for a full disk, whoever met it."""
    return StoreError(f"the disk that holds {out} is full; free some space: {KEPT}")
