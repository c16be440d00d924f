"""Every relation: its own examples, and the laws that it declares."""

from __future__ import annotations

import itertools
import math
import time

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scene.boxes import Boxes
from scene.errors import UsageError
from scene.frames import FloatArray, Viewer
from scene.objects import Room, Scene
from scene.relations import Box, Example, Relation, RelationView, boxes_of, heading, looking_from, relation, relations
from scene.relations.base import Rows
from scene.relations.facing import level_front, looks_at
from scene.relations.pairs import Pairs, step_up
from tests.scene.strategies import scenes

ALL = list(relations().values())
NAMES = [r.name for r in ALL]
OF_BOXES = [r for r in ALL if not r.of_rooms]

ASKED = (
    "on", "in", "under", "above", "below", "left_of", "right_of", "in_front_of", "behind", "next_to", "near",
    "far_from", "between", "against", "facing", "in_room", "touching", "with", "opposite", "around", "hanging_on",
)

metres = st.floats(-6, 6, allow_nan=False, width=64)
boxes_strategy = st.lists(
    st.builds(
        Box, st.tuples(metres, st.floats(0, 3, width=64), metres), st.tuples(*[st.floats(0.02, 3, width=64)] * 3),
        st.floats(-math.pi, math.pi, width=64),
    ),
    min_size=3, max_size=7,
).map(lambda items: boxes_of(tuple(items)))


def room_of(box: Box) -> Room:
    """A room as large as a box."""
    (x, y, z), (w, h, d) = box.center, box.size
    outline = ((x - w / 2, z - d / 2), (x + w / 2, z - d / 2), (x + w / 2, z + d / 2), (x - w / 2, z + d / 2))
    return Room("room", "room", outline, floor_y=y - h / 2, height=h)


def judged(r: Relation, example: Example) -> float:
    """The degree in an example."""
    boxes = boxes_of((example.target, *example.anchors))
    if r.of_rooms:
        view, anchors = RelationView(boxes, rooms=(room_of(example.anchors[0]),)), np.array([0])
    else:
        view, anchors = RelationView(boxes), np.array([[1, 2]]) if r.anchors == 2 else np.array([1])
    return float(r.table(view, np.array([0]), anchors)[0, 0])


def table(r: Relation, view: RelationView) -> FloatArray:
    """All against all; pairs of all for those of two anchors."""
    rows: Rows = np.arange(len(view.boxes))
    if r.of_rooms:
        return r.table(view, rows, np.arange(len(view.rooms)))
    anchors = np.array(list(itertools.combinations(range(len(rows)), 2))) if r.anchors == 2 else rows
    return r.table(view, rows, anchors)


def moved(boxes: Boxes, yaw: float, by: tuple[float, float, float]) -> Boxes:
    """All of the boxes turned about the vertical through the origin, then shifted."""
    c, s = math.cos(yaw), math.sin(yaw)
    turn = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])
    return Boxes(boxes.ids, boxes.index, boxes.center @ turn.T + np.array(by), boxes.half, turn @ boxes.rotation,
                 boxes.visible)


@pytest.mark.parametrize("name", ASKED)
def test_the_vocabulary_is_there(name: str) -> None:
    assert relation(name).name == name


@pytest.mark.parametrize("r", ALL, ids=NAMES)
def test_each_brings_scenes_in_which_it_holds_and_does_not(r: Relation) -> None:
    assert any(e.holds for e in r.examples)
    assert any(not e.holds for e in r.examples)
    for scene in r.examples:
        degree = judged(r, scene)
        assert (degree >= 0.6) if scene.holds else (degree <= 0.3), (r.name, scene.says, degree)


def test_an_unknown_relation_names_the_known() -> None:
    with pytest.raises(UsageError, match="left_of"):
        relation("leftish")


@pytest.mark.parametrize("r", ALL, ids=NAMES)
@settings(max_examples=8, deadline=None)
@given(boxes=boxes_strategy)
def test_degrees_are_between_0_and_1(r: Relation, boxes: Boxes) -> None:
    view = RelationView(boxes, rooms=(room_of(Box((0.0, 1.3, 0.0), (5.0, 2.6, 5.0))),))
    degrees = table(r, view)
    assert degrees.shape[0] == len(boxes)
    assert np.isfinite(degrees).all()
    assert (degrees >= 0).all()
    assert (degrees <= 1).all()


@pytest.mark.parametrize("r", [r for r in ALL if r.inverse], ids=lambda r: r.name)
@settings(max_examples=8, deadline=None)
@given(boxes=boxes_strategy, turn=st.floats(-math.pi, math.pi))
def test_the_inverse_holds_the_other_way_round(r: Relation, boxes: Boxes, turn: float) -> None:
    view = RelationView(boxes, heading((math.sin(turn), 0.0, math.cos(turn))))
    other = relation(str(r.inverse))
    assert other.inverse == r.name
    np.testing.assert_allclose(table(r, view), table(other, view).T, atol=1e-9)


@pytest.mark.parametrize("r", OF_BOXES, ids=lambda r: r.name)
@settings(max_examples=6, deadline=None)
@example(boxes=boxes_of((*[Box((0.0, 0.0, 0.0), (1.0, 1.0, 1.0))] * 2, Box((0.0, 0.0, 0.0), (1.0, 1.0, 1.0), 1.0))),
         yaw=1.0, by=(0.0, 0.0, 0.0), look=0.0, intrinsic=False)
@given(boxes=boxes_strategy, yaw=st.floats(-math.pi, math.pi), by=st.tuples(metres, metres, metres),
       look=st.floats(-math.pi, math.pi), intrinsic=st.booleans())
