"""How coarse the round parts of a mesh are: what decides from how far its facets cannot be seen."""

from __future__ import annotations

import numpy as np

from scene.frames import FloatArray
from scene.meshes import Mesh, Primitive

SHARPEST_RAD = np.radians(75.0)
"""Normals that turn by more than this along an edge do not stand for a curve."""


def sagitta(mesh: Mesh) -> float:
    """How far the middles of a mesh's edges lie inside the curves they stand for, at most, metres.

    An edge whose ends have different normals stands for an arc that turns by the angle between them. The coarser
    levels of the mesh do not count.
    """
    return max((float(_sagittas(p).max(initial=0.0)) for p in mesh.primitives), default=0.0)


def _sagittas(p: Primitive) -> FloatArray:
    if p.normals is None or not len(p.triangles):
        return np.zeros(0)
    corners = p.triangles
    a = np.concatenate([corners[:, 0], corners[:, 1], corners[:, 2]])
    b = np.concatenate([corners[:, 1], corners[:, 2], corners[:, 0]])
    along = p.positions[b].astype(np.float64) - p.positions[a]
    length = np.linalg.norm(along, axis=1)
    # What turns about the edge itself, along a cylinder, bends nothing.
    bend = np.abs(np.einsum("ij,ij->i", along, p.normals[b].astype(np.float64) - p.normals[a]))
    bend = np.divide(bend, length, out=np.zeros_like(bend), where=length > 0)
    angle = 2 * np.arcsin(np.clip(bend / 2, 0.0, 1.0))
    arcs: FloatArray = np.where(angle <= SHARPEST_RAD, length * np.tan(angle / 4) / 2, 0.0)
    return arcs
