"""The shape of an object as numbers that do not depend on its size, its yaw, its triangles, or on being a scan.

Points are felt by parallel rays from the sides and from above, never from below: a scan has no underside. They are
thinned to an even spacing and turned so that the smallest rectangle around them, seen from above, lies along x and z.
Distances of pairs are the D2 shape distribution of Osada et al., "Shape distributions" (2002).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.labelling.protocol import Floats
from assistant.labelling.subject import Subject
from scene.frames import FloatArray, Vec3
from scene.geometry.surface import Surface, box_part, thinned
from scene.geometry.views import Direction, camera
from scene.meshes import Primitive

GRID = 34
"""Parallel rays along each side of a bundle."""
CELLS = 40
"""Felt points are thinned to one in each of so many cells along the longest side."""
SIDES = tuple(Direction(math.radians(y), math.radians(p)) for y, p in
              ((0, 0), (90, 0), (180, 0), (270, 0), (0, 89), (45, 35), (135, 35), (225, 35), (315, 35)))
"""From where the bundles come."""
FEWEST = 40
"""With fewer points than this there is no shape to speak of."""
THIN_M = 0.004
"""Nothing is thinner than this: a sheet's thickness says little."""
BLOCK, SHADOW, BINS = 6, 8, 8
"""Cells along a side of the occupancy block, of the silhouettes, and bins over the height."""


MOST_KEPT = 2000
"""Descriptors are kept of so many shapes, two kilobytes each."""
_KEPT: dict[str, Floats | None] = {}


@dataclass(frozen=True, eq=False)
class Felt:
    """Points on an object's outside, evenly spaced."""

    points: FloatArray
    """(k, 3) in the subject's frame, metres."""
    rising: FloatArray
    """(k) the vertical part of the unit normal, -1 to 1."""


def surface_of(subject: Subject) -> Surface:
    """What rays meet of a subject; its box where nothing else is known."""
    parts = [box_part(subject.size, subject.paint)] if subject.is_box else subject.parts
    return Surface(parts, paint=subject.paint)


def feel(surface: Surface, size: Vec3) -> Felt:
    """The outside of what is in a surface, as rays from the sides and above meet it."""
    middle = np.array([0.0, size[1] / 2, 0.0])
    reach = float(np.linalg.norm(size)) / 2 + 1e-6
    u = (np.arange(GRID) + 0.5) / GRID * 2 - 1
    a, b = (v.ravel()[:, None] * reach for v in np.meshgrid(u, u))
    origins, ways = [], []
    for d in SIDES:
        right, up, back = camera(d)
        origins.append(middle + a * right + b * up + back * reach * 1.1)
        ways.append(np.broadcast_to(-back, (GRID * GRID, 3)))
    origin, way = np.concatenate(origins), np.concatenate(ways)
    seen = surface.look(origin, way)
    met = seen.met
    points = origin[met] + way[met] * seen.distance[met, None].astype(np.float64)
    return evened(points, seen.normal[met, 1].astype(np.float64), max(size))


def evened(points: FloatArray, rising: FloatArray, longest: float) -> Felt:
    """One point a cell, the first of each."""
    if not len(points):
        return Felt(points, rising)
    cell = np.floor(points / (longest / CELLS + 1e-9)).astype(np.int64)
    cell -= cell.min(axis=0)
    _, first = np.unique(cell @ np.array([1, 4096, 4096**2]), return_index=True)
    return Felt(points[first], rising[first])


def described(felt: Felt) -> Floats | None:
    """(d) numbers; None where too little was felt."""
    if len(felt.points) < FEWEST:
        return None
    p, height, long, short = _aligned(felt.points)
    whole = max(height, long)
    at = np.clip(p[:, 1] / max(height, 1e-9), 0, 1 - 1e-9)
    radius = np.hypot(p[:, 0], p[:, 2]) / max(long / 2, 1e-9)
    block = np.stack([p[:, 0] / long + 0.5, at, p[:, 2] / max(short, 1e-9) + 0.5], axis=1)
    rows = [
        np.log(np.maximum([height / long, short / long], 0.01)),
        np.bincount((at * 12).astype(int), minlength=12) / len(p) * 4,
        _profile(at, radius),
        np.sqrt(_occupied(block, BLOCK).ravel()) * 2,
        *(_shadow(block[:, pair]) for pair in ([0, 1], [2, 1], [0, 2])),
        _distances(p / whole),
        _slopes(at, felt.rising),
        _symmetry(block, at, radius),
        _levels(at, felt.rising),
    ]
    return np.concatenate([np.ravel(r) for r in rows]).astype(np.float32)


