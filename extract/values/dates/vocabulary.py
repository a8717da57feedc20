"""The words of dates in French, as data: months, seasons, parts, prepositions that bound, nouns that license a year."""

from typing import Literal

from extract.values.words import Phrases
from schemas.record import DatePart

MONTHS: dict[str, int] = {
    "janvier": 1, "janv": 1, "jan": 1, "février": 2, "fevrier": 2, "févr": 2, "fevr": 2, "fév": 2, "mars": 3,
    "avril": 4, "avr": 4, "mai": 5, "juin": 6, "juillet": 7, "juil": 7, "août": 8, "aout": 8, "septembre": 9,
    "sept": 9, "octobre": 10, "oct": 10, "novembre": 11, "nov": 11, "décembre": 12, "decembre": 12, "déc": 12,
    "dec": 12,
}  # fmt: skip
ABBREVIATED_MONTHS = frozenset(
    ("janv", "jan", "févr", "fevr", "fév", "avr", "juil", "sept", "oct", "nov", "déc", "dec")
)
SEASONS: dict[str, int] = {"printemps": 1, "été": 2, "automne": 3, "hiver": 4}
WEEKDAYS = frozenset(("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"))
RANK_MARKS = frozenset(("er", "ᵉʳ", "e", "ème", "ère", "re", "nd", "nde", "ᵉ"))

ORDINALS: dict[str, int] = {
    "premier": 1, "première": 1, "deuxième": 2, "second": 2, "seconde": 2, "troisième": 3, "quatrième": 4,
}  # fmt: skip
DIVISIONS: dict[str, tuple[str, int]] = {
    "trimestre": ("date.quarter", 3), "semestre": ("date.half", 6), "moitié": ("date.half", 6),
}  # fmt: skip
"""A division of the year → its rule and its months."""
DIVISION_LETTERS: dict[str, tuple[str, int]] = {
    "T": ("date.quarter", 3),
    "Q": ("date.quarter", 3),
    "S": ("date.half", 6),
}

PARTS: Phrases[DatePart | Literal["whole"]] = Phrases({
    "early": ("début", "debut", "tout début", "commencement"),
    "mid": ("mi", "mi-", "milieu"),
    "late": ("fin", "toute fin"),
    "whole": ("courant", "cours", "fil"),
})  # fmt: skip
"""« courant 2021 », « au cours de 2021 » narrow nothing; of the latter only the date is kept."""
PART_FILLERS = Phrases({None: (
    "de l'année", "d'année", "du mois de", "du mois d'", "de l'exercice", "de la", "de l'", "de",
    "du", "d'", "des",
)})  # fmt: skip

YEAR_FILLERS = Phrases({None: ("de l'année", "de l'an", "de l'exercice", "de", "-", "/", "–")})
"""Between a month, a season or a quarter and its year."""
MOMENT_FILLERS = Phrases({None: (
    "le mois de", "le mois d'", "mois de", "mois d'", "la date du", "la rentrée de", "l'année", "l'an", "le", "la",
    "l'", "les", "cet", "cette", "ce", "en", "du", "au", "aux", "de", "des", "d'", "à l'", "à la", "de l'année",
    "du mois de", "du mois d'", "de l'", "de la", "à",
)})  # fmt: skip
"""Articles and prepositions between a bound, or a connector, and the date that it is about."""

