"""Levels on which things can stand: the tops of things, seats and shelf boards inside them, the floors of rooms.

An object's levels are found by vertical rays through it: a surface that looks up, with free height above it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray, Vec3
from scene.geometry.rays import Crossings, cast_rows, crossings_down
from scene.objects import Scene
from scene.relations.pairs import Footprints

FLOOR_LABELS = frozenset({"floor", "ground"})
"""Labels of floors that are objects."""

GRID = 32
"""Vertical rays along each side of an object."""

RISING = 0.7
"""A surface whose normal rises less than this is no support."""

LEAST_HEADROOM_M = 0.02
"""A level with less free height than this is none."""

STEP_M = 0.012
"""Two heights that are further apart than this are different levels."""

LEAST_CELLS = 6
"""A level of fewer rays than this is none."""

REST_GAP_M = 0.03
"""How far off a thing may be from what it stands on in a scan."""


@dataclass(frozen=True, eq=False)
class Level:
    """A level on which things can stand."""

    owner: str | None
    """The id of the object that it is part of; None for a floor."""
    y: float
    """Its height in the world, metres; of an uneven one the highest."""
    center: FloatArray
    """(2) the middle of its grid, x and z, metres."""
    axis: FloatArray
    """(2) unit (x, z) along the grid's first side; the second is along (-z, x)."""
    half: FloatArray
    """(2) half the extents of its grid, metres."""
    mask: NDArray[np.bool_]
    """(g, g) where it is there."""
    headroom: FloatArray
    """(g, g) free height above it inside its own object, metres; infinite under open sky, 0 where it is not there."""

    def local(self, points: FloatArray) -> FloatArray:
        """(m, 2) points (x, z) of the world along the grid's two sides, from its middle."""
        d = points - self.center
        return np.stack([d @ self.axis, d @ np.array([-self.axis[1], self.axis[0]])], axis=1)

    def free_above(self, points: FloatArray) -> FloatArray:
        """(m) free height above the level at (m, 2) points (x, z); 0 where it is not there."""
        u = self.local(points)
        cells = np.array(self.mask.shape)
        at = np.floor((u + self.half) / np.maximum(2 * self.half, 1e-9) * cells).astype(np.intp)
        inside = ((at >= 0) & (at < cells)).all(axis=1)
        at = np.clip(at, 0, cells - 1)
        return np.where(inside, self.headroom[at[:, 0], at[:, 1]], 0.0)

    @property
    def points(self) -> FloatArray:
        """(k, 2) the middles of the cells where it is, x and z in the world."""
        g0, g1 = self.mask.shape
        u0 = ((np.arange(g0) + 0.5) / g0 * 2 - 1) * self.half[0]
        u1 = ((np.arange(g1) + 0.5) / g1 * 2 - 1) * self.half[1]
        a, b = np.meshgrid(u0, u1, indexing="ij")
        a, b = a[self.mask], b[self.mask]
        x = self.center[0] + a * self.axis[0] - b * self.axis[1]
        z = self.center[1] + a * self.axis[1] + b * self.axis[0]
        return np.stack([x, z], axis=1)

    @property
    def area(self) -> float:
        """Square metres."""
        return float(4 * self.half.prod() * self.mask.mean())

    @property
    def extent(self) -> tuple[float, float]:
        """How far it reaches along the two sides, metres."""
        if not self.mask.any():
            return (0.0, 0.0)
        rows, columns = np.flatnonzero(self.mask.any(axis=1)), np.flatnonzero(self.mask.any(axis=0))
        cell = 2 * self.half / np.array(self.mask.shape)
        return (float((rows[-1] - rows[0] + 1) * cell[0]), float((columns[-1] - columns[0] + 1) * cell[1]))

    @property
    def enclosed(self) -> bool:
        """Whether its own object goes on above most of it: a shelf, a lower board, the inside of a cabinet."""
        return bool(np.isfinite(self.headroom[self.mask]).mean() > 0.5)


def levels_of(scene: Scene, object_id: str) -> tuple[Level, ...]:
    """All levels of an object, highest first."""
    row = scene.boxes.index[object_id]
    foot = Footprints.of(scene.boxes, np.array([row]))
    center, axis, half = foot.center[0], foot.axis[0], np.maximum(foot.half[0], 1e-4)
    u = (np.arange(GRID) + 0.5) / GRID * 2 - 1
    a, b = (g.ravel() for g in np.meshgrid(u * half[0], u * half[1], indexing="ij"))
    points = np.stack([center[0] + a * axis[0] - b * axis[1], center[1] + a * axis[1] + b * axis[0]], axis=1)
    top = float(foot.hi[0]) + 0.5
    cells, heights, rooms = _standing_room(crossings_down(scene, object_id, points, top), top)
    found = [
        Level(object_id, float(heights[group].max()), center, axis, half, *_grids(cells[group], rooms[group]))
        for group in _groups(heights)
    ]
    return tuple(sorted((lv for lv in found if lv.mask.sum() >= LEAST_CELLS), key=lambda lv: -lv.y))


