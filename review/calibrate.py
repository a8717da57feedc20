"""`fiches calibrate`: each rule's confidence fitted on gold, written as the table that the extractor ships."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from review.errors import ReviewError
from review.evaluate import evaluate, fiche_key
from review.evaluation.confidence import Judged, calibration_error, confidence_table, judged_values
from review.evaluation.gold_files import read_gold
from review.runs import open_run, read_failures, read_records
from review.screen import plain, share

PRIOR = 10
"""Values that the share of all rules counts for: a rule seen three times is not three times as sure."""
CEILING = 0.99
"""Nothing read from prose is certain; only a reviewer's decision is."""

HEADER = """\
# Written by `fiches calibrate`: how sure each rule is, fitted on gold. Part of the rules' fingerprint.
# The share of a rule's values that are right, drawn towards the share of all rules by {prior} values' weight.
"""


@dataclass(frozen=True, slots=True)
class RuleFit:
    """One rule on the gold: how many of its values are right, and the confidence that follows."""

    rule: str
    right: int
    judged: int
    confidence: float


def fit_rules(values: Sequence[Judged]) -> list[RuleFit]:
    """The mean of a beta distribution with the prior at the share of all rules; capped, two decimals.

    The forms of one fiche (its text, its page) say the same thing: together they weigh as much as one.
    """
    forms: dict[str, set[str]] = defaultdict(set)
    for value in values:
        forms[fiche_key(value.fiche)].add(value.fiche)
    by_rule: dict[str, list[Judged]] = defaultdict(list)
    for value in values:
        by_rule[value.rule].append(value)
    overall = sum(value.right for value in values) / len(values) if values else 0.0
    return [_fit(rule, own, forms, overall) for rule, own in sorted(by_rule.items())]


def _fit(rule: str, values: Sequence[Judged], forms: Mapping[str, set[str]], overall: float) -> RuleFit:
    weights = [1 / len(forms[fiche_key(value.fiche)]) for value in values]
    right = sum(weight for weight, value in zip(weights, values, strict=True) if value.right)
    confidence = (right + PRIOR * overall) / (sum(weights) + PRIOR)
    return RuleFit(rule, sum(value.right for value in values), len(values), min(CEILING, round(confidence, 2)))


def write_table(fits: Sequence[RuleFit]) -> str:
    """The table as TOML: `confidences` for the extractor, `judged` (right, of) for the reader."""
    confidences = "".join(f'"{fit.rule}" = {fit.confidence:.2f}\n' for fit in fits)
    judged = "".join(f'"{fit.rule}" = [{fit.right}, {fit.judged}]\n' for fit in fits)
    return f"{HEADER.format(prior=PRIOR)}\n[confidences]\n{confidences}\n[judged]\n{judged}"


def run_calibrate(gold: Path, run: Path, *, to: Path, out: Console, err: Console) -> int:
    """Write the table. Exit code 0, or 2 where an input cannot be used or judges no value."""
    try:
        opened = open_run(run)
        evaluation = evaluate(read_gold(gold), read_records(opened), read_failures(opened))
        values = [value for value in judged_values(evaluation.judgements) if value.rule != "decision"]
        if not values:
            raise ReviewError("the gold judges no value of this run")
        fits = fit_rules(values)
        _refuse_odd_names(fits)
        to.write_text(write_table(fits), encoding="utf-8")
    except (ReviewError, OSError) as error:
        err.print(plain(str(error), "red"), soft_wrap=True)
        return 2
    _print_fits(fits, out)
    fitted = {fit.rule: fit.confidence for fit in fits}
    after = [replace(value, confidence=fitted[value.rule]) for value in values]
    errors = (share(calibration_error(confidence_table(table))) for table in (values, after))
    out.print(plain(f"expected calibration error {' → '.join(errors)} on these {len(values)} values; written to {to}"))
    return 0


def _refuse_odd_names(fits: Sequence[RuleFit]) -> None:
    """A rule's name is written into TOML as it is, so that it may be nothing but dotted words."""
    for fit in fits:
        if not fit.rule.replace(".", "").replace("_", "").replace("-", "").isalnum():
            raise ReviewError(f"{fit.rule!r} is no name of a rule")


def _print_fits(fits: Sequence[RuleFit], out: Console) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("rule", no_wrap=True)
    for name in ("right", "judged", "confidence"):
        table.add_column(name, justify="right", no_wrap=True)
    for fit in fits:
        style = "red" if fit.confidence < 0.8 else ""
        table.add_row(plain(fit.rule), str(fit.right), str(fit.judged), f"{fit.confidence:.2f}", style=style)
    out.print(table)
