"""Two readings of one file: the second is asked only where the first is poor, and the better one is kept."""

from collections.abc import Callable, Sequence

from extract.errors import RefusedError
from extract.reading.file import PdfReader
from schemas.record import Record

Reading = tuple[tuple[Record, ...], tuple[RefusedError, ...]]
POOR = frozenset("CD")


def better_reading(read: Callable[[PdfReader], Reading], readers: Sequence[PdfReader]) -> Reading:
    """Read with the first reader; ask the next where a record is graded C or D, or no fiche was found.

    Kept is the reading with more fiches, then the better worst grade, then the smaller leftover, then the earlier
    reader. Raises `RefusedError` where no reader finds a fiche, with the first one's reason.
    """
    best: Reading | None = None
    refusal: RefusedError | None = None
    for reader in readers:
        try:
            reading = read(reader)
        except RefusedError as error:
            refusal = refusal or error
            if error.code != "not_a_fiche":
                break
            continue
        if best is None or _poorness(reading) < _poorness(best):
            best = reading
        if not _is_poor(best):
            break
    if best is not None:
        return best
    raise refusal or RefusedError("not_a_fiche", "no reader was asked")


def _is_poor(reading: Reading) -> bool:
    return any(record.grade in POOR for record in reading[0])


def _poorness(reading: Reading) -> tuple[int, str, int]:
    """Fiches found (negative), the worst grade, and what is left over: smaller is better."""
    records, _ = reading
    worst = max(record.grade for record in records)
    return -len(records), worst, sum(record.coverage.leftover_chars for record in records)
