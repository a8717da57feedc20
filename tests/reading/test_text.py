"""Text files become lines that know where they stand and what they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Document, Line
from extract.errors import RefusedError
from extract.reading.text import read_text
from extract.source import Limits, MediaType, make_source
from schemas.evidence import TextRegion


def read(text: str, media_type: MediaType = "text/plain", limits: Limits | None = None) -> Document:
    return read_text(make_source("fiche.txt", text.encode(), media_type), limits or Limits())


def only(text: str, media_type: MediaType = "text/plain") -> Line:
    (line,) = read(text, media_type).lines
    return line


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\u2028", "\x85"])
def test_every_line_end_ends_a_line_and_keeps_its_offset(end: str) -> None:
    text = f"un{end}{end}deux"
    document = read(text)
    assert [line.text for line in document.lines] == ["un", "", "deux"]
    last = document.lines[-1]
    assert [text[i] for i in last.at] == list("deux")
    assert document.locator.regions(last.at) == (TextRegion(start=text.index("deux"), end=len(text)),)


@pytest.mark.parametrize(
    ("raw", "mark", "text"),
    [
        ("- 1 [Planderelance.gov.fr](https://planderelance.gov.fr)", "- 1", "Planderelance.gov.fr"),
        ("- Catégorie", "-", "Catégorie"),
        ("  • trois sites", "•", "trois sites"),
        ("2) Mesure", "2)", "Mesure"),
        ("② Mesure", "②", "Mesure"),
        ("→ Mesure", "→", "Mesure"),
        ("3 – Mesure", "3 –", "Mesure"),
        ("Étape 2 : Catégorie", "Étape 2 :", "Catégorie"),
        ("12 – 14 rue", None, "12 – 14 rue"),
        ("12 salariés", None, "12 salariés"),
        ("-12 degrés", None, "-12 degrés"),
        ("3,5 ETP", None, "3,5 ETP"),
    ],
)
def test_list_marks_stand_apart_from_the_text(raw: str, mark: str | None, text: str) -> None:
    line = only(raw)
    assert (line.mark, line.text) == (mark, text)
    assert [raw[i] for i in line.at] == list(text)
    assert line.chars == sum(not c.isspace() for c in raw)


def test_markdown_marks_are_understood() -> None:
    document = read('## La mesure\n\n> Une *belle* **histoire**, [ici](http://a.b/c "titre")', "text/markdown")
    heading, _, quoted = document.lines
    assert (heading.text, heading.heading) == ("La mesure", True)
    assert quoted.text == "Une belle histoire, ici"


def test_a_star_in_a_plain_text_is_a_star() -> None:
    assert only("2 *3* 4").text == "2 *3* 4"


def test_what_is_dropped_is_said() -> None:
    document = read("La mesure\x00\x07\nÃ©tat")
    assert [issue.code for issue in document.issues] == ["text.controls", "text.mojibake"]
    assert [line.text for line in document.lines] == ["La mesure", "état"]


def test_a_line_of_nothing_readable_counts_with_its_neighbour() -> None:
    document = read("\x01\x02\nLa mesure\n\x03\n")
    assert [(line.text, line.chars) for line in document.lines if line.chars] == [("La mesure", 11)]


def test_too_many_characters_are_refused_with_both_numbers() -> None:
    with pytest.raises(RefusedError, match="11 characters, the limit is 10") as caught:
        read("onze lettre", limits=Limits(max_characters=10))
    assert caught.value.code == "too_many_characters"


@given(st.text(min_size=1, max_size=300))
def test_every_visible_character_is_counted_once(text: str) -> None:
    source = text.encode("utf-8", "replace").decode()
    try:
        document = read(source)
    except RefusedError:
        return
    assert sum(line.chars for line in document.lines) == sum(not c.isspace() for c in source.removeprefix("\ufeff"))
    for line in document.lines:
        assert len(line.text) == len(line.at)
        document.locator.regions(line.at)
