"""Bodies that the story names without a word that binds them: their type words say what they most likely are to it."""

import re
from collections.abc import Sequence

from extract.names.partners.bodies import head_of
from extract.names.partners.kinds import head_noun
from extract.names.partners.phrases import Phrase
from extract.names.partners.tokens import Token
from extract.names.partners.words import BESIDE, INSTITUTIONS
from schemas.record import PartnerRole

RULE = "partner.beside"
BEFORE, AFTER = 70, 45
"""Characters of the sentence before and after a body in which a word can say that it is nobody's partner."""

_NO_RELATION = re.compile(
    r"""
    concurren | rivale?s?\b | face\ [àa]u?\b | contre\b | autrefois | jadis | \bex-\w | \banciens?\b | \banciennes?\b
  | diplôm | étudi | \bstage | carrière | travaillé\ (?:chez|à|au|pour|dans) | passée?\ (?:par|chez) | quitt
  | \bans\ (?:à|chez|dans|au)\b | \bprésid | \bvice- | \bdirect(?:eur|rice)\ (?:de|du|des)\b | \bélue?s?\b
  | \bmaire\b | jumel | tête | expos[ée] | \btitr | journa | \bconcours\b | \bsalon\b | \bfestival\b
  | à\ l['’](?:image|instar) | inspir
  | refus | récompens | liquid | faillite | manifest | oppos | bénévole | \bguide\b | remport
  | \b(?:père|mère|frères?|sœurs?|mari|femme|fille|fils|cousins?)\b | remerci
  | instrui | plainte | procès | condamn | fusion | \bnée?s?\b | fond[ée] | cré[ée]e?s?\b
  | \bcomme\ (?:chez|à|au|la|le|l['’])\ ?\Z
  | \b(?:dans|près\ de|entre|vers|jusqu['’][àa]u?|derrière|devant)\s(?:la|le|les|l['’])?\s?(?:[^\W\d]+\s)?\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NOBODY_AFTER = re.compile(
    r"""
    \A[\s,]* (?:qui\s)?
    (?: a\s(?:fermé|disparu|titré|brûlé|déménagé) | ont\srelayé | titr | raconte | écrit | brade | factur | ferme\b
      | a\s(?:manifest|récompens|défil|fait\sfaillite) | estime | classe\b | protège | s['’]oppose | (?:que\s)?présid
      | liquid
      | est\ssitu | se\strouve | s['’]élève | compte\s )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BOUND = re.compile(
    r"""
    \b(?: elles? | ils? | nous | notre | nos | sa | son | ses | leurs? | lui | on | m['’]a | l['’]a | ici
      | (?:l['’]|la\ |le\ )
        (?: association | atelier | centre | commune | coopérative | directeur | directrice | dirigeante? | entreprise
          | équipe | établissement | ferme | gérante? | hôpital | maison | office | régie | société | structure
          | théâtre | usine | ville )
      )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Words by which a sentence speaks of the beneficiary."""
_HELP = re.compile(r"\d|euros|€|aide|prêt|financ|subvention|soutien|appui|mécén|offr|don\b|mis[e]?\b", re.IGNORECASE)
_SUM = re.compile(r"\d\s?(?:€|k€|M€|euros|(?:mille|millions?)\b)")
_TERRITORIES = frozenset(("communaute", "departement", "metropole", "region", "ville"))
"""They are named for many reasons; beside a sum, they most likely pay it."""
_MONEYED = frozenset(("caisse", "banque", "credit", "mutuelle", "fondation", "fonds"))


def assumed_role(text: str, tokens: Sequence[Token], phrase: Phrase) -> PartnerRole | None:
    """The role that a body's type words suggest, or None where they suggest none or the sentence speaks against it."""
    if phrase.name is None or (phrase.kind is None and not phrase.whole):
        return None
    head = tokens[phrase.name[0]].folded if phrase.kind is None else head_of(tokens, phrase)
    role = BESIDE.get(head)
    if role is None or (phrase.kind is None and head not in INSTITUTIONS | _MONEYED):
        return None
    start = tokens[head_noun(tokens, *phrase.kind) if phrase.kind else phrase.name[0]].start
    end = tokens[phrase.end - 1].end
    before, after = _clause_before(text, start), text[end : end + AFTER].split("\n")[0]
    around = _sentence_around(text, start, end)
    if not (_SUM.search(around) if head in _TERRITORIES else _BOUND.search(around)):
        return None
    if _NO_RELATION.search(before) or _NOBODY_AFTER.search(after):
        return None
    return role if head not in _MONEYED or _HELP.search(before + after) else None


def _sentence_around(text: str, start: int, end: int) -> str:
    """The sentence without the body itself."""
    before = re.split(r"[.!?…\n]\s", text[max(0, start - 300) : start])[-1]
    return before + " " + re.split(r"[.!?…\n](?:\s|\Z)", text[end : end + 300])[0]


def _clause_before(text: str, start: int) -> str:
    """The sentence up to the body, as far as it can bear on it."""
    before = text[max(0, start - BEFORE) : start]
    return re.split(r"[.!?…;\n]\s", before)[-1]