BoundName = Literal["since", "after", "start", "until", "between"]
BOUNDS: Phrases[BoundName] = Phrases({
    "since": ("depuis",),
    "after": ("après", "postérieur à", "postérieure à", "postérieurs à", "postérieures à", "au-delà de", "au-delà du"),
    "start": ("dès", "à partir de", "à partir du", "à partir d'", "à compter de", "à compter du", "à compter d'",
              "au plus tôt le", "au plus tôt en"),
    "until": ("jusqu'en", "jusqu'à", "jusqu'au", "jusqu'aux", "jusque", "d'ici", "d'ici à", "d'ici au", "d'ici en",
              "à l'horizon", "à l'horizon de", "à l'horizon du", "à horizon", "horizon", "avant", "au plus tard",
              "au plus tard le", "au plus tard en", "au plus tard à", "antérieur à", "antérieure à",
              "antérieurs à", "antérieures à", "à l'échéance", "à échéance"),
    "between": ("entre",),
})  # fmt: skip
CLOSED_AFTER = Phrases({None: ("au plus tard", "dernier délai", "délai de rigueur")})
OPEN_AFTER = Phrases({None: ("à aujourd'hui", "jusqu'à aujourd'hui", "à nos jours", "jusqu'à nos jours", "à ce jour",
                             "jusqu'à ce jour", "à maintenant")})  # fmt: skip
APPROXIMATIONS = Phrases({None: (
    "vers", "environ", "autour de", "autour du", "aux alentours de", "aux alentours du", "aux environs de",
    "aux environs du", "à peu près", "approximativement", "circa",
)})  # fmt: skip
APPROXIMATIONS_AFTER = Phrases({None: ("environ", "à peu près", "approximativement")})

ConnectorName = Literal["to", "and", "comma"]
CONNECTORS: Phrases[ConnectorName] = Phrases({
    "to": ("à", "au", "aux", "-", "–", "—", "/", "jusqu'en", "jusqu'à", "jusqu'au", "et jusqu'en", "et jusqu'à",
           "et jusqu'au"),
    "and": ("et", "ou", "puis", ", puis", "et puis", "ainsi que", ", et", ", ou", "et/ou"),
    "comma": (",",),
})  # fmt: skip

YEAR_HEADS = frozenset(("exercice", "exercices", "saison", "saisons", "rentrée"))
"""Nouns that belong to the year behind them, and after which it may be short (« saison 2020-21 »)."""
SCHOOL_YEARS = frozenset(("scolaire", "universitaire"))

YEAR_PREPOSITIONS = frozenset(("en", "année", "années", "an", "courant", "fin", "début", "mi"))
"""A number of four digits right after one of these is a year, but for a unit behind it (« en 2000 exemplaires »)."""
QUANTITY_PREPOSITIONS = frozenset(("de", "pour", "sur", "dans", "qu'"))
"""After these it may be a quantity or belong to a name: what is counted, and the noun before, are looked at."""
MOVED = frozenset((
    "remonte", "remontent", "remontait", "remontant", "reporté", "reportée", "reportés", "reportées", "repoussé",
    "repoussée",
    "repoussés", "repoussées", "décalé", "décalée", "décalés", "avancé", "avancée", "rapport", "comparé",
    "comparée",
    "comparés", "antérieur", "antérieure", "identique",
))  # fmt: skip
"""Words whose « à » a year may follow: « reportée à 2021 », « par rapport à 2019 »."""
DATED_NOUNS = frozenset((
    "budget", "budgets", "affaires", "ca", "bilan", "bilans", "résultat", "résultats", "comptes", "campagne",
    "campagnes", "récolte", "récoltes", "vendange", "vendanges", "période", "exercice", "exercices", "saison",
    "saisons", "rentrée", "calendrier", "effectif", "effectifs", "création", "fondation", "échéance",
    "programmation", "triennal", "biennal", "quinquennal", "tranche", "tranches",
))  # fmt: skip
STREETS = frozenset((
    "rue", "place", "placette", "avenue", "boulevard", "quai", "square", "allée", "cours", "pont", "impasse",
    "esplanade",
    "rond-point", "parc", "promenade", "caserne", "stade", "lycée", "collège", "école",
))  # fmt: skip
"""« rue du 8 mai 1945 » is an address."""
NAMING_NOUNS = frozenset((
    "loi", "lois", "plf", "lfi", "lfr", "plfr", "décret", "ordonnance", "arrêté", "directive", "règlement",
    "circulaire", "plan", "plans", "programme", "programmes", "édition", "éditions", "norme", "normes", "version",
    "contrat", "contrats", "schéma", "stratégie", "agenda", "article", "articles", "art", "code", "cper", "feder",
    "fse", "feader", "leader", "coupe", "jeux", "mondial", "championnat", "championnats", "prix", "trophée",
    "trophées", "concours", "festival", "salon", "expo", "exposition", "label", "référentiel", "convention",
    "charte", "iso", "réglementation", "rt", "re", "n", "no", "nos", "numéro", "numéros", "réf", "référence",
    "millésime", "promotion", "modèle", "série",
))  # fmt: skip
"""A year that names a law, a programme, an edition is no date (« loi de finances pour 2021 »)."""
STANDARDS = frozenset(("nf", "norme", "normes", "iso", "din", "bs", "iec", "cei"))
QUANTITY_NOUNS = frozenset((
    "total", "totale", "capacité", "surface", "superficie", "effectif", "jauge", "somme", "population", "montant",
    "nombre", "tirage", "volume", "objectif", "vitesse", "altitude", "puissance", "longueur", "production",
    "moyenne", "distance", "hauteur", "poids", "rythme", "cadence", "seuil", "plafond", "maximum", "minimum",
    "plus", "moins", "près",
    "salaire", "loyer", "prix", "prime", "coût", "tarif", "débit", "pression", "quota", "salaires", "loyers",
))  # fmt: skip
"""« une capacité de 2000 » counts something."""

