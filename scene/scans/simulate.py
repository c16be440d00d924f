"""Scans of rooms whose truth is known: depth seen from several places by casting rays, with a sensor's noise."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.geometry.rays import frame_of
from scene.meshes import BOX_URI
from scene.objects import Scene
from scene.scans.scan import Scan, placed, vertex_colors

GRAZING = 0.12
"""Surfaces seen flatter than this (the cosine) give no depth."""
FAR_M = 8.0
"""Nor do those farther away."""
STUFF = ("floor", "wall", "ceiling")
"""Labels of what a room is made of, against the things in it."""


@dataclass(frozen=True, eq=False)
class Truth:
    """What each point of a simulated scan was seen on."""

    owner: NDArray[np.int64]
    """(n) rows of the scene's boxes."""
    ids: tuple[str, ...]
    """The object of each row."""
    stuff: NDArray[np.int64]
    """(n) 0 for things, 1 for floors, 2 for walls, 3 for ceilings."""


def simulate(scene: Scene, count: int, *, seed: int = 0, noise: float = 1.0, views: int = 6) -> tuple[Scan, Truth]:
    """`count` points as a depth camera carried through the rooms would see them.

    The noise of depth is 1 mm and 1 mm times the square of the distance in metres (1 cm at 3 m), that of colour 0.03.
    """
    rng = np.random.default_rng(seed)
    surfaces = Surfaces(scene)
    eyes = eyes_in(scene, views, rng)
    found: list[tuple[FloatArray, ...]] = []
    total, per_eye = 0, int(count * 1.6 / len(eyes)) + 1000
    for _ in range(6):
        for eye in eyes:
            way = rng.normal(size=(per_eye, 3))
            way[:, 1] -= 0.25 * np.abs(way[:, 1])
            way /= np.linalg.norm(way, axis=1)[:, None]
            distance, facing, owner, color = surfaces.cast(eye, way)
            keep = np.isfinite(distance) & (distance < FAR_M) & (facing > GRAZING)
            distance, way = distance[keep], way[keep]
            distance = distance + noise * rng.normal(size=len(distance)) * (0.001 + 0.001 * distance**2)
            found.append((eye + way * distance[:, None], color[keep], owner[keep].astype(np.float64)))
            total += len(distance)
        if total >= count:
            break
    points, colors, owner = (np.concatenate(parts) for parts in zip(*found, strict=True))
    pick = np.sort(rng.permutation(len(points))[:count])
    colors = np.clip(colors[pick] + noise * 0.03 * rng.normal(size=(len(pick), 3)), 0, 1)
    rows = owner[pick].astype(np.int64)
    labels = [scene[i].label or "" for i in scene.boxes.ids]
    kinds = np.array([STUFF.index(w) + 1 if w in STUFF else 0 for w in labels], np.int64)
    scan = Scan(points[pick].astype(np.float32), colors.astype(np.float32), name=scene.name)
    return scan, Truth(rows, scene.boxes.ids, kinds[rows])


class Surfaces:
    """All triangles of a scene in the world, with whose they are and their colours."""

    def __init__(self, scene: Scene) -> None:
        o3d: Any = importlib.import_module("open3d")
        self._tensor = o3d.core.Tensor
        self._caster = o3d.t.geometry.RaycastingScene(nthreads=1)
        owners, tints = [], []
        for o in (o for o in scene if o.visible):
            position, scale = frame_of(scene, o.id)
            row, is_box = scene.boxes.index[o.id], o.geometry.uri == BOX_URI
            for p in (p for p in scene.meshes.get(o.geometry.uri).primitives if len(p.triangles)):
                world = placed(o, p) * scale @ scene.boxes.rotation[row].T + position
                self._caster.add_triangles(self._tensor(world.astype(np.float32)), self._tensor(p.triangles))
                color = vertex_colors(p)
                if color is None or is_box or o.paint is not None:
                    color = np.broadcast_to(np.array(o.rgb or (0.8, 0.8, 0.8), np.float32), p.positions.shape)
                owners.append(np.full(len(p.triangles), row))
                tints.append(color[p.triangles].mean(axis=1))
        self._first = np.cumsum([0, *(len(t) for t in tints)])
        self._owner, self._tint = np.concatenate(owners), np.concatenate(tints)

    def cast(self, eye: FloatArray, way: FloatArray) -> tuple[FloatArray, FloatArray, NDArray[np.intp], FloatArray]:
        """Of each ray: how far, how square to the surface (0 to 1), on whose row, and the colour there."""
        rays = np.concatenate([np.broadcast_to(eye, way.shape), way], axis=1).astype(np.float32)
        hit = self._caster.cast_rays(self._tensor(rays), nthreads=1)
        distance = hit["t_hit"].numpy().astype(np.float64)
        facing = np.abs((hit["primitive_normals"].numpy() * way).sum(axis=1))
        met = np.isfinite(distance)
        face = np.zeros(len(way), np.intp)
        face[met] = self._first[hit["geometry_ids"].numpy()[met]] + hit["primitive_ids"].numpy()[met]
        return distance, facing, self._owner[face], self._tint[face]


def eyes_in(scene: Scene, views: int, rng: np.random.Generator) -> list[FloatArray]:
    """Places at the height of eyes, in every room, spread over its floor and out of what stands there."""
    eyes: list[FloatArray] = []
    boxes = scene.boxes
    for room in scene.rooms:
        corners = np.array(room.polygon)
        spots: list[FloatArray] = []
        for _ in range(400):
            x, z = rng.uniform(corners.min(axis=0), corners.max(axis=0))
            spot = np.array([x, room.floor_y + rng.uniform(1.1, 1.9), z])
            blocked = ((boxes.lo - 0.15 < spot) & (spot < boxes.hi + 0.15)).all(axis=1).any()
            apart = min((float(np.linalg.norm(spot - s)) for s in spots), default=9.0)
            if room.contains((spot[0], spot[1], spot[2])) and not blocked and apart > 0.8:
                spots.append(spot)
            if len(spots) == views:
                break
        eyes += spots
    return eyes
