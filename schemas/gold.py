"""Gold: what a person says a fiche holds. Any subset of a record's fields, as plain values without evidence.

A field that is absent is not judged; a field given as null, or a list given empty, says that the fiche states none.
"""

from typing import Any, Generic, TypeVar

from pydantic import Field, model_validator

from schemas.evidence import Strict
from schemas.record import AmountValue, DateValue, DurationValue, HeadcountValue, PartnerRole, Place

V = TypeVar("V")


class GoldMeasure(Strict):
    """The measure's fields, as plain values."""

    title: str | None = None
    kind: str | None = None
    programme: str | None = None


class GoldHeadcount(Strict):
    """The workforce and whether it is approximate."""

    value: int
    approximate: bool = False


class GoldOrganisation(Strict):
    """The beneficiary's fields, as plain values."""

    name: str | None = None
    activity: str | None = None
    place: Place | None = None
    created: str | None = None
    headcount: GoldHeadcount | None = None
    sites: int | None = None


class GoldEntry(Strict, Generic[V]):
    """One mention: its section, the words of its evidence, and its value."""

    section: str
    text: str
    value: V


class GoldPartner(Strict):
    """One partner; `mentions` are the texts of its evidence in reading order, where they are judged."""

    name: str
    kind: str | None = None
    role: PartnerRole | None = None
    mentions: tuple[str, ...] | None = None


class GoldTestimony(Strict):
    """Speaker, role and quote, as plain values."""

    speaker: str | None = None
    role: str | None = None
    quote: str | None = None


class GoldApplication(Strict):
    """« Pour bénéficier », as plain values."""

    website: str | None = None
    categories: tuple[str, ...] = ()
    measure: str | None = None
    steps: tuple[str, ...] = ()


class Gold(Strict):
    """One fiche. It is paired with a record by `id`, else by `name`, else by `fiche`.

    `fiche` is the record's file name up to its first dot, so that one gold serves every form of a fiche.
    """

    fiche: str
    id: str | None = None
    name: str | None = None
    comment: str | None = None
    measure: GoldMeasure | None = None
    organisation: GoldOrganisation | None = None
    sections: dict[str, str] | None = None
    amounts: tuple[GoldEntry[AmountValue], ...] | None = None
    dates: tuple[GoldEntry[DateValue], ...] | None = None
    durations: tuple[GoldEntry[DurationValue], ...] | None = None
    headcounts: tuple[GoldEntry[HeadcountValue], ...] | None = None
    partners: tuple[GoldPartner, ...] | None = None
    testimonies: tuple[GoldTestimony, ...] | None = None
    application: GoldApplication | None = None
    issues: tuple[str, ...] | None = Field(default=None, description="codes that must be there; others are not judged")

    @model_validator(mode="before")
    @classmethod
    def _judges_something(cls, data: Any) -> Any:
        if isinstance(data, dict) and not set(data) - {"fiche", "id", "name", "comment"}:
            raise ValueError("this gold judges nothing")
        return data
