"""Laying several things out: in a row, a circle or a grid, apart, together, squared, tidily."""

from __future__ import annotations

import colorsys
import math
from collections.abc import Iterator
from itertools import islice, product

import numpy as np

from assistant.carrying import base_of, carry, turned_about
from assistant.grounding.colour import oklab
from assistant.grounding.outcome import ResolvedPlace
from assistant.language.program import Arrange, Relation
from assistant.layouts import Piece, Point, circle, grid, main_way, middle, row, spread, squared
from assistant.measuring import MEASURABLE, distance_from, extent
from assistant.phrasing import sentence, the, the_all, verb
from assistant.placing import Put, stand
from assistant.quantities import in_metres
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.skills.hand import check_movable
from assistant.skills.move import nearest_shell
from assistant.straightening import loose_in_room, loose_on, straightened
from scene.frames import FloatArray, Pose, Vec3
from scene.objects import Scene
from scene.ops import Op

HANDLES = (Arrange,)
ABOUT = "arranging things"
EXAMPLES = ("Line up the mugs.", "Arrange the cushions in a circle on the rug.", "Spread the mugs out.")

SAID = {
    "row": "in a row", "column": "in a column", "circle": "in a circle", "grid": "in a grid", "spread": "spread out",
    "together": "close together", "align": "squared", "neatly": "tidy",
}
"""How each layout is told."""

SEARCH_M = (0.0, 0.08, 0.16, 0.3, 0.45, 0.6, 0.8, 1.0, 1.3, 1.6, 2.0)
"""How far from the wished middle a layout is tried, metres."""

TRIES = 36
"""How many layouts are looked at closely."""

CLOSER = (1.0, 0.5, 0.2)
"""By which shares of the usual gap things stand apart, the first for which there is room."""

LEVEL_M = 0.03
"""Heights that are closer than this are one level, metres."""

GRAY = 0.15
"""A colour that is less saturated than this has no place in the rainbow."""

FURTHER = (1.8, 1.5, 1.25, 1.1)
"""By which factors things are spread, the first that fits."""


def plan(command: Arrange, ctx: SkillContext) -> Plan:
    """The wished layout, as near as there is room for it."""
    if command.shape == "neatly" and command.place is None and (tidied := _tidied(command, ctx)) is not None:
        return tidied
    ids = ctx.resolve(command.target)
    if len(ids) < 2 and command.shape not in ("align", "neatly"):
        raise Refused("I need at least two things to arrange.")
    for i in ids:
        check_movable(ctx.scene, i, "move")
    ids = _ordered(ids, command, ctx)
    facing = command.place if isinstance(command.place, Relation) and command.place.name == "facing" else None
    wished = None if facing is not None else command.place
    place = ctx.resolve_place(nearest_shell(wished, command.target, ctx.scene)) if wished is not None else None
    poses = [_turned(ctx.scene, i, command) for i in ids]
    if facing is not None:
        poses = _towards(poses, ids, ctx.resolve(facing.anchors[0]), ctx)
    reason = "something is always in the way"
    clear = ((s, y) for s, y in _layouts(ids, command, place, ctx) if _clear(ids, s, y, ctx.scene))
    for spots, height in islice(clear, TRIES):
        try:
            ops = _carried(ids, poses, spots, height, command, ctx)
        except Refused as error:
            reason = str(error)
            continue
        where = f" {place.words}" if place is not None and place.words else ""
        reply = f"{the_all(ctx.scene, ids)} {verb(ctx.scene, ids, 'is', 'are')} {SAID[command.shape]}{where} now"
        return Plan(sentence(reply), ops, ids, dialogue=ctx.with_homes(ids))
    raise Refused(sentence(f"there is no room for {the_all(ctx.scene, ids)} like that: {reason}"))


def _tidied(command: Arrange, ctx: SkillContext) -> Plan | None:
    """A room, or a table with what lies on it: what is askew there is turned square; None of other things."""
    found = ctx.ground(command.target, ctx.grounding)
    if isinstance(found, ResolvedPlace):
        if found.room is None:
            return None
        ids, where = loose_in_room(ctx.scene, found.room), found.words.removeprefix("in ")
    else:
        ids = ctx.resolve(command.target)
        where = the_all(ctx.scene, ids)
        if len(ids) > 1 or not (upon := loose_on(ctx.scene, ids[0])):
            return None
        ids = (*upon,) if ctx.object(ids[0]).fixed else (ids[0], *upon)
    ops, done = straightened(ctx.scene, ids)
    if not done:
        return Plan(sentence(f"{where} is tidy already"), targets=ids[:1])
    straight = f"{the_all(ctx.scene, done)} {verb(ctx.scene, done, 'is', 'are')} straight"
    return Plan(sentence(f"{where} is tidy now: {straight}"), ops, done, dialogue=ctx.with_homes(done))


