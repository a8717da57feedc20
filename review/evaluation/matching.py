"""Gold values paired with a record's claims: exact matches first, then ever looser ones."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from extract.folding import fold
from review.evaluation.expectation import Expected
from schemas.claims import Claim, Facts

Level = Literal["strict", "overlap", "value", "none"]
"""How well a pair agrees: section, words and value; value and touching words; value alone; place alone."""
LEVELS: tuple[Level, ...] = ("strict", "overlap", "value", "none")


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold value and the claim taken for it; one side is None where nothing was found for the other."""

    expected: Expected | None
    claim: Claim | None
    level: Level


@dataclass(frozen=True, slots=True, eq=False)
class _Wanted:
    """A gold value with its folded facts, and where its section has its words."""

    expected: Expected
    folded: Facts
    starts: Sequence[int]


@dataclass(frozen=True, slots=True, eq=False)
class _Offered:
    """A claim with its folded facts."""

    claim: Claim
    folded: Facts


def match(expected: Sequence[Expected], found: Sequence[Claim], texts: Mapping[str, str]) -> list[Pair]:
    """Pair each gold value with at most one claim, strictest level first, in reading order within a level.

    Where equal mentions are fewer on one side, those with the gold's role are taken first. `texts` are the sections.
    """
    pairs: list[Pair] = []
    wanted = [_Wanted(one, _fold(one.facts), list(_starts(one, texts))) for one in expected]
    offered = [_Offered(claim, _fold(claim.facts)) for claim in found]
    for level in LEVELS:
        for same_role in _role_orders(level, wanted, offered):
            for gold in list(wanted):
                other = _first(gold, offered, level, same_role)
                if other is not None:
                    pairs.append(Pair(gold.expected, other.claim, level))
                    wanted.remove(gold)
                    offered.remove(other)
    pairs += (Pair(gold.expected, None, "none") for gold in wanted)
    return [*pairs, *(Pair(None, other.claim, "none") for other in offered)]


def agrees(gold: Facts, found: Facts) -> bool:
    """Whether every fact that the gold gives is found; what it leaves out is not compared."""
    if gold == found:
        return True
    facts = dict(found)
    return all(name in facts and facts[name] == value for name, value in gold)


def _starts(gold: Expected, texts: Mapping[str, str]) -> Iterator[int]:
    """Where the section has the gold's words."""
    text = texts.get(gold.section or "", "")
    at = text.find(gold.text) if gold.text else -1
    while at != -1 and gold.text:
        yield at
        at = text.find(gold.text, at + 1)


def _fold(facts: Facts) -> Facts:
    """Facts with texts folded: case, accents, apostrophes and spaces aside."""
    return tuple((name, " ".join(fold(value).split()) if isinstance(value, str) else value) for name, value in facts)


def _role_orders(level: Level, wanted: Sequence[_Wanted], offered: Sequence[_Offered]) -> tuple[bool, ...]:
    """Roles break ties only where mentions are missing: complete lists pair in reading order."""
    test = _TESTS[level]
    complete = all(
        sum(test(gold, other) for other in offered) == sum(_alike(gold.expected, one.expected) for one in wanted)
        for gold in wanted
    )
    return (False,) if complete else (True, False)


def _alike(one: Expected, other: Expected) -> bool:
    return (one.facts, one.section, one.text) == (other.facts, other.section, other.text)


def _first(gold: _Wanted, offered: Sequence[_Offered], level: Level, same_role: bool) -> _Offered | None:
    test = _TESTS[level]
    for other in offered:
        if (not same_role or gold.expected.role == other.claim.role) and test(gold, other):
            return other
    return None


def _is_strict(gold: _Wanted, other: _Offered) -> bool:
    best, own = other.claim.evidence[0], gold.expected
    here = own.section is None or (own.section == best.section and own.text == best.text)
    return here and agrees(own.facts, other.claim.facts)


def _is_overlap(gold: _Wanted, other: _Offered) -> bool:
    if gold.expected.section is None:
        return agrees(gold.folded, other.folded)
    return _touches(gold, other) and agrees(gold.expected.facts, other.claim.facts)


def _is_value(gold: _Wanted, other: _Offered) -> bool:
    return agrees(gold.folded, other.folded)


def _touches(gold: _Wanted, other: _Offered) -> bool:
    """Whether the gold's words, wherever its section has them, share a character with the claim's evidence."""
    best, own = other.claim.evidence[0], gold.expected
    if own.text is None or own.section != best.section:
        return False
    at = bisect_right(gold.starts, best.start - len(own.text))
    return at < len(gold.starts) and gold.starts[at] < best.end


_TESTS: Mapping[Level, Callable[[_Wanted, _Offered], bool]] = {
    "strict": _is_strict,
    "overlap": _is_overlap,
    "value": _is_value,
    "none": _touches,
}
