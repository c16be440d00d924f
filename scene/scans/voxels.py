"""A scan at one point every 2 cm: what all the searching works on, however many points the scan has."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.scans.scan import Scan
from scene.scans.smooth import drawn_together, thickness

VOXEL_M = 0.02
"""The edge of a voxel."""
MOST = 600_000
"""With more voxels than these they are made coarser: a whole house."""
SPARSE, COARSEST_M = 1.8, 0.045
"""With fewer points a voxel than this they are made coarser, up to so much."""
FAINT = 0.12
"""A voxel with less than this share of the usual number of points is noise beside a surface."""
SMOOTH_M = 0.09
"""Over so much of a surface its noise is taken away."""
NOISY, SOLID = 0.35, 0.7
"""Surfaces thicker than this share of a voxel are noisy; what is thicker than that is no surface."""
PLAIN = 0.004
"""Colours that vary less are what a format puts where there are none; they tell nothing apart."""
NORMAL_M = 0.06
"""The surface around a point within this is taken to be flat."""

Rows = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Voxels:
    """The occupied voxels of a scan, in an order that depends on the scan alone."""

    size: float
    """The edge of a voxel, metres."""
    points: FloatArray
    """(m, 3) the mean of the points in each."""
    colors: FloatArray | None
    """(m, 3) the mean of their colours."""
    normals: FloatArray
    """(m, 3) unit vectors across the surface, of either sign."""
    owner: Rows
    """(n) the voxel of each point of the scan."""

    def __len__(self) -> int:
        return len(self.points)

    def turned(self, rotation: FloatArray, offset: FloatArray) -> Voxels:
        """The same, turned and then moved."""
        return replace(self, points=self.points @ rotation.T + offset, normals=self.normals @ rotation.T)


def voxels_of(scan: Scan, size: float = VOXEL_M) -> Voxels:
    """The voxels of a scan in metres; coarser ones where the scan is sparse."""
    owner, count = _cells(scan.points, size)
    while count > MOST or (len(scan.points) < SPARSE * count and size < COARSEST_M):
        size *= 1.25
        owner, count = _cells(scan.points, size)
    held = np.bincount(owner, minlength=count)
    share = 1.0 / held
    points = _means(scan.points, owner, share)
    colors = None if scan.colors is None else _means(scan.colors, owner, share)
    if colors is not None and float(colors.std(axis=0).max()) < PLAIN:
        colors = None
    kept = np.flatnonzero(held >= FAINT * np.median(held))
    if len(kept) < count:
        owner = _nearest(points, kept)[owner]
        points, colors = points[kept], None if colors is None else colors[kept]
    weight: FloatArray = np.asarray(held[kept], np.float64)
    radius = max(SMOOTH_M, 3 * size)
    if NOISY * size < thickness(points, weight, radius) < SOLID * size:
        points, colors, owner = _thinner(drawn_together(points, weight, radius), colors, owner, weight, size)
    return Voxels(size, points, colors, normals_of(points, max(NORMAL_M, 3 * size)), owner)


def _thinner(
    points: FloatArray, colors: FloatArray | None, owner: Rows, held: FloatArray, size: float
) -> tuple[FloatArray, FloatArray | None, Rows]:
    """The voxels of voxels that were drawn together: what fell into one is one."""
    again, count = _cells(points, size)
    share = 1.0 / np.bincount(again, held, minlength=count)
    points = _means(points * held[:, None], again, share)
    colors = None if colors is None else _means(colors * held[:, None], again, share)
    return points, colors, again[owner]


def _nearest(points: FloatArray, kept: Rows) -> Rows:
    """(n) the place in `kept` of each row, or of the nearest one that is kept."""
    from scipy.spatial import cKDTree

    place = np.full(len(points), -1, np.int64)
    place[kept] = np.arange(len(kept))
    lost = np.flatnonzero(place < 0)
    place[lost] = cKDTree(points[kept]).query(points[lost])[1]
    return place


def _cells(points: NDArray[np.floating], size: float) -> tuple[Rows, int]:
    """(n) which voxel each point is in, and how many there are."""
    cell = np.floor((points - points.min(axis=0)) / size).astype(np.int64)
    _, y, z = (int(k) + 1 for k in cell.max(axis=0))
    keys, owner = np.unique((cell[:, 0] * y + cell[:, 1]) * z + cell[:, 2], return_inverse=True)
    return owner.astype(np.int64), len(keys)


def _means(rows: NDArray[np.floating], owner: Rows, share: FloatArray) -> FloatArray:
    sums = [np.bincount(owner, weights=rows[:, k], minlength=len(share)) for k in range(rows.shape[1])]
    return np.stack(sums, axis=1) * share[:, None]


def normals_of(points: FloatArray, radius: float) -> FloatArray:
    """(m, 3) the direction in which the neighbourhood of each point is thinnest."""
    import open3d as o3d

    cloud = o3d.geometry.PointCloud(o3d.utility.Vector3dVector(points))
    cloud.estimate_normals(o3d.geometry.KDTreeSearchParamHybrid(radius=radius, max_nn=40))
    return np.asarray(cloud.normals)


def near_pairs(points: FloatArray, radius: float) -> Rows:
    """(k, 2) pairs of rows nearer than `radius`, the smaller row first, in order."""
    from scipy.spatial import cKDTree

    pairs = np.asarray(cKDTree(points).query_pairs(radius, output_type="ndarray"), np.int64).reshape(-1, 2)
    return pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]


def components(count: int, pairs: Rows) -> Rows:
    """(count) which connected part each row is in, numbered from 0 by their first rows."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    graph = coo_matrix((np.ones(len(pairs), np.int8), (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    _, labels = connected_components(graph, directed=False)
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    rank = np.empty(len(first), np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    return np.asarray(rank[inverse], np.int64)
