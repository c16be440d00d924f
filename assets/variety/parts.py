"""Parts that many kinds are put together from: bars, wheels, cranks, grids of rods, slings, hoods, panels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assets.recipes.curves import Array, spline
from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, rubber

SIDES = (-1, 1)
"""Left and right, or back and front."""
Point = Sequence[float]


def bar(k: Kit, m: Finish, r: float, *points: Point) -> None:
    """A straight or kinked rod of radius r, metres, through the points."""
    k.tube(m, points, r, seg=8)


def bent(k: Kit, m: Finish, r: float, *points: Point) -> None:
    """A rod of radius r, metres, that runs smoothly through the points."""
    k.tube(m, k.curve(points, 18, 7), r, seg=8)


def rungs(k: Kit, m: Finish, r: float, n: int, one: tuple[Point, Point], other: tuple[Point, Point]) -> None:
    """As many rods as n, each from a place on the line `one` to the like place on the line `other`, ends included."""
    for t in np.linspace(0, 1, n):
        ends = [np.asarray(a, float) * (1 - t) + np.asarray(b, float) * t for a, b in (one, other)]
        k.tube(m, ends, r, seg=6)


def legs(k: Kit, m: Finish, w: float, deep: float, h: float, thick: float, *, splay: float = 0.0) -> None:
    """Four round legs below a top w by deep, metres, that reach further out at the foot by `splay`."""
    for sx in SIDES:
        for sz in SIDES:
            x, z = sx * (w / 2 - thick), sz * (deep / 2 - thick)
            bar(k, m, thick, (x + sx * splay, 0, z + sz * splay), (x, h, z))


def wheel(k: Kit, tyre: Finish, hub: Finish, r: float, x: float, z: float, *, thick: float, spokes: int = 0) -> None:
    """An upright wheel at x, z whose axle lies along x; with spokes, or a disc. `thick` is half the tyre's width."""
    with k.at(x, r, z, roll=-90):
        k.ring(tyre, r - thick, thick, y=-thick, seg=26, sides=7)
        for a in np.arange(spokes) / max(spokes, 1) * 2 * np.pi:
            bar(k, hub, thick * 0.14, (0, 0, 0), (np.sin(a) * (r - thick), 0, np.cos(a) * (r - thick)))
        wide = thick * (3 if spokes else 1.3)
        k.cyl(hub, r * 0.1 if spokes else r - thick, wide, y=-wide / 2)


def pedals(k: Kit, m: Finish, y: float, z: float, reach: float) -> None:
    """Two cranks about an axle along x at y, z, with a pedal each."""
    for s in SIDES:
        bar(k, m, 0.009, (0, y, z), (s * 0.07, y, z), (s * 0.08, y + s * reach * 0.7, z + s * reach * 0.7))
        k.box(rubber(), 0.09, 0.02, 0.07, s * 0.13, y + s * reach * 0.7 - 0.01, z + s * reach * 0.7)


def sling(k: Kit, m: Finish, w: float, line: Sequence[tuple[float, float]], thick: float = 0.008) -> None:
    """A strip of cloth, w wide along x, that runs smoothly through points (y, z), metres."""
    path, t = spline(line, 24), np.linspace(0, 1, 24)

    def place(u: Array, v: Array) -> Array:
        return np.stack([(u - 0.5) * w, np.interp(v, t, path[:, 0]), np.interp(v, t, path[:, 1])], -1)

    k.sheet(m, place, (1, 22), thick)


def hood(k: Kit, m: Finish, w: float, r: float, start: float, end: float) -> None:
    """Part of a round roof, w wide along x, of radius r, metres; from `start` to `end` degrees, 0 ahead, 90 above."""

    def place(u: Array, v: Array) -> Array:
        across, up = np.pi * (0.04 + 0.92 * u), np.radians(start + (end - start) * v)
        return np.stack([np.cos(across) * w / 2, np.sin(across) ** 0.5 * np.sin(up) * r,
                         np.sin(across) ** 0.5 * np.cos(up) * r], -1)

    k.sheet(m, place, (16, 14), 0.008)


def quad(k: Kit, m: Finish, a: Point, b: Point, c: Point, e: Point, thick: float = 0.008) -> None:
    """A flat or twisted panel with the four corners in turn."""
    p = [np.asarray(q, float) for q in (a, b, c, e)]

    def place(u: Array, v: Array) -> Array:
        s, t = u[:, None], v[:, None]
        return p[0] * (1 - s) * (1 - t) + p[1] * s * (1 - t) + p[2] * s * t + p[3] * (1 - s) * t

    k.sheet(m, place, (4, 4), thick)


def tub(k: Kit, m: Finish, low: tuple[float, float], high: tuple[float, float], h: float, thick: float = 0.012) -> None:
    """An open box h deep whose floor and rim are of the sizes (along x, along z), its base at y = 0; all metres."""
    (a, b), (c, e) = (low[0] / 2, low[1] / 2), (high[0] / 2, high[1] / 2)
    k.box(m, low[0], thick, low[1], r=0)
    for s in SIDES:
        quad(k, m, (s * a, 0, -b), (s * a, 0, b), (s * c, h, e), (s * c, h, -e), thick)
        quad(k, m, (-a, 0, s * b), (a, 0, s * b), (c, h, s * e), (-c, h, s * e), thick)
