"""What a confidence is worth: the table, the queue, the fit, and the gain of one run over another."""

import doctest
import io
import json
import tomllib
from pathlib import Path

import pytest
from rich.console import Console

import review.evaluation.confidence
from review.calibrate import fit_rules, run_calibrate
from review.errors import ReviewError
from review.evaluate import evaluate
from review.evaluation.bootstrap import compare_runs
from review.evaluation.command import run_eval
from review.evaluation.confidence import Judged, calibration_error, choose_threshold, confidence_table, judged_values
from review.runs import ReadRecord
from schemas.gold import Gold
from tests.review.fiche_drafts import Node, draft, draft_record, gold_of, write_run


def values(*groups: tuple[float, int, int]) -> list[Judged]:
    """(confidence, right, wrong) as values."""
    return [
        Judged("r", confidence, index < right, f"{index}.txt")
        for confidence, right, wrong in groups
        for index in range(right + wrong)
    ]


def test_the_table_sets_what_is_said_beside_what_is_right() -> None:
    rows = confidence_table(values((0.9, 80, 20), (0.97, 50, 0), (0.3, 1, 3)))
    assert [(row.low, row.n, round(row.said, 2), row.right.share) for row in rows] == [
        (0.0, 4, 0.3, 0.25),
        (0.9, 100, 0.9, 0.8),
        (0.95, 50, 0.97, 1.0),
    ]
    assert calibration_error(rows) == pytest.approx((4 * 0.05 + 100 * 0.1 + 50 * 0.03) / 154)
    assert calibration_error([]) is None


def test_a_value_whose_role_is_wrong_is_wrong() -> None:
    record = draft()
    record["amounts"][2]["role"] = "award"
    evaluation = evaluate([Gold.model_validate(gold_of(draft_record()))], [ReadRecord.model_validate(record)])
    judged = judged_values(evaluation.judgements)
    assert (len(judged), sum(one.right for one in judged)) == (20, 19)


def test_the_queue_is_the_smallest_that_keeps_the_target() -> None:
    threshold = choose_threshold(values((0.6, 10, 10), (0.9, 190, 10), (0.99, 300, 0)), 0.02)
    assert (threshold.confidence, threshold.reviewed, threshold.kept) == (0.9, 20, 500)
    assert threshold.sentence() == (
        "review the values below 0.90: 20 here; of the other 500, 2.0 % are wrong (95 % interval 1.1–3.6 %)"
    )


def test_no_queue_is_chosen_from_too_few_values_or_for_a_target_out_of_reach() -> None:
    with pytest.raises(ReviewError, match="299 judged values are too few"):
        choose_threshold(values((0.9, 299, 0)), 0.01)
    with pytest.raises(ReviewError, match="review everything"):
        choose_threshold(values((0.9, 290, 10)), 0.01)


def test_a_rule_seen_rarely_is_drawn_towards_the_others() -> None:
    fits = {fit.rule: fit for fit in fit_rules([*values((0.9, 90, 10)), Judged("rare", 0.9, False, "x.txt")])}
    assert fits["r"].confidence == 0.90
    assert 0.8 < fits["rare"].confidence < 0.9
    assert fit_rules(values((0.9, 5000, 0)))[0].confidence == 0.99


def test_the_forms_of_a_fiche_weigh_as_much_as_one() -> None:
    one = [Judged("r", 0.9, False, "a.txt"), *values((0.9, 200, 0))]
    three = [Judged("r", 0.9, False, f"a.{form}") for form in ("ordered.txt", "drawn.txt", "pdf")]
    assert fit_rules([*three, *values((0.9, 200, 0))])[0].confidence == fit_rules(one)[0].confidence


def run_and_gold(folder: Path, records: list[Node]) -> tuple[Path, Path]:
    gold = folder / "gold.jsonl"
    lines = [json.dumps(gold_of(draft_record(str(record["source"]["name"])))) for record in records]
    gold.write_text("\n".join(lines), encoding="utf-8")
    return gold, write_run(folder / "run", records)


