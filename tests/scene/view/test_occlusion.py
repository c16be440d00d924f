"""What walls hide."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scene.frames import Vec3
from scene.view.occlusion import hidden_by

small = st.floats(-3, 3)
EYE: Vec3 = (0.0, 1.6, 5.0)
WALL = np.array([[-2.0, 0.0, -0.1]]), np.array([[2.0, 2.6, 0.1]])


centers = st.tuples(small, st.floats(0, 3), st.floats(-6, 4))
extents = st.tuples(*[st.floats(0.05, 1)] * 3)


@given(centers, extents, st.integers(0, 2**32 - 1))
def test_no_point_of_a_hidden_box_can_be_seen(center: Vec3, extent: Vec3, seed: int) -> None:
    c, e = np.array([center]), np.array([extent])
    if not hidden_by(EYE, c, e, *WALL)[0]:
        return
    points = c + np.random.default_rng(seed).uniform(-1, 1, (200, 3)) * e
    t = (0.1 - EYE[2]) / (points[:, 2] - EYE[2])
    crossing = np.array(EYE) + (points - np.array(EYE)) * t[:, None]
    assert (points[:, 2] < 0.1).all()
    assert (np.abs(crossing[:, 0]) <= 2.0 + 1e-9).all()
    assert ((crossing[:, 1] >= -1e-9) & (crossing[:, 1] <= 2.6 + 1e-9)).all()


def test_what_is_behind_is_hidden_and_what_is_before_or_beside_is_not() -> None:
    boxes = np.array([[0.0, 1.0, -2.0], [0.0, 1.0, 2.0], [4.0, 1.0, -2.0], [0.0, 5.0, -2.0]])
    assert hidden_by(EYE, boxes, np.full((4, 3), 0.3), *WALL).tolist() == [True, False, False, False]


def test_without_walls_or_things_nothing_is_hidden() -> None:
    none = np.zeros((0, 3))
    assert hidden_by(EYE, none, none, *WALL).tolist() == []
    assert hidden_by(EYE, np.zeros((1, 3)), np.ones((1, 3)), none, none).tolist() == [False]
