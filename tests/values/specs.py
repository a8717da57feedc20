"""The spec files of values: read, checked, and their bracketed sentences cut into text and span."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from extract.findings import Finding

V = TypeVar("V")
SPECS = Path(__file__).parents[1] / "specs"
LEAST_FORMS = 3
LEAST_REFUSALS = 2


@dataclass(frozen=True, slots=True)
class Case:
    """One way to write a value: the text, the half-open span that is the value's, and the table it stands in."""

    text: str
    span: tuple[int, int] | None
    entry: Mapping[str, Any]

    def __str__(self) -> str:
        return self.text


def read_spec(name: str) -> dict[str, list[dict[str, Any]]]:
    """A spec file as it stands."""
    return tomllib.loads((SPECS / f"{name}.toml").read_text(encoding="utf-8"))


def cases(name: str, table: str) -> list[Case]:
    """Every form (no span of its own) and every sentence (the span in brackets) of a table."""
    return [
        case
        for entry in read_spec(name).get(table, [])
        for case in (
            *(Case(form, None, entry) for form in entry.get("forms", [])),
            *(cut(sentence, entry) for sentence in entry.get("sentences", [])),
        )
    ]


def cut(sentence: str, entry: Mapping[str, Any]) -> Case:
    """Take the brackets out of a sentence."""
    start, end = sentence.index("["), sentence.index("]")
    return Case(sentence[:start] + sentence[start + 1 : end] + sentence[end + 1 :], (start, end - 1), entry)


def finding_at(found: Sequence[Finding[V]], span: tuple[int, int] | None) -> Finding[V]:
    """The finding at a span, or the only one."""
    if span is None:
        assert len(found) == 1, found
        return found[0]
    [finding] = [finding for finding in found if (finding.spans[0].start, finding.spans[0].end) == span]
    return finding


def faults(name: str, keys: Mapping[str, frozenset[str]]) -> list[str]:
    """What is wrong with a spec file itself: unknown tables or keys, empty lists, a text twice, too few examples."""
    found: list[str] = []
    counts: dict[str, list[int]] = {}
    for table, entries in read_spec(name).items():
        for entry in entries:
            unknown = set(entry) - keys.get(table, frozenset())
            found += [f"{table}: unknown {key}" for key in sorted(unknown)]
            written = [*entry.get("forms", []), *entry.get("sentences", [])]
            found += [f"{table} {entry.get('rule')}: nothing written"] if not written else []
            found += [f"{table} {entry.get('rule')}: twice {text}" for text in written if written.count(text) > 1]
            found += [
                f"{table}: one pair of brackets in {text}"
                for text in entry.get("sentences", [])
                if text.count("[") != 1
            ]
            counts.setdefault(entry["rule"], [0, 0])[table == "refused"] += len(written)
    found += [f"{rule}: {forms} forms" for rule, (forms, _) in counts.items() if forms < LEAST_FORMS]
    return found + [
        f"{rule}: {refusals} refusals" for rule, (_, refusals) in counts.items() if refusals < LEAST_REFUSALS
    ]
