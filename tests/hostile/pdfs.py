"""Hostile PDFs, most of them written object by object."""

import io
import zlib
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random

import pikepdf

from tests.hostile.case import Case

SAMPLE = Path(__file__).parents[2] / "samples" / "fiches" / "real" / "003.pdf"
GIGABYTE = 1 << 30


def pdfs() -> Iterator[Case]:
    """Every hostile PDF."""
    yield from _not_quite()
    yield from _locked()
    yield from _bombs()
    yield from _structures()


def written(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), list[int]()
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def page(content: bytes, *more: bytes, resources: bytes = b"") -> bytes:
    """A document of one page with this content stream; further objects are numbered from 6."""
    return written(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F 5 0 R >> %s >> >>" % resources,
            content,
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *more,
        ]
    )


def shown(text: bytes) -> bytes:
    """A content stream that shows one line."""
    return b"BT /F 12 Tf 72 720 Td (%s) Tj ET" % text


def _sample() -> bytes:
    return SAMPLE.read_bytes()


def _not_quite() -> Iterator[Case]:
    yield Case("empty.pdf", "empty", lambda: b"")
    yield Case("random.pdf", "wrong_type", lambda: Random(3).randbytes(100_000))
    yield Case("text.pdf", "wrong_type", lambda: b"La mesure\n\nLa belle histoire\n")
    yield Case("pdf.txt", "wrong_type", _sample)
    yield Case("header-alone.pdf", "truncated", lambda: b"%PDF-1.4\n")
    yield Case("header-and-noise.pdf", "truncated", lambda: b"%PDF-1.4\n" + Random(4).randbytes(50_000))
    yield Case("cut-in-half.pdf", "truncated", lambda: _sample()[: len(_sample()) // 2])
    yield Case("without-its-mark.pdf", "record", lambda: _sample()[:-7])
    yield Case("without-its-trailer.pdf", "truncated", lambda: _sample()[:-40])
    yield Case("noise-after-its-end.pdf", "record", lambda: _sample() + Random(5).randbytes(500))
    yield Case("no-text.pdf", "no_text", lambda: page(stream(b"72 72 200 200 re f")))
    yield Case("no-content.pdf", "no_text", lambda: page(stream(b"")))
    yield Case(
        "no-pages.pdf",
        "truncated",
        lambda: written([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]),
    )
    yield Case("no-fiche.pdf", "not_a_fiche", lambda: page(stream(shown(b"Bonjour"))))


def _locked() -> Iterator[Case]:
    yield Case("encrypted.pdf", "encrypted", lambda: _encrypted("secret"))
    yield Case("encrypted-open.pdf", "record", lambda: _encrypted(""))


def _encrypted(user: str) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(_sample())) as document:
        document.save(target, encryption=pikepdf.Encryption(user=user, owner="owner", R=6))
    return target.getvalue()


def _bombs() -> Iterator[Case]:
    yield Case("pages-300.pdf", "too_many_pages", lambda: _pages(300))
    yield Case("pages-claimed.pdf", "truncated", _pages_claimed)
    for name, piece in (("spaces", b" " * 8), ("text", b"(a) Tj "), ("rectangles", b"1 1 1 1 re "), ("words", b"mot ")):
        yield Case(f"bomb-of-{name}.pdf", "memory", partial(_bomb, piece))
    objects = zlib.compress(b"1 1 1 1 re f " * 600_000)
    yield Case("objects.pdf", "too_many_objects", partial(page, stream(objects, b"/Filter /FlateDecode")))
    yield Case("forms-that-multiply.pdf", "memory", _multiplying)


def _bomb(piece: bytes) -> bytes:
    """A gigabyte of one piece in some kilobytes: deflated twice."""
    return page(stream(zlib.compress(_repeated(piece), 9), b"/Filter [/FlateDecode /FlateDecode]"))


def _repeated(piece: bytes) -> bytes:
    """A gigabyte of one piece, deflated a megabyte at a time."""
    packer, block = zlib.compressobj(9), piece * ((1 << 20) // len(piece))
    return b"".join([*(packer.compress(block) for _ in range(GIGABYTE // len(block))), packer.flush()])


def _pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(4, 4 + count))
    leaf = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R >>"
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    return written([b"<< /Type /Catalog /Pages 2 0 R >>", tree, stream(shown(b"Page")), *[leaf] * count])


def _pages_claimed() -> bytes:
    return written([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 100000000 >>"])


def _multiplying() -> bytes:
    """Twelve forms that each draw the next one ten times: ten to the twelfth words."""
    forms = []
    for number in range(12):
        inner = b"/X Do " * 10 if number < 11 else shown(b"mot")
        resources = b"/Resources << /Font << /F 5 0 R >> /XObject << /X %d 0 R >> >>" % (number + 7)
        forms.append(stream(inner, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + resources))
    return page(stream(b"/X Do"), *forms, b"null", resources=b"/XObject << /X 6 0 R >>")


def _structures() -> Iterator[Case]:
    loop = b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"
    yield Case("page-tree-loop.pdf", "truncated", lambda: written([b"<< /Type /Catalog /Pages 2 0 R >>", loop]))
    yield Case("deep-arrays.pdf", "no_text", lambda: page(stream(b"[" * 200_000)))
    yield Case("deep-dictionaries.pdf", "no_text", lambda: page(stream(b"<</a " * 200_000)))
    yield Case("deep-states.pdf", "not_a_fiche", lambda: page(stream(b"q " * 200_000 + shown(b"mot"))))
    yield Case("form-draws-itself.pdf", "no_text", _self_drawing)
    yield Case("huge-page.pdf", "not_a_fiche", lambda: page(stream(shown(b"mot"))).replace(b"595 842", b"9e9 9e9"))
    yield Case(
        "no-page-size.pdf",
        "not_a_fiche",
        lambda: page(stream(shown(b"mot"))).replace(b"[0 0 595 842]", b"[0 0 000 000]"),
    )
    yield Case("not-a-number.pdf", "not_a_fiche", lambda: page(stream(shown(b"mot").replace(b"720", b"1e9999"))))
    yield Case(
        "endless-length.pdf",
        "not_a_fiche",
        lambda: page(stream(shown(b"mot")).replace(b"/Length ", b"/Length 99999999")),
    )
    yield Case("script.pdf", "not_a_fiche", _with_script)


def _self_drawing() -> bytes:
    form = stream(b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>")
    return page(stream(b"/X Do"), form, resources=b"/XObject << /X 6 0 R >>")


def _with_script() -> bytes:
    opened = b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /Pages 2 0 R"
    return page(stream(shown(b"mot"))).replace(b"/Pages 2 0 R", opened, 1)
