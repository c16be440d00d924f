"""How the eyes move."""

from __future__ import annotations

import math

import pytest

from scene.frames import Viewer
from scene.objects import Scene
from scene.view.camera import PITCH_LIMIT_RAD, WALK_M_S, Camera, Walk, first_view, frame_all
from scene.view.projection import look_rotation, yaw_pitch
from tests.scene.view.rooms import room_scene


def test_a_glide_begins_here_ends_there_and_then_is_over() -> None:
    there = Viewer.looking_at((3, 2, 1), (0, 0, 0))
    camera = Camera().toward(there, 10.0, lasts_s=1.0)
    assert camera.at(10.0).viewer.position == Camera().viewer.position
    assert camera.at(10.5).glide is not None
    arrived = camera.at(11.0)
    assert arrived.glide is None
    assert arrived.viewer.position == pytest.approx(there.position)
    assert arrived.viewer.forward == pytest.approx(there.forward)


def test_a_glide_turns_the_short_way() -> None:
    start = Camera(Viewer((0, 0, 0), look_rotation(math.radians(170), 0)))
    camera = start.toward(Viewer((0, 0, 0), look_rotation(math.radians(-170), 0)), 0.0, lasts_s=1.0)
    yaw, _ = yaw_pitch(camera.at(0.5).viewer.forward)
    assert abs(yaw) == pytest.approx(math.pi, abs=1e-6)


def test_walking_is_level_and_at_walking_speed_whatever_the_pitch() -> None:
    camera = Camera(Viewer((0, 1.6, 0), look_rotation(0.0, -1.0)))
    after = camera.walked(Walk(forward=1), 2.0).viewer.position
    assert after == pytest.approx((0.0, 1.6, -2 * WALK_M_S))
    diagonal = camera.walked(Walk(right=1, forward=1), 1.0).viewer.position
    assert math.hypot(diagonal[0], diagonal[2]) == pytest.approx(WALK_M_S)


def test_a_head_does_not_turn_over() -> None:
    camera = Camera()
    for _ in range(100):
        camera = camera.turned(0, -200)
    assert yaw_pitch(camera.viewer.forward)[1] == pytest.approx(PITCH_LIMIT_RAD)


def test_the_mouse_to_the_right_turns_to_the_right() -> None:
    assert Camera().turned(50, 0).viewer.forward[0] > 0
    assert Camera().turned(0, 50).viewer.forward[1] < 0


def test_a_visit_begins_at_the_first_viewpoint_else_sees_everything() -> None:
    scene = room_scene()
    assert first_view(scene).position == scene.viewpoints[0].position
    bare = Scene.of(list(scene), meshes=scene.meshes)
    assert first_view(bare) == frame_all(bare)
    frame_all(Scene())
