"""Seeded mutations of a record: each is found as its class, and nothing else is."""

import copy
import doctest
import io
import json
import random
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from rich.console import Console

import review.diff.budget
import review.diff.context
import review.diff.offsets
import review.diff.ways
from review.diff import crew
from review.diff.command import run_diff
from tests.review.fiche_drafts import AUCH, TEXTS, Node, draft, quoted, run_info, scalar, write_run

Mutation = Callable[[Node], None]


def diffed(old: Path, new: Path, **options: object) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    consoles = {"out": Console(file=out, width=140), "err": Console(file=err, width=140)}
    code = run_diff(old, new, **consoles, **options)  # type: ignore[arg-type]
    return code, out.getvalue(), err.getvalue()


def report(old: Path, new: Path) -> Node:
    code, out, err = diffed(old, new, json=True)
    assert err == ""
    node: Node = json.loads(out)
    assert code == (1 if node["groups"] else 0)
    return node


def changes_of(tmp_path: Path, mutate: Mutation, **parts: str) -> list[tuple[str, str, str]]:
    """(class, field, way) of each group between a draft and its mutation."""
    old, new = draft(), draft()
    mutate(new)
    runs = (
        write_run(tmp_path / "old", [old], info=run_info()),
        write_run(tmp_path / "new", [new], info=run_info(**({"rules": "1"} | parts))),
    )
    return [(group["class"], group["field"], group["way"]) for group in report(*runs)["groups"]]


def value_scaled(record: Node) -> None:
    record["amounts"][1]["max"] *= 1000


def value_bound(record: Node) -> None:
    record["amounts"][1]["min"] = None


def value_text(record: Node) -> None:
    record["organisation"]["name"] |= {
        "value": "Serres du Marais",
        "evidence": [quoted(TEXTS, "entete", "Serres du Marais")],
    }


def value_place(record: Node) -> None:
    record["organisation"]["place"]["value"] = {**AUCH, "insee": None, "departement": None, "region": None}


def role(record: Node) -> None:
    record["amounts"][2]["role"] = "award"


def partner_role(record: Node) -> None:
    record["partners"][0]["role"] = "co_applicant"


def value_and_role(record: Node) -> None:
    value_scaled(record)
    record["amounts"][1]["role"] = "grant"


def span(record: Node) -> None:
    record["amounts"][2]["evidence"] = [quoted(TEXTS, "belle_histoire", "de 120 000 euros")]


def regions(record: Node) -> None:
    record["dates"][0]["evidence"][0]["regions"] = [{"start": 0, "end": 4}]


def mention_added(record: Node) -> None:
    record["partners"][0]["evidence"].append({**quoted(TEXTS, "belle_histoire", "coopérative"), "cue": None})


def rule(record: Node) -> None:
    record["durations"][0]["rule"] = "duration.range"


def confidence(record: Node) -> None:
    record["amounts"][0]["confidence"] = 0.7


def lost_entry(record: Node) -> None:
    del record["amounts"][0]


def lost_scalar(record: Node) -> None:
    record["organisation"]["created"] = None


def new_entry(record: Node) -> None:
    extra = copy.deepcopy(record["headcounts"][0])
    record["headcounts"].insert(0, extra | {"evidence": [quoted(TEXTS, "entete", "4")], "min": 9, "max": 9})
    extra["evidence"] = [quoted(TEXTS, "entete", "4 salariés")]


def new_scalar(record: Node) -> None:
    record["organisation"]["activity"] = scalar(TEXTS, "mesure", "La mesure", "body.activity")


def moved(record: Node) -> None:
    record["durations"][0]["evidence"] = [quoted(TEXTS, "temoignage", "au gaz")]


def text(record: Node) -> None:
    section = record["sections"]["mesure"]
    section["text"] = section["text"].replace("La mesure est", "Cette mesure-là est")
    for entry in (*record["amounts"][:2], *record["durations"]):
        for evidence in entry["evidence"]:
            evidence["start"] += 6
            evidence["end"] += 6


def heading(record: Node) -> None:
    record["sections"]["mesure"]["heading"] = "La mesure"


def leftover(record: Node) -> None:
    record["leftover"] = [{"text": "?", "regions": []}]


def issue(record: Node) -> None:
    record["issues"] = [{"code": "range_order", "severity": "info", "message": "", "where": "/amounts/1"}]


def grade(record: Node) -> None:
    record["grade"] = "B"


