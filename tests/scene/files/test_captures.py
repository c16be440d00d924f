"""Room captures: what they name stands where it was, in its own size, and goes to GLB and back unchanged."""

from __future__ import annotations

import json
import math
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scene.catalogue import catalogue
from scene.errors import SceneFileError
from scene.files import open_scene, save_scene
from scene.files.capture_labels import TABLE, VOCABULARIES, kind_of
from scene.files.capture_walls import outline, outlines, slab
from scene.frames import FloatArray, Ray
from scene.geometry.rays import cast
from scene.objects import Scene
from tests.scene.files.captures import quest_room, roomplan_room

MAKERS: dict[str, Callable[[], dict[str, Any]]] = {"quest": quest_room, "roomplan": roomplan_room}


def opened(row: object, folder: Path) -> Scene:
    path = folder / "room.json"
    path.write_text(row if isinstance(row, str) else json.dumps(row))
    return open_scene(path)


def counts(scene: Scene) -> Counter[str | None]:
    return Counter(o.label for o in scene)


def test_a_quest_room_has_its_things_once(tmp_path: Path) -> None:
    scene = opened(quest_room(), tmp_path)
    assert counts(scene) == {
        "wall": 4, "floor": 1, "ceiling": 1, "door": 1, "window": 1, "picture": 1, "table": 1, "lamp": 1, "sofa": 1,
        "room mesh": 1, None: 1,
    }
    row = scene.boxes.index["table"]
    assert scene["table"].size == pytest.approx((1.4, 0.75, 0.7))
    assert scene.boxes.center[row] == pytest.approx((0, 0.375, -1.0), abs=1e-6)
    assert scene["sofa"].size == pytest.approx((1.7, 0.8, 1.0)), "wide along its back, deep where it faces"
    assert scene.boxes.front[scene.boxes.index["sofa"]] == pytest.approx((1, 0, 0), abs=1e-6)
    assert scene["lamp"].parent == "table"
    assert not scene["room-mesh"].visible
    assert "backdrop" in scene["room-mesh"].tags


def test_the_walls_of_a_quest_room_stand_round_it_and_let_one_look_out(tmp_path: Path) -> None:
    scene = opened(quest_room(), tmp_path)
    rounded = {(round(x, 6), round(z, 6)) for x, z in scene.rooms[0].polygon}
    assert rounded == {(-2, -1.5), (2, -1.5), (2, 1.5), (-2, 1.5)}
    assert (scene.rooms[0].floor_y, scene.rooms[0].height) == pytest.approx((0, 2.5))
    for o in scene:
        if o.label in ("wall", "window", "door", "picture"):
            row = scene.boxes.index[o.id]
            assert float(scene.boxes.front[row] @ (scene.boxes.center[row] * [1, 0, 1])) < 0, "fronts look inward"
    assert scene["window"].size[:2] == pytest.approx((1.2, 1.0))
    assert scene["window"].parent is not None
    assert scene[scene["window"].parent].label == "wall"
    through = cast(scene, Ray((0.5, 1.5, 0.0), (0.0, 0.0, -1.0)), ignore=("window",))
    beside = cast(scene, Ray((-1.5, 1.5, 0.0), (0.0, 0.0, -1.0)), ignore=("window",))
    assert through is None
    assert beside is not None
    assert beside.object_id == scene["window"].parent
    assert beside.point[2] == pytest.approx(-1.5, abs=1e-5)


