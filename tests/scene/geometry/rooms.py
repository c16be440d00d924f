"""A furnished room of catalogue assets, a room of bare boxes, and checks by other means than those checked."""

from __future__ import annotations

import numpy as np

from scene.catalogue import catalogue
from scene.frames import FloatArray, Pose, Vec3
from scene.geometry.collide import separation
from scene.geometry.rays import cast_many, cast_object
from scene.objects import Geometry, Room, Scene, SceneObject

HALL = Room("living", "living room", ((-3.2, -3.0), (3.2, -3.0), (3.2, 3.0), (-3.2, 3.0)))
TABLE_Y, DESK_Y, COFFEE_Y = (catalogue()[a].surfaces[0].y for a in ("table_dining", "desk", "coffee_table"))


def thing(object_id: str, asset: str, position: Vec3 = (0, 0, 0), yaw: float = 0.0) -> SceneObject:
    """An asset in the world."""
    a = catalogue()[asset]
    return SceneObject(object_id, a.label, geometry=Geometry("asset:" + asset, *a.bounds), tags=a.tags,
                       pose=Pose.from_yaw(position, yaw))


def box(object_id: str, label: str, size: Vec3, position: Vec3 = (0, 0, 0), yaw: float = 0.0,
        tags: tuple[str, ...] = ()) -> SceneObject:
    """A labelled box that stands on its origin."""
    w, h, d = size
    return SceneObject(object_id, label, tags=tags, pose=Pose.from_yaw(position, yaw),
                       geometry=Geometry("box", (-w / 2, 0.0, -d / 2), (w / 2, h, d / 2)))


def furnished() -> Scene:
    """A living room with a desk."""
    return Scene.of([
        thing("sofa", "sofa", (0, 0, -2.4)), thing("desk", "desk", (2.2, 0, -2.5)),
        thing("chair", "chair", (2.2, 0, -1.5), 3.14),
        thing("shelf", "bookshelf", (-2.6, 0, -2.8)), thing("coffee", "coffee_table", (0, 0, -1.0)),
        thing("table", "table_dining", (0, 0, 1.5)), thing("bowl", "bowl_wood", (-0.5, TABLE_Y, 1.5)),
        thing("mug", "mug_red", (0.2, COFFEE_Y, -1.0)), thing("apple", "apple", (0.5, TABLE_Y, 1.3)),
        thing("banana", "banana", (2.2, DESK_Y, -2.4)), thing("tray", "tray", (0.5, TABLE_Y, 1.65)),
        thing("bin", "trash_bin", (2.7, 0, 2.0)), thing("fridge", "fridge", (-2.6, 0, 1.5), 1.57),
        thing("basket", "basket", (-1.2, 0, 2.6)),
    ], rooms=[HALL])


def boxed() -> Scene:
    """The same sort of room, known only by its boxes."""
    return Scene.of([
        box("sofa", "sofa", (2.0, 0.8, 0.9), (0, 0, -2.4)), box("desk", "desk", (1.4, 0.74, 0.7), (2.2, 0, -2.5)),
        box("cabinet", "cabinet", (0.9, 1.2, 0.45), (-2.6, 0, -2.7), 0.3),
        box("table", "table", (1.8, 0.75, 0.9), (0, 0, 1.5), 0.4),
        box("mug", "mug", (0.1, 0.1, 0.1), (0.0, 0.75, 1.5)), box("lamp", "lamp", (0.2, 0.5, 0.2), (0.4, 0.75, 1.4)),
        box("bin", "bin", (0.3, 0.4, 0.3), (2.7, 0, 2.0)), box("box", "box", (0.4, 0.3, 0.3), (-2.0, 0, 1.0), 1.0),
    ], rooms=[HALL])


def lowest_gap(scene: Scene, object_id: str, floor_y: float = 0.0, grid: int = 41) -> float:
    """How far an object could come straight down before it touched anything or the floor, metres; by rays alone."""
    boxes, row = scene.boxes, scene.boxes.index[object_id]
    lo, hi = boxes.lo[row], boxes.hi[row]
    u = (np.arange(grid) + 0.5) / grid
    x, z = (g.ravel() for g in np.meshgrid(lo[0] + u * (hi - lo)[0], lo[2] + u * (hi - lo)[2], indexing="ij"))
    start = np.stack([x, np.full_like(x, lo[1] - 0.001), z], axis=1)
    rise, _ = cast_object(scene, object_id, start, np.broadcast_to((0.0, 1.0, 0.0), start.shape))
    under = np.isfinite(rise)
    foot = start[under] + np.stack([np.zeros(under.sum()), rise[under], np.zeros(under.sum())], axis=1)
    mine = (object_id, *scene.descendants(object_id))
    start = foot + np.array([0.0, 0.004, 0.0])
    down, _, _ = cast_many(scene, start, np.broadcast_to((0.0, -1.0, 0.0), foot.shape), ignore=mine)
    return float(np.minimum(down - 0.004, foot[:, 1] - floor_y).min())


def deepest_overlap(scene: Scene, object_id: str) -> float:
    """How deep the box of an object is in any other, metres, for scenes of boxes; 0 or less where it is free."""
    boxes, row = scene.boxes, scene.boxes.index[object_id]
    mine = {object_id, *scene.descendants(object_id)}
    rows = np.array([n for n, i in enumerate(boxes.ids) if i not in mine])
    apart: FloatArray = separation(boxes.center[row], boxes.half[row], boxes.rotation[row], boxes.center[rows],
                                   boxes.half[rows], boxes.rotation[rows])
    return float(-apart.min())
