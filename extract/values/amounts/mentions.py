"""One sum named twice in the story: « Grâce à ces 60 000 euros » is the grant of the sentence that said what it was."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.findings import Finding
from schemas.record import AmountRole, AmountValue

_STORY = frozenset({"belle_histoire", "temoignage"})
_Key = tuple[Decimal | None, Decimal | None, str]


def share_roles(findings: Sequence[Finding[AmountValue]]) -> tuple[Finding[AmountValue], ...]:
    """Give an amount of the story that no word explains the role of the same amount where words do.

    Nothing is shared where the same amount has two roles.
    """
    known = _known(finding for finding in findings if finding.spans[0].section in _STORY and finding.spans[0].cue)
    return tuple(_with_role(finding, known) for finding in findings)


def _known(findings: Iterable[Finding[AmountValue]]) -> dict[_Key, set[AmountRole]]:
    known: dict[_Key, set[AmountRole]] = {}
    for finding in findings:
        known.setdefault(_key(finding.value), set()).add(finding.value.role)
    return known


def _with_role(finding: Finding[AmountValue], known: dict[_Key, set[AmountRole]]) -> Finding[AmountValue]:
    span = finding.spans[0]
    roles = known.get(_key(finding.value), set())
    if span.section not in _STORY or span.cue is not None or len(roles) != 1:
        return finding
    return replace(finding, value=finding.value.model_copy(update={"role": next(iter(roles))}))


def _key(value: AmountValue) -> _Key:
    return value.min, value.max, value.currency