def test_it_does_not_matter_where_the_world_is_and_how_turned(
    r: Relation, boxes: Boxes, yaw: float, by: tuple[float, float, float], look: float, intrinsic: bool
) -> None:
    room = Room("room", "room", ((-3, -3), (3, -3), (3, 3), (-3, 3)))
    before = RelationView(boxes, heading((math.sin(look), 0.0, math.cos(look))), intrinsic, (room,))
    after = RelationView(moved(boxes, yaw, by), heading((math.sin(look + yaw), 0.0, math.cos(look + yaw))), intrinsic,
                         (room,))
    np.testing.assert_allclose(table(r, before), table(r, after), atol=1e-6)


@settings(max_examples=25, deadline=None)
@given(boxes=boxes_strategy, turn=st.floats(-math.pi, math.pi))
def test_left_and_right_and_front_and_back_swap_for_one_who_turns_round(boxes: Boxes, turn: float) -> None:
    ahead = (math.sin(turn), 0.0, math.cos(turn))
    one = RelationView(boxes, heading(ahead))
    other = RelationView(boxes, heading((-ahead[0], 0.0, -ahead[2])))
    for name, opposite in (("left_of", "right_of"), ("in_front_of", "behind")):
        np.testing.assert_allclose(table(relation(name), one), table(relation(opposite), other), atol=1e-9)


def test_whoever_walks_round_a_table_sees_its_left_change() -> None:
    boxes = boxes_of((Box((-1.2, 0.2, 0.0), (0.3, 0.4, 0.3)), Box((0.0, 0.37, 0.0), (1.0, 0.74, 1.0))))
    target, anchor = np.array([0]), np.array([1])
    seen = [
        float(relation("left_of").table(RelationView(boxes, looking_from(eyes)), target, anchor)[0, 0])
        for eyes in ((0.0, 1.6, 4.0), (0.0, 1.6, -4.0))
    ]
    assert seen[0] > 0.8
    assert seen[1] == 0.0


def test_the_side_of_a_chair_is_its_own() -> None:
    chair = Box((0.0, 0.45, 0.0), (0.5, 0.9, 0.5), math.pi / 2)  # looks along +X
    behind, left = Box((-1.0, 0.2, 0.0), (0.3, 0.4, 0.3)), Box((0.0, 0.2, -1.0), (0.3, 0.4, 0.3))
    view = RelationView(boxes_of((chair, behind, left)), intrinsic=True)
    anchor = np.array([0])
    assert relation("behind").table(view, np.array([1]), anchor)[0, 0] > 0.7
    assert relation("in_front_of").table(view, np.array([1]), anchor)[0, 0] == 0
    # One who sits on it and looks along +X has -Z on the left.
    assert relation("left_of").table(view, np.array([2]), anchor)[0, 0] > 0.7


@settings(max_examples=20, deadline=None)
@given(scene=scenes())
def test_a_view_of_a_scene_knows_who_carries_what(scene: Scene) -> None:
    view = RelationView.of(scene, Viewer.looking_at((0.0, 1.6, 5.0), (0.0, 1.0, 0.0)))
    rows = np.arange(len(scene))
    on = relation("on").table(view, rows, rows)
    for o in scene:
        if o.parent is not None:
            assert on[scene.boxes.index[o.id], scene.boxes.index[o.parent]] >= 0.9


def test_a_bigger_room_makes_near_wider() -> None:
    boxes = boxes_of((Box((0.0, 0.4, 0.0), (0.5, 0.8, 0.5)), Box((1.8, 0.4, 0.0), (0.5, 0.8, 0.5))))
    small, large = (RelationView(boxes, rooms=(room_of(Box((0, 1, 0), (s, 2.5, s))),)) for s in (2.5, 8.0))
    near, far = relation("near"), relation("far_from")
    one, two = np.array([0]), np.array([1])
    assert near.table(small, one, two)[0, 0] < near.table(large, one, two)[0, 0]
    assert far.table(small, one, two)[0, 0] > far.table(large, one, two)[0, 0]


def test_large_tables_are_fast(record_property: pytest.RecordProperty) -> None:
    rng = np.random.default_rng(5)
    boxes = boxes_of(tuple(
        Box(tuple(rng.uniform(-10, 10, 3)), tuple(rng.uniform(0.05, 1, 3)), float(rng.uniform(-3, 3)))  # type: ignore[arg-type]
        for _ in range(10_000)
    ))
    view = RelationView(boxes)
    for name in ("on", "left_of", "near", "under"):
        started = time.perf_counter()
        degrees = relation(name).table(view, np.arange(10_000), np.array([3]))
        record_property(f"{name}_10000x1_ms", (time.perf_counter() - started) * 1000)
        assert degrees.shape == (10_000, 1)


def test_facing_leaves_out_only_what_nothing_looks_at() -> None:
    rng, items = np.random.default_rng(5), []
    for _ in range(40):
        (x, y, z), (w, h, d) = rng.uniform(-3, 3, 3), np.exp(rng.uniform(-2, 1, 3))
        items.append(Box((x, y, z), (w, h, d), float(rng.uniform(-3, 3))))
    view, rows = RelationView(boxes_of(tuple(items))), np.arange(40)
    p = Pairs(view, rows[:, None], rows[None, :])
    inside = step_up(np.maximum(p.share_of_target, p.share_of_anchor), 0.6, 0.95)
    every = looks_at(p, level_front(p)) * (1 - inside)
    np.testing.assert_allclose(relations()["facing"].table(view, rows, rows), every, atol=1e-12)
