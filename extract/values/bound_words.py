"""The wordings, before and after a number, that make it a ceiling, a floor or an approximation; data of `bounds`.

Each constant is a fragment of a VERBOSE pattern; `_DE` and `_A` end in the space or apostrophe before the number.
"""

_DE = r"(?: de [ ] | du [ ] | des [ ] | d[’'] [ ]? )"
_A = r"(?: à [ ] | au [ ] | aux [ ] )"
_WORDS = r"(?: [^\W\d]+ ,? [ ] )"
_SUM = rf"""(?: (?: une? | le | la ) [ ] (?: montant | somme | total | budget | coût | valeur | enveloppe
    | maximum | minimum
    | plafond | plancher | seuil | aide | subvention ) [ ] (?: (?: maximale? | minimale? | maximum | minimum | totale?
    | globale? ) [ ] )? {_DE} )"""
_EXTREME_TAIL = r"""(?: [ ] (?: (?: de [ ] (?: la [ ] | l[’'] )? | du [ ] | des [ ] | d[’'] )? (?: aides?
    | subventions?
    | primes? | soutien | financements? | dépenses? | prêts? | bonus | crédit | participation
    | prise [ ] en [ ] charge | perception
    | investissements? | coûts? | projets? | intervention )
    | éligibles? | annuel(?:le)?s? | mensuel(?:le)?s? | accordée?s? | autorisée?s? | globale? | totale? | HT | TTC
    | par [ ] [^\W\d]+ | fixée?s? | portée?s? | relevée?s? | abaissée?s? | ramenée?s? | établie?s?
    | est | sont | sera | étant | reste | a [ ] été | passe
    | s[’']élève ) ){0,4}"""
_EQUAL = r"(?: [ ]? (?: égale?s? | équivalente?s? | égaux ) [ ] (?: à | aux? ) [ ] )"
_ADVERB = r"""(?: (?: désormais | largement | aujourd[’']hui | même | ainsi | maintenant | déjà | légèrement
    | souvent | parfois
    | généralement | alors ) [ ] )"""

_NOT = r"(?: ne | n[’'] | non | sans | ni )"
_NEVER = r"(?: pas | jamais | guère | rarement )"

