"""Puts a thing where it was asked: on a level, free of its neighbours, at rest; or says why that cannot be.

A request becomes wishes (levels, a best spot, a test of spots), tried in order. Spots come nearest first; each is let
down by rays upon what is really there, and taken when it stays, overlaps nothing and keeps what was asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

import numpy as np

from scene.errors import RejectedError
from scene.frames import FloatArray, Pose, Quat, Viewer
from scene.geometry.asking import Wish
from scene.geometry.body import Body
from scene.geometry.collide import BACKDROP, clashes
from scene.geometry.fall import THIN_M, resting_on
from scene.geometry.free_space import borne, free_positions
from scene.geometry.rays import Rows, crossings_down
from scene.geometry.requests import Impossible, Placed, PlaceRequest, metres
from scene.geometry.rest import Rest, rest
from scene.geometry.supports import Level, floor_height, is_floor, support_of
from scene.geometry.wishes import wishes
from scene.objects import Scene
from scene.ops import MoveObject, Op, RotateObject, SetParent
from scene.transaction import Committed, commit

MOST_SHIFT_M = 0.05
"""Gravity may shift a thing by no more than this."""

TRIES = 40
"""Spots of one wish that are looked at closely."""

UNEVEN_M = 0.05
"""How far below the highest point of a level a thing may come to rest on it."""

LIFT_M = 0.03
"""From how high over a level a thing is let down."""


def place(
    scene: Scene, object_id: str, request: PlaceRequest, *, viewer: Viewer | None = None, seed: int = 0
) -> Placed | Impossible:
    """A pose for one object as asked: the same scene, request and seed give the same pose to the bit.

    A seed other than 0 shifts the spot that is liked best by up to 10 cm, for variety.
    """
    scene[object_id]
    riders = resting_on(scene, object_id)
    for anchor in request.anchors:
        scene[anchor]
        if anchor == object_id:
            return Impossible(f"{named(scene, object_id)} cannot be placed by itself")
        if anchor in scene.descendants(object_id) or anchor in riders:
            return Impossible(f"{named(scene, anchor)} is on {named(scene, object_id)} and would move with it")
    asked = wishes(scene, object_id, request, viewer)
    if isinstance(asked, Impossible):
        return asked
    asked = [w for w in asked if w.spots is not None or w.level.mask.any()]
    refusal: Impossible | None = None
    for wish in asked:
        for turned in _turns(scene, object_id, wish, riders):
            found = _try(scene, object_id, turned, riders, seed)
            if isinstance(found, Placed):
                return found
            refusal = refusal or found
    return refusal or Impossible(f"there is no surface for {named(scene, object_id)} there")


def _turns(scene: Scene, object_id: str, wish: Wish, riders: tuple[str, ...]) -> Iterator[Wish]:
    """As it is turned; then, only where it does not fit so, along and across the level."""
    yield wish
    if wish.orientation is not None or wish.spots is not None or wish.level.owner is None:
        return
    if _fits(Body.of(scene, object_id, riders=riders), wish.level):
        return
    yaw = float(np.arctan2(-wish.level.axis[1], wish.level.axis[0]))
    for turn in (0.0, np.pi / 2):
        orientation = Pose.from_yaw((0.0, 0.0, 0.0), yaw + turn).orientation
        if _fits(Body.of(scene, object_id, orientation, riders), wish.level):
            yield replace(wish, orientation=orientation)


def place_all(
    scene: Scene, object_ids: Sequence[str], request: PlaceRequest, *, viewer: Viewer | None = None, seed: int = 0
) -> tuple[Placed, ...] | Impossible:
    """Several objects one after the other, each out of the way of those before; all of them or none."""
    found: list[Placed] = []
    for object_id in object_ids:
        one = place(scene, object_id, request, viewer=viewer, seed=seed)
        if isinstance(one, Impossible):
            return one
        found.append(one)
        scene = after(scene, one.ops)
    return tuple(found)


def after(scene: Scene, ops: Sequence[Op]) -> Scene:
    """The scene with operations done that are known to be possible."""
    done = commit(scene, ops)
    if not isinstance(done, Committed):
        raise RejectedError(done.reason)
    return done.scene


def _try(scene: Scene, object_id: str, wish: Wish, riders: tuple[str, ...], seed: int) -> Placed | Impossible:
    body = Body.of(scene, object_id, wish.orientation, riders)
    rows = others(scene, body, wish.within if wish.from_y is None and wish.fixed_y is None else ())
    if wish.fixed_y is not None:
        return _hang(scene, body, wish, rows)
    preferred = np.array(wish.preferred)
    if seed:
        preferred = preferred + np.random.default_rng(seed).uniform(-0.1, 0.1, 2)
    blockers: Counter[str] = Counter()
    unstable = False
    for origin in islice(_origins(scene, body, wish, preferred, rows), TRIES):
        landed = _let_down(scene, body, wish, origin, rows)
        at = np.array([origin[0], landed.y, origin[1]])
        if not _right_height(body, wish, landed):
            continue
        if not landed.stable and wish.below_y is None:
            unstable = True
            continue
        hit = _hits(scene, body, at, rows)
        if hit and wish.below_y is not None:
            at, hit = _eased(scene, body, at, rows)
        if hit:
            blockers.update(scene.boxes.ids[r] for r in hit)
            continue
        if wish.below_y is not None:
            body, at = _settled(scene, body, wish, at, rows, riders)
        return placed(scene, body, at, _carrier(scene, wish, landed))
    return _refusal(scene, body, wish, rows, blockers, unstable)


def _origins(scene: Scene, body: Body, wish: Wish, preferred: FloatArray, rows: Rows) -> Iterator[FloatArray]:
    if wish.spots is not None:
        return iter(np.asarray(wish.spots, dtype=float).reshape(-1, 2) - body.foot)
    return free_positions(scene, body, wish.level, preferred, rows, wanted=wish.wanted)


def _let_down(scene: Scene, body: Body, wish: Wish, origin: FloatArray, rows: Rows) -> Rest:
    room = float(wish.level.free_above((origin + body.foot)[None])[0])
    lift = LIFT_M if not np.isfinite(room) or wish.spots is not None else min(LIFT_M, max(room - body.size[1], 0) / 2)
    from_y = wish.from_y if wish.from_y is not None else wish.level.y + lift
    floor = floor_height(scene, float(origin[0]), float(origin[1]), wish.level.y)
    return rest(scene, body, origin, from_y, min(floor, wish.level.y), rows)


def _right_height(body: Body, wish: Wish, landed: Rest) -> bool:
    base = landed.y + float(body.surface[0][:, 1].min())
    if wish.below_y is not None:
        return base <= wish.below_y
    return wish.level.y - UNEVEN_M <= base <= wish.level.y + 0.004


def _settled(
    scene: Scene, body: Body, wish: Wish, at: FloatArray, rows: Rows, riders: tuple[str, ...]
) -> tuple[Body, FloatArray]:
    """As gravity would leave it among the uneven things below, where that holds up to the same tests."""
    from scene.geometry.settle import settle

    end = settle(scene, body, at, rows)
    if not end.at_rest or end.moved_m > MOST_SHIFT_M:
        return body, at
    turned = Body.of(scene, body.object_id, end.pose.orientation, riders)
    flat = np.array([end.pose.position[0], end.pose.position[2]])
    landed = _let_down(scene, turned, wish, flat, rows)
    there = np.array([flat[0], landed.y, flat[1]])
    if not _right_height(turned, wish, landed):
        return body, at
    hit = _hits(scene, turned, there, rows)
    if hit:
        there, hit = _eased(scene, turned, there, rows)
    return (body, at) if hit else (turned, there)


def _eased(scene: Scene, body: Body, at: FloatArray, rows: Rows) -> tuple[FloatArray, list[int]]:
    """Raised by up to 3 mm, where the points of steep sides let it down a little too far."""
    for lift in (0.001, 0.002, 0.003):
        raised = at + np.array([0.0, lift, 0.0])
        if not (hit := _hits(scene, body, raised, rows)):
            return raised, hit
    return at, hit


def _hits(scene: Scene, body: Body, at: FloatArray, rows: Rows) -> list[int]:
    """What the body would overlap or be buried in."""
    boxes = scene.boxes
    hit = clashes(scene, body, at, rows)
    middle = at + body.center[0]
    around = rows[((boxes.lo[rows] < middle) & (boxes.hi[rows] > middle)).all(axis=1)]
    return hit + [r for r in around.tolist() if r not in hit and buried(scene, boxes.ids[r], middle)]


def buried(scene: Scene, object_id: str, point: FloatArray) -> bool:
    """Whether a point is inside the matter of an object: the next surface over it looks up."""
    top = float(scene.boxes.hi[scene.boxes.index[object_id], 1]) + 0.1
    c = crossings_down(scene, object_id, point[None, (0, 2)], top)
    over = c.distance < top - point[1]
    return bool(over.any() and c.rising[over][np.argmax(c.distance[over])] > 0)


def _hang(scene: Scene, body: Body, wish: Wish, rows: Rows) -> Placed | Impossible:
    """On a wall, at a height: nothing is under it, nothing may be where it is."""
    blockers: Counter[str] = Counter()
    for spot in wish.spots or ():
        origin = np.asarray(spot) - body.foot
        at = np.array([origin[0], float(wish.fixed_y or 0.0) - body.center[0][1], origin[1]])
        free = np.array([r for r in rows.tolist() if scene.boxes.ids[r] not in wish.within], dtype=np.intp)
        hit = clashes(scene, body, at, free)
        if not hit:
            return placed(scene, body, at, wish.parent)
        blockers.update(scene.boxes.ids[r] for r in hit)
    return Impossible(f"there is no free space on {wish.where} for {named(scene, body.object_id)}", tuple(blockers)[:3])


def _carrier(scene: Scene, wish: Wish, landed: Rest) -> str | None:
    """Who carries it: what it was put on or in, else what bears it and can be moved; a rug carries nothing."""
    owner, boxes = wish.level.owner, scene.boxes
    if owner is not None:
        row = boxes.index[owner]
        flat = boxes.hi[row, 1] - boxes.lo[row, 1] < THIN_M
        return None if flat and support_of(scene, owner) is None and not scene.children.get(owner) else owner
    for i in landed.touched:
        thick = boxes.hi[boxes.index[i], 1] - boxes.lo[boxes.index[i], 1] > THIN_M
        if thick and not is_floor(scene, i):
            return i
    return None


def placed(scene: Scene, body: Body, at: FloatArray, parent: str | None) -> Placed:
    """The answer, with the operations that lead to it."""
    position = tuple(round(float(v), 6) for v in at)
    world = Pose((position[0], position[1], position[2]), body.orientation)
    o = scene[body.object_id]
    local = scene.local_pose(world, parent)
    ops: list[Op] = [
        SetParent(i, o.id, scene.local_pose(scene.world_pose(i), o.id)) for i in resting_on(scene, o.id)
    ]
    if parent != o.parent:
        ops.append(SetParent(o.id, parent, local))
    else:
        if local.position != o.pose.position:
            ops.append(MoveObject(o.id, local.position))
        if _differs(local.orientation, o.pose.orientation):
            ops.append(RotateObject(o.id, local.orientation))
    return Placed(o.id, world, parent, tuple(ops), parent)


def _differs(a: Quat, b: Quat) -> bool:
    return a != b and max(abs(p - q) for p, q in zip(a, b, strict=True)) > 1e-9


def others(scene: Scene, body: Body, without: tuple[str, ...] = ()) -> Rows:
    """Rows of all that a body can meet: not itself, what is held in the hand, a backdrop, nor `without`."""
    mine = {*body.ids, *without}
    met = [not (o.state and o.state_of("held")) and BACKDROP not in o.tags and o.id not in mine for o in scene]
    return np.flatnonzero(met)


def named(scene: Scene, object_id: str) -> str:
    """What to call a thing in a reason: "the mug"."""
    o = scene[object_id]
    return o.nickname or f"the {o.label or 'object'}"


def _refusal(
    scene: Scene, body: Body, wish: Wish, rows: Rows, blockers: Counter[str], unstable: bool
) -> Impossible:
    """Why no spot was good: too large, too tall, too crowded."""
    what = named(scene, body.object_id)
    width, height, depth = body.size
    fits = _fits(body, wish.level)
    if wish.spots is None and not fits:
        mine, theirs = sorted((width, depth), reverse=True), sorted(wish.level.extent, reverse=True)
        if mine[0] > theirs[0] or mine[1] > theirs[1]:
            side = 0 if mine[0] > theirs[0] else 1
            return Impossible(f"{what} does not fit {wish.where}: {metres(mine[side])} on {metres(theirs[side])}")
        need = f"{metres(width)} by {metres(depth)}"
        return Impossible(f"{what} does not fit {wish.where}: it needs {need} of level surface")
    if wish.below_y is not None:
        mine, theirs = sorted((width, depth), reverse=True), sorted(2 * wish.level.half, reverse=True)
        if mine[0] > theirs[0]:
            return Impossible(f"{what} does not fit {wish.where}: {metres(mine[0])} in {metres(float(theirs[0]))}")
    room = float(wish.level.headroom.max()) if wish.level.mask.any() else 0.0
    if room < height:
        return Impossible(f"{what} is too tall to go {wish.where}: {metres(height)}, and {metres(room)} is free there")
    if unstable and not blockers:
        return Impossible(f"{what} would not stay {wish.where}: it would tip over")
    crowd = tuple(i for i, _ in blockers.most_common(3)) or _crowd(scene, body, wish, rows)
    names = " and ".join(dict.fromkeys(named(scene, i) for i in crowd))
    why = f"{names} {'is' if len(crowd) == 1 else 'are'} in the way" if crowd else "nothing there is large enough"
    need = f"it needs {metres(width)} by {metres(depth)}"
    return Impossible(f"there is no free space {wish.where} for {what}: {need}, and {why}", crowd)


def _fits(body: Body, level: Level) -> bool:
    """Whether the bare level would bear the body somewhere."""
    spots = level.points
    return bool(len(spots)) and bool(borne(body, level, np.concatenate([spots, spots.mean(axis=0)[None]]), 0.01).any())


def _crowd(scene: Scene, body: Body, wish: Wish, rows: Rows) -> tuple[str, ...]:
    """The largest things that stand on a level near the spot that was wished for."""
    boxes, level = scene.boxes, wish.level
    reach = float(np.linalg.norm(body.foot_hi - body.foot_lo)) / 2
    at, halves = boxes.center[rows][:, (0, 2)], boxes.extent[rows][:, (0, 2)]
    rows = rows[(np.abs(at - np.array(wish.preferred)) < halves + reach).all(axis=1)]
    standing = rows[np.abs(boxes.lo[rows, 1] - level.y) < 0.05]
    over = standing[level.free_above(boxes.center[standing][:, (0, 2)]) > 0]
    order = np.argsort(-boxes.volume[over], kind="stable")
    return tuple(boxes.ids[r] for r in over[order][:3].tolist() if boxes.ids[r] != level.owner)
