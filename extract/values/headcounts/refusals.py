"""Counts with a noun of people that count nobody of the project: the article « un », relatives, names, shares."""

import re

from extract.values.headcounts import cues
from extract.values.headcounts.nouns import Counted
from extract.values.headcounts.people import masculine_of
from extract.values.quantities import Quantity
from extract.values.reading import Passage

_ONE_IS_CREATED = re.compile(
    r"\b (?: cré[^\W\d_]{1,6} | recrut[^\W\d_]{1,8} | embauch[^\W\d_]{1,8} ) \b [^.;:,()\n]{0,30} \Z",
    re.VERBOSE | re.IGNORECASE,
)
_ONE_CREATED_BEHIND = re.compile(
    r"""
    (?: [ ] [^\W\d_]{2,20} ){0,2}? [ ] créée? \b
      | (?: [ ] [^\s,.;:]{1,20} ){0,5}? , [ ] (?: embauch | recrut ) ée? \b
      | [^.;:()\n]{0,90}? [ ] (?: sera | seront | (?: a | ont ) [ ] été | (?: a | ont ) [ ] pu [ ] être | est
        | (?: va | vont ) [ ] être ) [ ]
        (?: créée?s? | recrutée?s? | embauchée?s? ) \b
      | [^.;:()\n]{0,40}? [ ] s['’] (?: y [ ] )? (?: est [ ] ajoutée? | ajoute | ajoutera ) \b
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
_OTHER_ONE = re.compile(r",? [ ] 1 [ ] (?! sites? \b ) (?P<noun> [^\W\d_]{2,20} )", re.VERBOSE)
_ONE_BEFORE = re.compile(r"(?<! [\d,.] ) 1 [ ] (?P<noun> [^\W\d_]{2,20} ) ,? [ ] \Z", re.VERBOSE)
_NAMED = re.compile(
    r"""
    \b (?: opérations? | dispositifs? | programmes? | plans? | mesures? | campagnes? | label | défi | concours | appel )
    [ ] (?: [«“"] [ ]? )? \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STOVE_BEFORE = re.compile(
    r"\b (?: ach | acqui | équip | install | remplac | four | hotte | livr | chang | vend )[^.;:!?\n]{0,60} \Z",
    re.VERBOSE | re.IGNORECASE,
)
_STOVE_BEHIND = re.compile(
    r"""[ ] (?: à [ ] (?: gaz | bois | induction | granulés ) | électriques? | neuves? | d['’]occasion
      | de [ ] collectivité ) \b""",
    re.VERBOSE,
)
"""« deux cuisinières à gaz » cook nothing."""
_KIN = frozenset(("enfant", "parent", "fille", "jumeau"))


def is_kept(passage: Passage, quantity: Quantity[Counted]) -> bool:
    """Refuse relatives, and the article « un » but where a post is created."""
    noun, number = quantity.unit.noun, quantity.numbers[0]
    before = max(0, quantity.start - 60)
    if quantity.unit.kind == "relatives" or _is_title(passage, quantity) or _is_share(passage, quantity):
        return False
    if noun == "cuisinier" and _is_stove(passage, quantity):
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
    """« 1 jeune, 1 solution », « la commune des Deux Falaises »: a short quotation that begins with the number is a
    name, and so are a number and a noun with capitals.
    """
    text, number = passage.text, quantity.numbers[0]
    if number.form == "letters" and text[number.start].isupper() and text[number.end + 1 : number.end + 2].isupper():
        return not text[number.start : quantity.end].isupper()
    is_quoted = _QUOTED.search(passage.text, max(0, quantity.start - 2), quantity.start)
    if is_quoted is not None and _QUOTE_END.match(passage.text, quantity.end) is not None:
        return True
    return quantity.numbers[0].form == "digits" and _is_slogan(passage, quantity)


def _is_stove(passage: Passage, quantity: Quantity[Counted]) -> bool:
    text, start, end = passage.text, quantity.start, quantity.end
    if "cuisinière" not in text[start:end].lower():
        return False
    return (
        _STOVE_BEHIND.match(text, end) is not None or _STOVE_BEFORE.search(text, max(0, start - 60), start) is not None
    )


def _is_slogan(passage: Passage, quantity: Quantity[Counted]) -> bool:
    """« le plan 1 jeune 1 solution », « l'opération 100 jeunes »; « 1 salarié, 1 apprenti » are two people."""
    text, before = passage.text, max(0, quantity.start - 40)
    if _NAMED.search(text, before, quantity.start):
        return True
    if quantity.low != 1 or quantity.high != 1:
        return False
    if passage.section == "entete" and (quantity.unit.kind == "public" or quantity.unit.noun == "jeune"):
        return True
    other = _OTHER_ONE.match(text, quantity.end) or _ONE_BEFORE.search(text, before, quantity.start)
    if other is None:
        return False
    return quantity.unit.kind not in ("staff", "jobs") or masculine_of(other["noun"]) is None


def _is_share(passage: Passage, quantity: Quantity[Counted]) -> bool:
    """« trois salariés sur quatre »."""
    return cues.PROPORTION.match(passage.text, quantity.end) is not None
