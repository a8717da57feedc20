"""A diff as one HTML page: no script, nothing fetched, everything of a fiche escaped."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from review.diff.change import CLASSES
from review.diff.context import Passage
from review.diff.groups import Diff, Example, Group
from review.screen import inert

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""The page may load nothing and run nothing, whatever its text says."""


def diff_html(diff: Diff) -> str:
    """The whole page. Classes are shown and hidden by check boxes that the style sheet reads."""
    style = (files("review.diff") / "page.css").read_text(encoding="utf-8")
    title = f"{_safe(diff.old)} → {_safe(diff.new)}"
    return "\n".join(
        [
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>fiches diff {title}</title><style>{style}</style></head><body>",
            f"<header><h1>{title}</h1><p>{_summary(diff)}</p></header><main>",
            *_body(diff),
            "</main></body></html>\n",
        ]
    )


def _summary(diff: Diff) -> str:
    parts = f" · what differs: {_safe(', '.join(diff.parts))}" if diff.parts else ""
    return f"{diff.paired} fiches in both · {diff.unchanged} unchanged{parts}"


def _body(diff: Diff) -> Iterator[str]:
    if not diff.groups:
        yield '<p class="none">Nothing changed.</p>'
        return
    yield '<nav aria-label="classes of change">'
    for kind in CLASSES:
        if diff.counts[kind]:
            yield f'<label class="tile {kind}"><input type="checkbox" id="show-{kind}" checked>'
            yield f"<b>{diff.counts[kind]}</b> {kind}</label>"
    yield "</nav>"
    yield "<table><caption>Causes</caption>"
    yield from (f"<tr><td>{_safe(cause)}</td><td>{count}</td></tr>" for cause, count in diff.causes.most_common())
    yield "</table>"
    for group in diff.ordered():
        yield from _group(group)


def _group(group: Group) -> Iterator[str]:
    changes = f" · {group.changes} changes" if group.changes != group.fiches else ""
    title = f"<code>{_safe(group.title)}</code>" if group.title else ""
    yield f'<details class="group {group.kind}" open><summary><span class="kind">{group.kind}</span> '
    yield f"<strong>{_safe(group.field)}</strong> {title}"
    yield f'<span class="count">{group.extent}{changes}</span>'
    yield f'<span class="cause">cause: {_safe(group.cause)}</span></summary>'
    for example in group.examples:
        yield from _example(example)
    yield "</details>"


def _example(example: Example) -> Iterator[str]:
    """Both values, each under its sentence; where that is the same, it stands once."""
    old = "" if example.old is None else f"<del>{_safe(example.old)}</del>"
    new = "" if example.new is None else f"<ins>{_safe(example.new)}</ins>"
    yield f"<article><h2>{_safe(example.fiche)}</h2>"
    if old and new and example.old_passage == example.new_passage:
        yield f'<p class="both">{old} {new}{_passage(example.old_passage)}</p>'
    else:
        yield _side("old", old, example.old, example.old_passage)
        yield _side("new", new, example.new, example.new_passage)
    yield "</article>"


def _side(name: str, value: str, shown: str | None, passage: Passage | None) -> str:
    """One run's value and sentence; the sentence alone where its words are the value."""
    if shown is None:
        return ""
    told = "" if passage is not None and passage.words == shown else value
    return f'<p class="{name}">{told}{_passage(passage)}</p>'


def _passage(passage: Passage | None) -> str:
    if passage is None:
        return ""
    before, words, after = (_safe(part) for part in (passage.before, passage.words, passage.after))
    return f"<q>{before}<mark>{words}</mark>{after}</q>"


def _safe(text: str) -> str:
    return escape(inert(text), quote=True).replace("\n", "<br>")
