"""« Témoignage » as printed, and who is read to say what."""

import doctest
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from extract.findings import Finding
from extract.names.testimonies import TestimonyFinding, pairing, quotes, read_testimonies, speakers

SPECS = tomllib.loads((Path(__file__).parents[1] / "specs" / "testimonies.toml").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = SPECS["case"]


def plain(found: TestimonyFinding) -> dict[str, str]:
    fields = {"speaker": found.speaker, "role": found.role, "quote": found.quote}
    return {key: finding.value for key, finding in fields.items() if finding is not None}


@pytest.mark.parametrize("case", CASES, ids=[f"{at}-{case['rule']}" for at, case in enumerate(CASES)])
def test_a_testimony_is_read_as_the_page_prints_it(case: dict[str, Any]) -> None:
    text = case["text"].strip("\n ")
    found = read_testimonies(text, organisation=case.get("organisation"), model=None)
    assert [plain(testimony) for testimony in found] == case["found"]


@pytest.mark.parametrize("case", CASES, ids=[f"{at}-{case['rule']}" for at, case in enumerate(CASES)])
def test_every_value_is_the_text_of_its_spans(case: dict[str, Any]) -> None:
    text = case["text"].strip("\n ")
    for testimony in read_testimonies(text, organisation=case.get("organisation"), model=None):
        for finding in (testimony.speaker, testimony.role, testimony.quote):
            if finding is not None:
                assert_grounded(finding, text)


def assert_grounded(finding: Finding[str], text: str) -> None:
    pieces = [text[span.start : span.end] for span in finding.spans]
    assert finding.value in (" ".join(pieces), "\n".join(pieces))
    assert {span.section for span in finding.spans} == {"temoignage"}
    assert {span.part for span in finding.spans} == {len(pieces) > 1}


def test_the_spec_names_known_keys_and_shows_every_rule() -> None:
    assert set(SPECS) == {"case"}
    for case in CASES:
        assert set(case) <= {"rule", "text", "organisation", "found"}
        for found in case["found"]:
            assert found
            assert set(found) <= {"speaker", "role", "quote"}
    shown = Counter(case["rule"] for case in CASES if case["found"])
    assert shown.keys() == {"testimony.line", "testimony.quote", "testimony.incise"}
    assert min(shown.values()) >= 3
    assert Counter(case["rule"] for case in CASES if not case["found"]).total() >= 2


def test_a_section_too_long_for_a_page_is_left_alone() -> None:
    assert read_testimonies("« " + "a" * pairing.LONGEST_SECTION, organisation=None, model=None) == ()


@pytest.mark.parametrize(
    "noise", ["«" * 4_000, '"a ' * 2_500, "“ ” " * 2_000, "A" * 8_000, "Léa Roy, " * 800, ", " * 4_000]
)
def test_hostile_sections_are_read_without_an_error(noise: str) -> None:
    assert isinstance(read_testimonies(noise[: pairing.LONGEST_SECTION], organisation="Léa", model=None), tuple)


@pytest.mark.parametrize("module", [pairing, quotes, speakers])
def test_the_examples_of_the_readers_hold(module: Any) -> None:
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed
