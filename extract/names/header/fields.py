"""Which free pieces of a header are the measure's title, the beneficiary's name and its activity."""

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.names.header.activity import looks_like_activity
from extract.names.header.mentions import bare_name, is_named
from extract.names.header.pieces import Piece
from extract.names.header.vocabulary import AID_HEADS, HOUSES, MEASURE_HEADS
from extract.names.occurrences import even


@dataclass(frozen=True, slots=True)
class Fields:
    """The pieces chosen; `sure` is False where only their order told them apart."""

    name: Piece | None = None
    activity: Piece | None = None
    title: Piece | None = None
    sure: bool = True


def choose_fields(pieces: Sequence[Piece], text: str, texts: Mapping[str, str], *, titled: bool) -> Fields:
    """Choose by label, then by what the story names, then by order and wording; where two readings stand, neither.

    `pieces` is the whole header without the measure's title, where that is known (`titled`).
    """
    runs = [run for run in _runs(pieces, text, texts) if run.role == "free"]
    free = list({even(run.words): run for run in reversed(runs)}.values())[::-1]
    names = [piece for piece in free if piece.label == "name"]
    labelled = max(names, key=lambda piece: len(piece.words), default=None)
    activity = next((piece for piece in free if piece.label == "activity"), None)
    rest = [piece for piece in free if piece.label is None]
    name, sure = (labelled, True) if labelled else _name(rest, pieces, texts)
    if labelled and any(even(bare_name(piece.words)) not in even(labelled.words) for piece in names):
        name = None  # « Nom : Roy » and « Entreprise : Atelier Z »: the labels do not say which is the beneficiary
    rest = [piece for piece in rest if piece is not name]
    activity = activity or _activity(rest, name, pieces) or (_left(rest, name, texts) if titled and sure else None)
    title = _title([piece for piece in rest if piece is not activity], name, activity, pieces)
    return Fields(name, activity, title, sure)


def _runs(pieces: Sequence[Piece], text: str, texts: Mapping[str, str]) -> list[Piece]:
    """The pieces, free ones that only a comma or a dash parts joined again, unless one of them is the name."""
    runs: list[Piece] = []
    lines = Counter(piece.line for piece in pieces)
    for piece in pieces:
        last = runs[-1] if runs else None
        if last is None or not _joins(last, piece, text, texts, alone=lines[piece.line] == 1):
            runs.append(piece)
        else:
            runs[-1] = last._replace(end=piece.end, words=text[last.start : piece.end])
    return runs


def _joins(last: Piece, piece: Piece, text: str, texts: Mapping[str, str], *, alone: bool) -> bool:
    if last.role != "free" or piece.role != "free" or piece.label:
        return False
    joined = text[last.start : piece.end]
    if last.line != piece.line:
        goes_on = piece.words[0].islower() and (" " in piece.words or not alone)
        goes_on = goes_on and not (is_named(texts, last.words) or is_named(texts, piece.words))
        return last.line + 1 == piece.line and (goes_on or is_named(texts, joined))
    if piece.strong:  # « terre/mer » is a name that the story says as well
        return not any(char.isspace() for char in text[last.end : piece.start]) and is_named(texts, joined)
    if is_named(texts, joined):
        return True
    if is_named(texts, last.words) or is_named(texts, piece.words):
        return False
    apart = looks_like_activity(piece.words) == 2 and looks_like_activity(last.words) == 0
    alike = (looks_like_activity(last.words) > 0) == (looks_like_activity(piece.words) > 0)
    return not apart and (alike or piece.words[0].islower())


def _name(free: Sequence[Piece], pieces: Sequence[Piece], texts: Mapping[str, str]) -> tuple[Piece | None, bool]:
    named = [piece for piece in free if is_named(texts, piece.words)]
    likely = [piece for piece in named if looks_like_activity(piece.words) == 0] or named
    if len(likely) == 1:
        return likely[0], True
    if likely:
        longest = max(likely, key=lambda piece: len(bare_name(piece.words)))
        inside = all(even(bare_name(piece.words)) in even(longest.words) for piece in likely)
        return (longest, True) if inside else (_before_place(likely, pieces), False)
    free = [piece for piece in free if not _begins(piece, AID_HEADS)]
    names = [piece for piece in free if looks_like_activity(piece.words) == 0]
    fact_lines = {piece.line for piece in pieces if piece.role == "fact"}
    fact_lines -= {piece.line for piece in pieces if piece.role == "place"}
    names = [piece for piece in names if piece.line not in fact_lines] or names
    if len(names) == 1 and _is_plausible(names[0], pieces) and not _is_house_below(names[0], free, pieces):
        return names[0], True
    seated = [piece for piece in names if _opens_seat_line(piece, pieces)]
    if len(seated) == 1 and len(names) > 1:
        return seated[0], False
    early = [piece for piece in names if all(other.start > piece.start for other in pieces if other.role != "free")]
    if len(early) == 1 and len(names) > 1 and not _is_house_below(early[0], free, pieces):
        return early[0], False
    chosen = _before_place(names or free, pieces) if len(free) > 1 or names else None
    return (None if chosen and _has_rival(chosen, names) else chosen), False