UNITS_BEHIND = frozenset((
    "€", "%", "$", "£", "°", "m", "m²", "m2", "m³", "m3", "km", "kg", "g", "t", "h", "ha", "l", "w", "kw", "mw",
    "kwh", "mwh", "k", "ko", "mo", "go", "mm", "cm", "²", "euros", "euro", "mille", "million", "millions",
    "milliard", "milliards", "mètres", "mètre", "hectares", "tonnes", "litres", "heures", "personnes", "salariés",
    "emplois", "habitants", "exemplaires", "logements", "kilomètres", "visiteurs", "élèves", "unités", "pièces",
    "entreprises", "participants", "adhérents", "bénéficiaires", "tours", "watts", "fois", "ans", "mois", "jours",
    "foyers", "places", "repas", "abonnés", "hommes",
))  # fmt: skip
PLURALS_THAT_COUNT_NOTHING = frozenset((
    "nous", "vous", "ils", "elles", "plusieurs", "deux", "trois", "six", "dix", "les", "des", "ses", "nos", "vos",
    "mes", "leurs", "ces", "sous", "dans", "sans", "vers", "mais", "plus", "moins", "puis", "après", "depuis",
    "dès", "lors", "alors", "avons", "chez", "pas", "tous", "toutes", "très", "parmi", "jamais", "toujours",
    "désormais", "aux", "quelques", "divers", "diverses", "certains", "certaines", "inclus", "compris", "grâce",
    "suis", "sommes", "ans", "jusque", "cours", "hors", "fois", "ainsi", "aussi", "lorsque", "près", "prix",
    "permis", "exclus", "clos", "suivants", "celles", "ceux", "travaux", "auprès", "malgré", "sauf", "ailleurs",
    "pendant", "quatre", "cinq", "sept", "huit", "neuf",
))  # fmt: skip
LABELS = frozenset((
    "création", "créée", "créé", "fondation", "fondée", "fondé", "date", "année", "ouverture", "clôture", "début",
    "fin", "lancement", "démarrage", "depuis", "naissance", "née", "installation", "exercice", "période",
    "échéance", "calendrier",
))  # fmt: skip
"""Words of a label before a colon (« Année de création : 2007 »)."""
OPENING_VERBS = frozenset(("a", "fut", "sera", "est", "était", "aura", "marque", "marquait", "restera", "reste", "s"))
"""« 2020 a été une année difficile »."""

