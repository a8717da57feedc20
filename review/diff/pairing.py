"""Which fiche of the old run is which of the new one: by id, then by source name; the index is on disk."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from pydantic import ValidationError

from review.errors import ReviewError
from review.runs import Run, first_fault, foreign_version, peek
from schemas.failure import Failure

Kind = Literal["record", "failure"]
Tie = Literal["bytes", "name"] | None

_HEAD = re.compile(
    rb"""\{"schema_version":"(?P<version>[^"\\]{1,20})","id":"(?P<stem>[0-9a-f]{16})(?P<suffix>-p[0-9-]{1,20})?",
         "source":\{"name":(?P<name>"(?:[^"\\]|\\.){0,8000}")""".replace(b"\n         ", b"")
)
"""The head of a record's line as `fiches extract` writes it; any other spacing is read as JSON."""

_TABLES = """
create table documents (side integer, kind text, stem text, suffix text, name text, offset integer, size integer);
create table pairs (old integer unique, new integer unique);
"""
_INDEXES = """
create index by_stem on documents (side, stem, suffix);
create index by_name on documents (side, name, suffix);
"""
_PAIR = """
insert or ignore into pairs
select old.rowid, new.rowid from documents as old join documents as new
on new.side = 1 and new.kind = old.kind and new.{key} = old.{key} and new.suffix = old.suffix
where old.side = 0 and old.{key} is not null
and old.rowid not in (select old from pairs) and new.rowid not in (select new from pairs)
order by old.rowid, new.rowid
"""
_PAIRED = """
select old.name, old.offset, old.size, new.name, new.offset, new.size, old.kind
from pairs join documents as old on old.rowid = pairs.old join documents as new on new.rowid = pairs.new
order by new.name, new.suffix
"""
_ALONE = """
select one.kind, one.name, one.offset, one.size, (
  select max(1 + (other.stem is one.stem)) from documents as other
  where other.side = {other} and other.kind != one.kind and (other.stem = one.stem or other.name = one.name)
  and (other.suffix = one.suffix or '' in (other.suffix, one.suffix))
) from documents as one
where one.side = {side} and one.rowid not in (select {column} from pairs)
order by one.name, one.suffix
"""
_TIES: tuple[Tie, ...] = (None, "name", "bytes")


@dataclass(frozen=True, slots=True)
class Document:
    """Where a line of a run stands, in bytes.

    `tie` says by what the other run has the same document as the other kind, if it has.
    """

    kind: Kind
    name: str
    offset: int
    size: int
    tie: Tie = None


@contextmanager
def pair_runs(old: Run, new: Run) -> Iterator["Pairing"]:
    """Index and pair both runs. The index stays on disk as long as the context."""
    with closing(sqlite3.connect("")) as index:
        index.executescript(_TABLES)
        for side, run in enumerate((old, new)):
            _fill(index, side, "record", run.records)
            if run.failures is not None:
                _fill(index, side, "failure", run.failures)
        index.executescript(_INDEXES)
        for key in ("stem", "name"):
            index.execute(_PAIR.format(key=key))
        yield Pairing(index)


def _fill(index: sqlite3.Connection, side: int, kind: Kind, path: Path) -> None:
    read = _record_key if kind == "record" else _failure_key
    with path.open("rb") as file:
        rows = ((side, kind, *read(path, number, line), at, len(line)) for number, at, line in _lines(file))
        index.executemany("insert into documents values (?, ?, ?, ?, ?, ?, ?)", rows)


class Pairing:
    """Both runs, paired."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index

    def pairs(self) -> Iterator[tuple[Document, Document]]:
        """Documents of both runs, by the new run's name: two records, or two refusals."""
        for old_name, old_at, old_size, new_name, new_at, new_size, kind in self._index.execute(_PAIRED):
            yield Document(kind, old_name, old_at, old_size), Document(kind, new_name, new_at, new_size)

    def alone(self, side: Literal[0, 1]) -> Iterator[Document]:
        """Documents of one run (0 old, 1 new) without a counterpart of their kind in the other."""
        query = _ALONE.format(side=side, other=1 - side, column="new" if side else "old")
        for kind, name, offset, size, tie in self._index.execute(query):
            yield Document(kind, name, offset, size, _TIES[tie or 0])


def _lines(file: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    offset = 0
    for number, line in enumerate(file, 1):
        if line.strip():
            yield number, offset, line
        offset += len(line)


def _record_key(path: Path, number: int, line: bytes) -> tuple[str, str, str]:
    """The first 16 digits of its source's hash, which of the source's fiches it is, and its source's name."""
    head = _HEAD.match(line)
    if head is None:
        return _slow_key(path, number, line)
    _check_version(path, number, head["version"].decode())
    return head["stem"].decode(), (head["suffix"] or b"").decode(), _storable(json.loads(head["name"]))


def _slow_key(path: Path, number: int, line: bytes) -> tuple[str, str, str]:
    name, version = peek(line)
    _check_version(path, number, version)
    node = json.loads(line) if name is not None else {}
    key = node.get("id")
    if name is None or version is None or not isinstance(key, str):
        raise ReviewError(f"{path}, line {number}: not a record")
    return key[:16], key[16:], _storable(name)


def _check_version(path: Path, number: int, version: str | None) -> None:
    foreign = foreign_version(version)
    if foreign is not None:
        raise ReviewError(f"{path}, line {number}: {foreign}")


def _failure_key(path: Path, number: int, line: bytes) -> tuple[str | None, str, str]:
    try:
        failure = Failure.model_validate_json(line)
    except ValidationError as error:
        raise ReviewError(f"{path}, line {number}: {first_fault(error)}") from error
    pages = f"-p{'-'.join(str(page) for page in failure.pages)}" if failure.pages else ""
    return (failure.sha256[:16] if failure.sha256 else None), pages, _storable(failure.name)


def _storable(name: str) -> str:
    """A name that the index can hold: a lone surrogate is no UTF-8."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
