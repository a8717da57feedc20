"""Drawn pages to PDF bytes: reportlab and fpdf2, the same bytes on every run."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import fpdf
import reportlab  # type: ignore[import-untyped]
from PIL import Image
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from samples.printing.pen import PAGE_HEIGHT, PAGE_WIDTH, Box, Colour, Disc, Face, Measure, Picture, Shape, Sheet, Text

Typeface = Literal["Helvetica", "Times", "Vera"]
FONTS = Path(reportlab.__file__).parent / "fonts"
"""Bitstream Vera, which comes with reportlab."""
NAMES: dict[Typeface, dict[Face, str]] = {
    "Helvetica": {"roman": "Helvetica", "bold": "Helvetica-Bold"},
    "Times": {"roman": "Times-Roman", "bold": "Times-Bold"},
    "Vera": {"roman": "Vera", "bold": "VeraBd"},
}
PICTURE_COLOUR = (188, 196, 206)
LONG_AGO = datetime(2021, 9, 1, tzinfo=UTC)


def _register() -> None:
    for name in NAMES["Vera"].values():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))


def measure_in(typeface: Typeface) -> Measure:
    """How wide strings are in a typeface; both generators use these metrics."""
    _register()

    def measure(string: str, face: Face, size: float) -> float:
        return float(pdfmetrics.stringWidth(string, NAMES[typeface][face], size))

    return measure


def with_reportlab(pages: Sequence[Sheet], typeface: Typeface) -> bytes:
    """Draw pages with reportlab."""
    _register()
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, pageCompression=1)
    canvas.setTitle("Fiche inventée")
    for page in pages:
        for shape in page.shapes:
            _reportlab_shape(canvas, shape)
        for text in page.texts:
            _reportlab_text(canvas, text, NAMES[typeface][text.face])
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _reportlab_shape(canvas: Canvas, shape: Shape) -> None:
    match shape:
        case Box(x0, top, x1, bottom, colour, radius):
            canvas.setFillColorRGB(*_levels(colour))
            place = (x0, PAGE_HEIGHT - bottom, x1 - x0, bottom - top)
            if radius:
                canvas.roundRect(*place, radius, stroke=0, fill=1)
            else:
                canvas.rect(*place, stroke=0, fill=1)
        case Disc(x, y, radius, colour):
            canvas.setFillColorRGB(*_levels(colour))
            canvas.circle(x, PAGE_HEIGHT - y, radius, stroke=0, fill=1)
        case Picture(x0, top, x1, bottom):
            canvas.drawImage(ImageReader(_picture()), x0, PAGE_HEIGHT - bottom, x1 - x0, bottom - top)


def _reportlab_text(canvas: Canvas, text: Text, font: str) -> None:
    canvas.saveState()
    canvas.translate(text.x, PAGE_HEIGHT - text.baseline)
    canvas.rotate(text.angle)
    strings = canvas.beginText(0, 0)
    strings.setFont(font, text.size)
    strings.setFillColorRGB(*_levels(text.colour))
    strings.setCharSpace(text.tracking)
    strings.textOut(text.string)
    canvas.drawText(strings)
    canvas.restoreState()


def with_fpdf2(pages: Sequence[Sheet]) -> bytes:
    """Draw pages with fpdf2, always in Vera: its own core fonts know no typographic quotes."""
    pdf = fpdf.FPDF(unit="pt", format=(PAGE_WIDTH, PAGE_HEIGHT))
    pdf.set_creation_date(LONG_AGO)
    pdf.set_auto_page_break(False)
    for face, name in NAMES["Vera"].items():
        pdf.add_font("Vera", "B" if face == "bold" else "", str(FONTS / f"{name}.ttf"))
    for page in pages:
        pdf.add_page()
        for shape in page.shapes:
            _fpdf2_shape(pdf, shape)
        for text in page.texts:
            _fpdf2_text(pdf, text)
    return bytes(pdf.output())


def _fpdf2_shape(pdf: fpdf.FPDF, shape: Shape) -> None:
    match shape:
        case Box(x0, top, x1, bottom, colour, radius):
            pdf.set_fill_color(*colour)
            pdf.rect(x0, top, x1 - x0, bottom - top, style="F", round_corners=radius > 0, corner_radius=radius)
        case Disc(x, y, radius, colour):
            pdf.set_fill_color(*colour)
            pdf.circle(x, y, radius, style="F")
        case Picture(x0, top, x1, bottom):
            pdf.image(_picture(), x0, top, x1 - x0, bottom - top)


def _fpdf2_text(pdf: fpdf.FPDF, text: Text) -> None:
    pdf.set_font("Vera", "B" if text.face == "bold" else "", text.size)
    pdf.set_text_color(*text.colour)
    pdf.set_char_spacing(text.tracking)
    with pdf.rotation(text.angle, text.x, text.baseline):
        pdf.text(text.x, text.baseline, text.string)


def _levels(colour: Colour) -> tuple[float, float, float]:
    red, green, blue = colour
    return red / 255, green / 255, blue / 255


def _picture() -> Image.Image:
    return Image.new("RGB", (8, 8), PICTURE_COLOUR)
