"""Sections' texts → amounts, dates, durations, headcounts, and a ledger of every number."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeGuard, TypeVar

from extract.findings import Finding
from extract.values.amounts import read_amounts
from extract.values.amounts.mentions import share_roles
from extract.values.dates import read_dates
from extract.values.durations import read_durations
from extract.values.headcounts import read_headcounts
from extract.values.ledger import LedgerNumber, Value, settle
from extract.values.reading import Passage, Reader, open_passage
from schemas.record import AmountValue, DateValue, DurationValue, HeadcountValue

V = TypeVar("V", AmountValue, DateValue, DurationValue, HeadcountValue)

READERS: tuple[Reader[Value], ...] = (read_amounts, read_dates, read_headcounts, read_durations)
"""One reader a kind. A new kind is its module, its spec file and its line here."""


@dataclass(frozen=True, slots=True)
class Values:
    """What the sections hold, in order of sections and then of start; `numbers` is the ledger, every number once."""

    amounts: tuple[Finding[AmountValue], ...]
    dates: tuple[Finding[DateValue], ...]
    durations: tuple[Finding[DurationValue], ...]
    headcounts: tuple[Finding[HeadcountValue], ...]
    numbers: tuple[LedgerNumber, ...]


def read_values(texts: Mapping[str, str], *, reference_date: datetime.date | None = None) -> Values:
    """Read every quantity of the sections, given as section key → text in the profile's order.

    Each finding has exactly one span. A number belongs to at most one value: `ledger.settle` says which.

    >>> values = read_values({"mesure": "Le budget est de 54 millions d'euros, dont 20 % en Occitanie."})
    >>> [(finding.value.min, finding.value.role) for finding in values.amounts]
    [(Decimal('54000000'), 'envelope')]
    >>> [(number.text, number.outcome, number.kind) for number in values.numbers]
    [('54 millions', 'value', 'amount'), ('20', 'distractor', 'percentage')]
    """
    findings: list[Finding[Value]] = []
    numbers: list[LedgerNumber] = []
    for section, text in texts.items():
        kept, ledger = _read_section(open_passage(section, text, reference_date=reference_date))
        findings.extend(kept)
        numbers.extend(ledger)
    return Values(
        share_roles(_of_kind(findings, AmountValue)),
        _of_kind(findings, DateValue),
        _of_kind(findings, DurationValue),
        _of_kind(findings, HeadcountValue),
        tuple(numbers),
    )


def _read_section(passage: Passage) -> tuple[list[Finding[Value]], tuple[LedgerNumber, ...]]:
    found = [finding for reader in READERS for finding in reader(passage)]
    kept, ledger = settle(passage, found)
    return sorted(kept, key=lambda finding: (finding.spans[0].start, finding.spans[0].end)), ledger


def _of_kind(findings: list[Finding[Value]], kind: type[V]) -> tuple[Finding[V], ...]:
    return tuple(finding for finding in findings if _is_of_kind(finding, kind))


def _is_of_kind(finding: Finding[Value], kind: type[V]) -> TypeGuard[Finding[V]]:
    return isinstance(finding.value, kind)
