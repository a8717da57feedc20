"""The store keeps what it said it kept, and says clearly what the disk or another run forbids."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from batch.errors import StoreError
from batch.outcome import Outcome
from batch.store import Stamp, Store
from extract.errors import RefusedError
from schemas.run import FingerprintParts, StaleDecision
from tests.batch.fakes import RULES_ALONE, outputs, record_of, run, write_folder

PARTS = RULES_ALONE.parts
SHA = "ab" * 32
REFUSED = Outcome.refused("empty", "nothing")


@contextmanager
def opened(path: Path, fingerprint: str = "f1", parts: FingerprintParts = PARTS) -> Iterator[Store]:
    with Store.open(path / "fiches.sqlite", fingerprint, parts) as store:
        yield store


def test_an_outcome_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    stale = StaleDecision(id="ab" * 8, field="dates", action="accept", who="é", reason="moved")
    refusals = [RefusedError("not_a_fiche", "« no »\n", pages=(1, 12)), RefusedError("no_text", "none")]
    outcome = Outcome.of([record_of(b"one"), record_of(b"two")], refusals, [stale])
    with opened(tmp_path) as store:
        store.keep(SHA, "application/pdf", outcome, 1.5)
    with opened(tmp_path) as store:
        kept = store.kept(SHA, "application/pdf")
        assert store.kept(SHA, "text/plain") is None
    assert kept is not None
    assert (kept.seconds, kept.outcome.grades, kept.outcome.stale) == (1.5, "AA", (stale,))
    assert list(kept.outcome.record_lines(["n", "m", "n"])) == list(outcome.record_lines(["n", "m"]))
    failures = [(one.pages, one.code, one.message) for one in kept.outcome.failures("n", SHA)]
    assert failures == [(None, "no_text", "none"), ((1, 12), "not_a_fiche", "« no »\n")]


def test_an_outcome_takes_no_record_that_has_a_name() -> None:
    record = record_of(b"one")
    named = record.model_copy(update={"source": record.source.model_copy(update={"name": "a.txt"})})
    with pytest.raises(ValueError, match="without names"):
        Outcome.of([named])


def test_a_hash_holds_for_one_path_size_and_time(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.remember_hash(b"\xff\n", Stamp(1, 2), SHA)
        assert store.known_hash(b"\xff\n", Stamp(1, 2)) == SHA
        assert {store.known_hash(*key) for key in ((b"\xff", Stamp(1, 2)), (b"\xff\n", Stamp(2, 2)))} == {None}
        store.forget_hash(b"\xff\n")
        assert store.known_hash(b"\xff\n", Stamp(1, 2)) is None


def test_outcomes_belong_to_a_fingerprint_and_old_ones_go_when_they_were_redone(tmp_path: Path) -> None:
    other = PARTS.model_copy(update={"rules": "other"})
    with opened(tmp_path) as store:
        store.keep(SHA, "text/plain", REFUSED, 0)
        store.keep("cd" * 32, "text/plain", REFUSED, 0)
    with opened(tmp_path, "f2", other) as store:
        assert store.header(SHA, "text/plain") is None
        store.keep(SHA, "text/plain", REFUSED, 0)
        assert store.superseded() == {"f1": (PARTS, 1)}
        store.prune()
        assert store.superseded() == {}
    with opened(tmp_path) as store:
        assert store.header(SHA, "text/plain") is None
        assert store.header("cd" * 32, "text/plain") is not None


def test_what_was_hashed_before_an_exception_is_kept(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        with pytest.raises(KeyboardInterrupt), store.together():
            _remember_until_interrupted(store)
        assert store.known_hash(b"a", Stamp(1, 2)) == SHA


def _remember_until_interrupted(store: Store) -> None:
    store.remember_hash(b"a", Stamp(1, 2), SHA)
    raise KeyboardInterrupt


KILLED = """
import os, sys
from pathlib import Path
from tests.batch.test_store import REFUSED, SHA, opened
with opened(Path(sys.argv[1])) as store:
    store.keep(SHA, "text/plain", REFUSED, 0)
    os.kill(os.getpid(), 9)
"""


def test_what_was_kept_survives_kill_9_of_the_moment_after(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert done.returncode == -9
    with opened(tmp_path) as store:
        assert store.header(SHA, "text/plain") is not None


def test_a_store_of_another_program_or_version_is_refused(tmp_path: Path) -> None:
    with opened(tmp_path):
        pass
    with sqlite3.connect(tmp_path / "fiches.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="another program or version"), opened(tmp_path):
        pass


def test_a_full_database_is_said_and_what_it_kept_stays(tmp_path: Path) -> None:
    kept: list[str] = []
    with pytest.raises(StoreError, match=r"is full; free some space: what was done is kept"), opened(tmp_path) as store:
        _keep_until_full(store, kept)
    with opened(tmp_path) as store:
        assert len(kept) > 0
        assert all(store.header(sha256, "text/plain") is not None for sha256 in kept)


def _keep_until_full(store: Store, kept: list[str]) -> None:
    store._connection.execute("PRAGMA max_page_count = 12")
    for number in range(1000):
        store.keep(f"{number:064x}", "text/plain", Outcome.of([record_of(bytes([number]))]), 0)
        kept.append(f"{number:064x}")


@contextmanager
def small_disk(folder: Path, size: str, *options: str) -> Iterator[Path]:
    """A file system of this size in memory; skips where mounting one is not allowed."""
    folder.mkdir(exist_ok=True)
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", ",".join([f"size={size}", *options]), "fiches", str(folder)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def texts(count: int) -> dict[str, str]:
    return {f"{number:03}.txt": f"fiche {number}" for number in range(count)}


@pytest.mark.slow
def test_a_full_disk_ends_the_run_and_the_same_command_goes_on_when_there_is_space(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", texts(200))
    run([folder], tmp_path / "undisturbed")
    with small_disk(tmp_path / "disk", "8m") as disk:
        (disk / "ballast").write_bytes(bytes(8_000_000))
        out = disk / "out"
        with pytest.raises(StoreError, match="full"):
            run([folder], out)
        (disk / "ballast").unlink()
        info = run([folder], out)
        assert outputs(out) == outputs(tmp_path / "undisturbed")
        assert info.work is not None
        assert info.work.kept > 0


@pytest.mark.slow
def test_a_disk_too_small_for_the_records_leaves_the_run_before_as_it_was(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", texts(20))
    with small_disk(tmp_path / "disk", "2m") as disk:
        out = disk / "out"
        run([folder], out)
        before = outputs(out)
        write_folder(folder, texts(120))
        with pytest.raises(StoreError, match="is full; free some space"):
            run([folder], out)
        assert outputs(out) == before
        assert not list(out.glob(".*.tmp"))


@pytest.mark.slow
def test_a_store_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", texts(3))
    with small_disk(tmp_path / "disk", "4m") as disk:
        run([folder], disk / "out")
        before = outputs(disk / "out")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(StoreError, match="cannot write to"):
            run([folder], disk / "out")
        assert outputs(disk / "out") == before
