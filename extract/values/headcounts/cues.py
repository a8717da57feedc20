"""The words that say what the people counted are to the project, before the count and behind it; data of `roles`."""

import re

from schemas.record import HeadcountRole

_FLAGS = re.VERBOSE | re.IGNORECASE
_GAP = r"[^.;:!?()\n]{0,48} \Z"
_NEAR_GAP = r"[^.,;:!?()\n]{0,48} \Z"
_SMALL_GAP = r"""
    (?: [ ] (?: [^\W\d_]{1,3}['’]? | [0-9]{4} | ainsi | plus | moins | près | déjà | environ | total | emplois? ) ){0,5}
    [ ]? \Z
"""

CREATES = re.compile(
    rf"""
    \b (?P<cue> cré (?: er | e | ent | ée? s? | era | eront | ant | ait | a | ations? ) | ouvrir | ouverture
      | gén (?: érer | ère | èrent | éré | érera | érant ) ) \b {_SMALL_GAP}
    """,
    _FLAGS,
)
HIRES = re.compile(rf"\b (?P<cue> (?: recrut | embauch ) [^\W\d_]{{1,8}} ) \b {_GAP}", _FLAGS)
SEEKS = re.compile(
    rf"""
    \b (?P<cue> (?: re )? cherch (?: e | ent | ons | ait ) (?: [ ] (?: encore | toujours | déjà | aussi ) )?
      | (?: étoff | renforc | enrichi | grossi | agrandi ) [^\W\d_]{{0,6}} [ ] (?: de | d['’] | par | avec ) )
    {_SMALL_GAP}
    """,
    _FLAGS,
)
"""« L'équipe s'est étoffée de trois recrues », « la PME cherche deux soudeurs »."""
KEEPS = re.compile(
    rf"""
    \b (?P<cue> maint (?: enir | ien | ient | iennent | enu | iendra | iendront ) | conserv (?: er | e | ent | é
      | era | ant )
      | sauv (?: er | é | e | era | ent ) | (?: préserv | sauvegard | pérennis | consolid | sécuris ) [^\W\d_]{{1,7}} )
    \b {_GAP}
    """,
    _FLAGS,
)
LABELLED_TRAINING = re.compile(r"\b (?P<cue> formations? ) \b [^.;!?()\n0-9]{0,30} : [ ] \Z", _FLAGS)
LABELLED_HIRING = re.compile(
    r"""
    \b (?P<cue> recrutements? | embauches? | (?: emplois | postes ) [ ] créés | créations? (?: [ ] d(?: e [ ] | ['’] )
      (?: postes? | emplois? ) )? ) [ ]? : [ ] (?: [^.;:!?()\n]{0,40} [ ] )? \Z
    """,
    _FLAGS,
)
"""« Recrutements : 2 frigoristes et 1 électricien »."""
TRAINS = re.compile(
    rf"""
    (?<! organisme [ ] de [ ] ) (?<! centre [ ] de [ ] ) (?<! institut [ ] de [ ] ) (?<! association [ ] de [ ] )
    \b (?P<cue> form (?: er | e | ent | ée? s? | era | eront | ations? | ant | ait ) ) \b (?! [ ] par \b ) {_GAP}
    """,
    _FLAGS,
)
SERVES = re.compile(
    rf"""
    \b (?P<cue> (?: accueill | accompagn | bénéfici | sensibilis | héberg | profit | scolaris | initi | protég
      | protèg )
        [^\W\d_]{{1,8}} | (?: repas | plateaux? | paniers? ) [ ] (?: de | des | pour | à )
      | accueil | (?: aid | touch | log | soign | nourriss ) (?: er | e | ent | é | era | eront | ons ) | nourri [rt]?
      | équip (?: er | ent | é | era | eront ) | desser (?: vir | t | vent | vira ) | sout (?: enir | ient
        | iennent | enu )
      | sui (?: vre | t | vent | vra ) | ser (?: vir | t | vent | vira ) | permet (?: tre | tra | tent )? [ ] à
      | offr [^\W\d_]{{1,6}} | à [ ] destination [ ] (?: de | des ) | au [ ] (?: profit | service ) [ ] (?: de
        | des | d['’] ) |  auprès [ ] (?: de | des | d['’] )
      | ouv (?: rir | re | rent | rira | ert e? s? ) (?= [^.;:!?()\n]{{1,40}} [ ] à [ ] \Z )
      | viv (?: ent | aient ) | habitent | séjournent
      | bénéficiaires (?: [ ] directs )? (?= [ ]? : )
      | prendre [ ] en [ ] charge | re [çc] (?: oit | oivent | evoir | u | evra )
      | (?<! mise [ ] ) à [ ] disposition [ ] de )
    \b (?! [ ] par \b ) (?: {_GAP} | [ ]? : [ ] \Z )
    """,
    _FLAGS,
)
_VERBS = r"""
    (?: recrut | embauch | cré | génér | maint | conserv | sauv | préserv | form | emplo | compt
      | accueill | accompagn )
    [^\W\d_]{1,8}
"""
DENIES = re.compile(
    rf"""
    \b (?: ne [ ] | n['’] ) (?! [^\W\d_]{{1,10}} r (?: ais | ait | ions | iez | aient ) \b )
    (?: (?: y | en | les | lui | leur ) [ ] )? (?P<cue> {_VERBS} ) [ ] (?: pas | plus | jamais | guère )
    (?! [ ] (?: que | qu['’] | moins | seulement | uniquement ) ) \b {_GAP}
    """,
    _FLAGS,
)
"""« Elle ne recrutera pas les deux techniciens »; « n'emploie plus que 12 salariés » and « sans l'aide, elle
n'aurait pas recruté » deny nothing of the kind."""
NOR_DOES = re.compile(
    rf"""
    \b (?: (?: ne [ ] | n['’] ) (?! [^\W\d_]{{0,10}} r (?: ais | ait | ions | iez | aient ) \b )
        (?: [^\W\d_]{{1,10}} [ ] ){{0,2}} (?: pas | plus | jamais ) (?! [ ] (?: seulement | uniquement ) )
        (?: [ ] (?: pu | encore | su | voulu | à ) ){{0,2}} [ ]
      | sans [ ] (?: (?: avoir | pouvoir ) [ ] )? | au [ ] lieu [ ] (?: de [ ] | d['’] )
      | renonc [^\W\d_]{{1,6}} [ ] à [ ] )
    (?P<cue> {_VERBS} ) \b {_GAP}
    """,
    _FLAGS,
)
LOSES = re.compile(
    rf"""
    \b (?P<cue> per (?: dre | d | dent | du | dait | dra | dront ) | licenci [^\W\d_]{{1,8}} | supprim [^\W\d_]{{1,8}}
      | suppression | congédi [^\W\d_]{{1,8}} | (?: séparée?s? | séparer | sépare ) [ ] (?: de | d['’] )
      | départs? | perte ) (?: \b | (?<= ['’] ) ) {_NEAR_GAP}
    """,
    _FLAGS,
)
PAYS = re.compile(rf"\b (?P<cue> (?: rémunér | mobilis | financ ) [^\W\d_]{{1,8}} ) \b {_GAP}", _FLAGS)
EMPLOYS = re.compile(
    rf"""
    \b (?P<cue> emplo (?: ie | ient | yer | yait | yaient | ya | yant | iera ) | compt (?: e | ent | ait | er
      | ant | era )
      | salarie | équipes? | forte? [ ] de | nous [ ] sommes | travaill (?: e | ent | ait
        | aient ) (?! [ ] (?: avec | pour | chez | auprès | sur | à ) \b )
      | (?: fait | font ) [ ] (?: travailler | vivre ) | dispose [ ] de )
    (?: \b {_NEAR_GAP} | [ ] \( \Z )
    """,
    _FLAGS,
)
HOUSE = re.compile(
    r"""
    \b (?: cette | ce | notre | l['’] | la | le | une | petite | jeune ) [ ]?
    (?P<cue> entreprise | société | PME | TPE | structure | association | coopérative | scop | start-up | maison
      | cabinet | agence | étude | studio | brigade | équipe | bureau )
    (?: [ ] [^\W\d_]{3,20} ){0,2} [ ] (?: de | d['’] ) [ ]? \Z
    """,
    _FLAGS,
)
FOR = re.compile(r"\b (?P<cue> pour ) [ ] (?: (?: les | ses | nos | quelque | environ ) [ ] )? \Z", _FLAGS)
PART_OF = re.compile(
    r"""
    \b (?: sur | parmi | moitié | tiers | quart | majorité | partie | part | % )
    (?: [ ] (?: de | des | d['’] | les | ses | ces | nos ) )* [ ] \Z
    """,
    _FLAGS,
)
"""« sur les 45 salariés, 12 ont été formés », « la moitié des 8 apprentis »: what follows is said of some of them."""
PROPORTION = re.compile(
    r"""
    [ ] sur [ ] (?: deux | trois | quatre | cinq | six | dix | vingt | cent | [0-9]{1,4} ) \b
    (?! [ ] [^\W\d_]{1,20} [sx] \b )
    """,
    _FLAGS,
)
STAFF = re.compile(r"\b (?P<cue> effectifs? ) \b [^.;!?()\n]{0,48} \Z", _FLAGS)
OWNS = re.compile(r"\b (?P<cue> ses | nos | leurs | mes | vos ) [ ] \Z", _FLAGS)
ELSEWHERE = re.compile(
    r"""
    \b (?P<cue> (?: les | des | aux ) [ ] (?: PME | TPE | ETI )
      | entreprises | sociétés | structures | associations | établissements | communes | groupe | filiale
        | multinationale
      | concurrents? | clients? | fournisseurs? | collectivités | usines )
    (?: [ ] [^\W\d_]{3,20} ){0,3} [ ] (?: de | d['’] | comptant | employant | ayant ) [ ]? \Z
    """,
    _FLAGS,
)
"""The staff of firms in general, or of another one (« les PME de moins de 250 salariés »)."""
OTHERS_EMPLOY = re.compile(
    rf"""
    \b (?: le | la | les | l['’] | un | une | des | son | sa | ses | nos | notre | leurs? ) [ ]?
    (?: (?: principal | principaux | premier | ancien | autre ) [ ] )?
    (?: sous-traitant | cotraitant | fournisseur | client | concurrent | prestataire | partenaire | voisin | confrère
      | distributeur | maison [ ] mère | donneur [ ] d['’]ordres? ) e? s?
    (?: [ ] (?: d['’] | l['’] )? [^\W\d_]{{1,20}} ){{0,4}}?
    (?: , [ ] (?: eux | elles | lui | elle ) (?: [ ] aussi )? , | ,? [ ] qui )? [ ]
    (?P<cue> emplo (?: ie | ient | yer | yait | yaient | iera ) | compt (?: e | ent | ait | aient )
      | (?: fait | font ) [ ] travailler ) \b {_NEAR_GAP}
    """,
    _FLAGS,
)
"""« Le sous-traitant emploie 30 soudeurs »; « Ce sous-traitant » is the beneficiary itself."""
WHO_EMPLOY = re.compile(
    rf"""
    \b (?: avec | par | chez | auprès [ ] (?: de | du | d['’] ) | (?: à [ ] (?: la | l['’] ) | au )
      (?= [ ]? (?: société | entreprise | groupe | cabinet | coopérative | association | bureau | start-up ) ) )
    [ ]? [^.,;:()\n]{{0,40}}? (?-i: [A-ZÀ-Ý] ) [^.,;:()\n]{{1,40}} ,
    [ ] qui [ ] (?: (?: ne | n['’] | en ) [ ]? )?
    (?P<cue> emplo (?: ie | yait | iera ) | compt (?: e | ait ) | fait [ ] travailler | occupe | rassemble ) \b
    {_NEAR_GAP}
    """,
    _FLAGS,
)
"""« confié à la société Boisvert, qui emploie 40 personnes »: the staff of whom the work goes to."""
ON_SITE = re.compile(
    r"""
    \b (?P<cue> (?: effectifs? | équipes? ) [ ] (?: du | de | des ) [ ] (?: chantiers? | travaux ) ) \b
    [^.;!?()\n]{0,20} \Z
    """,
    _FLAGS,
)
"""« Effectif du chantier : 20 ouvriers » are the builders'."""
GROWS = re.compile(
    r"\b (?P<cue> pass [^\W\d_]{1,6} | port [^\W\d_]{1,4} | augment [^\W\d_]{1,6} ) \b [^.;()\n]{0,40} \Z", _FLAGS
)

