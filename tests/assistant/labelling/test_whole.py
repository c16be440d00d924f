"""A file of one thing in several parts: told from several things, joined, and labelled as one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.cli import main
from assistant.labelling.whole import holds_one, is_ground, joined, with_ground
from assistant.runtime import make_session, start
from assistant.turn import Turn
from scene.files import open_scene, save_scene
from scene.frames import Pose, Vec3
from scene.meshes import Mesh, MeshStore, Primitive
from scene.objects import Geometry, LabelSource, Room, Scene, SceneObject

CORNERS = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)], dtype=np.float32)
FACES = np.array([[0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1], [2, 3, 7], [2, 7, 6], [0, 2, 6],
                  [0, 6, 4], [1, 5, 7], [1, 7, 3]], dtype=np.uint32)


def part(store: MeshStore, name: str, at: Vec3, size: Vec3, yaw_rad: float = 0.0) -> SceneObject:
    mesh = Mesh((Primitive(CORNERS * np.array(size, np.float32), FACES),))
    geometry = Geometry(store.add(mesh), *mesh.bounds)
    return SceneObject(name, name=name, pose=Pose.from_yaw(at, yaw_rad), geometry=geometry)


def stool(*more: SceneObject, store: MeshStore | None = None) -> Scene:
    """A seat on four legs, each a mesh of its own."""
    store = store or MeshStore()
    legs = [part(store, f"part_{n}", (x, 0.0, z), (0.04, 0.42, 0.04))
            for n, (x, z) in enumerate(((0.0, 0.0), (0.31, 0.0), (0.0, 0.31), (0.31, 0.31)))]
    return Scene.of([part(store, "part_seat", (0.0, 0.42, 0.0), (0.35, 0.04, 0.35)), *legs, *more], meshes=store)


def save_as_others_do(scene: Scene, path: Path) -> None:
    """A GLB without a word of this program in it."""
    import trimesh

    out = trimesh.Scene()
    for o in scene:
        points, faces = scene.meshes.get(o.geometry.uri).merged
        out.add_geometry(trimesh.Trimesh(points + np.array(o.pose.position), faces, process=False), node_name=o.id)
    path.write_bytes(out.export(file_type="glb"))


def test_parts_that_touch_are_one_thing() -> None:
    assert holds_one(stool())


def test_several_things_are_not() -> None:
    store = MeshStore()
    apart = part(store, "other", (1.5, 0.0, 0.0), (0.3, 0.3, 0.3))
    assert not holds_one(stool(apart, store=store))
    whole = stool()
    named = replace(whole["part_seat"], label="seat", label_source=LabelSource("person", "somebody"))
    assert not holds_one(whole.with_objects({**whole.objects, "part_seat": named}))
    kinds = {i: replace(whole[i], label=label, label_source=LabelSource("file", "node name", 0.5))
             for i, label in (("part_0", "table"), ("part_1", "mug"))}
    assert not holds_one(whole.with_objects({**whole.objects, **kinds}))
    assert not holds_one(Scene.of([whole["part_seat"]], meshes=whole.meshes))
    assert not holds_one(replace(whole, rooms=(Room("room", "room", ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0))),)))


def test_the_whole_is_where_its_parts_were() -> None:
    store = MeshStore()
    scene = Scene.of([part(store, "a", (3.0, 0.0, 1.0), (0.2, 0.5, 0.1), 0.7),
                      replace(part(store, "b", (3.0, 0.5, 1.0), (0.2, 0.5, 0.1), 0.7), scale=(2.0, 1.0, 0.5))],
                     meshes=store)
    whole = joined(scene, Path("My Chair.glb"))
    [made] = whole
    assert made.id == "my-chair"
    triangles = sum(scene.meshes.get(o.geometry.uri).triangle_count for o in scene)
    assert whole.meshes.get(made.geometry.uri).triangle_count == triangles
    rows = whole.boxes.index[made.id]
    assert np.allclose(whole.boxes.lo[rows], np.asarray(scene.boxes.lo).min(axis=0), atol=1e-5)
    assert np.allclose(whole.boxes.hi[rows], np.asarray(scene.boxes.hi).max(axis=0), atol=1e-5)


@pytest.mark.parametrize(("options", "count"), [([], 1), (["--parts"], 5), (["--only", "all"], 5)])
def test_the_command_answers_once_for_one_thing(
    options: list[str], count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DEIXIS_MODELS", str(tmp_path / "no-models"))
    monkeypatch.setenv("DEIXIS_CACHE", str(tmp_path / "cache"))
    save_scene(stool(), tmp_path / "stool.glb")
    assert main(["label", str(tmp_path / "stool.glb"), "--members", "size", "--json", *options]) == 0
    printed = capsys.readouterr()
    assert len([json.loads(line) for line in printed.out.splitlines()]) == count
    assert ("one thing in 5 parts" in printed.err) is (not options)


def test_a_file_of_one_thing_opens_as_one_and_undo_parts_it(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    save_as_others_do(stool(), tmp_path / "stool.glb")
    state = start(tmp_path / "stool.glb")
    (whole,) = state.scene
    assert whole.id == "stool"
    assert whole.size == pytest.approx((0.35, 0.46, 0.35), abs=0.01)
    assert "one thing in 5 parts" in caplog.text
    state, _, reply = make_session().step(state, Turn("split this thing"))
    assert len(state.scene) > 1, reply
    for _ in range(2):
        state, _, _ = make_session().step(state, Turn("undo"))
    assert state.scene == open_scene(tmp_path / "stool.glb")


def test_what_this_program_saved_and_what_may_be_a_room_open_as_they_are(tmp_path: Path) -> None:
    save_scene(stool(), tmp_path / "ours.glb")
    assert len(start(tmp_path / "ours.glb").scene) == 5
    store = MeshStore()
    floor = part(store, "mesh_0", (0.0, -0.05, 0.0), (4.0, 0.05, 3.0))
    save_as_others_do(stool(floor, store=store), tmp_path / "room.glb")
    assert len(start(tmp_path / "room.glb").scene) == 6


def test_the_ground_under_a_thing_is_no_part_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    store = MeshStore()
    scene = with_ground(stool(part(store, "plane", (-0.7, -0.001, -0.7), (1.8, 0.001, 1.8)), store=store))
    assert [o.id for o in scene if is_ground(o)] == ["plane"]
    assert holds_one(scene)
    made, ground = joined(scene, Path("stool.glb"))
    assert made.size == pytest.approx((0.35, 0.46, 0.35), abs=0.01)
    assert (ground.label, ground.fixed, ground.size) == ("floor", True, scene["plane"].size)
    monkeypatch.setenv("DEIXIS_MODELS", str(tmp_path / "no-models"))
    monkeypatch.setenv("DEIXIS_CACHE", str(tmp_path / "cache"))
    save_as_others_do(scene, tmp_path / "stool.glb")
    assert main(["label", str(tmp_path / "stool.glb"), "--members", "size", "--json"]) == 0
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 1
    assert "ground under the rest" in printed.err
    state = start(tmp_path / "stool.glb")
    assert {o.label for o in state.scene} == {None, "floor"}
    assert len(state.scene) == 2


@pytest.mark.parametrize(("at", "size"), [
    ((-0.8, -0.2, -0.8), (2.0, 0.2, 2.0)), ((-0.05, -0.001, -0.05), (0.45, 0.001, 0.45)),
    ((-0.8, 0.3, -0.8), (2.0, 0.001, 2.0)), ((0.1, -0.001, 0.1), (2.0, 0.001, 2.0)),
])  # fmt: skip
def test_what_is_thick_small_high_or_beside_is_no_ground(at: Vec3, size: Vec3) -> None:
    store = MeshStore()
    scene = stool(part(store, "other", at, size), store=store)
    assert with_ground(scene) is scene
