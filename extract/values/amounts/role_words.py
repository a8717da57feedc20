"""The words that say what an amount is for, and what they mean in each part of a fiche; data of `roles`."""

from typing import Literal

from extract.values.amounts.parties import AID, AUX, DET, FUNDERS, GOT, STATED, THIRD
from schemas.record import AmountRole

Kind = Literal[
    "turnover", "obtained", "support", "budget", "envelope", "state", "commitment", "investment",
    "equipment", "project", "loan", "cofunder",
    "own", "price", "threshold", "part", "paid", "others", "valued",
]  # fmt: skip

CUES: dict[Kind, str] = {
    "paid": rf"""
        (?: {AID} | (?: le | du ) [ ] fonds ) {STATED}? [ ] (?: (?: nous | lui | leur | en | y ) [ ] | l[’'] )?
        (?: a | ont | avait | aura ) [ ] (?: (?: pu | déjà | ainsi ) [ ] )? (?: pay | régl | financ | couv | rembours
        | apport | absorb )[^\W\d]+
    """,
    "others": rf"""
        (?: \b chaque [ ] [^\W\d]{{2,24}} | \b {THIRD} ) (?: [ ] [^\s.,;:0-9]{{1,24}} ){{0,2}}? [ ]
        (?: {GOT} | pai[^\W\d]+ | pay[^\W\d]+ | gagn[^\W\d]+ | donn[^\W\d]+ | dépens[^\W\d]+ ) (?: [ ] {DET}? [ ]?
        (?: [^\W\d]+ [ ] ){{0,1}}? {AID} )?
        | \b (?: aid | souti | souten | vers | accord | offr | donn | distribu )[^\W\d]+ [ ] (?: à [ ] )?
        (?: chaque [ ] [^\W\d]{{2,24}} | (?: (?: à | aux ) [ ] )? (?: ses | leurs | nos | les )? [ ]? {THIRD} )
        (?: [ ] à [ ] hauteur [ ] (?: de | d[’'] ) | [ ] {DET} [ ]? {AID} )?
        | \b (?: elles? | nous | on | je ) [ ] (?: (?: a | ont | avons | ai ) [ ] )? (?: re )? (?: vers
        | accord | attribu | allou | octroy )[^\W\d]+
        (?: [ ] (?: à [ ] (?: ses | leurs | nos ) | aux ) [ ] {THIRD} )? (?: [ ] {DET} [ ]? {AID} )?
        | (?: {AID} | versée?s? | {GOT} ) (?: [ ] [^\W\d]{{1,24}} ){{0,1}}? [ ] (?: par | de | d[’'] ) [ ]?
        (?: l[’'] | la [ ] | son [ ] | sa [ ] )? (?: assurances? | assureurs? | mutuelles? ) \b
        | \b condamn[^\W\d]+ [ ] à [ ] [^\W\d]+er \b
        | \b (?: assurances? | assureurs? | mutuelles? | tribunal | tribunaux ) (?: [ ] [^\W\d]{{1,24}} ){{0,3}}? [ ]
        (?: rembours | indemnis | vers | pri[st]? \b | couv | régl | accord | allou | pay )[^\W\d]*
        | \b (?: dossier | projet | lauréat | bénéficiaire | entreprise | commune | exploitation )s? [ ]
        (?: moyen | type )(?:ne)?s? [ ] (?: [^\W\d]{{1,24}} [ ] ){{0,2}}? (?: gagn | touch | reç | obt | perç )[^\W\d]+
    """,
    "valued": r"""
        \b (?: dépense | coût | travaux | programme | projet | opération | chantier | investissement | devis | montant
        | facture | ensemble | total | matériel | équipement | achat | installation | rénovation | extension
        | construction ) s? (?: [ ] global | [ ] total )? ,? (?: [ ] (?: est | sont | était | étaient ) )?
        [ ] (?: estimé | évalué | chiffré )e?s? [ ] à \b
    """,
    "part": r"\b dont \b | \b y [ ] compris \b | \b parmi [ ] lesquels \b",
    "turnover": r"""
        chiffres? [ ] d[’']affaires? | \b (?-i: CA ) \b | \b facturai(?: t
        | ent ) \b | \b l[’']exercice [ ] à \b | \b (?: ses | leurs | nos | les | des ) [ ] ventes \b
        | volume [ ] d[’']affaires?
    """,
    "loan": r"""
        \b avances? [ ] remboursables? | \b échéances? (?= [ ] (?: de | d[’'] ) ) | \b mensualités? | \b rembourser \b
        | \b traites \b | \b avanc(?: é | ée | e | ent | er
        | era ) \b | \b prêt(?: s | e | ent | é | er | era | a )? \b (?! [ ] à [ ] [^\W\d]+er \b )
        | \b emprunt[^\W\d]* | \b avances? [ ] remboursables? | \b crédits? [ ] bancaires? | \b dettes? \b
        | \b PGE \b | \b prêts? [ ] garantis? | \b cautions? \b | \b garanties? \b
    """,
    "own": r"""
        fonds [ ] propres | financement [ ] participatif | \b de [ ] (?: leur | sa
        | notre ) [ ] poche | \b (?: son | leur | notre ) [ ] budget \b | \b budget [ ] (?: communal | municipal
        | propre ) | fonds [ ] d[’']investissement | autofinanc[^\W\d]* | auto-financ[^\W\d]*
        | apports? [ ] personnels? | \b apports? \b | \b capital \b | \b recueill[^\W\d]*
        | \b collect(?: é | ée | és | ées | er ) \b
        | \b récolt(?: é | ée | és | ées | er ) \b | \b legs \b | \b mécénats? \b
        | \b tombolas? \b | \b kermesses? \b | \b quêtes? \b
        | \b souscriptions? \b | \b lotos? \b | \b brocantes? \b | \b parrainages? \b | lev[ée][^\W\d]* [ ] de [ ] fonds
        | \b lever \b | \b levé \b | \b trésorerie \b | \b cagnotte \b | \b dons? \b | \b épargne \b
        | propres [ ] deniers | reste [ ] à [ ] charge | \b le [ ] (?: solde | reste ) \b
    """,
    "price": r"""
        \b loyers? \b | \b (?: commandes? | contrats? | remises? | rabais | ristournes? | réductions? ) [ ]
        d[e’'] (?= [ ]? \Z )
        | \b (?: vols? | incendies? | inondations? | sinistres? | pannes? | tempêtes?
        | cambriolages? | fuites? | grêle | sécheresse | gel | grèves? | procès | litiges? | dégâts ) (?: [ ]
        [^\s.,;:]{1,24} ){0,4}? [ ] (?: coût[^\W\d]+ | estimés? [ ] à ) | \b préjudices? \b
        | \b englout[^\W\d]+ | \b prix \b | \b tarifs? \b
        | \b vend[^\W\d]+ | \b cotisations? | \b abonnements? | \b salaires? | \b rémunér[^\W\d]+
        | \b économis[^\W\d]+ | \b économies? \b | \b gains? \b (?! [ ] de ) | \b pertes? \b | \b perdu \b
        | \b bénéfices? \b (?! [ ] de )
        | résultat [ ] net | \b factur[^\W\d]+ | \b amendes? \b | \b panier [ ] moyen | \b honoraires
        | \b adhésions? \b | \b inscription | \b billets? \b | \b charges \b | masse [ ] salariale
        | \b recettes? \b | \b revenus? \b | \b lou[ée][^\W\d]* \b | \b PIB \b | \b marchés? [ ] (?: de | à
        | public ) | budget [ ] (?: annuel | de [ ] fonctionnement )
    """,
    "cofunder": rf"""
        (?: {AID} | {GOT} | celles? | celui | ceux | aidée?s? | soutenue?s? | apport[^\W\d]+ | complét[^\W\d]+
        | abond[^\W\d]+ | particip[^\W\d]+ | cofinanc[^\W\d]+ | financ[^\W\d]+ ) (?: [ ] [^\W\d]+ ){{0,2}}? [ ]
        (?: de [ ] | par [ ] | du [ ] | d[’'] )? {FUNDERS}
        | {FUNDERS} [ ] (?: (?! (?: été | est | sont | sera ) \b ) [^\s.,;:0-9]{{1,24}} [ ] ){{0,4}}? (?: donn[^\W\d]+
        | offr[^\W\d]+ | offert[^\W\d]* | pri[st][^\W\d]* [ ] en [ ] charge | prend[^\W\d]* [ ] en [ ] charge
        | rembours[^\W\d]+ | pa[iy][^\W\d]+ | couv[^\W\d]+ | octro[^\W\d]+ | allou[^\W\d]+ | souten[^\W\d]+
        | régl[ée][^\W\d]* | suivi | suit
        | vot[ée][^\W\d]* | promi[^\W\d]* | mis \b | apport[^\W\d]+ | complèt[^\W\d]+ | complét[^\W\d]+
        | abond[^\W\d]+ | financ[^\W\d]+ | cofinanc[^\W\d]+ | particip[^\W\d]+ | vers[^\W\d]+ | contribu[^\W\d]+
        | accord[^\W\d]+ | soutien[^\W\d]+ | prêt[^\W\d]+ | ajout[^\W\d]+ )
        | (?: (?<= ,[ ] ) | (?<= ;[ ] ) | (?<= \bet[ ] ) ) (?: par [ ] )?
        (?! (?: les | des ) [ ] ) {FUNDERS}
        (?: [ ] [0-9]{{1,3}} [ ]? % [ ]? ,? [ ] soit \b
        | (?: [ ] [^\s.,;:0-9]{{1,24}} ){{0,4}}? [ ] (?: pour | à [ ] hauteur [ ] (?: de | d[’'] ) ) \b
        | (?: [ ] [^\s.,;:0-9]{{1,24}} ){{0,3}} [ ] (?= \Z ) )
        | \b (?: financ | aid | souten | subventionn | charge | apport | vers | offert | donn )[^\W\d]* [ ] par [ ]
        (?: une? | des | son | sa | ses | leurs? | notre | nos ) [ ] (?! aide | subvention | dotation | fonds | appel
        | mesure | dispositif | plan | programme | prime | crédit ) [^\W\d]+
        | \b complét[^\W\d]+ [ ] (?: par | avec ) \b
        | {FUNDERS} (?: [ ] [^\W\d]+ ){{0,3}}? [ ]? [(:–,] (?= [ ]? (?: [0-9] | \Z ) )
    """,
    "envelope": r"""
        \b enveloppes? \b | \b appels? [ ] à [ ] (?: projets? | manifestations? ) \b
        | \b doté?e?s? [ ] (?: de | d[’'] | à ) | \b dotations? \b | \b crédits? \b (?! [ ] d[’']impôt )
        | \b budget (?= [ ] (?: de [ ] (?: la [ ] mesure | l[’']AMI | l[’']appel | cette [ ] mesure )
        | du [ ] (?: dispositif | programme | fonds | plan ) | national ) \b )
        | \b autorisations? [ ] d[’']engagement | \b plan [ ] (?: de [ ] relance [ ] )? (?: de
        | d[’'] ) \b (?! [ ] financement ) | \b fonds [ ] (?: de | d[’'] ) \b | \b effort [ ] (?: financier
        | budgétaire )
    """,
    "budget": r"""
        \b budgets? \b | \b programme [ ] (?: de | d[’'] | à ) (?= [ ]? (?: \Z
        | [^\W\d]* [ ]? \Z ) ) | \b budgété
    """,
    "state": r"""
        France [ ] Relance [ ] y [ ] est [ ] pour | (?: provien[^\W\d]+ | viennent
        | vient | arrivent | arrive ) [ ] (?: de [ ] l[’']État | du [ ] (?: plan | fonds ) ) | (?: l[’']État
        | France [ ] Relance | (?: le | du ) [ ] plan [ ] de [ ] relance | le [ ] gouvernement | la [ ] mesure
        | le [ ] dispositif ) [ ] (?: (?: y | a | va | en | lui | leur | nous ) [ ] )?
        (?: [^\W\d]+ [ ] ){0,2}? (?: invest[^\W\d]+
        | apport[^\W\d]+ | financ[^\W\d]+ | mobilis[^\W\d]+ | consacr[^\W\d]+ | vers[^\W\d]+ | pa[iy][^\W\d]+
        | pris \b | mis \b | met \b | inject[^\W\d]+ | débloqu[^\W\d]+ | affect[^\W\d]+ | prévoi[^\W\d]+ | allou[^\W\d]+
        | dédi[^\W\d]+ )
        | (?: l[’'] (?-i: État ) | France [ ] Relance | plan [ ] de [ ] relance ) [ ]? [(:] (?= [ ]? (?: [0-9] | \Z ) )
        | \b (?: apport | pay | vers | financ | accord | mis | pris | allou )[^\W\d]* (?: [ ] en [ ] charge )?
        [ ] par [ ] (?: l[’'] (?-i: État ) | France [ ] Relance | le [ ] plan | le [ ] (?-i: Fonds )
        | la [ ] (?-i: Relance ) | la [ ] mesure ) \b
    """,
    "commitment": r"""
        \b mobilis[^\W\d]+ | \b consacr[^\W\d]+ | \b débloqu[^\W\d]+
        | \b inject[^\W\d]+ | \b prévoi[^\W\d]+ | \b dédi[ée][^\W\d]*
    """,
    "obtained": rf"""{AUX}* \b {GOT} (?: [ ] {DET}? [ ]? (?: [^\W\d]+ [ ] ){{0,1}}? {AID} )?""",
    "support": rf"""
        \b (?: souti[^\W\d]+ | souten[^\W\d]+ | aid[ée][^\W\d]* | financ[^\W\d]+
        | cofinanc[^\W\d]+ | accompagn[^\W\d]+ | pri[^\W\d]+ [ ] en [ ] charge ) [ ] à [ ] hauteur [ ] (?: de
        | d[’'] ) | (?<! à [ ] l[’'] ) \b {AID} (?: [ ] (?: à [ ] l[’'] | à [ ] la [ ] | au [ ] | aux [ ] | à [ ]
        | d[’'] | pour [ ] l[’'] ) (?: investissements? | achats? | acquisitions? | équipements? | embauches?
        | installations? | modernisation | conversion | transformation | apprentissage | emploi | numérique
        | projets? | innovation | rénovation | recrutement ) )? \b | \b à [ ] hauteur [ ] (?: de | d[’'] )
        | \b financé?e?s? \b | \b soutenu?e?s? \b | \b cofinancé?e?s?
        | \b rembours(?: é | ée | és | ées | e | ent | era ) \b
        | \b exonér[^\W\d]+
        | \b vers[ée][^\W\d]* \b | \b couvr[^\W\d]+ | \b couvert[^\W\d]* | \b aidée?s? \b | \b apporte[^\W\d]* \b
        | \b rétribu[^\W\d]+ | \b (?: pri | pren )[^\W\d]+ [ ] en [ ] charge | \b grâce [ ] à [ ] (?: ces | cette
        | ce ) \b
    """,
    "investment": r"""
        \b investi[^\W\d]* | \b au [ ] prix [ ] de | \b (?: fabriqu | constru
        | install | bât | conçu | posé | refai )[^\W\d]* \b | \b site [ ] (?: internet | marchand | web )
        | \b débours[^\W\d]+ | \b pay(?: é | ée | és | ées | er ) \b | \b (?: vaut | valent ) \b
        | d[’']une [ ] valeur [ ] de | \b (?: estim | évalu )(?: é | ée | és | ées ) \b
        | \b command(?: é | ée | és | ées | er
        | ait | ent | era | eront ) \b | \b réinvesti[^\W\d]* | \b coût[^\W\d]* | \b acqui[^\W\d]+
        | \b acquér[^\W\d]+ | \b achat[^\W\d]* | \b achet[^\W\d]+ | \b achèt[^\W\d]+ | \b équip[^\W\d]+
        | \b machines? \b | \b travaux \b | \b chantiers? \b | \b dépens[^\W\d]+ | \b chiffr[ée]e?s? \b
        | \b matériels? \b | \b robots? \b | \b rénovation \b | \b construction \b | \b assiette \b | \b devis \b
        | \b opération \b | \b montant [ ] total | \b extension \b | \b ligne [ ] de [ ] production
        | \b engag[^\W\d]+ | \b s[’']offr[^\W\d]+ | \b réhabilitation \b | \b aménagement[^\W\d]*
        | \b modernis[^\W\d]+
    """,
    "equipment": r"""
        \b (?: pompes? [ ] à [ ] chaleur | chaudières? | fours? | bus | minibus
        | véhicules? | camions? | camionnettes? | fourgons? | serres? | tracteurs? | logiciels? | panneaux
        | imprimantes? | presses? | fraiseuses? | scanners? | échographes? | ordinateurs? | tablettes? | mobilier
        | hangars? | toitures? | isolation | éclairage | centre [ ] d[’']usinage | broyeurs? | prototypes?
        | bateaux? | yoles? | bornes? | fenêtres | cuves? | lits? | vélos? | remorques? | cuisines?
        | ascenseurs? ) \b
    """,
    "project": r"""
        (?<! pour [ ] ce [ ] ) (?<! pour [ ] le [ ] ) (?<! pour [ ] son [ ] ) (?<! pour [ ] leur [ ] ) \b projets? \b
    """,
}
"""Fragments of one VERBOSE, case-insensitive pattern, tried in this order at each place."""

