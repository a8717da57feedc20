"""Runs the command line as its users do: another process, its screens and its exit code."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples" / "fiches"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path, cwd: Path | None = None, width: int = 100) -> Ran:
    """Run `fiches` off a terminal, `width` columns wide."""
    environment = os.environ | {"COLUMNS": str(width), "PYTHONWARNINGS": "error", "NO_COLOR": "1"}
    command = [sys.executable, "-c", "import cli; cli.app()", *map(str, arguments)]
    environment["PYTHONPATH"] = str(ROOT)
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd or ROOT, env=environment, timeout=120)
    return Ran(done.returncode, done.stdout, done.stderr)
