"""The speech in a testimony: what stands between outer quotation marks, or the prose where there are none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.folding import fold
from extract.names.people import match_name
from extract.names.testimonies.saying import SAYING
from extract.names.testimonies.speakers import LONGEST, OFFICES

LONG = 60
"""A quoted stretch of this many characters is speech wherever it stands; a shorter one may be a quoted term."""

_PAIRS = {"«": "»", "“": "”", "„": "“”", '"': '"', "‟": "”"}
_OPENER = re.compile(r"[«“„‟]|(?<![^\s(\[])\"")
_LINE_LEAD = re.compile(r"[\s\-–—•:]*\Z")
_AT_LINE_END = re.compile(r"[ .,;!?…]*(?:\n|\Z)")
_ATTRIBUTION = re.compile(rf"\s?[,.]?\s?[–—-]?\s?{SAYING}\b", re.VERBOSE)
_ATTRIBUTED = re.compile(rf"[»”\"“]\s?[,.]?\s?[–—-]?\s?{SAYING}\b", re.VERBOSE)
_ACCORDING = re.compile(r"[\s\-–—•]*(?:selon|d['’]après|pour)\s+(?!(?:moi|nous|vous|eux)\b)", re.IGNORECASE)
_SAID_BEFORE = re.compile(rf"(?<!\w){SAYING}\s?,?\s?\Z", re.VERBOSE | re.IGNORECASE)
_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-Ý]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SENTENCE_END = re.compile(r"[.!?…]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Half-open offsets of a piece of the section; `spoken` for speech, without its outer quotation marks."""

    start: int
    end: int
    spoken: bool


def split_speech(text: str) -> tuple[Stretch, ...]:
    """Speech and the rest, line by line, in reading order; the marks themselves belong to neither.

    Without any quoted speech nothing is spoken yet: the lines come back for the speaker's grammar to sort.

    >>> text = "Léa Roy\\n« Un « tiers-lieu » vivant. »"
    >>> [(text[stretch.start : stretch.end], stretch.spoken) for stretch in split_speech(text)]
    [('Léa Roy', False), ('Un « tiers-lieu » vivant.', True)]
    """
    stretches: list[Stretch] = []
    at = 0
    for opening, closing in _quoted(text):
        if not _is_speech(text, opening, closing):
            continue
        stretches.extend(_lines(text, at, opening, spoken=False))
        stretches.extend(_paragraphs(text, opening + 1, closing))
        at = min(closing + 1, len(text))
    stretches.extend(_lines(text, at, len(text), spoken=False))
    return tuple(stretches)


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """(opening mark, closing mark or end of text) of each outermost quotation."""
    at = 0
    while (opener := _OPENER.search(text, at)) is not None:
        closing = _closing(text, opener.start())
        yield opener.start(), closing
        at = closing + 1


def _closing(text: str, opening: int) -> int:
    """Where the mark at `opening` is closed; the end of the text closes what nothing else does."""
    mark = text[opening]
    if mark == '"':
        return _closing_straight(text, opening)
    depth = 0
    for at in range(opening, len(text)):
        if (
            text[at] == mark
            and not (depth == 1 and _starts_line(text, at))
            and not (mark == "“" and _ends_word(text, at))
        ):
            depth += 1
        elif text[at] in _PAIRS[mark] or (mark == "“" and text[at] == "“" and _ends_word(text, at)):
            depth -= 1
            if depth == 0:
                return at
    return len(text)


def _closing_straight(text: str, opening: int) -> int:
    """Straight marks do not nest by shape: a line that begins with one is closed by the one that ends a line."""
    marks = [at for at in range(opening + 1, len(text)) if text[at] == '"']
    if not marks:
        return len(text)
    at_end = next((at for at in marks if _AT_LINE_END.match(text, at + 1)), None)
    if at_end is not None and _starts_line(text, opening) and not _ATTRIBUTED.search(text, opening + 1, at_end + 1):
        return at_end
    return marks[0]


