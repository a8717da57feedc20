"""Counts of people whose noun is not said: « nous sommes onze », « dont deux à mi-temps », « un effectif de 45 »."""

import re
from typing import Literal

from extract.values.numbers import Number
from extract.values.reading import Passage

Omission = Literal["we", "part", "more", "team", "label"]

_ENDS = r"""
    (?: [ ]? (?: [.,;:!?)»\n] | \Z )
      | [ ] (?: à | dans | en | aujourd['’]hui | et | désormais | sur | pour | au | qui | fin ) \b )
"""
_WE = re.compile(
    r"""
    \b (?P<cue> nous [ ] (?: sommes | étions | serons | voilà | voici ) | on [ ] (?: est | était | sera )
      | (?: ils | elles ) [ ] (?: sont | étaient | seront )
      | les [ ] (?: voilà | voici ) )
    (?: [ ] (?: aujourd['’]hui | désormais | actuellement | déjà | maintenant | environ | toujours | bientôt | encore
      | seulement ) ){0,2} [ ] \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PART = re.compile(
    r"""
    \b (?P<cue> dont | parmi [ ] lesquel(?:le)?s | parmi [ ] eux | parmi [ ] elles | y [ ] compris )
    ,? [ ] (?: (?: déjà | environ | actuellement | au [ ] moins ) [ ] )? \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MORE = re.compile(
    r"\b en [ ] (?P<cue> créer | recruter | embaucher | former | accueillir | sauver | maintenir ) [ ] \Z",
    re.VERBOSE | re.IGNORECASE,
)
_LABEL = re.compile(r"\b (?P<cue> [^\W\d_]{3,20} ) [ ]? : [ ] \Z", re.VERBOSE)
"""« Nombre de salariés : 27 »: whoever reads it knows whether the label counts people."""
_LABEL_ENDS = re.compile(r"[ ]? (?: [.,;/)|·•\n] | [–—-] (?! [ ]? [0-9] ) | \Z )", re.VERBOSE)
_TEAM = re.compile(
    r"""
    \b (?P<cue> effectifs? | équipes? ) \b
    (?: [ ] (?: total | totale | global | actuel | moyen | salarié | permanent | est | sont | passe | passent
      | passera | était
      | passé | de | à | a | ont | à [ ] nouveau | [0-9]{1,5} | : | composée | réduite | soudée ) ){0,6}
    [ ] (?: de | à | d['’] | : ) [ ]? \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ALONE = re.compile(_ENDS, re.VERBOSE | re.IGNORECASE)
_TEAM_ALONE = re.compile(
    r"""
    [ ]? (?: [.,;:!?)»/|·•\n] | [–—] (?! [ ]? [0-9] [0-9 ]* (?: \n | \Z ) ) | \Z )
      | [ ] (?: en | fin | d['’]ici | aujourd['’]hui | qui ) \b
      | [ ] à [ ] [0-9]{1,5} (?= [ ]? (?: [.,;)\n] | \Z ) | [ ] (?: en | fin | d['’]ici ) \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MEMBERS = re.compile(
    r"""
    [ ]? (?: [.,;)\n] | \Z )
      | [ ] (?: à [ ] (?: mi | temps | plein | trois | quart | demi | tiers | [0-9]{1,3} )
        | en [ ] (?: CDI | CDD | alternance | apprentissage | insertion | contrat | intérim | formation
          | situation | télétravail
          | service | reconversion )
        | (?: à | en | au | aux ) [ ] (?-i: [A-ZÀ-Ý] ) [^\W\d_]+ | (?: à [ ] la | au ) [ ] [^\W\d_]{4,}
        | sont | ont | qui | seront | étaient | issue?s | embauchée?s | recrutée?s | créée?s | formée?s | handicapée?s
        | salariée?s | de [ ] moins | de [ ] plus | sous )
      \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REACH = 80
_LASTS: dict[Omission, frozenset[str]] = {
    "we": frozenset(
        "sommes étions serons voilà voici est était sera sont étaient seront aujourd'hui désormais actuellement déjà "
        "maintenant environ toujours bientôt encore seulement".split()
    ),
    "part": frozenset("dont dont, lesquels lesquelles eux elles compris déjà environ actuellement moins".split()),
    "more": frozenset("créer recruter embaucher former accueillir sauver maintenir".split()),
    "team": frozenset(("de", "à", ":", "d'")),
    "label": frozenset((":",)),
}
"""The last word before the number, looked at before any pattern is tried."""
_ANY_LAST = frozenset().union(*_LASTS.values())
_OMISSIONS: tuple[tuple[Omission, frozenset[str], re.Pattern[str], re.Pattern[str]], ...] = (
    ("we", _LASTS["we"], _WE, _ALONE),
    ("part", _LASTS["part"], _PART, _MEMBERS),
    ("more", _LASTS["more"], _MORE, _ALONE),
    ("team", _LASTS["team"], _TEAM, _TEAM_ALONE),
    ("label", _LASTS["label"], _LABEL, _LABEL_ENDS),
)


def read_omission(passage: Passage, number: Number) -> tuple[Omission, tuple[int, int]] | None:
    """How a number without a noun counts people, and the words that say so; None where it does not."""
    if number.ordinal or number.doubtful or number.glued_before or number.glued_after:
        return None
    words = passage.text[max(0, number.start - 24) : number.start].lower().replace("’", "'").split()
    last = words[-1] if words else ""
    if last not in _ANY_LAST:
        return None
    first, _ = passage.sentence(number.start, reach=_REACH)
    for name, lasts, before, behind in _OMISSIONS:
        found = before.search(passage.text, first, number.start) if last in lasts else None
        if found is not None and behind.match(passage.text, number.end):
            return name, found.span("cue")
    return None
