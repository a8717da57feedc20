"""Whatever a page draws, wherever: it is laid out, and no glyph is in two lines or in none."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.document import Document, PageLocator
from extract.layout.page import page_to_lines, page_to_turned_lines
from extract.layout.paragraphs import page_blocks
from extract.reading.glyphs import GlyphBoxes
from extract.reading.pages import Fill, Font, Page, Run
from tests.reading.pages import sheet

TEXT = st.text(alphabet="abcLMÉ 012.)•“”«»-\u00ad\u00a0€", min_size=1, max_size=12)
COLOURS = st.sampled_from([None, (255, 255, 255), (0, 60, 130), (220, 230, 240)])


@st.composite
def runs(draw: st.DrawFn) -> Run:
    text = draw(TEXT)
    size = draw(st.sampled_from([6.0, 10.0, 10.0, 10.0, 14.0, 32.0]))
    x, step = draw(st.integers(0, 550)), draw(st.sampled_from([0.0, -2.0, 5.0, 5.0, 5.0, 9.0]))
    width = draw(st.sampled_from([0.0, 5.0, 5.0, 5.0, -3.0]))
    starts = tuple(x + step * number for number in range(len(text)))
    font = Font(draw(st.sampled_from(["A-Roman", "A-Bold"])), size, draw(st.booleans()), (0, 0, 0))
    return Run(text, starts, tuple(start + width for start in starts), float(draw(st.integers(0, 840))), font)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    boxes = []
    for _ in range(draw(st.integers(0, 4))):
        x, y = draw(st.integers(0, 500)), draw(st.integers(0, 800))
        wide, high = draw(st.integers(5, 400)), draw(st.integers(5, 300))
        boxes.append(Fill(x, y, x + wide, y + high, draw(COLOURS)))
    return sheet(*draw(st.lists(runs(), min_size=1, max_size=25)), fills=tuple(boxes))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages())
def test_any_page_becomes_blocks_that_hold_each_glyph_once(page: Page) -> None:
    lines = page_to_lines(page, 0)
    drawn = sum(not letter.isspace() for run in page.runs for letter in run.text)
    assert sum(line.chars for line in lines) <= drawn
    used = [
        index
        for line in lines
        for index in {*(at for at, letter in zip(line.at, line.text, strict=True) if letter != " "), *line.mark_at}
    ]
    assert len(used) == len(set(used))
    assert page_to_turned_lines(page, 0) == ()
    boxes = GlyphBoxes.of([page])
    blocks = page_blocks(Document(lines, PageLocator(boxes, [0] * len(boxes)), "test", (1,)))
    assert [line for block in blocks for line in block.lines] == [line for line in lines if line.text]


@settings(max_examples=60, deadline=None)
@given(st.lists(runs(), min_size=1, max_size=8), st.sampled_from([(0.0, -1.0), (0.0, 1.0), (-1.0, 0.0), (0.87, -0.5)]))
def test_text_that_reads_in_another_direction_is_laid_out_too(drawn: list[Run], direction: tuple[float, float]) -> None:
    page = sheet(*(run._replace(direction=direction) for run in drawn))
    assert page_to_lines(page, 0) == ()
    lines = page_to_turned_lines(page, 0)
    assert all(line.text and line.box is not None and line.box.x0 <= line.box.x1 for line in lines)
