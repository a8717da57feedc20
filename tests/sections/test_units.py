"""Where a block is cut: one field, paragraph, speaker or heading ends and another begins."""

import pytest

from extract.layout.block import text_blocks
from extract.profile import load_profile
from extract.reading.text import read_text
from extract.sections.units import cut_units
from extract.source import Limits, make_source


def units_of(text: str) -> list[str]:
    document = read_text(make_source("fiche.txt", text.encode(), "text/plain"), Limits())
    return [unit.text for unit in cut_units(text_blocks(document), load_profile("france-relance"))]


@pytest.mark.parametrize(
    "parts",
    [
        ["Vincent Gatin", "responsable de Lozère"],
        ["Awa Diabaté", "éducatrice sportive"],
        ["Polyculture et élevage laitier", "Reprise en 2011 / 3 actifs"],
        ["Marc-Antoine Puech", "Aide-soignant de nuit"],
        ["Bastien Leprévost, maître de port", "La première nuit sans moteur, des riverains ont appelé."],
        ["Gers Développement", "Auch, Occitanie", "Structure créée en 2010 / 4 salariés", "Pépinière / 1 site"],
        ["Planderelance.gouv.fr", "Catégorie bénéficiaires « Entreprises »", "Mesure « Fonds friches »"],
        ["« J’ai fait la liste avec mes collègues. »", "Leïla Benamar", "Cheffe de service"],
        ["LA MESURE", "Le fonds aide les communes."],
    ],
    ids=lambda parts: parts[0],
)
def test_lines_that_stand_for_themselves_are_cut(parts: list[str]) -> None:
    assert units_of("\n".join(parts)) == parts


@pytest.mark.parametrize(
    "lines",
    [
        ["Appel à manifestation d'intérêt Fabriques", "de territoires"],
        ["Entreprise créée en septembre", "2015"],
        ["Structure créée en 2010 /", "4 salariés"],
        ["Gérardmer, Grand", "Est"],
        ["patronne du", "« Petit Mousse »", "et présidente"],
        ["SAS fondée en 1998 – 2 sites – CA 2020 : 9,3", "M€"],
        ["Lancé en septembre 2020 et abondé par France", "Relance, le fonds pèse 150 millions d’euros."],
        ["Catégorie bénéficiaires « Entreprises »", "et « Associations »"],
        ["Dossier à déposer avant le 15 septembre", "2022"],
        ["Un arbre est un matériau qui a bu.", "Nous apprenons à ne plus le lui dire."],
        [
            "Les plaques, conformes à la norme",
            "NF EN 1838, équiperont les couloirs du",
            "groupe Transvia, client de la maison.",
        ],
        ["L’acier venait de loin, et Créé", "Créé en 1983 dans une", "manufacture de poupées, le théâtre tient."],
    ],
    ids=lambda lines: lines[0],
)
def test_lines_that_the_page_broke_go_on(lines: list[str]) -> None:
    assert units_of("\n".join(lines)) == [" ".join(lines)]


def test_a_broken_word_is_no_article() -> None:
    cut = units_of("Structuration des protéines végéta-\nles\nLes Huileries du Gâtinais\nMontargis, Loiret")
    assert cut[-2:] == ["Les Huileries du Gâtinais", "Montargis, Loiret"]
