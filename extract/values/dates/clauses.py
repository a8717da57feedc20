"""The words around a date, up to its neighbours and the ends of its sentence: what the rules of roles look at."""

from dataclasses import dataclass

from extract.values.dates.bounds import Mention
from extract.values.prose import Prose

_REACH = 240


@dataclass(frozen=True, slots=True)
class Clause:
    """The words on either side of a date that begins at `start` and ends at `end`: `before` and `after` it.

    `rest` is all of the `sentence` behind it, other dates included. `opens` says that nothing of the sentence stands
    before `before`, `is_range` that the date is an interval.
    """

    section: str
    before: str
    after: str
    rest: str
    sentence: str
    start: int
    end: int
    opens: bool
    is_range: bool

    def cue_before(self, span: tuple[int, int]) -> tuple[int, int]:
        """Offsets in the section of a span of `before`."""
        origin = self.start - len(self.before)
        return origin + span[0], origin + span[1]

    def cue_after(self, span: tuple[int, int]) -> tuple[int, int]:
        """Offsets in the section of a span of `after`."""
        return self.end + span[0], self.end + span[1]


def offsets(prose: Prose, mention: Mention) -> tuple[int, int]:
    """The half-open offsets of a date in its section's text."""
    return prose.words.starts[mention.at], prose.words.ends[mention.stop - 1]


def clause_of(prose: Prose, mentions: list[Mention], index: int) -> Clause:
    """Cut out what stands around one date; a neighbouring date ends it, for that one's words are its own."""
    start, end = offsets(prose, mentions[index])
    first, last = prose.passage.sentence(start, reach=_REACH)
    left = max(first, offsets(prose, mentions[index - 1])[1]) if index else first
    right = min(last, offsets(prose, mentions[index + 1])[0]) if index + 1 < len(mentions) else last
    text = prose.passage.text
    return Clause(
        prose.passage.section,
        text[left:start],
        text[end : max(end, right)],
        text[end : max(end, last)],
        text[first:last],
        start,
        end,
        left == first,
        mentions[index].rule == "date.range",
    )
