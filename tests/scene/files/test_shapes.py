"""Meshes and scans: read as trimesh and Open3D write them, and as damaged files come."""

from __future__ import annotations

import random
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scene.errors import SceneFileError
from scene.files import open_scene, save_scene
from scene.objects import SceneObject
from tests.scene.files.test_hostile_gltf import open_or_refuse

CLOUD = np.random.default_rng(0).random((500, 3)) * (5, 3, 4) + (10, 0, 0)
PAINT = np.random.default_rng(1).integers(0, 256, (500, 3)) / 255
MESHES = ["ply", "ascii.ply", "obj", "stl", "ascii.stl", "off"]
CLOUDS = ["ply", "ascii.ply", "pcd", "ascii.pcd", "packed.pcd", "xyz"]


def mesh_file(folder: Path, kind: str) -> Path:
    import trimesh

    box = trimesh.creation.box((1, 2, 3))
    box.apply_translation((4, 5, 6))
    if "ply" in kind or kind == "obj":
        box.visual.vertex_colors = np.tile([255, 51, 0, 255], (8, 1))
    options: dict[str, Any] = {"encoding": "ascii"} if kind == "ascii.ply" else {}
    box.export(folder / f"a.{kind}", file_type="stl_ascii" if kind == "ascii.stl" else kind.split(".")[-1], **options)
    return folder / f"a.{kind}"


def cloud_file(folder: Path, kind: str) -> Path:
    import open3d as o3d

    cloud = o3d.geometry.PointCloud(o3d.utility.Vector3dVector(CLOUD))
    cloud.colors = o3d.utility.Vector3dVector(PAINT)
    path = folder / f"c.{kind}"
    o3d.io.write_point_cloud(str(path), cloud, write_ascii="ascii" in kind, compressed="packed" in kind)
    return path


@pytest.mark.parametrize("kind", MESHES)
def test_a_mesh_is_one_object_that_nobody_labelled(tmp_path: Path, kind: str) -> None:
    scene = open_scene(mesh_file(tmp_path, kind))
    (o,) = scene
    mesh = scene.meshes.get(o.geometry.uri)
    assert (o.label, o.label_source.kind, mesh.triangle_count) == (None, "none", 12)
    assert o.size == pytest.approx((1, 2, 3))
    assert o.pose.position == pytest.approx((4, 4, 6))
    assert scene.boxes.center[0] == pytest.approx((4, 5, 6))
    if "ply" in kind or kind == "obj":
        assert o.rgb == pytest.approx((1.0, 0.2, 0.0))
    save_scene(scene, tmp_path / "a.glb")
    assert open_scene(tmp_path / "a.glb") == scene


@pytest.mark.parametrize("kind", CLOUDS)
def test_a_scan_is_one_object_of_points_with_their_colours(tmp_path: Path, kind: str) -> None:
    scene = open_scene(cloud_file(tmp_path, kind))
    (o,) = scene
    (part,) = scene.meshes.get(o.geometry.uri).primitives
    assert len(part.triangles) == 0
    assert np.allclose(part.positions + np.array(o.pose.position), CLOUD, atol=1e-4)
    if kind != "xyz":
        assert part.colors is not None
        assert np.allclose(part.colors[:, :3], PAINT, atol=1 / 254)
    save_scene(scene, tmp_path / "c.glb")
    assert open_scene(tmp_path / "c.glb") == scene


@pytest.mark.parametrize("path", ["mesh", "cloud"])
def test_z_up_is_turned(tmp_path: Path, path: str) -> None:
    scene = open_scene(mesh_file(tmp_path, "ply") if path == "mesh" else cloud_file(tmp_path, "pcd"), up="z")
    (o,) = scene
    expected = ((1, 3, 2), (4, 6, -5)) if path == "mesh" else ((5, 4, 3), (12.5, 2, -1.5))
    assert o.size == pytest.approx(expected[0], abs=0.1)
    assert scene.boxes.center[0] == pytest.approx(expected[1], abs=0.1)


