"""Sections are found in steps in proportion to the text, however many paragraphs or headings it has."""

from collections.abc import Callable

import pytest

from extract.layout.block import text_blocks
from extract.profile import load_profile
from extract.reading.text import read_text
from extract.sections.clues import score_units
from extract.sections.fiche import in_field_order
from extract.sections.units import cut_units
from extract.source import Limits, make_source
from tests.sections.fiches import fiche_of
from tests.steps import Compared, steps

FICHE = "Structure créée en 2007\nLa mesure\n\nLa mesure soutient les friches.\n\nTémoignage\n\n« Nous y tenions. »\n\n"
HOSTILE: dict[str, Callable[[int], str]] = {
    "letters": lambda n: "A\n\n" * n,
    "lines": lambda n: "A\n" * n,
    "places": lambda n: "Mende, Occitanie\n\n" * n,
    "facts": lambda n: "Structure créée en 2007 / 5 salariés\n" * n,
    "names": lambda n: "Vincent Gatin\n\nDirecteur\n\n" * n,
    "headings": lambda n: "Témoignage\n\n" + "Témoignages\n" * n,
    "quotations": lambda n: "« Nous voulions ce projet. »\n\n" * n,
    "open quotations": lambda n: "« Nous voulions\n" * n,
    "steps": lambda n: "- Planderelance.gouv.fr\n" * n,
}
FEW = 200
SLACK = 1.2


@pytest.mark.parametrize("name", HOSTILE)
def test_four_times_the_paragraphs_take_four_times_the_steps(name: str) -> None:
    fiche_of(FICHE)
    once = steps(lambda: fiche_of(FICHE + HOSTILE[name](FEW)))
    assert steps(lambda: fiche_of(FICHE + HOSTILE[name](4 * FEW))) <= 4 * once * SLACK


def test_the_fields_of_a_header_are_put_in_order_without_a_search_for_each() -> None:
    document = read_text(make_source("fiche.txt", ("A\n\n" * FEW).encode(), "text/plain"), Limits())
    profile = load_profile("france-relance")
    scored = score_units(cut_units(text_blocks(document), profile), profile)
    places = [Compared(i) for i in range(len(scored))]
    before = Compared.times
    assert in_field_order(places, scored, ordered=False) == places
    assert Compared.times - before <= 4 * len(places)
