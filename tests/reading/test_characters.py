"""Cleaning keeps the index of every character, whatever it drops, spells out or repairs."""

import doctest
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.reading import characters
from extract.reading.characters import PLAIN, clean


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(characters).failed == 0


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\u00a0b\u202fc\u2009d\te", "a b c d e"),
        ("  deux   espaces  ", "deux espaces"),
        ("\ufb01che, e\ufb03cace, a\ufb00aire", "fiche, efficace, affaire"),
        ("œuvre et Œdipe restent", "œuvre et Œdipe restent"),
        ("e\u0301te\u0301", "été"),
        ("accom\u00adpagnement", "accompagnement"),
        ("accom\u00ad", "accom\u00ad"),
        ("a\u200bb\ufeffc", "abc"),
    ],
)
def test_one_line_reads_as_plain_text(raw: str, text: str) -> None:
    assert clean(raw, range(len(raw))).text == text


def test_control_and_directional_characters_are_dropped_and_counted() -> None:
    cleaned = clean("a\x00b\u202ec\x1b[31md", range(11))
    assert cleaned.text == "abc[31md"
    assert cleaned.controls == 3


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Ã©tÃ©", "été"),
        ("lâ€™appel", "l’appel"),
        ("Â« La Bobine Â»", "« La Bobine »"),
        ("100 â‚¬", "100 €"),
        ("Ã\u00a0 Auch", "à Auch"),
    ],
)
def test_certain_mojibake_is_repaired_and_counted(raw: str, text: str) -> None:
    cleaned = clean(raw, range(len(raw)))
    assert cleaned.text == text
    assert cleaned.repaired > 0


@pytest.mark.parametrize("text", ["Âge moyen", "L’Âne rouge", "PÂTÉ", "bâ€", "São Tomé", "château"])
def test_french_that_looks_like_mojibake_is_left_alone(text: str) -> None:
    cleaned = clean(text, range(len(text)))
    assert (cleaned.text, cleaned.repaired) == (text, 0)


@given(st.text(max_size=200))
def test_every_character_keeps_its_index(raw: str) -> None:
    cleaned = clean(raw, range(len(raw)))
    assert len(cleaned.text) == len(cleaned.at)
    assert list(cleaned.at) == sorted(cleaned.at)
    assert all(0 <= index < len(raw) for index in cleaned.at)
    assert cleaned.text == cleaned.text.strip(" ")
    assert "  " not in cleaned.text
    assert not any(unicodedata.category(c) == "Cc" for c in cleaned.text)


@given(st.text(alphabet=[chr(code) for code in range(0x2100) if PLAIN.fullmatch(chr(code))], max_size=20))
def test_a_plain_line_reads_as_it_would_beside_what_must_be_dropped(text: str) -> None:
    assert clean(text, range(len(text))) == clean(text + "\u200b", range(len(text) + 1))
