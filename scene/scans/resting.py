"""How far down a thing of a scan reaches: to what is under it, seen or not, for nothing hangs in the air."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.scans.voxels import Rows

FOOT_M = 0.06
"""The lowest voxels of a thing, so high up, are what it stands with."""
REACH_M = 0.05
"""What it stands on is so near to them: the lowest centimetres of it were taken for that."""
NOISE_M = 0.015
"""A surface may seem so much higher than it is."""
WALL_M = 0.08
"""What comes this near to a wall or to the ceiling may hang there."""
HIGH_M = 1.3
"""What is higher over the floor may hang from a ceiling that nobody saw."""
WIDE_M, LONG_M = 0.25, 0.3
"""What is so wide both ways, or so long one way, may stand on legs that nobody saw; smaller things have none."""
AROUND_M, LEVEL = 0.2, 5
"""A thing that is not so wide both ways lies on what has so many voxels at its height so far around."""
CELL_M = 0.04
"""So finely what is under a thing is looked for, seen from above."""
SEEN = 0.1
"""Where less than this share of what is under a thing was seen, that is the floor."""


def reach_down(points: FloatArray, label: Rows, hangs_on: NDArray[np.bool_]) -> FloatArray:
    """(k) the height that each thing reaches down to, the floor being at 0; never above its own lowest voxel.

    `points` (m, 3) are the voxels, `label` (m) the thing of each, -1 for none, and `hangs_on` (m) says which are of a
    wall or of the ceiling. A thing that touches anything else at its foot ends there. One that touches nothing, and
    hangs on no wall, stands on legs that were not seen: it ends at what is under most of it, or else at the floor.
    """
    from scipy.spatial import cKDTree

    count = int(label.max(initial=-1)) + 1
    down = np.full(count, np.inf)
    held = np.flatnonzero(label >= 0)
    np.minimum.at(down, label[held], points[held, 1])
    tree, walls = cKDTree(points), cKDTree(points[hangs_on]) if hangs_on.any() else None
    order = held[np.argsort(label[held], kind="stable")]
    for rows in np.split(order, np.flatnonzero(np.diff(label[order])) + 1) if len(order) else ():
        n, low = int(label[rows[0]]), float(down[label[rows[0]]])
        foot = rows[points[rows, 1] < low + FOOT_M]
        near = _others(tree, points, label, foot, REACH_M)
        below = points[near[~hangs_on[near] & (points[near, 1] <= low + NOISE_M)], 1]
        if len(below):
            down[n] = min(low, max(float(np.median(below)), low - REACH_M))
        elif 0 < low < HIGH_M and _has_legs(tree, points, label, rows, foot) and not _hangs(walls, points[rows]):
            down[n] = min(low, _under(points, label, rows, low))
    return down


def _others(tree: Any, points: FloatArray, label: Rows, rows: Rows, reach: float) -> Rows:
    """Voxels that are so near to some of a thing's and not of it."""
    found = np.unique(np.concatenate([np.asarray(k, np.int64) for k in tree.query_ball_point(points[rows], reach)]))
    return np.asarray(found[label[found] != label[rows[0]]], np.int64)


def _hangs(walls: Any, points: FloatArray) -> bool:
    """Whether a thing comes near to a wall or to the ceiling."""
    return walls is not None and float(walls.query(points)[0].min()) <= WALL_M


def _has_legs(tree: Any, points: FloatArray, label: Rows, rows: Rows, foot: Rows) -> bool:
    """Whether a thing that touches nothing may stand on legs, rather than on a top that was not seen under it."""
    level = points[rows][:, [0, 2]] - points[rows][:, [0, 2]].mean(axis=0)
    across = np.ptp(level @ np.linalg.eigh(level.T @ level)[1], axis=0)
    if across.min() >= WIDE_M:
        return True
    around = points[_others(tree, points, label, foot, AROUND_M), 1]
    return bool(across.max() >= LONG_M and (np.abs(around - points[foot, 1].min()) < REACH_M).sum() < LEVEL)


def _under(points: FloatArray, label: Rows, rows: Rows, low: float) -> float:
    """The height of what is under most of a thing; the floor's where little was seen there."""
    corner = points[rows].min(axis=0)[[0, 2]]
    cell = np.floor((points[:, [0, 2]] - corner) / CELL_M).astype(np.int64)
    wide, long = (int(k) + 1 for k in cell[rows].max(axis=0))
    mine = np.zeros((wide, long), np.bool_)
    mine[cell[rows, 0], cell[rows, 1]] = True
    inside = (cell >= 0).all(axis=1) & (cell < (wide, long)).all(axis=1)
    other = np.flatnonzero(inside & (label != label[rows[0]]) & (points[:, 1] < low))
    top = np.full((wide, long), -np.inf)
    np.maximum.at(top, (cell[other, 0], cell[other, 1]), points[other, 1])
    seen = top[mine & np.isfinite(top)]
    return float(np.median(seen)) if len(seen) > SEEN * mine.sum() else 0.0
