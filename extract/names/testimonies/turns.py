"""The lines of a testimony in order: turns of a speaker, and speech."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.names.testimonies.quotes import Stretch, introduces_speaker, split_speech
from extract.names.testimonies.speakers import STATES, Speaker, Witnesses, is_body, is_office, is_role, read_speaker

LONGEST_ROLE = 110
SHORTEST_SPEECH = 40
"""Without quotation marks, a line that does not end like a sentence is speech from this many characters on."""

_SENTENCE_END = re.compile(r"[.!?…] ?[»”\"]?\Z")
_INNER_STOP = re.compile(r"(?<![A-ZÀ-Ý])[.!?…;] ")
_FULL_STOP = re.compile(r"(?<![A-ZÀ-Ý])(?<!Mme)(?<!\bDr)[.!?…](?=\s|\Z)")
_UNFINISHED = re.compile(r"(?:\b(?:d[eu]s?|aux?|à|l[ae]s?|et|en|sur|pour|chez)|[,&-]|\b[dl]['’])\Z", re.IGNORECASE)

Interval = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Speech:
    """Half-open offsets of words spoken."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker: the name, the pieces of the office, and whether they stand on the line of the quote."""

    name: Interval | None
    roles: tuple[Interval, ...]
    inline: bool


def read_events(text: str, known: Witnesses) -> tuple[Turn | Speech, ...]:
    """Turns and speech in reading order; a line that is neither is passed over."""
    events: list[Turn | Speech] = []
    stretches = split_speech(text)
    quoted = any(stretch.spoken for stretch in stretches)
    for stretch in stretches:
        if stretch.spoken:
            events.extend(_spoken(text, stretch, known))
        elif (grown := _grow(text, stretch, events, known)) is not None:
            events[-1] = grown
        elif (turn := _turn(text, stretch, known, quoted=quoted)) is not None:
            events.append(turn)
        elif not quoted and (named := _named_speech(text, stretch, known)) is not None:
            events.extend(named)
        elif not quoted and _is_prose(text, stretch) and (events or not introduces_speaker(text, stretch.end)):
            # « Selon Léa Roy, l'atelier tient. »: a line that says whose words it gives is not all theirs.
            _add_prose(text, events, stretch)
    return tuple(events)


def _spoken(text: str, stretch: Stretch, known: Witnesses) -> Iterator[Turn | Speech]:
    """Speech, without the speaker's line that a quotation left open has run into."""
    line = text.rfind("\n", stretch.start, stretch.end) + 1
    open_ended = stretch.end == len(text.rstrip()) and not text[stretch.end :].strip()
    speaker = read_speaker(text, line, stretch.end, known) if line and open_ended else None
    ended = _SENTENCE_END.search(text, stretch.start, stretch.end) is not None
    if speaker is None or speaker.name is None or ended:
        yield Speech(stretch.start, stretch.end)
        return
    yield Speech(stretch.start, line - 1)
    yield Turn(speaker.name, _tuple(speaker.role), inline=False)


def _turn(text: str, stretch: Stretch, known: Witnesses, *, quoted: bool) -> Turn | None:
    """A line that names a speaker; without quotation marks anywhere, what ends like a sentence is speech."""
    inline = _is_inline(text, stretch)
    if not quoted and _SENTENCE_END.search(text, stretch.start, stretch.end):
        return None
    stop = _FULL_STOP.search(text, stretch.start, stretch.end) if inline else None
    speaker = read_speaker(text, stretch.start, stop.end() if stop else stretch.end, known)
    return None if speaker is None else Turn(speaker.name, _tuple(speaker.role), inline)


