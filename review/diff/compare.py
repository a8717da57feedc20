"""Two runs in, their differences out: the flow of `fiches diff`."""

from review.diff.causes import Causes, find_causes
from review.diff.change import Change, ChangeClass, Comparison, text_side
from review.diff.groups import Diff
from review.diff.pairing import Document, pair_runs
from review.diff.records import compare_lines, same_but_extractor
from review.runs import Run, read_lines, read_record
from schemas.failure import Failure
from schemas.record import Extractor, Record

MOST_EXAMPLES = 3


def diff_runs(old: Run, new: Run, most_examples: int = MOST_EXAMPLES) -> Diff:
    """Everything that changed, grouped. Memory grows with the groups and not with the records."""
    causes = find_causes(old, new, _extractor(old), _extractor(new))
    diff = Diff(old.title, new.title, causes.parts)
    with pair_runs(old, new) as pairing:
        for before, after in pairing.pairs():
            _add_pair(diff, causes, before, after, most_examples)
        for document in pairing.alone(0):
            _add_alone(diff, causes, document, "lost", most_examples)
        for document in pairing.alone(1):
            _add_alone(diff, causes, document, "new", most_examples)
    return diff


def _extractor(run: Run) -> Extractor | None:
    """What the first record of a run says of its extractor."""
    for number, line in read_lines(run.records):
        record = read_record(number, line)
        return record.extractor if isinstance(record, Record) else None
    return None


def _add_pair(diff: Diff, causes: Causes, old: Document, new: Document, most_examples: int) -> None:
    diff.paired += 1
    if old.kind == "failure":
        comparison = _compare_failures(new.name, old.line, new.line)
    elif same_but_extractor(old.line, new.line):
        comparison = None
    else:
        comparison = compare_lines(new.name, old.line, new.line)
    if comparison is None or not comparison.changes:
        diff.unchanged += 1
        return
    for change in comparison.changes:
        diff.add(comparison, change, causes.of(change, comparison.same_input), most_examples)


def _compare_failures(name: str, old: bytes, new: bytes) -> Comparison | None:
    """A document refused twice; only another reason is a change."""
    one, other = (Failure.model_validate_json(line) for line in (old, new))
    if one.code == other.code:
        return None
    sides = (text_side(f"{failure.code}: {failure.message}") for failure in (one, other))
    change = Change("refused", "fiche", f"{one.code} → {other.code}", *sides)
    return Comparison(name, one.sha256 == other.sha256, (change,), {}, {})


def _add_alone(diff: Diff, causes: Causes, document: Document, kind: ChangeClass, most_examples: int) -> None:
    """A fiche of one run. What the other run has the other way round is told once, from the new run's side."""
    way, shown = "", "the whole fiche"
    if document.kind == "failure":
        failure = Failure.model_validate_json(document.line)
        way, shown = failure.code, f"{failure.code}: {failure.message}"
    if document.tie is not None:
        if kind == "lost":
            return
        kind = "refused" if document.kind == "failure" else "recovered"
    same_input = document.tie == "bytes"
    side = text_side(shown)
    change = Change(kind, "fiche", way, side if kind == "lost" else None, None if kind == "lost" else side)
    comparison = Comparison(document.name, same_input, (change,), {}, {})
    diff.add(comparison, change, causes.of(change, same_input), most_examples)
