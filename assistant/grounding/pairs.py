"""Relations between rows of an arena: those of `scene.relations` by name, and the looser ones that language adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.grounding.index import Rows
from assistant.grounding.labels import match
from assistant.grounding.viewpoints import to_wall
from scene.boxes import Boxes
from scene.frames import IDENTITY, FloatArray
from scene.objects import SceneObject
from scene.relations.base import RelationView
from scene.relations.pairs import bell, step_up
from scene.relations.registry import relations

if TYPE_CHECKING:
    from assistant.grounding.evaluate import Evaluator

FRONTED = (
    "sofa", "chair", "armchair", "television", "monitor", "computer", "wardrobe", "cupboard", "bookshelf", "dresser",
    "stove", "fridge", "dishwasher", "washing machine", "microwave", "toilet", "piano", "person", "fireplace", "desk",
    "teddy bear", "printer", "bed",
)  # fmt: skip
"""Kinds with a front of their own: "in front of the sofa" is where its front looks, wherever the viewer is."""

LOOSELY = 0.8
"""How far what is below a thing and near it is under it."""

STACKED, FEW_STACKED = 0.8, 4_000
"""How far "on" holds between things that stand in one another, and among how many pairs that is looked for."""

OWN_FRONT = 0.6
"""How much of "in front of" and "behind" is the thing's own front, where it is known, and not the viewer's."""


def degrees(ev: Evaluator, name: str, targets: Rows, anchors: Rows) -> FloatArray:
    """(k, m) how far a relation holds of each pair."""
    return _degrees(ev, name, targets, anchors)


def between(ev: Evaluator, targets: Rows, first: Rows, second: Rows) -> FloatArray:
    """(k, p) how far each target lies between the two of each pair."""
    return relations()["between"].degree(_view(ev), targets, np.stack([first, second], axis=1))


def gap(boxes: Boxes, t: Rows, a: Rows) -> FloatArray:
    """The distance between axis-aligned boxes of rows that broadcast together, 0 where they overlap, metres."""
    apart = np.abs(boxes.center[t] - boxes.center[a]) - boxes.extent[t] - boxes.extent[a]
    result: FloatArray = np.sqrt((np.maximum(apart, 0.0) ** 2).sum(axis=-1))
    return result


def _view(ev: Evaluator, *, intrinsic: bool = False) -> RelationView:
    frame = ev.frame
    ahead = None if frame.heading is None and frame.position is None else frame.ahead
    return RelationView(ev.arena.boxes, ahead, intrinsic, ev.ctx.scene.rooms, ev.index.carrier)


def _degrees(ev: Evaluator, name: str, t: Rows, a: Rows) -> FloatArray:
    if name in _LOOSE:
        parts = [share * _degrees(ev, part, t, a) for part, share in _LOOSE[name]]
        result: FloatArray = np.maximum.reduce(parts)
        return result
    if name in ("in_front_of", "behind"):
        return _front_or_back(ev, name, t, a)
    if name == "facing":
        return _facing(ev, t, a)
    if name == "opposite":
        return np.maximum(_across(ev, t, a), 0.5 * _across(ev, a, t).T)
    if name in ("left_of", "right_of"):
        return _beside(ev, name, t, a)
    known = relations()
    fits = name in known and known[name].anchors == 1 and not known[name].of_rooms
    found = known[name if fits else "near"].degree(_view(ev), t, a)
    if name == "under":
        # "Under the window" is below it and near enough.
        found = np.maximum(found, LOOSELY * known["below"].degree(_view(ev), t, a))
    if name in ("on", "under") and len(t) * len(a) <= FEW_STACKED:
        found = np.maximum(found, STACKED * (_stacked(ev, t, a) if name == "on" else _stacked(ev, a, t).T))
    return _in_spaces(ev, t, a, found) if name == "in" else found


_LOOSE: dict[str, tuple[tuple[str, float], ...]] = {
    "at": (("on", 1.0), ("in", 1.0), ("next_to", 1.0), ("near", 0.9), ("under", 0.9), ("hanging_on", 1.0)),
    "from": (("on", 1.0), ("in", 1.0), ("next_to", 0.7)),
    "part_of": (("in", 1.0), ("touching", 0.9)),
    "together": (("near", 1.0),),
}
"""Words that stand for several relations, with how well each does."""


def _beside(ev: Evaluator, name: str, t: Rows, a: Rows) -> FloatArray:
    """Left or right of; of what is on the anchor itself, at its left or right end."""
    found = relations()[name].degree(_view(ev), t, a)
    if len(t) * len(a) > FEW_STACKED:
        return found
    boxes = ev.arena.boxes
    right = ev.frame.right(boxes.center[a])
    offset = np.einsum("ijk,jk->ij", boxes.center[t][:, None] - boxes.center[a][None], right)
    reach = np.einsum("jk,jk->j", boxes.extent[a], np.abs(right))[None, :]
    way = 1.0 if name == "right_of" else -1.0
    over = np.minimum(boxes.hi[t][:, None], boxes.hi[a][None]) - np.maximum(boxes.lo[t][:, None], boxes.lo[a][None])
    share = np.clip(over / np.maximum(2 * boxes.extent[t][:, None], 1e-3), 0.0, 1.0)
    upon = share[:, :, 0] * share[:, :, 2]
    result: FloatArray = np.maximum(found, upon * np.clip(0.3 + way * offset / np.maximum(reach, 0.05), 0.0, 1.0))
    return result


def _stacked(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    """How far each target is over most of an anchor of its own size: chairs that stand in one another."""
    boxes = ev.arena.boxes
    mine, theirs = boxes.extent[t], boxes.extent[a]
    over = np.minimum(boxes.hi[t][:, None], boxes.hi[a][None]) - np.maximum(boxes.lo[t][:, None], boxes.lo[a][None])
    share = np.clip(over / (2 * np.minimum(mine[:, None], theirs[None])), 0.0, 1.0)
    rise = boxes.center[t][:, None, 1] - boxes.center[a][None, :, 1]
    higher = np.clip(rise / np.maximum(mine[:, None, 1] + theirs[None, :, 1], 1e-3) * 3, 0.0, 1.0)
    alike = (np.abs(np.log(mine[:, None] / np.maximum(theirs[None], 1e-3)))[:, :, [0, 2]] < 0.5).all(axis=2)
    result: FloatArray = share[:, :, 0] * share[:, :, 2] * higher * alike
    return result


def _across(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    """How far each target is straight across free space from the side of an anchor that faces the room."""
    boxes = ev.arena.boxes
    found = np.zeros((len(t), len(a)))
    for n, row in enumerate(a):
        normal = _inward(ev, int(row))
        side = np.array([-normal[2], 0.0, normal[0]])
        d = boxes.center[t] - boxes.center[row]
        depth = d @ normal - boxes.extent[t] @ np.abs(normal) - boxes.extent[row] @ np.abs(normal)
        off = np.maximum(np.abs(d @ side) - 0.5 * (boxes.extent[t] + boxes.extent[row]) @ np.abs(side), 0.0)
        found[:, n] = step_up(depth, 0.0, 0.5) * bell(off, 0.3 + 0.2 * np.maximum(depth, 0.0))
    return found


def _inward(ev: Evaluator, row: int) -> FloatArray:
    """(3) level unit vector from the nearest wall into the room; across a thing's longer side where no wall is near."""
    boxes, index = ev.arena.boxes, ev.index
    center, ext = boxes.center[row], boxes.extent[row]
    if row < ev.arena.count and own_front(ev.ctx.scene.objects[index.boxes.ids[row]]):
        front = boxes.rotation[row][:, 2] * np.array([1.0, 0.0, 1.0])
        return np.asarray(front / max(float(np.linalg.norm(front)), 1e-6))
    wall = to_wall(index, row) if row < ev.arena.count else np.full(3, np.nan)
    if not np.isnan(wall[0]):
        return -wall
    axis = 0 if ext[0] <= ext[2] else 2
    normal = np.zeros(3)
    normal[axis] = -1.0 if center[axis] > (index.lo[axis] + index.hi[axis]) / 2 else 1.0
    return normal