def _ordered(ids: tuple[str, ...], command: Arrange, ctx: SkillContext) -> tuple[str, ...]:
    """By the measure that was said, else as they stand from left to right."""
    if command.by is not None:
        rank = {i: _rank(i, command.by, ctx) for i in ids}
        return tuple(sorted(ids, key=lambda i: (rank[i], i), reverse=command.descending))
    right = ctx.viewer.right if command.shape != "column" else ctx.viewer.ahead
    base = {i: base_of(ctx.scene, i) for i in ids}
    return tuple(sorted(ids, key=lambda i: (base[i][0] * right[0] + base[i][2] * right[2], i)))


def _rank(object_id: str, by: str, ctx: SkillContext) -> float:
    """What a thing is sorted by: its measure, how bright its colour is, or where that is in the rainbow, grays last."""
    o = ctx.object(object_id)
    if by in ("brightness", "color"):
        if o.rgb is None:
            raise Refused(f"I don't know what colour {the(ctx.scene, object_id)} is.")
        hue, saturation, _ = colorsys.rgb_to_hsv(*o.rgb)
        return float(oklab(np.array([o.rgb]))[0, 0]) if by == "brightness" else hue if saturation > GRAY else 1.0
    if by == "distance":
        return distance_from(ctx.scene, object_id, ctx.viewer.position)
    if by not in MEASURABLE:
        raise Refused(f"I can't sort things by {by}: I know their sizes, colours and distances.")
    return extent(ctx.scene, object_id, by)


def _turned(scene: Scene, object_id: str, command: Arrange) -> Pose:
    pose = scene.world_pose(object_id)
    if command.shape not in ("align", "neatly", "row", "column", "grid"):
        return pose
    return turned_about(pose, base_of(scene, object_id), squared(pose.yaw_rad) - pose.yaw_rad)


def _towards(poses: list[Pose], ids: tuple[str, ...], goal: tuple[str, ...], ctx: SkillContext) -> list[Pose]:
    """The same poses, all turned the way that leads from the middle of the things to what they shall face."""
    boxes = ctx.scene.boxes
    way = boxes.center[boxes.rows(goal)].mean(axis=0) - boxes.center[boxes.rows(ids)].mean(axis=0)
    yaw = squared(math.atan2(float(way[0]), float(way[2])))
    return [turned_about(p, base_of(ctx.scene, i), yaw - p.yaw_rad) for p, i in zip(poses, ids, strict=True)]


def _gap(ids: tuple[str, ...], command: Arrange, ctx: SkillContext) -> float:
    mean = sum(extent(ctx.scene, i, "length") for i in ids) / len(ids)
    if command.spacing is not None:
        return in_metres(command.spacing, mean / 2)
    return 0.01 if command.shape == "together" else min(0.5, max(0.03, 0.25 * mean))


def _layouts(ids: tuple[str, ...], command: Arrange, place: ResolvedPlace | None,
             ctx: SkillContext) -> Iterator[tuple[list[Point], float]]:
    """Level spots for all of them and the height of what they stand on; the best liked first."""
    pieces = [_piece(ctx.scene, i) for i in ids]
    x, y, z, apart = _center(ids, pieces, place, ctx)
    right = ctx.viewer.right
    sideways = abs(right[0]) >= abs(right[2])
    across = (math.copysign(1.0, right[0]), 0.0) if sideways else (0.0, math.copysign(1.0, right[2]))
    ways = [across, (-across[1], across[0])]
    if command.shape == "column" or (command.shape == "together" and main_way(pieces, across) != across):
        ways.reverse()
    if command.shape == "align":
        yield [p.at for p in pieces], y
        return
    if command.shape == "spread" and len({p.at for p in pieces}) == len(pieces):
        for factor in FURTHER:
            yield spread(pieces, (x, z), factor), y
    closer = (1.0,) if command.spacing is not None else CLOSER
    for share, (cx, cz) in product(closer, _around(x, z)):
        gap = share * _gap(ids, command, ctx)
        for way in ways:
            if command.shape in ("row", "column", "together"):
                yield row(pieces, (cx, cz), way, gap), y
            elif command.shape == "circle":
                yield circle(pieces, (cx, cz), gap, apart), y
            else:
                yield grid(pieces, (cx, cz), way, gap * (3 if command.shape == "spread" else 1), command.count), y
        if command.shape == "circle" and apart > 0:
            return


