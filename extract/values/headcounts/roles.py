"""What the people counted are to the project: workforce, jobs created or kept, trained, beneficiaries, or other."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.values.headcounts import cues
from extract.values.headcounts.nouns import Counted
from extract.values.reading import Passage
from schemas.record import HeadcountRole

if TYPE_CHECKING:
    import re


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
_CREATED_NOUNS = frozenset(("embauche", "recrue", "recrutement"))
_NOT_EMPLOYED = frozenset(("bénévole", "volontaire", "membre", "élu", "adhérent", "sociétaire", "parent", "jeune"))
_OWN_STAFF = frozenset(("agent", "salarié", "employé", "collaborateur", "ETP", "permanent", "encadrant"))

_HIRED_PUBLIC = frozenset(("diplômé", "demandeur", "chômeur", "étudiant", "retraité", "candidat", "senior"))
"""Of the public until they are hired."""
_SERVED = frozenset(
    "apprenant collégien écolier élève enfant étudiant locataire lycéen patient pensionnaire résident spectateur"
    " usager".split()
)
"""« nos 310 résidents » are whom the house is there for, and « 9 200 spectateurs » in its story."""
_STORIES = ("entete", "belle_histoire", "temoignage")


def decide_role(
    passage: Passage, counted: Counted, place: Place, before: tuple[int, Decision] | None, *, grows: bool
) -> Decision:
    """The role of one count; `before` is the end and the role of the count before it in the sentence.

    Order: what the noun itself says, the nearest words before it, words right behind it, whose they are, the count it
    is listed with,
    a firm's usual words for its own people in the story. In the measure nobody is the beneficiary's workforce.
    """
    return (
        _of_noun(passage, counted, place)
        or _of_words_before(passage, counted, place, grows=grows)
        or _of_words_behind(passage, counted, place)
        or _of_owner(passage, counted, place)
        or _of_list(passage, counted, place, before)
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
    if passage.section == "entete" and _may_be_employed(passage, counted) and place.noun[0] < place.noun[1]:
        return Decision("workforce", place.noun)
    new = cues.NEW.search(passage.text, place.start, place.noun[0]) if counted.kind == "jobs" else None
    return Decision("jobs_created", new.span()) if new else None


def _of_words_before(passage: Passage, counted: Counted, place: Place, *, grows: bool) -> Decision | None:
    """The cue nearest to the count, of those that may govern its noun."""
    works, employed = counted.kind in _WORK, _may_be_employed(passage, counted)
    own: HeadcountRole = "workforce" if employed else "other"
    candidates: tuple[tuple[re.Pattern[str], HeadcountRole, bool], ...] = (
        (cues.DENIES, "other", True),
        (cues.NOR_DOES, "other", True),
        (cues.LOSES, "other", counted.kind != "public"),
        (cues.CREATES, "jobs_created", works),
        (cues.HIRES, "jobs_created", counted.kind != "public" or counted.noun in _HIRED_PUBLIC),
        (cues.SEEKS, "jobs_created", counted.kind != "public" and not grows),
        (cues.LABELLED_HIRING, "jobs_created", counted.kind != "public"),
        (cues.KEEPS, "jobs_kept", works),
        (cues.TRAINS, "trained", counted.kind != "jobs"),
        (cues.LABELLED_TRAINING, "trained", counted.kind != "jobs"),
        (cues.SERVES, "beneficiaries", counted.kind != "jobs"),
        (cues.PAYS, "other", True),
        (cues.ELSEWHERE, "other", True),
        (cues.ON_SITE, "other", True),
        (cues.OTHERS_EMPLOY, "other", True),
        (cues.WHO_EMPLOY, "other", True),
        (cues.EMPLOYS, own, True),
        (cues.STAFF, own, True),
        (cues.HOUSE, own, employed),
        (cues.FOR, "beneficiaries", counted.kind == "public" and passage.section != "entete"),
        (cues.GROWS, own, grows),
    )
    found: Decision | None = None
    for pattern, role, fits in candidates:
        match = pattern.search(passage.text, place.left, place.start) if fits else None
        if match is not None and (found is None or found.cue is None or match.start("cue") > found.cue[0]):
            found = Decision(role, match.span("cue"))
    return found


def _of_owner(passage: Passage, counted: Counted, place: Place) -> Decision | None:
    """« nos deux institutrices », « nos 310 résidents »: the house's own people, where no verb says more of them."""
    match = cues.OWNS.search(passage.text, place.left, place.start)
    if match is None or not (counted.noun in _SERVED or _may_be_employed(passage, counted)):
        return None
    return Decision("beneficiaries" if counted.noun in _SERVED else "workforce", match.span("cue"))


def _may_be_employed(passage: Passage, counted: Counted) -> bool:
    return (
        passage.section in _STORIES
        and counted.kind in ("staff", "jobs", "people")
        and counted.noun not in _NOT_EMPLOYED
    )


def _of_words_behind(passage: Passage, counted: Counted, place: Place) -> Decision | None:
    behind = (cues.BEHIND.match(passage.text, end, place.right) for end in (place.end, place.noun[1]))
    match = next((found for found in behind if found), None)  # « une conseillère a été recrutée à mi-temps »
    if match is None or cues.PART_OF.search(passage.text, place.left, place.start):
        return None
    name = next(name for name in cues.BEHIND_ROLES if match[name])
    role = cues.BEHIND_ROLES[name]
    if role in ("jobs_created", "jobs_kept") and counted.kind == "public" and counted.noun not in _HIRED_PUBLIC:
        return None
    if (role == "workforce" or name.startswith("joined")) and not _may_be_employed(passage, counted):
        return None
    if name in ("expected", "to_come", "added", "spared") and counted.kind != "jobs":
        return None
    if name == "learn" and counted.noun in _SERVED:
        return Decision("beneficiaries", match.span(name))
    if name == "enjoy" and counted.kind != "public":
        return None
    if role == "beneficiaries" and counted.kind == ("jobs" if name != "visit" else "staff"):
        return None
    return Decision(role, match.span(name))


def _of_list(passage: Passage, counted: Counted, place: Place, before: tuple[int, Decision] | None) -> Decision | None:
    if before is None or before[1].cue is None or not is_listed(passage, before[0], place.start):
        return None
    return before[1] if may_have(passage, counted, before[1].role) else None


def may_have(passage: Passage, counted: Counted, role: HeadcountRole) -> bool:
    """Whether those counted can have a role at all: members and visitors are nobody's workforce."""
    return role != "workforce" or _may_be_employed(passage, counted)


def is_listed(passage: Passage, end: int, start: int) -> bool:
    """Whether nothing but a comma or « et » stands between two counts."""
    return start - end < 20 and cues.SAME_LIST.fullmatch(passage.text, end, start) is not None


def is_listed_behind(passage: Passage, end: int, start: int) -> bool:
    """« Un poste d'attaché commercial et un mi-temps seront créés »: complements may stand before the « et »."""
    return start - end < 48 and cues.COMPLEMENTS_AND.fullmatch(passage.text, end, start) is not None


def _of_section(passage: Passage, counted: Counted, place: Place) -> Decision:
    if passage.section in _STORIES and counted.noun in _OWN_STAFF:
        return Decision("workforce", place.noun)
    if passage.section == "belle_histoire" and counted.noun in _SERVED:
        return Decision("beneficiaries", place.noun)
    return Decision("other", None)
