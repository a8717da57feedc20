"""What the workers of a real run do: read a file's bytes and put them through the flow."""

from contextlib import suppress
from pathlib import Path

from batch.outcome import Outcome
from batch.worker import MovedError, Task, Work
from extract.decisions import Stale
from extract.engine import Engine
from extract.errors import RefusedError
from extract.source import Source, make_source, read_source
from schemas.run import StaleDecision

SMALL = "La mesure\n\nLe fonds aide les communes.\n\nLa belle histoire\n\nMende a reçu 20 000 euros le 3 mars 2021.\n"
"""A fiche that is read once before workers are forked, so that none of them loads again what loads when first used."""


def load_extraction(engine: Engine) -> Work:
    """Import the flow and load what it needs; called in the nursery, since this takes the seconds of a start."""
    from extract.pipeline import extract

    _ = (engine.profile, engine.cog, engine.model, engine.confidences, engine.fingerprint)
    # Another family than France Relance refuses it, and has loaded the same.
    with suppress(RefusedError):
        extract(make_source("", SMALL.encode(), "text/plain"), engine)

    def work(task: Task) -> Outcome:
        source = _read(task, engine.options.limits.max_bytes)
        try:
            found = extract(source, engine)
        except RefusedError as refusal:
            return Outcome.of((), [refusal])
        return Outcome.of(found.records, found.refused, [_stale(one) for one in found.stale])

    return work


def _read(task: Task, max_bytes: int) -> Source:
    """The bytes of the task under no name. Raises `MovedError` where they are no longer there."""
    try:
        source = read_source(Path(task.path), "", task.media_type, max_bytes)
    except RefusedError as refusal:
        raise MovedError(str(refusal)) from refusal
    if source.sha256 != task.sha256:
        raise MovedError("it holds other bytes by now")
    return source


def _stale(stale: Stale) -> StaleDecision:
    decision = stale.decision
    return StaleDecision(
        id=decision.id, field=decision.field, action=decision.action, who=decision.who, reason=stale.reason
    )