def wrong(name: str) -> Node:
    record = draft(name)
    record["amounts"][1]["max"] = 1
    return record


def test_the_fitted_table_is_toml_that_the_extractor_reads(tmp_path: Path) -> None:
    gold, run = run_and_gold(tmp_path, [wrong(f"{index}.txt") for index in range(20)])
    to, file = tmp_path / "confidences.toml", io.StringIO()
    console = Console(file=file, width=120)
    assert run_calibrate(gold, run, to=to, out=console, err=console) == 0
    table = tomllib.loads(to.read_text(encoding="utf-8"))
    assert table["judged"]["amount.range"] == [0, 20]
    assert table["confidences"]["amount.range"] == pytest.approx(10 * 0.95 / 30, abs=0.006)
    assert table["confidences"]["amount.plain"] > 0.95
    assert "expected calibration error" in file.getvalue()


def test_a_rule_with_an_odd_name_is_refused(tmp_path: Path) -> None:
    record = draft()
    record["amounts"][0]["rule"] = '" = 1\n[evil]'
    gold, run = run_and_gold(tmp_path, [record])
    console = Console(file=io.StringIO())
    assert run_calibrate(gold, run, to=tmp_path / "t.toml", out=console, err=console) == 2
    assert not (tmp_path / "t.toml").exists()


def test_the_gain_of_a_run_over_another_has_an_interval() -> None:
    names = [f"{index}.txt" for index in range(40)]
    golds = [Gold.model_validate(gold_of(draft_record(name))) for name in names]
    right = evaluate(golds, [ReadRecord.model_validate(draft(name)) for name in names])
    worse = evaluate(golds, [ReadRecord.model_validate(wrong(name)) for name in names])
    gains = {gain.group: gain for gain in compare_runs(worse, right)}
    assert gains["values"].second - gains["values"].first == pytest.approx(0.05)
    assert gains["values"].is_real
    assert not gains["sections"].is_real
    assert compare_runs(worse, right) == list(gains.values())
    one_better = evaluate(
        golds, [ReadRecord.model_validate((wrong if name != "7.txt" else draft)(name)) for name in names]
    )
    assert not {gain.group: gain for gain in compare_runs(worse, one_better)}["values"].is_real


def evaluated(folder: Path, records: list[Node], **options: object) -> tuple[int, str]:
    gold, run = run_and_gold(folder, records)
    file = io.StringIO()
    console = Console(file=file, width=120)
    return run_eval(gold, run, out=console, err=console, **options), file.getvalue()  # type: ignore[arg-type]


def test_breakdowns_are_printed_on_demand(tmp_path: Path) -> None:
    code, text = evaluated(tmp_path, [wrong("a.txt")], by=["section", "rule", "confidence"])
    assert code == 0
    for words in ("amount.range", "belle_histoire", "confidence from", "expected calibration error"):
        assert words in text
    assert evaluated(tmp_path, [draft()], by=["author"])[0] == 2


def test_breakdowns_are_in_the_json(tmp_path: Path) -> None:
    gold, run = run_and_gold(tmp_path, [wrong("a.txt")])
    _, text = evaluated(tmp_path, [wrong("a.txt")], json=True, against=run)
    report = json.loads(text)
    assert report["by"]["rules"]["amount.range"]["wrong_share"] == 1
    assert report["by"]["sections"]["mesure"]["right"] == 2
    assert report["against"][0]["group"] == "sections"
    assert gold.exists()


def test_a_queue_declined_ends_the_command(tmp_path: Path) -> None:
    code, text = evaluated(tmp_path, [draft()], review_below=0.01)
    assert code == 2
    assert "20 judged values are too few" in text
    code, text = evaluated(tmp_path, [draft(f"{index}.txt") for index in range(16)], review_below=0.01)
    assert code == 0
    assert "review the values below 0.90: 0 here; of the other 320, 0.0 % are wrong" in text


def test_the_examples_of_the_docstrings_hold() -> None:
    assert doctest.testmod(review.evaluation.confidence).failed == 0
