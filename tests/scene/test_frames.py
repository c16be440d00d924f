"""The algebra of poses, by its axioms."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scene.errors import RejectedError
from scene.frames import (
    IDENTITY,
    Pose,
    Ray,
    Viewer,
    matrix_from_quat,
    quat,
    quat_from_axis_angle,
    quat_from_matrix,
    quat_rotate,
    vec3,
)
from tests.scene.strategies import poses, quaternions, vectors


def close(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return bool(np.allclose(a, b, atol=1e-7))


@given(poses, poses, vectors)
def test_composing_is_applying_one_after_the_other(a: Pose, b: Pose, point: tuple[float, float, float]) -> None:
    assert close(a.compose(b).apply(point), a.apply(b.apply(point)))


@given(poses, poses, poses)
def test_composing_is_associative(a: Pose, b: Pose, c: Pose) -> None:
    assert close(a.compose(b).compose(c).position, a.compose(b.compose(c)).position)


@given(poses, vectors)
def test_the_inverse_takes_back(pose: Pose, point: tuple[float, float, float]) -> None:
    assert close(pose.inverse().apply(pose.apply(point)), point)


@given(poses, vectors)
def test_the_matrix_does_the_same(pose: Pose, point: tuple[float, float, float]) -> None:
    assert close(tuple((pose.matrix() @ [*point, 1.0])[:3]), pose.apply(point))


@given(quaternions, vectors)
def test_rotation_keeps_lengths(q: tuple[float, float, float, float], v: tuple[float, float, float]) -> None:
    assert math.isclose(math.hypot(*quat_rotate(q, v)), math.hypot(*v), abs_tol=1e-9)


@given(quaternions)
def test_a_matrix_gives_its_quaternion_back(q: tuple[float, float, float, float]) -> None:
    again = quat_from_matrix(matrix_from_quat(q))
    assert close(again, q) or close(tuple(-v for v in again), q)


@given(st.floats(-3.1, 3.1))
def test_yaw_is_the_turn_about_up(yaw: float) -> None:
    assert math.isclose(Pose.from_yaw((1.0, 2.0, 3.0), yaw).yaw_rad, yaw, abs_tol=1e-9)


def test_a_viewer_has_the_right_hand_of_gltf() -> None:
    viewer = Viewer((0.0, 1.6, 0.0), (0.0, 0.0, -1.0))
    assert viewer.right == (1.0, 0.0, 0.0)
    assert close(viewer.ahead, (0.0, 0.0, -1.0))


def test_a_right_turn_looks_along_x() -> None:
    assert close(quat_rotate(quat_from_axis_angle((0.0, 1.0, 0.0), math.pi / 2), (0.0, 0.0, 1.0)), (1.0, 0.0, 0.0))


@pytest.mark.parametrize("bad", [(1.0, 2.0), (math.nan, 0, 0), (math.inf, 0, 0), "abc", None, (1, 2, "x")])
def test_what_is_no_vector_is_named(bad: object) -> None:
    with pytest.raises(RejectedError, match="expected 3"):
        vec3(bad, "the position")


@pytest.mark.parametrize("bad", [(0, 0, 0, 0), (math.nan, 0, 0, 1), (0, 0, 1)])
def test_what_is_no_orientation_is_named(bad: object) -> None:
    with pytest.raises(RejectedError, match="the orientation"):
        quat(bad, "the orientation")


def test_a_ray_through_its_own_origin_looks_ahead() -> None:
    assert Ray.through((1.0, 1.0, 1.0), (1.0, 1.0, 1.0)).direction == (0.0, 0.0, -1.0)
    assert quat(IDENTITY) == IDENTITY
