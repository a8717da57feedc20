"""One record judged by one gold: a judgement for each value that either of them states."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

from review.evaluation.expectation import Expectations, Expected, expectations, testimony_expectations
from review.evaluation.matching import Level, Pair, agrees, match
from review.wording import describe, spell_out
from schemas.claims import LIST_FIELDS, Claim, claims
from schemas.gold import Gold, GoldTestimony
from schemas.record import Record

Outcome = Literal["right", "wrong", "missing", "spurious", "silent"]
"""`wrong`: both state it and differ; `missing`: the gold alone; `spurious`: the record alone; `silent`: neither."""

TESTIMONY_FIELDS = ("testimonies.speaker", "testimonies.role", "testimonies.quote")
DIFFERS_ABOVE = 20_000
"""Characters above which two unequal section texts are compared by their first differences only."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How one value fared. `similarity` is that of a section's text, 0 to 1; `level` the strictest that holds.

    `pointer` names the claim that was judged, so that a value and its role can be put together again.
    """

    fiche: str
    field: str
    outcome: Outcome
    level: Level
    gold: str | None
    found: str | None
    section: str | None = None
    rule: str | None = None
    confidence: float | None = None
    similarity: float | None = None
    pointer: str | None = None


def judge(gold: Gold, record: Record | None, fiche: str) -> list[Judgement]:
    """Judge one record; None stands for a fiche that was refused, so that all it should state is missing."""
    found: dict[str, list[Claim]] = {}
    for claim in claims(record) if record is not None else ():
        found.setdefault(claim.field, []).append(claim)
    texts = {key: section.text for key, section in record.sections.items()} if record is not None else {}
    judgements = list(_sections(fiche, gold, texts))
    for field, expected in expectations(gold).items():
        judgements += _field(fiche, field, expected, found.get(field, []), texts)
    if "testimonies" in gold.model_fields_set:
        judgements += _testimonies(fiche, gold.testimonies or (), found)
    codes = {issue.code for issue in record.issues} if record is not None else set()
    for code in gold.issues or ():
        outcome: Outcome = "right" if code in codes else "missing"
        judgements.append(Judgement(fiche, "issues", outcome, "strict", code, code if code in codes else None))
    return judgements


def _sections(fiche: str, gold: Gold, texts: dict[str, str]) -> Iterator[Judgement]:
    """An empty gold text says that the fiche has no such section."""
    for key, text in (gold.sections or {}).items():
        got = texts.get(key, "")
        outcome = _outcome(text or None, got or None)
        level: Level = "strict" if text == got else "none"
        likeness = similarity(text, got)
        yield Judgement(fiche, f"sections.{key}", outcome, level, text or None, got or None, key, similarity=likeness)


def similarity(one: str, other: str) -> float:
    """Share of the characters of both texts that they have in common, in order (Indel ratio)."""
    if max(len(one), len(other)) > DIFFERS_ABOVE and one != other:
        return Indel.normalized_similarity(one[:DIFFERS_ABOVE], other[:DIFFERS_ABOVE])
    return Indel.normalized_similarity(one, other)


def _field(
    fiche: str, field: str, expected: Sequence[Expected], found: Sequence[Claim], texts: dict[str, str]
) -> Iterator[Judgement]:
    pairs = match(expected, found, texts) if field in LIST_FIELDS else [_scalar_pair(expected, found)]
    for pair in pairs:
        yield _judgement(fiche, field, pair)
        yield from _details(fiche, field, pair)
    if not pairs:
        yield Judgement(fiche, field, "silent", "strict", None, None)


def _scalar_pair(expected: Sequence[Expected], found: Sequence[Claim]) -> Pair:
    loose = match(expected, found, {})
    if len(loose) == 2:
        return Pair(expected[0], found[0], "none")
    return loose[0] if loose else Pair(None, None, "strict")


def _judgement(fiche: str, field: str, pair: Pair) -> Judgement:
    gold, claim = pair.expected, pair.claim
    outcome: Outcome
    if gold is None or claim is None:
        outcome = "missing" if gold is not None else "spurious" if claim is not None else "silent"
    else:
        outcome = "right" if pair.level == "strict" else "wrong"
    texts = _shown(field, gold, claim)
    if claim is None:
        return Judgement(fiche, field, outcome, pair.level, *texts, gold.section if gold else None)
    where, sure = claim.evidence[0].section, claim.confidence
    return Judgement(fiche, field, outcome, pair.level, *texts, where, claim.rule, sure, pointer=claim.pointer)


def _shown(field: str, gold: Expected | None, claim: Claim | None) -> tuple[str | None, str | None]:
    """Both values for a reader: with the words that state them, and spelt out where they would look the same."""
    one = None if gold is None else describe(gold.facts)
    other = None if claim is None else describe(claim.facts)
    if gold is not None and claim is not None and not agrees(gold.facts, claim.facts) and one == other:
        one, other = spell_out(gold.facts), spell_out(claim.facts)
    words = claim.evidence[0].text if claim is not None and field in LIST_FIELDS else None
    return _with_words(one, None if gold is None else gold.text), _with_words(other, words)


def _with_words(value: str | None, words: str | None) -> str | None:
    return value if value is None or words is None or words == value else f"{value} «{words}»"


def _details(fiche: str, field: str, pair: Pair) -> Iterator[Judgement]:
    """What is judged only on a value that was found: its role, a partner's kind and mentions, a place's code."""
    gold, claim = pair.expected, pair.claim
    if gold is None or claim is None:
        return
    if field == "organisation.place":
        code, insee = (dict(facts).get("insee") for facts in (gold.facts, claim.facts))
        yield _plain(fiche, "organisation.place.insee", code, insee, claim)
    if pair.level != "strict":
        return
    if gold.role is not None or (field in LIST_FIELDS and claim.role is not None and field != "partners"):
        told = f" ({claim.evidence[0].text})"
        yield _plain(fiche, f"{field}.role", gold.role, claim.role, claim, told)
    got = {"kind": dict(claim.facts).get("kind"), "mentions": " | ".join(evidence.text for evidence in claim.evidence)}
    for name, value in gold.details:
        yield _plain(fiche, f"{field}.{name}", value, got[name], claim)


def _plain(fiche: str, field: str, gold: object, found: object, claim: Claim, told: str = "") -> Judgement:
    shown, got = (None if value is None else f"{value}{told}" for value in (gold, found))
    level: Level = "strict" if gold == found else "none"
    outcome, where = _outcome(gold, found), claim.evidence[0].section
    return Judgement(fiche, field, outcome, level, shown, got, where, claim.rule, pointer=claim.pointer)


def _testimonies(fiche: str, golds: Sequence[GoldTestimony], found: dict[str, list[Claim]]) -> Iterator[Judgement]:
    """Testimonies pair by their quotes and speakers, then each field is judged like a scalar."""
    records: dict[str, dict[str, Claim]] = {}
    for field in TESTIMONY_FIELDS:
        for claim in found.get(field, []):
            records.setdefault(claim.pointer.split("/")[2], {})[field] = claim
    if not golds and not records:
        yield from (Judgement(fiche, field, "silent", "strict", None, None) for field in TESTIMONY_FIELDS)
    wanted = [testimony_expectations(gold) for gold in golds]
    pairs = _closest(wanted, list(records.values()))
    for expected, fields in pairs:
        for field, values in expected.items():
            yield from _field(fiche, field, values, [fields[field]] if field in fields else [], {})
        if not expected:
            yield from (_judgement(fiche, field, Pair(None, claim, "none")) for field, claim in fields.items())


def _closest(wanted: list[Expectations], found: list[dict[str, Claim]]) -> list[tuple[Expectations, dict[str, Claim]]]:
    """Gold and found testimonies, the closest pair first; what is left on either side stands against nothing."""
    pairs: list[tuple[Expectations, dict[str, Claim]]] = []
    while wanted and found:
        gold, fields = max(((gold, fields) for gold in wanted for fields in found), key=lambda pair: _closeness(*pair))
        pairs.append((gold, fields))
        wanted = [one for one in wanted if one is not gold]
        found = [one for one in found if one is not fields]
    return [*pairs, *((gold, {}) for gold in wanted), *(({}, fields) for fields in found)]


def _closeness(wanted: Expectations, fields: dict[str, Claim]) -> float:
    total = 0.0
    for field, expected in wanted.items():
        if expected and field in fields:
            gold, got = str(expected[0].facts[0][1]), str(fields[field].facts[0][1])
            total += 2 * agrees(expected[0].facts, fields[field].facts) + similarity(gold, got)
    return total


def _outcome(gold: object, found: object) -> Outcome:
    if gold is None:
        return "silent" if found is None else "spurious"
    if found is None:
        return "missing"
    return "right" if gold == found else "wrong"
