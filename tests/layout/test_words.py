"""Words come from the gaps between glyphs: spaces drawn or not, letters apart, numbers in groups, superscripts."""

import pytest

from extract.layout.words import page_to_words
from tests.reading.pages import drawn, sheet


def _texts(*runs: object) -> list[str]:
    return [word.text for word in page_to_words(sheet(*runs), 0)]  # type: ignore[arg-type]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
def test_any_drawn_space_parts_words(space: str) -> None:
    assert _texts(drawn(f"75{space}000{space}à{space}150{space}000", 50, 100)) == ["75", "000", "à", "150", "000"]


def test_words_drawn_apart_need_no_space() -> None:
    assert _texts(drawn("54", 50, 100), drawn("millions", 63, 100), drawn("d’euros", 106, 100)) == [
        "54",
        "millions",
        "d’euros",
    ]


def test_pieces_that_touch_are_one_word() -> None:
    assert _texts(drawn("tiers", 50, 100), drawn("-lieu", 75, 100)) == ["tiers-lieu"]
    assert _texts(drawn("sub", 50, 100), drawn("vention", 65.4, 100, name="Test-Bold")) == ["subvention"]


def test_a_space_drawn_at_a_run_s_end_parts_it_from_what_touches_it() -> None:
    assert _texts(drawn("de ", 50, 100), drawn("la", 60, 100)) == ["de", "la"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("LAMESURE", ["LAMESURE"]), ("TÉMOIGNAGE", ["TÉMOIGNAGE"]), ("POUR", ["POUR"])],
)
def test_letters_set_apart_are_one_word(text: str, words: list[str]) -> None:
    assert _texts(drawn(text, 50, 100, tracking=2)) == words


def test_a_heading_typed_with_spaces_between_its_letters_is_read_by_its_wider_gaps() -> None:
    assert _texts(drawn("L A  M E S U R E", 50, 100)) == ["LA", "MESURE"]


@pytest.mark.parametrize("text", ["3 à 5 %", "1 2 3 4 5 6", "à 5 %"])
def test_single_figures_and_words_of_one_letter_stay_apart(text: str) -> None:
    assert _texts(drawn(text, 50, 100)) == text.split()


def test_ink_painted_twice_is_one_word() -> None:
    assert _texts(drawn("Gras", 50, 100), drawn("Gras", 50.4, 100)) == ["Gras"]
    assert _texts(drawn("bon", 50, 100), drawn("bon", 67, 100)) == ["bon", "bon"]


def test_a_superscript_stands_on_its_word() -> None:
    raised = drawn("er", 55, 96, 6)
    assert _texts(drawn("1", 50, 100), raised) == ["1er"]
    assert _texts(drawn("m", 50, 100), drawn("2", 55, 96, 6)) == ["m2"]


def test_a_footnote_mark_is_counted_and_not_read() -> None:
    """« 150 000¹ » is not 1 500 001."""
    [word] = page_to_words(sheet(drawn("000", 50, 100), drawn("1", 65, 96, 6)), 0)
    assert (word.text, word.unread) == ("000", 1)


def test_a_raised_word_of_another_column_is_left_alone() -> None:
    assert sorted(_texts(drawn("fin", 50, 100), drawn("de", 200, 96, 6))) == ["de", "fin"]
