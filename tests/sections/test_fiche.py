"""Sections are found by what blocks say and where they stand, in whatever order they arrive."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import RefusedError
from extract.profile import load_profile
from tests.sections.fiches import REAL, SAMPLES, fiche_of, gold_sections, real_text

DRAWN = sorted(path.name for path in (SAMPLES / "fiches" / "dev").glob("*.ordered.txt"))
HEADINGS = {section.key: section.headings[0] for section in load_profile("france-relance").sections if section.headings}
# What a headline alone could not tell: the header's own lines, the quote with its speaker, the steps.
KEYS = ("entete", "mesure", "belle_histoire", "temoignage", "beneficier")


JOINED = ("mareyeurs-opale.ordered.txt", "ecole-de-langogne.ordered.txt")
"""Known failures: « Création : 1961. Effectif : 54 équivalents temps plein. » is read on with the field below it, and a
speaker's line that ends in a comma with the function below it."""


@pytest.mark.parametrize("name", REAL)
def test_a_real_fiche_has_the_sections_that_gold_says(name: str) -> None:
    fiche = fiche_of(real_text(name))
    assert fiche.texts == gold_sections("real", name)
    assert fiche.leftover == ()


def _as_parameter(name: str) -> object:
    marks = [pytest.mark.xfail(strict=True, raises=AssertionError)] if name in JOINED else []
    return pytest.param(name, marks=marks)


@pytest.mark.parametrize("name", [_as_parameter(name) for name in DRAWN])
def test_an_ordered_sample_has_the_sections_that_gold_says(name: str) -> None:
    text = (SAMPLES / "fiches" / "dev" / name).read_text(encoding="utf-8")
    assert fiche_of(text).texts == gold_sections("dev", name.split(".")[0])


def parts_of(name: str) -> dict[str, str]:
    """A real fiche's sections, each as a block of text of its own without heading."""
    fiche = fiche_of(real_text(name))
    blank = {"mesure": "\n\n", "belle_histoire": "\n\n", "temoignage": "\n\n"}
    return {key: text.replace("\n", blank.get(key, "\n")) for key, text in fiche.texts.items()}


@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_sections_changes_nothing(name: str, seed: int) -> None:
    parts = parts_of(name)
    order = sorted(parts)
    random.Random(seed).shuffle(order)
    text = "\n\n".join(f"{HEADINGS[key]}\n\n{parts[key]}" if key in HEADINGS else parts[key] for key in order)
    assert fiche_of(text).texts == gold_sections("real", name)


@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize("moved", sorted(HEADINGS))
@pytest.mark.parametrize("to", ["nowhere", "the start", "the end", "after its text"])
def test_a_heading_away_from_its_text_changes_nothing(name: str, moved: str, to: str) -> None:
    parts = parts_of(name)
    pieces: list[str] = []
    for key in KEYS:
        if key in HEADINGS and key != moved:
            pieces.append(HEADINGS[key])
        pieces.append(parts[key])
        if key == moved and to == "after its text":
            pieces.append(HEADINGS[key])
    if to == "the start":
        pieces.insert(0, HEADINGS[moved])
    if to == "the end":
        pieces.append(HEADINGS[moved])
    assert fiche_of("\n\n".join(pieces)).texts == gold_sections("real", name)


def test_the_witness_of_a_drawn_fiche_is_not_swallowed_by_the_story() -> None:
    texts = fiche_of(real_text("003")).texts
    assert texts["temoignage"].startswith("Audrey Fiévet\nAnimatrice du réseau\n“")
    assert texts["beneficier"].startswith("Catégorie bénéficiaires")
    assert "Audrey" not in texts["belle_histoire"]


def test_a_header_drawn_apart_is_put_in_order_with_its_activity_behind_the_place() -> None:
    text = "\n\n".join(
        (
            "Chaudronnerie inox",
            "Riom (Puy-de-Dôme)",
            "La mesure\nLe fonds de modernisation est doté de 20 millions d’euros. L’aide couvre 40 % des dépenses.",
            "La belle histoire\nNous avons acheté une presse en 2021 et formé quatre soudeurs à son usage.",
            "Ateliers Ferrand\nEntreprise créée en 1998 / 14 salariés",
        )
    )
    header = "Ateliers Ferrand\nRiom (Puy-de-Dôme)\nChaudronnerie inox\nEntreprise créée en 1998 / 14 salariés"
    assert fiche_of(text).texts["entete"] == header


