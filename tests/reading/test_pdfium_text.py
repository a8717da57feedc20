"""PDFium's text of a page, asked for at once, says of every character what PDFium says of it by itself."""

import pytest

from extract.reading.pages import UNREADABLE
from extract.reading.pdf_pdfium import read_pages
from tests.hostile.pdfs import stream, written


def _text(codes: dict[str, str], shown: str) -> str:
    """What a page reads as on which a font maps letters to these UTF-16 codes."""
    lines = "\n".join(f"<{ord(letter):02X}> <{code}>" for letter, code in codes.items())
    cmap = f"1 begincodespacerange <00> <FF> endcodespacerange {len(codes)} beginbfchar\n{lines}\nendbfchar"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        stream(f"BT /F1 12 Tf 100 700 Td ({shown}) Tj ET".encode()),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        stream(cmap.encode()),
    ]
    (page,) = read_pages(written(objects), max_pages=1, max_objects=100, max_characters=1000)
    return "".join(run.text for run in page.runs)


@pytest.mark.parametrize(
    ("code", "read"),
    [
        ("00E9", "é"),
        ("0000", UNREADABLE),
        ("D83D", UNREADABLE),
        ("D83DDE00", UNREADABLE * 2),
        ("0002", "-"),
        ("FFFE", "-"),
        ("0003", "\x03"),
        ("FB01", "fi"),
        ("05D0", "\u05d0"),
    ],
)
def test_a_character_reads_alike_whatever_stands_around_it(code: str, read: str) -> None:
    assert _text({"A": code}, "BAB") == f"B{read}B"


def test_one_character_that_pdfium_leaves_out_moves_no_other() -> None:
    assert _text({"A": "0003", "B": "0000", "C": "D83DDE00"}, "xAyBzCt") == f"x\x03y{UNREADABLE}z{UNREADABLE * 2}t"
