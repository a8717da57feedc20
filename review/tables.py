"""Small tables of counts, as the review commands print them."""

from collections.abc import Mapping, Sequence

from rich.columns import Columns
from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from review.screen import plain

Json = str | int | float | None | Sequence["Json"] | Mapping[str, "Json"]


def count_table(title: str, counts: Mapping[str, int], whole: int | None) -> Table:
    """Names with their counts, and their share of the whole where one is given."""
    table = Table(box=None, pad_edge=False, header_style="bold cyan")
    table.add_column(title, overflow="fold", max_width=48)
    table.add_column("n", justify="right")
    if whole:
        table.add_column("%", justify="right")
    for name, count in counts.items():
        part = [f"{100 * count / whole:.1f}"] if whole else []
        table.add_row(plain(name), plain(f"{count:,}".replace(",", " ")), *(plain(text, "dim") for text in part))
    return table


def print_side_by_side(tables: Sequence[Table], out: Console) -> None:
    """Tables in as many columns as the terminal has room for."""
    out.print(Columns([Padding(table, (1, 3, 0, 0)) for table in tables]))
