"""`run.json`: what an extraction ran on and with; the only file of a run that holds a clock."""

from pydantic import Field

from schemas.evidence import Strict


class FingerprintParts(Strict):
    """What a record depends on beside its source: for each part a hash or a version, null where it plays no role."""

    code: str
    rules: str
    model: str | None
    profile: str
    options: str
    libraries: str
    registry: str | None
    decisions: str | None


class Counts(Strict):
    """How the documents of a run ended. `also` counts further names of the same bytes, `passed_over` unknown types.

    `bare_pages` are pages without a fiche in files that hold fiches: listed in `failures.jsonl`, no failure.
    """

    documents: int = Field(ge=0)
    records: int = Field(ge=0)
    failures: int = Field(ge=0)
    also: int = Field(default=0, ge=0)
    passed_over: int = Field(default=0, ge=0)
    bare_pages: int = Field(default=0, ge=0)


class Slow(Strict):
    """A document that took long."""

    name: str
    seconds: float = Field(ge=0)


class Redone(Strict):
    """Documents that an earlier run had done under another fingerprint, and the parts in which that one differs."""

    fingerprint: str
    changed: tuple[str, ...]
    documents: int = Field(ge=0)


class WorkDone(Strict):
    """What this run did by itself: contents it extracted, those it found done, those it tried a second time alone.

    `timeout` is in seconds and `memory` in bytes, for each document. `redone` counts since the last finished run, so
    that an interruption on the way does not hide any of it.
    """

    jobs: int = Field(ge=1)
    timeout: float = Field(gt=0)
    memory: int = Field(ge=1)
    extracted: int = Field(ge=0)
    kept: int = Field(ge=0)
    retried: int = Field(ge=0)
    redone: tuple[Redone, ...]


class StaleDecision(Strict):
    """A reviewer's decision that was not applied to the record with this id, since what it was made on has changed."""

    id: str
    field: str
    action: str
    who: str
    reason: str


class RunInfo(Strict):
    """The whole of `run.json`. `started` and `ended` are ISO 8601 instants in UTC; `slowest` the longest first."""

    schema_version: str
    version: str
    fingerprint: str
    parts: FingerprintParts
    options: dict[str, str | int | float | bool | None]
    libraries: dict[str, str]
    counts: Counts
    failures_by_code: dict[str, int]
    grades: dict[str, int] = Field(default_factory=dict)
    started: str
    ended: str
    slowest: tuple[Slow, ...] = ()
    work: WorkDone | None = None
    stale: tuple[StaleDecision, ...] = ()
