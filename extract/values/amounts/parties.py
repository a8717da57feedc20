"""Who gives, who gets, and what it is called when they do: fragments of VERBOSE patterns, data of `role_words`."""

AUX = r"(?: (?: a | ai | as | ont | avons | avait | avaient | est | sont | été | ayant ) [ ] )"
DET = r"""
        (?: une? | la | le | les | des | cette | ce | leur | son | sa | notre
        | d[’']une? | de [ ] la | de | d[’']? | du | l[’'] )
    """
AID = r"""
        (?: subventions? | aides? (?! [ ] à [ ] domicile | - ) | soutiens? | primes?
        | bonus | (?<! par [ ] ) (?<! en [ ] ) chèques? | (?<! plan [ ] de [ ] ) financements?
        | bourses? (?! [ ] aux? \b ) | allocations? | indemnités?
        | accompagnement [ ] financier | (?-i: coup ) [ ] de [ ] pouce | dotations? | enveloppes?
        | forfaits? (?! [ ] (?: d[’'](?: été | hiver ) | famille | saison | journée | semaine | adulte | enfant ) )
        | prises? [ ] en [ ] charge | crédits? [ ] d[’']impôts? | appui | concours [ ] financier | contributions?
        | gratifications? )
    """
GOT = r"""
        (?: dispos(?: e | ent | era | eront | ait ) [ ] de \b | obten[^\W\d]+
        | obtien[^\W\d]+ | obtin[^\W\d]+ | bénéfici[^\W\d]+ | re[çc]u(?: e?s? | t | rent ) \b
        | reçoi[^\W\d]+ | recev[^\W\d]+
        | perç[^\W\d]+ | percev[^\W\d]+ | octroy[^\W\d]+ | accord[^\W\d]+ | attribu[^\W\d]+ | allou[^\W\d]+
        | décroch[^\W\d]+ | touch[^\W\d]+ | remport[^\W\d]+ | subventionn[^\W\d]+ | (?: se | s[’'] | être
        | est [ ] | été ) [ ]? (?: vu [ ] | voit [ ] ) (?: attribuer | allouer | octroyer | accorder | remettre
        | verser ) | lauréate?s? | décern[^\W\d]+ | vers[ée][^\W\d]* )
    """
FUNDERS = r"""
        (?: (?: conseil | conseils ) [ ] (?: régional | départemental | général
        | régionaux ) | (?: la | à [ ] la | de [ ] la | par [ ] la ) [ ] (?: (?: r | R ) égion \b (?! [ ] (?: de
        | du ) [ ] [^\W\d]+ [ ] (?: où ) ) | métropole | Métropole | commune | ville | mairie
        | communauté [ ] (?: de [ ] communes | d[’']agglomération | urbaine ) | banque | fondation | Caisse | CAF
        | MSA
        | (?-i: Collectivité ) (?= [ ] (?: de | territoriale | européenne ) ) )
        | (?: le | du | au | par [ ] le ) [ ] (?: département \b | Département \b | FEDER | Feder | FSE
        | FEADER | fonds [ ] européen | groupe \b | grand [ ] lyon ) | l[’'](?: agglomération | Agglomération
        | Europe \b | Union [ ] européenne | ADEME | Ademe | agence [ ] de [ ] l[’']eau | intercommunalité )
        | (?: la | par [ ] la | de [ ] la ) [ ] (?: (?-i: CCI | CMA ) \b | chambre [ ] (?: de | d[’'] | des ) )
        | (?-i: Action [ ] [lL]ogement ) \b
        | (?: le | du | par [ ] le ) [ ] syndicat (?= [ ] (?: départemental | intercommunal | mixte | d[’'] | de ) )
        | (?-i: [A-ZÉ] [^\W\d]{1,24} (?: - [^\W\d]{1,24} ){0,4} [ ] (?: Communauté | Métropole | Agglomération
        | Agglo ) ) \b
        | Bpifrance | FEDER | Feder | LEADER | Leader | Agefiph | AGEFIPH | fonds [ ] européens
        | européen(?:ne)?s? \b | mécénat | mécènes? | financement [ ] participatif | Crédit [ ] (?: Agricole
        | Mutuel | Coopératif ) | Banque [ ] (?: Populaire | des [ ] Territoires | postale )
        | Caisse [ ] (?: d[’']Épargne | des [ ] Dépôts ) | région(?:ale?s?|aux) \b | département(?:ale?s?|aux) \b
        | (?: les | par [ ] les | des ) [ ] (?: régions | départements | collectivités ) )
    """

THIRD = r"""
        (?: voisin(?:e|s|es)? | client(?:e|s|es)? | salarié(?:e|s|es)? | employé(?:e|s|es)? | ouvri(?:er|ère)s?
        | apprenti(?:e|s|es)? | collaborat(?:eur|rice)s? | fournisseurs? | concurrent(?:e|s|es)?
        | locataires? | parents | familles | adhérent(?:e|s|es)? | abonné(?:e|s|es)? | bénévoles?
        | stagiaires? | vendeurs? | acheteurs? | consommateurs? | visiteurs? | spectateurs? | touristes )
    """
"""Who is neither the beneficiary of a fiche nor a funder."""
STATED = r"""
        (?: [ ] (?: exceptionnelle | publique | de [ ] l[’']État | du [ ] (?: plan (?: [ ] de [ ] relance )? | fonds )
        | de [ ] France [ ] Relance ) )
    """
