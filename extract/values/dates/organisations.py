"""The nouns that French fiches call a beneficiary by, as data: for « l'entreprise, créée en 1998 »."""

_NOUNS = frozenset(
    """
    entreprise société association structure coopérative scop scic pme pmi tpe eti sarl sas eurl start-up startup pousse
    groupement hôpital lycée collège esat ehpad mjc communauté office comité médiathèque foyer
    agence atelier ateliers maison groupe cabinet bureau ferme exploitation gaec earl domaine cave fonderie manufacture
    filature pépinière incubateur tiers-lieu théâtre musée compagnie ensemble orchestre cinéma école centre institut
    laboratoire fondation régie syndicat établissement clinique crèche garage hôtel restaurant organisme collectif club
    fédération union mission marque enseigne affaire mutuelle studio moulin fabricant équipementier entité firme
    métallurgiste spécialiste éditeur exploitant constructeur transporteur négociant producteur artisan traiteur
    boutique
    """.split()
)
_NO_NOUN_OF_ONE = frozenset(("galerie", "loterie", "série", "batterie", "infanterie"))


def is_organisation(noun: str) -> bool:
    """Whether a noun names what a beneficiary can be; every « -erie » that makes or sells something is one.

    >>> is_organisation("Scierie"), is_organisation("bâtiment")
    (True, False)
    """
    low = noun.lower()
    return low in _NOUNS or (low.endswith("erie") and low not in _NO_NOUN_OF_ONE)
