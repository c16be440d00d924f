"""One shape into parts: by gaps, by what stands on its tops, else where its joints are narrow or its colours change.

The last is a normalised cut (Shi and Malik 2000): the second eigenvector of a graph of small voxels whose ties are weak
across a change of colour, swept for the least cut against what it parts. Between two places that were pointed at it is
the random walker (Grady 2006).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.meshes import Mesh, Primitive
from scene.scans.clusters import standing_on
from scene.scans.scan import Scan, of_meshes, vertex_colors
from scene.scans.tops import tops_of
from scene.scans.voxels import Rows, components, near_pairs, voxels_of

MOST_NODES = 6000
REACH = 2.3
SPACINGS = 1.5
"""A voxel is so many times as large as points are apart, lest a sparse scan fall into flakes."""
TIE_RGB = 0.12
"""Voxels whose colours differ by this are tied at a third."""
LEAST = 0.03
"""A part has at least this share of the whole."""
MOST_NATURAL = 8
"""A shape with more parts than this by itself is parted in two."""
FEWEST = 24


class IndivisibleError(Exception):
    """A shape that is too small or too few points to be parted."""


@dataclass(frozen=True, eq=False)
class _Graph:
    """A shape at small voxels."""

    points: FloatArray
    edges: Rows
    ties: FloatArray
    colors: FloatArray | None
    normals: FloatArray
    size: float
    owner: Rows
    scan: Scan


def divide(mesh: Mesh, *, count: int | None = None, between: Sequence[FloatArray] = ()) -> list[Mesh]:
    """The parts of a mesh, the largest first, in its own frame. Every triangle or point is in one of them.

    `count` is how many; as many as show where it is None. With two places `between`, the parts are what is nearer to
    either, the first place's first.
    """
    graph = _graph(mesh)
    if len(between) == 2:
        part = _between(graph, between[0], between[1])
        order = [0, 1]
    else:
        part = _parts(graph, count)
        order = np.argsort(-np.bincount(part), kind="stable").tolist()
    if len(set(part.tolist())) < 2:
        raise IndivisibleError
    of_sample = part[graph.owner]
    return [m for n in order if (m := _taken(mesh, graph.scan, of_sample, n)) is not None]


def _graph(mesh: Mesh) -> _Graph:
    scan = _scan(mesh)
    if len(scan.points) < FEWEST:
        raise IndivisibleError
    size = max(0.004, float(np.ptp(scan.points, axis=0).max()) / 80, SPACINGS * _spacing(scan.points))
    voxels = voxels_of(scan, size)
    while len(voxels) > MOST_NODES:
        size *= 1.3
        voxels = voxels_of(scan, size)
    if len(voxels) < FEWEST:
        raise IndivisibleError
    edges = near_pairs(voxels.points, REACH * voxels.size)
    ties = np.ones(len(edges))
    if voxels.colors is not None:
        apart = np.linalg.norm(voxels.colors[edges[:, 0]] - voxels.colors[edges[:, 1]], axis=1)
        ties = np.exp(-((apart / TIE_RGB) ** 2)) + 1e-3
    return _Graph(voxels.points, edges, ties, voxels.colors, voxels.normals, voxels.size, voxels.owner, scan)


def _spacing(points: NDArray[np.float32]) -> float:
    """How far most points are from their nearest neighbour, metres."""
    from scipy.spatial import cKDTree

    some = points[:: max(1, len(points) // MOST_NODES)]
    share = len(some) / len(points)  # of a surface: thinned to a share, points are farther apart by its root
    return float(np.percentile(cKDTree(some).query(some, k=2)[0][:, 1], 90)) * float(np.sqrt(share))


def _scan(mesh: Mesh) -> Scan:
    """Samples of the surface, or the points themselves."""
    rows = [(p.positions, p, vertex_colors(p)) for p in mesh.primitives]
    surfaces = [r for r in rows if len(r[1].triangles)]
    if surfaces:
        return of_meshes(surfaces, 0)
    colors = [r[2] for r in rows]
    known = [c for c in colors if c is not None]
    points = np.concatenate([r[0] for r in rows]) if rows else np.zeros((0, 3), np.float32)
    return Scan(points, np.concatenate(known) if known and len(known) == len(colors) else None)


def _parts(graph: _Graph, count: int | None) -> Rows:
    """(m) the part of each voxel."""
    part = _natural(graph)
    wanted = count or min(max(2, int(part.max()) + 1), MOST_NATURAL)
    if int(part.max()) + 1 > wanted:
        part = _fewer(graph, part, wanted)
    tried: set[int] = set()
    while int(part.max()) + 1 < wanted:
        cuts = {n: _cut(graph, np.flatnonzero(part == n)) for n in range(int(part.max()) + 1) if n not in tried}
        best = min((c for c in cuts.items() if c[1] is not None), key=lambda c: c[1][0], default=None)  # type: ignore[index]
        if best is None or best[1] is None:
            break
        part = part.copy()
        part[best[1][1]] = int(part.max()) + 1
    return part


def _natural(graph: _Graph) -> Rows:
    """Parts that lie apart, or that stand on a top of the rest; one part where there are none."""
    least = max(FEWEST // 2, round(LEAST * len(graph.points)))
    part = components(len(graph.points), graph.edges)
    large = np.flatnonzero(np.bincount(part) >= least)
    if len(large) >= 2:
        return _nearest(graph.points, np.where(np.isin(part, large), part, -1))
    tops = tops_of(graph.points, graph.normals, graph.size)
    found = standing_on(graph.points, graph.edges, tops, least)
    return np.asarray(np.unique(found, return_inverse=True)[1], np.int64)


def _nearest(points: FloatArray, part: Rows) -> Rows:
    """The parts numbered from 0, with what is in none (-1) in the nearest one."""
    from scipy.spatial import cKDTree

    held = np.flatnonzero(part >= 0)
    out = part[held[cKDTree(points[held]).query(points)[1]]]
    return np.asarray(np.unique(out, return_inverse=True)[1], np.int64)


def _fewer(graph: _Graph, part: Rows, wanted: int) -> Rows:
    """Only the largest parts; what is left goes to the nearest of them."""
    kept = np.argsort(-np.bincount(part), kind="stable")[:wanted]
    return _nearest(graph.points, np.where(np.isin(part, kept), part, -1))


def _cut(graph: _Graph, rows: Rows) -> tuple[float, Rows] | None:
    """The best cut through some of the voxels: its cost, and those of one side; None where there is none."""
    from scipy.sparse.linalg import eigsh

    if len(rows) < FEWEST:
        return None
    local = np.full(len(graph.points), -1, np.int64)
    local[rows] = np.arange(len(rows))
    edges = local[graph.edges]
    inside = (edges >= 0).all(axis=1)
    edges, ties = edges[inside], graph.ties[inside]
    weights = _matrix(len(rows), edges, ties)
    degree = np.asarray(weights.sum(axis=1)).ravel() + 1e-9
    scale = _diagonal(1 / np.sqrt(degree))
    laplacian = _diagonal(np.ones(len(rows))) - scale @ weights @ scale
    start = np.random.default_rng(0).normal(size=len(rows))
    try:
        _, vectors = eigsh(laplacian.tocsc(), k=2, sigma=-1e-4, which="LM", v0=start)
    except (RuntimeError, ValueError):
        return None
    order = np.argsort(vectors[:, 1] / np.sqrt(degree), kind="stable")
    rank = np.empty(len(rows), np.int64)
    rank[order] = np.arange(len(rows))
    first, last = np.minimum(*rank[edges].T), np.maximum(*rank[edges].T)
    crossing = np.cumsum(np.bincount(first, ties, len(rows)) - np.bincount(last, ties, len(rows)))
    volume = np.cumsum(degree[order])
    cost = crossing / np.minimum(volume, volume[-1] - volume + 1e-9)
    edge = max(1, round(LEAST * len(rows)))
    at = edge + int(np.argmin(cost[edge:-edge]))
    return float(cost[at]), rows[order[: at + 1]]


def _between(graph: _Graph, first: FloatArray, second: FloatArray) -> Rows:
    """(m) 0 for what is more of the first place, 1 for what is more of the second."""
    from scipy.sparse.linalg import spsolve

    gaps = [np.linalg.norm(graph.points - p, axis=1) for p in (first, second)]
    seeds = [np.flatnonzero(g <= max(float(g.min()) + 1e-9, 2 * graph.size)) for g in gaps]
    if set(seeds[0].tolist()) & set(seeds[1].tolist()):
        raise IndivisibleError
    count = len(graph.points)
    known = np.zeros(count, np.bool_)
    known[np.concatenate(seeds)] = True
    value = np.zeros(count)
    value[seeds[1]] = 1.0
    weights = _matrix(count, graph.edges, graph.ties)
    laplacian = (_diagonal(np.asarray(weights.sum(axis=1)).ravel() + 1e-9) - weights).tocsr()
    free = np.flatnonzero(~known)
    value[free] = spsolve(laplacian[free][:, free].tocsc(), -laplacian[free][:, known] @ value[known])
    nearer = gaps[1] < gaps[0]
    part = components(count, graph.edges)
    touched = np.isin(part, part[known])
    return np.where(touched, value > 0.5, nearer).astype(np.int64)


def _matrix(count: int, edges: Rows, ties: FloatArray) -> Any:
    from scipy.sparse import coo_matrix

    half = coo_matrix((ties, (edges[:, 0], edges[:, 1])), shape=(count, count)).tocsr()
    return half + half.T


def _diagonal(values: FloatArray) -> Any:
    from scipy.sparse import diags

    return diags(values).tocsr()


def _taken(mesh: Mesh, scan: Scan, part: Rows, wanted: int) -> Mesh | None:
    """The triangles or points of one part."""
    found, at = [], 0
    if scan.triangle is None:
        for p in mesh.primitives:
            keep = np.flatnonzero(part[at : at + len(p.positions)] == wanted)
            at += len(p.positions)
            found.append(_some(p, keep, np.zeros((0, 3), np.uint32)))
    else:
        total = int(scan.triangle.max()) + 1
        width = int(part.max()) + 1
        votes = np.bincount(scan.triangle * width + part, minlength=total * width).reshape(total, width)
        of_triangle = votes.argmax(axis=1)
        for p in mesh.primitives:
            mine = np.zeros(len(p.triangles), np.bool_)
            slice_ = of_triangle[at : at + len(p.triangles)]
            mine[: len(slice_)] = slice_ == wanted
            mine[len(slice_) :] = wanted == 0
            at += len(p.triangles)
            used, inverse = np.unique(p.triangles[mine], return_inverse=True)
            found.append(_some(p, used.astype(np.int64), inverse.reshape(-1, 3).astype(np.uint32)))
    filled = tuple(p for p in found if len(p.positions))
    return Mesh(filled) if filled else None


def _some(p: Primitive, rows: NDArray[np.int64], triangles: NDArray[np.uint32]) -> Primitive:
    normals, uvs, colors = (None if a is None else a[rows] for a in (p.normals, p.uvs, p.colors))
    return Primitive(p.positions[rows], triangles, normals, uvs, colors, p.material)
