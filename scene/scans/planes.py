"""The shell of a room in a scan: its floor, its ceiling and its walls, as planes.

Hypotheses come from single voxels with their normals and are counted on a sample of at most 30,000; the inliers are
then taken over all.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.scans.orient import LEVEL
from scene.scans.voxels import Rows, Voxels, components, near_pairs

SAMPLE = 30_000
TRIES = 300
"""Hypotheses a wall."""
NEAR_M, SURE_M = 0.035, 0.018
"""Voxels this near to a plane are of it if they face like it; those nearer, whatever way they face."""
WALL_AREA_M2, WALL_HIGH_M = 1.2, 1.5
"""A wall is at least this large and this high."""
BEHIND = 0.03
"""The share of what is seen within a wall's width that may lie behind it."""
BULGE_M = 0.2
"""A coarse scan's walls bulge outward by at most this."""
MOST_WALLS = 40
NARROW_M = 0.15
"""What is narrower is no floor, but the foot of a wall."""
GROW_M, STEP_M = 0.1, 0.012
"""The shell goes on where it bulges: to voxels this near to its plane, each at most a step off the one before."""
OVERHEAD_M2, OVERHEAD = 0.8, 0.12
"""A ceiling is at least so large, and shows at least so much against the floor."""


@dataclass(frozen=True, eq=False)
class Plane:
    """One flat part of the shell."""

    kind: str
    """`floor`, `ceiling` or `wall`."""
    normal: FloatArray
    """(3) a unit vector into the room."""
    offset: float
    """`normal @ p == offset` on the plane."""
    rows: Rows
    """The voxels of it."""


def shell_of(voxels: Voxels, rng: np.random.Generator) -> list[Plane]:
    """The floor (at height 0), the ceiling and the walls of a scan that stands upright."""
    points, normals = voxels.points, voxels.normals
    free = np.ones(len(points), np.bool_)
    found: list[Plane] = []
    floor = _grown(voxels, _level(voxels, 0.0), np.array([0.0, 1.0, 0.0]), 0.0, free)
    if len(floor) and np.ptp(points[floor][:, [0, 2]], axis=0).min() < NARROW_M:
        floor = floor[:0]
    if len(floor):
        found.append(Plane("floor", np.array([0.0, 1.0, 0.0]), 0.0, floor))
        free[floor] = False
        free &= points[:, 1] > -NEAR_M
    top = _ceiling(voxels, len(floor))
    if top is not None:
        down = np.array([0.0, -1.0, 0.0])
        rows = _grown(voxels, _level(voxels, top), down, -top, free)
        found.append(Plane("ceiling", down, -top, rows))
        free[rows] = False
    upright = np.abs(normals[:, 1]) < 0.25
    for _ in range(MOST_WALLS):
        wall = _wall(voxels, np.flatnonzero(free & upright), np.flatnonzero(free), rng)
        if wall is None:
            break
        if wall.kind == "wall":
            wall = replace(wall, rows=_grown(voxels, wall.rows, wall.normal, wall.offset, free))
        free[wall.rows] = False
        if wall.kind == "wall":
            found.append(wall)
        else:
            upright[wall.rows] = False
            free[wall.rows] = True
    return found


def _level(voxels: Voxels, height: float) -> Rows:
    off = np.abs(voxels.points[:, 1] - height)
    level = np.abs(voxels.normals[:, 1]) > 0.8
    return np.flatnonzero((off < SURE_M) | ((off < NEAR_M) & level))


def _grown(
    voxels: Voxels, rows: Rows, normal: FloatArray, offset: float, free: NDArray[np.bool_]
) -> Rows:
    """The rows of a plane and those that go on from them without a step."""
    if not len(rows):
        return rows
    off = voxels.points @ normal - offset
    near = free & (np.abs(off) < GROW_M) & (np.abs(voxels.normals @ normal) > 0.8)
    near[rows] = True
    at = np.flatnonzero(near)
    pairs = near_pairs(voxels.points[at], 1.8 * voxels.size)
    pairs = pairs[np.abs(off[at[pairs[:, 0]]] - off[at[pairs[:, 1]]]) < STEP_M]
    part = components(len(at), pairs)
    seeds = np.zeros(len(voxels), np.bool_)
    seeds[rows] = True
    share = np.bincount(part, seeds[at]) / np.bincount(part)
    return np.asarray(at[seeds[at] | (share[part] > 0.5)], np.int64)


def _ceiling(voxels: Voxels, floor_count: int) -> float | None:
    """The height of the highest large level surface over people's heads."""
    level = (np.abs(voxels.normals[:, 1]) > LEVEL) & (voxels.points[:, 1] > 1.9)
    heights = voxels.points[level, 1]
    if len(heights) < 50:
        return None
    counts = np.bincount(np.floor(heights / 0.01).astype(np.int64))
    smooth = np.convolve(counts, np.ones(5), mode="same")
    peak = int(np.argmax(smooth))
    least = max(OVERHEAD * floor_count, OVERHEAD_M2 / voxels.size**2)
    if smooth[peak] < least or np.percentile(voxels.points[:, 1], 99.5) > peak * 0.01 + 0.3:
        return None
    return (peak + 0.5) * 0.01


