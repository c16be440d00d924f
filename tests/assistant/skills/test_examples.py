"""The examples of every skill, said in the demo living room: each is understood, resolved and done, and taken back."""

from __future__ import annotations

from functools import cache

import pytest

from assistant.runtime import make_session
from assistant.scenes import demo_scene
from assistant.session import SessionState
from assistant.skills import unsupported
from assistant.skills.registry import skill_modules
from assistant.turn import Turn
from scene.codec import canonical_bytes
from scene.files.scene_json import read
from scene.frames import Viewer
from scene.history import History
from scene.objects import Scene

GOOD = {"done", "answered", "needs_confirmation"}

BEFORE = ("Paint the rug blue.", "Hide the globe.", "Undo.", "Paint the sofa pink.", "Delete the cactus.")
"""What is said first, so that there is something to take back, to do again and to ask about."""


@cache
def living_room() -> Scene:
    return read(demo_scene("living_room"))


@pytest.mark.parametrize("skill", skill_modules(), ids=lambda m: m.__name__.rpartition(".")[2])
def test_examples_work(skill: object) -> None:
    session = make_session(yes=True)
    start = Viewer.looking_at((1.2, 1.6, 1.2), (-0.5, 0.4, -1.0))
    state = SessionState(History(living_room()), start)
    for sentence in BEFORE:
        state, _, reply = session.step(state, Turn(sentence))
        assert reply.outcome == "done", reply
    for sentence in skill.EXAMPLES:  # type: ignore[attr-defined]
        state, _, reply = session.step(state, Turn(sentence))
        assert reply.outcome in (GOOD if skill is not unsupported else {"rejected"}), (sentence, reply)
        assert reply.reply
    history = state.history
    while history.done:
        history, _, _ = history.undo()
    assert canonical_bytes(history.scene) == canonical_bytes(living_room())


def test_it_in_a_condition_is_what_was_tested() -> None:
    session = make_session(yes=True)
    state = SessionState(History(living_room()), Viewer.looking_at((1.2, 1.6, 1.2), (-0.5, 0.4, -1.0)))
    state, _, _ = session.step(state, Turn("select the clock"))
    clock = state.scene.world_pose("clock")
    state, _, reply = session.step(state, Turn("if there is a beer, bring it to me"))
    assert reply.outcome == "done", reply
    assert reply.targets == ("beer",)
    assert state.scene.world_pose("clock") == clock