PROSE = (
    "La mesure\nLe fonds « Ports sobres » est doté de 20 millions d’euros. L’aide couvre 40 % des dépenses.",
    "La belle histoire\nNous avons acheté une grue en 2021 et formé quatre grutiers à son usage.",
)


@pytest.mark.parametrize(
    "header",
    [
        ("Riom (Puy-de-Dôme)", "Ateliers Ferrand", "Ports sobres"),
        ("Établissement public • fondé en 1907 • 412 agents • 3 sites", "Ateliers Ferrand", "Riom (63)"),
        ("Ferme des Noues – Riom (Puy-de-Dôme)", "Ports sobres", "Élevage ; 2 associés ; reprise en 2012"),
    ],
    ids=lambda header: header[0],
)
def test_a_header_of_a_text_in_reading_order_keeps_the_order_it_is_printed_in(header: tuple[str, ...]) -> None:
    assert fiche_of("\n\n".join((*header, *PROSE))).texts["entete"] == "\n".join(header)


def test_a_header_drawn_place_first_is_put_in_order_where_the_text_is_in_drawing_order() -> None:
    measure, story = PROSE
    drawn = fiche_of("\n\n".join((story, "Riom (Puy-de-Dôme)", "Ateliers Ferrand", "Ports sobres", measure)))
    assert drawn.texts["entete"].endswith("Ateliers Ferrand\nRiom (Puy-de-Dôme)")


@pytest.mark.parametrize(
    "lines",
    [
        ("Appel à projets Ports sobres", "Ville de Riom"),
        ("Ports sobres", "Théâtre de la Falaise"),
        ("Fonds Ports sobres", "Centre hospitalier du Haut-Pré"),
        ("Port et pêche de la baie | Effectif : 58 permanents, 12 saisonniers | Créé en 1973",),
    ],
    ids=lambda lines: lines[-1][:30],
)
def test_lines_of_the_header_drawn_below_the_quote_are_none_of_what_was_said(lines: tuple[str, ...]) -> None:
    measure, story = PROSE
    said = "Awa Diabaté\nGrutière\n« La grue ne fume plus, et nous dormons mieux. »"
    steps = "Planderelance.gouv.fr\n\nMesure « Ports sobres »"
    blocks = ("Riom, Puy-de-Dôme\nCréée en 1987 / 14 salariés", measure, story, said, *lines, "Témoignage", steps)
    texts = fiche_of("\n\n".join(blocks)).texts
    assert set(lines) <= set(texts["entete"].split("\n"))
    assert texts["temoignage"].endswith("mieux. »")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aàbe .,«»“”\n-1€\u00ad/", max_size=120), st.sampled_from(REAL), st.integers(0, 40))
def test_coverage_adds_up_whatever_stands_between_the_lines(noise: str, name: str, at: int) -> None:
    lines = real_text(name).split("\n")
    text = "\n".join([*lines[:at], noise, *lines[at:]])
    fiche = fiche_of(text)
    chars = [s.chars for s in fiche.sections] + [a.chars for a in (*fiche.furniture, *fiche.leftover)]
    assert sum(chars) == sum(not c.isspace() for c in text)


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour à tous, voici le compte rendu de la réunion du 3 mars 2021.\n\nPrésents : tout le monde.",
        "def main():\n    return 1\n\nif __name__ == '__main__':\n    main()\n",
        "Le plan de relance consacre 100 milliards d'euros à l'économie. Les entreprises sont concernées.\n" * 5,
        "La mesure\n\nUne seule section.",
        "1\n2\n3\n",
        "Agence des ponts\n\nLe programme Passerelle accompagne les communes et finance leurs études.\n\n"
        "En bref\n\nLes communes peuvent solliciter l'agence à tout moment, et choisir leurs bureaux d'études.\n\n"
        "Pour en savoir plus\n\nhttps://agence.example/\ncontact@agence.example\n",
    ],
)
def test_a_text_of_another_kind_is_no_fiche(text: str) -> None:
    with pytest.raises(RefusedError) as caught:
        fiche_of(text)
    assert caught.value.code == "not_a_fiche"


def test_two_fiches_in_one_text_are_refused() -> None:
    with pytest.raises(RefusedError) as caught:
        fiche_of(real_text("000") + "\n\n" + real_text("003"))
    assert caught.value.code == "several_fiches"
