"""Pictures: a few golden ones, and what must differ or be the same between two."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from scene.errors import SceneFileError, UsageError
from scene.frames import Pose, Viewer
from scene.meshes import MeshStore, box_mesh
from scene.objects import LabelSource, Scene
from scene.view.camera import frame_all
from scene.view.capture import render, renderer, save_png
from scene.view.state import ALWAYS_SHOWN, ViewState
from tests.plugins.golden import Golden
from tests.scene.view.rooms import box, lamp_mesh, mesh_object, room_scene, switched, with_object
from tests.scene.view.test_overlays import everything

pytestmark = pytest.mark.gl
SMALL = (480, 270)
INSIDE = Viewer.looking_at((1.9, 1.6, 1.7), (-0.6, 0.6, -0.8))


def small(scene: Scene, *, viewer: Viewer = INSIDE, ghosts: tuple[tuple[str, Pose], ...] = ()) -> NDArray[np.uint8]:
    return render(scene, size=(240, 135), viewer=viewer, supersample=1, state=ViewState(scene, ghosts=ghosts))


def differ(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> float:
    """The share of pixels that differ visibly."""
    return float((np.abs(a.astype(int) - b.astype(int)).max(axis=2) > 6).mean())


def test_golden_inside(golden: Golden) -> None:
    golden("room_inside", render(room_scene(), size=SMALL))


def test_golden_overview(golden: Golden) -> None:
    scene = switched(replace(room_scene(), selection=("mug",), highlight=("sofa",)), "lamp", on=True)
    golden("room_overview", render(scene, size=SMALL, viewer=frame_all(scene, aspect=16 / 9)))


def test_golden_overlays(golden: Golden) -> None:
    state = replace(everything(), help_shown=False, entry=None)
    names = (*ALWAYS_SHOWN, "labels", "boxes")
    golden("overlays", render(state.scene, size=SMALL, state=state, overlays=names))


def test_golden_labels_and_how_sure_they_are(golden: Golden) -> None:
    scene = room_scene()
    sources = {"sofa": LabelSource("model", "m", 0.93), "shelf": LabelSource("model", "m", 0.41),
               "mug": LabelSource("person"), "lamp": LabelSource("model", "m", 0.55)}
    for object_id, source in sources.items():
        scene = with_object(scene, replace(scene[object_id], label_source=source))
    scene = replace(with_object(scene, replace(scene["cloud"], label=None)), selection=("lamp",))
    eye = Viewer.looking_at((1.9, 2.3, 1.8), (-0.4, 0.4, -0.6))
    golden("labels_in_doubt", render(scene, size=(720, 405), viewer=eye, overlays=("labels",)))


def test_golden_boxes_without_a_room(golden: Golden) -> None:
    bed, desk = box("bed", (0, 0.3, 0), (1.6, 0.6, 2.0), yaw_rad=0.4), box("desk", (1.8, 0.4, 0.2), (0.7, 0.8, 1.4))
    scene = Scene.of([bed, desk])
    golden("bare_boxes", render(scene, size=SMALL))


def test_the_same_scene_gives_the_same_bytes() -> None:
    first = small(room_scene())
    small(Scene())
    assert hashlib.sha256(first).digest() == hashlib.sha256(small(room_scene())).digest()


def test_a_hidden_object_leaves_the_picture_and_its_shadow_too() -> None:
    scene = room_scene()
    without = scene.with_objects({k: o for k, o in scene.objects.items() if k != "table"})
    hidden = with_object(scene, replace(scene["table"], visible=False))
    assert differ(small(scene), small(without)) > 0.02
    assert np.array_equal(small(hidden), small(without))


def test_a_move_moves_the_shadow() -> None:
    scene = room_scene()
    down = Viewer.looking_at((0.0, 6.0, 0.01), (0.0, 0.0, 0.0))
    moved = with_object(scene, replace(scene["table"], pose=Pose((0.6, 1.4, 0.0))))
    assert differ(small(scene, viewer=down), small(moved, viewer=down)) > 0.02


def test_paint_recolours() -> None:
    scene = room_scene()
    red = small(with_object(scene, replace(scene["sofa"], paint=(0.9, 0.05, 0.05)))).astype(int)
    changed = (np.abs(red - small(scene)).max(axis=2) > 40)
    assert changed.mean() > 0.01
    assert (red[changed][:, 0] > red[changed][:, 2]).all()


def test_a_lamp_that_is_on_is_brighter_and_lights_the_room() -> None:
    view = Viewer.looking_at((0.0, 1.2, 1.2), (-2.1, 1.2, 1.2))
    off = small(switched(room_scene(), "lamp", on=False), viewer=view).astype(int)
    on = small(switched(room_scene(), "lamp", on=True), viewer=view).astype(int)
    brighter = on.sum(axis=2) - off.sum(axis=2)
    assert (brighter > 15).mean() > 0.05
    assert (brighter < -6).mean() < 0.001


def test_marks_show_through_what_stands_in_front() -> None:
    scene = room_scene()
    behind = with_object(scene, replace(scene["mug"], pose=Pose((-1.4, 0.4, -1.5))))
    marked = replace(behind, selection=("mug",))
    assert 0.0005 < differ(small(behind), small(marked)) < 0.03


def test_a_ghost_is_a_fainter_copy() -> None:
    there = Pose((1.0, 0.4, -1.0))
    ghost = small(room_scene(), ghosts=(("sofa", there),))
    moved = small(with_object(room_scene(), replace(room_scene()["sofa"], pose=there)))
    assert 0.005 < differ(ghost, small(room_scene())) < differ(moved, small(room_scene()))


def test_a_coarser_level_is_drawn_when_it_is_small() -> None:
    store = MeshStore()
    fine = box_mesh()
    levels = replace_lods(fine)
    o = mesh_object("thing", levels, store, (0, 0, 0))
    scene = Scene.of([o], meshes=store)
    small(scene, viewer=Viewer.looking_at((0, 0, 0.55), (0, 0, 0)))
    near = renderer().drawn_triangles
    small(scene, viewer=Viewer.looking_at((0, 0, 40), (0, 0, 0)))
    assert (near, renderer().drawn_triangles) == (24, 2)


def replace_lods(fine: object) -> object:
    """Twice the triangles near by, a sixth far off."""
    from scene.meshes import Mesh, Primitive

    p = fine.primitives[0]  # type: ignore[attr-defined]
    doubled = Primitive(p.positions, np.concatenate([p.triangles, p.triangles]), p.normals)
    coarse = Primitive(p.positions, p.triangles[:2], p.normals)
    return Mesh((doubled,), (Mesh((coarse,)),))


def test_what_is_behind_the_eyes_is_not_drawn() -> None:
    small(room_scene(), viewer=Viewer.looking_at((0.0, 1.6, 10.0), (0.0, 1.6, 20.0)))
    assert renderer().drawn_triangles == 0


def test_an_empty_scene_is_a_backdrop() -> None:
    assert small(Scene()).std() < 30


def test_a_mesh_that_a_store_means_otherwise_is_loaded_anew() -> None:
    pictures = []
    for mesh in (box_mesh(), lamp_mesh()):
        store = MeshStore(lambda _, mesh=mesh: mesh)
        o = replace(mesh_object("x", mesh, MeshStore(), (0, 0, 0)))
        o = replace(o, geometry=replace(o.geometry, uri="asset:x"))
        pictures.append(small(Scene.of([o], meshes=store), viewer=Viewer.looking_at((0, 1, 3), (0, 0.7, 0))))
    assert differ(*pictures) > 0.01


def test_odd_sizes_and_bad_ones() -> None:
    assert render(Scene(), size=(33, 17)).shape == (17, 33, 3)
    for size in ((0, 10), (10, 100_000)):
        with pytest.raises(UsageError, match="pixels a side"):
            render(Scene(), size=size)


def test_a_texture_that_is_no_picture_is_one_clear_error() -> None:
    from scene.meshes import Material

    store = MeshStore()
    bad = mesh_object("bad", box_mesh(material=Material(texture=b"no picture")), store, (0, 0, 0))
    with pytest.raises(SceneFileError, match="PNG or JPEG"):
        small(Scene.of([bad], meshes=store))


def test_a_picture_is_whole_or_not_there(tmp_path: Path) -> None:
    save_png(np.zeros((4, 4, 3), np.uint8), tmp_path / "new" / "a.png")
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["a.png"]
    (tmp_path / "file").write_text("")
    with pytest.raises(SceneFileError, match="cannot be written"):
        save_png(np.zeros((4, 4, 3), np.uint8), tmp_path / "file" / "a.png")
