"""An evaluation broken down otherwise than by field: by section, by rule, by stated confidence, against another run."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from rich.console import Console
from rich.table import Table

from review.errors import ReviewError
from review.evaluate import Evaluation
from review.evaluation.bootstrap import Gain
from review.evaluation.confidence import Bin, calibration_error, confidence_table, judged_values
from review.evaluation.judgement import Judgement
from review.evaluation.tally import Tally, is_value, tally
from review.screen import plain, share
from review.tables import Json

BREAKDOWNS = ("section", "rule", "confidence")


def check_breakdowns(names: Sequence[str]) -> None:
    """Raises `ReviewError` for a breakdown that there is none of."""
    for name in names:
        if name not in BREAKDOWNS:
            raise ReviewError(f"--by {name!r}: one of {', '.join(BREAKDOWNS)}")


def by_section(evaluation: Evaluation) -> dict[str, Tally]:
    """Values by the section where they were found or should have been; those whose gold names none stand apart."""
    return _tallies(evaluation, lambda one: one.section or "not said")


def by_rule(evaluation: Evaluation) -> dict[str, Tally]:
    """Found values by their rule. A rule has no recall: what was missed has no rule."""
    tallies = _tallies(evaluation, lambda one: one.rule or "")
    return {rule: counts for rule, counts in tallies.items() if rule}


def _tallies(evaluation: Evaluation, key: Callable[[Judgement], str]) -> dict[str, Tally]:
    rows: dict[str, list[Judgement]] = defaultdict(list)
    for one in evaluation.judgements:
        if is_value(one) and one.outcome != "silent":
            rows[key(one)].append(one)
    return {name: tally(row) for name, row in sorted(rows.items())}


def print_breakdown(evaluation: Evaluation, name: str, out: Console) -> None:
    """One breakdown as a table."""
    if name == "section":
        _print_tallies("section", by_section(evaluation), out, recall=True)
    elif name == "rule":
        _print_tallies("rule", by_rule(evaluation), out, recall=False)
    else:
        _print_confidence(confidence_table(judged_values(evaluation.judgements)), out)


def _print_tallies(title: str, tallies: dict[str, Tally], out: Console, *, recall: bool) -> None:
    table = _table(title, "precision", *(("recall", "F1") if recall else ()), "wrong", "right", "found")
    for name, counts in tallies.items():
        numbers = [counts.precision, *((counts.recall, counts.f1) if recall else ())]
        cells = [
            *(share(number) for number in numbers),
            share(counts.wrong_share),
            str(counts.right),
            str(counts.found),
        ]
        table.add_row(plain(name), *cells, style="red" if counts.wrong_share else "")
    out.print(table)


def _print_confidence(rows: Sequence[Bin], out: Console) -> None:
    table = _table("confidence from", "said", "right", "95 % interval", "values")
    for row in rows:
        interval = f"{share(row.right.low)} – {share(row.right.high)}"
        table.add_row(f"{row.low:.2f}", share(row.said), share(row.right.share), interval, str(row.n))
    out.print(table)
    out.print(f"expected calibration error: {share(calibration_error(rows))}", highlight=False)


def print_gains(gains: Sequence[Gain], out: Console) -> None:
    """What the run has over the one it is held against, by group."""
    table = _table("against the other run", "before", "now", "gain", "95 % interval")
    for gain in gains:
        interval = f"{gain.low:+.4f} … {gain.high:+.4f}"
        style = "" if not gain.is_real else "green" if gain.low > 0 else "red"
        table.add_row(
            gain.group, share(gain.first), share(gain.second), f"{gain.second - gain.first:+.4f}", interval, style=style
        )
    out.print(table)


def _table(title: str, *columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1))
    table.add_column(title, no_wrap=True)
    for name in columns:
        table.add_column(name, justify="right", no_wrap=True)
    return table


def breakdown_json(evaluation: Evaluation) -> dict[str, Json]:
    """Every breakdown as data."""
    rows = confidence_table(judged_values(evaluation.judgements))
    return {
        "sections": {name: _tally_json(counts) for name, counts in by_section(evaluation).items()},
        "rules": {name: _tally_json(counts) for name, counts in by_rule(evaluation).items()},
        "confidence": [
            {
                "from": row.low,
                "n": row.n,
                "said": row.said,
                "right": row.right.share,
                "low": row.right.low,
                "high": row.right.high,
            }
            for row in rows
        ],
        "calibration_error": calibration_error(rows),
    }


def _tally_json(counts: Tally) -> dict[str, Json]:
    names = ("precision", "recall", "wrong_share", "right", "wrong", "missing", "spurious")
    return {name: getattr(counts, name) for name in names}


def gains_json(gains: Sequence[Gain]) -> list[Json]:
    """The gains as data."""
    return [
        {"group": one.group, "before": one.first, "now": one.second, "low": one.low, "high": one.high} for one in gains
    ]
