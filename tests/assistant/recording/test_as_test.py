"""A recorded session becomes a scene test that holds, and that a changed assistant breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.cli import main
from assistant.recording.as_test import MadeTest, write_test
from assistant.recording.beginning import Setting
from assistant.recording.log import LogError
from assistant.scenetest.reader import read_cases
from assistant.scenetest.results import CaseResult
from assistant.scenetest.runner import run_test
from assistant.scenetest.services import Services
from scene.files import open_scene, save_scene
from scene.frames import Ray
from tests.assistant.recording.sessions import begin, take, tamper
from tests.assistant.recording.test_window import app, speak
from tests.assistant.rooms import kitchen
from tests.assistant.test_app import toward

SAID = ("hide the mug", "the red one", "put the blue mug on the bookshelf", "undo", "turn the lamp on",
        "delete the sofa", "yes", "how many chairs are there?", "paint the desk green", "go to the desk",
        "call the lamp Bob", "select the chairs", "duplicate the lamp", "hide the giraffe", "blorf")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The scene test of a session in the kitchen as a file."""
    scene, log, out = tmp_path / "kitchen.scene.json", tmp_path / "visit.jsonl", tmp_path / "visit.scenetest.yaml"
    save_scene(kitchen(), scene)
    take(log, SAID, setting=Setting(scene), state=begin(open_scene(scene)))
    made = write_test(log, out)
    assert made.note == ""
    assert made.turns >= len(SAID)
    return out


def play(path: Path) -> list[CaseResult]:
    """The results of a test file."""
    return [run_test(case, Services()) for case in read_cases(path)]


EXPECTED = [
    "- say: hide the mug\n        outcome: ambiguous\n        asks: true\n        targets: [mug-red, mug-blue]\n"
    "        unchanged: true",
    "only_changed: mug-red\n        expect: mug-red is hidden",
    "moved: mug-blue\n        expect: mug-blue is on the bookshelf",
    "state: {lamp: {on: true}}",
    "outcome: needs_confirmation\n        asks: true",
    "removed: sofa",
    'reply: There are 6 chairs.',
    "expect: the desk is green",
    "stands_in: kitchen\n        faces: desk",
    "labelled: {lamp: Bob}",
    "selected: [chair-0, chair-1, chair-2, chair-3, chair-4, chair-5]",
    "added: lamp",
    "outcome: not_found\n        unchanged: true",
    "outcome: not_understood\n        unchanged: true",
    "scene: kitchen.scene.json",
]


def test_what_happened_is_what_is_expected(made: Path) -> None:
    text = made.read_text(encoding="utf-8")
    for expected in EXPECTED:
        assert expected in text


def test_the_test_holds_and_a_changed_room_breaks_it(made: Path) -> None:
    results = play(made)
    assert [r.status for r in results] == ["passed"], results[0].reason
    scene = made.with_name("kitchen.scene.json")
    scene.write_text(scene.read_text().replace('"bookshelf"', '"wardrobe"'))
    assert [r.status for r in play(made)] == ["failed"]


def test_pointing_comes_back_as_stars(tmp_path: Path) -> None:
    log, out = tmp_path / "visit.jsonl", tmp_path / "visit.scenetest.yaml"
    a = app(log, says="paint this green and hide that")
    a.on_record()
    speak(a, "mug-blue", "mug-blue", "mug-blue", "sofa", "sofa", "sofa")
    a.close()
    assert write_test(log, out).note == ""
    text = out.read_text(encoding="utf-8")
    assert 'say: "paint *this* green and hide *that*"\n        point_at: [mug-blue, sofa]' in text
    assert [r.status for r in play(out)] == ["passed"]


def test_clicks_and_keys_come_back_and_a_drag_begins_a_new_test(tmp_path: Path) -> None:
    log, out = tmp_path / "visit.jsonl", tmp_path / "visit.scenetest.yaml"
    a = app(log)
    a.on_text("hide the lamp")
    a.on_record()
    scene = a.state.scene
    a.on_click(toward(scene, "mug-red"), add=False)
    a.on_click(toward(scene, "mug-blue"), add=True)
    a.on_escape()
    a.on_text("paint the sofa blue")
    a.on_undo()
    a.on_text("hide the mug")
    a.on_choose(1)
    spot = Ray.through((0.0, 1.6, 2.8), (0.1, 0.75, 0.25))
    assert a.on_drag_start(toward(a.state.scene, "mug-blue"))
    a.on_drag(spot)
    a.on_drag_end(spot)
    a.on_text("hide the sofa")
    a.close()
    made = write_test(log, out)
    assert isinstance(made, MadeTest)
    assert "a drag, which no test can do" in made.note
    assert "mid-conversation" in made.note
    text = out.read_text(encoding="utf-8")
    assert "click: mug-red" in text
    assert "click: {on: mug-blue, add: true}" in text
    assert "key: escape" in text
    assert "key: undo" in text
    assert "key: 1" in text
    results = play(out)
    assert [(r.name, r.status) for r in results] == [("visit part 1", "passed"), ("visit part 2", "passed")]


def test_what_does_not_hold_in_the_play_is_a_comment(made: Path, tmp_path: Path) -> None:
    from assistant.recording import as_test

    text = made.read_text(encoding="utf-8").replace("removed: sofa", "removed: desk")
    played = as_test._play(made, text)
    assert played.failed == 1
    made.write_text(played.text, encoding="utf-8")
    assert "        # removed: desk  # did not hold: " in made.read_text(encoding="utf-8")
    assert [r.status for r in play(made)] == ["passed"]


def test_a_log_that_does_not_replay_ends_the_test_there(tmp_path: Path) -> None:
    log, out = tmp_path / "visit.jsonl", tmp_path / "visit.scenetest.yaml"
    take(log, ["hide the lamp", "hide the sofa"])
    tamper(log, 2, lambda r: r.update(reply="No."))
    made = write_test(log, out)
    assert "does not replay: turn 2" in made.note
    assert "hide the sofa" not in out.read_text(encoding="utf-8").split("tests:")[1]


def test_the_command_makes_a_test(tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                  monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    take(Path("visit.jsonl"), ["hide the lamp"])
    assert main(["record", "--as-test", "visit.jsonl", "visit.scenetest.yaml"]) == 0
    assert "1 turn, 4 expectations" in capsys.readouterr().out
    assert [r.status for r in play(Path("visit.scenetest.yaml"))] == ["passed"]
    assert main(["record", "--as-test", "visit.jsonl", "visit.scenetest.yaml"]) == 1
    assert main(["record", "--as-test", "visit.jsonl", "visit.yaml"]) == 1
    assert "ends in .scenetest.yaml" in capsys.readouterr().err


def test_an_empty_log_makes_no_test(tmp_path: Path) -> None:
    log, out = tmp_path / "visit.jsonl", tmp_path / "visit.scenetest.yaml"
    take(log, [])
    with pytest.raises(LogError, match="nothing that a test could do"):
        write_test(log, out)
    assert [p.name for p in tmp_path.iterdir()] == ["visit.jsonl"]
