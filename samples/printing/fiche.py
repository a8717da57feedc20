"""What the press needs of a sample's source, invented or real."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from samples.sheet import SECTIONS, Printed, read_sheet


@dataclass(frozen=True, slots=True)
class Fiche:
    """A page to print: its words, its design, the order its blocks are drawn in, the marks of its steps."""

    slug: str
    printed: Printed
    design: str
    drawn_order: tuple[str, ...]
    marks: str
    soft: tuple[str, ...]

    @property
    def letters(self) -> int:
        """The characters that its page shows at least, spaces apart."""
        headings = [self.printed.heading(section) or "" for section in SECTIONS]
        items = [item for section in (*SECTIONS, "furniture") for item in self.printed.items(section)]
        return sum(not letter.isspace() for text in (*headings, *items) for letter in text)


def read_fiche(path: Path) -> Fiche:
    """Read the source of an invented fiche, or of a real one, which has no gold."""
    source = tomllib.loads(path.read_text(encoding="utf-8"))
    if "gold" in source:
        sheet = read_sheet(path)
        return Fiche(sheet.slug, sheet.printed, sheet.design, sheet.drawn_order, sheet.marks, sheet.soft)
    printed = Printed.model_validate(source["printed"])
    order, soft = tuple(source["drawn_order"]), tuple(source["soft"])
    return Fiche(path.stem, printed, source["design"], order, source["marks"], soft)
