"""The second reader is asked only where the first is poor, and the better reading is kept."""

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.engine import Engine, Options
from extract.errors import RefusalCode, RefusedError
from extract.opinions import Reading, better_reading
from extract.pipeline import extract
from extract.reading.file import PdfReader
from extract.source import Limits, open_source
from schemas.record import Coverage, Grade, Record

BOTH: tuple[PdfReader, ...] = ("fast", "pdfplumber")
SAMPLE = Path(__file__).parents[1] / "samples" / "fiches" / "real" / "003.txt"


@pytest.fixture(scope="module")
def record() -> Record:
    (found,) = extract(open_source(SAMPLE, Limits()), Engine(Options(model="none"))).records
    return found


def graded(record: Record, grade: Grade, left: int = 0) -> Reading:
    coverage = Coverage(source_chars=100, section_chars=100 - left, furniture_chars=0, leftover_chars=left)
    return (record.model_copy(update={"grade": grade, "coverage": coverage}),), ()


def asked(readings: dict[PdfReader, Reading | RefusalCode]) -> tuple[Callable[[PdfReader], Reading], list[PdfReader]]:
    calls: list[PdfReader] = []

    def read(reader: PdfReader) -> Reading:
        calls.append(reader)
        reading = readings[reader]
        if isinstance(reading, str):
            raise RefusedError(reading, reader)
        return reading

    return read, calls


@pytest.mark.parametrize("grade", ["A", "B"])
def test_a_good_reading_asks_no_one_else(grade: Grade, record: Record) -> None:
    first = graded(record, grade)
    read, calls = asked({"fast": first})
    assert better_reading(read, BOTH) is first
    assert calls == ["fast"]


@pytest.mark.parametrize(
    ("fast", "careful", "kept"),
    [(("C", 0), ("B", 9), 1), (("C", 0), ("D", 0), 0), (("C", 9), ("C", 2), 1), (("C", 2), ("C", 2), 0)],
)
def test_the_better_grade_then_the_smaller_leftover_then_the_first_is_kept(
    fast: tuple[Grade, int], careful: tuple[Grade, int], kept: int, record: Record
) -> None:
    readings = (graded(record, *fast), graded(record, *careful))
    read, calls = asked({"fast": readings[0], "pdfplumber": readings[1]})
    assert better_reading(read, BOTH) is readings[kept]
    assert calls == ["fast", "pdfplumber"]


def test_what_the_first_takes_for_no_fiche_the_second_may_read(record: Record) -> None:
    second = graded(record, "B")
    read, _ = asked({"fast": "not_a_fiche", "pdfplumber": second})
    assert better_reading(read, BOTH) is second


def test_another_refusal_stands_without_a_second_opinion() -> None:
    read, calls = asked({"fast": "encrypted"})
    with pytest.raises(RefusedError) as caught:
        better_reading(read, BOTH)
    assert caught.value.code == "encrypted"
    assert calls == ["fast"]


def test_where_no_one_finds_a_fiche_the_first_reason_stands() -> None:
    read, _ = asked({"fast": "not_a_fiche", "pdfplumber": "not_a_fiche"})
    with pytest.raises(RefusedError, match="fast"):
        better_reading(read, BOTH)
