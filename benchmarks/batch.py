"""How fast batches go, what they need, and what a second run costs: synthetic corpora through `fiches extract`.

`python -m benchmarks.batch [--texts N ...] [--pdfs N ...] [--jobs N ...] [--quick N] [--table CSV]`: for each size and
number of workers a first run and a second one over the unchanged folder. `--quick` puts as many documents through the
machinery alone, with an extraction that takes no time, for the memory of the supervisor and the cost of its own work.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.make_corpus import TABLE, draw_corpus

RUN = """
import resource, sys
from pathlib import Path
if sys.argv.pop(1) == "quick":
    import batch.run
    from tests.batch.fakes import load_quick
    batch.run.load_extraction = lambda engine: load_quick()
from cli import app
try:
    app(["extract", *sys.argv[1:], "--quiet"])
except SystemExit:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    own = int(status.split("VmHWM:")[1].split()[0]) // 1024
    print(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds from start to exit, and the peaks of the supervisor and of its largest worker in MiB."""

    seconds: float
    supervisor: int
    worker: int


def extract(folder: Path, out: Path, jobs: int, *, quick: bool = False) -> Took:
    """One run in a process of its own."""
    arguments = ["quick" if quick else "real", str(folder), "-o", str(out), "--jobs", str(jobs)]
    start = perf_counter()
    done = subprocess.run([sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=True)
    seconds = perf_counter() - start
    own, worker = (int(number) for number in done.stdout.split())
    return Took(seconds, own, worker)


def measure(folder: Path, count: int, jobs: int, kind: str, *, quick: bool = False) -> None:
    """A first run and a second one, as one row of the table."""
    with tempfile.TemporaryDirectory() as out:
        first = extract(folder, Path(out) / "run", jobs, quick=quick)
        again = extract(folder, Path(out) / "run", jobs, quick=quick)
    print(
        f"| {count:,} {kind} | {jobs} | {first.seconds:.1f} | {count / first.seconds:.1f} | {first.supervisor} "
        f"| {first.worker} | {again.seconds:.1f} | {1000 * again.seconds / count:.2f} |",
        flush=True,
    )


def write(folder: Path, files: Iterator[tuple[Path, bytes]]) -> None:
    """The files of a corpus."""
    for path, data in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description="Time batches.")
    parser.add_argument("--texts", type=int, nargs="*", default=[2_000, 20_000])
    parser.add_argument("--pdfs", type=int, nargs="*", default=[2_000])
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--quick", type=int, nargs="*", default=[100_000])
    parser.add_argument("--table", type=Path, default=TABLE)
    options = parser.parse_args(arguments)
    print("| fiches | workers | s | fiches/s | supervisor MiB | worker MiB | second run s | ms a file |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |", flush=True)
    for pdf, counts in ((False, options.texts), (True, options.pdfs)):
        for count in counts:
            with tempfile.TemporaryDirectory() as folder:
                write(Path(folder), draw_corpus(count, table=options.table, pdf=pdf))
                for jobs in options.jobs:
                    measure(Path(folder), count, jobs, "PDFs" if pdf else "texts")
    for count in options.quick:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), draw_corpus(count, table=options.table))
            measure(Path(folder), count, max(options.jobs), "texts, machinery alone", quick=True)


if __name__ == "__main__":
    main()
