"""Level surfaces of a cluster that things can stand on: tabletops, seats, shelf boards."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.scans.voxels import components, near_pairs

LEVEL = 0.9
TOP_M2 = 0.03
"""A smaller one is nothing that things stand on."""
FLAT_M = 0.02
"""How far a top's voxels lie from its height."""
MOST = 12


@dataclass(frozen=True, eq=False)
class Top:
    """One level surface."""

    height: float
    """Metres over the floor."""
    is_of: NDArray[np.bool_]
    """(m) which voxels of the cluster are it."""
    hull: FloatArray
    """(k, 3) the half-planes `a x + b z + c <= 0` of its outline, seen from above."""

    def covers(self, points: FloatArray, margin: float = 0.02) -> NDArray[np.bool_]:
        """Which points lie over or under it."""
        level = points[:, [0, 2]]
        return np.asarray((level @ self.hull[:, :2].T + self.hull[:, 2] <= margin).all(axis=1))


def tops_of(points: FloatArray, normals: FloatArray, size: float) -> list[Top]:
    """The tops of a cluster, the largest first."""
    level = np.flatnonzero(np.abs(normals[:, 1]) > LEVEL)
    least = TOP_M2 / size**2
    if len(level) < least:
        return []
    heights = points[level, 1]
    start = float(heights.min())
    found: list[Top] = []
    left = np.ones(len(level), np.bool_)
    for _ in range(MOST):
        counts = np.bincount(np.floor((heights[left] - start) / 0.01).astype(np.int64), minlength=1)
        smooth = np.convolve(counts, np.ones(3), mode="same")
        if smooth.max(initial=0) < least:
            break
        height = start + (int(np.argmax(smooth)) + 0.5) * 0.01
        near = np.flatnonzero(left & (np.abs(heights - height) < FLAT_M))
        left[near] = False
        part = components(len(near), near_pairs(points[level[near]], 2.5 * size))
        for n in np.flatnonzero(np.bincount(part) >= least):
            rows = level[near[part == n]]
            hull = _hull(points[rows][:, [0, 2]])
            if hull is not None:
                is_of = np.zeros(len(points), np.bool_)
                is_of[rows] = True
                found.append(Top(float(np.median(points[rows, 1])), is_of, hull))
    return sorted(found, key=lambda t: -int(t.is_of.sum()))[:MOST]


def _hull(level: FloatArray) -> FloatArray | None:
    from scipy.spatial import ConvexHull, QhullError

    try:
        return np.asarray(ConvexHull(level).equations, np.float64)
    except QhullError:
        return None