def test_text_clouds_with_colours_normals_and_comments(tmp_path: Path) -> None:
    def read(text: str) -> SceneObject:
        (tmp_path / "a.xyz").write_text(text)
        return next(iter(open_scene(tmp_path / "a.xyz")))

    assert read("# scan\n0 0 0 255 51 0\n1 1 1 255 51 0\n").rgb == pytest.approx((1, 0.2, 0))
    assert read("0,0,0,1,0.2,0\n1,1,1,1,0.2,0\n").rgb == pytest.approx((1, 0.2, 0))
    assert read("0 0 0 0 0 -1\n1 1 1 0 1 0\n").rgb == pytest.approx((0.8, 0.8, 0.8))
    assert read("0 0 0\n1 2 3\nnan nan nan\n").size == (1, 2, 3)


def test_points_without_a_place_are_left_out(tmp_path: Path) -> None:
    data = np.array([[0, 0, 0], [np.nan, 0, 0], [1, 2, 3], [np.inf, 0, 0]], "<f4")
    head = "VERSION 0.7\nFIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nCOUNT 1 1 1\nWIDTH 4\nHEIGHT 1\nPOINTS 4\nDATA binary\n"
    (tmp_path / "a.pcd").write_bytes(head.encode() + data.tobytes())
    (o,) = open_scene(tmp_path / "a.pcd")
    assert o.size == (1, 2, 3)


@pytest.mark.parametrize("order", ["<", ">"])
def test_polygons_of_a_ply_become_triangles(tmp_path: Path, order: str) -> None:
    corners = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0], [0, 0, 1]], order + "f4")
    faces = b"".join(struct.pack(f"{order}B{len(f)}i", len(f), *f) for f in ([0, 1, 2, 3], [0, 1, 4], [0, 1, 2, 3, 4]))
    kind = "binary_little_endian" if order == "<" else "binary_big_endian"
    head = (
        f"ply\nformat {kind} 1.0\ncomment x\nelement vertex 5\nproperty float x\nproperty float y\nproperty float z\n"
        "element face 3\nproperty list uchar int vertex_indices\nend_header\n"
    )
    (tmp_path / "a.ply").write_bytes(head.encode() + corners.tobytes() + faces)
    scene = open_scene(tmp_path / "a.ply")
    (o,) = scene
    assert scene.meshes.get(o.geometry.uri).primitives[0].triangles.tolist() == [
        [0, 1, 2],
        [0, 2, 3],
        [0, 1, 4],
        [0, 1, 2],
        [0, 2, 3],
        [0, 3, 4],
    ]


def test_the_objects_of_an_obj_have_their_names_and_materials(tmp_path: Path) -> None:
    from PIL import Image

    (tmp_path / "a.obj").write_text(
        "mtllib a.mtl\no Chair_01\nv 0 0 0\nv 1 0 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 0 1\nusemtl wood\nf 1/1 2/2 3/3\n"
        "o Table\nv 0 0 1\nv 1 0 1\nv 0 1 1\nv 1 1 1\nusemtl red\nf 4 5 6\nf 5 7 6\n"
    )
    (tmp_path / "a.mtl").write_text("newmtl wood\nKd 1 1 1\nmap_Kd wood.png\nnewmtl red\nKd 1 0 0\n")
    Image.new("RGB", (2, 2), (9, 9, 9)).save(tmp_path / "wood.png")
    scene = open_scene(tmp_path / "a.obj")
    assert {o.id: o.label for o in scene} == {"chair_01": "chair", "table": "table"}
    wood = scene.meshes.get(scene["chair_01"].geometry.uri).primitives[0]
    assert wood.material.texture is not None
    assert wood.uvs is not None
    assert sorted(wood.uvs.tolist()) == [[0, 0], [0, 1], [1, 1]]
    assert scene["table"].rgb == pytest.approx((1, 0, 0))


def test_an_obj_reads_nothing_outside_its_folder(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "secret.mtl").write_text("newmtl red\nKd 1 0 0\n")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.obj").write_text("mtllib ../secret.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nusemtl red\nf 1 2 3\n")
    (o,) = open_scene(tmp_path / "in/a.obj")
    assert o.rgb != pytest.approx((1, 0, 0))
    assert "outside the scene's own folder" in caplog.text


def test_a_file_of_faces_that_was_cut_off_is_noticed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "a.obj").write_text("v 0 0 0\nv 1 0 0\nv 0 1 0\nv 1 1 1\nv 2 2 2\nf 1 2 3\n")
    open_scene(tmp_path / "a.obj")
    assert "2 of 5 vertices are of no face" in caplog.text


