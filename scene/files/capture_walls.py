"""The walls of a captured room: slabs with their holes, and the outline of the floor that they go round."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from scene.frames import FloatArray, Vec3
from scene.meshes import Material, Mesh, Primitive, box_mesh

WALL = Material("wall", (0.92, 0.91, 0.88, 1.0), roughness=0.95)
"""Captures say nothing of colour."""
GAP_M = 0.6
"""Two walls belong to one corner where their ends are at most this far apart."""

STEP_RAD, MOST_PIECES = 0.35, 36
"""A curved wall is drawn in straight pieces of at most 20 degrees, and in no more than so many."""

Hole = tuple[float, float, float, float]
"""Least and greatest x, least and greatest y, in the frame of the slab."""


def slab(size: Vec3, holes: Sequence[Hole]) -> Mesh:
    """An upright slab with its origin at the middle of its base, with rectangular holes right through it."""
    w, h, d = size
    xs = sorted({-w / 2, w / 2, *(x for hole in holes for x in hole[:2] if -w / 2 < x < w / 2)})
    ys = sorted({0.0, h, *(y for hole in holes for y in hole[2:] if 0 < y < h)})
    blocks = []
    for x0, x1 in pairwise(xs):
        run: list[float] | None = None
        for y0, y1 in pairwise(ys):
            x, y = (x0 + x1) / 2, (y0 + y1) / 2
            if any(a < x < b and c < y < e for a, b, c, e in holes):
                run = None
            elif run is None:
                run = [y0, y1]
                blocks.append((x0, x1, run))
            else:
                run[1] = y1
    parts = [box_mesh((a, r[0], -d / 2), (b, r[1], d / 2)).primitives[0] for a, b, r in blocks]
    if not parts:
        return box_mesh((-w / 2, 0.0, -d / 2), (w / 2, h, d / 2), material=WALL)
    normals = np.concatenate([p.normals for p in parts if p.normals is not None])
    step = len(parts[0].positions)
    triangles = np.concatenate([p.triangles + np.uint32(n * step) for n, p in enumerate(parts)]).astype(np.uint32)
    return Mesh((Primitive(np.concatenate([p.positions for p in parts]), triangles, normals, material=WALL),))


def arc(
    center: tuple[float, float], radius: float, start: float, end: float
) -> list[tuple[FloatArray, FloatArray, float]]:
    """An arc as straight pieces of at most `STEP_RAD`: the middle (2), the direction (2) and the length of each."""
    count = min(MOST_PIECES, max(1, int(np.ceil(abs(end - start) / STEP_RAD))))
    angles = np.linspace(start, end, count + 1)
    points = np.stack([np.cos(angles), np.sin(angles)], axis=1) * radius + np.array(center)
    found = []
    for a, b in pairwise(points):
        length = float(np.linalg.norm(b - a))
        found.append(((a + b) / 2, (b - a) / length, length))
    return found


def outline(walls: Sequence[FloatArray]) -> tuple[tuple[float, float], ...] | None:
    """The polygon (x, z) that walls close, each given by its two ends (2, 2); None where they do not close."""
    if len(walls) < 3:
        return None
    left = list(range(1, len(walls)))
    chain = [(walls[0][0], walls[0][1])]
    while left:
        end = chain[-1][1]
        gap, at, side = min((float(np.linalg.norm(walls[n][s] - end)), n, s) for n in left for s in (0, 1))
        if gap > GAP_M:
            return None
        left.remove(at)
        chain.append((walls[at][side], walls[at][1 - side]))
    if np.linalg.norm(chain[-1][1] - chain[0][0]) > GAP_M:
        return None
    corners = [_corner(chain[n - 1], chain[n]) for n in range(len(chain))]
    return tuple((float(x), float(z)) for x, z in corners)


def _corner(a: tuple[FloatArray, FloatArray], b: tuple[FloatArray, FloatArray]) -> FloatArray:
    """Where the lines of two walls meet, or halfway between their ends where they hardly turn."""
    along_a, along_b = a[1] - a[0], b[1] - b[0]
    middle: FloatArray = (a[1] + b[0]) / 2
    turn = float(along_a[0] * along_b[1] - along_a[1] * along_b[0])
    if abs(turn) < 0.2 * float(np.linalg.norm(along_a) * np.linalg.norm(along_b)):
        return middle
    gap = b[0] - a[0]
    met: FloatArray = a[0] + along_a * float(gap[0] * along_b[1] - gap[1] * along_b[0]) / turn
    return met if float(np.linalg.norm(met - middle)) < GAP_M else middle
