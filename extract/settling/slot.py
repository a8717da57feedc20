"""The slot of one value of a record: a decision accepts, replaces or empties it."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, JsonValue

from schemas.claims import Claim
from schemas.decision import DecidedHeadcount, DecidedPartner, claim_value, read_value
from schemas.evidence import Cue, Evidence, Grounded, Mention
from schemas.record import (
    Amount,
    Date,
    Duration,
    Entry,
    GroundedHeadcount,
    Headcount,
    Partner,
    Place,
)

RULE = "decision"
"""The rule of a value that a decision put there."""
SURE = 1.0
Node = Grounded[Any] | GroundedHeadcount | Entry | Partner
_ENTRIES: Mapping[str, type[Entry]] = {
    "amounts": Amount,
    "dates": Date,
    "durations": Duration,
    "headcounts": Headcount,
}

_GROUNDED: Mapping[type, type[Grounded[Any]]] = {str: Grounded[str], int: Grounded[int], Place: Grounded[Place]}


class Slot:
    """Where one value stands; `pointer` is its JSON Pointer in the record that was taken apart, if it was there."""

    def __init__(self, field: str, pointer: str | None, claim: Claim | None, node: Node | None) -> None:
        self.field = field
        self.pointer = pointer
        self.claim = claim
        self.node = node
        self.settled = False

    def value(self) -> JsonValue:
        """The value that stood here, in the shape in which it is decided."""
        return None if self.claim is None else claim_value(self.claim)

    def accept(self) -> None:
        """Keep the value, and its rule."""
        if self.node is not None:
            self.node = self.node.model_copy(update={"confidence": SURE})
        self.settled = True

    def replace(self, value: JsonValue) -> None:
        """Put another value on the same words."""
        if self.node is not None:
            cue = self.node.cue if isinstance(self.node, Entry) else None
            link = self.node.link if isinstance(self.node, Partner) else None
            built = build_node(self.field, value, self.node.evidence, cue)
            self.node = built.model_copy(update={"link": link}) if isinstance(built, Partner) else built
        self.settled = True

    def remove(self) -> None:
        """Leave nothing here."""
        self.node = None


def build_node(field: str, value: JsonValue, evidence: Sequence[Evidence | Mention], cue: Cue | None) -> Node:
    """A decided value in the record's shape for its field."""
    read = read_value(field, value)
    told = {"evidence": tuple(evidence), "confidence": SURE, "rule": RULE}
    if field in _ENTRIES and isinstance(read, BaseModel):
        return _ENTRIES[field].model_validate({**dict(read), **told, "cue": cue})
    if isinstance(read, DecidedPartner):
        mentions = tuple(_mention(one, cue) for one in evidence)
        return Partner.model_validate({**dict(read), **told, "evidence": mentions, "link": None})
    if isinstance(read, DecidedHeadcount):
        return GroundedHeadcount.model_validate({**dict(read), **told})
    return _GROUNDED[type(read)].model_validate({"value": read, **told})


def _mention(evidence: Evidence | Mention, cue: Cue | None) -> Mention:
    if isinstance(evidence, Mention):
        return evidence
    return Mention.model_validate({**dict(evidence), "cue": cue})
