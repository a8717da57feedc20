"""What cannot be read is refused with its code, by either reader; no bytes make a reader raise anything else."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from extract.errors import RefusedError
from extract.reading.pdf import PdfText, ReaderChoice
from extract.source import Limits
from tests.reading.pages import SAMPLES, read

READERS: tuple[ReaderChoice, ...] = ("fast", "pdfplumber")
WHOLE = next(path for path in SAMPLES if path.stem == "biolumia").read_bytes()


def canvas_pdf(draw: Callable[[Canvas], None], pages: int = 1) -> bytes:
    """A PDF whose pages are all drawn alike."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(595, 842), invariant=1)
    for _ in range(pages):
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _words(canvas: Canvas) -> None:
    canvas.drawString(72, 700, "La mesure")


def _encrypted(user: str) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(WHOLE)) as document:
        document.save(target, encryption=pikepdf.Encryption(owner="maître", user=user))
    return target.getvalue()


def _code(data: bytes, reader: ReaderChoice, limits: Limits | None = None) -> str:
    with pytest.raises(RefusedError) as refused:
        read(data, reader, limits)
    return refused.value.code


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"La mesure\n", "wrong_type"),
        (b"\x89PNG\r\n\x1a\n", "wrong_type"),
        (b"%PDF-1.7\n", "truncated"),
        (b"%PDF-1.7\n%%EOF\n", "truncated"),
        (WHOLE[:300], "truncated"),
        (_encrypted("secret"), "encrypted"),
        (canvas_pdf(lambda canvas: canvas.rect(10, 10, 100, 100, fill=1)), "no_text"),
        (canvas_pdf(lambda canvas: None), "no_text"),
    ],
    ids=["empty", "blank", "text", "picture", "header", "no objects", "cut", "encrypted", "a drawing", "an empty page"],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_code(data: bytes, code: str, reader: ReaderChoice) -> None:
    assert _code(data, reader) == code


@pytest.mark.parametrize("reader", READERS)
def test_an_empty_user_password_opens_a_file(reader: ReaderChoice) -> None:
    opened, plain = read(_encrypted(""), reader), read(WHOLE, reader)
    assert [line.text for line in opened.pages[0].lines] == [line.text for line in plain.pages[0].lines]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(max_bytes=len(WHOLE) - 1), "too_many_bytes"),
        (Limits(max_objects=3), "too_many_objects"),
        (Limits(max_characters=100), "too_many_characters"),
    ],
)
def test_a_file_over_a_limit_is_refused(limits: Limits, code: str, reader: ReaderChoice) -> None:
    assert _code(WHOLE, reader, limits) == code


@pytest.mark.parametrize("reader", READERS)
def test_pages_are_counted(reader: ReaderChoice) -> None:
    data = canvas_pdf(_words, pages=3)
    assert len(read(data, reader, Limits(max_pages=3)).pages) == 3
    assert _code(data, reader, Limits(max_pages=2)) == "too_many_pages"


def test_a_file_without_its_end_is_put_together_by_the_fast_reader_which_says_so() -> None:
    cut = WHOLE[: WHOLE.rindex(b"xref")]
    assert [issue.code for issue in read(cut).issues] == ["pdf.truncated"]
    assert _code(cut, "pdfplumber") == "truncated"


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(places=st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=40))
def test_damaged_bytes_are_read_or_refused_and_nothing_else(
    places: list[tuple[int, int]], reader: ReaderChoice
) -> None:
    data = bytearray(WHOLE)
    for place, value in places:
        data[place] = value
    assert _outcome(bytes(data), reader)


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(length=st.integers(0, len(WHOLE)), tail=st.binary(max_size=60))
def test_a_file_cut_anywhere_is_read_or_refused(length: int, tail: bytes, reader: ReaderChoice) -> None:
    assert _outcome(WHOLE[:length] + tail, reader)


def _outcome(data: bytes, reader: ReaderChoice) -> PdfText | RefusedError:
    try:
        return read(data, reader)
    except RefusedError as refused:
        return refused
