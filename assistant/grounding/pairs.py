"""Relations between rows of an arena: those of `scene.relations` by name, and the looser ones that language adds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.grounding.index import Rows
from assistant.grounding.labels import in_group, match
from assistant.grounding.viewpoints import to_walls
from scene.boxes import Boxes
from scene.frames import IDENTITY, FloatArray
from scene.objects import SceneObject
from scene.relations.base import Fade, RelationView
from scene.relations.pairs import Pairs, bell, step_up, where
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

STACKED = 0.8
"""How far "on" holds between things that stand in one another."""

AT_TABLE_M = 0.4
"""A seat this near to a table stands at it, metres."""

OWN_FRONT = 0.6
"""How much of "in front of" and "behind" is the thing's own front, where it is known, and not the viewer's."""

FACED_BY_NEARNESS, FACED_ACROSS = 0.6, 0.9
"""How far a thing that has no front faces what is near to it, and what is straight across from its open side."""

MOST_ACROSS = 500
"""In scenes of more things than this it is not looked at what is across from their open sides."""

WIDTHS = 7.0
"""So many widths of a bell off, nothing of it is left."""


def degrees(ev: Evaluator, name: str, targets: Rows, anchors: Rows) -> FloatArray:
    """How far a relation holds of rows that broadcast together: (t, 1) and (1, a) are all against all."""
    return _degrees(ev, name, targets, anchors)


def fade(ev: Evaluator, name: str, targets: Rows) -> Fade | None:
    """What `degrees` cannot exceed by the gap of a pair; None where it may hold however far apart two are.

    What is made up (a room, a corner) and what is known to be carried is not bound by it.
    """
    if len(loose := ways(name)) > 1:
        parts = [(fade(ev, part, targets), share) for part, share in loose]
        known = [(f, share) for f, share in parts if f is not None]
        return _greatest(known) if len(known) == len(parts) else None
    if name == "facing":
        near = relations()["near"].fade
        across = ev.arena.count <= MOST_ACROSS
        return None if near is None or across or _turned(ev, targets).any() else _greatest([(near, FACED_BY_NEARNESS)])
    if name in ("across", "across_back"):
        return None
    found = relations()[name if _is_plain(name) else "near"].fade
    lower = relations()["below"].fade if name == "under" else None
    return found if found is None or lower is None else _greatest([(found, 1.0), (lower, LOOSELY)])


def ways(name: str) -> tuple[tuple[str, float], ...]:
    """The relations whose best is a looser one, each with how well it does; itself where it is not made of others."""
    return _LOOSE.get(name, _FACED if name == "opposite" else ((name, 1.0),))


def unbound(ev: Evaluator, t: Rows, a: Rows) -> NDArray[np.bool_]:
    """Which pairs no `fade` bounds: those with a whole room, and those of which one is known to carry the other."""
    carrier = np.append(ev.index.carrier, -1)
    rooms = [n for n, made in enumerate(ev.arena.made, ev.arena.count) if made.kind == "room"]
    held: NDArray[np.bool_] = (carrier[np.minimum(t, ev.arena.count)] == a) & (a >= 0)
    return held | np.isin(t, rooms) | np.isin(a, rooms) if rooms else held


def _greatest(parts: Sequence[tuple[Fade, float]]) -> Fade:
    def greatest(view: RelationView, gap: FloatArray, target: FloatArray, anchor: FloatArray) -> FloatArray:
        result: FloatArray = np.maximum.reduce([share * f(view, gap, target, anchor) for f, share in parts])
        return result

    return greatest


def _is_plain(name: str) -> bool:
    """Whether a relation is one between two things."""
    known = relations()
    return name in known and known[name].anchors == 1 and not known[name].of_rooms


def between(ev: Evaluator, targets: Rows, first: Rows, second: Rows) -> FloatArray:
    """(k, p) how far each target lies between the two of each pair."""
    return relations()["between"].table(view_of(ev), targets, np.stack([first, second], axis=1))


def gap(boxes: Boxes, t: Rows, a: Rows) -> FloatArray:
    """The distance between axis-aligned boxes of rows that broadcast together, 0 where they overlap, metres."""
    total: FloatArray = np.zeros(np.broadcast_shapes(t.shape, a.shape))
    for axis in range(3):
        center, half = boxes.center[:, axis], boxes.extent[:, axis]
        apart = np.abs(center.take(t) - center.take(a)) - half.take(t) - half.take(a)
        total += np.square(np.maximum(apart, 0.0))
    return np.asarray(np.sqrt(total))


def view_of(ev: Evaluator, *, intrinsic: bool = False) -> RelationView:
    """What relations are judged on, from the evaluator's viewpoint."""
    kept: dict[bool, RelationView] = ev.__dict__.setdefault("_relation_views", {})
    view = kept.get(intrinsic)
    if view is None or view.boxes is not ev.arena.boxes:
        frame = ev.frame
        ahead = None if frame.heading is None and frame.position is None else frame.ahead
        view = RelationView(ev.arena.boxes, ahead, intrinsic, ev.ctx.scene.rooms, ev.index.carrier)
        kept[intrinsic] = view
    return view


