"""The wordings around a number that bound it: ceilings, floors, approximations; composed by `quantities`."""

import re
from typing import Literal, NamedTuple

from extract.values import bound_words as words
from extract.values.accents import loosen, unaccented
from extract.values.reading import Passage

Bound = Literal["ceiling", "floor", "about"]

REACH = 90
"""Characters before a number in which the wording of its bound may begin."""

_BEFORE = re.compile(
    loosen(
        rf"""
    (?<! \w ) (?: (?P<none> {words.NO_BOUND} )
      | (?P<negated_floor> {words.NEGATED_FLOOR} ) | (?P<negated_ceiling> {words.NEGATED_CEILING} )
      | (?P<about> {words.ABOUT} )
      | (?P<ceiling> {words.CEILING} ) | (?P<floor> {words.FLOOR} )
    ) {words.FILLER} \Z
    """
    ),
    re.VERBOSE | re.IGNORECASE,
)
_AFTER = re.compile(
    loosen(
        rf"""
    (?P<open> [ ]? [,(] )? [ ]?
    (?: (?P<ceiling> {words.CEILING_AFTER} ) | (?P<floor> {words.FLOOR_AFTER} ) | (?P<about> {words.ABOUT_AFTER} ) )
    (?! \w | {words.NOT_AFTER} ) (?P<next> [ ] (?: de [ ] | d[’'] )? )?
    """
    ),
    re.VERBOSE | re.IGNORECASE,
)
_TYPED = frozenset((*words.STEMS, *map(unaccented, words.STEMS)))
_STEMS = tuple(stem for stem in sorted(_TYPED) if not any(other in stem for other in _TYPED - {stem}))
"""« maxim » needs no look of its own: « maxi » is in it."""
_TRAILING = re.compile(r"[ ]? \(? (?: HT | TTC )? \)? [ ]?", re.VERBOSE)
CONDITIONS = frozenset(("mesure", "beneficier"))
"""What these parts of a fiche say holds for everybody: there « se limite à » is a ceiling, in a story it is a sum."""
_LIMITS_ITSELF = re.compile(
    r"\b s[e’'] [ ]? (?: est [ ] | sont [ ] )? limit[^\W\d]+ [ ] (?: à | aux ) [ ] \Z", re.VERBOSE
)
_WITHIN_CLAUSE = r"(?: [ ]+ | ,[ ] (?! (?: ils? | elles? | on | nous | je | qui | ce | cela | ça ) \b ) )"
"""« Montée en gamme, elle emploie de 10 à 12 salariés »: behind a comma another clause may begin."""
_GROWTH = re.compile(
    loosen(rf"\b {words.GROWTH_VERB} \b (?: {_WITHIN_CLAUSE} [^\s,;:.0-9]+ ){{0,9}}? [ ] (?: de [ ] | d[’'] ) \Z"),
    re.VERBOSE | re.IGNORECASE,
)


class Wording(NamedTuple):
    """A bound's words: half-open offsets; `adjacent` where they touch the number and belong to its span."""

    bound: Bound
    start: int
    end: int
    adjacent: bool = True


def read_before(passage: Passage, start: int, since: int = 0) -> Wording | None:
    """The wording of a bound that ends where a number, or what stands for it, begins; it stays in the sentence, and
    behind `since`, the end of the quantity before: « 10 k€ minimum à 50 k€ » has one minimum.

    >>> from extract.values.reading import open_passage
    >>> passage = open_passage("mesure", "L’aide ne peut excéder 5 000 euros, en plus de 300 euros.")
    >>> read_before(passage, 23)
    Wording(bound='ceiling', start=7, end=23, adjacent=True)
    >>> read_before(passage, passage.text.index("300"))
    """
    sentence, _ = passage.sentence(start - 1 if start else 0, reach=REACH)
    sentence = max(sentence, since)
    window = passage.text[sentence:start].lower()
    if not any(map(window.__contains__, _STEMS)):
        return None
    match = _BEFORE.search(passage.text, sentence, start)
    if match is None or match["none"] or (since and _trails(passage, since, match)):
        return None
    if _LIMITS_ITSELF.search(passage.text, sentence, match.end()) and passage.section not in CONDITIONS:
        return None
    low = match["floor"] or match["negated_floor"]
    bound: Bound = "floor" if low else "about" if match["about"] else "ceiling"
    return Wording(bound, match.start(), start)


def _trails(passage: Passage, since: int, match: re.Match[str]) -> bool:
    """True where « maximum » or « minimum » follows the quantity before, tax at most between them."""
    return _TRAILING.fullmatch(passage.text, since, match.start()) is not None and match[0][:3].lower() in (
        "max",
        "min",
    )


def read_after(passage: Passage, end: int) -> Wording | None:
    """The wording of a bound that begins where a unit ends; not one that belongs to the next number."""
    match = _AFTER.match(passage.text, end)
    if match is None or (match["next"] and passage.number_at(match.end()) is not None):
        return None
    bound: Bound = "ceiling" if match["ceiling"] else "floor" if match["floor"] else "about"
    stop = match.end() - len(match["next"] or "")
    closes = match["open"] is not None and match["open"].endswith("(") and passage.text[stop : stop + 1] == ")"
    return Wording(bound, match.start(), stop + closes)


def grows(passage: Passage, start: int) -> bool:
    """True where « de A à B », of which A begins here, are two states of one thing (« passe de 12 à 18 salariés »)."""
    sentence, _ = passage.sentence(start, reach=REACH)
    return _GROWTH.search(passage.text, sentence, start) is not None
