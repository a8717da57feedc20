"""A synthetic corpus of any size: real communes, objects, costs and grants in invented fiches, as text or PDF.

`python -m benchmarks.make_corpus OUT COUNT [--pdf] [--table CSV] [--seed N]`. A fiche depends on the seed and its own
number alone, so a larger corpus begins with the smaller one. Texts stand in reading order and in drawing order by
turns; PDFs in four designs. The table is the State's grants of 2019, the committed 64 rows unless another is given.
"""

import argparse
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from extract.names.cog import Cog, load_cog
from samples.printing.design import Theme, draw
from samples.printing.fiche import Fiche
from samples.printing.generators import measure_in, with_reportlab
from samples.printing.setting import Manner
from samples.sheet import Printed, Sheet
from samples.typeset import drawn, ordered

TABLE = Path(__file__).resolve().parent / "data" / "dotations.csv"
FOLDER = 1_000
"""Fiches in one folder."""
THEME = Theme((0, 60, 130), (224, 234, 246), "plain", large_quotes=True)
ORDERS = (
    "entete mesure.heading mesure belle_histoire.heading belle_histoire temoignage.heading temoignage "
    "beneficier.heading beneficier",
    "beneficier.heading mesure.heading mesure belle_histoire.heading belle_histoire temoignage temoignage.heading "
    "entete beneficier",
    "belle_histoire belle_histoire.heading entete mesure.heading mesure temoignage.heading temoignage "
    "beneficier beneficier.heading",
)
MEASURES = (
    ("Rénovation énergétique des bâtiments publics", "950 millions d’euros", "la rénovation des écoles et des mairies"),
    ("Fonds friches", "300 millions d’euros", "le recyclage des friches et du foncier artificialisé"),
    ("Appel à projets Tiers-lieux de territoire", "54 millions d’euros", "l’équipement de 360 lieux partagés"),
    ("Soutien aux cantines scolaires", "50 millions d’euros", "les cantines des petites communes"),
    ("Plan vélo", "200 millions d’euros", "les aménagements cyclables et le stationnement sécurisé"),
    ("Industrie du futur", "280 millions d’euros", "l’investissement des PME dans des machines nouvelles"),
)
KINDS = (
    ("Atelier {last}", "Menuiserie artisanale", "Entreprise"),
    ("Fournil de {place}", "Boulangerie biologique", "Entreprise"),
    ("Régie de {place}", "Association d’insertion", "Association"),
    ("Coopérative {last}", "Coopérative agricole", "Structure"),
    ("{last} Mécanique", "Usinage de précision", "Entreprise"),
    ("Maison {last}", "Hébergement et restauration", "Entreprise"),
)
FIRST = "Agnès Bruno Camille Damien Élodie Farid Gaëlle Hugo Inès Joël Karim Laure Mehdi Nadège Océane Paul".split()
LAST = "Arnoult Baudry Chastang Delmas Escoffier Fabre Garnier Hamon Issartel Jourdan Lemoine Marchetti".split()
ROLES = ("Directrice", "Gérant", "Responsable du site", "Présidente", "Cheffe de projet", "Maire adjoint")
HEADER = (
    "{measure}",
    "{name}",
    "{place}, {region}",
    "{kind} créée en {created} / {staff} salariés",
    "{activity} / {sites} sites",
)
MEASURE = (
    "La mesure {measure}, dotée de {budget}, soutient {purpose}. L’aide de l’État peut atteindre {share} % des "
    "dépenses, dans la limite de {grant} euros par projet."
)
STORIES = (
    "À {place}, le projet couvait depuis {since} : {object}. Le coût total, {cost} euros, dépassait les moyens de la "
    "structure, qui emploie {staff} salariés et n’avait jamais engagé de travaux de cette ampleur.",
    "Avec l’aide de {grant} euros accordée en {month} 2021, {name} a pu lancer le chantier : {object}. Le projet "
    "s’élève à {cost} euros et mobilise {jobs} personnes pendant {months} mois.",
    "{name} travaille depuis {since} avec la {partner}, qui a suivi le dossier de près. Les premiers devis remontent à "
    "2019 ; la crise sanitaire a tout arrêté, puis les entreprises locales ont repris leurs plannings un à un.",
    "En collaboration avec la {partner}, l’équipe a revu les plans : {object}. Elle compte créer {jobs} emplois d’ici "
    "2023 et former une dizaine de personnes, dont deux apprentis.",
    "Le bâtiment laissait passer le froid et la facture doublait chaque hiver. Les habitants l’avaient dit en réunion "
    "publique, les salariés le répétaient à chaque entretien : il fallait isoler, éclairer mieux et revoir l’accueil.",
    "Les travaux ont commencé au printemps 2021 et doivent durer {months} mois. Une partie des matériaux vient de la "
    "scierie voisine ; le reste arrive par convois groupés, pour limiter les trajets et le bruit dans le bourg.",
)
QUOTES = (
    "Sans ce coup de pouce, nous aurions attendu dix ans. Là, tout s’est enchaîné et l’équipe a retrouvé de l’élan.",
    "Nous avions le projet, il manquait le déclic. Le lieu va enfin ressembler à ce que nous y faisons chaque jour.",
    "Ce qui change, c’est la confiance : les gens du village poussent la porte et demandent où en sont les travaux.",
)
PARTNERS = ("chambre d’agriculture de {place}", "communauté de communes de {place}", "mission locale de {place}")
MONTHS = ("janvier", "mars", "avril", "juin", "septembre", "octobre")


