"""The page as a picture: every value has its box and its name."""

import io
from pathlib import Path

import pytest
from PIL import Image

from extract.engine import Engine, Options
from extract.picture import VALUE_COLOUR, draw_page, named_values
from extract.pipeline import extract
from extract.source import make_source
from schemas.evidence import PageRegion
from schemas.record import Record

PAGE = Path(__file__).parents[1] / "samples" / "fiches" / "real" / "000.pdf"


@pytest.fixture(scope="module")
def record() -> Record:
    engine = Engine(Options(model="none", reader="fast"))
    return extract(make_source(PAGE.name, PAGE.read_bytes(), "application/pdf"), engine).records[0]


def test_values_are_named_as_a_reader_of_the_record_knows_them(record: Record) -> None:
    names = [value.name for value in named_values(record)]
    assert "organisation.name" in names
    assert "amount grant" in names
    assert "testimony.quote" in names
    assert len([name for name in names if name.startswith("amount ")]) == len(record.amounts)


def test_every_value_on_the_page_is_boxed(record: Record) -> None:
    picture = Image.open(io.BytesIO(draw_page(PAGE.read_bytes(), record, 1)))
    assert picture.size == (1190, 1684)
    for value in named_values(record):
        assert value.regions, value.name
        for region in value.regions:
            assert isinstance(region, PageRegion)
            # A label may cover a corner, never all four.
            xs, ys = (region.x0 * 2 + 1, region.x1 * 2 - 1), (region.top * 2 + 1, region.bottom * 2 - 1)
            corners = [(x, y) for x in xs for y in ys]
            assert VALUE_COLOUR in {picture.getpixel((round(x), round(y))) for x, y in corners}, value.name


def test_a_page_that_the_record_has_not_is_refused(record: Record) -> None:
    with pytest.raises(ValueError, match="no page 2"):
        draw_page(PAGE.read_bytes(), record, 2)
