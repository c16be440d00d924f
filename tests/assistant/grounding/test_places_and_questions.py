"""Places as targets for placement; descriptions that are understood again; questions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from assistant.gaze import GazeTrack
from assistant.grounding.outcome import Ambiguous, NotFound, Resolved, ResolvedPlace
from assistant.grounding.questions import describe, question_for
from assistant.grounding.resolve import ground, ground_place
from scene.frames import Ray
from scene.objects import Scene
from tests.assistant.grounding.rooms import RED, box, context, office, place, ref, viewer


def _place(notation: str, **more: object) -> ResolvedPlace:
    found = ground_place(place(notation), context(**more))
    assert isinstance(found, ResolvedPlace), found
    return found


def test_on_a_thing() -> None:
    found = _place("on(the(desk, most(right)))")
    assert (found.kind, found.relation, found.anchors, found.room) == ("surface", "on", ("desk_r",), "office")


def test_between_two_things() -> None:
    found = _place("between(the(desk, most(left)), the(desk, most(right)))")
    assert found.relation == "between"
    assert set(found.anchors) == {"desk_l", "desk_r"}


@pytest.mark.parametrize(
    ("notation", "way"),
    [
        ("left_of(the(window))", (-1.0, 0.0, 0.0)), ("right_of(the(window))", (1.0, 0.0, 0.0)),
        ("in_front_of(the(window))", (0.0, 0.0, 1.0)), ("behind(the(stool))", (0.0, 0.0, -1.0)),
    ],
)  # fmt: skip
def test_sides_are_the_viewers(notation: str, way: tuple[float, float, float]) -> None:
    found = _place(notation)
    assert found.direction is not None
    assert float(np.dot(found.direction, way)) > 0.9
    turned = _place(notation, eyes=viewer((0.0, 1.6, -2.4), (0.0, 0.8, 2.0)))
    assert turned.direction is not None
    assert float(np.dot(turned.direction, way)) < -0.9


def test_a_distance_is_exact_or_a_bound() -> None:
    found = _place("left_of(the(window), distance=0.5m)")
    assert (found.distance_m, found.bounded) == (0.5, False)
    found = _place("near(the(window), distance=2m)")
    assert (found.distance_m, found.bounded) == (2.0, True)


@pytest.mark.parametrize(
    ("notation", "way", "far"),
    [
        ("shift(left, distance=50cm)", (-1.0, 0.0, 0.0), 0.5), ("shift(forward)", (0.0, 0.0, -1.0), None),
        ("shift(up, distance=1ft)", (0.0, 1.0, 0.0), 0.3048), ("shift(backward, distance=2step)", (0.0, 0.0, 1.0), 1.4),
    ],
)  # fmt: skip
def test_shifts(notation: str, way: tuple[float, float, float], far: float | None) -> None:
    found = _place(notation)
    assert found.kind == "shift"
    assert found.direction == pytest.approx(way, abs=1e-9)
    assert found.distance_m == pytest.approx(far)


def test_towards_a_thing() -> None:
    found = _place("shift(toward, anchor=the(door))")
    assert (found.kind, found.relation, found.anchors) == ("shift", "near", ("door",))


def test_there_is_where_the_hand_points() -> None:
    eyes = viewer()
    gaze = GazeTrack.still(eyes, Ray.through(eyes.position, (-2.0, 0.74, -2.0)))
    found = _place("there(1.0)", gaze=gaze)
    assert found.kind == "point"
    assert found.anchors == ("desk_l",)
    floor = _place("there(1.0)", gaze=GazeTrack.still(eyes, Ray.through(eyes.position, (-1.0, 0.0, 0.0))))
    assert floor.point == pytest.approx((-1.0, 0.0, 0.0), abs=0.02)


def test_here_is_before_the_person_and_there_without_pointing_is_the_last_place() -> None:
    here = _place("here")
    assert here.point is not None
    assert here.point[1] == pytest.approx(0.0)
    assert _place("there", place=(1.0, 0.0, 1.0)).point == (1.0, 0.0, 1.0)
    assert isinstance(ground_place(place("there"), context()), NotFound)


def test_the_corner_is_a_region_of_the_room() -> None:
    found = _place("in_corner()")
    assert (found.kind, found.room) == ("region", "office")
    assert found.point is not None
    assert abs(found.point[0]) > 2.0
    assert abs(found.point[2]) > 1.5


def test_a_room_is_gone_to() -> None:
    found = _place("at(the(office))")
    assert (found.kind, found.room) == ("room", "office")


def test_an_unclear_anchor_is_asked_about() -> None:
    found = ground_place(place("on(the(desk))"), context())
    assert isinstance(found, Ambiguous)
    assert found.about == ref("the(desk)")
    settled = ground_place(place("on(the(desk))"), replace(context(), chosen={ref("the(desk)"): ("desk_l",)}))
    assert isinstance(settled, ResolvedPlace)
    assert settled.anchors == ("desk_l",)


def test_places_narrow_one_another() -> None:
    found = _place("places([on(the(desk, most(left))), next_to(the(mug, blue))])")
    assert found.anchors == ("desk_l",)
    assert found.also[0].anchors == ("mug_blue",)


def test_what_is_said_of_a_thing_means_that_thing() -> None:
    scene, ctx = office(), context()
    unique = 0
    for o in scene:
        said = describe(ctx, o.id)
        if not said.unique:
            continue
        unique += 1
        found = ground(said.ref, ctx)
        assert isinstance(found, Resolved), (o.id, said.english, found)
        assert found.ids == (o.id,), said.english
    assert unique >= len(scene) - 2


def test_the_shortest_difference_is_said() -> None:
    ctx = context()
    assert describe(ctx, "mug_blue").english == "the blue mug"
    assert describe(ctx, "printer").english == "the printer"
    question, options = question_for(["mug_blue", "mug_red_l"], ctx, "mug", 1)
    assert question == "Which mug: the blue one or the red one?"
    assert options == ("the blue one", "the red one")


def test_twins_that_nothing_tells_apart_get_numbers() -> None:
    scene = Scene.of([box(i, "mug", (0.0, 0.05, 0.0), (0.1, 0.1, 0.1), RED) for i in ("a", "b")])
    question, options = question_for(["a", "b"], context(scene), "mug", 1)
    assert len(set(options)) == 2
    assert "number" in question
