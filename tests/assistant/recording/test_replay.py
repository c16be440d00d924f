"""What is recorded is replayed to the bit, and what was tampered with is found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.recording.beginning import Setting, state_of
from assistant.recording.log import LogError, read_log
from assistant.recording.replayer import replay, session_for
from scene.codec import digest
from scene.errors import DeixisError
from scene.files import open_scene, save_scene
from scene.objects import Geometry, Scene, SceneObject
from tests.assistant.recording.sessions import SAYINGS, again, begin, take, tamper
from tests.assistant.rooms import kitchen

CLICKS = ("click mug-red", "click sofa")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from((*SAYINGS, *CLICKS)), min_size=1, max_size=5),
       st.lists(st.sampled_from(SAYINGS), max_size=3))
def test_any_session_replays_to_the_bit(tmp_path: Path, sayings: list[str], before: list[str]) -> None:
    path = tmp_path / "session.jsonl"
    path.unlink(missing_ok=True)
    end = take(path, sayings, before=before)
    log = read_log(path)
    assert log.note == ""
    replayed = list(replay(log, session_for(log.header.options), state_of(log.header, path)))
    assert [r.difference for r in replayed] == [None] * len(log.entries)
    last = replayed[-1].after if replayed else state_of(log.header, path)
    assert digest(last.scene) == digest(end.scene)
    assert repr(last.dialogue) == repr(end.dialogue)
    assert (last.history.done, last.history.undone) == (end.history.done, end.history.undone)


def test_a_conversation_is_picked_up_in_the_middle(tmp_path: Path) -> None:
    path = tmp_path / "session.jsonl"
    before = ["paint the sofa blue", "hide the lamp", "undo", "call this spot base", "hide the mug"]
    end = take(path, ["the red one", "undo", "redo", "undo", "undo", "redo"], before=before)
    start = state_of(read_log(path).header, path)
    assert start.dialogue.pending is not None
    assert "Base" in start.dialogue.spots
    replayed = again(path)
    assert all(r.difference is None for r in replayed)
    assert replayed[-1].after.history.scene == end.scene


def test_a_minus_zero_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "session.jsonl"
    take(path, ["hide the lamp"])
    replayed = again(path)
    assert repr(replayed[0].before.viewer.forward[0]) == "-0.0"


@pytest.mark.slow
def test_another_process_with_another_hash_seed_replays_the_same(tmp_path: Path) -> None:
    scene, path = tmp_path / "kitchen.scene.json", tmp_path / "session.jsonl"
    save_scene(kitchen(), scene)
    take(path, SAYINGS[:8], setting=Setting(scene), state=begin(open_scene(scene)))
    for seed in ("1", "2"):
        done = subprocess.run([sys.executable, "-m", "assistant", "replay", str(path)], capture_output=True, text=True,
                              env={**os.environ, "PYTHONHASHSEED": seed}, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "8 entries, each the same to the bit" in done.stdout


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The log of a session of four turns and a click."""
    path = tmp_path_factory.mktemp("logs") / "session.jsonl"
    take(path, ["hide the lamp", "click sofa", "put the red mug on the bookshelf", "hide the mug", "go to the sofa"])
    return path.read_bytes()


def _moved(row: dict[str, Any]) -> None:
    row["changed"][0]["object"]["pose"]["position"][0] += 0.25


def _nudged(row: dict[str, Any]) -> None:
    row["changed"][0]["object"]["pose"]["position"][0] += 1e-9


TAMPERED: list[tuple[int, Callable[[dict[str, Any]], object], str, str]] = [
    (1, lambda r: r.update(outcome="rejected"), "outcome", "turn 1 ('hide the lamp'): it ended as 'rejected' then"),
    (1, lambda r: r.update(reply="Gone."), "reply", "it answered 'Gone.' then, and 'The lamp is hidden now.' now"),
    (1, lambda r: r.update(text="hide the sofa"), "program", "turn 1 ('hide the sofa')"),
    (1, lambda r: r.update(program="show(the(lamp))"), "program", "'show(the(lamp))' then, and as 'hide(the(lamp))'"),
    (1, lambda r: r.update(front="translator"), "front", "'translator' understood it then"),
    (1, lambda r: r.update(targets=["sofa"]), "targets", "it was about sofa then, and about lamp now"),
    (1, lambda r: r.update(digest="0" * 64), "digest", "the scene after it is not the one that the log says"),
    (1, lambda r: r.update(edits=[]), "edits", "turn 1"),
    (1, lambda r: r.update(changed=[]), "objects", "visible of 'lamp' became True then, and False now"),
    (1, lambda r: r["changed"].append({"id": "sofa"}), "objects", "'sofa' was gone then, and is there now"),
    (2, lambda r: r["ops"][0].update(ids=["desk"]), "digest", "entry 2 (a click: select)"),
    (2, lambda r: r["ops"][0].update(ids=["ghost"]), "outcome", "cannot be done now: no object has the id 'ghost'"),
    (3, _moved, "objects", "turn 3 ('put the red mug on the bookshelf'): 'mug-red' went to ("),
    (3, _nudged, "objects", "1e-09 m beside that now"),
    (3, lambda r: r["viewer"].update(position=[0.0, 1.6, 2.75]), "nothing", ""),
    (4, lambda r: r["candidates"].reverse(), "candidates", "it could have meant mug-"),
    (4, lambda r: r.update(question="Eh?"), "question", "it asked 'Eh?' then"),
    (5, lambda r: r.pop("went_to"), "went_to", "it led the person to nothing then, and to Viewer("),
    (5, lambda r: r.update(sets={"selection": ["lamp"]}), "sets", "selection, highlight and groups"),
]


