"""How a person's name is printed: titles, given names, particles. Testimonies read people, partners refuse them."""

import re

from simplemma import is_known

from extract.folding import fold

TITLE = (
    r"(?:M\.|MM\.|Mr\.?|Monsieur|Mme\.?|Mmes|Madame|Mlle|Mademoiselle|Dr\.?|Docteure?|Pr\.?|Professeure?"
    r"|Me|Maître|Sœur|Frère|Père|Abbé|Mgr|Colonel|Capitaine|Commandant|Lieutenant|Général)"
)
PARTICLE = r"(?:de\ la|de\ l['’]|de|du|des|d['’]|le|la|el|al|ben|bin|van\ den|van\ der|van|von|da|di|dos)"
WORD = r"[A-ZÀ-ÖØ-ÞŒ](?:[\wà-öø-ÿœ]|['’](?=[A-Za-zÀ-ÿ])|-(?=\w)){0,30}"
INITIAL = r"[A-ZÀ-Ö]\."
NAME = rf"(?:{INITIAL}\ ?){{0,2}}{WORD}(?:\ (?:{PARTICLE}\ ?)?(?:{INITIAL}|{WORD})){{0,4}}"

_TITLED = re.compile(rf"(?P<title>(?:{TITLE}\ (?:(?:le|la)\ )?){{0,2}})(?P<name>{NAME})")
_PERSONAL = re.compile(r"(?:[A-Za-zÀ-ÿ]['’])?[^\W\d_]+(?:-[^\W\d_]+)*\.?|[A-Z]\.(?:-?[A-Z]\.)*")
_PARTS = re.compile(r"[^\s'’.-]+")

GIVEN = frozenset(
    """
    abdel abdou abdoulaye adama adele adeline adrien adrienne agathe agnes ahmed aicha aime aimee alain alban
    albane albert alex alexandra alexandre alexia alexis alfred ali alice alicia aline alix alyssa amadou
    amandine amelie amina aminata amine amir anais andre andrea andree angela angele angelique anissa anita anna
    annabelle anne annette annick annie anouk anthony antoine antoinette antonin antonio apolline ariane arlette
    armand armelle arnaud arthur assia astrid aude audrey augustin aurelie aurelien aurore awa axel axelle
    aymeric baptiste barbara bastien beatrice benedicte benjamin benoit berenice bernadette bernard berthe
    bertrand blaise blanche boris brahim brice brigitte bruno camille candice capucine carine carla carlos
    carole caroline cassandra catherine cecile cedric celeste celestin celia celine chantal charlene charles
    charline charlotte chloe christel christelle christian christiane christine christophe claire clara clarisse
    claude claudette claudia claudine clea clemence clement clementine cleo clotilde colette coline constance
    constant coralie corentin corinne cyprien cyril cyrille damien daniel daniele danielle danny daouda david
    deborah delphine denis denise desire diane didier dimitri djamila dominique donatien dorian doris dorothee
    driss edgar edith edmond edouard edwige elena eleonore eliane elias elie eline elisa elisabeth elise ella
    elodie eloise elsa elvire emeline emilie emilien emma emmanuel emmanuelle enzo eric erica erik ernest erwan
    esteban estelle esther ethan etienne eugene eugenie eulalie eva eve evelyne fabien fabienne fabrice fadila
    fanny farid farida fatima fatou fatoumata felicie felix ferdinand fernand fernande flavie flavien fleur
    flora florence florent florian francesca francine francis francisco franck francois francoise frederic
    frederique gabriel gabrielle gael gaelle gaetan gaspard gaston gauthier genevieve georges gerald geraldine
    gerard germain germaine ghislain ghislaine gilbert gilberte gildas gilles ginette gisele giulia goulven
    gregoire gregory guillaume gustave guy gwenael gwenaelle gwenola hadrien hakim hamid hanane hassan hassane
    helena helene heloise henri henriette herve hippolyte honore honorine hortense hubert hugo hugues huguette
    ibrahim idriss ines ingrid irene irina iris isaac isabelle ismael issa ivan jacqueline jacques jade jamila
    jana janine jean jeanne jeannine jennifer jeremie jeremy jerome jessica jihane joachim jocelyn jocelyne joel
    joelle johan johann johanna john jonas jonathan jordan jose joseline joseph josephine josette josiane judith
    jules julia julian juliana julie julien juliette justin justine kamel karim karima karine katia kelly kenza
    kevin khadija khaled killian laetitia lamia lana laura laure laurence laurent laurie laurine lea leandre
    leila lena leo leon leonard leonie leonore leopold leslie liam lila lilian liliane lilou lily lina linda
    line lionel lisa lise loan loic lola lorenzo loris lou louis louisa louise louna luc luca lucas lucette
    lucie lucien lucienne lucile ludivine ludovic lydia lydie lyne maelle maelys maeva magali magalie mahmoud
    malek malik malika mamadou manon manuel manuela marc marcel marceline marcelle marco margaux margot
    marguerite maria mariam marianne marie marielle marin marina marine marion marius marjolaine marjorie
    marlene marthe martial martin martine maryline maryse maryvonne mateo mathias mathieu mathilde mathis matteo
    matthias matthieu maud maurice max maxence maxime maya medhi megane mehdi melanie melina melissa melodie
    merwan michael michel michele micheline mickael miguel mina mireille miriam mohamed mohammed moise moktar
    monique morgan morgane mounir mourad moussa muriel mustapha myriam nabil nadege nadia nadine naima nancy
    naomi natacha natalia nathalie nathan nathanael nelly nicolas nicole nina nino noa noe noel noelle noemie
    nolwenn nora norbert nour oceane odette odile olga olivia olivier omar ophelie oriane orlane oscar ousmane
    pablo pascal pascale pascaline patrice patricia patrick paul paula paule paulette pauline perrine philibert
    philippe philippine pierre pierrette pierrick quentin rachel rachid rachida raoul raphael raphaelle rayan
    raymond raymonde rebecca regine regis reine remi remy rene renee richard rita robert robin rodolphe rodrigue
    roger roland rolande romain romane romuald ronan rosa rosalie rose roseline roselyne roxane ruben sabine
    sabrina sacha said salima salome samba samia samira samuel sandra sandrine sara sarah sebastien serge
    severine sidonie simon simone slimane sofia sofiane soizic solange soledad solene soline sonia sophie soraya
    souad stella stephane stephanie steve steven suzanne sylvain sylvaine sylvere sylvette sylviane sylvie
    tanguy tania tatiana teddy teo theo theodore theophile therese thibault thibaut thierry thomas tiffany tim
    timothee titouan tom toni tony tristan ugo ulysse urbain valentin valentine valere valerie vanessa veronique
    vianney victoire victor victoria vincent violaine violette virgile virginie viviane walid wendy wilfried
    william xavier yacine yael yanis yann yanne yannick yasmina yasmine yassine yoann yohan yolande youri
    youssef yvan yves yvette yvon yvonne zacharie zelie zineb zoe zohra
    """.split()
)
"""Given names without accents; a name outside the list is no less a name, it only needs another witness."""


