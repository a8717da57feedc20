"""From a source to its two text forms: ordered, in the manner of seed 000, and drawn, in the manner of seed 003."""

import re
from collections.abc import Iterator
from random import Random

from samples.sheet import SECTIONS, Sheet

_GLUED = re.compile(r"(?<=\d)\ (?=\d{3}(?!\d)) | \ (?=[:;?!»%€]) | (?<=«)\ ", re.VERBOSE)
_HYPHEN = re.compile(r"(?<=[^\W\d_]{2})-(?=[^\W\d_]{2})")
_GLUE = "\ue000"
_SPACES = {"plain": " ", "no-break": "\u00a0", "narrow": "\u202f"}
_LONG = 60
_NARROW = ("temoignage", "beneficier")


def ordered(sheet: Sheet) -> str:
    """The fiche in reading order: one paragraph a line, blank lines, numbered steps (links in Markdown)."""
    blocks = ["\n".join(_ordered_block(sheet, name)) for name in SECTIONS if sheet.printed.items(name)]
    return _GLUED.sub(_SPACES[sheet.spaces], "\n\n\n" + "\n\n".join(blocks) + "\n")


def _ordered_block(sheet: Sheet, name: str) -> Iterator[str]:
    heading = sheet.printed.heading(name)
    if heading is not None:
        yield from (heading, "")
    items = sheet.printed.items(name)
    for number, item in enumerate(items):
        if name == "beneficier":
            yield f"{_mark(sheet, number + 1)}{_link(item) if sheet.markdown else item}"
        else:
            if number and _is_apart(name, number, items):
                yield ""
            yield item


def _is_apart(name: str, number: int, items: tuple[str, ...]) -> bool:
    """Whether a blank line stands before an item: paragraphs, a quote, the first lines of the header."""
    if name == "entete":
        return number <= 3
    return max(len(items[number - 1]), len(items[number])) > _LONG


def _mark(sheet: Sheet, number: int) -> str:
    mark = sheet.marks.replace("1", str(number))
    return f"- {mark} " if sheet.markdown and "1" in sheet.marks else f"{mark} " if mark else ""


def _link(step: str) -> str:
    is_address = "." in step and " " not in step
    return f"[{step}](https://{step.lower()})" if is_address else step


def drawn(sheet: Sheet) -> str:
    """The fiche in drawing order, wrapped, with the stray and trailing spaces that a copied page has."""
    chance = Random(sheet.slug)
    lines: list[str] = []
    previous = ""
    for entry in sheet.drawn_order:
        if lines and (not _may_touch(previous, entry) or chance.random() < 0.7):
            lines.append(chance.choice(("", "", " ")))
        lines += _drawn_block(sheet, entry, chance)
        previous = entry
    return "\n".join(lines).replace(_GLUE, _SPACES[sheet.spaces]) + "\n"


def _may_touch(previous: str, entry: str) -> bool:
    """A heading, the header and the steps may stand without a blank line, as in seed 003; two bodies never do."""
    return any(part.startswith(("entete", "beneficier")) or part.endswith(".heading") for part in (previous, entry))


def _drawn_block(sheet: Sheet, entry: str, chance: Random) -> list[str]:
    name, _, which = entry.partition(".")
    if which == "heading":
        return [chance.choice(("{}", "{} ", " {}  ")).format(sheet.printed.heading(name))]
    items = sheet.printed.items(name)
    chosen = items if not which else (items[int(which)],)
    columns = sheet.narrow if name in _NARROW else sheet.wrap
    lines: list[str] = []
    for item in chosen:
        if lines and (name in ("mesure", "belle_histoire", "beneficier") or len(item) > _LONG):
            lines.append(chance.choice(("", "", " ")))
        for piece in item.split("\n"):
            lines += [_with_tail(line, chance) for line in wrapped(_GLUED.sub(_GLUE, piece), columns, sheet.soft)]
    return lines


def _with_tail(line: str, chance: Random) -> str:
    return line if line.endswith("-") or chance.random() < 0.2 else f"{line} "


def wrapped(text: str, columns: int, soft: tuple[str, ...] = ()) -> list[str]:
    """Fill lines with words; a word that does not fit breaks at its own hyphen, or where `soft` says.

    >>> wrapped("un vrai tiers-lieu accompagne", 14, ("accom-pagne",))
    ['un vrai tiers-', 'lieu accom-', 'pagne']
    """
    lines = [""]
    for word in text.split(" "):
        rest = word
        if lines[-1] and len(lines[-1]) + 1 + len(word) > columns:
            head, rest = _broken(word, columns - len(lines[-1]) - 1, soft)
            lines[-1] += f" {head}" if head else ""
            lines.append("")
        lines[-1] += f" {rest}" if lines[-1] else rest
    return lines


def _broken(word: str, room: int, soft: tuple[str, ...]) -> tuple[str, str]:
    """The longest beginning of the word that fits, with its hyphen, and the rest; empty where none fits."""
    cuts = [(word[: at.end()], word[at.end() :]) for at in _HYPHEN.finditer(word)]
    for pattern in soft:
        start, _, end = pattern.partition("-")
        before, found, after = word.partition(start + end)
        if found:
            cuts.append((f"{before}{start}-", f"{end}{after}"))
    fitting = [cut for cut in cuts if len(cut[0]) <= room]
    return max(fitting, key=lambda cut: len(cut[0]), default=("", word))