ATTACHED: dict[Kind, str] = {
    "others": rf"""
        (?: (?: a | ont ) [ ] été [ ] [^\W\d]+ [ ] )? (?: à [ ] (?: chaque | ses | leurs | nos ) | aux ) [ ] {THIRD} \b
        | indemnités [ ] d(?: e [ ] l )? [’'] assurance
    """,
    "turnover": r"chiffres? [ ] d[’']affaires? | (?-i: CA ) \b | ventes \b",
    "loan": r"prêts? \b | emprunts? \b | avances? [ ] remboursables? | dettes? \b | crédits? [ ] bancaires?",
    "own": r"""
        fonds [ ] propres | (?: son | leur | notre ) [ ] budget \b | autofinancement
        | financement [ ] participatif | souscription \b | (?: leur | sa | notre ) [ ] poche
        | apports? \b | capital \b | dons? \b
    """,
    "price": r"""
        loyers? \b | économies? \b | bénéfices? \b | pertes? \b | salaires? \b
        | recettes? \b | charges \b | revenus? \b | cotisations? \b
    """,
    "cofunder": FUNDERS,
    "investment": r"""
        investissements? \b | travaux \b | dépenses? \b | matériels? \b
        | équipements? \b | coûts? \b | achats? \b | frais \b
    """,
    "support": rf"(?: {AID} | fonds [ ] publics ) \b",
    "envelope": r"crédits \b | autorisations [ ] d[’']engagement",
    "state": r"""
        (?: l[’'] )? (?-i: État ) \b | (?-i: Fonds | Plan ) \b | (?: mesure
        | dispositif | appel [ ] à [ ] projets ) \b | DSIL \b | DETR \b | DSID \b | France [ ] Relance \b
        | (?: le [ ] )? plan [ ] de [ ] relance
    """,
}
"""What an amount is said to be of, right behind it: « 20 000 euros de fonds propres », « 5 000 euros de la Région »."""

