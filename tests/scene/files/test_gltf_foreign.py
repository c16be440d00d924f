"""glTF as other tools write it: every node where it is, its name and extras kept, and kept again on the way back."""

from __future__ import annotations

import base64
import io
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scene.errors import SceneFileError
from scene.files import open_scene, save_scene
from scene.files.placements import Rigid, compose, matrix_of, settle
from scene.frames import Pose
from scene.objects import Scene
from tests.scene.files.glbs import TETRA, opened, pack, put, tetra, world_points
from tests.scene.files.test_gltf_own import picture
from tests.scene.strategies import poses


def test_a_node_is_an_object_named_and_labelled_by_its_name(tmp_path: Path) -> None:
    scene = opened(tmp_path, *tetra())
    o = next(iter(scene))
    assert (o.id, o.name, o.label) == ("chair_01", "Chair_01", "chair")
    assert (o.label_source.kind, o.label_source.by) == ("file", "node name")
    assert o.size == (1.0, 2.0, 3.0)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("CoffeeTable", "coffee table"),
        ("SM_Sofa_LOD0", "sofa"),
        ("desk lamp.003", "desk lamp"),
        ("Cube.001", None),
        ("node_17", None),
        ("", None),
        ("a3f9c2", None),
        ("Mesh_0", None),
        ("TV", "tv"),
        ("bücherregal", "bücherregal"),
        ("Object_12", None),
        ("xkcd", None),
        ("the quick brown fox jumps", None),
        ("mug-red-2", "mug"),
    ],
)
def test_only_a_plain_word_becomes_a_label(tmp_path: Path, name: str, label: str | None) -> None:
    document, binary = tetra(nodes=[{"name": name, "mesh": 0}])
    document["meshes"][0].pop("name")
    assert next(iter(opened(tmp_path, document, binary))).label == label


def test_a_kind_that_the_catalogue_knows_is_found_in_a_longer_name(tmp_path: Path) -> None:
    (o,) = opened(tmp_path, *tetra(nodes=[{"name": "RedMug.004", "mesh": 0}]))
    assert (o.label, o.aliases) == ("mug", ("red mug",))


def test_same_names_get_ids_of_their_own(tmp_path: Path) -> None:
    nodes = [{"name": "Chair", "mesh": 0}, {"name": "Chair", "mesh": 0}, {"mesh": 0}, {"name": "???", "mesh": 0}]
    scene = opened(tmp_path, *tetra(nodes=nodes, scenes=[{"nodes": [0, 1, 2, 3]}]))
    assert list(scene.objects) == ["chair", "chair-2", "chair-mesh", "object"]
    assert len({o.geometry.uri for o in scene}) == 1


MATRICES = {
    "turned": Pose.from_yaw((1.0, 2.0, 3.0), 1.1).matrix(),
    "stretched": Rigid(Pose.from_yaw((1.0, 0.0, 0.0), 0.3), (2.0, 3.0, 0.5)).matrix(),
    "mirrored": np.diag((-1.0, 1.0, 1.0, 1.0)),
    "sheared": np.array([[1, 0.5, 0, 1], [0, 1, 0, 0], [0, 0.2, 2, 0], [0, 0, 0, 1]], float),
    "flattened": np.diag((1.0, 0.0, 1.0, 1.0)),
    "mirrored and sheared": np.array([[-1, 0.5, 0, 1], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]], float),
}


@pytest.mark.parametrize("outer", MATRICES)
@pytest.mark.parametrize("inner", MATRICES)
def test_a_child_stands_where_the_product_of_matrices_puts_it(tmp_path: Path, outer: str, inner: str) -> None:
    a, b = MATRICES[outer], MATRICES[inner]
    nodes = [
        {"name": "outer", "mesh": 0, "matrix": a.T.reshape(-1).tolist(), "children": [1]},
        {"name": "inner", "mesh": 0, "matrix": b.T.reshape(-1).tolist()},
    ]
    scene = opened(tmp_path, *tetra(nodes=nodes))
    assert scene["inner"].parent == "outer"
    for object_id, m in (("outer", a), ("inner", a @ b)):
        expected = TETRA.astype(np.float64) @ m[:3, :3].T + m[:3, 3]
        assert np.allclose(world_points(scene, object_id), expected, atol=1e-5)
        assert min(scene[object_id].scale) > 0
        assert facing_out(scene, object_id) or abs(np.linalg.det(m[:3, :3])) < 1e-9


