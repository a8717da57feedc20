"""The pieces of a header that are facts about the beneficiary, not its name, its activity or the measure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from extract.names.header.vocabulary import LEGAL_FORMS, SIZES
from extract.names.occurrences import even

_WORDS: Mapping[str, int] = {
    word: number
    for number, words in enumerate(
        ("", "un une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")
    )
    for word in words.split()
}
_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(_WORDS)})"
_SITES = re.compile(
    rf"""
    \b{_NUMBER}\ (?:seuls?\ )?sites?\b
    (?!-|\ (?:web|internet|natura|pilotes?|marchands?|touristiques?|classes?|e-commerce))
    """,
    re.VERBOSE,
)
_ONE_SITE = re.compile(r"\bsite\ unique\b", re.VERBOSE)
_LABELLED_SITES = re.compile(rf"\bsites?(?:\ de\ production|\ industriels?)?\ ?:\ ?{_NUMBER}$", re.VERBOSE)
_MANY_SITES = re.compile(
    r"\b(?:multi-?\ ?sites?|mono-?sites?|plusieurs\ sites|(?:dizaine|douzaine|quinzaine|vingtaine)\ de\ sites)\b",
    re.VERBOSE,
)
_INEXACT = re.compile(
    r"""
    (?:plus\ de|moins\ de|environ|pres\ de|quelque|quelques|au\ moins|au\ plus|jusqu'a|entre|vers|\d\ ?(?:a|ou|-|et|/)
      |[a-z](?:\ a|\ ou)|une?\ dizaine\ de|[.,]|\d)\ ?$
    """,
    re.VERBOSE,
)
_FACT = re.compile(
    r"""
      (?:\d|aines?\ d(?:e\ |')|\b(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze)\ )
      \ ?(?:[a-z']{1,20}\ ){0,2}
      (?:habitants?|hab\b|salarie|collaborat|employe|agents?\b|personnes|associes|benevoles|adherents|membres|etp\b)
    | ^effectifs?\b
    | \b(?:ca|chiffre\ d'affaires|c\.a\.|budget)\ ?(?:de|en|:|\d|annuel|$) | \d\ ?(?:k|m|md)?\ ?(?:€|euros?|meur)
    | \b(?:millions?|milliards?)\ d'euros
    | \b(?:cree|fonde|nee?|lance|ouvert|etabli|installe|implante|constitue|inaugure
        |repris|rachete|transmis|cede|refonde|transforme|agrandi)(?:e|s|es)?
      \ (?:en|le|depuis|au|vers|il|par|a)\b
    | \b(?:creation|fondation|depuis|existe)\b.{0,20}\d{4} | ^(?:(?:en|depuis)\ )?(?:[a-z]{3,9}\ )?(?:19|20)\d\d$
    | \b(?:siret|siren|tva|naf|ape|rcs)\b
    | \b(?:www\.|https?:|\S{1,60}@\S{1,60}|[\w-]{2,40}\.(?:fr|com|org|net|eu|bzh|coop)\b)
    | ^(?:\+33|0\d)[\d\ .]{8,14}$ | ^capital\b | ^(?:fiche\b|.{0,20}\bn°) | ^laureate?s?\ (?:19|20)\d\d$
    | \b(?:dirigeante?|gerante?|presidente?|pdg|maire|directeur|directrice)\ ?:
    """,
    re.VERBOSE,
)
_ASIDE = re.compile(
    r"""
    (?:l'|la\ |le\ |cette\ |notre\ )
      (?:entreprise|societe|structure|association|cooperative|exploitation|commune|usine|pme)$
    | (?:za|zi|zac|zae|zone\ (?:d'activites?|artisanale|industrielle)|rue|avenue|boulevard|bp|chemin)\b
    | .{0,60}\bet\ (?:ses|les|leurs)\ (?:environs|alentours)$ | (?:en\ (?:partenariat|collaboration|lien)|avec)\ .
    """,
    re.VERBOSE,
)
_COUNT = re.compile(
    r"^(?:environ|pres\ de|plus\ de|moins\ de|pour|de|une?|quelque|deja)?\ ?\d[\d\ .,]{0,12}\ ?(?:%|[a-z]{2,})",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Sites:
    """A number of sites, with its half-open offsets."""

    count: int
    start: int
    end: int


def read_sites(text: str, start: int, end: int) -> Sites | None:
    """A whole number of sites; « plus de 3 sites », « 2 à 3 sites » and « multi-sites » are none.

    >>> read_sites("Agence / 3 sites de production", 9, 30)
    Sites(count=3, start=9, end=16)
    >>> read_sites("Sites : 2", 0, 9), read_sites("plus de 3 sites", 0, 15), read_sites("1 site internet", 0, 15)
    (Sites(count=2, start=0, end=9), None, None)
    """
    plain = even(text[start:end])
    match = _SITES.search(plain) or _LABELLED_SITES.search(plain)
    if match is None:
        one = _ONE_SITE.search(plain)
        return Sites(1, start + one.start(), start + one.end()) if one else None
    if _INEXACT.search(plain[: match.start()]) or len(_SITES.findall(plain)) > 1:
        return None
    number = match["number"]
    count = int(number) if number.isdigit() else _WORDS[number]
    return Sites(count, start + match.start(), start + match.end()) if count else None


def mentions_sites(words: str) -> bool:
    """Whether a piece speaks of sites at all, readable or not."""
    plain = even(words)
    return bool(
        _SITES.search(plain) or _LABELLED_SITES.search(plain) or _MANY_SITES.search(plain) or _ONE_SITE.search(plain)
    )


def is_count(words: str) -> bool:
    """Whether a piece begins with a number and a noun, as some names do too: « 1001 Repas »."""
    return bool(_COUNT.match(even(words.strip())))


def is_fact(words: str) -> bool:
    """Whether a piece is a fact: people, inhabitants, money, a creation, an identifier, an address on the web.

    >>> [is_fact(words) for words in ("Commune de 4 200 habitants", "CA 2020 : 4,2 M€", "PME familiale fondée en 1987")]
    [True, True, True]
    >>> [is_fact(words) for words in ("Agence de développement", "Les Ateliers du 8", "agri.nov")]
    [False, False, False]
    """
    plain = even(words.strip())
    if LEGAL_FORMS.fullmatch(words.strip()) or plain in SIZES or _ASIDE.match(plain):
        return True
    return bool(_FACT.search(plain) or _COUNT.match(plain)) or mentions_sites(words)
