"""`fiches stats`: what a run holds, counted."""

import json as json_format
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console

from extract.errors import FichesError
from extract.profile import load_profile
from review.errors import ReviewError
from review.runs import Invalid, Run, open_run, read_failures, read_records
from review.screen import plain
from review.tables import Json, count_table, print_side_by_side
from schemas.claims import claims
from schemas.failure import Failure
from schemas.record import Record

DOUBTFUL = 0.8
"""Confidence below which a value lowers its record's grade."""


@dataclass(slots=True)
class Stats:
    """Counts over a run's records and refusals. `sections_missing` counts the records without a section.

    `bare_pages` are pages without a fiche in files that hold fiches (`contents`: their hashes); they are no refusals.
    """

    records: int = 0
    bare_pages: int = 0
    contents: set[str] = field(default_factory=set)
    invalid: int = 0
    failures: int = 0
    grades: Counter[str] = field(default_factory=Counter)
    issues: Counter[str] = field(default_factory=Counter)
    coverage: Counter[str] = field(default_factory=Counter)
    sections_missing: Counter[str] = field(default_factory=Counter)
    values: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    doubtful: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    slowest: dict[str, float] = field(default_factory=dict)


def count_run(run: Run) -> Stats:
    """Read a run once and count it."""
    stats = Stats()
    count_records(stats, read_records(run))
    count_failures(stats, read_failures(run))
    if run.info is not None:
        stats.slowest = {slow.name: slow.seconds for slow in run.info.slowest}
    return stats


def count_records(stats: Stats, records: Iterable[Record | Invalid]) -> None:
    """Add records; a line that is none is counted and passed over."""
    for record in records:
        if isinstance(record, Invalid):
            stats.invalid += 1
        else:
            _count_record(stats, record)


def _count_record(stats: Stats, record: Record) -> None:
    stats.records += 1
    stats.contents.add(record.source.sha256)
    stats.grades[record.grade] += 1
    stats.issues.update(f"{issue.severity} {issue.code}" for issue in record.issues)
    stats.coverage.update({name: getattr(record.coverage, name) for name in type(record.coverage).model_fields})
    stats.sections_missing.update(_missing(record))
    for claim in claims(record):
        stats.values[claim.field] += 1
        stats.rules[claim.rule] += 1
        stats.doubtful += claim.confidence < DOUBTFUL
        if claim.role is not None:
            stats.roles[f"{claim.field} {claim.role}"] += 1


def _missing(record: Record) -> list[str]:
    """Sections that the record's family has and the record lacks; none for a family that this program has not."""
    try:
        profile = load_profile(record.extractor.profile)
    except FichesError:
        return []
    return [section.key for section in profile.sections if section.key not in record.sections]


def count_failures(stats: Stats, failures: Iterable[Failure]) -> None:
    """Add refusals, and apart from them the pages that hold no fiche in a file that holds others."""
    for failure in failures:
        if failure.code == "not_a_fiche" and failure.sha256 in stats.contents:
            stats.bare_pages += len(failure.pages or ())
            continue
        stats.failures += 1
        stats.refused[failure.code] += 1


def stats_json(stats: Stats) -> dict[str, Json]:
    """The counts as one object, each list by falling count."""
    counters = ("issues", "sections_missing", "values", "roles", "rules", "refused")
    return {
        "records": stats.records,
        "invalid": stats.invalid,
        "failures": stats.failures,
        "grades": {grade: stats.grades[grade] for grade in "ABCD"},
        "coverage": dict(stats.coverage),
        "doubtful": stats.doubtful,
        **{name: _sorted(getattr(stats, name)) for name in counters},
        "slowest": dict(stats.slowest),
    }


def print_stats(stats: Stats, out: Console) -> None:
    """The counts as small tables, side by side where the terminal has room."""
    told = f"{stats.records} records, {stats.failures} refused, {sum(stats.values.values())} values"
    out.print(plain(f"{told}, {stats.doubtful} of them below {DOUBTFUL}", "bold"))
    if stats.invalid:
        out.print(plain(f"{stats.invalid} lines are no record: fiches validate says why", "red"))
    grades = {grade: stats.grades[grade] for grade in "ABCD"}
    tables = [
        count_table("grade", grades, stats.records),
        count_table("characters", dict(stats.coverage), stats.coverage["source_chars"]),
        count_table("section missing", _sorted(stats.sections_missing), stats.records),
        count_table("refused", _sorted(stats.refused), stats.failures),
        count_table("issue", _sorted(stats.issues), stats.records),
        count_table("value", _sorted(stats.values), None),
        count_table("role", _sorted(stats.roles), None),
        count_table("rule", _sorted(stats.rules), None),
        count_table("slowest, ms", {name: round(1000 * seconds) for name, seconds in stats.slowest.items()}, None),
    ]
    print_side_by_side([table for table in tables if table.row_count], out)


def _sorted(counter: Counter[str]) -> dict[str, int]:
    return dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))


def run_stats(path: Path, *, json: bool = False, out: Console, err: Console) -> int:
    """Exit code 0, or 2 where the run cannot be read."""
    try:
        stats = count_run(open_run(path))
    except (ReviewError, OSError) as error:
        err.print(plain(str(error), "red"), soft_wrap=True)
        return 2
    if json:
        out.file.write(json_format.dumps(stats_json(stats), ensure_ascii=False, indent=1) + "\n")
    else:
        print_stats(stats, out)
    return 0
