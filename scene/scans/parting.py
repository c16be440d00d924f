"""Things told apart in a scan by what was learned: pieces, and which of them are one."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import resources

import numpy as np

from scene.scans.clusters import Clusters, numbered, voxels_in
from scene.scans.joining import Networks, joined, unpacked
from scene.scans.merging import with_fragments
from scene.scans.pairs import Pieces, pieces_with_joints
from scene.scans.pieces import outward, pieces_of
from scene.scans.planes import Plane, main_yaw
from scene.scans.voxels import Rows, Voxels, near_pairs

TOUCH = 1.8
"""Voxels within so many edges of each other touch."""
LEAST_M2 = 0.006
"""A thing shows at least so much surface."""
WEIGHTS = "joiner.npz"


def parted(voxels: Voxels, planes: list[Plane], told: Clusters) -> tuple[Clusters, list[Plane]]:
    """The things of a scan that stands upright, and its shell. `told` is what the rules take for things."""
    pieces, piece = pieces_in(voxels, planes, told.label)
    root = joined(pieces, network())[piece]
    shell = np.flatnonzero(pieces.shell)
    taken = np.full(len(voxels), -1, np.int64)
    for k in shell.tolist():
        taken[root == k] = pieces.plane[k]
    label = np.where(taken >= 0, -1, root)
    free = np.flatnonzero(label >= 0)
    if len(free):
        _, part = np.unique(label[free], return_inverse=True)
        label[free] = with_fragments(voxels.points[free], part.astype(np.int64), voxels_in(LEAST_M2, voxels.size))
    rows = [np.flatnonzero(taken == n) for n in range(len(planes))]
    return numbered(label), [replace(p, rows=r) for p, r in zip(planes, rows, strict=True) if len(r)]


def pieces_in(voxels: Voxels, planes: list[Plane], told: Rows) -> tuple[Pieces, Rows]:
    """The pieces of a scan, and (m) which one each voxel is of."""
    plane_of = np.full(len(voxels), -1, np.int64)
    for n, plane in enumerate(planes):
        plane_of[plane.rows] = n
    normals = outward(voxels, planes)
    edges = near_pairs(voxels.points, TOUCH * voxels.size)
    piece = pieces_of(voxels, normals, edges, np.stack([plane_of, told], axis=1))
    return pieces_with_joints(voxels, normals, edges, piece, told, planes, main_yaw(planes)), piece


@cache
def network() -> Networks:
    """What was learned."""
    with resources.files("scene.scans").joinpath(WEIGHTS).open("rb") as stream, np.load(stream) as held:
        return unpacked(dict(held))
