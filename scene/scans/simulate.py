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
from scene.scans.orient import turn_to
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


@dataclass(frozen=True, slots=True)
class Sensor:
    """How a scanner errs."""

    noise: float = 1.0
    """Times the noise of depth (1 mm and 1 mm times the square of the distance in metres) and of colour (0.03)."""
    smear: float = 0.0
    """The share of rays beside a jump in depth that end somewhere between."""
    drift_m: float = 0.0
    """How far each place's view is shifted against the others."""
    drift_rad: float = 0.0
    """How far each is turned."""
    bulge_m: float = 0.0
    """How far flat things bulge, over half a metre to two."""
    holes: int = 0
    """Round places of 10 to 30 cm that nobody saw."""
    dull: float = 0.0
    """How grey colours are, 0 to 1."""
    tilt_rad: float = 0.0
    """How far from level the whole is."""
    strange: bool = False
    """Whether +Z is up, and left and right are exchanged."""


GOOD = Sensor()
HARD = Sensor(smear=0.5, drift_m=0.008, drift_rad=0.004, bulge_m=0.02, holes=25)
"""A phone or a headset carried round a room."""
ROUGH = Sensor(noise=2.0, smear=0.5, drift_m=0.02, drift_rad=0.008, bulge_m=0.03, holes=40, dull=0.6, tilt_rad=0.03,
               strange=True)
"""A bad tracker in bad light: noise of 5 to 20 mm, walls that are there twice, and axes that nobody told."""
BESIDE_RAD, JUMP = 0.006, 0.05
"""A ray so far beside another one that ends at a depth this much different lies beside a jump."""


def simulate(
    scene: Scene, count: int, *, seed: int = 0, noise: float = 1.0, views: int = 6, sensor: Sensor | None = None
) -> tuple[Scan, Truth]:
    """`count` points as a depth camera carried through the rooms would see them; `noise` scales that of `GOOD`."""
    sensor = sensor or Sensor(noise)
    rng = np.random.default_rng(seed)
    surfaces = Surfaces(scene)
    eyes = eyes_in(scene, views, rng)
    found: list[tuple[FloatArray, ...]] = []
    total, per_eye = 0, int(count * 1.6 / len(eyes)) + 1000
    drifts = [(rng.normal(size=3) * sensor.drift_m, rng.normal(size=3) * sensor.drift_rad) for _ in eyes]
    for _ in range(6):
        for eye, (shift, turn) in zip(eyes, drifts, strict=True):
            points, color, owner = _seen(surfaces, eye, per_eye, sensor, rng)
            arm = points - eye
            found.append((points + shift + np.cross(turn, arm), color, owner.astype(np.float64)))
            total += len(points)
        if total >= count:
            break
    points, colors, owner = (np.concatenate(parts) for parts in zip(*found, strict=True))
    points = points + _bulge(points, sensor.bulge_m, rng)
    keep = np.flatnonzero(_unholed(points, sensor.holes, rng))
    pick = np.sort(rng.permutation(keep)[:count])
    colors = np.clip(colors[pick] + sensor.noise * 0.03 * rng.normal(size=(len(pick), 3)), 0, 1)
    rows = owner[pick].astype(np.int64)
    labels = [scene[i].label or "" for i in scene.boxes.ids]
    kinds = np.array([STUFF.index(w) + 1 if w in STUFF else 0 for w in labels], np.int64)
    colors = colors + sensor.dull * (colors.mean(axis=1, keepdims=True) - colors)
    scan = Scan(_askew(points[pick], sensor, rng).astype(np.float32), colors.astype(np.float32), name=scene.name)
    return scan, Truth(rows, scene.boxes.ids, kinds[rows])


def _seen(
    surfaces: Surfaces, eye: FloatArray, count: int, sensor: Sensor, rng: np.random.Generator
) -> tuple[FloatArray, FloatArray, NDArray[np.intp]]:
    """Points, colours and owners of what is seen from one place."""
    way = rng.normal(size=(count, 3))
    way[:, 1] -= 0.25 * np.abs(way[:, 1])
    way /= np.linalg.norm(way, axis=1)[:, None]
    distance, facing, owner, color = surfaces.cast(eye, way)
    if sensor.smear:
        aside = way + rng.normal(size=way.shape) * BESIDE_RAD
        aside /= np.linalg.norm(aside, axis=1)[:, None]
        other = surfaces.cast(eye, aside)[0]
        jump = np.isfinite(distance) & np.isfinite(other) & (other > (1 + JUMP) * distance)
        jump &= rng.random(count) < sensor.smear
        distance[jump] += (other[jump] - distance[jump]) * rng.random(int(jump.sum())) ** 2
    keep = np.isfinite(distance) & (distance < FAR_M) & (facing > GRAZING)
    distance, way = distance[keep], way[keep]
    distance = distance + sensor.noise * rng.normal(size=len(distance)) * (0.001 + 0.001 * distance**2)
    return eye + way * distance[:, None], color[keep], owner[keep]


def _askew(points: FloatArray, sensor: Sensor, rng: np.random.Generator) -> FloatArray:
    """The points in the axes that the sensor gives them."""
    if sensor.tilt_rad:
        way = rng.uniform(0, 2 * np.pi)
        up = np.array([np.sin(sensor.tilt_rad) * np.cos(way), np.cos(sensor.tilt_rad),
                       np.sin(sensor.tilt_rad) * np.sin(way)])
        points = points @ turn_to(up)
    return points[:, [2, 0, 1]] * (-1.0, 1.0, 1.0) if sensor.strange else points


def _bulge(points: FloatArray, reach: float, rng: np.random.Generator) -> FloatArray:
    """How far each point is off by a smooth warp of space: the sum of four waves."""
    off = np.zeros_like(points)
    for _ in range(4 if reach else 0):
        wave = rng.normal(size=3)
        wave *= 2 * np.pi / rng.uniform(0.8, 3.0) / np.linalg.norm(wave)
        off += 0.5 * reach * rng.normal(size=3) * np.sin(points @ wave + rng.uniform(0, 6.28))[:, None]
    return off


def _unholed(points: FloatArray, count: int, rng: np.random.Generator) -> NDArray[np.bool_]:
    """Which points lie in no hole."""
    keep = np.ones(len(points), np.bool_)
    for _ in range(count):
        middle = points[int(rng.integers(len(points)))]
        keep &= ((points - middle) ** 2).sum(axis=1) > rng.uniform(0.1, 0.3) ** 2
    return keep


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
        distance, normals, owner, color = self.met(eye, way)
        return distance, np.abs((normals * way).sum(axis=1)), owner, color

    def met(self, eye: FloatArray, way: FloatArray) -> tuple[FloatArray, FloatArray, NDArray[np.intp], FloatArray]:
        """Of each ray: how far, the (n, 3) normal of the surface, on whose row, and the colour there."""
        rays = np.concatenate([np.broadcast_to(eye, way.shape), way], axis=1).astype(np.float32)
        hit = self._caster.cast_rays(self._tensor(rays), nthreads=1)
        distance = hit["t_hit"].numpy().astype(np.float64)
        met = np.isfinite(distance)
        face = np.zeros(len(way), np.intp)
        face[met] = self._first[hit["geometry_ids"].numpy()[met]] + hit["primitive_ids"].numpy()[met]
        return distance, hit["primitive_normals"].numpy().astype(np.float64), self._owner[face], self._tint[face]


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
