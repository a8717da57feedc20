"""Marks drawn apart from their text: discs, bullets, display quotation marks."""

from extract.document import Line
from extract.layout.page import page_to_lines
from extract.reading.pages import Fill, Run
from tests.reading.pages import drawn, sheet

BLUE = (0, 60, 130)


def _lines(*runs: Run, fills: tuple[Fill, ...] = ()) -> list[Line]:
    return list(page_to_lines(sheet(*runs, fills=fills), 0))


def _said(*runs: Run, fills: tuple[Fill, ...] = ()) -> list[tuple[str | None, str]]:
    return [(line.mark, line.text) for line in _lines(*runs, fills=fills)]


def _disc(x: float, y: float) -> Fill:
    return Fill(x - 8, y - 8, x + 8, y + 8, BLUE)


def test_a_disc_in_the_middle_of_a_step_of_two_lines_marks_its_first_line() -> None:
    steps = [drawn("Planderelance.gouv.fr", 80, 100), drawn("Catégorie", 80, 122), drawn("« Entreprises »", 80, 135)]
    numbers = [drawn("1", 58, 100, name="Test-Bold"), drawn("2", 58, 128.5, name="Test-Bold")]
    fills = (_disc(60, 97), _disc(60, 125))
    assert _said(*steps, *numbers, fills=fills) == [
        ("1", "Planderelance.gouv.fr"),
        ("2", "Catégorie"),
        (None, "« Entreprises »"),
    ]


def test_a_mark_s_glyphs_are_counted_with_its_line() -> None:
    [line] = _lines(drawn("•", 50, 100), drawn("Un pas", 62, 100))
    assert (line.mark, line.text, line.chars, line.mark_at) == ("•", "Un pas", 6, (0,))


def test_numbers_that_follow_each_other_are_marks_and_a_number_that_starts_a_line_by_chance_is_none() -> None:
    listed = [drawn("1. Un", 50, 100), drawn("2. Deux", 50, 113)]
    assert _said(*listed) == [("1.", "Un"), ("2.", "Deux")]
    prose = [
        drawn("ouvert de 10 h à 12 h", 50, 100),
        drawn("30. Le lundi aussi", 50, 113),
        drawn("sans rendez", 50, 126),
    ]
    assert _said(*prose)[1] == (None, "30. Le lundi aussi")


def test_a_workforce_at_the_start_of_a_line_is_no_mark() -> None:
    assert _said(drawn("12 salariés", 50, 100), drawn("1 site", 50, 113)) == [(None, "12 salariés"), (None, "1 site")]


def test_a_number_behind_a_bullet_of_its_own_row_is_no_mark_of_the_next_column() -> None:
    facts = [drawn("fondé en 1907 • 412 agents • 3", 50, 100), drawn("sites", 50, 113)]
    prose = [
        drawn("l’essentiel entre 1968 et 1974,", 222, 100, name="Test-Bold"),
        drawn("au fioul", 222, 113, name="Test-Bold"),
    ]
    assert "fondé en 1907 • 412 agents • 3" in [text for _, text in _said(*facts, *prose)]


def test_quotation_marks_in_display_size_stand_at_both_ends_of_speech() -> None:
    speech = [drawn("La subvention nous", 80, 112), drawn("permet de continuer.", 80, 125)]
    marks = [drawn("“", 50, 122, 32), drawn("”", 185, 140, 32)]
    assert _said(*speech, *marks) == [(None, "“ La subvention nous"), (None, "permet de continuer. ”")]


def test_a_quotation_mark_with_nothing_near_is_a_line_of_its_own() -> None:
    texts = [line.text for line in _lines(drawn("Du texte loin de tout", 50, 100), drawn("“", 400, 700, 32))]
    assert texts == ["Du texte loin de tout", "“"]


def test_a_drop_cap_begins_the_first_line_beside_it() -> None:
    lines = [drawn("a commune", 68, 100), drawn("de Mende a", 68, 113), drawn("reçu une aide", 50, 126)]
    assert _said(drawn("L", 50, 113, 28), *lines) == [
        (None, "La commune"),
        (None, "de Mende a"),
        (None, "reçu une aide"),
    ]


def test_a_drop_cap_whose_lines_were_laid_out_elsewhere_is_a_line_of_its_own() -> None:
    beside = [drawn("aa", 30, 110), drawn("bb", 66, 110), drawn("cc", 30, 122), drawn("dd", 66, 122)]
    texts = [text for _, text in _said(drawn("L", 50, 124, 30), *beside)]
    assert sorted("".join(texts).replace(" ", "")) == sorted("Laabbccdd")


def test_a_large_letter_that_begins_nothing_is_a_line() -> None:
    assert [
        text for _, text in _said(drawn("A", 400, 100, 28), drawn("un texte", 50, 300), drawn("suivi", 50, 313))
    ] == [
        "A",
        "un texte",
        "suivi",
    ]
