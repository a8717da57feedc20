"""A record taken apart into the slots of its values, and put together again once decisions were applied."""

from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from extract.settling.slot import Node, Slot, build_node
from schemas.claims import ENTRY_FIELDS, SCALAR_FIELDS, claims
from schemas.decision import Decision, Spot
from schemas.evidence import Evidence, Grounded, Mention
from schemas.record import Application, Entry, GroundedHeadcount, Issue, Partner, Record, Testimony


class Draft:
    """A record while decisions are applied to it."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._slots = [Slot(claim.field, claim.pointer, claim, _at(record, claim.pointer)) for claim in claims(record)]

    def slots(self, field: str) -> Iterator[Slot]:
        """The slots of one field, emptied ones included."""
        return (slot for slot in self._slots if slot.field == field)

    def has_words(self, evidence: Evidence) -> bool:
        """Whether the evidence's words still stand where it says."""
        section = self._record.sections.get(evidence.section)
        return section is not None and section.text[evidence.start : evidence.end] == evidence.text

    def find(self, field: str, spot: Spot | None) -> Slot | None:
        """The slot with a piece of evidence exactly there."""
        for slot in self.slots(field):
            spots = [(one.section, one.start, one.end) for one in slot.node.evidence] if slot.node is not None else []
            if spot in spots:
                return slot
        return None

    def rivals(self, field: str, evidence: Evidence) -> list[JsonValue]:
        """Values that stand where the decided one would: any of a scalar, those of a list whose words overlap."""
        alone = field in SCALAR_FIELDS and not field.startswith("testimonies.")
        stated = [slot for slot in self.slots(field) if slot.node is not None]
        return [slot.value() for slot in stated if alone or (slot.node and _overlaps(slot.node.evidence[0], evidence))]

    def insert(self, decision: Decision, value: JsonValue) -> None:
        """Put a value on words where the record has none."""
        slot = Slot(decision.field, None, None, build_node(decision.field, value, decision.evidence, decision.cue))
        slot.settled = True
        self._slots.append(slot)

    def record(self) -> Record:
        """The record with its slots as they now are; lists in the order of sections, then of where they start."""
        record = self._record
        parts: dict[str, object] = {field: self._nodes(field) for field in (*ENTRY_FIELDS, "partners")}
        parts["measure"] = record.measure.model_copy(update=self._scalars("measure"))
        parts["organisation"] = record.organisation.model_copy(update=self._scalars("organisation"))
        parts["testimonies"] = self._testimonies()
        parts["application"] = self._application()
        return record.model_copy(update=parts)

    def move_issue(self, issue: Issue) -> Issue | None:
        """An issue with its pointer where its subject now stands; None where that is gone."""
        for old, new in self._moves().items():
            if issue.where == old or (issue.where or "").startswith(f"{old}/"):
                return (
                    None if new is None else issue.model_copy(update={"where": new + (issue.where or "")[len(old) :]})
                )
        return issue

    def calm(self, issue: Issue) -> Issue:
        """An issue about a settled value is worth no more than a mention."""
        moves = self._moves()
        settled = [moves.get(slot.pointer) for slot in self._slots if slot.settled and slot.pointer is not None]
        return issue.model_copy(update={"severity": "info"}) if issue.where in settled and issue.where else issue

    def _ordered(self, field: str) -> list[Slot]:
        order = {key: index for index, key in enumerate(self._record.sections)}
        stated = [slot for slot in self.slots(field) if slot.node is not None]
        if all(slot.pointer is not None for slot in stated):
            return stated
        return sorted(stated, key=lambda slot: _position(slot, order))

    def _nodes(self, field: str) -> tuple[Node, ...]:
        return tuple(slot.node for slot in self._ordered(field) if slot.node is not None)

    def _scalars(self, group: str) -> dict[str, Node | None]:
        return {slot.field.split(".")[1]: slot.node for slot in self._slots if slot.field.startswith(f"{group}.")}

    def _testimonies(self) -> tuple[Testimony, ...]:
        """Each with its fields as they now are; one that was put back goes where its field is missing."""
        drafts: list[dict[str, Node | None]] = [{} for _ in self._record.testimonies]
        for slot in self._slots:
            group, _, name = slot.field.partition(".")
            if group != "testimonies":
                continue
            if slot.pointer is not None:
                drafts[int(slot.pointer.split("/")[2])][name] = slot.node
            else:
                free = next((draft for draft in drafts if draft.get(name) is None), None)
                if free is None:
                    free = {}
                    drafts.append(free)
                free[name] = slot.node
        return tuple(_testimony(draft) for draft in drafts if any(node is not None for node in draft.values()))

    def _application(self) -> Application | None:
        fields = ("website", "measure")
        parts: dict[str, object] = {key: node for key, node in self._scalars("application").items() if key in fields}
        parts |= {key: self._nodes(f"application.{key}") for key in ("categories", "steps")}
        if self._record.application is not None:
            return self._record.application.model_copy(update=parts)
        empty = Application(website=None, categories=(), measure=None, steps=())
        return empty.model_copy(update=parts) if any(parts.values()) else None

    def _moves(self) -> dict[str, str | None]:
        """For each old pointer of a value, its new one, or None where the value is gone."""
        moves: dict[str, str | None] = {}
        for slot in self._slots:
            if slot.pointer is not None:
                moves[slot.pointer] = None if slot.node is None else slot.pointer
        moves |= self._testimony_moves(moves)
        for field in (*ENTRY_FIELDS, "partners", "application.categories", "application.steps"):
            base = "/" + field.replace(".", "/")
            for index, slot in enumerate(self._ordered(field)):
                if slot.pointer is not None:
                    moves[slot.pointer] = f"{base}/{index}"
        return moves

    def _testimony_moves(self, moves: Mapping[str, str | None]) -> dict[str, str | None]:
        """Testimonies close up where one of them is gone with all its fields."""
        own = {pointer: new for pointer, new in moves.items() if pointer.startswith("/testimonies/")}
        kept = list(dict.fromkeys(pointer.split("/")[2] for pointer, new in own.items() if new is not None))
        moved = {pointer: pointer.split("/") for pointer, new in own.items() if new is not None}
        return {pointer: f"/testimonies/{kept.index(steps[2])}/{steps[3]}" for pointer, steps in moved.items()}


def _testimony(fields: Mapping[str, Node | None]) -> Testimony:
    return Testimony.model_validate({name: fields.get(name) for name in Testimony.model_fields})


def _position(slot: Slot, order: Mapping[str, int]) -> tuple[int, int]:
    if slot.node is None:
        return 0, 0
    best = slot.node.evidence[0]
    return order.get(best.section, len(order)), best.start


def _overlaps(one: Evidence | Mention, other: Evidence) -> bool:
    return one.section == other.section and one.start < other.end and other.start < one.end


def _at(record: Record, pointer: str) -> Node:
    """The node that a pointer names."""
    node: object = record
    for step in pointer.split("/")[1:]:
        node = node[int(step)] if isinstance(node, tuple) else getattr(node, step)
    if not isinstance(node, Grounded | GroundedHeadcount | Entry | Partner):
        raise TypeError(f"{pointer} names no value")
    return node
