"""The measure's title, kind and programme, told by a specification."""

import doctest
import tomllib
from pathlib import Path
from typing import Any

import pytest

from extract.findings import Span
from extract.names import occurrences
from extract.names.measure import read_measure

SPEC = Path(__file__).parents[1] / "specs" / "measure.toml"
CASES: list[dict[str, Any]] = tomllib.loads(SPEC.read_text(encoding="utf-8"))["measure"]
SECTIONS = ("entete", "mesure", "belle_histoire", "temoignage", "beneficier")
FIELDS = ("title", "kind", "programme")
KINDS = ("Appel à manifestation d'intérêt", "Appel à projets", "Fonds", "Prime")


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["why"]))
def test_a_fiche_states_its_measure(case: dict[str, Any]) -> None:
    texts = {section: case[section].strip("\n") for section in SECTIONS if section in case}
    found = read_measure(texts, programmes=("France Relance",), kinds=KINDS)
    scalars = {"title": found.title, "kind": found.kind, "programme": found.programme}
    assert {field: scalar.value if scalar else None for field, scalar in scalars.items()} == {
        field: case.get(field) for field in FIELDS
    }
    for scalar in (scalar for scalar in scalars.values() if scalar):
        assert all(0 <= span.start < span.end <= len(texts[span.section]) for span in scalar.spans)
    if "spans" in case:
        assert found.title is not None
        stated = [f"{span.section}: {texts[span.section][span.start : span.end]}" for span in found.title.spans]
        assert stated == case["spans"]


def test_the_specification_knows_its_keys_and_has_each_rule_with_refusals() -> None:
    keys = {"rule", "why", "spans", *SECTIONS, *FIELDS}
    rules = {case["rule"] for case in CASES}
    assert rules == {"measure.header", "measure.body", "measure.programme", "measure.kind"}
    assert all(not set(case) - keys and case.get("spans") != [] for case in CASES)
    for rule in rules - {"measure.kind"}:
        assert any(not set(FIELDS) & set(case) for case in CASES if case["rule"] == rule)


def test_a_title_known_from_the_whole_header_is_taken() -> None:
    story = "Lauréats de « Quartiers fertiles », ils…"
    texts = {"entete": "Quartiers fertiles\nLes Jardins du Ciel", "belle_histoire": story}
    found = read_measure(texts, programmes=(), kinds=KINDS, title=(Span("entete", 0, 18),))
    assert found.title is not None
    assert [span.section for span in found.title.spans] == ["entete", "belle_histoire"]


def test_the_programme_above_the_name_is_no_title() -> None:
    texts = {"entete": "FRANCE RELANCE\nLes Jardins du Ciel"}
    found = read_measure(texts, programmes=("France Relance",), kinds=KINDS, title=(Span("entete", 0, 14),))
    assert found.title is None
    assert found.programme is not None


def test_doctests() -> None:
    result = doctest.testmod(occurrences)
    assert result.attempted
    assert not result.failed
