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
SIDEWAYS, ASKEW = 0.6, 0.8
"""Hardly any scanner calls its first axis up, and most put one of their axes upright."""
NEARLY = 0.978
"""What is this near to an axis (12 degrees) is made level later."""
HELD = 0.7
"""Cameras are held upright, more or less: the cosine."""
MOST_ASKEW = 5
EVEN = 0.02
"""Where things lie so evenly between both ends, the axis points up: few scans have it down."""
LOWEST = 1.25
"""Most rooms are wider than high."""


def find_up(voxels: Voxels, hint: FloatArray | None = None) -> FloatArray:
    """(3) a unit vector: up, along one of the scan's axes, or across its flat surfaces where it lies askew.

    `hint` (3) is roughly up, as the cameras were held: what differs much from it is not taken.
    """
    ways = _candidates(voxels)
    if hint is not None and float((ways @ hint).max(initial=-1.0)) < HELD:
        ways = np.concatenate([ways, hint[None, :]])
    at, flat = voxels.points @ ways.T, np.abs(voxels.normals @ ways.T) > LEVEL
    lo, hi = np.percentile(at, [0.5, 99.5], axis=0)
    ends = [[int((flat[:, k] & (np.abs(at[:, k] - e[k]) < END_M)).sum()) for e in (lo, hi)] for k in range(len(ways))]
    weight = np.array([SIDEWAYS, 1.0, 1.0, *[ASKEW] * (len(ways) - 3)])
    weight[int(np.argmin(hi - lo))] *= LOWEST
    if hint is not None:
        weight = np.where(np.abs(ways @ hint) > HELD, 1.0, 1e-6)
    score = [(max(e) * w * (1.25 - _balance(e)), k == 1) for k, (e, w) in enumerate(zip(ends, weight, strict=True))]
    best = max(range(len(ways)), key=lambda k: score[k])
    way: FloatArray = ways[best]
    if hint is not None:
        return way if float(way @ hint) > 0 else -way
    if _balance(ends[best]) < 0.25:
        return way if ends[best][0] >= ends[best][1] else -way
    trim = np.minimum(0.15 * (hi - lo), 0.4)
    inside = (np.abs(at - (lo + hi) / 2) < (hi - lo) / 2 - trim)[:, [0, 1, 2, best]].all(axis=1) & flat[:, best]
    between = at[inside, best] if inside.any() else at[:, best]
    off = float(np.median(between)) - float(lo[best] + hi[best]) / 2
    if abs(off) < EVEN * (hi[best] - lo[best]):
        return way if way[int(np.argmax(np.abs(way)))] > 0 else -way
    return way if off <= 0 else -way


def _candidates(voxels: Voxels) -> FloatArray:
    """(k, 3) the scan's axes, and where many normals point that lies askew to all of them."""
    normals = voxels.normals[:: max(1, len(voxels) // 20_000)]
    found = list(np.eye(3))
    left = normals
    for _ in range(MOST_ASKEW):
        if len(left) < 0.05 * len(normals):
            break
        tried = left[:: max(1, len(left) // 200)]
        counts = (np.abs(left @ tried.T) > LEVEL).sum(axis=0)
        way = tried[int(np.argmax(counts))]
        for _again in range(3):
            near = left[np.abs(left @ way) > LEVEL]
            way = (near * np.sign(near @ way)[:, None]).sum(axis=0)
            way /= np.linalg.norm(way)
        left = left[np.abs(left @ way) <= LEVEL]
        if np.abs(way).max() < NEARLY:
            found.append(way)
    return np.array(found)


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
        if normal[1] > np.cos(np.radians(15)):
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
