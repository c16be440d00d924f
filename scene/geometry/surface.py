"""A surface to look at and to feel: what rays meet on it, with the colour and the normal there. No OpenGL.

Meshes are met where their triangles are. A cloud of points has no surface: each of its points, thinned to an even
spacing, becomes a small square across its estimated normal.
"""

from __future__ import annotations

import importlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray, Rgb
from scene.meshes import Material, Primitive, box_mesh

SPLATS = 12_000
"""A cloud is thinned to about so many squares."""
SPLAT_REACH = 0.75
"""Half a square's side, in spacings: neighbours overlap a little."""
TEXTURE_SIDE = 512
"""Pictures are shrunk to this, so that a pixel of a view does not fall between theirs."""
NEUTRAL: Rgb = (0.7, 0.7, 0.7)
"""The colour of what has none."""
Floats32 = NDArray[np.float32]
_WHITE = Material("splats", (1.0, 1.0, 1.0, 1.0))


@dataclass(frozen=True, eq=False)
class Seen:
    """What (m) rays met."""

    distance: Floats32
    """(m) in lengths of the ray's direction; infinite where nothing is met."""
    normal: Floats32
    """(m, 3) unit vectors against the ray; 0 where nothing is met."""
    rgb: Floats32
    """(m, 3) sRGB, 0 to 1, unlit; 0 where nothing is met."""
    part: NDArray[np.int32]
    """(m) which part was met, -1 for none."""

    @property
    def met(self) -> NDArray[np.bool_]:
        """(m) whether anything was met."""
        return self.part >= 0


class Surface:
    """Parts in one frame, ready for rays."""

    def __init__(self, parts: Sequence[Primitive], *, paint: Rgb | None = None) -> None:
        o3d: Any = importlib.import_module("open3d")
        self._tensor = o3d.core.Tensor
        self._caster = o3d.t.geometry.RaycastingScene()
        self._parts: list[Primitive] = []
        self._index: list[int] = []
        self.paint = paint
        for n, p in enumerate(parts):
            solid = p if len(p.triangles) else splatted(p)
            if not len(solid.triangles):
                continue
            self._caster.add_triangles(self._tensor(np.ascontiguousarray(solid.positions, np.float32)),
                                       self._tensor(np.ascontiguousarray(solid.triangles, np.uint32)))
            self._parts.append(solid)
            self._index.append(n)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to meet."""
        return not self._parts

    def look(self, origins: FloatArray, directions: FloatArray) -> Seen:
        """What (m, 3) rays from `origins` along `directions` meet first."""
        m = len(origins)
        distance = np.full(m, np.inf, np.float32)
        normal, rgb = np.zeros((m, 3), np.float32), np.zeros((m, 3), np.float32)
        part = np.full(m, -1, np.int32)
        if self.empty or not m:
            return Seen(distance, normal, rgb, part)
        rays = np.concatenate([origins, directions], axis=1).astype(np.float32)
        hit = self._caster.cast_rays(self._tensor(rays))
        distance = hit["t_hit"].numpy()
        geometry = hit["geometry_ids"].numpy().astype(np.int64)
        face, at, flat = hit["primitive_ids"].numpy(), hit["primitive_uvs"].numpy(), hit["primitive_normals"].numpy()
        met = np.isfinite(distance)
        for n, p in enumerate(self._parts):
            rows = np.flatnonzero(met & (geometry == n))
            if not len(rows):
                continue
            corners = p.triangles[face[rows].astype(np.int64)]
            weights = np.stack([1 - at[rows].sum(axis=1), at[rows, 0], at[rows, 1]], axis=1)[:, :, None]
            part[rows] = self._index[n]
            normal[rows] = flat[rows] if p.normals is None else (p.normals[corners] * weights).sum(axis=1)
            rgb[rows] = self.paint if self.paint is not None else _colour(p, corners, weights)
        normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
        facing = (normal * directions).sum(axis=1, keepdims=True)
        return Seen(distance, np.where(facing > 0, -normal, normal).astype(np.float32), rgb, part)


def box_part(size: tuple[float, float, float], rgb: Rgb | None = None) -> Primitive:
    """A bare box as a part, its base's middle at the origin."""
    x, y, z = (max(v, 1e-4) for v in size)
    part = box_mesh((-x / 2, 0.0, -z / 2), (x / 2, y, z / 2)).primitives[0]
    tint = np.broadcast_to(np.array([*(rgb or NEUTRAL), 1.0], np.float32), (len(part.positions), 4))
    return Primitive(part.positions, part.triangles, colors=tint / np.float32(0.8))


