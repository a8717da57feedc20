"""A file as bytes: its name, hash and kind. The first stage of the flow, and the last that touches the disk."""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote_from_bytes

from extract.errors import RefusedError

MediaType = Literal["text/plain", "text/markdown", "application/pdf"]
MEDIA_TYPES: dict[str, MediaType] = {".txt": "text/plain", ".md": "text/markdown", ".pdf": "application/pdf"}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read before it is refused; options of the command line."""

    max_bytes: int = 50_000_000
    max_characters: int = 1_000_000
    max_pages: int = 200
    max_objects: int = 500_000


@dataclass(frozen=True, slots=True)
class Source:
    """A file's bytes under its name: a POSIX path relative to the folder given, undecodable bytes percent-escaped."""

    name: str
    data: bytes
    sha256: str
    media_type: MediaType


def make_source(name: str, data: bytes, media_type: MediaType) -> Source:
    """Wrap bytes with their hash."""
    return Source(name, data, hashlib.sha256(data).hexdigest(), media_type)


def media_type_of(path: Path) -> MediaType:
    """What a file's name says it is. Raises `RefusedError`: `unreadable`, `not_a_file`, `unknown_type`."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise RefusedError("unreadable", error.strerror or "cannot be opened") from error
    if not stat.S_ISREG(mode):
        raise RefusedError("not_a_file", "a folder, a device, a pipe or a socket")
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if media_type is None:
        raise RefusedError("unknown_type", f"the name ends in none of {', '.join(MEDIA_TYPES)}")
    return media_type


def read_source(path: Path, name: str, media_type: MediaType, max_bytes: int) -> Source:
    """The file's bytes. Raises `RefusedError`: `vanished`, `unreadable`, `not_a_file`, `too_many_bytes`, `empty`."""
    try:
        # Without waiting: what was a file when it was listed may be a pipe by now.
        with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise RefusedError("not_a_file", "a folder, a device, a pipe or a socket")
            data = file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise RefusedError("vanished", "the file was there when the folder was listed, and is gone") from error
    except OSError as error:
        raise RefusedError("unreadable", error.strerror or "cannot be read") from error
    if len(data) > max_bytes:
        raise RefusedError("too_many_bytes", f"{max(state.st_size, len(data))} bytes, the limit is {max_bytes}")
    if not data:
        raise RefusedError("empty", "the file holds no bytes")
    return make_source(name, data, media_type)


def open_source(path: Path, limits: Limits) -> Source:
    """One file by its own name. Raises `RefusedError` as `media_type_of` and `read_source` do."""
    return read_source(path, printable_name(path.name), media_type_of(path), limits.max_bytes)


def printable_name(path: str | os.PathLike[str]) -> str:
    """A name that JSON can hold: a POSIX path in which bytes that are not UTF-8 are percent-escaped.

    >>> printable_name("fiches/é.txt"), printable_name("a\\udcff.txt")
    ('fiches/é.txt', 'a%FF.txt')
    """
    text = Path(path).as_posix()
    return "".join(quote_from_bytes(os.fsencode(c)) if "\udc80" <= c <= "\udcff" else c for c in text)
