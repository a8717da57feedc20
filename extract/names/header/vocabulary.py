"""The words that tell the fields of a header apart: labels, legal forms, and the nouns that begin an activity."""

import re
from collections.abc import Mapping
from typing import Literal

Label = Literal["name", "activity", "place", "sites", "measure", "fact"]

LABELS: Mapping[str, Label] = {
    "nom": "name",
    "raison sociale": "name",
    "denomination": "name",
    "beneficiaire": "name",
    "laureat": "name",
    "entreprise": "name",
    "organisation": "name",
    "organisme": "name",
    "porteur": "name",
    "porteur de projet": "name",
    "porteur du projet": "name",
    "beneficiaire de la mesure": "name",
    "structure": "name",
    "structure porteuse": "name",
    "structure beneficiaire": "name",
    "societe": "name",
    "association": "name",
    "etablissement": "name",
    "collectivite": "name",
    "maitre d'ouvrage": "name",
    "nom de l'entreprise": "name",
    "nom de la structure": "name",
    "nom du beneficiaire": "name",
    "nom du porteur": "name",
    "activite": "activity",
    "activites": "activity",
    "activite principale": "activity",
    "secteur": "activity",
    "secteur d'activite": "activity",
    "metier": "activity",
    "domaine": "activity",
    "domaine d'activite": "activity",
    "lieu": "place",
    "localisation": "place",
    "implantation": "place",
    "siege": "place",
    "siege social": "place",
    "adresse": "place",
    "ville": "place",
    "region": "place",
    "departement": "place",
    "commune": "place",
    "site": "sites",
    "sites": "sites",
    "nombre de sites": "sites",
    "sites de production": "sites",
    "mesure": "measure",
    "dispositif": "measure",
    "nom de la mesure": "measure",
    "effectif": "fact",
    "effectifs": "fact",
    "salaries": "fact",
    "nombre de salaries": "fact",
    "creation": "fact",
    "date de creation": "fact",
    "annee de creation": "fact",
    "fondation": "fact",
    "ca": "fact",
    "chiffre d'affaires": "fact",
    "budget": "fact",
    "population": "fact",
    "statut": "fact",
    "statut juridique": "fact",
    "forme juridique": "fact",
    "dirigeant": "fact",
    "dirigeante": "fact",
    "gerant": "fact",
    "gerante": "fact",
    "contact": "fact",
    "president": "fact",
    "presidente": "fact",
    "maire": "fact",
    "directeur": "fact",
    "directrice": "fact",
    "site web": "fact",
    "site internet": "fact",
    "telephone": "fact",
    "tel": "fact",
    "siret": "fact",
    "siren": "fact",
    "date": "fact",
    "capital": "fact",
}
"""What stands before a colon, even; « fact » is what another reader takes from the line, or nobody."""

LEGAL_FORMS = re.compile(
    r"S\.?A\.?S\.?U|S\.?A\.?S|S\.?A\.?R\.?L|E\.?U\.?R\.?L|E\.?A\.?R\.?L|S\.?C\.?E\.?A|SCOP|SCIC|SELARL|SNC|S\.?A|GAEC|SCI|SEML?|EI|EIRL|GIE"
    r"|[Ss]cop|[Ss]cic|[Ss]arl|[Ss]as|[Gg]aec"
)

