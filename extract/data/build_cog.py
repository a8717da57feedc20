"""Builds the registry of communes from the unpacked npm package `@etalab/decoupage-administratif`; not in the flow.

    python extract/data/build_cog.py FOLDER

FOLDER is the package's `data` folder. Two tab-separated files are written beside this script, without a clock or a
locale in them: the same package gives the same bytes.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypedDict

HERE = Path(__file__).parent
KINDS = {"commune-actuelle": "", "commune-deleguee": "d", "commune-associee": "a", "arrondissement-municipal": "m"}


class Row(TypedDict, total=False):
    """The keys that are kept of one entry of the package."""

    code: str
    nom: str
    type: str
    chefLieu: str
    commune: str
    codesPostaux: list[str]
    population: int
    departement: str
    region: str


def commune_lines(rows: Iterable[Row]) -> Iterator[str]:
    """One line a commune: code, name, kind, parent's code, postcodes, population; by code, communes before parts."""
    for row in sorted(rows, key=lambda row: (row["code"], KINDS[row["type"]], row["nom"])):
        kind = KINDS[row["type"]]
        parent = row["commune"] if kind == "m" else row["chefLieu"] if kind else ""
        postcodes = " ".join(sorted(row.get("codesPostaux", ())))
        population = row.get("population")
        yield "\t".join(
            (row["code"], row["nom"], kind, parent, postcodes, "" if population is None else str(population))
        )


def division_lines(departements: Iterable[Row], regions: Iterable[Row], communes: Iterable[Row]) -> Iterator[str]:
    """One line a région (R, code, name), then one a département (D, code, name, region)."""
    for row in sorted(regions, key=lambda row: row["code"]):
        yield "\t".join(("R", row["code"], row["nom"]))
    named = {row["code"]: row for row in departements}
    collectivities = {row["code"]: row for row in regions} | named
    for code, region in sorted({(row["departement"], row["region"]) for row in communes}):
        yield "\t".join(("D", code, collectivities[code]["nom"], region))


def _read(folder: Path, name: str) -> list[Row]:
    rows: list[Row] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return rows


def _write(name: str, lines: Iterable[str]) -> None:
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main(folder: Path) -> None:
    """Write `cog.communes.tsv` and `cog.divisions.tsv`."""
    communes = _read(folder, "communes")
    _write("cog.communes.tsv", commune_lines(communes))
    _write("cog.divisions.tsv", division_lines(_read(folder, "departements"), _read(folder, "regions"), communes))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
