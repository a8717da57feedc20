"""`fiches gold`: fully decided fiches become gold that `fiches eval` judges by."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import JsonValue
from rich.console import Console

from extract.decision_files import DecisionBook, read_decisions
from extract.decisions import apply_decisions
from extract.errors import FichesError
from review.decisions.command import print_conflicts
from review.decisions.making import is_closed
from review.evaluate import fiche_key
from review.runs import Invalid, ReadRecord, open_run, read_records
from review.screen import plain
from schemas.claims import ENTRY_FIELDS, LIST_FIELDS, SCALAR_FIELDS, Claim, claims
from schemas.decision import Decision, claim_value
from schemas.gold import Gold
from schemas.record import Record

Node = dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Undecided:
    """A fiche with values that nobody decided on."""

    name: str
    fields: tuple[str, ...]


def make_gold(records: Iterable[ReadRecord | Invalid], book: DecisionBook) -> Iterator[Gold | Undecided]:
    """For each fiche with a decision, its gold, or what is left to decide.

    Gold states what was accepted or corrected. What the record does not state is judged only where a reviewer said so:
    for a field, or for the whole fiche. A fiche whose conflicts stand is not decided.
    """
    for record in records:
        own = book.of(record.source.sha256) if isinstance(record, Record) else ()
        own = tuple(one for one in own if isinstance(record, Record) and one.id == record.id)
        if isinstance(record, Record) and own:
            settled, stale = apply_decisions(Record.model_validate(record.model_dump()), own)
            gone = [one.decision for one in stale]
            yield _gold(settled, [one for one in own if one not in gone])


def _gold(record: Record, decisions: Sequence[Decision]) -> Gold | Undecided:
    decided = {(one.field, one.spot) for one in decisions}
    stated = list(claims(record))
    open_fields = [one.field for one in stated if not any((one.field, spot) in decided for spot in _spots(one))]
    if open_fields:
        return Undecided(record.source.name, tuple(dict.fromkeys(open_fields)))
    absent = {one.field for one in decisions if not one.evidence}
    return Gold.model_validate(_node(record, stated, absent, is_closed(record, decisions)))


def _spots(claim: Claim) -> list[tuple[str, int, int]]:
    return [(one.section, one.start, one.end) for one in claim.evidence]


def _node(record: Record, stated: Sequence[Claim], absent: set[str], closed: bool) -> Node:
    node: Node = {"fiche": fiche_key(record.source.name), "id": record.id, "name": record.source.name}
    for field in (*SCALAR_FIELDS, *LIST_FIELDS):
        if field.startswith("testimonies."):
            continue
        own = [claim for claim in stated if claim.field == field]
        if own or closed or field in absent:
            _put(node, field, [_value(claim) for claim in own])
    testimonies = _testimonies([claim for claim in stated if claim.field.startswith("testimonies.")], closed)
    if testimonies or closed:
        node["testimonies"] = testimonies
    if closed:
        node["sections"] = {key: section.text for key, section in record.sections.items()}
    return node


def _put(node: Node, field: str, values: list[JsonValue]) -> None:
    """A list as it is, a scalar alone; in its group, if it has one."""
    group, _, name = field.rpartition(".")
    value: JsonValue = values if field in LIST_FIELDS else values[0] if values else None
    if not group:
        node[name] = value
        return
    whole = node.setdefault(group, {})
    if isinstance(whole, dict):
        whole[name] = value


def _value(claim: Claim) -> JsonValue:
    best, value = claim.evidence[0], claim_value(claim)
    if claim.field in ENTRY_FIELDS:
        return {"section": best.section, "text": best.text, "value": value}
    if claim.field == "partners" and isinstance(value, dict):
        return {**value, "mentions": [one.text for one in claim.evidence]}
    return value


def _testimonies(stated: Sequence[Claim], closed: bool) -> list[JsonValue]:
    nodes: dict[str, Node] = {}
    for claim in stated:
        empty: Node = {"speaker": None, "role": None, "quote": None} if closed else {}
        nodes.setdefault(claim.pointer.split("/")[2], empty)[claim.field.split(".")[1]] = claim_value(claim)
    return list(nodes.values())


def run_gold(path: Path, *, decisions: Sequence[Path], to: Path | None = None, out: Console, err: Console) -> int:
    """Write one gold a line, to a file or on the screen.

    Exit code 0, 1 where decided fiches have values left, 2 where an input cannot be read.
    """
    try:
        book = read_decisions(decisions)
        made = list(make_gold(read_records(open_run(path)), book))
        gold = [one for one in made if isinstance(one, Gold)]
        lines = "".join(f"{one.model_dump_json(exclude_unset=True)}\n" for one in gold)
        if to is None:
            out.file.write(lines)
        else:
            to.write_text(lines, encoding="utf-8")
    except (FichesError, OSError) as error:
        err.print(plain(str(error), "red"), soft_wrap=True)
        return 2
    print_conflicts(book, err)
    left = [one for one in made if isinstance(one, Undecided)]
    for one in left:
        err.print(plain(f"{one.name} is not fully decided: {', '.join(one.fields)}", "yellow"), soft_wrap=True)
    err.print(plain(f"gold of {len(gold)} fiches"))
    return 1 if left else 0
