import copy
import doctest
import io
import json
from pathlib import Path

import pytest
from rich.console import Console

import review.evaluate
import review.evaluation.judgement
import review.evaluation.matching
import review.screen
import review.wording
import schemas.claims
from review.evaluate import Evaluation, evaluate
from review.evaluation.command import run_eval
from review.evaluation.tally import Tally
from review.runs import ReadRecord
from schemas.gold import Gold
from tests.review.fiche_drafts import Node, draft, draft_record, gold_of, write_run

PERFECT = Gold.model_validate(gold_of(draft_record()))


def judged(record: Node, gold: Node | None = None) -> Evaluation:
    own = PERFECT if gold is None else Gold.model_validate(gold)
    return evaluate([own], [ReadRecord.model_validate(record)])


def faults(evaluation: Evaluation) -> list[tuple[str, str]]:
    return [(one.field, one.outcome) for one in evaluation.errors()]


def test_a_record_that_says_what_its_gold_says_has_no_fault() -> None:
    evaluation = judged(draft())
    assert faults(evaluation) == []
    assert evaluation.whole_share() == 1
    assert evaluation.field("values").found == 20
    assert evaluation.field("sections").f1 == 1


def test_what_a_gold_lacks_is_not_judged() -> None:
    evaluation = judged(draft(), {"fiche": "serres", "organisation": {"created": "2010"}})
    assert evaluation.fields() == ["organisation.created"]


def test_a_null_group_says_that_the_fiche_states_none_of_it() -> None:
    evaluation = judged(draft(), {"fiche": "serres", "application": None, "testimonies": None, "partners": []})
    assert {outcome for _, outcome in faults(evaluation)} == {"spurious"}
    assert evaluation.field("application.website") == Tally(spurious=1)
    assert evaluation.field("application.measure") == Tally(silent=1)
    assert evaluation.field("testimonies.quote") == Tally(spurious=1)
    assert evaluation.field("partners") == Tally(spurious=1)


def test_a_wrong_scalar_is_missed_and_wrong_at_once() -> None:
    record = draft()
    record["organisation"]["created"]["value"] = "2011"
    evaluation = judged(record)
    assert evaluation.field("organisation.created") == Tally(wrong=1)
    assert evaluation.field("organisation.created").wrong_share == 1
    assert evaluation.whole_share() == 0


def test_silence_costs_recall_and_is_not_wrong() -> None:
    record = draft()
    record["organisation"]["created"] = None
    counts = judged(record).field("organisation.created")
    assert (counts, counts.recall, counts.precision, counts.wrong_share) == (Tally(missing=1), 0, None, None)


def test_roles_are_judged_on_matched_entries_alone() -> None:
    record = draft()
    record["amounts"][2]["role"] = "award"
    record["amounts"][3]["max"] = 3_000_000
    evaluation = judged(record)
    assert faults(evaluation) == [("amounts.role", "wrong"), ("amounts", "wrong")]
    assert evaluation.field("amounts") == Tally(right=3, wrong=1)
    assert evaluation.field("amounts.role") == Tally(right=2, wrong=1)


def test_a_shifted_span_is_wrong_strictly_and_right_with_tolerance() -> None:
    record = draft()
    evidence = record["amounts"][1]["evidence"][0]
    evidence["start"] -= 3
    evidence["text"] = f"de {evidence['text']}"
    evaluation = judged(record)
    assert evaluation.field("amounts").right == 3
    assert evaluation.field("amounts", "overlap").right == 4


def test_touching_spans_do_not_overlap() -> None:
    gold = gold_of(draft_record())
    gold["amounts"] = [{**gold["amounts"][1], "text": "L’État verse de "}]
    record = draft()
    record["amounts"] = [record["amounts"][1]]
    assert judged(record, gold).field("amounts", "overlap").right == 0
    gold["amounts"][0]["text"] = "L’État verse de 7"
    assert judged(record, gold).field("amounts", "overlap").right == 1


def test_a_value_found_in_another_section_counts_by_value_only() -> None:
    gold = gold_of(draft_record())
    gold["durations"][0]["section"] = "belle_histoire"
    evaluation = judged(draft(), gold)
    assert evaluation.field("durations", "overlap").right == 0
    assert evaluation.field("durations", "value").right == 1


def test_exact_matches_pair_before_looser_ones() -> None:
    record = draft()
    twice = copy.deepcopy(record["amounts"][3])
    record["amounts"][2] = {**twice, "evidence": record["amounts"][2]["evidence"]}
    evaluation = judged(record)
    assert evaluation.field("amounts") == Tally(right=3, wrong=1)


def test_equal_mentions_of_which_one_is_missing_pair_by_role() -> None:
    text = "Il a reçu 5 euros, puis investi 5 euros."
    base = {**draft()["amounts"][2], "min": 5, "max": 5}
    spots = [{**base["evidence"][0], "start": at, "end": at + 7, "text": "5 euros"} for at in (10, 32)]
    both = [{**base, "evidence": [spots[0]]}, {**base, "evidence": [spots[1]], "role": "investment"}]
    record = draft() | {"partners": []}
    record["sections"]["belle_histoire"]["text"] = text
    record["amounts"] = both
    gold = {"fiche": "serres", "amounts": gold_of(ReadRecord.model_validate(record))["amounts"]}
    assert faults(judged(record, gold)) == []
    record["amounts"] = both[1:]
    assert faults(judged(record, gold)) == [("amounts", "missing")]
    record["amounts"] = [{**both[0], "role": "investment"}, {**both[1], "role": "grant"}]
    assert faults(judged(record, gold)) == [("amounts.role", "wrong"), ("amounts.role", "wrong")]