def test_a_roomplan_room_keeps_its_outline_and_what_the_source_was_sure_of(tmp_path: Path) -> None:
    scene = opened(roomplan_room(), tmp_path)
    assert counts(scene) == {
        "wall": 6, "floor": 1, "door": 1, "window": 1, "opening": 1, "table": 1, "chair": 2, "tv": 1,
    }
    room = scene.rooms[0]
    assert room.label == "living room"
    assert len(room.polygon) == 6
    assert {(round(x, 6) + 0, round(z, 6) + 0) for x, z in room.polygon} == {
        (0, 0), (5, 0), (5, 2), (3, 2), (3, 4), (0, 4),
    }
    assert room.height == pytest.approx(2.6)
    assert scene["table"].size == pytest.approx((1.6, 0.74, 0.8))
    assert [scene[c].label_source.score for c in ("table", "chair", "chair-2")] == [1.0, 0.66, 0.33]
    assert json.loads(scene["tv"].extras)["capture"]["label"] == "television"
    names = {i: scene[p].name for i in ("door", "window", "opening") if (p := scene[i].parent) is not None}
    assert names == {"door": "W0", "window": "W5", "opening": "W2"}
    assert cast(scene, Ray((4.0, 1.1, 1.0), (0.0, 0.0, 1.0))) is None, "an opening can be looked through"
    assert scene.boxes.front[scene.boxes.index["tv"]] == pytest.approx((-1, 0, 0), abs=1e-6)


@pytest.mark.parametrize(("category", "state"), [
    ({"door": {"isOpen": True}}, (("open", 1.0),)), ({"door": {"isOpen": False}}, (("open", 0.0),)), ("door", ()),
    ({"door": {}}, ()), ({"door": {"isOpen": "yes"}}, ()),
])  # fmt: skip
def test_a_door_that_stood_open_is_open(tmp_path: Path, category: object, state: tuple[object, ...]) -> None:
    room = roomplan_room()
    room["doors"][0]["category"] = category
    (tmp_path / "a.json").write_text(json.dumps(room))
    scene = open_scene(tmp_path / "a.json")
    assert scene["door"].state == state
    save_scene(scene, tmp_path / "a.glb")
    assert open_scene(tmp_path / "a.glb")["door"].state == state


def test_rooms_of_a_structure_and_transforms_in_columns(tmp_path: Path) -> None:
    room = roomplan_room()
    for row in room["walls"]:
        row["transform"] = [row["transform"][n : n + 4] for n in range(0, 16, 4)]
    other = {"walls": [room["walls"][0]], "objects": [dict(room["objects"][1], identifier="X")]}
    scene = opened({"version": 2, "rooms": [room, other]}, tmp_path)
    assert counts(scene)["wall"] == 6
    assert counts(scene)["chair"] == 3


@pytest.mark.parametrize("maker", MAKERS)
def test_captures_go_to_glb_and_back_unchanged(maker: str, tmp_path: Path) -> None:
    scene = opened(MAKERS[maker](), tmp_path)
    save_scene(scene, tmp_path / "a.glb")
    again = open_scene(tmp_path / "a.glb")
    save_scene(again, tmp_path / "b.glb")
    assert again == scene
    assert (tmp_path / "a.glb").read_bytes() == (tmp_path / "b.glb").read_bytes()


@pytest.mark.parametrize("maker", MAKERS)
def test_a_capture_cut_anywhere_is_one_clear_error(maker: str, tmp_path: Path) -> None:
    text = json.dumps(MAKERS[maker]())
    for share in (0.3, 0.6, 0.95, 0.999):
        with pytest.raises(SceneFileError, match="no JSON"):
            opened(text[: int(len(text) * share)], tmp_path)


QUEST_FAULTS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "expected a number above 0": lambda e: e["bounded2D_META"]["extent"].update(width=-1),
    "locatable_META is None": lambda e: e.pop("locatable_META"),
    "no direction": lambda e: e["locatable_META"].update(orientation=dict.fromkeys("xyzw", 0)),
    "expected a number between": lambda e: e["locatable_META"]["position"].update(x=1e9),
    "expected a text": lambda e: e.update(semanticLabel_META=7),
}


