"""A scan in many small pieces, each of one thing: parted where the colour changes, at creases, and at the shell.

Felzenszwalb and Huttenlocher 2004, on the minimum spanning tree of the voxels that touch.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.scans.planes import Plane
from scene.scans.voxels import Rows, Voxels, components

EDGE_RGB, EDGE_TURN = 0.08, 0.3
"""A change of colour, and of 1 minus the cosine between normals, that count alike."""
CONVEX = 0.4
"""A crease that bulges counts so much of one that is hollow."""
EVEN = 5.0
"""The larger, the larger the pieces."""
FEWEST = 8
"""Smaller pieces go to what they differ least from."""
CUT = 100.0
"""The weight of what is never one piece."""
EYES_M, EYE_STEP_M = 1.5, 0.5
"""People look at things from so high over the free floor; places are so far apart."""


def outward(voxels: Voxels, planes: list[Plane]) -> FloatArray:
    """(m, 3) the normals turned to where people stand: over the free floor, and rather the near places."""
    from scipy.spatial import cKDTree

    floor = [voxels.points[p.rows] for p in planes if p.kind == "floor"]
    level = floor[0] if floor and len(floor[0]) else voxels.points
    cells = np.unique(np.floor(level[:, [0, 2]] / EYE_STEP_M), axis=0)
    across, along = (cells + 0.5).T * EYE_STEP_M
    eyes = np.stack([across, np.full(len(cells), EYES_M), along], axis=1)
    tree = cKDTree(eyes)
    count = min(6, len(eyes))
    gap, near = tree.query(voxels.points, k=count)
    gap, near = gap.reshape(len(voxels), -1), near.reshape(len(voxels), -1)
    ways = (eyes[near] - voxels.points[:, None]) / np.maximum(gap, 0.2)[..., None] ** 3
    side = np.sign((ways.sum(axis=1) * voxels.normals).sum(axis=1))
    return np.asarray(voxels.normals * np.where(side == 0, 1.0, side)[:, None])


def pieces_of(voxels: Voxels, normals: FloatArray, edges: Rows, apart: Rows) -> Rows:
    """(m) the piece of each voxel, from 0. `normals` look outward, `edges` (k, 2) touch; voxels that differ in any
    column of `apart` (m, c) are never of one piece."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import minimum_spanning_tree

    count = len(voxels)
    weight = weights_of(voxels, normals, edges)
    weight[(apart[edges[:, 0]] != apart[edges[:, 1]]).any(axis=1)] = CUT
    graph = coo_matrix((weight + 1e-6, (edges[:, 0], edges[:, 1])), shape=(count, count)).tocsr()
    tree = minimum_spanning_tree(graph).tocoo()
    order = np.lexsort((tree.col, tree.row, tree.data))
    a, b, w = (x[order].tolist() for x in (tree.row, tree.col, tree.data))
    parent, size, inner = list(range(count)), [1] * count, [0.0] * count

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for grown in (False, True):
        for i, j, by in zip(a, b, w, strict=True):
            if by >= CUT:
                break
            i, j = root(i), root(j)
            if i == j:
                continue
            small = min(size[i], size[j]) < FEWEST
            if (small if grown else by <= min(inner[i] + EVEN / size[i], inner[j] + EVEN / size[j])):
                parent[j] = i
                size[i] += size[j]
                inner[i] = max(inner[i], inner[j], by)
    roots = np.array([root(n) for n in range(count)], np.int64)
    return components(count, np.stack([np.arange(count), roots], axis=1))


def weights_of(voxels: Voxels, normals: FloatArray, edges: Rows) -> FloatArray:
    """(k) how much the two voxels of each edge differ: in colour, and by the crease between them."""
    i, j = edges[:, 0], edges[:, 1]
    turn = 1 - np.abs((normals[i] * normals[j]).sum(axis=1))
    weight = turn / EDGE_TURN * np.where(bends(voxels.points, normals, edges) < 0, 1.0, CONVEX)
    if voxels.colors is not None:
        colors = smoothed(voxels.colors, edges)
        weight = weight + np.linalg.norm(colors[i] - colors[j], axis=1) / EDGE_RGB
    return np.asarray(weight, np.float64)


def bends(points: FloatArray, normals: FloatArray, edges: Rows) -> FloatArray:
    """(k) how convex the surface is between the voxels of each edge, -2 to 2; below 0 it is hollow."""
    i, j = edges[:, 0], edges[:, 1]
    way = points[j] - points[i]
    way = way / np.maximum(np.linalg.norm(way, axis=1), 1e-9)[:, None]
    return np.asarray(((normals[j] - normals[i]) * way).sum(axis=1))


def smoothed(values: FloatArray, edges: Rows) -> FloatArray:
    """(m, c) each row's mean with those it touches."""
    count = len(values)
    held = 1.0 + np.bincount(edges[:, 0], minlength=count) + np.bincount(edges[:, 1], minlength=count)
    out: NDArray[np.float64] = values.astype(np.float64)
    for k in range(values.shape[1]):
        out[:, k] += np.bincount(edges[:, 0], values[edges[:, 1], k], count)
        out[:, k] += np.bincount(edges[:, 1], values[edges[:, 0], k], count)
    return out / held[:, None]
