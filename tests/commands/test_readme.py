"""What the README shows is what the commands print, and every link in the docs leads somewhere."""

import re
from pathlib import Path

import pytest

from tests.commands.running import ROOT, run

PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md")] + sorted((ROOT / "docs").glob("*.md"))
CONSOLE = re.compile(r"```console\n(?P<lines>.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?P<target>[^)#:]+)(?:#[^)]*)?\)")


def sessions() -> list[tuple[str, list[str]]]:
    """Commands of the README with the lines that they print."""
    told: list[tuple[str, list[str]]] = []
    for block in CONSOLE.finditer((ROOT / "README.md").read_text(encoding="utf-8")):
        for line in block["lines"].splitlines():
            if line.startswith("$ fiches "):
                told.append((line.removeprefix("$ fiches "), []))
            else:
                told[-1][1].append(line.rstrip())
    return told


def test_the_readme_shows_a_command() -> None:
    assert sessions()


@pytest.mark.parametrize(("command", "lines"), sessions())
def test_the_readme_shows_what_a_command_prints(command: str, lines: list[str]) -> None:
    ran = run(*command.split(), width=80)
    assert [line.rstrip() for line in ran.out.splitlines()] == lines


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = [match["target"] for match in LINK.finditer(page.read_text(encoding="utf-8"))]
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_code_that_the_product_uses_is_catalogued() -> None:
    catalogue = (ROOT / "docs" / "codes.md").read_text(encoding="utf-8")
    used: set[str] = set()
    for path in [*(ROOT / "extract").rglob("*.py"), *(ROOT / "batch").rglob("*.py")]:
        text = path.read_text(encoding="utf-8")
        used |= set(
            re.findall(
                r"""(?:\bIssue\(\s*code=|\bcode=|_issue\(\s*|RefusedError\(\s*)"([a-z_]+(?:\.[a-z_]+)?)\"""", text
            )
        )
    assert {"empty", "number.unread", "place.ambiguous"} <= used
    assert sorted(code for code in used if f"`{code}`" not in catalogue) == []
