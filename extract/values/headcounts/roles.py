"""What the people counted are to the project: workforce, jobs created or kept, trained, beneficiaries, or other."""

import re
from dataclasses import dataclass

from extract.values.headcounts.nouns import Counted
from extract.values.reading import Passage
from schemas.record import HeadcountRole


@dataclass(frozen=True, slots=True)
class Decision:
    """A role and the half-open offsets of the words that decided it, or None."""

    role: HeadcountRole
    cue: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a count stands: half-open offsets of it and of its noun, and how far its own words reach on either side."""

    start: int
    end: int
    noun: tuple[int, int]
    left: int
    right: int


_WORK = ("staff", "jobs")
_NOT_EMPLOYED = frozenset(("bénévole", "volontaire", "membre", "élu", "adhérent", "sociétaire", "parent", "jeune"))
_OWN_STAFF = frozenset(("salarié", "employé", "collaborateur", "ETP", "ouvrier", "permanent", "compagnon"))

_SMALL_GAP = r"""
    (?: [ ] (?: [^\W\d_]{1,3}['’]? | [0-9]{4} | ainsi | plus | moins | près | déjà | environ | total | emplois? ) ){0,5}
    [ ]? \Z
"""
_GAP = r"[^.;:!?()\n]{0,48} \Z"
_CREATES = re.compile(
    rf"""
    \b (?P<cue> cré (?: er | e | ent | é | ée | és | ées | era | eront | ant | ait | a | ation | ations ) | ouvrir
      | ouverture | génér (?: er | e | é | era | ant ) ) \b {_SMALL_GAP}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HIRES = re.compile(
    rf"\b (?P<cue> recrut [^\W\d_]{{1,8}} | embauch [^\W\d_]{{1,8}} ) \b {_GAP}", re.VERBOSE | re.IGNORECASE
)
_KEEPS = re.compile(
    rf"""
    \b (?P<cue> maint (?: enir | ien | ient | iennent | enu | iendra | enant ) | préserv [^\W\d_]{{1,6}}
      | sauvegard [^\W\d_]{{1,6}} | conserv (?: er | e | ent | é | era | ant ) | sauv (?: er | é | e | era )
      | pérennis [^\W\d_]{{1,6}} | consolid [^\W\d_]{{1,6}} | sécuris [^\W\d_]{{1,6}} ) \b {_GAP}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TRAINS = re.compile(
    rf"""
    (?<! organisme [ ] de [ ] ) (?<! centre [ ] de [ ] ) (?<! institut [ ] de [ ] ) (?<! association [ ] de [ ] )
    \b (?P<cue> form (?: er | e | ent | é | ée | és | ées | era | eront | ation | ations | ant ) ) \b {_GAP}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SERVES = re.compile(
    rf"""
    \b (?P<cue> accueill [^\W\d_]{{1,8}} | accueil | accompagn [^\W\d_]{{1,8}} | bénéfici [^\W\d_]{{1,8}}
      | aid (?: er | e | ent | é | era ) | sensibilis [^\W\d_]{{1,8}} | touch (?: er | e | ent | é | era )
      | héberg [^\W\d_]{{1,8}} | log (?: er | e | ent | é | era ) | nourri [^\W\d_]{{0,5}} | équip (?: er | e
        | ent | é | era )
      | desser (?: vir | t | vent | vira ) | profit (?: er | e | ent | é | era ) | sout (?: enir | ient | iennent
        | enu )
      | sui (?: vre | t | vent | vi ) | ser (?: vir | t | vent | vira ) | permet (?: tre | tra | tent )? [ ] à
        | offr [^\W\d_]{{1,6}}
      | initi (?: er | e | ent | é ) | à [ ] destination [ ] de | au [ ] profit [ ] de | au [ ] service [ ] de
        | auprès [ ] de
      | scolaris [^\W\d_]{{1,6}} | soign (?: er | e | ent | é ) | prendre [ ] en [ ] charge | recevoir | reçoit
      | à [ ] disposition [ ] de ) \b {_GAP}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PAYS = re.compile(
    rf"\b (?P<cue> rémunér [^\W\d_]{{1,8}} | mobilis [^\W\d_]{{1,8}} | financ [^\W\d_]{{1,8}} ) \b {_GAP}",
    re.VERBOSE | re.IGNORECASE,
)
_EMPLOYS = re.compile(
    rf"""
    \b (?P<cue> emplo (?: ie | ient | yer | yait | ya | yant | iera ) | compt (?: e | ent | ait | er | ant | era )
      | salarie | équipes? | effectifs? | forte? [ ] de | nous [ ] sommes | travaillent | fait [ ] (?: travailler
        | vivre )
      | font [ ] travailler | dispose [ ] de ) \b {_GAP}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OWNS = re.compile(r"\b (?P<cue> ses | nos | leurs | mes | vos ) [ ] \Z", re.VERBOSE | re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"""
    \b (?P<cue> (?: les | des | aux ) [ ] (?: PME | TPE | ETI )
      | entreprises | sociétés | structures | associations | établissements | communes | groupe | filiale
        | multinationale
      | concurrent | collectivités | usines )
    (?: [ ] [^\W\d_]{3,20} ){0,3} [ ] (?: de | d['’] | comptant | employant | ayant ) [ ]? \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GROWS = re.compile(
    r"\b (?P<cue> pass [^\W\d_]{1,6} | port [^\W\d_]{1,4} | augment [^\W\d_]{1,6} ) \b [^.;()\n]{0,40} \Z",
    re.VERBOSE | re.IGNORECASE,
)
_BEHIND = re.compile(
    r"""
    (?: [ ] (?! et\b | ou\b | pour\b | qui\b ) [^\W\d_]['’\w-]{0,20} ){0,3}?
    [ ] (?: (?: ont | a | seront | sera | sont | est | vont ) [ ] (?: été | être | déjà [ ] été
      | ainsi [ ] été )? [ ]? )?
    (?: (?P<created> créée?s? | recrutée?s? | embauchée?s? | supplémentaires? )
      | (?P<kept> maintenue?s? | préservée?s? | sauvegardée?s? | sauvée?s? | pérennisée?s? | consolidée?s?
        | conservée?s? )
      | (?P<trained> formée?s? )
      | (?P<served> accompagnée?s? | accueillie?s? | aidée?s? | sensibilisée?s? | bénéficiaires? | hébergée?s?
        | touchée?s?
        | logée?s? | suivie?s? | desservie?s? | bénéficient | bénéficieront | équipée?s? | soutenue?s? | concernée?s? )
      | (?P<paid> rémunérée?s? | mobilisée?s? ) ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BEHIND_ROLES: dict[str, HeadcountRole] = {
    "created": "jobs_created",
    "kept": "jobs_kept",
    "trained": "trained",
    "served": "beneficiaries",
    "paid": "other",
}
_CREATED_NOUNS = frozenset(("embauche", "recrutement"))
_SAME_LIST = re.compile(
    r"[ ]? ,? [ ]? (?: et | ou | puis | contre | à | ainsi [ ] que )? [ ]? (?: de | d['’] | à )? [ ]?",
    re.VERBOSE | re.IGNORECASE,
)
_NEW = re.compile(r"\b nouve (?: aux? | lles? | l ) \b", re.VERBOSE | re.IGNORECASE)
_STORIES = ("entete", "belle_histoire", "temoignage")


def decide_role(
    passage: Passage, counted: Counted, place: Place, before: tuple[int, Decision] | None, *, grows: bool
) -> Decision:
    """The role of one count; `before` is the end and the role of the count before it in the sentence.

    Order: what the noun itself says, the nearest words before it, words right behind it, the count it is listed with,
    a firm's usual words for its own people in the story. In the measure nobody is the beneficiary's workforce.
    """
    return (
        _of_noun(passage, counted, place)
        or _of_words_before(passage, counted, place, grows=grows)
        or _of_words_behind(passage, counted, place)
        or _of_list(passage, place, before)
        or _of_section(passage, counted, place)
    )


def _of_noun(passage: Passage, counted: Counted, place: Place) -> Decision | None:
    written = passage.text[slice(*place.noun)].lower()
    if counted.noun == "bénéficiaire":
        return Decision("beneficiaries", place.noun)
    if counted.noun in _CREATED_NOUNS or written.startswith("création"):
        return Decision("jobs_created", place.noun)
    if written.startswith("sauvegarde"):
        return Decision("jobs_kept", place.noun)
    if passage.section == "entete" and counted.kind != "public" and place.noun[0] < place.noun[1]:
        return Decision("workforce", place.noun)
    new = _NEW.search(passage.text, place.start, place.noun[0]) if counted.kind == "jobs" else None
    return Decision("jobs_created", new.span()) if new else None


def _of_words_before(passage: Passage, counted: Counted, place: Place, *, grows: bool) -> Decision | None:
    """The cue nearest to the count, of those that may govern its noun."""
    works, employed = counted.kind in _WORK, _may_be_employed(passage, counted)
    own: HeadcountRole = "workforce" if employed else "other"
    candidates: tuple[tuple[re.Pattern[str], HeadcountRole, bool], ...] = (
        (_CREATES, "jobs_created", works),
        (_HIRES, "jobs_created", counted.kind != "public"),
        (_KEEPS, "jobs_kept", works),
        (_TRAINS, "trained", counted.kind != "jobs"),
        (_SERVES, "beneficiaries", counted.kind != "jobs"),
        (_PAYS, "other", True),
        (_ELSEWHERE, "other", True),
        (_EMPLOYS, own, True),
        (_OWNS, own, employed),
        (_GROWS, own, grows),
    )
    found: Decision | None = None
    for pattern, role, fits in candidates:
        match = pattern.search(passage.text, place.left, place.start) if fits else None
        if match is not None and (found is None or found.cue is None or match.start("cue") > found.cue[0]):
            found = Decision(role, match.span("cue"))
    return found


def _may_be_employed(passage: Passage, counted: Counted) -> bool:
    return (
        passage.section in _STORIES
        and counted.kind in ("staff", "jobs", "people")
        and counted.noun not in _NOT_EMPLOYED
    )


def _of_words_behind(passage: Passage, counted: Counted, place: Place) -> Decision | None:
    match = _BEHIND.match(passage.text, place.end, place.right)
    if match is None:
        return None
    name = next(name for name in _BEHIND_ROLES if match[name])
    if name in ("created", "kept") and counted.kind == "public":
        return None
    return Decision(_BEHIND_ROLES[name], match.span(name))


def _of_list(passage: Passage, place: Place, before: tuple[int, Decision] | None) -> Decision | None:
    if before is None or not _SAME_LIST.fullmatch(passage.text, before[0], place.start):
        return None
    return before[1]


def _of_section(passage: Passage, counted: Counted, place: Place) -> Decision:
    if passage.section in _STORIES and counted.noun in _OWN_STAFF:
        return Decision("workforce", place.noun)
    return Decision("other", None)
