"""The samples hold what they promise: whole golds, every text in place, and committed files that are what is drawn."""

import doctest
import re
from calendar import monthrange
from pathlib import Path

import pytest

from samples import draw, typeset
from samples.sheet import SECTIONS, read_sheet
from samples.typeset import drawn, ordered
from samples.verdict import LISTS, faults, gold_of
from schemas.gold import Gold
from schemas.record import DateValue

SAMPLES = Path(draw.__file__).parent
GOLDS = sorted((SAMPLES / "gold").rglob("*.json"))
SOURCES = sorted(path for half in draw.HALVES for path in (SAMPLES / "sources" / half).glob("*.toml"))
WHOLE = {"fiche", "comment", "measure", "organisation", "sections", *LISTS, "partners", "testimonies", "application"}


def read(path: Path) -> Gold:
    return Gold.model_validate_json(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def test_the_committed_files_are_what_the_sources_draw() -> None:
    assert draw.main(["--check"]) == 0


def test_an_unknown_argument_is_a_usage_error() -> None:
    assert draw.main(["--chek"]) == 2


def test_the_examples_of_the_typesetter_hold() -> None:
    assert doctest.testmod(typeset).failed == 0


@pytest.mark.parametrize("path", GOLDS, ids=name)
def test_a_gold_judges_every_field_and_its_texts_stand_in_their_sections(path: Path) -> None:
    gold = read(path)
    assert gold.fiche == path.stem
    assert gold.model_fields_set >= WHOLE
    assert all(getattr(gold, field) is not None for field in WHOLE - {"application"})
    assert (gold.application is None) == ("beneficier" not in (gold.sections or {}))
    assert list(faults(gold)) == []


@pytest.mark.parametrize("path", GOLDS, ids=name)
def test_the_days_of_a_date_are_those_its_edtf_says(path: Path) -> None:
    for entry in read(path).dates or ():
        assert (entry.value.start, entry.value.end) == days_of(entry.value), entry.text


def days_of(date: DateValue) -> tuple[str | None, str | None]:
    """First and last day of an EDTF date, narrowed to the part that is said."""
    if date.edtf is None:
        return None, None
    first, _, last = date.edtf.partition("/") if "/" in date.edtf else (date.edtf, "", date.edtf)
    start, end = edge(first, last=False), edge(last, last=True)
    unit = last if first == ".." else first
    if date.part is None or unit[5:7] > "12":
        return start, end
    narrow_start, narrow_end = third(unit.rstrip("~"), ("early", "mid", "late").index(date.part))
    return start and narrow_start, end and narrow_end


def edge(unit: str, *, last: bool) -> str | None:
    plain = unit.rstrip("~")
    if plain in ("..", "") or plain[5:7] > "12":
        return None
    if plain.endswith("X"):
        return f"{plain[:3]}9-12-31" if last else f"{plain[:3]}0-01-01"
    year, month, day = (*map(int, plain.split("-")), 0, 0)[:3]
    month = month or (12 if last else 1)
    return f"{year}-{month:02}-{day or (monthrange(year, month)[1] if last else 1):02}"


def third(unit: str, which: int) -> tuple[str, str]:
    if len(unit) == 4:
        return f"{unit}-{4 * which + 1:02}-01", edge(f"{unit}-{4 * which + 4:02}", last=True) or ""
    return f"{unit}-{10 * which + 1:02}", f"{unit}-{10 * which + 10:02}" if which < 2 else edge(unit, last=True) or ""


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_both_forms_print_every_character_of_the_sections(path: Path) -> None:
    sheet = read_sheet(path)
    for form in (ordered(sheet), drawn(sheet)):
        letters = re.sub(r"[\s-]", "", form)
        for item in (item for section in SECTIONS for item in sheet.printed.items(section)):
            assert re.sub(r"[\s-]", "", item) in letters


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_drawn_line_is_no_wider_than_its_column(path: Path) -> None:
    sheet = read_sheet(path)
    longest_word = max(len(word) for item in drawn(sheet).splitlines() for word in item.split(" "))
    assert max(len(line.rstrip()) for line in drawn(sheet).splitlines()) <= max(sheet.wrap + 1, longest_word)


def test_a_gold_text_that_is_not_printed_is_refused() -> None:
    sheet = read_sheet(SOURCES[0])
    amounts = [{"section": "mesure", "text": "12 345 678 florins", "value": {"role": "envelope"}}]
    with pytest.raises(ValueError, match="12 345 678 florins"):
        gold_of(sheet.model_copy(update={"gold": {"amounts": amounts}}))


def test_gold_entries_out_of_order_are_refused() -> None:
    path = SAMPLES / "gold" / "real" / "000.json"
    gold = read(path)
    assert gold.amounts is not None
    assert list(faults(gold.model_copy(update={"amounts": gold.amounts[::-1]}))) != []


def test_a_drawn_order_that_forgets_a_text_is_refused() -> None:
    sheet = read_sheet(SOURCES[0])
    short = tuple(entry for entry in sheet.drawn_order if not entry.startswith("mesure"))
    with pytest.raises(ValueError, match="drawn_order"):
        list(draw.files_of(sheet.model_copy(update={"drawn_order": short}), "dev"))
