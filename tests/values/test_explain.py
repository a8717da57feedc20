"""What `fiches explain` shows of a text."""

import doctest

from extract.values import explain as module
from extract.values.explain import Row, explain, to_rows
from extract.values.ledger import Considered, LedgerNumber


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(module).failed == 0


def test_every_number_has_its_row_in_order() -> None:
    rows = explain({"mesure": "20 % de 54 millions d'euros.", "belle_histoire": "Le total est 4821."})
    assert [(row.section, row.number, row.became) for row in rows] == [
        ("mesure", "20", "no value: percentage"),
        ("mesure", "54 millions", "amount"),
        ("belle_histoire", "4821", "unread"),
    ]


def test_what_was_considered_and_lost_is_told() -> None:
    lost = (Considered("duration", "duration.count", "amount.plain"),)
    number = LedgerNumber("mesure", 0, 2, "54", "value", "amount", "amount.plain", "budget", lost)
    row = Row("mesure", 0, 2, "54", "amount", "amount.plain", "budget", "duration.count (to amount.plain)")
    assert list(to_rows([number])) == [row]
