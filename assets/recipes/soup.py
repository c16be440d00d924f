"""Triangle soups: the plain form in which every shape is made, before vertices are shared."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Soup:
    """Triangles, each with its own three corners."""

    points: Array  # (m, 3, 3) corner positions, metres
    normals: Array  # (m, 3, 3) unit corner normals
    uvs: Array | None = None  # (m, 3, 2) texture coordinates
    colors: Array | None = None  # (m, 3, 3) sRGB corner colours 0..1

    def transformed(self, matrix: Array) -> Soup:
        """The soup under a 4x4 matrix (no shear)."""
        linear = matrix[:3, :3]
        normals = self.normals @ np.linalg.inv(linear)
        points = self.points @ linear.T + matrix[:3, 3]
        soup = replace(self, points=points, normals=normals / np.linalg.norm(normals, axis=-1, keepdims=True))
        return soup.flipped() if np.linalg.det(linear) < 0 else soup

    def flipped(self) -> Soup:
        """The same triangles wound the other way round."""
        turn = slice(None, None, -1)
        return Soup(
            self.points[:, turn],
            self.normals[:, turn],
            None if self.uvs is None else self.uvs[:, turn],
            None if self.colors is None else self.colors[:, turn],
        )


def joined(soups: list[Soup]) -> Soup:
    """Several soups as one; texture coordinates and colours must be in all or in none."""
    uvs = [s.uvs for s in soups if s.uvs is not None]
    colors = [s.colors for s in soups if s.colors is not None]
    return Soup(
        np.concatenate([s.points for s in soups]),
        np.concatenate([s.normals for s in soups]),
        np.concatenate(uvs) if uvs else None,
        np.concatenate(colors) if colors else None,
    )


def closed(
    points: Array, faces: NDArray[np.int64], *, crease_deg: float = 40.0, uvs: Array | None = None, turn: bool = True
) -> Soup:
    """A surface as a soup: empty faces dropped, a closed one turned outwards, smooth up to the crease angle."""
    area = np.linalg.norm(face_vectors(points[faces]), axis=1)
    faces = faces[area > 1e-12]
    volume = float(np.einsum("ij,ij->", points[faces][:, 0], np.cross(points[faces][:, 1], points[faces][:, 2])))
    if turn and volume < 0:
        faces = faces[:, ::-1]
    return Soup(points[faces], corner_normals(points, faces, crease_deg), None if uvs is None else uvs[faces])


def face_vectors(triangles: Array) -> Array:
    """Normal of each triangle, as long as twice its area."""
    return np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])


def corner_normals(points: Array, faces: NDArray[np.int64], crease_deg: float) -> Array:
    """Area-weighted normals at each corner, over the neighbouring faces that bend less than the crease angle."""
    vectors = face_vectors(points[faces])
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    place = np.unique(np.round(points * 1e6).astype(np.int64), axis=0, return_inverse=True)[1].reshape(-1)
    corner = place[faces].reshape(-1)
    face = np.repeat(np.arange(len(faces)), 3)
    order = np.argsort(corner, kind="stable")
    start = np.searchsorted(corner[order], np.arange(corner.max() + 1))
    count = np.bincount(corner)[corner]
    left = np.repeat(np.arange(len(corner)), count)
    step = np.arange(len(left)) - np.repeat(np.cumsum(count) - count, count)
    right = order[np.repeat(start[corner], count) + step]
    near = np.einsum("ij,ij->i", unit[face[left]], unit[face[right]]) >= np.cos(np.radians(crease_deg))
    total = np.zeros((len(corner), 3))
    np.add.at(total, left[near], vectors[face[right[near]]])
    normals: Array = (total / np.linalg.norm(total, axis=1, keepdims=True)).reshape(-1, 3, 3)
    return normals


def grid_faces(rows: int, columns: int, *, wrap: bool = False) -> NDArray[np.int64]:
    """Triangles over a grid of vertices in row order; `wrap` joins the last column to the first."""
    width = columns if wrap else columns - 1
    r, c = (a.reshape(-1) for a in np.meshgrid(np.arange(rows - 1), np.arange(width), indexing="ij"))
    here, right = r * columns + c, r * columns + (c + 1) % columns
    up, across = here + columns, right + columns
    return np.concatenate([np.stack([here, up, right], 1), np.stack([right, up, across], 1)])
