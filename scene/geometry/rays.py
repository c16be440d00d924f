"""What a ray meets: first the boxes of the scene, then the triangles of the few that it may hit.

A mesh is put into a ray scene once, in its own space, and rays are brought to it, their direction not normalised, so
that distances stay those of the world. Moving an object costs nothing; boxes need no ray scene at all.
"""

from __future__ import annotations

import importlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray, Ray, Vec3
from scene.meshes import BOX_URI, Mesh
from scene.objects import Scene

Rows = NDArray[np.intp]

TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Hit:
    """What a ray meets first."""

    object_id: str
    """Which object."""
    point: Vec3
    """Where, metres, in the world."""
    normal: Vec3
    """Unit vector out of the surface there, against the ray."""
    distance: float
    """From the ray's origin, in lengths of its direction: metres for a unit direction."""


@dataclass(frozen=True, eq=False)
class Crossings:
    """Every surface that each of a bundle of rays passes, in no order."""

    ray: Rows
    """(k) which ray."""
    distance: FloatArray
    """(k) where along it."""
    rising: FloatArray
    """(k) the world's vertical part of the unit normal of the surface, as its triangles are wound."""


def _open3d() -> Any:
    return importlib.import_module("open3d")


class MeshRays:
    """One mesh, ready to be hit, in its own space."""

    def __init__(self, mesh: Mesh) -> None:
        o3d = _open3d()
        self._tensor = o3d.core.Tensor
        self._scene = o3d.t.geometry.RaycastingScene(nthreads=1)
        parts = [p for p in mesh.primitives if len(p.triangles)]
        self.solid = bool(parts)
        if not parts:
            return
        offsets = np.cumsum([0, *(len(p.positions) for p in parts[:-1])])
        points = np.concatenate([p.positions for p in parts]).astype(np.float32)
        shifted = [p.triangles + np.uint32(o) for p, o in zip(parts, offsets, strict=True)]
        faces = np.concatenate(shifted).astype(np.uint32)
        self._scene.add_triangles(self._tensor(points), self._tensor(faces))
        corners = points[faces].astype(np.float64)
        normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        self._normals = normals / np.maximum(np.linalg.norm(normals, axis=1), TINY)[:, None]

    def cast(self, origins: FloatArray, directions: FloatArray) -> tuple[FloatArray, FloatArray]:
        """(m) distances, infinite where nothing is met, and (m, 3) normals as wound, in the mesh's space."""
        rays = np.concatenate([origins, directions], axis=1).astype(np.float32)
        found = self._scene.cast_rays(self._tensor(rays))
        distance = found["t_hit"].numpy().astype(np.float64)
        faces = found["primitive_ids"].numpy()
        normals = self._normals[np.where(np.isfinite(distance), faces, 0)]
        return distance, normals

    def crossings(self, origins: FloatArray, directions: FloatArray) -> tuple[Rows, FloatArray, FloatArray]:
        """All that the rays pass: (k) rays, (k) distances, (k, 3) normals as wound, in the mesh's space."""
        rays = np.concatenate([origins, directions], axis=1).astype(np.float32)
        found = self._scene.list_intersections(self._tensor(rays))
        faces = found["primitive_ids"].numpy().astype(np.intp)
        ray, distance = found["ray_ids"].numpy().astype(np.intp), found["t_hit"].numpy().astype(np.float64)
        return ray, distance, self._normals[faces]


_PREPARED: WeakKeyDictionary[Mesh, MeshRays] = WeakKeyDictionary()


def mesh_rays(scene: Scene, object_id: str) -> MeshRays | None:
    """The triangles of an object; None where its box is all there is."""
    uri = scene[object_id].geometry.uri
    if uri == BOX_URI:
        return None
    mesh = scene.meshes.get(uri)
    prepared = _PREPARED.get(mesh)
    if prepared is None:
        prepared = _PREPARED[mesh] = MeshRays(mesh)
    return prepared if prepared.solid else None


