"""A heading is known through capitals, letter-spacing and slips, and is not seen in prose."""

import doctest

import pytest

from extract.profile import load_profile
from extract.sections import headings
from extract.sections.headings import inline_heading, match_heading

PROFILE = load_profile("france-relance")


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(headings).failed == 0


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("La mesure", "mesure"),
        ("LA MESURE", "mesure"),
        ("L a  m e s u r e", "mesure"),
        ("La belle histoire :", "belle_histoire"),
        ("LA  BELLE  HISTOIRE", "belle_histoire"),
        ("La bele histoire", "belle_histoire"),
        ("Temoignage", "temoignage"),
        ("TÉMOIGNAGES", "temoignage"),
        ("Témoignge", "temoignage"),
        ("Pour bénéficier de cette mesure", "beneficier"),
        ("POUR BENEFICIER DE CETTE MESURE", "beneficier"),
        ("Pour beneficer de cette mesure", "beneficier"),
        ("Comment en bénéficier ?", "beneficier"),
    ],
)
def test_a_heading_is_known_in_every_dress(line: str, section: str) -> None:
    match = match_heading(line, PROFILE)
    assert match is not None
    assert match.section == section


@pytest.mark.parametrize(
    "line",
    [
        "La mesure soutient les tiers-lieux",
        "La mesure du temps",
        "L'histoire se répète",
        "Témoignage de sa vitalité",
        "Pour bénéficier de l'aide",
        "mesurer",
        "",
    ],
)
def test_a_line_that_goes_on_is_no_heading(line: str) -> None:
    assert match_heading(line, PROFILE) is None


def test_a_heading_may_share_its_line_with_its_text() -> None:
    found = inline_heading("La mesure : l'appel à projets soutient les ateliers.", PROFILE)
    assert found is not None
    assert found[0].section == "mesure"
    assert inline_heading("La mesure : « Bus et cars propres »", PROFILE) is None
    assert inline_heading("Il faut le dire : la mesure aide.", PROFILE) is None
