"""What is alike, whose place, how much room, layouts by name, colours in turn: planned in the small home."""

from __future__ import annotations

import pytest

from assistant.language.program import (
    Add,
    Alike,
    Arrange,
    Attribute,
    Compare,
    Delete,
    Fits,
    Layout,
    Move,
    Noun,
    Quantity,
    Recolor,
    Ref,
    Restore,
    Scale,
    Space,
    Tuck,
    WhatChanged,
)
from assistant.language.program import (
    Home as Back,
)
from assistant.skills.base import Refused
from tests.assistant.skills.harness import Home, all_the, at, the

RED_ONE, BLUE_ONE = Attribute("red", "color"), Attribute("blue", "color")


@pytest.fixture
def room() -> Home:
    return Home()


def test_alike_says_in_what_they_differ(room: Home) -> None:
    assert room.plan(Alike(all_the("fork"))).reply == "Yes, the 2 forks are alike."
    assert room.plan(Alike(all_the("mug"), "size")).reply.startswith("Yes, ")
    told = room.plan(Alike(all_the("mug"), "color")).reply
    assert told.startswith("No, ")
    assert "red" in told
    assert "blue" in told


def test_the_odd_one_out_needs_three_and_may_be_none(room: Home) -> None:
    with pytest.raises(Refused, match="at least three"):
        room.plan(Alike(all_the("mug"), ask="odd"))
    three = Ref(Noun("crockery"), plural=True)
    room.do(Recolor(all_the("mug"), "white"))
    room.do(Recolor(the("plate"), "red"))
    assert room.plan(Alike(three, "color", "odd")).targets == ("plate",)
    room.do(Recolor(the("plate"), "white"))
    assert "none" in room.plan(Alike(three, "color", "odd")).reply.lower()


def test_another_ones_place_is_taken_once_it_is_left(room: Home) -> None:
    red, blue = the("mug", RED_ONE), the("mug", BLUE_ONE)
    left = room.scene.world_pose("mug-red").position
    with pytest.raises(Refused, match="first saw"):
        room.plan(Move(blue, Back(red)))
    room.do(Move(red, at("on", "counter")))
    room.do(Move(blue, Back(red)))
    assert room.scene.world_pose("mug-blue").position == pytest.approx(left, abs=0.01)
    room.do(Move(blue, Back()))
    room.do(Move(red, Back()))
    assert room.scene.world_pose("mug-red").position == left


def test_a_deleted_thing_comes_back_alone(room: Home) -> None:
    room.do(Delete(the("apple")))
    room.do(Move(the("mug", RED_ONE), at("on", "counter")))
    moved = room.scene.world_pose("mug-red")
    plan = room.do(Restore(the("apple")))
    assert plan.targets == ("apple",)
    assert room.scene["apple"].parent == Home().scene["apple"].parent
    assert room.scene.world_pose("mug-red") == moved
    with pytest.raises(Refused, match="Nothing was deleted"):
        room.plan(Restore(the("apple")))


def test_what_was_not_deleted_does_not_come_back(room: Home) -> None:
    room.do(Delete(the("apple")))
    with pytest.raises(Refused, match="was not deleted"):
        room.plan(Restore(the("plate")))


def test_layouts_bring_everything_back_but_what_came_since(room: Home) -> None:
    room.do(Layout("party"))
    before = {o.id: room.scene.world_pose(o.id) for o in room.scene}
    room.do(Move(the("mug", RED_ONE), at("on", "counter")))
    room.do(Move(the("plate"), at("on", "counter")))
    room.do(Add(Ref(Noun("ball"), "a"), at("on", "bed")))
    room.do(Layout("Party", "recall"))
    assert all(room.scene.world_pose(i) == pose for i, pose in before.items())
    assert len(room.scene.objects) == len(before) + 1
    room.do(Layout("party", "forget"))
    with pytest.raises(Refused, match="no arrangement called party"):
        room.plan(Layout("party", "recall"))


def test_room_before_a_thing_ends_at_the_next(room: Home) -> None:
    told = room.plan(Space(at("behind", "bed"))).reply
    assert "behind the bed" in told
    assert "free" in room.plan(Space(at("on", "table"))).reply
    with pytest.raises(Refused, match="before, behind, beside"):
        room.plan(Space(at("around", "table")))