def test_a_section_counts_by_its_exact_text_and_shows_its_likeness() -> None:
    record = draft()
    record["sections"]["mesure"]["text"] += "!"
    evaluation = judged(record)
    assert evaluation.field("sections.mesure") == Tally(wrong=1)
    assert 0.98 < (evaluation.similarity("sections.mesure") or 0) < 1


def test_an_empty_gold_text_says_that_there_is_no_such_section() -> None:
    evaluation = judged(draft(), {"fiche": "serres", "sections": {"temoignage": "", "annexe": ""}})
    assert faults(evaluation) == [("sections.temoignage", "spurious")]


def test_testimonies_pair_by_their_words_in_any_order() -> None:
    record, gold = draft(), gold_of(draft_record())
    gold["testimonies"].insert(0, {"speaker": "Léo Petit", "quote": "Rien à voir avec cela."})
    evaluation = judged(record, gold)
    assert faults(evaluation) == [("testimonies.speaker", "missing"), ("testimonies.quote", "missing")]


def test_an_ungrounded_value_is_a_violation() -> None:
    record = draft()
    record["amounts"][0]["evidence"][0]["end"] -= 1
    evaluation = judged(record)
    assert [one.where for one in evaluation.violations] == ["/amounts/0/evidence/0"]


def test_one_gold_judges_every_form_of_a_fiche() -> None:
    forms = [ReadRecord.model_validate(draft(name)) for name in ("dev/serres.ordered.txt", "dev/serres.drawn.txt")]
    evaluation = evaluate([PERFECT], forms)
    assert evaluation.fiches == ("dev/serres.ordered.txt", "dev/serres.drawn.txt")
    assert evaluation.whole_share() == 1


def test_gold_pairs_by_id_before_name_before_fiche() -> None:
    by_id = {"fiche": "x", "id": draft()["id"], "organisation": {"sites": 1}}
    by_name = {"fiche": "y", "name": "serres.txt", "organisation": {"activity": None}}
    golds = [PERFECT, Gold.model_validate(by_name), Gold.model_validate(by_id)]
    record = ReadRecord.model_validate(draft())
    assert "organisation.sites" in evaluate(golds, [record]).fields()
    assert evaluate(golds[:2], [record]).unpaired == ("serres",)
    assert evaluate(golds, [record]).unpaired == ("serres", "y")


def test_a_refused_form_misses_all_that_its_gold_states(tmp_path: Path) -> None:
    failure = {"name": "serres.pdf", "sha256": "0" * 64, "pages": None, "code": "no_text", "message": "no text"}
    code, out, _ = command(tmp_path, [draft()], [failure], json=True)
    report = json.loads(out)
    assert code == 0
    assert report["whole"] == 0.5
    assert report["groups"]["values"]["recall"] == 0.5
    assert report["groups"]["values"]["wrong_share"] == 0


def test_bounds_decide_the_exit_code(tmp_path: Path) -> None:
    wrong = draft()
    wrong["organisation"]["created"]["value"] = "2011"
    assert command(tmp_path, [draft()], fail_under=["values=1", "whole=1"], max_wrong=0)[0] == 0
    code, _, err = command(tmp_path, [wrong], fail_under=["values=0.99"], max_wrong=0.01)
    assert (code, err) == (
        1,
        "values is at 0.9500, under 0.99\nwrong but non-empty values are at 0.0500, over 0.01\n",
    )


@pytest.mark.parametrize("bound", ["values", "values=high", "values=2", "nothing=0.5"])
def test_a_bound_that_cannot_be_read_is_refused(tmp_path: Path, bound: str) -> None:
    code, out, err = command(tmp_path, [draft()], fail_under=[bound])
    assert (code, out) == (2, "")
    assert "--fail-under" in err


def test_errors_are_listed_and_inert(tmp_path: Path) -> None:
    record = draft()
    record["organisation"]["name"]["value"] = "\x1b[31m[bold]Intrus[/bold]"
    code, out, _ = command(tmp_path, [record], show_errors=True)
    assert code == 0
    assert "organisation.name" in out
    assert "\x1b" not in out
    assert "�[31m[bold]Intrus[/bold]" in out


def test_a_line_of_another_schema_version_is_named(tmp_path: Path) -> None:
    _, out, _ = command(tmp_path, [draft() | {"schema_version": "2.0"}], json=True)
    assert json.loads(out)["invalid"] == [
        {"line": 1, "name": "serres.txt", "reason": "schema version '2.0': this program reads '1.0'"}
    ]


@pytest.mark.parametrize(
    "module",
    [
        review.evaluate,
        review.evaluation.judgement,
        review.evaluation.matching,
        review.screen,
        review.wording,
        schemas.claims,
    ],
)
def test_the_examples_of_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def command(
    folder: Path, records: list[Node], failures: list[Node] | None = None, **options: object
) -> tuple[int, str, str]:
    run = write_run(folder / "out", records, failures)
    gold = folder / "serres.json"
    gold.write_text(json.dumps(gold_of(draft_record())), encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    consoles = {"out": Console(file=out, width=200), "err": Console(file=err, width=200)}
    code = run_eval(gold, run, **consoles, **options)  # type: ignore[arg-type]
    return code, out.getvalue(), err.getvalue()
