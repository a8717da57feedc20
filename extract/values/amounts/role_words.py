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
        (?: {AID} | (?: le | du ) [ ] fonds (?: [ ] [^\W\d]{{4,20}} )?? ) {STATED}? [ ]
        (?: (?: nous | lui | leur | en | y ) [ ] | l[’'] )?
        (?: a | ont | avait | aura ) [ ] (?: (?: pu | déjà | ainsi ) [ ] )? (?: pay | régl | financ | couv | rembours
        | apport | absorb | fourn )[^\W\d]+
    """,
    "others": rf"""
        (?: \b chaque [ ] [^\W\d]{{2,24}} | \b {THIRD} ) (?: [ ] [^\s.,;:0-9]{{1,24}} ){{0,2}}? [ ]
        (?: {GOT} | pai[^\W\d]+ | pay[^\W\d]+ | gagn[^\W\d]+ | donn[^\W\d]+ | dépens[^\W\d]+ ) (?: [ ] {DET}? [ ]?
        (?: [^\W\d]+ [ ] ){{0,1}}? {AID} )?
        | (?: aid | souti | souten | vers | accord | offr | donn | distribu )[^\W\d]+ [ ] (?: à [ ] )?
        (?: chaque [ ] [^\W\d]{{2,24}} | (?: (?: à | aux ) [ ] )? (?: ses | leurs | nos | les )? [ ]? {THIRD} )
        (?: [ ] à [ ] hauteur [ ] (?: de | d[’'] ) | [ ] {DET} [ ]? {AID} )?
        | (?: (?: elles? | on ) [ ] (?: (?: a | ont ) [ ] )? | nous [ ] (?: avons [ ] | (?= [^\W\d]+ ons \b ) ) | je [ ]
        | j[’']ai [ ] ) (?: re )? (?: vers | accord | attribu | allou | octroy )[^\W\d]+
        (?: [ ] (?: à [ ] (?: ses | leurs | nos ) | aux ) [ ] {THIRD} )? (?: [ ] {DET} [ ]? {AID} )?
        | (?: {AID} | versée?s? | {GOT} ) (?: [ ] [^\W\d]{{1,24}} ){{0,1}}? [ ] (?: par | de | d[’'] ) [ ]?
        (?: l[’'] | la [ ] | son [ ] | sa [ ] )? (?: assurances? | assureurs? | mutuelles? ) \b
        | condamn[^\W\d]+ [ ] à [ ] [^\W\d]+er \b
        | (?: assurances? | assureurs? | mutuelles? | tribunal | tribunaux ) (?: [ ] [^\W\d]{{1,24}} ){{0,3}}? [ ]
        (?: rembours | indemnis | vers | pri[st]? \b | couv | régl | accord | allou | pay )[^\W\d]*
        | (?: dossier | projet | lauréat | bénéficiaire | entreprise | commune | exploitation )s? [ ]
        (?: moyen | type )(?:ne)?s? [ ] (?: [^\W\d]{{1,24}} [ ] ){{0,2}}? (?: gagn | touch | reç | obt | perç )[^\W\d]+
    """,
    "valued": r"""
        (?: dépense | coût | travaux | programme | projet | opération | chantier | investissement | devis | montant
        | facture | ensemble | total | matériel | équipement | achat | installation | rénovation | extension
        | construction ) s? (?: [ ] global | [ ] total )? ,? (?: [ ] (?: est | sont | était | étaient ) )?
        [ ] (?: estimé | évalué | chiffré )e?s? [ ] à \b
        | factures? (?= , [ ] \Z | [ ] (?: des? [ ] (?: la [ ] | l[’'] )? (?: travaux | réparations? | chantier
          | opération | rénovation ) | s[’']élève | se [ ] monte | s[’']est [ ] élevée | atteint | totale | finale
          | : ) )
    """,
    "part": r"""
        dont \b | se [ ] (?: décompos | répart | ventil )[^\W\d]+ [ ] (?: en | entre ) \b
        | y [ ] compris \b | parmi [ ] lesquels \b
    """,
    "turnover": r"""
        chiffres? [ ] d[’']affaires? | (?-i: CA ) \b | encaiss(?: e | ent | é | er | ait ) \b | facturai(?: t
        | ent ) \b | l[’']exercice [ ] à \b | (?: ses | leurs | nos | les | des ) [ ] ventes \b
        | volume [ ] d[’']affaires?
    """,
    "loan": r"""
        avances? [ ] remboursables? | échéances? (?= [ ] (?: de | d[’'] ) ) | mensualités?
        | (?<! font [ ] ) (?<! fait [ ] ) (?<! faire [ ] ) rembourser \b
        | traites \b | microcrédits? \b | avanc(?: é | ée | e | ent | er
        | era ) \b | prêt(?: s | e | ent | é | er | era | a )? \b (?! [ ] à [ ] [^\W\d]+er \b )
        | emprunt[^\W\d]* | avances? [ ] remboursables? | crédits? [ ] bancaires? | dettes? \b
        | crédits?-bails? | se [ ] rembours[^\W\d]+ | PGE \b | prêts? [ ] garantis? | cautions? \b | garanties? \b
    """,
    "own": r"""
        s[’'](?: est | était | sont | étaient ) [ ] engagée?s? [ ] (?: sur | pour | à ) \b
        | sign(?: é | e | ent | er ) [ ] (?: un | des | deux | trois ) [ ] chèques?
        | n[’'](?: a | ont | avons | ai ) [ ] (?: eu [ ] à [ ] )? (?: débours | pay | dépens | sort )[^\W\d]+ [ ] que \b
        | fonds [ ] (?: propres | de [ ] dotation ) | financement [ ] participatif | de [ ] (?: leur | sa
        | notre ) [ ] poche | (?: son | leur | notre ) [ ] budget \b | budget [ ] (?: communal | municipal
        | propre ) | fonds [ ] d[’']investissement | autofinanc[^\W\d]* | auto-financ[^\W\d]*
        | apports? [ ] personnels? | apports? \b | capital \b | recueill[^\W\d]*
        | collect(?: é | ée | és | ées | er ) \b
        | récolt(?: é | ée | és | ées | er ) \b | legs \b | mécénats? \b
        | tombolas? \b | kermesses? \b | quêtes? \b
        | souscriptions? \b | donat(?: eur | rice )s? \b | lotos? \b
        | brocantes? \b | parrainages? \b | lev[ée][^\W\d]* [ ] de [ ] fonds
        | lever \b | levé \b | trésorerie \b | cagnotte \b | dons? \b | épargne \b
        | propres [ ] deniers | quote-part | fonds [ ] de [ ] roulement | \b réserves \b | reste [ ] à [ ] charge
        | le [ ] (?: solde | reste ) \b
    """,
    "price": r"""
        loyers? \b | (?: coûterai(?: t | ent ) | (?: aurai(?: t | ent ) [ ] coûté ) ) \b
        | contrats? ,? [ ] d[’']une [ ] valeur [ ] de
        | (?: commandes? | contrats? | remises? | rabais | ristournes? | réductions? ) [ ]
        d[e’'] (?= [ ]? \Z )
        | (?: vols? | incendies? | inondations? | sinistres? | pannes? | tempêtes?
        | cambriolages? | fuites? | grêle | sécheresse | gel | grèves? | procès | litiges? | dégâts ) (?: [ ]
        [^\s.,;:]{1,24} ){0,4}? [ ] (?: coût[^\W\d]+ | estimés? [ ] à ) | préjudices? \b
        | (?: gaz | électricité | fioul | chauffage | carburant | gazole | (?: l[’'] ) eau | assurances? ) [ ]
        (?: (?: nous | lui | leur | me ) [ ] )? (?: (?: a | ont | avait ) [ ] )?
        (?: coût | pes | reven )[^\W\d]+
        | englout[^\W\d]+ | prix \b | tarifs? \b
        | vend[^\W\d]+ | rétribuée?s? \b | cotisations? | abonnements? | salaires? | rémunér[^\W\d]+
        | économis[^\W\d]+ | économies? \b | gains? \b (?! [ ] de ) | pertes? \b | perdu \b
        | bénéfices? \b (?! [ ] de )
        | résultat [ ] net | factur[^\W\d]+ | amendes? \b | panier [ ] moyen | honoraires
        | adhésions? \b | inscription | billets? \b | charges \b | masse [ ] salariale
        | recettes? \b | revenus? \b (?! [ ] par \b ) | lou[ée][^\W\d]* \b | PIB \b | marchés? [ ] (?: de | à
        | public ) | budget [ ] (?: annuel | de [ ] fonctionnement )
    """,
    "cofunder": rf"""
        (?: {AID} | {GOT} | celles? | celui | ceux | aidée?s? | soutenue?s? | apport[^\W\d]+ | complét[^\W\d]+
          | couver[^\W\d]+ | pris[^\W\d]* [ ] en [ ] charge
        | abond[^\W\d]+ | particip[^\W\d]+ | cofinanc[^\W\d]+ | financ[^\W\d]+ ) (?: [ ] [^\W\d]+ ){{0,2}}? [ ]
        (?: de [ ] | par [ ] | du [ ] | d[’'] )? {FUNDERS}
        | {FUNDERS} (?: (?: (?: [ ] [^\s.,;:0-9]{{1,24}} ){{0,4}} , [ ]
          (?: [^.,;:0-9\n]{{3,60}} , | (?: il | elle ) (?: [ ] (?: en | y | lui | nous ) )? ) )? [ ] (?: (?! (?: été
        | est | sont | sera ) \b ) [^\s.,;:0-9]{{1,24}} [ ] ){{0,4}}? (?: donn[^\W\d]+
        | offr[^\W\d]+ | offert[^\W\d]* | pri[st][^\W\d]* [ ] en [ ] charge | prend[^\W\d]* [ ] en [ ] charge
        | rembours[^\W\d]+ | pa[iy][^\W\d]+ | couv[^\W\d]+ | octro[^\W\d]+ | allou[^\W\d]+ | souten[^\W\d]+
        | régl[ée][^\W\d]* | suivi | suit | sign[^\W\d]+ [ ] un [ ] chèque
        | vot[ée][^\W\d]* | promi[^\W\d]* | mis \b | met \b | mettent \b
        | apport[^\W\d]+ | complèt[^\W\d]+ | complét[^\W\d]+
        | abond[^\W\d]+ | financ[^\W\d]+ | cofinanc[^\W\d]+ | particip[^\W\d]+ | vers[^\W\d]+ | contribu[^\W\d]+
        | accord[^\W\d]+ | soutien[^\W\d]+ | prêt[^\W\d]+ | ajout[^\W\d]+ | joint \b | joign[^\W\d]+ )
          | (?: [ ] [^\s.,;:0-9]{{1,24}} ){{0,4}} , [ ] dont [ ] (?: la [ ] | le [ ] | l[’'] ) [ ]? {AID}
          | (?: [ ] [^\W\d]+ ){{0,3}}? [ ]? [(:–,] (?= [ ]? (?: [0-9] | \Z ) ) )
        | (?: (?<= ,[ ] ) | (?<= ;[ ] ) | (?<= \bet[ ] ) ) (?: par [ ] )?
        (?! (?: les | des ) [ ] ) {FUNDERS} (?! [^.,;]{{0,30}} \b (?: bénéfici | reç | obt | perç | touch ) )
        (?: [ ] [0-9]{{1,3}} [ ]? % [ ]? ,? [ ] soit \b
        | (?: [ ] [^\s.,;:0-9]{{1,24}} ){{0,4}}? [ ] (?: pour | à [ ] hauteur [ ] (?: de | d[’'] ) ) \b
        | (?: [ ] [^\s.,;:0-9]{{1,24}} ){{0,3}} [ ] (?= \Z ) )
        | (?: financ | aid | souten | subventionn | charge | apport | vers | offert | donn )[^\W\d]* [ ] par [ ]
        (?: une? | des | son | sa | ses | leurs? | notre | nos ) [ ] (?! aide | subvention | dotation | fonds | appel
        | mesure | dispositif | plan | programme | prime | crédit ) [^\W\d]+
        | complét[^\W\d]+ [ ] (?: par | avec ) \b
        | (?-i: (?! Relance | État | Plan | Fonds | Elle | Il | On ) [A-ZÀ-Ý] [\w&-]{{2,24}} ) [ ]
          (?: (?: nous | lui | leur | y | en ) [ ] )? (?: a | ont ) [ ] (?: (?: ainsi | aussi | ensuite | déjà ) [ ] )?
          (?: vers | apport | donn | accord | octroy | allou | ajout | offer | abond | avanc ) (?: é | t ) \b
    """,
    "envelope": r"""
        enveloppes? \b | appels? [ ] à [ ] (?: projets? | manifestations? ) \b
        | doté?e?s? [ ] (?: de | d[’'] | à ) | dotations? \b | (?-i: [cC]rédits | crédit ) \b (?! [ ] d[’']impôt )
        | budget (?= [ ] (?: de [ ] (?: la [ ] mesure | l[’']AMI | l[’']appel | cette [ ] mesure )
        | du [ ] (?: dispositif | programme | fonds | plan ) | national ) \b )
        | autorisations? [ ] d[’']engagement | plan [ ] (?: de [ ] relance [ ] )? (?: de
        | d[’'] ) \b (?! [ ] financement ) | fonds [ ] (?: de | d[’'] ) \b | effort [ ] (?: financier
        | budgétaire )
    """,
    "budget": r"""
        budgets? \b | programme [ ] (?: de | d[’'] | à ) (?= [ ]? (?: \Z
        | [^\W\d]* [ ]? \Z ) ) | budgété
    """,
    "state": r"""
        (?: de [ ] | du [ ] ) (?: France [ ] Relance | l[’']État | plan (?: [ ] de [ ] relance )? ) [ ]
        (?: sont | est | viennent | vient | proviennent | arrivent ) \b
        | France [ ] Relance [ ] y [ ] est [ ] pour | (?: provien[^\W\d]+ | viennent
        | vient | venue?s? | arrivent | arrive ) [ ] (?: de [ ] l[’']État | du [ ] (?: plan | fonds )
        | de [ ] la [ ] mesure | de [ ] France [ ] Relance ) | (?: l[’']État
        | France [ ] Relance | (?: le | du ) [ ] plan [ ] de [ ] relance | le [ ] gouvernement | la [ ] mesure
        | le [ ] dispositif ) [ ] (?: (?: y | a | va | en | lui | leur | nous | m[’']en ) [ ] | m[’'] )?
        (?: [^\W\d]+ [ ] ){0,2}? (?: invest[^\W\d]+
        | apport[^\W\d]+ | financ[^\W\d]+ | mobilis[^\W\d]+ | consacr[^\W\d]+ | vers[^\W\d]+ | pa[iy][^\W\d]+
        | pris \b | prend[^\W\d]* | mis \b | met \b | r[èé]gl[^\W\d]+ | rendu \b
        | inject[^\W\d]+ | débloqu[^\W\d]+ | affect[^\W\d]+ | prévoi[^\W\d]+ | allou[^\W\d]+
        | dédi[^\W\d]+ | contribu[^\W\d]+ | particip[^\W\d]+ | s[’'](?: est | était ) [ ] engagée? )
        | (?: France [ ] Relance | (?-i: le [ ] (?: Fonds | Plan ) ) [^.,;:0-9]{0,24} ) [ ] et [ ] ses \b
        | le [ ] plan [ ] (?: (?: nous | lui | leur | m[’'] ) [ ]? (?: en [ ] )? | en [ ] ) a [ ] (?: aussi [ ] )?
        (?: rend | pay | vers | rembours | donn | couv | pris | financ | réglé )[^\W\d]*
        | (?: l[’'] (?-i: État ) | France [ ] Relance | plan [ ] de [ ] relance ) [ ]? [(:,] (?= [ ]? (?: [0-9] | \Z ) )
        | (?: apport | pay | vers | financ | accord | mis | pris | allou | reven )[^\W\d]* (?: [ ] en [ ] charge )?
        [ ] par [ ] (?: l[’'] (?-i: État ) | France [ ] Relance | le [ ] plan | le [ ] (?-i: Fonds )
        | la [ ] (?-i: Relance ) | la [ ] mesure ) \b
    """,
    "commitment": r"""
        mobilis[^\W\d]+ | consacr[^\W\d]+ | débloqu[^\W\d]+
        | inject[^\W\d]+ | prévoi[^\W\d]+ | dédi[ée][^\W\d]*
    """,
    "obtained": rf"""
        (?: nous | lui | leur ) [ ] (?: a | ont ) [ ] valu \b
        | {AUX}* \b {GOT} (?: [ ] {DET}? [ ]? (?: [^\W\d]+ [ ] ){{0,1}}? {AID} )?
        | (?: dossier | candidature )s? [ ] (?: retenu | accept | valid | sélectionn )[^\W\d]*
    """,
    "support": rf"""
        (?: souti[^\W\d]+ | souten[^\W\d]+ | aid[ée][^\W\d]* | financ[^\W\d]+
        | cofinanc[^\W\d]+ | accompagn[^\W\d]+ | pri[^\W\d]+ [ ] en [ ] charge ) [ ] à [ ] hauteur [ ] (?: de
        | d[’'] ) | (?<! à [ ] l[’'] ) \b {AID} (?: [ ] (?: à [ ] l[’'] | à [ ] la [ ] | au [ ] | aux [ ] | à [ ]
        | d[’'] | pour [ ] l[’'] ) (?: investissements? | achats? | acquisitions? | équipements? | embauches?
        | installations? | modernisation | conversion | transformation | apprentissage | emploi | numérique
        | projets? | innovation | rénovation | recrutement ) )? \b | à [ ] hauteur [ ] (?: de | d[’'] )
        | financé?e?s? \b | soutenu?e?s? \b | cofinancé?e?s?
        | rembours(?: é | ée | és | ées | e | ent | era ) \b | (?: font | fait | faire ) [ ] rembourser \b
        | (?: major | bonifi )ée?s? [ ] (?: de \b | d[’'] )
        | exonér[^\W\d]+
        | vers[ée][^\W\d]* \b | couvr[^\W\d]+ | couvert[^\W\d]* | aidée?s? \b | apporte[^\W\d]* \b
        | rétribu(?: e | ent | er ) \b | (?: pri | pren )[^\W\d]+ [ ] en [ ] charge | grâce [ ] à [ ] (?: ces | cette
        | ce ) \b
    """,
    "investment": r"""
        investi[^\W\d]* | (?: revient | reviendra | revenait | (?: est | sont ) [ ] revenue?s? ) [ ] à \b
        | ressor(?: t | tent | tait ) [ ] à \b
        | au [ ] prix [ ] de | addition \b | (?: son | a [ ] un ) [ ] prix \b
        | (?: a | aura | avait ) [ ] fallu \b | chiffrai(?: t | ent ) \b
        | (?: nous | lui | leur ) [ ] (?: est | sont ) [ ] revenue?s? \b | (?: fabriqu | constru
        | install | bât | conçu | posé | refai )[^\W\d]* \b | site [ ] (?: internet | marchand | web )
        | débours[^\W\d]+ | pay(?: é | ée | és | ées | er ) \b | (?: vaut | valent | valait | valaient ) \b
        | d[’']une [ ] valeur [ ] de | (?: estim | évalu )(?: é | ée | és | ées | ait | aient ) \b
        | command(?: é | ée | és | ées | er
        | ait | ent | era | eront ) \b | réinvesti[^\W\d]* | coût[^\W\d]* | acqui[^\W\d]+
        | acquér[^\W\d]+ | achat[^\W\d]* | achet[^\W\d]+ | achèt[^\W\d]+ | équip[^\W\d]+
        | machines? \b | travaux \b | chantiers? \b | dépens[^\W\d]+ | chiffr[ée]e?s? \b
        | matériels? \b | robots? \b | rénovation \b | construction \b | assiette \b | devis \b
        | opération \b | montant [ ] total
        | sur [ ] (?: un | le ) [ ] (?: total | coût ) | extension \b | ligne [ ] de [ ] production
        | engag[^\W\d]+ | s[’']offr[^\W\d]+ | réhabilitation \b | aménagement[^\W\d]*
        | modernis[^\W\d]+
    """,
    "equipment": r"""
        (?: pompes? [ ] à [ ] chaleur | chaudières? | fours? | bus | minibus
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
"""Fragments of one VERBOSE, case-insensitive pattern, tried in this order wherever a word begins."""

ATTACHED: dict[Kind, str] = {
    "others": rf"""
        (?: (?: (?: a | ont ) [ ] été | est | sont | sera ) [ ] [^\W\d]+ [ ] )?
        (?: à [ ] (?: chaque | ses | leurs | nos ) | aux ) [ ] {THIRD} \b
        | indemnités [ ] d(?: e [ ] l )? [’'] assurance
    """,
    "turnover": r"chiffres? [ ] d[’']affaires? | (?-i: CA ) \b | ventes \b",
    "loan": r"prêts? \b | emprunts? \b | avances? [ ] remboursables? | dettes? \b | crédits? [ ] bancaires?",
    "own": r"""
        fonds [ ] propres | (?: (?: ses | leurs | nos ) [ ] )? propres [ ] deniers | (?: son | leur
          | notre ) [ ] budget \b
        | autofinancement
        | financement [ ] participatif | souscription \b | (?: leur | sa | notre ) [ ] poche
        | apports? \b | capital \b | dons? \b
    """,
    "price": r"""
        loyers? \b | économies? \b | bénéfices? \b | pertes? \b | salaires? \b
        | recettes? \b | charges \b | revenus? \b | cotisations? \b
        | (?: gaz | électricité | fioul | énergie | chauffage | carburant | gazole | eau | réparations? | entretien
        | maintenance
        | remplacements? | fournitures | consommables | billetterie | pénalités | dommages | intérêts
        | taxes | impôts ) \b
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
        (?: projets? | dossiers? (?= [ ] d[’'] )
          | programmes? | achats? | acquisitions? | dépenses? | coûts? | investissements?
          | opérations? | travaux
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
