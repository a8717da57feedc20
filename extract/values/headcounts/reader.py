"""One passage → its counts of people and of jobs, in order, with their roles: the entry of this package."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.findings import Finding, Span
from extract.values.headcounts import cues
from extract.values.headcounts.nouns import Counted, read_noun
from extract.values.headcounts.omissions import read_omission
from extract.values.headcounts.people import masculine_of
from extract.values.headcounts.roles import Decision, Place, decide_role, is_listed, is_listed_behind, may_have
from extract.values.headcounts.working_time import read_working_time
from extract.values.numbers import Number
from extract.values.quantities import Quantity, read_quantities
from extract.values.reading import Passage
from schemas.record import HeadcountRole, HeadcountValue

_RULES = {
    "range": "headcount.range",
    "ceiling": "headcount.bound",
    "floor": "headcount.bound",
    "growth": "headcount.growth",
    "list": "headcount.list",
    "alternative": "headcount.list",
}
_ONE_IS_CREATED = re.compile(
    r"\b (?: cré[^\W\d_]{1,6} | recrut[^\W\d_]{1,8} | embauch[^\W\d_]{1,8} ) \b [^.;:,()\n]{0,30} \Z",
    re.VERBOSE | re.IGNORECASE,
)
_ONE_CREATED_BEHIND = re.compile(
    r"""
    (?: [ ] [^\W\d_]{2,20} ){0,2}? [ ] créée? \b
      | [^.;:()\n]{0,90}? [ ] (?: sera | seront | a [ ] été | ont [ ] été | est | va [ ] être | vont [ ] être ) [ ]
        (?: créée?s? | recrutée?s? | embauchée?s? ) \b
      | [^.;:()\n]{0,40}? [ ] (?: verra | voit | a [ ] vu ) [ ] le [ ] jour \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OR_MORE = re.compile(r"[ ] ou [ ] (?! une? \b )", re.VERBOSE | re.IGNORECASE)
