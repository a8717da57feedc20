"""Reviewers' decision files read and merged: what they agree on is replayed, what they do not is shown."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from extract.errors import FichesError
from schemas.decision import Decision, Key


@dataclass(frozen=True, slots=True)
class Conflict:
    """The standing decisions of reviewers who do not agree on one value; none of them is applied."""

    decisions: tuple[Decision, ...]


@dataclass(frozen=True)
class DecisionBook:
    """Decisions that stand, in a fixed order, and the conflicts among reviewers."""

    decisions: tuple[Decision, ...]
    conflicts: tuple[Conflict, ...]

    @cached_property
    def by_source(self) -> Mapping[str, tuple[Decision, ...]]:
        """Decisions by their source's SHA-256."""
        sources: dict[str, list[Decision]] = {}
        for decision in self.decisions:
            sources.setdefault(decision.sha256, []).append(decision)
        return {sha256: tuple(decisions) for sha256, decisions in sources.items()}

    def of(self, sha256: str) -> tuple[Decision, ...]:
        """Decisions on one source."""
        return self.by_source.get(sha256, ())

    @cached_property
    def fingerprint(self) -> str:
        """A hash of what is replayed, 16 hex digits; who decided, when and why plays no part in a record."""
        digest = hashlib.sha256()
        for decision in self.decisions:
            digest.update(decision.model_dump_json(exclude={"who", "when", "because", "name"}).encode() + b"\n")
        return digest.hexdigest()[:16]


def read_decisions(paths: Iterable[Path]) -> DecisionBook:
    """Read files in the order given and merge them. Raises `FichesError`, with file and line, for a bad line."""
    return merge_decisions([decision for path in paths for decision in _read_file(path)])


def merge_decisions(decisions: Sequence[Decision]) -> DecisionBook:
    """Of each reviewer the last decision on a value stands; reviewers who differ on it are in conflict."""
    standing: dict[Key, dict[str, Decision]] = {}
    for decision in sorted(decisions, key=lambda one: one.when):
        standing.setdefault(decision.key, {})[decision.who] = decision
    agreed: list[Decision] = []
    conflicts: list[Conflict] = []
    for _, by_reviewer in sorted(standing.items(), key=lambda item: (*item[0][:3], item[0][3] or ("", 0, 0))):
        own = tuple(one for one in by_reviewer.values() if one.action != "withdraw")
        if len({one.outcome() for one in own}) > 1:
            conflicts.append(Conflict(own))
        elif own:
            agreed.append(own[-1])
    return DecisionBook(tuple(agreed), tuple(conflicts))


def _read_file(path: Path) -> Iterator[Decision]:
    if not path.is_file():
        raise FichesError(f"{path} is no file of decisions")
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _read_line(path, number, line)


def _read_line(path: Path, number: int, line: bytes) -> Decision:
    try:
        return Decision.model_validate_json(line)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = "/".join(str(step) for step in fault["loc"])
        raise FichesError(f"{path}, line {number}, {where or 'decision'}: {fault['msg'][:300]}") from error
