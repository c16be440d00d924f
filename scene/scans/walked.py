"""Scans as a person with a hand-held depth camera makes them, of rooms whose truth is known.

Depth images along a walk, with the noise of a structured-light sensor (Nguyen et al. 2012), poses that drift, light and
exposure, fused by the same distance field as real sequences (`fuse`): a mesh that is smoothed over centimetres, grown
together where things touch, and has holes wherever nobody looked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.objects import Scene
from scene.scans.fuse import Field
from scene.scans.orient import turn_to
from scene.scans.scan import Scan, of_meshes
from scene.scans.simulate import GRAZING, STUFF, Surfaces, Truth, eyes_in

WIDTH, HEIGHT, FOCAL = 240, 180, 217.0
MATRIX = np.array([[FOCAL, 0, WIDTH / 2 - 0.5], [0, FOCAL, HEIGHT / 2 - 0.5], [0, 0, 1.0]])
NEAR_M, FAR_M = 0.4, 4.0
"""The sensor sees no nearer and no farther."""
PER_STAND = 14
"""Frames while the person turns once round and goes on."""
VOTE_M = 0.06
"""A frame tells whose a place of the mesh is if it saw a surface this near to it."""
BLOTCH = 6
"""The noise of neighbouring pixels, so many to a side, is alike."""
DARK = 0.12
"""What is darker sends back too little light at a distance."""


@dataclass(frozen=True, slots=True)
class Walk:
    """How a room is scanned."""

    stands: int = 12
    """Places that the person stops at, in each room."""
    noise: float = 1.0
    """Times the usual noise of depth."""
    drift_m: float = 0.015
    """How far poses are off, slowly changing."""
    drift_rad: float = 0.004
    """How far they are turned."""
    voxel_m: float = 0.02
    """The edge of the field's voxels."""
    cast: tuple[float, float, float] = (1.0, 0.95, 0.85)
    """The colour of the light."""
    tilt_rad: float = 0.0
    """How far from level the whole is."""
    heading_rad: float = 0.0
    """How it is turned about up."""
    z_up: bool = True
    """Whether +Z is up in the file."""
    unit: float = 1.0
    """Units of the file a metre."""
    share: float = 1.0
    """So much of the turn round is looked at: a quarter is a corner of the room."""
    pattern: float = 1.0
    """Times the usual pattern of materials, and unevenness of the light."""
    points: int = 0
    """A cloud of so many points instead of the mesh."""


def walked(scene: Scene, walk: Walk, *, seed: int = 0) -> tuple[Scan, Truth]:
    """The scan of a walk through a scene, and whose each of its points is. The same seed gives the same scan."""
    rng = np.random.default_rng(seed)
    field, shots = Field(walk.voxel_m), []
    surfaces, paint = Surfaces(scene), _Paint(scene, walk, rng)
    poses = _path(scene, walk, rng)
    wander = _wander(len(poses), rng)
    for pose, off in zip(poses, wander, strict=True):
        depth, color, owner = _shot(surfaces, pose, walk, paint, rng)
        told = pose.copy()
        told[:3, 3] += walk.drift_m * off[:3]
        told[:3, :3] = _turn(walk.drift_rad * off[3:]) @ told[:3, :3]
        if depth.any() and field.add(depth, color, MATRIX, told):
            shots.append((told, depth, owner))
    mesh = field.mesh(2.0)
    assert mesh is not None, "nothing of the scene was seen"
    whose = _votes(mesh.positions.astype(np.float64), shots, len(scene.boxes.ids))
    scan = of_meshes([(mesh.positions, mesh, mesh.colors)], seed)
    assert scan.triangle is not None
    owner = whose[mesh.triangles[scan.triangle, 0]]
    kinds = np.array([STUFF.index(w) + 1 if w in STUFF else 0 for w in (scene[i].label or "" for i in scene.boxes.ids)])
    if walk.points:
        pick = np.sort(rng.choice(len(scan.points), walk.points, replace=walk.points > len(scan.points)))
        scan, owner = Scan(scan.points[pick], None if scan.colors is None else scan.colors[pick]), owner[pick]
    return _askew(replace(scan, name=scene.name), walk), Truth(owner, scene.boxes.ids, kinds[owner])


