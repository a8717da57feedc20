"""The first letters of a cue's form: whatever the form matches begins with one of them."""

import doctest
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract import openings as openings_module
from extract.folding import evened
from extract.names.partners.cue_places import cues_in
from extract.names.partners.cues import load_cues
from extract.openings import CAPITAL, openings, terse, ways
from extract.values.amounts.role_words import CUES

PATTERNS = [pattern for cue in load_cues() for pattern in cue.patterns]


def test_doctests() -> None:
    assert doctest.testmod(openings_module).failed == 0


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("porté par", {"por"}),
        ("a|à", {"a", "à"}),
        ("co-?financé", {"co-", "cof"}),
        (",? qui", {", q", " qu"}),
        ("(?:très )?lié", {"trè", "lié"}),
        ("(?:x|y){0,2}lié", {"x", "y", "lié"}),
        (r"(?<!le )siège", {"siè"}),
        (r"[\d ]{1,4} €", {""}),
        (r"s['’]unit", {"s'u"}),
        (r"(?:l\.|a)b", {"l", "ab"}),
    ],
)
def test_an_opening_is_as_long_as_the_letters_are_sure(form: str, expected: set[str]) -> None:
    assert openings(form, longest=3) == expected


@given(data=st.data())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_what_a_cue_matches_begins_with_one_of_its_openings(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(PATTERNS))
    matched = data.draw(st.from_regex(pattern).map(pattern.search).filter(lambda found: found is not None))
    assert matched is not None
    text = evened(matched.string)[matched.start() :]
    assert any(text.startswith(opening) for opening in openings(pattern.pattern))


@given(data=st.data())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_what_a_verbose_way_matches_begins_with_one_of_its_openings(data: st.DataObject) -> None:
    way = data.draw(st.sampled_from([way for form in CUES.values() for way in ways(form)]))
    pattern = re.compile(way, re.VERBOSE | re.IGNORECASE)
    matched = data.draw(st.from_regex(pattern).map(pattern.search).filter(lambda found: found is not None))
    assert matched is not None
    text, capital = evened(matched.string)[matched.start() :], matched.string[matched.start()].isupper()
    found = openings(terse(way))
    assert (capital and CAPITAL in found) or any(text.startswith(opening) for opening in found)


def test_the_places_of_one_form_do_not_overlap() -> None:
    text = "Avec le soutien de la Région, avec le soutien de la Ville"
    spans = [found.span() for _, found in cues_in(text, evened(text))]
    assert len(spans) == len(set(spans))
    assert (0, 18) in spans
