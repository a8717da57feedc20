"""Letters that cannot be what the page shows are said."""

from extract.document import Line
from extract.reading.trust import distrusted

FRENCH = "La commune de Mende a reçu une aide de l’État pour la cantine des écoles et les repas du soir. " * 5


def _codes(text: str) -> list[tuple[str, str]]:
    lines = tuple(
        Line(part, tuple(range(len(part))), sum(not letter.isspace() for letter in part)) for part in text.split("\n")
    )
    return [(issue.code, issue.severity) for issue in distrusted(lines, 1)]


def test_french_is_trusted() -> None:
    assert _codes(FRENCH) == []


def test_glyphs_without_a_character_warn_and_most_of_a_page_of_them_is_an_error() -> None:
    assert _codes(FRENCH + "\nsubv\ufffdntion") == [("text.untrusted", "warning")]
    assert _codes("\ufffd" * 30 + "\nLa mesure") == [("text.untrusted", "error")]


def test_a_shifted_alphabet_warns() -> None:
    shifted = "".join(chr((ord(letter) - 97 + 3) % 26 + 97) if "a" <= letter <= "z" else letter for letter in FRENCH)
    assert _codes(shifted) == [("text.untrusted", "warning")]


def test_a_short_page_of_names_is_not_judged() -> None:
    assert _codes("Lozère Développement\nMende, Occitanie") == []