@dataclass(frozen=True, slots=True)
class Project:
    """One row of the table, with its région looked up."""

    commune: str
    region: str
    object: str
    cost: int
    grant: int


def read_projects(table: Path, cog: Cog) -> tuple[Project, ...]:
    """The rows that name a commune of today, with a plain object and whole euros."""
    with table.open(encoding="utf-8", newline="") as file:
        found = (_project(row, cog) for row in csv.DictReader(file) if row["echelon"] == "commune")
        return tuple(project for project in found if project is not None)


def _project(row: dict[str, str], cog: Cog) -> Project | None:
    commune, object_ = cog.commune(row["id_terr"]), " ".join(row["description"].split())
    cost, grant = float(row["cout_total"] or 0), float(row["montant_sub"] or 0)
    if commune is None or not (20 <= len(object_) <= 120) or object_.isupper() or not (0 < grant < cost):
        return None
    region = cog.region_of(cog.departement_of(commune)).name
    return Project(commune.name, region, object_[0].lower() + object_[1:], round(cost), round(grant))


def write_sheet(number: int, project: Project, seed: int) -> Sheet:
    """One invented fiche about a real project."""
    chance = Random(f"{seed}/{number}")
    return Sheet(
        slug=f"{number:06}",
        comment="Invented. A synthetic fiche around a real project.",
        design=chance.choice(("sidebar_right", "sidebar_left", "band_top", "three_columns")),
        drawn_order=tuple(ORDERS[number // 2 % len(ORDERS)].split()),
        wrap=60,
        printed=_print(_draw_words(project, chance), chance),
        gold={},
    )


def _draw_words(project: Project, chance: Random) -> dict[str, str]:
    """What the sentences leave open."""
    measure, budget, purpose = chance.choice(MEASURES)
    last = chance.choice(LAST)
    name, activity, kind = chance.choice(KINDS)
    return {
        "measure": measure,
        "budget": budget,
        "purpose": purpose,
        "share": str(chance.choice((30, 50, 80))),
        "place": project.commune,
        "region": project.region,
        "object": project.object.rstrip("."),
        "cost": f"{project.cost:,}".replace(",", " "),
        "grant": f"{project.grant:,}".replace(",", " "),
        "name": name.format(last=last, place=project.commune),
        "activity": activity,
        "kind": kind,
        "last": last,
        "first": chance.choice(FIRST),
        "role": chance.choice(ROLES),
        "created": str(chance.randint(1960, 1989)),
        "since": str(chance.randint(1990, 2018)),
        "staff": str(chance.randint(3, 240)),
        "sites": str(chance.randint(2, 5)),
        "jobs": str(chance.randint(2, 9)),
        "months": str(chance.randint(6, 30)),
        "month": chance.choice(MONTHS),
        "partner": chance.choice(PARTNERS).format(place=project.commune),
    }


def _print(words: dict[str, str], chance: Random) -> Printed:
    def fill(*items: str) -> tuple[str, ...]:
        return tuple(item.format(**words) for item in items)

    return Printed(
        entete=fill(*HEADER),
        mesure_heading="La mesure",
        mesure=fill(MEASURE),
        belle_histoire_heading="La belle histoire",
        belle_histoire=fill(*chance.sample(STORIES, 5)),
        temoignage_heading="Témoignage",
        temoignage=fill("{first} {last}", "{role}", f"« {chance.choice(QUOTES)} »"),
        beneficier_heading="Pour bénéficier de cette mesure",
        beneficier=fill("Planderelance.gouv.fr", "Catégorie bénéficiaires « Entreprises »", "Mesure « {measure} »"),
    )


def as_text(sheet: Sheet) -> bytes:
    """Reading order for even numbers, drawing order for odd ones."""
    return (drawn(sheet) if int(sheet.slug) % 2 else ordered(sheet)).encode()


def as_pdf(sheet: Sheet) -> bytes:
    """One page in the sheet's design."""
    fiche = Fiche(sheet.slug, sheet.printed, sheet.design, sheet.drawn_order, sheet.marks, sheet.soft)
    manner = Manner(int(sheet.slug) % 4 == 0, "drawn", "-", ligatures=False, soft=())
    return with_reportlab([draw(fiche, measure_in("Helvetica"), manner, THEME)], "Helvetica")


def draw_corpus(count: int, *, seed: int = 0, table: Path = TABLE, pdf: bool = False) -> Iterator[tuple[Path, bytes]]:
    """Names and contents, in order."""
    projects = read_projects(table, load_cog())
    for number in range(count):
        sheet = write_sheet(number, Random(f"{seed}:{number}").choice(projects), seed)
        path = Path(f"{number // FOLDER:04}", f"{sheet.slug}.{'pdf' if pdf else 'txt'}")
        yield path, as_pdf(sheet) if pdf else as_text(sheet)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write a corpus to a folder."""
    parser = argparse.ArgumentParser(description="Draw a synthetic corpus.")
    parser.add_argument("out", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--pdf", action="store_true")
    parser.add_argument("--table", type=Path, default=TABLE)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    for path, data in draw_corpus(options.count, seed=options.seed, table=options.table, pdf=options.pdf):
        (options.out / path).parent.mkdir(parents=True, exist_ok=True)
        (options.out / path).write_bytes(data)


if __name__ == "__main__":
    main()
