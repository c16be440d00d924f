"""What is known of the pieces of a scan, and of each two that are near each other: numbers that add up as they join."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.scans.orient import LEVEL
from scene.scans.pieces import bends, smoothed
from scene.scans.planes import Plane
from scene.scans.voxels import Rows, Voxels, near_pairs

NEAR_M = 0.15
"""Pieces are neighbours where they touch or are this near to each other."""
COARSE_M = 0.05
"""So finely what is near is looked for."""
HOLLOW = -0.15
"""A joint bends inward from here on."""
SHELL = ("", "floor", "wall", "ceiling")
FAR_M = 3.0

SUMS = 20
"""Columns of a piece that add up: voxels, places (3), their products (6), colours (3), their squares, products of
normals (xx, yy, zz), level voxels, distance to the nearest wall, voxels of planes."""
JOINT_SUMS = 8
"""Columns of a joint that add up: edges, places (3), change of colour, turn, bend, how many are hollow."""


@dataclass(eq=False)
class Pieces:
    """Pieces and the joints between them; both are changed in place as pieces join."""

    sums: FloatArray
    """(n, SUMS)."""
    lo: FloatArray
    """(n, 3) corners of their boxes, in axes along the walls."""
    hi: FloatArray
    """(n, 3)."""
    told: Rows
    """(n) the thing that the rules take most of each for; -1 for none."""
    told_count: FloatArray
    """(n) of how many voxels."""
    plane: Rows
    """(n) the plane that most of it lies on, -1 for none."""
    shell: Rows
    """(n) 0 for a piece, or the place in `SHELL` of the plane that it stands for."""
    normal: FloatArray
    """(n, 4) of what stands for a plane: its normal and offset."""
    colored: bool
    """Whether the scan has colours."""
    pairs: Rows
    """(k, 2) neighbours."""
    joints: FloatArray
    """(k, JOINT_SUMS)."""
    joint_lo: FloatArray
    """(k, 3) corners of the box around each joint."""
    joint_hi: FloatArray
    """(k, 3)."""
    gap: FloatArray
    """(k) metres between them; 0 where they touch."""


def pieces_with_joints(
    voxels: Voxels, normals: FloatArray, edges: Rows, piece: Rows, told: Rows, planes: list[Plane], yaw: float
) -> Pieces:
    """The numbers of all pieces. `piece` (m) and `told` (m) are of the voxels, `yaw` turns the largest wall's axes."""
    count = int(piece.max()) + 1
    c, s = np.cos(yaw), np.sin(yaw)
    turn = np.array([[c, 0.0, -s], [0.0, 1.0, 0.0], [s, 0.0, c]])
    points, ways = voxels.points @ turn.T, normals @ turn.T
    plane_of, walls = np.full(len(voxels), -1, np.int64), np.full(len(voxels), FAR_M)
    for n, p in enumerate(planes):
        plane_of[p.rows] = n
        if p.kind == "wall":
            walls = np.minimum(walls, np.abs(voxels.points @ p.normal - p.offset))
    colors = np.zeros_like(points) if voxels.colors is None else smoothed(voxels.colors, edges)
    x, y, z = points.T
    columns = [
        np.ones(len(x)), x, y, z, x * x, y * y, z * z, x * y, x * z, y * z, *colors.T, (colors**2).sum(axis=1),
        *(ways**2).T, np.abs(normals[:, 1]) > LEVEL, walls, plane_of >= 0,
    ]
    sums = _summed(piece, columns, count)
    lo, hi = np.full((count, 3), np.inf), np.full((count, 3), -np.inf)
    np.minimum.at(lo, piece, points)
    np.maximum.at(hi, piece, points)
    told_id, told_count = _most(piece, told, count)
    plane, _ = _most(piece, plane_of, count)
    shell, normal = np.zeros(count, np.int64), np.zeros((count, 4))
    wide = np.sort(hi - lo, axis=1)[:, 1:].prod(axis=1) * np.sqrt(sums[:, 0])
    stands: list[tuple[int, int]] = []
    for n, p in enumerate(planes):
        held = np.flatnonzero(plane == n)
        if len(held):
            best = int(held[np.argmax(wide[held])])  # the floor goes all round a rug that shows more of itself
            shell[best] = SHELL.index(p.kind)
            normal[best] = (*(turn @ p.normal), p.offset)
            stands += [(best, int(k)) for k in held if k != best]
    pairs, joints, joint_lo, joint_hi, gap = _joints(points, ways, colors, edges, piece, stands)
    return Pieces(sums, lo, hi, told_id, told_count, plane, shell, normal, voxels.colors is not None,
                  pairs, joints, joint_lo, joint_hi, gap)


def _summed(of: Rows, columns: list[NDArray[Any]], count: int) -> FloatArray:
    """(count, c) the sums of columns by what their rows are of."""
    return np.asarray(np.stack([np.bincount(of, np.asarray(k, np.float64), count) for k in columns], 1), np.float64)


