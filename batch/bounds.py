"""What the operator grants a run: how many workers, and how much time and memory one document may take."""

import os
import re
from dataclasses import dataclass

from batch.errors import UsageError

SIZE = re.compile(
    r"""
    (?P<count>\d{1,9}(?:\.\d{1,3})?) \s? (?P<unit>[kmgt]?) (?:i?b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
UNITS = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}


def cores() -> int:
    """The cores that this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Bounds:
    """Wall-clock seconds and bytes for each document; the bytes are what it may take beyond the loaded extractor."""

    jobs: int
    timeout: float = 30.0
    memory: int = 1 << 30


def parse_size(text: str) -> int:
    """Bytes of a size with a binary unit. Raises `UsageError`.

    >>> parse_size("1GiB"), parse_size("512 MB"), parse_size("1.5g"), parse_size("4096")
    (1073741824, 536870912, 1610612736, 4096)
    >>> parse_size("much")
    Traceback (most recent call last):
    batch.errors.UsageError: 'much' is no size; write it like 800MiB or 1.5GiB
    """
    match = SIZE.fullmatch(text.strip())
    size = 0 if match is None else int(float(match["count"]) * 1024 ** UNITS[match["unit"].lower()])
    if not size:
        raise UsageError(f"{text!r} is no size; write it like 800MiB or 1.5GiB")
    return size
