"""Between two scenes: what moved glides, what was scaled grows. For the eye alone; the scene itself changes at once."""

from __future__ import annotations

import math
from dataclasses import replace

from scene.frames import Pose, Quat, Vec3, quat
from scene.objects import Scene, SceneObject

HOP_M = 0.25
"""How high a thing that is put elsewhere is lifted on its way, at most."""


def ease(t: float) -> float:
    """0 to 1 with a soft start and a soft end (smoothstep)."""
    t = min(1.0, max(0.0, t))
    return t * t * (3 - 2 * t)


def between(before: Scene, after: Scene, t: float) -> Scene:
    """`after` as it looks at `t` (0 to 1) on the way from `before`."""
    if t >= 1.0:
        return after
    s = ease(t)
    objects = {}
    for object_id, o in after.objects.items():
        was = before.objects.get(object_id)
        if was is None:
            o = _appearing(o, s)
        elif was is not o:
            o = _on_the_way(before, after, was, o, s)
        objects[object_id] = o
    return after.with_objects(objects)


def _appearing(o: SceneObject, s: float) -> SceneObject:
    grown = max(s, 0.02)
    return replace(o, scale=(o.scale[0] * grown, o.scale[1] * grown, o.scale[2] * grown))


def _on_the_way(before: Scene, after: Scene, was: SceneObject, o: SceneObject, s: float) -> SceneObject:
    start, end = before.world_pose(o.id), after.world_pose(o.id)
    x, y, z = mix(start.position, end.position, s)
    lift = min(HOP_M, math.dist(start.position, end.position) / 3) * math.sin(math.pi * s)
    world = Pose((x, y + lift, z), slerp(start.orientation, end.orientation, s))
    paint = mix(was.rgb, o.rgb, s) if was.paint != o.paint and was.rgb and o.rgb else o.paint
    return replace(o, pose=after.local_pose(world, o.parent), scale=mix(was.scale, o.scale, s), paint=paint)


def mix(a: Vec3, b: Vec3, s: float) -> Vec3:
    """The point at `s` on the way from `a` to `b`."""
    return (a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s, a[2] + (b[2] - a[2]) * s)


def slerp(a: Quat, b: Quat, s: float) -> Quat:
    """The orientation at `s` on the shorter way from `a` to `b` (Shoemake 1985)."""
    dot = sum(x * y for x, y in zip(a, b, strict=True))
    if dot < 0:
        b, dot = (-b[0], -b[1], -b[2], -b[3]), -dot
    if dot > 0.9995:
        wa, wb = 1 - s, s
    else:
        angle = math.acos(dot)
        wa, wb = math.sin((1 - s) * angle) / math.sin(angle), math.sin(s * angle) / math.sin(angle)
    return quat([x * wa + y * wb for x, y in zip(a, b, strict=True)])
