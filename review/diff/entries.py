"""The values of one field in both runs, paired by where they stand and what they say, never by position."""

from collections.abc import Callable, Mapping, Sequence

from review.diff.offsets import OffsetMap
from schemas.claims import SCALAR_FIELDS, Claim

Pairs = list[tuple[Claim | None, Claim | None]]
Maps = Mapping[str, OffsetMap]
"""For each section whose text changed, where its old characters went."""


def pair_claims(field: str, old: Sequence[Claim], new: Sequence[Claim], maps: Maps) -> Pairs:
    """Pair claims of one field, the surest reason first; what is left stands against None.

    A scalar that both runs state is always a pair, wherever it stands.
    """
    pairs: Pairs = []
    left, right = list(old), list(new)
    for is_pair in _REASONS:
        if not left or not right:
            break
        for one in list(left):
            other = next((claim for claim in right if is_pair(one, claim, maps)), None)
            if other is not None:
                pairs.append((one, other))
                left.remove(one)
                right.remove(other)
    if field in SCALAR_FIELDS and not field.startswith("testimonies."):
        while left and right:
            pairs.append((left.pop(0), right.pop(0)))
    return [*pairs, *((one, None) for one in left), *((None, other) for other in right)]


def place(claim: Claim, maps: Maps) -> tuple[str, int, int] | None:
    """Where the best evidence of an old claim stands in the new text; None where it was edited away."""
    best = claim.evidence[0]
    if best.section not in maps:
        return best.section, best.start, best.end
    span = maps[best.section].span(best.start, best.end)
    return None if span is None else (best.section, *span)


def _spot(claim: Claim) -> tuple[str, int, int]:
    best = claim.evidence[0]
    return best.section, best.start, best.end


def _same(old: Claim, new: Claim, maps: Maps) -> bool:
    return old.facts == new.facts and old.role == new.role and place(old, maps) == _spot(new)


def _same_value_here(old: Claim, new: Claim, maps: Maps) -> bool:
    return old.facts == new.facts and place(old, maps) == _spot(new)


def _same_organisation(old: Claim, new: Claim, maps: Maps) -> bool:
    """A partner is its name, wherever its first mention is found."""
    return old.field == "partners" and old.facts[0] == new.facts[0]


def _same_words(old: Claim, new: Claim, maps: Maps) -> bool:
    return place(old, maps) == _spot(new)


def _same_value_near(old: Claim, new: Claim, maps: Maps) -> bool:
    return old.facts == new.facts and _touches(old, new, maps)


def _touches(old: Claim, new: Claim, maps: Maps) -> bool:
    """Whether both share a character; half-open spans that only touch do not."""
    here, (section, start, end) = place(old, maps), _spot(new)
    return here is not None and here[0] == section and here[1] < end and start < here[2]


def _same_value_in_section(old: Claim, new: Claim, maps: Maps) -> bool:
    return old.facts == new.facts and old.evidence[0].section == new.evidence[0].section


def _same_value_and_words(old: Claim, new: Claim, maps: Maps) -> bool:
    return old.facts == new.facts and old.evidence[0].text == new.evidence[0].text


def _same_value(old: Claim, new: Claim, maps: Maps) -> bool:
    return old.facts == new.facts


_REASONS: tuple[Callable[[Claim, Claim, Maps], bool], ...] = (
    _same,
    _same_value_here,
    _same_organisation,
    _same_words,
    _same_value_near,
    _same_value_in_section,
    _touches,
    _same_value_and_words,
    _same_value,
)
