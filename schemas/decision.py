"""What a reviewer settled about one value of one fiche: a line of `decisions.jsonl`, validated as it is made."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, Field, JsonValue, TypeAdapter, field_validator, model_validator

from schemas.claims import Claim
from schemas.evidence import Cue, Evidence, Strict
from schemas.record import AmountValue, DateValue, DurationValue, HeadcountValue, PartnerRole, Place

Action = Literal["accept", "reject", "correct", "withdraw"]
"""`withdraw` takes back what the same reviewer decided before: the file only ever grows."""

WHOLE = "fiche"
"""The field of a decision on the whole fiche: accepted, it says that nothing is missing from the record."""

Words = Annotated[str, Field(min_length=1)]


class DecidedHeadcount(Strict):
    """The workforce."""

    value: int
    approximate: bool


class DecidedPartner(Strict):
    """A partner, without its mentions."""

    name: Words
    kind: str | None
    role: PartnerRole


Value = str | int | DecidedHeadcount | Place | AmountValue | DateValue | DurationValue | HeadcountValue | DecidedPartner

_WORDS: TypeAdapter[Value] = TypeAdapter(Words)
SHAPES: Mapping[str, TypeAdapter[Value]] = {
    **dict.fromkeys(("measure.title", "measure.kind", "measure.programme"), _WORDS),
    **dict.fromkeys(("organisation.name", "organisation.activity", "organisation.created"), _WORDS),
    "organisation.place": TypeAdapter(Place),
    "organisation.headcount": TypeAdapter(DecidedHeadcount),
    "organisation.sites": TypeAdapter(Annotated[int, Field(strict=True, ge=0)]),
    "amounts": TypeAdapter(AmountValue),
    "dates": TypeAdapter(DateValue),
    "durations": TypeAdapter(DurationValue),
    "headcounts": TypeAdapter(HeadcountValue),
    "partners": TypeAdapter(DecidedPartner),
    **dict.fromkeys(("testimonies.speaker", "testimonies.role", "testimonies.quote"), _WORDS),
    **dict.fromkeys(("application.website", "application.measure"), _WORDS),
    **dict.fromkeys(("application.categories", "application.steps"), _WORDS),
}
"""The fields that can be decided, each with the shape of its value."""

Spot = tuple[str, int, int]
Key = tuple[str, str, str, Spot | None]


class Decision(Strict):
    """One decision, keyed by the source's hash, the field and where the best evidence stands.

    `id` tells which fiche of the source is meant, `name` is for the reader. `was` is the value that was decided on,
    `value` what it is corrected to. A decision without evidence is on a field that the fiche does not state.
    """

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    id: str = Field(pattern=r"^[0-9a-f]{16}(-p\d+(-\d+)?)?$")
    name: str
    field: str
    evidence: tuple[Evidence, ...]
    cue: Cue | None = None
    was: JsonValue
    action: Action
    value: JsonValue = None
    who: str = Field(min_length=1)
    when: AwareDatetime
    because: str

    @field_validator("field")
    @classmethod
    def _can_be_decided(cls, field: str) -> str:
        if field != WHOLE and field not in SHAPES:
            raise ValueError(f"{field!r} is no field that can be decided: {', '.join((*SHAPES, WHOLE))}")
        return field

    @model_validator(mode="after")
    def _keeps_the_contract(self) -> Self:
        if self.id[:16] != self.sha256[:16]:
            raise ValueError("id and sha256 are of different sources")
        if (self.value is not None) != (self.action == "correct"):
            raise ValueError("a correction has a value, and nothing else has")
        if (self.was is None) != (not self.evidence):
            raise ValueError("a value has evidence, and an absent one has none")
        if not self.evidence and self.action in ("reject", "correct"):
            raise ValueError("what is absent can be accepted as absent, and nothing else")
        for value in (self.was, self.value):
            if value is not None and self.field != WHOLE:
                read_value(self.field, value)
        return self

    @property
    def key(self) -> Key:
        """What two decisions have in common when they are on the same value."""
        return self.sha256, self.id, self.field, self.spot

    @property
    def spot(self) -> Spot | None:
        """Section and half-open span of the best evidence."""
        return spot_of(self.evidence)

    def outcome(self) -> tuple[Action, str]:
        """What two reviewers must share to agree."""
        return self.action, TypeAdapter(JsonValue).dump_json(self.value).decode()


def spot_of(evidence: tuple[Evidence, ...]) -> Spot | None:
    """Where the best evidence stands; None where there is none."""
    return (evidence[0].section, evidence[0].start, evidence[0].end) if evidence else None


def read_value(field: str, value: JsonValue) -> Value:
    """A value in the shape of its field. Raises pydantic's `ValidationError` where it has another."""
    return SHAPES[field].validate_python(value)


def claim_value(claim: Claim) -> JsonValue:
    """A claim's value in the shape in which it is decided."""
    facts: dict[str, JsonValue] = {}
    for name, fact in claim.facts:
        group, _, leaf = name.rpartition(".")
        whole = facts.setdefault(group, {}) if group else facts
        assert isinstance(whole, dict)
        whole[leaf] = fact if fact is None or isinstance(fact, str | bool) else _number(fact)
    if list(facts) == ["value"]:
        return facts["value"]
    shape = SHAPES[claim.field]
    value = {**facts, "role": claim.role} if claim.field in ("amounts", "dates", "headcounts", "partners") else facts
    return TypeAdapter(JsonValue).validate_python(shape.dump_python(shape.validate_python(value), mode="json"))


def _number(value: object) -> int | float:
    number = float(str(value))
    return int(number) if number.is_integer() else number
