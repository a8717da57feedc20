"""Columns are read one after the other; chance gaps of stretched lines make none."""

from extract.layout.page import page_to_lines
from extract.reading.pages import Fill, Run
from tests.reading.pages import drawn, sheet

LEFT = ["la structure", "propose un lieu", "de travail aux", "habitants du", "département"]
RIGHT = ["elle reçoit une", "aide de l’État", "pendant trois", "ans pour payer", "deux personnes"]
PALE = (220, 230, 240)


def _column(lines: list[str], x: float, top: float, leading: float = 13) -> list[Run]:
    return [drawn(line, x, top + leading * number) for number, line in enumerate(lines)]


def _read(*runs: Run, fills: tuple[Fill, ...] = ()) -> list[str]:
    return [line.text for line in page_to_lines(sheet(*runs, fills=fills), 0)]


def test_two_columns_are_read_one_after_the_other() -> None:
    assert _read(*_column(LEFT, 50, 100), *_column(RIGHT, 145, 100)) == LEFT + RIGHT


def test_columns_whose_lines_stand_at_different_heights_are_columns_all_the_same() -> None:
    assert _read(*_column(LEFT, 50, 100), *_column(RIGHT, 145, 106, leading=15)) == LEFT + RIGHT


def test_a_heading_over_both_columns_comes_first() -> None:
    heading = drawn("Une belle histoire de territoire", 50, 80, 12)
    assert _read(*_column(RIGHT, 145, 100), *_column(LEFT, 50, 100), heading) == [
        "Une belle histoire de territoire",
        *LEFT,
        *RIGHT,
    ]


def test_text_above_and_below_a_sidebar_s_first_line_stays_in_one_column() -> None:
    """The sidebar starts lower than the text beside it, in a box."""
    side = _column(["Témoignage", "Audrey Fiévet"], 300, 126)
    box = Fill(290, 110, 400, 150, PALE)
    assert _read(*_column([*LEFT, *RIGHT], 50, 87), *side, fills=(box,)) == [
        *LEFT,
        *RIGHT,
        "Témoignage",
        "Audrey Fiévet",
    ]


def test_a_story_over_two_columns_ends_above_the_box_that_stands_below_one_of_them() -> None:
    quote = _column(["on y croit", "tous les jours"], 50, 200)
    steps = [drawn("Pour bénéficier", 145, 200, name="Test-Bold")]
    box = Fill(40, 185, 130, 220, PALE)
    lines = _read(*_column(LEFT, 50, 100), *_column(RIGHT, 145, 100), *quote, *steps, fills=(box,))
    assert lines == [*LEFT, *RIGHT, "on y croit", "tous les jours", "Pour bénéficier"]


def test_gaps_that_happen_to_stand_in_line_are_no_gutter() -> None:
    """Two stretched lines of one paragraph."""
    runs = [drawn(word, x, y) for y in (100, 113) for word, x in (("de", 50), ("la", 72), ("vie", 94), ("en", 121))]
    assert _read(*runs) == ["de la vie en", "de la vie en"]


def test_words_in_a_box_of_their_own_never_share_a_line_with_those_beside_it() -> None:
    box = Fill(110, 85, 200, 105, PALE)
    assert _read(drawn("hors boîte", 50, 100), drawn("en boîte", 115, 100), fills=(box,)) == ["hors boîte", "en boîte"]


def test_a_highlighted_word_stays_on_its_line() -> None:
    stroke = Fill(64, 90, 91, 103, (255, 240, 0))
    assert _read(drawn("un mot surligné", 50, 100), fills=(stroke,)) == ["un mot surligné"]
    assert _read(drawn("un grand jour", 50, 100), fills=(Fill(64, 90, 92, 103, (255, 240, 0)),)) == ["un grand jour"]


def test_a_white_box_on_a_coloured_page_is_a_box() -> None:
    ground, box = Fill(0, 0, 595, 842, (200, 220, 240)), Fill(110, 85, 200, 105, (255, 255, 255))
    texts = ("hors boîte", "en boîte")
    assert _read(drawn(texts[0], 50, 100), drawn(texts[1], 115, 100), fills=(ground, box)) == list(texts)


def test_glyphs_without_any_width_still_have_a_column() -> None:
    """A damaged font: what stands at a gap's left edge is left of it."""
    flat = [run._replace(ends=run.starts) for run in _column(LEFT, 50, 100)]
    assert len(_read(*flat, *_column(RIGHT, 145, 100))) >= len(RIGHT)
