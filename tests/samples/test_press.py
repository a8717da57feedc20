"""The printed samples: every source has its page, the same on every run, and all together stay small."""

from pathlib import Path

import pytest

from samples import press
from samples.printing.fiche import read_fiche
from samples.printing.setting import Look, Manner, broken
from tests.reading.pages import SAMPLES, read

SOURCES = [path for half in press.HALVES for path in sorted((press.HERE / "sources" / half).glob("*.toml"))]
PLAIN = Manner(justified=False, spaces="drawn", hyphen="-", ligatures=False, soft=("accom-pagne",))


def _committed(source: Path) -> Path:
    return press.HERE / "fiches" / source.parent.name / f"{source.stem}.pdf"


def test_every_source_has_its_page_and_every_page_its_source() -> None:
    wanted = {_committed(source) for source in SOURCES}
    many = {path for path in SAMPLES if path.parent.name == "many"}
    assert set(SAMPLES) - many == wanted
    assert {path.stem for path in many} == {"recueil", press.SPREAD}


def test_the_pages_together_stay_under_eight_megabytes() -> None:
    assert sum(path.stat().st_size for path in SAMPLES) < 8_000_000


@pytest.mark.parametrize("source", SOURCES[::6], ids=lambda path: path.stem)
def test_a_page_is_printed_the_same_each_time_and_reads_as_the_committed_one(source: Path) -> None:
    fiche = read_fiche(source)
    first = press.printed(fiche)
    assert first == press.printed(fiche)
    fresh, kept = read(first), read(_committed(source).read_bytes())
    assert [line.text for line in fresh.pages[0].lines] == [line.text for line in kept.pages[0].lines]


def test_no_letter_of_a_source_is_missing_from_its_page() -> None:
    for source in SOURCES:
        [page] = read(_committed(source).read_bytes()).pages
        drawn = sum(line.chars for line in (*page.lines, *(line for _, line in page.furniture)))
        assert drawn >= read_fiche(source).letters, source.stem


def test_a_line_breaks_at_a_hyphen_where_the_source_says_so_and_never_inside_a_number() -> None:
    def measure(string: str, face: str, size: float) -> float:
        return len(string) * size

    lines = broken("un vrai tiers-lieu accompagne 75 000 gens", 14, Look("roman", 1), measure, PLAIN)
    assert [" ".join(words).replace("\u00a0", " ") for words in lines] == [
        "un vrai tiers-",
        "lieu accom-",
        "pagne 75 000",
        "gens",
    ]
