"""Two independent readers of PDFs give the same record, and every value's box holds its words for the other reader."""

import io
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pdfplumber.pdf import PDF
from pydantic import BaseModel

from extract.engine import Engine, Options
from extract.pipeline import extract
from extract.source import Limits, open_source
from schemas.evidence import Evidence, Mention, PageRegion, Region
from schemas.record import Record
from tests.sections.fiches import SAMPLES

FAST = Engine(Options(model="none", reader="fast"))
CAREFUL = Engine(Options(model="none", reader="pdfplumber"))
PDFS = sorted((SAMPLES / "fiches").rglob("*.pdf"))
NEAR = 2.0
"""Points within which two readers place a region."""
MARGIN = 0.5
AT_THE_EDGES = 1
"""Letters a line whose middle may fall into a neighbour's box."""


def records_of(path: Path, engine: Engine) -> tuple[Record, ...]:
    return extract(open_source(path, Limits()), engine).records


def told(node: Any) -> Any:
    """A record as plain data without what names the reader, or says where things stand."""
    if isinstance(node, dict):
        return {key: told(value) for key, value in node.items() if key not in {"reader", "fingerprint", "regions"}}
    return [told(item) for item in node] if isinstance(node, list) else node


def regions(node: Any) -> Iterator[dict[str, float]]:
    if isinstance(node, dict):
        yield from node.get("regions", [])
        for value in node.values():
            yield from regions(value)
    elif isinstance(node, list):
        for item in node:
            yield from regions(item)


@pytest.mark.slow
@pytest.mark.parametrize("path", PDFS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_both_readers_give_the_same_records(path: Path) -> None:
    pairs = zip(records_of(path, FAST), records_of(path, CAREFUL), strict=True)
    for fast, careful in ((json.loads(one.to_json()), json.loads(two.to_json())) for one, two in pairs):
        assert told(fast) == told(careful)
        for one, two in zip(regions(fast), regions(careful), strict=True):
            assert all(abs(one[key] - two[key]) <= NEAR for key in one)


def evidence_in(node: Any) -> Iterator[Evidence | Mention]:
    if isinstance(node, Evidence | Mention):
        yield node
    elif isinstance(node, tuple):
        for item in node:
            yield from evidence_in(item)
    elif isinstance(node, BaseModel):
        for name in type(node).model_fields:
            yield from evidence_in(getattr(node, name))


def letters(text: str) -> str:
    """Letters and digits alone: readers differ in spaces, hyphens and ligatures."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def read_boxes(pdf: PDF, boxes: tuple[Region, ...]) -> str:
    """What the careful reader finds in the boxes."""
    words: list[str] = []
    for box in boxes:
        assert isinstance(box, PageRegion)
        words.extend(char["text"] for char in pdf.pages[box.page - 1].chars if stands_in(char, box))
    return letters("".join(words))


def stands_in(char: dict[str, Any], box: PageRegion) -> bool:
    """Whether the middle of a character lies in a box."""
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box.x0 - MARGIN <= x <= box.x1 + MARGIN and box.top - MARGIN <= y <= box.bottom + MARGIN)


@pytest.mark.slow
@pytest.mark.parametrize("path", PDFS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_box_of_every_value_holds_its_words_for_the_other_reader(path: Path) -> None:
    with pdfplumber.open(io.BytesIO(path.read_bytes())) as pdf:
        for record in records_of(path, FAST):
            for evidence in evidence_in(record):
                found = read_boxes(pdf, evidence.regions)
                wanted = letters(evidence.text)
                lost, added = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
                assert not lost, (evidence.text, found)
                assert added.total() <= AT_THE_EDGES * len(evidence.regions), (evidence.text, found)
