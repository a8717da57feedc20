"""Print every fiche as a PDF: `python -m samples.press`, or `--check` that the committed files are so."""

import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from samples.printing.design import Theme, draw
from samples.printing.fiche import Fiche, read_fiche
from samples.printing.generators import Typeface, measure_in, with_fpdf2, with_reportlab
from samples.printing.many import contents, cover, over_two_pages
from samples.printing.setting import Manner
from samples.printing.web import with_weasyprint

HERE = Path(__file__).resolve().parent
HALVES = ("real", "dev", "eval")
THEMES = (
    ((0, 60, 130), (224, 234, 246)),
    ((120, 20, 60), (248, 228, 234)),
    ((20, 96, 72), (226, 242, 234)),
    ((74, 50, 120), (236, 230, 246)),
)
COLLECTED = ("biolumia", "fournil-saint-eloi", "theatre-echauguette", "jardins-du-scorff", "auberge-haute-vezere")
SPREAD = "hopital-trois-rivieres"
TYPEFACES: tuple[Typeface, ...] = ("Helvetica", "Times", "Vera")


def printed(fiche: Fiche) -> bytes:
    """One fiche as a PDF; generator, typeface and manner follow from its name."""
    dice = zlib.crc32(fiche.slug.encode())
    theme = _theme(dice // 9)
    match dice % 3:
        case 0:
            typeface = TYPEFACES[dice // 3 % 3]
            page = draw(fiche, measure_in(typeface), _manner(dice // 27, fiche, typeface), theme)
            return with_reportlab([page], typeface)
        case 1:
            return with_fpdf2([draw(fiche, measure_in("Vera"), _manner(dice // 27, fiche, "Vera"), theme)])
        case _:
            return with_weasyprint(fiche, theme, _manner(dice // 27, fiche, "Vera"))


def _theme(dice: int) -> Theme:
    dark, pale = THEMES[dice % 4]
    headings = ("plain", "capitals", "tracked", "plain")[dice // 4 % 4]
    return Theme(dark, pale, headings, large_quotes=dice // 16 % 2 == 0)


def _manner(dice: int, fiche: Fiche, typeface: Typeface) -> Manner:
    # Vera's own no-break space is twice as wide as its space.
    spaces = ("drawn", "gaps", "gaps" if typeface == "Vera" else "no-break")[dice % 3]
    hyphen = ("-", "\u00ad")[dice // 3 % 2] if typeface == "Vera" else "-"
    ligatures = typeface == "Vera" and dice // 6 % 2 == 0
    return Manner(dice // 12 % 2 == 0, spaces, hyphen, ligatures, fiche.soft)


def collection(slugs: tuple[str, ...]) -> bytes:
    """A cover, a table of contents, and a page for each fiche."""
    fiches = [read_fiche(HERE / "sources" / "dev" / f"{slug}.toml") for slug in slugs]
    measure = measure_in("Helvetica")
    pages = [draw(fiche, measure, _manner(1, fiche, "Helvetica"), _theme(16)) for fiche in fiches]
    return with_reportlab([cover(_theme(0), len(fiches)), contents(fiches, measure), *pages], "Helvetica")


def spread_out(slug: str) -> bytes:
    """One fiche over two pages."""
    fiche = read_fiche(HERE / "sources" / "dev" / f"{slug}.toml")
    return with_fpdf2(over_two_pages(fiche, measure_in("Vera"), _manner(12, fiche, "Vera"), _theme(2)))


def files() -> Iterator[tuple[Path, bytes]]:
    """Every PDF, relative to the samples, with its bytes."""
    for half in HALVES:
        for source in sorted((HERE / "sources" / half).glob("*.toml")):
            yield Path("fiches", half, f"{source.stem}.pdf"), printed(read_fiche(source))
    yield Path("fiches", "many", "recueil.pdf"), collection(COLLECTED)
    yield Path("fiches", "many", f"{SPREAD}.pdf"), spread_out(SPREAD)


def main(arguments: list[str]) -> int:
    """Write the files that differ; with `--check` write nothing and return 1 if any does, or if one has no source."""
    if set(arguments) - {"--check"}:
        print("usage: python -m samples.press [--check]", file=sys.stderr)
        return 2
    wanted = dict(files())
    stale = [path for path, data in wanted.items() if not _is_written(HERE / path, data)]
    committed = (path for half in (*HALVES, "many") for path in (HERE / "fiches" / half).glob("*.pdf"))
    orphans = sorted({path.relative_to(HERE) for path in committed} - set(wanted))
    if "--check" not in arguments:
        for path in stale:
            (HERE / path).parent.mkdir(parents=True, exist_ok=True)
            (HERE / path).write_bytes(wanted[path])
    for path in [*stale, *orphans]:
        print(f"{path}: {'no source' if path in orphans else 'differs' if '--check' in arguments else 'printed'}")
    return 1 if orphans or (stale and "--check" in arguments) else 0


def _is_written(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
