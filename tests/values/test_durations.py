"""Durations read as `tests/specs/durations.toml` says, and what is written in French reads back."""

import doctest
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.findings import Finding
from extract.values.durations import read_durations, reader, units
from extract.values.reading import open_passage
from schemas.record import DurationValue
from tests.values.specs import Case, cases, faults, finding_at

KEYS = {
    "value": frozenset({"rule", "iso", "min_iso", "max_iso", "approximate", "forms", "sentences"}),
    "refused": frozenset({"rule", "section", "forms"}),
}


def read(text: str, section: str = "belle_histoire") -> tuple[Finding[DurationValue], ...]:
    return read_durations(open_passage(section, text))


def test_the_spec_file_is_sound() -> None:
    assert [fault for fault in faults("durations", KEYS) if not fault.startswith("duration:")] == []


@pytest.mark.parametrize("case", cases("durations", "value"), ids=str)
def test_a_duration_reads_as_the_spec_says(case: Case) -> None:
    finding = finding_at(read(case.text), case.span)
    value = finding.value
    expected = tuple(case.entry.get(key) for key in ("iso", "min_iso", "max_iso"))
    assert (value.iso, value.min_iso, value.max_iso) == expected
    assert value.approximate == case.entry.get("approximate", False)
    assert finding.rule == case.entry["rule"]


@pytest.mark.parametrize("case", cases("durations", "refused"), ids=str)
def test_a_rule_leaves_alone_what_it_refuses(case: Case) -> None:
    found = read(case.text, case.entry.get("section", "belle_histoire"))
    assert [finding for finding in found if case.entry["rule"] in ("duration", finding.rule)] == []


@pytest.mark.parametrize("module", [reader, units], ids=lambda module: module.__name__)
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


UNITS = {"ans": "Y", "mois": "M", "semaines": "W", "jours": "D"}


@given(
    st.integers(2, 400),
    st.sampled_from(sorted(UNITS)),
    st.sampled_from(["pendant {}", "sur {}", "en {}", "un délai de {}"]),
)
def test_a_count_reads_back_in_its_own_unit(count: int, unit: str, style: str) -> None:
    found = finding_at(read(f"Le projet tient {style.format(f'{count} {unit}')}."), None)
    assert found.value.iso == f"P{count}{UNITS[unit]}"


@given(st.integers(2, 60), st.integers(1, 60), st.sampled_from(["mois", "semaines"]))
def test_a_range_reads_back(low: int, more: int, unit: str) -> None:
    value = finding_at(read(f"Il faut compter {low} à {low + more} {unit}."), None).value
    assert (value.min_iso, value.max_iso) == (f"P{low}{UNITS[unit]}", f"P{low + more}{UNITS[unit]}")


PIECES = st.sampled_from(
    "1 2 30 trois un une ans an mois jours heures h 30 et demi à ou de entre plus moins de sous dans les il y a par "
    "semaine maximum âgé , . - / par une dizaine d'années quarts d'heure trimestres".split(" ")
)


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_no_row_of_words_makes_the_reader_raise_and_spans_do_not_cross(text: str) -> None:
    spans = [(finding.spans[0].start, finding.spans[0].end) for finding in read(text)]
    assert all(start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(st.text())
def test_no_text_makes_the_reader_raise(text: str) -> None:
    assert all(finding.spans[0].end <= len(text) for finding in read(text))
