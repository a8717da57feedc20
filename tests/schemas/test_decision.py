from typing import Any

import pytest
from pydantic import ValidationError

from schemas.decision import Decision

SHA = "ab" * 32
EVIDENCE = {"section": "mesure", "start": 0, "end": 7, "text": "5 euros", "part": False, "regions": []}
VALUE = {"min": 5, "max": 5, "currency": "EUR", "approximate": False, "role": "grant", "per": None, "over": None}
AMOUNT = {**VALUE, "tax": None}


def decision(**changes: Any) -> Decision:
    base = {
        "sha256": SHA,
        "id": SHA[:16],
        "name": "a.txt",
        "field": "amounts",
        "evidence": [EVIDENCE],
        "was": AMOUNT,
        "action": "accept",
        "who": "ana",
        "when": "2021-06-15T10:00:00Z",
        "because": "",
    }
    return Decision.model_validate(base | changes)


def test_a_decision_reads_back_as_it_was_written() -> None:
    one = decision(action="correct", value=AMOUNT | {"max": 6}, because="a misprint")
    assert Decision.model_validate_json(one.model_dump_json()) == one
    assert one.key == (SHA, SHA[:16], "amounts", ("mesure", 0, 7))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"field": "amount"}, "no field that can be decided"),
        ({"field": "organisation.link"}, "no field that can be decided"),
        ({"action": "correct"}, "a correction has a value"),
        ({"value": AMOUNT}, "nothing else has"),
        ({"action": "correct", "value": "5"}, "AmountValue"),
        ({"action": "correct", "value": AMOUNT | {"role": "gift"}}, "role"),
        ({"was": AMOUNT | {"maximum": 5}}, "Extra inputs"),
        ({"id": "0" * 16}, "different sources"),
        ({"evidence": []}, "absent one has none"),
        ({"evidence": [], "was": None, "action": "reject"}, "nothing else"),
        ({"field": "organisation.sites", "was": "two"}, "integer"),
        ({"field": "organisation.name", "was": ""}, "at least 1"),
        ({"when": "2021-06-15T10:00:00"}, "timezone"),
        ({"who": ""}, "at least 1"),
    ],
)
def test_what_breaks_the_contract_is_refused_on_the_spot(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        decision(**changes)


def test_an_absent_value_can_be_accepted_as_absent() -> None:
    assert decision(field="organisation.activity", evidence=[], was=None).spot is None
