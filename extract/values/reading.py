"""What a reader of values is given: one section's text with its numbers, read once for all readers."""

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from extract.findings import Finding
from extract.values.numbers import Number, read_numbers

V = TypeVar("V")

_SENTENCE_END = re.compile(
    r"""
    [\n!?…;.] (?: (?<= \n ) | (?= [\s»”"] ) )
    (?<! \b min \. ) (?<! \b max \. ) (?<! \b env \. ) (?<! \b art \. ) (?<! \b cf \. ) (?<! \b tél \. ) (?<! \b M \. )
    (?<! \b Mme \. ) (?! (?<= \. ) [ ] [a-zà-ÿ] )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One section, as every reader sees it.

    `numbers` are all the numbers of `text` in order (`numbers.read_numbers`); `breaks` are the offsets just after each
    end of a sentence or line; `reference_date` is the option that makes relative dates absolute, or None.
    """

    section: str
    text: str
    numbers: tuple[Number, ...]
    breaks: tuple[int, ...]
    reference_date: datetime.date | None = None

    def number_at(self, start: int) -> Number | None:
        """The number that begins exactly here."""
        index = bisect_left(self.numbers, start, key=lambda number: number.start)
        return self.numbers[index] if index < len(self.numbers) and self.numbers[index].start == start else None

    def sentence(self, at: int, *, reach: int = 400) -> tuple[int, int]:
        """Half-open bounds of the sentence or line around an offset, never further than `reach` on either side."""
        index = bisect_right(self.breaks, at)
        start = self.breaks[index - 1] if index else 0
        end = self.breaks[index] if index < len(self.breaks) else len(self.text)
        return max(start, at - reach), min(end, at + reach)


Reader = Callable[[Passage], tuple[Finding[V], ...]]
"""A reader of one kind of value: findings in order of start, each with exactly one span in `passage.section`.

A reader claims a number by covering it with its span. It need not look at the other readers: where two claim the same
number, `ledger.settle` decides by an explicit order.
"""


def open_passage(section: str, text: str, *, reference_date: datetime.date | None = None) -> Passage:
    """Read the numbers and sentence ends of a section, for all its readers.

    >>> passage = open_passage("mesure", "Le budget est de 54 millions. Il dure 3 ans.")
    >>> [passage.text[slice(*passage.sentence(number.start))] for number in passage.numbers]
    ['Le budget est de 54 millions.', ' Il dure 3 ans.']
    """
    breaks = tuple(match.end() for match in _SENTENCE_END.finditer(text))
    return Passage(section, text, read_numbers(text), breaks, reference_date)
