"""Whether a date is when the beneficiary came into being: never a fund's, a post's, a building's, nor a takeover's."""

import re
from itertools import pairwise

from extract.values.dates.clauses import Clause
from extract.values.dates.organisations import is_organisation

Cue = tuple[int, int]

HEADER = re.compile(
    r"""
    \b (?P<cue> (?: cr[ée] | fond | constitu | immatricul ) [ée]e? s? | établie? | née? s? | nee | cr[ée]ation
        | fondation
        | naissance ) \b [^/|;\n]{0,40} \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MADE = re.compile(
    r"""
    \b (?P<cue> (?: cré | fond | constitu | cofond ) ée? s? | née? s? | naît | naquit | naissait
      | (?: vu | vit | voit ) [ ] le [ ] jour ) \b
    [^.;:()\n]{0,60} \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OWN = re.compile(
    r"""
    \b (?: sa | notre ) [ ] (?P<cue> création | fondation | naissance ) \b [^.;:()\n]{0,40} \Z
    | \b (?: la | de ) [ ] (?P<noun> création | fondation | naissance ) [ ] de [ ]
      (?: l['’] | la [ ] | notre [ ] | cette [ ] | son [ ] | sa [ ] ) (?P<what> [\w-]{2,30} ) [^.;:()\n]{0,40} \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FOUNDS = re.compile(
    r"""
    \b (?P<cue> (?: (?: a | ai | ont | avons | avait | avaient ) [ ] (?: \w{3,15}ment [ ] )?
          (?: co-? )? (?: créé | fondé | monté | lancé )
        | (?: co-? )? (?: lance | lancent | crée | créent | créa | créèrent | fonde | fondent | fonda | fondèrent ) ) )
    [ ] (?: l['’] | la [ ] | le [ ] | son [ ] | sa [ ] | notre [ ] | mon [ ] | ma [ ] | leur [ ] | cette [ ] )
    (?P<what> [\w-]{2,30} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SUBJECT_IN_FRONT = re.compile(
    r"\W* (?: [Ll] ['’] | (?: [Ll]a | [Ll]e | [Cc]ette | [Cc]et | [Cc]e ) \s ) (?P<noun> [\w-]{2,30} )", re.VERBOSE
)
_IS_BORN = re.compile(
    r"""
    ,? [ ] (?: que [ ] )? (?P<cue> naît | naissait | naquit | est [ ] née? | (?: voit | vit ) [ ] le [ ] jour ) [ ]
    (?: l['’] | la [ ] | le [ ] | notre [ ] | cette [ ] ) (?P<what> [\w-]{2,30} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BECOMES = re.compile(
    r"[ ] en [ ] (?: scop | scic | société | association | coopérative | sarl | sas | fondation | filiale ) \b",
    re.VERBOSE | re.IGNORECASE,
)
"""« Constituée en SCIC en 2015 » is a change of form."""
_HAVING = re.compile(
    r"\b (?: a | ai | ont | avons | avait | avaient | aura | ayant ) [ ] (?: \w{3,15}ment [ ] )? \Z",
    re.VERBOSE | re.IGNORECASE,
)
_SUBJECT_BEHIND = re.compile(
    r"""
    , \s (?: (?: l['’] | la \s | le \s | notre \s | cette \s | cet \s | ce \s ) (?P<noun> [\w-]{2,30} )
        | (?P<name> [A-ZÀ-Ý] ) )
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"[\w-]+ ['’]? | [^\w\s]", re.VERBOSE)
_AUXILIARIES = frozenset(
    "a été fut est avait ont avons sommes qui ainsi donc initialement officiellement juridiquement , y s' s’".split()
)
_DETERMINERS = frozenset("l' l’ la le les notre cette cet ce sa son mon ma".split())
_PARTICLES = frozenset("de du des d' d’ en à et & « » ( ) au aux".split())
_SIGNS = frozenset("-.&'’«»\"")
_PRONOUNS = frozenset(("elle", "il", "nous", "celle-ci", "celui-ci"))
_LONGEST_SUBJECT = 14


def creation_cue(clause: Clause) -> Cue | None:
    """The words that say that the beneficiary was created on this date, or None.

    In the header any word of creation on the line will do; in the story and the testimony its subject must be an
    organisation that the sentence is about; in the measure and the steps there is no beneficiary.
    """
    if clause.section == "entete":
        header = HEADER.search(clause.before)
        return clause.cue_before(header.span("cue")) if header else None
    if clause.section not in ("belle_histoire", "temoignage"):
        return None
    return _own(clause) or _made(clause) or _founded(clause)


def _own(clause: Clause) -> Cue | None:
    """« depuis sa création en 2007 », « la création de l'association en 2007 »."""
    own = _OWN.search(clause.before)
    if own is None:
        return None
    if own["cue"]:
        return clause.cue_before(own.span("cue")) if _is_about_organisation(clause) else None
    return clause.cue_before(own.span("noun")) if is_organisation(own["what"]) else None


def _is_about_organisation(clause: Clause) -> bool:
    """« Depuis sa création en 2007, le label … »: what the sentence is about, before or behind the date, is no firm."""
    front = _SUBJECT_IN_FRONT.match(clause.before)
    subject = front or _SUBJECT_BEHIND.match(clause.after)
    return subject is None or not subject["noun"] or is_organisation(subject["noun"])


def _made(clause: Clause) -> Cue | None:
    """« L'entreprise, créée en 1998 », « elle a été fondée en 1998 », « Née en 2012, la brasserie … »."""
    made = _MADE.search(clause.before)
    if made is None or _is_active(clause.before, made) or _BECOMES.match(clause.before, made.end("cue")):
        return None
    subject, is_told = _WORD.findall(clause.before[: made.start()]), False
    while subject and subject[-1].lower() in _AUXILIARIES:
        is_told |= subject.pop() != ","
    is_born = made["cue"].lower().startswith("n")
    if clause.opens and not subject:
        return clause.cue_before(made.span("cue")) if _fits_behind(clause.rest, is_born=is_born) else None
    segments = [subject] if clause.opens else []
    if "," in subject and (is_told or subject[0] == ","):
        segments.append(subject[len(subject) - subject[::-1].index(",") :])
    fits = any(segment and _fits(segment, is_born=is_born) for segment in segments)
    return clause.cue_before(made.span("cue")) if fits else None


def _is_active(before: str, made: re.Match[str]) -> bool:
    """« Le groupe a créé une filiale »: what is created is the object, not the sentence's subject."""
    return "jour" not in made["cue"] and _HAVING.search(before, 0, made.start()) is not None


def _fits_behind(after: str, *, is_born: bool) -> bool:
    """The sentence begins with the participle: its subject stands behind the date; a person is born, not created."""
    subject = _SUBJECT_BEHIND.search(after)
    if subject is None:
        return False
    return is_organisation(subject["noun"]) if subject["noun"] else not is_born


def _fits(subject: list[str], *, is_born: bool) -> bool:
    if len(subject) > _LONGEST_SUBJECT or "mère" in subject:
        return False
    first = subject[0].lower()
    if len(subject) == 1 and first in _PRONOUNS:
        return not is_born
    for verb in ("est", "sommes"):
        if verb in subject:
            return _is_attribute(subject[subject.index(verb) + 1 :])
    if first in _DETERMINERS or first in ("une", "un"):
        return first not in ("un",) and len(subject) > 1 and _is_phrase(subject[1:])
    return _is_phrase(subject) or (not is_born and all(_is_name(word) for word in subject))


def _is_attribute(phrase: list[str]) -> bool:
    """« X est une entreprise familiale créée en 1987 »."""
    return len(phrase) > 1 and phrase[0].lower() in ("une", "un") and _is_phrase(phrase[1:])


def _is_phrase(words: list[str]) -> bool:
    """An organisation's noun with its adjectives, complements and name, and no verb or second noun phrase behind it."""
    if words[0].lower() in ("petite", "jeune", "ancienne", "grande") and len(words) > 1:
        words = words[1:]
    if not is_organisation(words[0]):
        return False
    free = 1
    for previous, word in pairwise(words):
        if word.lower() in _PARTICLES:
            free = 2 if word.lower() not in ("et", "&") else 1
        elif word.lower() in _DETERMINERS:
            if previous.lower() not in ("de", "à"):
                return False
        elif not _is_name(word):
            free -= 1
            if free < 0:
                return False
    return True


def _is_name(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit() or word.lower() in _PARTICLES or word in _SIGNS


def _founded(clause: Clause) -> Cue | None:
    """« Paul Durand a fondé l'entreprise en 1998 », « En 1998, il crée sa société », « En 2009 naît l'association »."""
    founds = _FOUNDS.search(clause.before)
    if founds is not None and is_organisation(founds["what"]) and len(clause.before) - founds.end() < 60:
        return clause.cue_before(founds.span("cue"))
    if not clause.opens or len(clause.before.strip()) > 12:
        return None
    founds = _IS_BORN.match(clause.after) or _FOUNDS.search(clause.after, 0, 120)
    return clause.cue_after(founds.span("cue")) if founds is not None and is_organisation(founds["what"]) else None