def _facing(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    """Facing, where fronts are known; a box that is turned nowhere has none, and is judged by nearness."""
    turned = relations()["facing"].degree(_view(ev), t, a)
    objects, ids = ev.ctx.scene.objects, ev.arena.boxes.ids
    known = np.array(
        [
            r < ev.arena.count
            and (objects[ids[r]].geometry.uri != "box" or objects[ids[r]].pose.orientation != IDENTITY)
            for r in t
        ],
        dtype=np.bool_,
    )
    if known.all():
        return turned
    near = relations()["near"].degree(_view(ev), t, a)
    return np.where(known[:, None], turned, 0.7 * near)


def _in_spaces(ev: Evaluator, t: Rows, a: Rows, found: FloatArray) -> FloatArray:
    """ "In" where the anchor is a room or an area: what counts is where the thing stands, not its height."""
    boxes = ev.arena.boxes
    for n, row in enumerate(a):
        kind = ev.arena.kind(int(row))
        if kind not in ("room", "area", "side", "end", "middle", "center", "corner"):
            continue
        number = ev.arena.room(int(row))
        if kind == "room" and number >= 0:
            found[:, n] = relations()["in_room"].degree(_view(ev), t, np.array([number], dtype=np.intp))[:, 0]
            continue
        over = np.minimum(boxes.hi[t], boxes.hi[row]) - np.maximum(boxes.lo[t], boxes.lo[row])
        share = np.clip(over / np.maximum(2 * boxes.extent[t], 1e-3), 0.0, 1.0)
        found[:, n] = np.sqrt(share[:, 0] * share[:, 2])
    return found


def _front_or_back(ev: Evaluator, name: str, t: Rows, a: Rows) -> FloatArray:
    """By the viewer; of a person by where that person looks; of a thing with a front also by its own."""
    turned = {"in_front_of": "behind", "behind": "in_front_of"}[name]
    found = relations()[name].degree(_view(ev), t, a)
    people = np.array([ev.arena.kind(int(r)) == "viewer" for r in a], dtype=np.bool_)
    if people.any():
        found[:, people] = relations()[turned].degree(_view(ev), t, a[people])
    fronted = np.array([_has_front(ev, int(r)) for r in a], dtype=np.bool_)
    if fronted.any():
        own = relations()[name].degree(_view(ev, intrinsic=True), t, a[fronted])
        found[:, fronted] = OWN_FRONT * own + (1 - OWN_FRONT) * found[:, fronted]
    return found


def _has_front(ev: Evaluator, row: int) -> bool:
    return row < ev.arena.count and own_front(ev.ctx.scene.objects[ev.index.boxes.ids[row]])


def own_front(o: SceneObject) -> bool:
    """Whether which way its front looks is known: true of our own assets of kinds that have one."""
    if not o.geometry.uri.startswith("asset:"):
        return False
    names = tuple(n for n in (o.label, *o.aliases) if n)
    return any(match(kind, names).degree >= 0.85 for kind in FRONTED)
