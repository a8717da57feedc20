"""The header of a fiche: who the beneficiary is, what it does, where, since when, how many."""

from extract.names.header.organisation import OrganisationFindings, read_organisation
from extract.names.header.scalars import GroundedCount, ValuesRead

__all__ = ["GroundedCount", "OrganisationFindings", "ValuesRead", "read_organisation"]
