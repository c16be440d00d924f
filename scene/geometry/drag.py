"""Dragging with the hand: an object follows a ray over the surfaces that it meets."""

from __future__ import annotations

from collections.abc import Iterable

from scene.frames import Ray, Vec3, Viewer
from scene.geometry.placement import place
from scene.geometry.rays import cast
from scene.geometry.requests import Impossible, PlaceRequest
from scene.geometry.supports import floor_height
from scene.objects import Scene
from scene.ops import Op

REACH_M = 12.0
"""The hand reaches no further."""


def target(scene: Scene, object_id: str, ray: Ray, *, through: Iterable[str] = (),
           reach_m: float = REACH_M) -> Vec3 | None:
    """The point on a surface or a floor that the ray meets, through the object itself and all that it carries.

    `through` are ids of what else the ray passes.
    """
    mine = (object_id, *scene.descendants(object_id), *through)
    hit = cast(scene, ray, ignore=mine)
    floor = _floor_hit(scene, ray)
    if hit is not None and (floor is None or hit.distance < floor[0]):
        return hit.point if hit.distance <= reach_m else None
    return floor[1] if floor is not None and floor[0] <= reach_m else None


def _floor_hit(scene: Scene, ray: Ray) -> tuple[float, Vec3] | None:
    x, y, z = ray.origin
    if ray.direction[1] >= -1e-6:
        return None
    distance = (floor_height(scene, x, z, y - 1.6) - y) / ray.direction[1]
    return (distance, ray.at(distance)) if distance > 0 else None


def drag(scene: Scene, object_id: str, ray: Ray, *, viewer: Viewer | None = None, through: Iterable[str] = (),
         reach_m: float = REACH_M) -> tuple[Op, ...] | Impossible:
    """The operations that bring an object to where the ray points: upon that surface, or along that wall."""
    if scene[object_id].fixed:
        return Impossible(f"the {scene[object_id].label or 'object'} is fixed")
    point = target(scene, object_id, ray, through=through, reach_m=reach_m)
    if point is None:
        return Impossible("there is no surface there")
    hangs = "wall" in scene[object_id].tags
    found = place(scene, object_id, PlaceRequest("against" if hangs else "at_point", point=point), viewer=viewer)
    return found if isinstance(found, Impossible) else found.ops