def _starts_line(text: str, at: int) -> bool:
    return _LINE_LEAD.match(text, text.rfind("\n", 0, at) + 1, at) is not None


def _ends_word(text: str, at: int) -> bool:
    """Whether an opening mark is used to close (“ … “): it follows a word and no word follows it."""
    return at > 0 and not text[at - 1].isspace() and (at + 1 == len(text) or not text[at + 1].isalnum())


def _is_speech(text: str, opening: int, closing: int) -> bool:
    inside = text[opening + 1 : closing]
    before = text[max(0, opening - 3) : opening].rstrip()[-1:]
    if len(inside) >= LONG or before == ":":
        return True
    sentence = _SENTENCE_END.search(inside) is not None or _ATTRIBUTION.match(text, closing + 1) is not None
    if _AT_LINE_END.match(text, closing + 1) and _is_introduced(text, opening, inside):
        return True
    if not _starts_line(text, opening):
        return sentence and before in (".", ";", "!", "?")
    return sentence or _AT_LINE_END.match(text, closing + 1) is not None


def _is_introduced(text: str, opening: int, inside: str) -> bool:
    """Whether somebody stands before a quotation that ends its line: « Pour le maire, « … » », « Léa Roy – « … » »."""
    start = text.rfind("\n", 0, opening) + 1
    lead = text[start:opening].rstrip()
    if not lead or len(lead) > LONGEST:
        return False
    if lead[-1] == ",":
        return introduces_speaker(text, opening) or _names_somebody(lead)
    found = match_name(lead, 0)
    if found is not None and (found[1] == len(lead) or lead[-1] in ")–—-"):
        return True
    whole = _SENTENCE_END.search(inside) is not None
    return whole and _SAID_BEFORE.search(lead) is not None and _names_somebody(lead)


def _names_somebody(lead: str) -> bool:
    """Whether an office, a title or a name of two words stands in the words."""
    if any(fold(word[0]) in OFFICES for word in _WORD.finditer(lead)):
        return True
    names = (match_name(lead, capital.start()) for capital in _CAPITAL.finditer(lead))
    return any(name is not None and (name[2] or " " in lead[name[0] : name[1]]) for name in names)


def introduces_speaker(text: str, end: int) -> bool:
    """Whether the line before `end` opens with whom the words are from: « Selon la gérante, », « Léa Roy, 54 ans, ».

    >>> lines = ("Selon Léa Roy, gérante, ", "Léa Roy, 54 ans, ", "Nous appelons ça, ")
    >>> [introduces_speaker(line, len(line)) for line in lines]
    [True, True, False]
    """
    start = text.rfind("\n", 0, end) + 1
    according = _ACCORDING.match(text, start, end)
    if according is not None and not according[0].strip(" -–—•").lower().startswith("pour"):
        return True
    found = match_name(text[:end], according.end() if according else start)
    return found is not None and " " in text[found[0] : found[1]] and text.startswith(",", found[1])


def _paragraphs(text: str, start: int, end: int) -> Iterator[Stretch]:
    """The spoken stretch, cut where a new paragraph repeats the opening mark (a mark of layout, not of the words)."""
    for piece in re.finditer(r"(?:[^\n]|\n(?! ?[«“\"]))+", text[start:end]):
        first, last = start + piece.start(), start + piece.end()
        while first < last and (text[first].isspace() or (first != start and text[first] in '«“"' and piece.start())):
            first += 1
        yield from _trimmed(text, first, last, spoken=True)


def _lines(text: str, start: int, end: int, *, spoken: bool) -> Iterator[Stretch]:
    for line in re.finditer(r"[^\n]+", text[start:end]):
        yield from _trimmed(text, start + line.start(), start + line.end(), spoken=spoken)


def _trimmed(text: str, start: int, end: int, *, spoken: bool) -> Iterator[Stretch]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Stretch(start, end, spoken)