def _wall(voxels: Voxels, upright: Rows, free: Rows, rng: np.random.Generator) -> Plane | None:
    """The largest upright plane that is left: a wall, or (kind "other") the face of something."""
    area = voxels.size**2
    if len(upright) * area < WALL_AREA_M2:
        return None
    sample = upright if len(upright) <= SAMPLE else np.sort(rng.choice(upright, SAMPLE, replace=False))
    points, normals = voxels.points[sample], voxels.normals[sample]
    tries = rng.integers(0, len(sample), TRIES)
    way = normals[tries] * [1.0, 0.0, 1.0]
    way /= np.maximum(np.linalg.norm(way, axis=1), 1e-9)[:, None]
    offset = (way * points[tries]).sum(axis=1)
    counts = [
        int(((np.abs(points @ w - d) < SURE_M) & (np.abs(normals @ w) > LEVEL)).sum())
        for w, d in zip(way, offset, strict=True)
    ]
    best = int(np.argmax(counts))
    if counts[best] * area * len(upright) / len(sample) < WALL_AREA_M2:
        return None
    normal, d = _refined(points, normals, way[best], float(offset[best]))
    off = np.abs(voxels.points[free] @ normal - d)
    facing = np.abs(voxels.normals[free] @ normal) > 0.75
    rows = free[(off < SURE_M) | ((off < NEAR_M) & facing)]
    if len(rows) == 0:
        return None
    normal, d = _inward(voxels, normal, d)
    if not _is_wall(voxels, rows, normal, d):
        return Plane("other", normal, d, rows)
    return Plane("wall", normal, d, np.union1d(rows, _just_behind(voxels, free, rows, normal, d)))


def _refined(points: FloatArray, normals: FloatArray, normal: FloatArray, d: float) -> tuple[FloatArray, float]:
    """The upright plane through the inliers, by least squares."""
    for _ in range(3):
        near = (np.abs(points @ normal - d) < SURE_M * 1.5) & (np.abs(normals @ normal) > 0.9)
        if int(near.sum()) < 20:
            break
        level = points[near][:, [0, 2]]
        middle = level.mean(axis=0)
        thin = np.linalg.svd(level - middle, full_matrices=False)[2][1]
        normal, d = np.array([thin[0], 0.0, thin[1]]), float(thin @ middle)
    return normal, d


def _inward(voxels: Voxels, normal: FloatArray, d: float) -> tuple[FloatArray, float]:
    """The same plane with its normal to the side on which more of the scan lies."""
    return (normal, d) if float(np.median(voxels.points @ normal)) >= d else (-normal, -d)


def _is_wall(voxels: Voxels, rows: Rows, normal: FloatArray, d: float) -> bool:
    """High and large enough, and with nothing of the room behind it, or as high as the room."""
    points = voxels.points[rows]
    low, high = np.percentile(points[:, 1], [2, 98])
    if high - low < WALL_HIGH_M or len(rows) * voxels.size**2 < WALL_AREA_M2:
        return False
    if high - low > 0.85 * float(np.percentile(voxels.points[:, 1], 99)):
        return True
    along = np.array([-normal[2], 0.0, normal[0]])
    span = np.percentile(points @ along, [2, 98])
    at = voxels.points @ along
    beside = (at > span[0]) & (at < span[1]) & (voxels.points[:, 1] > 0.1)
    behind = beside & (voxels.points @ normal < d - 0.15)
    return float(behind.sum()) < BEHIND * float(beside.sum())


def _just_behind(voxels: Voxels, free: Rows, rows: Rows, normal: FloatArray, d: float) -> Rows:
    """What is behind a wall and no farther than a coarse scan is wrong: the wall again, where nothing else is there."""
    along = np.array([-normal[2], 0.0, normal[0]])
    at = voxels.points[free] @ along
    lo, hi = np.percentile(voxels.points[rows] @ along, [1, 99])
    depth = d - voxels.points[free] @ normal
    inside = (at > lo) & (at < hi) & (depth > 0)
    near = inside & (depth < BULGE_M)
    return free[near] if int((inside & (depth < 3 * BULGE_M)).sum()) <= 1.1 * int(near.sum()) + 20 else free[:0]


def main_yaw(planes: list[Plane]) -> float:
    """How the largest wall is turned."""
    walls = [p for p in planes if p.kind == "wall"]
    if not walls:
        return 0.0
    normal = max(walls, key=lambda p: len(p.rows)).normal
    return math.atan2(float(normal[0]), float(normal[2]))
