"""`fiches validate`: every line of a file of records held against the contract, grounding included."""

import json as json_format
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import ValidationError
from rich.console import Console
from rich.text import Text

from review.errors import ReviewError
from review.runs import ReadRecord, foreign_version, open_run, peek, pointer, read_lines
from review.screen import inert, plain, shorten
from schemas.record import grounding_faults

MOST_FAULTS = 20
"""Faults told of one line."""
LONGEST = 300
"""Characters of a message."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a line (from 1): the field as a JSON Pointer, and why."""

    line: int
    name: str | None
    where: str
    message: str


@dataclass(slots=True)
class Report:
    """The faults while the file is read, and how many lines it held."""

    lines: int = 0
    faulty: int = 0

    def summary(self) -> str:
        """One closing sentence."""
        if self.faulty:
            return f"lines that are no valid record: {self.faulty} of {self.lines}"
        return f"valid records: {self.lines}"


def validate(path: Path, report: Report) -> Iterator[Fault]:
    """Every fault of the file, line by line; ids are unique in a file."""
    ids: dict[str, int] = {}
    for number, line in read_lines(path):
        report.lines += 1
        faults = list(_line_faults(number, line, ids))
        report.faulty += bool(faults)
        yield from faults[:MOST_FAULTS]
        if len(faults) > MOST_FAULTS:
            yield Fault(number, faults[0].name, "", f"{len(faults) - MOST_FAULTS} more faults")


def _line_faults(number: int, line: bytes, ids: dict[str, int]) -> Iterator[Fault]:
    try:
        record = ReadRecord.model_validate_json(line)
    except ValidationError as error:
        yield from _shape_faults(number, line, error)
        return
    name = record.source.name
    if record.id in ids:
        yield Fault(number, name, "/id", f"the id of line {ids[record.id]} again")
    ids.setdefault(record.id, number)
    for where, fault in grounding_faults(record):
        yield Fault(number, name, where, shorten(fault, LONGEST))


def _shape_faults(number: int, line: bytes, error: ValidationError) -> Iterator[Fault]:
    name, version = peek(line)
    foreign = foreign_version(version)
    if foreign is not None:
        yield Fault(number, name, "/schema_version", foreign)
        return
    for fault in error.errors(include_url=False, include_input=False, include_context=False):
        yield Fault(number, name, pointer(fault["loc"]), shorten(fault["msg"], LONGEST))


def run_validate(path: Path, *, json: bool = False, out: Console, err: Console) -> int:
    """Exit code 0 where every line is a record, 1 where one is not, 2 where the file cannot be read."""
    try:
        records = open_run(path).records
        report = Report()
        for fault in validate(records, report):
            _print_fault(fault, json, out)
    except (ReviewError, OSError) as error:
        err.print(plain(str(error), "red"), soft_wrap=True)
        return 2
    err.print(report.summary(), highlight=False)
    return 1 if report.faulty else 0


def _print_fault(fault: Fault, json: bool, out: Console) -> None:
    if json:
        out.file.write(json_format.dumps(asdict(fault), ensure_ascii=False) + "\n")
        return
    name = f" ({inert(fault.name)})" if fault.name else ""
    where = f" {inert(fault.where)}" if fault.where else ""
    line = Text.assemble((f"line {fault.line}{name}", "bold"), (where, "cyan"), f": {inert(fault.message)}")
    out.print(line, soft_wrap=True)
