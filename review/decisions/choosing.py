"""Which value a decision is on: the fiche by name or id, the value by field, pointer or words."""

from collections.abc import Iterable

from review.errors import ReviewError
from review.runs import Invalid, ReadRecord
from review.wording import describe
from schemas.claims import SCALAR_FIELDS, Claim, claims
from schemas.record import Record


def choose_record(records: Iterable[ReadRecord | Invalid], fiche: str | None) -> Record:
    """The record of that name or id; of a run with one record, that one."""
    found = [one for one in records if isinstance(one, Record) and fiche in (None, one.id, one.source.name)]
    if not found:
        raise ReviewError("the run has no record" if fiche is None else f"the run has no fiche {fiche!r}")
    if len(found) > 1:
        raise ReviewError(f"{len(found)} fiches: say which one with --fiche and a name or an id")
    return found[0]


def choose_claim(record: Record, field: str, words: str | None) -> Claim | None:
    """The value of a field, or at a JSON Pointer; None for a scalar that the fiche does not state.

    Of several, the one with those words among its evidence. Raises `ReviewError`, with the candidates, where that
    leaves none or several.
    """
    found = [one for one in claims(record) if field in (one.field, one.pointer)]
    if not found and field in SCALAR_FIELDS and words is None:
        return None
    if words is not None:
        found = [one for one in found if any(words in evidence.text for evidence in one.evidence)]
    if len(found) == 1:
        return found[0]
    candidates = found or list(claims(record))
    listed = "\n".join(f"  {one.pointer}  {describe(one.facts)}  « {one.evidence[0].text} »" for one in candidates[:20])
    problem = "no value" if not found else f"{len(found)} values"
    raise ReviewError(f"{field}: {problem}; give --words or one of these pointers as --field:\n{listed}")
