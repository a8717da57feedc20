"""Decisions made on records, written, merged, replayed, and turned into gold."""

import doctest
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import JsonValue
from rich.console import Console

import review.decisions.correction
from extract.decision_files import merge_decisions, read_decisions
from extract.decisions import apply_decisions
from extract.errors import FichesError
from review.decisions.command import run_decide, run_queue
from review.decisions.gold import run_gold
from review.decisions.keys import END
from review.decisions.making import Reviewer, decide, decide_absent, withdraw
from review.errors import ReviewError
from review.evaluation.command import run_eval
from schemas.claims import claims
from schemas.decision import Action, Decision
from schemas.record import Record
from tests.review.fiche_drafts import TEXTS, Node, draft, draft_record, quoted, write_run

NOON = datetime(2021, 6, 15, 12, tzinfo=UTC)


def ana(hours: int = 0, who: str = "ana") -> Reviewer:
    return Reviewer(who, NOON + timedelta(hours=hours), "read in its sentence")


def decision(
    record: Record, pointer: str, action: Action, value: JsonValue = None, reviewer: Reviewer | None = None
) -> Decision:
    [claim] = [one for one in claims(record) if one.pointer == pointer]
    return decide(record, claim, action, value, reviewer or ana())


def applied(record: Record, *decisions: Decision) -> Record:
    settled, stale = apply_decisions(record, decisions)
    assert stale == ()
    return settled


def doubtful() -> Node:
    """A record that a check warns about, with an unsure amount."""
    node = draft()
    node["amounts"][2] |= {"min": 99_000_000, "max": 99_000_000, "confidence": 0.5}
    node["issues"] = [
        {
            "code": "grant.size",
            "severity": "warning",
            "message": "« 120 000 euros » is more than the measure's whole budget",
            "where": "/amounts/2",
        }
    ]
    return node | {"grade": "C"}


def test_an_accepted_value_stays_and_is_no_longer_doubtful() -> None:
    record = Record.model_validate(doubtful())
    settled = applied(record, decision(record, "/amounts/2", "accept"))
    assert settled.amounts[2].min == Decimal(99_000_000)
    assert (settled.amounts[2].confidence, settled.amounts[2].rule) == (1.0, "amount.plain")
    assert [issue.severity for issue in settled.issues] == ["info"]
    assert settled.grade == "A"


def test_a_rejected_value_is_gone_with_what_was_said_of_it() -> None:
    record = Record.model_validate(doubtful())
    settled = applied(record, decision(record, "/amounts/2", "reject"))
    assert [amount.role for amount in settled.amounts] == ["envelope", "award", "investment"]
    assert (settled.issues, settled.grade) == ((), "A")


def test_a_correction_overrides_the_rule_and_says_so() -> None:
    record = Record.model_validate(doubtful())
    right = {**decision(record, "/amounts/2", "accept").was, "min": 120_000, "max": 120_000}  # type: ignore[dict-item]
    settled = applied(record, decision(record, "/amounts/2", "correct", right))
    amount = settled.amounts[2]
    assert (amount.min, amount.max) == (Decimal(120_000), Decimal(120_000))
    assert (amount.rule, amount.confidence) == ("decision", 1.0)
    assert amount.evidence == record.amounts[2].evidence
    assert (settled.issues, settled.grade) == ((), "A")


def test_pointers_of_issues_follow_their_values() -> None:
    node = doubtful()
    node["issues"].append({"code": "odd", "severity": "warning", "message": "", "where": "/amounts/3/min"})
    record = Record.model_validate(node)
    settled = applied(record, decision(record, "/amounts/0", "reject"))
    assert ("odd", "/amounts/2/min") in [(issue.code, issue.where) for issue in settled.issues]


SCALARS: dict[str, JsonValue] = {
    "/measure/title": "Serres neuves",
    "/organisation/name": "Serres du Marais",
    "/organisation/place": {"commune": "Auch", "insee": None, "parent": None, "departement": None, "region": None},
    "/organisation/created": "2011",
    "/organisation/headcount": {"value": 5, "approximate": True},
    "/partners/0": {"name": "Kanopé SCIC", "kind": None, "role": "client"},
    "/testimonies/0/speaker": "Awa N’Diaye",
    "/application/website": "planderelance.gouv.fr",
    "/application/steps/1": "Autre",
}


