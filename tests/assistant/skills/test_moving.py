"""Changes that need free space: everything lands on something, overlaps nothing, and goes back exactly."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from assistant.language.program import (
    Add,
    Arrange,
    Attribute,
    Bring,
    Command,
    Delete,
    Duplicate,
    Face,
    Fits,
    Group,
    Move,
    Noun,
    PickUp,
    Pronoun,
    PutDown,
    Quantity,
    Ref,
    Relation,
    Rotate,
    Scale,
    Several,
    Shift,
    Spot,
    Stack,
    Swap,
    Viewer,
)
from assistant.language.program import Home as Back
from assistant.skills.base import Refused, Unresolved
from assistant.skills.hand import held_things, in_hand
from scene.frames import Viewer as Eyes
from scene.objects import Scene
from scene.transaction import Committed, commit
from tests.assistant.skills.harness import Home, all_the, at, the

RED, BLUE = Attribute("red", "color"), Attribute("blue", "color")
IT = Ref(Pronoun("it"))


@pytest.fixture
def room() -> Home:
    return Home()


def base_y(scene: Scene, object_id: str) -> float:
    return float(scene.boxes.lo[scene.boxes.index[object_id], 1])


def over(scene: Scene, object_id: str, support: str) -> bool:
    """Whether the middle of one thing is above the box of another."""
    boxes = scene.boxes
    a, b = boxes.index[object_id], boxes.index[support]
    middle = boxes.center[a][[0, 2]]
    return bool((boxes.lo[b][[0, 2]] <= middle).all() and (middle <= boxes.hi[b][[0, 2]]).all())


def apart(scene: Scene, a: str, b: str) -> bool:
    """Whether two upright boxes overlap by less than a millimetre."""
    boxes = scene.boxes
    i, j = boxes.index[a], boxes.index[b]
    depth = np.minimum(boxes.hi[i], boxes.hi[j]) - np.maximum(boxes.lo[i], boxes.lo[j])
    return bool(depth.min() < 1e-3)


def nothing_overlaps(scene: Scene) -> bool:
    ids = [i for i in scene.objects if i not in ("window",) and not scene[i].state_of("held")]
    return all(apart(scene, a, b) for n, a in enumerate(ids) for b in ids[:n])


# ---- putting -------------------------------------------------------------------------------------------------------


def test_putting_on(room: Home) -> None:
    plan = room.do(Move(the("mug", RED), at("on", "counter")))
    assert plan.reply == "The red mug is on the counter now."
    assert room.scene["mug-red"].parent == "counter"
    assert base_y(room.scene, "mug-red") == pytest.approx(0.9, abs=0.003)
    assert over(room.scene, "mug-red", "counter")
    assert nothing_overlaps(room.scene)


def test_putting_several_on_one_thing(room: Home) -> None:
    room.do(Move(all_the("mug"), at("on", "counter")))
    assert all(base_y(room.scene, i) == pytest.approx(0.9, abs=0.003) for i in ("mug-red", "mug-blue"))
    assert nothing_overlaps(room.scene)


def test_putting_beside(room: Home) -> None:
    room.do(Move(the("box"), at("next_to", "bed")))
    assert base_y(room.scene, "box") == pytest.approx(0.0, abs=0.003)
    boxes = room.scene.boxes
    a, b = boxes.index["box"], boxes.index["bed"]
    gap = np.maximum(0, np.maximum(boxes.lo[a] - boxes.hi[b], boxes.lo[b] - boxes.hi[a]))
    assert np.linalg.norm(gap) < 0.5
    assert nothing_overlaps(room.scene)


def test_putting_in(room: Home) -> None:
    (bowl,) = room.do(Add(Ref(Noun("bowl"), "a"), at("on", "counter"))).targets
    room.do(Move(the("apple"), at("in", "bowl")))
    assert over(room.scene, "apple", bowl)
    assert room.scene["apple"].parent == bowl
    with pytest.raises(Refused, match="nothing goes into it"):
        room.plan(Move(the("apple"), at("in", "box")))


def test_what_it_carries_comes_along(room: Home) -> None:
    before = room.scene.world_pose("mug-red").position
    room.do(Move(the("table"), Shift("toward", Quantity(30, "cm"), the("fridge"))))
    moved = np.array(room.scene.world_pose("mug-red").position) - np.array(before)
    assert np.linalg.norm(moved) == pytest.approx(0.3, abs=0.02)
    assert room.scene["mug-red"].parent == "table"
    assert base_y(room.scene, "mug-red") == pytest.approx(0.75, abs=0.003)


def test_a_step_in_the_viewers_frame(room: Home) -> None:
    room.viewer = Eyes((1.0, 1.6, 3.6), (0.0, 0.0, -1.0))
    before = room.scene.world_pose("box").position
    room.do(Move(the("box"), Shift("right", Quantity(50, "cm"))))
    after = room.scene.world_pose("box").position
    assert after == pytest.approx((before[0] + 0.5, before[1], before[2]), abs=0.005)


def test_putting_back(room: Home) -> None:
    before = room.scene.world_pose("mug-red")
    room.do(Move(the("mug", RED), at("on", "counter")))
    room.do(Move(IT, Back()))
    after = room.scene.world_pose("mug-red")
    assert after.position == pytest.approx(before.position, abs=1e-9)
    with pytest.raises(Refused, match="where I first saw it"):
        room.plan(Move(the("lamp"), Back()))


def test_into_a_room(room: Home) -> None:
    room.do(Move(the("box"), Relation("in", (the("kitchen"),))))
    assert room.scene.room_of("box").label == "kitchen"  # type: ignore[union-attr]
    assert nothing_overlaps(room.scene)


def test_here_before_the_viewer(room: Home) -> None:
    room.viewer = Eyes((4.2, 1.6, 3.5), (0.0, 0.0, -1.0))
    room.do(Move(the("box"), Spot("here")))
    x, _, z = room.scene.world_pose("box").position
    assert math.dist((x, z), (4.2, 2.6)) < 0.8


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (Move(the("bed"), at("on", "table")), r"\d"),
        (Move(the("fridge"), at("next_to", "bed")), "fixed"),
        (Move(the("table"), at("on", "table")), "itself"),
        (PickUp(the("bed")), r"2 m"),
        (PickUp(the("fridge")), "fixed"),
        (PutDown(), "not holding"),
        (Scale(the("table"), amount=Quantity(50, "times")), r"\d"),
        (Scale(the("bed"), amount=Quantity(3, "times")), "run into|would"),
        (Swap(the("bed"), the("mug", RED)), "would"),
    ],
    ids=lambda v: type(v).__name__ if not isinstance(v, str) else "",
)
def test_refusals_say_why(room: Home, command: Command, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        room.plan(command)


# ---- the hand ------------------------------------------------------------------------------------------------------


def test_the_hand(room: Home) -> None:
    assert room.do(PickUp(the("mug", RED))).reply == "The red mug is in your hand."
    assert held_things(room.scene) == ("mug-red",)
    assert room.scene["mug-red"].parent is None
    boxes = room.scene.boxes
    middle = boxes.center[boxes.index["mug-red"]]
    reach = float(np.linalg.norm(middle - np.array(room.viewer.position)))
    assert reach == pytest.approx(math.hypot(0.45, 0.25, 0.15), abs=1e-6)
    assert "already" in room.plan(PickUp(the("mug", RED))).reply
    room.do(PutDown(place=at("on", "counter")))
    assert held_things(room.scene) == ()
    assert base_y(room.scene, "mug-red") == pytest.approx(0.9, abs=0.003)


def test_what_is_held_follows(room: Home) -> None:
    room.do(PickUp(the("mug", RED)))
    assert in_hand(room.scene, "mug-red", room.viewer) == ()
    elsewhere = Eyes((6.0, 1.6, 3.0), (1.0, 0.0, 0.0))
    result = commit(room.scene, in_hand(room.scene, "mug-red", elsewhere))
    assert isinstance(result, Committed)
    row = result.scene.boxes.index["mug-red"]
    assert result.scene.boxes.center[row] == pytest.approx([6.45, 1.35, 3.15], abs=1e-6)


def test_a_handful(room: Home) -> None:
    room.do(PickUp(all_the("fork")))
    room.do(PickUp(all_the("mug")))
    with pytest.raises(Refused, match="4 things at once"):
        room.plan(PickUp(the("plate")))
    assert len({room.scene.world_pose(i).position for i in held_things(room.scene)}) == 4


def test_putting_down_just_here(room: Home) -> None:
    room.viewer = Eyes.looking_at((2.5, 1.6, 3.3), (2.5, 0.75, 2.0))
    room.do(PickUp(the("apple")))
    plan = room.do(PutDown())
    assert held_things(room.scene) == ()
    x, _, z = room.scene.world_pose("apple").position
    assert math.dist((x, z), (2.5, 3.3)) < 1.6
    assert "now" in plan.reply
    assert nothing_overlaps(room.scene)


def test_bringing(room: Home) -> None:
    room.do(Bring(the("apple")))
    x, _, z = room.scene.world_pose("apple").position
    assert math.dist((x, z), (1.0, 3.6)) < 1.6
    room.do(Bring(the("apple"), the("counter")))
    assert over(room.scene, "apple", "counter")
    room.do(Bring(the("apple"), Ref(Viewer())))
    assert nothing_overlaps(room.scene)


# ---- turning and sizes ---------------------------------------------------------------------------------------------


def test_turning_keeps_the_spot(room: Home) -> None:
    before = room.scene.boxes.center[room.scene.boxes.index["box"]].copy()
    plan = room.do(Rotate(the("box"), Quantity(90, "deg"), "left"))
    assert plan.reply == "I turned the box by 90 degrees to the left."
    assert room.scene.world_pose("box").yaw_rad == pytest.approx(math.pi / 2)
    assert room.scene.boxes.center[room.scene.boxes.index["box"]] == pytest.approx(before)
    room.do(Rotate(the("box"), direction="clockwise"))
    assert room.scene.world_pose("box").yaw_rad == pytest.approx(math.pi / 4)


def test_facing(room: Home) -> None:
    room.do(Face(the("box"), the("lamp")))
    front = room.scene.boxes.front[room.scene.boxes.index["box"]]
    way = np.array([8.7 - 5.8, 0.4 - 3.4])
    assert float(front[[0, 2]] @ way) == pytest.approx(float(np.linalg.norm(way)), abs=1e-6)
    room.do(Face(the("box"), the("lamp"), away=True))
    front = room.scene.boxes.front[room.scene.boxes.index["box"]]
    assert float(front[[0, 2]] @ way) == pytest.approx(-float(np.linalg.norm(way)), abs=1e-6)


def test_sizes(room: Home) -> None:
    assert room.do(Scale(the("box"), amount=Quantity(2, "times"))).reply.startswith("The box is bigger now: 80 cm")
    assert room.scene["box"].size == pytest.approx((0.8, 0.8, 0.8))
    assert base_y(room.scene, "box") == pytest.approx(0.0, abs=1e-9)
    room.do(Scale(the("box"), amount=Quantity(50, "cm"), measure="height"))
    assert room.scene["box"].size == pytest.approx((0.8, 0.5, 0.8))
    room.do(Scale(the("box"), bigger=False, amount=Quantity(2, "times")))
    assert room.scene["box"].size == pytest.approx((0.4, 0.25, 0.4))


def test_what_stands_on_it_rises_with_it(room: Home) -> None:
    room.do(Scale(the("table"), amount=Quantity(90, "cm"), measure="height"))
    assert base_y(room.scene, "mug-red") == pytest.approx(0.9, abs=1e-6)


# ---- more and fewer ------------------------------------------------------------------------------------------------


def test_deleting_asks_and_sets_down_what_stood_on_it(room: Home) -> None:
    plan = room.plan(Delete(the("table")))
    assert plan.confirm.startswith("Shall I delete the table?")
    room.do(Delete(the("table")))
    assert "table" not in room.scene.objects
    for i in ("mug-red", "mug-blue", "plate", "fork-1", "fork-2"):
        assert base_y(room.scene, i) < 0.1
    assert nothing_overlaps(room.scene)


def test_deleting_what_is_selected_and_grouped(room: Home) -> None:
    room.do(Group(all_the("chair")))
    room.do(Delete(all_the("chair")))
    assert room.scene.groups == ()


def test_copies(room: Home) -> None:
    plan = room.do(Duplicate(the("box"), 2))
    assert plan.reply == "There are 2 more boxes now."
    assert len(plan.targets) == 2
    assert all(room.scene[i].label == "box" for i in plan.targets)
    assert nothing_overlaps(room.scene)


def test_adding(room: Home) -> None:
    plan = room.do(Add(Ref(Noun("mug"), "a", where=(RED,)), at("on", "counter")))
    (new,) = plan.targets
    assert room.scene[new].label == "mug"
    assert room.scene[new].geometry.uri.startswith("asset:mug")
    assert base_y(room.scene, new) == pytest.approx(0.9, abs=0.003)
    with pytest.raises(Refused, match="I have no spaceship"):
        room.plan(Add(Ref(Noun("spaceship"), "a")))


def test_a_colour_that_the_catalogue_lacks_is_painted(room: Home) -> None:
    (new,) = room.do(Add(Ref(Noun("fridge"), "a", where=(Attribute("purple", "color"),)), at("next_to", "bed"))).targets
    assert room.scene[new].paint is not None


def test_swapping(room: Home) -> None:
    red, blue = room.scene.world_pose("mug-red").position, room.scene.world_pose("mug-blue").position
    room.do(Swap(Several((the("mug", RED), the("mug", BLUE)))))
    assert room.scene.world_pose("mug-red").position == pytest.approx(blue)
    assert room.scene.world_pose("mug-blue").position == pytest.approx(red)


def test_stacking(room: Home) -> None:
    room.do(Stack(Several((the("box"), the("apple")))))
    assert room.scene["apple"].parent == "box"
    assert base_y(room.scene, "apple") >= 0.0


def test_a_row(room: Home) -> None:
    plan = room.do(Arrange(Several((the("mug", RED), the("mug", BLUE), the("plate"))), "row"))
    assert plan.reply.endswith("in a row now.")
    z = [room.scene.world_pose(i).position[2] for i in ("mug-red", "mug-blue", "plate")]
    x = [room.scene.world_pose(i).position[0] for i in ("mug-red", "mug-blue", "plate")]
    assert min(max(z) - min(z), max(x) - min(x)) < 1e-6
    assert all(base_y(room.scene, i) == pytest.approx(0.75, abs=0.003) for i in ("mug-red", "mug-blue", "plate"))
    assert nothing_overlaps(room.scene)


@pytest.mark.parametrize("shape", ["column", "circle", "grid", "spread", "together", "align", "neatly"])
def test_other_layouts(room: Home, shape: str) -> None:
    things = Several((the("mug", RED), the("mug", BLUE), the("plate")))
    plan = room.do(Arrange(things, shape))  # type: ignore[arg-type]
    assert plan.targets
    assert nothing_overlaps(room.scene)


def test_fitting(room: Home) -> None:
    assert room.plan(Fits(the("mug", RED), at("on", "counter"))).reply.startswith("Yes, the red mug would fit")
    reply = room.plan(Fits(the("bed"), at("on", "table"))).reply
    assert reply.startswith("No. ")
    assert room.plan(Fits(the("bed"), at("on", "table"))).ops == ()


def test_a_group_moves_as_one(room: Home) -> None:
    room.do(Group(Several((the("mug", RED), the("plate")))))
    before = {i: np.array(room.scene.world_pose(i).position) for i in ("mug-red", "plate")}
    room.viewer = Eyes((2.5, 1.6, 3.6), (0.0, 0.0, -1.0))
    room.do(Move(the("mug", RED), Shift("left", Quantity(10, "cm"))))
    moved = [np.array(room.scene.world_pose(i).position) - before[i] for i in ("mug-red", "plate")]
    assert moved[0] == pytest.approx(moved[1], abs=1e-9)
    assert replace(room.dialogue).homes


def test_a_thing_that_is_not_here_is_taken_new_where_any_will_do(room: Home) -> None:
    on_bed = Relation("on", (the("bed"),))
    before = set(room.scene.objects)
    plan = room.plan(Move(Ref(Noun("vase"), "a"), on_bed))
    done = commit(room.scene, plan.ops)
    assert isinstance(done, Committed)
    [new] = set(done.scene.objects) - before
    assert done.scene[new].label == "vase"
    assert over(done.scene, new, "bed")


@pytest.mark.parametrize("target", [
    Ref(Noun("vase"), "the"), Ref(Noun("giraffe"), "a"), Ref(Noun("mug"), "a", where=(Attribute("green", "color"),)),
])
def test_nothing_new_is_taken_for_a_certain_one_an_unknown_one_or_a_kind_that_is_here(room: Home, target: Ref) -> None:
    with pytest.raises(Unresolved):
        room.plan(Move(target, Relation("on", (the("bed"),))))
