import io
import json
from pathlib import Path

from rich.console import Console

from review.stats import run_stats
from tests.review.fiche_drafts import draft, run_info, write_run


def counted(path: Path, **options: bool) -> tuple[int, str]:
    out = io.StringIO()
    code = run_stats(path, out=Console(file=out, width=120), err=Console(file=io.StringIO()), **options)
    return code, out.getvalue()


def a_run(folder: Path) -> Path:
    other = draft("b.txt")
    other["testimonies"] = []
    del other["sections"]["temoignage"]
    other["issues"] = [{"code": "section_missing", "severity": "warning", "message": "", "where": None}]
    other["grade"] = "B"
    other["amounts"][0]["confidence"] = 0.5
    failure = {"name": "c.pdf", "sha256": "0" * 64, "pages": None, "code": "no_text", "message": "no text"}
    info = run_info() | {"slowest": [{"name": "b.txt", "seconds": 0.25}]}
    return write_run(folder / "out", [draft("a.txt"), other], [failure], info)


def test_a_run_is_counted(tmp_path: Path) -> None:
    code, out = counted(a_run(tmp_path), json=True)
    stats = json.loads(out)
    assert code == 0
    assert (stats["records"], stats["failures"], stats["refused"]) == (2, 1, {"no_text": 1})
    assert stats["grades"] == {"A": 1, "B": 1, "C": 0, "D": 0}
    assert stats["issues"] == {"warning section_missing": 1}
    assert stats["sections_missing"] == {"temoignage": 1}
    assert stats["values"]["amounts"] == 8
    assert stats["roles"]["amounts grant"] == 2
    assert stats["rules"]["amount.plain"] == 4
    assert stats["doubtful"] == 1
    assert stats["slowest"] == {"b.txt": 0.25}
    assert stats["coverage"]["source_chars"] == stats["coverage"]["section_chars"]


def test_the_table_says_the_same(tmp_path: Path) -> None:
    code, out = counted(a_run(tmp_path))
    assert code == 0
    assert out.startswith("2 records, 1 refused, 37 values, 1 of them below 0.8\n")
    for words in ("section missing", "temoignage", "no_text", "amount.plain", "slowest, ms"):
        assert words in out


def test_a_line_that_is_no_record_is_counted_apart(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text("{}\n", encoding="utf-8")
    assert "1 lines are no record" in counted(file)[1]
    assert counted(tmp_path / "none.jsonl")[0] == 2