@pytest.mark.parametrize("pointer", SCALARS)
def test_every_kind_of_value_can_be_accepted_corrected_and_rejected(pointer: str) -> None:
    record = draft_record()
    count = len(list(claims(record)))
    settled = applied(record, decision(record, pointer, "correct", SCALARS[pointer]))
    [corrected] = [claim for claim in claims(settled) if claim.pointer == pointer]
    assert (corrected.rule, corrected.confidence) == ("decision", 1.0)
    assert decision(settled, pointer, "accept").was == SCALARS[pointer]
    assert len(list(claims(settled))) == count
    assert len(list(claims(applied(record, decision(record, pointer, "reject"))))) == count - 1
    assert applied(record, decision(record, pointer, "accept")).to_json().count('"confidence":1.0') == 1


def test_a_testimony_without_any_field_left_is_no_testimony() -> None:
    record = draft_record()
    fields = ("speaker", "role", "quote")
    assert applied(record, *(decision(record, f"/testimonies/0/{name}", "reject") for name in fields)).testimonies == ()


@pytest.mark.parametrize("pointer", ["/organisation/created", "/amounts/1", "/partners/0", "/testimonies/0/quote"])
def test_a_decided_value_is_put_back_where_a_rule_has_lost_it(pointer: str) -> None:
    record = draft_record()
    lost = applied(record, decision(record, pointer, "reject"))
    settled = applied(lost, decision(record, pointer, "accept"))
    [back] = [claim for claim in claims(settled) if claim.pointer == pointer]
    [was] = [claim for claim in claims(record) if claim.pointer == pointer]
    assert (back.facts, back.role, back.rule) == (was.facts, was.role, "decision")
    assert [(one.start, one.regions) for one in back.evidence] == [(one.start, one.regions) for one in was.evidence]


def test_decisions_replayed_twice_change_nothing_more() -> None:
    record = draft_record()
    made = [
        decision(record, "/amounts/0", "reject"),
        decision(record, "/organisation/created", "correct", "2011"),
        decision(record, "/partners/0", "accept"),
    ]
    once = applied(record, *made)
    assert applied(once, *made) == once


def test_a_decision_whose_words_changed_is_stale_and_not_applied() -> None:
    record = draft_record()
    made = decision(record, "/amounts/1", "reject")
    other = draft_record(mesure=f"Oui : {TEXTS['mesure']}")
    settled, stale = apply_decisions(other, [made])
    assert settled.amounts == other.amounts
    assert [one.decision for one in stale] == [made]
    assert "no longer stands at mesure 60–82" in stale[0].reason


def test_a_decision_on_a_value_that_moved_to_other_words_is_stale() -> None:
    record = draft_record()
    node = draft()
    node["organisation"]["created"]["evidence"] = [quoted(TEXTS, "entete", "en 2010")]
    moved = Record.model_validate(node)
    for action in ("accept", "reject"):
        settled, stale = apply_decisions(moved, [decision(record, "/organisation/created", action)])
        assert (settled.organisation, len(stale)) == (moved.organisation, 1)


def test_decisions_on_other_fiches_are_passed_over() -> None:
    record = draft_record()
    assert apply_decisions(record, [decision(draft_record("b.txt"), "/amounts/0", "reject")]) == (record, ())


def test_an_absence_accepted_is_stale_once_the_fiche_states_it() -> None:
    record = draft_record()
    made = decide_absent(record, "organisation.created", ana())
    assert apply_decisions(record, [made])[1][0].reason == "accepted as absent, and now stated"
    assert apply_decisions(record, [decide_absent(record, "organisation.sites", ana())])[1] == ()


def test_a_correction_that_breaks_the_contract_is_refused_on_the_spot() -> None:
    record = draft_record()
    with pytest.raises(ReviewError, match="currency"):
        decision(record, "/amounts/0", "correct", {**decision(record, "/amounts/0", "accept").was, "currency": "€"})  # type: ignore[dict-item]


def test_of_each_reviewer_the_last_decision_stands_and_disagreement_is_a_conflict() -> None:
    record = draft_record()
    first = decision(record, "/amounts/0", "reject", reviewer=ana())
    later = decision(record, "/amounts/0", "accept", reviewer=ana(1))
    ben = decision(record, "/amounts/0", "reject", reviewer=ana(2, "ben"))
    assert merge_decisions([later, first]).decisions == (later,)
    book = merge_decisions([first, later, ben])
    assert (book.decisions, book.conflicts[0].decisions) == ((), (later, ben))
    assert merge_decisions([first, ben]).decisions == (ben,)
    assert merge_decisions([later, ben, withdraw(ben, NOON + timedelta(hours=3))]).decisions == (later,)
    assert merge_decisions([later]).fingerprint != merge_decisions([first]).fingerprint


