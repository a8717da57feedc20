"""The header's fields, told by a specification of headers in all their disorder."""

import doctest
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.findings import Finding, Span
from extract.names.cog import load_cog
from extract.names.header import GroundedCount, activity, facts, read_organisation
from extract.names.header.pieces import cut_header
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
    text: str,
    words: str,
    count: str,
    role: HeadcountRole,
    approximate: bool = False,
    unit: str | None = None,
    section: str = "entete",
) -> Finding[HeadcountValue]:
    start = text.index(words)
    number = Decimal(count)
    value = HeadcountValue(min=number, max=number, approximate=approximate, unit=unit, fte=None, role=role)
    return Finding(value, (Span(section, start, start + len(words)),), "headcount.plain")


def read(header: dict[str, Any]) -> tuple[dict[str, str], Read]:
    texts = {section: header[section].strip("\n") for section in SECTIONS if section in header}
    entete = texts.get("entete", "")
    dates = [date(entete, *entry) for entry in header.get("dates", ())]
    counts = [headcount(entete, words, str(count), *rest) for words, count, *rest in header.get("headcounts", ())]
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


ATOMS = (
    "Gers Développement|Auch|Occitanie|(32)|32000|Paris 11e|/| – |,|;|\n|Structure créée en 2010|4 salariés|1 site|«|»|"
    "(|AMI|)|Appel à projets|de|à|la|’|St-Denis|Mesure :|Activité :|Lieu :|Cedex|·|12|1 200|et|dans le|Gers|Œ|SARL|:|."
).split("|")
NOISE = st.lists(st.sampled_from(ATOMS), max_size=24).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(entete=NOISE, story=NOISE, testimony=NOISE)
def test_whatever_the_header_holds_its_fields_are_words_of_it(entete: str, story: str, testimony: str) -> None:
    texts = {"entete": entete, "belle_histoire": story, "temoignage": testimony}
    found = read_organisation(texts, Read([], []), load_cog(), kinds=KINDS)
    for words in (found.name, found.activity):
        assert words is None or words.value.strip()
    for scalar in (found.name, found.activity, found.place, found.sites):
        for span in scalar.spans if scalar else ():
            stated = texts[span.section][span.start : span.end]
            assert stated.strip() == stated != ""
    if found.place and found.place.value.commune:
        printed = [texts[span.section][span.start : span.end] for span in found.place.spans]
        assert found.place.value.commune in printed


def test_a_header_that_goes_on_for_ever_is_cut_into_few_pieces() -> None:
    endless = "Auch, Occitanie\n" * 5000 + "Auch, " * 5000
    assert len(cut_header(endless, load_cog(), ())) <= 40


def test_mentions_are_evidence_of_the_name_after_the_header() -> None:
    texts = {
        "entete": "Gers Développement\nAuch, Occitanie",
        "belle_histoire": "L’agence Gers Développement grandit. GERS DEVELOPPEMENT. Le gers développement durable.",
        "temoignage": "Audrey Fiévet\nAnimatrice de Gers\nDéveloppement",
    }
    found = read_organisation(texts, Read([], []), load_cog(), kinds=KINDS)
    assert found.name is not None
    stated = [texts[span.section][span.start : span.end] for span in found.name.spans]
    assert stated == ["Gers Développement", "Gers Développement", "GERS DEVELOPPEMENT", "Gers\nDéveloppement"]


def test_a_value_of_the_story_is_evidence_of_the_header_s() -> None:
    texts = {"entete": "Créée en 2010", "belle_histoire": "Créée en 2010, elle grandit."}
    dates = [date(texts[section], "2010", "2010", "creation", section) for section in ("belle_histoire", "entete")]
    found = read_organisation(texts, Read(dates, []), load_cog(), kinds=KINDS)
    assert found.created is not None
    assert [span.section for span in found.created.spans] == ["entete", "belle_histoire"]
    assert found.created.rule == "header.created"


def test_the_story_states_what_the_header_does_not() -> None:
    texts = {"entete": "Gers Développement", "belle_histoire": "Créée en 2010, elle compte 4 salariés."}
    dates = [date(texts["belle_histoire"], "2010", "2010", "creation", "belle_histoire")]
    counts = [headcount(texts["belle_histoire"], "4 salariés", "4", "workforce", section="belle_histoire")]
    found = read_organisation(texts, Read(dates, counts), load_cog(), kinds=KINDS)
    assert (found.created and found.created.value, found.created and found.created.rule) == ("2010", "story.created")
    assert found.headcount is not None
    assert (found.headcount.value, found.headcount.rule) == (GroundedCount(4, False), "story.headcount")


def test_a_range_or_a_fraction_of_people_is_no_workforce() -> None:
    text = "7,5 ETP"
    counts = [headcount(text, "7,5 ETP", "7.5", "workforce")]
    assert read_organisation({"entete": text}, Read([], counts), load_cog()).headcount is None


def test_the_specification_knows_its_keys() -> None:
    assert len(HEADERS) >= 60
    for header in HEADERS:
        assert not set(header) - KEYS, header["why"]
        assert all(header[key] != [] for key in header)
    assert len({header["why"] for header in HEADERS}) == len(HEADERS)


@pytest.mark.parametrize("module", [activity, facts])
def test_doctests(module: Any) -> None:
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed
