"""Evaluation: gold and records in, how right the records are out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from review.evaluation.judgement import Judgement, judge
from review.evaluation.tally import Matching, Tally, group_of, is_value, tally
from review.runs import Invalid
from schemas.claims import LIST_FIELDS, SCALAR_FIELDS
from schemas.failure import Failure
from schemas.gold import Gold
from schemas.record import Record, grounding_faults

_ORDER = tuple(enumerate((*SCALAR_FIELDS[:9], *LIST_FIELDS[:5], "testimonies", "application", "issues"), 1))


@dataclass(frozen=True, slots=True)
class Violation:
    """An evidence or cue of a record that is not the text it claims to be."""

    fiche: str
    where: str
    fault: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that was judged. `fiches` are the judged forms; a gold without any form is in `unpaired`."""

    judgements: tuple[Judgement, ...]
    violations: tuple[Violation, ...]
    invalid: tuple[Invalid, ...]
    fiches: tuple[str, ...]
    unpaired: tuple[str, ...]
    unjudged: int

    def fields(self) -> list[str]:
        """Judged fields: sections as they come, then values in the order of the record, each before its details."""
        fields = dict.fromkeys(judgement.field for judgement in self.judgements)
        return sorted(fields, key=lambda field: next((at for at, known in _ORDER if field.startswith(known)), 0))

    def field(self, field: str, matching: Matching = "strict") -> Tally:
        """Counts of one field, or of a group: sections, scalars, entries, roles, details, issues, values."""
        if field == "values":
            return tally(filter(is_value, self.judgements), matching)
        wanted = (one for one in self.judgements if field in (one.field, group_of(one.field)))
        return tally(wanted, matching)

    def whole_share(self) -> float | None:
        """Share of the judged records without a single fault in any judged field."""
        faulty = {one.fiche for one in self.judgements if one.outcome not in ("right", "silent")}
        return 1 - len(faulty) / len(self.fiches) if self.fiches else None

    def similarity(self, field: str) -> float | None:
        """Mean likeness of a section's text to the gold's, 0 to 1."""
        likeness = [one.similarity for one in self.judgements if field in (one.field, group_of(one.field))]
        known = [value for value in likeness if value is not None]
        return sum(known) / len(known) if known else None

    def errors(self) -> Iterator[Judgement]:
        """Every judgement that is a fault, in the order of fiches."""
        return (one for one in self.judgements if one.outcome not in ("right", "silent"))


def evaluate(gold: Sequence[Gold], records: Iterable[Record | Invalid], failures: Iterable[Failure] = ()) -> Evaluation:
    """Judge each record by the gold that is its own. One gold may judge several forms of a fiche.

    A refused form whose gold is known counts all that the gold states as missing, and so does a gold without any form.
    """
    book = GoldBook(gold)
    sheet = _Sheet(book)
    for record in records:
        sheet.add(record)
    for failure in failures:
        sheet.refuse(failure.sha256, failure.name)
    unpaired = book.unseen()
    for own in unpaired:
        sheet.judge(own, None, own.fiche)
    return Evaluation(
        judgements=tuple(sheet.judgements),
        violations=tuple(sheet.violations),
        invalid=tuple(sheet.invalid),
        fiches=tuple(sheet.fiches),
        unpaired=tuple(own.fiche for own in unpaired),
        unjudged=sheet.unjudged,
    )


class GoldBook:
    """Gold by id, by source name and by fiche key, remembering which was never asked for."""

    def __init__(self, gold: Sequence[Gold]) -> None:
        self._gold = gold
        self._ids = {one.id: index for index, one in enumerate(gold) if one.id is not None}
        self._names = {one.name: index for index, one in enumerate(gold) if one.name is not None}
        self._fiches = {one.fiche: index for index, one in enumerate(gold)}
        self._seen: set[int] = set()

    def find(self, key: str, name: str) -> Gold | None:
        """The gold of a record: by its id, else by its source's name, else by its file name up to the first dot."""
        keys = (self._ids.get(key), self._names.get(name), self._fiches.get(fiche_key(name)))
        index = next((key for key in keys if key is not None), None)
        if index is None:
            return None
        self._seen.add(index)
        return self._gold[index]

    def unseen(self) -> list[Gold]:
        """Gold that no record or refusal asked for."""
        return [one for index, one in enumerate(self._gold) if index not in self._seen]


class _Sheet:
    """The evaluation while it is being filled in."""

    def __init__(self, book: GoldBook) -> None:
        self._book = book
        self.judgements: list[Judgement] = []
        self.violations: list[Violation] = []
        self.invalid: list[Invalid] = []
        self.fiches: list[str] = []
        self.unjudged = 0

    def add(self, record: Record | Invalid) -> None:
        if isinstance(record, Invalid):
            self.invalid.append(record)
            self.refuse(None, record.name or "")
            return
        name = record.source.name
        self.violations += (Violation(name, where, fault) for where, fault in grounding_faults(record))
        own = self._book.find(record.id, name)
        if own is None:
            self.unjudged += 1
        else:
            self.judge(own, record, name)

    def refuse(self, sha256: str | None, name: str) -> None:
        """A fiche that became no record: all that its gold states is missing."""
        own = self._book.find((sha256 or "")[:16], name)
        if own is not None:
            self.judge(own, None, name)

    def judge(self, own: Gold, record: Record | None, fiche: str) -> None:
        self.fiches.append(fiche)
        self.judgements += judge(own, record, fiche)


def fiche_key(name: str) -> str:
    """The key that all forms of a fiche share.

    >>> fiche_key("dev/ferme-du-lac.ordered.txt")
    'ferme-du-lac'
    """
    return PurePosixPath(name).name.split(".", 1)[0]