def _opens_seat_line(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """« Le Fil Retrouvé, association créée en 2004, Lens (62) »: whoever is presented with a fact and a place."""
    line = [other for other in pieces if other.line == piece.line]
    seats = {other.line for other in pieces if other.role == "place"}
    facts = {other.line for other in pieces if other.role == "fact"}
    return line[0].start == piece.start and seats == {piece.line} and piece.line in facts


def _has_rival(chosen: Piece, names: Sequence[Piece]) -> bool:
    """« Lycée de la Barotte » over « Haute Côte-d'Or »: another line that may be the name, or its other half."""
    others = [piece for piece in names if piece is not chosen and not _begins(piece, MEASURE_HEADS)]
    return any(even(bare_name(piece.words)) not in even(chosen.words) for piece in others)


def _is_house_below(name: Piece, free: Sequence[Piece], pieces: Sequence[Piece]) -> bool:
    """« France Num » above « Bergerie nationale » above the place: which of the two is the name, nothing shows."""
    below = _before_place(free, pieces)
    return below is not None and below.start > name.start and even(below.words).split(" ")[0] in HOUSES


def _is_plausible(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """A name that nothing else confirms stands before the place, or before every fact."""
    first = [next((other.start for other in pieces if other.role == role), piece.end) for role in ("place", "fact")]
    return piece.start < max(first)


def _before_place(free: Sequence[Piece], pieces: Sequence[Piece]) -> Piece | None:
    """The layout's witness: the piece right before the place, on a line above it or on its own."""
    for before, place in itertools.pairwise(pieces):
        if place.role == "place" and any(before.start == piece.start for piece in free):
            return next(piece for piece in free if piece.start == before.start)
    return None


def _activity(free: Sequence[Piece], name: Piece | None, pieces: Sequence[Piece]) -> Piece | None:
    """The free piece on a line of facts; else the only one left that reads as an activity and cannot be a title."""
    fact_lines = {piece.line for piece in pieces if piece.role == "fact"}
    beside = [piece for piece in free if piece.line in fact_lines and not (name and piece.start < name.start)]
    beside = [piece for piece in beside if name is not None or _before_place([piece], pieces) is None]
    if len(beside) == 1:
        return beside[0]
    if beside:
        likely = [piece for piece in beside if looks_like_activity(piece.words) == 2]
        return likely[0] if len(likely) == 1 else None
    seat = max((piece.start for piece in pieces if piece.role == "place"), default=0)
    likely = [piece for piece in free if _is_likely(piece, name, seat, pieces)]
    after = [piece for piece in likely if piece.start > seat]
    chosen = likely if len(likely) == 1 else after
    if len(chosen) == 1:
        return chosen[0]
    alone = [piece for piece in free if piece.start > seat > 0 and name is not None and name.start < seat]
    return alone[0] if len(alone) == 1 and not likely and _is_lone_word(alone[0], pieces) else None


def _left(free: Sequence[Piece], name: Piece | None, texts: Mapping[str, str]) -> Piece | None:
    """The only line left below the name, where title and name are sure, though it is written like a name (« Scène
    d'Intérêt National »); what the story names may be a parent or a partner.
    """
    if len(free) != 1 or name is None or free[0].line <= name.line or is_named(texts, free[0].words):
        return None
    return None if _begins(free[0], MEASURE_HEADS | AID_HEADS | HOUSES) else free[0]


def _is_likely(piece: Piece, name: Piece | None, seat: int, pieces: Sequence[Piece]) -> bool:
    """Whether a piece is worded as an activity, the more surely so the further up it stands."""
    above = name is None or piece.start < max(seat, name.start)
    if looks_like_activity(piece.words) < (2 if above else 1):
        return False
    if name is None and _before_place([piece], pieces) is not None:
        return False
    if name is not None and piece.start < name.start and _is_first_line(piece, pieces):
        return False
    return not _begins(piece, MEASURE_HEADS if piece.start < seat else AID_HEADS)


def _is_lone_word(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """« BTP », « Luxe »: one word, alone on its line under name and place, is the activity if anything is."""
    return " " not in piece.words and sum(other.line == piece.line for other in pieces) == 1


def _is_first_line(piece: Piece, pieces: Sequence[Piece]) -> bool:
    return piece.start == pieces[0].start and sum(other.line == piece.line for other in pieces) == 1


def _title(free: Sequence[Piece], name: Piece | None, activity: Piece | None, pieces: Sequence[Piece]) -> Piece | None:
    """The measure's title: a line whose noun says so, or one above the name where the activity stands elsewhere."""
    aids = [piece for piece in free if _begins(piece, AID_HEADS) and " " in piece.words]
    if len(aids) == 1 and name is not None:
        return aids[0]
    first = free[0] if free else None
    if first is None or name is None or first.end > name.start or not _is_first_line(first, pieces):
        return None
    explained = activity is not None and " " in first.words
    return first if first.line < name.line and (explained or _begins(first, MEASURE_HEADS)) else None


def _begins(piece: Piece, heads: frozenset[str]) -> bool:
    """Whether a piece begins with one of the nouns: « Soutien au spectacle vivant »."""
    return even(piece.words).split(" ")[0] in heads
