"""Broken and hostile glTF: never anything but a `SceneFileError` that says what is wrong, or a scene that holds."""

from __future__ import annotations

import json
import os
import random
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scene.catalogue import catalogue
from scene.codec import canonical_bytes
from scene.errors import SceneFileError
from scene.files import open_scene, save_scene
from scene.files.values import MAX_METRES
from scene.frames import Pose
from scene.objects import Geometry, Scene, SceneObject
from tests.scene.files.glbs import pack, pack_text, put, tetra
from tests.scene.files.test_gltf_own import picture

Change = Callable[[dict[str, Any]], object]


def holds(scene: Scene) -> None:
    """A scene is sound: finite boxes within reach, and bytes of its own."""
    assert np.isfinite(scene.boxes.lo).all()
    assert np.isfinite(scene.boxes.hi).all()
    assert (np.abs(scene.boxes.center) <= MAX_METRES).all()
    canonical_bytes(scene)
    for o in scene:
        mesh = scene.meshes.get(o.geometry.uri)
        points, faces = mesh.merged
        assert not len(faces) or int(faces.max()) < len(points)


def open_or_refuse(path: Path) -> bool:
    """Whether a file opens; it may only open soundly or be refused in one clear sentence."""
    try:
        scene = open_scene(path)
    except SceneFileError as error:
        said = str(error)
    else:
        holds(scene)
        return True
    assert 0 < len(said) < 600
    assert "\n" not in said
    return False


def sample() -> bytes:
    """A file with something of everything, ours and others'."""
    document, binary = tetra()
    red = picture()
    document["bufferViews"].append({"buffer": 0, "byteOffset": 72, "byteLength": len(red)})
    document["images"], document["samplers"] = [{"bufferView": 2, "mimeType": "image/png"}], [{}]
    document["textures"] = [{"source": 0, "sampler": 0}]
    document["materials"] = [{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}, "emissiveFactor": [0, 1, 0]}]
    document["meshes"][0]["primitives"][0]["material"] = 0
    document["nodes"] = [
        {"name": "A", "children": [1, 2]},
        {"name": "B", "mesh": 0, "scale": [1, 2, 3], "rotation": [0, 0, 0, 1]},
        {
            "name": "C",
            "mesh": 0,
            "matrix": np.eye(4).reshape(-1).tolist(),
            "extras": {"deixis": {"id": "c", "object": {"label": "mug", "state": [["on", True]]}}},
        },
    ]
    document["scenes"][0]["extras"] = {
        "deixis": {
            "version": 1,
            "rooms": [{"id": "r", "label": "hall", "polygon": [[0, 0], [1, 0], [1, 1]]}],
            "selection": ["c"],
        }
    }
    return pack(document, binary + red)


def test_a_file_cut_off_anywhere(tmp_path: Path) -> None:
    data, path = sample(), tmp_path / "a.glb"
    path.write_bytes(data)
    assert open_or_refuse(path)
    for end in range(0, len(data), 7):
        path.write_bytes(data[:end])
        assert not open_or_refuse(path)


@pytest.mark.parametrize("seed", range(8))
def test_a_file_with_bytes_changed(tmp_path: Path, seed: int) -> None:
    rng, data, path = random.Random(seed), sample(), tmp_path / "a.glb"
    for _ in range(120):
        changed = bytearray(data)
        for _ in range(rng.choice([1, 1, 2, 5, 40])):
            changed[rng.randrange(len(changed))] = rng.randrange(256)
        path.write_bytes(changed)
        open_or_refuse(path)


