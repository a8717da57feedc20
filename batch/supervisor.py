"""The supervisor: hands documents to workers one at a time, ends those that take too long, and replaces the dead.

A document whose worker died, was ended or ran out of memory is tried once more when all others are through, alone, in
a worker of its own; then it is refused. It costs no other document anything but time.
"""

import os
import selectors
import signal
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from batch.bounds import Bounds
from batch.channel import Channel
from batch.nursery import Ending, Load, LostError, Nursery
from batch.outcome import Outcome
from batch.worker import Mishap, Reply, Task, decode_reply, encode_task
from extract.errors import FichesError, RefusalCode

SERVED = 1_000
"""Documents after which a worker is replaced, so that what a library leaks never adds up."""
PATIENCE = 3
"""Nurseries, or workers before their first document, that may die in a row before the run gives up."""
FATAL = frozenset({signal.SIGABRT, signal.SIGBUS, signal.SIGILL, signal.SIGSEGV, signal.SIGTRAP})
"""Signals by which a library in C ends when it asked for memory and got none."""
SHARE = 4
"""A worker that died so after it had grown by this part of its memory died of memory: buffers grow by doubling."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A task with what became of it: an outcome, or None where the file no longer holds those bytes."""

    task: Task
    outcome: Outcome | None
    seconds: float
    retried: bool


@dataclass(slots=True)
class _Worker:
    pid: int
    channel: Channel
    task: Task | None = None
    since: float = 0.0
    served: int = 0


