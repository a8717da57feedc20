"""The one file that a run lives in: hashes by path and outcomes by (content, fingerprint), in an SQLite database.

Write-ahead journal, exclusive lock, synchronous "normal": each outcome is committed by itself at the cost of one write
without a flush, so a killed process loses nothing that was done; a lost machine loses the last moments and no more.
The lock lies on the file as long as the run lives and goes with it, whatever ends it.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from batch.errors import KEPT, StoreError, disk_full
from batch.outcome import Outcome
from extract.source import MediaType
from schemas.run import FingerprintParts

APPLICATION, VERSION = 0x66696368, 1
SCHEMA = f"""
BEGIN;
CREATE TABLE fingerprints (id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE, parts TEXT NOT NULL);
CREATE TABLE files (
  path BLOB PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, sha256 BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE outcomes (
  id INTEGER PRIMARY KEY, sha256 BLOB NOT NULL, media_type TEXT NOT NULL, fingerprint INTEGER NOT NULL,
  header TEXT NOT NULL, seconds REAL NOT NULL, packed BLOB NOT NULL, UNIQUE (sha256, media_type, fingerprint)
);
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
COMMIT;
"""
KEEP = "INSERT OR REPLACE INTO outcomes (sha256, media_type, fingerprint, header, seconds, packed) VALUES (?,?,?,?,?,?)"
SUPERSEDED = """
SELECT old.fingerprint, count(*) FROM outcomes new JOIN outcomes old USING (sha256, media_type)
WHERE new.fingerprint = :present AND old.fingerprint <> :present GROUP BY old.fingerprint
"""
PRUNE = """
DELETE FROM outcomes WHERE fingerprint <> :present AND EXISTS (
  SELECT 1 FROM outcomes new
  WHERE new.sha256 = outcomes.sha256 AND new.media_type = outcomes.media_type AND new.fingerprint = :present
)
"""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file's size and modification time, by which a file that was not touched is known again."""

    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Kept:
    """An outcome in the store, and the seconds that it took."""

    outcome: Outcome
    seconds: float


class Store:
    """The database, open and locked. Every method raises `StoreError` for what the disk or another run forbids."""

    def __init__(self, connection: sqlite3.Connection, path: Path, fingerprint: int) -> None:
        self._connection = connection
        self._path = path
        self._fingerprint = fingerprint

    @classmethod
    @contextmanager
    def open(cls, path: Path, fingerprint: str, parts: FingerprintParts) -> Iterator[Self]:
        """Open or make the store for outcomes under one fingerprint."""
        if not os.access(path if path.exists() else path.parent, os.W_OK) or not os.access(path.parent, os.W_OK):
            raise StoreError(f"cannot write to {path}: the folder or the file is read-only")
        with _explained(path):
            connection = sqlite3.connect(path, timeout=0.2, isolation_level=None)
            try:
                _prepare(connection, path)
                connection.execute(
                    "INSERT OR IGNORE INTO fingerprints (fingerprint, parts) VALUES (?, ?)",
                    (fingerprint, parts.model_dump_json()),
                )
                query = "SELECT id FROM fingerprints WHERE fingerprint = ?"
                (number,) = connection.execute(query, (fingerprint,)).fetchone()
                yield cls(connection, path, number)
            finally:
                connection.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Commit what is written inside as one; what an exception cuts short is kept as far as it came."""
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")

    def known_hash(self, path: bytes, stamp: Stamp) -> str | None:
        """The hash of a file that still has the size and time it had when it was hashed."""
        query = "SELECT sha256 FROM files WHERE path = ? AND size = ? AND mtime_ns = ?"
        row = self._connection.execute(query, (path, stamp.size, stamp.mtime_ns)).fetchone()
        return None if row is None else row[0].hex()

    def remember_hash(self, path: bytes, stamp: Stamp, sha256: str) -> None:
        """Remember a file by its size and time."""
        row = (path, stamp.size, stamp.mtime_ns, bytes.fromhex(sha256))
        self._connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", row)

    def forget_hash(self, path: bytes) -> None:
        """Hash this file again next time, whatever its size and time."""
        self._connection.execute("DELETE FROM files WHERE path = ?", (path,))

    def keep(self, sha256: str, media_type: MediaType, outcome: Outcome, seconds: float) -> None:
        """Keep an outcome under the store's fingerprint, in the place of an earlier one; committed on return."""
        key = (bytes.fromhex(sha256), media_type, self._fingerprint)
        self._connection.execute(KEEP, (*key, outcome.header, seconds, outcome.packed))

    def header(self, sha256: str, media_type: MediaType) -> str | None:
        """The header of a content's outcome; None where it has none under the store's fingerprint."""
        query = "SELECT header FROM outcomes WHERE sha256 = ? AND media_type = ? AND fingerprint = ?"
        row = self._connection.execute(query, (bytes.fromhex(sha256), media_type, self._fingerprint)).fetchone()
        return None if row is None else str(row[0])

    def kept(self, sha256: str, media_type: MediaType) -> Kept | None:
        """A content's outcome under the store's fingerprint."""
        query = "SELECT header, packed, seconds FROM outcomes WHERE sha256 = ? AND media_type = ? AND fingerprint = ?"
        row = self._connection.execute(query, (bytes.fromhex(sha256), media_type, self._fingerprint)).fetchone()
        return None if row is None else Kept(Outcome.decode(row[0], row[1]), row[2])

    def superseded(self) -> Mapping[str, tuple[FingerprintParts, int]]:
        """Earlier fingerprints, their parts, and how many of their outcomes were redone under the present one."""
        counts = self._connection.execute(SUPERSEDED, {"present": self._fingerprint}).fetchall()
        return {name: (parts, count) for number, count in counts for name, parts in self._fingerprints([number])}

    def prune(self) -> None:
        """Drop the outcomes that `superseded` counted; those of documents not redone stay."""
        self._connection.execute(PRUNE, {"present": self._fingerprint})

    def _fingerprints(self, numbers: Iterable[int]) -> Iterator[tuple[str, FingerprintParts]]:
        query = "SELECT fingerprint, parts FROM fingerprints WHERE id = ?"
        for number in numbers:
            name, parts = self._connection.execute(query, (number,)).fetchone()
            yield name, FingerprintParts.model_validate_json(parts)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Lock the database for good and see that it is ours, or make it so."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("BEGIN IMMEDIATE")
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.execute("COMMIT")
    marks = tuple(connection.execute(f"PRAGMA {mark}").fetchone()[0] for mark in ("application_id", "user_version"))
    if not tables:
        connection.executescript(SCHEMA)
    elif marks != (APPLICATION, VERSION):
        raise StoreError(f"{path} was made by another program or version; name another folder, or move it away")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Say what SQLite's errors mean to an operator. What it was told to keep and said it kept is safe in each case."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explain(path, getattr(error, "sqlite_errorname", ""), str(error)) from error


def _explain(path: Path, name: str, message: str) -> StoreError:
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreError(f"another run is writing to {path.parent}; wait for it, or name another folder")
    if name.startswith("SQLITE_FULL"):
        return disk_full(path.parent)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return StoreError(f"cannot write to {path} ({message})")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StoreError(f"{path} is damaged or no database ({message}); move it away to start anew")
    return StoreError(f"{path}: {message}; {KEPT}")
