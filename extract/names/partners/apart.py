"""What a page names without its having to do with the beneficiary: told by the words right before and behind a body."""

import re

_WORDS = r"(?: \ [\w'’-]{1,20} ){0,3}"
_APART = re.compile(
    rf"""
    (?: \b (?: chez | ex- | anciens? | anciennes? | comme | tels? \ que | contrairement \ à | face \ à | loin \ de
          | voisine? \ (?: de | avec ) | près \ de | passée?s? \ par | selon | d['’]après | derrière | devant
          | vers | depuis )
      | \b (?: diplômé | issu | sorti | parti | venu | arrivé | originaire | formé ) e?s? \ (?: de | à | au | du )
      | \b (?: études? | cours | stages? | carrière ) {_WORDS} \ (?: à | au | chez )
      | \b (?: travaill | emplo | embauch | débaut | début | appris | étudi ) [^\W\d_]* {_WORDS}
        \ (?: à | au | pour | par )
      | \b (?: salarié | cadre | ingénieur | directeur | directrice | employé | ouvrier | chercheur
        | professeur | bénévole ) e?s? \ (?: de | à | au | du )
      | \b (?: rachet | repri | vend | céd | appart | refus | quitt ) [^\W\d_]* {_WORDS}
        (?: \ (?: à | au | par | de | du ) )?
      | \b (?: concurren | rival ) [^\W\d_]* (?: \ (?: de | du ) )?
      | \b (?: récompens | distingu | prim | class | cit | repér | élu | nomm | décern | certifi | labellis )
        [^\W\d_]* {_WORDS} \ par
      | \b (?: prix | trophée | médaille | palmarès | lecteurs | habitants | familles | offre | projet ) \ (?: de | du )
      | \b autres? \ (?: lauréat | bénéficiaire ) e?s? ,
      | \b une? \ [A-ZÀ-Ý] [\w-]+ \ (?: de | du ) )
    (?: (?: \ [\w'’-]{{1,20}} ){{1,6}} \ et )?
    (?: \ (?: la | le | les | du | des | de \ la | une? | son | sa | l['’] | d['’] )? )? \s? \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Right before a body that is none of the beneficiary's: « dix ans à la société X », « face au groupe Y »."""
_APART_AFTER = re.compile(
    r"""
    ,? \ (?: (?: est | était | reste ) \ )? (?: son | sa | leur | notre | une? | la | le )? \ ?
      (?: principale? \ | grande? \ )? (?: concurrent | rival )
  | , \ qui \ (?: en \ )? (?: détient | possède )
  | ,? \ qui \ (?: était | fut | avait \ été ) \b
  | , \ (?: liquidé | disparu | fermé | rachet )
  | ,? (?: \ qui )? \ (?: a | ont | avait | avaient | vient \ de | viennent \ de )
      \ (?: ferm | fait \ faillite | échou | refus | renonc | licenci | quitt | publi | révél | consacr | class | estim
        | calcul | raconté | titré | écrit | jug | délocalis | supprim | dépos | lâch | abandonn | démissionn | copi
        | dit \ non | déclin | certifi )
  | ,? (?: \ qui )? \ (?: l['’] )? (?: estim | calcul | écri | titr | prévoi | ferm | licenci | juge
      | menac | concurrenc | domin | class | certifi )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DECLINED = re.compile(
    r"\b (?: (?: refus | déclin | renonc | retir ) [^\W\d_]* | dit \ non ) [^.;:\n]{0,40} : [^.;:\n]* \Z",
    re.VERBOSE | re.IGNORECASE,
)
"""« Deux banques ont refusé : X et Y »: those named are none of the house's."""
_PLACED = re.compile(
    r"""
    (?: \b (?: dans | sur | en | hors | à \ travers | autour \ d[eu] | au \ (?: nord | sud | centre | cœur | profit
          | service ) \ d[eu] ) \ ? (?: la \ | le \ | l['’] )?
      | \b (?: habitants | élus | agents | territoire | communes | écoles | maire | mairie )
          \ (?: de \ la \ | du \ | de \ l['’] | de \ | d['’] ) ) \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE, _PLACE, _SERIES = 60, 40, 160
"""Characters in which these words stand."""


def stands_apart(text: str, start: int, end: int) -> bool:
    """Whether the body between two offsets is a former employer, a rival, a school once attended, the press, a place.

    >>> stands_apart("Elle a passé dix ans chez Lafarge.", 26, 33)
    True
    >>> stands_apart("Le mur est de la société Lafarge.", 18, 32)
    False
    """
    if _DECLINED.search(text, max(0, start - _SERIES), start):
        return True
    return _APART.search(text, max(0, start - _BEFORE), start) is not None or _APART_AFTER.match(text, end) is not None


def is_placed(text: str, start: int) -> bool:
    """Whether a territory that begins here is only where something is (« dans la commune de Baccarat »)."""
    return _PLACED.search(text, max(0, start - _PLACE), start) is not None
