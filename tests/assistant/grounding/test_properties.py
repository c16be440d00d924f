"""What holds of grounding whatever the scene: order, turning, mirrors, ties."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.grounding.context import GroundingContext
from assistant.grounding.measures import chosen
from assistant.grounding.outcome import Ambiguous, NotFound, Resolved
from assistant.grounding.resolve import ground, rank
from scene.frames import Pose, Viewer
from scene.objects import Scene
from tests.assistant.grounding.rooms import BLUE, RED, box, context, office, ref, viewer

NOTATIONS = (
    "the(mug, blue)", "the(mug, most(left))", "the(chair, left_of(the(window)))", "the(mug, red)", "all(mug, plural)",
    "the(desk, with(a(monitor)))", "the(cabinet, tall)", "the(piano)",
    "the(chair, in_front_of(the(desk, most(right))))",
    "the(mug, behind(the(chair, most(left))), red)", "a(mug)",
)  # fmt: skip


@given(seed=st.integers(0, 2**31), notation=st.sampled_from(NOTATIONS))
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_objects_changes_nothing(seed: int, notation: str) -> None:
    objects = list(office())
    order = np.random.default_rng(seed).permutation(len(objects))
    shuffled = Scene.of([objects[n] for n in order], rooms=office().rooms)
    before, after = ground(ref(notation), context()), ground(ref(notation), context(shuffled))
    assert type(before) is type(after)
    if isinstance(before, Resolved) and isinstance(after, Resolved):
        assert set(before.ids) == set(after.ids)
        assert math.isclose(before.probability, after.probability, abs_tol=2e-3)


@given(
    turn=st.floats(-math.pi, math.pi), dx=st.floats(-20, 20), dz=st.floats(-20, 20), notation=st.sampled_from(NOTATIONS)
)
@settings(max_examples=40, deadline=None)
def test_turning_world_and_viewer_together_changes_nothing(turn: float, dx: float, dz: float, notation: str) -> None:
    world = Pose.from_yaw((dx, 0.0, dz), turn)
    scene = office()
    turned = scene.with_objects({i: replace(o, pose=world.compose(o.pose)) for i, o in scene.objects.items()})
    turned = replace(turned, rooms=())
    eyes = viewer()
    moved = Viewer.looking_at(world.apply(eyes.position), world.apply((0.0, 0.8, -2.0)))
    before = ground(ref(notation), context(replace(scene, rooms=()), eyes))
    after = ground(ref(notation), context(turned, moved))
    assert type(before) is type(after)
    if isinstance(before, Resolved) and isinstance(after, Resolved) and "a(mug)" not in notation:
        assert set(before.ids) == set(after.ids)


def test_left_and_right_swap_when_the_viewer_turns_around() -> None:
    near, far = viewer((0.0, 1.6, 2.2), (0.0, 0.8, -2.0)), viewer((0.0, 1.6, -2.4), (0.0, 0.8, 2.0))
    for measure, other in (("left", "right"), ("right", "left")):
        first = ground(ref(f"the(desk, most({measure}))"), context(eyes=near))
        second = ground(ref(f"the(desk, most({other}))"), context(eyes=far))
        assert isinstance(first, Resolved)
        assert isinstance(second, Resolved)
        assert first.ids == second.ids
    left = ground(ref("the(chair, left_of(the(window)), brown)"), context(eyes=near))
    right = ground(ref("the(chair, right_of(the(window)), brown)"), context(eyes=far))
    assert isinstance(left, Resolved)
    assert isinstance(right, Resolved)
    assert left.ids == right.ids


def test_a_mirrored_room_mirrors_left_and_right() -> None:
    scene = office()
    mirrored = scene.with_objects(
        {i: replace(o, pose=Pose((-o.pose.position[0], *o.pose.position[1:]))) for i, o in scene.objects.items()}
    )
    before = ground(ref("the(mug, most(left))"), context(scene))
    after = ground(ref("the(mug, most(right))"), context(mirrored))
    assert isinstance(before, Resolved)
    assert isinstance(after, Resolved)
    assert before.ids == after.ids == ("mug_red_l",)


@given(n=st.integers(2, 6))
def test_equal_things_are_a_tie_and_never_all(n: int) -> None:
    scene = Scene.of([box(f"mug_{k}", "mug", (0.3 * k, 0.05, 0.0), (0.1, 0.1, 0.1), RED) for k in range(n)])
    found = ground(ref("the(mug, red)"), GroundingContext(scene))
    assert isinstance(found, Ambiguous)
    assert abs(found.candidates[0].score - found.candidates[1].score) < 1e-9


@given(noun=st.text("bcdfghjklmnpqrstvwxz", min_size=5, max_size=9))
@settings(max_examples=50)
def test_a_noun_that_nobody_knows_is_not_found(noun: str) -> None:
    for determiner in ("the", "all", "a", "both"):
        assert isinstance(ground(ref(f"{determiner}({noun})"), context()), NotFound)


@given(
    values=st.lists(st.floats(0, 10), min_size=1, max_size=12, unique=True),
    rank_=st.integers(1, 4), end=st.sampled_from(["most", "least"]),
)  # fmt: skip
def test_a_clear_set_is_ranked_as_sorting_ranks_it(values: list[float], rank_: int, end: str) -> None:
    degree = chosen(np.array(values), 1e-6, np.ones(len(values)), end=end, rank=rank_, count=1)
    order = sorted(range(len(values)), key=lambda n: values[n], reverse=end == "most")
    gaps = np.diff(np.sort(values))
    if len(gaps) and gaps.min() < 1e-4:
        return
    if rank_ > len(values):
        assert degree.max() < 1e-6
    else:
        assert int(np.argmax(degree)) == order[rank_ - 1]
        assert degree.max() > 0.99


@given(weights=st.lists(st.floats(0.01, 1.0), min_size=2, max_size=10), rank_=st.integers(1, 3))
def test_choices_are_probabilities(weights: list[float], rank_: int) -> None:
    values = np.arange(len(weights), dtype=np.float64)
    degree = chosen(values, 0.3, np.array(weights), end="most", rank=rank_, count=1)
    assert (degree >= 0).all()
    assert (degree <= 1).all()


def test_scores_of_a_ranking_sum_to_one() -> None:
    for notation in NOTATIONS:
        ranked = rank(ref(notation), context())
        assert math.isclose(sum(c.score for c in ranked), 1.0, abs_tol=1e-6)
        assert all(a.score >= b.score for a, b in pairwise(ranked))


def test_colours_tell_apart_what_sizes_do_not() -> None:
    cube = (0.2, 0.2, 0.2)
    scene = Scene.of([box("a", "box", (0, 0.1, 0), cube, RED), box("b", "box", (1, 0.1, 0), cube, BLUE)])
    found = ground(ref("the(box, blue)"), GroundingContext(scene))
    assert isinstance(found, Resolved)
    assert found.ids == ("b",)
