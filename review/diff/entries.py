"""The values of one field in both runs, paired by where they stand and what they say, never by position."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence

from review.diff.offsets import OffsetMap
from schemas.claims import SCALAR_FIELDS, Claim

Pairs = list[tuple[Claim | None, Claim | None]]
Maps = Mapping[str, OffsetMap]
"""For each section whose text changed, where its old characters went."""
Spot = tuple[str, int, int] | None
"""Section and half-open span of a claim's best evidence, in the new text; None where it was edited away."""
Claims = dict[int, Claim]
"""Claims that are not paired yet, by their number."""
Key = Callable[[Claim, Spot], Hashable]
"""What two claims must have in common to be a pair; None for a claim that this reason cannot pair."""
Finder = Callable[[Claims, Claims, Mapping[int, Spot], Mapping[int, Spot], Key], list[tuple[int, int]]]
"""Pairs, as numbers, among the claims that are left: old and new, where each stands, and what they must share."""


def pair_claims(field: str, old: Sequence[Claim], new: Sequence[Claim], maps: Maps) -> Pairs:
    """Pair claims of one field, the surest reason first; what is left stands against None.

    A scalar that both runs state is always a pair, wherever it stands.
    """
    if len(old) == len(new) and (_is_single(field) or all(map(_stays, old, new))):
        return list(zip(old, new, strict=True))
    left, right = dict(enumerate(old)), dict(enumerate(new))
    before = {number: _moved_spot(claim, maps) for number, claim in left.items()}
    after: dict[int, Spot] = {number: _spot(claim) for number, claim in right.items()}
    pairs: Pairs = []
    for find, key in _REASONS:
        if left and right:
            found = find(left, right, before, after, key)
            pairs += [(left.pop(one), right.pop(other)) for one, other in found]
    if _is_single(field):
        pairs += zip(list(left.values()), list(right.values()), strict=False)
        shared = min(len(left), len(right))
        left, right = (dict(list(claims.items())[shared:]) for claims in (left, right))
    return [*pairs, *((one, None) for one in left.values()), *((None, other) for other in right.values())]


def _is_single(field: str) -> bool:
    return field in SCALAR_FIELDS and not field.startswith("testimonies.")


def _stays(old: Claim, new: Claim) -> bool:
    """Whether two claims are a pair at first sight: the same value on the same words."""
    return old.facts == new.facts and old.role == new.role and _spot(old) == _spot(new)


def _keyed(
    left: Claims, right: Claims, before: Mapping[int, Spot], after: Mapping[int, Spot], key: Key
) -> list[tuple[int, int]]:
    """Pairs with the same key, in reading order among equals."""
    offered: dict[Hashable, list[int]] = defaultdict(list)
    for number in reversed(right):
        offered[key(right[number], after[number])].append(number)
    found = []
    for number, claim in left.items():
        wanted = key(claim, before[number])
        if wanted is not None and offered.get(wanted):
            found.append((number, offered[wanted].pop()))
    return found


def _touching(
    left: Claims, right: Claims, before: Mapping[int, Spot], after: Mapping[int, Spot], key: Key
) -> list[tuple[int, int]]:
    """Pairs with the same key whose spans share a character; half-open spans that only touch do not.

    Values of one field do not overlap one another, so that only the nearest spans are looked at.
    """
    spots = sorted((spot, number) for number, spot in after.items() if number in right and spot is not None)
    starts = [(spot[0], spot[1]) for spot, _ in spots]
    taken: set[int] = set()
    found = []
    for number, claim in left.items():
        here = before[number]
        if here is None:
            continue
        at = bisect_left(starts, (here[0], here[1]))
        for spot, other in spots[max(0, at - 2) : at + 3]:
            if other not in taken and _overlap(here, spot) and key(claim, None) == key(right[other], None):
                taken.add(other)
                found.append((number, other))
                break
    return found


def _overlap(one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _spot(claim: Claim) -> tuple[str, int, int]:
    best = claim.evidence[0]
    return best.section, best.start, best.end


def _moved_spot(claim: Claim, maps: Maps) -> Spot:
    """Where the best evidence of an old claim stands in the new text."""
    best = claim.evidence[0]
    if best.section not in maps:
        return best.section, best.start, best.end
    span = maps[best.section].span(best.start, best.end)
    return None if span is None else (best.section, *span)


def _same(claim: Claim, spot: Spot) -> Hashable:
    return spot and (spot, claim.facts, claim.role)


def _same_value_here(claim: Claim, spot: Spot) -> Hashable:
    return spot and (spot, claim.facts)


def _same_organisation(claim: Claim, spot: Spot) -> Hashable:
    """A partner is its name, wherever its first mention is found."""
    return claim.facts[0] if claim.field == "partners" else None


def _same_words(claim: Claim, spot: Spot) -> Hashable:
    return spot


def _same_value(claim: Claim, spot: Spot) -> Hashable:
    return claim.facts


def _anything(claim: Claim, spot: Spot) -> Hashable:
    return True


def _same_value_in_section(claim: Claim, spot: Spot) -> Hashable:
    return claim.facts, claim.evidence[0].section


def _same_value_and_words(claim: Claim, spot: Spot) -> Hashable:
    return claim.facts, claim.evidence[0].text


_REASONS: tuple[tuple[Finder, Key], ...] = (
    (_keyed, _same),
    (_keyed, _same_value_here),
    (_keyed, _same_organisation),
    (_keyed, _same_words),
    (_touching, _same_value),
    (_keyed, _same_value_in_section),
    (_touching, _anything),
    (_keyed, _same_value_and_words),
    (_keyed, _same_value),
)
