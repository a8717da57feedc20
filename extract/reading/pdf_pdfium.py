"""The fast reader: PDFium through ctypes, glyph by glyph. Never call it from two threads: PDFium crashes there."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from extract.errors import RefusedError
from extract.reading.pages import Page, largest
from extract.reading.pdfium_frame import page_frame
from extract.reading.pdfium_glyphs import Glyphs
from extract.reading.pdfium_paint import painted


def read_pages(data: bytes, *, max_pages: int, max_objects: int, max_characters: int) -> tuple[Page, ...]:
    """Read every page with PDFium. An encrypted file opens where its user password is empty.

    Raises `RefusedError`: `encrypted`, `truncated`, `too_many_pages`, `too_many_objects`, `too_many_characters`.
    """
    with _opened(data) as document:
        if len(document) > max_pages:
            raise RefusedError("too_many_pages", f"{len(document)} pages, the limit is {max_pages}")
        pages: list[Page] = []
        objects = characters = 0
        for number in range(len(document)):
            page = _load(document, number)
            objects += raw.FPDFPage_CountObjects(page)
            if objects > max_objects:
                raise RefusedError("too_many_objects", f"more than {max_objects} objects drawn on its pages")
            pages.append(_read_page(page, number + 1, max_characters - characters))
            characters += sum(len(run.text) for run in pages[-1].runs)
            page.close()
    return tuple(pages)


@contextmanager
def _opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or error.err_code == raw.FPDF_ERR_PASSWORD:
            raise RefusedError("encrypted", "the file opens only with a password") from error
        raise RefusedError("truncated", "the file is cut short or damaged beyond reading") from error
    try:
        if len(document) == 0:
            raise RefusedError("truncated", "no page can be read from the file")
        yield document
    finally:
        document.close()


def _load(document: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    try:
        return document[number]
    except pdfium.PdfiumError as error:
        raise RefusedError("truncated", f"page {number + 1} cannot be read") from error


def _read_page(page: pdfium.PdfPage, number: int, max_characters: int) -> Page:
    frame, width, height = page_frame(page)
    text_page = raw.FPDFText_LoadPage(page)
    try:
        count = raw.FPDFText_CountChars(text_page)
        if count > max_characters:
            raise RefusedError("too_many_characters", f"{count} characters on page {number}")
        runs = tuple(Glyphs(text_page, frame, count).runs())
    finally:
        raw.FPDFText_ClosePage(text_page)
    shapes = list(painted(page.raw, frame))
    fills = largest(fill for fill, is_box in shapes if is_box)
    pictures = largest(fill for fill, is_box in shapes if not is_box)
    return Page(number, width, height, runs, fills, pictures)