def _path(scene: Scene, walk: Walk, rng: np.random.Generator) -> list[FloatArray]:
    """(4, 4) `world_from_camera` of each frame, OpenCV convention."""
    eyes, poses = eyes_in(scene, walk.stands, rng), []
    order = [eyes.pop(0)]
    while eyes:
        order.append(eyes.pop(int(np.argmin([np.linalg.norm(e - order[-1]) for e in eyes]))))
    start = rng.uniform(0, 2 * np.pi)
    for n, eye in enumerate(order):
        following = order[min(n + 1, len(order) - 1)]
        for k in range(PER_STAND):
            yaw = start + 2 * np.pi * walk.share * (k + rng.uniform(-0.2, 0.2)) / PER_STAND
            pitch = -0.35 + 0.4 * np.sin(2.1 * k + n) + 0.05 * rng.normal()
            at = eye + (following - eye) * min(k / PER_STAND, 0.3) * rng.uniform(0.8, 1.0)
            way = np.array([np.cos(yaw) * np.cos(pitch), np.sin(pitch), np.sin(yaw) * np.cos(pitch)])
            right = np.cross(way, [0.0, 1.0, 0.0]) + 0.03 * rng.normal(size=3)
            right = right - way * (right @ way)
            right /= np.linalg.norm(right)
            pose = np.eye(4)
            pose[:3, :3] = np.stack([right, np.cross(way, right), way], axis=1)
            pose[:3, 3] = at
            poses.append(pose)
    return poses


def _wander(count: int, rng: np.random.Generator) -> FloatArray:
    """(count, 6) shifts and turns that change slowly, about 1 in size."""
    at = np.linspace(0, count / 40, count)[:, None, None]
    waves = rng.uniform(0.3, 2.5, (1, 6, 4)) * at + rng.uniform(0, 2 * np.pi, (1, 6, 4))
    return np.asarray(np.sin(waves).mean(axis=2) * 2.0 * 0.7, np.float64)


def _shot(
    surfaces: Surfaces, pose: FloatArray, walk: Walk, paint: _Paint, rng: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.intp]]:
    """(h, w) depth, (h, w, 3) colours and (h, w) owners of one frame."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].reshape(2, -1)
    way = (pose[:3, :3] @ (np.linalg.inv(MATRIX) @ np.stack([x, y, np.ones_like(x)]))).T
    length = np.linalg.norm(way, axis=1)
    way = way / length[:, None]
    distance, normals, owner, color = surfaces.met(pose[:3, 3], way)
    facing = np.abs((normals * way).sum(axis=1))
    depth = distance / length
    dark = color.mean(axis=1) < DARK
    seen = np.isfinite(depth) & (depth > NEAR_M) & (depth < np.where(dark, 0.6, 1.0) * FAR_M) & (facing > GRAZING)
    depth = np.where(seen, depth, 0.0)
    blotchy = rng.normal(size=(HEIGHT // BLOTCH, WIDTH // BLOTCH)).repeat(BLOTCH, 0).repeat(BLOTCH, 1).ravel()
    noise = 0.7 * blotchy + 0.7 * rng.normal(size=len(depth))
    depth += np.where(seen, walk.noise * noise * (0.0012 + 0.0019 * (depth - 0.4) ** 2), 0.0)
    image = depth.reshape(HEIGHT, WIDTH)
    image[_edge(image)] = 0
    met = pose[:3, 3] + way * np.where(seen, distance, 0.0)[:, None]
    exposed = paint.shown(met, normals, owner, color) * np.array(walk.cast) * rng.uniform(0.85, 1.1)
    tint = np.clip(exposed + 0.03 * rng.normal(size=color.shape), 0, 1)
    shown = tint.reshape(HEIGHT, WIDTH, 3).astype(np.float32)
    return image.astype(np.float32), np.ascontiguousarray(shown), owner.reshape(HEIGHT, WIDTH)


class _Paint:
    """What surfaces look like: patterns of each thing's own, boards on the floor, and the light of two lamps."""

    def __init__(self, scene: Scene, walk: Walk, rng: np.random.Generator) -> None:
        count, strong = len(scene.boxes.ids), walk.pattern
        self._wave = rng.normal(size=(count, 2, 3)) * 2 * np.pi / rng.uniform(0.05, 0.6, (count, 2, 1))
        self._depth = 0.1 * strong * rng.random((count, 2)) ** 2
        self._board = rng.uniform(0.06, 0.2)
        self._floor = np.array([scene[i].label == "floor" for i in scene.boxes.ids])
        self._boards = rng.normal(size=997) * 0.05 * strong * rng.random()
        lo, hi = scene.boxes.lo.min(axis=0), scene.boxes.hi.max(axis=0)
        self._lamps = rng.uniform(lo + 0.3, hi - 0.3, (2, 3)) * (1.0, 0.0, 1.0) + (0.0, 2.3, 0.0)
        self._strong = strong

    def shown(
        self, points: FloatArray, normals: FloatArray, owner: NDArray[np.intp], color: FloatArray
    ) -> FloatArray:
        """(n, 3) the colours of places."""
        phase = np.einsum("nkd,nd->nk", self._wave[owner], points)
        pattern = (self._depth[owner] * np.sin(phase)).sum(axis=1)
        across = points[:, 0] / self._board
        board = np.floor(across) * 31 + np.floor(points[:, 2] / 1.1 + across * 0.37)
        pattern += np.where(self._floor[owner], self._boards[board.astype(np.int64) % 997], 0.0)
        light = np.full(len(points), 0.55)
        for lamp in self._lamps:
            way = lamp - points
            far = np.linalg.norm(way, axis=1)
            light += 0.5 * np.abs((way * normals).sum(axis=1) / np.maximum(far, 0.1)) / (1 + (far / 2.5) ** 2)
        return np.asarray((color * (1 + self._strong * (light - 1))[:, None]) + pattern[:, None] * color)


