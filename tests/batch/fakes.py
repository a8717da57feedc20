"""Documents that do to a worker what their text says, and a quick extraction for runs that test what is around it."""

import hashlib
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NoReturn

from batch.bounds import Bounds
from batch.inputs import find_inputs
from batch.nursery import Load
from batch.outcome import Outcome
from batch.progress import Reporter, Silence
from batch.run import Plan, run_extract
from batch.worker import MovedError, Task, Work
from extract.engine import Engine, Options
from extract.errors import RefusedError
from extract.pipeline import extract
from extract.source import make_source, read_source
from schemas.record import Record
from schemas.run import RunInfo

SEED = Path(__file__).parents[2] / "samples" / "fiches" / "real" / "003.txt"
RULES_ALONE = Engine(Options(model="none"))
FORKS = "ignore:This process .* is multi-threaded:DeprecationWarning"
"""Other tests have loaded numeric libraries into the process that pytest runs in; `fiches` has not."""


@cache
def template() -> Record:
    """A real record without a name, with which the quick extraction answers."""
    return extract(make_source("", SEED.read_bytes(), "text/plain"), RULES_ALONE).records[0]


def record_of(data: bytes) -> Record:
    """The template as if it had been read from these bytes."""
    sha256 = hashlib.sha256(data).hexdigest()
    source = template().source.model_copy(update={"sha256": sha256, "bytes": len(data)})
    return template().model_copy(update={"id": sha256[:16], "source": source})


def misbehave(text: str) -> None:
    """Do what a document that breaks its reader does. A name after « once » is a file that says it happened."""
    order, _, rest = text.partition(" ")
    if order == "once":
        marker, _, rest = rest.partition(" ")
        if Path(marker).exists():
            return
        Path(marker).touch()
        misbehave(rest)
    elif order == "sleep":
        time.sleep(float(rest.split()[0]))
    elif order in DEEDS:
        DEEDS[order]()


def _hang() -> NoReturn:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    while True:
        pass


def _bomb() -> None:
    bytearray(4 * _granted())


def _swallowed_bomb() -> None:
    """What a library in C does: it grows until it gets no more, and aborts."""
    grown = []
    try:
        while True:
            grown.append(bytearray(_granted() // 8))
    except MemoryError:
        os.abort()


def _granted() -> int:
    return 1 << 28


def _raise() -> NoReturn:
    raise ZeroDivisionError


def _recurse() -> None:
    _recurse()


DEEDS: dict[str, Callable[[], object]] = {
    "die": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "segfault": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "hang": _hang,
    "bomb": _bomb,
    "swallowed-bomb": _swallowed_bomb,
    "raise": _raise,
    "recurse": _recurse,
    "exit": lambda: sys.exit(7),
    "leave": lambda: os._exit(7),
    "orphan": lambda: os.kill(os.getppid(), signal.SIGKILL),
}


def load_quick() -> Work:
    """An extraction in a fraction of a millisecond: « refuse CODE », a misdeed, or a record."""
    template()

    def work(task: Task) -> Outcome:
        try:
            data = read_source(Path(task.path), "", task.media_type, 1_000_000).data
        except RefusedError as refusal:
            raise MovedError from refusal
        if hashlib.sha256(data).hexdigest() != task.sha256:
            raise MovedError
        text = data.decode("utf-8", "replace")
        misbehave(text)
        if text.startswith("refuse "):
            return Outcome.refused("not_a_fiche", text)
        return Outcome.of([record_of(data)])

    return work


def run(
    paths: Sequence[Path],
    out: Path,
    *,
    jobs: int = 2,
    timeout: float = 5.0,
    engine: Engine = RULES_ALONE,
    rehash: bool = False,
    retry_failed: bool = False,
    load: Load = load_quick,
    reporter: Reporter | None = None,
) -> RunInfo:
    """A run of the quick extraction."""
    inputs = find_inputs([str(path) for path in paths], out=out)
    plan = Plan(engine, out, Bounds(jobs, timeout, 1 << 28), rehash, retry_failed)
    return run_extract(inputs, plan, reporter or Silence(), load)


def write_folder(folder: Path, texts: dict[str, str]) -> Path:
    """Files with these texts, settled long enough ago to be known by their time."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        os.utime(path, (1_600_000_000, 1_600_000_000))
    return folder


def outputs(out: Path) -> tuple[bytes, bytes]:
    """The two files whose bytes must not depend on how a run went."""
    return (out / "records.jsonl").read_bytes(), (out / "failures.jsonl").read_bytes()
