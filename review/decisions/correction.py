"""What a reviewer types as the right value, read in the shape of its field."""

import json
from collections.abc import Mapping

from pydantic import JsonValue, ValidationError

from extract.names.cog import Commune, load_cog
from review.errors import ReviewError
from review.runs import first_fault
from schemas.decision import SHAPES, read_value
from schemas.record import Division, Parent, Place


def read_correction(field: str, typed: str, was: JsonValue) -> JsonValue:
    """The corrected value. Raises `ReviewError` where it cannot be one of the field.

    A text is taken as it is; a number as a number; of a value with parts, `max=150000, role=grant` or a JSON object
    changes those parts alone; a place may be a COG code.

    >>> read_correction("organisation.headcount", "40", {"value": 4, "approximate": False})
    {'value': 40, 'approximate': False}
    """
    try:
        return _canonical(field, _typed(field, typed.strip(), was))
    except ValidationError as error:
        raise ReviewError(f"{typed!r} is no value of {field}: {first_fault(error)}") from error


def _typed(field: str, typed: str, was: JsonValue) -> JsonValue:
    if field == "organisation.place" and typed.isalnum() and len(typed) == 5:
        return _place(typed, was)
    if isinstance(was, str):
        return typed
    if isinstance(was, int):
        return _plain(typed)
    if not isinstance(was, dict):
        raise ReviewError(f"{field} cannot be corrected")
    if typed.startswith("{"):
        return {**was, **_object(typed)}
    if "=" not in typed and "value" in was:
        return {**was, "value": _plain(typed)}
    if "=" not in typed and "name" in was:
        return {**was, "name": typed}
    return {**was, **_assignments(field, typed, was)}


def _object(typed: str) -> Mapping[str, JsonValue]:
    try:
        parts = json.loads(typed)
    except ValueError as error:
        raise ReviewError(f"{typed!r} is no JSON object: {error}") from error
    if not isinstance(parts, dict):
        raise ReviewError(f"{typed!r} is no JSON object")
    return parts


def _assignments(field: str, typed: str, was: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    parts: dict[str, JsonValue] = {}
    for piece in typed.split(","):
        name, sign, value = piece.partition("=")
        if not sign or name.strip() not in was:
            raise ReviewError(f"{piece.strip()!r}: write name=value, with a name among {', '.join(was)}")
        parts[name.strip()] = _plain(value.strip())
    return parts


def _plain(typed: str) -> JsonValue:
    """A JSON number, boolean or null; anything else is a text."""
    try:
        value: JsonValue = json.loads(typed.replace(" ", "").replace("\u202f", ""))
    except ValueError:
        return typed
    return value if value is None or isinstance(value, bool | int | float) else typed


def _place(code: str, was: JsonValue) -> JsonValue:
    """The place of a COG code, under the name that the fiche prints."""
    cog = load_cog()
    commune = cog.commune(code)
    if commune is None:
        raise ReviewError(f"{code!r} is no code of the COG")
    departement = cog.departement_of(commune)
    printed = was.get("commune") if isinstance(was, dict) else None
    place = Place(
        commune=printed if isinstance(printed, str) else commune.name,
        insee=commune.code,
        parent=_parent(commune),
        departement=Division(code=departement.code, name=departement.name),
        region=cog.region_of(departement),
    )
    return place.model_dump(mode="json")


def _parent(commune: Commune) -> Parent | None:
    if commune.kind not in ("déléguée", "associée") or commune.parent is None:
        return None
    parent = load_cog().commune(commune.parent)
    return None if parent is None else Parent(commune=parent.name, insee=parent.code)


def _canonical(field: str, value: JsonValue) -> JsonValue:
    canonical: JsonValue = SHAPES[field].dump_python(read_value(field, value), mode="json")
    return canonical
