"""What can be seen from where: rays from the eyes to points of a thing."""

from __future__ import annotations

import math
from dataclasses import replace

from scene.frames import Ray, Vec3, Viewer
from scene.objects import Scene

HALF_FIELD_RAD = math.radians(50)
"""Farther off the gaze than this nothing is seen."""
LEVEL = 0.7
"""The vertical part of a unit normal from which a surface counts as an upper side."""
CLEAR_M = 0.05
"""A hand that points at a place keeps so far away from other things."""
STEPS = (-0.8, -0.4, 0.0, 0.4, 0.8)
"""Where along each half extent of its box a thing is looked for."""


def visible_share(scene: Scene, viewer: Viewer, object_id: str) -> float:
    """The share of sight lines to a thing that reach it, 0 to 1; 0 where it is hidden or out of the field of view."""
    from scene.geometry.rays import cast

    if not scene[object_id].visible:
        return 0.0
    by_itself = _alone(scene, object_id)
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


def aim_point(scene: Scene, viewer: Viewer, object_id: str) -> tuple[Vec3, str]:
    """Where a hand that points at a thing is aimed, and the id of what hides it (empty where nothing does).

    That is its middle, or the visible point of it that is nearest to that.
    """
    from scene.geometry.rays import cast

    middle = scene.boxes.center[scene.boxes.index[object_id]]
    points = sorted(_points(scene, object_id), key=lambda p: sum((a - b) ** 2 for a, b in zip(p, middle, strict=True)))
    by_itself = _alone(scene, object_id)
    hidden_by = ""
    for point in points:
        ray = Ray.through(viewer.position, point)
        hit = cast(scene, ray)
        if hit is not None and hit.object_id == object_id:
            return point, ""
        if not hidden_by and hit is not None and cast(by_itself, ray) is not None:
            hidden_by = hit.object_id
    x, y, z = middle
    return (float(x), float(y), float(z)), hidden_by


def top_point(scene: Scene, viewer: Viewer, object_id: str) -> Vec3 | None:
    """The visible point of a thing's upper side nearest to the middle of its top, clear of what else stands there.

    None where nothing of its upper side is in sight.
    """
    from scene.geometry.rays import cast

    def level_at(point: Vec3) -> Vec3 | None:
        hit = cast(scene, Ray.through(viewer.position, point))
        return hit.point if hit is not None and hit.object_id == object_id and hit.normal[1] >= LEVEL else None

    boxes = scene.boxes
    row = boxes.index[object_id]
    middle = (float(boxes.center[row][0]), float(boxes.hi[row][1]), float(boxes.center[row][2]))
    found = sorted({p for point in _points(scene, object_id) if (p := level_at(point)) is not None},
                   key=lambda p: sum((a - b) ** 2 for a, b in zip(p, middle, strict=True)))
    for x, y, z in found:
        if all(level_at((x + dx * CLEAR_M, y, z + dz * CLEAR_M)) for dx, dz in ((1, 0), (-1, 0), (0, 1), (0, -1))):
            return (x, y, z)
    return found[0] if found else None


def _alone(scene: Scene, object_id: str) -> Scene:
    """The scene with nothing but one thing in it."""
    return Scene.of([replace(scene[object_id], parent=None, pose=scene.world_pose(object_id))], meshes=scene.meshes)


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
