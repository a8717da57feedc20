"""From a source to its gold, and what can be checked of a gold by itself: completeness, order, every text in place."""

import re
from collections.abc import Iterator
from typing import Any

from samples.sheet import SECTIONS, Sheet
from schemas.gold import (
    Gold,
    GoldApplication,
    GoldEntry,
    GoldHeadcount,
    GoldMeasure,
    GoldOrganisation,
    GoldPartner,
    GoldTestimony,
)
from schemas.record import AmountValue, DateValue, DurationValue, HeadcountValue, Place

LISTS = ("amounts", "dates", "durations", "headcounts")
_VALUES = {"amounts": AmountValue, "dates": DateValue, "durations": DurationValue, "headcounts": HeadcountValue}
_DEFAULTS = {"approximate": False, "categories": [], "steps": []}
_ACRONYM = re.compile(r" \([^()]{1,40}\)")


def gold_of(sheet: Sheet) -> Gold:
    """The whole gold of a source: what the source leaves out is said to be absent. Raises ValueError on a fault."""
    raw = sheet.gold
    verdict: dict[str, Any] = {"fiche": sheet.slug, "comment": sheet.comment, "sections": sheet.section_texts()}
    verdict["measure"] = _filled(GoldMeasure, raw.get("measure", {}))
    verdict["organisation"] = _organisation(raw.get("organisation", {}))
    for kind in LISTS:
        verdict[kind] = [_entry(kind, entry) for entry in raw.get(kind, [])]
    verdict["partners"] = [_filled(GoldPartner, partner) for partner in raw.get("partners", [])]
    verdict["testimonies"] = [_filled(GoldTestimony, testimony) for testimony in raw.get("testimonies", [])]
    application = raw.get("application")
    verdict["application"] = None if application is None else _filled(GoldApplication, application)
    unknown = {key: raw[key] for key in raw.keys() - verdict.keys()}
    gold = Gold.model_validate(verdict | unknown)
    nths = {(kind, index): entry.get("nth") for kind in LISTS for index, entry in enumerate(raw.get(kind, []))}
    found = list(faults(gold, nths))
    if found:
        raise ValueError(f"{sheet.slug}: " + "; ".join(found))
    return gold


def _filled(shape: type[Any], given: dict[str, Any]) -> dict[str, Any]:
    """Every key of the shape, those left out as absent; those named in `unjudged` are left to no judgement."""
    told = {key: value for key, value in given.items() if key != "unjudged"}
    return {key: _DEFAULTS.get(key) for key in shape.model_fields if key not in given.get("unjudged", ())} | told


def _organisation(given: dict[str, Any]) -> dict[str, Any]:
    organisation = _filled(GoldOrganisation, given)
    if organisation.get("place") is not None:
        organisation["place"] = _filled(Place, organisation["place"])
    if organisation.get("headcount") is not None:
        organisation["headcount"] = _filled(GoldHeadcount, organisation["headcount"])
    return organisation


def _entry(kind: str, given: dict[str, Any]) -> dict[str, Any]:
    value = ({"currency": "EUR"} if kind == "amounts" else {}) | given["value"]
    return {key: item for key, item in given.items() if key != "nth"} | {"value": _filled(_VALUES[kind], value)}


def faults(gold: Gold, nths: dict[tuple[str, int], int | None] | None = None) -> Iterator[str]:
    """What is wrong with a whole gold: a text that is not in its section, entries out of order."""
    sections = gold.sections or {}
    for kind in LISTS:
        yield from _misplaced(kind, getattr(gold, kind), sections, nths or {})
    for partner in gold.partners or ():
        yield from _unmentioned(partner, sections)
    for field, value, where in _scalars(gold):
        text = sections.get(where, "") if where else "\n".join(sections.values())
        if value.casefold() not in _ACRONYM.sub("", text).casefold() and value not in text:
            yield f"{field}: {value!r} does not stand in {where or 'any section'}"


def _misplaced(
    kind: str, entries: tuple[GoldEntry[Any], ...], sections: dict[str, str], nths: dict[tuple[str, int], int | None]
) -> Iterator[str]:
    previous = (-1, -1)
    for index, entry in enumerate(entries):
        rank = SECTIONS.index(entry.section)
        after = previous[1] + 1 if previous[0] == rank else 0
        nth = nths.get((kind, index))
        starts = [at.start() for at in re.finditer(re.escape(entry.text), sections.get(entry.section, ""))]
        wanted = starts[nth - 1 : nth] if nth is not None else [start for start in starts if start >= after]
        if not wanted:
            yield f"{kind}/{index}: {entry.text!r} does not stand in {entry.section} (after the entry before it)"
            continue
        if (rank, wanted[0]) <= previous:
            yield f"{kind}/{index}: {entry.text!r} is out of order"
        previous = (rank, wanted[0])


def _unmentioned(partner: GoldPartner, sections: dict[str, str]) -> Iterator[str]:
    text = "\n".join(sections[name] for name in SECTIONS if name in sections)
    at = 0
    for mention in partner.mentions or ():
        at = text.find(mention, at)
        if at < 0:
            yield f"partners: {mention!r} is not mentioned where it should be"
            return
        at += len(mention)


def _scalars(gold: Gold) -> Iterator[tuple[str, str, str | None]]:
    """Every text value, with the section it has to stand in (None: any)."""
    if gold.measure is not None:
        yield from (("measure", value, None) for value in gold.measure.model_dump().values() if value is not None)
    if gold.organisation is not None:
        yield from (("organisation", v, None) for v in (gold.organisation.name, gold.organisation.activity) if v)
    for testimony in gold.testimonies or ():
        yield from (("testimonies", v, "temoignage") for v in testimony.model_dump().values() if v is not None)
    if gold.application is not None:
        scalars = (gold.application.website, gold.application.measure)
        told = [value for value in scalars if value] + [*gold.application.categories, *gold.application.steps]
        yield from (("application", value, "beneficier") for value in told)
