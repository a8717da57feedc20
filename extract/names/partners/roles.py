"""The role that a cue gives a body: its own, or one that the body and the sentence around it settle."""

import re

from extract.folding import fold
from extract.names.partners.cues import Cue
from extract.names.partners.words import FUNDERS, GIVERS, PAID, UNPAID
from schemas.record import PartnerRole

Interval = tuple[int, int]

_APPLIES = re.compile(
    r"""
    (?:répon|répons)\w{1,7} [^.;\n]{0,120}? \b(?:à|au|aux) \s? (?:l['’]|(?:la|le|un|cet|cette|deux|ce)\ )?
        (?:appel|AMI\b|AAP\b|concours)
  | répondu\ (?:ensemble\ )?(?:à|au) | candidat(?:é|er|ent|ure)\w{0,2} | postul\w{1,5}
  | dépos\w{1,5} \s (?:[\w'’-]{1,20},?\s){0,12}? (?:dossier|projet|candidature|demande)
  | (?:dossier|demande|candidature)s?[\s,] [^.;\n]{0,60}? (?:dépos|présent)\w{1,5}
  | cosign\w{1,4}\s (?:la|le)\ (?:demande|dossier) | mont\w{1,4}\ (?:le|un|leur|son|ce)\ dossier
  | (?:décroch|gagn|obten|remport)\w{1,4}\ [^.;\n]{0,90}?(?:appel\ à|AMI\b|AAP\b)
  | présent\w{1,5}\ (?:son|leur|notre|un|le|ce)\ (?:projet|dossier)
  | (?:seul|même|unique)\ dossier | dossier\ à\ (?:deux|trois|quatre)\b
  | dossier\ commun | (?:projet|candidature)\ commune? | remport\w{1,5}\ (?:l['’]|un\ )appel | co-?lauréat
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SENTENCE_BREAK = re.compile(r"[.!?…](?=\s)|\n")
ENGINEERING = frozenset(("bureau d'etudes", "bureau d'etude", "bureau d'ingenierie"))
_PRICED = re.compile(r"factur|moyennant|tarif|devis|rémunér")
_SUM_BEFORE = re.compile(
    r"(?:€|euros|millions?|mille)(?:\ restants)?(?:\ (?:ont|a|sont|est))?(?:\ été)?\ \Z", re.VERBOSE
)
"""« 22 500 euros prélevés par la mutuelle », « les 800 000 euros restants ont été réunis par l'intercommunalité »."""
_TOGETHER = re.compile(
    r"\s*(?:ensemble|tou(?:te)?s\ (?:deux|trois|quatre)|(?:les|ces)\ (?:deux|trois|quatre)\ [^\W\d]{4,20})\b",
    re.VERBOSE | re.IGNORECASE,
)


def role_of(text: str, cue: Cue, span: Interval, body: str) -> PartnerRole:
    """The role of a body (its type words and name) beside a cue; whoever applies together is a co-applicant."""
    if cue.role == "support":
        return "funder" if _is_one_of(body, FUNDERS) else "partner"
    if cue.role == "guide":
        return "supplier" if _is_one_of(body, PAID) else "partner"
    if cue.role == "work" and _is_one_of(body, GIVERS) and _SUM_BEFORE.search(text, max(0, span[0] - 40), span[0]):
        return "funder"
    if cue.role == "work":
        paid = (
            not _is_one_of(body, UNPAID)
            or _is_one_of(body, PAID)
            or _PRICED.search(sentence_around(text, span)) is not None
        )
        return "supplier" if paid else "partner"
    if cue.role == "partner" and _is_one_of(body, ENGINEERING):
        return "supplier"  # the contract: an engineering office is one
    if cue.role in ("partner", "co_located") and is_joint_application(sentence_around(text, span)):
        return "co_applicant"
    return cue.role


def is_joint_application(sentence: str) -> bool:
    """Whether a sentence says that somebody applied."""
    return _APPLIES.search(sentence) is not None


def _is_one_of(body: str, words: frozenset[str]) -> bool:
    padded = f" {fold(body).strip()} "
    return any(f" {word} " in padded for word in words)


def sentence_around(text: str, span: Interval) -> str:
    """The sentence around a cue, and the next where it speaks of « les deux structures » or « ensemble »."""
    before = [found.end() for found in _SENTENCE_BREAK.finditer(text, max(0, span[0] - 600), span[0])]
    start = before[-1] if before else max(0, span[0] - 600)
    after = _SENTENCE_BREAK.search(text, span[1], span[1] + 600)
    if after is None:
        return text[start : span[1] + 600]
    if _TOGETHER.match(text, after.end()) is not None:
        after = _SENTENCE_BREAK.search(text, after.end(), after.end() + 600) or after
    return text[start : after.start()]
