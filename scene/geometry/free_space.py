"""Where a body fits upon a level: nearest first to where it would best be, always in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.geometry.body import Body
from scene.geometry.rays import Rows, mesh_rays
from scene.geometry.solids import surface_points
from scene.geometry.supports import Level
from scene.objects import Scene
from scene.relations.pairs import Footprints

Filter = Callable[[FloatArray], NDArray[np.bool_]]
"""Which of (m, 2) middles of the footprint (x, z) are wanted."""

MOST_SPOTS = 6_000
CHUNK = 500
GAP_M = 0.006
"""How far a body keeps from its neighbours."""

OVER_LEVEL_M = 0.006
"""What is no higher over the level than this is in nobody's way."""

SHRINK = 0.96
"""The share of a footprint's sides that must be borne."""

CELL_M = 0.01


def free_positions(
    scene: Scene, body: Body, level: Level, preferred: FloatArray, rows: Rows, *, wanted: Filter | None = None,
    height_m: float | None = None,
) -> Iterator[FloatArray]:
    """Origins (x, z) for the body's object at which the level bears it and it is in nobody's way."""
    spots = _spots(body, level, preferred)
    if wanted is not None:
        spots = spots[wanted(spots)]
    blocked = _Blocked(scene, body, level, rows, height_m if height_m is not None else body.size[1])
    need = body.size[1] if height_m is None else height_m
    for start in range(0, len(spots), CHUNK):
        chunk = spots[start : start + CHUNK]
        chunk = chunk[borne(body, level, chunk, need)]
        origins = chunk - body.foot
        yield from origins[~blocked(origins)]


def _spots(body: Body, level: Level, preferred: FloatArray) -> FloatArray:
    """Middles for the footprint over the level, nearest first."""
    u, there = level.local(preferred[None])[0], level.local(level.points)
    if not len(there):
        return np.zeros((0, 2))
    lo, hi = there.min(axis=0), there.max(axis=0)
    size = body.foot_hi - body.foot_lo
    step = float(np.clip(size.min() / 4, 0.01, 0.12))
    step = max(step, float(np.sqrt(max((hi - lo).prod(), 1e-9) / MOST_SPOTS)))
    first, last = np.floor((lo - u) / step).astype(int), np.ceil((hi - u) / step).astype(int)
    a, b = np.meshgrid(np.arange(first[0], last[0] + 1), np.arange(first[1], last[1] + 1), indexing="ij")
    grid = np.stack([a.ravel(), b.ravel()], axis=1) * step + u
    grid = np.concatenate([grid, ((lo + hi) / 2)[None]])
    order = np.lexsort((grid[:, 1], grid[:, 0], np.linalg.norm(grid - u, axis=1).round(9)))
    grid = grid[order]
    across = np.array([-level.axis[1], level.axis[0]])
    return np.asarray(level.center + grid[:, :1] * level.axis + grid[:, 1:] * across)


def borne(body: Body, level: Level, spots: FloatArray, height_m: float) -> NDArray[np.bool_]:
    """Whether the level is under all of the footprint at each (m, 2) middle of it, with enough free height."""
    if not len(spots):
        return np.zeros(0, dtype=np.bool_)
    share = np.linspace(-0.5, 0.5, 7) * SHRINK
    a, b = np.meshgrid(share, share, indexing="ij")
    size = body.foot_hi - body.foot_lo
    offsets = body.level(np.stack([a.ravel() * size[0], b.ravel() * size[1]], axis=1))
    points = (spots[:, None, :] + offsets[None]).reshape(-1, 2)
    room = level.free_above(points).reshape(len(spots), -1)
    return np.asarray((room >= min(height_m, 50.0)).all(axis=1))


