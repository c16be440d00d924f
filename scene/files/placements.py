"""How a glTF node stands, and how that becomes a rigid pose, a scale of its own, and what is left for the mesh.

A scene's poses are rigid and its scales are not inherited, while glTF inherits any matrix. Plain turns, shifts and
even scales stay exact; only what they cannot say goes through matrices, and only shear and mirrors reach the mesh.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from scene.files import values as v
from scene.frames import IDENTITY, ONES, ORIGIN, FloatArray, Pose, Vec3, matrix_from_quat, quat, quat_from_matrix
from scene.meshes import Mesh, Primitive

FLAT = 1e-9
"""A scale below this is no scale: the mesh is flattened along that axis."""
SQUARE = 1e-5
"""Axes whose cosine is below this stand square to each other."""
EVEN = 1e-6
"""A scale read off a matrix that is this near to 1 is 1."""


@dataclass(frozen=True, slots=True)
class Rigid:
    """A pose and then a scale along its own axes."""

    pose: Pose = Pose()
    """Where and how it stands."""
    scale: Vec3 = ONES
    """How it is stretched before that; any sign."""

    def matrix(self) -> FloatArray:
        """The same as a (4, 4) matrix."""
        m = self.pose.matrix()
        m[:3, :3] *= self.scale
        return m


Placement = Rigid | FloatArray
"""Exact where it can be, a (4, 4) matrix where not."""

STILL = Rigid()


@dataclass(frozen=True, slots=True)
class Settled:
    """A placement as the scene can hold it."""

    pose: Pose
    """The rigid part."""
    scale: Vec3
    """The scale along its own axes, above 0."""
    bake: FloatArray | None
    """(3, 3) what the mesh itself must take; None for nothing."""


def of_node(row: dict[str, Any], where: str) -> Placement:
    """The placement that a node declares."""
    if "matrix" in row:
        numbers = v.as_numbers(row["matrix"], f"{where}.matrix", 16)
        m: FloatArray = np.array(numbers, dtype=np.float64).reshape(4, 4).T
        if not np.allclose(m[3], (0, 0, 0, 1), atol=1e-6):
            raise v.wrong(f"{where}.matrix", row["matrix"], "a last row of 0, 0, 0, 1")
        m[3] = (0, 0, 0, 1)
        return STILL if np.array_equal(m, np.eye(4)) else m
    position = v.as_vec3(row["translation"], f"{where}.translation") if "translation" in row else ORIGIN
    scale = v.as_vec3(row["scale"], f"{where}.scale") if "scale" in row else ONES
    orientation = IDENTITY
    if "rotation" in row:
        x, y, z, w = v.as_numbers(row["rotation"], f"{where}.rotation", 4)
        if x * x + y * y + z * z + w * w < 1e-12:
            raise v.wrong(f"{where}.rotation", row["rotation"], "a unit quaternion x, y, z, w")
        orientation = quat((x, y, z, w), f"{where}.rotation")
    return Rigid(Pose(position, orientation), scale)


def compose(outer: Placement, inner: Placement) -> Placement:
    """`a_from_b` and `b_from_c` as `a_from_c`; exact where `outer` scales evenly."""
    if isinstance(outer, Rigid):
        if outer == STILL:
            return inner
        s = outer.scale[0]
        if isinstance(inner, Rigid) and s > FLAT and outer.scale == (s, s, s):
            x, y, z = inner.pose.position
            a, b, c = inner.scale
            return Rigid(outer.pose.compose(Pose((x * s, y * s, z * s), inner.pose.orientation)), (a * s, b * s, c * s))
    return matrix_of(outer) @ matrix_of(inner)


def matrix_of(placement: Placement) -> FloatArray:
    """A placement as a (4, 4) matrix."""
    return placement.matrix() if isinstance(placement, Rigid) else placement


def within_reach(placement: Placement, where: str) -> Placement:
    """The placement itself, or a `SceneFileError` where it leads out of every scene."""
    numbers = placement.pose.position + placement.scale if isinstance(placement, Rigid) else tuple(placement.flat)
    if not all(abs(n) <= v.MAX_METRES for n in numbers):
        raise v.wrong(
            where, max(numbers, key=abs), f"at most {v.MAX_METRES:g} metres from the origin, with all above it"
        )
    return placement


def settle(placement: Placement) -> Settled:
    """The rigid pose, the scale above 0 and the rest of a placement."""
    if isinstance(placement, Rigid):
        if min(placement.scale) > FLAT:
            return Settled(placement.pose, placement.scale, None)
        signs = [1.0 if s > FLAT else -1.0 if s < -FLAT else 0.0 for s in placement.scale]
        x, y, z = (abs(s) if abs(s) > FLAT else 1.0 for s in placement.scale)
        return Settled(placement.pose, (x, y, z), np.diag(signs))
    px, py, pz = (float(n) for n in placement[:3, 3])
    linear = placement[:3, :3]
    lengths = np.linalg.norm(linear, axis=0)
    if lengths.min() <= FLAT:
        return Settled(Pose((px, py, pz)), ONES, linear.copy())
    axes = linear / lengths
    if np.abs(axes.T @ axes - np.eye(3)).max() <= SQUARE:
        mirrored = float(np.linalg.det(axes)) < 0
        if mirrored:
            axes = axes * (-1.0, 1.0, 1.0)
        a, b, c = (1.0 if abs(s - 1.0) <= EVEN else float(s) for s in lengths)
        return Settled(
            Pose((px, py, pz), quat_from_matrix(axes)), (a, b, c), np.diag((-1.0, 1.0, 1.0)) if mirrored else None
        )
    u, _, vt = np.linalg.svd(linear)
    turn = u @ vt
    if float(np.linalg.det(turn)) < 0:
        turn = (u * (1.0, 1.0, -1.0)) @ vt
    return Settled(Pose((px, py, pz), quat_from_matrix(turn)), ONES, turn.T @ linear)


def below(placement: Placement, settled: Settled) -> Placement:
    """What a settled object's children inherit in the frame of its rigid pose: its scale and shear."""
    if isinstance(placement, Rigid):
        return Rigid(Pose(), placement.scale)
    m = np.eye(4)
    m[:3, :3] = matrix_from_quat(settled.pose.orientation).T @ placement[:3, :3]
    return m


def baked(mesh: Mesh, bake: FloatArray) -> Mesh:
    """A mesh with a (3, 3) matrix taken into its vertices; a mirror turns its triangles round."""
    return Mesh(tuple(_baked(p, bake) for p in mesh.primitives), tuple(baked(m, bake) for m in mesh.lods))


def _baked(p: Primitive, bake: FloatArray) -> Primitive:
    determinant = float(np.linalg.det(bake))
    normals = None
    if p.normals is not None and abs(determinant) > 1e-12:
        turned = p.normals.astype(np.float64) @ np.linalg.inv(bake)
        lengths = np.linalg.norm(turned, axis=1, keepdims=True)
        normals = np.divide(turned, lengths, out=np.zeros_like(turned), where=lengths > 0).astype(np.float32)
    positions = (p.positions.astype(np.float64) @ bake.T).astype(np.float32)
    triangles = np.ascontiguousarray(p.triangles[:, [0, 2, 1]]) if determinant < 0 else p.triangles
    return replace(p, positions=positions, normals=normals, triangles=triangles)
