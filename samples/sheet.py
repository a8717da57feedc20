"""Where a sample begins: one TOML source, what its page prints and what a person reads there."""

import tomllib
import unicodedata
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from schemas.evidence import Strict

SECTIONS = ("entete", "mesure", "belle_histoire", "temoignage", "beneficier")
"""The sections of the family, in the profile's order."""

_READABLE = str.maketrans(
    dict.fromkeys("\u00a0\u2007\u2009\u202f\n", " ") | {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "\u00ad": ""}
)


class Printed(Strict):
    """The page, word for word: one item a line or paragraph; a line feed inside an item is a break that the page made.

    A heading that is None is not printed.
    """

    entete: tuple[str, ...] = ()
    mesure_heading: str | None = None
    mesure: tuple[str, ...] = ()
    belle_histoire_heading: str | None = None
    belle_histoire: tuple[str, ...] = ()
    temoignage_heading: str | None = None
    temoignage: tuple[str, ...] = ()
    beneficier_heading: str | None = None
    beneficier: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()

    def items(self, section: str) -> tuple[str, ...]:
        """The items of a section, or of the furniture, by name."""
        items: tuple[str, ...] = getattr(self, section)
        return items

    def heading(self, section: str) -> str | None:
        """The heading of a section, or None where the page prints none (the header never has one)."""
        heading: str | None = getattr(self, f"{section}_heading", None)
        return heading


class Sheet(Strict):
    """One invented fiche; `samples/README.md` says what each key is for.

    `spaces` stands before « : » and inside numbers, `marks` number the ordered steps, `soft` are words that a drawn
    line may break, a hyphen marking where.
    """

    slug: str
    comment: str = Field(pattern="^Invented\\. ")
    design: Literal["sidebar_right", "sidebar_left", "band_top", "three_columns"]
    markdown: bool = False
    drawn_order: tuple[str, ...]
    wrap: int = Field(ge=30)
    narrow: int = Field(default=36, ge=20, description="columns of the testimony and the steps in the drawn form")
    spaces: Literal["plain", "no-break", "narrow"] = "plain"
    marks: Literal["", "1", "1.", "1)", "-", "•"] = "1."
    soft: tuple[str, ...] = ()
    printed: Printed
    sections: dict[str, str] = Field(default_factory=dict)
    gold: dict[str, Any]

    def section_texts(self) -> dict[str, str]:
        """The readable text of each section that the page prints."""
        texts = {name: "\n".join(map(readable, self.printed.items(name))) for name in SECTIONS}
        return {name: self.sections.get(name, text) for name, text in texts.items() if text}


def readable(item: str) -> str:
    """One printed item as the record's section text has it: NFC, plain single spaces, no soft hyphen or ligature."""
    return " ".join(unicodedata.normalize("NFC", item.translate(_READABLE)).split(" ")).strip()


def read_sheet(path: Path) -> Sheet:
    """Read one source; an unknown or missing key is an error."""
    source = tomllib.loads(path.read_text(encoding="utf-8"))
    soft = source["printed"].pop("soft", source.pop("soft", []))
    return Sheet.model_validate(source | {"slug": path.stem, "soft": soft})
