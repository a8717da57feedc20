"""What a date is for: the beneficiary's creation, a start, a deadline, or nothing that the words say."""

import re
from dataclasses import dataclass

from extract.values.dates.bounds import Mention
from extract.values.dates.clauses import Clause, clause_of, offsets
from extract.values.dates.creation import creation_cue
from extract.values.prose import Prose
from schemas.record import DateRole

_START_VERB = r"""
    commen (?: ce | cent | cé | cée | cés | cées | cer | cera | ceront | çait | çaient )
  | débu (?: te | tent | té | tés | ter | tera | teront | tait )
  | démar (?: re | rent | ré | rés | rer | rera | reront | rait )
  | lan (?: ce | cent | cé | cée | cés | cées | cer | cera | ceront | çait )
  | r?ouvr (?: e | ent | ir | ira | iront | ait ) | r?ouvert (?: e | s | es )?
  | inaugur (?: e | é | ée | és | ées | er | era )
  | entr (?: e | é | ée | és | ées | er | era | eront ) [ ] en [ ] (?: vigueur | service | application | production )
  | mise? s? [ ] en [ ] (?: service | production | exploitation | place )
  | pren (?: d | dra | ent | dront ) [ ] effet
"""
_START_NOUN = r"""(?: lancement | démarrage | ouverture | inauguration | entrée [ ] en [ ] vigueur
    | début (?= [ ] (?: des? [ ] | du [ ] | de [ ] la [ ] | de [ ] l['’] | d['’] )
        (?: travaux | chantier | construction | études | production | opération | projet | inscriptions? | formations?
          | activités? | cours | dépôts? | candidatures? ) ) )"""
_CLOSING = re.compile(
    r"""
    \b (?P<cue> cl[ôo]tur (?: e[srz]? | ée? s? | era | eront | ent ) | clos (?: es? )?
        | (?: re )? ferm (?: ée? s? | era | eront | er )
        | date [ ] (?: limite | butoir ) ) \b
    [^.;()\n]{0,80} \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ACCOUNTS = re.compile(r"\b (?: exercices? | comptes? | comptables? | bilans? ) \b", re.VERBOSE | re.IGNORECASE)
_ENDINGS = ("clôture", "cloture")
_CALL = re.compile(
    r"""
    \b (?: appels? | candidatures? | dossiers? | dépôts? | inscriptions? | guichets? | sessions? | demandes? | AMI | AAP
      | concours | consultations? | souscriptions? | projets | réponses? | réception | relevé | éditions? | vagues? )
    \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_START_BEFORE = re.compile(
    rf"\b (?P<cue> {_START_VERB} | {_START_NOUN} ) \b [^.;,()/\n]{{0,60}} \Z", re.VERBOSE | re.IGNORECASE
)
_START_AFTER = re.compile(
    rf"""
    \A ,? [ ] [^.;:,()\n]{{0,60}}? \b (?P<cue> {_START_VERB} ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LABEL_AFTER = re.compile(
    rf"""
    \A [ ]? [:–-] [ ] (?: l['’] | la [ ] | le [ ] )?
    (?: (?P<start> {_START_NOUN} ) | (?P<end> clôture | date [ ] limite ) ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ALONE_IN_FRONT = re.compile(
    r"\A \W* (?: (?: en | le | la | les | l['’] | au | à | du | mois | de | c['’]est | et | puis ) [ ]* )* \Z",
    re.VERBOSE | re.IGNORECASE,
)
_NEGATED = re.compile(r"\b (?: n['’] | ne [ ] ) [^.;,]{0,40} \b pas \b", re.VERBOSE | re.IGNORECASE)
_SAME_LIST = re.compile(
    r"\A [ ]? ,? [ ]? (?: et | ou | puis )? [ ]? (?: en | le | du | à )? [ ]? (?: l['’] )? \Z",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Decision:
    """A role and the half-open offsets of the words that decided it; both None where nothing did."""

    role: DateRole | None
    cue: tuple[int, int] | None


_NOTHING = Decision(None, None)


def decide_roles(prose: Prose, mentions: list[Mention]) -> list[Decision]:
    """The role of each date: its bound decides first, then the nearest words of its own clause.

    « depuis » gives none; every `../X` is a deadline; a date joined to another by « puis » shares its role.
    """
    decisions: list[Decision] = []
    for index, mention in enumerate(mentions):
        decided = _of_bound(prose, mention) or (_inherited(prose, mentions, index, decisions[-1]) if index else None)
        decisions.append(decided or _of_clause(clause_of(prose, mentions, index)))
    return decisions


def _of_bound(prose: Prose, mention: Mention) -> Decision | None:
    if mention.bound in ("since", "after"):
        return _NOTHING
    if mention.bound not in ("start", "until") or mention.bound_words is None:
        return None
    at, stop = mention.bound_words
    cue = (prose.words.starts[at], prose.words.ends[stop - 1])
    return Decision("start" if mention.bound == "start" else "deadline", cue)


def _inherited(prose: Prose, mentions: list[Mention], index: int, before: Decision) -> Decision | None:
    """« le 3 mars puis le 9 juin »: one verb for both; a creation is not shared."""
    if before.role in (None, "creation") or mentions[index - 1].bound is not None:
        return None
    between = prose.passage.text[offsets(prose, mentions[index - 1])[1] : offsets(prose, mentions[index])[0]]
    return before if len(between) < 16 and _SAME_LIST.match(between) else None


def _of_clause(clause: Clause) -> Decision:
    closing = _CLOSING.search(clause.before)
    if closing is not None and _is_of_a_call(clause, closing["cue"]):
        return Decision("deadline", clause.cue_before(closing.span("cue")))
    if (cue := creation_cue(clause)) is not None:
        return Decision("creation", cue)
    return _start_before(clause) or _behind(clause) or _NOTHING


def _is_of_a_call(clause: Clause, cue: str) -> bool:
    """Accounts are closed too, and building sites: only what receives applications has a deadline."""
    if _ACCOUNTS.search(clause.before):
        return False
    low = cue.lower()
    is_told = clause.section in ("belle_histoire", "temoignage")
    return low.startswith("date") or low in _ENDINGS or not is_told or _CALL.search(clause.sentence) is not None


def _start_before(clause: Clause) -> Decision | None:
    """« les travaux ont débuté en mars »; « est ouvert du 3 au 12 mai » states a period, not a beginning."""
    found = _START_BEFORE.search(clause.before)
    if found is None or _NEGATED.search(clause.before):
        return None
    if clause.is_range and found["cue"].lower().startswith("ouvert"):
        return None
    return Decision("start", clause.cue_before(found.span("cue")))


def _behind(clause: Clause) -> Decision | None:
    """« En mars 2021, les travaux ont débuté », « 31/01/2021 : clôture des dépôts »."""
    if not (clause.opens and _ALONE_IN_FRONT.match(clause.before)):
        return None
    label = _LABEL_AFTER.match(clause.after)
    if label is not None:
        name = "start" if label["start"] else "end"
        return Decision("start" if label["start"] else "deadline", clause.cue_after(label.span(name)))
    found = _START_AFTER.match(clause.after)
    if found is None or _NEGATED.search(clause.after, 0, found.end()):
        return None
    return Decision("start", clause.cue_after(found.span("cue")))
