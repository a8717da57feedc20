"""The header's fields, told by a specification of headers in all their disorder."""

import doctest
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extract.findings import Finding, Span
from extract.names.cog import load_cog
from extract.names.header import facts, fields, read_organisation
from schemas.record import DateRole, DateValue, HeadcountRole, HeadcountValue

SPEC = Path(__file__).parents[1] / "specs" / "header.toml"
HEADERS: list[dict[str, Any]] = tomllib.loads(SPEC.read_text(encoding="utf-8"))["header"]
SECTIONS = ("entete", "mesure", "belle_histoire", "temoignage", "beneficier")
FIELDS = ("title", "name", "activity", "commune", "insee", "parent", "departement", "region", "created", "headcount")
KEYS = {"why", "dates", "headcounts", "approximate", "sites", "issues", "mentions", *SECTIONS, *FIELDS}
KINDS = ("Appel à manifestation d'intérêt", "Appel à projets", "Fonds")


@dataclass(frozen=True, slots=True)
class Read:
    """The values that other readers found."""

    dates: Sequence[Finding[DateValue]]
    headcounts: Sequence[Finding[HeadcountValue]]


def date(text: str, words: str, edtf: str, role: DateRole | None, section: str = "entete") -> Finding[DateValue]:
    start = text.index(words)
    value = DateValue(edtf=edtf, start=None, end=None, part=None, relative=None, role=role)
    return Finding(value, (Span(section, start, start + len(words)),), "date.year")


def headcount(
    text: str, words: str, count: str, role: HeadcountRole, approximate: bool = False, section: str = "entete"
) -> Finding[HeadcountValue]:
    start = text.index(words)
    number = Decimal(count)
    value = HeadcountValue(min=number, max=number, approximate=approximate, unit=None, fte=None, role=role)
    return Finding(value, (Span(section, start, start + len(words)),), "headcount.plain")


def read(header: dict[str, Any]) -> tuple[dict[str, str], Read]:
    texts = {section: header[section].strip("\n") for section in SECTIONS if section in header}
    dates = [date(texts["entete"], *entry) for entry in header.get("dates", ())]
    counts = [
        headcount(texts["entete"], words, str(count), *rest) for words, count, *rest in header.get("headcounts", ())
    ]
    return texts, Read(dates, counts)


@pytest.mark.parametrize("header", HEADERS, ids=lambda header: str(header["why"]))
def test_a_header_states_its_fields_and_no_others(header: dict[str, Any]) -> None:
    texts, values = read(header)
    found = read_organisation(texts, values, load_cog(), kinds=KINDS)
    place = found.place.value if found.place else None
    expected = {key: header.get(key) for key in FIELDS}
    if expected["insee"]:
        expected |= {"departement": None, "region": None}
    assert expected == {
        "title": " ".join(texts["entete"][span.start : span.end] for span in found.title) or None,
        "name": found.name.value if found.name else None,
        "activity": found.activity.value if found.activity else None,
        "commune": place.commune if place else None,
        "insee": place.insee if place else None,
        "parent": place.parent.insee if place and place.parent else None,
        "departement": place.departement.code if place and place.departement and not place.insee else None,
        "region": place.region.code if place and place.region and not place.insee else None,
        "created": found.created.value if found.created else None,
        "headcount": found.headcount.value.value if found.headcount else None,
    }
    assert (found.sites.value if found.sites else None) == header.get("sites")
    assert [issue.code for issue in found.issues] == header.get("issues", [])
    if found.headcount:
        assert found.headcount.value.approximate == header.get("approximate", False)


@pytest.mark.parametrize("header", HEADERS, ids=lambda header: str(header["why"]))
def test_every_span_of_a_header_lies_in_its_section(header: dict[str, Any]) -> None:
    texts, values = read(header)
    found = read_organisation(texts, values, load_cog(), kinds=KINDS)
    scalars = (found.name, found.activity, found.place, found.created, found.headcount, found.sites)
    for span in (span for scalar in scalars if scalar for span in scalar.spans):
        words = texts[span.section][span.start : span.end]
        assert words
        assert words == words.strip()


def test_the_specification_knows_its_keys() -> None:
    assert len(HEADERS) >= 60
    for header in HEADERS:
        assert not set(header) - KEYS, header["why"]
        assert all(header[key] != [] for key in header)
    assert len({header["why"] for header in HEADERS}) == len(HEADERS)


@pytest.mark.parametrize("module", [facts, fields])
def test_doctests(module: Any) -> None:
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed
