"""How a value changed, in words that are the same for every fiche where it changed the same way."""

from decimal import Decimal

from extract.folding import fold
from schemas.claims import Claim, Fact, Facts

TEXTS = ("value", "name", "commune", "unit", "kind")
"""Facts whose words belong to one fiche: how they changed is told, not what they say."""


def value_way(old: Facts, new: Facts) -> str:
    """What changed between two values of one field.

    >>> value_way((("min", 5), ("max", 5)), (("min", 5), ("max", 5000)))
    'max ×1000'
    >>> value_way((("min", 5),), (("min", None),))
    'min dropped'
    """
    before, after = dict(old), dict(new)
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return ", ".join(_fact_way(name, before.get(name), after.get(name)) for name in names)


def _fact_way(name: str, old: Fact, new: Fact) -> str:
    if old is None or new is None:
        return f"{name} {'added' if old is None else 'dropped'}"
    if isinstance(old, bool) or isinstance(new, bool):
        return f"{name} {'on' if new else 'off'}"
    if isinstance(old, int | float | Decimal) and isinstance(new, int | float | Decimal):
        return f"{name} {_ratio(Decimal(str(old)), Decimal(str(new)))}"
    if name in TEXTS:
        return f"{name} {text_way(str(old), str(new))}"
    return f"{name} {old} → {new}" if name.split(".")[0] not in ("departement", "region", "parent") else f"{name} other"


def _ratio(old: Decimal, new: Decimal) -> str:
    for power in range(1, 13):
        factor = Decimal(10) ** power
        if new == old * factor != 0:
            return f"×{factor}"
        if old == new * factor != 0:
            return f"÷{factor}"
    return "higher" if new > old else "lower"


def text_way(old: str, new: str) -> str:
    """How a text changed: its typography alone, longer, shorter, or other words.

    >>> text_way("Ad’Occ", "AD'OCC"), text_way("Kanopé", "SCIC Kanopé"), text_way("Auch", "Agen")
    ('typography', 'longer', 'other words')
    """
    one, other = " ".join(fold(old).split()), " ".join(fold(new).split())
    if one == other:
        return "typography"
    if one in other:
        return "longer"
    return "shorter" if other in one else "other words"


def span_way(old: Claim, new: Claim) -> str:
    """How the words that state an unchanged value changed."""
    if len(old.evidence) != len(new.evidence):
        return "more evidence" if len(new.evidence) > len(old.evidence) else "less evidence"
    for one, other in zip(old.evidence, new.evidence, strict=True):
        if one.text != other.text:
            return text_way(one.text, other.text)
    if [(one.section, one.start) for one in old.evidence] != [(one.section, one.start) for one in new.evidence]:
        return "other place"
    return "cue" if old.cue != new.cue else "regions"
