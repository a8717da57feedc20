"""Cases that other projects test themselves against, read by our readers: each passes, or is listed with its reason.

Run it as `python -m benchmarks.peers FOLDER`; the cases are not part of this project: FOLDER holds `duckling_fr.jsonl`.
It exits with 1 where an unlisted case fails or a listed one passes.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from extract.values.amounts import read_amounts
from extract.values.durations import read_durations
from extract.values.numbers import read_numbers
from extract.values.reading import open_passage

CURRENCIES = {"Dollar": "USD", "Pound": "GBP"}
UNITS = {"Second": "PT{}S", "Minute": "PT{}M", "Day": "P{}D", "Week": "P{}W", "Month": "P{}M", "Year": "P{}Y"}
_NEGATIVE = "the contract has no negative numbers: in prose a dash before a number joins or lists"
_BARE_SYMBOL = "« K », « M », « G » multiply only beside a currency: elsewhere they begin a name or a unit"
_NO_CURRENCY = "no ISO 4217 code: a slang or shared name, and the contract wants a code or silence"
READ_DIFFERENTLY = {
    "3 balles": _NO_CURRENCY,
    "à peu près 3 pouloutes": _NO_CURRENCY,
    "neuf pounds": "an English word: French prose writes « livres sterling »",
    "quasi neuf livres": "« livres » alone are books or pounds of weight",
    "dix rials": _NO_CURRENCY,
    "dix riyals": _NO_CURRENCY,
    '1"': "a sign of measure, of inches as often as of seconds",
    "2'": "a sign of measure, of feet as often as of minutes",
    "une sec": "« sec » is an adjective before it is a second",
    "trente 3": "two numbers: nobody writes one in letters and digits",
    ",0012G": _BARE_SYMBOL,
    "-,0012G": _BARE_SYMBOL,
    **dict.fromkeys(("100K", "100k", "3M", "3000K", "1,2M", "1200K"), _BARE_SYMBOL),
    **dict.fromkeys(("- 1.200.000", "-1200000", "moins 1200000", "-1,2M", "-1200K"), _NEGATIVE),
}


def reads_amount(text: str, expected: str) -> bool:
    """« simple EUR 20 », « between EUR (10, 20) », « above EUR 10 », « under Dollar 10 »."""
    kind, unit, *numbers = re.findall(r"[^\s(),]+", expected)
    values = [finding.value for finding in read_amounts(open_passage("mesure", text))]
    first, last = Decimal(numbers[0]), Decimal(numbers[-1])
    bounds = {"simple": (first, first), "between": (first, last), "above": (first, None), "under": (None, first)}[kind]
    return [(value.currency, (value.min, value.max)) for value in values] == [(CURRENCIES.get(unit, unit), bounds)]


def reads_number(text: str, expected: str) -> bool:
    """« NumeralValue 33 », « OrdinalData 11 »: one number, all of the text."""
    ordinal = expected.startswith("Ordinal")
    value = Decimal(expected.split()[-1].strip("()"))
    found = read_numbers(text)
    return [(n.start, n.end, n.value, n.ordinal) for n in found] == [(0, len(text), value, ordinal)]


def reads_duration(text: str, expected: str) -> bool:
    """« DurationData 7 Week »."""
    _, count, unit = expected.split()
    iso = f"P{3 * int(count)}M" if unit == "Quarter" else UNITS[unit].format(count)
    return [finding.value.iso for finding in read_durations(open_passage("mesure", text))] == [iso]


READERS: dict[str, Callable[[str, str], bool]] = {
    "duckling/AmountOfMoney": reads_amount,
    "duckling/Duration": reads_duration,
    "duckling/Numeral": reads_number,
    "duckling/Ordinal": reads_number,
}


def main(folder: Path) -> int:
    """Read every case, print what is read differently and why, and the counts."""
    counts: Counter[str] = Counter()
    for line in (folder / "duckling_fr.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        passes, reason = READERS[case["source"]](case["text"], case["expect"]), READ_DIFFERENTLY.get(case["text"])
        outcome = "passes" if passes else "differs" if reason else "FAILS"
        outcome = "LISTED BUT PASSES" if passes and reason else outcome
        counts[outcome] += 1
        if outcome != "passes":
            print(f"{outcome}: {case['text']!r} ({case['expect']}): {reason or 'not listed'}")
    print(", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())))
    return int(set(counts) - {"passes", "differs"} != set())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
