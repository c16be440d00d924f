"""A den with things that nobody has named, and a labeller that says what it is told to."""

from __future__ import annotations

from assistant.gaze import GazeTrack
from assistant.labelling.asking import Answering, at_once
from assistant.runtime import make_session
from assistant.scenetest.labels import ScriptedLabeller, script_of
from assistant.session import Session, SessionState
from assistant.turn import Reply, Turn
from scene.frames import Ray, Viewer
from scene.history import History
from scene.objects import Room, Scene
from tests.assistant.skills.harness import BLUE, BROWN, GREEN, RED, box

LABELLER = ScriptedLabeller({
    "brown-1": script_of({"chair": 0.5, "stool": 0.35, "because": "it has four legs"}),
    "brown-2": script_of({"chair": 0.5, "stool": 0.4}),
    "brown-3": script_of({"stool": 0.5, "chair": 0.3}),
    "red": script_of({"vase": 0.85}),
})
VIEWER = Viewer.looking_at((0.0, 1.6, 3.6), (0.0, 0.5, 0.0))


def den() -> Scene:
    """Three brown things alike, a red one on the desk, a green one that nobody can tell, and some that are known."""
    return Scene.of([
        box("desk", "desk", (0.0, 0.0, -1.0), (1.4, 0.75, 0.7), BROWN, "furniture", "support"),
        box("sofa", "sofa", (2.5, 0.0, 0.0), (2.0, 0.8, 0.9), BLUE, "furniture"),
        box("brown-1", None, (-1.2, 0.0, 0.3), (0.4, 0.45, 0.4), BROWN),
        box("brown-2", None, (-2.0, 0.0, 0.3), (0.4, 0.45, 0.4), BROWN),
        box("brown-3", None, (-2.8, 0.0, 0.3), (0.4, 0.45, 0.4), BROWN),
        box("red", None, (0.2, 0.75, -1.0), (0.15, 0.3, 0.15), RED),
        box("green", None, (1.0, 0.0, 1.2), (0.3, 0.9, 0.3), GREEN),
    ], rooms=[Room("den", "den", ((-4, -4), (4, -4), (4, 4), (-4, 4)))], name="den")


def begin(scene: Scene | None = None) -> SessionState:
    """A fresh state."""
    return SessionState(History(scene or den()), VIEWER)


def session(answering: Answering | None = None) -> Session:
    """A session with the scripted labeller, unless it is given another."""
    return make_session(answering=answering or at_once(LABELLER))


def turn(state: SessionState, text: str, at: str = "") -> Turn:
    """Something said, the hand at a thing."""
    if not at:
        return Turn(text)
    x, y, z = state.scene.boxes.center[state.scene.boxes.index[at]].tolist()
    return Turn(text, GazeTrack.still(VIEWER, Ray.through(VIEWER.position, (x, y, z))))


def talk(state: SessionState, *said: str, with_session: Session | None = None) -> tuple[SessionState, Reply]:
    """Sentences in turn: "@brown-1 what is this?" points at that. The state and the reply at the end."""
    taken = with_session or session()
    reply = Reply("", "answered", "")
    for line in said:
        at, text = line[1:].split(" ", 1) if line.startswith("@") else ("", line)
        state, _, reply = taken.step(state, turn(state, text, at))
    return state, reply
