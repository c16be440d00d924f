"""Flat things on a flat surface, told by their colour and by what they rise over it: rugs, posters, papers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.scans.voxels import Rows, Voxels, components, near_pairs

REACH = 2.3
"""Voxels within so many voxel edges of each other touch."""
PATCH_RGB, PATCH_M = 0.1, 0.025
"""A patch differs this much from the surface in colour, or rises this much over it."""
PATCH_M2, SMALL_PATCH_M2 = 0.03, 0.008
"""A patch on a wall or on the floor is at least this large; one on a tabletop, this."""
STRIP_M, CORE = 0.05, 0.72
"""What is narrower than twice this is the edge of something else: hardly a voxel has so much of the patch around it."""
AROUND_M = 0.4
"""A surface bulges over lengths like this: what it rises there is its own."""
GAP_M, SHARED = 0.06, 0.25
"""Patches are one where they are so near to each other, and share so much of their boxes: a picture and its frame."""


def patches_on(voxels: Voxels, rows: Rows, normal: FloatArray, offset: float, least_m2: float) -> list[Rows]:
    """The patches among the `rows` of a surface with `normal @ p == offset`."""
    if not len(rows):
        return []
    points = voxels.points[rows]
    pairs = near_pairs(points, REACH * voxels.size)
    level = _level(points, normal)
    rise = _smooth((points @ normal - offset)[:, None], pairs)[:, 0]
    off = ((rise - _baseline(level, rise)) / PATCH_M) ** 2
    if voxels.colors is not None:
        color = _smooth(voxels.colors[rows], pairs)
        off = off + (np.linalg.norm(color - np.median(color, axis=0), axis=1) / PATCH_RGB) ** 2
    other = off > max(1.0, 9 * float(np.median(off)))
    part = components(len(rows), pairs[other[pairs].all(axis=1)])
    wide = np.bincount(part[other], _is_core(level, other, voxels.size)[other]) if other.any() else np.zeros(0)
    found = [rows[(part == n) & other] for n in np.flatnonzero(wide > 0)]
    return [r for r in _joined(found, voxels.points, normal) if len(r) * voxels.size**2 >= least_m2]


def _level(points: FloatArray, normal: FloatArray) -> FloatArray:
    """(m, 2) where points lie on a surface."""
    helper = np.array([0.0, 1.0, 0.0]) if abs(normal[1]) < 0.9 else np.array([1.0, 0.0, 0.0])
    a = np.cross(helper, normal)
    a /= np.linalg.norm(a)
    return np.stack([points @ a, points @ np.cross(normal, a)], axis=1)


def _baseline(level: FloatArray, rise: FloatArray) -> FloatArray:
    """(m) how high the surface itself lies around each point: the middle of what is seen there."""
    cell = np.floor((level - level.min(axis=0)) / AROUND_M).astype(np.int64)
    width = int(cell[:, 1].max(initial=0)) + 1
    _, owner = np.unique(cell[:, 0] * width + cell[:, 1], return_inverse=True)
    order = np.lexsort((rise, owner))
    starts = np.searchsorted(owner[order], np.arange(int(owner.max(initial=-1)) + 2))
    middle = rise[order][(starts[:-1] + starts[1:]) // 2]
    return np.asarray(middle[owner], np.float64)


def _is_core(level: FloatArray, other: NDArray[np.bool_], size: float) -> FloatArray:
    """(m) 1 where the patch goes on all around."""
    from scipy.spatial import cKDTree

    reach = max(STRIP_M, 2.5 * size)
    core = np.zeros(len(level))
    at = np.flatnonzero(other)
    if len(at):
        flat = np.unique(np.floor(level[at] / size), axis=0)
        held = cKDTree((flat + 0.5) * size).query_ball_point(level[at], reach, return_length=True)
        core[at] = held >= CORE * np.pi * (reach / size) ** 2
    return core


def _joined(found: list[Rows], points: FloatArray, normal: FloatArray) -> list[Rows]:
    """Patches that belong together, together."""
    boxes = []
    for rows in found:
        level = _level(points[rows], normal)
        boxes.append((level.min(axis=0) - GAP_M / 2, level.max(axis=0) + GAP_M / 2))
    pairs = []
    for a in range(len(found)):
        for b in range(a + 1, len(found)):
            shared = np.minimum(boxes[a][1], boxes[b][1]) - np.maximum(boxes[a][0], boxes[b][0])
            smaller = min(float((hi - lo).prod()) for lo, hi in (boxes[a], boxes[b]))
            if (shared > 0).all() and float(shared.prod()) > SHARED * smaller:
                pairs.append((a, b))
    part = components(len(found), np.array(pairs, np.int64).reshape(-1, 2))
    groups = [np.flatnonzero(part == n) for n in range(int(part.max(initial=-1)) + 1)]
    return [np.sort(np.concatenate([found[k] for k in group])) for group in groups]


def _smooth(values: FloatArray, pairs: Rows) -> FloatArray:
    """Each row's mean with its neighbours'."""
    n = len(values)
    weight = 1.0 + np.bincount(pairs[:, 0], minlength=n) + np.bincount(pairs[:, 1], minlength=n)
    out = values.copy()
    for k in range(values.shape[1]):
        out[:, k] += np.bincount(pairs[:, 0], values[pairs[:, 1], k], n) + np.bincount(
            pairs[:, 1], values[pairs[:, 0], k], n
        )
    return np.asarray(out / weight[:, None])
