"""Generated rooms for benchmarks: as many things as asked, on tables in a grid, seeded."""

from __future__ import annotations

import numpy as np

from scene.frames import Pose
from scene.objects import Geometry, Room, Scene, SceneObject, Viewpoint

SMALL = ("mug", "book", "plate", "apple", "bottle", "phone", "vase", "bowl", "clock", "box")
COLORS = {"red": (0.8, 0.1, 0.1), "blue": (0.1, 0.2, 0.8), "green": (0.1, 0.6, 0.2), "white": (0.95, 0.95, 0.95),
          "yellow": (0.9, 0.8, 0.1), "black": (0.05, 0.05, 0.05)}
PER_TABLE = 9


def crowded_room(count: int, seed: int = 0) -> Scene:
    """A room with `count` objects: tables in a grid, each with small things on it that do not touch."""
    rng = np.random.default_rng(seed)
    tables = max(1, -(-count // (PER_TABLE + 1)))
    side = int(np.ceil(np.sqrt(tables)))
    objects: list[SceneObject] = []
    for t in range(tables):
        x, z = (t % side) * 2.5, (t // side) * 2.5
        table = f"table-{t + 1}"
        objects.append(_box(table, "table", (1.4, 0.75, 0.9), Pose((x, 0.0, z)), (0.5, 0.35, 0.2), None, ("support",)))
        for k in range(PER_TABLE):
            if len(objects) >= count:
                break
            label = str(rng.choice(SMALL))
            color = COLORS[str(rng.choice(list(COLORS)))]
            at = Pose((-0.5 + 0.5 * (k % 3), 0.75, -0.3 + 0.3 * (k // 3)))
            objects.append(_box(f"{label}-{t}-{k}", label, (0.08, 0.1, 0.08), at, color, table, ("graspable",)))
    far = side * 2.5
    room = Room("hall", "hall", ((-2.0, -2.0), (far, -2.0), (far, far), (-2.0, far)), height=3.0)
    eyes = Viewpoint("door", (far / 2, 1.6, far), (far / 2, 0.8, 0.0))
    return Scene.of(objects[:count], rooms=[room], viewpoints=[eyes], name=f"{count} objects")


def strewn_room(count: int, seed: int = 0) -> Scene:
    """A room with `count` things of all sizes, turned and strewn over the floor, one to a square metre."""
    rng = np.random.default_rng(seed)
    side = float(np.sqrt(count))
    objects: list[SceneObject] = []
    for n in range(count):
        label = "table" if rng.random() < 0.1 else str(rng.choice(SMALL))
        w, h, d = np.exp(rng.uniform(np.log(0.1), np.log(1.2), 3))
        x, z, yaw = rng.uniform(0.0, side), rng.uniform(0.0, side), float(rng.uniform(-3.0, 3.0))
        at = Pose.from_yaw((float(x), 0.0, float(z)), yaw if rng.random() < 0.5 else 0.0)
        color = COLORS[str(rng.choice(list(COLORS)))]
        objects.append(_box(f"{label}-{n}", label, (float(w), float(h), float(d)), at, color, None, ()))
    room = Room("hall", "hall", ((0.0, 0.0), (side, 0.0), (side, side), (0.0, side)), height=3.0)
    eyes = Viewpoint("door", (side / 2, 1.6, side), (side / 2, 0.8, 0.0))
    return Scene.of(objects, rooms=[room], viewpoints=[eyes], name=f"{count} objects, strewn")


def _box(object_id: str, label: str, size: tuple[float, float, float], pose: Pose, rgb: tuple[float, float, float],
         parent: str | None, tags: tuple[str, ...]) -> SceneObject:
    w, h, d = size
    return SceneObject(object_id, label, pose=pose, parent=parent, mean_rgb=rgb, tags=tags,
                       geometry=Geometry("box", (-w / 2, 0.0, -d / 2), (w / 2, h, d / 2)))
