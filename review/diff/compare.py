"""Two runs in, their differences out: the flow of `fiches diff`."""

from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, Self

from review.diff.causes import Causes, find_causes
from review.diff.change import Change, ChangeClass, Comparison, text_side
from review.diff.crew import Pairs, count_shares
from review.diff.groups import Diff
from review.diff.pairing import Document, pair_runs
from review.diff.records import compare_lines, same_but_extractor
from review.runs import Run, read_lines, read_record
from schemas.failure import Failure
from schemas.record import Extractor, Record

MOST_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Task:
    """What every process knows: the files of both runs, what differs between them, and how many examples are kept."""

    old: Run
    new: Run
    causes: Causes
    most_examples: int


def diff_runs(old: Run, new: Run, most_examples: int = MOST_EXAMPLES) -> Diff:
    """Everything that changed, grouped. Memory grows with the groups and not with the records."""
    causes = find_causes(old, new, _extractor(old), _extractor(new))
    task = Task(old, new, causes, most_examples)
    diff = Diff(old.title, new.title, causes.parts)
    with pair_runs(old, new) as pairing:
        for share in count_shares(pairing.pairs(), partial(count_pairs, task)):
            diff.merge(share, most_examples)
        with Lines(old) as lines:
            for document in pairing.alone(0):
                _add_alone(diff, task, document, lines.read(document), "lost")
        with Lines(new) as lines:
            for document in pairing.alone(1):
                _add_alone(diff, task, document, lines.read(document), "new")
    return diff


class Lines:
    """The lines of a run, by where they stand. A context manager: it holds the files open."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._files: dict[str, BinaryIO] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        for kind, path in (("record", self._run.records), ("failure", self._run.failures)):
            if path is not None:
                self._files[kind] = self._stack.enter_context(path.open("rb"))
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def read(self, document: Document) -> bytes:
        """One line, without its end."""
        file = self._files[document.kind]
        file.seek(document.offset)
        return file.read(document.size).rstrip(b"\r\n")


def count_pairs(task: Task, pairs: Pairs) -> Diff:
    """The differences of some pairs of documents."""
    diff = Diff("", "")
    with Lines(task.old) as old_lines, Lines(task.new) as new_lines:
        for old, new in pairs:
            diff.paired += 1
            comparison = _compare(new, old_lines.read(old), new_lines.read(new))
            if comparison is None or not comparison.changes:
                diff.unchanged += 1
            else:
                _add(diff, task, comparison)
    return diff


def _extractor(run: Run) -> Extractor | None:
    """What the first record of a run says of its extractor."""
    for number, line in read_lines(run.records):
        record = read_record(number, line)
        return record.extractor if isinstance(record, Record) else None
    return None


def _add(diff: Diff, task: Task, comparison: Comparison) -> None:
    for change in comparison.changes:
        diff.add(comparison, change, task.causes.of(change, comparison.same_input), task.most_examples)


def _compare(document: Document, old: bytes, new: bytes) -> Comparison | None:
    if document.kind == "failure":
        return _compare_failures(document.name, old, new)
    return None if same_but_extractor(old, new) else compare_lines(document.name, old, new)


def _compare_failures(name: str, old: bytes, new: bytes) -> Comparison | None:
    """A document refused twice; only another reason is a change."""
    one, other = (Failure.model_validate_json(line) for line in (old, new))
    if one.code == other.code:
        return None
    sides = (text_side(f"{failure.code}: {failure.message}") for failure in (one, other))
    change = Change("refused", "fiche", f"{one.code} → {other.code}", *sides)
    return Comparison(name, one.sha256 == other.sha256, (change,), {}, {})


def _add_alone(diff: Diff, task: Task, document: Document, line: bytes, kind: ChangeClass) -> None:
    """A fiche of one run. What the other run has the other way round is told once, from the new run's side."""
    way, shown = "", "the whole fiche"
    if document.kind == "failure":
        failure = Failure.model_validate_json(line)
        way, shown = failure.code, f"{failure.code}: {failure.message}"
    if document.tie is not None:
        if kind == "lost":
            return
        kind = "refused" if document.kind == "failure" else "recovered"
    side = text_side(shown)
    change = Change(kind, "fiche", way, side if kind == "lost" else None, None if kind == "lost" else side)
    _add(diff, task, Comparison(document.name, document.tie == "bytes", (change,), {}, {}))
