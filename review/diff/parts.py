"""The parts of two records that differ, each read into its own shape only when it is looked at."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter
from pydantic_core import from_json

from review.diff.entries import Maps
from review.diff.offsets import map_offsets
from review.errors import ReviewError
from schemas.claims import (
    Claim,
    application_claims,
    entry_claims,
    measure_claims,
    organisation_claims,
    partner_claims,
    testimony_claims,
)
from schemas.record import (
    Amount,
    Application,
    Date,
    Duration,
    Furniture,
    Headcount,
    Issue,
    Leftover,
    Link,
    Measure,
    Organisation,
    Partner,
    Section,
    SourceInfo,
    Testimony,
)

SECTIONS = TypeAdapter(dict[str, Section])
MEASURE = TypeAdapter(Measure)
ORGANISATION = TypeAdapter(Organisation)
PARTNERS = TypeAdapter(tuple[Partner, ...])
TESTIMONIES = TypeAdapter(tuple[Testimony, ...])
APPLICATION: TypeAdapter[Application | None] = TypeAdapter(Application | None)
ISSUES = TypeAdapter(tuple[Issue, ...])
FURNITURE = TypeAdapter(tuple[Furniture, ...])
LEFTOVER = TypeAdapter(tuple[Leftover, ...])
LINK: TypeAdapter[Link | None] = TypeAdapter(Link | None)
SOURCE = TypeAdapter(SourceInfo)
AMOUNTS = TypeAdapter(tuple[Amount, ...])
DATES = TypeAdapter(tuple[Date, ...])
DURATIONS = TypeAdapter(tuple[Duration, ...])
HEADCOUNTS = TypeAdapter(tuple[Headcount, ...])


@dataclass(frozen=True, slots=True)
class Two:
    """The same part of both records, as JSON."""

    old: object
    new: object


Parts = Mapping[str, Two]


@dataclass(frozen=True, slots=True)
class Context:
    """What the changes of one fiche are judged against."""

    maps: Maps
    same_input: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """The differing parts of two records, and both records' section texts."""

    parts: Parts
    old_texts: Mapping[str, str]
    new_texts: Mapping[str, str]

    def context(self) -> Context:
        """Where the characters of changed texts went, and whether both runs read the same bytes."""
        old, new = self.old_texts, self.new_texts
        maps = {key: map_offsets(old[key], new[key]) for key in old if key in new and old[key] != new[key]}
        source = self.parts.get("source")
        if source is None:
            return Context(maps, True)
        one, other = (SOURCE.validate_python(node).sha256 for node in (source.old, source.new))
        return Context(maps, one == other)


def find_difference(old: bytes, new: bytes) -> Difference:
    """Read two record lines and keep the parts that differ."""
    before, after = _read(old), _read(new)
    both = {key: Two(before.get(key), after.get(key)) for key in {**before, **after}}
    parts = {key: two for key, two in both.items() if two.old != two.new}
    return Difference(parts, _texts(before), _texts(after))


def _read(line: bytes) -> Mapping[str, object]:
    node = from_json(line)
    if not isinstance(node, dict):
        raise ReviewError("a line is no record")
    return node


def _texts(record: Mapping[str, object]) -> Mapping[str, str]:
    sections = record.get("sections")
    return {key: str(section["text"]) for key, section in sections.items()} if isinstance(sections, dict) else {}


def read_claims(parts: Parts) -> Iterator[tuple[list[Claim], list[Claim]]]:
    """The claims of each differing part that states values, old and new; what is equal in both is left out."""
    for key, read in _READERS.items():
        if key in parts:
            old, new = _prune(parts[key].old, parts[key].new)
            yield list(read(old)), list(read(new))


def _prune(old: object, new: object) -> tuple[object, object]:
    """Both values without what they share: equal fields are emptied, equal ends of lists dropped."""
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        pairs = {key: _prune_field(old[key], new[key]) for key in old}
        return {key: pair[0] for key, pair in pairs.items()}, {key: pair[1] for key, pair in pairs.items()}
    if isinstance(old, list) and isinstance(new, list):
        most = min(len(old), len(new))
        head = next((index for index in range(most) if old[index] != new[index]), most)
        tail = next((index for index in range(most - head) if old[-1 - index] != new[-1 - index]), most - head)
        return old[head : len(old) - tail], new[head : len(new) - tail]
    return old, new


def _prune_field(old: object, new: object) -> tuple[object, object]:
    if old == new:
        return ([], []) if isinstance(old, list) else (None, None)
    return _prune(old, new) if isinstance(old, list) else (old, new)


_READERS: Mapping[str, Callable[[object], Iterator[Claim]]] = {
    "measure": lambda node: measure_claims(MEASURE.validate_python(node)),
    "organisation": lambda node: organisation_claims(ORGANISATION.validate_python(node)),
    "amounts": lambda node: entry_claims("amounts", AMOUNTS.validate_python(node)),
    "dates": lambda node: entry_claims("dates", DATES.validate_python(node)),
    "durations": lambda node: entry_claims("durations", DURATIONS.validate_python(node)),
    "headcounts": lambda node: entry_claims("headcounts", HEADCOUNTS.validate_python(node)),
    "partners": lambda node: partner_claims(PARTNERS.validate_python(node)),
    "testimonies": lambda node: testimony_claims(TESTIMONIES.validate_python(node)),
    "application": lambda node: application_claims(APPLICATION.validate_python(node)),
}
