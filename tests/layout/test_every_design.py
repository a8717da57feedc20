"""Every development fiche, printed in every design, has the sections that gold says: the page does not matter."""

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
ENGINE = Engine(Options(model="none", reader="fast"))


@pytest.mark.slow
@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("slug", [source.stem for source in SOURCES])
def test_a_fiche_reads_the_same_in_every_design(slug: str, design: str) -> None:
    fiche = replace(read_fiche(SAMPLES / "sources" / "dev" / f"{slug}.toml"), design=design)
    (record,) = extract(make_source(f"{slug}.pdf", printed(fiche), "application/pdf"), ENGINE).records
    assert {key: section.text for key, section in record.sections.items()} == gold_sections("dev", slug)
