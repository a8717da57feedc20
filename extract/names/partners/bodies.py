"""What is a partner and what is not: the State, the programme, the beneficiary, people, places and things are none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.folding import fold
from extract.names.model import Label, NameModel
from extract.names.partners.kinds import head_noun
from extract.names.partners.names import is_whole
from extract.names.partners.phrases import Phrase
from extract.names.partners.tokens import Token
from extract.names.partners.words import (
    CORPORATE,
    INSTITUTIONS,
    NATIONAL,
    NOTHING,
    OF,
    OPENING,
    PAIRED,
    STATE,
    THINGS,
    TRADES,
    TYPES,
    WHOLE,
    is_common,
    is_local,
    is_place,
    is_type,
)
from extract.names.people import has_given_name, is_person
from extract.names.testimonies.speakers import OFFICES

SURE, FAIR, CONFIRMED = 0.9, 0.85, 0.8
"""Type words beside the name; a name alone; a name that only the model tells from something else."""

_STATE_HEADS = frozenset(
    "ars direccte drac draaf dreal dreets etat ministere prefecture prefet rectorat secretariat sgar".split()
)
_TITLES = frozenset("m mm mr mme mmes mlle dr pr me monsieur madame maitre docteur".split())
_TOWN = frozenset(("commune", "mairie", "ville"))
_WORD = re.compile(r"[\w]+")
_NAME_WORD = re.compile(r"[\w'’&.-]+")
_ELIDED = re.compile(r"\A[dl]['’]")
_HYPHENED = re.compile(r"[\w-]+")
_PARENTHESISED = re.compile(r"\(([^()\n]{2,40})\)")
_FEDERATIVE = frozenset(("comite", "federation", "maison", "syndicat", "union"))
"""What such a body federates is its name (« Fédération des entreprises d'insertion »)."""
_RELATIONS = frozenset(("client", "cliente", "membre", "principal", "principale"))
"""Offices that a body can hold as well."""
_TYPE_WORDS = INSTITUTIONS | TYPES | OPENING
_SMALL = frozenset("de du des d la le les l et a au aux en sur pour the of".split())


@dataclass(frozen=True, slots=True)
class Refusals:
    """What the fiche itself rules out, and the model that may settle what rules leave open."""

    organisation: str | None
    own_names: frozenset[str]
    programmes: tuple[str, ...]
    model: NameModel | None

    def confidence(self, text: str, tokens: Sequence[Token], phrase: Phrase, name: str, *, body: bool) -> float | None:
        """How sure it is that a phrase names a partner, or None where it does not or cannot be told.

        `body` says that no person can stand there.
        """
        if self._is_refused(tokens, phrase, name):
            return None
        head = head_of(tokens, phrase)
        if phrase.whole or is_type(head) or head in WHOLE | OPENING | PAIRED:
            return SURE
        if phrase.kind is not None:
            return None
        if phrase.quoted:
            return FAIR
        labels = _labels_needed(phrase, name, body=body or _has_article(tokens, phrase))
        if not labels:
            return FAIR
        return CONFIRMED if self._sees(text, tokens, phrase, labels) else None

    def _is_refused(self, tokens: Sequence[Token], phrase: Phrase, name: str) -> bool:
        folded = fold(name)
        if phrase.doubtful or _is_generic(tokens, phrase):
            return True
        if folded in NOTHING or is_state(name) or sum(character.isalpha() for character in name) < 2:
            return True
        if any(_covers(folded, programme) for programme in self.programmes):
            return True
        thing = _is_thing(tokens, phrase) or _is_surface(tokens, phrase.end)
        return self.is_beneficiary(name) or thing or _is_somebody(tokens, phrase, name)

    def is_beneficiary(self, name: str) -> bool:
        """Whether a name is the beneficiary's, short, long, elided, or its acronym."""
        if fold(name) in self.own_names:
            return True
        own, words = key_words(self.organisation or ""), key_words(name)
        if _is_other_institution(_types(self.organisation or ""), _types(name)):
            return False
        if not own or not words or not (words <= own or own <= words):
            return False
        if any(not is_place(word) for word in own & words):
            return True
        return own == words and _is_same_town(_types(self.organisation or ""), _types(name))

    def _sees(self, text: str, tokens: Sequence[Token], phrase: Phrase, labels: frozenset[Label]) -> bool:
        """Whether the model has one of the labels for the name."""
        if self.model is None or phrase.name is None:
            return False
        start, end = tokens[phrase.name[0]].start, tokens[phrase.name[1] - 1].end
        left = max(text.rfind(mark, 0, start) for mark in (". ", "\n")) + 1
        right = min([at for mark in (". ", "\n") if (at := text.find(mark, end)) >= 0] or [len(text)])
        return any(
            span.label in labels and left + span.start <= start and end <= left + span.end
            for span in self.model.spans(text[left:right])
        )


def own_names(organisation: str | None, texts: Sequence[str]) -> frozenset[str]:
    """The beneficiary's acronyms: its initials, and what stands in parentheses after its name anywhere."""
    if not organisation:
        return frozenset()
    names = {fold(organisation), initials(organisation)}
    asides = ((text, found) for text in texts for found in _PARENTHESISED.finditer(text))
    names.update(fold(found[1]) for text, found in asides if _stands_before(found.start(), text, organisation))
    return frozenset(name for name in names if len(name) > 1)


def _stands_before(at: int, text: str, name: str) -> bool:
    """Whether a name, in any case, ends at an offset or one space before it."""
    return text[max(0, at - len(name) - 1) : at].rstrip().lower().endswith(name.lower())


def initials(name: str) -> str:
    """The initials of a name's words, articles and prepositions left out, folded."""
    return "".join(word[0] for word in _WORD.findall(fold(name)) if word not in _SMALL)


@lru_cache(maxsize=4096)  # each mention is held against every other
def key_words(name: str) -> frozenset[str]:
    """A name's words that tell it from another of its type: folded, without articles and type words."""
    words = [word for word in _NAME_WORD.findall(fold(name)) if word not in _SMALL]
    words = [_ELIDED.sub("", word) for word in words]
    return frozenset(word for word in words if word not in _TYPE_WORDS)


def _types(name: str) -> frozenset[str]:
    return frozenset(_HYPHENED.findall(fold(name))) & _TYPE_WORDS


def _is_same_town(own: frozenset[str], other: frozenset[str]) -> bool:
    """« Ville d'Ussel » is the « commune d'Ussel », but the « mission locale d'Ussel » is another body."""
    return own == other or not own or not other or own | other <= _TOWN


def _is_other_institution(own: frozenset[str], other: frozenset[str]) -> bool:
    """« Recyclerie du Bocage » is not the « communauté de communes du Bocage »."""
    return bool(own) and bool(other & INSTITUTIONS) and not own & other and not own | other <= _TOWN


def is_state(name: str) -> bool:
    """Whether a name is the State's, one of its services' or one of its funds'.

    >>> [is_state(name) for name in ("État", "préfecture de la Lozère", "plan France Relance", "Région Occitanie")]
    [True, True, True, False]
    """
    folded = fold(name)
    if folded in STATE:
        return True
    first = _WORD.search(folded)
    return first is not None and (first[0] in _STATE_HEADS or folded.startswith("sous-prefecture"))


def _covers(folded: str, programme: str) -> bool:
    own = fold(programme)
    return (len(own) > 4 and own in folded) or (len(folded) > 4 and folded in own)


def head_of(tokens: Sequence[Token], phrase: Phrase) -> str:
    """The head noun of a phrase's type words, folded, or nothing."""
    return tokens[head_noun(tokens, *phrase.kind)].folded if phrase.kind else ""


def _is_generic(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """« la Mission locale », « le Conseil régional »: an institution that no place or name tells from its likes."""
    if phrase.name is None or phrase.kind is not None or phrase.quoted:
        return False
    first, last = phrase.name
    if last - first == 1:
        return tokens[first].folded in INSTITUTIONS | OPENING | TYPES
    if not is_whole(tokens, first) or (
        tokens[first].folded in _FEDERATIVE and last - first > 3 - tokens[first].text[0].isupper()
    ):
        return False
    if last - first > 2 and any(token.folded in NATIONAL for token in tokens[first + 1 : last - 1]):
        return False
    return not any(token.capital or token.text[0].isdigit() or _is_placed(token) for token in tokens[first + 1 : last])


def _is_placed(token: Token) -> bool:
    """« Métropole lilloise » is one; « Conseil régional », « Mission locale » are any."""
    return is_local(token.text) and not token.folded.startswith(("local", "locaux", "region", "voisin"))


def _is_surface(tokens: Sequence[Token], at: int) -> bool:
    """« la Manufacture des Tabacs, 1 200 m² »: what has a surface is a building."""
    first = at + 1 if at < len(tokens) and (tokens[at].folded in OF or tokens[at].text == ",") else at
    last = first
    while last < len(tokens) and tokens[last].number:
        last += 1
    return first < last < len(tokens) and tokens[last].folded in ("m2", "m²", "metres")


def _is_thing(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """« le label X », « le logiciel X », « Salon des maires »: what its head noun makes no body."""
    if phrase.name is None:
        return True
    head = head_of(tokens, phrase)
    if (
        head in _STATE_HEADS
        or head in THINGS
        or any(token.folded in STATE for token in tokens[slice(*(phrase.kind or (0, 0)))])
    ):
        return True
    return tokens[phrase.name[0]].folded in THINGS and not phrase.quoted and phrase.kind is None


def _is_somebody(tokens: Sequence[Token], phrase: Phrase, name: str) -> bool:
    """A person: a title, a given name, an office before or after the name."""
    if phrase.name is None:
        return False
    first, last = phrase.name
    before = tokens[first - 2 : first] if first >= 2 else tokens[:first]
    if tokens[first].folded in _TITLES or any(token.folded in _TITLES and token.text[0].isupper() for token in before):
        return True
    head = head_of(tokens, phrase)
    if (head in OFFICES and is_person(name)) or (head in TRADES and has_given_name(name)):
        return True
    if is_type(head) or phrase.whole:
        return False
    if head in OFFICES or _is_office_after(tokens, last):
        return True
    alone = phrase.kind is None and not phrase.quoted
    return alone and has_given_name(name) and (last - first == 1 or is_person(name))


def _has_article(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """« l'Afpi du Hainaut », « l'allemand Krüger »: an article stands before bodies, not before people."""
    at = phrase.name[0] - 1 if phrase.name is not None else -1
    while at > 0 and tokens[at].lower and is_local(tokens[at].text):
        at -= 1
    return at >= 0 and tokens[at].lower and tokens[at].folded in ("l'", "la", "le", "du", "au")


def _is_office_after(tokens: Sequence[Token], at: int) -> bool:
    """« Paul Achard, maire de… »: an office in apposition, which a body has not."""
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return False
    article = tokens[at + 1].folded in ("le", "la", "l'", "notre", "son", "sa")
    office = at + 2 if article else at + 1
    if office >= len(tokens) or tokens[office].folded not in OFFICES - TYPES - _RELATIONS:
        return False
    following = tokens[office + 1].folded if office + 1 < len(tokens) else "."
    return not article or following in OF | {",", "."}


def _labels_needed(phrase: Phrase, name: str, *, body: bool) -> frozenset[Label]:
    """The labels by which the model can tell a bare name from a place, somebody or a common noun; none if rules can.

    Of two words that no lexicon has, it calls every person one; a body it calls a body, a thing, or a person.
    """
    if phrase.name is None or is_place(name):
        return frozenset(("ORG",))
    is_firm = any(word in CORPORATE for word in fold(name).split()[1:])
    if is_person(name) and not body and not is_firm:
        return frozenset(("ORG", "MISC"))
    single = phrase.name[1] - phrase.name[0] == 1
    return frozenset(("ORG",)) if single and not name.isupper() and is_common(name) else frozenset()
