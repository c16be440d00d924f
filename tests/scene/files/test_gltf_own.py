"""Scenes of ours in glTF: saved and opened they are equal, and saved again the same bytes."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scene.catalogue import catalogue
from scene.files import open_scene, save_scene
from scene.frames import Pose
from scene.meshes import Material, Mesh, MeshStore, Primitive, box_mesh
from scene.objects import Geometry, LabelSource, Room, Scene, SceneObject, Viewpoint
from tests.scene.strategies import colors, poses, scenes, sizes

SUFFIXES = [".glb", ".gltf"]
ASSETS = list(catalogue().values())


def picture(rgb: tuple[int, int, int] = (200, 30, 30), kind: str = "PNG") -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (4, 4), rgb).save(buffer, kind)
    return buffer.getvalue()


def there_and_back(scene: Scene, folder: Path, suffix: str = ".glb") -> Scene:
    """Save, open, compare, and save again to the same bytes."""
    first, second = folder / f"first{suffix}", folder / f"second{suffix}"
    save_scene(scene, first)
    back = open_scene(first)
    for o in scene:
        assert back.objects.get(o.id) == o
    assert back == scene
    save_scene(back, second)
    assert first.read_bytes() == second.read_bytes()
    return back


def meshed(mesh: Mesh, **fields: object) -> Scene:
    store = MeshStore()
    o = SceneObject("thing", geometry=Geometry(store.add(mesh), *mesh.bounds), **fields)  # type: ignore[arg-type]
    return Scene.of([o], meshes=store)


SCAN = Mesh((Primitive(np.random.default_rng(0).random((50, 3)).astype(np.float32), np.zeros((0, 3), np.uint32)),))


def things_that_say_everything(scan: Geometry) -> list[SceneObject]:
    """A table that carries a lamp that carries a box, and a scan: every field of an object is said by one of them."""
    lamp = next(a for a in ASSETS if a.label == "lamp")
    table = next(a for a in ASSETS if "table" in a.label)
    return [
        SceneObject(
            "t",
            table.label,
            pose=Pose.from_yaw((1 / 3, 0.0, -2.0), 0.7),
            scale=(1.5, 1.0, 1.25),
            geometry=Geometry("asset:" + table.id, *table.bounds),
            mean_rgb=table.rgb,
            tags=("fixed", "support"),
            label_source=LabelSource("catalogue"),
        ),
        SceneObject(
            "l",
            lamp.label,
            ("light",),
            "Rosie",
            "Lamp node",
            Pose((0.1, 0.7, 0.2)),
            geometry=Geometry("asset:" + lamp.id, *lamp.bounds),
            paint=(1 / 3, 0.2, 0.9),
            state=(("fill", 0.25), ("on", True)),
            parent="t",
            visible=False,
            extras='{"owner":"Ann","ümlaut":[1,2.5,null]}',
        ),
        SceneObject(
            "b",
            None,
            pose=Pose((0.0, 0.1, 0.0)),
            parent="l",
            scale=(1.0, 2.0, 3.0),
            geometry=Geometry("box", (-0.1, 0.0, -0.3), (0.1, 0.4, 0.3)),
            mean_rgb=(0.1, 0.2, 0.3),
        ),
        SceneObject("scan", geometry=scan),
    ]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_everything_that_a_scene_says_comes_back(tmp_path: Path, suffix: str) -> None:
    store = MeshStore()
    scene = replace(
        Scene.of(
            things_that_say_everything(Geometry(store.add(SCAN), *SCAN.bounds)),
            name="Größe",
            meshes=store,
            extras='{"by":"Bo"}',
            rooms=[Room("k", "kitchen", ((0.0, 0.0), (3.0, 0.0), (3.0, 1 / 3)), ("galley",), 0.1, 2.4)],
            viewpoints=[Viewpoint("door", (1.0, 1.6, 2.0), (0.0, 1.0, 0.0))],
        ),
        selection=("t", "b"),
        highlight=("l",),
        groups=(("my things", ("b", "t")),),
    )
    back = there_and_back(scene, tmp_path, suffix)
    assert np.array_equal(
        back.meshes.get(back["scan"].geometry.uri).primitives[0].positions, SCAN.primitives[0].positions
    )
    assert np.allclose(back.boxes.center, scene.boxes.center)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(scenes())
def test_any_scene_of_boxes_comes_back(tmp_path: Path, scene: Scene) -> None:
    there_and_back(scene, tmp_path)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(ASSETS[::9]), poses, sizes, st.none() | colors), min_size=1, max_size=5))
def test_any_scene_of_models_comes_back(tmp_path: Path, rows: list[tuple[object, Pose, object, object]]) -> None:
    objects = [
        SceneObject(
            f"o{n}",
            a.label,
            pose=pose,
            scale=scale,
            paint=paint,
            parent=f"o{n - 1}" if n % 2 else None,  # type: ignore
            geometry=Geometry("asset:" + a.id, *a.bounds),
        )  # type: ignore[attr-defined]
        for n, (a, pose, scale, paint) in enumerate(rows)
    ]
    there_and_back(Scene.of(objects), tmp_path)


@pytest.mark.parametrize("asset", ASSETS[::7], ids=lambda a: a.id)
def test_a_model_as_anybodys_mesh_comes_back(tmp_path: Path, asset: object) -> None:
    """The mesh with its levels of detail, its textures and its colours: the digest of its content is the same."""
    from scene.catalogue import load_mesh

    mesh = load_mesh(asset.id)  # type: ignore[attr-defined]
    back = there_and_back(meshed(mesh), tmp_path)
    again = back.meshes.get(mesh.content_uri)
    assert [m.triangle_count for m in again.lods] == [m.triangle_count for m in mesh.lods]
    assert again.primitives[0].material == mesh.primitives[0].material


def test_a_model_is_written_with_its_triangles_and_opened_from_the_catalogue(tmp_path: Path) -> None:
    import trimesh

    asset = ASSETS[0]
    scene = Scene.of([SceneObject("a", geometry=Geometry("asset:" + asset.id, *asset.bounds))])
    save_scene(scene, tmp_path / "a.glb")
    assert sum(len(g.faces) for g in trimesh.load_scene(tmp_path / "a.glb").geometry.values()) == asset.triangles[0]
    assert list(open_scene(tmp_path / "a.glb").meshes) == []


def test_a_model_that_the_catalogue_lost_is_opened_from_its_triangles(tmp_path: Path) -> None:
    scene = Scene.of([SceneObject("a", geometry=Geometry("asset:" + ASSETS[0].id, *ASSETS[0].bounds))])
    save_scene(scene, tmp_path / "a.glb")
    data = (
        (tmp_path / "a.glb")
        .read_bytes()
        .replace(f'"asset":"{ASSETS[0].id}"'.encode(), f'"asset":"{"x" * len(ASSETS[0].id)}"'.encode())
    )
    (tmp_path / "b.glb").write_bytes(data)
    o = open_scene(tmp_path / "b.glb")["a"]
    assert o.geometry.uri.startswith("mesh:")
    assert o.size == pytest.approx(ASSETS[0].size, abs=1e-3)


def test_many_of_one_kind_share_one_mesh(tmp_path: Path) -> None:
    objects = [
        SceneObject(
            f"a{n}", pose=Pose((float(n), 0.0, 0.0)), geometry=Geometry("asset:" + ASSETS[0].id, *ASSETS[0].bounds)
        )
        for n in range(50)
    ]
    save_scene(Scene.of(objects[:1]), tmp_path / "one.glb")
    save_scene(Scene.of(objects), tmp_path / "fifty.glb")
    assert (tmp_path / "fifty.glb").stat().st_size < (tmp_path / "one.glb").stat().st_size + 50 * 400


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_pictures_and_every_field_of_a_material_come_back(tmp_path: Path, kind: str) -> None:
    wood = Material(
        "wood",
        (1 / 3, 0.2, 0.7, 0.5),
        0.3,
        0.11,
        (1 / 7, 0.0, 1.0),
        picture(kind=kind),
        "BLEND",
        True,
        maps=(("normalTexture", picture((128, 128, 255))),),
        extras='{"rest":{"extras":{"maker":"me"},"normalTexture":{"scale":0.5}},"textures":{}}',
    )
    cube = box_mesh(material=wood).primitives[0]
    uvs = np.random.default_rng(0).random((24, 2)).astype(np.float32)
    colors8 = (np.random.default_rng(1).integers(0, 256, (24, 4)) / 255).astype(np.float32)
    mesh = Mesh((replace(cube, uvs=uvs, colors=colors8), replace(cube, material=Material("plain"), normals=None)))
    back = there_and_back(meshed(mesh), tmp_path)
    assert back.meshes.get(mesh.content_uri).primitives[0].material == wood


def test_paint_shows_in_other_tools_and_the_material_below_it_comes_back(tmp_path: Path) -> None:
    import trimesh

    scene = meshed(box_mesh(material=Material("wood", (0.5, 0.25, 0.1, 1.0))), paint=(1.0, 0.0, 0.0))
    back = there_and_back(scene, tmp_path)
    assert back.meshes.get(back["thing"].geometry.uri).primitives[0].material.name == "wood"
    shown = next(iter(trimesh.load_scene(tmp_path / "first.glb").geometry.values()))
    assert list(shown.visual.material.baseColorFactor) == [255, 0, 0, 255]


def test_an_object_of_nothing_comes_back(tmp_path: Path) -> None:
    there_and_back(meshed(Mesh(())), tmp_path)
    there_and_back(Scene.of([]), tmp_path)


def test_other_tools_see_everything_where_it_is(tmp_path: Path) -> None:
    import trimesh

    objects = [
        SceneObject(
            "low",
            pose=Pose.from_yaw((1.0, 0.0, 2.0), 0.5),
            scale=(2.0, 1.0, 1.0),
            geometry=Geometry("asset:" + ASSETS[0].id, *ASSETS[0].bounds),
        ),
        SceneObject(
            "box",
            parent="low",
            pose=Pose((0.0, 1.0, 0.0)),
            scale=(1.0, 2.0, 1.0),
            geometry=Geometry("box", (-0.5, 0.0, -0.5), (0.5, 1.0, 0.5)),
        ),
    ]
    scene = Scene.of(objects)
    save_scene(scene, tmp_path / "a.glb")
    lo, hi = trimesh.load_scene(tmp_path / "a.glb").bounds
    assert np.allclose(lo, scene.boxes.lo.min(axis=0), atol=0.2)
    assert np.allclose(hi[1], 3.0, atol=1e-6)
