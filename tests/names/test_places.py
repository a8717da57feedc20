"""Place lines and the communes they are linked to, told by a specification."""

import doctest
import tomllib
from pathlib import Path
from typing import Any

import pytest

from extract.names import cog
from extract.names.cog import load_cog
from extract.names.places import arrondissements, divisions, pieces, read_place

SPEC: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parents[1] / "specs" / "places.toml").read_text(encoding="utf-8")
)
KEYS = {
    "place": {"rule", "insee", "parent", "issue", "forms", "refused"},
    "said": {"rule", "forms", "refused"},
    "division": {"rule", "departement", "region", "forms", "refused"},
    "none": {"rule", "forms"},
}


def forms(kind: str, key: str = "forms") -> list[Any]:
    pairs = [(entry, form) for entry in SPEC[kind] for form in entry.get(key, ())]
    return [pytest.param(entry, form, id=f"{entry['rule']}: {form}") for entry, form in pairs]


@pytest.mark.parametrize(("entry", "form"), forms("place"))
def test_a_place_is_linked(entry: dict[str, Any], form: str) -> None:
    reading = read_place(form, load_cog())
    assert reading is not None
    place = reading.place
    assert (place.insee, place.parent.insee if place.parent else None) == (entry["insee"], entry.get("parent"))
    assert [issue.code for issue in reading.issues] == ([entry["issue"]] if "issue" in entry else [])
    commune = load_cog().commune(entry["insee"])
    assert commune is not None
    departement = load_cog().departement_of(commune)
    assert place.departement is not None
    assert (place.departement.code, place.region) == (departement.code, load_cog().region_of(departement))


@pytest.mark.parametrize(("entry", "form"), forms("place"))
def test_the_commune_is_as_printed_and_stands_in_a_span(entry: dict[str, Any], form: str) -> None:
    reading = read_place(form, load_cog())
    assert reading is not None
    assert reading.place.commune in [form[start:end] for start, end in reading.spans]
    assert list(reading.spans) == sorted(reading.spans)
    assert all(form[start:end].strip() == form[start:end] != "" for start, end in reading.spans)


@pytest.mark.parametrize(("entry", "form"), forms("place", "refused"))
def test_a_place_that_is_not_certain_is_not_linked_to_that_commune(entry: dict[str, Any], form: str) -> None:
    reading = read_place(form, load_cog())
    assert reading is None or reading.place.insee is None


@pytest.mark.parametrize(("entry", "form"), forms("said"))
def test_what_cannot_be_linked_is_said(entry: dict[str, Any], form: str) -> None:
    reading = read_place(form, load_cog())
    assert reading is not None
    assert (reading.place.insee, reading.place.departement, reading.place.region) == (None, None, None)
    assert [(issue.code, issue.severity) for issue in reading.issues] == [(entry["rule"], "warning")]
    assert {issue.where for issue in reading.issues} == {"/organisation/place"}


@pytest.mark.parametrize(("entry", "form"), forms("said", "refused"))
def test_what_can_be_linked_is_not_complained_of(entry: dict[str, Any], form: str) -> None:
    reading = read_place(form, load_cog())
    assert reading is None or entry["rule"] not in [issue.code for issue in reading.issues]


@pytest.mark.parametrize(("entry", "form"), forms("division"))
def test_a_division_alone_is_kept_as_printed(entry: dict[str, Any], form: str) -> None:
    reading = read_place(form, load_cog())
    assert reading is not None
    place = reading.place
    assert (place.commune, place.insee, reading.issues) == (None, None, ())
    assert (place.departement.code if place.departement else None) == entry.get("departement")
    assert (place.region.code if place.region else None) == entry.get("region")


@pytest.mark.parametrize(("entry", "form"), forms("division", "refused"))
def test_what_only_resembles_a_division_is_none(entry: dict[str, Any], form: str) -> None:
    reading = read_place(form, load_cog())
    assert reading is None or reading.place.insee is None
    assert reading is None or reading.place.departement is None or "departement" not in entry


@pytest.mark.parametrize(("entry", "form"), forms("none"))
def test_what_is_no_place_is_not_read_as_one(entry: dict[str, Any], form: str) -> None:
    assert read_place(form, load_cog()) is None


def test_candidates_are_named_for_whoever_must_settle_them() -> None:
    reading = read_place("Saint-Denis", load_cog())
    assert reading is not None
    assert "Saint-Denis 93066 (Seine-Saint-Denis)" in reading.issues[0].message
    assert "Saint-Denis 97411 (La Réunion)" in reading.issues[0].message


def test_the_specification_knows_its_keys_and_has_enough_of_each() -> None:
    assert set(SPEC) == set(KEYS)
    for kind, entries in SPEC.items():
        for entry in entries:
            assert not set(entry) - KEYS[kind], entry["rule"]
            assert len(set(entry["forms"])) == len(entry["forms"]) >= 3
            assert kind == "none" or len(set(entry["refused"])) == len(entry["refused"]) >= 2


@pytest.mark.parametrize("module", [arrondissements, cog, divisions, pieces])
def test_doctests(module: Any) -> None:
    assert not doctest.testmod(module).failed
