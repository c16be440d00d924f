"""Recorded sessions in the kitchen of boxes."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.gaze import GazeTrack
from assistant.recording.beginning import Setting, state_of
from assistant.recording.log import read_log
from assistant.recording.recorder import Recorder
from assistant.recording.replayer import Replayed, replay, session_for
from assistant.runtime import make_session, start_viewer
from assistant.session import SessionState
from assistant.turn import Turn
from scene.frames import Ray, Viewer
from scene.history import History
from scene.objects import Scene
from scene.ops import SetSelection
from tests.assistant.rooms import kitchen

SAYINGS = (
    "hide the lamp", "hide the mug", "the red one", "undo", "redo", "put the red mug on the bookshelf",
    "delete the sofa", "yes", "no", "where is the sofa", "paint it green", "call the sofa Rosie", "turn the lamp on",
    "blorf", "hide the giraffe", "select the chairs", "go to the desk", "move it 20 cm to the left", "why that one?",
    "call this spot base", "paint this red", "put the blue mug next to the lamp", "how many chairs are there?",
)
"""Commands, questions, answers and nonsense."""


def begin(scene: Scene | None = None) -> SessionState:
    """A fresh session's state."""
    scene = scene or kitchen()
    return SessionState(History(scene), start_viewer(scene))


def ticking() -> Callable[[], float]:
    """A clock that goes on by a quarter of a second whenever it is asked."""
    return itertools.count(100.0, 0.25).__next__


def take(path: Path, sayings: Iterable[str], *, before: Iterable[str] = (), setting: Setting | None = None,
         state: SessionState | None = None) -> SessionState:
    """Say `before` unrecorded and `sayings` recorded to `path`; the state at the end. "click ID" is a click."""
    session, state = make_session(), state or begin()
    for text in before:
        state, _, _ = session.step(state, Turn(text))
    with Recorder.start(path, state, setting or Setting(), clock=ticking()) as recorder:
        for n, text in enumerate(sayings):
            if text.startswith("click "):
                history, _ = state.history.do([SetSelection((text.removeprefix("click "),))], said="select")
                recorder.hand(state.history, history, "click", state.viewer.gaze)
                state = replace(state, history=history)
                continue
            state = replace(state, viewer=Viewer((0.1 * n, 1.6, 2.5), (-0.0, -0.6, -0.8)))
            turn = Turn(text, GazeTrack.still(state.viewer, Ray.through(state.viewer.position, (2.0, 0.4, 0.0))))
            after, _, reply = session.step(state, turn)
            recorder.turn(state, turn, after, reply)
            state = after
    return state


def again(path: Path) -> list[Replayed]:
    """A log, replayed."""
    log = read_log(path)
    return list(replay(log, session_for(log.header.options), state_of(log.header, path)))


def tamper(path: Path, line: int, change: Callable[[dict[str, Any]], object]) -> None:
    """Change one line of a log, counted from 0, the header."""
    lines = path.read_text(encoding="utf-8").splitlines()
    row = json.loads(lines[line])
    change(row)
    lines[line] = json.dumps(row, ensure_ascii=False)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
