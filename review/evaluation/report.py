"""An evaluation put into words: tables for a terminal, or one JSON object."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from review.evaluate import Evaluation
from review.evaluation.judgement import Judgement
from review.evaluation.tally import MATCHINGS, Tally
from review.screen import plain, share, shorten
from review.tables import Json

GROUPS = ("sections", "scalars", "entries", "roles", "values")
WIDE = 112
"""Columns that the whole table takes; a narrower terminal gets it without its last three columns."""
SHOWN = 160
"""Characters of a value that an error's line shows."""


def print_evaluation(evaluation: Evaluation, out: Console) -> None:
    """The table by field, the groups below it, and one closing line."""
    out.print(_field_table(evaluation, full=out.width >= WIDE))
    whole = evaluation.whole_share()
    out.print(f"{len(evaluation.fiches)} fiches judged; whole records right: {share(whole)}", highlight=False)
    faults = len(evaluation.violations)
    out.print(f"grounding violations: {faults}", style="bold red" if faults else "", highlight=False)
    for violation in evaluation.violations[:20]:
        out.print(Text.assemble("  ", plain(f"{violation.fiche}{violation.where}: {violation.fault}")))
    for invalid in evaluation.invalid:
        out.print(plain(f"line {invalid.line} is no record ({invalid.name}): {invalid.reason}", "red"))
    if evaluation.unpaired:
        out.print(plain("gold without a record: " + ", ".join(evaluation.unpaired), "yellow"))
    if evaluation.unjudged:
        out.print(f"{evaluation.unjudged} records have no gold and are not judged", style="dim", highlight=False)


def _field_table(evaluation: Evaluation, *, full: bool) -> Table:
    columns = ("precision", "recall", "F1", "wrong", "right", "gold", "found", "overlap F1", "value F1", "similarity")
    shown = columns if full else columns[:-3]
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("field", no_wrap=True)
    for name in shown:
        table.add_column(name, justify="right", no_wrap=True)
    for field in evaluation.fields():
        table.add_row(*list(_cells(evaluation, field))[: len(shown) + 1])
    table.add_row()
    for group in GROUPS:
        if evaluation.field(group) != Tally():
            table.add_row(*list(_cells(evaluation, group))[: len(shown) + 1], style="bold")
    return table


def _cells(evaluation: Evaluation, field: str) -> Iterator[Text]:
    strict, overlap, value = (evaluation.field(field, matching) for matching in MATCHINGS)
    yield Text(field)
    for number in (strict.precision, strict.recall, strict.f1):
        yield Text(share(number), style=_colour(number))
    yield Text(share(strict.wrong_share), style="red" if strict.wrong_share else "")
    for count in (strict.right, strict.expected, strict.found):
        yield Text(str(count))
    yield Text(share(overlap.f1) if overlap != strict else "")
    yield Text(share(value.f1) if value != overlap else "")
    similarity = evaluation.similarity(field)
    yield Text("" if similarity is None else share(similarity))


def _colour(number: float | None) -> str:
    if number is None:
        return "dim"
    return "green" if number >= 0.99 else "yellow" if number >= 0.95 else "red"


def print_errors(evaluation: Evaluation, out: Console) -> None:
    """Every fault: fiche, field, what the gold says, what was found, by which rule."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("fiche", overflow="fold", max_width=40)
    for name in ("field", "fault"):
        table.add_column(name, no_wrap=True)
    for name in ("gold", "found"):
        table.add_column(name, overflow="fold", ratio=1)
    table.add_column("rule", no_wrap=True)
    for error in evaluation.errors():
        gold, found = _shown(error)
        table.add_row(plain(error.fiche), error.field, error.outcome, gold, found, plain(error.rule))
    if table.row_count:
        out.print()
        out.print(table)


def _shown(error: Judgement) -> tuple[Text, Text]:
    """Both values; of two long texts, only the part around their first difference."""
    gold, found = error.gold, error.found
    if gold is not None and found is not None and max(len(gold), len(found)) > SHOWN:
        start = max(0, _first_difference(gold, found) - SHOWN // 3)
        gold, found = (("…" if start else "") + text[start : start + SHOWN] for text in (gold, found))
    return (
        plain(None if gold is None else shorten(gold, SHOWN), "green"),
        plain(None if found is None else shorten(found, SHOWN), "red"),
    )


def _first_difference(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def evaluation_json(evaluation: Evaluation) -> dict[str, Json]:
    """The whole evaluation as one object; `docs/eval.md` says what each key means."""
    return {
        "fiches": len(evaluation.fiches),
        "unjudged": evaluation.unjudged,
        "unpaired": list(evaluation.unpaired),
        "invalid": [{"line": one.line, "name": one.name, "reason": one.reason} for one in evaluation.invalid],
        "grounding_violations": [
            {"fiche": one.fiche, "where": one.where, "fault": one.fault} for one in evaluation.violations
        ],
        "whole": evaluation.whole_share(),
        "groups": {group: _tally_json(evaluation, group) for group in GROUPS},
        "fields": {field: _tally_json(evaluation, field) for field in evaluation.fields()},
        "errors": [_error_json(error) for error in evaluation.errors()],
    }


def _tally_json(evaluation: Evaluation, field: str) -> dict[str, Json]:
    written: dict[str, Json] = {}
    for matching in MATCHINGS:
        counts = evaluation.field(field, matching)
        numbers = {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
        if matching == "strict":
            written.update(numbers)
            written["wrong_share"] = counts.wrong_share
            names = ("right", "wrong", "missing", "spurious", "silent")
            written.update({name: getattr(counts, name) for name in names})
        else:
            written[matching] = dict(numbers)
    return {**written, "similarity": evaluation.similarity(field)}


def _error_json(error: Judgement) -> dict[str, Json]:
    names = ("fiche", "field", "outcome", "gold", "found", "section", "rule", "confidence")
    return {name: getattr(error, name) for name in names}
