"""Texts of the samples for tests of sections, and the sections that a text is read into."""

import json
from pathlib import Path

from extract.layout.block import text_blocks
from extract.profile import Profile, load_profile
from extract.reading.text import read_text
from extract.sections.fiche import Fiche, find_sections
from extract.source import Limits, make_source

SAMPLES = Path(__file__).parents[2] / "samples"
REAL = ("000", "003")


def fiche_of(text: str, profile: Profile | None = None) -> Fiche:
    """The sections of a text."""
    document = read_text(make_source("fiche.txt", text.encode(), "text/plain"), Limits())
    return find_sections(text_blocks(document), profile or load_profile("france-relance"))


def real_text(name: str) -> str:
    """A real fiche as published."""
    return (SAMPLES / "fiches" / "real" / f"{name}.txt").read_text(encoding="utf-8")


def gold_sections(half: str, name: str) -> dict[str, str]:
    """The section texts that gold says a sample has."""
    gold = json.loads((SAMPLES / "gold" / half / f"{name}.json").read_text(encoding="utf-8"))
    sections: dict[str, str] = gold["sections"]
    return sections
