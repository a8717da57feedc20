import doctest
import io
import json
from pathlib import Path

import pytest
from rich.console import Console

import review.runs
from review.validate import run_validate
from tests.review.fiche_drafts import draft, write_run


def validated(path: Path, **options: bool) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = run_validate(path, out=Console(file=out, width=80), err=Console(file=err, width=80), **options)
    return code, out.getvalue(), err.getvalue()


def test_a_run_of_valid_records_is_valid(tmp_path: Path) -> None:
    run = write_run(tmp_path / "out", [draft("a.txt"), draft("b.txt")])
    assert validated(run) == (0, "", "valid records: 2\n")
    assert validated(run / "records.jsonl") == (0, "", "valid records: 2\n")


def test_each_fault_names_its_line_its_field_and_why(tmp_path: Path) -> None:
    ungrounded, unknown = draft("b.txt"), draft("c.txt")
    ungrounded["amounts"][1]["evidence"][0]["start"] += 1
    unknown["organisation"]["nom"] = unknown["organisation"].pop("name")
    code, out, err = validated(write_run(tmp_path / "out", [draft("a.txt"), ungrounded, unknown]))
    assert code == 1
    assert out.splitlines() == [
        "line 2 (b.txt) /amounts/1/evidence/0: sections['mesure'].text[61:82] is '5 000 à 150 000 euros', "
        "not '75 000 à 150 000 euros'",
        "line 3 (c.txt) /organisation/name: Field required",
        "line 3 (c.txt) /organisation/nom: Extra inputs are not permitted",
    ]
    assert err == "lines that are no valid record: 2 of 3\n"


def test_an_id_stands_once(tmp_path: Path) -> None:
    code, out, _ = validated(write_run(tmp_path / "out", [draft(), draft()]))
    assert (code, out) == (1, "line 2 (serres.txt) /id: the id of line 1 again\n")


def test_another_schema_version_is_refused_clearly(tmp_path: Path) -> None:
    code, out, _ = validated(write_run(tmp_path / "out", [draft() | {"schema_version": "2.0"}]))
    assert (code, out) == (1, "line 1 (serres.txt) /schema_version: schema version '2.0': this program reads '1.0'\n")


@pytest.mark.parametrize(
    "line", [b"{", b"\xff\xfe", b"[]", b"null", b'"a"', b"[" * 100_000, b"\x00", b'{"id": "\\ud800"}']
)
def test_a_line_that_is_no_json_object_is_a_fault_of_that_line(tmp_path: Path, line: bytes) -> None:
    file = tmp_path / "records.jsonl"
    file.write_bytes(line + b"\n" + json.dumps(draft()).encode() + b"\n")
    code, out, err = validated(file, json=True)
    assert code == 1
    assert {json.loads(fault)["line"] for fault in out.splitlines()} == {1}
    assert err.endswith("1 of 2\n")


def test_a_record_of_ten_megabytes_is_read(tmp_path: Path) -> None:
    long, wrong = draft("a.txt"), draft("b.txt")
    for record in (long, wrong):
        record["sections"]["belle_histoire"]["text"] += " et" * 3_500_000
    wrong["amounts"][2]["evidence"][0]["end"] = 10_000_000
    code, out, err = validated(write_run(tmp_path / "out", [long, wrong]))
    assert (code, err) == (1, "lines that are no valid record: 1 of 2\n")
    assert out.startswith("line 2 (b.txt) /amounts/2/evidence/0: ")
    assert len(out) < 500


def test_escapes_in_a_record_do_not_reach_the_screen(tmp_path: Path) -> None:
    record = draft("\x1b]0;owned\x07.txt")
    record["organisation"]["\x1b[2J\u202e"] = None
    _, out, _ = validated(write_run(tmp_path / "out", [record]))
    assert "Extra inputs" in out
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_many_faults_of_one_line_are_cut_short(tmp_path: Path) -> None:
    record = draft()
    for part in ("amounts", "partners"):
        record[part] = [{} for _ in range(20)]
    _, out, _ = validated(write_run(tmp_path / "out", [record]))
    assert len(out.splitlines()) == 21
    assert out.splitlines()[-1].endswith("more faults")


def test_a_file_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    assert validated(tmp_path / "none.jsonl")[0] == 2
    assert "not the output of fiches extract" in validated(tmp_path)[2]


def test_the_examples_of_the_docstrings_hold() -> None:
    assert doctest.testmod(review.runs).failed == 0
