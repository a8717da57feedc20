"""What became of one document, as plain data without its names: it crosses pipes and rests in the store.

A record is kept as its line with the names cut out, so that the same bytes found under another name cost nothing, and
names are attached when `records.jsonl` is written. Nothing here is unpickled: a worker that a document took over can
send wrong data, but no code.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from pydantic_core import to_json

from extract.errors import RefusalCode, RefusedError
from schemas.failure import Failure
from schemas.record import Record
from schemas.run import StaleDecision

_NAMELESS = '"source":{"name":"","also":[]'
"""Where names go: it stands before any text of the fiche, in every record made from a source without a name."""
_LEVEL = 3
"""A record shrinks to a third or less; higher levels cost more time than they save disk."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One grade a record, the refusals, the decisions that no longer fit, and the records' lines compressed."""

    grades: str
    refusals: tuple[RefusedError, ...]
    stale: tuple[StaleDecision, ...]
    packed: bytes

    @classmethod
    def of(
        cls,
        records: Sequence[Record],
        refusals: Iterable[RefusedError] = (),
        stale: Iterable[StaleDecision] = (),
    ) -> Self:
        """Pack records that were made from a source named "". Raises `ValueError` for one that has a name."""
        lines = [record.to_json() for record in records]
        if not all(_NAMELESS in line for line in lines):
            raise ValueError("an outcome holds records without names")
        packed = zlib.compress("\n".join(lines).encode(), _LEVEL)
        return cls("".join(record.grade for record in records), tuple(refusals), tuple(stale), packed)

    @classmethod
    def refused(cls, code: RefusalCode, message: str) -> Self:
        """The outcome of a document that yields nothing."""
        return cls.of((), [RefusedError(code, message)])

    @classmethod
    def decode(cls, header: str, packed: bytes) -> Self:
        """The inverse of `header` and `packed`."""
        grades, refusals, stale = json.loads(header)
        made = (RefusedError(code, message, pages=pages and tuple(pages)) for code, message, pages in refusals)
        return cls(grades, tuple(made), tuple(StaleDecision(**one) for one in stale), packed)

    @property
    def header(self) -> str:
        """Everything but the records, as one line of JSON."""
        refusals = [(refusal.code, refusal.message, refusal.pages) for refusal in self.refusals]
        return json.dumps([self.grades, refusals, [one.model_dump() for one in self.stale]])

    def record_lines(self, names: Sequence[str]) -> Iterator[bytes]:
        """The records as lines of `records.jsonl`; the first name is the source's, the others are its `also`."""
        if not self.grades:
            return
        first, *also = dict.fromkeys(names)
        named = b'"source":{"name":%s,"also":%s' % (to_json(first), to_json(also))
        for line in zlib.decompress(self.packed).split(b"\n"):
            yield line.replace(_NAMELESS.encode(), named, 1) + b"\n"

    def failures(self, name: str, sha256: str | None) -> Iterator[Failure]:
        """The refusals as entries of `failures.jsonl` under one name, by page."""
        for refusal in sorted(self.refusals, key=lambda refusal: refusal.pages or ()):
            yield as_failure(name, sha256, refusal)


def as_failure(name: str, sha256: str | None, refusal: RefusedError) -> Failure:
    """One refusal under one name."""
    return Failure(name=name, sha256=sha256, pages=refusal.pages, code=refusal.code, message=refusal.message)
