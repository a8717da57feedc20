"""PDFium's coordinates to ours: the page as displayed, whatever its crop box and rotation."""

from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]


@dataclass(frozen=True, slots=True)
class Frame:
    """From PDF user space to points from the top left of the page as displayed: x' = ax + cy + e, y' = bx + dy + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @property
    def is_upright(self) -> bool:
        """Whether only the vertical axis is turned over, as on most pages."""
        return (self.a, self.b, self.c, self.d) == (1, 0, 0, -1)

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def vector(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y, self.b * x + self.d * y

    def after(self, inner: raw.FS_MATRIX) -> "Frame":
        """The frame of what is drawn inside a form with this matrix."""
        a, b = self.vector(inner.a, inner.b)
        c, d = self.vector(inner.c, inner.d)
        e, f = self.point(inner.e, inner.f)
        return Frame(a, b, c, d, e, f)

    def bounds(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def page_frame(page: pdfium.PdfPage) -> tuple[Frame, float, float]:
    """The frame of a page, its width and its height."""
    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom
    match page.get_rotation():
        case 90:
            return Frame(0, 1, 1, 0, -bottom, -left), height, width
        case 180:
            return Frame(-1, 0, 0, 1, right, -bottom), width, height
        case 270:
            return Frame(0, -1, -1, 0, top, right), height, width
        case _:
            return Frame(1, 0, 0, -1, -left, top), width, height
