"""Which encoding a text is in, and which bytes are no text at all."""

import pytest

from extract.errors import RefusedError
from extract.reading.encoding import decode

SENTENCE = "L’été, Num'n Coop a reçu 54 000 € à l’Hôtel-Dieu — « bravo »."


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", b"\xff\xfe\x00\x00"),
        ("cp1252", b""),
    ],
)
def test_every_encoding_reads_the_same(encoding: str, bom: bytes) -> None:
    decoded = decode(bom + SENTENCE.encode(encoding))
    assert decoded.text == SENTENCE
    assert decoded.encoding == encoding
    assert decoded.replaced == 0


def test_bytes_outside_cp1252_are_latin_1() -> None:
    assert decode(b"caf\xe9 \x81 cr\xe8me").encoding == "latin-1"


def test_a_utf_8_text_cut_inside_a_character_stays_utf_8() -> None:
    decoded = decode(SENTENCE.encode()[:-2])
    assert decoded.encoding == "utf-8"
    assert decoded.replaced == 1
    assert decoded.text.startswith("L’été")


def test_a_latin_text_with_one_accent_is_no_damaged_utf_8() -> None:
    assert decode("Une ferme de l'Ardèche".encode("cp1252")).text == "Une ferme de l'Ardèche"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        ("\ufeff \u00a0\n".encode(), "empty"),
        (b"%PDF-1.7 ...", "wrong_type"),
        (b"PK\x03\x04rest", "wrong_type"),
        (bytes(range(256)) * 4, "undecodable"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(RefusedError) as caught:
        decode(data)
    assert caught.value.code == code