NEGATED_FLOOR = rf"""
    {_NEVER} [ ] {_WORDS}{{0,2}}? moins [ ] {_DE}
  | {_NOT} [ ]? {_WORDS}{{0,4}}? (?: (?: au | en )[ -]dessous [ ] {_DE} | en [ ] deçà [ ] {_DE} )
  | (?: ne | n[’'] | non | sans | ni ) [ ]? {_WORDS}{{0,3}}? inférieure?s? [ ] (?: ou [ ] égale?s? [ ] )? {_A}
"""
NEGATED_CEILING = rf"""
    {_NEVER} [ ] au[ -]de(?: là | ssus ) [ ] {_DE} |
    {_NEVER} [ ] {_WORDS}{{0,2}}? plus [ ] {_DE}
  | {_NOT} [ ]? {_WORDS}{{0,4}}? (?: au[ -]delà [ ] {_DE} | au[ -]dessus [ ] {_DE} )
  | (?: ne | n[’'] | non | sans | ni ) [ ]? {_WORDS}{{0,3}}? supérieure?s? [ ] (?: ou [ ] égale?s? [ ] )? {_A}
  | (?: ne | n[’'] | sans | ni ) [ ]? {_WORDS}{{0,4}}? (?: dépass | excéd | excèd ) [^\W\d]* [ ]
    (?: (?: pas | jamais | plus | guère ) [ ] )? {_ADVERB}? (?: les [ ] | le [ ] | la [ ] )?
  | n[’']attei[^\W\d]+ [ ] pas [ ]
  | (?: dépass | excéd | excèd ) [^\W\d]* [ ] rarement [ ] (?: les [ ] | le [ ] | la [ ] )?
"""
CEILING = rf"""
    jusqu[’'] [ ]? (?: à | au | aux | en ) [ ] (?: (?: hauteur | concurrence ) [ ] (?: maximale? [ ]
    | maximum [ ] )? {_DE} )?
  | à [ ] concurrence [ ] (?: maximale [ ] )? {_DE}
  | à [ ] hauteur [ ] (?: maximale | maximum | maximal ) [ ] {_DE}
  | (?: dans | sous | à ) [ ] (?: la | une | cette ) [ ] limite [ ] (?: (?: maximale | maximum | globale
    | annuelle | fixée ) [ ] )?
    (?: {_DE} | {_A} )
  | limitée?s? [ ] {_A} | limitent? [ ] {_A}
  | plafonn[^\W\d]+ ,? [ ] (?: {_WORDS}{{0,4}}? (?: {_A} | {_DE} ) )?
  | plafonds? (?: [ ] {_EXTREME_TAIL} )? {_EXTREME_TAIL} (?: [ ]? (?: {_DE} | {_A} | : [ ] | [ ] ) | , [ ] )
  | (?: au [ ] )? (?: \b maximum | \b maximale?s? | \b maximaux | \b maxi | \b max \b \.? ) {_EXTREME_TAIL}
    [ ]? (?: {_EQUAL} | {_DE} | {_A} | : [ ] | [ ] )?
  | inférieure?s? [ ] (?: ou [ ] égale?s? [ ] )? {_A}
  | (?: un [ ] peu [ ] )? \b moins [ ] (?: {_DE} | qu[e’'] [ ]? )
  | en [ ] deçà [ ] {_DE} | au[ -]dessous [ ] {_DE} | en[ -]dessous [ ] {_DE} | sous [ ] la [ ] barre [ ] {_DE}
  | sous [ ] (?: les | le [ ] seuil [ ] de ) [ ]
  | (?: tout [ ] )? au [ ] plus [ ] (?: {_DE} | {_EQUAL} )?
  | (?: peut | peuvent | pourra | pourront | pouvant | pouvait ) [ ] (?: {_WORDS}{{0,2}}? atteindre
    | (?: s[’'] )? (?: élever
    | monter | aller ) [ ] (?: à | jusqu[’']à ) ) [ ] (?: les [ ] )?
  | ≤ [ ]? | < [ ]?
"""
FLOOR = rf"""
    (?: un [ ] peu [ ] | bien [ ] | largement [ ] )? \b plus [ ] (?: {_DE} | qu[e’'] [ ]? )
  | \+ [ ] de [ ]
  | \b au [ ] (?: moins | minimum | bas [ ] mot ) [ ] (?: {_DE} | {_EQUAL} )? | \b [aà] [ ] minima [ ] (?: {_DE} )?
  | à [ ] partir [ ] {_DE} | à [ ] compter [ ] {_DE} | \b d[è]s [ ] (?: les [ ] )?
  | (?: \b minimum | \b minimale?s? | \b mini | \b min \b \.? ) {_EXTREME_TAIL}
    [ ]? (?: {_EQUAL} | {_DE} | {_A} | : [ ] | [ ] )?
  | planchers? {_EXTREME_TAIL} [ ]? (?: {_DE} | {_A} | : [ ] )
  | supérieure?s? [ ] (?: ou [ ] égale?s? [ ] )? {_A}
  | au[ -]delà [ ] {_DE} | au[ -]dessus [ ] {_DE}
  | (?: dépass | excéd | excèd ) [^\W\d]* [ ] {_ADVERB}? (?: les [ ] | le [ ] | la [ ] )?
  | franchi[^\W\d]* [ ] (?: le [ ] cap | la [ ] barre | le [ ] seuil ) [ ] (?: symbolique [ ] )? {_DE}
  | passé [ ] (?: le [ ] cap | la [ ] barre ) [ ] {_DE}
  | ≥ [ ]? | > [ ]?
"""
ABOUT = rf"""
    \b environ [ ] | \b env\. [ ] | \b près [ ] {_DE} | \b presque [ ] | (?: les [ ] | ces [ ] )? \b quelques? [ ]
    | \b autour [ ] {_DE}
  | (?: aux | dans [ ] les ) [ ] alentours [ ] {_DE} | de [ ] l[’']ordre [ ] {_DE} | approximativement [ ]
  | à [ ] peu [ ] près [ ] | plus [ ] ou [ ] moins [ ] | (?: avoisin | voisin )[^\W\d]+ [ ] (?: les [ ] | {_DE} )?
  | (?: s[’'] )? approch[^\W\d]+ [ ] (?: {_DE} | les [ ] | le [ ] )? | \b frôl[^\W\d]+ [ ] (?: les [ ] | le [ ] )?
  | \b vers [ ] les [ ] | \b fris[^\W\d]+ [ ] (?: les [ ] | le [ ] )
  | \b flirt[^\W\d]+ [ ] avec [ ] (?: les [ ] | le [ ] )
  | \b quasi(?:ment)? [ ] | pas [ ] loin [ ] {_DE} | grosso [ ] modo [ ] | peu [ ] ou [ ] prou [ ]
    | \b dans [ ] les [ ]
  | [~≈±] [ ]? | \+/- [ ]?
"""
NO_BOUND = rf"""
    (?: ne | n[’'] ) [ ]? {_WORDS}{{0,3}}? plus [ ] qu[e’'] [ ]? |
    \b rien [ ] (?: de [ ] )? moins [ ] (?: qu[e’'] [ ]? | {_DE} )
    | \b en [ ] plus [ ] {_DE} | \b de [ ] plus [ ] | \b non [ ] plus [ ] {_DE}
"""
"""« en plus de 20 000 euros » adds to a sum, « il ne reste plus que 20 000 euros » is exact."""
FILLER = rf"(?: {_SUM} )? (?: \b environ [ ] | \b près [ ] de [ ] | \b quelque [ ] )?"
"""What may stand between the wording of a bound and its number."""

