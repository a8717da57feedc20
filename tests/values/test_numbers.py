"""Numbers read as `tests/specs/numbers.toml` says."""

import doctest
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.values import numbers, numerals
from extract.values.numbers import Number, read_numbers
from tests.values.specs import Case, cases, faults

KEYS = {
    "value": frozenset({"rule", "value", "forms", "sentences"}),
    "refused": frozenset({"rule", "forms"}),
}


def usable(number: Number) -> bool:
    """What a reader of quantities may take."""
    return not (number.ordinal or number.doubtful or number.glued_before or number.glued_after)


def test_the_spec_file_is_sound() -> None:
    skipped = {"number.ordinal"}
    assert [fault for fault in faults("numbers", KEYS) if fault.split(":")[0] not in skipped] == []


@pytest.mark.parametrize("case", cases("numbers", "value"), ids=str)
def test_a_number_reads_as_the_spec_says(case: Case) -> None:
    found = read_numbers(case.text)
    span = case.span or (0, len(case.text))
    if case.span is None:
        assert len(found) == 1, found
    values = {(number.start, number.end): number.value for number in found if not number.doubtful}
    assert values.get(span) == Decimal(case.entry["value"]), found


@pytest.mark.parametrize("case", cases("numbers", "refused"), ids=str)
def test_what_is_no_number_or_doubtful_is_not_usable(case: Case) -> None:
    assert [number for number in read_numbers(case.text) if usable(number) and number.value != 1] == []


@pytest.mark.parametrize("module", [numbers, numerals], ids=lambda module: module.__name__)
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


UNITS = ["", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize"]
UNITS += ["quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"]
TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}


def below_hundred(value: int) -> str:
    """A number below 100 in letters, as French schools teach it."""
    if value < 20:
        return UNITS[value]
    if value >= 80:
        return "quatre-vingts" if value == 80 else f"quatre-vingt-{UNITS[value - 80]}"
    tens = min(value // 10, 6)
    rest = value - 10 * tens
    joint = " et " if rest in (1, 11) else "-"
    return TENS[tens] if rest == 0 else f"{TENS[tens]}{joint}{UNITS[rest]}"


def below_thousand(value: int, *, last: bool) -> str:
    """A number below 1000 in letters; « cents » and « vingts » take their s only at the end."""
    hundreds, rest = divmod(value, 100)
    head = "" if hundreds == 0 else "cent" if hundreds == 1 else f"{UNITS[hundreds]} cent"
    if rest == 0:
        return f"{head}s" if hundreds > 1 and last else head
    tail = below_hundred(rest)
    return f"{head} {tail if last else tail.removesuffix('s') if rest == 80 else tail}".strip()


def in_letters(value: int) -> str:
    """A number below 10⁹ in letters."""
    millions, rest = divmod(value, 10**6)
    thousands, units = divmod(rest, 1000)
    parts = [f"{below_thousand(millions, last=True)} million{'s' * (millions > 1)}"] if millions else []
    parts += [f"{below_thousand(thousands, last=False)} mille".removeprefix("un ")] if thousands else []
    parts += [below_thousand(units, last=True)] if units else []
    return " ".join(parts)


@given(st.integers(2, 10**9 - 1), st.booleans(), st.booleans())
def test_a_number_in_letters_reads_back(value: int, hyphens: bool, capitals: bool) -> None:
    written = in_letters(value)
    if hyphens and value < 10**6:
        written = written.replace(" ", "-")
    found = read_numbers(written.upper() if capitals else written)
    if 0 < value % 10**6 < 100 and value > 10**6:
        assert [number.doubtful for number in found] == [True]
    else:
        assert [(int(number.value), number.start, number.end) for number in found] == [(value, 0, len(written))]


@given(st.integers(0, 10**12), st.sampled_from(" \u00a0\u202f\u2009.'"), st.integers(0, 99))
def test_a_number_in_digits_reads_back(value: int, separator: str, cents: int) -> None:
    grouped = f"{value:,}".replace(",", separator)
    assert [number.value for number in read_numbers(grouped)] == [value]
    assert [number.value for number in read_numbers(f"{grouped},{cents:02}")] == [Decimal(f"{value}.{cents:02}")]


@given(st.text())
def test_no_text_makes_the_reader_raise_and_numbers_are_in_order(text: str) -> None:
    found = read_numbers(text)
    ends = [0, *(number.end for number in found)]
    assert all(end <= number.start < number.end for end, number in zip(ends[:-1], found, strict=True))


WORDS = st.sampled_from(
    "un deux dix vingt cent cents mille million milliards et demi virgule trentaine 3 1 000 , - . € M k er e".split()
)


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_no_row_of_number_words_makes_the_reader_raise(text: str) -> None:
    assert all(number.end <= len(text) for number in read_numbers(text))
