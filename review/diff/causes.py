"""Why a fiche's record changed: what differs between the inputs, or between the parts of both runs' fingerprints."""

from dataclasses import dataclass

from review.diff.change import Change
from review.runs import Run
from schemas.record import Extractor
from schemas.run import FingerprintParts

TEXT_CLASSES = ("text", "refused", "recovered")
NEVER_CHANGE_A_TEXT = ("decisions", "registry")


@dataclass(frozen=True, slots=True)
class Causes:
    """The parts that differ between two runs; `known` is false where a run came without its `run.json`.

    `same_fingerprint` with a change and the same input means that the record is no pure function of its parts.
    """

    parts: tuple[str, ...]
    known: bool
    same_fingerprint: bool

    def of(self, change: Change, same_input: bool) -> str:
        """The cause of one change: `input`, the differing parts that can cause it, `unknown` or `unexplained`."""
        if not same_input:
            return "input"
        if not self.parts:
            return "unexplained" if self.same_fingerprint else "unknown"
        return " + ".join(_narrow(self.parts, change)) + ("" if self.known else " (by the records alone)")


def find_causes(old: Run, new: Run, old_extractor: Extractor | None, new_extractor: Extractor | None) -> Causes:
    """Compare both runs' fingerprint parts, or what their records say of their extractor."""
    if old.info is not None and new.info is not None:
        one, other = old.info.parts, new.info.parts
        differing = [name for name in FingerprintParts.model_fields if getattr(one, name) != getattr(other, name)]
        return Causes(tuple(differing), True, not differing)
    if old_extractor is None or new_extractor is None:
        return Causes((), False, False)
    pairs = (("code", "version"), ("model", "model"), ("profile", "profile"))
    parts = tuple(part for part, name in pairs if getattr(old_extractor, name) != getattr(new_extractor, name))
    return Causes(parts, False, old_extractor.fingerprint == new_extractor.fingerprint)


def _narrow(parts: tuple[str, ...], change: Change) -> tuple[str, ...]:
    """Of several differing parts, those that can make this change; all of them where none can be told apart."""
    rules = {side.rule for side in (change.old, change.new) if side is not None}
    if "decision" in rules and "decisions" in parts:
        return ("decisions",)
    if change.field.endswith(".link") and "registry" in parts:
        return ("registry",)
    if change.kind in TEXT_CLASSES:
        return tuple(part for part in parts if part not in NEVER_CHANGE_A_TEXT) or parts
    return parts