def link(record: Node) -> None:
    record["organisation"]["link"] = {"registry": "r", "id": "7", "score": 0.9, "runner_up": None, "verdict": "sure"}


MUTATIONS: dict[Mutation, tuple[str, str, str]] = {
    value_scaled: ("value", "amounts", "max ×1000"),
    value_bound: ("value", "amounts", "min dropped"),
    value_text: ("value", "organisation.name", "value shorter"),
    value_place: (
        "value",
        "organisation.place",
        "insee dropped, departement.code dropped, departement.name dropped, region.code dropped, region.name dropped",
    ),
    role: ("role", "amounts", "grant → award"),
    partner_role: ("role", "partners", "partner → co_applicant"),
    value_and_role: ("value", "amounts", "max ×1000, role award → grant"),
    span: ("span", "amounts", "longer"),
    regions: ("span", "dates", "regions"),
    mention_added: ("span", "partners", "more evidence"),
    rule: ("rule", "durations", "duration.count → duration.range"),
    confidence: ("confidence", "amounts", "0.90 → 0.70"),
    lost_entry: ("lost", "amounts", ""),
    lost_scalar: ("lost", "organisation.created", ""),
    new_entry: ("new", "headcounts", ""),
    new_scalar: ("new", "organisation.activity", ""),
    moved: ("moved", "durations", "mesure → temoignage"),
    text: ("text", "sections.mesure", "other words"),
    heading: ("text", "sections.mesure.heading", "longer"),
    leftover: ("text", "leftover", "longer"),
    issue: ("issue", "issues", "new info range_order"),
    grade: ("issue", "grade", "A → B"),
    link: ("value", "organisation.link", "added"),
}


@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda mutate: mutate.__name__)
def test_a_mutation_is_found_as_what_it_is_and_nothing_else(tmp_path: Path, mutate: Mutation) -> None:
    assert changes_of(tmp_path, mutate) == [MUTATIONS[mutate]]


