"""What the contract says of whole records, on every development sample: grounded, complete, in order."""

from itertools import pairwise
from pathlib import Path

import pytest

from extract.engine import Engine, Options
from extract.pipeline import extract
from extract.source import MEDIA_TYPES, Limits, open_source
from schemas.record import Record, grounding_faults
from tests.sections.fiches import SAMPLES

ENGINE = Engine(Options(model="none"))
FILES = sorted(p for half in ("real", "dev") for p in (SAMPLES / "fiches" / half).iterdir() if p.suffix in MEDIA_TYPES)
ORDER = [section.key for section in ENGINE.profile.sections]


def records_of(path: Path) -> tuple[Record, ...]:
    return extract(open_source(path, Limits()), ENGINE).records


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_sample_keeps_the_contract(path: Path) -> None:
    for record in records_of(path):
        assert not list(grounding_faults(record))
        assert Record.model_validate_json(record.to_json()) == record
        assert [key for key in ORDER if key in record.sections] == list(record.sections)
        for entries in (record.amounts, record.dates, record.durations, record.headcounts):
            places = [(ORDER.index(e.evidence[0].section), e.evidence[0].start) for e in entries]
            assert places == sorted(places)
        for partner in record.partners:
            mentions = [(ORDER.index(m.section), m.start, m.end) for m in partner.evidence]
            assert all(one[:2] < two[:2] for one, two in pairwise(mentions))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_text_value_is_the_text_of_its_best_evidence(path: Path) -> None:
    for record in records_of(path):
        for testimony in record.testimonies:
            for part in (testimony.speaker, testimony.role, testimony.quote):
                assert part is None or part.evidence[0].part or part.value == part.evidence[0].text
        name = record.organisation.name
        assert name is None or name.evidence[0].text.startswith(name.value)
