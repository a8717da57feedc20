"""The ledger as rows of plain text: what `fiches explain` prints of any text, fiche or not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extract.values import read_values
from extract.values.ledger import LedgerNumber


@dataclass(frozen=True, slots=True)
class Row:
    """One number: where it stands (section and half-open offsets), what it became, by which rule and words.

    `lost` says what else it could have been: « duration.count (to amount.multiplier) ».
    """

    section: str
    start: int
    end: int
    number: str
    became: str
    rule: str
    cue: str
    lost: str


def explain(texts: Mapping[str, str]) -> tuple[Row, ...]:
    """Every number of the texts in order; empty strings where there is nothing to say.

    >>> for row in explain({"mesure": "Le budget est de 54 millions d'euros, pour 360 fabriques."}):
    ...     print(row.number, "|", row.became, "|", row.rule, "|", row.cue)
    54 millions | amount | amount.multiplier | budget
    360 | no value: count | distractor.count | fabriques
    """
    return tuple(to_rows(read_values(texts).numbers))


def to_rows(numbers: Iterable[LedgerNumber]) -> Iterable[Row]:
    """The ledger's numbers as rows, for a caller that has read the values already."""
    for number in numbers:
        lost = "; ".join(f"{other.rule} (to {other.lost_to})" for other in number.considered)
        rule, cue = number.rule or "", number.cue or ""
        yield Row(number.section, number.start, number.end, number.text, _became(number), rule, cue, lost)


def _became(number: LedgerNumber) -> str:
    if number.outcome == "unread":
        return "unread"
    return f"no value: {number.kind}" if number.outcome == "distractor" else str(number.kind)
