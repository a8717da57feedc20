"""Numbers that are no value of the record, each of a named kind: the other half of the ledger."""

import re
from bisect import bisect_left
from typing import Literal, NamedTuple

from extract.values import distractor_words as words
from extract.values.numbers import Number
from extract.values.quantities import Unit, read_quantities
from extract.values.reading import Passage

Kind = Literal[
    "address", "age", "article", "clock", "code", "count", "data", "distance", "division",
    "edition", "energy", "fraction",
    "frequency", "law", "level", "list", "name", "new", "partial_date", "percentage", "phone", "postcode", "programme",
    "rank", "ratio", "registration", "score", "standard", "surface", "temperature", "time", "times", "volume", "web",
    "weight",
]  # fmt: skip
"""Every kind; `docs/codes.md` need not repeat them, `tests/specs/distractors.toml` shows what each is."""


class Distractor(NamedTuple):
    """One number that is no value: the half-open span of the words that say so is its cue."""

    number: Number
    kind: Kind
    cue: tuple[int, int]

    @property
    def rule(self) -> str:
        """The rule's name, as in the record."""
        return f"distractor.{self.kind}"


def _pattern(kinds: dict[Kind, str], template: str) -> re.Pattern[str]:
    return re.compile(template % " | ".join(f"(?P<{kind}> {said} )" for kind, said in kinds.items()), re.VERBOSE)


_MEASURED = _pattern(words.MEASURED, r"[ \u00a0\u202f]? (?: de [ ] )? (?: %s )")
_BEFORE = _pattern(words.BEFORE, r"(?<! \w ) (?: %s ) \Z")
_AFTER = _pattern(words.AFTER, r"(?: %s )")
_BEFORE_SOFT = _pattern(words.BEFORE_SOFT, r"(?<! \w ) (?: %s ) \Z")
_AFTER_SOFT = _pattern(words.AFTER_SOFT, r"(?: %s )")
_CODES = _pattern(words.CODES, r"(?= [0-9+SRFLDINE] | n° | https?: | www | v [ ]? [0-9] | [vV]ersion ) (?: %s )")
_LISTING = re.compile(r"[ ]? (?: , | et | ou | à | - | – | , [ ] et ) [ ]?", re.VERBOSE)
_OUT_OF = re.compile(words.OUT_OF, re.VERBOSE)
_COUNTED = re.compile(r"(?: [ ] [^\W\d_]{2,24} ){0,3}", re.VERBOSE)
_STOPS = (" ", ",", ";", ")", "\n", "")
_WINDOW = 32
_HIGHEST_YEAR = 9999
"""A programme is named after a year or a small number: « Normandie 12 000 » is no name."""
_CURRENCY = re.compile(r"[ ]? (?: d[’'] )? (?: [kKM]? [ ]? € | [kKM]? euros? \b | [kKM]? EUR \b )", re.VERBOSE)
_LOWERCASE_NOUN = re.compile(r"[ ] (?: de [ ] | d[’'] )? (?P<noun> [^\W\d_]+ (?: [-’'] [^\W\d_]+ )? )", re.VERBOSE)
_NEW_BEFORE = re.compile(r"[^\W\d_]{2,} [ ] (?: et [ ] | ou [ ] )? \Z", re.VERBOSE)
_PLURAL = re.compile(r"[ ] [^\W\d_]+ [sx] \b", re.VERBOSE)
_PLACE = re.compile(r"[ ] (?: [-–] [ ] )? [A-ZÉÈÎÔ] [^\W\d_]", re.VERBOSE)
_LISTED = re.compile(r"[ ]? [.)°] (?= [ ] ) | [ ] (?: [-–] [ ] )? (?= [A-ZÉÈÀÊÎ] [^\W\d_]+ )", re.VERBOSE)
_ADDRESS = re.compile(r"[^\s]{0,60} (?: www\. | https?: | @ | \.fr\b | \.com\b | \.org\b | \.eu\b )", re.VERBOSE)