_PARTICIPLES = r"""
    (?: (?P<created> créée?s? | recrutée?s? | embauchée?s? | ouverte?s? | signée?s? | supplémentaires?
        | à [ ] (?: pourvoir | recruter | embaucher ) )
      | (?P<kept> maintenue?s? | (?: préserv | sauvegard | sauv | pérennis | consolid | conserv ) ée?s? )
      | (?P<trained> formée?s? | habilitée?s? )
      | (?P<served> (?: accompagn | aid | sensibilis | héberg | touch | log | équip ) ée?s? | accueillie?s?
        | (?<= sont [ ] ) concernée?s?
        | bénéficiaires? | desservie?s? | soutenue?s? | inscrite?s? )
      | (?P<paid> rémunérée?s? | mobilisée?s? ) )
"""
_APART = r"""
    (?: [^.;:()\n0-9] | (?<= \+ ) [0-9] | (?<= [ ]de[ ] ) [0-9]{1,3} | (?<= [ ]à[ ] ) [0-9]{1,2}
      | (?<= n° [ ] ) [0-9]{1,2} | (?<! [0-9] ) (?: 19 | 20 ) [0-9]{2} (?! [0-9] ) )
"""
"""What may stand between those counted and their verb: « deux diplômés de moins de 30 ans, … »."""
BEHIND = re.compile(
    rf"""
    (?: [ ] (?! et\b | ou\b | pour\b | qui\b | dont\b ) [^\W\d_]['’\w-]{{0,20}} ){{0,3}}? [ ] {_PARTICIPLES} \b
  | (?: [ ] [^\W\d_]['’\w-]{{0,20}} ){{0,2}}? , [ ] (?P<hired> (?: embauch | recrut ) ée?s? ) \b
  | (?: , [ ] (?: dont | parmi [ ] lesquel (?: le )? s ) [ ] [^.,;:()\n]{{1,40}} , )?
    {_APART}{{0,90}}? [ ] (?: ont | a | seront | sera | sont | est | vont | va | pourront | pourra | devraient
    | devrait )
    [ ] (?: (?: pu | tous | toutes | déjà | ainsi | aussi | également | en [ ] outre | enfin | même | depuis ) [ ] )?
    (?: (?: été | être ) [ ] )? {_PARTICIPLES.replace("?P<", "?P<was_")} \b
  | [^.;:()\n0-9]{{0,60}}? [ ] (?P<follow> suivront | suivent | suivra | suit | (?: ont | a ) [ ] (?: (?: déjà
    | tous | toutes ) [ ] )? (?: suivi | reçu ) | vont [ ] suivre
      | suivaient | bénéficieront | (?: ont | a ) [ ] bénéficié )
    [^.;:()\n]{{0,40}}? [ '’] (?: formations? | cursus | stages? | parcours | sessions? | modules?
      | prise [ ] en [ ] main | sensibilisations? | initiations? | apprentissage ) \b
  | [^.,;:()\n0-9]{{0,30}}? [ ] (?: sont | est | étaient ) [ ]
    (?P<expected> (?: attend | prév | annonc | espér | promi | programm )(?: u | ue | us | ues | é | ée | és
      | ées | s | ses )) \b
  | [^.;:()\n0-9]{{0,40}}? [ ] (?P<learn> (?: ont | a ) [ ] appris [ ] (?: à | le | la | les ) | apprennent
  | apprendront
      | (?: se | s['’]y ) [ ]? form (?: ent | eront | aient ) ) \b
  | [^.,;:()\n0-9]{{0,40}}? [ ] (?: (?: nous | l['’] ) [ ]? (?: ont | a ) [ ] (?P<joined> rejointe?s? )
      | (?: ont | a ) [ ] (?P<joined_house> rejoint ) [ ] (?: nos [ ] rangs | la [ ] maison | les [ ] effectifs
        | l['’] (?: équipe | atelier | entreprise | établissement ) ) ) \b
  | [ ] (?P<to_come> suivront | suivra | viendront [ ] (?! en\b ) | s['’]ouvriront | ouvriront ) \b
  | [^.,;:()\n0-9]{{0,40}}? [ ] n['’] (?: a | ont ) [ ] (?: été [ ] )? (?P<spared> supprimée?s? | perdue?s? ) \b
  | [^.,;:()\n0-9]{{0,40}}? [ ] (?: sont | est ) [ ] partie?s? [^.,;:()\n]{{0,40}}? [ ]
    (?P<sent> apprendre | (?: se [ ] )? former | en [ ] formation ) \b
  | [^.;:()\n0-9]{{0,40}}? [ ] (?P<prepare> préparent | prépareront | (?: ont | a ) [ ] (?: préparé | obtenu
      | passé ) ) [ ] (?: un | une | leur | le | la | des ) [ ]
    (?: titre | diplôme | certificat | CQP | CAP | BTS | brevet | habilitation ) \b
  | [^.,;:()\n0-9]{{0,40}}? [ ] (?: sont | est | (?: ont | a ) (?: [ ] été )? | seront | vont [ ] être ) [ ]
    (?P<gone> partie?s? | licenciée?s? | quitté | démissionné | congédiée?s? | supprimée?s? ) \b
  | [^.,;:()\n0-9]{{0,40}}? [ ] (?P<born> (?: en [ ] )? (?: sont | seront ) [ ] née?s?
      | naissent | naîtront | (?: voient | voit | verront | verra | (?: ont
    | a ) [ ] vu ) [ ] le [ ] jour ) \b
  | [^.,;:()\n0-9]{{0,30}}? [ ] (?P<works> travaill (?: ent | aient ) | font [ ] (?: vivre | tourner )
    | œuvrent ) \b
  | [^.,;:()\n0-9]{{0,40}}? [ ] (?P<retained> (?: (?: ont | a ) [ ] (?: tous [ ] | toutes [ ] )? )? (?: gard | conserv )
      (?: é | ent | eront ) [ ] leurs? [ ] (?: emploi | poste | travail ) s? ) \b
  | [^.,;:()\n0-9]{{0,30}}? [ ] (?P<added> s['’] (?: y [ ] )? (?: (?: est | sont ) [ ] ajoutée?s?
      | ajout (?: e | ent | era | eront ) ) ) \b
  | [^.,;:()\n]{{0,60}}? [ ] (?P<enjoy> (?: se [ ] )? (?: découvr | partag | utilis | dispos | jou | lis | mang | dorm
      | dîn | déjeun | appren ) (?: ent | iront | eront | aient | nent ) ) \b
  | [^.,;:()\n]{{0,60}}? [ ] (?P<profit> (?: y [ ] | en [ ] )? (?: bénéficient | bénéficieront | profitent | profiteront
      | gagneront | gagnent | ont [ ] profité | ont [ ] bénéficié ) ) \b
  | [^.,;:()\n]{{0,60}}? [ ] (?: s['’] )? (?: y [ ] )? (?P<visit> viennent | viendront | fréquentent
      | inscrivent | (?: poussent | (?: ont | a ) [ ] poussé ) [ ]
        (?: la | notre | sa | leur ) [ ] porte ) \b
    """,
    _FLAGS,
)
BEHIND_ROLES: dict[str, HeadcountRole] = {
    "created": "jobs_created",
    "kept": "jobs_kept",
    "trained": "trained",
    "served": "beneficiaries",
    "paid": "other",
    "was_created": "jobs_created",
    "was_kept": "jobs_kept",
    "was_trained": "trained",
    "was_served": "beneficiaries",
    "was_paid": "other",
    "follow": "trained",
    "learn": "trained",
    "expected": "jobs_created",
    "hired": "jobs_created",
    "profit": "beneficiaries",
    "retained": "jobs_kept",
    "added": "jobs_created",
    "enjoy": "beneficiaries",
    "visit": "beneficiaries",
    "joined": "jobs_created",
    "joined_house": "jobs_created",
    "to_come": "jobs_created",
    "spared": "jobs_kept",
    "sent": "trained",
    "prepare": "trained",
    "gone": "other",
    "born": "jobs_created",
    "works": "workforce",
}
NEW = re.compile(r"\b nouve (?: aux? | lles? | l ) \b", _FLAGS)
SAME_LIST = re.compile(
    r"[ ]? ,? [ ]? (?: et | ou | puis | contre | à | soit | ainsi [ ] que )? [ ]? (?: de | d['’] | à )? [ ]?", _FLAGS
)
COMPLEMENTS_AND = re.compile(
    r"(?: [ ] (?: de [ ] | d['’] | du [ ] | en [ ] | à [ ] ) [\w-]{2,20} (?: [ ] [\w-]{3,20} )? ){0,2} [ ] et [ ]",
    _FLAGS,
)
