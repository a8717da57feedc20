"""A file as bytes: its name, hash and kind. The first stage of the flow, and the last that touches the disk."""

import hashlib
from dataclasses import dataclass
from typing import Literal

MediaType = Literal["text/plain", "text/markdown", "application/pdf"]


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