def test_one_that_is_not_here_is_tried_in_its_own_size(room: Home) -> None:
    fits = room.plan(Fits(Ref(Noun("sofa"), "a"), at("next_to", "bed"), Quantity(30, "cm")))
    too_long = room.plan(Fits(Ref(Noun("sofa"), "a"), at("next_to", "bed"), Quantity(8, "m")))
    assert fits.reply.startswith("Yes, a sofa of 30 cm")
    assert too_long.reply.startswith("No. ")
    assert not fits.ops
    assert not too_long.ops


def test_colours_in_turn_and_one_for_each(room: Home) -> None:
    room.do(Recolor(all_the("chair"), colors=("green", "blue")))
    assert {room.scene[i].paint for i in ("chair-1", "chair-2")} != {None}
    assert room.scene["chair-1"].paint != room.scene["chair-2"].paint
    room.do(Recolor(all_the("fork"), "different"))
    assert room.scene["fork-1"].paint != room.scene["fork-2"].paint
    with pytest.raises(Refused, match="3 colours for 2 things"):
        room.plan(Recolor(all_the("fork"), colors=("red", "green", "blue")))
    with pytest.raises(Refused, match="alone"):
        room.plan(Recolor(the("bed"), colors=("red", "green")))


def test_a_length_is_reached_or_added(room: Home) -> None:
    width = room.scene["bed"].size[0]
    room.do(Scale(the("bed"), True, Quantity(20, "cm"), "width", by=True))
    assert room.scene["bed"].size[0] == pytest.approx(width + 0.2)
    room.do(Scale(the("bed"), True, Quantity(1, "m"), "width"))
    assert room.scene["bed"].size[0] == pytest.approx(1.0)
    with pytest.raises(Refused, match="nothing would be left"):
        room.plan(Scale(the("plate"), False, Quantity(2, "m"), "width", by=True))


def test_sorted_by_colour_from_light_to_dark(room: Home) -> None:
    room.do(Recolor(the("mug", RED_ONE), "white"))
    room.do(Arrange(all_the("mug"), "row", by="brightness", descending=True))
    right = room.viewer.right
    along = {i: room.scene.world_pose(i).position[0] * right[0] + room.scene.world_pose(i).position[2] * right[2]
             for i in ("mug-red", "mug-blue")}  # fmt: skip
    assert along["mug-red"] < along["mug-blue"]
    with pytest.raises(Refused, match="by weight"):
        room.plan(Arrange(all_the("mug"), "row", by="weight"))


def test_chairs_go_in_to_their_table_and_out_again(room: Home) -> None:
    start = room.scene.world_pose("chair-1").position[2]
    room.do(Tuck(all_the("chair")))
    pushed = room.scene.world_pose("chair-1").position[2]
    assert pushed < start
    room.do(Tuck(all_the("chair"), out=True))
    assert room.scene.world_pose("chair-1").position[2] > pushed
    with pytest.raises(Refused, match="stands at no table"):
        room.plan(Tuck(the("lamp")))


def test_more_of_the_one_than_of_the_other(room: Home) -> None:
    mugs, plates = Ref(Noun("mug"), "bare", plural=True), Ref(Noun("plate"), "bare", plural=True)
    assert room.plan(Compare(mugs, plates, "count")).reply == "Yes, there are 2 mugs and 1 plate."
    assert room.plan(Compare(plates, mugs, "count")).reply.startswith("No, ")


def test_what_was_moved_and_what_was_put_there(room: Home) -> None:
    assert room.plan(WhatChanged(moved="last")).reply == "Nothing has been moved yet."
    room.do(Move(the("mug", RED_ONE), at("on", "counter")))
    room.do(Recolor(the("bed"), "red"))
    assert room.plan(WhatChanged(moved="last")).targets == ("mug-red",)
    assert room.plan(WhatChanged(place=at("on", "counter"))).targets == ("mug-red",)
    assert room.plan(WhatChanged(place=at("on", "bed"))).reply == "Nothing was put on the bed."
    assert "red" in room.plan(WhatChanged(target=the("bed"))).reply
    assert "first saw" in room.plan(WhatChanged(target=the("plate"))).reply
