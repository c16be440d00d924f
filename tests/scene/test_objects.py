"""Scenes: ids, parents, rooms and the boxes of it all."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from scene.boxes import Boxes
from scene.errors import RejectedError
from scene.frames import Pose
from scene.objects import Geometry, Room, Scene, SceneObject
from scene.ops import MoveObject, RotateObject
from scene.transaction import Committed, commit
from tests.scene.strategies import poses, scenes


def test_an_id_twice_is_refused() -> None:
    with pytest.raises(RejectedError, match="'a'"):
        Scene.of([SceneObject("a"), SceneObject("a")])


def test_parents_in_a_ring_are_refused() -> None:
    with pytest.raises(RejectedError, match="cycle"):
        Scene.of([SceneObject("a", parent="b"), SceneObject("b", parent="a")])


def test_a_missing_parent_is_refused() -> None:
    with pytest.raises(RejectedError, match="'ghost'"):
        Scene.of([SceneObject("a", parent="ghost")])


def test_what_is_carried_moves_along() -> None:
    scene = Scene.of([SceneObject("tray"), SceneObject("mug", pose=Pose((0.0, 0.1, 0.0)), parent="tray")])
    result = commit(scene, [MoveObject("tray", (1.0, 2.0, 3.0))])
    assert isinstance(result, Committed)
    assert result.scene.world_pose("mug").position == (1.0, 2.1, 3.0)


def test_a_room_knows_what_is_in_it() -> None:
    room = Room("k", "kitchen", ((0, 0), (4, 0), (4, 3), (0, 3)))
    assert room.contains((1.0, 0.5, 1.0))
    assert not room.contains((5.0, 0.5, 1.0))
    assert not room.contains((1.0, 3.5, 1.0))


@given(scenes())
def test_a_box_holds_its_corners(scene: Scene) -> None:
    boxes = scene.boxes
    for row in range(len(boxes)):
        corners = boxes.corners(row)
        assert np.all(corners >= boxes.lo[row] - 1e-9)
        assert np.all(corners <= boxes.hi[row] + 1e-9)
        assert np.allclose(corners.min(axis=0), boxes.lo[row])


@given(scenes(least=2), poses)
def test_boxes_carried_over_are_the_boxes_computed_anew(scene: Scene, pose: Pose) -> None:
    assert len(scene.boxes) == len(scene)
    result = commit(scene, [MoveObject("o0", pose.position), RotateObject("o0", pose.orientation)])
    assert isinstance(result, Committed)
    anew = Boxes.of(result.scene)
    for name in ("center", "half", "rotation", "lo", "hi", "visible"):
        assert np.array_equal(getattr(result.scene.boxes, name), getattr(anew, name))


def test_size_is_the_scaled_mesh() -> None:
    o = SceneObject("a", geometry=Geometry("box", (0, 0, 0), (1, 2, 3)), scale=(2.0, 1.0, 0.5))
    assert o.size == (2.0, 2.0, 1.5)
