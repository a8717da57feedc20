"""Gold values paired with a record's claims: exact matches first, then ever looser ones."""

from collections.abc import Callable, Mapping, Sequence
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


def match(expected: Sequence[Expected], found: Sequence[Claim], texts: Mapping[str, str]) -> list[Pair]:
    """Pair each gold value with at most one claim, strictest level first, in reading order within a level.

    Where equal mentions are fewer on one side, those with the gold's role are taken first. `texts` are the sections.
    """
    pairs: list[Pair] = []
    wanted, offered = list(expected), list(found)
    for level in LEVELS:
        for same_role in _role_orders(level, wanted, offered, texts):
            for gold in list(wanted):
                claim = _first(gold, offered, level, same_role, texts)
                if claim is not None:
                    pairs.append(Pair(gold, claim, level))
                    wanted.remove(gold)
                    offered.remove(claim)
    return [*pairs, *(Pair(gold, None, "none") for gold in wanted), *(Pair(None, claim, "none") for claim in offered)]


def agrees(gold: Facts, found: Facts) -> bool:
    """Whether every fact that the gold gives is found; what it leaves out is not compared."""
    facts = dict(found)
    return all(name in facts and facts[name] == value for name, value in gold)


def _role_orders(
    level: Level, wanted: Sequence[Expected], offered: Sequence[Claim], texts: Mapping[str, str]
) -> tuple[bool, ...]:
    """Roles break ties only where mentions are missing: complete lists pair in reading order."""
    test = _TESTS[level]
    complete = all(
        sum(test(gold, claim, texts) for claim in offered) == sum(_alike(gold, other) for other in wanted)
        for gold in wanted
    )
    return (False,) if complete else (True, False)


def _alike(one: Expected, other: Expected) -> bool:
    return (one.facts, one.section, one.text) == (other.facts, other.section, other.text)


def _first(
    gold: Expected, offered: Sequence[Claim], level: Level, same_role: bool, texts: Mapping[str, str]
) -> Claim | None:
    test = _TESTS[level]
    for claim in offered:
        if test(gold, claim, texts) and (not same_role or gold.role == claim.role):
            return claim
    return None


def _is_strict(gold: Expected, claim: Claim, texts: Mapping[str, str]) -> bool:
    best = claim.evidence[0]
    here = gold.section is None or (gold.section == best.section and gold.text == best.text)
    return here and agrees(gold.facts, claim.facts)


def _is_overlap(gold: Expected, claim: Claim, texts: Mapping[str, str]) -> bool:
    if gold.section is None:
        return agrees(_folded(gold.facts), _folded(claim.facts))
    return agrees(gold.facts, claim.facts) and _touches(gold, claim, texts)


def _is_value(gold: Expected, claim: Claim, texts: Mapping[str, str]) -> bool:
    return agrees(_folded(gold.facts), _folded(claim.facts))


def _touches(gold: Expected, claim: Claim, texts: Mapping[str, str]) -> bool:
    """Whether the gold's words, wherever its section has them, share a character with the claim's evidence."""
    best = claim.evidence[0]
    if gold.section is None or gold.text is None or gold.section != best.section:
        return False
    text = texts.get(gold.section, "")
    at = text.find(gold.text, max(0, best.start - len(gold.text) + 1))
    return at != -1 and at < best.end


def _is_place(gold: Expected, claim: Claim, texts: Mapping[str, str]) -> bool:
    return gold.section is not None and _touches(gold, claim, texts)


_TESTS: Mapping[Level, Callable[[Expected, Claim, Mapping[str, str]], bool]] = {
    "strict": _is_strict,
    "overlap": _is_overlap,
    "value": _is_value,
    "none": _is_place,
}


def _folded(facts: Facts) -> Facts:
    """Facts with texts folded: case, accents, apostrophes and spaces aside."""
    return tuple((name, " ".join(fold(value).split()) if isinstance(value, str) else value) for name, value in facts)
