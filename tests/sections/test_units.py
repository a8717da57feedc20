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
        ["Laverie collective | Effectif : 12 permanents | Création : 1978 | Réseau : Lavandières de l’Ouest", "Vitré"],
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
        ["CFA du Haut-Pré | Effectif : 58 | Création : 1973 | Réseau :", "AgriCampus Ouest"],
        ["Atelier de soudure – Fondé en 1988 – Effectif :", "14 salariés"],
        ["Dole (Jura) · 22 permanents · association loi", "1901 créée en mars 1995"],
        ["Ferme du Grand Pré – Dreux (Eure-et-", "Loir), Centre-Val de Loire"],
        ["L’acier venait de loin, et Créé", "Créé en 1983 dans une", "manufacture de poupées, le théâtre tient."],
    ],
    ids=lambda lines: lines[0],
)
def test_lines_that_the_page_broke_go_on(lines: list[str]) -> None:
    assert units_of("\n".join(lines)) == [" ".join(lines)]


def test_a_broken_word_is_no_article() -> None:
    cut = units_of("Structuration des protéines végéta-\nles\nLes Huileries du Gâtinais\nMontargis, Loiret")
    assert cut[-2:] == ["Les Huileries du Gâtinais", "Montargis, Loiret"]


def test_a_mark_that_parts_the_fields_of_a_line_goes_on_with_it() -> None:
    assert len(units_of("Soierie • fondée en 1907 • 41 salariés\n• Filature • Tissage")) == 1
    assert len(units_of("Soierie • fondée en 1907 • 41 salariés\n• 3 sites")) == 1
    assert len(units_of("Soierie fondée en 1907\n• Filature\n• Tissage")) == 3


def test_a_name_right_below_a_paragraph_is_no_part_of_it() -> None:
    prose = "L’appel à projets aide les ports qui réduisent\nleurs consommations, avant le 30 juin 2022."
    assert units_of(f"{prose}\nRégie des Deux Anses")[-1] == "Régie des Deux Anses"
    assert units_of(f"{prose}\nLes lauréats reçoivent une avance, que les")[0].endswith("une avance, que les")