def _grow(text: str, stretch: Stretch, events: list[Turn | Speech], known: Witnesses) -> Turn | None:
    """The last turn with what this line adds to it: its office, the rest of its office, or its name."""
    last = events[-1] if events else None
    if not isinstance(last, Turn) or last.inline or stretch.end - stretch.start > LONGEST_ROLE:
        return None
    if _breaks_name(text, last, stretch):
        return replace(last, name=None)
    speaker = read_speaker(text, stretch.start, stretch.end, known)
    if speaker is not None and speaker.name is not None and not _continues(text, last, stretch, known):
        named_by_role = last.name is None and speaker.role is None
        return replace(last, name=speaker.name) if named_by_role else None
    if last.name is None or _SENTENCE_END.search(text, stretch.start, stretch.end):
        return None
    if _INNER_STOP.search(text, stretch.start, stretch.end):
        return None
    return _with_role(text, last, stretch, speaker, known)


def _breaks_name(text: str, last: Turn, stretch: Stretch) -> bool:
    """« Corinne » over « Marchand »: one name on two lines, of which neither is the whole."""
    words = text[stretch.start : stretch.end]
    if last.name is None or last.roles or " " in text[slice(*last.name)] or " " in words:
        return False
    return words[0].isupper() and not is_office(words)


def _with_role(text: str, last: Turn, stretch: Stretch, speaker: Speaker | None, known: Witnesses) -> Turn:
    line = (stretch.start, stretch.end)
    if last.roles and (_continues(text, last, stretch, known) or is_role(text[slice(*line)], known)):
        return replace(last, roles=(*last.roles, line))
    if not last.roles and is_role(text[slice(*line)], known):
        return replace(last, roles=_tuple(speaker.role if speaker and speaker.role else line))
    return last


def _continues(text: str, last: Turn, stretch: Stretch, known: Witnesses) -> bool:
    """Whether a line is the rest of an office that the page broke: by its words, case, or the beneficiary's name."""
    if not last.roles:
        return False
    before, here = text[slice(*last.roles[-1])], text[stretch.start : stretch.end]
    if _UNFINISHED.search(before) or here[0].islower():
        return True
    joined = f"{before} {here}"
    own = known.organisation
    return own is not None and own in joined and own not in before and not is_body_alone(here, own)


def is_body_alone(line: str, organisation: str) -> bool:
    """Whether a line is the whole name of the beneficiary by itself."""
    return is_body(line, None) and line.strip() == organisation


def _named_speech(text: str, stretch: Stretch, known: Witnesses) -> tuple[Turn, Speech] | None:
    """« Ousmane Ba : Avant on portait. »: a name and a colon before words without quotation marks."""
    colon = text.find(" : ", stretch.start, stretch.end)
    if colon < 0 or not _SENTENCE_END.search(text, stretch.start, stretch.end):
        return None
    speaker = None if STATES.search(text, stretch.start, colon) else read_speaker(text, stretch.start, colon, known)
    if speaker is None or speaker.name is None or speaker.name[0] != stretch.start:
        return None
    return Turn(speaker.name, _tuple(speaker.role), inline=False), Speech(colon + 3, stretch.end)


def _is_inline(text: str, stretch: Stretch) -> bool:
    before = text[text.rfind("\n", 0, stretch.start) + 1 : stretch.start]
    after = text[stretch.end : stretch.end + 3].split("\n")[0]
    return bool(before.strip()) or after.strip()[:1] in ("«", "“", '"')


def _is_prose(text: str, stretch: Stretch) -> bool:
    ended = _SENTENCE_END.search(text, stretch.start, stretch.end) is not None
    return ended or stretch.end - stretch.start >= SHORTEST_SPEECH


def _add_prose(text: str, events: list[Turn | Speech], stretch: Stretch) -> None:
    """Paragraphs of prose that follow each other are one speech."""
    last = events[-1] if events else None
    if isinstance(last, Speech) and not text[last.end : stretch.start].strip():
        events[-1] = Speech(last.start, stretch.end)
    else:
        events.append(Speech(stretch.start, stretch.end))


def _tuple(span: Interval | None) -> tuple[Interval, ...]:
    return () if span is None else (span,)
