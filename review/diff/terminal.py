"""A diff on a terminal: counts, then each group with its examples in their sentences."""

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from review.diff.change import CLASSES, ChangeClass
from review.diff.context import Passage
from review.diff.groups import Diff, Example, Group
from review.screen import inert, plain, shorten
from review.tables import count_table, print_side_by_side

COLOURS: dict[ChangeClass, str] = {
    "value": "red",
    "role": "magenta",
    "lost": "red",
    "new": "green",
    "moved": "blue",
    "refused": "red",
    "recovered": "green",
    "issue": "yellow",
    "span": "cyan",
    "rule": "cyan",
    "text": "yellow",
    "confidence": "bright_black",
}
QUIET: tuple[ChangeClass, ...] = ("span", "rule", "text", "confidence")
"""Classes that change no value: one example is enough on a terminal."""
MOST_GROUPS = 40
"""Groups shown on a terminal; the other reports show all."""


def print_diff(diff: Diff, out: Console) -> None:
    """The whole diff, the gravest class first."""
    out.print(_headline(diff))
    if not diff.groups:
        out.print(Text("Nothing changed.", style="green"))
        return
    classes: dict[str, int] = {kind: diff.counts[kind] for kind in CLASSES if diff.counts[kind]}
    print_side_by_side(
        [count_table("change", classes, None), count_table("cause", dict(diff.causes.most_common()), None)], out
    )
    groups = diff.ordered()
    for group in groups[:MOST_GROUPS]:
        _print_group(group, out)
    if len(groups) > MOST_GROUPS:
        out.print(plain(f"\n{len(groups) - MOST_GROUPS} more groups: --html, --markdown or --json show all", "dim"))


def _headline(diff: Diff) -> Text:
    text = Text.assemble((inert(diff.old), "bold"), " → ", (inert(diff.new), "bold"))
    text.append(f"   {diff.paired} fiches in both, {diff.unchanged} unchanged", style="dim")
    if diff.parts:
        text.append(f"   what differs: {', '.join(diff.parts)}", style="dim")
    return text


def _print_group(group: Group, out: Console) -> None:
    title = Text.assemble(
        "\n",
        (f" {group.kind} ", f"bold white on {COLOURS[group.kind]}"),
        " ",
        (inert(group.field), "bold"),
        f"  {inert(group.title)}" if group.title else "",
        (f"  {group.extent}", "bold"),
    )
    title.append(f"  {group.changes} changes" if group.changes != group.fiches else "", style="dim")
    title.append(f"  cause: {inert(group.cause)}", style="italic dim")
    out.print(title)
    for example in group.examples[: 1 if group.kind in QUIET else None]:
        out.print(Padding(_example(example), (0, 0, 0, 3)))


def _example(example: Example) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=1)
    table.add_column(overflow="fold")
    table.add_row("", Text.assemble((inert(example.fiche), "dim underline")))
    if example.old_passage == example.new_passage and example.old_passage is not None:
        table.add_row("", _passage(example.old_passage, "bold"))
        table.add_row("", _values(example))
        return table
    for sign, colour, shown, passage in (
        ("-", "red", example.old, example.old_passage),
        ("+", "green", example.new, example.new_passage),
    ):
        if shown is not None:
            table.add_row(Text(sign, style=colour), _side(shown, passage, colour))
    return table


def _values(example: Example) -> Text:
    old, new = (shorten(inert(shown or "—"), 160) for shown in (example.old, example.new))
    return Text.assemble((old, "red"), ("  →  ", "dim"), (new, "green"))


def _side(shown: str, passage: Passage | None, colour: str) -> Text:
    value = Text(shorten(inert(shown), 160), style=colour)
    if passage is None:
        return value
    if " ".join(passage.words.split()).startswith(shown[:60]):
        return _passage(passage, f"bold {colour}")
    return Text.assemble(value, "   ", _passage(passage, f"bold {colour}"))


def _passage(passage: Passage, style: str) -> Text:
    before, words, after = (inert(part.replace("\n", " ⏎ ")) for part in (passage.before, passage.words, passage.after))
    return Text.assemble((before, "dim"), (words, f"{style} underline"), (after, "dim"))
