"""Meshes as the graphics card wants them: one vertex layout, and as few draws as materials allow.

Colour, metalness, roughness and glow ride on the vertices, so that all plain primitives of a mesh become one batch.
A texture, a blend or a double side makes a batch of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.meshes import Material, Mesh, Primitive

EMISSIVE_PREFIX = "emissive:"
CELLS = 50
"""How many cells the grid has along the longest side, that tells how dense a cloud is."""
PAINTED_SHARE = 0.35
"""A material takes an object's paint when it covers at least this much of what its largest material covers."""

VERTEX = np.dtype([
    ("position", "<f4", 3), ("normal", "<f2", 4), ("uv", "<f4", 2),
    ("color", "u1", 4), ("surface", "u1", 4), ("emissive", "u1", 4),
])
"""40 bytes: position (m), normal (half floats), texture coordinates, sRGB and opacity, then metallic, roughness,
takes paint, glows only while on; then emissive sRGB (the fourth byte pads)."""


Kind = tuple[bool, bool, float, bool, bool, bytes | None]
"""What primitives must agree in to share a batch: blended, double-sided, alpha cut, points, matte, texture."""
MATTE_ROUGHNESS = 0.7
"""From here on a dielectric is drawn without gloss."""


@dataclass(frozen=True, eq=False)
class Batch:
    """Vertices and triangles that one draw call can show."""

    vertices: NDArray[np.void]
    """(n) of `VERTEX`."""
    indices: NDArray[np.uint32]
    """(3 m) corners; empty for a cloud of points."""
    texture: bytes | None
    """An encoded picture, or None."""
    blended: bool
    """Whether what is behind shows through."""
    double_sided: bool
    """Whether backs are drawn."""
    matte: bool
    """Whether nothing in it is glossy or glows, so that the cheaper shading does."""
    alpha_cut: float
    """Fragments of less opacity are not drawn."""
    spacing_m: float = 0.0
    """For a cloud: how far apart its points lie on their surface."""

    @property
    def is_points(self) -> bool:
        """Whether it is a cloud of points."""
        return len(self.indices) == 0


def batches(mesh: Mesh) -> tuple[Batch, ...]:
    """A mesh's own level as batches, solid ones first."""
    painted = _painted(mesh)
    joined: dict[Kind, list[tuple[Primitive, bool]]] = {}
    for primitive, takes_paint in zip(mesh.primitives, painted, strict=True):
        if not len(primitive.positions):
            continue
        m = primitive.material
        blended = m.alpha_mode == "BLEND" and not _is_solid(primitive)
        cut = 0.5 if m.alpha_mode == "MASK" else 0.0
        key = (blended, m.double_sided, cut, len(primitive.triangles) == 0, _is_matte(m), m.texture)
        joined.setdefault(key, []).append((primitive, takes_paint))
    ordered = sorted(joined.items(), key=lambda item: item[0][0])
    return tuple(_batch(parts, key) for key, parts in ordered)


def _is_solid(primitive: Primitive) -> bool:
    """A material that says BLEND and yet lets nothing through."""
    return primitive.material.base_color[3] >= 0.999 and primitive.material.texture is None and (
        primitive.colors is None or float(primitive.colors[:, 3].min()) >= 0.999
    )


def _is_matte(m: Material) -> bool:
    return m.roughness >= MATTE_ROUGHNESS and m.metallic <= 0.05 and not _glows(m)


def _batch(parts: list[tuple[Primitive, bool]], key: Kind) -> Batch:
    blended, double_sided, cut, points, matte, texture = key
    vertices, indices, offset = [], [], 0
    for primitive, takes_paint in parts:
        v, i = _vertices(primitive, takes_paint)
        vertices.append(v)
        indices.append(i + np.uint32(offset))
        offset += len(v)
    joined = np.concatenate(vertices)
    if points:
        # A fixed shuffle: any first part of the cloud is then an even thinning of it.
        joined = joined[np.random.default_rng(0).permutation(len(joined))]
    apart = spacing(joined["position"]) if points else 0.0
    return Batch(joined, np.concatenate(indices).astype(np.uint32), texture, blended, double_sided, matte, cut, apart)


def spacing(points: NDArray[np.float32]) -> float:
    """How far apart the points of a cloud lie: from how many cells of a grid its surface fills."""
    extent = float(np.ptp(points, axis=0).max()) if len(points) else 0.0
    if extent <= 0:
        return 0.01
    cell = extent / CELLS
    filled = len(np.unique(np.floor(points / cell).astype(np.int32), axis=0))
    return cell * float(np.sqrt(filled / len(points)))


def _vertices(primitive: Primitive, takes_paint: bool) -> tuple[NDArray[np.void], NDArray[np.uint32]]:
    m, triangles = primitive.material, np.ascontiguousarray(primitive.triangles, dtype=np.uint32)
    pick: NDArray[np.integer[Any]] = np.arange(len(primitive.positions))
    normals = primitive.normals
    if normals is None and len(triangles):
        pick = triangles.reshape(-1)
        normals = np.repeat(_face_normals(primitive.positions, triangles), 3, axis=0)
        triangles = np.arange(len(pick), dtype=np.uint32).reshape(-1, 3)
    out = np.zeros(len(pick), dtype=VERTEX)
    out["position"] = primitive.positions[pick]
    if normals is not None:
        out["normal"][:, :3] = normals
    if primitive.uvs is not None:
        out["uv"] = primitive.uvs[pick]
    color = np.tile(np.asarray(m.base_color, dtype=np.float64), (len(pick), 1))
    if primitive.colors is not None:
        color = color * primitive.colors[pick]
    out["color"] = _bytes(color)
    lamp = m.name.startswith(EMISSIVE_PREFIX)
    out["surface"] = _bytes(np.array([m.metallic, m.roughness, float(takes_paint), float(lamp)]))
    glow = m.emissive if any(m.emissive) or not lamp else m.base_color[:3]
    out["emissive"][:, :3] = _bytes(np.array(glow, dtype=np.float64))
    return out, triangles.reshape(-1)


def _painted(mesh: Mesh) -> list[bool]:
    """Which primitives take an object's paint: the largest material and those of like extent, never glass or a glow."""
    areas: dict[Material, float] = {}
    for p in mesh.primitives:
        areas[p.material] = areas.get(p.material, 0.0) + _extent(p)
    eligible = {m: a for m, a in areas.items() if m.alpha_mode != "BLEND" and not _glows(m)} or areas
    most = max(eligible.values(), default=0.0)
    return [p.material in eligible and areas[p.material] >= PAINTED_SHARE * most for p in mesh.primitives]


def _glows(material: Material) -> bool:
    return material.name.startswith(EMISSIVE_PREFIX) or any(material.emissive)


def _extent(p: Primitive) -> float:
    if not len(p.triangles):
        return float(len(p.positions))
    a, b, c = (p.positions[p.triangles[:, k]].astype(np.float64) for k in range(3))
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)


def _face_normals(positions: NDArray[np.float32], triangles: NDArray[np.uint32]) -> NDArray[np.float64]:
    a, b, c = (positions[triangles[:, k]].astype(np.float64) for k in range(3))
    n = np.cross(b - a, c - a)
    length = np.linalg.norm(n, axis=1, keepdims=True)
    unit: NDArray[np.float64] = np.divide(n, length, out=np.zeros_like(n), where=length > 0)
    return unit


def _bytes(values: NDArray[np.float64]) -> NDArray[np.uint8]:
    return np.round(np.clip(values, 0.0, 1.0) * 255).astype(np.uint8)
