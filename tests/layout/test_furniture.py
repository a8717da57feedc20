"""Page numbers, running heads and feet are set aside; a lone line near the edge is not."""

from extract.layout.furniture import page_furniture
from extract.layout.page import page_to_lines
from extract.reading.pages import Page, Run
from tests.reading.pages import drawn, sheet


def _kinds(*pages: tuple[Run, ...]) -> list[list[tuple[str, str]]]:
    drawn_pages: list[Page] = [sheet(*runs) for runs in pages]
    lines = [page_to_lines(page, 0) for page in drawn_pages]
    kinds = page_furniture(drawn_pages, lines)
    return [
        [(kinds[place, index], line.text) for index, line in enumerate(found) if (place, index) in kinds]
        for place, found in enumerate(lines)
    ]


BODY = drawn("Le texte de la page", 50, 400)


def test_a_number_alone_at_the_foot_is_the_page_s() -> None:
    for number in ("3", "– 3 –", "Page 3", "3/12", "3 sur 12"):
        assert _kinds((BODY, drawn(number, 290, 820))) == [[("page_number", number)]]


def test_a_number_in_the_text_is_none() -> None:
    assert _kinds((BODY, drawn("3", 290, 600))) == [[]]
    assert _kinds((BODY, drawn("75 000 euros", 290, 820))) == [[]]


def test_what_recurs_at_the_edge_is_a_running_head_or_foot() -> None:
    pages = [(BODY, drawn("Plan de relance", 50, 30), drawn(f"Fiche {n} du recueil", 50, 825)) for n in (1, 2)]
    assert _kinds(*pages) == [
        [("running_head", "Plan de relance"), ("running_foot", f"Fiche {number} du recueil")] for number in (1, 2)
    ]


def test_what_stands_at_the_edge_of_one_page_only_is_text() -> None:
    assert _kinds((BODY, drawn("Un titre tout en haut", 50, 30)), (BODY,)) == [[], []]