@pytest.mark.parametrize("message", QUEST_FAULTS)
def test_a_wrong_value_in_a_quest_capture_is_named(message: str, tmp_path: Path) -> None:
    row = quest_room()
    QUEST_FAULTS[message](row["spatialEntities"][2])
    with pytest.raises(SceneFileError, match=rf"spatialEntities\[2\].*{message}"):
        opened(row, tmp_path)


@pytest.mark.parametrize(("key", "value", "message"), [
    ("vertices", "!!!", "base64"), ("vertices", "AAAA", "3 bytes"), ("indices", "/" * 16, "vertex 4294967295"),
])
def test_a_broken_room_mesh_is_named(key: str, value: str, message: str, tmp_path: Path) -> None:
    row = quest_room()
    row["spatialEntities"][-1]["triangleMesh_META"][key] = value
    with pytest.raises(SceneFileError, match=message):
        opened(row, tmp_path)


@pytest.mark.parametrize(("key", "value", "message"), [
    ("transform", [1] * 16, "of a turn and a place"), ("transform", [1, 2], "16 numbers"),
    ("dimensions", [0, 1, 0], "above 0"), ("dimensions", None, "a list"), ("category", 5, "a text"),
])
def test_a_wrong_value_in_a_roomplan_capture_is_named(key: str, value: Any, message: str, tmp_path: Path) -> None:
    row = roomplan_room()
    row["walls"][1][key] = value
    with pytest.raises(SceneFileError, match=rf"walls\[1\].*{message}"):
        opened(row, tmp_path)


def test_an_empty_capture_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(SceneFileError, match="holds nothing"):
        opened({"spatialEntities": []}, tmp_path)
    with pytest.raises(SceneFileError, match="spatialEntities is 5"):
        opened({"spatialEntities": 5}, tmp_path)


def test_the_table_of_labels_is_sound() -> None:
    kinds = {a.label for a in catalogue().values()}
    rows = tomllib.loads(TABLE.read_text())["kind"]
    words = [w for r in rows for v in VOCABULARIES for w in r.get(v, ())]
    assert all(m in kinds for r in rows for m in r.get("models", ())), "models are kinds of the catalogue"
    assert all(kind_of(w).label == (r["label"] or None) for r in rows for v in VOCABULARIES for w in r.get(v, ()))
    assert len(words) > 60
    assert kind_of("WASHER_DRYER").label == "washing machine"
    assert kind_of("beanBag").label == "bean bag"


def test_walls_that_do_not_close_have_no_outline() -> None:
    walls = [np.array([[0.0, z], [4.0, z]]) for z in (0.0, 3.0, 6.0)]
    assert outline(walls) is None


def test_a_slab_with_a_hole_has_its_size_and_lets_rays_through() -> None:
    mesh = slab((4.0, 2.5, 0.1), [(-0.5, 0.5, 1.0, 2.0)])
    assert mesh.bounds[0] == pytest.approx((-2, 0, -0.05))
    assert mesh.bounds[1] == pytest.approx((2, 2.5, 0.05))
    inside = (np.abs(mesh.merged[0][:, 0]) < 0.49) & (mesh.merged[0][:, 1] > 1.01) & (mesh.merged[0][:, 1] < 1.99)
    assert not inside.any()


def test_attributes_give_further_names_and_models(tmp_path: Path) -> None:
    row = roomplan_room()
    chair, other = row["objects"][1], row["objects"][2]
    chair["attributes"] = [{"ChairType": "swivel"}, {"ChairLegType": "star"}]
    other["attributes"] = {"ChairType": "stool"}
    row["objects"][0]["attributes"] = ["TableType.dining"]
    (tmp_path / "room.json").write_text(json.dumps(row))
    scene = open_scene(tmp_path / "room.json")
    names = {o.name: o for o in scene}
    assert (names["C0"].label, names["C0"].aliases[0]) == ("chair", "office chair")
    assert "stool" in names["C1"].aliases
    assert "dining table" in names["T0"].aliases
    assert names["C0"].geometry.uri.startswith("asset:office_chair")


