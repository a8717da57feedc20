"""How long the values of a fiche take: the four kinds and the ledger together, over the development fiches.

Run it as `python -m benchmarks.values`; it prints milliseconds a fiche, the median of the rounds, and the words read.
"""

import statistics
import time
from pathlib import Path

from extract.findings import Finding
from extract.values import READERS, read_values
from extract.values.ledger import Value, settle
from extract.values.reading import open_passage
from schemas.gold import Gold

GOLD = Path(__file__).parents[1] / "samples" / "gold" / "dev"
ORDER = ("entete", "mesure", "belle_histoire", "temoignage", "beneficier")
ROUNDS = 15


def read_sections() -> list[dict[str, str]]:
    """The sections of every development fiche whose gold gives them, in the profile's order."""
    golds = (Gold.model_validate_json(path.read_bytes()).sections for path in sorted(GOLD.glob("*.json")))
    return [{key: sections[key] for key in ORDER if key in sections} for sections in golds if sections]


def time_fiches(fiches: list[dict[str, str]]) -> float:
    """Processor milliseconds a fiche: the median of the rounds."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for texts in fiches:
            read_values(texts)
        rounds.append((time.process_time() - start) * 1000 / len(fiches))
    return statistics.median(rounds)


def time_steps(fiches: list[dict[str, str]]) -> dict[str, float]:
    """Milliseconds a fiche for each step, numbers first and the ledger last, over one round."""
    spent: dict[str, float] = {}
    for texts in fiches:
        for section, text in texts.items():
            start = time.process_time()
            passage = open_passage(section, text)
            spent["numbers"] = spent.get("numbers", 0) + time.process_time() - start
            found: list[Finding[Value]] = []
            for reader in READERS:
                start = time.process_time()
                found.extend(reader(passage))
                spent[reader.__name__] = spent.get(reader.__name__, 0) + time.process_time() - start
            start = time.process_time()
            settle(passage, found)
            spent["ledger"] = spent.get("ledger", 0) + time.process_time() - start
    return {step: seconds * 1000 / len(fiches) for step, seconds in spent.items()}


def main() -> None:
    """Print the times."""
    fiches = read_sections()
    words = statistics.mean(sum(len(text.split()) for text in texts.values()) for texts in fiches)
    whole = time_fiches(fiches)
    print(
        f"{whole:.2f} ms a fiche of {words:.0f} words ({whole * 350 / words:.2f} ms for 350 words), {len(fiches)} fiches"
    )
    for step, milliseconds in time_steps(fiches).items():
        print(f"  {step}: {milliseconds:.2f} ms")


if __name__ == "__main__":
    main()
