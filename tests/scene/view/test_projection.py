"""Points to pixels and back."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scene.frames import Vec3, Viewer
from scene.view.camera import frame_all
from scene.view.projection import Projection, inside_frustum, look_rotation, yaw_pitch
from tests.scene.view.rooms import room_scene

coordinate = st.floats(-20, 20)
points = st.tuples(coordinate, coordinate, coordinate)
yaws, pitches = st.floats(-math.pi, math.pi), st.floats(-1.5, 1.5)
sizes = st.tuples(st.integers(16, 2000), st.integers(16, 2000))


@st.composite
def projections(draw: st.DrawFn) -> Projection:
    width, height = draw(sizes)
    return Projection(Viewer(draw(points), look_rotation(draw(yaws), draw(pitches))), width, height)


@given(projections(), st.floats(0, 1), st.floats(0, 1), st.floats(0.1, 50))
def test_a_ray_through_a_pixel_comes_back_to_it(projection: Projection, u: float, v: float, distance: float) -> None:
    x, y = u * projection.width, v * projection.height
    ray = projection.ray(x, y)
    assert math.isclose(float(np.linalg.norm(ray.direction)), 1.0, abs_tol=1e-9)
    seen = projection.to_pixels(np.array([ray.at(distance)]))[0]
    assert seen[0] == pytest.approx(x, abs=1e-4)
    assert seen[1] == pytest.approx(y, abs=1e-4)
    assert seen[2] > 0


@given(projections(), points)
def test_the_matrix_and_the_pixels_agree(projection: Projection, point: Vec3) -> None:
    x, y, depth = projection.to_pixels(np.array([point]))[0]
    clip = projection.matrix @ np.array([*point, 1.0])
    assert clip[3] == pytest.approx(depth, abs=1e-6)
    if depth > 0.05:
        assert (clip[0] / clip[3] + 1) / 2 * projection.width == pytest.approx(x, abs=1e-3)
        assert (1 - clip[1] / clip[3]) / 2 * projection.height == pytest.approx(y, abs=1e-3)


@given(projections(), points, st.tuples(*[st.floats(0.01, 3)] * 3))
def test_what_is_in_the_picture_is_in_the_frustum(projection: Projection, center: Vec3, extent: Vec3) -> None:
    x, y, depth = projection.to_pixels(np.array([center]))[0]
    lens = projection.lens
    in_picture = lens.near_m < depth < lens.far_m and 0 <= x <= projection.width and 0 <= y <= projection.height
    inside = bool(inside_frustum(projection.planes(), np.array([center]), np.array([extent]))[0])
    assert inside or not in_picture


@given(yaws, pitches)
def test_yaw_and_pitch_give_the_look_they_came_from(yaw: float, pitch: float) -> None:
    again = look_rotation(*yaw_pitch(look_rotation(yaw, pitch)))
    assert np.allclose(again, look_rotation(yaw, pitch), atol=1e-9)


@given(st.floats(0.4, 3.0), st.tuples(st.floats(-1, 1), st.floats(0.1, 2), st.floats(0.2, 1)))
def test_framing_shows_every_corner_and_wastes_little(aspect: float, direction: Vec3) -> None:
    scene = room_scene()
    viewer = frame_all(scene, aspect=aspect, from_direction=direction)
    projection = Projection(viewer, round(1000 * aspect), 1000)
    corners = np.concatenate([scene.boxes.corners(row) for row in range(len(scene))])
    seen = projection.to_pixels(corners)
    assert (seen[:, 2] > 0).all()
    across, down = seen[:, 0] / projection.width, seen[:, 1] / projection.height
    assert min(across.min(), down.min()) > 0.0
    assert max(across.max(), down.max()) < 1.0
    assert max(float(np.ptp(across)), float(np.ptp(down))) > 0.85