def _degrees(ev: Evaluator, name: str, t: Rows, a: Rows) -> FloatArray:
    if len(parts := ways(name)) > 1:
        each = [share * _degrees(ev, part, t, a) for part, share in parts]
        result: FloatArray = np.maximum.reduce(each)
        return result
    if name in ("in_front_of", "behind"):
        return _front_or_back(ev, name, t, a)
    if name == "facing":
        return _facing(ev, t, a)
    if name == "across":
        return _across(ev, t, a)
    if name == "across_back":
        return _across(ev, a, t)
    if name in ("left_of", "right_of"):
        return _beside(ev, name, t, a)
    known, view = relations(), view_of(ev)
    found = known[name if _is_plain(name) else "near"].degree(view, t, a)
    if name == "on":
        found = np.maximum(found, STACKED * _stacked(ev, t, a))
    if name == "under":
        # "Under the window" is below it and near enough.
        found = np.maximum(found, LOOSELY * known["below"].degree(view, t, a))
        found = np.maximum(found, STACKED * _stacked(ev, a, t))
    return _in_spaces(ev, t, a, found) if name == "in" else found


_LOOSE: dict[str, tuple[tuple[str, float], ...]] = {
    "at": (("on", 1.0), ("in", 1.0), ("next_to", 1.0), ("near", 0.9), ("under", 0.9), ("hanging_on", 1.0)),
    "from": (("on", 1.0), ("in", 1.0), ("next_to", 0.2)),
    "part_of": (("in", 1.0), ("touching", 0.9)),
    "together": (("near", 1.0),),
}
"""Words that stand for several relations, with how well each does."""

_FACED = (("across", 1.0), ("across_back", 0.5))
"""Opposite: straight across from the side of the anchor that faces the room; or rather the other way round."""


def _beside(ev: Evaluator, name: str, t: Rows, a: Rows) -> FloatArray:
    """Left or right of; of what is on the anchor itself, at its left or right end."""
    view = view_of(ev)
    found = relations()[name].degree(view, t, a)
    p = Pairs.of(view, t, a)
    near = np.maximum(np.abs(p.dx), np.abs(p.dz)) <= p.t.reach + p.a.reach
    if not near.any():
        return found
    over = np.flatnonzero(near)
    t, a = (where(rows, p.shape, over) for rows in (t, a))
    upon = overlap(view.boxes, t, a, 0) * overlap(view.boxes, t, a, 2)
    boxes, right = view.boxes, view.axes(a)[1]
    off = boxes.center[t] - boxes.center[a]
    offset = off[:, 0] * right[:, 0] + off[:, 2] * right[:, 1]
    reach = boxes.extent[a, 0] * np.abs(right[:, 0]) + boxes.extent[a, 2] * np.abs(right[:, 1])
    way = 1.0 if name == "right_of" else -1.0
    end = upon * np.clip(0.3 + way * offset / np.maximum(reach, 0.05), 0.0, 1.0)
    flat = found.reshape(-1)
    flat[over] = np.maximum(flat.take(over), end)
    return flat.reshape(found.shape)


