"""Which way is up in a scan, and where its floor is.

Each way across many of a scan's surfaces may be up, and so may its opposite. What speaks for one, with weights that
`tools/fit_up.py` fitted to scans of made-up rooms whose truth is known: a large flat end below and none above, level
surfaces at the height of seats and tabletops and none as far below the top, surfaces that are level or upright, a scan
that is less high than wide and about as high as a room, and the axes that scanners call up.
"""

from __future__ import annotations

import numpy as np

from scene.frames import FloatArray
from scene.scans.voxels import Voxels

LEVEL = 0.94
"""The cosine from which a surface counts as level: 20 degrees."""
END_UP_M = 0.15
"""Level surfaces this near to an end are that end."""
TOPS_M = (0.25, 1.15)
"""Seats and tabletops are so high over the floor."""
UPRIGHT = 0.25
"""The cosine up to which a surface counts as upright."""
ROOM_HIGH_M = 2.6
WEIGHTS = (7.29, -2.35, 13.55, -9.48, 3.42, 1.51, -4.11, -2.18, 1.87, 1.04, -0.5)
"""What each part of `evidence` counts."""
HELD = 0.7
"""Cameras are held upright, more or less: the cosine."""
MOST_ASKEW = 5
APART = 0.966
"""Ways nearer to each other than 15 degrees are one."""
SAME = 0.9994
"""What is this near to an axis (2 degrees) is that axis; the rest is made level later."""
SAMPLE = 20_000


def find_up(voxels: Voxels, hint: FloatArray | None = None) -> FloatArray:
    """(3) a unit vector: up, along one of the scan's axes, or across its flat surfaces where it lies askew.

    `hint` (3) is roughly up, as the cameras were held: what differs much from it is not taken.
    """
    step = max(1, len(voxels) // SAMPLE)
    points, normals = voxels.points[::step], voxels.normals[::step]
    found = candidates(normals)
    ways = np.concatenate([found, -found])
    if hint is not None:
        held = ways[ways @ hint > HELD]
        ways = held if len(held) else hint[None, :]
    way: FloatArray = ways[int(np.argmax(evidence(points, normals, ways) @ np.array(WEIGHTS)))]
    return way


def candidates(normals: FloatArray) -> FloatArray:
    """(k, 3) the scan's axes, turned to the surfaces that are nearly square to them, and other ways across surfaces."""
    found, left = [], normals
    for axis in np.eye(3):
        way = _refined(normals, axis)
        found.append(axis if way @ axis < LEVEL or way @ axis > SAME else way)
        left = left[np.abs(left @ found[-1]) <= LEVEL]
    for _ in range(MOST_ASKEW):
        if len(left) < max(20, 0.03 * len(normals)):
            break
        tried = left[:: max(1, len(left) // 200)]
        way = _refined(left, tried[int(np.argmax((np.abs(left @ tried.T) > LEVEL).sum(axis=0)))])
        left = left[np.abs(left @ way) <= LEVEL]
        if np.abs(np.array(found) @ way).max() < APART:
            found.append(way)
    return np.array(found)


def _refined(normals: FloatArray, way: FloatArray) -> FloatArray:
    """The mean of the normals that are nearly along a way, of either sign."""
    for _ in range(3):
        along = normals @ way
        near = np.abs(along) > LEVEL
        if int(near.sum()) < 20:
            break
        way = (normals[near] * np.sign(along[near])[:, None]).sum(axis=0)
        way = way / np.linalg.norm(way)
    return way


def evidence(points: FloatArray, normals: FloatArray, ways: FloatArray) -> FloatArray:
    """(k, 11) what speaks for each way being up, in the order of `WEIGHTS`."""
    cov = np.cov(points.T)
    spread = float(np.trace(cov))
    rows = []
    for way in ways:
        at, along = points @ way, np.abs(normals @ way)
        lo, hi = np.percentile(at, [0.5, 99.5])
        flat, up, down = along > LEVEL, at - lo, hi - at
        shares = [
            up < END_UP_M, down < END_UP_M,
            (up > TOPS_M[0]) & (up < TOPS_M[1]) & (down > END_UP_M),
            (down > TOPS_M[0]) & (down < TOPS_M[1]) & (up > END_UP_M),
        ]
        inner = at[(up > 0.2) & (down > 0.2)]
        middle = float(np.median(inner)) - (lo + hi) / 2 if len(inner) else 0.0
        own = float(way @ cov @ way)
        axes = (max(way[1], way[2]), max(-way[1], -way[2]), abs(way[0]))
        rows.append([
            *(np.sqrt((flat & share).mean()) for share in shares), middle / max(hi - lo, 1e-9),
            (flat | (along < UPRIGHT)).mean(), 0.5 * np.log(max(own, 1e-12) / max((spread - own) / 2, 1e-12)),
            np.clip(np.log(max(hi - lo, 1e-9) / ROOM_HIGH_M), -1, 1) ** 2, *(max(0.0, (k - 0.9) / 0.1) for k in axes),
        ])
    return np.array(rows)


def turn_to(up: FloatArray) -> FloatArray:
    """(3, 3) the turn that brings `up` to +Y, by the shortest way; (x, y, z) becomes (x, z, -y) where z was up."""
    up = up / np.linalg.norm(up)
    target = np.array([0.0, 1.0, 0.0])
    axis, cosine = np.cross(up, target), float(up @ target)
    if cosine < -0.9999:
        return np.diag([1.0, -1.0, -1.0])
    k = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    turn: FloatArray = np.eye(3) + k + k @ k / (1 + cosine)
    return turn


def settle(voxels: Voxels) -> tuple[FloatArray, FloatArray]:
    """The small turn that makes the floor level, and the shift that brings it to height 0. Y is up already."""
    height = floor_height(voxels)
    near = (np.abs(voxels.points[:, 1] - height) < 0.05) & (np.abs(voxels.normals[:, 1]) > LEVEL)
    turn = np.eye(3)
    if int(near.sum()) >= 50:
        points = voxels.points[near]
        for _ in range(3):
            middle = points.mean(axis=0)
            normal = np.linalg.svd(points - middle, full_matrices=False)[2][2]
            off = np.abs((points - middle) @ normal)
            points = points[off <= max(0.01, 2.5 * float(np.median(off)))]
        normal = normal if normal[1] > 0 else -normal
        if normal[1] > np.cos(np.radians(15)):
            turn = turn_to(normal)
            height = float((points @ turn.T)[:, 1].mean())
    return turn, np.array([0.0, -height, 0.0])


def floor_height(voxels: Voxels) -> float:
    """The height of the lowest level surface that is large; the lowest point where there is none."""
    level = np.abs(voxels.normals[:, 1]) > LEVEL
    heights = voxels.points[level, 1]
    bottom = float(np.percentile(voxels.points[:, 1], 0.1))
    if len(heights) < 50:
        return bottom
    start = float(heights.min())
    counts = np.bincount(np.floor((heights - start) / 0.01).astype(np.int64))
    smooth = np.convolve(counts, np.ones(5), mode="same")
    large = np.flatnonzero(smooth >= max(0.25 * smooth.max(), 0.3 / voxels.size**2))
    if not len(large):
        return bottom
    first = int(large[0])
    peak = first + int(np.argmax(smooth[first : first + 8]))
    return start + (peak + 0.5) * 0.01
