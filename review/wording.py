"""A value in one line, as a reader would say it."""

from collections.abc import Mapping
from decimal import Decimal

from schemas.claims import Fact, Facts


def describe(facts: Facts) -> str:
    """The value in short form; `spell_out` shows every fact of it.

    >>> describe((("min", Decimal(75000)), ("max", Decimal(150000)), ("currency", "EUR"), ("over", "P3Y")))
    '75 000 – 150 000 EUR over P3Y'
    >>> describe((("min", None), ("max", 250), ("unit", "salarié"), ("fte", None)))
    '≤ 250 salarié'
    >>> describe((("name", "Kanopé"), ("kind", "coopérative")))
    'Kanopé (coopérative)'
    >>> describe((("value", 40), ("approximate", True)))
    '≈ 40'
    """
    known = dict(facts)
    if "currency" in known:
        return _money(known)
    if "fte" in known:
        return _people(known)
    if "edtf" in known:
        when = known["edtf"] if known["edtf"] is not None else f"relative {known.get('relative')}"
        return _joined(known.get("part"), when)
    if "min_iso" in known:
        return _about(known) + _duration(known)
    if "insee" in known:
        return _place(known)
    if "name" in known:
        return _joined(known["name"], _in_brackets(known.get("kind")))
    return _about(known) + number(known["value"]) if "value" in known else spell_out(facts)


def describe_both(old: Facts, new: Facts) -> tuple[str, str]:
    """Two values in short form, or spelt out where the short form would hide their difference."""
    short = describe(old), describe(new)
    return short if short[0] != short[1] or old == new else (spell_out(old), spell_out(new))


def spell_out(facts: Facts) -> str:
    """Every fact that says something.

    >>> spell_out((("min", 5), ("max", None), ("approximate", False)))
    'min=5'
    """
    return " ".join(f"{name}={number(value)}" for name, value in facts if value is not None and value is not False)


def number(value: Fact) -> str:
    """A number with its thousands apart; anything else as it is.

    >>> number(Decimal("150000")), number(7.5), number("2007")
    ('150 000', '7.5', '2007')
    """
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return str(value)
    whole = int(value)
    return f"{whole:,}".replace(",", " ") if whole == value else f"{value:,}".replace(",", " ")


def _money(known: Mapping[str, Fact]) -> str:
    per, over = known.get("per"), known.get("over")
    value = f"{_about(known)}{_range(known)} {known['currency']}"
    return _joined(value, known.get("tax"), per and f"per {per}", over and f"over {over}")


def _people(known: Mapping[str, Fact]) -> str:
    fte = known["fte"]
    return _joined(f"{_about(known)}{_range(known)}", known.get("unit"), fte and f"at {number(fte)}")


def _range(known: Mapping[str, Fact]) -> str:
    low, high = known.get("min"), known.get("max")
    if low is None:
        return f"≤ {number(high)}"
    if high is None:
        return f"≥ {number(low)}"
    return number(low) if low == high else f"{number(low)} – {number(high)}"


def _duration(known: Mapping[str, Fact]) -> str:
    if known.get("iso") is not None:
        return str(known["iso"])
    low, high = known.get("min_iso"), known.get("max_iso")
    return f"≤ {high}" if low is None else f"≥ {low}" if high is None else f"{low} – {high}"


def _place(known: Mapping[str, Fact]) -> str:
    names = [known.get("departement.name"), known.get("region.name")]
    return ", ".join([f"{known['commune']} ({known['insee'] or 'no code'})", *(str(name) for name in names if name)])


def _about(known: Mapping[str, Fact]) -> str:
    return "≈ " if known.get("approximate") else ""


def _in_brackets(value: Fact) -> Fact:
    return value and f"({value})"


def _joined(*parts: Fact) -> str:
    return " ".join(str(part) for part in parts if part is not None)
