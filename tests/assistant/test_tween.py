"""Between two scenes: it starts at the one and ends at the other."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.tween import between, slerp
from scene.frames import Pose
from scene.objects import Scene, SceneObject
from scene.ops import AddObject, MoveObject, RecolorObject
from scene.transaction import Committed, commit
from tests.scene.strategies import quaternions, scenes, vectors


@given(scenes(), vectors)
def test_it_starts_before_and_ends_after(before: Scene, to: tuple[float, float, float]) -> None:
    done = commit(before, [MoveObject("o0", to), RecolorObject("o0", (0.2, 0.3, 0.4))])
    assert isinstance(done, Committed)
    assert between(before, done.scene, 1.0) is done.scene
    first = between(before, done.scene, 0.0)
    assert np.allclose(first.world_pose("o0").position, before.world_pose("o0").position, atol=1e-6)


def test_what_is_added_grows() -> None:
    before = Scene.of([])
    done = commit(before, [AddObject(SceneObject("mug"))])
    assert isinstance(done, Committed)
    assert between(before, done.scene, 0.2)["mug"].scale[0] < between(before, done.scene, 0.8)["mug"].scale[0] < 1.0


def test_what_stays_is_the_same() -> None:
    before = Scene.of([SceneObject("a"), SceneObject("b")])
    done = commit(before, [MoveObject("a", (1.0, 0.0, 0.0))])
    assert isinstance(done, Committed)
    half = between(before, done.scene, 0.5)
    assert half["b"] is before["b"]
    assert half["a"].pose == Pose((0.5, half["a"].pose.position[1], 0.0))


@given(quaternions, quaternions, st.floats(0, 1))
def test_slerp_stays_a_rotation(a: tuple[float, ...], b: tuple[float, ...], s: float) -> None:
    assert abs(np.linalg.norm(slerp(a, b, s)) - 1) < 1e-6  # type: ignore[arg-type]
