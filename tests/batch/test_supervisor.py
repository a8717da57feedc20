"""A document can harm itself alone: whatever it does to its worker, every other one is through."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from batch.bounds import Bounds
from batch.channel import Channel
from batch.nursery import Nursery
from batch.outcome import Outcome
from batch.supervisor import Finished, Supervisor
from batch.worker import Task, Work
from extract.errors import FichesError
from tests.batch.fakes import FORKS, misbehave

pytestmark = pytest.mark.filterwarnings(FORKS)
MEMORY = 1 << 28


def load() -> Work:
    """The path of a task says what becomes of it; no file is read."""

    def work(task: Task) -> Outcome:
        misbehave(task.path)
        return Outcome.refused("empty", f"{os.getpid()} {os.getppid()}")

    return work


def tasks(*paths: str) -> list[Task]:
    return [Task(path, "text/plain", "0" * 64) for path in paths]


def finish(*paths: str, jobs: int = 2, timeout: float = 5.0) -> dict[str, Finished]:
    with Supervisor(load, Bounds(jobs, timeout, MEMORY)) as supervisor:
        return {finished.task.path: finished for finished in supervisor.run(tasks(*paths))}


def code(finished: Finished) -> str:
    assert finished.outcome is not None
    return finished.outcome.refusals[0].code


def message(finished: Finished) -> str:
    assert finished.outcome is not None
    return finished.outcome.refusals[0].message


@pytest.mark.parametrize(
    ("deed", "expected", "said"),
    [
        ("die", "crashed", "died of SIGKILL"),
        ("segfault", "crashed", "died of SIGSEGV"),
        ("leave", "crashed", "ended with code 7"),
        ("exit", "crashed", "ended with code"),
        ("raise", "crashed", "ZeroDivisionError in fakes.py:"),
        ("recurse", "crashed", "RecursionError in fakes.py:"),
        ("bomb", "memory", "more memory than it may have"),
        ("swallowed-bomb", "memory", "more memory than it may have"),
    ],
)
def test_a_document_that_breaks_its_worker_is_refused_and_costs_no_other(deed: str, expected: str, said: str) -> None:
    others = [f"quiet {number}" for number in range(20)]
    done = finish(*others[:10], deed, *others[10:])
    assert sorted(done) == sorted([*others, deed])
    assert (code(done[deed]), done[deed].retried) == (expected, True)
    assert said in message(done[deed])
    assert {code(done[other]) for other in others} == {"empty"}
    assert not any(done[other].retried for other in others)


def test_a_document_that_hangs_is_ended_on_time_twice_and_costs_no_other() -> None:
    before = time.monotonic()
    done = finish("hang", *(f"quiet {number}" for number in range(20)), timeout=0.4)
    assert (code(done["hang"]), message(done["hang"])) == ("timeout", "took more than 0.4 s")
    assert len(done) == 21
    assert time.monotonic() - before > 0.8


@pytest.mark.parametrize("deed", ["die", "segfault", "raise", "bomb"])
def test_a_document_whose_worker_was_unlucky_once_is_read_at_the_second_try(deed: str, tmp_path: Path) -> None:
    unlucky = f"once {tmp_path / 'marker'} {deed}"
    done = finish("quiet", unlucky)
    assert (code(done[unlucky]), done[unlucky].retried) == ("empty", True)


def test_the_second_try_comes_when_all_others_are_through() -> None:
    with Supervisor(load, Bounds(4, 5.0, MEMORY)) as supervisor:
        ended = [finished.task.path for finished in supervisor.run(tasks("die", "sleep 0.3", "sleep 0.2", "sleep 0.1"))]
    assert ended[-1] == "die"


def test_a_worker_killed_from_outside_loses_nothing() -> None:
    """Ended between two documents or on one, it is replaced; only a document it held is tried again."""
    names = [f"sleep 0.01{number}" for number in range(60)]
    done: dict[str, Finished] = {}
    with Supervisor(load, Bounds(2, 5.0, MEMORY)) as supervisor:
        for finished in supervisor.run(tasks(*names)):
            assert finished.task.path not in done
            done[finished.task.path] = finished
            if len(done) % 10 == 0:
                os.kill(int(message(finished).split()[0]), signal.SIGKILL)
    assert {code(finished) for finished in done.values()} == {"empty"}
    assert len(done) == len(names)


def test_the_loss_of_the_nursery_costs_no_document(tmp_path: Path) -> None:
    unlucky = f"once {tmp_path / 'marker'} orphan"
    done = finish(unlucky, "die", *(f"quiet {number}" for number in range(20)))
    assert len(done) == 22
    assert [path for path, finished in done.items() if code(finished) != "empty"] == ["die"]


def test_a_nursery_that_always_dies_ends_the_run_with_a_sentence() -> None:
    def load_and_die() -> Work:
        os._exit(1)

    with pytest.raises(FichesError, match="giving up"), Supervisor(load_and_die, Bounds(2, 5.0, MEMORY)) as supervisor:
        list(supervisor.run(tasks("quiet")))


@pytest.mark.parametrize(
    ("raised", "expected"), [(FichesError("no model"), FichesError), (KeyError("x"), RuntimeError)]
)
def test_what_cannot_be_loaded_is_said(raised: Exception, expected: type[Exception]) -> None:
    def load_nothing() -> Work:
        raise raised

    with pytest.raises(expected, match=str(raised)), Supervisor(load_nothing, Bounds(2, 5.0, MEMORY)) as supervisor:
        list(supervisor.run(tasks("quiet")))


def test_a_document_may_use_what_it_was_granted() -> None:
    def load_greedy() -> Work:
        def work(task: Task) -> Outcome:
            return Outcome.refused("empty", str(len(bytearray(int(task.path)))))

        return work

    with Supervisor(load_greedy, Bounds(1, 5.0, MEMORY)) as supervisor:
        done = {
            finished.task.path: finished for finished in supervisor.run(tasks(str(MEMORY // 2), str(MEMORY * 5 // 4)))
        }
    assert [code(finished) for finished in done.values()] == ["empty", "memory"]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks /proc which processes live")
def test_leaving_early_ends_every_process() -> None:
    with Supervisor(load, Bounds(3, 60.0, MEMORY)) as supervisor:
        first = next(supervisor.run(tasks("quiet", "hang", "hang", "hang")))
    processes = [int(number) for number in message(first).split()]
    assert not any(alive(pid) for pid in processes)


def test_an_interruption_between_request_and_reply_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    born = 0
    bear = Nursery.bear

    def bear_until_interrupted(nursery: Nursery) -> tuple[int, Channel]:
        nonlocal born
        born += 1
        if born == 2:
            monkeypatch.setattr(Channel, "receive", _interrupt)
        return bear(nursery)

    monkeypatch.setattr(Nursery, "bear", bear_until_interrupted)
    with pytest.raises(KeyboardInterrupt), Supervisor(load, Bounds(3, 60.0, MEMORY)) as supervisor:
        list(supervisor.run(tasks("hang", "hang", "hang")))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def _interrupt(channel: Channel) -> bytes:
    raise KeyboardInterrupt


ORPHANS = """
import os, sys
from batch.bounds import Bounds
from batch.supervisor import Supervisor
from tests.batch.test_supervisor import load, tasks, message
with Supervisor(load, Bounds(2, 60.0, 1 << 28)) as supervisor:
    for finished in supervisor.run(tasks("quiet", "hang", "hang")):
        print(message(finished), flush=True)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks /proc which processes live")
def test_a_supervisor_that_is_killed_leaves_no_process_behind() -> None:
    with subprocess.Popen([sys.executable, "-c", ORPHANS], stdout=subprocess.PIPE, text=True) as supervisor:
        assert supervisor.stdout is not None
        worker, nursery = (int(number) for number in supervisor.stdout.readline().split())
        assert alive(nursery)
        supervisor.kill()
    assert within(5, lambda: not alive(worker) and not alive(nursery))


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return False


def test_documents_are_asked_for_as_workers_get_free() -> None:
    """The list of tasks may be long: no more of it is taken than workers are busy."""
    taken = 0

    def one_by_one() -> Iterator[Task]:
        nonlocal taken
        for task in tasks(*(f"quiet {number}" for number in range(30))):
            taken += 1
            yield task

    with Supervisor(load, Bounds(2, 5.0, MEMORY)) as supervisor:
        for done, _ in enumerate(supervisor.run(one_by_one()), start=1):
            assert taken <= done + 2
