"""The first letters of what a regular expression can match: a quick test of where in a text it is worth trying."""

import re
from collections.abc import Iterator

LONGEST = 5
"""Letters of an opening; one that a form cuts short has fewer, and none where it may begin with anything."""

_UNMATCHED = re.compile(r"\(\?(?:<?[!=])|\\b")
"""What looks around and takes no letter."""
_OPTIONAL = re.compile(r"[\w', -]\?")
_MARKS = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[()|]")
_LETTERS = re.compile(r"(?:[\w', -](?![?*+{]))*")
_LAYOUT = re.compile(r"\[ \]|\s+")
_NAMED = re.compile(r"\(\?(?:P<\w+>|-i:)")


def openings(form: str, longest: int = LONGEST) -> frozenset[str]:
    """The first letters of all that a regular expression matches, in lower case and with straight apostrophes.

    >>> sorted(openings(r"(?<!\\w)(?:porté|(?:co-)?financ)ée?s? par|s['’](?:est|ét)"))
    ['co-fi', 'finan', 'porté', "s'est", "s'ét"]
    """
    return frozenset(_openings(form.replace("['’]", "'"), longest))


def terse(form: str) -> str:
    """A verbose form on one line, for its openings: without layout, and without the names and flags of its groups.

    >>> terse(r"(?P<aid> aide s? ) [ ] d[’'] (?-i: État )")
    "(?:aides?) d['’](?:État)"
    """
    laid_out = _LAYOUT.sub(lambda space: " " if space[0] == "[ ]" else "", form)
    return _NAMED.sub("(?:", laid_out).replace("[’']", "['’]")


def ways(form: str) -> tuple[str, ...]:
    """The forms that « | » parts outside groups and sets: what one of them matches the whole does, the first first.

    >>> ways(r"a (?: b | c ) | [|] d")
    ('a (?: b | c ) ', ' [|] d')
    """
    return tuple(_alternatives(form))


def _openings(form: str, longest: int) -> Iterator[str]:
    for way in _alternatives(form):
        around = _UNMATCHED.match(way)
        found = _LETTERS.match(way)
        if around is not None:
            yield from openings(way[around.end() :] if way.startswith("\\") else way[_group_end(way) :], longest)
        elif way.startswith("(?:"):
            end = _group_end(way)
            yield from _behind_group(way[3 : end - 1], way[end:], longest)
        elif _OPTIONAL.match(way):
            yield from openings(way[0] + way[2:], longest)
            yield from openings(way[2:], longest)
        elif found is not None and 0 < found.end() < longest:
            yield from (found[0].lower() + rest for rest in openings(way[found.end() :], longest - found.end()))
        else:
            yield found[0][:longest].lower() if found else ""


def _behind_group(inside: str, rest: str, longest: int) -> Iterator[str]:
    """What a group and the rest of its way begin with, the group left out where it need not be there."""
    if rest.startswith("?"):
        rest = rest[1:]
        yield from openings(rest, longest)
    elif rest.startswith(("*", "{0,")):
        yield from openings(rest[rest.index("}") + 1 if rest[0] == "{" else 1 :], longest)
        rest = ""
    elif rest.startswith(("+", "{")):
        rest = ""
    for way in _alternatives(inside):
        yield from openings(way + rest, longest)


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
    """Each « ( », « ) » and « | » of a form, neither escaped nor in a set, with the number of groups it stands in."""
    depth = 0
    for mark in _MARKS.finditer(form):
        if len(mark[0]) == 1:
            depth += (mark[0] == "(") - (mark[0] == ")")
            yield mark.start(), depth
