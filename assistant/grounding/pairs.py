"""Relations by geometry over any pairs of rows: index arrays that broadcast together give degrees of their common shape."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from assistant.grounding.index import Rows
from scene.boxes import Boxes
from scene.frames import FloatArray

if TYPE_CHECKING:
    from assistant.grounding.evaluate import Evaluator


def degrees(ev: Evaluator, name: str, t: Rows, a: Rows) -> FloatArray:
    """How far a relation holds of each pair."""
    return _GEOMETRY[name](ev, t, a)


def gap(boxes: Boxes, t: Rows, a: Rows) -> FloatArray:
    """The distance between axis-aligned boxes, 0 where they overlap, metres."""
    apart = np.abs(boxes.center[t] - boxes.center[a]) - boxes.extent[t] - boxes.extent[a]
    result: FloatArray = np.sqrt((np.maximum(apart, 0.0) ** 2).sum(axis=-1))
    return result


def flat_gap(boxes: Boxes, t: Rows, a: Rows) -> FloatArray:
    """The same seen from above."""
    apart = np.abs(boxes.center[t] - boxes.center[a]) - boxes.extent[t] - boxes.extent[a]
    result: FloatArray = np.hypot(np.maximum(apart[..., 0], 0.0), np.maximum(apart[..., 2], 0.0))
    return result


def _rise(x: FloatArray, width: float) -> FloatArray:
    """From 0 to 1 as x goes from below to above 0 over about `width`."""
    result: FloatArray = 1 / (1 + np.exp(-np.clip(x / (width / 4), -40, 40)))
    return result


def _near(x: FloatArray, width: float) -> FloatArray:
    """1 at 0, falling like a bell."""
    result: FloatArray = np.exp(-((x / width) ** 2) / 2)
    return result


def _covered(boxes: Boxes, t: Rows, a: Rows) -> FloatArray:
    """The share of a target's footprint over the anchor's, seen from above."""
    over = np.minimum(boxes.hi[t], boxes.hi[a]) - np.maximum(boxes.lo[t], boxes.lo[a])
    area = np.maximum(over[..., 0], 0.0) * np.maximum(over[..., 2], 0.0)
    own = np.maximum(4 * boxes.extent[t][..., 0] * boxes.extent[t][..., 2], 1e-6)
    result: FloatArray = np.clip(area / own, 0.0, 1.0)
    return result


def _upright_flat(boxes: Boxes, a: Rows) -> FloatArray:
    """How much a box is like a wall or a board: upright and thin."""
    half = boxes.half[a]
    thin = np.minimum(half[..., 0], half[..., 2])
    wide = np.maximum(half[..., 0], half[..., 2])
    result: FloatArray = ((thin < 0.2 * wide) & (thin < 0.2) & (half[..., 1] > 2 * thin)).astype(np.float64)
    return result


def _on(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    b = ev.arena.boxes
    lift = b.lo[t][..., 1] - b.hi[a][..., 1]
    tall = 2 * b.extent[a][..., 1]
    covered = np.clip(_covered(b, t, a) * 2, 0.0, 1.0)
    rests = np.where(lift >= 0, _near(lift, 0.08), _near(lift, 0.04 + 0.25 * np.minimum(tall, 0.6)))
    # Boxes of scans take in what stands on a thing, and shelves hold things inside their box.
    within = 0.75 * _rise(b.center[t][..., 1] - b.lo[a][..., 1] - 0.3 * tall, 0.2) * (b.lo[t][..., 1] < b.hi[a][..., 1])
    within = within * _rise(b.lo[t][..., 1] - b.lo[a][..., 1] - 0.03, 0.04) * (_covered(b, t, a) > 0.6)
    smaller = np.where(b.volume[t] > 4 * b.volume[a] + 0.3, 0.5, 1.0)
    stands = covered * np.maximum(rests, within) * smaller
    hangs = _upright_flat(b, a) * _near(flat_gap(b, t, a), 0.12) * _rise(b.hi[a][..., 1] - b.center[t][..., 1], 0.2)
    floor = np.array([ev.arena.kind(int(r)) == "floor" for r in np.ravel(a)]).reshape(np.shape(a))
    result: FloatArray = np.maximum(stands, np.where(floor, 0.0, 0.85 * hangs))
    return result


def _in(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    b = ev.arena.boxes
    over = np.minimum(b.hi[t], b.hi[a]) - np.maximum(b.lo[t], b.lo[a])
    own = np.maximum(2 * b.extent[t], 1e-3)
    share = np.clip(over / own, 0.0, 1.0)
    inside: FloatArray = share.prod(axis=-1) ** 0.5
    rooms = np.array([ev.arena.kind(int(r)) in ("room", "area") for r in np.ravel(a)]).reshape(np.shape(a))
    if rooms.any():
        mine = np.array([ev.arena.room(int(r)) for r in np.ravel(t)]).reshape(np.shape(t))
        theirs = np.array([ev.arena.room(int(r)) for r in np.ravel(a)]).reshape(np.shape(a))
        flat = share[..., 0] * share[..., 2]
        inside = np.where(rooms, np.where(theirs >= 0, (mine == theirs).astype(np.float64), flat), inside)
    return inside


def _under(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    b = ev.arena.boxes
    covered = np.clip(_covered(b, t, a) * 1.6, 0.0, 1.0)
    lower = _rise(b.hi[a][..., 1] - b.hi[t][..., 1] - 0.02, 0.15) * _rise(
        b.center[a][..., 1] - b.center[t][..., 1], 0.2
    )
    # Wall things: what stands below a window or a picture does so beside the wall, not inside the footprint.
    beside = _near(np.maximum(flat_gap(b, t, a) - 0.1, 0.0), 0.3) * _rise(b.lo[a][..., 1] - b.hi[t][..., 1] + 0.1, 0.3)
    result: FloatArray = np.maximum(covered * lower, beside)
    return result


def _above(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    b = ev.arena.boxes
    higher = _rise(b.lo[t][..., 1] - b.hi[a][..., 1] + 0.1, 0.25)
    result: FloatArray = higher * _near(np.maximum(flat_gap(b, t, a) - 0.05, 0.0), 0.35)
    return result


def _side(ev: Evaluator, t: Rows, a: Rows, axis: str, sign: float) -> FloatArray:
    """Along one of the viewer's axes: in the quarter on that side, better the nearer to its middle and to the anchor."""
    b = ev.arena.boxes
    flat_a = np.unique(np.ravel(a))
    table = ev.frame.right(b.center[flat_a]) if axis == "right" else ev.frame.ahead(b.center[flat_a])
    way = sign * table[np.searchsorted(flat_a, a)]
    viewer = np.array([ev.arena.kind(int(r)) == "viewer" for r in flat_a])
    if viewer.any() and ev.frame.heading is not None:
        own = ev.frame.right(b.center[flat_a]) if axis == "right" else -ev.frame.ahead(b.center[flat_a])
        way = np.where(viewer[np.searchsorted(flat_a, a)][..., None], sign * own[np.searchsorted(flat_a, a)], way)
    d = (b.center[t] - b.center[a]) * np.array([1.0, 0.0, 1.0])
    along = (d * way).sum(axis=-1)
    across = np.sqrt(np.maximum((d**2).sum(axis=-1) - along**2, 0.0))
    half_t = np.abs(way * b.extent[t]).sum(axis=-1)
    half_a = np.abs(way * b.extent[a]).sum(axis=-1)
    beside = np.abs(np.stack([way[..., 2], way[..., 1], way[..., 0]], axis=-1) * (b.extent[a] + b.extent[t])).sum(
        axis=-1
    )
    clear = _rise(along - 0.4 * np.minimum(half_a, half_t), 0.12 + 0.2 * 0.5)
    off = np.maximum(across - 0.6 * beside, 0.0)
    cone = _near(np.arctan2(off, np.maximum(along, 1e-6)), 0.65)
    reach = 1 / (1 + np.maximum(along - half_a - half_t, 0.0) / 3.0)
    result: FloatArray = clear * cone * reach
    return result


