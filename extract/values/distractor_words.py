"""What stands beside a number that is no value of the record; data of `distractors`, fragments of VERBOSE patterns."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.values.distractors import Kind

_MONTH = r"""
        (?: janvier | février | mars | avril | mai | juin | juillet | août
        | septembre | octobre | novembre | décembre )
    """

MEASURED: "dict[Kind, str]" = {
    "percentage": r"""% | ‰ | pour[ -]cents? \b | p\. [ ]? 100 | points? [ ] de [ ] (?: pourcentage | base ) \b""",
    "surface": r"""
        m² | m2 \b | km² | km2 \b | mètres? [ ] carrés? \b
        | kilomètres? [ ] carrés? \b | hectares? \b | ha \b | acres? \b | ares \b
    """,
    "volume": r"""
        m³ | m3 \b | mètres? [ ] cubes? \b | litres? \b | [hcm]l \b | L \b
        | hectolitres? \b | mètres[ ]cubes \b
    """,
    "weight": r"""
        tonnes? \b (?! [ ] d[’']euros ) | kg \b | kilos? \b | kilogrammes? \b | g \b
        | grammes? \b | mg \b | t \b | quintaux \b | tCO2 | téq
    """,
    "energy": r"""
        [kMGT]?W(?:h|c)?(?:/an)? \b | kVA \b | (?: kilo | méga | giga
        | téra )watt(?:s|-heures?|heures?|-crête)* \b | watts? \b | volts? \b | ampères? \b | chevaux \b
    """,
    "distance": r"""
        km(?:/h)? \b | kilomètres? \b | mètres? \b | m \b | [cm]m \b | (?: centi
        | milli )mètres? \b | µm \b | microns? \b
    """,
    "data": r"""
        [KMGTkm][ob](?:/s|ps)? \b | [KMGTkm]bits?(?:/s)? \b | (?: méga | giga
        | téra )octets? \b | pixels? \b | [GM]Hz \b
    """,
    "temperature": r"°[ ]?C \b | ° (?! \w ) | degrés? \b",
}
"""Units of measure: ranges and bounds of these are read like any others, and left out."""

BEFORE: "dict[Kind, str]" = {
    "programme": r"""
        \b (?: France | Industrie | Horizon | Ambition | Cap | Objectif | Agenda
        | Europe | Vision | Territoires? | Usine | Destination | Mission | Génération | Jeunesse | Agriculture
        | Capitale | Web | Strat[ée]gie | Bretagne | Normandie | Paris | Lens | Jeux [ ] olympiques | JO | Euro
        | Exposition | Expo | Festival | Mondial | Grand [ ] Paris ) [ ]
    """,
    "level": r"\b [Bb][Aa][Cc] [ ]? \+ [ ]?",
    "standard": r"""
        \b (?: ISO | NF | DIN | AFNOR | FSC | PEFC | RT | RE | IP | norme
        | normes | [Vv]ersion | Windows | HVE | IFS | BRC | MASE | EURO ) (?: [ /-] (?: ISO | EN | IEC
        | CEI ) )* [ -]? (?: n° [ ]? )?
    """,
    "law": r"""
        (?: \b [Aa]rticles? | \b art\. | \b [Aa]linéas? | \b [Ll]oi | \b [Dd]écret
        | \b [Aa]rrêté | \b [Oo]rdonnance | \b [Dd]irective | \b [Rr]èglement
        | \b [Cc]irculaire ) [ ] (?: \(?[UC]E\)? [ ] )? (?: n° [ ]? | no [ ] )? (?: [LRDA]\.? [ ]? )?
        | \b [LRD]\. [ ]?
    """,
    "postcode": r"\b (?: BP | CS | Cedex | CEDEX ) [ ]",
    "registration": r"""
        \b (?: SIRE[NT] | RCS | RNA | TVA | NAF | APE | FINESS
        | UAI ) (?: [ ] [^\W\d]+ ){0,2}? [ ]? (?: n° )? [ ]? :? [ ]? (?: FR )?
    """,
}
AFTER: "dict[Kind, str]" = {
    # A header's slash stands between spaces (« créée en 2007 / 5 salariés »), a score's does not, or has no noun after.
    "score": r"""
        (?: / | [ ] / [ ] (?= \d+ (?: [ ]* [.,;:)\n] | \Z ) ) ) (?: 5 | 10 | 20 | 100 ) \b (?! [ ]? / )
        | [ ] étoiles? \b
    """,
    "clock": r"[ ]? h [ ]? [0-5][0-9] \b | [ ]? h [ ]? / [ ]? 24 | [ ]? j(?:ours)? [ ]? (?: / | sur ) [ ]? 7 \b",
    "postcode": r"[ ] (?: Cedex | CEDEX ) \b",
    "name": r"\.0 \b",
}
CODES: "dict[Kind, str]" = {
    "phone": r"""
        (?<! [0-9] ) (?: \+ [ ]? 33 [ ]? (?: \( 0 \) [ ]? )? [1-9]
        | 0 [1-9] ) (?: [ .-]? [0-9]{2} ){4} (?! [0-9] )
    """,
    "registration": r"""
        \b (?: SIRE[NT]
        | RCS (?: [ ] [^\W\d]+ ){0,2} ) [ ]? (?: n° )? [ ]? :? [ ]? (?: [0-9]{3} [ .]? ){3} (?: [0-9]{5} \b )?
        | \b FR [ ]? [0-9]{2} [ ]? (?: [0-9]{3} [ ]? ){2} [0-9]{3} \b
    """,
    "law": r"""
        \b n° [ ]? [0-9]{2,4} - [0-9]{1,5} (?: - [0-9]{1,3} )? \b
        | \b [LRD]\.? [ ]? [0-9]{1,4} - [0-9]{1,4} (?: - [0-9]{1,3} )?
    """,
    "clock": r"""
        \b [0-9]{1,2} [ ]? h (?: eures )? [ ]? [0-5][0-9] \b | \b 24 [ ]? h (?: eures )? [ ]? (?: / | sur ) [ ]? 24
        | \b 7 [ ]? j (?: ours )? [ ]? (?: / | sur ) [ ]? 7 \b
    """,
    "web": r"(?: https?:// | www\. ) [^\s]{1,200}",
    "data": r"(?: \b v [ ]? | \b [vV]ersion [ ] ) [0-9]{1,3} (?: \. [0-9]{1,3} ){1,3} \b",
    "score": r"\b [0-9]{1,2} (?: [.,] [0-9] )? [ ]? / [ ]? (?: 5 | 10 | 20 | 100 ) \b (?! [ ]? / )",
    "standard": r"""
        \b (?: ISO | NF | EN (?! [ -]? (?: 19 | 20 ) [0-9]{2} \b ) ) (?: [ /-] (?: ISO | EN | IEC ) ){0,2}
        [ -]? [0-9]{3,5} (?: [-:] [0-9]{1,4} ){0,2} \b
    """,
}
OUT_OF = r"""
        [ ] sur [ ] (?: deux | trois | quatre | cinq | dix | cent | 2 | 3 | 4 | 5
        | 10 | 100 ) \b (?! [ ,.]? [0-9] | [ ] (?: ans? | années? | mois | jours? | semaines? | exercices?
        | sites? | m² | % | hectares? | h ) \b )
    """
"""« neuf habitants sur dix » counts nobody."""
BEFORE_SOFT: "dict[Kind, str]" = {
    "clock": r"[0-9]{1,2} [ ]? h [ ]?",
    "age": r"""
        \b [âa]gée?s? [ ] (?: de | d[’'] ) [ ]? (?: (?: plus
        | moins ) [ ] (?: de [ ] | d[’'] ) | environ [ ] )?
    """,
    "level": r"""
        \b (?: tranches? | tr\.? | priorités? | portions? | titres? | cercles?
        | programmes? | sessions? | VC | RDU? | base [ ] aérienne | routes? [ ] (?: départementales?
        | nationales? ) | caserne | crèches? | lycées? | T | niveaux? | catégories? | classes? | phases? | étapes?
        | axes? | lots? | zones? | annexes? | pages? | p\. | chapitres? | numéros? | n° | n[oº] | lignes?
        | salles? | volets? | tomes? | types? | groupes? | échelons? | fiches? | mesures? | figures? | tableaux?
        | quartiers? | départements? | bâtiments? | porte | route | RN | RD | CM | échelle | top | score | note
        | code | indice | cycles? | rang | place ) [ ] (?: de [ ] )?
    """,
    "edition": r"""
        \b (?: édition | promotion | millésime | cuvée
        | loi [ ] de [ ] finances (?: [ ] pour )? | PLF | LFI | collection ) [ ] (?: de [ ] )?
    """,
    "fraction": r"[0-9]{1,4} /",
    "ratio": r"\b sur [ ] | \b [0-9]{1,3} [ ]? : [ ]?",
    "times": r"\b (?: multipli[^\W\d]+ | divis[^\W\d]+ | doubl[^\W\d]+ ) [ ] par [ ] | (?<= \s ) x [ ]? | × [ ]?",
    "name": r"""
        \b (?! (?: Les? | La | Ces? | Cette | [NVMTS]os | [NVMTS]otre | Des? | Du
        | En | Dès | Depuis | Avec | Pour | Sur | Dans | Une? | Leurs? | Entre | Près | Plus | Moins | Environ
        | Elles? | Ils? | Nous | Vous | Et | Ou | Par | Sous | Soit | Dont | Chaque | Quelque | À | Au | Aux
        | Vers | Après | Avant | Jusqu ) \b ) [^\W\d_a-zàâçéèêëîïôûùüÿœ] [^\W\d_]* [ ] (?: du [ ] | le [ ]
        | n° [ ]? | - [ ] )? | [«“] [ ]? | \b (?: du | au ) [ ]
    """,
}
AFTER_SOFT: "dict[Kind, str]" = {
    "fraction": r"""
        [ ] (?: tiers (?! - ) | quarts? | cinquièmes? | dixièmes?
        | demi-?[^\W\d]* ) \b | / [0-9]{1,3} \b (?! / | [0-9] )
    """,
    "partial_date": rf"""
        (?: / (?: 0?[1-9] | 1[0-2] ) \b (?! /[0-9] ) | (?: er )? [ ] {_MONTH} \b )
        | [ ]? (?: , | et | au | - | – | à ) [ ]? [0-9]{{1,2}} (?: er )? [ ] {_MONTH} \b
    """,
    "ratio": r"""
        [ ] (?: [^\W\d]+ [ ] ){0,3}? sur [ ] (?: [0-9]{1,3} | deux | trois | quatre | cinq | six | sept | huit | neuf
        | dix | cent | mille ) \b (?! [ ] (?: ans? | années? | mois | jours? | semaines? | sites? | hectares? ) \b )
        | [ ]? : [ ]? [0-9]
    """,
    "frequency": r"""
        [ ]? (?: h | heures? | j | jours? | semaines? | mois | ans | minutes? | fois
        | séances? | journées? ) [ ]? (?: par | / | sur (?! [ ] [^\W\d]{4,} ) )
    """,
    "times": r"[ ] fois \b | [ ]? (?: x | × ) [ ]? (?= [0-9] )",
    "age": r"[ ] ans? \b",
    "clock": r"[ ]? h (?! \w ) | [ ] heures? \b",
    "time": r"""
        [ ]? (?: h | heures? | min \b | minutes? | mn | secondes? | jours?
        | semaines? | mois | années? | siècles? | j | nuits? | trimestres? | semestres? ) \b
    """,
    "address": r"""
        [ ]? ,? [ ] (?: (?: bis | ter ) ,? [ ] )? (?: rue | avenue | boulevard
        | place | quai | chemin | route | impasse | allées? | cours | square | passage | faubourg | bd | av\. ) \b
    """,
}
ALSO_LETTERS: "frozenset[Kind]" = frozenset({"age", "ratio", "times"})
"""What the words before a number say of it even where it is in letters; « phase deux » is hardly written."""
NOT_COUNTED = frozenset(
    "a ai ainsi alors après au aujourd'hui aujourd’hui aussi aux avant avec c'est car ce ces cette chez comme "
    "contre dans de depuis des dès donc dont du elle elles en encore entre est et eu euro euros il ils jusqu'à l "
    "la le les leur lors lui mais même ne ni nous on ont ou où par parmi pas pendant permet permettent peut plus "
    "pour puis qu que qui sa sans se sera seront ses si sinon soit son sont sous sur tandis tous très un une vers "
    "via voire y à été être".split()
)
"""Words after a number that it does not count."""
