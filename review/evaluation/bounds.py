"""The bounds that an evaluation is held to: `--fail-under field=0.95`, `--max-wrong 0.01`."""

from collections.abc import Iterator, Sequence

from review.errors import ReviewError
from review.evaluate import Evaluation


def read_bounds(bounds: Sequence[str]) -> dict[str, float]:
    """`field=0.95` as a mapping; the field is one of the table's, a group of it, or `whole`."""
    read: dict[str, float] = {}
    for bound in bounds:
        field, sign, number = bound.partition("=")
        try:
            read[field.strip()] = float(number)
        except ValueError:
            sign = ""
        if not sign or not 0 <= read[field.strip()] <= 1:
            raise ReviewError(f"--fail-under {bound!r}: write a field and a share between 0 and 1, as in amounts=0.95")
    return read


def missed_bounds(evaluation: Evaluation, bounds: dict[str, float], max_wrong: float | None) -> Iterator[str]:
    """One sentence for each bound that does not hold. A field that was not judged cannot hold a bound."""
    for field, least in bounds.items():
        got = evaluation.whole_share() if field == "whole" else evaluation.field(field).f1
        if got is None:
            raise ReviewError(f"--fail-under {field}: the gold judges no such field")
        if got < least:
            yield f"{field} is at {got:.4f}, under {least:g}"
    wrong = evaluation.field("values").wrong_share or 0.0
    if max_wrong is not None and wrong > max_wrong:
        yield f"wrong but non-empty values are at {wrong:.4f}, over {max_wrong:g}"