TimeUnit = Literal["Y", "M", "W", "D"]
TIME_UNITS: dict[str, TimeUnit] = {
    "an": "Y", "ans": "Y", "année": "Y", "années": "Y", "mois": "M", "semaine": "W", "semaines": "W", "jour": "D",
    "jours": "D",
}  # fmt: skip
NEAR_TIMES: Phrases[tuple[int, TimeUnit]] = Phrases({
    (-1, "Y"): ("an dernier", "an passé", "année dernière", "année passée"),
    (0, "Y"): ("cette année", "année en cours", "an en cours"),
    (1, "Y"): ("an prochain", "année prochaine"),
    (-1, "M"): ("mois dernier", "mois passé"),
    (0, "M"): ("ce mois-ci", "mois en cours"),
    (1, "M"): ("mois prochain",),
    (-1, "W"): ("semaine dernière", "semaine passée"),
    (0, "W"): ("cette semaine",),
    (1, "W"): ("semaine prochaine",),
})  # fmt: skip
NEAR_ARTICLES = Phrases({None: ("l'", "le", "la")})
COUNTED_TIMES: Phrases[int] = Phrases({-1: ("il y a",), 1: ("dans",)})
"""« il y a deux ans » lies before the reference date, « dans deux ans » after it."""
ADVERBS_OF_TIME = Phrases({None: ("environ", "presque", "à peine", "tout juste", "juste", "déjà", "maintenant")})
"""« il y a à peine deux ans »."""
THIS_TIMES: Phrases[tuple[DatePart, TimeUnit]] = Phrases({
    ("late", "Y"): ("fin de l'année", "fin d'année", "fin de cette année", "fin de l'an"),
    ("mid", "Y"): ("milieu de l'année", "mi-année"),
    ("early", "Y"): ("début de l'année", "début de cette année"),
    ("late", "M"): ("fin du mois",),
    ("early", "M"): ("début du mois",),
})  # fmt: skip
"""Only behind a bound do these mean the present year (« d'ici la fin de l'année »)."""
NOT_THIS_TIME = frozenset((
    "-", "là", "scolaire", "universitaire", "civile", "suivante", "suivant", "précédente", "précédent", "de", "d",
    "du", "qui", "où", "dernière", "prochaine", "passée",
))  # fmt: skip

LETTERED_NUMBERS = frozenset(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente mille".split()
)
_ALONE = frozenset((*MONTHS, *SEASONS, *WEEKDAYS, *ORDINALS, *YEAR_HEADS, *PARTS.firsts(), *LETTERED_NUMBERS))
_IN_PHRASES = (BOUNDS, APPROXIMATIONS, COUNTED_TIMES, NEAR_TIMES)
_OTHERS: dict[str, frozenset[str]] = {
    "l": frozenset(("an", "année")), "le": frozenset(("mois",)), "la": frozenset(("semaine",)),
    "dernier": frozenset(DIVISIONS), "dernière": frozenset(DIVISIONS), "décennie": frozenset(),
    "t": frozenset("1234"), "q": frozenset("1234"), "s": frozenset("1234"),
    "année": SCHOOL_YEARS,
}  # fmt: skip


def _followers() -> dict[str, frozenset[str] | None]:
    """Every word that a date can begin with, but for figures → the words that may stand behind it; None for any."""
    gates: dict[str, frozenset[str] | None] = dict.fromkeys(_ALONE | {"années", "décennie"}, None)
    for phrases in _IN_PHRASES:
        followers = phrases.followers()
        for first in phrases.firsts():
            known = gates.get(first, frozenset())
            gates[first] = None if known is None or first not in followers else known | followers[first]
    for first, behind in _OTHERS.items():
        known = gates.get(first, frozenset())
        gates[first] = None if known is None else known | behind
    return gates


STARTERS = _followers()
