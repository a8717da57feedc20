"""What a single line says it is: a field of the header, a speaker, the opening of a step, a mark of a list."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from extract.document import Line
from extract.folding import fold_cues
from extract.profile import Cue, Profile, Shape, compile_cues

Kind = Literal["field", "function", "step", "sure step"]

# Words after which a line cannot end a sentence or a field.
LINKING = re.compile(
    r"(?:^|[\s('’])(?:[Dd]|[Ll]|qu|s|n|[Dd]e|[Dd]u|[Dd]es|[Ll]a|[Ll]e|[Ll]es|[Uu]n|[Uu]ne|[Ee]t|ou|[ÀàA]|[Aa]u|[Aa]ux"
    r"|[Ee]n|[Pp]our|[Pp]ar|[Ss]ur|[Ss]ous|[Dd]ans|[Aa]vec|[Ss]ans|[Cc]hez|[Vv]ers|[Dd]epuis|pendant|selon|environ|jusque|jusqu"
    r"|son|sa|ses|leur|leurs|notre|nos|ce|cette|ces|que|qui|dont|où|ne|se|est|sont|a|ont|plus|dès|entre|&)['’]?$"
)
ENDED = re.compile(r"[.!?…:;][»”\"']?$|[»”\"]$")
SENTENCE_ENDED = re.compile(r"[.!?…][»”\"']?$")
LONGEST_FIELD = 90
LONGEST_LINE = 2 * LONGEST_FIELD
BARS = re.compile(r" [|•·/] ")
"""A line of fields with bars between them may be longer than one field."""
SPEAKER_SEPARATORS = (",", " – ", " — ", " - ", ":", "(")
QUOTED_TITLE = re.compile(r"[«“\"] ?(?P<title>[^«»“”\"\n]{10,100}?) ?[»”\"]")
BARE_NUMBER = re.compile(r"(?P<number>[1-9])\s(?=[^\W\d_«“\"]|[«“\"])")
NAME = re.compile(
    r"""(?:(?:M\.|Mme|Mlle|Dr|Docteur|Pr|Maître|Me)\s)?
    [A-ZÀ-ÖØ-ÞŒ][\w.'’-]{0,25}                            # a capitalised word, then one to four more
    (?:\s(?:de|du|des|d['’]|la|le|van|von|ben|el|et|&|[A-ZÀ-ÖØ-ÞŒ(][\w.'’)-]{0,25})){1,5}$""",
    re.VERBOSE,
)


def is_field(text: str, profile: Profile) -> bool:
    """Whether a line alone is a header's: « Auch, Occitanie », « Structure créée en 2010 / 4 salariés »."""
    if not (text[0].isupper() or text[0].isdigit()) or len(text) > LONGEST_LINE or SENTENCE_ENDED.search(text):
        return False
    if len(text) > LONGEST_FIELD and max(map(len, BARS.split(text))) > LONGEST_FIELD // 2:
        return False
    return _is(text, profile, "field")


def is_function(text: str, profile: Profile) -> bool:
    """Whether a line begins with what a speaker does (« directrice », « co-fondateur », « maire de »)."""
    return _is(text[:60], profile, "function")


def is_speaker(text: str, profile: Profile) -> bool:
    """Whether a line says who speaks: a function, or a name with one."""
    return is_function(text, profile) or presents_speaker(text, profile)


def presents_speaker(text: str, profile: Profile) -> bool:
    """A name and a function on one line: « Solenn Le Bihan, présidente », « Maire de Thiers : Paul Aubry ».

    After a comma, any small-lettered words are a function (« Odile Maurence, aubergiste »).
    """
    for separator in SPEAKER_SEPARATORS:
        if separator not in text:
            continue
        left, _, right = (part.strip() for part in text.partition(separator))
        if NAME.match(left) and right and (is_function(right, profile) or right[0].islower()):
            return True
        if NAME.match(right) and is_function(left, profile):
            return True
    return False


def opens_step(text: str, profile: Profile, *, surely: bool = False) -> bool:
    """Whether a line begins a step by its own words (« Catégorie bénéficiaires », a website).

    `surely` asks for words that no prose has: « Rendez-vous » begins sentences, too.
    """
    return _is(text[:80], profile, "sure step" if surely else "step")


def is_listed(line: Line, before: Line | None) -> bool:
    """Whether a mark at a line's head is a list's: a dash or a number that a sentence goes on with is not."""
    if line.mark is None or (before is not None and parts_fields(line, before)):
        return False
    if before is None or before.mark is not None or bool(ENDED.search(before.text)):
        return True
    return line.mark not in "-–—" and not line.mark[0].isdigit()


def parts_fields(line: Line, before: Line) -> bool:
    """« • 3 sites » under « fondé en 1907 • 412 agents »: a mark that parts the fields of a line is no list's."""
    return line.mark is not None and f" {line.mark[0]} " in before.text and not ENDED.search(before.text)


def take_step_numbers(lines: Sequence[Line], profile: Profile) -> list[Line]:
    """Turn bare numbers at the head of steps into marks: « 1 », « 2 », « 3 » in a row, or one before a step's words.

    >>> from extract.profile import load_profile
    >>> lines = [Line(text, tuple(range(len(text))), 1) for text in ("1 Déposez", "2 Attendez", "12 salariés")]
    >>> [(line.mark, line.text) for line in take_step_numbers(lines, load_profile("france-relance"))]
    [('1', 'Déposez'), ('2', 'Attendez'), (None, '12 salariés')]
    """
    numbered = {i: match for i, line in enumerate(lines) if (match := BARE_NUMBER.match(line.text))}
    counted = [int(match["number"]) for match in numbered.values()]
    in_a_row = len(counted) > 1 and counted == list(range(1, len(counted) + 1))
    taken: list[Line] = []
    for i, line in enumerate(lines):
        match = numbered.get(i)
        if match is not None and line.mark is None and (in_a_row or opens_step(line.text[match.end() :], profile)):
            mark_at, cut = line.at[: match.end("number")], match.end()
            line = replace(line, text=line.text[cut:], at=line.at[cut:], mark=match["number"], mark_at=mark_at)
        taken.append(line)
    return taken


def quoted_titles(texts: Iterable[str]) -> Iterator[str]:
    """What stands in quotation marks and may be the name of the measure (« Mesure « Fonds friches » »).

    A hyphen at a line's end is taken for the word's own.
    """
    return (match["title"].replace("- ", "-") for text in texts for match in QUOTED_TITLE.finditer(text))


def _is(text: str, profile: Profile, kind: Kind) -> bool:
    folded = fold_cues(text)
    return any(pattern.search(folded) for pattern in _patterns(profile, kind))


@cache
def _patterns(profile: Profile, kind: Kind) -> tuple[re.Pattern[str], ...]:
    """The patterns of the cues, in sections of the shape, that make a line one of a kind."""
    return tuple(
        compiled.pattern
        for section in profile.sections
        for compiled in compile_cues(section)
        if _tells(compiled.cue, section.shape, kind)
    )


def _tells(cue: Cue, shape: Shape, kind: Kind) -> bool:
    match kind:
        case "field":
            return shape == "fields" and (cue.place or cue.distinctive)
        case "function":
            return shape == "speech" and cue.function
        case "step":
            return shape == "steps" and cue.opener
        case "sure step":
            return shape == "steps" and cue.opener and cue.distinctive