HEADS = frozenset(
    """
    abattoir accompagnement accueil administration aeronautique aerospatial agence agriculteur agricultrice
    agriculture agroalimentaire aide alimentation amenagement animation apiculteur apiculture arboriculture architecte
    architecture artisan artisanat artisane assainissement association assurance atelier auberge automobile bar
    bibliotheque bijouterie biotechnologie blanchisserie boucherie boulangerie brasserie bureau cabinet cafe
    cafe-restaurant camping carrosserie cave centre charcuterie charpente chaudronnerie chimie chocolaterie cidrerie
    cinema clinique collectivite college commercant commerce commercialisation communaute commune communication
    compagnie conception conseil conservation conserverie constructeur construction cooperative cosmetique cosmetiques
    couture couverture creation creche culture decolletage depannage design developpement diffusion distillerie
    distributeur distribution domaine ebeniste ebenisterie eco-construction ecole editeur edition editrice education
    ehpad elagage electricite electronique elevage eleveur eleveuse emballage enseignement entreprise entretien
    epicerie epicier equipement equipementier espace etablissement etude etudes evenementiel exploitant exploitation
    fabricant fabricante fabrication fabrique ferme ferronnerie filature fleuriste fonderie foret forge formation
    fournisseur fromagerie gestion gite grossiste groupe groupement habitat hebergement hopital horlogerie
    horticulture hotel hotel-restaurant hotellerie imprimerie imprimeur incubateur industrie industriel industrielle
    informatique ingenierie innovation insertion installateur installation institut integrateur intercommunalite
    jardinage laboratoire laiterie lavage librairie lieu location logiciel logiciels logistique lycee machinisme
    maconnerie magasin maintenance mairie maison maraichage maraicher maraichere maroquinerie mecanique mediatheque
    menuiserie metallerie metallurgie metropole meunerie micro-brasserie microbrasserie miellerie minoterie mobilier
    mobilite moulin musee mutuelle negoce negociant numerique office opticien optique organisme ostreiculteur
    ostreiculture papeterie parc patisserie paysage paysagiste peche pecherie pecheur pepiniere pepinieriste pharmacie
    pisciculture plasturgie plateforme plomberie pme port prestataire prestation producteur production productrice
    promoteur promotion quincaillerie recherche reconditionnement recyclage recyclerie renovation reparateur
    reparation reseau residence ressourcerie restaurant restaurateur restauration salle salon sante savonnerie scierie
    securite serrurerie service services signaletique societe soin soins soudure sous-traitance sous-traitant
    spectacle sport start-up startup station studio sylviculture syndicat tannerie tapisserie technologie technologies
    telecommunications textile theatre tiers-lieu tiers-lieux tissage tolerie tonnellerie torrefacteur torrefaction
    tourisme traitement traiteur transformation transport transporteur transports travaux triperie universite
    urbanisme usinage usine vannerie vente verger verrerie veterinaire vigneron vigneronne vinification viticulteur
    viticultrice viticulture
    """.split()
)
"""Nouns that begin an activity, without accents."""

SIZES = frozenset(
    {
        "pme",
        "tpe",
        "eti",
        "pme familiale",
        "tpe familiale",
        "eti familiale",
        "entreprise familiale",
        "association loi 1901",
    }
)
"""What a beneficiary is, and not what it does."""

AID_HEADS = frozenset(
    """
    appel bonus cheque decarbonation dispositif fonds modernisation plan prime relocalisation soutien subvention
    volontariat
    """.split()
)
"""Nouns that begin a measure's title and no beneficiary's name or activity, without accents."""

MEASURE_HEADS = AID_HEADS | frozenset(
    """
    acceleration accelerer accompagnement aide aides appui contrat france garantie inclusion industrie investissement
    investissements numerisation pacte programme recyclage relance renovation resilience restauration restructuration
    souverainete transition verdissement
    """.split()
)
"""Nouns that begin a measure's title where they stand first, above the name."""

HOUSES = frozenset(
    """
    abattoir auberge bar bergerie bibliotheque boucherie boulangerie brasserie cafe camping cave centre chateau cinema
    clinique college creche distillerie domaine ecole epicerie ferme fournil fromagerie garage gite hopital hotel
    institut laiterie librairie lycee maison manoir mediatheque menuiserie minoterie moulin musee office parc
    patisserie pharmacie pole port residence restaurant salle scierie theatre universite verger vergers
    """.split()
)
"""Houses that « du », « de la », « des » give a name to: « Boulangerie du marché », but not « Travail du bois »."""

COLLECTIVITIES = re.compile(
    r"""
    (?:commune|ville|village|communaute|metropole|departement|region|conseil|mairie|agglomeration|syndicat|pays|petr)
    (?:\ (?:departemental|regional|mixte|urbaine|de\ communes|d'agglomeration|intercommunal))?\ (?:d'|de|du|des)
    """,
    re.VERBOSE,
)
"""How the name of a public body begins, even: its place is part of its name."""
