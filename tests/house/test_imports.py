"""Imports go one way: cli → batch, review → extract → schemas; heavy libraries load only where they are used."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = ("cli", "batch", "review", "extract", "schemas")
ALLOWED = {
    "cli": {"batch", "review", "extract", "schemas"},
    "batch": {"extract", "schemas"},
    "review": {"extract", "schemas"},
    "extract": {"schemas"},
    "schemas": set[str](),
}


def modules() -> Iterator[tuple[str, Path]]:
    for package in OURS:
        for path in [ROOT / f"{package}.py", *sorted((ROOT / package).rglob("*.py"))]:
            if path.is_file():
                yield package, path


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            assert node.level == 0, f"{path}: relative import"
            yield node.module


@pytest.mark.parametrize(("package", "path"), [pytest.param(p, f, id=str(f.relative_to(ROOT))) for p, f in modules()])
def test_a_module_imports_only_what_lies_below_it(package: str, path: Path) -> None:
    below = {name.split(".")[0] for name in imported(path)} & set(OURS)
    assert below <= ALLOWED[package] | {package}


@pytest.mark.parametrize("name", OURS)
def test_no_other_distribution_provides_our_names(name: str) -> None:
    assert set(packages_distributions().get(name, ["fiches"])) == {"fiches"}


@pytest.mark.parametrize("module", ["cli", "extract.pipeline", "batch.command", "review.show"])
def test_spacy_is_not_imported_before_it_is_used(module: str) -> None:
    code = f"import {module}, sys; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "False\n"


def test_the_command_line_imports_nothing_heavy() -> None:
    code = "import cli, sys; print(sorted({'pydantic', 'rich.progress', 'extract', 'pdfplumber'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"
