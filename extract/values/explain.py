"""The ledger as rows of plain text: what `fiches explain` prints of any text, fiche or not."""

from collections.abc import Mapping
from dataclasses import dataclass

from extract.values import read_values
from extract.values.distractors import read_likely
from extract.values.ledger import Considered, LedgerNumber
from extract.values.reading import Passage, open_passage


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

    >>> for row in explain({"mesure": "Le budget est de 54 millions d'euros, pour 360 fabriques sur 3 ans."}):
    ...     print((row.number, row.became, row.rule, row.cue, row.lost))
    ('54 millions', 'amount', 'amount.multiplier', 'budget', '')
    ('360', 'no value: count', 'distractor.count', 'fabriques', '')
    ('3', 'duration', 'duration.count', '', 'distractor.age (to duration.count)')
    """
    passages = {section: open_passage(section, text) for section, text in texts.items()}
    return tuple(_row(number, _lost(passages[number.section], number)) for number in read_values(texts).numbers)


def _row(number: LedgerNumber, lost: tuple[Considered, ...]) -> Row:
    losers = "; ".join(f"{other.rule} (to {other.lost_to})" for other in lost)
    rule, cue = number.rule or "", number.cue or ""
    return Row(number.section, number.start, number.end, number.text, _became(number), rule, cue, losers)


def _lost(passage: Passage, number: LedgerNumber) -> tuple[Considered, ...]:
    """What the ledger saw lose, and what the number would have been without the value that has it."""
    written = passage.number_at(number.start)
    if number.outcome != "value" or number.rule is None or written is None:
        return number.considered
    likely = read_likely(passage, written)
    if likely is None:
        return number.considered
    return (*number.considered, Considered(likely.kind, likely.rule, number.rule))


def _became(number: LedgerNumber) -> str:
    if number.outcome == "unread":
        return "unread"
    return f"no value: {number.kind}" if number.outcome == "distractor" else str(number.kind)
