"""Triangle meshes and where they are kept: arrays outside the scene's own data, named by a URI that the scene holds.

`box` is the unit box, `asset:<id>` a catalogue model (read when first asked for), `mesh:<sha256>` the content itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.errors import SceneFileError
from scene.frames import FloatArray, Rgb, Vec3

BOX_URI = "box"
ASSET_SCHEME = "asset:"
MESH_SCHEME = "mesh:"
AREA_BLOCK = 2**19
"""The area of so many triangles is summed at a time."""


@dataclass(frozen=True, slots=True)
class Material:
    """A metallic-roughness material, as glTF 2.0 means it. Colours are sRGB, 0 to 1."""

    name: str = ""
    """The maker's name. One that starts with `emissive:` glows only while its object's state has `on` true."""
    base_color: tuple[float, float, float, float] = (0.8, 0.8, 0.8, 1.0)
    """Red, green, blue and opacity."""
    metallic: float = 0.0
    """0 for a dielectric, 1 for a metal."""
    roughness: float = 0.7
    """0 for a mirror, 1 for chalk."""
    emissive: Rgb = (0.0, 0.0, 0.0)
    """Light that it gives by itself."""
    texture: bytes | None = None
    """The base colour's picture, an encoded PNG or JPEG; multiplied with `base_color`."""
    alpha_mode: str = "OPAQUE"
    """`OPAQUE`, `MASK` or `BLEND`."""
    double_sided: bool = False
    """Whether the back of a triangle is drawn too."""
    maps: tuple[tuple[str, bytes], ...] = ()
    """Its other pictures, encoded, by their place in the file's material (`normalTexture`); kept for the way back."""
    extras: str = ""
    """What its file said of it that is not ours, as canonical JSON text; kept for the way back."""


@dataclass(frozen=True, eq=False)
class Primitive:
    """Triangles of one material. With no triangles at all it is a cloud of points."""

    positions: NDArray[np.float32]
    """(n, 3) vertices in the object's frame, metres."""
    triangles: NDArray[np.uint32]
    """(m, 3) indices into the vertices, anticlockwise seen from outside; (0, 3) for a cloud of points."""
    normals: NDArray[np.float32] | None = None
    """(n, 3) unit vectors, or None to shade each triangle flat."""
    uvs: NDArray[np.float32] | None = None
    """(n, 2) texture coordinates, (0, 0) at the picture's upper left as in glTF."""
    colors: NDArray[np.float32] | None = None
    """(n, 4) sRGB and opacity a vertex, multiplied with the base colour."""
    material: Material = field(default_factory=Material)
    """How the surface looks."""


@dataclass(frozen=True, eq=False)
class Mesh:
    """What one object looks like, in its own frame."""

    primitives: tuple[Primitive, ...]
    """One a material."""
    lods: tuple[Mesh, ...] = ()
    """Coarser versions, finest first, for when it is small in the view."""

    @cached_property
    def bounds(self) -> tuple[Vec3, Vec3]:
        """The lower and upper corner of its axis-aligned box in its own frame."""
        filled = [p.positions for p in self.primitives if len(p.positions)]
        if not filled:
            return (0.0, 0.0, 0.0), (0.0, 0.0, 0.0)
        lo = np.min([p.min(axis=0) for p in filled], axis=0)
        hi = np.max([p.max(axis=0) for p in filled], axis=0)
        return (float(lo[0]), float(lo[1]), float(lo[2])), (float(hi[0]), float(hi[1]), float(hi[2]))

    @cached_property
    def merged(self) -> tuple[NDArray[np.float32], NDArray[np.uint32]]:
        """All vertices (n, 3) and all triangles (m, 3) as one pair of arrays, for rays and supports."""
        points, faces, offset = [np.zeros((0, 3), np.float32)], [np.zeros((0, 3), np.uint32)], 0
        for p in self.primitives:
            points.append(p.positions)
            faces.append((p.triangles + np.uint32(offset)).astype(np.uint32))
            offset += len(p.positions)
        return np.concatenate(points), np.concatenate(faces)

    @property
    def triangle_count(self) -> int:
        """How many triangles the finest level has."""
        return sum(len(p.triangles) for p in self.primitives)

    @cached_property
    def mean_rgb(self) -> Rgb:
        """The mean sRGB colour, each primitive weighed by its surface (by its vertices where it has no triangles)."""
        total, weight = np.zeros(3), 0.0
        for p in self.primitives:
            w = _area(p) if len(p.triangles) else float(len(p.positions))
            tint = p.colors[:, :3].mean(axis=0) if p.colors is not None and len(p.colors) else np.ones(3)
            total += w * np.asarray(p.material.base_color[:3]) * tint
            weight += w
        mean = total / weight if weight > 0 else np.full(3, 0.7)
        return (float(mean[0]), float(mean[1]), float(mean[2]))

    @cached_property
    def content_uri(self) -> str:
        """`mesh:<sha256>` of everything that shapes and colours it."""
        digest = hashlib.sha256()
        for p in self.primitives:
            for array in (p.positions, p.triangles, p.normals, p.uvs, p.colors):
                digest.update(b"-" if array is None else np.ascontiguousarray(array).reshape(-1).view(np.uint8).data)
                digest.update(b"|")
            digest.update(repr(p.material).encode())
        return MESH_SCHEME + digest.hexdigest()


