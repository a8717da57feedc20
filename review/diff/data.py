"""A diff as data: what `--json` prints."""

from review.diff.change import CLASSES
from review.diff.context import Passage
from review.diff.groups import Diff, Example, Group
from review.tables import Json


def diff_json(diff: Diff) -> dict[str, Json]:
    """The whole diff as one object, groups in the order of the report."""
    return {
        "old": diff.old,
        "new": diff.new,
        "parts": list(diff.parts),
        "fiches": {"paired": diff.paired, "unchanged": diff.unchanged},
        "classes": {kind: diff.counts[kind] for kind in CLASSES if diff.counts[kind]},
        "causes": dict(diff.causes.most_common()),
        "groups": [_group_json(group) for group in diff.ordered()],
    }


def _group_json(group: Group) -> dict[str, Json]:
    return {
        "class": group.kind,
        "field": group.field,
        "rule": group.rule,
        "way": group.way,
        "cause": group.cause,
        "changes": group.changes,
        "fiches": group.fiches,
        "examples": [_example_json(example) for example in group.examples],
    }


def _example_json(example: Example) -> dict[str, Json]:
    return {
        "fiche": example.fiche,
        "old": example.old,
        "new": example.new,
        "old_passage": _passage_json(example.old_passage),
        "new_passage": _passage_json(example.new_passage),
    }


def _passage_json(passage: Passage | None) -> Json:
    if passage is None:
        return None
    return {"before": passage.before, "words": passage.words, "after": passage.after}
