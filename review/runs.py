"""A finished run on disk: its records, failures and `run.json`, read one line at a time."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pydantic import ValidationError, model_validator

from review.errors import ReviewError
from review.screen import shorten
from schemas.failure import Failure
from schemas.record import SCHEMA_VERSION, Record
from schemas.run import RunInfo

_BRANCHES = ("TextRegion", "PageRegion")


class ReadRecord(Record):
    """A record as read back: its shape is checked, its grounding left for the reader to count."""

    @model_validator(mode="after")
    def _is_grounded(self) -> Self:
        return self


@dataclass(frozen=True, slots=True)
class Run:
    """Where a run's files are. A lone `.jsonl` is a run without failures and without `run.json`."""

    records: Path
    failures: Path | None
    info: RunInfo | None

    @property
    def title(self) -> str:
        """The name by which a reader knows the run: its folder, or the file itself."""
        return self.records.parent.name if self.records.name == "records.jsonl" else self.records.name


@dataclass(frozen=True, slots=True)
class Invalid:
    """A line that is no record of this schema version. Lines count from 1."""

    line: int
    name: str | None
    reason: str


def open_run(path: Path) -> Run:
    """Find the files of a run: a folder made by `fiches extract`, a `.jsonl`, or one record in a `.json`."""
    if path.is_dir():
        records, failures, info = path / "records.jsonl", path / "failures.jsonl", path / "run.json"
        if not records.is_file():
            raise ReviewError(f"{path} holds no records.jsonl: it is not the output of fiches extract")
        return Run(records, failures if failures.is_file() else None, _read_info(info) if info.is_file() else None)
    if not path.is_file():
        raise ReviewError(f"{path} does not exist")
    return Run(path, None, None)


def read_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Number and bytes of each line that holds something; a `.json` file is one line."""
    if path.suffix == ".json":
        yield 1, path.read_bytes()
        return
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if stripped := line.strip():
                yield number, stripped


def read_records(run: Run) -> Iterator[ReadRecord | Invalid]:
    """Each record of a run, in file order, or why a line is none."""
    for number, line in read_lines(run.records):
        yield read_record(number, line)


def read_record(number: int, line: bytes) -> ReadRecord | Invalid:
    """One line as a record, or why it is none."""
    try:
        return ReadRecord.model_validate_json(line)
    except ValidationError as error:
        name, version = peek(line)
        return Invalid(number, name, foreign_version(version) or first_fault(error))


def foreign_version(version: str | None) -> str | None:
    """Why a record of another schema version is refused; None for our own, and for what states none."""
    if version in (None, SCHEMA_VERSION):
        return None
    return f"schema version {shorten(repr(version), 40)}: this program reads {SCHEMA_VERSION!r}"


def read_failures(run: Run) -> Iterator[Failure]:
    """Each refusal of a run."""
    if run.failures is None:
        return
    for number, line in read_lines(run.failures):
        try:
            yield Failure.model_validate_json(line)
        except ValidationError as error:
            raise ReviewError(f"{run.failures}, line {number}: {first_fault(error)}") from error


def peek(line: bytes) -> tuple[str | None, str | None]:
    """The source's name and the schema version of a line that is no record, where it has them."""
    try:
        node = json.loads(line)
    except (ValueError, RecursionError):
        return None, None
    if not isinstance(node, dict):
        return None, None
    source, version = node.get("source"), node.get("schema_version")
    name = source.get("name") if isinstance(source, dict) else None
    return (name if isinstance(name, str) else None), (version if isinstance(version, str) else None)


def first_fault(error: ValidationError) -> str:
    """Where the first fault stands, as a JSON Pointer, and what it is, in one line."""
    fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return shorten(f"{pointer(fault['loc'])}: {fault['msg']}{more}", 300)


def pointer(steps: tuple[int | str, ...]) -> str:
    """A fault's place as a JSON Pointer; the branches of a union are no part of it.

    >>> pointer(("sections", "a/b", "regions", 0, "TextRegion", "start"))
    '/sections/a~1b/regions/0/start'
    """
    kept = (str(step) for step in steps if step not in _BRANCHES)
    return "".join("/" + shorten(step.replace("~", "~0").replace("/", "~1"), 60) for step in kept)


def _read_info(path: Path) -> RunInfo:
    try:
        return RunInfo.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise ReviewError(f"{path}: {first_fault(error)}") from error
