"""What `fiches explain` shows of a text."""

import doctest

from extract.values import explain as module
from extract.values.explain import Row, explain


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
    [row] = explain({"mesure": "au bout de 3 ans"})
    assert row == Row("mesure", 11, 12, "3", "duration", "duration.count", "", "distractor.age (to duration.count)")
