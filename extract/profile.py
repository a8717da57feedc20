"""A family of fiches as data: its sections, headings, cues and furniture, read from one TOML file."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from extract.errors import FichesError
from schemas.evidence import Strict

Shape = Literal["fields", "prose", "speech", "steps"]
About = Literal["measure", "organisation"]


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is no pattern: {error}") from error
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]


class Cue(Strict):
    """Words that speak for a section, as a regular expression over folded text.

    `distinctive` alone shows that the section is there; `opener` begins a new step; `place` marks a line that names
    a place, `function` one that says what a speaker does.
    """

    pattern: Pattern
    weight: float
    distinctive: bool = False
    opener: bool = False
    place: bool = False
    function: bool = False


class FurnitureCue(Strict):
    """A line that every page of the family may carry; the pattern matches the whole folded line."""

    kind: str
    pattern: Pattern


class SectionProfile(Strict):
    """One section: `shape` says how its lines are set, `about` what its prose speaks of.

    `loose_headings` stand over texts of any kind: they name the section, and do not prove it.
    """

    key: str
    shape: Shape
    about: About | None = None
    headings: tuple[str, ...]
    loose_headings: tuple[str, ...] = ()
    cues: Annotated[tuple[Cue, ...], Field(max_length=80)] = ()

    def __hash__(self) -> int:
        """Profiles are keys of caches that every line asks: their name is hash enough."""
        return hash(self.key)


class Profile(Strict):
    """A family: its sections in the order in which a page prints them."""

    name: str
    programmes: tuple[str, ...]
    kinds: tuple[str, ...]
    furniture: tuple[FurnitureCue, ...] = ()
    sections: Annotated[tuple[SectionProfile, ...], Field(min_length=2)]

    def __hash__(self) -> int:
        """As of a section: the name is hash enough."""
        return hash(self.name)


@dataclass(frozen=True, slots=True)
class CompiledCue:
    """A cue ready to search."""

    pattern: re.Pattern[str]
    cue: Cue


def parse_profile(toml: str) -> Profile:
    """Read a profile. Raises `FichesError` where the TOML is no profile."""
    try:
        return Profile.model_validate(tomllib.loads(toml))
    except ValueError as error:  # both tomllib's and pydantic's errors are ValueErrors
        raise FichesError(f"not a profile: {error}") from error


@cache
def load_profile(name: str) -> Profile:
    """The profile that ships under this name. Raises `FichesError` for an unknown one."""
    path = files("extract") / "profiles" / f"{name}.toml"
    if not path.is_file():
        raise FichesError(f"no profile named {name!r}")
    return parse_profile(path.read_text(encoding="utf-8"))


@cache
def compile_cues(section: SectionProfile) -> tuple[CompiledCue, ...]:
    """The section's cues, compiled once."""
    return tuple(CompiledCue(re.compile(cue.pattern), cue) for cue in section.cues)