STEMS = (
    *"jusqu concurrence hauteur limit plafon maxim maxi max. max inférieur moins deçà dessous sous plus attei".split(),
    *"élever monter aller ≤ < ≥ > + bas partir compter dès minim mini min. plancher supérieur delà dessus".split(),
    *"dépass excéd excèd franchi passé environ env. près presque quelque autour alentours ordre approx avoisin".split(),
    *"vers fris flirt rien voisin approch frôl quasi peu loin grosso prou ~ ≈ ±".split(),
    "dans les",
)
"""Every wording before a number holds one of these: a text without them needs no search."""

CEILING_AFTER = r"""
    (?: au [ ] | grand [ ] )? (?: maximum | max\b\.? | maxi\b | maximale?s? ) | (?: tout [ ] )? au [ ] plus \b
  | (?: ou | et ) [ ] moins \b | [>≥] | plafond \b (?! [ ] (?: à | de | d[’'] ) ) | plafonnée?s? \b (?! [ ] (?: à
    | [0-9] ) )
"""
FLOOR_AFTER = r"""
    (?: au [ ] )? (?: minimum | min\b\.? | mini\b | minimale?s? ) | au [ ] moins \b | [aà] [ ] minima \b | (?: ou
      | et ) [ ] plus \b
    | \+ (?! \w ) | [<≤]
  | (?: ou | et ) [ ] (?: au-delà | davantage ) \b | au [ ] bas [ ] mot \b | voire [ ] (?: plus | davantage ) \b
"""
ABOUT_AFTER = r"""
    environ \b | à [ ] peu [ ] près \b | approximativement \b | peu [ ] ou [ ] prou \b
  | et [ ] (?: quelques? (?! [ ] \w ) | des [ ] poussières ) \b
"""

NOT_AFTER = r"""[ ] (?: tard | tôt | vite | particulièrement | généralement | largement | précisément | encore | loin
    | que ) \b"""
"""« au plus tard », « et plus particulièrement » bound no number."""

GROWTH_VERB = r"""(?: passe[rzs]? | passent | passé[es]* | passant | passera(?:it)? | passait | porte[r]?
    | portant | portée?s? | portera
    | augment[^\W\d]+ | progress[^\W\d]+ | croî(?: t | tre | tra | tront | ss[^\W\d]+ )
    | cr[uû]e? | croissance | grimp[^\W\d]+ | bond[iî][^\W\d]*
    | évolu[^\W\d]+ | rédui[^\W\d]+ | ramen[^\W\d]+ | baiss[^\W\d]+ | diminu[^\W\d]+ | chut[^\W\d]+ | relev[^\W\d]+
    | hauss[^\W\d]+ | recul[^\W\d]+ | étend[^\W\d]+ | grandi[^\W\d]*
    | (?: re )? mont(?: e | ent | é | ée | és | ées | er | era | eront | ait ) | (?: re )? tomb[^\W\d]+
    | (?: re )? descend[^\W\d]* | (?: r )? allong[^\W\d]+ | raccour[^\W\d]+ | prolong[^\W\d]+ | écourt[^\W\d]+
    | abaiss[^\W\d]+ | élarg[^\W\d]+ | agrand[^\W\d]+ | gliss[^\W\d]+ | dégringol[^\W\d]+ | fondu[es]*
    | s[’'](?: est | sont | était ) [ ] élevée?s? | rehauss[^\W\d]+ | étoff[^\W\d]+ | renforc[^\W\d]+ | majorée?s?
    | propuls[^\W\d]+
    | compress[^\W\d]+ | saut(?: e | ent | é ) | invers[^\W\d]+
    | tripl[^\W\d]+ | doubl[^\W\d]+ | multipli[^\W\d]+ | accru[^\W\d]* | gonfl[^\W\d]+ )"""
"""Verbs after which « de A à B » is two states of one thing, and no range."""
RANK_NOUN = r"""(?: catégories? | articles? | art\.? | niveaux? | phases? | étapes? | zones? | lots? | axes?
    | classes? | n° | nos?
    | chapitres? | pages? | annexes? | groupes? | types? | numéros? | volets? | tomes? | grades? | échelons?
    | scénarios? )"""
"""Nouns after which a bare number is a name: « catégorie 1 à 20 euros » is no range."""
