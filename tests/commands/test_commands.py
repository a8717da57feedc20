"""Every command: what it prints, where, and with which exit code."""

import json
import shutil
from pathlib import Path

import pytest

from tests.commands.running import ROOT, SAMPLES, run

REAL = SAMPLES / "real" / "003.txt"
PDF = SAMPLES / "real" / "003.pdf"
COMMANDS = (
    "extract",
    "show",
    "explain",
    "page",
    "schema",
    "validate",
    "eval",
    "diff",
    "decide",
    "gold",
    "calibrate",
    "stats",
)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run over the two real texts."""
    folder = tmp_path_factory.mktemp("run")
    texts = folder / "texts"
    texts.mkdir()
    for name in ("000.txt", "003.txt"):
        shutil.copy(SAMPLES / "real" / name, texts)
    out = folder / "out"
    assert run("extract", texts, "-o", out, "--model", "none").code == 0
    return out


def test_help_names_every_command() -> None:
    ran = run("--help")
    assert ran.code == 0
    assert all(command in ran.out for command in COMMANDS)
    assert ran.err == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_is_in_the_docs(command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert f"fiches {command}" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def test_extract_says_what_it_wrote_and_writes_it(finished: Path) -> None:
    names = [json.loads(line)["source"]["name"] for line in (finished / "records.jsonl").read_text().splitlines()]
    assert names == ["000.txt", "003.txt"]
    assert (finished / "failures.jsonl").read_text() == ""
    assert json.loads((finished / "run.json").read_text())["counts"]["records"] == 2


def test_extract_refuses_with_exit_code_1_and_the_reason(tmp_path: Path) -> None:
    (tmp_path / "vide.txt").touch()
    (tmp_path / "lettre.txt").write_text("Bonjour, ceci est une lettre.", encoding="utf-8")
    shutil.copy(REAL, tmp_path / "fiche.txt")
    ran = run("extract", tmp_path, "-o", tmp_path / "out", "--model", "none")
    assert ran.code == 1
    failures = [json.loads(line) for line in (tmp_path / "out" / "failures.jsonl").read_text().splitlines()]
    assert [(failure["name"], failure["code"]) for failure in failures] == [
        ("lettre.txt", "not_a_fiche"),
        ("vide.txt", "empty"),
    ]
    assert "2 refused" in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("extract", "/nowhere/at/all", "-o", "{tmp}/out"), "no such file or folder"),
        (("extract", "{tmp}", "-o", "{tmp}/out"), "no fiche to read"),
        (("extract", str(REAL), "-o", "{tmp}"), "no run of fiches"),
        (("extract", str(REAL), "-o", "{tmp}/out", "--profile", "autre"), "no profile named 'autre'"),
        (("show", str(REAL), "--field", "surprise", "--json"), "no field 'surprise'"),
        (("page", str(REAL), "-o", "{tmp}/page.png"), "no pages to draw"),
        (("eval", "{tmp}/no-gold", "{tmp}/no-run"), "no-gold"),
        (("validate", "{tmp}/no-run"), "no-run"),
        (("extract",), "Missing argument"),
        (("nonsense",), "No such command"),
    ],
)
def test_a_wrong_usage_is_exit_code_2_and_a_sentence(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    (tmp_path / "something.bin").touch()
    ran = run(*(argument.format(tmp=tmp_path) for argument in arguments))
    assert ran.code == 2
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert ran.out == ""


def test_show_highlights_and_lists_what_a_fiche_states() -> None:
    ran = run("show", REAL, "--model", "none")
    assert ran.code == 0
    assert "54 000 000 EUR  envelope" in ran.out
    assert "Kanopé" in ran.out
    assert "1991 characters: 1991 in sections, 0 furniture, 0 left" in ran.out


def test_show_narrows_to_a_section_or_a_field() -> None:
    section = run("show", REAL, "--model", "none", "--section", "temoignage")
    assert "Audrey Fiévet" in section.out
    assert "Auch" not in section.out
    field = run("show", REAL, "--model", "none", "--field", "organisation.place", "--json")
    assert json.loads(field.out)["organisation.place"]["value"]["insee"] == "32013"


def test_show_refuses_what_is_no_fiche(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rien de tel ici.", encoding="utf-8")
    ran = run("show", tmp_path / "a.txt")
    assert (ran.code, ran.out) == (1, "")
    assert "not_a_fiche" in ran.err


def test_schema_prints_the_committed_schema() -> None:
    assert run("schema").out == (ROOT / "schemas" / "record.schema.json").read_text(encoding="utf-8")


def test_validate_names_line_and_field(finished: Path, tmp_path: Path) -> None:
    assert run("validate", finished).code == 0
    broken = tmp_path / "broken.jsonl"
    lines = (finished / "records.jsonl").read_text(encoding="utf-8").splitlines()
    broken.write_text(lines[0] + "\n" + lines[1].replace('"text":"54 millions', '"text":"55 millions') + "\n")
    ran = run("validate", broken)
    assert ran.code == 1
    assert "line 2" in ran.out
    assert "/amounts/0/evidence/0" in ran.out


def test_eval_finds_the_two_real_fiches_right(finished: Path) -> None:
    ran = run("eval", SAMPLES.parent / "gold" / "real", finished, "--max-wrong", "0", "--fail-under", "values=1.0")
    assert ran.code == 0
    assert "whole records right: 1.000" in ran.out


def test_explain_accounts_for_every_number() -> None:
    ran = run("explain", REAL)
    assert ran.code == 0
    assert "21 numbers, 0 unread" in ran.out
    rows = json.loads(run("explain", REAL, "--json").out)
    assert ("54 millions", "amount") in [(row["number"], row["became"]) for row in rows]


def test_explain_reads_what_is_no_fiche(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Le musée a reçu 12 000 visiteurs et 3 % de dons.", encoding="utf-8")
    ran = run("explain", tmp_path / "note.txt")
    assert ran.code == 0
    assert "2 numbers" in ran.out


def test_page_draws_a_picture(tmp_path: Path) -> None:
    ran = run("page", PDF, "-o", tmp_path / "page.png", "--model", "none")
    assert ran.code == 0
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")


def test_a_run_against_itself_has_no_difference(finished: Path) -> None:
    assert run("diff", finished, finished).code == 0


def test_stats_tell_what_a_run_holds(finished: Path) -> None:
    ran = run("stats", finished)
    assert ran.code == 0
    assert "2 records" in ran.out


def test_a_decision_is_replayed(finished: Path, tmp_path: Path) -> None:
    decisions = tmp_path / "decisions.jsonl"
    said = run(
        "decide",
        finished,
        "--decisions",
        decisions,
        "--fiche",
        "003.txt",
        "--field",
        "organisation.sites",
        "--reject",
        "--because",
        "a test",
        "--who",
        "QA",
    )
    assert said.code == 0, said.err
    again = tmp_path / "out"
    done = run("extract", SAMPLES / "real" / "003.txt", "-o", again, "--model", "none", "--decisions", decisions)
    assert done.code == 0, done.err
    assert json.loads((again / "records.jsonl").read_text())["organisation"]["sites"] is None
