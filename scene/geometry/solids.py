"""Points all over an object's surface, and where a set of things touches what is under it.

Points are laid out once a mesh, in its own space: its vertices, and more on triangles that are large.
"""

from __future__ import annotations

from functools import cache
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.geometry.rays import frame_of, mesh_rays
from scene.meshes import Mesh
from scene.objects import Scene

SPACING_M = 0.012
"""How far apart the points are on a small object."""

MOST_POINTS = 12_000
"""Of a large one, no more than about so many."""

_LAID: WeakKeyDictionary[Mesh, FloatArray] = WeakKeyDictionary()


def surface_points(scene: Scene, object_id: str) -> FloatArray:
    """(k, 3) points on an object's surface, in the world, metres."""
    boxes, row = scene.boxes, scene.boxes.index[object_id]
    if mesh_rays(scene, object_id) is None:
        shell = _shell() * boxes.half[row]
        return np.asarray(boxes.center[row] + shell @ boxes.rotation[row].T)
    mesh = scene.meshes.get(scene[object_id].geometry.uri)
    points = _LAID.get(mesh)
    if points is None:
        points = _LAID[mesh] = _lay(mesh)
    position, scale = frame_of(scene, object_id)
    return np.asarray(position + (points * scale) @ boxes.rotation[row].T)


@cache
def _shell() -> FloatArray:
    """(1014, 3) points on the sides of the cube from -1 to 1."""
    grid = np.linspace(-1, 1, 13)
    a, b = (g.ravel() for g in np.meshgrid(grid, grid, indexing="ij"))
    one = np.ones_like(a)
    faces = [np.roll(np.stack([s * one, a, b], axis=1), axis, axis=1) for axis in range(3) for s in (-1, 1)]
    shell: FloatArray = np.concatenate(faces)
    shell.flags.writeable = False
    return shell


def _lay(mesh: Mesh) -> FloatArray:
    parts = [p for p in mesh.primitives if len(p.triangles)]
    corners = np.concatenate([p.positions[p.triangles] for p in parts]).astype(np.float64)
    vertices = np.concatenate([p.positions for p in parts]).astype(np.float64)
    edge1, edge2 = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    area = np.linalg.norm(np.cross(edge1, edge2), axis=1) / 2
    spacing = max(SPACING_M, float(np.sqrt(area.sum() / MOST_POINTS)))
    count = np.ceil(area / spacing**2).astype(np.intp)
    count[area < spacing**2 / 2] = 0
    face = np.repeat(np.arange(len(area)), count)
    n = np.arange(len(face)) - np.repeat(np.cumsum(count) - count, count)
    # The R2 sequence of Roberts (2018) covers a square evenly; folded, it covers a triangle.
    u, v = (0.5 + n * 0.7548776662466927) % 1, (0.5 + n * 0.5698402909980532) % 1
    over = u + v > 1
    u, v = np.where(over, 1 - u, u), np.where(over, 1 - v, v)
    laid = corners[face, 0] + u[:, None] * edge1[face] + v[:, None] * edge2[face]
    return np.concatenate([vertices, laid])


_EDGES: WeakKeyDictionary[Mesh, FloatArray] = WeakKeyDictionary()


def surface_edges(scene: Scene, object_id: str) -> FloatArray | None:
    """(k, 2, 3) the edges of an object's triangles, in the world, metres; None where only its box is known."""
    if mesh_rays(scene, object_id) is None:
        return None
    mesh = scene.meshes.get(scene[object_id].geometry.uri)
    edges = _EDGES.get(mesh)
    if edges is None:
        parts = [p.positions[_pairs(p.triangles)].astype(np.float64) for p in mesh.primitives if len(p.triangles)]
        edges = _EDGES[mesh] = np.concatenate(parts)
    boxes, row = scene.boxes, scene.boxes.index[object_id]
    position, scale = frame_of(scene, object_id)
    return np.asarray(position + (edges * scale) @ boxes.rotation[row].T)


def _pairs(triangles: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """(k, 2) the vertices of each edge once."""
    both = np.sort(np.concatenate([triangles[:, (0, 1)], triangles[:, (1, 2)], triangles[:, (2, 0)]]), axis=1)
    return np.unique(both, axis=0)


def extreme_points(points: FloatArray, *, lowest: bool, cell_m: float) -> FloatArray:
    """Of (k, 3) points the lowest (or highest) in each square of a grid seen from above."""
    if not len(points):
        return points
    square = np.floor(points[:, (0, 2)] / cell_m).astype(np.int64)
    order = np.lexsort((points[:, 1] if lowest else -points[:, 1], square[:, 1], square[:, 0]))
    sorted_squares = square[order]
    first = np.ones(len(order), dtype=np.bool_)
    first[1:] = (sorted_squares[1:] != sorted_squares[:-1]).any(axis=1)
    return points[order[first]]
