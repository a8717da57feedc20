"""Paths to documents: files, folders and patterns become a list of names in order, nothing listed twice."""

import os
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from glob import glob
from pathlib import PurePath

from batch.errors import UsageError
from extract.errors import RefusedError
from extract.source import MEDIA_TYPES, MediaType, printable_name

PATTERN_SIGNS = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read under its name: a POSIX path relative to the folder given, undecodable bytes percent-escaped."""

    name: str
    path: str
    media_type: MediaType


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A name that leads to no bytes, with the refusal it gets."""

    name: str
    refusal: RefusedError


@dataclass(frozen=True, slots=True)
class Inputs:
    """What was found, in order of name; `passed_over` counts what folders hold beside fiches."""

    documents: tuple[Input, ...]
    refused: tuple[Unreadable, ...]
    passed_over: int


@dataclass(slots=True)
class _Search:
    """What has been found so far; `skipped` is OUT and `seen` what has been listed, each by device and inode."""

    skipped: tuple[int, int] | None
    documents: dict[tuple[str, str], Input] = field(default_factory=dict)
    refused: dict[str, Unreadable] = field(default_factory=dict)
    passed_over: int = 0
    seen: set[tuple[int, int]] = field(default_factory=set)


def find_inputs(paths: Sequence[str], *, out: str | os.PathLike[str] | None = None) -> Inputs:
    """Collect the documents below every path; `out` and what lies in it are never read.

    A pattern that the shell left alone is expanded. Inside a folder every name of a known type that is no folder
    itself counts, whatever stands behind it; hidden names and other types are passed over. A folder is listed once,
    under its real place before any link to it. Raises `UsageError` for a path that does not exist.
    """
    search = _Search(None if out is None or not os.path.isdir(out) else _identity(out))
    for path in _expand(paths):
        if os.path.isdir(path):
            search.seen.clear()
            _search_folder(search, path)
        else:
            _search_file(search, path)
    documents = sorted(search.documents.values(), key=lambda item: (item.name, os.fsencode(item.path)))
    return Inputs(tuple(documents), tuple(search.refused[key] for key in sorted(search.refused)), search.passed_over)


def choose(inputs: Inputs, *, limit: int | None, sample: int | None, seed: int = 0) -> Inputs:
    """Keep `sample` documents drawn by `seed`, then the first `limit` of them, in order of name."""
    documents = inputs.documents
    if sample is not None and sample < len(documents):
        drawn = random.Random(seed).sample(range(len(documents)), sample)
        documents = tuple(documents[index] for index in sorted(drawn))
    return replace(inputs, documents=documents[:limit])


def _expand(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        if os.path.lexists(path):
            yield path
        elif PATTERN_SIGNS & set(path) and (matches := sorted(glob(path, recursive=True), key=os.fsencode)):
            yield from matches
        else:
            raise UsageError(f"no such file or folder: {printable_name(path)}")


def _search_file(search: _Search, path: str) -> None:
    """A file named on the command line: what is no fiche by its name is refused, not passed over."""
    name = printable_name(os.path.basename(path))
    media_type = MEDIA_TYPES.get(PurePath(path).suffix.lower())
    if media_type is not None:
        search.documents[name, os.path.abspath(path)] = Input(name, path, media_type)
        return
    refusal = RefusedError("unknown_type", f"the name ends in none of {', '.join(MEDIA_TYPES)}")
    if not os.path.isfile(path):
        refusal = RefusedError("not_a_file", "a device, a pipe, a socket or a link to nothing")
    search.refused[os.path.abspath(path)] = Unreadable(name, refusal)


def _search_folder(search: _Search, root: str) -> None:
    """Everything below a folder: real folders first, then those behind links, each once however links turn."""
    folders, links = [root], list[str]()
    while folders or links:
        folder = folders.pop() if folders else links.pop(0)
        entries = _list_folder(search, root, folder)
        inner = [entry.path for entry in entries if _sort_entry(search, root, entry)]
        folders.extend(path for path in reversed(inner) if not os.path.islink(path))
        links.extend(path for path in inner if os.path.islink(path))


def _list_folder(search: _Search, root: str, folder: str) -> list[os.DirEntry[str]]:
    """A folder's entries in order of their bytes; none where it is OUT, was listed before, or cannot be listed."""
    try:
        identity = _identity(folder)
        if identity in search.seen or identity == search.skipped:
            search.passed_over += identity in search.seen
            return []
        search.seen.add(identity)
        return sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        name = printable_name(os.path.basename(root) if folder == root else os.path.relpath(folder, root))
        reason = f"a folder that cannot be listed: {error.strerror}"
        search.refused[os.path.abspath(folder)] = Unreadable(name, RefusedError("unreadable", reason))
        return []


def _identity(folder: str | os.PathLike[str]) -> tuple[int, int]:
    status = os.stat(folder)
    return status.st_dev, status.st_ino


def _sort_entry(search: _Search, root: str, entry: os.DirEntry[str]) -> bool:
    """Take a document or pass over what is none; true for a folder to go into."""
    if entry.name.startswith("."):
        search.passed_over += 1
        return False
    if os.path.isdir(entry.path) if entry.is_symlink() else entry.is_dir():
        return True
    media_type = MEDIA_TYPES.get(PurePath(entry.name).suffix.lower())
    if media_type is None:
        search.passed_over += 1
        return False
    name = printable_name(os.path.relpath(entry.path, root))
    search.documents[name, os.path.abspath(entry.path)] = Input(name, entry.path, media_type)
    return False
