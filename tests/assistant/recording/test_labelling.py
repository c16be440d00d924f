"""A session in which a labeller was asked is replayed to the bit where there is none, from what the log kept of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from assistant.labelling.lessons import taught
from assistant.recording.as_test import write_test
from assistant.recording.beginning import Setting
from assistant.recording.log import read_log
from assistant.recording.recorder import Recorder
from assistant.scenetest.reader import read_cases
from assistant.scenetest.runner import run_test
from assistant.scenetest.services import Services
from scene.files import open_scene, save_scene
from tests.assistant.labelling.talks import begin, session, turn
from tests.assistant.recording.sessions import again, ticking

SAID = (
    ("what is this?", "brown-1"), ("how sure are you?", ""), ("that's not a chair, it's a stool", "brown-1"),
    ("yes", ""), ("undo", ""), ("label everything", ""), ("ask me", ""), ("a plant", ""),
    ("what have I taught you?", ""),
    ("forget the plants that I taught you", ""), ("yes", ""), ("what have I taught you?", ""),
)


def recorded(path: Path, *, before: int = 0, scene: Path | None = None) -> None:
    taken, state = session(), begin(open_scene(scene) if scene is not None else None)
    for text, at in SAID[:before]:
        state, _, _ = taken.step(state, turn(state, text, at))
    with Recorder.start(path, state, Setting(scene), clock=ticking()) as recorder:
        for text, at in SAID[before:]:
            said = turn(state, text, at)
            after, _, reply = taken.step(state, said)
            recorder.turn(state, said, after, reply)
            state = after


def test_a_replay_needs_no_labeller(tmp_path: Path) -> None:
    path = tmp_path / "talk.jsonl"
    recorded(path)
    done = again(path)
    assert [d.difference for d in done] == [None] * len(SAID)
    assert done[5].after.scene["red"].label_source.by == "script 1"


def test_nor_does_one_that_begins_in_mid_conversation(tmp_path: Path) -> None:
    for before in (1, 3, 5, 7, 9):
        path = tmp_path / f"talk-{before}.jsonl"
        recorded(path, before=before)
        done = again(path)
        assert [d.difference for d in done] == [None] * (len(SAID) - before)


def test_what_was_taught_before_the_recording_is_taken_back_by_undo(tmp_path: Path) -> None:
    path = tmp_path / "talk.jsonl"
    recorded(path, before=3)
    first = again(path)[0].before
    assert [e.label for e in taught(first.dialogue.lessons, first.history)] == ["stool"]
    undone = first.history.undo()[0]
    assert taught(first.dialogue.lessons, undone) == ()


def test_a_log_holds_names_and_no_features(tmp_path: Path) -> None:
    path = tmp_path / "talk.jsonl"
    recorded(path, before=3)
    assert set(re.findall(r'"features": ?\[[^]]*', path.read_text())) <= {'"features":['}
    assert read_log(path).header.dialogue["lessons"][0]["example"]["label"] == "stool"


def test_a_test_made_of_it_scripts_the_labeller(tmp_path: Path) -> None:
    scene, path, out = tmp_path / "den.scene.json", tmp_path / "talk.jsonl", tmp_path / "talk.scenetest.yaml"
    save_scene(begin().scene, scene)
    recorded(path, scene=scene)
    made = write_test(path, out)
    text = out.read_text(encoding="utf-8")
    assert "brown-1: {chair: 0.5, stool: 0.35, because: it has four legs}" in text
    assert made.note == ""
    assert text.count("did not hold") == 0
    assert [run_test(case, Services()).status for case in read_cases(out)] == ["passed"]


def test_a_log_that_says_otherwise_is_found(tmp_path: Path) -> None:
    path = tmp_path / "talk.jsonl"
    recorded(path)
    lines = path.read_text().splitlines()
    row = json.loads(lines[1])
    row["seen"][0]["labellings"][0]["guesses"][0]["label"] = "whale"
    path.write_text("\n".join([lines[0], json.dumps(row), *lines[2:]]) + "\n")
    difference = again(path)[-1].difference
    assert difference is not None
    assert "whale" in difference.sentence