def _piece(scene: Scene, object_id: str) -> Piece:
    row_ = scene.boxes.index[object_id]
    x, _, z = base_of(scene, object_id)
    half = scene.boxes.extent[row_]
    return Piece((x, z), (float(half[0]), float(half[2])))


def _center(ids: tuple[str, ...], pieces: list[Piece], place: ResolvedPlace | None,
            ctx: SkillContext) -> tuple[float, float, float, float]:
    """Middle and height of the layout, and how large what stands in its middle is."""
    boxes = ctx.scene.boxes
    x, z = middle(pieces)
    y = min(base_of(ctx.scene, i)[1] for i in ids)
    if place is None:
        return x, y, z, 0.0
    if place.anchors:
        rows = boxes.rows(place.anchors)
        lo, hi = boxes.lo[rows].min(axis=0), boxes.hi[rows].max(axis=0)
        mx, mz = float(lo[0] + hi[0]) / 2, float(lo[2] + hi[2]) / 2
        if place.relation == "on":
            return mx, float(hi[1]), mz, 0.0
        if place.relation == "around":
            return mx, float(lo[1]), mz, math.hypot(float(hi[0] - lo[0]), float(hi[2] - lo[2])) / 2
        return mx, float(lo[1]), mz, 0.0
    room = next((r for r in ctx.scene.rooms if r.id == place.room), None)
    point: Vec3 | None = place.point or (room.center if room is not None else None)
    return (point[0], point[1], point[2], 0.0) if point is not None else (x, y, z, 0.0)


def _around(x: float, z: float) -> Iterator[Point]:
    for far in SEARCH_M:
        for k in range(8 if far else 1):
            yield x + far * math.sin(math.tau * k / 8), z + far * math.cos(math.tau * k / 8)


def _clear(ids: tuple[str, ...], spots: list[Point], height: float, scene: Scene) -> bool:
    """Whether the upright boxes around the things would meet no others there; what they are in now does not count."""
    boxes = scene.boxes
    rows = boxes.rows(ids)
    half = boxes.extent[rows]
    middle = np.array([(x, height + h + 0.01, z) for (x, z), h in zip(spots, half[:, 1], strict=True)])
    own = set(ids) | {i for j in ids for i in scene.descendants(j)}
    count = np.array([o.id not in own and not o.state_of("held") for o in scene])
    count &= ~((boxes.lo < boxes.center[rows[0]]) & (boxes.hi > boxes.center[rows[0]])).all(axis=1)
    lo, hi = boxes.lo[count], boxes.hi[count]
    if not _carried_by_something(spots, height, lo, hi, scene):
        return False
    meets = (middle[:, None] - half[:, None] < hi[None]) & (middle[:, None] + half[:, None] > lo[None])
    return not meets.all(axis=2).any()


def _carried_by_something(spots: list[Point], height: float, lo: FloatArray, hi: FloatArray, scene: Scene) -> bool:
    """Whether every spot is over a thing at about that height, or on a floor."""
    if any(abs(height - room.floor_y) < LEVEL_M for room in scene.rooms) or height < LEVEL_M:
        return True
    at = np.array(spots)
    over = ((lo[None, :, [0, 2]] <= at[:, None]) & (at[:, None] <= hi[None, :, [0, 2]])).all(axis=2)
    reaches = (lo[:, 1] <= height + LEVEL_M) & (hi[:, 1] >= height - LEVEL_M)
    return bool((over & reaches[None]).any(axis=1).all())


def _carried(ids: tuple[str, ...], poses: list[Pose], spots: list[Point], height: float, command: Arrange,
             ctx: SkillContext) -> tuple[Op, ...]:
    """The operations that put them there; `Refused` where one of them does not fit."""
    center = (sum(s[0] for s in spots) / len(spots), sum(s[1] for s in spots) / len(spots))
    scene, ops, waiting = ctx.scene, list[Op](), set(ids)
    for i, pose, (x, z) in zip(ids, poses, spots, strict=True):
        if command.shape == "circle" and "seat" in ctx.object(i).tags:
            turn = math.atan2(center[0] - x, center[1] - z) - pose.yaw_rad
            pose = turned_about(pose, base_of(ctx.scene, i), turn)
        waiting.discard(i)
        found: Put = stand(scene, i, (x, height, z), pose.orientation, ignore=tuple(waiting))
        step = carry(scene, i, found.pose, found.parent)
        ops += step
        scene = ctx.after(scene, step)
    return tuple(ops)