def facing_out(scene: Scene, object_id: str) -> bool:
    """Whether all triangles of a convex mesh look away from its middle."""
    points, faces = world_points(scene, object_id), scene.meshes.get(scene[object_id].geometry.uri).merged[1]
    a, b, c = (points[faces[:, k]] for k in range(3))
    return bool((np.einsum("ij,ij->i", np.cross(b - a, c - a), a - points.mean(axis=0)) > 1e-9).all())


@pytest.mark.parametrize("scale", [[2, 2, 2], [-1, 1, 1], [1, -2, -3], [1, 0, 1], [2, 3, 4]])
def test_scales_reach_the_children(tmp_path: Path, scale: list[float]) -> None:
    nodes = [
        {"name": "outer", "mesh": 0, "translation": [1, 0, 0], "scale": scale, "children": [1]},
        {"name": "inner", "mesh": 0, "translation": [0, 1, 1], "rotation": [0, 0.6, 0, 0.8]},
    ]
    scene = opened(tmp_path, *tetra(nodes=nodes))
    a = Rigid(Pose((1.0, 0.0, 0.0)), (scale[0], scale[1], scale[2])).matrix()
    m = a @ Pose((0.0, 1.0, 1.0), (0.0, 0.6, 0.0, 0.8)).matrix()
    assert np.allclose(world_points(scene, "inner"), TETRA.astype(float) @ m[:3, :3].T + m[:3, 3], atol=1e-5)


@settings(max_examples=60, deadline=None)
@given(poses, poses, *[st.tuples(*[st.floats(-3, 3)] * 3)] * 2)
def test_settling_loses_nothing(a: Pose, b: Pose, s: Any, t: Any) -> None:
    whole = compose(Rigid(a, s), Rigid(b, t))
    settled = settle(whole)
    linear = settled.pose.matrix()[:3, :3] * settled.scale @ (np.eye(3) if settled.bake is None else settled.bake)
    assert np.allclose(linear, matrix_of(whole)[:3, :3], atol=2e-4)
    assert min(settled.scale) > 0


def test_nodes_without_meshes_keep_names_hierarchy_cameras_lights_and_extras(tmp_path: Path) -> None:
    nodes: list[dict[str, Any]] = [
        {"name": "House", "children": [1, 4], "extras": {"floor": 3}, "translation": [0, 0, 5]},
        {"name": "Kitchen", "children": [2], "scale": [2, 2, 2]},
        {"name": "Table", "mesh": 0, "children": [3]},
        {"name": "On it", "children": [5]},
        {"name": "Camera", "camera": 0, "translation": [0, 1, 0]},
        {"name": "Lamp", "mesh": 0, "extensions": {"KHR_lights_punctual": {"light": 0}}},
    ]
    light = {"type": "point", "intensity": 20}
    document, binary = tetra(
        nodes=nodes,
        cameras=[{"type": "perspective", "perspective": {"yfov": 1.0, "znear": 0.1}}],
        extensions={"KHR_lights_punctual": {"lights": [light]}},
        extensionsUsed=["KHR_lights_punctual"],
    )
    scene = opened(tmp_path, document, binary)
    assert scene.world_pose("table").position == (0.0, 0.0, 5.0)
    assert scene["table"].size == (2.0, 4.0, 6.0)
    assert (scene["lamp"].parent, scene["table"].parent) == ("table", None)
    assert json.loads(scene["lamp"].extras)["gltf"]["light"] == light
    again = json.loads((tmp_path / "out.glb").read_bytes()[20:].split(b"\0")[0].rsplit(b"}", 1)[0] + b"}")
    by_name = {n.get("name"): (i, n) for i, n in enumerate(again["nodes"])}
    assert again["nodes"][again["scenes"][0]["nodes"][0]]["name"] == "House"
    assert by_name["Kitchen"][0] in by_name["House"][1]["children"]
    assert by_name["Table"][0] in by_name["Kitchen"][1]["children"]
    assert by_name["Lamp"][0] in by_name["On it"][1]["children"]
    assert by_name["House"][1]["extras"] == {"floor": 3}
    assert by_name["Camera"][1]["matrix"][12:15] == [0.0, 1.0, 5.0]
    assert again["cameras"] == document["cameras"]
    assert again["extensionsUsed"] == ["KHR_lights_punctual"]


