"""Two records of one fiche compared: values first, then what surrounds them."""

from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from review.diff.change import Change, ChangeClass, Comparison, Side
from review.diff.entries import pair_claims
from review.diff.parts import Context, Parts, find_difference, read_claims
from review.diff.surroundings import surrounding_changes
from review.diff.ways import span_way, value_way
from review.errors import ReviewError
from review.runs import first_fault
from schemas.claims import Claim


def same_but_extractor(old: bytes, new: bytes) -> bool:
    """Whether two lines, keys in the contract's order, differ in nothing but what extracted them."""
    if old == new:
        return True
    starts = [line.find(b',"extractor":{') for line in (old, new)]
    ends = [line.find(b',"measure":{', start) for line, start in zip((old, new), starts, strict=True)]
    if -1 in (*starts, *ends):
        return False
    return old[: starts[0]] == new[: starts[1]] and old[ends[0] :] == new[ends[1] :]


def compare_lines(fiche: str, old: bytes, new: bytes) -> Comparison:
    """Every change between two record lines of one fiche. Raises `ReviewError` where one is no record."""
    try:
        difference = find_difference(old, new)
        context = difference.context()
        changes = tuple(_changes(difference.parts, context))
    except ValidationError as error:
        raise ReviewError(f"{fiche}: {first_fault(error)}") from error
    return Comparison(fiche, context.same_input, changes, difference.old_texts, difference.new_texts)


def _changes(parts: Parts, context: Context) -> Iterator[Change]:
    for old, new in read_claims(parts):
        yield from _claim_changes(old, new, context)
    yield from surrounding_changes(parts, context)


def _claim_changes(old: Sequence[Claim], new: Sequence[Claim], context: Context) -> Iterator[Change]:
    for field in dict.fromkeys(claim.field for claim in (*old, *new)):
        before = [claim for claim in old if claim.field == field]
        after = [claim for claim in new if claim.field == field]
        for one, other in pair_claims(field, before, after, context.maps):
            change = _claim_change(field, one, other, context)
            if change is not None:
                yield change


def _claim_change(field: str, old: Claim | None, new: Claim | None, context: Context) -> Change | None:
    before, after = (None if claim is None else _side(claim) for claim in (old, new))
    if old is None or new is None:
        return Change("new" if old is None else "lost", field, "", before, after)
    found = _classify(old, new, context)
    return None if found is None else Change(found[0], field, found[1], before, after)


def _classify(old: Claim, new: Claim, context: Context) -> tuple[ChangeClass, str] | None:
    """The gravest class that fits, and the way; None where nothing changed but offsets that a text edit shifted."""
    roles = f"{old.role or 'none'} → {new.role or 'none'}"
    if old.facts != new.facts:
        way = value_way(old.facts, new.facts)
        return "value", way if old.role == new.role else f"{way}, role {roles}"
    if old.role != new.role:
        return "role", roles
    sections = old.evidence[0].section, new.evidence[0].section
    if sections[0] != sections[1]:
        return "moved", " → ".join(sections)
    if not _same_spans(old, new, context):
        return "span", span_way(old, new)
    if old.rule != new.rule:
        return "rule", f"{old.rule} → {new.rule}"
    if old.confidence != new.confidence:
        return "confidence", f"{old.confidence:.2f} → {new.confidence:.2f}"
    return None


def _same_spans(old: Claim, new: Claim, context: Context) -> bool:
    """Whether both stand on the same words, for the same cue.

    Offsets in a section whose text changed, and regions in a source that changed, shift without any change of a value.
    """
    if len(old.evidence) != len(new.evidence) or (old.cue and old.cue.text) != (new.cue and new.cue.text):
        return False
    for one, other in zip(old.evidence, new.evidence, strict=True):
        same_place = one.section in context.maps or (one.start, one.end) == (other.start, other.end)
        same_regions = not context.same_input or one.section in context.maps or one.regions == other.regions
        if (one.section, one.text, one.part) != (other.section, other.text, other.part):
            return False
        if not same_place or not same_regions:
            return False
    return True


def _side(claim: Claim) -> Side:
    best = claim.evidence[0]
    return Side(claim.facts, claim.rule, claim.role, claim.confidence, best.section, best.start, best.end)
