"""Changes that need no free space: colours, states, names, selections, groups, visibility, undo."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.language.program import (
    Deselect,
    Find,
    Forget,
    Group,
    Hide,
    Highlight,
    Name,
    Pronoun,
    Quantity,
    Recolor,
    Redo,
    Ref,
    Relabel,
    Select,
    SetState,
    SetViewpoint,
    Show,
    Undo,
    Ungroup,
    Viewpoint,
)
from assistant.looks import colour_named
from assistant.skills.base import Refused
from tests.assistant.skills.harness import Home, all_the, at, the


@pytest.fixture
def room() -> Home:
    return Home()


def test_selecting(room: Home) -> None:
    assert room.do(Select(all_the("chair"))).reply == "The 2 chairs are selected."
    room.do(Select(the("bed"), "add"))
    assert room.scene.selection == ("chair-1", "chair-2", "bed")
    room.do(Select(the("bed"), "remove"))
    assert room.scene.selection == ("chair-1", "chair-2")
    room.do(Highlight(the("lamp")))
    room.do(Deselect())
    assert room.scene.selection == room.scene.highlight == ()


def test_colours_by_word_and_by_example(room: Home) -> None:
    assert room.do(Recolor(the("bed"), "dark red")).reply == "The bed is dark red now."
    assert room.scene["bed"].paint == colour_named("dark red")
    assert room.do(Recolor(the("table"), like=the("bed"))).reply.startswith("The table is ")
    assert room.scene["table"].paint == room.scene["bed"].paint
    room.do(Recolor(the("bed"), "original"))
    assert room.scene["bed"].paint is None
    with pytest.raises(Refused, match="squant"):
        room.plan(Recolor(the("bed"), "squant"))


@pytest.mark.parametrize(("words", "channel"), [("red", 0), ("bright green", 1), ("navy blue", 2), ("dark blue", 2)])
def test_colour_words(words: str, channel: int) -> None:
    rgb = colour_named(words)
    assert rgb is not None
    assert max(range(3), key=rgb.__getitem__) == channel


def test_no_colour() -> None:
    assert colour_named("table") is None
    assert colour_named("") is None


def test_states(room: Home) -> None:
    assert room.do(SetState(the("lamp"), "on")).reply == "The lamp is on now."
    assert room.scene["lamp"].state_of("on") is True
    assert room.plan(SetState(the("lamp"), "on")).reply == "The lamp is already on."
    assert room.do(SetState(the("fridge"), "open", Quantity(50, "percent"))).reply == "The fridge is half open now."
    assert room.scene["fridge"].state_of("open") == 0.5
    with pytest.raises(Refused, match="The fridge is open: close it first"):
        room.plan(SetState(the("fridge"), "locked"))
    room.do(SetState(the("fridge"), "closed"))
    room.do(SetState(the("fridge"), "locked"))
    with pytest.raises(Refused, match="locked"):
        room.plan(SetState(the("fridge"), "open"))


def test_what_has_no_such_state_is_refused(room: Home) -> None:
    with pytest.raises(Refused, match="The bed cannot be switched on or off"):
        room.plan(SetState(the("bed"), "on"))
    with pytest.raises(Refused, match="opened or closed"):
        room.plan(SetState(the("plate"), "open"))
    with pytest.raises(Refused, match="dimmed"):
        room.plan(SetState(the("fridge"), "level", Quantity(30, "percent")))


def test_filling(room: Home) -> None:
    red = the("mug", at("on", "table"), determiner="a")
    plan = room.do(SetState(red, "full", content=Ref(the("water").head, "bare")))
    assert plan.reply.endswith("is full of water now.")
    filled = room.scene[plan.targets[0]]
    assert filled.state_of("content") == "water"
    room.dialogue = room.dialogue.mention(plan.targets)
    room.do(SetState(Ref(Pronoun("it")), "empty"))
    assert room.scene[plan.targets[0]].state_of("fill") == 0.0
    assert room.scene[plan.targets[0]].state_of("content", "") == ""


def test_dimming(room: Home) -> None:
    assert room.do(SetState(the("lamp"), "level", Quantity(30, "percent"))).reply == "The lamp is at 30 % now."
    assert room.scene["lamp"].state_of("level") == 0.3


def test_names(room: Home) -> None:
    assert room.do(Name(the("lamp"), "Rosie")).reply == "I'll call the lamp Rosie."
    assert room.scene["lamp"].nickname == "Rosie"
    with pytest.raises(Refused, match="at most 80"):
        room.do(Name(the("lamp"), "Rosie" * 1000))
    with pytest.raises(Refused, match="Rosie is already the lamp"):
        room.plan(Name(the("bed"), "rosie"))
    room.do(Name(all_the("chair"), "the pair"))
    assert dict(room.scene.groups) == {"the pair": ("chair-1", "chair-2")}
    assert room.do(Forget("Rosie")).reply == "I forgot the name Rosie."
    assert room.scene["lamp"].nickname is None
    with pytest.raises(Refused, match="Nothing is called Bob"):
        room.plan(Forget("Bob"))
    room.do(Forget())
    assert room.scene.groups == ()


def test_saying_what_it_is(room: Home) -> None:
    room.dialogue = room.dialogue.mention(("thing",))
    assert room.do(Relabel(Ref(Pronoun("it")), "Toy car")).reply == "That is a toy car from now on."
    assert room.scene["thing"].label == "toy car"
    assert room.scene["thing"].label_source.kind == "person"


def test_groups(room: Home) -> None:
    assert room.do(Group(all_the("chair"))).reply == "The 2 chairs are one group now."
    assert room.scene.groups == (("group 1", ("chair-1", "chair-2")),)
    room.do(Ungroup(all_the("chair")))
    assert room.scene.groups == ()
    with pytest.raises(Refused, match="in no group"):
        room.plan(Ungroup(the("bed")))
    with pytest.raises(Refused, match="at least two"):
        room.plan(Group(the("bed")))


def test_hiding_and_showing(room: Home) -> None:
    assert room.do(Hide(the("lamp"))).reply == "The lamp is hidden now."
    assert not room.scene["lamp"].visible
    plan = room.do(Show(the("lamp")))
    assert plan.reply == "The lamp is visible now."
    assert room.scene["lamp"].visible


def test_undo_and_redo_are_exact(room: Home) -> None:
    scenes = [room.scene]
    for command in (Recolor(the("bed"), "red"), SetState(the("lamp"), "on"), Hide(the("plate"))):
        room.do(command)
        scenes.append(room.scene)
    assert room.do(Undo()).reply == "Undone: hide."
    assert room.scene == scenes[2]
    assert room.do(Undo(2)).reply == "Undone: the last 2 changes."
    assert room.scene == scenes[0]
    with pytest.raises(Refused, match="nothing to undo"):
        room.plan(Undo())
    room.do(Redo(-1))
    assert room.scene == scenes[3]
    with pytest.raises(Refused, match="nothing to redo"):
        room.plan(Redo())
    assert "all there was" in room.do(Undo(9)).reply


def test_undo_goes_past_what_only_answered(room: Home) -> None:
    before = room.scene
    room.do(Recolor(the("bed"), "red"))
    room.do(Find(the("lamp")))
    room.do(Undo())
    assert room.scene == before


def test_viewpoints(room: Home) -> None:
    plan = room.do(SetViewpoint(Viewpoint(toward=the("window"))))
    assert plan.reply == "From now on I take left and right as if you were facing the window."
    assert room.dialogue.view == Viewpoint(toward=the("window"))
    room.do(SetViewpoint(Viewpoint()))
    assert room.dialogue.view is None


def test_names_tell_like_things_apart(room: Home) -> None:
    from assistant.phrasing import the as name

    assert name(room.scene, "mug-red") == "the red mug"
    assert name(room.scene, "lamp") == "the lamp"
    named = room.scene.with_objects({**room.scene.objects, "lamp": replace(room.scene["lamp"], nickname="Rosie")})
    assert name(named, "lamp") == "Rosie"
