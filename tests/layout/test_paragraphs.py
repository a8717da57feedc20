"""Blocks: a paragraph, a heading, a step or a field each, whatever the page used to set them apart."""

from extract.document import Document, PageLocator
from extract.layout.page import page_to_lines
from extract.layout.paragraphs import page_blocks
from extract.reading.glyphs import GlyphBoxes
from extract.reading.pages import Fill, Run
from tests.reading.pages import drawn, sheet

PROSE = ["La commune a reçu une", "aide de la Région et en", "consacre une part aux", "repas des écoles"]
MORE = ["Les travaux ont duré un", "an et demi de plus que", "prévu par la commune"]


def _blocks(*runs: Run, fills: tuple[Fill, ...] = ()) -> list[list[str]]:
    page = sheet(*runs, fills=fills)
    boxes = GlyphBoxes.of([page])
    document = Document(page_to_lines(page, 0), PageLocator(boxes, [0] * len(boxes)), "test", (1,))
    return [[line.text for line in block.lines] for block in page_blocks(document)]


def _set(lines: list[str], x: float, y: float, *, name: str = "Test-Roman", size: float = 10) -> list[Run]:
    return [drawn(line, x, y + 13 * number, size, name=name) for number, line in enumerate(lines)]


def test_a_little_white_parts_paragraphs() -> None:
    assert _blocks(*_set(PROSE, 50, 100), *_set(MORE, 50, 156)) == [PROSE, MORE]


def test_an_indented_line_begins_a_paragraph() -> None:
    ended = [*PROSE[:3], "repas des enfants."]
    first, *rest = MORE
    runs = [*_set(ended, 50, 100), drawn(first, 62, 152), *_set(rest, 50, 165)]
    assert _blocks(*runs) == [ended, MORE]


def test_a_sentence_that_ends_where_the_next_word_had_room_ends_its_paragraph() -> None:
    ended = [*PROSE[:3], "repas."]
    assert _blocks(*_set([*ended, *MORE], 50, 100)) == [ended, MORE]


def test_a_sentence_that_ends_a_full_line_goes_on() -> None:
    full = [*PROSE[:2], "repas de ses écoles.", "Désormais, la commune", "cuisine tout elle-même"]
    assert _blocks(*_set(full, 50, 100)) == [full]


def test_a_heading_in_bold_stands_by_itself_though_no_white_follows_it() -> None:
    heading = drawn("La mesure", 50, 87, name="Test-Bold")
    assert _blocks(heading, *_set(PROSE, 50, 100)) == [["La mesure"], PROSE]


def test_a_heading_over_two_lines_is_one_block() -> None:
    heading = [
        drawn(text, 50, y, 14, name="Test-Bold") for text, y in (("Pour bénéficier", 70), ("de cette mesure", 87))
    ]
    assert _blocks(*heading, *_set(PROSE, 50, 106)) == [["Pour bénéficier", "de cette mesure"], PROSE]


def test_bold_words_that_fill_a_line_do_not_cut_their_sentence() -> None:
    runs = _set(PROSE, 50, 100)
    runs[1] = drawn(PROSE[1], 50, 113, name="Test-Bold")
    assert _blocks(*runs) == [PROSE]


def test_a_name_in_bold_and_a_function_below_it_are_two_blocks() -> None:
    assert _blocks(drawn("Awa Diabaté", 50, 100, name="Test-Bold"), drawn("éducatrice", 50, 113)) == [
        ["Awa Diabaté"],
        ["éducatrice"],
    ]


def test_italics_inside_a_paragraph_are_no_change() -> None:
    runs = _set(PROSE, 50, 100)
    runs[2] = drawn(PROSE[2], 50, 126, name="Test-Italic")
    assert _blocks(*runs) == [PROSE]


def test_each_step_is_a_block() -> None:
    steps = [drawn("• Un pas à faire", 50, 100), drawn("• Un autre pas", 50, 113)]
    assert _blocks(*steps) == [["Un pas à faire"], ["Un autre pas"]]


def test_a_paragraph_goes_on_in_the_next_column_in_the_middle_of_its_sentence() -> None:
    right = ["et de la crèche. Ils", "sont faits sur place", "par deux cuisiniers", "venus de la ville"]
    assert _blocks(*_set(PROSE, 50, 100), *_set(right, 190, 100)) == [[*PROSE, *right]]
    capital = ["Ils sont faits sur", *right[1:]]
    assert _blocks(*_set([*PROSE[:3], "repas des enfants."], 50, 100), *_set(capital, 190, 100))[1] == capital


def test_a_box_is_never_in_one_block_with_what_surrounds_it() -> None:
    box = Fill(40, 141, 200, 200, (220, 230, 240))
    assert _blocks(*_set(PROSE, 50, 100), *_set(MORE, 50, 152), fills=(box,)) == [PROSE, MORE]
