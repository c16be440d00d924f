"""How high a thing comes to rest when it is let down upon what is below, and whether it would stay."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scene.frames import FloatArray
from scene.geometry.body import Body
from scene.geometry.rays import Rows, cast_object, cast_rows
from scene.geometry.solids import extreme_points, surface_points
from scene.objects import Scene

CONTACT_M = 0.003
"""Points that are this near to what is below carry weight."""

CELLS = 56
"""Points of the underside along the longer side."""

MARGIN = 0.08
"""How far inside the outline of what carries it the middle of a thing must lie, in its own lengths."""


@dataclass(frozen=True, eq=False)
class Rest:
    """Where a thing comes to rest."""

    y: float
    """The height of its origin, metres."""
    touched: tuple[str, ...]
    """Ids of what carries it, the most first; none for a floor."""
    stable: bool
    """Whether what carries it lies on all sides of its middle."""
    on_floor: bool
    """Whether the floor carries it too."""


def rest(scene: Scene, body: Body, at: FloatArray, from_y: float, floor_y: float, rows: Rows) -> Rest:
    """Let the object down upon `rows` and the floor, its origin over `at` (x, z), its underside from `from_y`."""
    shape = body.surface[0]
    low = float(shape[:, 1].min())
    longest = float(max(shape[:, 0].max() - shape[:, 0].min(), shape[:, 2].max() - shape[:, 2].min(), 0.01))
    under = extreme_points(shape, lowest=True, cell_m=longest / CELLS) + np.array([at[0], from_y - low, at[1]])
    near = _beneath(scene, rows, under, from_y)
    down = np.broadcast_to(np.array([0.0, -1.0, 0.0]), under.shape)
    distance, whose, _ = cast_rows(scene, near, under, down)
    to_floor = under[:, 1] - floor_y
    whose = np.where(to_floor < distance, -1, whose)
    gap = np.minimum(distance, to_floor)
    drop = max(min(float(gap.min()), _spikes(scene, body, at, from_y - low, near, longest)), 0.0)
    held = gap <= drop + CONTACT_M
    names, counts = np.unique(whose[held], return_counts=True)
    order = np.argsort(-counts, kind="stable")
    touched = tuple(scene.boxes.ids[n] for n in names[order].tolist() if n >= 0)
    middle = body.along((body.center[0][[0, 2]] + at)[None])[0]
    size = body.foot_hi - body.foot_lo
    stable = _surrounds(body.along(under[held][:, (0, 2)]), middle, size)
    if not stable:
        # A carrot, a spoon: on a plane it would roll or rock as it lies. It may, where it lies as it would on a plane.
        lowest = under[:, 1] <= from_y + CONTACT_M
        rocks = not _surrounds(body.along(under[lowest][:, (0, 2)]), middle, size)
        stable = rocks and float(held[lowest].mean()) > 0.8
    return Rest(from_y - low - drop, touched, stable, bool((names < 0).any()))


def _beneath(scene: Scene, rows: Rows, under: FloatArray, from_y: float) -> Rows:
    boxes = scene.boxes
    lo, hi = under.min(axis=0), under.max(axis=0)
    near = (boxes.lo[rows, 0] <= hi[0]) & (boxes.hi[rows, 0] >= lo[0]) & (boxes.lo[rows, 2] <= hi[2])
    near &= (boxes.hi[rows, 2] >= lo[2]) & (boxes.lo[rows, 1] < from_y)
    kept: Rows = rows[near]
    return kept


def _spikes(scene: Scene, body: Body, at: FloatArray, lift: float, rows: Rows, longest: float) -> float:
    """How far it may come down until points of what is below meet its underside."""
    least = float("inf")
    for row in rows.tolist():
        points = surface_points(scene, scene.boxes.ids[row])
        u = body.along(points[:, (0, 2)] - at)
        over = (u > body.foot_lo).all(axis=1) & (u < body.foot_hi).all(axis=1)
        over &= points[:, 1] < lift + float(body.surface[0][:, 1].min()) + 1e-6
        if over.any():
            tops = extreme_points(points[over], lowest=False, cell_m=longest / CELLS)
            offset = tops - np.array([at[0], lift, at[1]])
            up = np.broadcast_to(body.turn[1], offset.shape)
            distance, _ = cast_object(scene, body.object_id, body.origin + offset @ body.turn, up)
            least = min(least, float(distance.min()))
    return least


def _surrounds(points: FloatArray, middle: FloatArray, size: FloatArray) -> bool:
    """Whether points lie on all sides of the middle, with a margin: in every direction one lies beyond it."""
    if not len(points):
        return False
    angle = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    directions = np.stack([np.cos(angle), np.sin(angle)], axis=0)
    reach = ((points - middle) @ directions).max(axis=0)
    return bool((reach >= MARGIN * float(size.min())).all())
