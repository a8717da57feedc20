"""The stage takes steps in proportion to the text: calls are counted on hostile texts, and patterns cannot explode."""

import re
import sys
from collections.abc import Callable, Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from extract.values import read_values
from tests.steps import steps

HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "1" * n,
    "ranges": lambda n: "1 à " * n,
    "open quotes": lambda n: "« " * (n // 2),
    "millions of millions": lambda n: "un million " * (n // 5),
    "amounts": lambda n: "1 € " * (n // 10),
    "bounds": lambda n: "plafonné à " * (n // 5),
    "dotted": lambda n: "1." * (n // 5),
    "one word": lambda n: "a" * n,
    "aids": lambda n: "subvention " * (n // 5) + "1 €",
    "years": lambda n: "2020-" * (n // 5),
    "enumeration": lambda n: "1, " * (n // 5) + "et 2 salariés",
}
UNAMBIGUOUS = {"extract.values.dates.roles._ALONE_IN_FRONT": "every turn of the outer repeat begins with a word"}
"""Patterns that repeat a repeat and still read a text in one way only, each with the reason."""
WHOLE = 100_000
SLACK = 1.2


def steps_of(text: str) -> int:
    return steps(lambda: read_values({"belle_histoire": text}))


@pytest.mark.parametrize("name", HOSTILE)
def test_five_times_the_text_takes_five_times_the_steps(name: str) -> None:
    once = steps_of(HOSTILE[name](WHOLE // 100))
    assert steps_of(HOSTILE[name](WHOLE // 20)) <= 5 * once * SLACK + 500


@pytest.mark.slow
@pytest.mark.parametrize("name", ["digits", "ranges", "open quotes"])
def test_a_hundred_thousand_of_the_worst_take_steps_in_proportion(name: str) -> None:
    once = steps_of(HOSTILE[name](WHOLE // 10))
    assert steps_of(HOSTILE[name](WHOLE)) <= 10 * once * SLACK + 500


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern of the value modules."""
    for module_name, module in sorted(sys.modules.items()):
        if module_name.startswith("extract.values"):
            for name, value in vars(module).items():
                if isinstance(value, re.Pattern):
                    yield f"{module_name}.{name}", value


def nested_repeats(tree: Any, *, inside: bool = False) -> Iterator[str]:
    """Repeats without a bound that stand inside another such repeat: what makes a search explode."""
    for operation, argument in tree:
        if operation in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            unbounded = argument[1] == codes.MAXREPEAT
            if unbounded and inside:
                yield str(operation)
            yield from nested_repeats(argument[2], inside=inside or unbounded)
        elif operation == codes.BRANCH:
            for branch in argument[1]:
                yield from nested_repeats(branch, inside=inside)
        elif operation in (codes.SUBPATTERN, codes.ATOMIC_GROUP, codes.ASSERT, codes.ASSERT_NOT):
            yield from nested_repeats(argument[-1] if operation != codes.ATOMIC_GROUP else argument, inside=inside)


@pytest.mark.parametrize(("name", "pattern"), list(patterns()), ids=[name for name, _ in patterns()])
def test_no_pattern_repeats_a_repeat(name: str, pattern: re.Pattern[str]) -> None:
    assert name in UNAMBIGUOUS or list(nested_repeats(parser.parse(pattern.pattern, pattern.flags))) == []


def test_a_repeated_repeat_is_seen() -> None:
    assert list(nested_repeats(parser.parse("(?:a+b?)+"))) != []
