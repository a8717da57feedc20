"""Ages of people and anniversaries, which are no durations: « Marie, 45 ans », « les jeunes de moins de 26 ans »."""

import re

from extract.values.durations.surroundings import Surroundings
from extract.values.headcounts.people import is_person

_GROUP_AGE = 10
"""« les trois ans » last, « les 16-25 ans » are people."""
_SPEAKER_AGE = 14
"""From this age on somebody is introduced with it (« Inès, 19 ans »); fewer years behind a comma may last."""
_SENIORITY = re.compile(
    r"""
    [ ] (?: d['’] (?: expérience | ancienneté | activité | existence | études | engagement | histoire | exercice )
      | de [ ] (?: métier | carrière | pratique | service | recul | formation | savoir-faire | collaboration
        | travail ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AGED = re.compile(r"\b (?: âge | âgée? s? | vieux | vieille?s? ) \b [^.;\n]{0,30} \Z", re.VERBOSE | re.IGNORECASE)
_AGE_VERB = re.compile(
    r"""
    \b (?: ai | as | a | ont | avons | avez | avais | avait | avaient | aura | auront | ayant | eu | fête | fêté
      | fêtait | fêter | célèbre ) [ ]
    (?: (?: déjà | bientôt | alors | maintenant | à [ ] peine | tout [ ] juste | ses ) [ ] ){0,2} \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LASTS = re.compile(
    r"""
    \b (?: sur | pendant | durant | en | sous | durée | délai | après | contrat | garantie | prêt | emprunt | horizon
      | terme | engagement | amortissement | bail ) \b [^.;\n]{0,24} \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OF_WHOM = re.compile(
    r"(?: [^\W\d_] \w* [ ] de | [\w)»] [ ]? [,:(] (?: [ ] de )? ) [ ]? \Z", re.VERBOSE | re.IGNORECASE
)
_LASTING = re.compile(
    r"""
    \b (?: formation | parcours | cycle | plan | programme | convention | période | expérience | concession
      | partenariat
      | rembours | étal | échelonn | répart | dur | pren | pris | faut | faudra | fallu | demand | exig | compte
      | attend | attente | échéance | location | crédit | mandat | retour | rentab | amort | vie | projet | chantier
      | travaux | étude | recherche | développement | phase | stage | alternance | CDD | mission | abonnement
      | entretien
      | maintenance | suivi | stock | réserve | visibilité | avance | retard | repousse | pousse | séch | vieilli
      | ancienneté | métier | carrière | conservation | vaut | gagn | perd )
    [^\W\d_]* \b [^.;\n]{0,40} \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""« un chantier de deux à trois ans » lasts; « une équipe de 25 à 62 ans », « ados de 12 à 17 ans » are ages."""
_TO_DO = re.compile(r"[ ] pour \b", re.VERBOSE | re.IGNORECASE)
"""« Elle a trois ans pour rembourser »."""
_GROUP = re.compile(
    r"""
    (?<! sur [ ] ) (?<! dans [ ] ) \b (?: (?P<any> les ) | des | aux | nos | leurs | ces | ses | mes | vos ) [ ]
    (?: jeunes [ ] )? \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ABLE_AT = re.compile(
    r"""
    \b (?: plans? | prêts? | emprunts? | crédits? | garanties? | programmes? | bail | échéances? | horizon
      | perspective | vision | engagements? | contrats? | projections? | retours? | stratégie ) [ ] à [ ] \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AT = re.compile(r"\b à [ ] \Z", re.VERBOSE | re.IGNORECASE)
_APPOSED = re.compile(r"[A-ZÀ-Ý][\w'’-]* [ ]? (?: , [ ] | \( ) \Z", re.VERBOSE)
_APPOSED_END = re.compile(r"[ ]? [,.)] | [ ] (?: et | , ) [ ]", re.VERBOSE)
_LINE_END = re.compile(r"[ ]? (?: [.,;:)] [ ]? )? (?: \n | [«“\"] | [–—-] [ ] | \Z )", re.VERBOSE)
_PERSON_APPOSED = re.compile(
    r"\b (?P<person> [^\W\d_]{3,30} ) (?: [ ] [\w'’-]{1,24} ){0,4} [ ]? (?: , [ ] | \( | [–—-] [ ] ) \Z", re.VERBOSE
)
_ONE_OF = re.compile(
    r"\b (?: une? | toute? | chaque | deux | trois | quatre | cinq | [0-9]{1,3} ) [ ] \Z", re.VERBOSE | re.IGNORECASE
)
_FIELD_START = re.compile(r"(?: \A | [|·•/] ) [ ,(–—-]* \Z", re.VERBOSE)
_FIELD_END = re.compile(r"[ ]? (?: , [ ] | [|·•/] )", re.VERBOSE)
_AGE_END = re.compile(r"[ ] (?: révolus | d['’]âge | et [ ] plus \b | et [ ] moins \b )", re.VERBOSE | re.IGNORECASE)
_WORD = re.compile(r"[\w-]+")


def is_age(around: Surroundings) -> bool:
    """Whether a count of years, or of less for a baby, is somebody's age; seniority is none."""
    if around.time.letter not in "YMWD" or _SENIORITY.match(around.after):
        return False
    if around.time.word in ("an", "ans") and (_SOME_OF.search(around.before) or _AND_ANOTHER.search(around.before)):
        return True
    if _AGED.search(around.before) or _AGE_END.match(around.after) or _is_of_a_person(around):
        return True
    return around.time.word in ("an", "ans") and _is_age_in_years(around)


def _is_age_in_years(around: Surroundings) -> bool:
    before = around.before
    if (
        (_AGE_VERB.search(before) and not _TO_DO.match(around.after))
        or around.bound.startswith(("à partir", "dès"))
        or before.endswith(("+", "+ "))
    ):
        return True
    group = _GROUP.search(before)
    is_pair = len(around.quantity.numbers) > 1
    if group is not None and (is_pair or around.value >= _GROUP_AGE or around.bound or group["any"] is None):
        return True
    if around.dashed and _LASTS.search(before) is None:
        return True
    if is_pair and _OF_WHOM.search(before) and not (_LASTS.search(before) or _LASTING.search(before)):
        return True
    if _AT.search(before) and around.quantity.shape != "growth":
        return _ABLE_AT.search(before) is None
    if _ONE_OF.search(before) and around.bound.startswith(("moins", "plus")):
        return around.value >= _GROUP_AGE
    return _is_apposed(around) or _is_line_of_a_speaker(around)


def _is_apposed(around: Surroundings) -> bool:
    """« Inès, 19 ans », « Mireille Astruc – animatrice, 74 ans »; « Prêt de l'État, 6 ans » may last."""
    named = _APPOSED.search(around.before) is not None
    if named and _APPOSED_END.match(around.after):
        return True
    ends = _LINE_END.match(around.after) or _APPOSED_END.match(around.after)
    if around.value < _SPEAKER_AGE or ends is None:
        return False
    between = around.before.endswith(", ") and around.after.startswith(",")  # « Le plus ancien, 61 ans, est… »
    return ((named or between) and _LASTS.search(around.before) is None) or _follows_a_person(around.before)


def _follows_a_person(before: str) -> bool:
    """Whether a trade, with its complement, stands right before: « tourneuse sur bois, 54 ans »."""
    found = _PERSON_APPOSED.search(before, max(0, len(before) - 80))
    if found is None:
        return False
    return any(_has_age(word) for word in _WORD.findall(found[0]))


def _is_line_of_a_speaker(around: Surroundings) -> bool:
    """« 54 ans » on a line of a testimony, under the name or between bars; « 30 ans de métier » is said otherwise."""
    if around.section != "temoignage" or around.bound or _FIELD_START.search(around.before) is None:
        return False
    field = around.value >= _SPEAKER_AGE and _FIELD_END.match(around.after)
    return bool(field or _LINE_END.match(around.after))


_SOME_OF = re.compile(
    r"""
    \b dont [ ] (?: une? | deux | trois | quatre | cinq | six | [0-9]{1,3} | la [ ] moitié )
    [ ] (?: de | d['’] ) [ ]? \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""« cinq éleveurs, dont deux de moins de trente ans »."""
_AND_ANOTHER = re.compile(
    r"\b (?: a | ont | avait | avaient ) [ ] [\w-]{2,12} [ ] et [ ] \Z", re.VERBOSE | re.IGNORECASE
)
"""« Mes filles ont douze et quinze ans »."""


def _is_of_a_person(around: Surroundings) -> bool:
    """« une femme de 45 ans », « jeunes de moins de 26 ans », « jeunes (16-25 ans) »."""
    before = around.before.rstrip("(«“ ") + " " if around.before.endswith(("(", "« ", "“ ")) else around.before
    if not before.endswith(("de ", "d'", "d’", "entre ", " ")) or before.endswith((", ", ": ", "; ")):
        return False
    clause = _WORD.findall(before.rpartition(", ")[2])  # « 402 locataires, un chantier de vingt et un mois »
    words = (clause if len(clause) > 2 else _WORD.findall(before))[-5:]
    if around.bound.startswith("jusqu") or around.before.endswith("("):
        return any(_has_age(word) for word in words)
    if not words:
        return False
    return _has_age(words[-1]) or (words[-1] in ("de", "d", "entre") and any(_has_age(word) for word in words[-4:-1]))


def _has_age(word: str) -> bool:
    return is_person(word) or word.lower() in ("public", "publics", "population", "populations", "génération")
