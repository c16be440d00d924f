"""Z-up scenes stood upright: (x, y, z) becomes (x, z, -y)."""

from __future__ import annotations

import math
from dataclasses import replace

from scene.errors import UsageError
from scene.frames import Pose, Vec3
from scene.objects import Room, Scene, Viewpoint

Y_FROM_Z = Pose(orientation=(-math.sqrt(0.5), 0.0, 0.0, math.sqrt(0.5)))
"""Takes coordinates with +Z up to coordinates with +Y up."""


def turned(scene: Scene, up: str | None) -> Scene:
    """The scene as it is, or turned upright where `up` is "z"."""
    if up not in (None, "y", "z"):
        raise UsageError(f'up is {up!r}: expected "y" or "z"')
    if up != "z":
        return scene
    objects = {o.id: o if o.parent is not None else replace(o, pose=Y_FROM_Z.compose(o.pose)) for o in scene}
    return replace(
        scene.with_objects(objects),
        rooms=tuple(map(_room, scene.rooms)),
        viewpoints=tuple(Viewpoint(p.name, _point(p.position), _point(p.look_at)) for p in scene.viewpoints),
    )


def _point(p: Vec3) -> Vec3:
    return (p[0], p[2], -p[1])


def _room(room: Room) -> Room:
    return replace(room, polygon=tuple((x, -y) for x, y in room.polygon))
