"""A passage with its words: what the readers of dates are given."""

from dataclasses import dataclass

from extract.values.numbers import Number
from extract.values.reading import Passage
from extract.values.words import Words


@dataclass(frozen=True, slots=True)
class Prose:
    """A passage with its words: what a rule needs to know about one place of a text."""

    passage: Passage
    words: Words

    def number_at(self, index: int) -> Number | None:
        """The number that begins exactly at a word."""
        return self.passage.number_at(self.words.starts[index])

    def after(self, number: Number, index: int) -> int:
        """The first word behind a number that begins at a word."""
        return self.words.index_at(number.end, index)

    def is_compact(self, at: int, stop: int) -> bool:
        """Whether words touch each other."""
        return all(self.words.glued(index) for index in range(at + 1, stop))
