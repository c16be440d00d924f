"""Scene tests in plain pytest, in a project of somebody else: a folder, two files, and nothing installed but ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from assistant.bench.scenetests import hundred
from tests.assistant.rooms import ROOM

REPO = Path(__file__).resolve().parents[3]

ROOM_TESTS = """
scene: room.scene.json
viewer: {position: [0, 1.7, 2.8], look_at: desk}
tests:
  - say: put the red mug on the bookshelf
    phrasings: [move the red mug onto the bookshelf]
    expect: the red mug is on the bookshelf
    tags: [moving]
  - say: hide *that*
    point_at: [lamp]
    only_changed: lamp
    perturb: {pointing_noise_deg: {levels: [0, 30], trials: 3}}
  - {name: wrong, say: put the red mug on the sofa, expect: the red mug is on the desk}
  - {name: later, say: dance, skip: it cannot dance yet}
  - {name: known, say: sing, outcome: done, xfail: it cannot sing yet}
"""
PYTHON_TESTS = """
def test_room(room, say, point_at, look_at, expect):
    room("room.scene.json")
    assert say("put the red mug on the bookshelf").outcome == "done"
    expect("the red mug is on the bookshelf", "it is on the bookshelf")
    look_at("sofa")
    point_at("lamp")
    assert say("hide that").targets == ("lamp",)
    point_at("nothing")
    assert say("select that", that="sofa").targets == ("sofa",)

def test_wrong(room, say, expect):
    room("room.scene.json")
    expect("the red mug is on the sofa")
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project outside the repository."""
    (tmp_path / "room.scene.json").write_text(json.dumps(ROOM))
    (tmp_path / "room.scenetest.yaml").write_text(ROOM_TESTS)
    (tmp_path / "test_room.py").write_text(PYTHON_TESTS)
    return tmp_path


def run(folder: Path, *words: str, plugin: str = "assistant.scenetest.plugin",
        first: str = "") -> subprocess.CompletedProcess[str]:
    """pytest in a folder, as its own process; `first` is where it looks for packages before ours."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "COV"))}
    env["PYTHONPATH"] = os.pathsep.join([*([first] if first else []), str(REPO)])
    named = ("-p", plugin) if plugin else ()
    command = [sys.executable, "-m", "pytest", *named, "-p", "no:dash", *words]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=300, check=False)


def test_a_project_of_somebody_else(project: Path) -> None:
    done = run(project, "-v", "--junit-xml=junit.xml")
    said = done.stdout
    assert "2 failed, 6 passed, 1 skipped, 1 xfailed" in said, said + done.stderr
    assert "room.scenetest.yaml::put the red mug on the bookshelf [move the red mug onto the bookshelf] PASSED" in said
    assert "room.scenetest.yaml::hide that [pointing_noise_deg=30] PASSED" in said
    assert "NOT expect: the red mug is on the desk" in said
    assert "room.scenetest.yaml:13" in said
    assert "Traceback" not in said
    assert "test_wrong" in said
    assert "expected: the red mug is on the sofa" in said
    rows = ET.parse(project / "junit.xml").getroot().iter("testcase")
    row = next(r for r in rows if r.get("name") == "hide that [pointing_noise_deg=30]")
    (accuracy,) = [p for p in row.iter("property") if p.get("name") == "accuracy at pointing_noise_deg 30"]
    assert 0 <= float(accuracy.get("value", "nan")) <= 1


@pytest.mark.slow
def test_choosing_and_stopping_and_what_failed_last(project: Path) -> None:
    assert "2 passed" in run(project, "-q", "-m", "moving", "--strict-markers").stdout
    assert "1 passed" in run(project, "-q", "room.scenetest.yaml::put the red mug on the bookshelf").stdout
    stopped = run(project, "-x", "-q", "room.scenetest.yaml")
    assert "1 failed, 5 passed" in stopped.stdout, stopped.stdout
    again = run(project, "--lf", "-q", "room.scenetest.yaml")
    assert "1 failed" in again.stdout
    assert "passed" not in again.stdout


@pytest.mark.slow
def test_in_several_processes(project: Path) -> None:
    done = run(project, "-q", "-n", "2", "room.scenetest.yaml", "--scene-report", "out")
    assert "1 failed, 5 passed, 1 skipped, 1 xfailed" in done.stdout, done.stdout + done.stderr
    names = [json.loads(line)["name"] for line in (project / "out" / "results.jsonl").read_text().splitlines()]
    assert len(names) == len(set(names)) == 8


@pytest.mark.slow
def test_installed_it_needs_no_option_and_is_registered_once(project: Path) -> None:
    """With the metadata that an installation leaves, made of the project's own file."""
    declared = tomllib.loads((REPO / "pyproject.toml").read_text())["project"]
    info = project / "site" / "deixis-0.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: deixis\nVersion: 0.0\n")
    lines = [f"{name} = {module}" for name, module in declared["entry-points"]["pytest11"].items()]
    (info / "entry_points.txt").write_text("\n".join(["[pytest11]", *lines, ""]))
    for plugin in ("", "assistant.scenetest.plugin"):
        done = run(project, "-q", "room.scenetest.yaml", "-k", "hide", plugin=plugin, first=str(project / "site"))
        assert "3 passed" in done.stdout, done.stdout + done.stderr


@pytest.mark.slow
def test_runs_that_must_be_alike(project: Path) -> None:
    assert "5 passed" in run(project, "-q", "--scene-repeat", "5", "room.scenetest.yaml", "-k", "put or hide").stdout


def test_a_broken_file_is_an_error_of_one_sentence(project: Path) -> None:
    (project / "bad.scenetest.yaml").write_text("scene: room.scene.json\ntests:\n  - say: x\n    expects: y\n")
    done = run(project, "-q", "bad.scenetest.yaml")
    assert done.returncode == 2
    assert "bad.scenetest.yaml:4:5: test 1 has the unknown key 'expects': did you mean 'expect'?" in done.stdout
    assert "Traceback" not in done.stdout


@pytest.mark.slow
def test_a_hundred_tests_of_one_file(project: Path) -> None:
    hundred(project)
    assert "100 passed" in run(project, "-q", "hundred.scenetest.yaml").stdout