def _edge(depth: FloatArray) -> NDArray[np.bool_]:
    """Where depth jumps to a neighbouring pixel: sensors give nothing there."""
    jump = np.zeros(depth.shape, np.bool_)
    for axis in (0, 1):
        apart = np.abs(np.diff(depth, axis=axis)) > 0.05
        both = [slice(None), slice(None)]
        for side in (slice(None, -1), slice(1, None)):
            both[axis] = side
            jump[tuple(both)] |= apart
            both[axis] = slice(None)
    return jump


def _votes(
    points: FloatArray, shots: list[tuple[FloatArray, NDArray[np.float32], NDArray[np.intp]]], count: int
) -> NDArray[np.int64]:
    """(n) the row of what most frames saw at each place."""
    votes: list[NDArray[np.int64]] = []
    for pose, depth, owner in shots:
        seen = (points - pose[:3, 3]) @ pose[:3, :3]
        ahead = np.flatnonzero(seen[:, 2] > NEAR_M)
        pixel = seen[ahead] @ MATRIX.T
        x, y = (np.round(pixel[:, k] / pixel[:, 2]).astype(np.int64) for k in (0, 1))
        inside = (x >= 0) & (x < WIDTH) & (y >= 0) & (y < HEIGHT)
        ahead, x, y = ahead[inside], x[inside], y[inside]
        near = np.abs(depth[y, x] - seen[ahead, 2]) < VOTE_M
        votes.append(ahead[near] * count + owner[y, x][near])
    keys, held = np.unique(np.concatenate(votes), return_counts=True)
    order = np.lexsort((keys, -held))
    place, first = np.unique(keys[order] // count, return_index=True)
    whose = np.full(len(points), -1, np.int64)
    whose[place] = keys[order][first] % count
    lost = np.flatnonzero(whose < 0)
    if len(lost):
        from scipy.spatial import cKDTree

        whose[lost] = whose[place[cKDTree(points[place]).query(points[lost])[1]]]
    return whose


def _turn(vector: FloatArray) -> FloatArray:
    """(3, 3) the turn about a vector by its length, radians."""
    from scipy.spatial.transform import Rotation

    return np.asarray(Rotation.from_rotvec(vector).as_matrix())


def _askew(scan: Scan, walk: Walk) -> Scan:
    """The scan in the axes and units that its file gives it."""
    turn = _turn(np.array([0.0, walk.heading_rad, 0.0]))
    up = np.array([np.sin(walk.tilt_rad), np.cos(walk.tilt_rad), 0.0])
    turn = turn_to(up).T @ turn
    if walk.z_up:
        turn = np.array([[1.0, 0, 0], [0, 0, -1], [0, 1, 0]]) @ turn
    return scan.turned(turn, np.array([1.3, -0.7, 0.4]) * walk.unit, walk.unit)