def _most(piece: Rows, of: Rows, count: int) -> tuple[Rows, FloatArray]:
    """(count) what most voxels of each piece are of, -1 for none, and how many."""
    width = int(of.max(initial=-1)) + 2
    keys, held = np.unique(piece * width + of + 1, return_counts=True)
    order = np.lexsort((keys, -held))
    at, first = np.unique(keys[order] // width, return_index=True)
    out, much = np.full(count, -1, np.int64), np.zeros(count)
    out[at], much[at] = keys[order][first] % width - 1, held[order][first]
    return out, much


def _joints(
    points: FloatArray, normals: FloatArray, colors: FloatArray, edges: Rows, piece: Rows, stands: list[tuple[int, int]]
) -> tuple[Rows, FloatArray, FloatArray, FloatArray, FloatArray]:
    """The neighbours, and what is between them."""
    across = edges[piece[edges[:, 0]] != piece[edges[:, 1]]]
    i, j = across[:, 0], across[:, 1]
    middle = (points[i] + points[j]) / 2
    bend = bends(points, normals, across)
    columns = [
        np.ones(len(across)), *middle.T, np.linalg.norm(colors[i] - colors[j], axis=1),
        1 - np.abs((normals[i] * normals[j]).sum(axis=1)), bend, bend < HOLLOW,
    ]
    count = int(piece.max()) + 1
    near, distance = _near(points, piece)
    extra = np.array(stands, np.int64).reshape(-1, 2)
    keys = [np.sort(k, axis=1) @ (count, 1) for k in (piece[across], near, extra)]
    found, owner = np.unique(np.concatenate(keys), return_inverse=True)
    pairs = np.stack([found // count, found % count], axis=1).astype(np.int64)
    own, other = owner[: len(across)], owner[len(across) : len(across) + len(near)]
    joints = _summed(own, columns, len(pairs))
    lo, hi = np.full((len(pairs), 3), np.inf), np.full((len(pairs), 3), -np.inf)
    np.minimum.at(lo, own, middle)
    np.maximum.at(hi, own, middle)
    gap = np.full(len(pairs), NEAR_M)
    np.minimum.at(gap, other, distance)
    gap[joints[:, 0] > 0] = 0.0
    return pairs, joints, lo, hi, gap


def _near(points: FloatArray, piece: Rows) -> tuple[Rows, FloatArray]:
    """Pairs of pieces that are near each other, and how near; seen coarsely."""
    cells = np.floor(points / COARSE_M).astype(np.int64)
    _, first = np.unique(np.concatenate([cells, piece[:, None]], axis=1), axis=0, return_index=True)
    first = np.sort(first)
    rows = first[near_pairs(points[first], NEAR_M)]
    rows = rows[piece[rows[:, 0]] != piece[rows[:, 1]]]
    return piece[rows], np.linalg.norm(points[rows[:, 0]] - points[rows[:, 1]], axis=1)


def features(of: Pieces, pairs: Rows, at: NDArray[np.integer]) -> NDArray[np.float32]:
    """(k, f) what is known of pairs of pieces, of the smaller one first and of what stands for a plane last.

    `at` (k) are the rows of their joints. Which of the pair is named first changes nothing.
    """
    size, shell = of.sums[pairs, 0], of.shell[pairs] > 0
    larger = (size[:, 0] > size[:, 1]) | ((size[:, 0] == size[:, 1]) & (pairs[:, 0] < pairs[:, 1]))
    swap = shell[:, 0] | (larger & ~shell[:, 1])
    a, b = np.where(swap, pairs[:, 1], pairs[:, 0]), np.where(swap, pairs[:, 0], pairs[:, 1])
    columns: list[FloatArray] = []
    sizes, means, covs = [], [], []
    for rows in (a, b):
        n = of.sums[rows, 0]
        mean, cov = _moments(of.sums[rows])
        size = of.hi[rows] - of.lo[rows]
        spread = np.sqrt(np.maximum(np.linalg.eigvalsh(cov), 0))
        color = of.sums[rows, 10:13] / n[:, None]
        blotchy = np.sqrt(np.maximum(of.sums[rows, 13] / n - (color**2).sum(axis=1), 0))
        level = np.sort(size[:, [0, 2]], axis=1)
        columns += [np.log(n), level[:, 0], level[:, 1], size[:, 1], of.lo[rows, 1], of.hi[rows, 1], *spread.T,
                    of.sums[rows, 15] / n, of.sums[rows, 17] / n, blotchy,
                    np.minimum(of.sums[rows, 18] / n, 1.5), of.sums[rows, 19] / n]
        sizes.append(size)
        means.append(mean)
        covs.append(cov)
    for kind in (1, 2, 3):
        columns += [of.shell[a] == kind, of.shell[b] == kind]
    columns += _between(of, a, b, sizes, means, covs) + _joint(of, a, b, at) + _against_shell(of, a, b, means, covs)
    return np.stack([np.asarray(c, np.float32) for c in columns], axis=1)


def _moments(sums: FloatArray) -> tuple[FloatArray, FloatArray]:
    n = sums[:, 0]
    mean = sums[:, 1:4] / n[:, None]
    second = sums[:, 4:10] / n[:, None]
    cov = np.empty((len(n), 3, 3))
    for k, (i, j) in enumerate(((0, 0), (1, 1), (2, 2), (0, 1), (0, 2), (1, 2))):
        cov[:, i, j] = cov[:, j, i] = second[:, k] - mean[:, i] * mean[:, j]
    return mean, cov


def _between(
    of: Pieces, a: Rows, b: Rows, sizes: list[FloatArray], means: list[FloatArray], covs: list[FloatArray]
) -> list[FloatArray]:
    """How two pieces lie to each other, and how alike they look."""
    shared = np.minimum(of.hi[a], of.hi[b]) - np.maximum(of.lo[a], of.lo[b])
    inside = np.clip(shared, 0.005, None) / np.maximum(np.minimum(sizes[0], sizes[1]), 0.005)
    over = np.clip(shared[:, 0], 0, None) * np.clip(shared[:, 2], 0, None)
    areas = [np.maximum(s[:, 0], 0.01) * np.maximum(s[:, 2], 0.01) for s in sizes]
    both = np.maximum(np.maximum(of.hi[a], of.hi[b]) - np.minimum(of.lo[a], of.lo[b]), 0.01).prod(axis=1)
    apart = sum(np.maximum(s, 0.01).prod(axis=1) for s in sizes)
    color = [of.sums[r, 10:13] / of.sums[r, :1] for r in (a, b)]
    grey = [c.mean(axis=1) for c in color]
    tint = [c / np.maximum(g, 0.05)[:, None] for c, g in zip(color, grey, strict=True)]
    way = means[1] - means[0]
    thin = [np.linalg.eigh(c)[1][:, :, 0] for c in covs]
    return [
        *np.clip(inside, 0, 1).T, over / areas[0], over / (areas[0] + areas[1] - over),
        np.clip(of.lo[a, 1] - of.hi[b, 1], -1, 1), np.clip(of.lo[b, 1] - of.hi[a, 1], -1, 1),
        np.clip(of.lo[a, 1] - of.lo[b, 1], -2, 2), np.clip(of.hi[a, 1] - of.hi[b, 1], -2, 2),
        np.log(both / apart), np.linalg.norm(color[0] - color[1], axis=1), np.abs(grey[0] - grey[1]),
        np.linalg.norm(tint[0] - tint[1], axis=1), np.full(len(a), float(of.colored)),
        np.abs((thin[0] * way).sum(axis=1)), np.abs((thin[1] * way).sum(axis=1)),
        np.abs((thin[0] * thin[1]).sum(axis=1)), np.linalg.norm(way[:, [0, 2]], axis=1), way[:, 1],
        (of.told[a] == of.told[b]) & (of.told[a] >= 0), of.told[a] >= 0, of.told[b] >= 0,
        of.told_count[a] / of.sums[a, 0], of.told_count[b] / of.sums[b, 0],
        (of.plane[a] == of.plane[b]) & (of.plane[a] >= 0),
    ]


def _joint(of: Pieces, a: Rows, b: Rows, at: NDArray[np.integer]) -> list[FloatArray]:
    """What is between two pieces."""
    joints = of.joints[at]
    touch = joints[:, 0] > 0
    n = np.maximum(joints[:, 0], 1.0)
    mean = np.where(touch[:, None], joints[:, 1:4] / n[:, None], 0.0)
    size = np.where(touch[:, None], of.joint_hi[at] - of.joint_lo[at], 0.0)
    high = [np.where(touch, (mean[:, 1] - of.lo[r, 1]) / np.maximum(of.hi[r, 1] - of.lo[r, 1], 0.02), 0.5)
            for r in (a, b)]
    long = np.linalg.norm(size, axis=1)
    own = [np.linalg.norm(of.hi[r] - of.lo[r], axis=1) for r in (a, b)]
    return [
        touch, np.log1p(joints[:, 0]), joints[:, 0] / np.sqrt(of.sums[a, 0]), joints[:, 0] / of.sums[a, 0],
        of.gap[at], long / np.maximum(own[0], 0.02), long / np.maximum(own[1], 0.02), size[:, 1], mean[:, 1],
        *(np.clip(h, -0.5, 1.5) for h in high), *(np.where(touch, joints[:, k] / n, 0.0) for k in (4, 5, 6, 7)),
    ]


def _against_shell(
    of: Pieces, a: Rows, b: Rows, means: list[FloatArray], covs: list[FloatArray]
) -> list[FloatArray]:
    """How far the smaller piece rises over the plane that the larger one stands for."""
    normal, offset = of.normal[b, :3], of.normal[b, 3]
    plane = of.shell[b] > 0
    rise = (means[0] * normal).sum(axis=1) - offset
    thick = np.sqrt(np.maximum(np.einsum("ni,nij,nj->n", normal, covs[0], normal), 0))
    return [np.where(plane, np.clip(rise, -0.3, 1.5), 0.0), np.where(plane, np.clip(thick, 0, 1.0), 0.0)]
