"""What is known of a partner when the fiche has been read."""

from dataclasses import dataclass

from extract.findings import Span
from schemas.record import PartnerRole

ROLES: tuple[PartnerRole, ...] = (
    "co_applicant", "funder", "supplier", "client", "member_of", "co_located", "partner", "other",
)  # fmt: skip
"""With several relations, the first of this list is the partner's role."""


@dataclass(frozen=True, slots=True)
class PartnerFinding:
    """One organisation; `spans` are its mentions in reading order, each with the cue that gave it a role, if any."""

    name: str
    kind: str | None
    role: PartnerRole
    spans: tuple[Span, ...]
    rule: str
    confidence: float
