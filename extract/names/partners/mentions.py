"""Mentions of bodies in one section: what stands beside a cue, with the role that the cue and the body settle."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.folding import evened
from extract.names.partners.bodies import Refusals, head_of
from extract.names.partners.cue_places import cues_behind, cues_in, is_at
from extract.names.partners.cues import Cue
from extract.names.partners.kinds import head_noun, local_end
from extract.names.partners.lists import conjunction_at, read_lines, read_list
from extract.names.partners.phrases import LONGEST_KIND, Phrase, is_lone_brand
from extract.names.partners.roles import role_of
from extract.names.partners.tokens import Token, tokenise
from extract.names.partners.unbound import CONFIDENCE as UNBOUND
from extract.names.partners.unbound import RULE as UNBOUND_RULE
from extract.names.partners.unbound import role_of_unbound
from extract.names.partners.words import (
    DETERMINERS,
    OF,
    OPENING,
    PAIRED,
    PRAISE,
    THINGS,
    WHOLE,
    is_common,
    is_local,
    is_place,
    is_type,
)
from schemas.record import PartnerRole

_BY = re.compile(r"\b(?:par|chez)\Z", re.IGNORECASE)
_OPENED = re.compile(
    r"(?::|dont|comme|que|parmi\ lesquels|figurent|figure|comptent|compte|trouvent|trouve)\s?\Z", re.VERBOSE
)

_DENIED = re.compile(
    r"""
    (?: \b(?:faute|à\ défaut)\ d(?:e\ |['’]) | \bsans\ | \baucune?\ | \brompu\w{0,2}\ | \brupture\b\ ?
      | \béchec\ d(?:e\ |['’]|u\ )
      | \bn(?:e\ |['’])\w{1,12}\ (?:pas|plus|jamais)[ ] | \b(?:aimerai|voudrai|espèr|espér)\w{1,4}[ ]
      | \baurai\w{1,4}\ (?:aimé|voulu|souhaité|préféré)[ ] | \brêv\w{1,5}\ d(?:e\ |['’]) )
    (?:\w{1,15}['’\ ]){0,3}\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""« Faute d'accord avec X », « elle n'est plus membre de Y », « elle rêve de s'allier à Z »: a relation that is not."""
_AUTHORED = re.compile(
    r"""\b (?: étude | rapport | enquête | article | classement | palmarès | sondage | avis | livre | guide | décret
      | arrêté | circulaire ) s? \ (?: de\ (?: la\  | l['’] )? | du\  | d['’] ) \Z""",
    re.VERBOSE | re.IGNORECASE,
)
"""« Un rapport de l'Observatoire X nous disait condamnés »: what it wrote acts, not itself."""
_WHAT_IS_NOT = re.compile(r"\bce\ qu(?:e\ |['’]) [^.;,\n]{0,30}\Z", re.VERBOSE | re.IGNORECASE)
"""« Ce que nous ne vendons pas part chez X »: only the clause says no."""
_SINGULAR = re.compile(r" (?:l'|lui |nous |leur |la |le |les |y |en )?(?:a|est|avait|était|[a-zà-ÿ]{3,12}e)\b")
"""A verb that only the last body of « X et Y finance » can be the subject of."""
_SHOWN = frozenset("concours festival journal magazine marque media radio salon".split())
"""What is named because it is seen, heard or read: only words that bind it make a partner of it."""

_SENTENCE_ENDS = frozenset(".;!?\n")
_QUOTES = frozenset('«“"')
_OPENERS = WHOLE | OPENING | PAIRED
MOST_DETERMINERS = 3
"""Before the type words of a phrase."""

STORY = "belle_histoire"
Interval = tuple[int, int]


class Mention(NamedTuple):
    """One mention: half-open spans in the section's text; `aliases` are the other names printed with it.

    `reach` is the end of its parenthesis; a `weak` one counts only where the body is known from elsewhere, and a
    `loose` one, whose cue asks for type words, yields to any other at the same place; an `unbound` one has no cue and
    yields to any that has.
    """

    section: str
    start: int
    end: int
    name: str
    kind: str | None
    aliases: tuple[str, ...] = ()
    role: PartnerRole | None = None
    cue: Interval | None = None
    rule: str | None = None
    confidence: float = 0.9
    reach: int = 0
    weak: bool = False
    loose: bool = False
    unbound: bool = False


class _Passage(NamedTuple):
    """One section as the grammar reads it."""

    section: str
    text: str
    even: str
    tokens: tuple[Token, ...]
    refusals: Refusals


def find_mentions(section: str, text: str, refusals: Refusals) -> tuple[Mention, ...]:
    """Every body beside a cue, in reading order; a span with several cues comes once for each of them."""
    passage = _Passage(section, text, evened(text), tokenise(text), refusals)
    found = [*_after_cues(passage), *_before_cues(passage)]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))


def _after_cues(passage: _Passage) -> Iterator[Mention]:
    starts = [token.start for token in passage.tokens]
    for cue, found in cues_in(passage.text, passage.even):
        if found[0].isupper() or _is_denied(passage.text, found.start()):
            continue
        at = bisect_left(starts, found.end())
        phrases = _without_things(passage.tokens, _phrases_after(passage.tokens, at, found[0]))
        for phrase in phrases:
            yield from _mention(passage, phrase, cue, found.span(), typed=_any_typed(passage.tokens, phrases))


def _is_denied(text: str, at: int) -> bool:
    denied = _DENIED.search(text, max(0, at - 40), at)
    return denied is not None and not _WHAT_IS_NOT.search(text, max(0, denied.start() - 40), denied.start())


def _phrases_after(tokens: Sequence[Token], at: int, cue: str) -> Sequence[Phrase]:
    if at < len(tokens) and tokens[at].text == ":":
        at, cue = at + 1, ":"
    if at < len(tokens) and tokens[at].text == "\n":
        return read_lines(tokens, at) if cue.rstrip().endswith(":") else ()
    if _BY.search(cue) and is_lone_brand(tokens, at):
        return (Phrase((at, at + 1), None, at + 1, quoted=True),)
    return read_list(tokens, at, opened=_OPENED.search(cue) is not None).phrases


def _without_things(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Drop what goes on with a thing's own name: of « la loi Climat et Résilience » nothing is a body."""
    kept: list[Phrase] = []
    thing = False
    for phrase in phrases:
        goes_on = phrase.name is not None and tokens[phrase.name[0] - 1].folded == "et"
        thing = head_of(tokens, phrase) in THINGS or (thing and goes_on)
        if not thing:
            kept.append(phrase)
    return tuple(kept)


def _before_cues(passage: _Passage) -> Iterator[Mention]:
    """Bodies before a cue: « X et Y sont partenaires », « X, dont elle est membre »."""
    tokens, at = passage.tokens, 0
    near = _tokens_to_a_name(tokens)
    while at < len(tokens):
        if near[at] > LONGEST_KIND + MOST_DETERMINERS or not _may_open(tokens, at):
            at += 1
            continue
        phrases = read_list(tokens, at).phrases
        named = [index for index, phrase in enumerate(phrases) if phrase.name is not None]
        yield from _typed(passage, phrases)
        yield from _unbound(passage, phrases)
        for index in named:
            yield from _subjects(passage, phrases[: index + 1])
        at = phrases[named[-1]].end if named else at + 1


def _tokens_to_a_name(tokens: Sequence[Token]) -> list[int]:
    """How many tokens there are from each to the next that may be a name's or a body's own, in its sentence."""
    distances: list[int] = []
    distance = len(tokens)
    for token in reversed(tokens):
        if token.text in _SENTENCE_ENDS:
            distance = len(tokens) + MOST_DETERMINERS + LONGEST_KIND
        elif not token.lower and not (token.mark and token.text not in _QUOTES):
            distance = 0
        else:
            distance = 0 if token.folded in _OPENERS or is_type(token.folded) else distance + 1
        distances.append(distance)
    return distances[::-1]


def _typed(passage: _Passage, phrases: Sequence[Phrase]) -> Iterator[Mention]:
    """Bodies with type words and no cue: they say of a body known from elsewhere what it is."""
    for phrase in phrases:
        if phrase.kind is not None and is_type(head_of(passage.tokens, phrase)):
            mention = _named(passage, phrase, body=False)
            if mention is not None:
                yield mention._replace(weak=True, loose=True)


def _unbound(passage: _Passage, phrases: Sequence[Phrase]) -> Iterator[Mention]:
    """Bodies that the story names with type words: what they are says the relation where no cue does."""
    if passage.section != STORY or passage.refusals.organisation is None:
        return
    for phrase in phrases:
        role = role_of_unbound(passage.text, passage.tokens, phrase, phrases[-1].end)
        mention = _named(passage, phrase, body=False) if role is not None else None
        if mention is not None:
            yield mention._replace(role=role, rule=UNBOUND_RULE, confidence=UNBOUND, loose=True, unbound=True)


def _may_open(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.capital:
        return True
    opens = token.folded in DETERMINERS or is_type(token.folded)
    return token.lower and opens and (at == 0 or tokens[at - 1].folded not in DETERMINERS)


def _subjects(passage: _Passage, phrases: Sequence[Phrase]) -> Iterator[Mention]:
    """The bodies of a series right before a cue; after a bare comma, only the last of them.

    Where the beneficiary is not known, a subject known by its type words alone may be itself.
    """
    tokens = passage.tokens
    start = tokens[phrases[0].first].start
    if is_at(tokens, phrases[0]) or _AUTHORED.search(passage.text, max(0, start - 24), start):
        return
    between = range(phrases[-2].end, phrases[-1].first) if len(phrases) > 1 else ()
    joined = any(conjunction_at(tokens, at) for at in between)
    for cue, found in cues_behind(passage.text, passage.even, tokens, phrases[-1]):
        if cue.typed and passage.refusals.organisation is None:
            continue
        if not cue.joint or (joined and _has_beneficiary(passage, phrases)):
            start = found.end() - len(found[0].lstrip(", "))
            series = phrases if joined and not _SINGULAR.match(found[0]) else phrases[-1:]
            for phrase in series:
                span = (start, found.end())
                yield from _mention(passage, phrase, cue, span, typed=_any_typed(passage.tokens, series))


def _has_beneficiary(passage: _Passage, phrases: Sequence[Phrase]) -> bool:
    names = [_name(passage, phrase.name) for phrase in phrases if phrase.name]
    return any(passage.refusals.is_beneficiary(name) for name in names)


def _name(passage: _Passage, tokens: Interval) -> str:
    return passage.text[passage.tokens[tokens[0]].start : passage.tokens[tokens[1] - 1].end]


def _says_where(phrase: Phrase) -> bool:
    """« les médiathèques de Decize »: type words and a place, which name nothing and say nothing of what follows."""
    return phrase.kind is not None and phrase.end > phrase.kind[1]


def _any_typed(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> bool:
    """Whether type words say of one body of a series what they all are."""
    heads = [head_of(tokens, phrase) for phrase in phrases if phrase.name or not _says_where(phrase)]
    return any(phrase.whole or phrase.owned for phrase in phrases) or any(
        is_type(head) and head not in _SHOWN for head in heads
    )


def _mention(passage: _Passage, phrase: Phrase, cue: Cue, span: Interval, *, typed: bool) -> Iterator[Mention]:
    """The mention of a phrase beside a cue, unless the phrase names no partner."""
    mention = _named(passage, phrase, body=cue.body)
    if mention is None or phrase.name is None:
        return
    yield mention._replace(
        role=role_of(passage.text, cue, span, f"{mention.kind or ''} {mention.name}"),
        cue=_trimmed(passage.text, *span),
        rule=cue.rule,
        loose=cue.typed,
        weak=cue.typed and not typed and not (cue.strong and _is_strong(passage.tokens[slice(*phrase.name)])),
    )


def _trimmed(text: str, start: int, end: int) -> Interval:
    """A cue without the marks and spaces around it."""
    words = text[start:end].lstrip(" ,:")
    return end - len(words), end - len(words) + len(words.rstrip(" ,:"))


def _is_strong(name: Sequence[Token]) -> bool:
    """A name of several words, or one word that can be nothing but a brand."""
    return len(name) > 1 or not (is_common(name[0].text) or is_place(name[0].text) or is_local(name[0].text))


def _named(passage: _Passage, phrase: Phrase, *, body: bool) -> Mention | None:
    """A phrase as a mention without a relation, or None where it names no partner."""
    if phrase.name is None:
        return None
    text, tokens = passage.text, passage.tokens
    start, end = tokens[phrase.name[0]].start, tokens[phrase.name[1] - 1].end
    confidence = passage.refusals.confidence(text, tokens, phrase, text[start:end], body=body)
    if confidence is None:
        return None
    return Mention(
        passage.section,
        start,
        end if phrase.acronym is None else tokens[phrase.acronym + 1].end,
        text[start:end],
        _kind(text, tokens, phrase),
        aliases=_aliases(text, tokens, phrase),
        confidence=confidence,
        reach=tokens[phrase.end - 1].end,
    )


def _aliases(text: str, tokens: Sequence[Token], phrase: Phrase) -> tuple[str, ...]:
    """The acronym or the long form that stands in parentheses after the name."""
    if phrase.acronym is not None:
        return (tokens[phrase.acronym].text,)
    if phrase.gloss is not None:
        return (text[tokens[phrase.gloss[0]].start : tokens[phrase.gloss[1] - 1].end],)
    return ()


def _kind(text: str, tokens: Sequence[Token], phrase: Phrase) -> str | None:
    """The type words beside the name, without a place, a praise, or what the body has (« l'équipe de la scierie »)."""
    if phrase.kind is None:
        return None
    start, stop = local_end(tokens, phrase.kind)
    head = head_noun(tokens, start, stop)
    if any(token.folded in OF for token in tokens[start:head]) or tokens[start].folded in PRAISE:
        start = head
    return text[tokens[start].start : tokens[stop - 1].end]
