"""Which object's surface is at a point."""

from __future__ import annotations

import numpy as np

from scene.frames import Vec3
from scene.geometry.rays import cast_rows
from scene.geometry.supports import is_floor
from scene.objects import Scene

GRACE_M = 0.03
"""How far off the surface the point may be."""


def surface_under(scene: Scene, point: Vec3, ignore: tuple[str, ...] = ()) -> str | None:
    """The id of the object whose surface is just below a point; None where that is bare floor."""
    boxes = scene.boxes
    x, y, z = point
    near = (boxes.lo[:, 0] <= x) & (x <= boxes.hi[:, 0]) & (boxes.lo[:, 2] <= z) & (z <= boxes.hi[:, 2]) & boxes.visible
    rows = np.array([r for r in np.flatnonzero(near).tolist() if boxes.ids[r] not in ignore], dtype=np.intp)
    start = np.array([[x, y + GRACE_M, z]])
    distance, whose, _ = cast_rows(scene, rows, start, np.array([[0.0, -1.0, 0.0]]))
    if distance[0] > 2 * GRACE_M or is_floor(scene, boxes.ids[int(whose[0])]):
        return None
    return boxes.ids[int(whose[0])]