@pytest.mark.parametrize(("line", "change", "what", "says"), TAMPERED, ids=[f"{t[0]}-{t[2]}" for t in TAMPERED])
def test_the_first_difference_is_said(recorded: bytes, tmp_path: Path, line: int,
                                      change: Callable[[dict[str, Any]], object], what: str, says: str) -> None:
    path = tmp_path / "session.jsonl"
    path.write_bytes(recorded)
    tamper(path, line, change)
    replayed = again(path)
    difference = replayed[-1].difference
    if what == "nothing":
        assert difference is None
        return
    assert difference is not None
    assert (difference.n, difference.what) == (line, what)
    assert says in difference.sentence
    assert len(replayed) == line


ANYTHING = st.sampled_from((None, 0, -1, 1e308, 1e-320, True, "", "x", "desk", "undo", "hide(", [], {}, [0, 0, 0]))


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield (*path, key)
        yield from _places(item, (*path, key))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_anything_anywhere_is_a_sentence_and_no_crash(recorded: bytes, tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "session.jsonl"
    rows = [json.loads(line) for line in recorded.splitlines()]
    row: Any = rows[data.draw(st.integers(0, len(rows) - 1))]
    *way, last = data.draw(st.sampled_from(list(_places(row))))
    for key in way:
        row = row[key]
    row[last] = data.draw(ANYTHING)
    path.write_text("".join(json.dumps(r) + "\n" for r in rows))
    with warnings.catch_warnings(), suppress(DeixisError):
        warnings.simplefilter("ignore")
        again(path)


HEADERS: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda r: r.update(digest="0" * 64), "does not lead to the scene"),
    (lambda r: r.update(done=[{"said": "x", "ops": [{"kind": "RemoveObject", "object_id": "ghost"}]}]), "ghost"),
    (lambda r: r.update(undone=[{"said": "x", "ops": []}]), "takes back more than was done"),
    (lambda r: r["scene"]["inline"]["objects"].append({"id": "desk"}), "two objects have the id 'desk'"),
    (lambda r: r.update(dialogue={"mood": "good"}), "'mood'"),
    (lambda r: r.update(dialogue={"program": "hide("}), "dialogue cannot be read"),
    (lambda r: r.update(dialogue={"program": 7}), "dialogue cannot be read"),
    (lambda r: r.update(dialogue={"pending": {"program": "hide(it)"}}), "dialogue cannot be read"),
    (lambda r: r.update(dialogue={"focus": "lamp"}), "dialogue.focus"),
    (lambda r: r.update(scene={"digest": "0" * 64, "demo": "moon"}), "no demo scene 'moon'"),
    (lambda r: r.update(scene={"digest": "0" * 64, "demo": "kitchen"}), "it was changed since"),
    (lambda r: r.update(scene={"digest": "0" * 64, "file": "nowhere.glb"}), "--scene FILE"),
]


@pytest.mark.parametrize(("change", "says"), HEADERS, ids=[h[1] for h in HEADERS])
def test_a_wrong_beginning_is_one_sentence(recorded: bytes, tmp_path: Path,
                                           change: Callable[[dict[str, Any]], object], says: str) -> None:
    path = tmp_path / "session.jsonl"
    path.write_bytes(recorded)
    tamper(path, 0, change)
    with pytest.raises(DeixisError) as caught:
        again(path)
    assert says in str(caught.value)


def test_a_scene_that_was_moved_is_found_where_one_says(tmp_path: Path) -> None:
    scene, path = tmp_path / "kitchen.scene.json", tmp_path / "session.jsonl"
    save_scene(kitchen(), scene)
    take(path, ["hide the lamp"], setting=Setting(scene), state=begin(open_scene(scene)))
    assert read_log(path).header.scene.file == "kitchen.scene.json"
    elsewhere = tmp_path / "elsewhere.scene.json"
    scene.rename(elsewhere)
    log = read_log(path)
    with pytest.raises(LogError, match="--scene FILE"):
        state_of(log.header, path)
    assert len(state_of(log.header, path, scene_file=elsewhere).scene) == len(kitchen())


def test_a_scene_with_meshes_and_no_file_cannot_be_kept(tmp_path: Path) -> None:
    odd = SceneObject("vase", geometry=replace(Geometry(), uri="mesh:" + "0" * 64))
    with pytest.raises(LogError, match=r"save the scene as \.glb"):
        take(tmp_path / "session.jsonl", [], state=begin(Scene.of([odd])))
    assert not (tmp_path / "session.jsonl").exists()
