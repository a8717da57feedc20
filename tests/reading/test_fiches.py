"""Several fiches in one PDF: one document each, a fiche over two pages is one, covers and contents are listed."""

from pathlib import Path

import pytest

from extract.document import Document
from extract.reading.fiches import Split, split_fiches
from extract.reading.pdf import PageText, PdfText
from tests.reading.pages import SAMPLES, read

HEADINGS = {"la mesure": "mesure", "la belle histoire": "belle_histoire", "témoignage": "temoignage"}


def _evidence(document: Document) -> frozenset[str]:
    found = {HEADINGS[line.text.lower()] for line in document.lines if line.text.lower() in HEADINGS}
    return frozenset(found | {"beneficier" for line in document.lines if line.text.lower().startswith("pour bénéf")})


def _sample(name: str) -> Path:
    return next(path for path in SAMPLES if path.parent.name == "many" and path.stem == name)


def test_five_fiches_behind_a_cover_and_a_table_of_contents() -> None:
    split = split_fiches(read(_sample("recueil").read_bytes()), _evidence)
    assert [fiche.document.pages for fiche in split.fiches] == [(3,), (4,), (5,), (6,), (7,)]
    assert split.passed == (1, 2)


def test_a_fiche_over_two_pages_is_one_without_its_running_heads() -> None:
    [fiche] = split_fiches(read(_sample("hopital-trois-rivieres").read_bytes()), _evidence).fiches
    assert fiche.document.pages == (1, 2)
    assert [(kind, line.text) for kind, line in fiche.furniture] == [
        ("running_head", "Plan de relance : fiches"),
        ("page_number", "1/2"),
        ("running_head", "Plan de relance : fiches"),
        ("page_number", "2/2"),
    ]


def _split(*pages: set[str]) -> Split:
    """Pages that hold these sections, by themselves."""
    text = read(SAMPLES[0].read_bytes())
    held = {number: frozenset(found) for number, found in enumerate(pages, start=1)}
    pdf = PdfText(tuple(PageText(number, (), (), ()) for number in held), text.locator, "test")
    return split_fiches(pdf, lambda document: held[document.pages[0]] if document.pages else frozenset())


@pytest.mark.parametrize(
    ("pages", "fiches", "passed"),
    [
        ([{"entete", "mesure"}, {"entete", "mesure"}], [(1,), (2,)], ()),
        ([{"entete", "mesure", "belle_histoire"}, {"temoignage", "beneficier"}], [(1, 2)], ()),
        ([{"entete", "mesure", "belle_histoire"}, {"beneficier"}, {"entete", "mesure"}], [(1, 2), (3,)], ()),
        ([{"mesure", "belle_histoire"}, set(), {"temoignage", "beneficier"}], [(1,), (3,)], (2,)),
        ([{"mesure", "belle_histoire", "beneficier"}, {"entete", "temoignage"}], [(1,), (2,)], ()),
        ([set(), {"mesure"}, set()], [(1, 2, 3)], ()),
        ([{"mesure"}, {"entete", "mesure"}], [(2,)], (1,)),
    ],
)
def test_where_one_fiche_ends_and_the_next_begins(
    pages: list[set[str]], fiches: list[tuple[int, ...]], passed: tuple[int, ...]
) -> None:
    split = _split(*pages)
    assert [fiche.document.pages for fiche in split.fiches] == fiches
    assert split.passed == passed