def test_unknown_extras_of_everything_are_kept(tmp_path: Path) -> None:
    document, binary = tetra()
    document["asset"] |= {"copyright": "Ann", "extras": {"a": 1}}
    document["scenes"][0] |= {"name": "Flat", "extras": {"b": [1, {"c": None}]}}
    document["nodes"][0]["extras"] = {"sku": "X-1", "deep": {"er": [True]}}
    document["meshes"][0] |= {"extras": {"m": 1}}
    document["meshes"][0]["primitives"][0] |= {"extras": {"p": 2}, "material": 0}
    document["materials"] = [
        {"name": "wood", "extras": {"w": 3}, "extensions": {"KHR_materials_clearcoat": {"clearcoatFactor": 1}}}
    ]
    document["extras"] = {"d": 4}
    opened(tmp_path, document, binary)
    text = (tmp_path / "out.glb").read_bytes()
    for part in (
        b'"copyright":"Ann"',
        b'"extras":{"a":1}',
        b'"b":[1,{"c":null}]',
        b'"sku":"X-1"',
        b'"deep":{"er":[true]}',
        b'"extras":{"m":1}',
        b'"extras":{"p":2}',
        b'"extras":{"w":3}',
        b'"clearcoatFactor":1',
        b'"extras":{"d":4}',
        b'"name":"Flat"',
        b'"name":"chair mesh"',
        b'"extensionsUsed":["KHR_materials_clearcoat"]',
    ):
        assert part in text, part


def test_the_objects_own_words_survive_another_tools_edit(tmp_path: Path) -> None:
    """What another tool moves, copies or deletes is what we then read; labels and states stay."""
    scene = opened(
        tmp_path, *tetra(nodes=[{"name": "Chair", "mesh": 0}, {"name": "Desk", "mesh": 0}], scenes=[{"nodes": [0, 1]}])
    )
    save_scene(scene, tmp_path / "a.gltf")
    document = json.loads((tmp_path / "a.gltf").read_text())
    chair = document["nodes"][0]
    chair["extras"]["deixis"]["object"]["nickname"] = "Rosie"
    chair["translation"] = [4.0, 0.0, 0.0]
    document["nodes"].append(json.loads(json.dumps(chair)))
    document["scenes"][0]["nodes"] = [0, 2]
    document["scenes"][0]["extras"]["deixis"]["groups"] = {"pair": ["chair", "desk"], "none": ["desk"]}
    (tmp_path / "b.gltf").write_text(json.dumps(document))
    after = open_scene(tmp_path / "b.gltf")
    assert list(after.objects) == ["chair", "chair-2"]
    assert after["chair"].pose.position == (4.0, 0.0, 0.0)
    assert after["chair-2"].nickname == "Rosie"
    assert after.groups == (("pair", ("chair",)),)


def test_pictures_samplers_and_other_maps_are_kept(tmp_path: Path) -> None:
    document, binary = tetra()
    red, blue = picture(), picture((0, 0, 200), "JPEG")
    document["bufferViews"] += [{"buffer": 0, "byteOffset": 72, "byteLength": len(red)}]
    document["images"] = [
        {"bufferView": 2, "mimeType": "image/png", "name": "red"},
        {"uri": "data:image/jpeg;base64," + base64.b64encode(blue).decode()},
    ]
    document["samplers"] = [{"wrapS": 33071}]
    document["textures"] = [{"source": 0, "sampler": 0}, {"source": 1, "name": "blue"}]
    document["materials"] = [
        {
            "pbrMetallicRoughness": {
                "baseColorTexture": {"index": 0, "extensions": {"KHR_texture_transform": {"scale": [2, 2]}}},
                "metallicRoughnessTexture": {"index": 1, "texCoord": 1},
            },
            "normalTexture": {"index": 1, "scale": 0.5},
            "alphaMode": "MASK",
            "alphaCutoff": 0.3,
            "doubleSided": True,
            "extensions": {
                "KHR_materials_unlit": {},
                "KHR_materials_emissive_strength": {"emissiveStrength": 4},
                "KHR_materials_sheen": {"sheenColorTexture": {"index": 0}},
            },
        }
    ]
    document["meshes"][0]["primitives"][0]["material"] = 0
    scene = opened(tmp_path, document, binary + red)
    material = scene.meshes.get(scene["chair_01"].geometry.uri).primitives[0].material
    assert material.texture == red
    assert dict(material.maps) == {
        "extensions.KHR_materials_sheen.sheenColorTexture": red,
        "normalTexture": blue,
        "pbrMetallicRoughness.metallicRoughnessTexture": blue,
    }
    assert (material.alpha_mode, material.double_sided) == ("MASK", True)
    text = (tmp_path / "out.glb").read_bytes()
    for part in (
        b'"alphaCutoff":0.3',
        b'"emissiveStrength":4',
        b'"wrapS":33071',
        b'"KHR_materials_unlit":{}',
        b'"texCoord":1',
        b'"KHR_texture_transform":{"scale":[2,2]}',
        b'"name":"red"',
        b'"name":"blue"',
        b'"scale":0.5',
    ):
        assert part in text, part


