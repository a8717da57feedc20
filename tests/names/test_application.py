"""« Pour bénéficier » as printed, and what its steps name."""

import doctest
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extract.names import application
from extract.names.application import read_application

if TYPE_CHECKING:
    from extract.findings import Finding

SPECS = tomllib.loads((Path(__file__).parents[1] / "specs" / "application.toml").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = SPECS["case"]
KINDS = ("Appel à projets", "Appel à manifestation d'intérêt")
FIELDS = {"website": "application.website", "categories": "application.category", "measure": "application.measure"}


@pytest.mark.parametrize("case", CASES, ids=[f"{at}-{case['rule']}" for at, case in enumerate(CASES)])
def test_the_steps_are_read_as_the_page_prints_them(case: dict[str, Any]) -> None:
    text = case["text"].strip("\n")
    found = read_application(text, kinds=KINDS)
    assert (found.website.value if found.website else None) == case.get("website")
    assert [category.value for category in found.categories] == case.get("categories", [])
    assert (found.measure.value if found.measure else None) == case.get("measure")
    assert [step.value for step in found.steps] == [line for line in text.split("\n") if line.strip()]
    assert len(found.steps) == case["steps"]


@pytest.mark.parametrize("case", CASES, ids=[f"{at}-{case['rule']}" for at, case in enumerate(CASES)])
def test_every_value_is_the_text_of_each_of_its_spans(case: dict[str, Any]) -> None:
    text = case["text"]
    found = read_application(text, kinds=KINDS)
    findings: list[Finding[str] | None] = [found.website, *found.categories, found.measure, *found.steps]
    for finding in findings:
        for span in finding.spans if finding else ():
            assert finding is not None
            assert text[span.start : span.end] == finding.value
            assert (span.section, span.part) == ("beneficier", False)


def test_what_a_step_names_twice_has_two_spans() -> None:
    found = read_application("www.relance.fr\nVoir www.relance.fr", kinds=())
    assert found.website is not None
    assert [(span.start, span.end) for span in found.website.spans] == [(0, 14), (20, 34)]


def test_the_spec_names_known_keys_and_shows_every_rule() -> None:
    assert set(SPECS) == {"case"}
    for case in CASES:
        assert set(case) <= {"rule", "text", "steps", *FIELDS}
        assert all(case.get(field, True) for field in FIELDS)
    shown: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for case in CASES:
        shown.update(rule for field, rule in FIELDS.items() if field in case)
        shown.update(["application.step"] if case["steps"] else [])
        named = case["rule"] != "application.step" and any(
            rule == case["rule"] for key, rule in FIELDS.items() if key in case
        )
        refused.update([] if named or (case["rule"] == "application.step" and case["steps"]) else [case["rule"]])
    assert shown.keys() == refused.keys() == {*FIELDS.values(), "application.step"}
    assert min(shown.values()) >= 3
    assert min(refused.values()) >= 2


@pytest.mark.parametrize(
    "noise", ["a." * 20_000, "« " * 9_000, "Catégorie « " * 3_000, "mesure :" * 4_000, "Catégorie A et " * 100]
)
def test_hostile_sections_are_read_without_an_error(noise: str) -> None:
    assert len(read_application(noise, kinds=KINDS).steps) == 1


def test_the_examples_of_the_reader_hold() -> None:
    result = doctest.testmod(application)
    assert result.attempted
    assert not result.failed
