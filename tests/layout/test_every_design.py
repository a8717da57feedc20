"""Every development fiche, printed in every design, has the sections that gold says: the page does not matter."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from extract.engine import Engine, Options
from extract.pipeline import extract
from extract.source import make_source
from samples.press import printed
from samples.printing.fiche import read_fiche
from tests.sections.fiches import SAMPLES, gold_sections

SOURCES = sorted((SAMPLES / "sources" / "dev").glob("*.toml"))
DESIGNS = ("sidebar_right", "sidebar_left", "band_top", "three_columns")
KNOWN_FAILURES = {
    "two header lines, the first of which fills its narrow column, are read as one": (
        ("chambre-bas-berry", "three_columns"),
        ("hopital-aurelie-fauconnet", "three_columns"),
        ("syndicat-du-trieves", "three_columns"),
        ("gaec-du-vieux-charme", "three_columns"),
        ("ferme-pralong", "three_columns"),
        ("rebonds-textile", "three_columns"),
        ("filets-de-la-canche", "three_columns"),
    ),
    "a bullet that parts facts, at a line's start, begins a line": (("etablis-du-lizon", "three_columns"),),
    "a name over two header lines is two lines when the second may be a name of its own": (
        ("theatre-de-la-falaise", "three_columns"),
    ),
    "of « portemanteau » and « porte-manteau », both in the dictionary, a broken word is read as the first": (
        ("ecole-mirepoix", "band_top"),
        ("ecole-mirepoix", "three_columns"),
    ),
    "a labelled header line that ends in a full stop is no field": (
        ("mareyeurs-opale", "sidebar_right"),
        ("mareyeurs-opale", "sidebar_left"),
        ("mareyeurs-opale", "band_top"),
        ("mareyeurs-opale", "three_columns"),
    ),
    "a line of prose that opens with a name is read as a paragraph of its own": (
        ("hopital-des-cotes-de-meuse", "three_columns"),
        ("ports-du-ponant", "band_top"),
        ("coulisse-epinal", "three_columns"),
    ),
    "a sentence that ends with room for the next word ends a paragraph": (
        ("fonderies-marchenoir", "band_top"),
        ("hopital-aurelie-fauconnet", "band_top"),
    ),
    "a dash between facts, at a line's start in a narrow column, is a column of its own": (
        ("moins-de-cinq-microns", "three_columns"),
    ),
}
ENGINE = Engine(Options(model="none", reader="fast"))


def _cases() -> Iterator[object]:
    """Every fiche in every design; a case that is known to fail must fail."""
    known = {case: why for why, cases in KNOWN_FAILURES.items() for case in cases}
    for source in SOURCES:
        for design in DESIGNS:
            why = known.get((source.stem, design))
            marks = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=why)] if why else []
            yield pytest.param(source.stem, design, marks=marks, id=f"{source.stem}-{design}")


@pytest.mark.slow
@pytest.mark.parametrize(("slug", "design"), [*_cases()])
def test_a_fiche_reads_the_same_in_every_design(slug: str, design: str) -> None:
    fiche = replace(read_fiche(SAMPLES / "sources" / "dev" / f"{slug}.toml"), design=design)
    (record,) = extract(make_source(f"{slug}.pdf", printed(fiche), "application/pdf"), ENGINE).records
    assert {key: section.text for key, section in record.sections.items()} == gold_sections("dev", slug)
