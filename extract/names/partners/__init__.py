"""The organisations that a fiche names beside the beneficiary, and what binds them to it."""

from collections.abc import Mapping, Sequence

from extract.findings import Finding
from extract.names.model import NameModel
from extract.names.partners.bodies import Refusals, own_names
from extract.names.partners.finding import ROLES, PartnerFinding
from extract.names.partners.mentions import find_mentions
from extract.names.partners.merging import merge

__all__ = ["ROLES", "PartnerFinding", "read_partners"]

SECTIONS = ("entete", "belle_histoire", "temoignage")
"""Where a relation can be stated: « La mesure » names operators and « Pour bénéficier » counters, no partners."""
LONGEST_SECTION = 20_000
"""Characters of a section that can belong to one page; in a longer one no partner is read."""


def read_partners(
    texts: Mapping[str, str],
    organisation: Finding[str] | None,
    *,
    model: NameModel | None,
    programmes: Sequence[str] = (),
) -> tuple[PartnerFinding, ...]:
    """Partners in the order of their first mention; `texts` are the sections in the profile's order.

    A body counts where words bind it to the beneficiary; the State, programmes, people, places, unnamed bodies and the
    beneficiary itself are none. Its other mentions are found in every section by its names.

    >>> texts = {"belle_histoire": "Elle travaille en lien avec la coopérative Kanopé, une banque et l'État."}
    >>> [(found.name, found.kind, found.role) for found in read_partners(texts, None, model=None)]
    [('Kanopé', 'coopérative', 'partner')]
    >>> read_partners({"mesure": "L'aide est versée par l'Ademe."}, None, model=None)
    ()
    """
    name = organisation.value if organisation else None
    read = {section: text for section, text in texts.items() if len(text) <= LONGEST_SECTION}
    refusals = Refusals(name, own_names(name, tuple(read.values())), tuple(programmes), model)
    mentions = [
        mention
        for section in read
        if section in SECTIONS
        for mention in find_mentions(section, read[section], refusals)
    ]
    return merge(mentions, read)
