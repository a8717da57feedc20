"""The cues of a text are those that a search of the whole text finds, wherever the index has them tried."""

import doctest

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.folding import fold_cues
from extract.profile import Cue, Profile, compile_cues, load_profile, parse_profile
from extract.sections import cues as cues_module
from extract.sections.cues import cues_in
from tests.sections.test_profile import HERITAGE

FRANCE_RELANCE = load_profile("france-relance")
LETTERS = st.characters(codec="cp1252", exclude_categories=("Cc", "Zs"), include_characters=" ")
PATTERNS = [compiled.pattern for section in FRANCE_RELANCE.sections for compiled in compile_cues(section)]


def searched(folded: str, profile: Profile) -> tuple[list[Cue], ...]:
    return tuple(
        [compiled.cue for compiled in compile_cues(section) if compiled.pattern.search(folded)]
        for section in profile.sections
    )


def test_doctests() -> None:
    assert doctest.testmod(cues_module).failed == 0


@given(data=st.data())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_what_a_search_finds_is_found(data: st.DataObject) -> None:
    words = data.draw(
        st.lists(
            st.sampled_from(PATTERNS).flatmap(lambda pattern: st.from_regex(pattern, alphabet=LETTERS)),
            min_size=1,
            max_size=3,
        )
    )
    folded = fold_cues(data.draw(st.sampled_from([" ", "", ", ", "-"])).join(words))
    assert cues_in(folded, FRANCE_RELANCE) == searched(folded, FRANCE_RELANCE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "À l’origine, un atelier",
        "12M€",
        "La vingtaine de salariés de l’atelier",
        "l’État finance l’association",
        "2½ M€ pour 1 200 m² de toit",
        "١٢ salariés, Σύρος",
        "06 12 34 56 78",
        "la structurefondée en 2010, substructure créée en 2011",
    ],
)
def test_places_at_the_edge(text: str) -> None:
    folded = fold_cues(text)
    assert cues_in(folded, FRANCE_RELANCE) == searched(folded, FRANCE_RELANCE)


def test_a_profile_whose_cues_open_no_word_is_searched() -> None:
    profile = parse_profile(HERITAGE.replace(r"\\b(nef|", "(nef|").replace(r"\\b(charpente|", "(charpente|"))
    folded = fold_cues("Monument à la charpente bâtie")
    assert [len(found) for found in cues_in(folded, profile)] == [1, 0, 1]
    assert cues_in(folded, profile) == searched(folded, profile)
