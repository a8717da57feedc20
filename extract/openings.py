"""The first letters of what a regular expression can match: a quick test of where in a text it is worth trying."""

import re
from collections.abc import Iterator

LONGEST = 3
"""Letters of an opening; one that a form cuts short has fewer, and none where it may begin with anything."""

_UNMATCHED = re.compile(r"\(\?(?:<?[!=])|\\b")
"""What looks around and takes no letter."""
_OPTIONAL = re.compile(r"[\w', -]\?")
_LETTERS = re.compile(r"(?:[\w', -](?![?*+{]))*")


def openings(form: str) -> frozenset[str]:
    """The first letters of all that a regular expression matches, in lower case and with straight apostrophes.

    >>> sorted(openings(r"(?<!\\w)(?:porté|(?:co-)?financ)ée?s? par|s['’]est"))
    ['co-', 'fin', 'por', "s'e"]
    """
    return frozenset(_openings(form.replace("['’]", "'")))


def _openings(form: str) -> Iterator[str]:
    for way in _alternatives(form):
        around = _UNMATCHED.match(way)
        if around is not None:
            yield from openings(way[around.end() :] if way.startswith("\\") else way[_group_end(way) :])
        elif way.startswith("(?:"):
            end = _group_end(way)
            yield from _behind_group(way[3 : end - 1], way[end:])
        elif _OPTIONAL.match(way):
            yield from openings(way[0] + way[2:])
            yield from openings(way[2:])
        else:
            found = _LETTERS.match(way)
            yield found[0][:LONGEST].lower() if found else ""


def _behind_group(inside: str, rest: str) -> Iterator[str]:
    """What a group and the rest of its way begin with, the group left out where it need not be there."""
    if rest[:1] in ("?", "*") or rest.startswith("{0,"):
        yield from openings(rest[1:] if rest[0] != "{" else rest[rest.index("}") + 1 :])
        yield from openings(inside)
    elif rest[:1] in ("+", "{"):
        yield from openings(inside)
    else:
        for way in _alternatives(inside):
            yield from openings(way + rest)


def _alternatives(form: str) -> Iterator[str]:
    """The ways that « | » parts outside groups and sets."""
    start = 0
    for at, depth in _depths(form):
        if depth == 0 and form[at] == "|":
            yield form[start:at]
            start = at + 1
    yield form[start:]


def _group_end(form: str) -> int:
    """The offset behind the group that a form begins with."""
    return next(at + 1 for at, depth in _depths(form) if depth == 0 and form[at] == ")")


def _depths(form: str) -> Iterator[tuple[int, int]]:
    """Each mark of a form that is neither escaped nor in a set, with the number of groups it stands in."""
    depth, at, inside = 0, 0, False
    while at < len(form):
        mark = form[at]
        if mark == "\\":
            at += 1
        elif inside or mark == "[":
            inside = mark != "]"
        else:
            depth += (mark == "(") - (mark == ")")
            yield at, depth
        at += 1
