"""Gold read from disk: one fiche a `.json`, one a line in a `.jsonl`, or a folder tree of `.json`."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from review.errors import ReviewError
from review.runs import first_fault, read_lines
from schemas.gold import Gold


def read_gold(path: Path) -> list[Gold]:
    """Every gold under a path, by name; two gold for one fiche are an error."""
    if not path.exists():
        raise ReviewError(f"{path} does not exist")
    files = sorted(path.rglob("*.json")) if path.is_dir() else [path]
    gold = [one for file in files for one in _read_file(file)]
    if not gold:
        raise ReviewError(f"{path} holds no gold")
    _refuse_twins(gold)
    return gold


def _read_file(path: Path) -> Iterator[Gold]:
    for number, line in read_lines(path):
        try:
            yield Gold.model_validate_json(line)
        except ValidationError as error:
            raise ReviewError(f"{path}, line {number}: {first_fault(error)}") from error


def _refuse_twins(gold: list[Gold]) -> None:
    seen: set[str] = set()
    for one in gold:
        key = one.id or one.name or one.fiche
        if key in seen:
            raise ReviewError(f"two gold for {key!r}: which one is right cannot be told")
        seen.add(key)
