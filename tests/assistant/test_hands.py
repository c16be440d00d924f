"""The hand that points past walls which are cut away."""

from __future__ import annotations

import pytest

from assistant.hands import Hands
from scene.frames import Ray, Vec3
from scene.geometry.rays import cast
from scene.history import History
from scene.objects import Scene
from tests.scene.view.rooms import room_scene

OUTSIDE: Vec3 = (0.0, 4.0, 6.0)
"""From here the wall before the room is lowered."""


@pytest.fixture
def scene() -> Scene:
    """A room with things in it."""
    return room_scene()


def through_the_wall(scene: Scene) -> tuple[str, Ray]:
    """Something in the room, and a ray to it that a wall would stop."""
    for o in scene:
        if not o.fixed:
            x, y, z = scene.boxes.center[scene.boxes.index[o.id]].tolist()
            ray = Ray.through(OUTSIDE, (x, y, z))
            first = cast(scene, ray)
            beyond = cast(scene, ray, ignore=("ceiling", "wall-2", "door"))
            if first and beyond and first.object_id in ("ceiling", "wall-2") and beyond.object_id == o.id:
                return o.id, ray
    raise LookupError("nothing in the room is behind the wall")


def test_it_hovers_selects_and_takes_what_is_seen_through_the_cut(scene: Scene) -> None:
    seen, ray = through_the_wall(scene)
    hands = Hands()
    hands.hover(scene, ray)
    assert hands.over == seen
    assert hands.click(History(scene), ray, add=False).scene.selection == (seen,)
    assert hands.take(scene, ray)


def test_what_it_lets_go_falls_in_the_room_and_not_on_the_wall(scene: Scene) -> None:
    seen, ray = through_the_wall(scene)
    hands = Hands()
    assert hands.take(scene, ray)
    history, problem = hands.drop(History(scene), ray)
    assert problem == ""
    x, y, z = history.scene.world_pose(seen).position
    assert scene.room_at((x, y + 0.1, z)) is not None
