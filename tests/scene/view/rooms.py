"""Scenes made of boxes for the view's tests."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from scene.frames import Pose, Rgb, Vec3
from scene.meshes import Material, Mesh, MeshStore, Primitive, box_mesh
from scene.objects import Geometry, Room, Scene, SceneObject, Viewpoint


def box(object_id: str, center: Vec3, size: Vec3, *, rgb: Rgb | None = None, tags: tuple[str, ...] = (),
        yaw_rad: float = 0.0, label: str | None = None) -> SceneObject:
    """A labelled box."""
    x, y, z = (s / 2 for s in size)
    return SceneObject(
        object_id, label or object_id.rstrip("0123456789-"), pose=Pose.from_yaw(center, yaw_rad),
        geometry=Geometry(lo=(-x, -y, -z), hi=(x, y, z)), mean_rgb=rgb, tags=tags,
    )


def lamp_mesh() -> Mesh:
    """A stand with a shade that glows while the lamp is on."""
    stand = box_mesh((-0.03, 0.0, -0.03), (0.03, 1.2, 0.03), material=Material("steel", (0.5, 0.5, 0.5, 1), 1.0, 0.3))
    shade = box_mesh((-0.2, 1.2, -0.2), (0.2, 1.5, 0.2), material=Material("emissive:shade", (1.0, 0.9, 0.7, 1)))
    return Mesh((*stand.primitives, *shade.primitives))


def glass_mesh() -> Mesh:
    """A pane that one sees through."""
    pane = Material("glass", (0.6, 0.8, 0.9, 0.35), 0.0, 0.05, alpha_mode="BLEND")
    return box_mesh((-0.4, 0.0, -0.01), (0.4, 1.0, 0.01), material=pane)


def cloud_mesh(count: int = 2000) -> Mesh:
    """A ball of coloured points."""
    rng = np.random.default_rng(7)
    points = rng.normal(size=(count, 3))
    points = 0.3 * points / np.linalg.norm(points, axis=1, keepdims=True)
    colors = np.concatenate([points / 0.6 + 0.5, np.ones((count, 1))], axis=1)
    return Mesh((Primitive(points.astype(np.float32), np.zeros((0, 3), np.uint32), colors=colors.astype(np.float32)),))


def room_scene() -> Scene:
    """A living room of 5 by 4 metres: walls, a table with a mug, a sofa, a shelf, a lamp, a pane of glass."""
    store = MeshStore()
    wall = {"tags": ("fixed",), "label": "wall"}
    cream: Rgb = (0.93, 0.91, 0.87)
    objects = [
        box("floor", (0, -0.05, 0), (5, 0.1, 4), rgb=(0.72, 0.58, 0.44), tags=("fixed",)),
        box("wall-1", (0, 1.3, -2.05), (5.2, 2.6, 0.1), rgb=cream, **wall),
        box("wall-2", (0, 1.3, 2.05), (5.2, 2.6, 0.1), rgb=cream, **wall),
        box("wall-3", (-2.55, 1.3, 0), (0.1, 2.6, 4.2), rgb=cream, **wall),
        box("wall-4", (2.55, 1.3, 0), (0.1, 2.6, 4.2), rgb=cream, **wall),
        box("ceiling", (0, 2.65, 0), (5.2, 0.1, 4.2), tags=("fixed",)),
        box("door", (1.5, 1.0, 2.05), (0.9, 2.0, 0.12), tags=("fixed",)),
        box("table", (0, 0.725, 0), (1.6, 0.05, 0.8), rgb=(0.6, 0.4, 0.25), yaw_rad=0.3),
        box("sofa", (-1.4, 0.4, -1.5), (2.0, 0.8, 0.8), rgb=(0.3, 0.45, 0.6)),
        box("mug", (0.3, 0.8, 0.1), (0.08, 0.1, 0.08), rgb=(0.8, 0.1, 0.1)),
        box("shelf", (2.2, 1.0, -1.0), (0.4, 2.0, 1.0), rgb=(0.5, 0.35, 0.2), yaw_rad=math.pi),
        mesh_object("lamp", lamp_mesh(), store, (-2.1, 0.0, 1.2), tags=("light",)),
        mesh_object("pane", glass_mesh(), store, (1.2, 0.0, 0.9)),
        mesh_object("cloud", cloud_mesh(), store, (-1.0, 0.4, 1.0)),
    ]
    room = Room("living", "living room", ((-2.5, -2.0), (2.5, -2.0), (2.5, 2.0), (-2.5, 2.0)))
    inside = Viewpoint("door", (1.9, 1.6, 1.7), (-0.6, 0.6, -0.8))
    return Scene.of(objects, rooms=[room], viewpoints=[inside], meshes=store)


def mesh_object(object_id: str, mesh: Mesh, store: MeshStore, position: Vec3, *,
                tags: tuple[str, ...] = ()) -> SceneObject:
    """An object of a mesh that goes into the store."""
    lo, hi = mesh.bounds
    return SceneObject(
        object_id, object_id, pose=Pose(position), geometry=Geometry(store.add(mesh), lo, hi),
        mean_rgb=mesh.mean_rgb, tags=tags,
    )


def with_object(scene: Scene, changed: SceneObject) -> Scene:
    """The scene with one object replaced."""
    return scene.with_objects({**scene.objects, changed.id: changed})


def switched(scene: Scene, object_id: str, *, on: bool) -> Scene:
    """The scene with something switched."""
    return with_object(scene, replace(scene[object_id], state=(("on", on),)))
