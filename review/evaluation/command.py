"""`fiches eval`: files in, a report and an exit code out."""

import json as json_format
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from review.errors import ReviewError
from review.evaluate import evaluate
from review.evaluation.bounds import missed_bounds, read_bounds
from review.evaluation.gold_files import read_gold
from review.evaluation.report import evaluation_json, print_errors, print_evaluation
from review.runs import open_run, read_failures, read_records
from review.screen import plain


def run_eval(
    gold: Path,
    records: Path,
    *,
    json: bool = False,
    show_errors: bool = False,
    fail_under: Sequence[str] = (),
    max_wrong: float | None = None,
    out: Console,
    err: Console,
) -> int:
    """Exit code 0, 1 where a bound does not hold or a record is ungrounded, 2 where an input cannot be used."""
    try:
        bounds = read_bounds(fail_under)
        run = open_run(records)
        evaluation = evaluate(read_gold(gold), read_records(run), read_failures(run))
        missed = list(missed_bounds(evaluation, bounds, max_wrong))
    except ReviewError as error:
        err.print(plain(str(error), "red"))
        return 2
    if json:
        out.file.write(json_format.dumps(evaluation_json(evaluation), ensure_ascii=False, indent=1) + "\n")
    else:
        print_evaluation(evaluation, out)
        if show_errors:
            print_errors(evaluation, out)
    for sentence in missed:
        err.print(plain(sentence, "red"))
    return 1 if missed or evaluation.violations else 0
