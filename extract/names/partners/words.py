"""The vocabulary of partners, and the lexicon's word on a word: read once, asked by the grammar of phrases."""

import re
import tomllib
from functools import lru_cache
from importlib import resources

from simplemma import is_known, lemmatize

from extract.folding import fold
from extract.names.cog import load_cog


def _load() -> dict[str, frozenset[str]]:
    text = (resources.files("extract.names.partners") / "words.toml").read_text(encoding="utf-8")
    return {key: frozenset(words) for key, words in tomllib.loads(text).items()}


_WORDS = _load()
WHOLE, PAIRS, OPENING, TYPES, THINGS = (_WORDS[key] for key in ("whole", "pairs", "opening", "types", "things"))
STATE, NOTHING, FUNDERS, PAID, UNPAID = (_WORDS[key] for key in ("state", "nothing", "funders", "paid", "unpaid"))
DOUBLES, BELONGINGS, RELATIONS = (_WORDS[key] for key in ("doubles", "belongings", "relations"))
LEGAL, PRAISE = _WORDS["legal"], _WORDS["praise"]
DESCRIBED, LEARNT, NATIONAL = _WORDS["described"], _WORDS["learnt"], _WORDS["national"]
APPOSED, LEADS, PREPOSED, SET_PHRASES = (_WORDS[key] for key in ("apposed", "leads", "preposed", "set_phrases"))
ESTATES = _WORDS["estates"]
CRAFTS, FIRMS, GIVERS, PLAYED, TERRITORIES, TRADES = (
    _WORDS[key] for key in ("crafts", "firms", "givers", "played", "territories", "trades")
)
CORPORATE = _WORDS["corporate"]
KNOWN = tuple(tuple(re.findall(r"[dl]'|[\w-]+|,", name)) for name in sorted(_WORDS["known"]))
TOWNS = frozenset("metropole agglomeration agglo communaute eurometropole".split())
"""What a town's name goes on with in lower case (« Brest métropole »)."""
PUBLIC = frozenset("municipal municipale communal communale departemental departementale regional regionale".split())
POSSESSIVES = frozenset("son sa ses leur leurs notre nos votre vos mon ma mes".split())

DETERMINERS = frozenset(
    "le la les l' un une des du au aux son sa ses leur leurs notre nos votre vos ce cet cette ces deux trois "
    "quatre cinq plusieurs quelques divers diverses differents differentes certains certaines autres autre tous "
    "toutes".split()
)
INDEFINITE = frozenset(
    "un une des deux trois quatre cinq plusieurs quelques divers diverses certains certaines".split()
)
PREPOSITIONS = frozenset("de du des d' a au aux en sur sous pour par chez dans vers lez les-".split())
OF = frozenset("de du des d'".split())
ARTICLES = frozenset("la le les l'".split())
CLOSERS = frozenset(
    "via parmi outre sous selon malgre des-lors hors voire tant "
    "qui que qu' dont ou pour afin par avec sans dans sur chez vers depuis pendant lors des-que et mais car donc "
    "puis ni a ont est sont etait etaient avait avaient sera seront ait soit n' ne se s' y il elle ils elles on "
    "nous vous je j' lui leur-meme aussi ainsi encore deja toujours apres avant entre grace comme tandis alors "
    "lorsque quand si laquelle lequel lesquels lesquelles auquel c' ce-qui aujourd'hui desormais notamment "
    "ensemble tout autour".split()
)
"""Words that end a noun phrase."""

_ADJECTIVE = re.compile(
    r"""(?:al|ale|aux|ales|ais|ois|aire|aires|if|ive|ifs|ives|ique|iques|el|elle|els|elles|ien|ienne|iens|iennes|ais|aise|aises
    |ois|oise|oises|eux|euse|euses|ain|aine|ains|aines|in|ine|able|ables|ible|ibles|iste|istes|ant|ante|ants|antes|eur|euse
    |ee|ees|e|es|ard|arde|on|onne|an|ane|ier|iere)\Z""",
    re.VERBOSE,
)
_STRICT_ADJECTIVE = re.compile(
    r"(?:al|ale|aux|ales|ais|ois|aire|aires|if|ive|ifs|ives|ique|iques|elle|elles|enne|ennes|aise|aises|oise|oises|ier|iere|iers|ieres|emploi|public|publics)\Z"
)
_LOCAL = re.compile(
    r"""(?:[a-z]{2,}(?:ais|aise|aises|ois|oise|oises|eenne|eennes|een|eens)
    |breton(?:ne)?s?|normande?s?|occitane?s?|basques?|corses?|alsacien(?:ne)?s?|parisien(?:ne)?s?|francilien(?:ne)?s?
    |picarde?s?|savoyarde?s?|auvergnate?s?|provencale?s?|catalane?s?|vosgien(?:ne)?s?|italien(?:ne)?s?|autrichien(?:ne)?s?|americain(?:e)?s?|britanniques?|tcheques?|slovenes?|suedois(?:e)?s?
    |allemande?s?|espagnole?s?|suisses?|belges?|local(?:e|es)?|locaux|regional(?:e|es)?|regionaux|voisine?s?)\Z""",
    re.VERBOSE,
)


PAIRED = {pair.split()[0] for pair in PAIRS}
INSTITUTIONS = WHOLE | PAIRED


@lru_cache(maxsize=20_000)
def is_type(folded: str) -> bool:
    """Whether a folded word is the head noun of a body: listed, or a trade's house (« teinturerie »)."""
    if folded in TYPES or folded.endswith("theque") or (folded[-1:] == "s" and folded[:-1] in TYPES):
        return True
    return folded.endswith(("erie", "eries")) and len(folded) > 6 and folded not in THINGS


@lru_cache(maxsize=20_000)
def is_common(word: str) -> bool:
    """Whether a word, in lower case, is in the French lexicon: « Jardins » is, « Kanopé » is not."""
    return len(word) > 1 and bool(is_known(word.lower(), lang="fr"))


@lru_cache(maxsize=20_000)
def is_verb_form(word: str) -> bool:
    """Whether a lower-case word reads as a conjugated verb (« développe »), by its lemma."""
    if word in DOUBLES:
        return True
    if is_local(word):
        return False
    lemma = lemmatize(word, lang="fr")
    folded = fold(word)
    if lemma == word or not lemma.endswith(("er", "ir", "re", "oir")) or word.endswith(("ière", "ières", "iers")):
        return False
    return not folded.endswith(("ee", "ees", "es")) and not word.endswith(("é", "és", "u", "us", "i", "is"))


@lru_cache(maxsize=20_000)
def is_place(name: str) -> bool:
    """Whether words are the name of a commune, a département or a région."""
    return fold(name) in _divisions() or bool(load_cog().named(name))


@lru_cache(maxsize=1)
def _divisions() -> frozenset[str]:
    cog = load_cog()
    names = [region.name for region in cog.regions.values()]
    return frozenset(fold(name) for name in (*names, *(division.name for division in cog.departements.values())))


def is_adjective(word: str) -> bool:
    """Whether a lower-case word has an ending that adjectives have, broad enough to doubt that it is a brand."""
    return _ADJECTIVE.search(fold(word)) is not None


def opens_tail(word: str) -> bool:
    """Whether a lower-case word can go on with a capitalised name (« Fédération nationale »), which verbs must not."""
    return _STRICT_ADJECTIVE.search(fold(word)) is not None and not is_verb_form(word)


def is_local(word: str) -> bool:
    """Whether an adjective says where a body is from (« rennaise », « bretonne »), which its kind does not keep."""
    return _LOCAL.match(fold(word)) is not None
