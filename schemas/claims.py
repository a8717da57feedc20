"""A record seen flat: one claim for each value it states. Evaluation, diff and decisions all read records this way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pydantic import BaseModel

from schemas.evidence import Cue, Evidence, Grounded, Mention
from schemas.record import (
    AmountValue,
    Application,
    DateValue,
    DurationValue,
    Entry,
    GroundedHeadcount,
    HeadcountValue,
    Measure,
    Organisation,
    Partner,
    Record,
    Testimony,
)

Fact = str | int | float | Decimal | bool | None
Facts = tuple[tuple[str, Fact], ...]
"""A value taken apart: (name, plain value) pairs, nested names dotted; a lone value is named `value`."""

ENTRY_FIELDS: dict[str, type[BaseModel]] = {
    "amounts": AmountValue,
    "dates": DateValue,
    "durations": DurationValue,
    "headcounts": HeadcountValue,
}
SCALAR_FIELDS = (
    "measure.title",
    "measure.kind",
    "measure.programme",
    "organisation.name",
    "organisation.activity",
    "organisation.place",
    "organisation.created",
    "organisation.headcount",
    "organisation.sites",
    "testimonies.speaker",
    "testimonies.role",
    "testimonies.quote",
    "application.website",
    "application.measure",
)
LIST_FIELDS = (*ENTRY_FIELDS, "partners", "application.categories", "application.steps")


@dataclass(frozen=True, slots=True)
class Claim:
    """One value that a record states. `field` is dotted, without list indices; `pointer` is its JSON Pointer."""

    field: str
    pointer: str
    facts: Facts
    role: str | None
    evidence: tuple[Evidence | Mention, ...]
    cue: Cue | None
    confidence: float
    rule: str


def flatten(node: object, prefix: str = "") -> Facts:
    """Take a value apart into named plain values.

    >>> from schemas.record import Division
    >>> flatten(Division(code="32", name="Gers"), "departement")
    (('departement.code', '32'), ('departement.name', 'Gers'))
    >>> flatten("2007")
    (('value', '2007'),)
    """
    if isinstance(node, BaseModel):
        dot = f"{prefix}." if prefix else ""
        names = type(node).model_fields
        return tuple(fact for name in names for fact in flatten(getattr(node, name), f"{dot}{name}"))
    if node is None or isinstance(node, str | int | float | Decimal):
        return ((prefix or "value", node),)
    raise TypeError(f"{type(node).__name__} is not a value of the record")


def value_facts(value: BaseModel, shape: type[BaseModel]) -> Facts:
    """The facts of a list entry under its value's shape, without its role."""
    names = [name for name in shape.model_fields if name != "role"]
    return tuple(fact for name in names for fact in flatten(getattr(value, name), name))


def claims(record: Record) -> Iterator[Claim]:
    """Every value of the record, in the order of its shape."""
    yield from measure_claims(record.measure)
    yield from organisation_claims(record.organisation)
    for field in ENTRY_FIELDS:
        yield from entry_claims(field, getattr(record, field))
    yield from partner_claims(record.partners)
    yield from testimony_claims(record.testimonies)
    yield from application_claims(record.application)


def measure_claims(measure: Measure) -> Iterator[Claim]:
    """The measure's grounded fields."""
    for name in Measure.model_fields:
        yield from _scalar(f"measure.{name}", f"/measure/{name}", getattr(measure, name))


def organisation_claims(organisation: Organisation) -> Iterator[Claim]:
    """The beneficiary's grounded fields; its registry link is no claim of the fiche."""
    for name in Organisation.model_fields:
        if name != "link":
            yield from _scalar(f"organisation.{name}", f"/organisation/{name}", getattr(organisation, name))


def entry_claims(field: str, entries: Sequence[Entry]) -> Iterator[Claim]:
    """Amounts, dates, durations or headcounts."""
    for index, entry in enumerate(entries):
        facts, role = value_facts(entry, ENTRY_FIELDS[field]), getattr(entry, "role", None)
        where = f"/{field}/{index}"
        yield Claim(field, where, facts, role, entry.evidence, entry.cue, entry.confidence, entry.rule)


def partner_claims(partners: Sequence[Partner]) -> Iterator[Claim]:
    """Partners: the name and kind are the value, each mention an evidence."""
    for index, partner in enumerate(partners):
        facts: Facts = (("name", partner.name), ("kind", partner.kind))
        best, where = partner.evidence, f"/partners/{index}"
        yield Claim("partners", where, facts, partner.role, best, best[0].cue, partner.confidence, partner.rule)


def testimony_claims(testimonies: Sequence[Testimony]) -> Iterator[Claim]:
    """Speaker, role and quote of each testimony."""
    for index, testimony in enumerate(testimonies):
        for name in Testimony.model_fields:
            yield from _scalar(f"testimonies.{name}", f"/testimonies/{index}/{name}", getattr(testimony, name))


def application_claims(application: Application | None) -> Iterator[Claim]:
    """« Pour bénéficier »: website, categories, measure, steps."""
    if application is None:
        return
    for name in Application.model_fields:
        field, value = f"application.{name}", getattr(application, name)
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                yield from _scalar(field, f"/application/{name}/{index}", item)
        else:
            yield from _scalar(field, f"/application/{name}", value)


def _scalar(field: str, where: str, value: "Grounded[object] | GroundedHeadcount | None") -> Iterator[Claim]:
    if value is None:
        return
    facts = flatten(value.value)
    if isinstance(value, GroundedHeadcount):
        facts = (*facts, ("approximate", value.approximate))
    yield Claim(field, where, facts, None, value.evidence, None, value.confidence, value.rule)
