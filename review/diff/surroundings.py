"""What changed around the values: registry links, section texts, issues, grade, furniture, leftover, the source."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from review.diff.change import Change, Side, text_side
from review.diff.offsets import map_offsets
from review.diff.parts import (
    FURNITURE,
    ISSUES,
    LEFTOVER,
    LINK,
    SECTIONS,
    SOURCE,
    Context,
    Parts,
    Two,
)
from review.diff.ways import text_way
from schemas.record import Furniture, Issue, Leftover, Link, Section

SHOWN = 200
"""Characters shown of a text that changed."""
LONGEST = 10_000
"""Characters of an edit that are compared to say how it changed."""


def surrounding_changes(parts: Parts, context: Context) -> Iterator[Change]:
    """Every change that is none of a value's."""
    if "organisation" in parts:
        yield from _link_changes("organisation.link", *(_link_nodes([node]) for node in _both(parts["organisation"])))
    if "partners" in parts:
        yield from _link_changes("partners.link", *(_link_nodes(node) for node in _both(parts["partners"])))
    if "sections" in parts:
        before, after = (SECTIONS.validate_python(node) for node in _differing(parts["sections"]))
        yield from _section_changes(before, after, context)
    if "issues" in parts:
        yield from _issue_changes(*(ISSUES.validate_python(node) for node in _both(parts["issues"])))
    if "grade" in parts:
        grades = str(parts["grade"].old), str(parts["grade"].new)
        yield Change("issue", "grade", " → ".join(grades), text_side(grades[0]), text_side(grades[1]))
    yield from _textual_changes(parts, context)


def _both(two: Two) -> tuple[object, object]:
    return two.old, two.new


def _differing(two: Two) -> tuple[object, object]:
    """Both mappings without the keys that have the same value in both."""
    old, new = two.old, two.new
    if not isinstance(old, dict) or not isinstance(new, dict):
        return old, new
    same = {key for key in old if key in new and old[key] == new[key]}
    kept = [{key: node[key] for key in node if key not in same} for node in (old, new)]
    return kept[0], kept[1]


def _link_nodes(organisations: object) -> dict[str, object]:
    """Registry links by the organisation's name, still as JSON; the beneficiary has one name for both runs."""
    if not isinstance(organisations, list):
        return {}
    names = [str(one["name"]) if isinstance(one["name"], str) else "" for one in organisations]
    return {name: one["link"] for name, one in zip(names, organisations, strict=True)}


def _link_changes(field: str, old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[Change]:
    """Links of the organisations that both runs name."""
    for name in old:
        if name in new and old[name] != new[name]:
            yield from _link_change(field, LINK.validate_python(old[name]), LINK.validate_python(new[name]))


def _link_change(field: str, old: Link | None, new: Link | None) -> Iterator[Change]:
    if old != new:
        way = "added" if old is None else "dropped" if new is None else "other id" if old.id != new.id else "score"
        before, after = (None if link is None else text_side(f"{link.id} ({link.verdict})") for link in (old, new))
        yield Change("confidence" if way == "score" else "value", field, way, before, after)


def _section_changes(old: Mapping[str, Section], new: Mapping[str, Section], context: Context) -> Iterator[Change]:
    for key in {**old, **new}:
        one, other = old.get(key), new.get(key)
        if one is None or other is None:
            sides = (_whole_section(key, one), _whole_section(key, other))
            yield Change("new" if one is None else "lost", f"sections.{key}", "", *sides)
        else:
            yield from _section_change(key, one, other, context)


def _section_change(key: str, old: Section, new: Section, context: Context) -> Iterator[Change]:
    if old.text != new.text:
        yield Change("text", f"sections.{key}", *_edit(key, old.text, new.text))
    if old.heading != new.heading:
        sides = (text_side(heading if heading is not None else "none") for heading in (old.heading, new.heading))
        yield Change("text", f"sections.{key}.heading", text_way(old.heading or "", new.heading or ""), *sides)
    if (old.text, old.heading) == (new.text, new.heading) and old.regions != new.regions and context.same_input:
        yield Change("span", f"sections.{key}", "regions", None, None)


def _whole_section(key: str, section: Section | None) -> Side | None:
    if section is None:
        return None
    return text_side(section.text[:SHOWN], key, 0, len(section.text))


def _edit(key: str, old: str, new: str) -> tuple[str, Side, Side]:
    """How a text changed, and of each text the span between what both share at their start and at their end."""
    blocks = map_offsets(old, new).blocks
    head = blocks[0][2] if blocks and blocks[0][:2] == (0, 0) else 0
    at_old, at_new, length = blocks[-1] if blocks else (0, 0, 0)
    shares_end = (at_old + length, at_new + length) == (len(old), len(new))
    tail = min(length, len(old) - head, len(new) - head) if shares_end else 0
    one, other = (text[head : len(text) - tail] for text in (old, new))
    sides = [text_side(cut[:SHOWN], key, head, head + len(cut)) for cut in (one, other)]
    return text_way(one[:LONGEST], other[:LONGEST]), sides[0], sides[1]


def _issue_changes(old: Sequence[Issue], new: Sequence[Issue]) -> Iterator[Change]:
    """Issues by code, severity and message: where they point to shifts with the lists."""
    before, after = (Counter((one.severity, one.code, one.message) for one in issues) for issues in (old, new))
    for severity, code, message in (before - after).elements():
        yield Change("issue", "issues", f"lost {severity} {code}", text_side(f"{code}: {message}"), None)
    for severity, code, message in (after - before).elements():
        yield Change("issue", "issues", f"new {severity} {code}", None, text_side(f"{code}: {message}"))


def _textual_changes(parts: Parts, context: Context) -> Iterator[Change]:
    """Furniture, leftover, coverage and source. Coverage alone is told where nothing else explains it."""
    if "furniture" in parts:
        furniture = [FURNITURE.validate_python(node) for node in _both(parts["furniture"])]
        yield from _joined_change("furniture", furniture[0], furniture[1], context)
    if "leftover" in parts:
        leftover = [LEFTOVER.validate_python(node) for node in _both(parts["leftover"])]
        yield from _joined_change("leftover", leftover[0], leftover[1], context)
    if "coverage" in parts and not parts.keys() & {"sections", "furniture", "leftover", "source"}:
        yield Change("text", "coverage", "", *(text_side(str(node)) for node in _both(parts["coverage"])))
    if "source" in parts:
        yield from _source_changes(parts["source"])


def _joined_change(
    field: str, old: Sequence[Furniture | Leftover], new: Sequence[Furniture | Leftover], context: Context
) -> Iterator[Change]:
    one, other = (" ".join(piece.text for piece in pieces) for pieces in (old, new))
    if one != other:
        yield Change("text", field, text_way(one, other), text_side(one[:SHOWN]), text_side(other[:SHOWN]))
    elif context.same_input:
        yield Change("span", field, "regions", None, None)


def _source_changes(two: Two) -> Iterator[Change]:
    old, new = (SOURCE.validate_python(node) for node in _both(two))
    for name in ("name", "also", "sha256", "media_type", "pages", "reader"):
        one, other = getattr(old, name), getattr(new, name)
        if one != other:
            yield Change("text", f"source.{name}", "", text_side(_listed(one)), text_side(_listed(other)))


def _listed(value: object) -> str:
    return ", ".join(str(item) for item in value) if isinstance(value, tuple) else str(value)
