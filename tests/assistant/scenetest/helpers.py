"""Test files made of a few lines, in a kitchen of boxes."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

from assistant.scenetest.case import Case
from assistant.scenetest.reader import read_cases
from assistant.scenetest.results import CaseResult
from assistant.scenetest.runner import Options, run_test
from assistant.scenetest.services import Services
from tests.assistant.rooms import ROOM

PLAIN = Options()
KITCHEN = f"scene: {json.dumps(ROOM)}\n"
"""The room of boxes, as the first line of a test file."""


def file_of(folder: Path, text: str, name: str = "some.scenetest.yaml") -> Path:
    """A test file."""
    path = folder / name
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return path


def kitchen_file(folder: Path, tests: str, name: str = "some.scenetest.yaml") -> Path:
    """A test file about the kitchen; `tests` is what stands under the scene."""
    return file_of(folder, KITCHEN + textwrap.dedent(tests), name)


def cases_of(folder: Path, tests: str) -> tuple[Case, ...]:
    """The cases of a file about the kitchen."""
    return read_cases(kitchen_file(folder, tests))


def played(folder: Path, tests: str, options: Options = PLAIN) -> list[CaseResult]:
    """What came of each test of a file about the kitchen."""
    services = Services()
    return [run_test(case, services, options) for case in cases_of(folder, tests)]