AXES = "".join(f"property float {axis}\n" for axis in "xyz")
PLY = "ply\nformat ascii 1.0\nelement vertex {n}\n" + AXES + "{more}end_header\n{rows}"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.ply", b"", "no PLY"),
        ("a.ply", b"ply\nformat ascii 1.0\n", "no PLY"),
        (
            "a.ply",
            PLY.format(n=2**60, more="", rows="0 0 0\n").encode(),
            "announces 1152921504606846976 rows of vertex",
        ),
        ("a.ply", PLY.format(n=-1, more="", rows="").encode(), "fewer than no rows"),
        ("a.ply", PLY.format(n=1, more="", rows="0 x 0\n").encode(), "no row of numbers"),
        (
            "a.ply",
            PLY.format(n=1, more="", rows="0 0 0\n").replace("float x", "floot x").encode(),
            "header line 'property floot x'",
        ),
        ("a.ply", PLY.format(n=0, more="", rows="").encode(), "holds no points"),
        (
            "a.ply",
            PLY.format(
                n=3,
                more="element face 1\nproperty list uchar int vertex_indices\n",
                rows="0 0 0\n1 0 0\n0 1 0\n3 0 1 7\n",
            ).encode(),
            "a face on vertex 7, but there are 3",
        ),
        (
            "a.ply",
            PLY.format(
                n=3,
                more="element face 1\nproperty list uchar int vertex_indices\n",
                rows="0 0 0\n1 0 nan\n0 1 0\n3 0 1 2\n",
            ).encode(),
            "no number",
        ),
        ("a.pcd", b"", "no PCD"),
        ("a.pcd", b"FIELDS a\nSIZE 4\nTYPE F\nWIDTH 1\nHEIGHT 1\nDATA ascii\n1\n", "expected x, y and z"),
        (
            "a.pcd",
            b"FIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nPOINTS 99999999999\nDATA binary\n",
            "announces 99999999999 points",
        ),
        (
            "a.pcd",
            b"FIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nPOINTS 9\nDATA ascii\n1 2 3\n",
            "9 points, but only 1 are there.*cut off",
        ),
        ("a.pcd", b"FIELDS x y z\nSIZE 4 4\nTYPE F F F\nPOINTS 9\nDATA ascii\n1 2 3\n", "do not fit together"),
        ("a.pcd", b"FIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nPOINTS 9\nDATA gzip\n", "stored as 'gzip'"),
        ("a.xyz", b"", "no points"),
        ("a.xyz", b"1 2\n", "2 numbers a line"),
        ("a.xyz", b"hello world\n", "no table of numbers"),
        ("a.xyz", b"\xff\xfe\x00", "no table of numbers"),
        ("a.xyz", b"0 0 1e30\n", "no points"),
        ("a.xyz", b"0 0 0\n1 0 0\n0 0 2e6\n", "1e\\+06 metres"),
        ("b.xyz", b"ply\nformat", "begins like PLY: rename it"),
        ("a.ply", b"PK\x03\x04....", "zip archive.*unpack it"),
        ("a.stl", b"", "cannot be read as STL|no points"),
        ("a.stl", b"\0" * 80 + struct.pack("<I", 2**31) + b"\0" * 10, "announces 2147483648 triangles.*cut off"),
        ("a.off", b"OFF\n999999999 1 0\n", "cannot be read as OFF"),
        ("a.obj", b"\x1aE\xdf\xa3webm", "cannot be read as OBJ|no points"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SceneFileError, match=says):
        open_scene(tmp_path / name)


@pytest.mark.parametrize(
    "kind", [*MESHES, "cloud.ply", "cloud.pcd", "cloud.ascii.pcd", "cloud.packed.pcd", "cloud.xyz"]
)
def test_damaged_files_open_soundly_or_are_refused(tmp_path: Path, kind: str) -> None:
    path = cloud_file(tmp_path, kind.removeprefix("cloud.")) if "cloud" in kind else mesh_file(tmp_path, kind)
    rng, data = random.Random(kind), path.read_bytes()
    for _ in range(60):
        changed = bytearray(data[: rng.choice([len(data), rng.randrange(len(data))])])
        for _ in range(rng.choice([1, 3, 10])):
            if changed:
                changed[rng.randrange(min(len(changed), 1000))] = rng.randrange(256)
        path.write_bytes(changed)
        open_or_refuse(path)
