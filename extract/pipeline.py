"""The whole flow: bytes → lines → blocks → sections → values and names → record with issues."""

from extract.assembly import build_record
from extract.checks import check_record
from extract.document import Document
from extract.engine import Engine
from extract.layout.block import text_blocks
from extract.names.names import read_names
from extract.reading.text import read_text
from extract.sections.fiche import find_sections
from extract.source import Source
from extract.values import read_values
from schemas.record import Record


def extract_fiche(source: Source, document: Document, engine: Engine) -> Record:
    """One fiche that has been read becomes its record. Raises `RefusedError` where it is no fiche of the family."""
    fiche = find_sections(text_blocks(document), engine.profile)
    values = read_values(fiche.texts, reference_date=engine.options.reference_date)
    names = read_names(fiche.texts, values, profile=engine.profile, cog=engine.cog, model=engine.model)
    return check_record(build_record(source, document, fiche, values, names, engine))


def extract(source: Source, engine: Engine) -> tuple[Record, ...]:
    """Every fiche of a file. Raises `RefusedError` where the file cannot be read or holds none."""
    return (extract_fiche(source, read_text(source, engine.options.limits), engine),)
