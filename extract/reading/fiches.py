"""One PDF to its fiches: which pages begin one, which go on with it, and which hold none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.document import Document, Line
from extract.layout.furniture import FurnitureKind
from extract.reading.pdf import PageText, PdfText

PageEvidence = Callable[[Document], frozenset[str]]
"""The sections whose headings or cues stand on the page, by name; a header counts as a section (`entete`).

It is given a document of one page. The profile knows the headings, so the caller brings this."""

HEADER = "entete"
FICHE_SECTIONS = 2
"""A page with this many sections holds a fiche."""


@dataclass(frozen=True, slots=True)
class PageFiche:
    """One fiche of a PDF: its document, and the furniture of its pages, which is not among the document's lines."""

    document: Document
    furniture: tuple[tuple[FurnitureKind, Line], ...]


@dataclass(frozen=True, slots=True)
class Split:
    """The fiches of a PDF in page order, and the pages that belong to none (cover, contents), by number."""

    fiches: tuple[PageFiche, ...]
    passed: tuple[int, ...]


def split_fiches(pdf: PdfText, evidence: PageEvidence) -> Split:
    """Cut a PDF into fiches.

    A page begins a fiche where it has two sections or more, unless it only goes on with the last one: then none of
    its sections was there already, and it has no header where three sections were. A page with one section that the
    last fiche lacks goes on with it too. A page without any is passed over, and a PDF in which no page has two
    sections is one fiche of all its pages, for the solver of sections to judge. So is a PDF of one page, unasked.
    """
    if len(pdf.pages) == 1:
        return Split((_fiche(pdf, pdf.pages),), ())
    groups: list[list[PageText]] = []
    held: frozenset[str] = frozenset()
    passed: list[int] = []
    for page in pdf.pages:
        found = evidence(_document(pdf, [page]))
        adjoining = bool(groups) and groups[-1][-1].number == page.number - 1
        if found and adjoining and not found & held and not _opens(found, held):
            groups[-1].append(page)
            held |= found
        elif len(found) >= FICHE_SECTIONS:
            groups.append([page])
            held = found
        else:
            passed.append(page.number)
    if not groups:
        return Split((_fiche(pdf, pdf.pages),), ())
    return Split(tuple(_fiche(pdf, group) for group in groups), tuple(passed))


def _opens(found: frozenset[str], held: frozenset[str]) -> bool:
    """Whether a page with a header of its own comes after a fiche that is as good as whole."""
    return HEADER in found and len(found) >= FICHE_SECTIONS and len(held) > FICHE_SECTIONS


def _fiche(pdf: PdfText, pages: Sequence[PageText]) -> PageFiche:
    return PageFiche(_document(pdf, pages), tuple(item for page in pages for item in page.furniture))


def _document(pdf: PdfText, pages: Sequence[PageText]) -> Document:
    lines = tuple(line for page in pages for line in page.lines)
    issues = tuple(issue for page in pages for issue in page.issues)
    return Document(lines, pdf.locator, pdf.reader, tuple(page.number for page in pages), (*pdf.issues, *issues))
