"""Paths to documents: files, folders and patterns become a list of names in order, nothing read twice."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from glob import glob
from pathlib import Path

from extract.errors import FichesError, RefusedError
from extract.source import MEDIA_TYPES, MediaType, media_type_of, printable_name

PATTERN_SIGNS = frozenset("*?[")


class UsageError(FichesError):
    """What was asked for cannot be done: exit code 2."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read under its name: a POSIX path relative to the folder given, undecodable bytes percent-escaped."""

    name: str
    path: Path
    media_type: MediaType


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A path named on the command line that is no document, with the refusal it gets."""

    name: str
    refusal: RefusedError


@dataclass(frozen=True, slots=True)
class Inputs:
    """What was found, in order of name; `passed_over` counts hidden files and unknown types inside folders."""

    documents: tuple[Input, ...]
    refused: tuple[Unreadable, ...]
    passed_over: int


def find_inputs(paths: Sequence[str], *, out: Path | None = None) -> Inputs:
    """Collect the documents below every path; `out` and what lies in it are never read.

    A pattern that the shell left alone is expanded. Raises `UsageError` for a path that does not exist.
    """
    skipped = None if out is None else out.resolve()
    found: dict[tuple[str, Path], Input] = {}
    refused: dict[str, Unreadable] = {}
    passed = 0
    for path in _expand(paths):
        if path.is_dir():
            for item in _walk(path, path, skipped, frozenset()):
                if item is None:
                    passed += 1
                else:
                    found[item.name, item.path] = item
        else:
            try:
                item = _named(path)
                found[item.name, item.path] = item
            except RefusedError as refusal:
                refused[str(path)] = Unreadable(printable_name(path.name), refusal)
    documents = sorted(found.values(), key=lambda item: (item.name, os.fsencode(item.path)))
    return Inputs(tuple(documents), tuple(refused[key] for key in sorted(refused)), passed)


def _expand(paths: Iterable[str]) -> Iterator[Path]:
    for text in paths:
        path = Path(text)
        if os.path.lexists(path):
            yield path
        elif PATTERN_SIGNS & set(text) and (matches := sorted(glob(text, recursive=True))):
            yield from map(Path, matches)
        else:
            raise UsageError(f"no such file or folder: {printable_name(text)}")


def _named(path: Path) -> Input:
    """A file named on the command line. Raises `RefusedError`: `unreadable`, `not_a_file`, `unknown_type`."""
    return Input(printable_name(path.name), path, media_type_of(path))


def _walk(root: Path, folder: Path, skipped: Path | None, above: frozenset[Path]) -> Iterator[Input | None]:
    """Documents below a folder, None for each file passed over; a link back to a folder above is not followed."""
    real = folder.resolve()
    if real in above or real == skipped:
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError:
        yield None
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            yield None
        elif entry.is_dir():
            yield from _walk(root, path, skipped, above | {real})
        elif entry.is_file() and (media_type := MEDIA_TYPES.get(path.suffix.lower())) is not None:
            yield Input(printable_name(path.relative_to(root)), path, media_type)
        else:
            yield None
