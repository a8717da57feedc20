"""Dates read as `tests/specs/dates.toml` and `tests/specs/date_roles.toml` say, and as the calendar says."""

import datetime
import doctest
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.findings import Finding
from extract.values import words
from extract.values.dates import edtf, organisations, read_dates, reader
from extract.values.reading import open_passage
from schemas.record import DateValue
from tests.values.specs import Case, cases, faults, finding_at

KEYS = {
    "value": frozenset(
        {"rule", "edtf", "days", "part", "relative", "role", "reference", "section", "cue", "forms", "sentences"}
    ),
    "refused": frozenset({"rule", "forms"}),
}
ROLE_KEYS = {
    "role": frozenset({"rule", "role", "section", "cue", "sentences"}),
    "refused": frozenset({"rule", "section", "forms"}),
}


def read(text: str, section: str = "belle_histoire", reference: str | None = None) -> tuple[Finding[DateValue], ...]:
    date = None if reference is None else datetime.date.fromisoformat(reference)
    return read_dates(open_passage(section, text, reference_date=date))


def test_the_spec_files_are_sound() -> None:
    assert [fault for fault in faults("dates", KEYS) if not fault.startswith("date:")] == []
    assert faults("date_roles", ROLE_KEYS) == []


@pytest.mark.parametrize("case", cases("dates", "value"), ids=str)
def test_a_date_reads_as_the_spec_says(case: Case) -> None:
    finding = finding_at(read(case.text, reference=case.entry.get("reference")), case.span)
    value = finding.value
    assert (value.edtf, value.part, value.relative) == tuple(
        case.entry.get(key) for key in ("edtf", "part", "relative")
    )
    assert finding.rule == case.entry["rule"]
    if "role" in case.entry:
        assert value.role == case.entry["role"]
    if "days" in case.entry:
        assert [value.start or "", value.end or ""] == case.entry["days"]


@pytest.mark.parametrize("case", cases("dates", "refused"), ids=str)
def test_a_rule_leaves_alone_what_it_refuses(case: Case) -> None:
    found = read(case.text)
    assert [finding for finding in found if case.entry["rule"] in ("date", finding.rule)] == []


@pytest.mark.parametrize("case", cases("date_roles", "role"), ids=str)
def test_a_role_is_as_the_spec_says(case: Case) -> None:
    finding = finding_at(read(case.text, case.entry["section"]), case.span)
    assert finding.value.role == case.entry["role"]
    cue = finding.spans[0].cue
    assert cue is not None
    assert case.entry.get("cue", case.text[slice(*cue)].lower()) == case.text[slice(*cue)].lower()


@pytest.mark.parametrize("case", cases("date_roles", "refused"), ids=str)
def test_a_role_is_not_given_to_what_it_refuses(case: Case) -> None:
    found = read(case.text, case.entry["section"])
    assert found
    assert [finding for finding in found if f"role.{finding.value.role}" == case.entry["rule"]] == []


@pytest.mark.parametrize("module", [words, edtf, organisations, reader], ids=lambda module: module.__name__)
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2099, 12, 31))
STYLES = [
    "{day} {month} {year}", "le {day} {month} {year}", "{dd}/{mm}/{year}", "{dd}.{mm}.{year}", "{year}-{mm}-{dd}",
    "au {day} {month} {year}",
    "le lundi {day} {month} {year}", "le {day} {month} de l'année {year}",
]  # fmt: skip


def written(style: str, day: datetime.date) -> str:
    return style.format(
        day="1er" if day.day == 1 else day.day,
        dd=f"{day.day:02d}",
        mm=f"{day.month:02d}",
        month=MONTHS[day.month - 1],
        year=day.year,
    )


@given(DAYS, st.sampled_from(STYLES))
def test_a_day_reads_back_in_every_style(day: datetime.date, style: str) -> None:
    value = finding_at(read(f"Signée {written(style, day)}, elle court."), None).value
    assert (value.edtf, value.start, value.end) == (day.isoformat(),) * 3


@given(DAYS, DAYS, st.sampled_from(["du {} au {}", "entre le {} et le {}"]))
def test_an_interval_of_days_reads_back(one: datetime.date, other: datetime.date, style: str) -> None:
    first, last = sorted((one, other))
    text = style.format(*(written("{day} {month} {year}", day) for day in (first, last)))
    found = read(f"Ouvert {text}.")
    if first == last:
        assert found == ()
    else:
        assert finding_at(found, None).value.edtf == f"{first.isoformat()}/{last.isoformat()}"


@given(st.integers(1900, 2099), st.sampled_from(["depuis {}", "dès {}", "jusqu’en {}", "d’ici {}", "en {}", "fin {}"]))
def test_a_year_reads_back_behind_every_preposition(year: int, style: str) -> None:
    value = finding_at(read(f"C’est {style.format(year)}, dit-elle."), None).value
    assert value.edtf is not None
    assert str(year) in value.edtf


@given(st.integers(1900, 2099), st.integers(-30, 30), st.dates(datetime.date(1950, 1, 1), datetime.date(2050, 1, 1)))
def test_a_relative_year_is_counted_from_the_reference_date(year: int, shift: int, reference: datetime.date) -> None:
    text = f"il y a {-shift} ans" if shift < 0 else f"dans {shift} ans"
    found = read(f"C’était {text}, en {year}.", reference=reference.isoformat())
    expected = [str(year)] if shift == 0 else [str(reference.year + shift), str(year)]
    assert [finding.value.edtf for finding in found] == expected


PIECES = st.sampled_from(
    "1 3 31 2021 2020 12 / - . , : ( ) le du au à en de et ou puis entre depuis dès jusqu'en d'ici avant mars juin "
    "été hiver premier trimestre semestre fin mi début année années l'an dernier prochain vers environ saison "
    "exercice T1 1er lundi \n".split(" ")
)


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_no_row_of_words_makes_the_reader_raise_and_spans_do_not_cross(text: str) -> None:
    spans = [(finding.spans[0].start, finding.spans[0].end) for finding in read(text, reference="2021-06-15")]
    assert all(start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(st.text())
def test_no_text_makes_the_reader_raise(text: str) -> None:
    assert all(finding.spans[0].end <= len(text) for finding in read(text))