def _in_front(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    return _front_or_back(ev, t, a, -1.0)


def _behind(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    return _front_or_back(ev, t, a, 1.0)


def _front_or_back(ev: Evaluator, t: Rows, a: Rows, sign: float) -> FloatArray:
    return _side(ev, t, a, "ahead", sign)


def _next_to(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    b = ev.arena.boxes
    apart = flat_gap(b, t, a)
    level = _near(
        np.maximum(np.maximum(b.lo[t][..., 1] - b.hi[a][..., 1], b.lo[a][..., 1] - b.hi[t][..., 1]), 0.0), 0.3
    )
    size = np.minimum(np.maximum(b.extent[t].max(axis=-1), b.extent[a].max(axis=-1)), 1.0)
    above = np.maximum(_covered(b, t, a), _covered(b, a, t))
    result: FloatArray = _near(apart, 0.25 + 0.45 * size) * level * (1 - 0.5 * above)
    return result


def _close(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    b = ev.arena.boxes
    size = np.minimum(np.maximum(b.extent[t].max(axis=-1), b.extent[a].max(axis=-1)), 1.5)
    return _near(gap(b, t, a), 0.5 + 0.6 * size)


def _far(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    apart = gap(ev.arena.boxes, t, a)
    spread = float(np.hypot(*(ev.index.hi - ev.index.lo)[[0, 2]])) or 1.0
    result: FloatArray = np.clip(apart / (0.5 * spread), 0.0, 1.0)
    return result


def _against(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    b = ev.arena.boxes
    level = _near(
        np.maximum(np.maximum(b.lo[t][..., 1] - b.hi[a][..., 1], b.lo[a][..., 1] - b.hi[t][..., 1]), 0.0), 0.1
    )
    return _near(flat_gap(b, t, a), 0.15) * level


def _touching(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    return _near(gap(ev.arena.boxes, t, a), 0.04)


def _facing(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    b = ev.arena.boxes
    d = (b.center[a] - b.center[t]) * np.array([1.0, 0.0, 1.0])
    length = np.maximum(np.linalg.norm(d, axis=-1), 1e-6)
    along = (b.front[t] * d).sum(axis=-1) / length
    result: FloatArray = _near(np.arccos(np.clip(along, -1, 1)), 0.5)
    return result


def _opposite(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    b = ev.arena.boxes
    d = np.abs(b.center[t] - b.center[a])
    across = np.minimum(d[..., 0], d[..., 2])
    along = np.maximum(d[..., 0], d[..., 2])
    result: FloatArray = _near(across, 0.8) * _rise(along - 0.8, 0.8)
    return result


def _part(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    touching = _touching(ev, t, a)
    result: FloatArray = np.maximum(_in(ev, t, a), 0.9 * touching)
    return result


def _at(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    result: FloatArray = np.maximum.reduce(
        [_on(ev, t, a), _in(ev, t, a), _next_to(ev, t, a), 0.9 * _close(ev, t, a), 0.9 * _under(ev, t, a)]
    )
    return result


def _from(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    result: FloatArray = np.maximum.reduce([_on(ev, t, a), _in(ev, t, a), 0.7 * _next_to(ev, t, a)])
    return result


def _hanging(ev: Evaluator, t: Rows, a: Rows) -> FloatArray:
    b = ev.arena.boxes
    lifted = _rise(b.lo[t][..., 1] - ev.index.lo[1] - 0.3, 0.3)
    result: FloatArray = np.maximum(_near(gap(b, t, a), 0.12), _on(ev, t, a)) * lifted
    return result


def between(ev: Evaluator, t: Rows, first: int, second: int) -> FloatArray:
    """(k) how far each target lies between two anchors, seen from above."""
    b = ev.arena.boxes
    flat = np.array([1.0, 0.0, 1.0])
    p, q = b.center[first] * flat, b.center[second] * flat
    line = q - p
    length = max(float(np.linalg.norm(line)), 1e-6)
    way = line / length
    d = b.center[t] * flat - p
    along = d @ way
    across = np.linalg.norm(d - along[:, None] * way, axis=1)
    half_p = float(np.abs(way * b.extent[first]).sum())
    half_q = float(np.abs(way * b.extent[second]).sum())
    lo, hi = min(0.5 * half_p, 0.45 * length), max(length - 0.5 * half_q, 0.55 * length)
    inside = _rise(along - lo, 0.3) * _rise(hi - along, 0.3)
    side = np.array([-way[2], 0.0, way[0]])
    width = max(float(np.abs(side * b.extent[first]).sum()), float(np.abs(side * b.extent[second]).sum()))
    result: FloatArray = inside * _near(np.maximum(across - 0.5 * width, 0.0), 0.15 + 0.3 * length)
    return result


_GEOMETRY: dict[str, Callable[[Evaluator, Rows, Rows], FloatArray]] = {
    "on": _on,
    "in": _in,
    "under": _under,
    "below": _under,
    "above": _above,
    "left_of": lambda ev, t, a: _side(ev, t, a, "right", -1.0),
    "right_of": lambda ev, t, a: _side(ev, t, a, "right", 1.0),
    "in_front_of": _in_front,
    "behind": _behind,
    "next_to": _next_to,
    "near": _close,
    "far_from": _far,
    "against": _against,
    "facing": _facing,
    "touching": _touching,
    "opposite": _opposite,
    "around": _close,
    "along": _against,
    "at": _at,
    "from": _from,
    "part_of": _part,
    "leaning_on": _against,
    "hanging_on": _hanging,
    "together": _close,
}
