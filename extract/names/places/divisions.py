"""Départements, régions and postcodes as a fiche prints them: what narrows a commune's name down to one commune."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from extract.names.cog import Cog, Departement, fold_name
from schemas.record import Division

REGION_ALIASES: Mapping[str, str] = {
    "paca": "93",
    "provence alpes cote d azur paca": "93",
    "sud provence alpes cote d azur": "93",
    "provence alpes cote d azur sud": "93",
    "region sud": "93",
    "region paca": "93",
    "aura": "84",
    "auvergne rhone alpes aura": "84",
    "idf": "11",
    "ile de france idf": "11",
    "centre val de loire cvl": "24",
    "bourgogne franche comte bfc": "27",
    "occitanie pyrenees mediterranee": "76",
}
"""Other ways to write a région of today, folded."""

FORMER_REGIONS: Mapping[str, tuple[str, ...]] = {
    "alsace": ("67", "68"),
    "aquitaine": ("24", "33", "40", "47", "64"),
    "auvergne": ("03", "15", "43", "63"),
    "basse normandie": ("14", "50", "61"),
    "bourgogne": ("21", "58", "71", "89"),
    "centre": ("18", "28", "36", "37", "41", "45"),
    "champagne ardenne": ("08", "10", "51", "52"),
    "franche comte": ("25", "39", "70", "90"),
    "haute normandie": ("27", "76"),
    "languedoc roussillon": ("11", "30", "34", "48", "66"),
    "limousin": ("19", "23", "87"),
    "lorraine": ("54", "55", "57", "88"),
    "midi pyrenees": ("09", "12", "31", "32", "46", "65", "81", "82"),
    "nord pas de calais": ("59", "62"),
    "picardie": ("02", "60", "80"),
    "poitou charentes": ("16", "17", "79", "86"),
    "rhone alpes": ("01", "07", "26", "38", "42", "69", "73", "74"),
}
"""Régions of before 2016: they narrow a commune down, and are not a région of the record."""

_LEAD = re.compile(
    r"""
    ^(?:(?P<region>(?:la\ )?region(?:\ de\ (?:la|l)|\ du|\ des|\ de)?)
       |(?P<departement>(?:le\ )?dep(?:artement|t)?(?:\ de\ (?:la|l)|\ du|\ des|\ de|\ d)?))\ (?=.)
    """,
    re.VERBOSE,
)
_FORMER_GUADELOUPE = {"97133": "977", "97150": "978"}
"""Saint-Barthélemy and Saint-Martin kept the postcodes of the département that they left in 2007."""
_CORSICA = "20"
"""Corsica's number until 1976, and still the beginning of its postcodes."""
_ARTICLE = re.compile(r"^(?:le|la|les|l)\ ", re.VERBOSE)
_CODE = re.compile(r"^(?:dept?\ )?(?P<code>\d{2}|2[ab]|9[78]\d)$", re.VERBOSE)
_CODED = re.compile(
    r"^(?:(?P<before>\d{2}|2[ab]|9[78]\d)\ (?P<name>\D+)|(?P<named>\D+)\ (?P<after>\d{2}|2[ab]|9[78]\d))$"
)


@dataclass(frozen=True, slots=True)
class Hint:
    """What one printed division says: the départements it allows, and the division itself where it is one of today."""

    departements: frozenset[str]
    departement: Division | None = None
    region: Division | None = None
    postcode: str | None = None


@dataclass(frozen=True, slots=True)
class _Names:
    regions: Mapping[str, str]
    departements: Mapping[str, str]


def read_division(words: str, cog: Cog) -> Hint | None:
    """A région, a département (name, number or both) or a région of before 2016, without regard to case and accents.

    A name that is a région and its only département (« La Réunion ») is both. « Gers (31) » is neither.
    """
    key = fold_name(words)
    if key == _CORSICA:
        return read_postcode(key)
    lead = _LEAD.match(key)
    if lead is not None:
        key = key[lead.end() :]
    names = _names(cog)
    bare = _ARTICLE.sub("", key)
    region = REGION_ALIASES.get(fold_name(words)) or names.regions.get(bare)
    departement = names.departements.get(bare) or _code(key, cog) or _coded(key, names, cog)
    if lead is not None and lead["region"]:
        departement = departement if region else None
    if lead is not None and lead["departement"]:
        region = region if departement else None
    return _hint(region, departement, bare, cog)


def read_postcode(digits: str) -> Hint:
    """The département that a postcode's first digits name; Corsica's share theirs."""
    if digits.startswith(_CORSICA):
        return Hint(frozenset({"2A", "2B"}), postcode=digits)
    prefix = digits[:3] if digits.startswith(("97", "98")) else digits[:2]
    return Hint(frozenset({_FORMER_GUADELOUPE.get(digits, prefix)}), postcode=digits)


def _hint(region: str | None, departement: str | None, key: str, cog: Cog) -> Hint | None:
    if departement is not None:
        found = cog.departements[departement]
        both = cog.regions[region] if region is not None else None
        return Hint(frozenset({departement}), Division(code=found.code, name=found.name), both)
    if region is not None:
        inside = frozenset(code for code, each in cog.departements.items() if each.region == region)
        return Hint(inside, region=cog.regions[region])
    if key in FORMER_REGIONS:
        return Hint(frozenset(FORMER_REGIONS[key]))
    return None


def _code(key: str, cog: Cog) -> str | None:
    match = _CODE.match(key)
    code = match["code"].upper() if match else ""
    return code if code in cog.departements else None


def _coded(key: str, names: _Names, cog: Cog) -> str | None:
    """« 18 Cher », « Cher 18 »: the two must agree."""
    match = _CODED.match(key)
    if match is None:
        return None
    name, code = match["name"] or match["named"], match["before"] or match["after"]
    named = names.departements.get(_ARTICLE.sub("", name))
    return named if named is not None and named == _code(code, cog) else None


@lru_cache(maxsize=4)
def _names(cog: Cog) -> _Names:
    def keyed(entries: Mapping[str, Division] | Mapping[str, Departement]) -> dict[str, str]:
        return {_ARTICLE.sub("", fold_name(entry.name)): code for code, entry in entries.items()}

    return _Names(keyed(cog.regions), keyed(cog.departements))
