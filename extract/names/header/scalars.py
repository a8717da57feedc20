"""The beneficiary's creation and workforce, out of the dates and headcounts that were read before."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from extract.findings import Finding, Span
from extract.names.occurrences import even
from extract.names.section_keys import APPLICATION, HEADER, MEASURE
from schemas.record import DateValue, HeadcountValue

_STAFF = frozenset(
    {"salarié", "agent", "collaborateur", "employé", "etp", "permanent", "emploi", "poste", "temps plein"}
)
"""Units that are the workforce beside any other: « 12 salariés, 3 apprentis » are 12."""
_NOT_STAFF = frozenset(
    {
        "élève",
        "étudiant",
        "habitant",
        "adhérent",
        "bénévole",
        "membre",
        "patient",
        "résident",
        "usager",
        "client",
        "visiteur",
    }
    | {
        "bénéficiaire",
        "licencié",
        "enfant",
        "jeune",
        "associé",
        "coopérateur",
        "sociétaire",
        "apprenti",
        "stagiaire",
        "emploi créé",
    }
)
"""Units that are counted of a beneficiary and do not say how many work for it."""
_SUB_GROUP = re.compile(r"\b(?:dont|parmi\ lesquels|y\ compris|incluant)\ ?$", re.VERBOSE)


class ValuesRead(Protocol):
    """What the header needs of the values that were read before it."""

    @property
    def dates(self) -> Sequence[Finding[DateValue]]:
        """Every date, with its role."""

    @property
    def headcounts(self) -> Sequence[Finding[HeadcountValue]]:
        """Every headcount, with its role."""


@dataclass(frozen=True, slots=True)
class GroundedCount:
    """A whole number of people, and whether the fiche calls it approximate."""

    value: int
    approximate: bool


def read_created(dates: Sequence[Finding[DateValue]]) -> Finding[str] | None:
    """The one date of creation, the header's where it has one; an interval or two different dates are none."""
    created = [date for date in dates if date.value.role == "creation"]
    stated = [date for date in created if _section(date) == HEADER] or created
    values = {date.value.edtf for date in stated}
    value = stated[0].value.edtf if stated else None
    if value is None or len(values) != 1 or "/" in value:
        return None
    same = [date for date in created if date.value.edtf == value]
    return Finding(value, _header_first(same), _rule("created", stated[0]), stated[0].confidence)


def read_headcount(
    headcounts: Sequence[Finding[HeadcountValue]], texts: Mapping[str, str]
) -> Finding[GroundedCount] | None:
    """The workforce in the header, else in the story; a range, a bound, a fraction and two numbers are none."""
    whole = [
        each
        for each in headcounts
        if each.value.role == "workforce" and _section(each) not in (MEASURE, APPLICATION) and not _is_part(each, texts)
    ]
    whole = [each for each in whole if (each.value.unit or "").lower() not in _NOT_STAFF]
    stated = [each for each in whole if _section(each) == HEADER] or whole
    stated = [each for each in stated if (each.value.unit or "").lower() in _STAFF] or stated
    counts = {_count(each.value) for each in stated}
    count = next(iter(counts), None)
    if count is None or len(counts) != 1:
        return None
    same = [each for each in whole if _count(each.value) == count]
    return Finding(count, _header_first(same), _rule("headcount", stated[0]), stated[0].confidence)


def _count(value: HeadcountValue) -> GroundedCount | None:
    exact = value.min is not None and value.min == value.max and value.min == value.min.to_integral_value()
    if not exact or value.min is None or value.fte is not None:
        return None
    return GroundedCount(int(value.min), value.approximate)


def _is_part(finding: Finding[HeadcountValue], texts: Mapping[str, str]) -> bool:
    span = finding.spans[0]
    return bool(_SUB_GROUP.search(even(texts[span.section])[max(0, span.start - 20) : span.start]))


def _section(finding: Finding[DateValue] | Finding[HeadcountValue]) -> str:
    return finding.spans[0].section


def _rule(field: str, finding: Finding[DateValue] | Finding[HeadcountValue]) -> str:
    return f"{'header' if _section(finding) == HEADER else 'story'}.{field}"


def _header_first(findings: Sequence[Finding[DateValue]] | Sequence[Finding[HeadcountValue]]) -> tuple[Span, ...]:
    spans = [Span(each.spans[0].section, each.spans[0].start, each.spans[0].end) for each in findings]
    return tuple(sorted(spans, key=lambda span: span.section != HEADER))