@pytest.mark.parametrize("seed", range(12))
def test_mutations_of_many_fiches_are_each_found_once(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    names = [f"{index:03}.txt" for index in range(30)]
    old, new = [draft(name) for name in names], [draft(name) for name in names]
    wanted: dict[tuple[str, str, str], int] = {}
    for record in chance.sample(new, 12):
        mutate = chance.choice(list(MUTATIONS))
        mutate(record)
        wanted[MUTATIONS[mutate]] = wanted.get(MUTATIONS[mutate], 0) + 1
    chance.shuffle(new)
    node = report(write_run(tmp_path / "old", old), write_run(tmp_path / "new", new))
    assert {(one["class"], one["field"], one["way"]): one["fiches"] for one in node["groups"]} == wanted
    assert node["fiches"] == {"paired": 30, "unchanged": 18}


def test_an_example_names_the_role_that_changed_with_its_value(tmp_path: Path) -> None:
    new = draft()
    value_and_role(new)
    [group] = report(write_run(tmp_path / "old", [draft()]), write_run(tmp_path / "new", [new]))["groups"]
    [example] = group["examples"]
    assert example["old"].endswith(", award")
    assert example["new"].endswith(", grant")


def test_a_run_against_itself_is_empty(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", [draft("a.txt"), draft("b.txt")], info=run_info())
    assert report(run, run)["groups"] == []
    assert diffed(run, run)[:2] == (0, "run → run   2 fiches in both, 2 unchanged\nNothing changed.\n")


def test_another_fingerprint_alone_is_no_change(tmp_path: Path) -> None:
    other = draft()
    other["extractor"]["fingerprint"] = "f1"
    assert report(write_run(tmp_path / "a", [draft()]), write_run(tmp_path / "b", [other]))["groups"] == []


def test_entries_in_another_order_are_no_change(tmp_path: Path) -> None:
    assert changes_of(tmp_path, lambda record: record["amounts"].reverse()) == []


def test_a_rule_changed_on_purpose_is_one_group_with_the_cause_rules(tmp_path: Path) -> None:
    names = [f"{index:03}.txt" for index in range(143)]
    new = [draft(name) for name in names]
    for record in new:
        value_scaled(record)
    node = report(
        write_run(tmp_path / "old", [draft(name) for name in names], info=run_info()),
        write_run(tmp_path / "new", new, info=run_info(rules="1")),
    )
    [group] = node["groups"]
    assert (group["rule"], group["fiches"], group["cause"]) == ("amount.range", 143, "rules")
    assert group["examples"][0]["old_passage"] == {
        "before": "L’État verse de ",
        "words": "75 000 à 150 000 euros",
        "after": " sur 3 ans.",
    }


@pytest.mark.parametrize("part", ["code", "rules", "model", "profile", "options", "libraries", "registry", "decisions"])
def test_the_part_that_differs_is_the_cause(tmp_path: Path, part: str) -> None:
    new = draft()
    value_scaled(new)
    runs = (
        write_run(tmp_path / "old", [draft()], info=run_info()),
        write_run(tmp_path / "new", [new], info=run_info(**{part: "1"})),
    )
    assert report(*runs)["causes"] == {part: 1}


def test_of_several_parts_the_one_that_can_have_made_the_change_is_named(tmp_path: Path) -> None:
    new = draft()
    link(new)
    text(new)
    new["amounts"][0]["rule"] = "decision"
    runs = (
        write_run(tmp_path / "old", [draft()], info=run_info()),
        write_run(tmp_path / "new", [new], info=run_info(code="1", registry="1", decisions="1")),
    )
    causes = {group["field"]: group["cause"] for group in report(*runs)["groups"]}
    assert causes == {"amounts": "decisions", "organisation.link": "registry", "sections.mesure": "code"}


def test_other_bytes_under_the_same_name_are_the_cause_input(tmp_path: Path) -> None:
    new = draft()
    value_scaled(new)
    new["source"]["sha256"] = "1" * 64
    new["id"] = "1" * 16
    node = report(write_run(tmp_path / "old", [draft()]), write_run(tmp_path / "new", [new]))
    assert node["causes"] == {"input": 2}
    assert [group["field"] for group in node["groups"]] == ["amounts", "source.sha256"]


def test_a_change_that_no_part_explains_is_unexplained(tmp_path: Path) -> None:
    new = draft()
    value_scaled(new)
    runs = write_run(tmp_path / "old", [draft()]), write_run(tmp_path / "new", [new])
    assert report(*runs)["causes"] == {"unexplained": 1}
    new["extractor"]["fingerprint"] = "f1"
    write_run(tmp_path / "new", [new])
    assert report(*runs)["causes"] == {"unknown": 1}
    new["extractor"]["version"] = "0.2.0"
    write_run(tmp_path / "new", [new])
    assert report(*runs)["causes"] == {"code (by the records alone)": 1}


def refusal(name: str, code: str = "no_text") -> Node:
    return {"name": name, "sha256": draft(name)["source"]["sha256"], "pages": None, "code": code, "message": "why"}


def test_fiches_are_new_lost_refused_and_recovered(tmp_path: Path) -> None:
    old = write_run(tmp_path / "old", [draft("lost"), draft("turned")], [refusal("back"), refusal("still")])
    new = write_run(tmp_path / "new", [draft("new"), draft("back")], [refusal("turned"), refusal("still", "timeout")])
    found = {(one["class"], one["way"]): one["examples"][0]["fiche"] for one in report(old, new)["groups"]}
    assert found == {
        ("lost", ""): "lost",
        ("new", ""): "new",
        ("refused", "no_text"): "turned",
        ("refused", "no_text → timeout"): "still",
        ("recovered", ""): "back",
    }


def test_fiches_pair_by_id_before_name(tmp_path: Path) -> None:
    """`a.txt` was renamed `b.txt`, and another file is now named `a.txt`."""
    renamed = draft("a.txt")
    renamed["source"]["name"] = "b.txt"
    other = draft("a.txt")
    other["source"]["sha256"], other["id"] = "2" * 64, "2" * 16
    node = report(write_run(tmp_path / "old", [draft("a.txt")]), write_run(tmp_path / "new", [renamed, other]))
    assert [(one["class"], one["field"]) for one in node["groups"]] == [("new", "fiche"), ("text", "source.name")]


def test_a_budget_decides_the_exit_code(tmp_path: Path) -> None:
    new = draft()
    value_scaled(new)
    lost_scalar(new)
    runs = write_run(tmp_path / "old", [draft()]), write_run(tmp_path / "new", [new])
    assert diffed(*runs)[0] == 1
    assert diffed(*runs, budget="value=1,lost=5")[0] == 0
    code, _, err = diffed(*runs, budget="value=0,lost=5")
    assert (code, err) == (1, "value: 1 changes, the budget is 0\n")
    for wrong in ("values=0", "value", "value=-1", "", "value=²"):
        assert diffed(*runs, budget=wrong)[0] == 2


def test_what_is_no_run_is_an_error(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", [draft()])
    other = write_run(tmp_path / "other", [draft() | {"schema_version": "2.0"}])
    assert diffed(run, tmp_path / "none")[0] == 2
    code, _, err = diffed(run, other)
    assert code == 2
    assert "line 1: schema version '2.0': this program reads '1.0'" in err.replace("\n", "")
    (run / "failures.jsonl").write_text("{}\n", encoding="utf-8")
    assert diffed(run, run)[0] == 2


def test_a_run_may_be_a_lone_file_and_lines_may_be_spaced(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", [draft()])
    spaced = tmp_path / "spaced.jsonl"
    spaced.write_text(json.dumps(draft(), indent=None) + "\n", encoding="utf-8")
    assert report(run / "records.jsonl", spaced)["groups"] == []


def test_several_processes_say_what_one_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{index:03}.txt" for index in range(11)]
    new = [draft(name) for name in names]
    for mutate, record in zip(MUTATIONS, new, strict=False):
        mutate(record)
    runs = write_run(tmp_path / "old", [draft(name) for name in names]), write_run(tmp_path / "new", new)
    alone = report(*runs)
    monkeypatch.setattr(crew, "SHARE", 2)
    monkeypatch.setattr(crew, "FEWEST", 4)
    monkeypatch.setattr(crew, "_cores", lambda: 2)
    assert report(*runs) == alone
    (runs[1] / "records.jsonl").write_text(json.dumps(new[0] | {"amounts": 5}), encoding="utf-8")
    assert diffed(*runs)[0] == 2


def test_records_of_ten_megabytes_are_compared(tmp_path: Path) -> None:
    old, new = draft(), draft()
    old["sections"]["belle_histoire"]["text"] += " et" * 3_500_000
    new["sections"]["belle_histoire"]["text"] += " ou" * 3_500_000
    node = report(write_run(tmp_path / "old", [old]), write_run(tmp_path / "new", [new]))
    assert [(one["class"], one["field"]) for one in node["groups"]] == [("text", "sections.belle_histoire")]


EVIL = "\x1b[31m\x07<script>alert(1)</script>\u202e[x](javascript:1) & | **b** <img src=x onerror=1>"


def an_evil_diff(tmp_path: Path) -> tuple[Path, Path]:
    old, new = draft(EVIL.replace("/", "")), draft(EVIL.replace("/", ""))
    for record, words in ((old, EVIL), (new, EVIL + EVIL)):
        record["sections"]["annexe"] = {"heading": None, "text": words, "regions": []}
        record["organisation"]["name"]["value"] = words
    new["organisation"]["name"]["rule"] = EVIL
    new["issues"] = [{"code": EVIL, "severity": "info", "message": EVIL, "where": None}]
    return write_run(tmp_path / "<b>old", [old]), write_run(tmp_path / "new\x1b[0m", [new])


def test_script_and_escapes_in_a_fiche_are_inert_on_screen(tmp_path: Path) -> None:
    _, out, _ = diffed(*an_evil_diff(tmp_path))
    assert "script" in out
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_script_and_escapes_in_a_fiche_are_inert_in_html(tmp_path: Path) -> None:
    page = tmp_path / "diff.html"
    diffed(*an_evil_diff(tmp_path), html=page)
    html = page.read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "default-src &#x27;none&#x27;" not in html
    assert "default-src 'none'" in html
    for forbidden in ("<script", "<img", "<b>old", "href=", "src=x onerror=1>", "url(", "@import", "\x1b", "\u202e"):
        assert forbidden not in html


def test_script_and_links_in_a_fiche_are_inert_in_markdown(tmp_path: Path) -> None:
    _, out, _ = diffed(*an_evil_diff(tmp_path), markdown=True)
    assert "\\[x\\]\\(javascript&#58;1\\)" in out
    for forbidden in ("<script", "<img", "\x1b", "](javascript"):
        assert forbidden not in out


@pytest.mark.parametrize(
    "module",
    [review.diff.budget, review.diff.context, review.diff.offsets, review.diff.ways],
    ids=lambda one: one.__name__,
)
def test_the_examples_of_the_docstrings_hold(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0
