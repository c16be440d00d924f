"""Forty-odd varied commands in the demo living room: each with its edit, each undone to a byte-identical scene."""

from __future__ import annotations

from functools import cache

import pytest

from assistant.scenes import demo_scene
from scene.codec import canonical_bytes
from scene.files import open_scene
from scene.objects import Scene
from tests.assistant.rooms import Talk

COMMANDS: list[tuple[str, set[str], set[str]]] = [
    ("put the red mug on the white bookshelf", {"mug_red"}, {"SetParent"}),
    ("could you move the teddy bear next to the sofa please", {"teddy_bear"}, {"MoveObject", "SetParent"}),
    ("put the blue cushion on the yellow armchair", {"cushion_blue"}, {"SetParent"}),
    ("place the remote to the left of the bowl", {"remote"}, {"MoveObject", "SetParent"}),
    ("put the keys on the coffee table", {"keys"}, {"SetParent"}),
    ("bring me the guitar", {"guitar"}, {"MoveObject", "SetParent"}),
    ("move the ball into the corner", {"ball_red"}, {"MoveObject", "SetParent"}),
    ("move the sofa to the left a bit", {"sofa"}, {"MoveObject", "SetParent"}),
    ("take the red book from the coffee table to the white bookshelf", {"book_red"}, {"SetParent"}),
    ("grab the camera and put it on the tv stand", {"camera"}, {"SetParent"}),
    ("put the radio on the cabinet", {"radio"}, {"SetParent"}),
    ("put the three mugs on the tv stand", {"mug_red", "mug_blue", "mug_white"}, {"SetParent"}),
    ("there's a banana on the bookshelf, put it on the coffee table", {"banana"}, {"SetParent"}),
    ("put the globe on the floor", {"globe"}, {"SetParent"}),
    ("rotate the yellow armchair by 45 degrees", {"armchair_yellow"}, {"RotateObject"}),
    ("turn the guitar around", {"guitar"}, {"RotateObject"}),
    ("turn the green armchair towards the tv", {"armchair_green"}, {"RotateObject"}),
    ("make the teddy bear twice as big", {"teddy_bear"}, {"ScaleObject"}),
    ("shrink the ball a little", {"ball_red"}, {"ScaleObject"}),
    ("make the rug 3 metres wide", {"rug"}, {"ScaleObject"}),
    ("paint the sofa blue", {"sofa"}, {"RecolorObject"}),
    ("paint the coffee table dark red", {"coffee_table"}, {"RecolorObject"}),
    ("make the ball the same colour as the sofa", {"ball_red"}, {"RecolorObject"}),
    ("colour all three cushions green", {"cushion_red", "cushion_blue", "cushion_yellow"}, {"RecolorObject"}),
    ("hide all the cushions", {"cushion_red", "cushion_blue", "cushion_yellow"}, {"SetVisible"}),
    ("hide the plant by the window", {"plant_tall"}, {"SetVisible"}),
    ("select the second cushion from the left", {"cushion_blue"}, {"SetSelection"}),
    ("select the cushion between the red one and the yellow one", {"cushion_blue"}, {"SetSelection"}),
    ("highlight the clock", {"clock"}, {"SetHighlight"}),
    ("select both armchairs", {"armchair_yellow", "armchair_green"}, {"SetSelection"}),
    ("duplicate the globe", set(), {"AddObject"}),
    ("add a chair next to the side table", set(), {"AddObject"}),
    ("delete the beer", {"beer"}, {"RemoveObject"}),
    ("get rid of the magazine", {"magazine"}, {"RemoveObject"}),
    ("swap the red cushion and the blue cushion", {"cushion_red", "cushion_blue"}, {"MoveObject", "SetParent"}),
    ("line up the mugs", {"mug_red", "mug_blue", "mug_white"}, {"MoveObject", "SetParent"}),
    ("arrange the cushions in a circle on the rug", {"cushion_red", "cushion_blue", "cushion_yellow"},
     {"MoveObject", "SetParent"}),
    ("turn on the floor lamp", {"floor_lamp"}, {"SetState"}),
    ("switch the tv on", {"tv"}, {"SetState"}),
    ("open the door", {"door_wood"}, {"SetState"}),
    ("call the teddy bear Rosie", {"teddy_bear"}, {"NameObject"}),
    ("group the mugs", {"mug_red", "mug_blue", "mug_white"}, {"SetGroup"}),
    ("pick up the radio", {"radio"}, {"SetParent", "SetState"}),
    ("that ball is a balloon", {"ball_red"}, {"RelabelObject"}),
    ("hide the clock and paint the sofa red", {"clock", "sofa"}, {"SetVisible", "RecolorObject"}),
]


@cache
def living_room() -> Scene:
    """The demo scene, read once."""
    return open_scene(demo_scene("living_room"))


def test_there_are_forty_or_more() -> None:
    assert len({c[0] for c in COMMANDS}) >= 40


@pytest.mark.parametrize(("sentence", "targets", "kinds"), COMMANDS, ids=[c[0] for c in COMMANDS])
def test_a_command_does_its_edit_and_is_undone_to_the_byte(sentence: str, targets: set[str], kinds: set[str]) -> None:
    talk = Talk(living_room(), yes=True)
    before = canonical_bytes(talk.state.scene)
    reply = talk.say(sentence)
    assert reply.outcome == "done", reply.reply
    assert targets <= set(reply.targets), reply.reply
    assert {type(op).__name__ for op in reply.edits} & kinds, reply.edits
    assert canonical_bytes(talk.state.scene) != before
    assert talk.say("undo").outcome == "done"
    assert canonical_bytes(talk.state.scene) == before
