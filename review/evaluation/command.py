"""`fiches eval`: files in, a report and an exit code out."""

import json as json_format
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from review.errors import ReviewError
from review.evaluate import Evaluation, evaluate
from review.evaluation.bootstrap import compare_runs
from review.evaluation.bounds import missed_bounds, read_bounds
from review.evaluation.breakdown import breakdown_json, check_breakdowns, gains_json, print_breakdown, print_gains
from review.evaluation.confidence import choose_threshold, judged_values
from review.evaluation.gold_files import read_gold
from review.evaluation.report import evaluation_json, print_errors, print_evaluation
from review.runs import open_run, read_failures, read_records
from review.screen import plain, roomy
from schemas.gold import Gold

COLUMNS = 160
"""Columns of a report that goes to a file or a pipe."""


def run_eval(
    gold: Path,
    records: Path,
    *,
    json: bool = False,
    show_errors: bool = False,
    by: Sequence[str] = (),
    against: Path | None = None,
    review_below: float | None = None,
    fail_under: Sequence[str] = (),
    max_wrong: float | None = None,
    out: Console,
    err: Console,
) -> int:
    """Exit code 0, 1 where a bound does not hold or a record is ungrounded, 2 where an input cannot be used.

    `by` adds tables by section, rule or confidence; `against` is another run judged by the same gold; `review_below`
    the share of wrong values that may pass unreviewed.
    """
    try:
        bounds = read_bounds(fail_under)
        check_breakdowns(by)
        golds = read_gold(gold)
        evaluation = _evaluate(golds, records)
        other = None if against is None else _evaluate(golds, against)
        missed = list(missed_bounds(evaluation, bounds, max_wrong))
        _report(evaluation, other, json, show_errors, by, out)
        if review_below is not None:
            (err if json else out).print(
                plain(choose_threshold(judged_values(evaluation.judgements), review_below).sentence())
            )
    except (ReviewError, OSError) as error:
        err.print(plain(str(error), "red"), soft_wrap=True)
        return 2
    for sentence in missed:
        err.print(plain(sentence, "red"), soft_wrap=True)
    return 1 if missed or evaluation.violations else 0


def _evaluate(golds: Sequence[Gold], records: Path) -> Evaluation:
    run = open_run(records)
    return evaluate(golds, read_records(run), read_failures(run))


def _report(
    evaluation: Evaluation, other: Evaluation | None, json: bool, show_errors: bool, by: Sequence[str], out: Console
) -> None:
    gains = [] if other is None else compare_runs(other, evaluation)
    if json:
        report = evaluation_json(evaluation) | {"by": breakdown_json(evaluation)}
        if other is not None:
            report["against"] = gains_json(gains)
        out.file.write(json_format.dumps(report, ensure_ascii=False, indent=1) + "\n")
        return
    out = roomy(out, COLUMNS)
    print_evaluation(evaluation, out)
    for name in by:
        out.print()
        print_breakdown(evaluation, name, out)
    if gains:
        out.print()
        print_gains(gains, out)
    if show_errors:
        print_errors(evaluation, out)
