"""How long the values of a fiche take: the four kinds and the ledger together, over the development fiches.

Run it as `python -m benchmarks.values`; it prints milliseconds a fiche, the median of the rounds, and the words read.
"""

import statistics
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from extract.values import READERS, read_values
from extract.values.ledger import settle
from extract.values.reading import open_passage
from schemas.gold import Gold

T = TypeVar("T")

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
    spent: Counter[str] = Counter()

    def timed(step: str, call: Callable[[], T]) -> T:
        start = time.process_time()
        result = call()
        spent[step] += int((time.process_time() - start) * 1e9)
        return result

    for section, text in (item for texts in fiches for item in texts.items()):
        passage = timed("numbers", partial(open_passage, section, text))
        read = [timed(reader.__name__, partial(reader, passage)) for reader in READERS]
        timed("ledger", partial(settle, passage, [finding for findings in read for finding in findings]))
    return {step: nanoseconds / 1e6 / len(fiches) for step, nanoseconds in spent.items()}


def main() -> None:
    """Print the times."""
    fiches = read_sections()
    words = statistics.mean(sum(len(text.split()) for text in texts.values()) for texts in fiches)
    whole = time_fiches(fiches)
    print(f"{len(fiches)} fiches of {words:.0f} words: {whole:.2f} ms each, {whole * 350 / words:.2f} ms for 350 words")
    for step, milliseconds in time_steps(fiches).items():
        print(f"  {step}: {milliseconds:.2f} ms")


if __name__ == "__main__":
    main()
