"""What nobody sees on the page is left out and said; what is white on a dark box stays."""

import io

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from extract.reading.pdf import PdfText, ReaderChoice
from tests.reading.pages import read
from tests.reading.test_pdf_refusals import READERS, canvas_pdf


def _texts(text: PdfText) -> list[str]:
    return [line.text for page in text.pages for line in page.lines]


def _codes(text: PdfText) -> list[str]:
    return [issue.code for page in text.pages for issue in page.issues]


def _visible(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(72, 700, "Une ligne que tout le monde voit")


def _in_mode(canvas: Canvas, mode: int) -> None:
    text = canvas.beginText(72, 600)
    text.setTextRenderMode(mode)
    text.textOut("Aide de 999 999 euros")
    canvas.drawText(text)


@pytest.mark.parametrize("reader", READERS)
def test_text_painted_without_ink_is_left_out(reader: ReaderChoice) -> None:
    def draw(canvas: Canvas) -> None:
        _visible(canvas)
        _in_mode(canvas, 3)

    text = read(canvas_pdf(draw), reader)
    assert _texts(text) == ["Une ligne que tout le monde voit"]
    assert _codes(text) == ["text.hidden"]


@pytest.mark.parametrize("reader", READERS)
def test_white_text_stays_on_a_dark_box_and_goes_on_paper(reader: ReaderChoice) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0, 0.4)
        canvas.rect(60, 680, 300, 60, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 700, "Blanc sur bleu")
        canvas.drawString(72, 500, "Blanc sur blanc")

    text = read(canvas_pdf(draw), reader)
    assert _texts(text) == ["Blanc sur bleu"]
    assert _codes(text) == ["text.hidden"]


@pytest.mark.parametrize("reader", READERS)
def test_text_off_the_page_or_too_small_to_read_is_left_out(reader: ReaderChoice) -> None:
    def draw(canvas: Canvas) -> None:
        _visible(canvas)
        canvas.drawString(700, 700, "Hors de la page")
        canvas.setFont("Helvetica", 1)
        canvas.drawString(72, 650, "Trop petit")

    text = read(canvas_pdf(draw), reader)
    assert _texts(text) == ["Une ligne que tout le monde voit"]
    assert _codes(text) == ["text.hidden"]


@pytest.mark.parametrize("reader", READERS)
def test_the_recognised_text_of_a_scan_is_kept_and_said(reader: ReaderChoice) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("RGB", (8, 8), (200, 200, 200))), 0, 0, 595, 842)
        _in_mode(canvas, 3)

    text = read(canvas_pdf(draw), reader)
    assert _texts(text) == ["Aide de 999 999 euros"]
    assert _codes(text) == ["text.recognised"]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("angle", [90, 270, 30])
def test_text_that_does_not_read_from_left_to_right_is_furniture(reader: ReaderChoice, angle: int) -> None:
    def draw(canvas: Canvas) -> None:
        _visible(canvas)
        canvas.translate(300, 400)
        canvas.rotate(angle)
        canvas.drawString(0, 0, "Le long du bord")

    page = read(canvas_pdf(draw), reader).pages[0]
    assert [line.text for line in page.lines] == ["Une ligne que tout le monde voit"]
    assert [(kind, line.text) for kind, line in page.furniture] == [("turned", "Le long du bord")]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_turned_by_its_rotation_reads_as_it_is_displayed(reader: ReaderChoice, rotation: int) -> None:
    """Written so that it stands upright once the page is turned."""
    height = 842 if rotation == 180 else 595

    def draw(canvas: Canvas) -> None:
        canvas.translate(*{90: (595, 0), 180: (595, 842), 270: (0, 842)}[rotation])
        canvas.rotate(rotation)
        canvas.drawString(100, height - 50, "En haut à gauche")

    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(canvas_pdf(draw))) as document:
        document.pages[0].Rotate = rotation
        document.pages[0].CropBox = pikepdf.Array([10, 20, 595, 842])
        document.save(target)
    [line] = read(target.getvalue(), reader).pages[0].lines
    assert line.text == "En haut à gauche"
    assert line.box is not None
    # The crop box takes 10 points off the page's left and 20 off its foot, wherever they are once it is turned.
    left, top = {90: (20, 10), 180: (0, 20), 270: (0, 0)}[rotation]
    assert line.box.x0 == pytest.approx(100 - left, abs=1)
    assert line.box.bottom == pytest.approx(50 - top + 0.2 * 12, abs=1)
