"""Walking and looking: to a free spot, at eye height, looking at what was named."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.program import GoTo, LookAt, Noun, Quantity, Ref, Relation, Shift, Turn
from assistant.language.program import Home as Back
from assistant.skills.base import Refused
from assistant.standing import RADIUS_M, clearance, free_spot, free_way
from scene.frames import Viewer
from tests.assistant.skills.harness import Home, at, home, the


@pytest.fixture
def room() -> Home:
    return Home()


def _stands_free(room: Home) -> bool:
    x, _, z = room.viewer.position
    return clearance(room.scene, x, z, 0.0, 1.6) >= RADIUS_M - 1e-9


def test_going_to_a_thing(room: Home) -> None:
    plan = room.do(GoTo(Relation("at", (the("bed"),))))
    assert plan.reply == "You are at the bed."
    assert room.viewer.position[1] == pytest.approx(1.6)
    assert _stands_free(room)
    x, _, z = room.viewer.position
    assert math.dist((x, z), (7.5, 2.0)) < 2.5
    toward = (7.5 - x, 2.0 - z)
    ahead = room.viewer.ahead
    assert (ahead[0] * toward[0] + ahead[2] * toward[1]) / math.hypot(*toward) > 0.99


def test_going_into_a_room(room: Home) -> None:
    assert room.do(GoTo(Relation("in", (the("bedroom"),)))).reply == "You are in the bedroom."
    assert room.scene.rooms[1].contains(room.viewer.position)
    assert _stands_free(room)


def test_going_to_a_viewpoint_and_back(room: Home) -> None:
    start = room.viewer
    room.do(GoTo(Relation("at", (the("bed"),))))
    there = room.viewer
    room.do(GoTo(Back()))
    assert room.viewer == start
    room.do(GoTo(Back()))
    assert room.viewer == there
    assert room.do(GoTo(Relation("at", (the("entrance"),)))).reply == "You are at the entrance."
    assert room.viewer.position == (1.0, 1.6, 3.6)


def test_nowhere_to_go_back_to(room: Home) -> None:
    with pytest.raises(Refused, match="not gone anywhere"):
        room.plan(GoTo(Back()))


def test_steps_stop_before_things(room: Home) -> None:
    room.viewer = Viewer((2.5, 1.6, 2.75), (0.0, 0.0, -1.0))
    with pytest.raises(Refused, match="in the way"):
        room.plan(GoTo(Shift("forward", Quantity(1, "m"))))
    room.viewer = Viewer((4.0, 1.6, 3.5), (0.0, 0.0, -1.0))
    plan = room.do(GoTo(Shift("forward", Quantity(1, "m"))))
    assert plan.reply == "You are 1 m further."
    assert room.viewer.position == pytest.approx((4.0, 1.6, 2.5))


def test_a_whole_step_where_no_distance_is_said(room: Home) -> None:
    room.viewer = Viewer((4.0, 1.6, 3.5), (0.0, 0.0, -1.0))
    room.do(GoTo(Shift("forward")))
    assert room.viewer.position[2] == pytest.approx(2.8)


def test_looking(room: Home) -> None:
    assert room.do(LookAt(the("lamp"))).reply == "You are looking at the lamp."
    gaze = room.viewer.gaze
    lamp = (8.7, 0.75, 0.4)
    distance = math.dist(gaze.origin, lamp)
    assert math.dist(gaze.at(distance), lamp) < 1e-6


@pytest.mark.parametrize(("direction", "right"), [("left", -1.0), ("right", 1.0)])
def test_turning(room: Home, direction: str, right: float) -> None:
    room.viewer = Viewer((1.0, 1.6, 3.6), (0.0, 0.0, -1.0))
    room.do(Turn(direction))  # type: ignore[arg-type]
    assert room.viewer.forward == pytest.approx((right, 0.0, 0.0), abs=1e-12)


def test_turning_around_by_an_angle_and_up(room: Home) -> None:
    room.viewer = Viewer((1.0, 1.6, 3.6), (0.0, 0.0, -1.0))
    assert room.do(Turn("around")).reply == "You turned around."
    assert room.viewer.forward == pytest.approx((0.0, 0.0, 1.0), abs=1e-12)
    assert room.do(Turn("left", Quantity(30, "deg"))).reply == "You turned 30 degrees to the left."
    room.do(Turn("up"))
    assert room.viewer.forward[1] == pytest.approx(0.5)
    room.do(Turn("up", Quantity(170, "deg")))
    assert room.viewer.forward[1] == pytest.approx(math.sin(math.radians(80)))


@given(st.floats(0.3, 8.7), st.floats(0.3, 3.7))
@settings(max_examples=40, deadline=None)
def test_a_free_spot_is_free(x: float, z: float) -> None:
    scene = home()
    spot = free_spot(scene, (x, 0.0, z), 1.6)
    assert spot is not None
    assert clearance(scene, spot[0], spot[2], 0.0, 1.6) >= RADIUS_M


@given(st.floats(0.0, 2 * math.pi), st.floats(0.1, 3.0))
@settings(max_examples=40, deadline=None)
def test_a_way_never_ends_in_a_thing(angle: float, distance: float) -> None:
    scene = home()
    way = (math.sin(angle), 0.0, math.cos(angle))
    gone = free_way(scene, (4.0, 0.0, 3.0), way, distance, 1.6)
    assert 0.0 <= gone <= distance
    assert clearance(scene, 4.0 + way[0] * gone, 3.0 + way[2] * gone, 0.0, 1.6) >= RADIUS_M - 1e-9


def test_no_such_place(room: Home) -> None:
    from assistant.skills.base import Unresolved

    with pytest.raises(Unresolved):
        room.plan(GoTo(Relation("at", (Ref(Noun("piano")),))))
    assert at("at", "bed").name == "at"
