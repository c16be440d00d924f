"""`deixis test` and `deixis new-test`: what they print, leave behind and exit with."""

from __future__ import annotations

import argparse
import io
import json
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.output import Output
from assistant.scenes import demo_scene_names
from assistant.scenetest.front import stamps, watch
from assistant.scenetest.reader import read_cases
from assistant.scenetest.runner import run_test
from assistant.scenetest.services import Services
from tests.assistant.rooms import ROOM
from tests.assistant.scenetest.helpers import kitchen_file

TESTS = """
    tests:
      - {say: hide the lamp, only_changed: lamp}
      - {name: wrong, say: hide the lamp, only_changed: sofa}
      - {name: later, say: x, skip: no time}
"""


def rows(text: str) -> list[dict[str, object]]:
    """JSON lines."""
    return [json.loads(line) for line in text.splitlines()]


def test_each_test_is_a_line_and_then_the_sum(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kitchen_file(tmp_path, TESTS)
    assert main(["test", str(tmp_path), "--junit", str(tmp_path / "junit.xml")]) == 1
    said = capsys.readouterr().out
    assert "hide the lamp" in said
    assert "NOT only_changed: sofa" in said
    assert "1 failed, 1 passed, 1 skipped in" in said
    assert "<testsuites" in (tmp_path / "junit.xml").read_text()


def test_json_is_all_that_is_on_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kitchen_file(tmp_path, TESTS)
    assert main(["test", str(tmp_path), "--json", "-k", "lamp or later"]) == 0
    *tests, last = rows(capsys.readouterr().out)
    assert [t["status"] for t in tests] == ["passed", "skipped"]
    assert (last["tests"], last["passed"], last["skipped"]) == (2, 1, 1)


def test_a_file_that_cannot_be_read_is_bad_usage_and_the_others_run(tmp_path: Path,
                                                                     capsys: pytest.CaptureFixture[str]) -> None:
    kitchen_file(tmp_path, "tests:\n  - {say: hide the lamp}\n", "good.scenetest.yaml")
    (tmp_path / "bad.scenetest.yaml").write_text("tests: all\n")
    assert main(["test", str(tmp_path)]) == 2
    said = capsys.readouterr().out
    assert "bad.scenetest.yaml:1:8: 'tests' is 'all'" in said
    assert "1 passed, 1 file not read" in said


@pytest.mark.parametrize(("words", "sentence"), [
    (["nowhere"], "there is no file or folder 'nowhere'"),
    (["."], "there is no scene test in"),
    (["notes.txt"], "is no scene test: expected a file *.scenetest.yaml"),
    ([".", "--repeat", "0"], "--repeat is 0: expected 1 or more"),
])
def test_bad_usage(words: list[str], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                   capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.txt").write_text("x")
    assert main(["test", *words]) == 2
    assert sentence in capsys.readouterr().err


def test_a_watch_runs_again_when_a_file_changes(tmp_path: Path) -> None:
    path = kitchen_file(tmp_path, "tests:\n  - {say: hide the lamp}\n")
    out = Output(as_json=True, stdout=io.StringIO(), stderr=io.StringIO())
    args = argparse.Namespace(path=[tmp_path], report=None, junit=None, k="", m="", x=False, n="", repeat=1,
                              update_pictures=False, pictures="failed")
    naps = iter(["nothing", "change", "break", "stop"])

    def sleep(_seconds: float) -> None:
        match next(naps):
            case "change":
                path.write_text(path.read_text() + "  - {say: hide the sofa}\n")
            case "break":
                path.write_text("tests: all\n")
            case "stop":
                raise KeyboardInterrupt

    assert watch(args, out, sleep=sleep) == 2
    sums = [r["tests"] for r in rows(out.stdout.getvalue()) if "tests" in r]  # type: ignore[attr-defined]
    assert sums == [1, 2, 0]
    assert stamps([tmp_path])


@pytest.mark.parametrize("scene", demo_scene_names())
def test_the_first_test_of_a_demo_scene_passes(scene: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new-test", scene]) == 0
    cases = read_cases(tmp_path / f"{scene}.scenetest.yaml")
    assert len(cases) == 4
    results = [run_test(case, Services()) for case in cases]
    assert [r.status for r in results] == ["passed"] * 4, [r.reason for r in results]


def test_the_first_test_of_a_file_lies_where_it_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "my room.scene.json").write_text(json.dumps(ROOM))
    (tmp_path / "tests").mkdir()
    out = tmp_path / "tests" / "a.scenetest.yaml"
    assert main(["new-test", str(tmp_path / "my room.scene.json"), "-o", str(out)]) == 0
    assert all(run_test(case, Services()).status == "passed" for case in read_cases(out))
    assert main(["new-test", str(tmp_path / "my room.scene.json"), "-o", str(out)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert main(["new-test", str(tmp_path / "my room.scene.json"), "-o", str(tmp_path / "a.yaml")]) == 2
    assert main(["new-test", "no such scene"]) != 0
