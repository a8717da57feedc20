"""The registry of communes: what it holds, how names are found in it, and that its builder is a pure function."""

import json
from pathlib import Path

import pytest

from extract.data.build_cog import commune_lines, division_lines
from extract.names.cog import Cog, departement_code, fold_name, load_cog

COG = load_cog()


def codes(name: str) -> set[str]:
    return {commune.code for commune in COG.named(name)}


@pytest.mark.parametrize("name", ["Châlons-en-Champagne", "chalons en champagne", "CHÂLONS EN CHAMPAGNE"])
def test_a_name_is_found_without_regard_to_case_accents_and_hyphens(name: str) -> None:
    assert codes(name) == {"51108"}


def test_homonyms_are_all_given() -> None:
    assert codes("Saint-Denis") == {"11339", "30247", "93066", "97411"}


def test_the_article_as_printed_is_tried_first() -> None:
    assert codes("Le Mans") == codes("Mans") == {"72181"}
    assert "17300" in codes("Rochelle")


def test_a_commune_and_its_part_of_the_same_name_and_code_are_one() -> None:
    found = COG.named("Annecy")
    assert [(commune.code, commune.kind) for commune in found] == [("74010", "commune")]


def test_a_part_knows_its_commune_and_lies_in_its_departement() -> None:
    (gennes,) = [commune for commune in COG.named("Gennes") if commune.kind == "déléguée"]
    assert (gennes.code, gennes.parent) == ("49149", "49261")
    (livry,) = [commune for commune in COG.named("Sainte-Livière") if commune.kind == "associée"]
    assert (livry.code, COG.departement_of(livry).code) == ("51494", "52")


def test_an_arrondissement_has_its_city_postcode_and_people() -> None:
    commune = COG.commune("75111")
    assert commune is not None
    assert (commune.kind, commune.parent, commune.postcodes) == ("arrondissement", "75056", ("75011",))
    assert commune.population is not None
    assert commune.population > 100_000


def test_an_unknown_name_or_code_is_nothing() -> None:
    assert COG.named("Villeneuve-les-Chimères") == ()
    assert COG.named("") == ()
    assert COG.commune("99999") is None


def test_a_misspelt_name_is_near_the_right_one_first() -> None:
    (nearest, score), *_ = COG.near("Clermond Ferrand", None, 80)
    assert (nearest.code, score > 90) == ("63113", True)
    (nearest, _), *_ = COG.near("Virezon", frozenset({"18"}), 80)
    assert nearest.code == "18279"


def test_nothing_is_near_a_name_of_another_departement() -> None:
    assert COG.near("Clermond Ferrand", frozenset({"33"}), 80) == ()
    assert COG.near("", None, 80) == ()


def test_every_commune_lies_in_a_departement_of_a_region() -> None:
    for line in (Path("extract/data") / "cog.communes.tsv").read_text(encoding="utf-8").splitlines():
        code = line.split("\t")[0]
        commune = COG.commune(code)
        assert commune is not None
        assert COG.region_of(COG.departement_of(commune)).code in COG.regions


def test_divisions_have_their_names() -> None:
    assert COG.regions["76"].name == "Occitanie"
    assert COG.departements["2A"].name == "Corse-du-Sud"
    assert departement_code("97411") == "974"
    assert len([code for code in COG.departements if len(code) == 2 or code <= "974" or code == "976"]) == 101


def test_folding_keeps_line_ends() -> None:
    assert fold_name("L'Œuf\nSaint-Léger (Nord)\nZ") == "l oeuf\nsaint leger nord\nz"


def test_the_builder_is_a_pure_function_of_the_package() -> None:
    here = {"departement": "01", "region": "84"}
    arbignieu = {"code": "01015", "nom": "Arbignieu", "type": "commune-deleguee", "chefLieu": "01015"}
    arboys = {"code": "01015", "nom": "Arboys en Bugey", "type": "commune-actuelle", "population": 710}
    communes = [here | arbignieu, here | arboys | {"codesPostaux": ["01301", "01300"]}]
    departements = [{"code": "01", "nom": "Ain", "region": "84"}]
    regions = [{"code": "84", "nom": "Auvergne-Rhône-Alpes"}]
    rows = json.loads(json.dumps(communes))
    lines = [*commune_lines(rows)]
    assert lines == ["01015\tArboys en Bugey\t\t\t01300 01301\t710", "01015\tArbignieu\td\t01015\t\t"]
    divisions = [*division_lines(json.loads(json.dumps(departements)), json.loads(json.dumps(regions)), rows)]
    assert divisions == ["R\t84\tAuvergne-Rhône-Alpes", "D\t01\tAin\t84"]
    small = Cog("\n".join(lines), "\n".join(divisions))
    assert [commune.name for commune in small.named("arboys en bugey")] == ["Arboys en Bugey"]
    assert [commune.kind for commune in small.named("Arbignieu")] == ["déléguée"]
