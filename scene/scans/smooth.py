"""A noisy scan drawn together onto the surfaces that it was seen of: each spot to the plane of its neighbourhood."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray

MOST = 40
"""So many neighbours are looked at."""
BLOCK = 50_000
"""So many spots are worked on at a time."""


def thickness(points: FloatArray, weight: FloatArray, radius: float) -> float:
    """How thick the surfaces of a cloud are, metres: the median deviation from the plane of a neighbourhood."""
    some = np.linspace(0, len(points) - 1, min(len(points), 5000)).astype(np.int64)
    return float(np.median(_planes(_tree(points), points, weight, radius, some)[2]))


def drawn_together(points: FloatArray, weight: FloatArray, radius: float, times: int = 2) -> FloatArray:
    """(m, 3) the points on the planes of their neighbourhoods; `weight` (m) is how often each was seen."""
    for _ in range(times):
        moved, tree = points.copy(), _tree(points)
        for start in range(0, len(points), BLOCK):
            rows = np.arange(start, min(start + BLOCK, len(points)))
            middle, normal, _ = _planes(tree, points, weight, radius, rows)
            moved[rows] -= ((points[rows] - middle) * normal).sum(axis=1)[:, None] * normal
        points = moved
    return points


def _tree(points: FloatArray) -> Any:
    from scipy.spatial import cKDTree

    return cKDTree(points, balanced_tree=False, compact_nodes=False)


def _planes(
    tree: Any, points: FloatArray, weight: FloatArray, radius: float, rows: NDArray[np.int64]
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Of the neighbourhood of each row: (n, 3) its middle, (n, 3) its normal, (n) how thick it is."""
    distance, near = tree.query(points[rows], k=MOST, distance_upper_bound=radius)
    there = np.isfinite(distance)
    near = np.where(there, near, 0)
    share = there * weight[near] * np.where(there, 1 - (np.minimum(distance, radius) / radius) ** 2, 0)
    share = share / np.maximum(share.sum(axis=1, keepdims=True), 1e-12)
    around = points[near]
    middle = (share[..., None] * around).sum(axis=1)
    off = around - middle[:, None]
    values, vectors = np.linalg.eigh(np.einsum("nk,nki,nkj->nij", share, off, off))
    return middle, vectors[:, :, 0], np.sqrt(np.maximum(values[:, 0], 0.0))
