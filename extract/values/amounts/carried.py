"""A bound said once for two amounts: « plafonnée à 20 000 € pour les artisans et 50 000 € pour les PME »."""

import re
from collections.abc import Sequence

from extract.values.amounts.currencies import Money
from extract.values.amounts.terms import Terms
from extract.values.quantities import Quantity
from extract.values.reading import Passage

_MATTER = r"""(?: ,? [ ] \(? (?: pour | par | en | dans | aux? | chez | si | lorsque | s[’']il | quand | d[’'] | de )
    (?<= [\w’'] ) [ ]? [^.;:0-9\n]{1,70}? )?"""
_CONNECTION = re.compile(
    rf"{_MATTER} (?: ,? [ ] (?: et | ou | puis ) | [ ]? , ) [ ]"
    r"(?: au [ ] total [ ] | globalement [ ] | même [ ] )? (?P<preposition> de [ ] | à [ ] | d[’'] )?"
    r"(?: pour [ ] [^.;:0-9\n]{1,40}? ,? [ ] (?P<late> de [ ] | à [ ] )? )?",
    re.VERBOSE,
)
_RESTATED = re.compile(r"[ ]? (?: HT | TTC )? [ ]? \( [ ]?", re.VERBOSE)
_COMPARED = re.compile(r"\b (?: plus | moins ) [ ] (?: de [ ] | d[’'] ) \Z", re.VERBOSE | re.IGNORECASE)


def carry_bounds(
    passage: Passage, quantities: Sequence[Quantity[Money]], terms: Sequence[Terms]
) -> list[Quantity[Money]]:
    """Give an exact amount the bound of the one before it, where only « pour … et » stands between the two.

    « plus de 20 000 euros de travaux et 5 000 euros de matériel » carries nothing: there the preposition must be said
    again (« et de 5 000 euros »).
    """
    carried: list[Quantity[Money]] = []
    for index, quantity in enumerate(quantities):
        before = carried[-1] if carried else None
        if before is not None and before.bound is not None and _is_exact(quantity):
            between = (max(before.end, terms[index - 1].end), quantity.start)
            if _carries(passage, before, quantity, *between):
                quantity = _limited_like(before, quantity)
        carried.append(quantity)
    return carried


def _is_exact(quantity: Quantity[Money]) -> bool:
    return quantity.low is not None and quantity.low == quantity.high and quantity.shape != "growth"


def _carries(passage: Passage, before: Quantity[Money], quantity: Quantity[Money], start: int, end: int) -> bool:
    if before.bound is None or end < start:
        return False
    value = before.high if before.high is not None else before.low
    if _RESTATED.fullmatch(passage.text, start, end):
        return value == quantity.low
    match = _CONNECTION.fullmatch(passage.text, start, end)
    if match is None:
        return False
    said = passage.text[slice(*before.bound)]
    preposition = match["preposition"] or match["late"]
    if preposition is None:
        return before.bound[1] <= before.numbers[0].start and _COMPARED.search(said) is None
    return said.endswith(preposition) or (preposition == "de " and said.endswith(("d'", "d’", "des ")))


def _limited_like(before: Quantity[Money], quantity: Quantity[Money]) -> Quantity[Money]:
    if before.low is None:
        return quantity._replace(low=None, shape="ceiling", bound=before.bound)
    return quantity._replace(high=None, shape="floor", bound=before.bound)
