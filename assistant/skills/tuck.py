"""Pushing what one sits on in to its table, and pulling it out again."""

from __future__ import annotations

import math

import numpy as np

from assistant.carrying import base_of, carry, turned_about
from assistant.grounding.outcome import ResolvedPlace
from assistant.language.program import Tuck
from assistant.phrasing import sentence, the, the_all, verb
from assistant.placing import put, stand
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.skills.hand import check_movable
from scene.frames import Pose
from scene.objects import Scene
from scene.ops import Op

HANDLES = (Tuck,)
ABOUT = "pushing chairs in and out"
EXAMPLES = ("Push the yellow armchair in to the coffee table.", "Pull the yellow armchair out.")

AT_TABLE_M = 2.0
"""What stands further from every table than this is at none, metres."""

UNDER = (0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.0, -0.03, -0.08)
"""Which shares of its depth a chair goes under the table, the first for which there is room."""

OUT_M = (0.45, 0.55, 0.35, 0.65, 0.25, 0.15)
"""How far a chair is pulled out, the first for which there is room, metres."""

TABLES = ("table", "desk", "counter", "kitchen island", "coffee table", "dining table", "bench")
"""Kinds that one sits at."""


def plan(command: Tuck, ctx: SkillContext) -> Plan:
    """Each to the table that it stands at, or the one that was said, one after the other."""
    ids = ctx.resolve(command.target)
    table = ctx.resolve_one(command.at, "push things in to") if command.at is not None else None
    scene, ops, at = ctx.scene, list[Op](), list[str]()
    for i in ids:
        check_movable(ctx.scene, i, "move")
        at.append(table or _table_of(ctx.scene, i))
        step = _out(scene, i, at[-1], ctx) if command.out else _in(scene, i, at[-1])
        ops += step
        scene = ctx.after(scene, step)
    tables = the_all(ctx.scene, tuple(dict.fromkeys(at)))
    told = f"pulled out from {tables}" if command.out else f"pushed in to {tables}"
    are = verb(ctx.scene, ids, "is", "are")
    return Plan(sentence(f"{the_all(ctx.scene, ids, where=False)} {are} {told} now"), tuple(ops), ids,
                dialogue=ctx.with_homes(ids))


def _table_of(scene: Scene, object_id: str) -> str:
    """The nearest thing that one sits at."""
    boxes = scene.boxes
    middle = boxes.center[boxes.index[object_id]]
    found = []
    for o in scene:
        if o.label in TABLES and o.id != object_id and o.visible and "seat" not in o.tags:
            row = boxes.index[o.id]
            short = np.maximum(np.abs(middle - boxes.center[row]) - boxes.extent[row], 0.0)[[0, 2]]
            found.append((float(np.linalg.norm(short)), o.id))
    far, table = min(found, default=(math.inf, ""))
    if far > AT_TABLE_M:
        raise Refused(sentence(f"{the(scene, object_id)} stands at no table"))
    return table


def _way(scene: Scene, object_id: str, table: str) -> tuple[float, float, float]:
    """Level from the thing straight at the nearest side of the table (x, z), and how far that side is, metres."""
    boxes = scene.boxes
    row, goal = boxes.index[object_id], boxes.index[table]
    x, _, z = base_of(scene, object_id)
    gap_x, gap_z = (abs(v - boxes.center[goal, k]) - boxes.extent[goal, k] for v, k in ((x, 0), (z, 2)))
    axis, gap = (0, gap_x) if gap_x >= gap_z else (2, gap_z)
    sign = math.copysign(1.0, float(boxes.center[goal, axis] - (x if axis == 0 else z)))
    edge = float(gap - boxes.extent[row, axis])
    return (sign, 0.0, edge) if axis == 0 else (0.0, sign, edge)


def _in(scene: Scene, object_id: str, table: str) -> tuple[Op, ...]:
    x, z, edge = _way(scene, object_id, table)
    pose = scene.world_pose(object_id)
    if "seat" in scene[object_id].tags:
        pose = turned_about(pose, base_of(scene, object_id), math.atan2(x, z) - pose.yaw_rad)
    depth = scene[object_id].size[2]
    return _stepped(scene, object_id, pose, (x, z), [edge + share * depth for share in UNDER])


def _out(scene: Scene, object_id: str, table: str, ctx: SkillContext) -> tuple[Op, ...]:
    x, z, _ = _way(scene, object_id, table)
    refusal: Refused | None = None
    for step in OUT_M:
        back = ResolvedPlace("shift", direction=(-x, 0.0, -z), distance_m=step)
        try:
            found = put(scene, object_id, back, ctx.viewer)
        except Refused as error:
            refusal = refusal or error
            continue
        return carry(scene, object_id, found.pose, found.parent)
    raise refusal or Refused(sentence(f"there is no room to move {the(scene, object_id)}"))


def _stepped(scene: Scene, object_id: str, pose: Pose, way: tuple[float, float], steps: list[float]) -> tuple[Op, ...]:
    """So far that way as there is room for, the first step liked best."""
    x, y, z = base_of(scene, object_id)
    refusal: Refused | None = None
    for step in steps:
        try:
            found = stand(scene, object_id, (x + way[0] * step, y, z + way[1] * step), pose.orientation)
        except Refused as error:
            refusal = refusal or error
            continue
        return carry(scene, object_id, found.pose, found.parent)
    raise refusal or Refused(sentence(f"there is no room to move {the(scene, object_id)}"))
