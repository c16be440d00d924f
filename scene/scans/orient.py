"""Which way is up in a scan, and where its floor is.

A room's largest flat end is its floor or its ceiling: a wall is as large only in corridors and shafts. Where both ends
of the vertical are seen, the floor is the one that the things in between stand nearer to.
"""

from __future__ import annotations

import numpy as np

from scene.frames import FloatArray
from scene.scans.voxels import Voxels

LEVEL = 0.94
"""The cosine from which a surface counts as level: 20 degrees."""
END_M = 0.12
"""Surfaces this near to an end of the scan are its shell."""
SIDEWAYS = 0.6
"""Hardly any scanner calls its first axis up."""
LOWEST = 1.25
"""Most rooms are wider than high."""


def find_up(voxels: Voxels) -> FloatArray:
    """(3) a unit vector along one of the scan's axes: up."""
    lo, hi = np.percentile(voxels.points, [0.5, 99.5], axis=0)
    flat = np.abs(voxels.normals) > LEVEL
    at = voxels.points
    ends = [[int((flat[:, k] & (np.abs(at[:, k] - e[k]) < END_M)).sum()) for e in (lo, hi)] for k in range(3)]
    weight = [SIDEWAYS, 1.0, 1.0]
    weight[int(np.argmin(hi - lo))] *= LOWEST
    axis = max(range(3), key=lambda k: (max(ends[k]) * weight[k] * (1.25 - _balance(ends[k])), k == 1))
    way = np.zeros(3)
    way[axis] = 1.0
    if _balance(ends[axis]) < 0.25:
        return way if ends[axis][0] >= ends[axis][1] else -way
    trim = np.minimum(0.15 * (hi - lo), 0.4)
    inside = ((at > lo + trim) & (at < hi - trim)).all(axis=1) & flat[:, axis]
    between = at[inside, axis] if inside.any() else at[:, axis]
    return way if float(np.median(between)) <= (lo[axis] + hi[axis]) / 2 else -way


def _balance(ends: list[int]) -> float:
    """The smaller end of an axis against the larger one, 0 to 1, up to a half."""
    return min(0.5, min(ends) / max(1, *ends))


def turn_to(up: FloatArray) -> FloatArray:
    """(3, 3) the turn that brings `up` to +Y, by the shortest way; (x, y, z) becomes (x, z, -y) where z was up."""
    up = up / np.linalg.norm(up)
    target = np.array([0.0, 1.0, 0.0])
    axis, cosine = np.cross(up, target), float(up @ target)
    if cosine < -0.9999:
        return np.diag([1.0, -1.0, -1.0])
    k = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    turn: FloatArray = np.eye(3) + k + k @ k / (1 + cosine)
    return turn


def settle(voxels: Voxels) -> tuple[FloatArray, FloatArray]:
    """The small turn that makes the floor level, and the shift that brings it to height 0. Y is up already."""
    height = floor_height(voxels)
    near = (np.abs(voxels.points[:, 1] - height) < 0.05) & (np.abs(voxels.normals[:, 1]) > LEVEL)
    turn = np.eye(3)
    if int(near.sum()) >= 50:
        points = voxels.points[near]
        for _ in range(3):
            middle = points.mean(axis=0)
            normal = np.linalg.svd(points - middle, full_matrices=False)[2][2]
            off = np.abs((points - middle) @ normal)
            points = points[off <= max(0.01, 2.5 * float(np.median(off)))]
        normal = normal if normal[1] > 0 else -normal
        if normal[1] > np.cos(np.radians(10)):
            turn = turn_to(normal)
            height = float((points @ turn.T)[:, 1].mean())
    return turn, np.array([0.0, -height, 0.0])


def floor_height(voxels: Voxels) -> float:
    """The height of the lowest level surface that is large; the lowest point where there is none."""
    level = np.abs(voxels.normals[:, 1]) > LEVEL
    heights = voxels.points[level, 1]
    bottom = float(np.percentile(voxels.points[:, 1], 0.1))
    if len(heights) < 50:
        return bottom
    start = float(heights.min())
    counts = np.bincount(np.floor((heights - start) / 0.01).astype(np.int64))
    smooth = np.convolve(counts, np.ones(5), mode="same")
    large = np.flatnonzero(smooth >= max(0.25 * smooth.max(), 0.3 / voxels.size**2))
    if not len(large):
        return bottom
    first = int(large[0])
    peak = first + int(np.argmax(smooth[first : first + 8]))
    return start + (peak + 0.5) * 0.01
