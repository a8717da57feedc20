"""`fiches show`: one fiche on a terminal, its values highlighted where they stand."""

import json as json_format
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from extract.engine import Engine
from extract.errors import RefusedError
from extract.pipeline import extract
from extract.source import open_source
from review.errors import ReviewError
from review.screen import inert, plain, shorten
from review.wording import describe
from schemas.claims import LIST_FIELDS, SCALAR_FIELDS, Claim, claims
from schemas.record import Record

STYLES = {
    "measure": "blue",
    "organisation": "bold blue",
    "amounts": "bold green",
    "dates": "bold cyan",
    "durations": "cyan",
    "headcounts": "bold yellow",
    "partners": "bold magenta",
    "testimonies": "italic",
    "application": "underline",
}
"""A kind of value and its look, in the order in which one lies over another."""
SEVERITIES = {"info": "dim", "warning": "yellow", "error": "bold red"}
LONGEST = 44
"""Characters of a value in the table; the whole of it is highlighted in its section."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a section's text in the look of its kind."""

    section: str
    start: int
    end: int
    style: str


def run_show(
    file: Path,
    engine: Engine,
    *,
    sections: Sequence[str] = (),
    fields: Sequence[str] = (),
    json: bool = False,
    screen: Console,
    errors: Console,
) -> int:
    """Exit code 0, 1 where the file is refused. Raises `ReviewError` for a section or field that no record has."""
    try:
        records = extract(open_source(file, engine.options.limits), engine).records
    except RefusedError as refusal:
        errors.print(plain(f"{file}: {refusal}", "red"))
        return 1
    _refuse_unknown(fields)
    for record in records:
        if json:
            screen.file.write(json_format.dumps(_narrow(record, sections, fields), ensure_ascii=False, indent=1) + "\n")
        else:
            _print(record, engine, sections, fields, screen)
    return 0


def _refuse_unknown(fields: Sequence[str]) -> None:
    known = set(Record.model_fields) | set(SCALAR_FIELDS) | set(LIST_FIELDS)
    for field in fields:
        if not any(field == name or field.startswith(f"{name}.") for name in known):
            raise ReviewError(f"a record has no field {field!r}")


def _narrow(record: Record, sections: Sequence[str], fields: Sequence[str]) -> Any:
    """The record as plain data, or only the parts asked for."""
    data = json_format.loads(record.to_json())
    if not sections and not fields:
        return data
    parts: dict[str, Any] = {}
    if sections:
        parts["sections"] = {key: data["sections"].get(key) for key in sections}
    for field in fields:
        parts[field] = _at(data, field)
    return parts


def _at(data: Any, field: str) -> Any:
    for step in field.split("."):
        if isinstance(data, dict) and step in data:
            data = data[step]
        elif isinstance(data, list) and step.isdigit() and int(step) < len(data):
            data = data[int(step)]
        else:
            raise ReviewError(f"a record has no field {field!r}")
    return data


def _print(record: Record, engine: Engine, sections: Sequence[str], fields: Sequence[str], screen: Console) -> None:
    known = [section.key for section in engine.profile.sections]
    for key in sections:
        if key not in known:
            raise ReviewError(f"no section {key!r}: this family has {', '.join(known)}")
    if not sections and not fields:
        screen.print(_title(record))
    if sections or not fields:
        _print_sections(record, [key for key in known if not sections or key in sections], screen)
    if not fields and not sections:
        screen.print()
    if fields or not sections:
        screen.print(_fields_table(tuple(claims(record)), fields))
    if not sections and not fields:
        _print_issues(record, screen)


def _title(record: Record) -> Text:
    title = Text()
    title.append(f" {record.grade} ", style=f"bold reverse {'green' if record.grade == 'A' else 'yellow'}")
    title.append(f" {inert(record.source.name)}", style="bold")
    title.append(f"  {record.id}  {record.source.reader}", style="dim")
    return title


def _print_sections(record: Record, keys: Sequence[str], screen: Console) -> None:
    marks = tuple(_marks(tuple(claims(record))))
    for key in keys:
        section = record.sections.get(key)
        head = Text(f"\n{key}", style="bold")
        if section is None:
            screen.print(head.append("  absent", style="not bold dim"))
            continue
        if section.heading is not None:
            head.append(f"  « {inert(section.heading)} »", style="not bold dim")
        screen.print(head)
        text = Text(inert(section.text))
        for mark in marks:
            if mark.section == key:
                text.stylize(mark.style, mark.start, mark.end)
        screen.print(Padding(text, (0, 0, 0, 2)))


def _marks(told: Sequence[Claim]) -> Iterator[Mark]:
    """Spans to highlight, those of the later kinds first so that the earlier ones lie over them."""
    for kind in reversed(STYLES):
        for claim in told:
            if _kind(claim) == kind:
                yield from (Mark(quoted.section, quoted.start, quoted.end, STYLES[kind]) for quoted in claim.evidence)


def _kind(claim: Claim) -> str:
    return claim.field.split(".")[0]


def _fields_table(told: Sequence[Claim], fields: Sequence[str]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(style="dim", no_wrap=True)
    for claim in told:
        if not fields or any(claim.field == field or claim.field.startswith(f"{field}.") for field in fields):
            value = Text(inert(shorten(describe(claim.facts), LONGEST)), style=STYLES[_kind(claim)])
            if claim.role is not None:
                value.append(f"  {claim.role}", style="default not bold")
            table.add_row(claim.field, value, f"{claim.rule} {claim.confidence:.2f}")
    return table


def _print_issues(record: Record, screen: Console) -> None:
    coverage = record.coverage
    screen.print()
    for issue in record.issues:
        where = "" if issue.where is None else f"  {issue.where}"
        screen.print(plain(f"{issue.severity}  {issue.code}: {issue.message}{where}", SEVERITIES[issue.severity]))
    parts = (
        f"{coverage.section_chars} in sections, {coverage.furniture_chars} furniture, {coverage.leftover_chars} left"
    )
    screen.print(Text(f"{coverage.source_chars} characters: {parts}", style="dim"))