def _standing_room(c: Crossings, top: float) -> tuple[NDArray[np.intp], FloatArray, FloatArray]:
    """The surfaces that look up and have free height above: cells, heights and free heights."""
    order = np.lexsort((c.distance, c.ray))
    ray, distance, rising = c.ray[order], c.distance[order], c.rising[order]
    first = np.ones(len(ray), dtype=np.bool_)
    first[1:] = ray[1:] != ray[:-1]
    above = np.where(first, -np.inf, np.roll(distance, 1))
    # Free height ends at a surface that looks down; one that looks up means the ray is still inside something.
    opens = first | (np.roll(rising, 1) < 0)
    room = np.where(first, np.inf, distance - above)
    good = (rising > RISING) & opens & (room >= LEAST_HEADROOM_M)
    return ray[good], top - distance[good], room[good]


def _groups(heights: FloatArray) -> list[NDArray[np.intp]]:
    if not len(heights):
        return []
    order = np.argsort(heights, kind="stable")
    cuts = np.flatnonzero(np.diff(heights[order]) > STEP_M) + 1
    return list(np.split(order, cuts))


def _grids(cells: NDArray[np.intp], rooms: FloatArray) -> tuple[NDArray[np.bool_], FloatArray]:
    headroom = np.zeros(GRID * GRID)
    headroom[cells] = rooms
    return (headroom > 0).reshape(GRID, GRID), headroom.reshape(GRID, GRID)


def floor_height(scene: Scene, x: float, z: float, near_y: float) -> float:
    """The height of the floor under a point: the rooms' nearest to `near_y`, else the lowest thing's underside."""
    floors = [r.floor_y for r in scene.rooms if r.contains((x, r.floor_y, z))]
    if not floors:
        floors = [r.floor_y for r in scene.rooms]
    if floors:
        return min(floors, key=lambda y: abs(y - near_y))
    return float(scene.boxes.lo[:, 1].min()) if len(scene.boxes) else 0.0


def floor_level(scene: Scene, center: Vec3, reach_m: float, *, cells: int = 96) -> Level:
    """The bare floor within `reach_m` of a point: in the room there, or in all rooms on that height."""
    x, y, z = center
    height = floor_height(scene, x, z, y)
    u = ((np.arange(cells) + 0.5) / cells * 2 - 1) * reach_m
    a, b = np.meshgrid(u, u, indexing="ij")
    mask = np.ones((cells, cells), dtype=np.bool_)
    rooms = [r for r in scene.rooms if r.contains((x, r.floor_y, z)) and r.floor_y == height]
    rooms = rooms or [r for r in scene.rooms if r.floor_y == height]
    ceiling = np.inf
    if rooms:
        mask = np.zeros((cells, cells), dtype=np.bool_)
        for r in rooms:
            mask |= _inside(np.array(r.polygon), x + a, z + b)
        ceiling = max(r.height for r in rooms)
    headroom = np.where(mask, ceiling, 0.0)
    return Level(None, height, np.array([x, z]), np.array([1.0, 0.0]), np.array([reach_m, reach_m]), mask, headroom)


def _inside(outline: FloatArray, x: FloatArray, z: FloatArray) -> NDArray[np.bool_]:
    inside = np.zeros(x.shape, dtype=np.bool_)
    for (x0, z0), (x1, z1) in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        if z0 != z1:
            inside ^= ((z0 > z) != (z1 > z)) & (x < (x1 - x0) * (z - z0) / (z1 - z0) + x0)
    return inside


def support_of(scene: Scene, object_id: str) -> str | None:
    """The id of what an object stands on or in; None for a floor, a wall, or nothing."""
    o = scene[object_id]
    if o.parent is not None:
        return None if is_floor(scene, o.parent) else o.parent
    boxes, row = scene.boxes, scene.boxes.index[object_id]
    base = float(boxes.lo[row, 1])
    mine = {object_id, *scene.descendants(object_id)}
    x, _, z = boxes.center[row]
    near = (boxes.lo[:, 0] <= x) & (x <= boxes.hi[:, 0]) & (boxes.lo[:, 2] <= z) & (z <= boxes.hi[:, 2])
    candidates = [r for r in np.flatnonzero(near & boxes.visible) if boxes.ids[r] not in mine]
    rows = np.array(candidates, dtype=np.intp)
    start = np.array([[x, base + REST_GAP_M, z]])
    distance, whose, _ = cast_rows(scene, rows, start, np.array([[0.0, -1.0, 0.0]]))
    if distance[0] > 2 * REST_GAP_M or is_floor(scene, boxes.ids[int(whose[0])]):
        return None
    return boxes.ids[int(whose[0])]


def is_floor(scene: Scene, object_id: str) -> bool:
    """Whether an object is the floor itself: nothing is carried by it."""
    o = scene[object_id]
    return o.label in FLOOR_LABELS or (o.fixed and o.size[1] < 0.06 and o.size[0] * o.size[2] > 4.0)
