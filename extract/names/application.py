"""« Pour bénéficier »: the website, the categories of beneficiaries, the measure, and the steps as they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.findings import Finding, Span
from extract.folding import fold

SECTION = "beneficier"
LONGEST_LINE = 2_000
"""Characters of a line in which a step can name something; of a longer one only the step is kept."""

LONGEST_LEAD = 25
"""Characters before « mesure : X » that only lead to it (« Nom de la »)."""

Interval = tuple[int, int]

_DOMAINS = "alsace|app|be|bzh|ch|com|corsica|eu|fr|gf|gp|info|io|lu|mq|nc|net|org|paris|pf|pm|re|yt"
_WEBSITE = re.compile(
    rf"""
    (?<![\w@./-]) (?:[Hh][Tt][Tt][Pp][Ss]?://)?
    (?P<site> (?:[A-Za-z0-9À-ÿ](?:[\wÀ-ÿ-]{{0,61}}[A-Za-z0-9À-ÿ])?\.){{1,5}}
        (?:{_DOMAINS}|{_DOMAINS.upper()})
        (?![\wÀ-ÿ@]|\.\w) (?:/[^\s«»“”"<>()]{{0,200}}[^\s«»“”"<>().,;:!?…]|/)? )
    """,
    re.VERBOSE,
)
_HEAD = re.compile(
    r"""
    (?P<category> \b(?:catégories?|rubriques?|onglets?|profils?)
        (?:\s(?:de\s|des\s|d['’]|du\s)?(?:bénéficiaires?|publics?|demandeurs?|usagers?))? )
  | (?P<measure> \b(?:mesure|dispositif)\b (?:\s(?:n°|no)\s?\d{1,3})? )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GAP = re.compile(r"\s*(?::|=|–|—|->|→|>)?\s*(?=\S)")
_OPENERS = {"«": "»", "“": "”", '"': '"', "‹": "›"}
_BETWEEN = re.compile(r"\s*(?:[,;/]\s*(?:et|ou|puis)?|et\s*/\s*ou|et|ou|puis|ainsi\sque|–|-)\s*(?=[«“\"‹])")
_SEPARATOR = re.compile(
    r"""
    \s*[,;/|]\s* | \s+(?:et/ou|ou|ainsi\ que)\s+
  | \s+et\s+(?= [A-ZÀ-Ý] | (?:associations?|collectivités?|entreprises?|particuliers?)\b )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class ApplicationFindings:
    """What the steps name; `steps` are whole lines, in order."""

    website: Finding[str] | None
    categories: tuple[Finding[str], ...]
    measure: Finding[str] | None
    steps: tuple[Finding[str], ...]


def read_application(text: str, *, kinds: Sequence[str]) -> ApplicationFindings:
    """Read the section line by line; `kinds` are the type words that open a measure's title (« Appel à projets »).

    >>> text = "Relance.gouv.fr\\nCatégorie « Entreprises » ou « Lycées »\\nMesure « Cap Bois »"
    >>> found = read_application(text, kinds=())
    >>> found.website.value, [category.value for category in found.categories], found.measure.value, len(found.steps)
    ('Relance.gouv.fr', ['Entreprises', 'Lycées'], 'Cap Bois', 3)
    >>> read_application("Écrire à contact@relance.gouv.fr", kinds=()).website is None
    True
    """
    lines = [_trim(text, line.start(), line.end()) for line in re.finditer(r"[^\n]*\S[^\n]*", text)]
    read = [line for line in lines if line[1] - line[0] <= LONGEST_LINE]
    named = [named for line in read for named in _named(text, *line)]
    titles = [span for kind, span in named if kind == "measure"]
    titles = titles or [line for line in read if _opens_with_kind(text[slice(*line)], kinds)]
    sites = [found.span("site") for line in read for found in _WEBSITE.finditer(text, *line)]
    return ApplicationFindings(
        website=_first(text, sites, "website"),
        categories=tuple(_categories(text, [span for kind, span in named if kind == "category"])),
        measure=_first(text, titles, "measure"),
        steps=tuple(_finding(text, [line], "step") for line in lines),
    )


def _named(text: str, start: int, end: int) -> Iterator[tuple[str, Interval]]:
    """(« category » or « measure », span) of everything that a line names; what is quoted is no head."""
    head = _HEAD.search(text, start, end)
    while head is not None:
        kind, after = str(head.lastgroup), head.end()
        gap = _GAP.match(text, after, end)
        spans = [*_quoted_list(text, gap.end(), end)] if gap else []
        opens = head.start() == start or (gap is not None and ":" in gap[0] and head.start() - start <= LONGEST_LEAD)
        if gap and not spans and opens:
            spans = [*_unquoted(text, gap, end, several=kind == "category")]
        for span in spans if kind == "category" else spans[:1]:
            yield kind, span
        head = _HEAD.search(text, max([after, *(last for _, last in spans)]), end)


def _quoted_list(text: str, start: int, end: int) -> Iterator[Interval]:
    """The insides of quotations that follow each other, joined by commas, « ou », « et »."""
    while start < end and text[start] in _OPENERS:
        closing = _closing(text, start, end)
        if closing is None:
            return
        yield _trim(text, start + 1, closing)
        between = _BETWEEN.match(text, closing + 1, end)
        start = between.end() if between else end


def _closing(text: str, opening: int, end: int) -> int | None:
    mark, depth = text[opening], 0
    for at in range(opening, end):
        if text[at] == _OPENERS[mark] and at > opening:
            depth -= 1
            if depth <= 0:
                return at
        elif text[at] == mark:
            depth += 1
    return None


def _unquoted(text: str, gap: re.Match[str], end: int, *, several: bool) -> Iterator[Interval]:
    """What a line names after its head without quotation marks: it begins with a capital, or stands after a colon."""
    start, end = _trim(text, gap.end(), end)
    if start >= end or not (text[start].isupper() or gap[0].strip()) or _WEBSITE.search(text, start, end):
        return
    if not several:
        yield start, end
        return
    for separator in _SEPARATOR.finditer(text, start, end):
        yield _trim(text, start, separator.start())
        start = separator.end()
    yield _trim(text, start, end)


def _opens_with_kind(line: str, kinds: Sequence[str]) -> bool:
    """Whether a line is a measure's title by itself: its type words, then a name, without quotation marks."""
    folded = fold(line)
    return any(folded.startswith(f"{fold(kind)} ") for kind in kinds) and not any(mark in line for mark in '«“"')


def _categories(text: str, spans: Sequence[Interval]) -> Iterator[Finding[str]]:
    """One finding for each category, the places that repeat it together."""
    values = dict.fromkeys(text[slice(*span)] for span in spans if span[0] < span[1])
    for value in values:
        yield _finding(text, [span for span in spans if text[slice(*span)] == value], "category")


def _first(text: str, spans: Sequence[Interval], rule: str) -> Finding[str] | None:
    """The first value that is named, with every other place that names the same."""
    named = [span for span in spans if span[0] < span[1]]
    same = [span for span in named if text[slice(*span)] == text[slice(*named[0])]]
    return _finding(text, same, rule) if same else None


def _finding(text: str, spans: Sequence[Interval], rule: str) -> Finding[str]:
    places = tuple(Span(SECTION, start, end) for start, end in spans)
    return Finding(text[slice(*spans[0])], places, f"application.{rule}")


def _trim(text: str, start: int, end: int) -> Interval:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
