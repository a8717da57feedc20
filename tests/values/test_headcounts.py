"""Headcounts read as `tests/specs/headcounts.toml` says, and what is written in French reads back."""

import doctest
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.findings import Finding
from extract.values.headcounts import people, read_headcounts, reader, working_time
from extract.values.reading import open_passage
from schemas.record import HeadcountValue
from tests.values.specs import Case, cases, faults, finding_at

KEYS = {
    "value": frozenset({"rule", "min", "max", "approximate", "unit", "fte", "role", "section", "forms", "sentences"}),
    "refused": frozenset({"rule", "section", "forms"}),
}


def read(text: str, section: str = "belle_histoire") -> tuple[Finding[HeadcountValue], ...]:
    return read_headcounts(open_passage(section, text))


def test_the_spec_file_is_sound() -> None:
    assert [fault for fault in faults("headcounts", KEYS) if not fault.startswith("headcount:")] == []


@pytest.mark.parametrize("case", cases("headcounts", "value"), ids=str)
def test_a_headcount_reads_as_the_spec_says(case: Case) -> None:
    finding = finding_at(read(case.text, case.entry.get("section", "belle_histoire")), case.span)
    value = finding.value
    low, high, fte = (case.entry.get(key) for key in ("min", "max", "fte"))
    assert value.min == (None if low is None else Decimal(str(low)))
    assert value.max == (None if high is None else Decimal(str(high)))
    assert value.fte == (None if fte is None else Decimal(str(fte)))
    assert (value.unit, value.approximate) == (case.entry.get("unit"), case.entry.get("approximate", False))
    assert finding.rule == case.entry["rule"]
    assert value.role == case.entry.get("role", value.role)


@pytest.mark.parametrize("case", cases("headcounts", "refused"), ids=str)
def test_a_rule_leaves_alone_what_it_refuses(case: Case) -> None:
    found = read(case.text, case.entry.get("section", "belle_histoire"))
    assert [finding for finding in found if case.entry["rule"] in ("headcount", finding.rule)] == []


@pytest.mark.parametrize("module", [people, reader, working_time], ids=lambda module: module.__name__)
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


NOUNS = {
    "salariés": "salarié", "salariées": "salarié", "conseillères": "conseiller", "techniciennes": "technicien",
    "ouvriers": "ouvrier", "bénévoles": "bénévole", "directrices": "directeur", "emplois": "emploi", "femmes": "femme",
    "coiffeuses": "coiffeur", "élèves": "élève", "habitants": "habitant",
}  # fmt: skip


@given(st.integers(2, 10**6), st.sampled_from(sorted(NOUNS)), st.sampled_from(["", "nouvelles ", "autres "]))
def test_a_count_reads_back_with_its_noun(count: int, noun: str, adjective: str) -> None:
    value = finding_at(read(f"On y voit {f'{count:,}'.replace(',', ' ')} {adjective}{noun}."), None).value
    assert (value.min, value.max) == (Decimal(count), Decimal(count))
    assert value.unit == NOUNS[noun]


PIECES = st.sampled_from(
    "2 12 18 2021 un une deux une trentaine de salariés postes personnes emplois à mi-temps dont en CDI créer créés "
    "formés nous sommes effectif de et ou , . ; ( ) % entre moins plus millions d'habitants « » nouveaux jeunes".split(
        " "
    )
)


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_no_row_of_words_makes_the_reader_raise_and_spans_do_not_cross(text: str) -> None:
    spans = [(finding.spans[0].start, finding.spans[0].end) for finding in read(text)]
    assert all(start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(st.text())
def test_no_text_makes_the_reader_raise(text: str) -> None:
    assert all(finding.spans[0].end <= len(text) for finding in read(text))