FIRM_WORDS = frozenset(
    """
    aero agglo agro angels automation bio biotech concept conseil consulting coop elec electro energie energies energy
    europe factory foods france groupe habitat industrie industries inox invest lab labs logis logistique meca nautic
    packaging partners pharma renov scop services solutions systemes tech technologies ventures
    """.split()
)
"""What a firm's name ends with and nobody's does, in French or in English, without accents."""


def match_name(text: str, start: int = 0) -> tuple[int, int, bool] | None:
    """The name printed at `start`: (start of the name past its titles, end, whether a title stood before it)."""
    found = _TITLED.match(text, start)
    return (found.start("name"), found.end("name"), bool(found["title"])) if found else None


def has_given_name(name: str) -> bool:
    """Whether the first word, or its first half (« Marie-Laure »), is a known given name.

    >>> has_given_name("Marie-Laure Le Goff"), has_given_name("Lozère Développement")
    (True, False)
    """
    first = _PARTS.search(name)
    return first is not None and fold(first[0]) in GIVEN


def _halves(word: str) -> tuple[str, ...]:
    """A word and the long halves of a compound: « Train-Théâtre » is as common as « théâtre »."""
    lower = word.lower()
    return (lower, *(half for half in lower.split("-") if "-" in lower and len(half) > 4))


def is_person(name: str) -> bool:
    """Whether capitalised words are a person's name: a known given name before a word, or two words no lexicon has.

    >>> is_person("Vincent Gatin"), is_person("Aïssatou Ndiaye"), is_person("Gers Développement"), is_person("Kanopé")
    (True, True, False, False)
    >>> is_person("Mauges Logis"), is_person("Martin Élec")
    (False, False)
    """
    words = [word for word in name.split() if word[0].isupper()]
    if len(words) < 2 or not all(_PERSONAL.fullmatch(word) for word in name.split()):
        return False
    if fold(words[-1]) in FIRM_WORDS:
        return False
    if has_given_name(name):
        return True
    mixed = any(word.isupper() for word in words) and not name.isupper()
    return not mixed and not any(is_known(part, lang="fr") for word in words for part in _halves(word))
