"""The first letters of what a regular expression can match: a quick test of where in a text it is worth trying."""

import re
from collections.abc import Iterator

LONGEST = 5
"""Letters of an opening; one that a form cuts short has fewer, and none where it may begin with anything."""

_UNMATCHED = re.compile(r"\(\?(?:<?[!=])|\\b")
"""What looks around and takes no letter."""
_OPTIONAL = re.compile(r"[\w', -]\?")
_SET = re.compile(r"\[([^\W\d_]+)\](?![?*+{])")
"""Letters of which one stands here."""
_MARKS = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[()|]")
_LETTERS = re.compile(r"(?:[\w', -](?![?*+{]))*")
_LAYOUT = re.compile(r"\[ \]|\s+")
_CAPITAL = re.compile(r"(\(\?-i:(?:\(\?![^()]*\))?)\[A-Z[^\]]*\]")
_NAMED = re.compile(r"\(\?(?:P<\w+>|-i:)")
CAPITAL = "_"
"""Stands in a terse form for what must be a capital, whichever it is, and ends its opening."""


def openings(form: str, longest: int = LONGEST) -> frozenset[str]:
    """The first letters of all that a regular expression matches, in lower case and with straight apostrophes.

    >>> sorted(openings(r"(?<!\\w)(?:porté|(?:co-)?financ)ée?s? par|s['’](?:est|ét)"))
    ['co-fi', 'finan', 'porté', "s'est", "s'ét"]
    """
    return frozenset(found for way in _alternatives(form.replace("['’]", "'")) for found in _of_way(way, longest))


def terse(form: str) -> str:
    """A verbose form on one line, for its openings: without layout, and without the names and flags of its groups.

    >>> terse("(?P<aid> aide s? ) [ ] d[’'] (?-i: État ) | (?-i: [A-ZÉ] té )")
    "(?:aides?) d['’](?:État)|(?:_.té)"
    """
    laid_out = _LAYOUT.sub(lambda space: " " if space[0] == "[ ]" else "", form)
    return _NAMED.sub("(?:", _CAPITAL.sub(rf"\1{CAPITAL}.", laid_out)).replace("[’']", "['’]")


def ways(form: str) -> tuple[str, ...]:
    """The forms that « | » parts outside groups and sets: what one of them matches the whole does, the first first.

    >>> ways(r"a (?: b | c ) | [|] d")
    ('a (?: b | c ) ', ' [|] d')
    """
    return tuple(_alternatives(form))


def _of_way(way: str, longest: int) -> Iterator[str]:
    """The openings of a form that no « | » parts: only what is in its groups can be parted."""
    around = _UNMATCHED.match(way)
    one_of = _SET.match(way)
    found = _LETTERS.match(way)
    if around is not None:
        yield from _of_way(way[around.end() :] if way.startswith("\\") else way[_group_end(way) :], longest)
    elif way.startswith("(?:"):
        end = _group_end(way)
        yield from _behind_group(way[3 : end - 1], way[end:], longest)
    elif one_of is not None:
        yield from (opening for letter in one_of[1] for opening in _of_way(letter + way[one_of.end() :], longest))
    elif _OPTIONAL.match(way):
        yield from _of_way(way[0] + way[2:], longest)
        yield from _of_way(way[2:], longest)
    elif found is not None and 0 < found.end() < longest:
        yield from (found[0].lower() + rest for rest in set(_of_way(way[found.end() :], longest - found.end())))
    else:
        yield found[0][:longest].lower() if found else ""


def _behind_group(inside: str, rest: str, longest: int) -> Iterator[str]:
    """What a group and the rest of its way begin with, the group left out where it need not be there."""
    if rest.startswith("?"):
        rest = rest[1:]
        yield from _of_way(rest, longest)
    elif rest.startswith(("*", "{0,")):
        yield from _of_way(rest[rest.index("}") + 1 if rest[0] == "{" else 1 :], longest)
        rest = ""
    elif rest.startswith(("+", "{")):
        rest = ""
    for way in _alternatives(inside):
        yield from _of_way(way + rest, longest)


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
