"""What ends a run as a whole: each is one sentence for the operator, and exit code 2."""

from extract.errors import FichesError


class UsageError(FichesError):
    """What was asked for cannot be done."""


class StoreError(FichesError):
    """OUT cannot hold the run: busy, full, read-only or damaged. What was done before is kept."""