def _aligned(points: FloatArray) -> tuple[FloatArray, float, float, float]:
    """Points over their base, turned and mirrored to one way round; height, longer and shorter level side."""
    flat = points[:, [0, 2]]
    best: tuple[float, float] = (math.inf, 0.0)
    for angle in np.arange(0, 90, 5):
        turned = flat @ _turn(math.radians(angle))
        lo, hi = np.percentile(turned, [1.5, 98.5], axis=0)
        area = float((hi - lo).prod() + 1e-3 * (hi - lo).sum() ** 2)
        best = min(best, (round(area, 9), math.radians(angle)))
    turned = flat @ _turn(best[1])
    lo, hi = np.percentile(turned, [1, 99], axis=0)
    turned, sides = turned - (lo + hi) / 2, np.maximum(hi - lo, 1e-6)
    if sides[0] < sides[1]:
        turned, sides = turned[:, ::-1], sides[::-1]
    turned = turned * np.where((turned**3).mean(axis=0) < 0, -1.0, 1.0)
    low, high = np.percentile(points[:, 1], [0.5, 99.5])
    y = points[:, 1] - low
    return np.stack([turned[:, 0], y, turned[:, 1]], axis=1), max(float(high - low), 1e-6), float(sides[0]), float(
        sides[1])


def _turn(angle: float) -> FloatArray:
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[c, -s], [s, c]])


def _profile(at: FloatArray, radius: FloatArray) -> FloatArray:
    """(4 * BINS) how wide it is at each height: nearest, middle and farthest, and whether anything is there."""
    out = np.zeros((BINS, 4))
    for n in range(BINS):
        r = radius[(at * BINS).astype(int) == n]
        if len(r) > 3:
            out[n] = [*np.percentile(r, [10, 50, 95]), 1.0]
    return out


def _occupied(block: FloatArray, cells: int) -> FloatArray:
    """(cells, cells, cells) the share of points in each cell, the fullest being 1."""
    inside = np.clip((block * cells).astype(int), 0, cells - 1)
    count = np.bincount(inside @ np.array([cells * cells, cells, 1]), minlength=cells**3).astype(float)
    return np.asarray((count / count.max()).reshape(cells, cells, cells))


def _shadow(flat: FloatArray) -> FloatArray:
    """(SHADOW, SHADOW) whether a silhouette covers each cell."""
    inside = np.clip((flat * SHADOW).astype(int), 0, SHADOW - 1)
    return (np.bincount(inside @ np.array([SHADOW, 1]), minlength=SHADOW**2) > 1).astype(float)


def _distances(p: FloatArray) -> FloatArray:
    """(16) the histogram of distances between pairs (D2), in units of the longest side."""
    rng = np.random.default_rng(7)
    a, b = rng.integers(0, len(p), (2, 4000))
    d = np.linalg.norm(p[a] - p[b], axis=1)
    return np.histogram(d, bins=16, range=(0, 1.5))[0] / len(d) * 6


def _slopes(at: FloatArray, rising: FloatArray) -> FloatArray:
    """(3, 6) how steep the surface is in the lower, middle and upper third."""
    out = np.zeros((3, 6))
    for n in range(3):
        r = rising[(at * 3).astype(int) == n]
        if len(r):
            out[n] = np.histogram(r, bins=6, range=(-1.0001, 1.0001))[0] / len(r) * 2
    return out


def _symmetry(block: FloatArray, at: FloatArray, radius: FloatArray) -> FloatArray:
    """(5) how far mirroring and turning leave it as it is, how round it is, and how full its box is."""
    full = _occupied(block, 12) > 0
    same = [(full & other).sum() / max((full | other).sum(), 1)
            for other in (full[::-1], full[:, :, ::-1], full.transpose(2, 1, 0))]
    bins = (at * 10).astype(int)
    spread = [radius[bins == n].std() / max(radius[bins == n].mean(), 1e-6) for n in range(10) if (bins == n).sum() > 5]
    return np.array([*same, float(np.mean(spread)) if spread else 0.0, full.mean() * 4])


def _levels(at: FloatArray, rising: FloatArray) -> FloatArray:
    """(12 + 2) how much faces straight up at each height; the share of the greatest level, and its height."""
    up = rising > 0.9
    count = np.bincount((at[up] * 12).astype(int), minlength=12) / len(at)
    return np.array([*(count * 4), count.max() * 4, count.argmax() / 12])


def descriptor(subject: Subject) -> Floats | None:
    """What `described` gives of a subject, computed once for each shape; None of a bare box and of too little."""
    if subject.is_box:
        return None
    if subject.key not in _KEPT:
        while len(_KEPT) >= MOST_KEPT:
            _KEPT.pop(next(iter(_KEPT)))
        _KEPT[subject.key] = described(felt_of(subject, surface_of(subject)))
    return _KEPT[subject.key]


def felt_of(subject: Subject, surface: Surface) -> Felt:
    """What is felt of a subject: a cloud's own points, else what rays meet."""
    clouds = [p for p in subject.parts if not len(p.triangles) and len(p.positions)]
    if clouds and len(clouds) == len(subject.parts):
        return _of_cloud(clouds, surface, subject.size)
    return feel(surface, subject.size)


def _of_cloud(clouds: list[Primitive], surface: Surface, size: Vec3) -> Felt:
    felt = feel(surface, size)
    if len(felt.points) >= FEWEST:
        return felt
    points: NDArray[np.float64] = np.concatenate([thinned(c)[0] for c in clouds])
    return evened(points, np.zeros(len(points)), max(size))


def extents(size: Vec3) -> Floats:
    """(3) logarithms: of the height, the longer and the shorter level side."""
    x, y, z = (max(v, THIN_M) for v in size)
    return np.log(np.array([y, max(x, z), min(x, z)], dtype=np.float64)).astype(np.float32)