THRESHOLD = r"""
        (?: projets? | dépenses? | coûts? | investissements? | opérations? | travaux
        | devis | assiette | revenus? | salaires? | budgets? | chiffres? [ ] d[’']affaires? | bilan | capital
        | rémunération | loyers? | entreprises? )
    """
"""In the part that describes the measure, these beside a bound are conditions, not what the measure gives."""

IN_MEASURE: dict[Kind, AmountRole] = {
    "turnover": "other", "obtained": "award", "support": "award", "budget": "envelope", "envelope": "envelope",
    "state": "envelope", "commitment": "envelope", "equipment": "other",
    "investment": "other", "project": "other", "loan": "other", "cofunder": "other",
    "own": "other", "price": "other", "threshold": "other", "part": "other",
    "paid": "award", "others": "award", "valued": "other",
}  # fmt: skip
IN_STORY: dict[Kind, AmountRole] = {
    "turnover": "turnover", "obtained": "grant", "support": "grant", "budget": "investment", "envelope": "grant",
    "state": "grant", "commitment": "investment", "equipment": "investment",
    "investment": "investment", "project": "investment", "loan": "other", "cofunder": "other",
    "own": "other", "price": "other", "threshold": "other", "part": "other",
    "paid": "grant", "others": "other", "valued": "investment",
}  # fmt: skip
MEASURE_SECTIONS = frozenset({"mesure", "beneficier"})
