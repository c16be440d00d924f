"""Boxes that are carried from one scene to the next are those that the next one would make itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scene.boxes import Boxes, carry_over
from scene.frames import Pose
from scene.objects import Geometry, Scene, SceneObject


def thing(object_id: str, at: tuple[float, float, float], parent: str | None = None) -> SceneObject:
    return SceneObject(
        object_id, "thing", pose=Pose.from_yaw(at, 0.4), parent=parent,
        geometry=Geometry("box", (-0.2, 0.0, -0.1), (0.2, 0.3, 0.1)),
    )  # fmt: skip


def scene() -> Scene:
    return Scene.of(
        [thing("a", (0, 0, 0)), thing("b", (1, 0, 0), "a"), thing("c", (2, 0, 1), "b"), thing("d", (5, 0, 0))]
    )  # fmt: skip


def changed(how: str) -> Scene:
    objects = dict(scene().objects)
    if how == "moved carrier":
        objects["a"] = replace(objects["a"], pose=Pose.from_yaw((3.0, 0.0, 2.0), 1.0))
    elif how == "added":
        objects |= {"e": thing("e", (0.5, 0.0, 0.5), "d"), "f": thing("f", (0.1, 0.0, 0.5), "e")}
    elif how == "in another order":
        objects = dict(reversed(objects.items()))
    elif how == "put before the others":
        objects = {"e": thing("e", (0.5, 0.0, 0.5)), **objects}
    elif how == "removed":
        del objects["c"]
    elif how == "another carrier":
        objects["c"] = replace(objects["c"], parent="d")
    elif how == "all gone":
        objects = {}
    return scene().with_objects(objects)


@pytest.mark.parametrize(
    "how",
    [
        "moved carrier", "added", "put before the others", "removed", "another carrier", "all gone", "nothing",
        "in another order",
    ],
)  # fmt: skip
def test_what_is_carried_over_is_what_would_be_made(how: str) -> None:
    before, after = scene(), changed(how)
    assert len(before.boxes) == 4
    assert before.children
    carry_over(before, after)
    fresh = changed(how)
    own, made = after.__dict__["boxes"], Boxes.of(fresh)
    assert own.ids == made.ids
    assert dict(own.index) == dict(made.index)
    for name in ("center", "half", "rotation", "visible"):
        np.testing.assert_array_equal(getattr(own, name), getattr(made, name), err_msg=name)
    assert dict(after.children) == dict(fresh.children)
