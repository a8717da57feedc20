"""Names to contents: every document is hashed once, and what has the same bytes is read once."""

import os
import stat
import time
from collections.abc import Callable, Container
from dataclasses import dataclass
from pathlib import Path

from batch.inputs import Input, Inputs
from batch.store import Stamp, Store
from extract.errors import RefusedError
from extract.source import MediaType, read_source

SETTLED_NS = 2_000_000_000
"""A file touched less than this before it was hashed can change again within one tick of the clock: not remembered."""
TOGETHER = 1_000
"""Hashes committed at a time."""


@dataclass(slots=True)
class Content:
    """Bytes to read once: where they are, what their first name says they are, and the names that they have."""

    sha256: str
    media_type: MediaType
    path: str
    names: list[str]


@dataclass(frozen=True, slots=True)
class Survey:
    """Each name in order, with its content or the refusal of what could not be read; contents in order, once each."""

    entries: tuple[tuple[str, Content | RefusedError], ...]
    contents: tuple[Content, ...]


def take_survey(
    inputs: Inputs,
    store: Store,
    max_bytes: int,
    *,
    rehash: bool = False,
    distrusted: Container[str] = frozenset(),
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Survey:
    """Hash what the store does not know by size and modification time; `distrusted` paths are hashed in any case."""
    entries: list[tuple[str, Content | RefusedError]] = [(item.name, item.refusal) for item in inputs.refused]
    contents: dict[tuple[str, bool], Content] = {}
    total = len(inputs.documents)
    for start in range(0, total, TOGETHER):
        progress(start, total)
        with store.together():
            for item in inputs.documents[start : start + TOGETHER]:
                anew = rehash or item.path in distrusted
                found = _find_content(item, store, max_bytes, contents, rehash=anew)
                entries.append((item.name, found))
    # Equal names from two folders: the content decides, so that the order in which folders were named does not.
    entries.sort(key=lambda entry: (entry[0], entry[1].sha256 if isinstance(entry[1], Content) else ""))
    return Survey(tuple(entries), tuple(contents.values()))


def _find_content(
    item: Input, store: Store, max_bytes: int, contents: dict[tuple[str, bool], Content], *, rehash: bool
) -> Content | RefusedError:
    try:
        sha256 = _hash(item, store, max_bytes, rehash=rehash)
    except RefusedError as refusal:
        return refusal
    # A PDF read as text, or a text as PDF, is another document: it is refused, and must not take the other along.
    key = (sha256, item.media_type == "application/pdf")
    content = contents.setdefault(key, Content(sha256, item.media_type, item.path, []))
    content.names.append(item.name)
    return content


def _hash(item: Input, store: Store, max_bytes: int, *, rehash: bool) -> str:
    status = _status(item.path)
    path, stamp = os.fsencode(os.path.abspath(item.path)), Stamp(status.st_size, status.st_mtime_ns)
    if not rehash and (known := store.known_hash(path, stamp)) is not None:
        return known
    now = time.time_ns()
    sha256 = read_source(Path(item.path), item.name, item.media_type, max_bytes).sha256
    if stamp.mtime_ns < now - SETTLED_NS:
        store.remember_hash(path, stamp, sha256)
    else:
        store.forget_hash(path)
    return sha256


def _status(path: str) -> os.stat_result:
    """Raises `RefusedError`: `vanished`, `unreadable`, `not_a_file`."""
    try:
        status = os.stat(path)
    except FileNotFoundError as error:
        if os.path.islink(path):
            raise RefusedError("unreadable", "a link to nothing") from error
        raise RefusedError("vanished", "the file was there when the folder was listed, and is gone") from error
    except OSError as error:
        raise RefusedError("unreadable", error.strerror or "cannot be opened") from error
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError("not_a_file", "a device, a pipe or a socket")
    return status
