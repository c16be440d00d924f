"""Things that a scan with gaps took apart, made whole: legs under a top, a lamp's foot, pole and shade, a case."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.scans.merging import Extents
from scene.scans.planes import Plane
from scene.scans.voxels import Rows, Voxels, components

FLOOR_M = 0.12
"""What begins lower than this stands on the floor."""
THIN_M, POLE_M = 0.12, 0.25
"""A leg or a panel is thinner than this one way; a pole both ways, and longer than that."""
UNDER, AROUND_M = 0.7, 0.04
"""A leg lies under its top with at least this share, which is taken to be so much wider."""
LEG = 0.3
"""A leg has at most this share of its thing's voxels."""
FAR_M = 0.45
"""A seat is at most so far over its foot where nobody saw the pole between."""
FOOT_M = 0.25
"""A foot is no higher."""
WALL_M = 0.1
"""What is this near to a wall hangs on it."""
SAME, GAP_M, SAME_RGB = 0.6, 0.15, 0.15
"""Two parts of a case share so much of their outline, with a gap and a difference of colour of no more."""


def with_parts(voxels: Voxels, planes: list[Plane], label: Rows, stands: set[int]) -> Rows:
    """(m) the labels with parts of one thing made one. `stands` are the things that stand on others' tops."""
    held = np.flatnonzero(label >= 0)
    if not len(held):
        return label
    boxes = Extents(voxels.points[held], label[held])
    size = np.maximum(boxes.hi - boxes.lo, 0.01)
    ids = [n for n in range(boxes.count) if boxes.sizes[n]]
    hung = _on_walls(voxels, planes, label, boxes.count)
    colors = _colors(voxels, label, boxes.count)
    pairs = []
    for a in ids:
        for b in ids:
            if a == b or a in stands or b in stands:
                continue
            alike = colors is None or float(np.linalg.norm(colors[a] - colors[b])) < SAME_RGB
            case = alike and a < b and _is_case(boxes, size, a, b)
            if case or _is_leg(boxes, size, a, b) or _is_foot(boxes, size, a, b, hung):
                pairs.append((a, b))
    part = components(boxes.count, np.array(pairs, np.int64).reshape(-1, 2))
    return np.where(label >= 0, part[np.maximum(label, 0)], -1)


def _shared(boxes: Extents, a: int, b: int, wider: float = 0.0) -> float:
    """How much of the outline of `a`, seen from above, is inside that of `b`, in square metres."""
    shared = np.minimum(boxes.hi[a], boxes.hi[b] + wider) - np.maximum(boxes.lo[a], boxes.lo[b] - wider)
    return float(max(0.0, shared[0]) * max(0.0, shared[2]))


def _is_leg(boxes: Extents, size: FloatArray, a: int, b: int) -> bool:
    """Whether `a` is a leg or a panel of `b`."""
    if min(size[a, 0], size[a, 2]) > THIN_M or boxes.sizes[a] > LEG * boxes.sizes[b]:
        return False
    below = boxes.lo[a, 1] < FLOOR_M and boxes.hi[a, 1] < boxes.hi[b, 1] + 0.01 and size[a, 1] > 2 * THIN_M
    near = boxes.lo[b, 1] < boxes.hi[a, 1] + FAR_M
    return bool(below and near and _shared(boxes, a, b, AROUND_M) >= UNDER * size[a, 0] * size[a, 2])


def _is_foot(boxes: Extents, size: FloatArray, a: int, b: int, hung: NDArray[np.bool_]) -> bool:
    """Whether `a` carries `b`, which is a pole or hangs in the air right over it."""
    if boxes.lo[b, 1] < boxes.lo[a, 1] + 0.02 or boxes.hi[b, 1] < boxes.hi[a, 1] + 0.05 or hung[b]:
        return False
    pole = [bool(max(size[n, 0], size[n, 2]) < 1.5 * THIN_M and size[n, 1] > POLE_M) for n in (a, b)]
    foot = bool(boxes.lo[a, 1] < FLOOR_M and size[a, 1] < FOOT_M)
    floats = bool(boxes.lo[b, 1] > FLOOR_M)
    if not ((foot and (pole[1] or floats)) or (pole[0] and floats)):
        return False
    apart = np.abs(boxes.lo[b] + boxes.hi[b] - boxes.lo[a] - boxes.hi[a])[[0, 2]] / 2
    over = bool((apart < np.maximum(size[a], size[b])[[0, 2]] / 2).all())
    alike = _shared(boxes, a, b) >= 0.4 * min(size[a, 0] * size[a, 2], size[b, 0] * size[b, 2])
    return over and alike and bool(boxes.lo[b, 1] - boxes.hi[a, 1] < FAR_M)


def _is_case(boxes: Extents, size: FloatArray, a: int, b: int) -> bool:
    """Whether the two are stacked parts of one tall thing."""
    shared = _shared(boxes, a, b)
    either = size[a, 0] * size[a, 2] + size[b, 0] * size[b, 2] - shared
    gap = max(boxes.lo[a, 1] - boxes.hi[b, 1], boxes.lo[b, 1] - boxes.hi[a, 1])
    tall = min(size[a, 1], size[b, 1]) > 0.15
    return bool(shared > SAME * either and gap < GAP_M and tall and shared > 0.05)


def _on_walls(voxels: Voxels, planes: list[Plane], label: Rows, count: int) -> NDArray[np.bool_]:
    """(count) which things touch a wall or the ceiling."""
    found = np.zeros(count, np.bool_)
    held = np.flatnonzero(label >= 0)
    for plane in planes:
        if plane.kind != "floor":
            near = voxels.points[held] @ plane.normal - plane.offset < WALL_M
            found[np.bincount(label[held], near, minlength=count) > 0] = True
    return found


def _colors(voxels: Voxels, label: Rows, count: int) -> FloatArray | None:
    """(count, 3) the mean colour of each thing."""
    if voxels.colors is None:
        return None
    held = np.flatnonzero(label >= 0)
    total = np.maximum(np.bincount(label[held], minlength=count), 1)
    sums = [np.bincount(label[held], voxels.colors[held, k], minlength=count) / total for k in range(3)]
    return np.stack(sums, axis=1)