def read_certain(passage: Passage) -> tuple[Distractor, ...]:
    """Numbers that no reader may take: percentages, measures, telephone numbers, laws, standards, names with digits.

    >>> from extract.values.reading import open_passage
    >>> passage = open_passage("mesure", "France 2030 : 5 à 10 % sur 1 200 m², tél. 01 23 45 67 89, loi n° 2021-1040")
    >>> [(passage.text[d.number.start : d.number.end], d.kind) for d in read_certain(passage)][:4]
    [('2030', 'programme'), ('5', 'percentage'), ('10', 'percentage'), ('1 200', 'surface')]
    >>> read_certain(open_passage("mesure", "54 millions d'euros en 2021"))
    ()
    """
    readings = (*_beside(passage), *_measured(passage), *_ratios(passage), *_codes(passage))
    found = {distractor.number.start: distractor for distractor in readings}
    return tuple(found[start] for start in sorted(found))


def _measured(passage: Passage) -> tuple[Distractor, ...]:
    quantities = read_quantities(passage, _measure_of)
    return tuple(
        Distractor(number, quantity.unit, (number.end, max(number.end, quantity.unit_end)))
        for quantity in quantities
        for number in quantity.numbers
    )


def _measure_of(passage: Passage, number: Number) -> Unit[Kind] | None:
    match = _MEASURED.match(passage.text, number.end)
    return None if match is None else Unit(number.end, match.end(), _kind(match, words.MEASURED))


def _kind(match: re.Match[str], kinds: dict[Kind, str]) -> Kind:
    return next(kind for kind in kinds if match[kind] is not None)


def _beside(passage: Passage) -> list[Distractor]:
    found = []
    for number in passage.numbers:
        if number.form == "letters":
            continue
        start = max(0, number.start - _WINDOW)
        before = None if _is_money(passage, number) else _BEFORE.search(passage.text, start, number.start)
        if before and not (before["programme"] and number.value > _HIGHEST_YEAR):
            found.append(Distractor(number, _kind(before, words.BEFORE), before.span()))
        elif after := _AFTER.match(passage.text, number.end):
            found.append(Distractor(number, _kind(after, words.AFTER), after.span()))
    return found


def _is_money(passage: Passage, number: Number) -> bool:
    """« Ville de Paris 260 000 euros » is no name like « Paris 2024 »."""
    return _CURRENCY.match(passage.text, number.end) is not None


def _codes(passage: Passage) -> list[Distractor]:
    """Runs of digits that are one code: telephone numbers, SIREN and SIRET, « 2021-1040 » after a law."""
    found: list[Distractor] = []
    numbers = iter(passage.numbers)
    number = next(numbers, None)
    for match in _CODES.finditer(passage.text):
        while number is not None and number.end <= match.start():
            number = next(numbers, None)
        while number is not None and number.start < match.end():
            found.append(Distractor(number, _kind(match, words.CODES), match.span()))
            number = next(numbers, None)
    return found


def _ratios(passage: Passage) -> list[Distractor]:
    """Both numbers of « neuf habitants sur dix »."""
    found: list[Distractor] = []
    for match in _OUT_OF.finditer(passage.text):
        index = bisect_left(passage.numbers, match.start() + 1, key=lambda number: number.start)
        pair = passage.numbers[max(0, index - 1) : index + 1]
        if len(pair) == 2 and _COUNTED.fullmatch(passage.text, pair[0].end, match.start()):
            found += [Distractor(number, "ratio", match.span()) for number in pair]
    return found


