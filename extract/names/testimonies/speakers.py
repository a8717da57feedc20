"""A line that says who speaks: « Prénom Nom », « Prénom Nom, fonction », « Fonction : Prénom Nom », « explique … »."""

import re
from dataclasses import dataclass

from simplemma import is_known

from extract.folding import fold
from extract.names.cog import load_cog
from extract.names.model import NameModel, NameSpan
from extract.names.people import has_given_name, match_name
from extract.names.testimonies.saying import SAYING

LONGEST = 160
"""Characters of a line that can still be a name and an office; a longer one is prose."""

OFFICES = frozenset(
    """
    accompagnateur accompagnatrice acheteur acheteuse adherent adherente adjoint adjointe administrateur
    administratrice agent agente agriculteur agricultrice ambassadeur ambassadrice animateur animatrice
    apiculteur apicultrice apprenti apprentie architecte artisan artisane assistant assistante associe associee
    auditeur auteur autrice beneficiaire benevole boucher bouchere boulanger boulangere brasseur brasseuse cadre
    ceo cereales cerealier charge chargee charpentier charpentiere chauffeur chef cheffe chercheur chercheuse
    client cliente codirecteur codirectrice cofondateur cofondatrice cogerant cogerante commercial commerciale
    comptable concepteur conceptrice conducteur conductrice conseiller conseillere conservateur conservatrice
    consultant consultante contremaitre controleur coordinateur coordinatrice coordonnateur coordonnatrice
    copresident copresidente createur creatrice cuisinier cuisiniere curateur daf delegue deleguee depute
    deputee designer dessinateur dessinatrice developpeur developpeuse dg dga dgs directeur directrice dirigeant
    dirigeante docteur drh ebeniste economiste educateur educatrice eleve eleveur eleveuse elu elue employe
    employee encadrant encadrante enseignant enseignante entrepreneur entrepreneure entrepreneuse etudiant
    etudiante exploitant exploitante fleuriste fondateur fondatrice forestier formateur formatrice fromager
    fromagere gerant gerante gestionnaire gouvernante graphiste guide habitant habitante horticulteur
    horticultrice infirmier infirmiere ingenieur ingenieure instituteur institutrice intervenant intervenante
    jardinier jardiniere journaliste juriste laborantin libraire locataire lyceen lyceenne macon maire maraicher
    maraichere mecanicien mecanicienne medecin mediateur mediatrice membre menuisier menuisiere metallier
    meunier meuniere moniteur monitrice musicien musicienne oleiculteur operateur operatrice ostreiculteur
    ostreicultrice ouvrier ouvriere patron patronne paysan paysanne pdg pecheur peintre pharmacien pharmacienne
    photographe pilote plombier plombiere preparateur preparatrice president presidente principal principale
    producteur productrice professeur professeure proprietaire proviseur proviseure psychologue referent
    referente regisseur regisseuse repreneur repreneuse representant representante responsable restaurateur
    restauratrice retraite retraitee salarie salariee secretaire senateur senatrice soudeur soudeuse stagiaire
    superviseur technicien technicienne titulaire tourneur traiteur tresorier tresoriere tuteur tutrice usager
    usagere vendeur vendeuse vice-president vice-presidente vigneron vigneronne viticulteur viticultrice
    volontaire
    """.split()
)
"""Head nouns of an office or a trade, folded."""
BODIES = frozenset(
    """
    agence amenagement association atelier ateliers cabinet centre chambre collectif communaute commune conseil
    construction cooperative departement developpement domaine ecole energie energies entreprise etablissement
    etablissements ets federation ferme fonderie formation france groupe habitat hopital industrie industries
    innovation institut laboratoire lycee mairie maison menuiserie metropole mission mutuelle office pole
    prefecture region relance reseau services societe solidarite syndicat transports universite usine ville
    """.split()
)
"""Words that name a body: « Lozère Développement » is not somebody."""
_LEAD = re.compile(
    rf"""[\s,.;:–—•\-(]*
    (?:(?:{SAYING})\s(?:ainsi\ |encore\ |aussi\ )?
      |(?:témoignages?|paroles?|propos(?:\ recueillis)?|avis|interview|entretien\ avec|mots?|selon|pour|d['’]après
       |à\ en\ croire|par|de)
       \s*(?:(?:auprès\ )?(?:de\ |d['’]|du\ )|:\s*)?)?""",
    re.VERBOSE | re.IGNORECASE,
)
_TRAILING = re.compile(rf"(?<=\w)[,\s]\s?{SAYING}\s?:?\Z", re.VERBOSE | re.IGNORECASE)
_AFTER_ROLE = re.compile(r",? (?:qui|dont|où|lors|à propos|au sujet)\b|,? et (?=[A-ZÀ-Ý][\w-]+ [A-ZÀ-Ý])")
STATES = re.compile(r"\b(?:est|sont|a|ont|était|fut)\b")
_NO_OFFICE = re.compile(
    r"(?:qui|que|dont|où|lors|nous|je|on|c['’]est|il|elle|de|du|des|à|au|aux|chez|en|pour|avec)\b|d['’]", re.IGNORECASE
)
_SEPARATOR = re.compile(r"\s*[,:|/]\s*|\s+[–—-]\s+|\s*[–—]\s*|\s*\(")
_AGE = re.compile(r"\d{1,2} ans(?:, | et )?")
_ARTICLE = re.compile(r"(?:l['’]|(?:la|le|les|notre|son|sa)\s)", re.IGNORECASE)
_WORD = re.compile(r"[\w-]+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Half-open spans of the name and of the office in the section's text; at least one of them is there."""

    name: tuple[int, int] | None
    role: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What is known beside the line itself: the beneficiary's name, and the model where there is one."""

    organisation: str | None
    model: NameModel | None


def read_speaker(text: str, start: int, end: int, known: Witnesses) -> Speaker | None:
    """Who a line (or the end of one, after a quote) says is speaking; prose and an organisation are nobody.

    >>> line = "Mme Vera Szabó, gérante"
    >>> read_speaker(line, 0, len(line), Witnesses(None, None))
    Speaker(name=(4, 14), role=(16, 23))
    >>> read_speaker("Lozère Développement", 0, 20, Witnesses("Lozère Développement", None)) is None
    True
    """
    if end - start > LONGEST:
        return None
    lead = _LEAD.match(text, start, end)
    at = lead.end() if lead else start
    trailing = _TRAILING.search(text, at, end)
    stop = _trim(text, at, trailing.start() if trailing else end)
    for begin in dict.fromkeys((at, start)):
        for reader in (_name_first, _role_first, _role_alone):
            found = reader(text, begin, stop, known)
            if found is not None:
                return found
    return None


def is_office(text: str) -> bool:
    """Whether words open with an office or a trade, after an article or an adjective.

    >>> is_office("La vice-présidente du réseau"), is_office("Un projet de tiers-lieu")
    (True, False)
    """
    words = [fold(word) for word in _WORD.findall(text)[:3]]
    forms = [form for word in words for form in (word, word.replace("-", ""), *word.split("-"), *word.split("'"))]
    return not OFFICES.isdisjoint(forms)


def is_role(text: str, known: Witnesses) -> bool:
    """Whether words beside a name can be what that person does, rather than a place, a body or the rest of a sentence.

    >>> lines = ("Sculptrice sur bois", "Fonderie Vauquelin", "Mende", "qui rit")
    >>> [is_role(line, Witnesses(None, None)) for line in lines]
    [True, False, False, False]
    """
    if is_office(text):
        return True
    first = _WORD.search(text)
    if first is None or _NO_OFFICE.match(text) or is_body(text, known.organisation):
        return False
    return text[0].islower() or is_known(first[0].lower(), lang="fr")


def is_body(text: str, organisation: str | None) -> bool:
    """Whether words name the beneficiary or another body rather than somebody."""
    words = {fold(word) for word in _WORD.findall(text)}
    own = {fold(word) for word in _WORD.findall(organisation or "")}
    return bool(words & BODIES) or (bool(words) and words <= own)


def _name_first(text: str, start: int, end: int, known: Witnesses) -> Speaker | None:
    found = match_name(text[:end], start)
    if found is None:
        return None
    first, last, titled = found
    last = _with_second_name(text, _before_office(text, first, last), end)
    separator = _SEPARATOR.match(text, last, end)
    if last < end and separator is None and not is_office(text[last:end].split(",")[0]):
        return None
    role = _role_span(text, separator.end() if separator else last, end) if last < end else None
    with_role = role is not None and is_office(text[slice(*role)])
    if not _is_name(text, first, last, titled=titled, with_role=with_role, known=known):
        return None
    return Speaker((first, last), role if role and is_role(text[slice(*role)], known) else None)


def _role_first(text: str, start: int, end: int, known: Witnesses) -> Speaker | None:
    """« Directrice : Vera Szabó », « la directrice, Vera Szabó », « le gérant Luc Roy »."""
    if not is_office(text[start:end]):
        return None
    for separator in reversed([*_SEPARATOR.finditer(text, start, end)]):
        found = match_name(text[:end], separator.end())
        if found and found[1] == end and _is_name(text, found[0], end, titled=found[2], with_role=True, known=known):
            return Speaker((found[0], end), _role_span(text, start, separator.start()))
    for word in re.finditer(r"(?<=[^\W\d_] )(?=[A-ZÀ-Ý])", text[:end][start:]):
        found = match_name(text[:end], start + word.start())
        if found and found[1] == end and has_given_name(text[found[0] : end]) and " " in text[found[0] : end]:
            return Speaker((found[0], end), _role_span(text, start, start + word.start() - 1))
    return None


def _role_alone(text: str, start: int, end: int, known: Witnesses) -> Speaker | None:
    role = _role_span(text, start, end)
    if role is None or not is_office(text[role[0] : role[1]]) or text[role[1] - 1] in "!?…":
        return None
    if STATES.search(text, *role):
        return None
    return Speaker(None, role)


def _is_name(text: str, first: int, last: int, *, titled: bool, with_role: bool, known: Witnesses) -> bool:
    name = text[first:last]
    if is_body(name, known.organisation) or fold(name.split()[0]) in OFFICES:
        return False
    alone = last == len(text) or text[last] == "\n"
    if titled or (has_given_name(name) and (with_role or alone or " " in name)):
        return True
    words = [word for word in name.split() if word[0].isupper()]
    if len(words) == 1 and not with_role:
        return False
    if not is_known(words[0].lower(), lang="fr") and (with_role or not load_cog().named(name)):
        return True
    return known.model is not None and NameSpan(0, len(name), "PER") in known.model.spans(name)


def _with_second_name(text: str, last: int, end: int) -> int:
    """The end of « Léa Roy et Paul Achard »: two people who speak with one voice."""
    found = match_name(text[:end], last + 4) if text.startswith(" et ", last) else None
    return found[1] if found and " " in text[found[0] : found[1]] else last


def _before_office(text: str, first: int, last: int) -> int:
    """Where a name ends when its line goes on with a capitalised office (« Vera Szabó Directrice »)."""
    words = [*re.finditer(r"\S+", text[first:last])]
    for word, before in zip(words[2:], words[1:], strict=False):
        if fold(word[0]) in OFFICES:
            return first + before.end()
    return last


def _role_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    age = _AGE.match(text, start, end)
    start = age.end() if age else start
    article = _ARTICLE.match(text, start, end)
    if article and is_office(text[article.end() : end].split(" ")[0]):
        start = article.end()
    after = _AFTER_ROLE.search(text, start, end)
    end = _trim(text, start, after.start() if after else end)
    if text[start:end].endswith(")") and "(" not in text[start:end]:
        end = _trim(text, start, end - 1)
    return (start, end) if start < end else None


def _trim(text: str, start: int, end: int) -> int:
    """The end without closing punctuation; a final full stop goes unless it ends an abbreviation of one letter."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—•-|/"):
        end -= 1
    if end > start + 2 and text[end - 1] == "." and not (text[end - 2].isupper() and not text[end - 3].isalnum()):
        end -= 1
    return end
