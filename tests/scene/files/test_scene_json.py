"""`.scene.json`: what a person writes is what they get, and what is wrong is named by its place in the file."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from scene.catalogue import catalogue
from scene.errors import SceneFileError, UsageError
from scene.files import open_scene, save_scene
from scene.files.scene_json import scene_from
from scene.mesh_text import packed
from scene.meshes import Mesh, Primitive, box_mesh
from scene.objects import Geometry, LabelSource, Scene, SceneObject
from tests.scene.files.test_gltf_own import meshed
from tests.scene.strategies import scenes

ASSET = next(a for a in catalogue().values() if a.label == "mug")
BOX: dict[str, Any] = {"id": "b", "label": "box", "center": [1, 2, 3], "size": [2, 4, 6]}
MUG: dict[str, Any] = {"id": "m", "asset": ASSET.id, "position": [1, 0, 2]}


def read(tmp_path: Path, value: Any, *, up: str | None = None, name: str = "a.scene.json") -> Scene:
    path = tmp_path / name
    path.write_bytes(value if isinstance(value, bytes) else json.dumps(value).encode())
    return open_scene(path, up=up)


def one(tmp_path: Path, row: dict[str, Any], **more: Any) -> SceneObject:
    """The only object of a file; proved to come back equal."""
    scene = read(tmp_path, {"format": "deixis-scene", "version": 1, "objects": [row], **more})
    save_scene(scene, tmp_path / "again.scene.json")
    assert open_scene(tmp_path / "again.scene.json") == scene
    return next(iter(scene))


def test_a_model_brings_what_the_catalogue_knows(tmp_path: Path) -> None:
    o = one(tmp_path, MUG)
    assert (o.label, o.aliases, o.mean_rgb) == (ASSET.label, ASSET.aliases, ASSET.rgb)
    assert o.size == pytest.approx(ASSET.size)
    assert o.label_source == LabelSource("catalogue")
    assert set(ASSET.tags) <= set(o.tags)


def test_everything_that_can_be_said_of_an_object(tmp_path: Path) -> None:
    o = one(
        tmp_path,
        MUG
        | {
            "label": "Cup",
            "aliases": ["beaker"],
            "nickname": "Rosie",
            "yaw_deg": 90,
            "scale": 2,
            "tags": ["toy"],
            "state": {"on": True, "fill": 0.5, "mode": "slow"},
            "rgb": [255, 0, 51],
            "visible": False,
            "extras": {"price": 3},
            "name": "mug.001",
        },
    )
    assert (o.label, o.aliases, o.nickname, o.visible, o.name) == ("cup", ("beaker",), "Rosie", False, "mug.001")
    assert o.pose.yaw_rad == pytest.approx(math.pi / 2)
    assert (o.scale, o.paint) == ((2.0, 2.0, 2.0), (1.0, 0.0, 0.2))
    assert o.state == (("fill", 0.5), ("mode", "slow"), ("on", True))
    assert "toy" in o.tags
    assert o.extras == '{"price":3}'
    assert o.label_source == LabelSource("file")


@pytest.mark.parametrize(
    "how", [{"yaw": math.pi / 2}, {"yaw_deg": 90}, {"orientation": [0, math.sqrt(0.5), 0, math.sqrt(0.5)]}]
)
def test_three_ways_to_turn(tmp_path: Path, how: dict[str, Any]) -> None:
    assert np.allclose(one(tmp_path, BOX | how).pose.orientation, (0, math.sqrt(0.5), 0, math.sqrt(0.5)))


def test_boxes_by_their_middle_their_base_or_their_bounds(tmp_path: Path) -> None:
    middle = one(tmp_path, BOX)
    assert (middle.geometry.lo, middle.geometry.hi, middle.pose.position) == ((-1, -2, -3), (1, 2, 3), (1, 2, 3))
    base = one(tmp_path, {"id": "b", "position": [0, 0, 0], "size": [2, 4, 6]})
    assert (base.geometry.lo, base.geometry.hi, base.label) == ((-1, 0, -3), (1, 4, 3), None)
    bounds = one(tmp_path, {"id": "b", "position": [0, 0, 0], "bounds": [[0, 0, 0], [1, 2, 3]]})
    assert (bounds.geometry.lo, bounds.geometry.hi) == ((0, 0, 0), (1, 2, 3))


def test_colours_of_boxes_in_bytes_or_parts(tmp_path: Path) -> None:
    assert one(tmp_path, BOX | {"rgb": [255, 51, 0]}).rgb == (1.0, 0.2, 0.0)
    assert one(tmp_path, BOX | {"rgb": [1, 0.2, 0]}).rgb == (1.0, 0.2, 0.0)
    assert one(tmp_path, BOX | {"rgb": None}).rgb is None


@pytest.mark.parametrize("value", [[BOX], {"objects": [BOX]}, {"scene_id": "s1", "objects": [BOX]}])
@pytest.mark.parametrize("name", ["a.json", "a.scene.json", "A.JSON"])
def test_labelled_boxes_alone_are_a_scene(tmp_path: Path, value: Any, name: str) -> None:
    assert list(read(tmp_path, value, name=name).objects) == ["b"]


def test_numbers_serve_as_ids(tmp_path: Path) -> None:
    assert list(read(tmp_path, [BOX | {"id": 7}]).objects) == ["7"]


def test_z_up_is_turned_at_import(tmp_path: Path) -> None:
    rows = [BOX | {"yaw": 0.3}, {"id": "child", "center": [0, 0, 1], "size": [1, 1, 2], "parent": "b"}]
    value = {
        "up": "z",
        "objects": rows,
        "rooms": [{"id": "r", "polygon": [[0, 0], [1, 0], [1, 2]]}],
        "viewpoints": [{"name": "v", "position": [1, 2, 3], "look_at": [0, 0, 0]}],
    }
    scene = read(tmp_path, value)
    b = scene["b"]
    assert (b.pose.position, b.size) == ((1.0, 3.0, -2.0), (2.0, 6.0, 4.0))
    assert b.pose.yaw_rad == pytest.approx(0.3)
    assert scene.world_pose("child").position == pytest.approx((1.0, 4.0, -2.0))
    assert scene.rooms[0].polygon == ((0.0, 0.0), (1.0, 0.0), (1.0, -2.0))
    assert scene.viewpoints[0].position == (1.0, 3.0, -2.0)
    del value["up"]
    assert read(tmp_path, value, up="z") == scene
    assert read(tmp_path, {**value, "up": "z"}, up="y")["b"].pose.position == (1.0, 2.0, 3.0)


def test_a_corner_of_a_turned_z_up_box_is_where_it_was(tmp_path: Path) -> None:
    b = read(tmp_path, {"up": "z", "objects": [{"id": "b", "center": [0, 0, 0], "size": [4, 2, 1], "yaw": 0.5}]})
    x, y = 2 * math.cos(0.5) - 1 * math.sin(0.5), 2 * math.sin(0.5) + 1 * math.cos(0.5)
    corners = b.boxes.corners(0)
    assert min(np.linalg.norm(corners - (x, 0.5, -y), axis=1)) < 1e-9


def test_sets_rooms_and_viewpoints(tmp_path: Path) -> None:
    value = {
        "format": "deixis-scene",
        "version": 1,
        "name": "n",
        "objects": [BOX, MUG],
        "groups": {"z": ["m"], "a": ["b", "m"]},
        "selection": ["m"],
        "highlight": ["b"],
        "extras": {"k": 1},
        "rooms": [
            {"id": "k", "label": "Kitchen", "aliases": ["galley"], "polygon": [[0, 0], [1, 0], [1, 1]], "floor": 0.5}
        ],
        "viewpoints": [{"name": "door", "position": [0, 1.6, 0], "look_at": [1, 1, 1]}],
    }
    scene = read(tmp_path, value)
    assert scene.groups == (("a", ("b", "m")), ("z", ("m",)))
    assert (scene.selection, scene.highlight, scene.name, scene.extras) == (("m",), ("b",), "n", '{"k":1}')
    assert (scene.rooms[0].label, scene.rooms[0].floor_y, scene.rooms[0].height) == ("kitchen", 0.5, 2.6)
    save_scene(scene, tmp_path / "b.scene.json")
    assert open_scene(tmp_path / "b.scene.json") == scene


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(scenes())
def test_any_scene_of_boxes_comes_back(tmp_path: Path, scene: Scene) -> None:
    first, second = tmp_path / "a.scene.json", tmp_path / "b.scene.json"
    save_scene(scene, first)
    back = open_scene(first)
    assert [o.geometry for o in back] == [o.geometry for o in scene]
    assert [o.pose for o in back] == [o.pose for o in scene]
    assert back == scene
    save_scene(back, second)
    assert first.read_bytes() == second.read_bytes()


def test_what_a_person_wrote_is_written_as_short(tmp_path: Path) -> None:
    row = {"id": "m", "asset": ASSET.id, "position": [1, 0, 2.5], "yaw_deg": 37.5, "scale": 2}
    save_scene(read(tmp_path, [row, BOX | {"rgb": [200, 10, 30]}]), tmp_path / "b.scene.json")
    assert json.loads((tmp_path / "b.scene.json").read_text())["objects"] == [row, BOX | {"rgb": [200, 10, 30]}]


def test_a_mesh_of_its_own_comes_back_to_the_bit(tmp_path: Path) -> None:
    points = np.array([[0, 0, 0], [1 / 3, 1, 0], [0, 1, 1e-7]], np.float32)
    cloud = Primitive(points, np.zeros((0, 3), np.uint32), None, None, None)
    for mesh in (box_mesh(), Mesh((cloud,))):
        scene, path = meshed(mesh), tmp_path / "a.scene.json"
        save_scene(scene, path)
        again, data = open_scene(path), path.read_bytes()
        assert again == scene
        (o,) = again
        for mine, theirs in zip(again.meshes.get(o.geometry.uri).primitives, mesh.primitives, strict=True):
            assert mine.positions.tobytes() == theirs.positions.tobytes()
            assert mine.triangles.tobytes() == theirs.triangles.tobytes()
        save_scene(again, path)
        assert path.read_bytes() == data
        damaged = data.replace(b'"positions": "e', b'"positions": "f', 1)
        path.write_bytes(damaged)
        with pytest.raises(SceneFileError, match="meshes"):
            open_scene(path)


@pytest.mark.parametrize("bad", [np.nan, np.inf, 1e30])
def test_a_mesh_that_is_none_is_refused(bad: float) -> None:
    points = np.array([[0, 0, 0], [bad, 1, 0], [0, 1, 0]], np.float32)
    broken = Mesh((Primitive(points, np.array([[0, 1, 7]], np.uint32), None, None, None),))
    with pytest.raises(SceneFileError, match="no places"):
        scene_from({"meshes": {broken.content_uri: packed(broken)}})


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"mesh": "mesh:0", "position": [0, 0, 0], "bounds": [[0, 0, 0], [1, 1, 1]]}, "one of the file's meshes"),
        ({"mesh": "mesh:0", "size": [1, 1, 1], "center": [0, 0, 0]}, "has a 'mesh'"),
        ({"mesh": "box", "position": [0, 0, 0], "bounds": [[0, 0, 0], [1, 1, 1]]}, "has a 'mesh'"),
    ],
)
def test_a_mesh_that_is_not_there_is_said(row: dict[str, object], says: str) -> None:
    with pytest.raises(SceneFileError, match=says):
        scene_from({"objects": [{"id": "a", **row}]})


WRONG: list[tuple[Any, str]] = [
    ([BOX, BOX], r"two objects have the id 'b'"),
    ([BOX | {"parent": "ghost"}], r"'b' has the parent 'ghost', which is not in the scene"),
    ([BOX | {"parent": "c"}, BOX | {"id": "c", "parent": "b"}], r"b -> c -> b carry each other"),
    ([BOX, MUG | {"position": [0, None, 0]}], r"objects\[1\]\.position\[1\] is None: expected a number"),
    ([MUG | {"position": [0, 0]}], r"objects\[0\]\.position is \[0, 0\]: expected 3 numbers"),
    ([MUG | {"position": "here"}], r"objects\[0\]\.position is 'here': expected a list"),
    ([MUG | {"position": [0, 0, 1e9]}], r"objects\[0\]\.position\[2\] is 1000000000.0: expected a number between"),
    ([MUG | {"asset": "mug_rde"}], r"objects\[0\]\.asset: no asset is called 'mug_rde': the closest are 'mug_red'"),
    ([MUG | {"size": [1, 1, 1]}], r"objects\[0\] has both 'asset' and 'size'"),
    ([MUG | {"orientation": [0, 0, 0, 0]}], r"objects\[0\]\.orientation is \(0.0, 0.0"),
    ([MUG | {"yaw": 1, "yaw_deg": 2}], r"objects\[0\] has yaw and yaw_deg: expected one"),
    ([MUG | {"scale": 0}], r"objects\[0\]\.scale is 0: expected a number above 0"),
    ([MUG | {"scale": [1, -1, 1]}], r"objects\[0\]\.scale\[1\] is -1.0"),
    ([MUG | {"rgb": [300, 0, 0]}], r"objects\[0\]\.rgb is \[300, 0, 0\]: expected red, green and blue"),
    ([MUG | {"visible": "yes"}], r"objects\[0\]\.visible is 'yes': expected true or false"),
    ([MUG | {"state": {"on": []}}], r"objects\[0\]\.state\.on is \[\]"),
    ([MUG | {"colour": "red"}], r"objects\[0\] has 'colour', which is not known"),
    ([MUG | {"postion": [0, 0, 0]}], r"did you mean 'position'\?"),
    ([MUG | {"label": ""}], r"objects\[0\]\.label is '': expected a text"),
    ([BOX | {"size": [1, -2, 1]}], r"objects\[0\]\.size is \[1, -2, 1\]"),
    ([BOX | {"size": None}], r"objects\[0\]\.size is None"),
    ([{"id": "b", "label": "x"}], r"objects\[0\] needs an 'asset', or a 'size' with either 'center' or 'position'"),
    ([{"label": "x", "center": [0, 0, 0], "size": [1, 1, 1]}], r"objects\[0\]\.id is None"),
    ([BOX | {"id": True}], r"objects\[0\]\.id is True"),
    (["box"], r"objects\[0\] is 'box': expected an object"),
    ({"objects": {}}, r"objects is \{\}: expected a list"),
    ({"objects": [], "up": "x"}, r"up is 'x'"),
    ({"objects": [], "format": "other"}, r"format is 'other': expected 'deixis-scene'"),
    ({"objects": [], "version": 2}, r"version is 2: expected 1"),
    ({"objects": [], "object": []}, r"did you mean 'objects'\?"),
    ({"objects": [], "selection": ["ghost"]}, r"selection\[0\] is 'ghost': expected the id of one"),
    ({"objects": [BOX], "groups": {"g": ["b", "b"]}}, r"groups\.g\[1\] is 'b'"),
    ({"objects": [], "rooms": [{"id": "r", "polygon": [[0, 0], [1, 1]]}]}, r"rooms\[0\]\.polygon is .* three corners"),
    (
        {"objects": [], "rooms": [{"id": "r", "polygon": [[0, 0], [1, 1], [1, 0]], "height": 0}]},
        r"rooms\[0\]\.height is 0",
    ),
    ({"objects": [], "viewpoints": [{"name": "v", "position": [0, 0, 0]}]}, r"viewpoints\[0\]\.look_at is None"),
    ("text", r"the scene is 'text': expected an object"),
    (b"", r"is no JSON"),
    (b"{", r"line 1, column 2"),
    (b"\xff\xfe{}", r"not UTF-8"),
    (b'{"objects":[{"id":"b","center":[NaN,0,0],"size":[1,1,1]}]}', r"NaN"),
    (b'{"objects":[{"id":"\\ud800","center":[0,0,0],"size":[1,1,1]}]}', r"half a character"),
    (b"[" * 200000, r"nested too deeply"),
    (b'{"objects":[],"extras":{"a":' + b"[" * 100 + b"]" * 100 + b"}}", r"nested deeper than 64"),
]


@pytest.mark.parametrize(("value", "says"), WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_is_named_by_its_place(tmp_path: Path, value: Any, says: str) -> None:
    with pytest.raises(SceneFileError, match=says) as caught:
        read(tmp_path, value)
    assert "a.scene.json" in str(caught.value)
    assert len(str(caught.value)) < 600


def test_an_object_that_differs_from_its_model_comes_back(tmp_path: Path) -> None:
    bare = SceneObject("m", geometry=Geometry("asset:" + ASSET.id, (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)))
    save_scene(Scene.of([bare]), tmp_path / "a.scene.json")
    assert open_scene(tmp_path / "a.scene.json")["m"] == bare


def test_a_byte_order_mark_is_nothing(tmp_path: Path) -> None:
    assert len(read(tmp_path, b"\xef\xbb\xbf" + json.dumps([BOX]).encode())) == 1


def test_up_is_y_or_z(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="up is 'x'"):
        read(tmp_path, [BOX], up="x")


def test_a_tower_of_a_hundred_is_refused(tmp_path: Path) -> None:
    rows = [BOX | {"id": f"b{n}"} | ({"parent": f"b{n - 1}"} if n else {}) for n in range(100)]
    with pytest.raises(SceneFileError, match="more than 64 objects"):
        read(tmp_path, rows)


@pytest.mark.slow
def test_a_hundred_thousand_boxes(tmp_path: Path) -> None:
    rows = [
        {"id": f"b{n}", "label": "box", "center": [n % 300, 0, n // 300], "size": [0.5, 1, 0.5]} for n in range(100_000)
    ]
    assert len(read(tmp_path, rows).boxes) == 100_000
