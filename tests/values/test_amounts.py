"""Amounts read as `tests/specs/amounts.toml` says; roles as `tests/specs/roles.toml` says."""

import doctest
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.findings import Finding
from extract.values import accents, amounts, bounds, quantities, reading, sharing
from extract.values.amounts import currencies, read_amounts, sums, terms
from extract.values.reading import open_passage
from schemas.record import AmountValue
from tests.values.specs import Case, cases, faults, finding_at

KEYS = {
    "value": frozenset({"rule", "min", "max", "currency", "approximate", "per", "over", "tax", "forms", "sentences"}),
    "refused": frozenset({"rule", "forms"}),
}
ROLE_KEYS = {
    "role": frozenset({"rule", "role", "section", "cue", "per", "over", "tax", "sentences"}),
    "refused": frozenset({"rule", "section", "forms"}),
}


def read(text: str, section: str = "mesure") -> tuple[Finding[AmountValue], ...]:
    return read_amounts(open_passage(section, text))


def test_the_spec_files_are_sound() -> None:
    assert faults("amounts", KEYS) == []
    assert faults("roles", ROLE_KEYS) == []


@pytest.mark.parametrize("case", cases("amounts", "value"), ids=str)
def test_an_amount_reads_as_the_spec_says(case: Case) -> None:
    value = finding_at(read(case.text), case.span).value
    low, high = case.entry.get("min"), case.entry.get("max")
    assert value.min == (None if low is None else Decimal(str(low)))
    assert value.max == (None if high is None else Decimal(str(high)))
    assert value.currency == case.entry.get("currency", "EUR")
    assert value.approximate == case.entry.get("approximate", False)


@pytest.mark.parametrize("case", cases("amounts", "refused"), ids=str)
def test_a_rule_leaves_alone_what_it_refuses(case: Case) -> None:
    assert [finding for finding in read(case.text) if finding.rule == case.entry["rule"]] == []


@pytest.mark.parametrize("case", cases("roles", "role"), ids=str)
def test_a_role_and_its_terms_are_as_the_spec_says(case: Case) -> None:
    finding = finding_at(read(case.text, case.entry["section"]), case.span)
    assert finding.value.role == case.entry["role"]
    assert (finding.value.per, finding.value.over, finding.value.tax) == tuple(
        case.entry.get(key) for key in ("per", "over", "tax")
    )
    if "cue" in case.entry:
        cue = finding.spans[0].cue
        assert cue is not None
        assert case.text[slice(*cue)].lower() == case.entry["cue"]


@pytest.mark.parametrize("case", cases("roles", "refused"), ids=str)
def test_a_role_or_a_term_is_not_given_to_what_it_refuses(case: Case) -> None:
    field, _, refused = case.entry["rule"].partition(".")
    values = [finding.value for finding in read(case.text, case.entry["section"])]
    assert values
    if field == "role":
        assert refused not in [value.role for value in values]
    else:
        assert [getattr(value, refused) for value in values] == [None] * len(values)


@pytest.mark.parametrize(
    "text",
    [
        "L'aide de 50 000 euros a permis de passer de 1 200 à 1 500 abonnés.",
        "Le budget est de 90 000 euros, pour 12 000 visiteurs.",
        "L'usine, qui a reçu 200 000 euros, en a produit 34 000 l'an dernier.",
        "Le site a coûté 20 000 euros et en est à 15 000 visites.",
        "La commune a payé 45 000 euros, la rivière 12 900 m³.",
        "Le toit a coûté 90 000 euros, la ville 12 900 âmes.",
        "Elle a reçu 50 000 euros, le site 12 400 en un mois.",
        "Elle a acheté pour 300 euros de plants, pour les 12 000 habitants.",
        "Le prêt est de 50 000 euros, pour les 1 200 adhérents restants.",
    ],
)
def test_a_bare_number_behind_a_sum_is_money_only_where_words_say_so(text: str) -> None:
    assert len(read(text, "belle_histoire")) == 1


MODULES = [accents, amounts, bounds, currencies, quantities, reading, sharing, sums, terms]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


STYLES = ["{} euros", "{} €", "{}€", "{} EUR", "{} d’euros"]


@given(st.integers(1, 10**9), st.sampled_from(STYLES), st.sampled_from(" \u202f."))
def test_an_exact_amount_reads_back_in_every_style(value: int, style: str, separator: str) -> None:
    text = style.format(f"{value:,}".replace(",", separator))
    found = finding_at(read(f"La subvention est de {text}."), None).value
    assert found.min == found.max == value


BOUNDS = {
    "jusqu’à {}": (None, 1), "{} maximum": (None, 1), "plafonnée à {}": (None, 1), "moins de {}": (None, 1),
    "au moins {}": (1, None), "plus de {}": (1, None), "{} minimum": (1, None), "près de {}": (1, 1), "{}": (1, 1),
}  # fmt: skip


@given(st.integers(1, 10**9), st.sampled_from(sorted(BOUNDS)))
def test_a_bounded_amount_reads_back(value: int, wording: str) -> None:
    low, high = BOUNDS[wording]
    found = finding_at(read(f"Elle est {wording.format(f'{value:,} euros'.replace(',', ' '))}."), None).value
    assert (found.min, found.max) == (low and value, high and value)


@given(st.integers(1000, 10**6), st.integers(1, 10**6))
def test_a_range_reads_back(low: int, more: int) -> None:
    text = f"de {low:,} à {low + more:,} euros".replace(",", " ")
    found = finding_at(read(text), None).value
    assert found.min == low
    assert found.max == low + more


PIECES = st.sampled_from(
    [
        *"1 000 euros € k€ M€ à de et ou entre jusqu'à plus moins maximum 2019 3 20 % (HT) par an ans".split(),
        *("sur", ",", ".", "-", "millions", "d’euros", "centimes", "dont", "subvention de"),
    ]
)


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_no_row_of_words_makes_the_reader_raise_and_spans_do_not_cross(text: str) -> None:
    spans = [(finding.spans[0].start, finding.spans[0].end) for finding in read(text)]
    assert all(start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@given(st.text())
def test_no_text_makes_the_reader_raise(text: str) -> None:
    assert all(finding.spans[0].end <= len(text) for finding in read(text))
