"""A diff as Markdown, for a pull request's comment; a fiche's text in it is inert."""

import re
from collections.abc import Iterator

from review.diff.change import CLASSES
from review.diff.context import Passage
from review.diff.groups import Diff, Example, Group
from review.screen import inert, shorten

_SPECIAL = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~&@:$]")


def diff_markdown(diff: Diff) -> str:
    """Counts as tables, then each group with its examples."""
    return "\n".join(_lines(diff)) + "\n"


def _lines(diff: Diff) -> Iterator[str]:
    yield f"# {_safe(diff.old)} → {_safe(diff.new)}\n"
    yield f"{diff.paired} fiches in both, {diff.unchanged} unchanged.\n"
    if not diff.groups:
        yield "Nothing changed."
        return
    yield "| change | n |\n| --- | ---: |"
    yield from (f"| {kind} | {diff.counts[kind]} |" for kind in CLASSES if diff.counts[kind])
    yield "\n| cause | n |\n| --- | ---: |"
    yield from (f"| {_safe(cause)} | {count} |" for cause, count in diff.causes.most_common())
    for group in diff.ordered():
        yield from _group(group)


def _group(group: Group) -> Iterator[str]:
    title = f" ({_safe(group.title)})" if group.title else ""
    yield f"\n## {group.kind}: {_safe(group.field)}{title}\n"
    yield f"{group.extent}, {group.changes} changes. Cause: {_safe(group.cause)}.\n"
    for example in group.examples:
        yield f"- {_safe(example.fiche)}"
        yield from _sides(example)


def _sides(example: Example) -> Iterator[str]:
    for sign, shown, passage in (
        ("old", example.old, example.old_passage),
        ("new", example.new, example.new_passage),
    ):
        if shown is not None:
            told = "" if passage is None else f" — {_passage(passage)}"
            yield f"  - {sign}: {_safe(shorten(shown, 160))}{told}"


def _passage(passage: Passage) -> str:
    before, words, after = (_safe(part) for part in (passage.before, passage.words, passage.after))
    bold = f"**{words.strip()}**" if words.strip() else ""
    return f"{before}{bold}{after}"


def _safe(text: str) -> str:
    """Text that Markdown and HTML leave as it is, on one line."""
    return _SPECIAL.sub(lambda match: _escape(match[0]), inert(" ".join(text.split()) if "\n" in text else text))


def _escape(char: str) -> str:
    """Characters that could open a tag, an entity, a link or a mention are written as entities."""
    return f"&#{ord(char)};" if char in "<>&@:$" else f"\\{char}"
