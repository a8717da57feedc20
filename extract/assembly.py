"""Findings to a record: every span becomes evidence with its text and its place in the source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from extract.document import Document
from extract.engine import Engine
from extract.findings import Finding, Span
from extract.names.application import ApplicationFindings
from extract.names.header import OrganisationFindings
from extract.names.names import Names
from extract.names.partners import PartnerFinding
from extract.names.testimonies import TestimonyFinding
from extract.reading.file import FicheText
from extract.sections.fiche import Fiche
from extract.sections.text import SectionText
from extract.source import Source
from extract.values import Values
from extract.version import VERSION
from schemas.evidence import Cue, Evidence, Grounded, Mention, Strict
from schemas.record import (
    Amount,
    Application,
    Coverage,
    Date,
    Duration,
    Extractor,
    Furniture,
    GroundedHeadcount,
    Headcount,
    Leftover,
    Measure,
    Organisation,
    Partner,
    Record,
    Section,
    SourceInfo,
    Testimony,
)

T = TypeVar("T")
V = TypeVar("V", bound=Strict)


CONFIDENT = 0.9
"""A reader's own confidence where it has no doubt."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """Turns spans into evidence, and rules into calibrated confidences."""

    document: Document
    sections: Mapping[str, SectionText]
    confidences: Mapping[str, float]

    def evidence(self, span: Span) -> Evidence:
        return Evidence.model_validate(self.quote(span))

    def mention(self, span: Span) -> Mention:
        return Mention.model_validate(self.quote(span) | {"cue": self.cue(span)})

    def quote(self, span: Span) -> dict[str, object]:
        """The keys of every shape that quotes a section."""
        section = self.sections[span.section]
        return {
            "section": span.section,
            "start": span.start,
            "end": span.end,
            "text": section.text[span.start : span.end],
            "part": span.part,
            "regions": self.document.locator.regions(section.at[span.start : span.end]),
        }

    def cue(self, span: Span) -> Cue | None:
        if span.cue is None:
            return None
        start, end = span.cue
        return Cue(start=start, end=end, text=self.sections[span.section].text[start:end])

    def all(self, spans: Iterable[Span]) -> tuple[Evidence, ...]:
        return tuple(self.evidence(span) for span in spans)

    def confidence(self, rule: str, own: float) -> float:
        """What gold says of the rule; a finding that its reader doubts stays below that."""
        judged = self.confidences.get(rule, own)
        return judged if own >= CONFIDENT else min(own, judged)

    def scalar(self, finding: Finding[T] | None) -> Grounded[T] | None:
        return None if finding is None else self.item(finding)

    def item(self, finding: Finding[T]) -> Grounded[T]:
        return Grounded(
            value=finding.value,
            evidence=self.all(finding.spans),
            confidence=self.confidence(finding.rule, finding.confidence),
            rule=finding.rule,
        )

    def entry(self, finding: Finding[V]) -> dict[str, object]:
        """The keys of a list entry: those of its value, then those that every entry has."""
        (span,) = finding.spans
        return dict(finding.value) | {
            "evidence": (self.evidence(span),),
            "cue": self.cue(span),
            "confidence": self.confidence(finding.rule, finding.confidence),
            "rule": finding.rule,
        }


def build_record(source: Source, text: FicheText, fiche: Fiche, values: Values, names: Names, engine: Engine) -> Record:
    """Build the record, without cross-field issues and with grade A: `checks.check_record` adds both.

    Raises pydantic's `ValidationError` where a finding is not grounded in its section: a fault of ours, not of a fiche.
    """
    document = text.document
    ground = _Ground(document, {section.key: section for section in fiche.sections}, engine.confidences)
    return Record(
        schema_version="1.0",
        id=source.sha256[:16] + document.suffix,
        source=_describe(source, document),
        extractor=Extractor(
            version=VERSION,
            model=engine.model_name,
            profile=engine.profile.name,
            fingerprint=engine.fingerprint,
        ),
        measure=Measure(
            title=ground.scalar(names.measure.title),
            kind=ground.scalar(names.measure.kind),
            programme=ground.scalar(names.measure.programme),
        ),
        organisation=_organisation(names.organisation, ground),
        sections={section.key: _section(section, document) for section in fiche.sections},
        amounts=tuple(Amount.model_validate(ground.entry(f)) for f in values.amounts),
        dates=tuple(Date.model_validate(ground.entry(f)) for f in values.dates),
        durations=tuple(Duration.model_validate(ground.entry(f)) for f in values.durations),
        headcounts=tuple(Headcount.model_validate(ground.entry(f)) for f in values.headcounts),
        partners=tuple(_partner(partner, ground) for partner in names.partners),
        testimonies=tuple(_testimony(testimony, ground) for testimony in names.testimonies),
        application=_application(names.application, ground),
        furniture=tuple(
            Furniture(kind=aside.kind or "", text=aside.text, regions=document.locator.regions(aside.at))
            for aside in fiche.furniture
        ),
        leftover=tuple(
            Leftover(text=aside.text, regions=document.locator.regions(aside.at)) for aside in fiche.leftover
        ),
        coverage=_coverage(text, fiche),
        issues=(*document.issues, *names.organisation.issues),
        grade="A",
    )


def _describe(source: Source, document: Document) -> SourceInfo:
    return SourceInfo(
        name=source.name,
        also=(),
        sha256=source.sha256,
        media_type=source.media_type,
        bytes=len(source.data),
        pages=document.pages,
        reader=document.reader,
    )


def _section(section: SectionText, document: Document) -> Section:
    return Section(heading=section.heading, text=section.text, regions=document.locator.regions(section.at))


def _organisation(findings: OrganisationFindings, ground: _Ground) -> Organisation:
    headcount = findings.headcount
    return Organisation(
        name=ground.scalar(findings.name),
        activity=ground.scalar(findings.activity),
        place=ground.scalar(findings.place),
        created=ground.scalar(findings.created),
        headcount=None
        if headcount is None
        else GroundedHeadcount(
            value=headcount.value.value,
            approximate=headcount.value.approximate,
            evidence=ground.all(headcount.spans),
            confidence=ground.confidence(headcount.rule, headcount.confidence),
            rule=headcount.rule,
        ),
        sites=ground.scalar(findings.sites),
        link=None,
    )


def _partner(finding: PartnerFinding, ground: _Ground) -> Partner:
    return Partner(
        name=finding.name,
        kind=finding.kind,
        role=finding.role,
        link=None,
        evidence=tuple(ground.mention(span) for span in finding.spans),
        confidence=ground.confidence(finding.rule, finding.confidence),
        rule=finding.rule,
    )


def _testimony(finding: TestimonyFinding, ground: _Ground) -> Testimony:
    return Testimony(
        speaker=ground.scalar(finding.speaker),
        role=ground.scalar(finding.role),
        quote=ground.scalar(finding.quote),
    )


def _application(findings: ApplicationFindings | None, ground: _Ground) -> Application | None:
    if findings is None:
        return None
    return Application(
        website=ground.scalar(findings.website),
        categories=tuple(ground.item(category) for category in findings.categories),
        measure=ground.scalar(findings.measure),
        steps=tuple(ground.item(step) for step in findings.steps),
    )


def _coverage(text: FicheText, fiche: Fiche) -> Coverage:
    return Coverage(
        source_chars=text.chars,
        section_chars=sum(section.chars for section in fiche.sections),
        furniture_chars=sum(aside.chars for aside in fiche.furniture),
        leftover_chars=sum(aside.chars for aside in fiche.leftover),
    )
