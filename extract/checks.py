"""A record looked at as a whole: what does not fit together becomes an issue, the value stays as printed."""

import re
from collections.abc import Callable, Iterator, Sequence

from pydantic import BaseModel
from rapidfuzz import fuzz

from extract.folding import fold
from extract.values.ledger import LedgerNumber
from schemas.record import Amount, Grade, Headcount, Issue, Record, Severity

WEBSITE = "planderelance.gouv.fr"
WEBSITE_SLIP = 85.0
SURE = 0.8
"""A confidence below this grades a record B."""
QUOTING = frozenset(("evidence", "cue", "regions"))
YEAR = re.compile(r"\d{4}")


def _issue(code: str, severity: Severity, message: str, where: str | None) -> Issue:
    return Issue(code=code, severity=severity, message=message, where=where)


def range_order(record: Record) -> Iterator[Issue]:
    """A range whose lower end is above its upper end was misread or misprinted."""
    ranges: list[tuple[str, Amount | Headcount]] = [
        *((f"/amounts/{i}", amount) for i, amount in enumerate(record.amounts)),
        *((f"/headcounts/{i}", headcount) for i, headcount in enumerate(record.headcounts)),
    ]
    for where, entry in ranges:
        if entry.min is not None and entry.max is not None and entry.min > entry.max:
            message = f"« {entry.evidence[0].text} »: the lower end is above the upper end"
            yield _issue("range.order", "warning", message, where)


def date_order(record: Record) -> Iterator[Issue]:
    """An interval that ends before it starts."""
    for i, date in enumerate(record.dates):
        if date.start is not None and date.end is not None and date.start > date.end:
            yield _issue("date.order", "warning", f"« {date.evidence[0].text} » ends before it starts", f"/dates/{i}")


def creation_order(record: Record) -> Iterator[Issue]:
    """A beneficiary created after every other date of the fiche: one of the dates was misread or misprinted."""
    created = record.organisation.created
    year = None if created is None else YEAR.match(created.value)
    if created is None or year is None:
        return
    ends = [date.end for date in record.dates if date.role != "creation" and date.end is not None]
    if ends and max(ends)[:4] < year.group():
        message = f"created in {created.value}, after every other date of the fiche"
        yield _issue("created.order", "warning", message, "/organisation/created")


def grant_size(record: Record) -> Iterator[Issue]:
    """What one beneficiary got cannot exceed the whole budget of the measure."""
    envelopes = [a.max for a in record.amounts if a.role == "envelope" and a.currency == "EUR" and a.max is not None]
    if not envelopes:
        return
    for i, amount in enumerate(record.amounts):
        if (
            amount.role == "grant"
            and amount.currency == "EUR"
            and amount.min is not None
            and amount.min > max(envelopes)
        ):
            message = f"« {amount.evidence[0].text} » is more than the measure's whole budget"
            yield _issue("grant.size", "warning", message, f"/amounts/{i}")


def website_slip(record: Record) -> Iterator[Issue]:
    """« planderelance.gov.fr » is a misprint of the plan's own address; it is kept as printed."""
    website = None if record.application is None else record.application.website
    if website is None:
        return
    host = fold(website.value).removeprefix("www.").split("/")[0]
    if host != WEBSITE and fuzz.ratio(host, WEBSITE) >= WEBSITE_SLIP:
        message = f"« {website.value} » looks like a misprint of {WEBSITE}"
        yield _issue("website.slip", "info", message, "/application/website")


def leftover_text(record: Record) -> Iterator[Issue]:
    """Text that no section claimed may hold a value that the record lacks."""
    if record.leftover:
        chars = record.coverage.leftover_chars
        yield _issue("leftover", "warning", f"{chars} characters belong to no section", "/leftover")


def unread_numbers(numbers: Sequence[LedgerNumber]) -> Iterator[Issue]:
    """A number that became no value and is no known distractor: QA should see it."""
    for number in numbers:
        if number.outcome == "unread":
            message = f"« {number.text} » was not understood"
            yield _issue("number.unread", "info", message, f"/sections/{number.section}/text")


CHECKS: tuple[Callable[[Record], Iterator[Issue]], ...] = (
    range_order,
    date_order,
    creation_order,
    grant_size,
    website_slip,
    leftover_text,
)


def check_record(record: Record, numbers: Sequence[LedgerNumber]) -> Record:
    """The record with its grade, and with the issues of every check and of the numbers that nobody could read."""
    found = (issue for check in CHECKS for issue in check(record))
    issues = (*record.issues, *found, *unread_numbers(numbers))
    return record.model_copy(update={"issues": issues, "grade": grade(record, issues)})


def grade(record: Record, issues: tuple[Issue, ...]) -> Grade:
    """`D` any error; `C` a warning on organisation, place or an amount; `B` another warning or a doubt; else `A`."""
    if any(issue.severity == "error" for issue in issues):
        return "D"
    warnings = [issue.where or "" for issue in issues if issue.severity == "warning"]
    if any(where.startswith(("/organisation", "/amounts")) for where in warnings):
        return "C"
    return "B" if warnings or any(confidence < SURE for confidence in _confidences(record)) else "A"


def _confidences(node: object) -> Iterator[float]:
    """Every confidence below a node. What a record quotes has none: it is passed over, with its many regions."""
    if isinstance(node, BaseModel):
        for name in type(node).model_fields:
            value = getattr(node, name)
            if name == "confidence":
                yield value
            elif name not in QUOTING and isinstance(value, (BaseModel, tuple)):
                yield from _confidences(value)
    elif isinstance(node, tuple):
        for item in node:
            yield from _confidences(item)
