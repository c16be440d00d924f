"""The journal: whatever was committed comes back, and what was cut off was never committed."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scene.errors import SceneFileError
from scene.history import History
from scene.journal import Journal, recover
from scene.objects import Scene, SceneObject
from scene.ops import MoveObject, NameObject, SetState

SCENE = Scene.of([SceneObject("mug", label="mug"), SceneObject("lamp", label="lamp")])


def walk(history: History, steps: list[int]) -> list[History]:
    """A history after each of some steps: 0 moves, 1 names, 2 undoes, 3 redoes."""
    found = [history]
    for n, step in enumerate(steps):
        if step == 2 and history.done:
            history = history.undo()[0]
        elif step == 3 and history.undone:
            history = history.redo()[0]
        elif step == 0:
            history = history.do([MoveObject("mug", (n + 0.1, 1 / 3, -n)), SetState("lamp", "on", n % 2 == 0)])[0]
        elif step == 1:
            history = history.do([NameObject("mug", f"Rosie {n}")], said="call it Rosie")[0]
        found.append(history)
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(st.integers(0, 3), max_size=12))
def test_every_state_comes_back(tmp_path: Path, steps: list[int]) -> None:
    path = tmp_path / "journal.jsonl"
    histories = walk(History(SCENE), steps)
    with Journal.start(path, SCENE, "room.scene.json") as journal:
        for before, after in pairwise(histories):
            journal.record(before, after)
    recovered = recover(path, lambda _: SCENE)
    assert recovered.history.scene == histories[-1].scene
    assert len(recovered.history.done) == len(histories[-1].done)
    assert recovered.note == ""


def test_a_line_that_was_cut_off_is_left_out_and_the_journal_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    first, second, third = walk(History(SCENE), [1, 0])
    with Journal.start(path, SCENE, "room") as journal:
        journal.record(first, second)
        journal.record(second, third)
    path.write_bytes(path.read_bytes()[:-7])
    recovered = recover(path, lambda _: SCENE)
    assert recovered.history.scene == second.scene
    assert "cut off" in recovered.note
    with Journal.resume(path) as journal:
        journal.record(recovered.history, recovered.history.undo()[0])
    assert recover(path, lambda _: SCENE).history.scene == SCENE


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no journal"),
        ("hello\n", "JSON object"),
        ('{"format":"other"}\n', "no journal"),
        ('{"format":"deixis-journal","version":9,"source":"r","digest":"x"}\n', "version 9"),
        ('{"format":"deixis-journal","version":1,"source":"r","digest":"x"}\n', "changed since"),
    ],
)
def test_what_is_no_journal_is_said(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_text(text)
    with pytest.raises(SceneFileError, match=says):
        recover(path, lambda _: SCENE)


@pytest.mark.parametrize("line", ['{"kind":"dance"}', '{"kind":"undo"}', '{"kind":"do","ops":[{"kind":"Boom"}]}',
                                  '{"kind":"do","ops":[{"kind":"RemoveObject","object_id":"ghost"}]}', "[]"])
def test_a_line_that_cannot_be_done_again_names_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "journal.jsonl"
    Journal.start(path, SCENE, "room").close()
    with path.open("a") as stream:
        stream.write(line + "\n")
    with pytest.raises(SceneFileError, match="line 2"):
        recover(path, lambda _: SCENE)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(SceneFileError, match="cannot be written"):
        Journal.start(blocked / "journal.jsonl", SCENE, "room")
