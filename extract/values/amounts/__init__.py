"""Quantities with a currency → amounts: values, terms and roles; refused: percentages, counts, bare numbers."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from extract.findings import Finding, Span
from extract.values.amounts.carried import carry_bounds
from extract.values.amounts.cues import Sum
from extract.values.amounts.currencies import Money
from extract.values.amounts.roles import Role, read_role
from extract.values.amounts.sums import read_sums
from extract.values.amounts.terms import Terms, read_terms
from extract.values.quantities import Quantity, bounded, read_quantities
from extract.values.reading import Passage
from schemas.record import AmountValue

_CERTAIN, _ROLE_UNSAID = 0.9, 0.8
_SHARED_TERMS = 24
_OR = re.compile(r",? ou (?:de |d['’]|à )?")
_CLOSED = re.compile(r"[.;:!?\n]")


def read_amounts(passage: Passage) -> tuple[Finding[AmountValue], ...]:
    """Every amount of money of a section, each number with its currency, bound, terms and role.

    >>> from extract.values.reading import open_passage
    >>> def read(text):
    ...     found = read_amounts(open_passage("mesure", text))
    ...     return [(text[f.spans[0].start : f.spans[0].end], f.value.role, f.value.per, f.value.over) for f in found]
    >>> read("Le budget est de 54 millions d'euros. Une aide de 75 000 à 150 000 d'euros, sur 3 ans.")
    [("54 millions d'euros", 'envelope', None, None), ("75 000 à 150 000 d'euros", 'award', None, 'P3Y')]
    >>> read("20 % des 360 fabriques, 150 000 visiteurs, 54 millions de tonnes")
    []
    """
    sums_read, units = read_sums(passage)
    quantities = read_quantities(sums_read, lambda _, number: units.get(number.start))
    terms = _share_terms(passage.text, quantities, [_terms(passage, quantity) for quantity in quantities])
    findings: list[Finding[AmountValue]] = []
    role: Role | None = None
    sums: list[Sum] = []
    limited = carry_bounds(passage, [_late_bound(*pair) for pair in zip(quantities, terms, strict=True)], terms)
    for index, (quantity, term) in enumerate(zip(limited, terms, strict=True)):
        sums.append(_sum(quantity, term))
        following = limited[index + 1].start if index + 1 < len(limited) else None
        role = read_role(passage, sums[-1], sums[-2] if index else None, role, following)
        findings.append(_finding(passage, quantity, term, role))
    return tuple(findings)


def _terms(passage: Passage, quantity: Quantity[Money]) -> Terms:
    terms = read_terms(passage, quantity.start, quantity.unit_end)
    return terms._replace(over=None) if quantity.shape == "growth" else terms


def _share_terms(text: str, quantities: Sequence[Quantity[Money]], terms: Sequence[Terms]) -> list[Terms]:
    """« 500 ou 1 000 euros par an »: the first of an enumeration has the terms of the last.

    « 4 000 euros par poste, ou 5 000 euros en zone rurale »: an alternative is per the same thing.
    """
    shared = list(terms)
    for at in range(len(shared) - 2, -1, -1):
        quantity, following = quantities[at], quantities[at + 1]
        elliptic = quantity.unit_end == quantity.numbers[-1].end
        between = text[quantity.end : following.numbers[0].start]
        if elliptic and len(between) <= _SHARED_TERMS and not _CLOSED.search(between):
            own, last = shared[at], shared[at + 1]
            shared[at] = own._replace(per=own.per or last.per, over=own.over or last.over, tax=own.tax or last.tax)
    for at, (_, second) in enumerate(pairwise(quantities), 1):
        between = text[shared[at - 1].end : second.start]
        if shared[at].per is None and _OR.fullmatch(between):
            shared[at] = shared[at]._replace(per=shared[at - 1].per)
    return shared


def _late_bound(quantity: Quantity[Money], terms: Terms) -> Quantity[Money]:
    if terms.bound is None or quantity.shape == "range" or quantity.bound is not None:
        return quantity
    return bounded(quantity, None, terms.bound)


def _sum(quantity: Quantity[Money], terms: Terms) -> Sum:
    size = (quantity.high if quantity.high is not None else quantity.low or Decimal(0)) * quantity.unit.factor
    floor, ceiling = quantity.high is None, quantity.low is None
    first, unit_end = quantity.numbers[0].start, quantity.unit_end
    return Sum(quantity.start, first, unit_end, terms.end, size, terms.per, floor, ceiling, quantity.bound)


def _finding(passage: Passage, quantity: Quantity[Money], terms: Terms, role: Role) -> Finding[AmountValue]:
    factor = quantity.unit.factor
    value = AmountValue(
        min=None if quantity.low is None else quantity.low * factor,
        max=None if quantity.high is None else quantity.high * factor,
        currency=quantity.unit.currency,
        approximate=quantity.approximate,
        role=role.role,
        per=terms.per,
        over=terms.over,
        tax=terms.tax,
    )
    span = Span(passage.section, quantity.start, quantity.end, cue=role.cue)
    return Finding(value, (span,), f"amount.{_rule(quantity)}", _CERTAIN if role.cue is not None else _ROLE_UNSAID)


def _rule(quantity: Quantity[Money]) -> str:
    if quantity.shape != "plain":
        return quantity.shape
    number = quantity.numbers[0]
    return (
        "letters"
        if number.form == "letters"
        else "collective"
        if number.form == "collective"
        else "multiplier"
        if number.scale > 1
        else "plain"
    )
