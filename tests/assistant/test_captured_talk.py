"""What is asked of a captured room, and done in it, from the file to the answer."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from assistant.runtime import make_session, start
from assistant.turn import Reply, Turn
from scene.files import open_scene, save_scene
from scene.objects import Scene
from tests.scene.files.captures import quest_room, roomplan_room


def heard(capture: dict[str, Any], folder: Path, *said: str) -> tuple[Scene, Reply]:
    """What is said in turn in a captured room: the scene and the last reply."""
    path = folder / "room.json"
    path.write_text(json.dumps(capture))
    state, session, reply = start(path), make_session(), Reply("", "answered", "")
    for line in said:
        state, _, reply = session.step(state, Turn(line))
    return state.scene, reply


def two_rooms() -> dict[str, Any]:
    """The room twice, side by side, as a headset that was carried on stores it."""
    room = quest_room()
    again = [copy.deepcopy(e) for e in room["spatialEntities"]]
    for e in again:
        e["uuid"] += "-next"
        e["locatable_META"]["position"]["x"] += 4.2
    room["spatialEntities"] += again
    return room


def test_the_rooms_mesh_is_shown_by_its_name_and_hidden_again(tmp_path: Path) -> None:
    scene, reply = heard(quest_room(), tmp_path, "show the room mesh")
    assert (reply.outcome, scene["room-mesh"].visible) == ("done", True)
    scene, reply = heard(quest_room(), tmp_path, "unhide the room mesh", "hide the room mesh")
    assert (reply.outcome, scene["room-mesh"].visible) == ("done", False)


@pytest.mark.parametrize(("said", "wall"), [
    ("select the wall with the window", "window"), ("select the wall that has the door", "door"),
    ("select the wall with the picture", "picture"), ("select the wall that the window is in", "window"),
])  # fmt: skip
def test_a_wall_is_told_by_what_it_has_and_not_by_what_is_beside_it(said: str, wall: str, tmp_path: Path) -> None:
    room = quest_room()
    corner = next(e for e in room["spatialEntities"] if e["semanticLabel_META"] == "WINDOW_FRAME")
    corner["locatable_META"]["position"]["x"] = 1.35  # its end is at the next wall
    scene, _ = heard(room, tmp_path, said)
    sides = {"window": "north", "door": "east", "picture": "south"}
    x, _, z = scene.boxes.center[scene.boxes.index[scene.selection[0]]]
    assert len(scene.selection) == 1
    assert {(0, -1): "north", (1, 0): "east", (0, 1): "south"}.get((round(x / 2.1), round(z / 1.6))) == sides[wall]


@pytest.mark.parametrize(("said", "reply"), [
    ("which wall has the window?", "The wall is 4.8 m straight ahead of you."),
    ("which wall has the aquarium?", "I see no aquarium here."),
    ("which table is closest to the aquarium?", "I see no aquarium here."),
    ("what is between the sofa and the aquarium?", "I see no aquarium here."),
    ("how many walls does this room have?", "There are 4 walls in this room."),
    ("does the room have a window?", "Yes, there is a window in the room."),
    ("does the room have an aquarium?", "No. I see no aquarium here."),
])  # fmt: skip
def test_answers_are_of_what_is_there(said: str, reply: str, tmp_path: Path) -> None:
    assert heard(quest_room(), tmp_path, said)[1].reply == reply


def test_two_captured_rooms_are_two_rooms(tmp_path: Path) -> None:
    scene, reply = heard(two_rooms(), tmp_path, "how many rooms are there?")
    assert reply.reply == "There are 2 rooms: the first room and the second room."
    assert [(len(r.polygon), r.height) for r in scene.rooms] == [(4, 2.5), (4, 2.5)]
    scene, reply = heard(two_rooms(), tmp_path, "put a mug on the table in the second room")
    mug = next(o.id for o in scene if o.label == "mug")
    assert scene.room_of(mug) == scene.rooms[1]
    assert heard(two_rooms(), tmp_path, "how many sofas are in the first room?")[1].reply == (
        "There is 1 sofa in the first room."
    )


def test_the_storeys_of_a_structure_are_rooms_of_their_own(tmp_path: Path) -> None:
    below, above = roomplan_room(), roomplan_room()
    for rows in above.values():
        for row in rows if isinstance(rows, list) else ():
            if "transform" in row:
                row["transform"][13] += 3.0
                row["identifier"] += " above"
    scene, reply = heard({"rooms": [below, above]}, tmp_path, "how many tables are in the first living room?")
    assert reply.reply == "There is 1 table in the first living room."
    assert [(r.label, r.floor_y, round(r.height, 3)) for r in scene.rooms] == [
        ("first living room", 0.0, 2.6), ("second living room", 3.0, 2.6),
    ]
    save_scene(scene, tmp_path / "house.glb")
    assert open_scene(tmp_path / "house.glb").rooms == scene.rooms


def test_what_reaches_into_another_thing_goes_back_to_where_it_was(tmp_path: Path) -> None:
    room = quest_room()
    lamp = next(e for e in room["spatialEntities"] if e["semanticLabel_META"] == "LAMP")
    lamp["locatable_META"]["position"]["y"] -= 0.1  # as scans and captures have it: sunk into the table
    before, _ = heard(room, tmp_path, "select the lamp")
    after, reply = heard(room, tmp_path, "put the lamp on the floor", "put it back")
    assert reply.outcome == "done", reply.reply
    assert after.world_pose("lamp") == before.world_pose("lamp")


def test_what_the_capture_has_none_of_is_a_new_one_each_time(tmp_path: Path) -> None:
    room = quest_room()
    room["spatialEntities"] += [
        {**e, "uuid": "second", "locatable_META": {**e["locatable_META"], "position": {"x": 1.0, "y": 0.75, "z": 0.9}}}
        for e in room["spatialEntities"] if e["semanticLabel_META"] == "TABLE" and "bounded3D_META" in e
    ]  # fmt: skip
    scene, reply = heard(room, tmp_path, "put a mug on every table")
    assert reply.outcome == "done", reply.reply
    assert sorted(str(o.parent) for o in scene if o.label == "mug") == ["table", "table-2"]
    scene, _ = heard(room, tmp_path, "put three books on the sofa")
    assert [o.parent for o in scene if o.label == "book"] == ["sofa"] * 3


@pytest.mark.parametrize(("said", "reply"), [
    ("how much floor space is there?", "The room is 4 m by 3 m, 12 m²."),
    ("what's the floor area?", "The room is 4 m by 3 m, 12 m²."),
    ("how high does the picture hang?", "The picture and the floor are 1.4 m apart."),
    ("at what height is the window?", "The window and the floor are 1 m apart."),
])  # fmt: skip
def test_more_of_what_is_asked_of_a_room(said: str, reply: str, tmp_path: Path) -> None:
    assert heard(quest_room(), tmp_path, said)[1].reply == reply
