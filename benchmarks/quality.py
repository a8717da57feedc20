"""How good the extraction is: every sample of a half, judged by its gold, one table for each form of the fiches.

`python -m benchmarks.quality [dev|eval]` prints the tables of `docs/quality.md` in Markdown.
"""

import sys
from pathlib import Path

from extract.engine import Engine, Options
from extract.errors import RefusedError
from extract.pipeline import extract
from extract.source import Limits, open_source
from review.evaluate import Evaluation, evaluate
from review.evaluation.gold_files import read_gold
from schemas.record import Record

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FORMS = {"ordered text": ("*.ordered.txt", "*.ordered.md"), "drawing order": ("*.drawn.txt",), "PDF": ("*.pdf",)}
GROUPS = ("sections", "scalars", "entries", "roles", "values")


def records_of(half: str, patterns: tuple[str, ...], engine: Engine) -> list[Record]:
    """The records of one form; a refused fiche has none, and its gold counts as missed."""
    records: list[Record] = []
    for path in sorted(path for pattern in patterns for path in (SAMPLES / "fiches" / half).glob(pattern)):
        try:
            records.extend(extract(open_source(path, Limits()), engine).records)
        except RefusedError as refusal:
            print(f"{path.name}: {refusal}", file=sys.stderr)
    return records


def cell(evaluation: Evaluation, field: str) -> str:
    """F1 and, where there is any, the share that is wrong but non-empty."""
    counts = evaluation.field(field)
    if counts.f1 is None:
        return "–"
    wrong = counts.wrong_share or 0.0
    return f"{counts.f1:.3f}" + (f" ({100 * wrong:.1f} % wrong)" if wrong else "")


def main(half: str) -> None:
    """Extract, judge and print."""
    engine = Engine(Options())
    gold = read_gold(SAMPLES / "gold" / half)
    judged = {form: evaluate(gold, records_of(half, patterns, engine), ()) for form, patterns in FORMS.items()}
    fields = dict.fromkeys(field for evaluation in judged.values() for field in evaluation.fields())
    print(f"| field | {' | '.join(judged)} |\n| --- |{' --- |' * len(judged)}")
    for field in (*fields, *GROUPS):
        name = f"**{field}**" if field in GROUPS else field
        print(f"| {name} | {' | '.join(cell(evaluation, field) for evaluation in judged.values())} |")
    whole = (f"{evaluation.whole_share() or 0:.3f}" for evaluation in judged.values())
    print(f"| whole records right | {' | '.join(whole)} |")
    violations = " | ".join(str(len(evaluation.violations)) for evaluation in judged.values())
    print(f"| grounding violations | {violations} |")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "eval")
