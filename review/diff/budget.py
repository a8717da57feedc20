"""The changes that a continuous build allows: `--budget value=0,lost=5`."""

from collections.abc import Iterator, Mapping

from review.diff.change import CLASSES, ChangeClass
from review.errors import ReviewError


def read_budget(budget: str) -> dict[ChangeClass, int]:
    """The most changes allowed of each class that is named; the others are free.

    >>> read_budget("value=0,lost=5")
    {'value': 0, 'lost': 5}
    """
    read: dict[ChangeClass, int] = {}
    for part in budget.split(","):
        name, _, most = (piece.strip() for piece in part.partition("="))
        kind = next((one for one in CLASSES if one == name), None)
        if kind is None or not most.isascii() or not most.isdigit():
            raise ReviewError(
                f"--budget {part.strip()!r}: write a class and a count, as in value=0 ({', '.join(CLASSES)})"
            )
        read[kind] = int(most)
    return read


def overruns(counts: Mapping[ChangeClass, int], budget: Mapping[ChangeClass, int]) -> Iterator[str]:
    """One sentence for each class over its budget."""
    for kind, most in budget.items():
        if counts.get(kind, 0) > most:
            yield f"{kind}: {counts[kind]} changes, the budget is {most}"
