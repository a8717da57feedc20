"""The record of a fiche does not depend on the order in which its sections arrive, nor on where its headings stand."""

import json
import random
from typing import Any

import pytest

from extract.engine import Engine, Options
from extract.pipeline import extract
from extract.source import make_source
from tests.sections.fiches import REAL, real_text
from tests.sections.test_fiche import HEADINGS, KEYS, parts_of

ENGINE = Engine(Options(model="none"))
PLACES = frozenset({"id", "source", "regions"})
"""What says where a thing stands: the only fields that an order may change."""


def record_of(text: str, *, but_for: frozenset[str] = PLACES) -> Any:
    """The record as plain data, without the fields named."""
    (record,) = extract(make_source("fiche.txt", text.encode(), "text/plain"), ENGINE).records
    return without(json.loads(record.to_json()), but_for)


def without(node: Any, names: frozenset[str]) -> Any:
    if isinstance(node, dict):
        return {key: without(value, names) for key, value in node.items() if key not in names}
    if isinstance(node, list):
        return [without(item, names) for item in node]
    return node


def printed(name: str, order: list[str], *, headed: frozenset[str]) -> str:
    parts = parts_of(name)
    pieces = [f"{HEADINGS[key]}\n\n{parts[key]}" if key in headed else parts[key] for key in order]
    return "\n\n".join(pieces)


@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize("seed", range(6))
def test_sections_in_any_order_give_the_same_record(name: str, seed: int) -> None:
    order = list(KEYS)
    straight = record_of(printed(name, order, headed=frozenset(HEADINGS)))
    random.Random(seed).shuffle(order)
    assert record_of(printed(name, order, headed=frozenset(HEADINGS))) == straight


@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize("missing", sorted(HEADINGS))
def test_a_heading_away_from_its_text_or_gone_gives_the_same_record(name: str, missing: str) -> None:
    order = list(KEYS)
    straight = printed(name, order, headed=frozenset(HEADINGS))
    bare = printed(name, order, headed=frozenset(HEADINGS) - {missing})
    assert record_of(f"{bare}\n\n{HEADINGS[missing]}") == record_of(straight)
    counted = PLACES | {"heading", "coverage"}
    assert record_of(bare, but_for=counted) == record_of(straight, but_for=counted)


@pytest.mark.parametrize("name", REAL)
def test_the_same_bytes_give_the_same_record_whatever_was_read_before(name: str) -> None:
    fresh = Engine(Options(model="none"))
    source = make_source("fiche.txt", real_text(name).encode(), "text/plain")
    before = extract(source, ENGINE).records
    assert [r.to_json() for r in extract(source, fresh).records] == [r.to_json() for r in before]
