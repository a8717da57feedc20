"""Bytes to characters: which encoding a text is in, and what could not be decoded."""

import codecs
import unicodedata
from dataclasses import dataclass

from extract.errors import RefusedError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
# A UTF-8 text cut or damaged in few places is still UTF-8; a Latin text has hardly any valid multi-byte sequence.
DAMAGED_SHARE = 0.1
# Random bytes are one part in ten control characters and one in four letters or spaces; French is nine in ten letters.
CONTROL_SHARE = 0.05
PLAIN_SHARE = 0.45
REPLACED_SHARE = 0.3
SAMPLE = 4096


@dataclass(frozen=True, slots=True)
class Decoded:
    """The decoded text, byte-order mark stripped; `replaced` counts the U+FFFD that stand for undecodable bytes."""

    text: str
    encoding: str
    replaced: int


def decode(data: bytes) -> Decoded:
    """Decode by byte-order mark, else UTF-16 by its NULs, else UTF-8, else cp1252, else latin-1.

    Raises `RefusedError`: `empty`, `wrong_type` for another kind of file, `undecodable` for bytes that are no text.
    """
    _refuse_magic(data)
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _checked(_replacing(data[len(bom) :], encoding))
    unmarked = _utf16_by_nulls(data)
    if unmarked is not None:
        return _checked(_replacing(data, unmarked))
    return _checked(_eight_bits(data))


def _refuse_magic(data: bytes) -> None:
    if not data.strip():
        raise RefusedError("empty", "the file holds no text")
    head = data.lstrip()[:8]
    for magic, what in MAGIC.items():
        if head.startswith(magic):
            raise RefusedError("wrong_type", f"named a text, but it is {what}")


def _utf16_by_nulls(data: bytes) -> str | None:
    """UTF-16 without a mark: in French nearly every other byte is NUL, always on the same side."""
    sample = data[: SAMPLE - SAMPLE % 2]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half >= 2 and odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if half >= 2 and even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _eight_bits(data: bytes) -> Decoded:
    decoded = _replacing(data, "utf-8")
    broken = decoded.replaced - data.count("\ufffd".encode())
    if not broken:
        return decoded
    accented = sum(character > "\x7f" for character in decoded.text) - decoded.replaced
    if broken <= DAMAGED_SHARE * accented or (broken == 1 and decoded.text.rstrip().endswith("\ufffd") and accented):
        return decoded
    try:
        return Decoded(data.decode("cp1252"), "cp1252", 0)
    except UnicodeDecodeError:
        return Decoded(data.decode("latin-1"), "latin-1", 0)


def _checked(decoded: Decoded) -> Decoded:
    """Refuse what decodes to control characters or to nothing: it was no text."""
    sample = decoded.text[:SAMPLE]
    controls = sum(unicodedata.category(c) == "Cc" and not c.isspace() for c in sample)
    plain = sum(c == " " or (c.isascii() and c.isalpha()) for c in sample)
    binary = controls > CONTROL_SHARE * len(sample) and plain < PLAIN_SHARE * len(sample)
    if binary or decoded.replaced > REPLACED_SHARE * len(decoded.text):
        raise RefusedError("undecodable", f"the bytes are no text in {decoded.encoding} or any encoding we know")
    if not decoded.text.strip():
        raise RefusedError("empty", "the file holds no text")
    return decoded