def _colour(p: Primitive, corners: NDArray[Any], weights: NDArray[Any]) -> NDArray[Any]:
    base = np.asarray(p.material.base_color[:3], np.float32)
    colour = np.broadcast_to(base, (len(corners), 3))
    if p.colors is not None:
        colour = colour * (p.colors[corners][:, :, :3] * weights).sum(axis=1)
    if p.material.texture is not None and p.uvs is not None:
        picture = _picture(p.material.texture)
        if picture is not None:
            uv = (p.uvs[corners] * weights).sum(axis=1)
            high, wide = picture.shape[:2]
            x = np.floor(np.mod(uv[:, 0], 1.0) * wide).astype(np.intp) % wide
            y = np.floor(np.mod(uv[:, 1], 1.0) * high).astype(np.intp) % high
            colour = colour * picture[y, x]
    return np.clip(colour, 0.0, 1.0)


@lru_cache(maxsize=64)
def _picture(texture: bytes) -> Floats32 | None:
    """(h, w, 3) a texture's colours; None where it cannot be read."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(texture)) as image:
            small = image.convert("RGB")
            small.thumbnail((TEXTURE_SIDE, TEXTURE_SIDE))
            return (np.asarray(small, np.float32) / 255).astype(np.float32)
    except OSError:
        return None


def thinned(p: Primitive, most: int = SPLATS) -> tuple[FloatArray, Floats32 | None, float]:
    """(k, 3) points of a cloud with an even spacing, (k, 3) their mean colours, and the spacing, metres."""
    points = p.positions.astype(np.float64)
    keep = np.isfinite(points).all(axis=1)
    points = points[keep]
    colours = None if p.colors is None else p.colors[keep, :3] * np.asarray(p.material.base_color[:3], np.float32)
    if not len(points):
        return points, colours, 0.0
    lo, extent = points.min(axis=0), np.ptp(points, axis=0)
    spacing = max(float(np.sqrt(2.0 * (extent[0] * extent[1] + extent[1] * extent[2] + extent[0] * extent[2]) / most)),
                  1e-4, float(extent.max()) / 400)
    cell = np.floor((points - lo) / spacing).astype(np.int64)
    _, owner, counts = np.unique(cell @ np.array([1, 2048, 2048**2]), return_inverse=True, return_counts=True)
    owner = owner.ravel()
    middle = np.stack([np.bincount(owner, points[:, i]) for i in range(3)], axis=1) / counts[:, None]
    tint = None
    if colours is not None:
        tint = (np.stack([np.bincount(owner, colours[:, i]) for i in range(3)], axis=1) / counts[:, None]).astype(
            np.float32)
    return middle, tint, spacing


def _apart(points: FloatArray) -> float:
    """How far the points of a sparse cloud are from their fourth neighbours, in the median."""
    from scipy.spatial import cKDTree

    few = points[:: max(1, len(points) // 1000)]
    return float(np.median(cKDTree(points).query(few, k=min(5, len(points)))[0][:, -1]))


def splatted(p: Primitive) -> Primitive:
    """A cloud as small squares across its estimated normals; empty for fewer than four points."""
    points, tint, spacing = thinned(p)
    if len(points) < 4:
        return Primitive(np.zeros((0, 3), np.float32), np.zeros((0, 3), np.uint32))
    o3d: Any = importlib.import_module("open3d")
    cloud = o3d.geometry.PointCloud(o3d.utility.Vector3dVector(points))
    cloud.estimate_normals(o3d.geometry.KDTreeSearchParamKNN(min(16, len(points))))
    normal = np.asarray(cloud.normals)
    helper = np.where(np.abs(normal[:, :1]) < 0.9, np.array([[1.0, 0, 0]]), np.array([[0, 1.0, 0]]))
    u = np.cross(normal, helper)
    u /= np.maximum(np.linalg.norm(u, axis=1, keepdims=True), 1e-9)
    v, reach = np.cross(normal, u), max(spacing, _apart(points)) * SPLAT_REACH
    corners = np.stack([points + reach * (a * u + b * v) for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))], axis=1)
    first = np.arange(len(points))[:, None] * 4
    faces = np.concatenate([first + np.array([0, 1, 2]), first + np.array([0, 2, 3])]).astype(np.uint32)
    shade = np.full((len(points), 4), 1.0, np.float32)
    shade[:, :3] = NEUTRAL if tint is None else tint
    normals = np.repeat(normal, 4, axis=0).astype(np.float32)
    return Primitive(corners.reshape(-1, 3).astype(np.float32), faces, normals, colors=np.repeat(shade, 4, axis=0),
                     material=_WHITE)