def test_a_picture_that_is_none_is_left_out_and_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    document, binary = tetra(images=[{"uri": "data:image/png;base64,aGVsbG8="}], textures=[{"source": 0}, {}])
    document["materials"] = [
        {"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}, "normalTexture": {"index": 1}}
    ]
    document["meshes"][0]["primitives"][0]["material"] = 0
    scene = opened(tmp_path, document, binary)
    assert scene.meshes.get(scene["chair_01"].geometry.uri).primitives[0].material.texture is None
    assert "images[0]" in caplog.text
    assert "textures[1]" in caplog.text


def test_files_beside_a_gltf(tmp_path: Path) -> None:
    from PIL import Image

    document, binary = tetra(
        buffers=[{"byteLength": 72, "uri": "my%20mesh.bin"}],
        images=[{"uri": "pictures/wood.png"}],
        textures=[{"source": 0}],
        materials=[{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}],
    )
    document["meshes"][0]["primitives"][0]["material"] = 0
    (tmp_path / "pictures").mkdir()
    Image.new("RGB", (2, 2)).save(tmp_path / "pictures/wood.png")
    (tmp_path / "my mesh.bin").write_bytes(binary)
    (tmp_path / "a.gltf").write_text(json.dumps(document))
    scene = open_scene(tmp_path / "a.gltf")
    mesh = scene.meshes.get(scene["chair_01"].geometry.uri)
    assert mesh.triangle_count == 4
    assert mesh.primitives[0].material.texture == (tmp_path / "pictures/wood.png").read_bytes()


def test_levels_of_detail_are_no_objects(tmp_path: Path) -> None:
    document, binary = tetra()
    document["nodes"] = [
        {"name": "Chair", "mesh": 0, "extensions": {"MSFT_lod": {"ids": [1]}}},
        {"name": "Chair_lod1", "mesh": 1},
    ]
    document["meshes"].append({"primitives": [{"attributes": {"POSITION": 0}}]})
    scene = opened(tmp_path, document, binary)
    assert list(scene.objects) == ["chair"]
    assert [m.triangle_count for m in scene.meshes.get(scene["chair"].geometry.uri).lods] == [1]


def test_z_up_is_turned(tmp_path: Path) -> None:
    path = put(tmp_path / "z.glb", *tetra())
    scene = open_scene(path, up="z")
    assert np.allclose(world_points(scene, "chair_01"), TETRA[:, [0, 2, 1]] * (1, 1, -1), atol=1e-6)


def test_a_scene_made_by_trimesh(tmp_path: Path) -> None:
    import trimesh

    made = trimesh.Scene()
    for n, name in enumerate(["Chair", "Table", "Chair.001"]):
        box = trimesh.creation.box((1, 2, 3))
        made.add_geometry(
            box, node_name=name, transform=trimesh.transformations.rotation_matrix(n, (0, 1, 0), (n, 0, 0))
        )
    (tmp_path / "t.glb").write_bytes(made.export(file_type="glb"))
    scene = open_scene(tmp_path / "t.glb")
    assert {o.name: o.label for o in scene} == {"Chair": "chair", "Table": "table", "Chair.001": "chair"}
    for o in scene:
        m = made.graph.get(o.name)[0]
        assert np.allclose(scene.world_pose(o.id).matrix(), m, atol=1e-6)
        assert math.prod(o.size) == pytest.approx(6.0)


@pytest.mark.parametrize(
    "name", ["KHR_draco_mesh_compression", "EXT_meshopt_compression", "KHR_texture_basisu", "VENDOR_magic"]
)
def test_an_extension_that_is_not_read_is_named(tmp_path: Path, name: str) -> None:
    path = put(tmp_path / "a.glb", *tetra(extensionsRequired=[name], extensionsUsed=[name]))
    with pytest.raises(SceneFileError, match=name):
        open_scene(path)
    document, binary = tetra()
    if "compression" in name:
        document["meshes"][0]["primitives"][0]["extensions"] = {name: {}}
        with pytest.raises(SceneFileError, match=name):
            open_scene(put(tmp_path / "b.glb", document, binary))


def test_animations_are_dropped_with_a_note(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    open_scene(put(tmp_path / "a.glb", *tetra(animations=[{"channels": [], "samplers": []}])))
    assert "animations are not kept" in caplog.text
    assert io.BytesIO(pack(*tetra())).read(4) == b"glTF"
