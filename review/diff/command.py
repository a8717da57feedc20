"""`fiches diff`: two runs in, a report and an exit code out."""

import json as json_format
from pathlib import Path

from rich.console import Console

from review.diff.budget import overruns, read_budget
from review.diff.compare import MOST_EXAMPLES, diff_runs
from review.diff.data import diff_json
from review.diff.groups import Diff
from review.diff.markdown import diff_markdown
from review.diff.page import diff_html
from review.diff.terminal import print_diff
from review.errors import ReviewError
from review.runs import open_run
from review.screen import plain


def run_diff(
    old: Path,
    new: Path,
    *,
    json: bool = False,
    markdown: bool = False,
    html: Path | None = None,
    budget: str | None = None,
    examples: int = MOST_EXAMPLES,
    out: Console,
    err: Console,
) -> int:
    """Exit code 0 without a change (or within the budget), 1 with changes (or over it), 2 where a run cannot be read.

    `html` is a file to write, beside what goes to the screen.
    """
    try:
        allowed = None if budget is None else read_budget(budget)
        diff = diff_runs(open_run(old), open_run(new), examples)
        if html is not None:
            html.write_text(diff_html(diff), encoding="utf-8")
    except (ReviewError, OSError) as error:
        err.print(plain(str(error), "red"), soft_wrap=True)
        return 2
    _print(diff, json, markdown, out)
    if allowed is None:
        return 1 if diff.counts else 0
    over = list(overruns(diff.counts, allowed))
    for sentence in over:
        err.print(plain(sentence, "red"), soft_wrap=True)
    return 1 if over else 0


def _print(diff: Diff, json: bool, markdown: bool, out: Console) -> None:
    if json:
        out.file.write(json_format.dumps(diff_json(diff), ensure_ascii=False, indent=1) + "\n")
    elif markdown:
        out.file.write(diff_markdown(diff))
    else:
        print_diff(diff, out)
