"""A worker: one document at a time from the supervisor, until it is told to go or a document is its end.

It is forked from the nursery, which has the model loaded, and lives under the operating system's limit on memory.
"""

import json
import os
import resource
import signal
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NoReturn, Protocol

import extract
from batch.channel import Channel
from batch.outcome import Outcome
from extract.errors import RefusalCode
from extract.source import MediaType

GRACE = 5
"""Seconds after its time is up at which a worker ends by itself, should there be no supervisor left to end it."""

_HOME = Path(extract.__file__).parent


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, and the hash that its bytes had when the folder was surveyed."""

    path: str
    media_type: MediaType
    sha256: str


class MovedError(Exception):
    """The file no longer holds the bytes of the task: it changed, vanished or cannot be read any more."""


class Work(Protocol):
    """What a worker does with a task. Raises `MovedError`; whatever else it raises is a fault of ours: `crashed`."""

    def __call__(self, task: Task) -> Outcome:
        """Read the file and make of it what can be made."""


@dataclass(frozen=True, slots=True)
class Mishap:
    """A document that gave no outcome: its code and, in one clause, how it ended."""

    code: Literal[RefusalCode, "moved"]
    message: str


Reply = Outcome | Mishap


def encode_task(task: Task, timeout: float) -> bytes:
    """A task as a message; a path that is not UTF-8 stays whole."""
    return json.dumps([task.path, task.media_type, task.sha256, timeout]).encode()


def encode_reply(reply: Reply) -> bytes:
    """A reply as a message: a line of JSON, then the records."""
    if isinstance(reply, Mishap):
        return json.dumps({"mishap": [reply.code, reply.message]}).encode() + b"\n"
    return reply.header.encode() + b"\n" + reply.packed


def decode_reply(message: bytes) -> Reply:
    """The inverse of `encode_reply`."""
    header, _, packed = message.partition(b"\n")
    if header.startswith(b"{"):
        return Mishap(*json.loads(header)["mishap"])
    return Outcome.decode(header.decode(), packed)


def serve(channel: Channel, work: Work, memory: int) -> NoReturn:
    """Answer tasks until the channel closes; a document that fails ends the worker, for what it left is unknown."""
    _limit_memory(memory)
    try:
        while True:
            path, media_type, sha256, timeout = json.loads(channel.receive())
            signal.alarm(int(timeout) + GRACE)
            reply = _answer(work, Task(path, media_type, sha256))
            channel.send(encode_reply(reply))
            signal.alarm(0)
            if isinstance(reply, Mishap) and reply.code != "moved":
                break
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass
    os._exit(0)


def _answer(work: Work, task: Task) -> Reply:
    try:
        return work(task)
    except MovedError as error:
        return Mishap("moved", str(error))
    except MemoryError:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
        return Mishap("memory", "asked for more memory than it may have")
    except Exception as error:
        # Told to the supervisor, which refuses the document; this worker goes on with no other.
        return Mishap("crashed", f"{type(error).__name__} in {_place(error)}")


def _place(error: Exception) -> str:
    """The last line of our own that an error passed through."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(_HOME)] or frames
    return f"{Path(own[-1].filename).name}:{own[-1].lineno}"


def _limit_memory(memory: int) -> None:
    """Let the address space grow by `memory` beyond what the nursery handed down."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = _address_space() + memory
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _address_space() -> int:
    """Bytes of address space in use; 0 where the system does not say."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()
