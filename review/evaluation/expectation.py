"""Gold taken apart: for each field that a gold judges, the values that a record should state."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from schemas.claims import ENTRY_FIELDS, Facts, flatten, value_facts
from schemas.gold import Gold, GoldApplication, GoldMeasure, GoldOrganisation, GoldPartner, GoldTestimony
from schemas.record import Place


@dataclass(frozen=True, slots=True)
class Expected:
    """One value of the gold; section and text are None where the gold gives the value alone.

    `details` are a partner's `kind` and `mentions`, judged only once the partner is found.
    """

    facts: Facts
    section: str | None = None
    text: str | None = None
    role: str | None = None
    details: Facts = ()


Expectations = dict[str, tuple[Expected, ...]]
"""Judged fields only: an empty tuple says that the fiche states none, an absent field is not judged."""


def expectations(gold: Gold) -> Expectations:
    """Every field that the gold judges, testimonies apart: those are judged one testimony at a time."""
    judged: Expectations = {}
    judged.update(_group("measure", gold, gold.measure, GoldMeasure))
    judged.update(_group("organisation", gold, gold.organisation, GoldOrganisation))
    for field in ENTRY_FIELDS:
        if field in gold.model_fields_set:
            judged[field] = tuple(_entry(field, entry) for entry in getattr(gold, field) or ())
    if "partners" in gold.model_fields_set:
        judged["partners"] = tuple(_partner(partner) for partner in gold.partners or ())
    judged.update(_group("application", gold, gold.application, GoldApplication))
    return judged


def testimony_expectations(testimony: GoldTestimony) -> Expectations:
    """The fields that one gold testimony judges."""
    return dict(_fields("testimonies", testimony))


def _group(
    name: str, gold: Gold, group: BaseModel | None, shape: type[BaseModel]
) -> Iterator[tuple[str, tuple[Expected, ...]]]:
    """A group's fields; a group that is null says that none of them is stated."""
    if name not in gold.model_fields_set:
        return
    if group is None:
        yield from ((f"{name}.{field}", ()) for field in shape.model_fields)
        return
    yield from _fields(name, group)


def _fields(name: str, group: BaseModel) -> Iterator[tuple[str, tuple[Expected, ...]]]:
    for field in type(group).model_fields:
        if field in group.model_fields_set:
            value = getattr(group, field)
            items = value if isinstance(value, tuple) else () if value is None else (value,)
            yield f"{name}.{field}", tuple(Expected(_given(item)) for item in items)


def _given(value: object) -> Facts:
    """The facts of a gold value, less those that the gold leaves out."""
    if isinstance(value, BaseModel) and not isinstance(value, Place):
        names = [name for name in type(value).model_fields if name in value.model_fields_set]
        return tuple(fact for name in names for fact in flatten(getattr(value, name), name))
    return flatten(value)


def _entry(field: str, entry: BaseModel) -> Expected:
    section, text, value = (getattr(entry, name) for name in ("section", "text", "value"))
    return Expected(value_facts(value, ENTRY_FIELDS[field]), section, text, getattr(value, "role", None))


def _partner(partner: GoldPartner) -> Expected:
    details: Facts = (("kind", partner.kind),) if "kind" in partner.model_fields_set else ()
    if partner.mentions is not None:
        details = (*details, ("mentions", " | ".join(partner.mentions)))
    return Expected((("name", partner.name),), role=partner.role, details=details)
