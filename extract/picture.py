"""A record back to its page: the page as a picture, its sections tinted, every value boxed and named."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFont
from pydantic import BaseModel

from schemas.evidence import Evidence, Mention, PageRegion
from schemas.record import Entry, Record

SCALE = 2.0
"""Pixels a point."""
TINTS = ((66, 133, 244), (15, 157, 88), (244, 160, 0), (171, 71, 188), (0, 172, 193), (219, 68, 55))
TINT_ALPHA = 46
GREY = (128, 128, 128)
VALUE_COLOUR = (200, 16, 46)
LABEL_SIZE = 10.5


@dataclass(frozen=True, slots=True)
class Named:
    """A value's name, as a reader of the record knows it (« amount grant »), and where it stands."""

    name: str
    regions: tuple[PageRegion, ...]


def draw_page(data: bytes, record: Record, page: int) -> bytes:
    """The page as PNG. `page` counts from 1; a value over several lines has a box on each.

    Raises `ValueError` where the record has no such page.
    """
    if record.source.pages is None or page not in record.source.pages:
        raise ValueError(f"the record has no page {page}")
    picture = _rendered(data, page)
    layer = Image.new("RGBA", picture.size)
    annotator = _Annotator(layer)
    for tint, (name, section) in zip(cycle(TINTS), record.sections.items(), strict=False):
        annotator.tint(on_page(section.regions, page), tint, name)
    for item in record.furniture:
        annotator.tint(on_page(item.regions, page), GREY, item.kind)
    for left in record.leftover:
        annotator.tint(on_page(left.regions, page), GREY, "leftover")
    for value in named_values(record):
        annotator.box(on_page(value.regions, page), value.name)
    target = io.BytesIO()
    Image.alpha_composite(picture, layer).convert("RGB").save(target, "PNG")
    return target.getvalue()


def named_values(record: Record) -> Iterator[Named]:
    """Every piece of evidence in the record with the name of its value, in the record's order."""
    for field in type(record).model_fields:
        yield from _named(getattr(record, field), field)


def on_page(regions: Iterable[object], page: int) -> list[PageRegion]:
    """The regions of one page."""
    return [region for region in regions if isinstance(region, PageRegion) and region.page == page]


def _named(node: object, name: str) -> Iterator[Named]:
    if isinstance(node, (Evidence, Mention)):
        yield Named(name, tuple(region for region in node.regions if isinstance(region, PageRegion)))
    elif isinstance(node, tuple):
        for item in node:
            yield from _named(item, _singular(name) if isinstance(item, BaseModel) else name)
    elif isinstance(node, BaseModel):
        role = getattr(node, "role", None) if isinstance(node, Entry) or hasattr(node, "evidence") else None
        for field in type(node).model_fields:
            inner = f"{name} {role}" if isinstance(role, str) else name
            yield from _named(getattr(node, field), inner if field == "evidence" else f"{name}.{field}")


def _singular(name: str) -> str:
    return name[:-3] + "y" if name.endswith("ies") else name.removesuffix("s")


def _rendered(data: bytes, page: int) -> Image.Image:
    document = pdfium.PdfDocument(data)
    try:
        rendered: Image.Image = document[page - 1].render(scale=SCALE).to_pil()
        return rendered.convert("RGBA")
    finally:
        document.close()


def _pixels(region: PageRegion) -> tuple[float, float, float, float]:
    return region.x0 * SCALE, region.top * SCALE, region.x1 * SCALE, region.bottom * SCALE


class _Annotator:
    """Draws tints, boxes and labels; a label that would cover another stands to the right of it."""

    def __init__(self, layer: Image.Image) -> None:
        self._draw = ImageDraw.Draw(layer)
        self._font = ImageFont.load_default(LABEL_SIZE)
        self._labels: list[tuple[float, float, float, float]] = []

    def tint(self, regions: Sequence[PageRegion], colour: tuple[int, int, int], name: str) -> None:
        for region in regions:
            self._draw.rectangle(_pixels(region), fill=(*colour, TINT_ALPHA))
        if regions:
            self._label(regions[0].x0 * SCALE - 4, regions[0].top * SCALE, name, colour, anchor="rt")

    def box(self, regions: Sequence[PageRegion], name: str) -> None:
        for region in regions:
            self._draw.rectangle(_pixels(region), outline=(*VALUE_COLOUR, 255), width=2)
        if regions:
            self._label(regions[0].x0 * SCALE, regions[0].top * SCALE + 2, name, VALUE_COLOUR, anchor="lb")

    def _label(self, x: float, y: float, name: str, colour: tuple[int, int, int], *, anchor: str) -> None:
        left, top, right, bottom = self._draw.textbbox((x, y), name, font=self._font, anchor=anchor)
        shift = max(-left, 0)
        for place in sorted(self._labels):
            if place[0] < right + shift and place[2] > left + shift and place[1] < bottom and place[3] > top:
                shift = place[2] + 3 - left
        ground = (left + shift - 1, top, right + shift + 1, bottom + 1)
        self._labels.append(ground)
        self._draw.rectangle(ground, fill=(255, 255, 255, 225))
        self._draw.text((x + shift, y), name, fill=(*colour, 255), font=self._font, anchor=anchor)
