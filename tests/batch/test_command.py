"""`fiches extract` as an operator meets it: what it prints where, and its exit code."""

import io
import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.console import Console

from batch.command import INTERRUPTED, Request, run_extract_command
from batch.errors import StoreError, UsageError
from tests.batch.fakes import FORKS, RULES_ALONE, SEED, load_quick, outputs, write_folder

pytestmark = pytest.mark.filterwarnings(FORKS)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("batch.run.load_extraction", lambda engine: load_quick())


def extract(folder: Path, out: Path, request: Request | None = None, *, terminal: bool = False) -> tuple[int, str, str]:
    screen, errors = io.StringIO(), io.StringIO()
    code = run_extract_command(
        [str(folder)],
        out,
        RULES_ALONE,
        request,
        screen=Console(file=screen, width=80, force_terminal=False),
        errors=Console(file=errors, width=80, force_terminal=terminal),
    )
    return code, screen.getvalue(), errors.getvalue()


def test_all_read_is_0_and_the_summary_says_where_the_records_are(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {"a.txt": "a", "b.txt": "a", "c.docx": "", "[red].txt": "c"})
    code, screen, errors = extract(folder, tmp_path / "[out]")
    assert (code, errors) == (0, "")
    assert screen.splitlines() == [
        f"2 records (2 A) in {tmp_path}/[out]/records.jsonl",
        "1 files hold the same bytes as another and are named in its record",
        "1 hidden names, files of another type or links in a circle passed over",
    ]


def test_some_refused_is_1_and_the_summary_counts_the_codes(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {"a.txt": "a", "b.txt": "refuse it", "c.txt": "die", "d.txt": ""})
    code, screen, _ = extract(folder, tmp_path / "out")
    assert code == 1
    assert f"3 refused (1 crashed, 1 empty, 1 not_a_fiche) in {tmp_path}/out/failures.jsonl" in screen
    assert "--retry-failed tries refused documents again" in screen


@pytest.mark.parametrize("request_", [Request(timeout=float("nan")), Request(timeout=0), Request(memory="some")])
def test_bounds_that_make_no_sense_are_refused(request_: Request, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        extract(write_folder(tmp_path / "in", {"a.txt": "a"}), tmp_path / "out", request_)


def test_quiet_says_nothing(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {"a.txt": "refuse it"})
    assert extract(folder, tmp_path / "out", Request(quiet=True), terminal=True) == (1, "", "")


def test_a_terminal_shows_rate_time_left_and_refusals(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {"a.txt": "a", "b.txt": "refuse it"})
    _, _, errors = extract(folder, tmp_path / "out", terminal=True)
    assert "2/2" in errors
    assert "a second" in errors
    assert "0:00:00 left, 1 refused" in errors


def test_a_log_is_one_json_event_a_line_and_keeps_names_inert(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {"a.txt": "a", "\x1b[2J\n.txt": "refuse it"})
    _, screen, errors = extract(folder, tmp_path / "out", Request(log_json=True))
    assert (screen, "\x1b" in errors) == ("", False)
    events = [json.loads(line) for line in errors.splitlines()]
    assert [event["event"] for event in events] == ["progress", "refused", "progress", "end"]
    refused, end = events[1], events[3]
    assert (refused["name"], refused["code"]) == ("\x1b[2J\n.txt", "not_a_fiche")
    assert (end["records"], end["failures"], end["failures_by_code"]) == (1, 1, {"not_a_fiche": 1})


def test_a_folder_without_a_fiche_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no fiche to read: .*holds no \.txt, \.md or \.pdf file"):
        extract(write_folder(tmp_path / "in", {"a.docx": ""}), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_limit_and_a_sample_choose_documents(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {f"{number}.txt": f"{number}" for number in range(9)})
    _, screen, _ = extract(folder, tmp_path / "out", Request(limit=4))
    assert screen.startswith("4 records")
    _, screen, _ = extract(folder, tmp_path / "out", Request(sample=5))
    assert screen.startswith("5 records")


FICHES = [sys.executable, "-c", "from cli import app; app()", "extract"]
SLOW_READER = """
import sys
from pathlib import Path
import batch.run
from tests.batch.fakes import load_quick
batch.run.load_extraction = lambda engine: load_quick()
from cli import app
sys.argv = ["fiches", "extract", *sys.argv[1:]]
app()
"""


def start(folder: Path, out: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SLOW_READER, str(folder), "-o", str(out), "--model", "none", *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for_journal(out: Path, size: int) -> None:
    """Until so many bytes have been committed."""
    journal, end = out / "fiches.sqlite-wal", time.monotonic() + 20
    while not journal.exists() or journal.stat().st_size < size:
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_is_130_says_how_to_go_on_and_leaves_nothing_behind(number: int, tmp_path: Path) -> None:
    texts = {f"{place:03}.txt": f"sleep 0.02 {place}" for place in range(400)}
    folder = write_folder(tmp_path / "in", texts)
    with start(folder, tmp_path / "out") as process:
        wait_for_journal(tmp_path / "out", 100_000)
        process.send_signal(number)
        screen, errors = process.communicate(timeout=20)
    assert (process.returncode, screen) == (INTERRUPTED, "")
    said = rf"interrupted after \d+ of 400 documents: what was done is kept in {tmp_path}/out, and the same command"
    assert re.search(said, errors)
    assert not (tmp_path / "out" / "records.jsonl").exists()
    code, screen, _ = extract(folder, tmp_path / "out", Request(jobs=8))
    assert code == 0
    assert screen.startswith("400 records")
    kept = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))["work"]["kept"]
    assert 0 < kept < 400


def test_a_second_run_on_a_busy_folder_is_refused(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {f"{number}.txt": f"sleep 0.1 {number}" for number in range(200)})
    with start(folder, tmp_path / "out") as process:
        wait_for_journal(tmp_path / "out", 1)
        with pytest.raises(StoreError, match="another run is writing to"):
            extract(folder, tmp_path / "out")
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
    assert process.returncode == INTERRUPTED


def test_the_command_line_reads_a_fiche_and_refuses_with_codes(tmp_path: Path) -> None:
    write_folder(tmp_path, {"in/b.txt": "Rien."})
    (tmp_path / "in" / "a.txt").write_bytes(SEED.read_bytes())
    command = [*FICHES, str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--model", "none", "--jobs", "2"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    records, failures = outputs(tmp_path / "out")
    assert json.loads(records)["source"]["name"] == "a.txt"
    assert json.loads(failures)["code"] == "not_a_fiche"
