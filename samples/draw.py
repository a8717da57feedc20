"""Draw the invented fiches from their sources: `python samples/draw.py [--check] [dev] [eval]`."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from samples.sheet import Sheet, read_sheet
from samples.typeset import drawn, ordered
from samples.verdict import gold_of
from schemas.gold import Gold

HERE = Path(__file__).resolve().parent
HALVES = ("dev", "eval")


def files_of(sheet: Sheet, half: str) -> Iterator[tuple[Path, str]]:
    """The files of one fiche, relative to the samples, with their whole contents."""
    _check_blocks(sheet)
    fiches = Path("fiches", half)
    yield fiches / f"{sheet.slug}.ordered.{'md' if sheet.markdown else 'txt'}", ordered(sheet)
    yield fiches / f"{sheet.slug}.drawn.txt", drawn(sheet)
    yield Path("gold", half, f"{sheet.slug}.json"), to_json(gold_of(sheet))


def to_json(gold: Gold) -> str:
    """A gold as it is committed: indented, keys in the schema's order."""
    return json.dumps(gold.model_dump(mode="json", exclude_unset=True), ensure_ascii=False, indent=1) + "\n"


def _check_blocks(sheet: Sheet) -> None:
    """Both forms serve one gold, so the drawn form may leave out headings and furniture but no text, and none twice."""
    wanted = sorted(
        f"{name}.{number}"
        for name, items in sheet.printed
        if name in sheet.section_texts()
        for number in range(len(items))
    )
    bodies = [entry for entry in sheet.drawn_order if not entry.endswith(".heading") and not entry.startswith("furn")]
    shown = [
        entry if "." in entry else f"{entry}.{number}"
        for entry in bodies
        for number in range(1 if "." in entry else len(sheet.printed.items(entry)))
    ]
    if sorted(shown) != wanted:
        raise ValueError(f"{sheet.slug}: drawn_order draws {sorted(shown)}, the page prints {wanted}")


def main(arguments: list[str]) -> int:
    """Write the files that differ; with `--check` write nothing and return 1 if any does, or if one has no source."""
    if set(arguments) - {"--check", *HALVES}:
        print("usage: python samples/draw.py [--check] [dev] [eval]", file=sys.stderr)
        return 2
    halves = [half for half in HALVES if half in arguments or not set(arguments) & set(HALVES)]
    sources = [(half, path) for half in halves for path in sorted((HERE / "sources" / half).glob("*.toml"))]
    wanted = {path: text for half, source in sources for path, text in files_of(read_sheet(source), half)}
    stale = [path for path, text in wanted.items() if not _is_written(HERE / path, text)]
    orphans = sorted(set(_committed(halves)) - set(wanted))
    if "--check" not in arguments:
        for path in stale:
            (HERE / path).parent.mkdir(parents=True, exist_ok=True)
            (HERE / path).write_bytes(wanted[path].encode())
    for path in [*stale, *orphans]:
        print(f"{path}: {'no source' if path in orphans else 'differs' if '--check' in arguments else 'drawn'}")
    return 1 if orphans or (stale and "--check" in arguments) else 0


def _is_written(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


def _committed(halves: list[str]) -> Iterator[Path]:
    for half in halves:
        texts = [*(HERE / "fiches" / half).glob("*.ordered.*"), *(HERE / "fiches" / half).glob("*.drawn.*")]
        yield from (path.relative_to(HERE) for path in [*texts, *(HERE / "gold" / half).glob("*.json")])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
