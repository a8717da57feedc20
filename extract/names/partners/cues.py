"""The cue grammar as compiled expressions: which words bind a body to the beneficiary, and on which side of it."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Literal, cast, get_args

from schemas.record import PartnerRole

Side = Literal["after", "before"]
BodyRole = Literal["support", "guide", "work"]
"""Roles that the body settles: support by one that gives money is funding, guidance by one that is paid a service,
work a service unless the body is a volunteer's or a public one."""

_WORD_START = r"(?<!\w)"
_FRAGMENTS = {
    "{de}": r"(?:d'|(?:de|du|des)(?!\w))",
    "{à}": r"(?:à|aux?)(?!\w)",
    "{word}": r"(?-i:[a-zà-ÿœ][a-zà-ÿœ'-]{0,20})(?!\w)",
    "{sum}": r"(?:(?:plus|près|moins) de |environ )?[\d., \u202f]{1,14} ?"
    r"(?:€|k€|M€|euros|(?:mille|millions?)(?: d'euros)?)",
    "{money}": r"(?=[^.;\n]{0,60}?(?:\d|mille|million|euros|€|prêt|avance|reste|solde|complément|moitié|tiers|quart"
    r"|subvention|soutien|dotation|bourse|aide|somme|différence|manque))",
    "{premises}": r"(?:adresse|accueil|atelier|bâtiment|boutique|bureau|chaudière|chambre froide|compteur|cour|cuisine"
    r"|entrepôt|étage|four|garage|grange|halle|hangar|jardin|loc(?:al|aux)|loyer|magasin|murs|palier|parking|préau|quai"
    r"|réfectoire|rez-de-chaussée|salle|site|standard|toit|vestiaire)[sx]?(?!\w)",
    "{workers}": r"(?:artisan|charpentier|compagnon|couvreur|développeur|électricien|équipe|formateur|frigoriste"
    r"|graphiste|informaticien|ingénieur|installateur|maçon|menuisier|monteur|ouvrier|plombier|poseur|soudeur|spécialiste|technicien)\w{0,4}(?!\w)",
    "{his}": r"(?:son|sa|ses|leurs?|notre|nos)",
    "{now}": r"(?:l'|y |lui |leur |nous |en |le |la |les )?",
    "{has}": r"(?:lui |leur |nous |vous )?(?:l'|m'|m'en |t'|y |en )?(?:a|ont|avait|avaient|aura)"
    r"(?: (?:également|aussi|déjà|notamment|ensuite|même|chacune?))?",
}


@dataclass(frozen=True, slots=True)
class Cue:
    """One relation: where the bodies stand and what it makes them.

    `typed`: a body counts only with type words beside it; `body`: nobody but a body can stand there;
    `joint`: the beneficiary itself must be of the series; `strong`: beside `typed`, a name of several words counts too.
    """

    rule: str
    side: Side
    role: PartnerRole | BodyRole
    typed: bool
    body: bool
    joint: bool
    strong: bool
    patterns: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=1)
def load_cues() -> tuple[Cue, ...]:
    """The cues of `cues.toml` in its order; a misspelt key, side or role there is an error."""
    text = (resources.files("extract.names.partners") / "cues.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    fragments = _FRAGMENTS | _work_fragments(**read["work"])
    return tuple(_cue(entry, fragments) for entry in read["cue"])


def _work_fragments(*, er: list[str], forms: list[str]) -> dict[str, str]:
    """What work is called when it is done (« posé ») and while it is (« pose », « construisent »)."""
    others = "|".join(forms)
    return {
        "{worked}": rf"(?:(?:{'|'.join(er)})ée?s?|{others})(?!\w)",
        "{works}": rf"(?:(?:{'|'.join(er)})(?:e|ent|era|eront)|{others})(?!\w)",
    }


def _cue(entry: dict[str, Any], fragments: dict[str, str]) -> Cue:
    unknown = set(entry) - {"rule", "side", "role", "typed", "body", "joint", "strong", "forms"}
    if unknown or entry["side"] not in get_args(Side):
        raise ValueError(f"cue {entry['rule']}: unknown {unknown or entry['side']}")
    if entry["role"] not in (*get_args(PartnerRole), *get_args(BodyRole)):
        raise ValueError(f"cue {entry['rule']}: unknown role {entry['role']}")
    before, after = (_WORD_START, r"(?!(?<=\w)\w)") if entry["side"] == "after" else ("", "")
    patterns = tuple(
        re.compile(f"{before}(?:{_expand(form, fragments)}){after}", re.IGNORECASE) for form in entry["forms"]
    )
    role = cast("PartnerRole | BodyRole", entry["role"])
    flags = {key: bool(entry.get(key, False)) for key in ("typed", "body", "joint", "strong")}
    return Cue(entry["rule"], entry["side"], role, **flags, patterns=patterns)


def _expand(form: str, fragments: dict[str, str]) -> str:
    for name, fragment in fragments.items():
        form = form.replace(name, fragment)
    inside = False
    expanded = []
    for character in form:
        inside = {"[": True, "]": False}.get(character, inside)
        expanded.append("'’" if character == "'" and inside else "['’]" if character == "'" else character)
    return "".join(expanded)
