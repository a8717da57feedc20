"""Every number has one owner: the ledger as `tests/specs/distractors.toml` and the contract say."""

import doctest
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extract.values
from extract.findings import Finding, Span
from extract.values import distractors, ledger, read_values
from extract.values.amounts import read_amounts
from extract.values.ledger import Considered, settle
from extract.values.reading import open_passage
from schemas.record import DurationValue
from tests.values.specs import Case, cases, faults

KEYS = {"distractor": frozenset({"rule", "sentences"}), "refused": frozenset({"rule", "forms"})}


def test_the_spec_file_is_sound() -> None:
    assert faults("distractors", KEYS) == []


@pytest.mark.parametrize("case", cases("distractors", "distractor"), ids=str)
def test_a_number_that_is_no_value_has_its_kind(case: Case) -> None:
    assert case.span is not None
    [number] = [n for n in read_values({"mesure": case.text}).numbers if n.start <= case.span[0] < n.end]
    assert (number.outcome, number.rule) == ("distractor", case.entry["rule"])


@pytest.mark.parametrize("case", cases("distractors", "refused"), ids=str)
def test_a_kind_is_not_given_to_what_it_refuses(case: Case) -> None:
    assert [n for n in read_values({"mesure": case.text}).numbers if n.rule == case.entry["rule"]] == []


def test_a_number_that_nothing_explains_is_unread() -> None:
    [number] = read_values({"mesure": "Le total est 4821."}).numbers
    assert (number.text, number.outcome, number.kind, number.rule, number.cue) == ("4821", "unread", None, None, None)


def test_of_two_readings_of_a_number_the_first_kind_has_it_and_the_other_is_told() -> None:
    passage = open_passage("mesure", "54 millions d’euros")
    rival = DurationValue(iso="P54Y", min_iso=None, max_iso=None, approximate=False)
    amounts = read_amounts(passage)
    kept, numbers = settle(passage, (Finding(rival, (Span("mesure", 0, 11),), "duration.count"), *amounts))
    assert kept == amounts
    assert numbers[0].considered == (Considered("duration", "duration.count", "amount.multiplier"),)


def test_what_is_certainly_no_value_outweighs_every_reader() -> None:
    passage = open_passage("mesure", "20 % sur 3 ans")
    rival = DurationValue(iso="P20Y", min_iso=None, max_iso=None, approximate=False)
    kept, numbers = settle(passage, (Finding(rival, (Span("mesure", 0, 4),), "duration.count"),))
    assert kept == ()
    assert numbers[0].kind == "percentage"


def test_a_finding_without_numbers_stands() -> None:
    passage = open_passage("mesure", "pendant des années")
    vague = Finding(
        DurationValue(iso="P2Y", min_iso=None, max_iso=None, approximate=True), (Span("mesure", 8, 18),), "x"
    )
    assert settle(passage, (vague,))[0] == (vague,)


def test_touching_spans_share_no_number() -> None:
    passage = open_passage("mesure", "3 ans5 ans")
    value = DurationValue(iso="P3Y", min_iso=None, max_iso=None, approximate=False)
    findings = tuple(Finding(value, (Span("mesure", start, start + 5),), "duration.count") for start in (0, 5))
    assert settle(passage, findings)[0] == findings


SEED = Path(__file__).parent / "fabriques.json"
EXPECTED: list[tuple[object, ...]] = [
    ("mesure", "54 millions d’euros", 54_000_000, 54_000_000, "envelope", None, "budget"),
    ("mesure", "75 000 à 150 000 d’euros", 75_000, 150_000, "award", "P3Y", "soutiendra à hauteur de"),
    ("belle_histoire", "150 000 euros", 150_000, 150_000, "grant", "P3Y", "ont obtenu une subvention"),
]


def test_a_real_fiche_gives_the_amounts_of_the_contract() -> None:
    texts: dict[str, str] = json.loads(SEED.read_text(encoding="utf-8"))
    found: list[tuple[object, ...]] = []
    for finding in read_values(texts).amounts:
        [span] = finding.spans
        assert span.cue is not None
        text, value = texts[span.section], finding.value
        found.append(
            (
                span.section,
                text[span.start : span.end],
                value.min,
                value.max,
                value.role,
                value.over,
                text[slice(*span.cue)],
            )
        )
    assert found == EXPECTED


def test_the_ledger_holds_every_number_once_in_order() -> None:
    texts: dict[str, str] = json.loads(SEED.read_text(encoding="utf-8"))
    numbers = read_values(texts).numbers
    assert Counter(number.outcome for number in numbers)["unread"] == 0
    assert all(texts[number.section][number.start : number.end] == number.text for number in numbers)
    for before, after in pairwise(numbers):
        assert before.section != after.section or before.end <= after.start


@pytest.mark.parametrize("module", [extract.values, distractors, ledger], ids=lambda module: module.__name__)
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


WORDS = st.sampled_from(
    [
        *"20 % 3 ans m² France 2030 loi n° 2021-1040 article 01 23 45 67 89 SIREN 552 100 554 neuf un euros k€".split(),
        *("( «", "« ", "sur", "x", "/", ",", ".", "\n"),
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_no_row_of_words_makes_the_ledger_raise_or_lose_a_number(text: str) -> None:
    passage = open_passage("mesure", text)
    assert [n.start for n in read_values({"mesure": text}).numbers] == [n.start for n in passage.numbers]


@given(st.text())
def test_no_text_makes_the_stage_raise(text: str) -> None:
    assert all(number.text for number in read_values({"mesure": text}).numbers)
