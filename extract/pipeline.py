"""The whole flow: bytes → lines → blocks → sections → values and names → record with issues."""

from dataclasses import dataclass

from extract.assembly import build_record
from extract.checks import check_record
from extract.decisions import Stale, apply_decisions
from extract.engine import Engine
from extract.errors import RefusedError
from extract.names.names import read_names
from extract.opinions import better_reading
from extract.reading.file import FicheText, PdfReader, read_file
from extract.sections.fiche import find_sections, sections_shown
from extract.source import Source
from extract.values import read_values
from schemas.record import Record


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a file gave: its records, the pages refused, and the decisions that no longer fit."""

    records: tuple[Record, ...]
    refused: tuple[RefusedError, ...] = ()
    stale: tuple[Stale, ...] = ()


def extract(source: Source, engine: Engine) -> Extraction:
    """Every fiche of a file, read by the reader that reads it best, as reviewers settled it.

    Raises `RefusedError` where the file cannot be read or holds no fiche.
    """
    readers = engine.readers if source.media_type == "application/pdf" else engine.readers[:1]
    records, refused = better_reading(lambda reader: _extract_all(source, engine, reader), readers)
    settled = [apply_decisions(record, engine.decisions.of(source.sha256)) for record in records]
    return Extraction(
        tuple(record for record, _ in settled), refused, tuple(stale for _, found in settled for stale in found)
    )


def extract_fiche(source: Source, text: FicheText, engine: Engine) -> Record:
    """One fiche that has been read becomes its record. Raises `RefusedError` where it is no fiche of the family."""
    fiche = find_sections(text.blocks, engine.profile, text.furniture)
    values = read_values(fiche.texts, reference_date=engine.options.reference_date)
    names = read_names(fiche.texts, values, profile=engine.profile, cog=engine.cog, model=engine.model)
    return check_record(build_record(source, text, fiche, values, names, engine), values.numbers)


def _extract_all(
    source: Source, engine: Engine, reader: PdfReader
) -> tuple[tuple[Record, ...], tuple[RefusedError, ...]]:
    """The records of one reading, and what it refused: fiches that are none, pages that hold none."""
    file = read_file(
        source,
        engine.options.limits,
        reader=reader,
        evidence=lambda document: sections_shown(document, engine.profile),
    )
    records: list[Record] = []
    refused = [RefusedError("not_a_fiche", "pages without a fiche", pages=file.passed)] if file.passed else []
    for text in file.fiches:
        try:
            records.append(extract_fiche(source, text, engine))
        except RefusedError as refusal:
            refused.append(RefusedError(refusal.code, refusal.message, pages=text.document.pages))
    if not records:
        raise refused[-1]
    return tuple(records), tuple(refused)
