"""`fiches page`: a page of a PDF as a picture, its sections tinted and every value boxed and named."""

from pathlib import Path

from rich.console import Console

from extract.engine import Engine
from extract.errors import RefusedError
from extract.picture import draw_page
from extract.pipeline import extract
from extract.source import open_source
from review.errors import ReviewError
from review.screen import plain


def run_page(file: Path, engine: Engine, *, page: int | None, to: Path, screen: Console, errors: Console) -> int:
    """Write the picture; without a page, that of the first fiche. Exit code 0, or 1 where the file is refused.

    Raises `ReviewError` (exit code 2) for a text, for a page without a fiche, and where the picture cannot be written.
    """
    try:
        source = open_source(file, engine.options.limits)
        if source.media_type != "application/pdf":
            raise ReviewError(f"{file} is a text: it has no pages to draw")
        records = extract(source, engine).records
    except RefusedError as refusal:
        errors.print(plain(f"{file}: {refusal}", "red"))
        return 1
    chosen = next((record for record in records if page is None or page in (record.source.pages or ())), None)
    if chosen is None or chosen.source.pages is None:
        raise ReviewError(f"{file} has no fiche on page {page}")
    number = page or chosen.source.pages[0]
    try:
        to.write_bytes(draw_page(source.data, chosen, number))
    except OSError as error:
        raise ReviewError(f"cannot write {to}: {error.strerror}") from error
    screen.print(plain(f"page {number} of {file}, grade {chosen.grade}, in {to}"), soft_wrap=True)
    return 0