STRANGE = [
    None,
    True,
    -1,
    0,
    1,
    2**31,
    2**63,
    10**40,
    1e308,
    -0.5,
    "",
    "x",
    "ä" * 50,
    [],
    [[]],
    {},
    {"index": 0},
    [1, 2, 3],
    [0] * 16,
    ["a", "b", "c"],
    {"uri": "x"},
]


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON document."""
    found = [path] if path else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        found += places(item, (*path, key))
    return found


def test_every_value_of_the_json_replaced_by_strange_ones(tmp_path: Path) -> None:
    data, path = sample(), tmp_path / "a.glb"
    length = struct.unpack_from("<I", data, 12)[0]
    text, binary = data[20 : 20 + length], data[28 + length :]
    opened = 0
    for n, place in enumerate(places(json.loads(text))):
        for strange in STRANGE[n % 2 :: 2]:
            document = json.loads(text)
            holder = document
            for key in place[:-1]:
                holder = holder[key]
            holder[place[-1]] = strange
            path.write_bytes(pack_text(json.dumps(document).encode(), binary))
            opened += open_or_refuse(path)
    assert opened > 50


def test_every_value_of_the_json_left_out(tmp_path: Path) -> None:
    data, path = sample(), tmp_path / "a.glb"
    length = struct.unpack_from("<I", data, 12)[0]
    text, binary = data[20 : 20 + length], data[28 + length :]
    for place in places(json.loads(text)):
        document = json.loads(text)
        holder = document
        for key in place[:-1]:
            holder = holder[key]
        del holder[place[-1]]
        path.write_bytes(pack_text(json.dumps(document).encode(), binary))
        open_or_refuse(path)


def at(*path: Any, value: Any) -> Change:
    """Replaces one value of a document."""

    def change(document: dict[str, Any]) -> None:
        holder: Any = document
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = value

    return change


REFUSED: dict[str, tuple[Change, str]] = {
    "no asset": (lambda d: d.pop("asset"), "no 'asset'"),
    "glTF 1": (at("asset", "version", value="1.0"), "glTF '1.0': expected '2.0'"),
    "a view past its buffer": (at("bufferViews", 0, "byteLength", value=10**9), "ends at byte 1000000000"),
    "a view before its buffer": (at("bufferViews", 0, "byteOffset", value=-4), "byteOffset is -4"),
    "a buffer that is not there": (at("bufferViews", 0, "buffer", value=7), r"bufferViews\[0\]\.buffer is 7"),
    "an accessor past its view": (
        at("accessors", 0, "count", value=5),
        r"accessors\[0\] has 5 elements and needs 60 bytes",
    ),
    "an accessor of billions": (at("accessors", 0, "count", value=2**40), "needs 13194139533312 bytes"),
    "an accessor of billions of nothing": (
        at("accessors", 0, value={"componentType": 5126, "count": 2**40, "type": "VEC3"}),
        "at most 16777216 without a bufferView",
    ),
    "an unknown component": (at("accessors", 0, "componentType", value=5124), "componentType is 5124"),
    "an unknown type": (at("accessors", 0, "type", value="VEC9"), "type is 'VEC9'"),
    "positions of two": (at("accessors", 0, "type", value="VEC2"), "2 numbers wide: expected 3"),
    "signed indices": (at("accessors", 1, "componentType", value=5122), "expected unsigned"),
    "an index out of range": (at("accessors", 0, "count", value=2), "goes up to 3, but there are 2 vertices"),
    "a mesh that is not there": (
        at("nodes", 0, "mesh", value=3),
        r"nodes\[0\]\.mesh is 3: expected the index of one of the 1",
    ),
    "a node that is not there": (at("nodes", 0, "children", value=[9]), r"children is 9"),
    "a root that is not there": (at("scenes", 0, "nodes", value=[5]), r"scenes\.nodes is 5"),
    "a scene that is not there": (at("scene", value=4), "scene is 4"),
    "a node below itself": (at("nodes", 0, "children", value=[0]), "reached twice"),
    "a node with two parents": (
        at("nodes", value=[{"children": [1, 2]}, {"children": [2]}, {"mesh": 0}]),
        r"nodes\[2\] is reached twice",
    ),
    "a ring of nodes": (
        at("nodes", value=[{"children": [1]}, {"children": [2]}, {"children": [0], "mesh": 0}]),
        "reached twice",
    ),
    "a deep tower of nodes": (
        at("nodes", value=[{"children": [n + 1]} for n in range(300)] + [{"mesh": 0}]),
        "levels deep",
    ),
    "a quaternion of nothing": (at("nodes", 0, "rotation", value=[0, 0, 0, 0]), "expected a unit quaternion"),
    "a text for a number": (
        at("nodes", 0, "translation", value=[0, "1", 0]),
        r"translation\[1\] is '1': expected a number",
    ),
    "a place out of this world": (at("nodes", 0, "translation", value=[0, 1e30, 0]), "expected a number between"),
    "a size out of this world": (
        at("nodes", value=[{"scale": [1e5] * 3, "children": [1]}, {"mesh": 0, "scale": [1e5] * 3}]),
        "metres from the origin",
    ),
    "a matrix that is none": (at("nodes", 0, "matrix", value=[1] * 16), "a last row of 0, 0, 0, 1"),
    "a matrix too short": (at("nodes", 0, "matrix", value=[1] * 9), "expected 16 numbers"),
    "a mode that is none": (at("meshes", 0, "primitives", 0, "mode", value=9), "mode is 9"),
    "no primitives": (at("meshes", 0, "primitives", value="none"), r"primitives is 'none'"),
    "a stride smaller than its rows": (at("bufferViews", 0, "byteStride", value=4), "byteStride is 4"),
    "outside": (at("buffers", value=[{"byteLength": 72, "uri": "../../etc/passwd"}]), "inside the scene's own folder"),
    "outside, hidden": (
        at("buffers", value=[{"byteLength": 72, "uri": "%2e%2e/%2e%2e/etc/passwd"}]),
        "inside the scene's own folder",
    ),
    "outside, absolute": (
        at("buffers", value=[{"byteLength": 72, "uri": "/etc/passwd"}]),
        "inside the scene's own folder",
    ),
    "outside, a file URL": (
        at("buffers", value=[{"byteLength": 72, "uri": "file:///etc/passwd"}]),
        "nothing is fetched",
    ),
    "outside, the net": (
        at("buffers", value=[{"byteLength": 72, "uri": "https://example.org/a.bin"}]),
        "nothing is fetched",
    ),
    "a file that is not there": (
        at("buffers", value=[{"byteLength": 72, "uri": "a.bin"}]),
        "names the file 'a.bin', which is not in",
    ),
    "data that is no base64": (
        at("buffers", value=[{"byteLength": 72, "uri": "data:application/octet-stream;base64,@@"}]),
        "base64",
    ),
    "a buffer shorter than it says": (at("buffers", value=[{"byteLength": 10**12}]), "its byteLength is 1000000000000"),
    "an object of ours that is wrong": (
        at("nodes", 0, "extras", value={"deixis": {"object": {"visible": 3}}}),
        r"nodes\[0\]\.extras\.deixis\.object\.visible is 3",
    ),
    "a colour of ours out of range": (
        at("nodes", 0, "extras", value={"deixis": {"object": {"paint": [0, 0, 7]}}}),
        "0 to 1",
    ),
    "a room of two corners": (
        at(
            "scenes", 0, "extras", value={"deixis": {"rooms": [{"id": "a", "label": "a", "polygon": [[0, 0], [1, 1]]}]}}
        ),
        "three corners",
    ),
    "a later version of ours": (
        at("scenes", 0, "extras", value={"deixis": {"version": 2}}),
        r"version is 2: expected 1",
    ),
    "extras without end": (at("nodes", 0, "extras", value=json.loads("[" * 90 + "]" * 90)), "nested deeper than 64"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_wrong_is_said(tmp_path: Path, case: str) -> None:
    document, binary = tetra()
    document["buffers"] = [{"byteLength": len(binary)}]
    change, says = REFUSED[case]
    change(document)
    path = tmp_path / "a.glb"
    path.write_bytes(pack_text(json.dumps(document).encode(), binary))
    with pytest.raises(SceneFileError, match=says) as caught:
        open_scene(path)
    assert repr(str(path)) in str(caught.value)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "it is empty"),
        (b"glTF", "no binary glTF"),
        (b"\x1aE\xdf\xa3" + b"\0" * 60, "no binary glTF"),
        (struct.pack("<4sII", b"glTF", 1, 20) + b"\0" * 8, "glTF 1: expected 2"),
        (struct.pack("<4sII", b"glTF", 2, 2**32 - 1) + b"\0" * 8, "was cut off: it has 20 bytes of the 4294967295"),
        (struct.pack("<4sIIII", b"glTF", 2, 20, 2**31, 0x4E4F534A), "a chunk of 2147483648 bytes"),
        (struct.pack("<4sIIII", b"glTF", 2, 20, 0, 0x004E4942), "no JSON chunk"),
        (pack_text(b"{"), "is no JSON"),
        (pack_text(b"[" * 100000), "nested too deeply"),
        (pack_text(b'{"asset":{"version":"2.0"},"x":NaN}'), "NaN"),
        (pack_text(b'{"asset":{"version":"2.0"},"scenes":[{"extras":{"x":1e999}}],"scene":0}'), "too large"),
        (pack_text(b'{"asset":{"version":"2.0"},"x":"\xff\xfe"}'), "not UTF-8"),
        (pack_text(rb'{"asset":{"version":"2.0"},"x":"\ud800"}'), "half a character"),
        (pack_text(b'{"asset":{"version":"2.0"},"x":' + b"9" * 5000 + b"}"), "too many digits"),
        (pack_text(b"[]"), "no 'asset'"),
    ],
)
def test_a_file_that_is_no_glb(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "a.glb"
    path.write_bytes(data)
    with pytest.raises(SceneFileError, match=says):
        open_scene(path)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 1e30])
def test_positions_that_are_no_places(tmp_path: Path, bad: float) -> None:
    document, binary = tetra()
    data = bytearray(binary)
    struct.pack_into("<f", data, 16, bad)
    with pytest.raises(SceneFileError, match="POSITION is"):
        open_scene(put(tmp_path / "a.glb", document, bytes(data)))


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.bin").write_bytes(tetra()[1])
    folder = tmp_path / "scene"
    folder.mkdir()
    (folder / "link.bin").symlink_to(tmp_path / "secret.bin")
    document, _ = tetra(buffers=[{"byteLength": 72, "uri": "link.bin"}])
    (folder / "a.gltf").write_text(json.dumps(document))
    with pytest.raises(SceneFileError, match="own folder"):
        open_scene(folder / "a.gltf")


def test_a_picture_of_a_billion_pixels_is_left_out(tmp_path: Path) -> None:
    import zlib

    head = struct.pack(">IIBBBBB", 40000, 40000, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")
    document, binary = tetra(
        images=[{"bufferView": 2}],
        textures=[{"source": 0}],
        materials=[{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}],
    )
    document["bufferViews"].append({"buffer": 0, "byteOffset": 72, "byteLength": len(bomb)})
    document["meshes"][0]["primitives"][0]["material"] = 0
    scene = open_scene(put(tmp_path / "a.glb", document, binary + bomb))
    assert scene.meshes.get(scene["chair_01"].geometry.uri).primitives[0].material.texture is None


@pytest.mark.slow
def test_a_hundred_thousand_objects(tmp_path: Path) -> None:
    asset = next(iter(catalogue().values()))
    objects = [
        SceneObject(
            f"o{n}",
            "thing",
            pose=Pose((float(n % 300), 0.0, float(n // 300))),
            geometry=Geometry("asset:" + asset.id, *asset.bounds),
        )
        for n in range(100_000)
    ]
    path = tmp_path / "many.glb"
    save_scene(Scene.of(objects), path)
    assert len(open_scene(path)) == 100_000
    assert os.path.getsize(path) < 60e6
