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
    found = outlines(walls)
    return found[0][0] if len(found) == 1 and len(found[0][1]) == len(walls) else None


def outlines(walls: Sequence[FloatArray]) -> list[tuple[tuple[tuple[float, float], ...], tuple[int, ...]]]:
    """The polygons (x, z) that walls close, and the numbers of the walls of each. Each wall is given by its two ends
    (2, 2), and is of one polygon at most."""
    found = []
    left = list(range(len(walls)))
    while len(left) >= 3:
        loop = _loop(walls, left)
        left = [n for n in left[1:] if n not in {m for m, _ in loop}]
        if loop:
            chain = [(walls[n][side], walls[n][1 - side]) for n, side in loop]
            corners = [_corner(chain[k - 1], chain[k]) for k in range(len(chain))]
            found.append((tuple((float(x), float(z)) for x, z in corners), tuple(n for n, _ in loop)))
    return found


def _loop(walls: Sequence[FloatArray], left: Sequence[int]) -> list[tuple[int, int]]:
    """The walls of `left` that go on from its first one and come back to it, each with the end that it begins at; empty
    where they do not come back."""
    chain, rest = [(left[0], 0)], list(left[1:])
    start = walls[left[0]][0]
    while True:
        at, side = chain[-1]
        end = walls[at][1 - side]
        back = float(np.linalg.norm(start - end)) if len(chain) > 2 else np.inf
        gap, n, side = min(((float(np.linalg.norm(walls[n][s] - end)), n, s) for n in rest for s in (0, 1)),
                           default=(np.inf, 0, 0))  # fmt: skip
        if min(back, gap) > GAP_M:
            return []
        if back <= gap:
            return chain
        rest.remove(n)
        chain.append((n, side))


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
