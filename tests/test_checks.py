"""A record looked at as a whole: what does not fit becomes an issue, and issues and doubts make the grade."""

from pathlib import Path
from typing import Any

import pytest

from extract.checks import check_record, grade
from extract.engine import Engine, Options
from extract.pipeline import extract
from extract.source import Limits, make_source, open_source
from schemas.record import Issue, Record, Severity

ENGINE = Engine(Options(model="none"))
SAMPLE = Path(__file__).parents[1] / "samples" / "fiches" / "real" / "000.txt"


@pytest.fixture(scope="module")
def record() -> Record:
    """The first real fiche's record."""
    (found,) = extract(open_source(SAMPLE, Limits()), ENGINE).records
    return found


def read(old: str, new: str) -> Record:
    """The record of the first real fiche with some words changed."""
    text = SAMPLE.read_text(encoding="utf-8")
    assert old in text
    (found,) = extract(make_source("fiche.txt", text.replace(old, new).encode(), "text/plain"), ENGINE).records
    return found


def codes(found: Record) -> set[str]:
    return {issue.code for issue in found.issues}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("montant de 150 000 euros", "montant de 150 millions d'euros", "grant.size"),
        ("Mende, Occitanie", "Mendoulouse, Occitanie", "place.unknown"),
        ("Elles sont des tiers-lieux", "En tout, 2,5 milliards. Elles sont des tiers-lieux", "number.unread"),
    ],
)
def test_what_does_not_fit_is_said_and_stays_as_printed(old: str, new: str, code: str, record: Record) -> None:
    assert code not in codes(record)
    assert code in codes(read(old, new))


def test_a_misprinted_address_is_an_info() -> None:
    assert "website.slip" in codes(read("360", "360"))
    assert "website.slip" not in codes(
        read("[Planderelance.gov.fr](https://planderelance.gov.fr)", "planderelance.gouv.fr")
    )


def test_an_interval_that_ends_before_it_starts_is_said(record: Record) -> None:
    (first, *rest) = record.dates
    backwards = first.model_copy(update={"start": "2021-05-01", "end": "2021-04-01"})
    checked = check_record(record.model_copy(update={"dates": (backwards, *rest)}), ())
    assert "date.order" in codes(checked)


def test_a_range_that_runs_down_is_said(record: Record) -> None:
    amount = record.amounts[1]
    turned = amount.model_copy(update={"min": amount.max, "max": amount.min})
    checked = check_record(record.model_copy(update={"amounts": (turned,)}), ())
    assert "range.order" not in codes(check_record(record, ()))
    assert "range.order" in codes(checked)


@pytest.mark.parametrize(("created", "said"), [("2007", False), ("2021", False), ("2031", True)])
def test_a_beneficiary_younger_than_its_story_is_said(created: str, said: bool, record: Record) -> None:
    organisation = record.organisation
    assert organisation.created is not None
    born = organisation.created.model_copy(update={"value": created})
    dated = record.dates[1].model_copy(update={"start": "2021-03-01", "end": "2021-03-31"})
    changed = {"organisation": organisation.model_copy(update={"created": born}), "dates": (dated,)}
    assert ("created.order" in codes(check_record(record.model_copy(update=changed), ()))) == said


def issue(severity: Severity, where: str | None) -> Issue:
    return Issue(code="x", severity=severity, message="", where=where)


@pytest.mark.parametrize(
    ("issues", "expected"),
    [
        ((), "A"),
        ((issue("info", "/amounts/0"),), "A"),
        ((issue("warning", None),), "B"),
        ((issue("warning", "/dates/0"),), "B"),
        ((issue("warning", "/amounts/1"),), "C"),
        ((issue("warning", "/organisation/place"), issue("warning", None)), "C"),
        ((issue("error", None), issue("warning", "/amounts/1")), "D"),
    ],
)
def test_the_worst_issue_makes_the_grade(issues: tuple[Issue, ...], expected: str, record: Record) -> None:
    assert grade(record, issues) == expected


@pytest.mark.parametrize(("confidence", "expected"), [(0.8, "A"), (0.79, "B")])
def test_a_value_in_doubt_makes_a_b(confidence: float, expected: str, record: Record) -> None:
    changed: dict[str, Any] = {"confidence": confidence}
    amounts = (record.amounts[0].model_copy(update=changed), *record.amounts[1:])
    assert grade(record.model_copy(update={"amounts": amounts}), ()) == expected
