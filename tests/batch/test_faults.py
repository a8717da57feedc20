"""The whole killed at random moments, and the real flow under it: what is too slow for every day."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.batch.fakes import FORKS, SEED, outputs, run, write_folder
from tests.batch.test_supervisor import alive, within

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings(FORKS)]

LOGGED = """
import os, sys
import batch.run
from tests.batch.fakes import load_quick

def load():
    quick, log = load_quick(), os.open(sys.argv[-1], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    def work(task):
        os.write(log, task.path.encode() + b"\\n")
        return quick(task)
    return work

batch.run.load_extraction = lambda engine: load()
from cli import app
app(["extract", *sys.argv[1:-1]])
"""


def start(folder: Path, out: Path, log: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", LOGGED, str(folder), "-o", str(out), "--model", "none", "--quiet", str(log)]
    return subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE)


def test_killed_at_twenty_random_moments_nothing_is_lost_doubled_or_changed(tmp_path: Path) -> None:
    chance = random.Random(6)
    texts = {f"{number:03}.txt": f"sleep 0.03 {number % 990}" for number in range(1000)} | {"r.txt": "refuse it"}
    folder, out, log = write_folder(tmp_path / "in", texts), tmp_path / "out", tmp_path / "log"
    run([folder], tmp_path / "undisturbed", jobs=8)
    kills = 0
    for moment in range(20):
        with start(folder, out, log) as process:
            time.sleep(chance.uniform(0, 2.2))
            if process.poll() is None:
                kills += 1
                # Now the supervisor alone, now all its processes with it.
                (os.killpg if moment % 2 else os.kill)(process.pid, signal.SIGKILL)
    with start(folder, out, log) as process:
        assert (process.wait(), process.stderr and process.stderr.read()) == (1, b"")
    assert kills >= 10
    assert outputs(out) == outputs(tmp_path / "undisturbed")
    read = log.read_text(encoding="utf-8").splitlines()
    # What was in the hands of a worker at a kill is read again, and no more than that.
    assert 991 <= len(read) <= 991 + kills * len(os.sched_getaffinity(0))


THREADS = """
import os
from batch.bounds import Bounds
from batch.extraction import load_extraction
from batch.outcome import Outcome
from batch.supervisor import Supervisor
from batch.worker import Task
from extract.engine import Engine, Options

def load():
    load_extraction(Engine(Options()))
    nursery = os.getpid()
    return lambda task: Outcome.refused("empty", str(len(os.listdir(f"/proc/{nursery}/task"))))

with Supervisor(load, Bounds(1, 5.0, 1 << 30)) as supervisor:
    (finished,) = supervisor.run([Task("", "text/plain", "")])
    print(finished.outcome.refusals[0].message, len(os.listdir("/proc/self/task")))
"""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks /proc for threads")
def test_workers_are_forked_from_a_process_without_threads_though_the_model_is_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", THREADS], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "1"]


def test_the_real_flow_gives_the_same_bytes_with_one_worker_or_eight(tmp_path: Path) -> None:
    samples = SEED.parents[1]
    folders = [str(samples / half) for half in ("real", "dev", "many") if (samples / half).is_dir()]
    for jobs in ("1", "8"):
        command = [sys.executable, "-c", "from cli import app; app()", "extract", *folders, "-o", str(tmp_path / jobs)]
        done = subprocess.run([*command, "--jobs", jobs, "-q"], capture_output=True, text=True, check=False)
        assert (done.returncode in (0, 1), done.stderr) == (True, "")
    assert outputs(tmp_path / "1") == outputs(tmp_path / "8")


ABANDONED = """
import os, signal, sys
from batch.bounds import Bounds
from batch.supervisor import Supervisor
from tests.batch.test_supervisor import load, message, tasks

with Supervisor(load, Bounds(1, 0.5, 1 << 28)) as supervisor:
    for finished in supervisor.run(tasks("quiet", "hang")):
        worker, nursery = message(finished).split()
        print(worker, flush=True)
        os.kill(int(nursery), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks /proc which processes live")
def test_a_hanging_worker_that_everyone_left_ends_by_its_own_alarm() -> None:
    done = subprocess.run([sys.executable, "-c", ABANDONED], capture_output=True, text=True, check=False)
    worker = int(done.stdout)
    assert alive(worker)
    assert within(20, lambda: not alive(worker))
