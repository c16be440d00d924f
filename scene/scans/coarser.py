"""Meshes of any number of triangles, made coarser to what can be worked on: vertices that are near are one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

MOST_TRIANGLES = 3_000_000
"""A mesh with more triangles is made coarser."""
BLOCK = 2**19
"""So many rows are worked on at a time."""

Floats = NDArray[np.float32]
Triangles = NDArray[np.uint32]


def areas(vertices: Floats, triangles: Triangles) -> NDArray[np.float64]:
    """(m) the area of each triangle."""
    out = np.empty(len(triangles))
    for start in range(0, len(triangles), BLOCK):
        corners = vertices[triangles[start : start + BLOCK]].astype(np.float64)
        across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        out[start : start + BLOCK] = np.linalg.norm(across, axis=1) / 2
    return out


def coarser(
    vertices: Floats, triangles: Triangles, colors: Floats, most: int = MOST_TRIANGLES
) -> tuple[Floats, Triangles, Floats, float]:
    """A mesh with at most `most` triangles, and how large the cells are whose vertices became one.

    The size is 0 for a mesh that is given back as it is.
    """
    if len(triangles) <= most:
        return vertices, triangles, colors, 0.0
    size = float(np.sqrt(2.2 * areas(vertices, triangles).sum() / most)) or 1.0
    while True:
        found = _clustered(vertices, triangles, colors, size)
        if len(found[1]) <= most:
            return *found, size
        size *= 1.3


def _clustered(
    vertices: Floats, triangles: Triangles, colors: Floats, size: float
) -> tuple[Floats, Triangles, Floats]:
    """One vertex a cell, and the triangles that are left."""
    keys, owner = np.unique(_cells(vertices, size), return_inverse=True)
    whose = owner.astype(np.uint32)
    held = np.bincount(whose, minlength=len(keys))
    kept = []
    for start in range(0, len(triangles), BLOCK):
        rows = whose[triangles[start : start + BLOCK]]
        a, b, c = rows.T
        rows = rows[(a != b) & (b != c) & (a != c)]
        first = np.argmin(rows, axis=1)
        kept.append(np.take_along_axis(rows, (first[:, None] + np.arange(3)) % 3, axis=1))
    rows = np.concatenate(kept)
    order = np.lexsort(rows.T[::-1])
    rows = rows[order]
    fresh = np.ones(len(rows), np.bool_)
    fresh[1:] = (rows[1:] != rows[:-1]).any(axis=1)
    return _means(vertices, whose, held), rows[fresh], _means(colors, whose, held)


def _cells(vertices: Floats, size: float) -> NDArray[np.int64]:
    """(n) a number for the cell of each vertex."""
    lo = vertices.min(axis=0)
    _, y, z = (int(k) + 2 for k in (vertices.max(axis=0) - lo) / size)
    out = np.empty(len(vertices), np.int64)
    for start in range(0, len(vertices), BLOCK):
        cell = np.floor((vertices[start : start + BLOCK] - lo) / size).astype(np.int64)
        out[start : start + BLOCK] = (cell[:, 0] * y + cell[:, 1]) * z + cell[:, 2]
    return out


def _means(rows: Floats, owner: Triangles, held: NDArray[np.int64]) -> Floats:
    means = [np.bincount(owner, rows[:, k], len(held)) / held for k in range(rows.shape[1])]
    return np.stack(means, axis=1).astype(np.float32)
