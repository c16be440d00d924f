"""A room or a surface tidied: what lies askew in it is turned square where it lies, as far as there is room."""

from __future__ import annotations

import math

from assistant.carrying import base_of, carried_by, carry, turned_about
from assistant.layouts import squared
from assistant.placing import blocked_by
from scene.objects import Scene
from scene.ops import Op
from scene.transaction import Committed, commit

ASKEW_RAD = math.radians(2.0)
"""What is turned by less than this from square lies straight."""


def loose_in_room(scene: Scene, room: str) -> tuple[str, ...]:
    """Ids of what can be moved in a room, what carries others before what it carries."""
    here = (o for o in scene if o.visible and not o.fixed and not {"wall", "light"} & set(o.tags))
    ids = [o.id for o in here if (r := scene.room_of(o.id)) is not None and r.id == room and not o.state_of("held")]
    return tuple(sorted(ids, key=lambda i: (_depth(scene, i), i)))


def loose_on(scene: Scene, object_id: str) -> tuple[str, ...]:
    """Ids of what a thing carries and can be moved."""
    return tuple(i for i in carried_by(scene, object_id) if not scene[i].fixed and scene[i].visible)


def straightened(scene: Scene, ids: tuple[str, ...]) -> tuple[tuple[Op, ...], tuple[str, ...]]:
    """The operations that turn each thing that lies askew square, and which those are; what would bump stays."""
    ops: list[Op] = []
    done: list[str] = []
    for i in ids:
        pose = scene.world_pose(i)
        off = squared(pose.yaw_rad) - pose.yaw_rad
        if abs(math.remainder(off, math.tau)) < ASKEW_RAD:
            continue
        turned = turned_about(pose, base_of(scene, i), off)
        if blocked_by(scene, i, turned, ignore=tuple(carried_by(scene, i))):
            continue
        result = commit(scene, carry(scene, i, turned, scene[i].parent))
        if isinstance(result, Committed):
            scene = result.scene
            ops += result.ops
            done.append(i)
    return tuple(ops), tuple(done)


def _depth(scene: Scene, object_id: str) -> int:
    depth, parent = 0, scene[object_id].parent
    while parent is not None:
        depth, parent = depth + 1, scene[parent].parent
    return depth
