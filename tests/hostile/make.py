"""Write every hostile input: `python -m tests.hostile.make OUT`, and its expected outcome to `OUT/expected.tsv`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.case import Case
from tests.hostile.pdfs import pdfs
from tests.hostile.texts import texts


def cases() -> Iterator[Case]:
    """All of them, in order of name."""
    yield from sorted([*texts(), *pdfs()], key=lambda case: case.name)


def write(folder: Path) -> dict[str, str]:
    """Write the files; the outcome expected of each name."""
    folder.mkdir(parents=True, exist_ok=True)
    for case in cases():
        (folder / case.name).write_bytes(case.make())
    return {case.name: case.expected for case in cases()}


def main(folder: Path) -> None:
    """Write the files, and the table of what is expected beside them."""
    expected = write(folder)
    (folder / "expected.tsv").write_text("".join(f"{name}\t{code}\n" for name, code in expected.items()), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
