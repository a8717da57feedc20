"""A record is checked when it is built and when it is read back; its JSON Schema is committed and kept in step."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import ValidationError

from extract.engine import Engine, Options
from extract.pipeline import extract
from extract.source import Limits, open_source
from schemas.json_schema import record_schema
from schemas.numbers import to_json_number
from schemas.record import Record

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def plain() -> dict[str, Any]:
    """A real fiche's record as plain JSON."""
    source = open_source(ROOT / "samples" / "fiches" / "real" / "003.txt", Limits())
    (record,) = extract(source, Engine(Options(model="none"))).records
    data: dict[str, Any] = json.loads(record.to_json())
    return data


def test_the_committed_schema_is_the_one_that_the_models_give() -> None:
    assert (ROOT / "schemas" / "record.schema.json").read_text(encoding="utf-8") == record_schema()


def test_a_record_keeps_the_committed_schema(plain: dict[str, Any]) -> None:
    schema = json.loads(record_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(plain, schema)


def test_a_record_reads_back_to_the_same_bytes(plain: dict[str, Any]) -> None:
    line = json.dumps(plain, ensure_ascii=False)
    assert Record.model_validate_json(line).to_json() == Record.model_validate(plain).to_json()
    assert json.loads(Record.model_validate_json(line).to_json()) == plain


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("amounts", 0, "evidence", 0, "start"), 0),
        (("amounts", 0, "evidence", 0, "text"), "54 milliards d’euros"),
        (("amounts", 0, "cue", "end"), 10_000),
        (("organisation", "name", "evidence", 0, "section"), "beneficier"),
        (("partners", 0, "evidence", 0, "cue", "text"), "avec"),
        (("coverage", "leftover_chars"), 1),
        (("schema_version",), "2.0"),
        (("grade",), "E"),
        (("amounts", 0, "currency"), "euro"),
        (("surprise",), 1),
    ],
)
def test_a_record_that_breaks_the_contract_is_refused(plain: dict[str, Any], path: tuple[Any, ...], value: Any) -> None:
    broken = json.loads(json.dumps(plain))
    node = broken
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    with pytest.raises(ValidationError):
        Record.model_validate(broken)


@pytest.mark.parametrize(
    ("decimal", "number"), [("150000.00", 150000), ("7.5", 7.5), ("0.10", 0.1), ("2450000000", 2450000000)]
)
def test_numbers_are_written_as_integers_where_they_are_whole(decimal: str, number: float) -> None:
    written = to_json_number(Decimal(decimal))
    assert written == number
    assert isinstance(written, int) == (number == int(number))