def test_a_line_that_is_no_decision_is_named(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text("\n{}\n", encoding="utf-8")
    with pytest.raises(FichesError, match=r"line 2, sha256: Field required"):
        read_decisions([path])
    with pytest.raises(FichesError, match="no file of decisions"):
        read_decisions([tmp_path / "none"])


class Script:
    """Keys from a list; a text of several letters is a typed line."""

    def __init__(self, *keys: str) -> None:
        self.keys = list(keys)

    def key(self) -> str:
        return self.keys.pop(0) if self.keys else END

    line = key


def screen() -> tuple[Console, Callable[[], str]]:
    file = io.StringIO()
    return Console(file=file, width=110), file.getvalue


def walk(run: Path, decisions: Path, *keys: str, below: float | None = None) -> str:
    out, text = screen()
    err, errors = screen()
    ticks = iter(range(1000))
    clock = lambda: NOON + timedelta(seconds=next(ticks))  # noqa: E731
    run_queue(run, decisions=decisions, below=below, who="ana", clock=clock, keys=Script(*keys), out=out, err=err)
    return text() + errors()


def actions(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(one.action, one.field) for one in map(Decision.model_validate_json, lines)]


def test_the_walk_takes_the_worst_grade_and_the_least_sure_value_first(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", [draft("a.txt"), doubtful()])
    shown = walk(run, tmp_path / "d.jsonl")
    assert "1/42" in shown
    assert "99 000 000 EUR" in shown
    assert "! grant.size" in shown
    assert "L’entreprise a obtenu une subvention de 120 000 euros." in shown
    assert not (tmp_path / "d.jsonl").exists()


def test_one_key_decides_and_undo_withdraws(tmp_path: Path) -> None:
    run, path = write_run(tmp_path / "run", [doubtful()]), tmp_path / "d.jsonl"
    shown = walk(run, path, "a", "u", "c", "min=120000, max=120 000", "s", "x", "q")
    assert actions(path) == [("accept", "amounts"), ("withdraw", "amounts"), ("correct", "amounts")]
    assert "withdrawn: accept amounts" in shown
    assert shown.endswith(f"1 decisions in {path}\n")
    assert "'x' is none of the keys below" in shown
    assert read_decisions([path]).decisions[0].value == {
        **read_decisions([path]).decisions[0].was,  # type: ignore[dict-item]
        "min": 120_000,
        "max": 120_000,
    }
    assert "grant.size" not in walk(run, path).split("\n", 3)[2]


def test_a_wrong_correction_is_said_and_asked_again(tmp_path: Path) -> None:
    run, path = write_run(tmp_path / "run", [doubtful()]), tmp_path / "d.jsonl"
    shown = walk(run, path, "c", "maximum=3", "c", "role=gift", "r")
    assert "write name=value" in shown
    assert "role" in shown
    assert actions(path) == [("reject", "amounts")]


def test_the_walk_ends_a_fiche_by_asking_what_is_missing(tmp_path: Path) -> None:
    run, path = write_run(tmp_path / "run", [draft()]), tmp_path / "d.jsonl"
    shown = walk(run, path, *["a"] * 20, "a", "n")
    assert "Is anything missing" in shown
    assert actions(path)[-1] == ("accept", "fiche")
    assert walk(run, path) == "Nothing is left to decide.\n"


def test_the_queue_may_hold_the_doubtful_alone(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", [draft("a.txt"), doubtful()])
    assert "1/1 " in walk(run, tmp_path / "d.jsonl", below=0.8)


def test_the_screen_of_the_walk_is_inert(tmp_path: Path) -> None:
    node = draft("\x1b[2J.txt", belle_histoire=TEXTS["belle_histoire"].replace("subvention", "\x1b]0;x\x07\u202e"))
    shown = walk(write_run(tmp_path / "run", [node]), tmp_path / "d.jsonl", *"ssssssssssss")
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def decided(run: Path, path: Path, **options: object) -> tuple[int, str]:
    out, _ = screen()
    err, errors = screen()
    code = run_decide(run, decisions=path, who="ana", clock=lambda: NOON, out=out, err=err, **options)  # type: ignore[arg-type]
    return code, errors()


def test_one_decision_by_options(tmp_path: Path) -> None:
    run, path = write_run(tmp_path / "run", [draft("a.txt"), draft("b.txt")]), tmp_path / "d.jsonl"
    assert decided(run, path, fiche="b.txt", field="organisation.created", accept=True, because="seen") == (0, "")
    assert decided(run, path, fiche="b.txt", field="amounts", words="300 000", correct="max=310000")[0] == 0
    assert decided(run, path, fiche="b.txt", field="/amounts/0", reject=True)[0] == 0
    assert decided(run, path, fiche="b.txt", field="organisation.sites", accept=True)[0] == 0
    assert decided(run, path, fiche="b.txt", field="organisation.place", correct="32013")[0] == 0
    assert decided(run, path, fiche="b.txt", field="fiche", accept=True)[0] == 0
    lines = [Decision.model_validate_json(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [one.action for one in lines] == ["accept", "correct", "reject", "accept", "correct", "accept"]
    assert (lines[0].name, lines[0].who, lines[0].because) == ("b.txt", "ana", "seen")
    assert lines[1].evidence[0].text == "300 000 euros"


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"field": "amounts", "accept": True}, "2 fiches: say which one"),
        ({"fiche": "c.txt", "field": "amounts", "accept": True}, "no fiche 'c.txt'"),
        ({"fiche": "a.txt", "field": "amounts", "accept": True}, "4 values"),
        ({"fiche": "a.txt", "field": "amount", "accept": True}, "no value"),
        ({"fiche": "a.txt", "field": "/amounts/0", "accept": True, "reject": True}, "one of --accept"),
        ({"fiche": "a.txt", "field": "/amounts/0", "correct": "max=many"}, "no value of amounts"),
        ({"fiche": "a.txt", "field": "/amounts/0", "correct": "{"}, "no JSON object"),
        ({"fiche": "a.txt", "field": "organisation.place", "correct": "99999"}, "no code of the COG"),
        ({"fiche": "a.txt", "field": "organisation.sites", "reject": True}, "states no organisation.sites"),
        ({"fiche": "a.txt", "accept": True}, "--field"),
    ],
)
def test_a_decision_that_cannot_be_made_is_said(tmp_path: Path, options: Node, why: str) -> None:
    run = write_run(tmp_path / "run", [draft("a.txt"), draft("b.txt")])
    code, errors = decided(run, tmp_path / "d.jsonl", **options)
    assert (code, why in errors) == (2, True), errors
    assert not (tmp_path / "d.jsonl").exists()


def gold(run: Path, decisions: Path, to: Path) -> tuple[int, list[Node], str]:
    out, _ = screen()
    err, errors = screen()
    code = run_gold(run, decisions=[decisions], to=to, out=out, err=err)
    return code, [json.loads(line) for line in to.read_text(encoding="utf-8").splitlines()], errors()


def test_only_a_fully_decided_fiche_becomes_gold(tmp_path: Path) -> None:
    run, path = write_run(tmp_path / "run", [draft()]), tmp_path / "d.jsonl"
    walk(run, path, *["a"] * 19)
    code, lines, errors = gold(run, path, tmp_path / "gold.jsonl")
    assert (code, lines) == (1, [])
    assert "serres.txt is not fully decided" in errors
    walk(run, path, "a")
    code, [node], _ = gold(run, path, tmp_path / "gold.jsonl")
    assert code == 0
    assert node["organisation"]["created"] == "2010"
    assert "activity" not in node["organisation"]
    assert "sections" not in node
    walk(run, path, "n")
    _, [node], _ = gold(run, path, tmp_path / "gold.jsonl")
    assert node["organisation"]["activity"] is None
    assert node["sections"] == TEXTS


def test_gold_of_a_run_finds_that_run_right(tmp_path: Path) -> None:
    run, path, to = write_run(tmp_path / "run", [draft()]), tmp_path / "d.jsonl", tmp_path / "gold.jsonl"
    walk(run, path, *["a"] * 20, "n")
    gold(run, path, to)
    out, text = screen()
    assert run_eval(to, run, json=True, out=out, err=out) == 0
    assert json.loads(text())["whole"] == 1


def test_the_examples_of_the_docstrings_hold() -> None:
    assert doctest.testmod(review.decisions.correction).failed == 0


def test_an_interrupted_walk_keeps_what_was_decided(tmp_path: Path) -> None:
    class Interrupted(Script):
        def key(self) -> str:
            if not self.keys:
                raise KeyboardInterrupt
            return super().key()

    run, path = write_run(tmp_path / "run", [doubtful()]), tmp_path / "d.jsonl"
    out, text = screen()
    assert run_queue(run, decisions=path, who="ana", keys=Interrupted("a"), out=out, err=out) == 130
    assert actions(path) == [("accept", "amounts")]
    assert "interrupted: what was decided" in text()
