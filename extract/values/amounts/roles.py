"""What an amount is for: decided by what it is said to be of, the nearest words before, those after, its neighbour."""

import re
from dataclasses import dataclass
from decimal import Decimal

from extract.values.amounts import role_words as words
from extract.values.amounts.role_words import Kind
from extract.values.reading import Passage
from schemas.record import AmountRole, Per

LARGE = Decimal(10_000_000)
"""No beneficiary is given as much: « soutient à hauteur de 100 millions » is the measure's budget."""
SMALL = Decimal(1_000_000)
"""No measure has so little: « une dotation de 5 000 euros » is given to one beneficiary."""
_REACH_AFTER = 110
_NEAR = 24
"""So close behind an amount, a verb of giving outweighs the conjunction before it."""
_GIVEN: frozenset[Kind] = frozenset({"support", "obtained", "state"})
_Cue = tuple[Kind, int, int]


def _pattern(cues: dict[Kind, str]) -> str:
    return " | ".join(f"(?P<{kind}> {cue} )" for kind, cue in cues.items())


_CUE = re.compile(_pattern(words.CUES), re.VERBOSE | re.IGNORECASE)
_ATTACHED = re.compile(
    rf"""
    [ ]? [(]? [ ]? (?: HT | TTC )? [ ]? (?: (?: de [ ] (?: la [ ] | l[’'] )? | du [ ] | d[’'] | en [ ]
    | par [ ] (?: le [ ] | la [ ] )? | via [ ]
    | (?: au [ ] titre | dans [ ] le [ ] cadre ) [ ] (?: de [ ] (?: la [ ] | l[’'] )? | du [ ] | d[’'] ) )
    (?: [^\W\d]+ [ ] )? )?
    (?: {_pattern(words.ATTACHED)} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_THRESHOLD = re.compile(
    rf"\b {words.THRESHOLD} \b (?: (?! limite | plafo | jusqu | hauteur | aide | subvention ) [^.;:] ){{0,50}}? \Z",
    re.VERBOSE | re.IGNORECASE,
)
_LIMITED_SPENDING = re.compile(
    r"\b (?: dépenses? | coûts? | assiette | revenus? | salaires? | loyers? ) [^,.;:]{0,24} plafonn[^.;:]{0,40} \Z",
    re.VERBOSE | re.IGNORECASE,
)
_EACH = re.compile(
    r"""\b (?: chaque | chacune? | par (?= [ ] (?: projet | entreprise | structure
    | lauréat ) ) ) \b""",
    re.VERBOSE | re.IGNORECASE,
)
_JOINED = re.compile(
    r"""[^.;:!?\n]{0,45}? (?: \b et \b | \b puis \b | \b à \b | , | \b ou \b | \b contre \b
    | \b soit \b ) [^.;:!?\n]{0,30}""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Role:
    """A role and the half-open span of the words that decided it; None where the section alone did."""

    role: AmountRole
    cue: tuple[int, int] | None
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class Sum:
    """What the choice of a role looks at: span, first number, end of its terms, size, per what, floor or ceiling, and
    the words of its bound.
    """

    start: int
    number: int
    end: int
    size: Decimal
    per: Per | None
    floor: bool
    ceiling: bool
    bound: tuple[int, int] | None = None


def read_role(
    passage: Passage, amount: Sum, previous: Sum | None, inherited: Role | None, following: int | None
) -> Role:
    """Decide one amount's role. Order: the words attached behind it, the nearest words before it in its sentence and
    after the `previous` amount, the words after it and before the `following` one, the previous amount's role where a
    conjunction joins the two, the section.
    """
    start, end = passage.sentence(amount.number)
    after_previous = previous is not None and previous.end > start
    left = previous.end if previous is not None and after_previous else start
    right = min(end, amount.end + _REACH_AFTER, following if following is not None else end)
    cue = _attached(passage, amount, end) or _before(passage, amount, left)
    after = None if cue else _after(passage, amount, right)
    if cue or (after and after[1] - amount.end <= _NEAR and after[0] in _GIVEN):
        return _decide(passage, amount, *_first(cue, after))
    if after_previous and inherited is not None and (not after or _JOINED.fullmatch(passage.text, left, amount.start)):
        return inherited
    return _decide(passage, amount, *after) if after else _by_section(passage, amount)


def _first(cue: _Cue | None, after: _Cue | None) -> _Cue:
    found = cue or after
    assert found is not None, "one of the two was found"
    return found


def _attached(passage: Passage, amount: Sum, end: int) -> _Cue | None:
    match = _ATTACHED.match(passage.text, amount.end, end)
    if match is None or match.lastgroup is None:
        return None
    kind = next(kind for kind in words.ATTACHED if match[kind])
    return kind, match.start(kind), match.end(kind)


def _before(passage: Passage, amount: Sum, left: int) -> _Cue | None:
    """The nearest cue before an amount; the verb of an aid outweighs the project it is for."""
    found = [_kind(match) for match in _CUE.finditer(passage.text, left, amount.number)]
    if not found:
        return None
    nearest = found[-1]
    if nearest[0] == "part" and passage.text[nearest[2] : amount.start].strip():
        return _before_part(found)
    if passage.section in words.MEASURE_SECTIONS and nearest[0] in (
        "investment",
        "project",
        "turnover",
        "price",
        "budget",
    ):
        return _condition(passage, amount, found)
    return nearest


def _before_part(found: list[_Cue]) -> _Cue | None:
    return found[-2] if len(found) > 1 else found[-1]


def _condition(passage: Passage, amount: Sum, found: list[_Cue]) -> _Cue:
    """In the measure, « les projets de plus de 20 000 euros » is a condition, « l'achat, dans la limite de 20 000
    euros » is what it gives.
    """
    nearest = found[-1]
    if nearest[0] == "budget" and not amount.floor:
        return nearest
    if _THRESHOLD.search(passage.text, max(0, amount.number - 90), amount.number):
        return "threshold", nearest[1], nearest[2]
    given = [cue for cue in found if cue[0] in ("support", "obtained", "envelope", "budget")]
    if not given and amount.ceiling and amount.bound is not None and nearest[0] in ("investment", "project"):
        limited = _LIMITED_SPENDING.search(passage.text, max(0, amount.number - 90), amount.number)
        return nearest if limited else ("support", *_trimmed(passage, amount.bound))
    return given[-1] if given else nearest


def _trimmed(passage: Passage, span: tuple[int, int]) -> tuple[int, int]:
    return span[0], span[0] + len(passage.text[slice(*span)].rstrip())


def _after(passage: Passage, amount: Sum, right: int) -> _Cue | None:
    match = _CUE.search(passage.text, amount.end, right) if right > amount.end else None
    return None if match is None or match["part"] else _kind(match)


def _kind(match: re.Match[str]) -> _Cue:
    kind = next(kind for kind in words.CUES if match[kind])
    return kind, match.start(), match.end()


def _decide(passage: Passage, amount: Sum, kind: Kind, start: int, end: int) -> Role:
    in_measure = passage.section in words.MEASURE_SECTIONS
    role = (words.IN_MEASURE if in_measure else words.IN_STORY)[kind]
    if in_measure and role in ("award", "envelope"):
        role = _by_size(passage, amount, role)
    if not in_measure and kind == "envelope" and amount.size >= LARGE:
        role = "envelope"
    return Role(role, (start, end), kind)


def _by_size(passage: Passage, amount: Sum, role: AmountRole) -> AmountRole:
    sentence, _ = passage.sentence(amount.number)
    if amount.per not in (None, "year", "month") or (
        amount.size < LARGE and _EACH.search(passage.text, sentence, amount.number)
    ):
        return "award"
    if role == "award" and amount.size >= LARGE and not amount.ceiling:
        return "envelope"
    return "award" if role == "envelope" and amount.size < SMALL / 4 else role


def _by_section(passage: Passage, amount: Sum) -> Role:
    """Without any word to go by: in the measure, a large sum is its budget and a small one what it gives."""
    if passage.section not in words.MEASURE_SECTIONS:
        return Role("other", None, None)
    return Role("envelope" if amount.size >= SMALL and not amount.floor else "award", None, None)