class _Blocked:
    """Which origins bring the body into others' way: rectangles of boxes, and points of meshes in a summed table."""

    def __init__(self, scene: Scene, body: Body, level: Level, rows: Rows, height_m: float) -> None:
        self._body = body
        boxes = scene.boxes
        reach = float(np.linalg.norm(level.half) + np.linalg.norm((body.hi - body.lo)[[0, 2]]))
        near = np.linalg.norm(boxes.center[rows][:, (0, 2)] - level.center, axis=1)
        near = near - np.linalg.norm(boxes.extent[rows][:, (0, 2)], axis=1) <= reach
        self._low, self._high = level.y + OVER_LEVEL_M, level.y + height_m
        standing = near & (boxes.hi[rows, 1] > self._low) & (boxes.lo[rows, 1] < self._high)
        chosen = rows[standing]
        meshed = np.array([mesh_rays(scene, boxes.ids[r]) is not None for r in chosen.tolist()], dtype=np.bool_)
        self._feet = Footprints.of(boxes, chosen[~meshed])
        self._table = self._summed(scene, chosen[meshed], level, reach)

    def _summed(self, scene: Scene, rows: Rows, level: Level, reach: float) -> NDArray[np.int64] | None:
        points = [surface_points(scene, scene.boxes.ids[r]) for r in rows.tolist()]
        if not points:
            return None
        every = np.concatenate(points)
        every = every[(every[:, 1] > self._low) & (every[:, 1] < self._high)]
        self._corner = self._body.along(level.center[None])[0] - reach
        cells = int(np.ceil(2 * reach / CELL_M)) + 1
        at = np.floor((self._body.along(every[:, (0, 2)]) - self._corner) / CELL_M).astype(np.intp)
        at = at[((at >= 0) & (at < cells)).all(axis=1)]
        flat = (at[:, 0] + 1) * (cells + 1) + at[:, 1] + 1
        counts = np.bincount(flat, minlength=(cells + 1) ** 2).reshape(cells + 1, cells + 1)
        return np.asarray(counts.cumsum(axis=0).cumsum(axis=1))

    def __call__(self, origins: FloatArray) -> NDArray[np.bool_]:
        u = self._body.along(origins)
        lo, hi = u + self._body.lo[[0, 2]] - GAP_M, u + self._body.hi[[0, 2]] + GAP_M
        blocked = self._by_boxes((lo + hi) / 2, (hi - lo) / 2)
        if self._table is not None:
            n = len(self._table) - 1
            a = np.clip(np.floor((lo - self._corner) / CELL_M).astype(np.intp), 0, n)
            b = np.clip(np.ceil((hi - self._corner) / CELL_M).astype(np.intp), 0, n)
            t = self._table
            inside = t[b[:, 0], b[:, 1]] - t[a[:, 0], b[:, 1]] - t[b[:, 0], a[:, 1]] + t[a[:, 0], a[:, 1]]
            blocked |= inside > 0
        return blocked

    def _by_boxes(self, middle: FloatArray, half: FloatArray) -> NDArray[np.bool_]:
        """Rectangles along the body's sides against turned rectangles: the separating axis theorem in the plane."""
        feet = self._feet
        if not len(feet.lo):
            return np.zeros(len(middle), dtype=np.bool_)
        center = self._body.along(feet.center)
        axis = self._body.along(feet.axis)
        cos, sin = np.abs(axis[:, 0]), np.abs(axis[:, 1])
        d = center[None] - middle[:, None]
        reach0 = feet.half[:, 0] * cos + feet.half[:, 1] * sin
        reach1 = feet.half[:, 0] * sin + feet.half[:, 1] * cos
        apart = (np.abs(d[:, :, 0]) >= half[:, None, 0] + reach0) | (np.abs(d[:, :, 1]) >= half[:, None, 1] + reach1)
        along = np.abs(d[:, :, 0] * axis[:, 0] + d[:, :, 1] * axis[:, 1])
        across = np.abs(-d[:, :, 0] * axis[:, 1] + d[:, :, 1] * axis[:, 0])
        mine0 = half[:, None, 0] * cos + half[:, None, 1] * sin
        mine1 = half[:, None, 0] * sin + half[:, None, 1] * cos
        apart |= (along >= feet.half[:, 0] + mine0) | (across >= feet.half[:, 1] + mine1)
        return np.asarray((~apart).any(axis=1))
