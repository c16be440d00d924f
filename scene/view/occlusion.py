"""What a wall hides altogether need not be drawn: the far rooms of a house, seen from one of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray, Vec3

SIGNS: FloatArray = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], dtype=np.float64)
"""(8, 3) the corners of a box of half-extents one."""
MOST_WALLS = 24
"""How many walls are asked, those that look largest from the eyes."""


def hidden_by(
    eye: Vec3, center: FloatArray, extent: FloatArray, wall_lo: FloatArray, wall_hi: FloatArray
) -> NDArray[np.bool_]:
    """(n) whether one and the same wall hides each axis-aligned box (middle and half extents) from the eyes.

    A wall is convex, and so is the shadow that it throws from the eyes: if the corners of a box lie in it, all does.
    """
    if not len(center) or not len(wall_lo):
        return np.zeros(len(center), np.bool_)
    origin = np.array(eye)
    span = np.linalg.norm(wall_hi - wall_lo, axis=1)
    apart = np.linalg.norm((wall_lo + wall_hi) / 2 - origin, axis=1)
    largest = np.argsort(-span / np.maximum(apart, 0.1), kind="stable")[:MOST_WALLS]
    way = center[:, None] + extent[:, None] * SIGNS - origin
    way = np.where(np.abs(way) < 1e-9, 1e-9, way)
    hidden = np.zeros(len(center), np.bool_)
    for wall in largest:
        left = np.flatnonzero(~hidden)
        a, b = (wall_lo[wall] - origin) / way[left], (wall_hi[wall] - origin) / way[left]
        enter, leave = np.minimum(a, b).max(axis=2), np.maximum(a, b).min(axis=2)
        hidden[left] = ((enter <= leave) & (enter > 0.0) & (leave < 1.0)).all(axis=1)
    return hidden
