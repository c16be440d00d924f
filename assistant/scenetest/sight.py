"""What can be seen from where: rays from the eyes to points of a thing."""

from __future__ import annotations

import math
from dataclasses import replace

from scene.frames import Ray, Vec3, Viewer
from scene.objects import Scene

HALF_FIELD_RAD = math.radians(50)
"""Farther off the gaze than this nothing is seen."""
STEPS = (-0.8, -0.4, 0.0, 0.4, 0.8)
"""Where along each half extent of its box a thing is looked for."""


def visible_share(scene: Scene, viewer: Viewer, object_id: str) -> float:
    """The share of sight lines to a thing that reach it, 0 to 1; 0 where it is hidden or out of the field of view."""
    from scene.geometry.rays import cast

    if not scene[object_id].visible:
        return 0.0
    o = scene[object_id]
    by_itself = Scene.of([replace(o, parent=None, pose=scene.world_pose(object_id))], meshes=scene.meshes)
    met = tried = 0
    for point in _points(scene, object_id):
        ray = Ray.through(viewer.position, point)
        cosine = sum(a * b for a, b in zip(ray.direction, viewer.forward, strict=True))
        hit = cast(scene, ray)
        if cast(by_itself, ray) is None:
            continue
        tried += 1
        if cosine >= math.cos(HALF_FIELD_RAD) and hit is not None and hit.object_id == object_id:
            met += 1
    return met / tried if tried else 0.0


def aim_point(scene: Scene, viewer: Viewer, object_id: str) -> Vec3:
    """Where a hand that points at a thing is aimed: its middle, or the visible point of it that is nearest to that."""
    from scene.geometry.rays import cast

    middle = scene.boxes.center[scene.boxes.index[object_id]]
    points = sorted(_points(scene, object_id), key=lambda p: sum((a - b) ** 2 for a, b in zip(p, middle, strict=True)))
    for point in points:
        hit = cast(scene, Ray.through(viewer.position, point))
        if hit is not None and hit.object_id == object_id:
            return point
    x, y, z = middle
    return (float(x), float(y), float(z))


def _points(scene: Scene, object_id: str) -> list[Vec3]:
    """A grid through the thing's box, in the world."""
    boxes = scene.boxes
    row = boxes.index[object_id]
    center, half, rotation = boxes.center[row], boxes.half[row], boxes.rotation[row]
    found = []
    for a in STEPS:
        for b in STEPS:
            for c in STEPS:
                x, y, z = center + rotation @ (half * (a, b, c))
                found.append((float(x), float(y), float(z)))
    return found
