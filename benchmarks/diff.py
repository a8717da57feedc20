"""How long `fiches diff` takes, and how much memory: a real record written N times, against itself changed.

`python -m benchmarks.diff [N]`: one line for each share of change. N is 100,000 unless given; needs about 3 GB of disk.
"""

import hashlib
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from extract.engine import Engine, Options
from extract.pipeline import extract
from extract.source import make_source
from review.diff.compare import diff_runs
from review.runs import open_run

FICHE = Path(__file__).resolve().parent.parent / "samples" / "fiches" / "real" / "003.txt"
SEED = 7

Change = Callable[[str, random.Random], str]


def rule(line: str, chance: random.Random) -> str:
    """One rule reads two amounts of every fiche otherwise."""
    return line.replace('"max":150000', '"max":150001')


def tenth(line: str, chance: random.Random) -> str:
    """The same, in a tenth of the fiches."""
    return rule(line, chance) if chance.random() < 0.1 else line


def everything(line: str, chance: random.Random) -> str:
    """Every value of every fiche has another confidence."""
    return line.replace('"confidence":0.9', '"confidence":0.4').replace('"confidence":1.0', '"confidence":0.4')


def nothing(line: str, chance: random.Random) -> str:
    """Another fingerprint alone."""
    return line


CHANGES: tuple[Change, ...] = (nothing, tenth, rule, everything)


def write_run(folder: Path, line: str, count: int, change: Change) -> None:
    """A run of `count` fiches, each with a hash and a name of its own."""
    folder.mkdir()
    chance = random.Random(SEED)
    sha256 = line.split('"sha256":"')[1][:64]
    with (folder / "records.jsonl").open("w", encoding="utf-8") as file:
        for index in range(count):
            own = hashlib.sha256(str(index).encode()).hexdigest()
            renamed = line.replace(sha256, own).replace(sha256[:16], own[:16]).replace("003.txt", f"{index:07}.txt")
            file.write(change(renamed, chance) + "\n")


def peak_memory() -> float:
    """MiB. Read from /proc, since what `getrusage` gives begins at the parent's peak."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def measure(old: Path, new: Path) -> None:
    """Run one diff and print what it took; called in a process of its own, so that its peak memory is its own."""
    start = perf_counter()
    diff = diff_runs(open_run(old), open_run(new))
    seconds, peak = perf_counter() - start, peak_memory()
    print(f"{new.name:12} {diff.counts.total():>9} changes  {seconds:6.1f} s  {peak:5.0f} MiB", flush=True)


def main(count: int) -> None:
    """Write the runs and measure each against the first."""
    source = make_source("003.txt", FICHE.read_bytes(), "text/plain")
    (record,) = extract(source, Engine(Options(model="none"))).records
    line = record.to_json()
    with tempfile.TemporaryDirectory() as folder:
        old = Path(folder) / "old"
        write_run(old, line, count, nothing)
        for change in CHANGES:
            new = Path(folder) / change.__name__
            write_run(new, line.replace(record.extractor.fingerprint, "0" * 16), count, change)
            subprocess.run([sys.executable, "-m", "benchmarks.diff", str(old), str(new)], check=True)
            (new / "records.jsonl").unlink()


if __name__ == "__main__":
    if len(sys.argv) == 3:
        measure(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) == 2 else 100_000)
