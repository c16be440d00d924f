"""Operations that take a thing from one place to another, with all that rests on it, and out of the hand."""

from __future__ import annotations

import math

from scene.frames import IDENTITY, UP, Pose, Vec3, quat, quat_from_axis_angle, quat_multiply
from scene.objects import Scene
from scene.ops import MoveObject, Op, RotateObject, SetParent, SetState


def adopt_riders(scene: Scene, object_id: str) -> tuple[Op, ...]:
    """Let a thing carry what rests on it and has no carrier yet; nothing moves by that."""
    from scene.geometry.fall import resting_on

    return tuple(
        SetParent(i, object_id, scene.local_pose(scene.world_pose(i), object_id)) for i in resting_on(scene, object_id)
    )


def carried_by(scene: Scene, object_id: str) -> tuple[str, ...]:
    """Ids of what a thing carries, and of what rests on it without a carrier."""
    from scene.geometry.fall import resting_on

    return tuple(dict.fromkeys((*scene.children.get(object_id, ()), *resting_on(scene, object_id))))


def carry(scene: Scene, object_id: str, world: Pose, parent: str | None) -> tuple[Op, ...]:
    """Put a thing at a pose in the world, carried by `parent`, and out of the hand; what rests on it comes along."""
    o = scene[object_id]
    ops: list[Op] = [] if o.state_of("held") else list(adopt_riders(scene, object_id))
    if o.state_of("held"):
        ops.append(SetState(object_id, "held", None))
    local = scene.local_pose(world, parent)
    if parent != o.parent:
        ops.append(SetParent(object_id, parent, local))
        return tuple(ops)
    if local.position != o.pose.position:
        ops.append(MoveObject(object_id, local.position))
    if local.orientation != o.pose.orientation:
        ops.append(RotateObject(object_id, local.orientation))
    return tuple(ops)


def base_of(scene: Scene, object_id: str) -> Vec3:
    """The middle of the underside of a thing's world box, metres."""
    boxes = scene.boxes
    row = boxes.index[object_id]
    x, _, z = (float(v) for v in boxes.center[row])
    return (x, float(boxes.lo[row, 1]), z)


def with_base_at(scene: Scene, object_id: str, base: Vec3) -> Pose:
    """The pose in the world that puts the underside's middle at `base`, turned as the thing is."""
    pose, now = scene.world_pose(object_id), base_of(scene, object_id)
    x, y, z = pose.position
    return Pose((x + base[0] - now[0], y + base[1] - now[1], z + base[2] - now[2]), pose.orientation)


def turned_about(pose: Pose, axis_point: Vec3, angle_rad: float) -> Pose:
    """A pose turned about the vertical through a point, anticlockwise seen from above."""
    dx, dz = pose.position[0] - axis_point[0], pose.position[2] - axis_point[2]
    c, s = math.cos(angle_rad), math.sin(angle_rad)
    position = (axis_point[0] + dx * c + dz * s, pose.position[1], axis_point[2] - dx * s + dz * c)
    if abs(dx) < 1e-9 and abs(dz) < 1e-9:
        position = pose.position
    return Pose(position, quat(quat_multiply(quat_from_axis_angle(UP, angle_rad), pose.orientation)))


def upright(pose: Pose) -> Pose:
    """The same pose with its turn about the vertical alone."""
    yaw = pose.yaw_rad
    return Pose(pose.position, IDENTITY if yaw == 0.0 else quat_from_axis_angle(UP, yaw))