@pytest.mark.parametrize("unit", [None, "rad", "°"])
def test_a_curved_wall_is_straight_pieces_along_its_arc(unit: str | None, tmp_path: Path) -> None:
    row = roomplan_room()
    angles = {"startAngle": math.pi, "endAngle": 2 * math.pi}
    if unit is not None:
        factor = 180 / math.pi if unit == "°" else 1.0
        angles = {k: {"value": a * factor, "unit": {"symbol": unit}} for k, a in angles.items()}  # type: ignore[misc]
    row["walls"][0]["curve"] = {"center": [0.0, 0.0], "radius": 2.5, **angles}
    (tmp_path / "room.json").write_text(json.dumps(row))
    scene = open_scene(tmp_path / "room.json")
    walls = [o for o in scene if o.label == "wall"]
    assert len(walls) == 5 + 9
    bent = [o for o in walls if o.name.startswith("W0")]
    assert sum(o.size[0] for o in bent) == pytest.approx(math.pi * 2.5, abs=0.1)
    for o in bent:
        x, _, z = o.pose.position
        assert math.hypot(x - 2.5, z) == pytest.approx(2.5, abs=0.12)


def test_a_curve_that_does_not_fit_its_wall_is_drawn_straight(tmp_path: Path) -> None:
    row = roomplan_room()
    row["walls"][0]["curve"] = {"center": [40.0, 0.0], "radius": 9.0, "startAngle": 0.0, "endAngle": 1.0}
    (tmp_path / "room.json").write_text(json.dumps(row))
    assert sum(o.label == "wall" for o in open_scene(tmp_path / "room.json")) == 6


@pytest.mark.parametrize(("said", "label"), [("DESK,TABLE", "desk"), ("SOMETHING,COUCH", "sofa"), ("DESK", "desk")])
def test_several_labels_with_commas(said: str, label: str) -> None:
    assert kind_of(said).label == label


@pytest.mark.parametrize("said", [None, "", "  "])
def test_a_thing_whose_label_is_empty_has_none(said: str | None, tmp_path: Path) -> None:
    room = quest_room()
    next(e for e in room["spatialEntities"] if e["semanticLabel_META"] == "LAMP")["semanticLabel_META"] = said
    assert counts(opened(room, tmp_path))[None] == 2
    other = roomplan_room()
    other["objects"][0]["category"] = said and None
    assert counts(opened(other, tmp_path))[None] == 1


def test_every_mesh_of_a_capture_is_kept(tmp_path: Path) -> None:
    room = quest_room()
    room["spatialEntities"].append(dict(room["spatialEntities"][-1], uuid="another"))
    meshes = [o for o in opened(room, tmp_path) if o.label == "room mesh"]
    assert [o.name for o in meshes] == ["uuid-15", "another"]
    assert not any(o.visible for o in meshes)


def test_an_opening_in_a_wall_is_no_side_of_the_room(tmp_path: Path) -> None:
    room = roomplan_room() | {"floors": []}
    scene = opened(room, tmp_path)
    assert len(scene.rooms[0].polygon) == 6
    assert scene.rooms[0].height == pytest.approx(2.6)


def test_rooms_side_by_side_are_outlined_one_by_one() -> None:
    def square(x: float, y: float) -> list[FloatArray]:
        corners = [(x, y), (x + 4, y), (x + 4, y + 3), (x, y + 3)]
        return [np.array([corners[n], corners[(n + 1) % 4]], dtype=np.float64) for n in range(4)]

    found = outlines(square(0, 0) + square(4.1, 0) + [np.array([[20.0, 0.0], [22.0, 0.0]])])
    assert [sorted(members) for _, members in found] == [[0, 1, 2, 3], [4, 5, 6, 7]]
    assert [len(polygon) for polygon, _ in found] == [4, 4]
    assert outline(square(0, 0) + square(4.1, 0)) is None
