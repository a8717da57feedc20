"""The fiche record, schema version 1: what one fiche becomes, checked when it is built and when it is read back."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator

from schemas.evidence import Cue, Evidence, Grounded, Mention, Quoted, Region, Strict
from schemas.numbers import Confidence, Number

SCHEMA_VERSION = "1.0"

AmountRole = Literal["envelope", "award", "grant", "investment", "turnover", "other"]
Per = Literal[
    "year",
    "month",
    "week",
    "day",
    "hour",
    "person",
    "job",
    "dwelling",
    "household",
    "meal",
    "tonne",
    "structure",
    "project",
    "unit",
]
Tax = Literal["HT", "TTC"]
DatePart = Literal["early", "mid", "late"]
DateRole = Literal["creation", "start", "deadline"]
HeadcountRole = Literal["workforce", "jobs_created", "jobs_kept", "trained", "beneficiaries", "other"]
PartnerRole = Literal["co_applicant", "funder", "supplier", "client", "member_of", "co_located", "partner", "other"]
Severity = Literal["info", "warning", "error"]
Grade = Literal["A", "B", "C", "D"]

_Span = tuple[str, Quoted | Cue, str | None]


class SourceInfo(Strict):
    """The file a record came from."""

    name: str
    also: tuple[str, ...]
    sha256: str
    media_type: str
    bytes: int
    pages: tuple[int, ...] | None
    reader: str


class Extractor(Strict):
    """What made the record; `fingerprint` is one hash over the parts that `run.json` lists."""

    version: str
    model: str | None
    profile: str
    fingerprint: str


class Link(Strict):
    """A name's entry in a registry, and how sure the link is."""

    registry: str
    id: str
    score: Confidence
    runner_up: Confidence | None
    verdict: str


class Measure(Strict):
    """The measure of the recovery plan that the fiche is about."""

    title: Grounded[str] | None
    kind: Grounded[str] | None
    programme: Grounded[str] | None


class Division(Strict):
    """A département or a région: its COG code and name."""

    code: str
    name: str


class Parent(Strict):
    """The commune nouvelle that a commune déléguée belongs to."""

    commune: str
    insee: str


class Place(Strict):
    """A place as printed, with its current COG codes where they are certain."""

    commune: str | None
    insee: str | None
    parent: Parent | None
    departement: Division | None
    region: Division | None


class GroundedHeadcount(Strict):
    """The workforce: one whole number, and whether the fiche calls it approximate."""

    value: int
    approximate: bool
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    confidence: Confidence
    rule: str


class Organisation(Strict):
    """The beneficiary."""

    name: Grounded[str] | None
    activity: Grounded[str] | None
    place: Grounded[Place] | None
    created: Grounded[str] | None
    headcount: GroundedHeadcount | None
    sites: Grounded[int] | None
    link: Link | None


class Section(Strict):
    """The readable text of one section; its heading is not part of it."""

    heading: str | None
    text: str
    regions: tuple[Region, ...]


class Entry(Strict):
    """What every list entry carries: one mention, its role's cue, its rule."""

    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1, max_length=1)]
    cue: Cue | None
    confidence: Confidence
    rule: str


class AmountValue(Strict):
    """An amount of money; a ceiling has `max` alone, a floor `min` alone, an exact value both."""

    min: Number | None
    max: Number | None
    currency: str = Field(pattern=r"^[A-Z]{3}$")
    approximate: bool
    role: AmountRole
    per: Per | None
    over: str | None
    tax: Tax | None


class DateValue(Strict):
    """A date or an interval in EDTF level 1; `start` and `end` are the first and last day meant."""

    edtf: str | None
    start: str | None
    end: str | None
    part: DatePart | None
    relative: str | None
    role: DateRole | None


class DurationValue(Strict):
    """An ISO 8601 duration: exact in `iso`, a range or a bound in `min_iso` and `max_iso`."""

    iso: str | None
    min_iso: str | None
    max_iso: str | None
    approximate: bool


class HeadcountValue(Strict):
    """A count of people or of jobs; `fte` is the full-time fraction of one of them."""

    min: Number | None
    max: Number | None
    approximate: bool
    unit: str | None
    fte: Number | None
    role: HeadcountRole


# The entry stands first among the bases so that its keys are written last, as the contract orders them.
class Amount(Entry, AmountValue):
    """One mention of an amount."""


class Date(Entry, DateValue):
    """One mention of a date."""


