"""`fiches explain`: every number of a file in order, what it became, by which rule and words, and what it was not."""

import json as json_format
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from extract.engine import Engine
from extract.errors import RefusedError
from extract.reading.file import FicheText, read_file
from extract.sections.fiche import find_sections, read_through, sections_shown
from extract.source import open_source
from extract.values.explain import Row, explain
from review.screen import inert, plain

LOOKS = {"unread": "bold red", "no value": "dim"}


def run_explain(file: Path, engine: Engine, *, json: bool, screen: Console, errors: Console) -> int:
    """Any text or PDF, fiche or not: without sections, the whole text is one. Exit code 0, or 1 where it is refused."""
    try:
        rows = [row for texts in _texts(file, engine) for row in explain(texts)]
    except RefusedError as refusal:
        errors.print(plain(f"{file}: {refusal}", "red"))
        return 1
    if json:
        screen.file.write(json_format.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1) + "\n")
    else:
        _print(rows, screen)
    return 0


def _texts(file: Path, engine: Engine) -> Iterator[dict[str, str]]:
    limits = engine.options.limits
    source = open_source(file, limits)
    read = read_file(
        source, limits, reader=engine.readers[0], evidence=lambda document: sections_shown(document, engine.profile)
    )
    for fiche in read.fiches:
        yield _sections(fiche, engine)


def _sections(text: FicheText, engine: Engine) -> dict[str, str]:
    try:
        return find_sections(text.blocks, engine.profile, text.furniture).texts
    except RefusedError:
        return {"text": read_through(text.blocks, engine.profile)}


def _rivals(row: Row) -> str:
    """Readings that lost, by name alone; what the number would be without its value goes without saying."""
    names = (other.partition(" (to ")[0] for other in row.lost.split("; ") if other)
    return ", ".join(name for name in names if not name.startswith("distractor."))


def _print(rows: Sequence[Row], screen: Console) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for head, fixed in (("section", True), ("number", True), ("became", True), ("by", False), ("words", False)):
        table.add_column(head, overflow="fold", no_wrap=fixed)
    for row in rows:
        kind, _, of = row.became.partition(": ")
        rule = "" if of else row.rule
        lost = f"{rule}, not {_rivals(row)}" if _rivals(row) else rule
        table.add_row(
            row.section, inert(row.number), plain(of or kind, LOOKS.get(kind, "bold green")), lost, inert(row.cue)
        )
    screen.print(table)
    unread = sum(row.became == "unread" for row in rows)
    screen.print(plain(f"{len(rows)} numbers, {unread} unread", "dim"))