_QUOTED = re.compile(r"« [ ] \Z | [“\"] \Z", re.VERBOSE)
_QUOTE_END = re.compile(r"[^«»“”\"\n]{0,30} [»”\"]", re.VERBOSE)
_KIN_BEFORE = re.compile(
    r"""
    \b (?: mes | ses | leurs | nos | vos | ont | a | ai | avons | avait | élève | (?: père | mère | parents? ) [ ] de )
    [ ] \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_KIN = frozenset(("enfant", "parent", "fille", "jumeau"))
_PART_REACH = 80
_PART_OF_WHOLE = re.compile(r",? [ ] dont [ ] \Z | \( [ ]? dont [ ] \Z", re.VERBOSE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """One count in the text: half-open offsets of its words and of its noun, and its value as yet without a role."""

    start: int
    end: int
    noun: tuple[int, int]
    low: Decimal | None
    high: Decimal | None
    approximate: bool
    counted: Counted
    rule: str
    cue: tuple[int, int] | None = None


def read_headcounts(passage: Passage) -> tuple[Finding[HeadcountValue], ...]:
    """Read every count of people or jobs; a bare « un » counts only where a post is created.

    >>> from extract.values.reading import open_passage
    >>> def read(text):
    ...     found = read_headcounts(open_passage("belle_histoire", text))
    ...     return [(str(f.value.min), f.value.unit, f.value.role) for f in found]
    >>> read("Elle emploie 12 salariés, dont deux à mi-temps, et créera trois postes.")
    [('12', 'salarié', 'workforce'), ('2', 'salarié', 'workforce'), ('3', 'poste', 'jobs_created')]
    >>> read("360 fabriques, 40 ménages, mes quatre enfants, un salarié, des dizaines de demandes")
    []
    """
    counted = [
        _mention(passage, quantity) for quantity in read_quantities(passage, read_noun) if _is_kept(passage, quantity)
    ]
    mentions = sorted([*counted, *_ellipses(passage, counted)], key=lambda mention: mention.start)
    return tuple(_with_roles(passage, mentions))


def _is_kept(passage: Passage, quantity: Quantity[Counted]) -> bool:
    """Refuse relatives, and the article « un » but where a post is created."""
    noun, number = quantity.unit.noun, quantity.numbers[0]
    before = max(0, quantity.start - 60)
    if quantity.unit.kind == "relatives" or _is_title(passage, quantity) or _is_share(passage, quantity):
        return False
    if noun in _KIN and _KIN_BEFORE.search(passage.text, before, quantity.start):
        return False
    is_article = number.form == "letters" and number.value == 1 and len(quantity.numbers) == 1
    if not is_article or noun is None or quantity.shape == "growth" or _OR_MORE.match(passage.text, number.end):
        return True
    if _ONE_CREATED_BEHIND.match(passage.text, quantity.end):
        return True
    return _ONE_IS_CREATED.search(passage.text, before, quantity.start) is not None


def _is_title(passage: Passage, quantity: Quantity[Counted]) -> bool:
    """« 1 jeune, 1 solution »: a short quotation that begins with the number is a name."""
    is_quoted = _QUOTED.search(passage.text, max(0, quantity.start - 2), quantity.start)
    return is_quoted is not None and _QUOTE_END.match(passage.text, quantity.end) is not None


def _is_share(passage: Passage, quantity: Quantity[Counted]) -> bool:
    """« trois salariés sur quatre »."""
    return cues.PROPORTION.match(passage.text, quantity.end) is not None


def _mention(passage: Passage, quantity: Quantity[Counted]) -> Mention:
    end, counted = quantity.end, quantity.unit
    time = read_working_time(passage.text, quantity.unit_end) if counted.fte is None else None
    if time is not None:
        end, counted = max(end, time[1]), replace(counted, fte=time[0])
    noun = _noun_span(passage, quantity)
    rule = _RULES.get(quantity.shape, "headcount.plain" if counted.noun else "headcount.time")
    return Mention(quantity.start, end, noun, quantity.low, quantity.high, quantity.approximate, counted, rule)


def _noun_span(passage: Passage, quantity: Quantity[Counted]) -> tuple[int, int]:
    """Where the noun stands that this count has itself; empty where it shares the next one's."""
    unit = read_noun(passage, quantity.numbers[-1])
    return (unit.start, unit.end) if unit is not None else (quantity.end, quantity.end)


def _ellipses(passage: Passage, counted: list[Mention]) -> list[Mention]:
    """Counts without a noun; a part (« dont deux à mi-temps ») takes the noun of the count before it."""
    found: list[Mention] = []
    starts = [mention.start for mention in counted]
    for number in passage.numbers:
        index = bisect_right(starts, number.start) - 1
        if index >= 0 and number.start < counted[index].end:
            continue
        omission = read_omission(passage, number)
        if omission is None:
            continue
        if omission[0] in ("we", "team"):
            found.append(_elliptic(passage, number, Counted(None, "staff"), "headcount.ellipsis", omission[1]))
        elif omission[0] == "label":
            found.extend(_labelled(passage, number, omission[1]))
        elif index >= 0 and _is_whole_of(passage, counted[index], number):
            rule = "headcount.inherited" if omission[0] == "part" else "headcount.pronoun"
            found.append(_elliptic(passage, number, counted[index].counted, rule, None))
    return found


def _labelled(passage: Passage, number: Number, label: tuple[int, int]) -> list[Mention]:
    """« Nombre de salariés : 27 »."""
    noun = masculine_of(passage.text[slice(*label)])
    if noun is None or noun[1] == "relatives":
        return []
    value, rule = number.value, "headcount.label"
    return [Mention(label[0], number.end, label, value, value, number.approximate, Counted(*noun), rule)]


def _is_whole_of(passage: Passage, mention: Mention, number: Number) -> bool:
    """Whether a part's whole is the count just before it, in its sentence, with no other number between."""
    if mention.start < passage.sentence(number.start)[0] or number.start - mention.end > _PART_REACH:
        return False
    index = bisect_left(passage.numbers, number.start, key=lambda other: other.start)
    return passage.numbers[index - 1].start < mention.end


def _elliptic(passage: Passage, number: Number, counted: Counted, rule: str, cue: tuple[int, int] | None) -> Mention:
    time = read_working_time(passage.text, number.end)
    end, fte = (time[1], time[0]) if time is not None else (number.end, None)
    noun, value = (number.end, number.end), number.value
    said = replace(counted, fte=fte)
    return Mention(number.start, end, noun, value, value, number.approximate, said, rule, cue)


def _with_roles(passage: Passage, mentions: list[Mention]) -> list[Finding[HeadcountValue]]:
    decisions: list[Decision] = []
    for index, mention in enumerate(mentions):
        before = (mentions[index - 1].end, decisions[-1]) if index else None
        decisions.append(_role(passage, mention, before, _next_whole(passage, mentions, index)))
    for index in range(len(mentions) - 2, -1, -1):
        following, decided = mentions[index + 1], decisions[index + 1]
        if decisions[index].cue is None and _shares_next(passage, mentions[index], following, decided.role):
            decisions[index] = decided
    return [_finding(passage, *pair) for pair in zip(mentions, decisions, strict=True)]


def _next_whole(passage: Passage, mentions: list[Mention], index: int) -> int:
    """Where the next count begins that is no part of this one (« sept personnes, dont trois femmes, partent »)."""
    for following in mentions[index + 1 : index + 3]:
        if not _PART_OF_WHOLE.search(passage.text, max(0, following.start - 12), following.start):
            return following.start
    return len(passage.text)


def _shares_next(passage: Passage, mention: Mention, following: Mention, role: HeadcountRole) -> bool:
    if not may_have(passage, mention.counted, role):
        return False
    if is_listed(passage, mention.end, following.start):
        return True
    is_alike = mention.counted.kind == following.counted.kind
    return is_alike and is_listed_behind(passage, mention.end, following.start)


def _role(passage: Passage, mention: Mention, before: tuple[int, Decision] | None, following: int) -> Decision:
    first, last = passage.sentence(mention.start)
    if before is not None and before[0] <= first:
        before = None
    if mention.cue is not None:
        return Decision("workforce", mention.cue)
    is_part = mention.rule == "headcount.inherited" or _PART_OF_WHOLE.search(passage.text, first, mention.start)
    if before is not None and is_part:
        return before[1]
    left = max(first, before[0], before[1].cue[1] if before[1].cue else 0) if before else first
    place = Place(mention.start, mention.end, mention.noun, left, min(last, following))
    return decide_role(passage, mention.counted, place, before, grows=mention.rule == "headcount.growth")


def _finding(passage: Passage, mention: Mention, decision: Decision) -> Finding[HeadcountValue]:
    value = HeadcountValue(
        min=mention.low,
        max=mention.high,
        approximate=mention.approximate,
        unit=mention.counted.noun,
        fte=mention.counted.fte,
        role=decision.role,
    )
    # « On a compté 100, 80, puis 20 salariés »: the noun that decides is not written beside the first two counts.
    cue = decision.cue if decision.cue is not None and decision.cue[0] < decision.cue[1] else None
    return Finding(value, (Span(passage.section, mention.start, mention.end, cue=cue),), mention.rule)
