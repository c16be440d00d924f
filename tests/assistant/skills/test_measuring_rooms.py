"""How large a room and what bounds it are: what is asked is the height under a ceiling, not the slab's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.runtime import make_session
from assistant.session import SessionState
from assistant.turn import Turn
from scene.frames import Viewer
from scene.history import History
from scene.objects import LabelSource, Room, Scene
from tests.assistant.skills.harness import box

FILE = LabelSource("file", "quest_capture")


def _room() -> Scene:
    shell = [
        box("floor", "floor", (2, -0.1, 1.5), (4, 0.1, 3), None, "fixed"),
        box("ceiling", "ceiling", (2, 2.5, 1.5), (4, 0.1, 3), None, "fixed"),
        box("back", "wall", (2, 0, -0.05), (4, 2.5, 0.1), None, "fixed"),
        box("front", "wall", (2, 0, 3.05), (4, 2.5, 0.1), None, "fixed"),
        box("west", "wall", (-0.05, 0, 1.5), (0.1, 2.5, 3), None, "fixed"),
    ]
    things = [
        box("sofa", "sofa", (2, 0, 0.8), (1.8, 0.8, 0.8)),
        box("shelf", "shelf", (2, 1.4, 0.15), (0.8, 0.3, 0.3)),
        box("window-1", "window", (1, 1.0, -0.05), (1.2, 1.2, 0.1), None, "fixed"),
        box("window-2", "window", (3, 1.0, -0.05), (1.2, 1.0, 0.1), None, "fixed"),
    ]
    rooms = [Room("room", "room", ((0, 0), (4, 0), (4, 3), (0, 3)), height=2.5)]
    return Scene.of([*(replace(o, label_source=FILE) for o in shell), *things], rooms=rooms)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("How high is the ceiling?", "The ceiling is 2.5 m over the floor."),
        ("What is the height of the ceiling?", "The ceiling is 2.5 m over the floor."),
        ("How high is the room?", "The room is 2.5 m high."),
        ("How big is the floor?", "The floor is 4 m by 3 m, 12 m²."),
        ("How thick are the walls?", "not captured"),
        ("How thick is the wall?", "All three walls are drawn 10 cm thick: how thick it really is was not captured."),
        ("How wide is the window?", "Both windows are 1.2 m wide."),
        ("How high is the window?", "Which window"),
        ("How far off the floor is the shelf?", "The shelf and the floor are 1.4 m apart."),
        ("How high is the shelf above the floor?", "The shelf and the floor are 1.4 m apart."),
        ("How high up is the shelf?", "The shelf and the floor are 1.4 m apart."),
        ("How much space is there between the sofa and the wall?", "The gap between the sofa and the wall is 40 cm."),
        ("How far is the wall from the sofa?", "The wall and the sofa are 40 cm apart."),
    ],
)
def test_a_room_is_measured_as_people_measure_it(asked: str, told: str) -> None:
    state = SessionState(History(_room()), Viewer((2.0, 1.6, 2.8), (0.0, 0.0, -1.0)))
    assert told in make_session().step(state, Turn(asked))[2].reply
