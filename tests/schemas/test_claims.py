import pytest
from pydantic import ValidationError

from schemas.claims import LIST_FIELDS, SCALAR_FIELDS, claims, flatten
from schemas.evidence import Cue
from schemas.failure import Failure
from schemas.run import RunInfo
from tests.review.fiche_drafts import draft_record, run_info


def test_every_value_of_a_record_is_a_claim_at_its_pointer() -> None:
    record = draft_record()
    for claim in claims(record):
        node: object = record
        for step in claim.pointer.split("/")[1:]:
            node = node[int(step)] if isinstance(node, tuple) else getattr(node, step)
        assert getattr(node, "rule") == claim.rule  # noqa: B009
        assert claim.field in (*SCALAR_FIELDS, *LIST_FIELDS)
    assert len(list(claims(record))) == record.to_json().count('"confidence"')


def test_claims_stand_in_the_order_of_the_record() -> None:
    fields = [claim.field for claim in claims(draft_record())]
    known = [field for field in (*SCALAR_FIELDS[:9], *LIST_FIELDS[:5]) if field in fields]
    assert list(dict.fromkeys(fields))[: len(known)] == known


def test_what_is_no_value_is_not_flattened() -> None:
    assert flatten(Cue(start=0, end=1, text="a"), "cue") == (("cue.start", 0), ("cue.end", 1), ("cue.text", "a"))
    with pytest.raises(TypeError, match="list is not a value"):
        flatten([1])


def test_a_run_and_a_failure_refuse_unknown_keys() -> None:
    assert RunInfo.model_validate(run_info(rules="1")).parts.rules == "1"
    with pytest.raises(ValidationError, match="Extra inputs"):
        RunInfo.model_validate(run_info() | {"host": "x"})
    with pytest.raises(ValidationError, match="Field required"):
        Failure.model_validate({"name": "a", "sha256": None, "pages": None, "code": "empty"})
