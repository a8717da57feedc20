"""The whole way of a doubtful value: extract, decide, extract again, diff, gold, eval."""

import io
import json
from pathlib import Path

from rich.console import Console

from extract.decision_files import DecisionBook, merge_decisions
from extract.engine import Engine, Options
from extract.pipeline import Extraction, extract
from extract.source import make_source
from review.decisions.command import run_decide
from review.decisions.gold import run_gold
from review.diff.command import run_diff
from review.evaluation.command import run_eval
from schemas.claims import claims
from schemas.decision import Decision
from tests.review.fiche_drafts import Node, run_info, write_run

FICHE = Path(__file__).parents[2] / "samples" / "fiches" / "real" / "003.txt"


def extracted(book: DecisionBook) -> Extraction:
    return extract(make_source("003.txt", FICHE.read_bytes(), "text/plain"), Engine(Options(model="none"), book))


def a_run(folder: Path, extraction: Extraction, decisions: str | None) -> Path:
    nodes = [json.loads(record.to_json()) for record in extraction.records]
    return write_run(folder, nodes, info=run_info(decisions=decisions))


def reported(command: object, *args: object, **options: object) -> tuple[int, Node]:
    out = io.StringIO()
    code = command(*args, json=True, out=Console(file=out), err=Console(file=out), **options)  # type: ignore[operator]
    return code, json.loads(out.getvalue())


def test_a_decided_value_stays_decided(tmp_path: Path) -> None:
    path, silent = tmp_path / "decisions.jsonl", Console(file=io.StringIO())
    first = extracted(merge_decisions([]))
    before = a_run(tmp_path / "before", first, None)
    for claim in claims(first.records[0]):
        choice: Node = {"accept": True}
        if claim.field == "organisation.activity":
            choice = {"correct": "Pépinière d’entreprises et tiers-lieu"}
        if claim.field == "durations" and claim.evidence[0].section == "mesure":
            choice = {"reject": True}
        assert run_decide(before, decisions=path, field=claim.pointer, who="ana", out=silent, err=silent, **choice) == 0

    made = [Decision.model_validate_json(line) for line in path.read_text(encoding="utf-8").splitlines()]
    elsewhere = made[0].evidence[0].model_copy(update={"text": "x", "start": 0, "end": 1})
    old = made[0].model_copy(update={"evidence": (elsewhere,)})
    second = extracted(merge_decisions([*made, old]))
    record = second.records[0]
    assert record.organisation.activity is not None
    assert (record.organisation.activity.value, record.organisation.activity.rule) == (
        "Pépinière d’entreprises et tiers-lieu",
        "decision",
    )
    assert [duration.evidence[0].section for duration in record.durations] == ["belle_histoire"]
    assert {claim.confidence for claim in claims(record)} == {1.0}
    assert [stale.decision for stale in second.stale] == [old]

    after = a_run(tmp_path / "after", second, "1")
    code, diff = reported(run_diff, before, after)
    assert code == 1
    assert set(diff["classes"]) == {"value", "lost", "confidence"}
    assert (diff["classes"]["value"], diff["classes"]["lost"]) == (1, 1)
    assert set(diff["causes"]) == {"decisions"}

    gold = tmp_path / "gold.jsonl"
    assert run_gold(before, decisions=[path], to=gold, out=silent, err=silent) == 0
    assert reported(run_eval, gold, before)[1]["whole"] == 0
    assert reported(run_eval, gold, after)[1]["whole"] == 1
    gains = {gain["group"]: gain for gain in reported(run_eval, gold, after, against=before)[1]["against"]}
    assert gains["values"]["now"] > gains["values"]["before"]
