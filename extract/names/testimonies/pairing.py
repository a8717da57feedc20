"""Speakers and their words brought together: which turn speaks for which quote."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.findings import Finding, Span
from extract.names.model import NameModel
from extract.names.people import has_given_name
from extract.names.testimonies.speakers import Witnesses
from extract.names.testimonies.turns import Interval, Speech, Turn, read_events

SECTION = "temoignage"
LONGEST_SECTION = 8_000
"""Characters of a section that can be the testimonies of one page; in a longer one nothing is read."""


@dataclass(frozen=True, slots=True)
class TestimonyFinding:
    """One testimony; what the fiche does not say of it is None, and one of the three is there."""

    __test__ = False  # pytest takes the name for a test

    speaker: Finding[str] | None
    role: Finding[str] | None
    quote: Finding[str] | None


def read_testimonies(text: str, *, organisation: str | None, model: NameModel | None) -> tuple[TestimonyFinding, ...]:
    """Testimonies in reading order; lines that are neither a speaker nor speech are passed over.

    >>> text = "« Enfin des locaux à nous ! »\\nVera Szabó, gérante"
    >>> [(found.speaker.value, found.quote.value) for found in read_testimonies(text, organisation=None, model=None)]
    [('Vera Szabó', 'Enfin des locaux à nous !')]
    >>> read_testimonies("Fonderie Vauquelin", organisation="Fonderie Vauquelin", model=None)
    ()
    """
    if len(text) > LONGEST_SECTION:
        return ()
    events = read_events(text, Witnesses(organisation, model))
    pairs = [pair for pair in _pair(events) if pair[1] or _stands_alone(text, pair[0])]
    return tuple(_testimony(text, turn, speeches) for turn, speeches in pairs)


def _stands_alone(text: str, turn: Turn | None) -> bool:
    """Whether a turn without words is surely somebody; two capitalised words alone may be anything."""
    return turn is not None and turn.name is not None and (bool(turn.roles) or has_given_name(text[slice(*turn.name)]))


def _pair(events: Sequence[Turn | Speech]) -> Iterator[tuple[Turn | None, tuple[Speech, ...]]]:
    """Names that open the section speak for what follows them, names that do not for what stands before."""
    if not events:
        return iter(())
    return _names_first(events) if isinstance(events[0], Turn) else _names_last(events)


def _names_first(events: Sequence[Turn | Speech]) -> Iterator[tuple[Turn | None, tuple[Speech, ...]]]:
    turn: Turn | None = None
    speeches: tuple[Speech, ...] = ()
    for event in events:
        if isinstance(event, Speech):
            speeches = (*speeches, event)
        elif turn is None or not (event.inline and speeches):
            if turn is not None:
                yield turn, speeches
            turn, speeches = event, ()
    yield turn, speeches


def _names_last(events: Sequence[Turn | Speech]) -> Iterator[tuple[Turn | None, tuple[Speech, ...]]]:
    """« A », dit X. « B. » is one testimony; « A » X « B » Y are two."""
    turn: Turn | None = None
    speeches: tuple[Speech, ...] = ()
    for index, event in enumerate(events):
        if isinstance(event, Turn):
            if turn is None:
                turn = event
        elif turn is None or (turn.inline and not any(isinstance(later, Turn) for later in events[index:])):
            speeches = (*speeches, event)
        else:
            yield turn, speeches
            turn, speeches = None, (event,)
    yield turn, speeches


def _testimony(text: str, turn: Turn | None, speeches: Sequence[Speech]) -> TestimonyFinding:
    name, roles = (turn.name, turn.roles) if turn else (None, ())
    rule = "testimony.incise" if turn and turn.inline else "testimony.line"
    return TestimonyFinding(
        speaker=_finding(text, [name] if name else [], rule),
        role=_finding(text, roles, rule),
        quote=_finding(text, [(speech.start, speech.end) for speech in speeches], "testimony.quote"),
    )


def _finding(text: str, spans: Sequence[Interval], rule: str) -> Finding[str] | None:
    """The words of the spans; several together state one value, joined as the page breaks them."""
    if not spans:
        return None
    value = text[slice(*spans[0])]
    for (_, before), (start, end) in pairwise(spans):
        quoted = rule == "testimony.quote" and "\n" in text[before:start]
        value += ("\n" if quoted else " ") + text[start:end]
    several = len(spans) > 1
    return Finding(value, tuple(Span(SECTION, start, end, part=several) for start, end in spans), rule)
