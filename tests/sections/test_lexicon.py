"""Line-end hyphens: kept where the word has one, gone where the page put it."""

import doctest

import pytest

from extract.sections import lexicon
from extract.sections.lexicon import keeps_hyphen


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(lexicon).failed == 0


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("un véritable tiers", "lieu : nous"),
        ("Saint", "Étienne"),
        ("la Saône-et", "Loire"),
        ("Châtillon-sur", "Seine"),
        ("Haute", "Vienne"),
        ("pourra-t", "on compter"),
        ("peut", "être demain"),
        ("celui", "ci"),
        ("rendez", "vous"),
        ("chef", "d’œuvre"),
        ("quatre", "vingts"),
        ("les soixante", "quatorze résidents"),
        ("dix", "huit"),
        ("le Loir", "et-Cher"),
        ("Pont", "de-Roide"),
        ("www.conseiller", "numerique.gouv.fr"),
        ("éco", "pâturage"),
        ("porte", "monnaie"),
        ("COVID", "19"),
        ("wagons", "citernes"),
    ],
)
def test_a_compound_keeps_its_hyphen(left: str, right: str) -> None:
    assert keeps_hyphen(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("accom", "pagnement"),
        ("l’établisse", "ment a commandé"),
        ("d’archi", "tecture"),
        ("un presta", "taire"),
        ("inves", "tissements,"),
        ("des entre", "prises"),
        ("la profes", "sionalisation"),
        ("par", "tenaires"),
        ("en", "richissement"),
        ("contre", "maître"),
        ("d’é", "quipement"),
        ("télé", "phone"),
        ("un micro", "tomographe"),
        ("agro", "sylvicole"),
    ],
)
def test_a_word_that_the_line_broke_is_joined(left: str, right: str) -> None:
    assert not keeps_hyphen(left, right)


def test_the_document_s_own_spelling_comes_first() -> None:
    assert keeps_hyphen("socio", "économique", {"socio-economique"})
    assert not keeps_hyphen("tiers", "lieu", {"tierslieu"})
