"""The documentation's examples are tests: each is read, and those without models are played."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.scenetest.reader import read_cases
from assistant.scenetest.runner import run_test
from assistant.scenetest.services import Services

PAGE = Path(__file__).resolve().parents[3] / "docs" / "testing-a-spatial-assistant.md"
EXAMPLES = re.findall(r"^```yaml\n(scene:.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


COMMANDS = re.findall(r"^\$ deixis (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.slow
def test_the_tutorials_commands_run_in_order(tmp_path: Path) -> None:
    assert len(COMMANDS) >= 2
    for command in COMMANDS:
        words = [sys.executable, "-m", "assistant", *shlex.split(command)]
        environment = {**os.environ, "PYTHONPATH": str(PAGE.parents[1])}
        done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"deixis {command}: {done.stdout[-500:]}{done.stderr[-500:]}"


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 6


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example_of_the_tutorial_passes(number: int, tmp_path: Path) -> None:
    path = tmp_path / "example.scenetest.yaml"
    path.write_text(EXAMPLES[number], encoding="utf-8")
    cases = read_cases(path)
    assert cases
    for case in cases:
        if not case.needs_models:
            result = run_test(case, Services())
            assert result.status == "passed", f"{result.name}: {result.reason}"