class Supervisor:
    """Workers under one roof. Use it as a context: leaving it, for whatever reason, ends every process it started."""

    def __init__(self, load: Load, bounds: Bounds) -> None:
        self._load = load
        self._bounds = bounds
        self._nursery: Nursery | None = None
        self._selector = selectors.DefaultSelector()
        self._workers: list[_Worker] = []
        self._returned: list[Task] = []
        self._losses = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        # An interruption can fall between a request and its reply: nothing more is asked, the nursery ends its own.
        for worker in list(self._workers):
            self._remove(worker)
        if self._nursery is not None:
            self._nursery.close()
        self._selector.close()

    def run(self, tasks: Iterable[Task]) -> Iterator[Finished]:
        """Each task once, in the order in which they end."""
        suspects: list[Task] = []
        for task, reply, seconds in self._replies(iter(tasks), self._bounds.jobs):
            if isinstance(reply, Mishap) and reply.code != "moved":
                suspects.append(task)
            else:
                yield _finish(task, reply, seconds, retried=False)
        for suspect in suspects:
            self._dismiss_all()
            for task, reply, seconds in self._replies(iter([suspect]), 1):
                yield _finish(task, reply, seconds, retried=True)

    def _replies(self, tasks: Iterator[Task], jobs: int) -> Iterator[tuple[Task, Reply, float]]:
        """Keep up to `jobs` workers busy. A worker has its next task before the caller hears of its last."""
        while self._occupy(tasks, jobs):
            for worker, reply in self._events():
                if reply is None or worker.task is None:
                    continue
                task, seconds = worker.task, time.monotonic() - worker.since
                worker.task = None
                if isinstance(reply, Mishap) and reply.code != "moved":
                    self._dismiss(worker)
                self._occupy(tasks, jobs)
                yield task, reply, seconds

    def _events(self) -> Iterator[tuple[_Worker, Reply | None]]:
        """What the workers say or come to by the next deadline."""
        for key, _ in self._selector.select(self._time_left()):
            if key.data in self._workers:
                yield key.data, self._listen(key.data)
        for worker in list(self._workers):
            if worker in self._workers and worker.task is not None and time.monotonic() >= self._deadline(worker):
                self._dismiss(worker)
                yield worker, Mishap("timeout", self._overtime())

    def _occupy(self, tasks: Iterator[Task], jobs: int) -> bool:
        """Give every idle worker a task, and hire while tasks remain. False when there is nothing left to wait for."""
        for worker in [worker for worker in self._workers if worker.task is None]:
            if worker.served >= SERVED:
                self._dismiss(worker)
            elif (task := self._next(tasks)) is not None:
                self._assign(worker, task)
        while len(self._workers) < jobs and (task := self._next(tasks)) is not None:
            if (hired := self._hire()) is None:
                self._returned.append(task)
            else:
                self._assign(hired, task)
        return bool(self._returned) or any(worker.task for worker in self._workers)

    def _next(self, tasks: Iterator[Task]) -> Task | None:
        return self._returned.pop() if self._returned else next(tasks, None)

    def _assign(self, worker: _Worker, task: Task) -> None:
        worker.task, worker.since = task, time.monotonic()
        try:
            worker.channel.send(encode_task(task, self._bounds.timeout))
        except (BrokenPipeError, ConnectionResetError):
            # It died between two documents: not this one's fault. Its end of file is waiting in the selector.
            worker.task = None
            self._returned.append(task)

    def _listen(self, worker: _Worker) -> Reply | None:
        """A reply if one is whole; a dead worker's is the mishap that its end amounts to."""
        try:
            message = worker.channel.poll()
        except EOFError:
            return self._bury(worker)
        if message is None:
            return None
        self._losses = 0
        worker.served += 1
        return decode_reply(message)

    def _bury(self, worker: _Worker) -> Mishap | None:
        """See how a worker ended that hung up; None where it had no document, or where nobody can say."""
        self._remove(worker)
        if worker.task is None and not worker.served:
            self._count_loss("workers die before they are given a document")
        ending = self._end(worker)
        if ending is None:
            self._returned.extend([worker.task] if worker.task else [])
            worker.task = None
            return None
        return None if worker.task is None else Mishap(*self._verdict(worker, ending))

    def _verdict(self, worker: _Worker, ending: Ending) -> tuple[RefusalCode, str]:
        if not os.WIFSIGNALED(ending.status):
            return "crashed", f"the process that read it ended with code {os.waitstatus_to_exitcode(ending.status)}"
        number = os.WTERMSIG(ending.status)
        if number == signal.SIGALRM:
            return "timeout", self._overtime()
        if number in FATAL and ending.growth > self._bounds.memory // SHARE:
            return "memory", "asked for more memory than it may have"
        return "crashed", f"the process that read it died of {signal.Signals(number).name}"

    def _hire(self) -> _Worker | None:
        """A new worker; None where the nursery was lost, and all its workers with it."""
        try:
            if self._nursery is None:
                self._nursery = Nursery.start(self._load, self._bounds.memory)
            pid, channel = self._nursery.bear()
        except LostError:
            self._lose_nursery()
            return None
        worker = _Worker(pid, channel)
        self._workers.append(worker)
        self._selector.register(channel, selectors.EVENT_READ, worker)
        return worker

    def _lose_nursery(self) -> None:
        """Without the nursery nobody can say how a worker ends: their documents go back, and all begins anew."""
        for worker in list(self._workers):
            # They end when they find the channel closed, or by their alarm: their numbers are no longer ours to kill.
            self._remove(worker)
            self._returned.extend([worker.task] if worker.task else [])
            worker.task = None
        if self._nursery is not None:
            self._nursery.close()
            self._nursery = None
        self._count_loss("the process that loads the model dies")

    def _count_loss(self, what: str) -> None:
        self._losses += 1
        if self._losses > PATIENCE:
            raise FichesError(f"giving up: {what}, {self._losses} times in a row; is there enough memory?")

    def _overtime(self) -> str:
        return f"took more than {self._bounds.timeout:g} s"

    def _deadline(self, worker: _Worker) -> float:
        return worker.since + self._bounds.timeout

    def _time_left(self) -> float:
        waits = [self._deadline(worker) for worker in self._workers if worker.task is not None]
        return max(0.0, min(waits) - time.monotonic()) if waits else 1.0

    def _dismiss_all(self) -> None:
        for worker in list(self._workers):
            self._dismiss(worker)

    def _dismiss(self, worker: _Worker) -> None:
        """End a worker that is between documents, or whose document no longer matters."""
        if worker in self._workers:
            self._remove(worker)
            self._end(worker)

    def _end(self, worker: _Worker) -> Ending | None:
        """See to it that a worker is dead, and ask how it ended; None where the nursery is lost."""
        if self._nursery is None:
            return None
        try:
            return self._nursery.bury(worker.pid)
        except LostError:
            self._lose_nursery()
            return None

    def _remove(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        self._selector.unregister(worker.channel)
        worker.channel.close()


def _finish(task: Task, reply: Reply, seconds: float, *, retried: bool) -> Finished:
    if isinstance(reply, Outcome):
        return Finished(task, reply, seconds, retried)
    outcome = None if reply.code == "moved" else Outcome.refused(reply.code, reply.message)
    return Finished(task, outcome, seconds, retried)