def read_likely(passage: Passage, number: Number, previous: Distractor | None = None) -> Distractor | None:
    """What a number is that no reader took; None where nothing beside it tells: that number is unread.

    Order: the shape of the number (article, rank, name with digits), the words after it, the words before it, and last
    the noun that it counts. A number that an enumeration joins to the `previous` one is of its kind (« phases 1
    et 2 »).
    """
    if previous is not None and _follows(passage, previous, number):
        return Distractor(number, previous.kind, previous.cue)
    by_shape = _by_shape(passage, number)
    if by_shape is not None:
        return by_shape
    start = max(0, number.start - _WINDOW)
    if after := _AFTER_SOFT.match(passage.text, number.end):
        return Distractor(number, _kind(after, words.AFTER_SOFT), after.span())
    if before := _BEFORE_SOFT.search(passage.text, start, number.start):
        kind = _kind(before, words.BEFORE_SOFT)
        if kind == "name" and _counts(passage, number):
            return Distractor(number, "count", before.span())
        if number.form == "digits" or kind in words.ALSO_LETTERS:
            return Distractor(number, kind, before.span())
    if noun := _LOWERCASE_NOUN.match(passage.text, number.end):
        word = noun["noun"].lower()
        if word not in words.NOT_COUNTED and not (number.bare and 1900 <= number.value <= 2100):
            return Distractor(number, "count", noun.span())
    return None


def _follows(passage: Passage, previous: Distractor, number: Number) -> bool:
    listed = previous.kind in ("level", "edition", "law", "standard") and number.bare
    return listed and _LISTING.fullmatch(passage.text, previous.number.end, number.start) is not None


def _by_shape(passage: Passage, number: Number) -> Distractor | None:
    own = (number.start, number.end)
    if number.ordinal:
        return Distractor(number, "rank", own)
    touched = number.glued_before or number.glued_after
    if number.form == "letters" and number.value == 1 and not touched:
        return Distractor(number, "article", own)
    if passage.text[number.end : number.end + 1] not in _STOPS and _ADDRESS.match(passage.text, number.end):
        return Distractor(number, "web", own)
    if _is_postcode(passage, number):
        return Distractor(number, "postcode", own)
    if _is_division(passage, number):
        return Distractor(number, "division", own)
    if _is_listed(passage, number):
        return Distractor(number, "list", own)
    if number.form == "letters" and number.value == 9 and _is_new(passage, number):
        return Distractor(number, "new", own)
    return Distractor(number, "name", own) if touched and not _AFTER_SOFT.match(passage.text, number.end) else None


def _counts(passage: Passage, number: Number) -> bool:
    """« Suivront 140 logements »: a plural behind a number says that the capital before it only begins a sentence."""
    plural = _PLURAL.match(passage.text, number.end)
    return plural is not None and plural[0].strip().lower() not in words.NOT_COUNTED


def _is_postcode(passage: Passage, number: Number) -> bool:
    """« 48000 Mende », « 93 100 Montreuil »: five digits and a name."""
    digits = passage.text[number.start : number.end].replace(" ", "")
    return digits.isdigit() and len(digits) == 5 and _PLACE.match(passage.text, number.end) is not None


def _is_division(passage: Passage, number: Number) -> bool:
    """« Paimpol (22) »: the number of a département behind a place."""
    before = passage.text[max(0, number.start - 3) : number.start]
    closes = passage.text[number.end : number.end + 1] == ")"
    return number.bare and closes and before[-2:] == " (" and before[:1].isalpha() and 0 < number.value < 977


def _is_listed(passage: Passage, number: Number) -> bool:
    """« 1. Déposer un dossier », « (2) », « 3 Attendre » where a line begins."""
    if not number.bare or number.value > 99:
        return False
    opens = passage.text[max(0, number.start - 1) : number.start] in ("", "\n", "(")
    return opens and _LISTED.match(passage.text, number.end) is not None


def _is_new(passage: Passage, number: Number) -> bool:
    """« un bâtiment neuf »: a noun before, and nothing counted after."""
    window = max(0, number.start - 20)
    return bool(_NEW_BEFORE.search(passage.text, window, number.start)) and not _PLURAL.match(passage.text, number.end)
