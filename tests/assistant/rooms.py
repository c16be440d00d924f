"""A small kitchen of boxes for tests of the conversation."""

from __future__ import annotations

from assistant.runtime import make_session, start_viewer
from assistant.session import Session, SessionState
from assistant.turn import Reply, Turn
from scene.files.scene_json import scene_from
from scene.history import History
from scene.objects import Scene

ROOM = {
    "rooms": [{"id": "kitchen", "label": "kitchen", "polygon": [[-3, -3], [3, -3], [3, 3], [-3, 3]]}],
    "viewpoints": [{"name": "door", "position": [0, 1.6, 2.8], "look_at": [0, 0.6, 0]}],
    "objects": [
        {"id": "desk", "label": "desk", "position": [0, 0, 0], "size": [1.6, 0.75, 0.8], "rgb": [120, 80, 40],
         "tags": ["support"]},
        {"id": "shelf", "label": "bookshelf", "position": [-2, 0, -2], "size": [1, 2, 0.4], "rgb": [120, 80, 40],
         "tags": ["support"]},
        {"id": "mug-red", "label": "mug", "position": [-0.4, 0.75, 0.1], "size": [0.1, 0.1, 0.1], "rgb": [200, 10, 10],
         "tags": ["graspable"]},
        {"id": "mug-blue", "label": "mug", "position": [0.4, 0.75, 0.1], "size": [0.1, 0.1, 0.1], "rgb": [10, 10, 200],
         "tags": ["graspable"]},
        {"id": "lamp", "label": "lamp", "position": [0, 0.75, -0.2], "size": [0.2, 0.4, 0.2], "rgb": [240, 230, 200],
         "tags": ["light"], "state": {"on": False}},
        {"id": "sofa", "label": "sofa", "position": [2, 0, 0], "size": [0.9, 0.8, 2], "rgb": [90, 90, 90],
         "tags": ["furniture", "seat"]},
        *({"id": f"chair-{n}", "label": "chair", "position": [n * 0.7 - 2, 0, 2], "size": [0.5, 0.9, 0.5],
           "rgb": [40, 120, 60], "tags": ["furniture", "seat"]} for n in range(6)),
    ],
}


def kitchen() -> Scene:
    """The scene."""
    return scene_from(ROOM)


class Talk:
    """A conversation in the kitchen: say a line, look at what came of it."""

    def __init__(self, scene: Scene | None = None, *, yes: bool = False) -> None:
        scene = scene or kitchen()
        self.session: Session = make_session(yes=yes)
        self.state = SessionState(History(scene), start_viewer(scene))

    def say(self, text: str) -> Reply:
        """One turn."""
        self.state, _, reply = self.session.step(self.state, Turn(text))
        return reply
