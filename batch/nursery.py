"""The process that workers are forked from: it loads the model once and does nothing else, so it has no threads.

The supervisor speaks to it in pairs of request and reply: a worker is asked for by handing over one end of a socket
pair, and how a worker ended is asked for by its number. When the supervisor is gone, the nursery ends what it bore.
"""

import gc
import os
import resource
import signal
import socket
import struct
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, Self

from batch.channel import Channel
from batch.worker import Work, serve
from extract.errors import FichesError

Load = Callable[[], Work]
"""Imports, loads and warms all that workers share; called in the nursery alone."""

_NUMBER = struct.Struct("!q")
_ENDING = struct.Struct("!qq")
_BEAR, _BURY = b"bear", b"bury"
_SINGLE = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
"""A numeric library that starts threads when it is imported would leave forked workers with locks held by nobody."""

_DESCRIPTORS = 4096
"""More than a supervisor ever has open."""


class LostError(Exception):
    """The nursery is gone, and with it the news of its workers."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a process ended, as `os.waitpid` tells it, and by how many bytes its peak exceeded the nursery's."""

    status: int
    growth: int


class Nursery:
    """The supervisor's side of the nursery."""

    def __init__(self, control: Channel, pid: int) -> None:
        self._control = control
        self.pid = pid

    @classmethod
    def start(cls, load: Load, memory: int) -> Self:
        """Fork the nursery and wait until it has loaded. Call it from a process without threads.

        Raises `FichesError` where loading did so, and `LostError` where the nursery died of it.
        """
        ours, theirs = socket.socketpair()
        pid = os.fork()
        if pid == 0:
            ours.close()
            _tend(Channel(theirs), load, memory)
        theirs.close()
        nursery = cls(Channel(ours), pid)
        try:
            message = nursery._ask(None)
        except BaseException:
            # Lost, or interrupted while it loads: it has no workers yet that it would have to end.
            os.kill(pid, signal.SIGKILL)
            nursery.close()
            raise
        if message:
            nursery.close()
            kind, _, text = message.decode().partition("\n")
            raise FichesError(text) if kind == "refused" else RuntimeError(text)
        return nursery

    def bear(self) -> tuple[int, Channel]:
        """A new worker: its process number and our end of its channel. Raises `LostError`."""
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                (pid,) = _NUMBER.unpack(self._ask(_BEAR, theirs))
            except BaseException:
                ours.close()
                raise
        return pid, Channel(ours)

    def bury(self, pid: int) -> Ending:
        """End a worker that has not ended by itself, and say how its end came. Raises `LostError`."""
        return Ending(*_ENDING.unpack(self._ask(_BURY + _NUMBER.pack(pid))))

    def close(self) -> None:
        """Hang up, upon which the nursery ends its workers and itself."""
        self._control.close()
        os.waitpid(self.pid, 0)

    def _ask(self, request: bytes | None, sock: socket.socket | None = None) -> bytes:
        try:
            if request is not None:
                self._control.send(request)
            if sock is not None:
                socket.send_fds(self._control.sock, [b"."], [sock.fileno()])
            return self._control.receive()
        except (EOFError, BrokenPipeError, ConnectionResetError) as error:
            raise LostError from error


def _tend(control: Channel, load: Load, memory: int) -> NoReturn:
    """The nursery itself. It leaves by `os._exit`: what the supervisor had open is not for it to tidy up."""
    children: set[int] = set()
    try:
        _settle(control)
        work = _load(control, load)
        while True:
            request = control.receive()
            if request == _BEAR:
                pid = _fork(control, work, memory)
                children.add(pid)
                control.send(_NUMBER.pack(pid))
            else:
                (pid,) = _NUMBER.unpack(request.removeprefix(_BURY))
                control.send(_ENDING.pack(*_await(pid)))
                children.discard(pid)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass
    finally:
        for pid in children:
            _await(pid)
        os._exit(0)


def _settle(control: Channel) -> None:
    """Leave to the supervisor what is its own: interrupts, the screen, and every open file, the store first of all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for name in _SINGLE:
        os.environ[name] = "1"
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    os.closerange(3, control.fileno())
    os.closerange(control.fileno() + 1, _DESCRIPTORS)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # as long as the process


def _load(control: Channel, load: Load) -> Work:
    """Load, say so, and put what was loaded out of the collector's reach, so that workers share its pages."""
    try:
        work = load()
    except FichesError as error:
        control.send(f"refused\n{error}".encode())
        os._exit(1)
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        control.send(f"fault\n{type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})".encode())
        os._exit(1)
    gc.collect()
    gc.freeze()
    control.send(b"")
    return work


def _fork(control: Channel, work: Work, memory: int) -> int:
    _, (descriptor, *_), _, _ = socket.recv_fds(control.sock, 1, 1)
    pid = os.fork()
    if pid == 0:
        try:
            control.close()
            serve(Channel(socket.socket(fileno=descriptor)), work, memory)
        finally:
            os._exit(1)
    os.close(descriptor)
    return pid


def _await(pid: int) -> tuple[int, int]:
    # Nobody else waits for it, so the number is still its own; one that is on its way out keeps the status it has.
    os.kill(pid, signal.SIGKILL)
    _, status, usage = os.wait4(pid, 0)
    unit = 1 if sys.platform == "darwin" else 1024
    growth = usage.ru_maxrss - resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return status, growth * unit
