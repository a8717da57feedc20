"""A second family of fiches is one new file: the same solver reads it, and a file that is no profile is refused."""

import pytest

from extract.errors import FichesError
from extract.profile import load_profile, parse_profile
from tests.sections.fiches import fiche_of

HERITAGE = """
name = "patrimoine"
programmes = ["Plan Patrimoine"]
kinds = ["Appel à projets"]
furniture = [{ kind = "brand", pattern = "plan patrimoine" }]

[[sections]]
key = "cartouche"
shape = "fields"
headings = []
cues = [
  { pattern = '^monument', weight = 4, distinctive = true },
  { pattern = ', (finistere|aude)$', weight = 4, place = true },
]

[[sections]]
key = "edifice"
shape = "prose"
about = "organisation"
headings = ["L'édifice"]
cues = [{ pattern = '\\b(nef|clocher|chapelle|bati)\\b', weight = 1 }]

[[sections]]
key = "travaux"
shape = "prose"
about = "measure"
headings = ["Les travaux", "Le chantier"]
cues = [{ pattern = '\\b(charpente|restauration|couverture)\\b', weight = 1 }]
"""

FICHE = """\
Les travaux

La restauration de la charpente et de la couverture dure deux ans et coûte 300 000 euros à la commune, qui s'y tient.

PLAN PATRIMOINE

Chapelle Saint-Tugen
Primelin, Finistère
Monument classé en 1907

L'édifice

La chapelle a été bâtie au bord de la baie ; sa nef porte un clocher que la foudre a frappé deux fois en un siècle.
"""


def test_a_second_family_is_one_new_file() -> None:
    fiche = fiche_of(FICHE, parse_profile(HERITAGE))
    assert list(fiche.texts) == ["cartouche", "edifice", "travaux"]
    assert fiche.texts["cartouche"] == "Chapelle Saint-Tugen\nPrimelin, Finistère\nMonument classé en 1907"
    assert fiche.texts["edifice"].startswith("La chapelle a été bâtie")
    assert fiche.texts["travaux"].startswith("La restauration")
    assert [aside.kind for aside in fiche.furniture] == ["brand"]


@pytest.mark.parametrize(
    "toml",
    [
        "name = 'x'",
        "name = 1",
        "= no toml",
        HERITAGE.replace('shape = "fields"', 'shape = "poetry"'),
        HERITAGE.replace("'^monument'", "'('"),
        HERITAGE + "surprise = 1\n",
    ],
)
def test_a_file_that_is_no_profile_is_refused(toml: str) -> None:
    with pytest.raises(FichesError, match="not a profile"):
        parse_profile(toml)


def test_an_unknown_family_is_an_error_of_its_own() -> None:
    with pytest.raises(FichesError, match="no profile named 'autre'"):
        load_profile("autre")