def _area(primitive: Primitive) -> float:
    total = 0.0
    for start in range(0, len(primitive.triangles), AREA_BLOCK):
        corners = primitive.positions[primitive.triangles[start : start + AREA_BLOCK]].astype(np.float64)
        cross = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        total += float(np.linalg.norm(cross, axis=1).sum() / 2)
    return total


def box_mesh(lo: Vec3 = (-0.5, -0.5, -0.5), hi: Vec3 = (0.5, 0.5, 0.5), *, material: Material | None = None) -> Mesh:
    """A box from `lo` to `hi` with flat faces: 24 vertices, 12 triangles."""
    corners: FloatArray = np.array([lo, hi], dtype=np.float64)
    positions: list[FloatArray] = []
    normals: list[FloatArray] = []
    triangles: list[list[int]] = []
    for axis in range(3):
        u, v = (axis + 1) % 3, (axis + 2) % 3
        for side in (0, 1):
            start = len(positions)
            for a, b in ((0, 0), (1, 0), (1, 1), (0, 1)):
                point = np.empty(3)
                point[axis], point[u], point[v] = corners[side, axis], corners[a, u], corners[b, v]
                positions.append(point)
                normals.append(np.eye(3)[axis] * (1 if side else -1))
            order = ((0, 1, 2), (0, 2, 3)) if side else ((0, 2, 1), (0, 3, 2))
            triangles += [[start + i for i in face] for face in order]
    primitive = Primitive(
        np.array(positions, np.float32), np.array(triangles, np.uint32), np.array(normals, np.float32),
        material=material or Material(),
    )
    return Mesh((primitive,))


class MeshStore:
    """Meshes by URI. It only gains, and a named mesh never changes: every version of a scene can share it."""

    def __init__(self, load_asset: Callable[[str], Mesh] | None = None) -> None:
        self._meshes: dict[str, Mesh] = {}
        self._load_asset = load_asset

    def get(self, uri: str) -> Mesh:
        """The mesh of a URI; `box` is the unit box about the origin."""
        found = self._meshes.get(uri)
        if found is None:
            found = self._load(uri)
            self._meshes[uri] = found
        return found

    def _load(self, uri: str) -> Mesh:
        if uri == BOX_URI:
            return box_mesh()
        if uri.startswith(ASSET_SCHEME):
            if self._load_asset is None:
                from scene.catalogue import load_mesh

                return load_mesh(uri.removeprefix(ASSET_SCHEME))
            return self._load_asset(uri.removeprefix(ASSET_SCHEME))
        raise SceneFileError(f"no mesh is stored under {uri!r}: was the scene's file written without its meshes?")

    def add(self, mesh: Mesh) -> str:
        """Keep a mesh under the digest of its content, and give that URI."""
        self._meshes.setdefault(mesh.content_uri, mesh)
        return mesh.content_uri

    def __contains__(self, uri: object) -> bool:
        return uri in self._meshes

    def __iter__(self) -> Iterator[str]:
        return iter(self._meshes)

    def __deepcopy__(self, memo: Any) -> MeshStore:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuild_store, (dict(self._meshes),))


def _rebuild_store(meshes: dict[str, Mesh]) -> MeshStore:
    store = MeshStore()
    store._meshes.update(meshes)
    return store