def overlap(boxes: Boxes, t: Rows, a: Rows, axis: int) -> FloatArray:
    """How much of the target's extent along one axis of the world the anchor's has in common with it, 0 to 1."""
    lo, hi, half = boxes.lo[:, axis], boxes.hi[:, axis], boxes.extent[:, axis]
    over = np.minimum(hi.take(t), hi.take(a)) - np.maximum(lo.take(t), lo.take(a))
    share: FloatArray = np.clip(over / np.maximum(2 * half.take(t), 1e-3), 0.0, 1.0)
    return share


def _stacked(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    """How far each target is over most of an anchor of its own size: chairs that stand in one another."""
    boxes = ev.arena.boxes
    center, half = boxes.center, boxes.extent
    over = np.ones(np.broadcast_shapes(t.shape, a.shape), dtype=np.bool_)
    for n in (0, 2):
        apart = np.abs(center[:, n].take(t) - center[:, n].take(a))
        over &= apart < half[:, n].take(t) + half[:, n].take(a)
    found = np.zeros(over.shape)
    here = np.flatnonzero(over)
    t, a = (where(rows, over.shape, here) for rows in (t, a))
    mine, theirs = half.take(t, axis=0), half.take(a, axis=0)

    def share(axis: int) -> FloatArray:
        lo, hi = boxes.lo[:, axis], boxes.hi[:, axis]
        both = np.minimum(hi.take(t), hi.take(a)) - np.maximum(lo.take(t), lo.take(a))
        common: FloatArray = np.clip(both / (2 * np.minimum(mine[:, axis], theirs[:, axis])), 0.0, 1.0)
        return common

    def alike(axis: int) -> NDArray[np.bool_]:
        one, other = (np.log(np.maximum(extent[:, axis], 1e-3)) for extent in (mine, theirs))
        return np.asarray(np.abs(one - other) < 0.5)

    rise = center[:, 1].take(t) - center[:, 1].take(a)
    higher = np.clip(rise / np.maximum(mine[:, 1] + theirs[:, 1], 1e-3) * 3, 0.0, 1.0)
    found.reshape(-1)[here] = share(0) * share(2) * higher * (alike(0) & alike(2))
    return found


def _across(ev: Evaluator, t: Rows, a: Rows, *, free_m: float = 0.0) -> FloatArray:
    """How far each target is straight across free space from the side of an anchor that faces the room."""
    boxes, normals = ev.arena.boxes, _inward(ev, a)
    place = np.concatenate([boxes.center[:, (0, 2)], boxes.extent[:, (0, 2)]], axis=1)
    mine, theirs = place.take(t, axis=0), place.take(a, axis=0)
    x, z = normals[..., 0], normals[..., 2]
    flat_x, flat_z, none = np.abs(x), np.abs(z), np.zeros(x.shape)
    ahead, aside = np.stack([x, z, -flat_x, -flat_z], axis=-1), np.stack([-z, x, none, none], axis=-1)
    own = theirs * np.array([-1.0, -1.0, 1.0, 1.0])
    depth = _dots(mine, ahead) + (own * ahead).sum(axis=-1)
    half = 0.5 * np.stack([none, none, flat_z, flat_x], axis=-1)
    wide = _dots(mine, half) + (theirs * half).sum(axis=-1)
    off = np.maximum(np.abs(_dots(mine, aside) + (own * aside).sum(axis=-1)) - wide, 0.0)
    wide = 0.3 + 0.2 * np.maximum(depth, 0.0)
    here = np.flatnonzero((depth > free_m) & (off <= WIDTHS * wide))
    depth, off, wide = (values.reshape(-1).take(here) for values in (depth, off, wide))
    found = np.zeros(np.broadcast_shapes(t.shape, a.shape))
    found.reshape(-1)[here] = step_up(depth, free_m, free_m + 0.5) * bell(off, wide)
    return found


def _dots(one: FloatArray, other: FloatArray) -> FloatArray:
    """(...) sums of products along the last axis of arrays that broadcast together; all against all as matrices."""
    if one.ndim == 3 and one.shape[1] == 1 and other.shape[0] == 1:
        return np.asarray(one[:, 0] @ other[0].T)
    if one.ndim == 3 and one.shape[0] == 1 and other.shape[1] == 1:
        return np.asarray(other[:, 0] @ one[0].T)
    return np.asarray((one * other).sum(axis=-1))


def _inward(ev: Evaluator, rows: Rows) -> FloatArray:
    """(..., 3) for each row the level unit vector to which `_into_room` points; those of objects are kept."""
    count, made = ev.arena.count, len(ev.arena.made)
    known = ev.index.__dict__.setdefault("_inward", np.full((count, 3), np.nan))
    if made and int(rows.max(initial=-1)) >= count:
        known = np.concatenate([known, _into_room(ev, np.arange(count, count + made))])
    unknown = np.isnan(known[:, 0])
    if unknown.any() and (asked := unknown.take(rows)).any():
        asked = np.unique(rows[asked])
        known[asked] = _into_room(ev, asked)
        ev.index.__dict__["_inward"] = known[:count]
    return np.asarray(known.take(rows, axis=0))


def _into_room(ev: Evaluator, rows: Rows) -> FloatArray:
    """(r, 3) level unit vectors from the nearest wall into the room; across the longer side where no wall is near."""
    boxes, index, real = ev.arena.boxes, ev.index, rows < ev.arena.count
    center, ext = boxes.center[rows], boxes.extent[rows]
    axis = np.where(ext[:, 0] <= ext[:, 2], 0, 2)
    beyond = center > (index.lo + index.hi) / 2
    normals = np.zeros((len(rows), 3))
    at = np.arange(len(rows))
    normals[at, axis] = np.where(beyond[at, axis], -1.0, 1.0)
    walls = to_walls(index, rows[real])
    walled = ~np.isnan(walls[:, 0])
    normals[np.flatnonzero(real)[walled]] = -walls[walled]
    seats = np.array([in_group(names, "seats") for names in index.names], dtype=np.bool_)
    for n in np.flatnonzero(real)[seats[index.name_of[rows[real]]]] if seats.any() else ():
        way = to_table(ev, int(rows[n]))
        normals[n] = normals[n] if way is None else way
    fronted = _fronted(ev, rows)
    fronts = boxes.rotation[rows[fronted]][:, :, 2] * np.array([1.0, 0.0, 1.0])
    normals[fronted] = fronts / np.maximum(np.linalg.norm(fronts, axis=1), 1e-6)[:, None]
    return normals


def to_table(ev: Evaluator, row: int) -> FloatArray | None:
    """(3) level unit vector from a seat across the table that it stands at; None where it stands at none."""
    index, boxes = ev.index, ev.arena.boxes
    if not in_group(index.names[index.name_of[row]], "seats"):
        return None
    rows = index.__dict__.get("_tables")
    if rows is None:
        tables = np.array([in_group(names, "sat_at") for names in index.names], dtype=np.bool_)
        rows = index.__dict__["_tables"] = np.flatnonzero(tables[index.name_of])
    if not len(rows):
        return None
    apart = gap(boxes, rows, np.full(len(rows), row))
    nearest = int(rows[np.argmin(apart)])
    if apart.min() > AT_TABLE_M:
        return None
    d = (boxes.center[nearest] - boxes.center[row]) / np.maximum(boxes.extent[nearest] + boxes.extent[row], 1e-3)
    axis = 0 if abs(d[0]) > abs(d[2]) else 2
    return np.asarray(np.sign(d[axis]) * np.eye(3)[axis])


def _facing(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    """Facing, where fronts are known; a box that is turned nowhere faces what is across from its open side, or near."""
    turned = _turned(ev, t)
    known, view = relations(), view_of(ev)
    if turned.all():
        return known["facing"].degree(view, t, a)
    near: FloatArray = FACED_BY_NEARNESS * known["near"].degree(view, t, a)
    if ev.arena.count <= MOST_ACROSS:
        there, seats = np.broadcast_arrays(a, t)
        ahead = _across(ev, there, seats, free_m=-0.5)
        near = np.maximum(near, FACED_ACROSS * ahead * (0.7 + 0.3 * near))
    if not turned.any():
        return near
    turned, t, a = np.broadcast_arrays(turned, t, a)
    near[turned] = known["facing"].degree(view, t[turned], a[turned])
    return near


def _turned(ev: Evaluator, rows: Rows) -> NDArray[np.bool_]:
    """(...) whether it is known where the front of each looks."""
    kept = ev.index.__dict__.get("_turned")
    if kept is None:
        fronts = (o.geometry.uri != "box" or o.pose.orientation != IDENTITY for o in ev.ctx.scene)
        kept = ev.index.__dict__["_turned"] = np.fromiter(fronts, dtype=np.bool_, count=ev.arena.count)
    return _of_objects(ev, kept, rows)


def _of_objects(ev: Evaluator, known: NDArray[np.bool_], rows: Rows) -> NDArray[np.bool_]:
    """What is known of objects, by row; False of what is made up."""
    if not ev.arena.count:
        return np.zeros(rows.shape, dtype=np.bool_)
    result: NDArray[np.bool_] = known[np.minimum(rows, ev.arena.count - 1)] & (rows < ev.arena.count)
    return result


def _in_spaces(ev: Evaluator, t: Rows, a: Rows, found: FloatArray) -> FloatArray:
    """ "In" where the anchor is a room or an area: what counts is where the thing stands, not its height."""
    made = np.unique(a[a >= ev.arena.count])
    if not len(made):
        return found
    boxes = ev.arena.boxes
    t, a = np.broadcast_arrays(t, a)
    for row in made:
        kind = ev.arena.kind(int(row))
        if kind not in ("room", "area", "side", "end", "middle", "center", "corner"):
            continue
        here = a == row
        things, number = t[here], ev.arena.room(int(row))
        if kind == "room" and number >= 0:
            found[here] = relations()["in_room"].degree(view_of(ev), things, np.array([number], dtype=np.intp))
            continue
        found[here] = np.sqrt(overlap(boxes, things, row, 0) * overlap(boxes, things, row, 2))
    return found


def _front_or_back(ev: Evaluator, name: str, t: Rows, a: Rows) -> FloatArray:
    """By the viewer; of a person by where that person looks; of a thing with a front also by its own."""
    turned = {"in_front_of": "behind", "behind": "in_front_of"}[name]
    found = relations()[name].degree(view_of(ev), t, a)
    people = np.isin(a, [n for n, made in enumerate(ev.arena.made, ev.arena.count) if made.kind == "viewer"])
    fronted = _fronted(ev, a)
    if not (people.any() or fronted.any()):
        return found
    people, fronted, t, a = np.broadcast_arrays(people, fronted, t, a)
    found[people] = relations()[turned].degree(view_of(ev), t[people], a[people])
    own = relations()[name].degree(view_of(ev, intrinsic=True), t[fronted], a[fronted])
    found[fronted] = OWN_FRONT * own + (1 - OWN_FRONT) * found[fronted]
    return found


def _fronted(ev: Evaluator, rows: Rows) -> NDArray[np.bool_]:
    """(...) whether which way the front of each looks is known."""
    kept = ev.index.__dict__.get("_fronted")
    if kept is None:
        fronts = (own_front(o) for o in ev.ctx.scene)
        kept = ev.index.__dict__["_fronted"] = np.fromiter(fronts, dtype=np.bool_, count=ev.arena.count)
    return _of_objects(ev, kept, rows)


def own_front(o: SceneObject) -> bool:
    """Whether which way its front looks is known: true of our own assets of kinds that have one."""
    if not o.geometry.uri.startswith("asset:"):
        return False
    names = tuple(n for n in (o.label, *o.aliases) if n)
    return any(match(kind, names).degree >= 0.85 for kind in FRONTED)