def slab(lo: FloatArray, hi: FloatArray, origin: FloatArray, direction: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Where rays enter and leave axis-aligned boxes (arrays broadcast over (..., 3)); a miss where enter > leave."""
    safe = np.where(np.abs(direction) < TINY, TINY, direction)
    a, b = (lo - origin) / safe, (hi - origin) / safe
    return np.minimum(a, b).max(axis=-1), np.maximum(a, b).min(axis=-1)


def cast_object(
    scene: Scene, object_id: str, origins: FloatArray, directions: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """(m) distances to one object, infinite where it is missed, and (m, 3) unit normals in the world, as wound."""
    boxes, row = scene.boxes, scene.boxes.index[object_id]
    rotation = boxes.rotation[row]
    rays = mesh_rays(scene, object_id)
    if rays is None:
        return _cast_box(boxes.half[row], rotation, origins - boxes.center[row], directions)
    position, scale = frame_of(scene, object_id)
    distance, normal = rays.cast((origins - position) @ rotation / scale, directions @ rotation / scale)
    return distance, _unit((normal / scale) @ rotation.T)


def frame_of(scene: Scene, object_id: str) -> tuple[FloatArray, FloatArray]:
    """(3) where an object's own origin is in the world, and (3) its scale."""
    o, boxes = scene[object_id], scene.boxes
    row = boxes.index[object_id]
    scale = np.array(o.scale)
    middle = (np.array(o.geometry.lo) + np.array(o.geometry.hi)) / 2 * scale
    return boxes.center[row] - boxes.rotation[row] @ middle, scale


def _cast_box(
    half: FloatArray, rotation: FloatArray, offset: FloatArray, directions: FloatArray
) -> tuple[FloatArray, FloatArray]:
    origin, way = offset @ rotation, directions @ rotation
    enter, leave = slab(-half, half, origin, way)
    hit = (enter <= leave) & (leave >= 0)
    t = np.where(hit, np.where(enter >= 0, enter, leave), np.inf)
    point = np.where(hit[:, None], origin + np.where(hit, t, 0.0)[:, None] * way, 0.0)
    share = np.abs(point) / np.maximum(half, TINY)
    axis = np.argmax(share, axis=1)
    normal = np.zeros_like(point)
    at = np.arange(len(point))
    normal[at, axis] = np.where(point[at, axis] >= 0, 1.0, -1.0)
    return t, normal @ rotation.T


def _unit(v: FloatArray) -> FloatArray:
    length = np.linalg.norm(v, axis=1, keepdims=True)
    return np.asarray(v / np.maximum(length, TINY))


def crossings_down(scene: Scene, object_id: str, points: FloatArray, from_y: float) -> Crossings:
    """Every surface of an object below `from_y` on vertical lines through (m, 2) points (x, z)."""
    boxes, row = scene.boxes, scene.boxes.index[object_id]
    origins = np.stack([points[:, 0], np.full(len(points), from_y), points[:, 1]], axis=1)
    directions = np.broadcast_to(np.array([0.0, -1.0, 0.0]), origins.shape)
    rotation = boxes.rotation[row]
    rays = mesh_rays(scene, object_id)
    if rays is None:
        half = boxes.half[row]
        enter, leave = slab(-half, half, (origins - boxes.center[row]) @ rotation, directions @ rotation)
        hit = np.flatnonzero(enter <= leave)
        ray = np.concatenate([hit, hit])
        distance = np.concatenate([enter[hit], leave[hit]])
        rising = np.concatenate([np.ones(len(hit)), -np.ones(len(hit))])
        below = distance >= 0
        return Crossings(ray[below], distance[below], rising[below])
    position, scale = frame_of(scene, object_id)
    ray, distance, normal = rays.crossings((origins - position) @ rotation / scale, directions @ rotation / scale)
    return Crossings(ray, distance, _unit((normal / scale) @ rotation.T)[:, 1])


def cast_rows(
    scene: Scene, rows: Rows, origins: FloatArray, directions: FloatArray
) -> tuple[FloatArray, Rows, FloatArray]:
    """(m) the nearest distance over some objects, (m) whose row it is (-1 for nobody's), (m, 3) the normal as wound."""
    m = len(origins)
    best, whose, normals = np.full(m, np.inf), np.full(m, -1, dtype=np.intp), np.zeros((m, 3))
    boxes = scene.boxes
    for row in rows.tolist():
        enter, leave = slab(boxes.lo[row] - 1e-6, boxes.hi[row] + 1e-6, origins, directions)
        rays = np.flatnonzero((enter <= leave) & (leave >= 0) & (enter <= best))
        if not len(rays):
            continue
        distance, normal = cast_object(scene, boxes.ids[row], origins[rays], directions[rays])
        nearer = distance < best[rays]
        chosen = rays[nearer]
        best[chosen], whose[chosen], normals[chosen] = distance[nearer], row, normal[nearer]
    return best, whose, normals


def cast_many(
    scene: Scene, origins: FloatArray, directions: FloatArray, *, ignore: Collection[str] = (),
    visible_only: bool = True,
) -> tuple[FloatArray, Rows, FloatArray]:
    """For (m, 3) rays: (m) distances (infinite for none), (m) rows of `scene.boxes` (-1 for none), (m, 3) normals."""
    boxes = scene.boxes
    keep = boxes.visible.copy() if visible_only else np.ones(len(boxes), dtype=np.bool_)
    keep[[boxes.index[i] for i in ignore if i in boxes.index]] = False
    return cast_rows(scene, np.flatnonzero(keep), np.asarray(origins, float), np.asarray(directions, float))


class RayCaster:
    """Picks in any version of any scene; meshes stay prepared for as long as somebody holds them."""

    def cast(self, scene: Scene, ray: Ray, *, ignore: Collection[str] = (), visible_only: bool = True) -> Hit | None:
        """The first object that a ray meets, or None."""
        boxes = scene.boxes
        if not len(boxes):
            return None
        origin, direction = np.array(ray.origin), np.array(ray.direction)
        enter, leave = slab(boxes.lo - 1e-6, boxes.hi + 1e-6, origin, direction)
        maybe = (enter <= leave) & (leave >= 0)
        if visible_only:
            maybe &= boxes.visible
        rows = np.flatnonzero(maybe)
        rows = rows[np.argsort(enter[rows], kind="stable")]
        best, found = np.inf, None
        for row in rows.tolist():
            if enter[row] > best:
                break
            if boxes.ids[row] in ignore:
                continue
            distance, normal = cast_object(scene, boxes.ids[row], origin[None], direction[None])
            if distance[0] < best:
                best, found = float(distance[0]), (row, normal[0])
        if found is None:
            return None
        row, n = found
        n = n if float(n @ direction) <= 0 else -n
        return Hit(boxes.ids[row], ray.at(best), (float(n[0]), float(n[1]), float(n[2])), best)


def cast(scene: Scene, ray: Ray, *, ignore: Collection[str] = (), visible_only: bool = True) -> Hit | None:
    """The first object that a ray meets, or None."""
    return RayCaster().cast(scene, ray, ignore=ignore, visible_only=visible_only)