class Duration(Entry, DurationValue):
    """One mention of a duration."""


class Headcount(Entry, HeadcountValue):
    """One mention of a count of people or jobs."""


class Partner(Strict):
    """An organisation that the beneficiary works with: one entry an organisation, one evidence a mention."""

    name: str
    kind: str | None
    role: PartnerRole
    link: Link | None
    evidence: Annotated[tuple[Mention, ...], Field(min_length=1)]
    confidence: Confidence
    rule: str


class Testimony(Strict):
    """Who speaks, in what capacity, and the words without their outer quotation marks."""

    speaker: Grounded[str] | None
    role: Grounded[str] | None
    quote: Grounded[str] | None


class Application(Strict):
    """« Pour bénéficier de cette mesure »."""

    website: Grounded[str] | None
    categories: tuple[Grounded[str], ...]
    measure: Grounded[str] | None
    steps: tuple[Grounded[str], ...]


class Furniture(Strict):
    """A page number, running head or foot, or brand mark."""

    kind: str
    text: str
    regions: tuple[Region, ...]


class Leftover(Strict):
    """Text that no section claimed."""

    text: str
    regions: tuple[Region, ...]


class Coverage(Strict):
    """Non-space characters of the source; the three shares add up to the first number."""

    source_chars: int
    section_chars: int
    furniture_chars: int
    leftover_chars: int

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if self.source_chars != self.section_chars + self.furniture_chars + self.leftover_chars:
            raise ValueError("coverage does not add up")
        return self


class Issue(Strict):
    """Something a reader of the record should know; `where` is a JSON Pointer into the record."""

    code: str
    severity: Severity
    message: str
    where: str | None


class Record(Strict):
    """One fiche. Building one, or reading one back, fails where a value is not grounded in its section."""

    schema_version: Literal["1.0"]
    id: str = Field(pattern=r"^[0-9a-f]{16}(-p\d+(-\d+)?)?$")
    source: SourceInfo
    extractor: Extractor
    measure: Measure
    organisation: Organisation
    sections: dict[str, Section]
    amounts: tuple[Amount, ...]
    dates: tuple[Date, ...]
    durations: tuple[Duration, ...]
    headcounts: tuple[Headcount, ...]
    partners: tuple[Partner, ...]
    testimonies: tuple[Testimony, ...]
    application: Application | None
    furniture: tuple[Furniture, ...]
    leftover: tuple[Leftover, ...]
    coverage: Coverage
    issues: tuple[Issue, ...]
    grade: Grade

    @model_validator(mode="after")
    def _is_grounded(self) -> Self:
        for where, fault in grounding_faults(self):
            raise ValueError(f"{where}: {fault}")
        return self

    def to_json(self) -> str:
        """One line of UTF-8 JSON, keys in the contract's order."""
        return self.model_dump_json()


def grounding_faults(record: Record) -> Iterator[tuple[str, str]]:
    """Yield (JSON Pointer, what is wrong) for each evidence or cue that is not the text it claims to be."""
    spans: list[_Span] = []
    _collect(record, "", None, spans)
    for where, span, section in spans:
        if section is None or section not in record.sections:
            yield where, f"section {section!r} is not in the record"
            continue
        found = record.sections[section].text[span.start : span.end]
        if found != span.text or not span.text:
            yield where, f"sections[{section!r}].text[{span.start}:{span.end}] is {found!r}, not {span.text!r}"


def _collect(node: BaseModel, where: str, section: str | None, spans: list[_Span]) -> None:
    """Every evidence and cue below a node, with its pointer and section; a cue stands in its evidence's section.

    Most of what a node holds is plain values and regions, which quote nothing: they are passed over.
    """
    if isinstance(node, Quoted):
        spans.append((where, node, node.section))
        if isinstance(node, Mention) and node.cue is not None:
            spans.append((f"{where}/cue", node.cue, node.section))
        return
    if isinstance(node, Cue):
        spans.append((where, node, section))
        return
    if isinstance(node, Entry):
        section = node.evidence[0].section
    for name in type(node).model_fields:
        value = getattr(node, name)
        if isinstance(value, BaseModel):
            _collect(value, f"{where}/{name}", section, spans)
        elif isinstance(value, tuple) and name != "regions":
            for index, item in enumerate(value):
                if isinstance(item, BaseModel):
                    _collect(item, f"{where}/{name}/{index}", section, spans)
