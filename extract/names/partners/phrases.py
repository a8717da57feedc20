"""Noun phrases that may name a body: determiner, type words, name, acronym, apposition."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.names.partners.descriptions import end_of_description, end_of_place, is_vague
from extract.names.partners.kinds import after_determiners, goes_on, head_noun, is_body_word, link_before
from extract.names.partners.names import FORMS, end_of_name, is_whole, opens_name
from extract.names.partners.tails import end_of_tail
from extract.names.partners.tokens import Token
from extract.names.partners.words import (
    ARTICLES,
    BELONGINGS,
    CLOSERS,
    DETERMINERS,
    INDEFINITE,
    LEGAL,
    OF,
    WHOLE,
    is_adjective,
    is_common,
    is_local,
    is_place,
    is_type,
    is_verb_form,
)
from extract.names.people import has_given_name

LONGEST_KIND = 10
"""Tokens of the lower-case words before a name."""
LONGEST_QUOTED = 10

_QUOTES = {"«": "»", "“": "”", '"': '"'}
_ENDS = frozenset(".,;)\n!?")
_NO_FARMS = frozenset(("fermé", "fermés"))
"""Type words once their accents are folded away."""
HOMES = frozenset(("ehpad", "esat"))
PATRON = re.compile(r"saint|ste?(?!\w)|notre")
_JOINED = frozenset(("communaute", "cuma", "pays", "petr", "sivom", "syndicat"))
_MIXED = frozenset(("intercommunal", "mixte"))
"""« le syndicat mixte Énergies du Barrois »: right behind these a name stands by itself."""
_FIRMS = frozenset(("agence", "bureau", "cabinet", "entreprise", "societe", "start-up", "startup", "studio"))
_COMMON_ENDS = ("age", "ing", "isme", "ment", "tion")
"""Endings of words that no lexicon need have to be common."""

Interval = tuple[int, int]


class Phrase(NamedTuple):
    """A noun phrase as half-open token intervals; `name` is None where it names nothing.

    `kind` are the type words beside the name, `acronym` the token of a parenthesised acronym, `gloss` the tokens of a
    parenthesised long form; `whole` where the type words are part of the name; `owned` where words say what the body
    has (« les équipes de X »); `doubtful` where nobody can tell where the name ends; `end` is the token after it all.
    """

    name: Interval | None
    kind: Interval | None
    end: int
    acronym: int | None = None
    gloss: Interval | None = None
    whole: bool = False
    quoted: bool = False
    owned: bool = False
    doubtful: bool = False

    @property
    def first(self) -> int:
        """The token it begins with: its type words included, its determiner left out."""
        return min(interval[0] for interval in (self.name, self.kind) if interval is not None)


def read_phrase(tokens: Sequence[Token], at: int) -> Phrase | None:
    """The noun phrase that begins at a token, or None where no noun phrase does."""
    start = after_determiners(tokens, at)
    if start >= len(tokens):
        return None
    if tokens[start].mark:
        return _quoted(tokens, start, kind=None)
    if tokens[start].folded in FORMS or _is_named_house(tokens, start):
        return _formed(tokens, start)
    if tokens[start].capital:
        return _finish(tokens, _named(tokens, start, kind=None))
    verb = start == at and is_verb_form(tokens[start].text) and not is_body_word(tokens, start)
    if verb or not goes_on(tokens, start, start):
        return None
    return _typed(tokens, at, start)


def _is_named_house(tokens: Sequence[Token], at: int) -> bool:
    """« l'EHPAD Ker Avel », « l'ESAT La Roseraie »: what follows stands by itself, unless it is whom the house is
    called after (« l'Ehpad Saint-Paul »)."""
    if at + 1 >= len(tokens) or not (tokens[at].capital and tokens[at + 1].capital):
        return False
    name = tokens[at + 1]
    if name.folded in ("la", "le", "les"):
        return tokens[at].folded in WHOLE and at + 2 < len(tokens) and tokens[at + 2].capital
    return tokens[at].folded in HOMES and not PATRON.match(name.folded) and not has_given_name(name.text)


def _formed(tokens: Sequence[Token], start: int) -> Phrase:
    """« la PME bretonne Compte R »: what a firm is, in capitals, then perhaps where from, then its name."""
    stop = start + 1
    while stop < len(tokens) and tokens[stop].lower and is_local(tokens[stop].text):
        stop += 1
    if stop < len(tokens) and tokens[stop].capital:
        return _finish(tokens, _named(tokens, stop, kind=(start, stop)))
    return Phrase(None, (start, stop), stop)


def _typed(tokens: Sequence[Token], at: int, start: int) -> Phrase | None:
    """A phrase that opens with lower-case words: type words before a name, or no name at all."""
    stop = start
    while stop < len(tokens) and stop - start < LONGEST_KIND and goes_on(tokens, start, stop):
        stop += 1
    head = head_noun(tokens, start, stop)
    described = end_of_description(tokens, head, link_before(tokens, start, stop), stop)
    if described is not None:
        return _finish(tokens, Phrase((head, described), None, described, whole=True))
    if stop < len(tokens) and tokens[stop].mark:
        found = _quoted(tokens, stop, kind=(start, stop)) or _brand(tokens, at, start, stop)
    elif stop < len(tokens) and tokens[stop].capital:
        found = _before_capital(tokens, start, stop, head)
    else:
        found = _brand(tokens, at, start, stop)
    if found is None and is_type(tokens[head].folded):
        found = _named_after_comma(tokens, (start, stop), stop)
    if found is not None and found.name is None and found.kind is not None and is_type(tokens[head].folded):
        found = _named_after_comma(tokens, found.kind, found.end) or found
    return Phrase(None, (start, stop), stop) if found is None else _finish(tokens, found)


def _named_after_comma(tokens: Sequence[Token], kind: Interval, stop: int) -> Phrase | None:
    """« une start-up de Grenoble, Hydrélia, »: the name in apposition, unless more names follow in a series."""
    if stop + 2 >= len(tokens) or tokens[stop].text != ",":
        return None
    at = stop + 2 if tokens[stop + 1].lower and tokens[stop + 1].folded in ARTICLES else stop + 1
    if not tokens[at].capital:
        return None
    end = end_of_name(tokens, at)
    if end < len(tokens) and not (tokens[end].mark and tokens[end].text in ",.;)\n"):
        return None
    if end + 1 < len(tokens) and tokens[end].text == "," and tokens[end + 1].capital:
        return None
    return Phrase((at, end), kind, end)


def _before_capital(tokens: Sequence[Token], start: int, stop: int, head: int) -> Phrase | None:
    """Type words up to a capital: a name after them, or after « de » a place and perhaps a name after that."""
    if all(is_local(token.text) for token in tokens[start:stop]):
        return _named(tokens, stop, kind=None)
    link = link_before(tokens, start, stop)
    whole = is_whole(tokens, head)
    if link == stop:
        if whole and tokens[stop].folded not in ("les", "la", "le") and tokens[stop - 1].folded not in _MIXED:
            end = _past_joined(tokens, head, end_of_name(tokens, stop, whole=True))
            return Phrase((head, end), None, end, whole=True)
        if tokens[head].folded in BELONGINGS:
            return _named(tokens, stop, kind=None)._replace(owned=True)
        return _named(tokens, stop, kind=(start, stop))
    if tokens[head].folded in BELONGINGS and tokens[link].folded in OF:
        return _named(tokens, stop, kind=None)._replace(owned=True)
    if is_vague(tokens, head, link):
        return None
    place = end_of_place(tokens, stop)
    if place < len(tokens) and tokens[place].capital and place > stop and not whole:
        return _named(tokens, place, kind=(start, link))
    if not whole:
        return Phrase(None, (start, link), end_of_name(tokens, stop))
    end = _past_joined(tokens, head, end_of_name(tokens, stop, whole=True))
    return Phrase((head, end), None, end, whole=True)


def _named(tokens: Sequence[Token], at: int, kind: Interval | None) -> Phrase:
    """The name at a capital, without legal forms; a capitalised type word before a brand is kept with it."""
    end = end_of_name(tokens, at)
    first, last = at, end
    while first < last - 1 and tokens[first].folded in LEGAL and tokens[first + 1].folded not in OF:
        first += 1
    while last - 1 > first and tokens[last - 1].folded in LEGAL:
        last -= 1
    if last < len(tokens) and tokens[last].folded in LEGAL:
        end = last + 1
    if kind is not None and _has_participle(tokens, first, last):
        last = end = last + 1
    if kind is not None and _joins_common_pair(tokens, first, last, kind):
        last = end = end_of_name(tokens, last + 1)
    if kind is None and _joins_bare_pair(tokens, first, last):
        last = end = end_of_name(tokens, last + 1)
    last = _past_joined(tokens, first if kind is None else head_noun(tokens, *kind), last)
    whole = kind is None and last - first > 1 and opens_name(tokens, first)
    return Phrase((first, last), kind, max(end, last), whole=whole)


def _joins_bare_pair(tokens: Sequence[Token], first: int, last: int) -> bool:
    """« Eau et Rivières de Bretagne »: common nouns without articles, none of which is a name by itself."""
    if last + 1 >= len(tokens) or tokens[last].folded != "et" or not tokens[last + 1].capital or last - first != 1:
        return False
    bare = first == 0 or tokens[first - 1].folded not in ARTICLES
    words = (tokens[first], tokens[last + 1])
    return (
        bare and not is_place(words[0].text) and all(is_common(word.text) and not word.text.isupper() for word in words)
    )


def _past_joined(tokens: Sequence[Token], head: int, end: int) -> int:
    """« communauté de communes Lot et Truyère »: territories that joined bear both names."""
    if end + 1 >= len(tokens) or tokens[head].folded not in _JOINED or tokens[end].folded != "et":
        return end
    joins = tokens[end + 1].capital and not is_body_word(tokens, end + 1)
    return end_of_name(tokens, end + 1, whole=True) if joins else end


def _has_participle(tokens: Sequence[Token], first: int, last: int) -> bool:
    """« la compagnie Ombre portée »: an adjective closes the name of a common noun, and the phrase with it."""
    if last - first != 1 or last >= len(tokens) or not tokens[last].lower or not is_common(tokens[first].text):
        return False
    closed = last + 1 >= len(tokens) or tokens[last + 1].mark or tokens[last + 1].folded in ("et", "ou")
    adjective = is_adjective(tokens[last].text) and is_common(tokens[last].text) and not is_verb_form(tokens[last].text)
    return closed and adjective and tokens[last].folded not in CLOSERS | DETERMINERS


def _joins_common_pair(tokens: Sequence[Token], first: int, last: int, kind: Interval) -> bool:
    """« l'association Terre et Mer »: two common nouns after one type word in the singular are one name."""
    if last + 1 >= len(tokens) or tokens[last].folded != "et" or not tokens[last + 1].capital or last - first != 1:
        return False
    singular = kind[0] > 0 and tokens[kind[0] - 1].folded in ("l'", "la", "le")
    return singular and is_common(tokens[first].text) and is_common(tokens[last + 1].text)


def _quoted(tokens: Sequence[Token], at: int, kind: Interval | None) -> Phrase | None:
    """A name in quotation marks; without type words before it, it has a capital."""
    closing = _QUOTES.get(tokens[at].text)
    if closing is None:
        return None
    for end in range(at + 2, min(at + 2 + LONGEST_QUOTED, len(tokens))):
        if tokens[end].text == closing:
            if kind is None and not tokens[at + 1].text[0].isupper():
                return None
            return Phrase((at + 1, end), kind, end + 1, quoted=True)
    return None


def _brand(tokens: Sequence[Token], at: int, start: int, stop: int) -> Phrase | None:
    """« la jeune pousse rennaise mobilix », « le collectif agri.nov »: a word no lexicon has, last after type words."""
    brand = tokens[stop - 1] if stop - start >= 2 else None
    if brand is None or at == start or tokens[at].folded in INDEFINITE:
        return None
    before = tokens[stop - 2]
    if not any(is_type(token.folded) for token in tokens[start : stop - 1]) or "-" in brand.text:
        return None
    if not (is_type(before.folded) or is_local(before.text) or before.folded in ("emploi", "jeune")):
        return None
    if brand.text.isalpha() and (
        is_common(brand.text) or is_adjective(brand.text) or brand.text.endswith(_COMMON_ENDS)
    ):
        return None
    return Phrase((stop - 1, stop), (start, stop - 1), stop)


def is_lone_brand(tokens: Sequence[Token], at: int) -> bool:
    """Whether a single lower-case word is a brand (« hébergé par nubilo »): no lexicon has it, and nothing goes on."""
    if at >= len(tokens) or not tokens[at].lower or not tokens[at].text.isalpha() or len(tokens[at].text) < 4:
        return False
    if at + 1 < len(tokens) and not tokens[at + 1].mark and tokens[at + 1].folded not in CLOSERS:
        return False
    word = tokens[at].text
    return not is_common(word) and not is_adjective(word) and not word.endswith(_COMMON_ENDS)


def _finish(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """Add what stands in parentheses right after the name, then an apposition that says what it is."""
    if phrase.name is None:
        return phrase
    phrase = _with_parenthesis(tokens, _with_tail(tokens, phrase))
    if phrase.kind is None and not phrase.whole:
        return _with_apposition(tokens, phrase)
    return phrase


def _with_tail(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """The phrase with its name up to its last lower-case word; doubtful where that cannot be told."""
    if phrase.name is None or phrase.quoted or phrase.end != phrase.name[1]:
        return phrase
    if _may_go_on_with_place(tokens, phrase):
        return phrase._replace(doubtful=True, end=end_of_name(tokens, phrase.end + 1))
    end = None if _may_end_before_place(tokens, phrase) else end_of_tail(tokens, *phrase.name, whole=phrase.whole)
    if end == phrase.end:
        return phrase
    return phrase._replace(doubtful=True) if end is None else phrase._replace(name=(phrase.name[0], end), end=end)


def _may_go_on_with_place(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """« le groupement Brebis du Rougier »: where no register knows the place, nobody can tell whose it is.

    « le laboratoire Promès du CNRS » belongs to a body.
    """
    if phrase.kind is None or phrase.name is None or phrase.name[1] - phrase.name[0] > 1:
        return False
    link, place = phrase.name[1], phrase.name[1] + 1
    if place >= len(tokens) or tokens[link].folded != "du" or not tokens[place].capital:
        return False
    return not (is_place(tokens[place].text) or tokens[place].text.isupper() or is_body_word(tokens, place))


def _may_end_before_place(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """« l'agence Coco de Rodez »: after type words, nobody can tell whether the place is the name's or the body's."""
    if phrase.kind is None or phrase.name is None or tokens[head_noun(tokens, *phrase.kind)].folded not in _FIRMS:
        return False
    first, last = phrase.name
    link = tokens[first + 1].folded if last - first == 3 else ""
    return link in ("de", "d'", "a") and is_place(tokens[last - 1].text)


def _with_parenthesis(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    at = phrase.end
    if at + 2 >= len(tokens) or tokens[at].text != "(":
        return phrase
    closing = next((end for end in range(at + 2, min(at + 14, len(tokens))) if tokens[end].text == ")"), None)
    if closing is None:
        return phrase
    inside = tokens[at + 1 : closing]
    if len(inside) == 1 and sum(character.isupper() for character in inside[0].text) >= 2:
        return phrase._replace(acronym=at + 1, end=closing + 1)
    if (
        len(inside) > 1 and inside[0].text[0].isupper() and len(tokens[phrase.name[0]].text) <= 12
        if phrase.name
        else False
    ):
        return phrase._replace(gloss=(at + 1, closing), end=closing + 1)
    return phrase._replace(end=closing + 1)


def _with_apposition(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """« Kanopé, une coopérative de Toulouse, »: type words between the name and the next comma or the end."""
    if phrase.end >= len(tokens) or tokens[phrase.end].text != ",":
        return phrase
    start = after_determiners(tokens, phrase.end + 1)
    stop = start
    while stop < len(tokens) and stop - start < LONGEST_KIND and goes_on(tokens, start, stop):
        stop += 1
    if (
        stop == start
        or tokens[start].folded in OF
        or tokens[start].text in _NO_FARMS
        or not is_type(tokens[head_noun(tokens, start, stop)].folded)
    ):
        return phrase
    if start > phrase.end + 1 and tokens[start - 1].folded not in ("un", "une"):
        return phrase
    end = stop
    if end < len(tokens) and tokens[end].capital and link_before(tokens, start, stop) < stop:
        stop, end = link_before(tokens, start, stop), end_of_name(tokens, end)
    if end + 1 < len(tokens) and tokens[end].text == "à" and tokens[end + 1].capital:
        end = end_of_name(tokens, end + 1)
    ended = end >= len(tokens) or tokens[end].text in _ENDS or tokens[end].folded in CLOSERS
    return phrase._replace(kind=(start, stop), end=end) if ended else phrase
