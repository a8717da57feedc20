"""Each hostile input has the outcome that its case names; none takes another along, and no record is ungrounded."""

import json
import subprocess
import sys
from collections.abc import Mapping

import pytest

from schemas.record import Record
from tests.hostile.make import cases, write

pytestmark = pytest.mark.slow
EXTRACT = [sys.executable, "-c", "from cli import app; app()", "extract"]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """One run over all of them: « record », or the code of the refusal, by name."""
    folder, out = tmp_path_factory.mktemp("hostile"), tmp_path_factory.mktemp("out")
    write(folder)
    done = subprocess.run([*EXTRACT, str(folder), "-o", str(out), "-q"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    found: dict[str, str] = {}
    for line in (out / "failures.jsonl").read_bytes().splitlines():
        failure = json.loads(line)
        found[failure["name"]] = failure["code"]
    for line in (out / "records.jsonl").read_bytes().splitlines():
        source = Record.model_validate_json(line).source
        found |= dict.fromkeys((source.name, *source.also), "record")
    return found


@pytest.mark.parametrize(("name", "expected"), [(case.name, case.expected) for case in cases()])
def test_a_hostile_input_has_its_outcome(name: str, expected: str, outcomes: Mapping[str, str]) -> None:
    assert outcomes[name] == expected


def test_every_input_has_one_outcome(outcomes: Mapping[str, str]) -> None:
    assert sorted(outcomes) == sorted(case.name for case in cases())
