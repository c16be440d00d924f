"""Wishes on, in and under things."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.geometry.asking import WALL_LABELS, Asker, Wish
from scene.geometry.fall import resting_on
from scene.geometry.rays import crossings_down, mesh_rays
from scene.geometry.requests import Impossible, metres
from scene.geometry.supports import Level, is_floor, levels_of
from scene.geometry.walls import nearest_walls
from scene.geometry.within_rooms import hang
from scene.relations.pairs import Footprints

TABLE_LIKE = frozenset({"table", "desk", "bench", "chair", "stool", "bed", "counter", "nightstand", "console"})
"""Last words of labels of things with free space under them, for things of which only the box is known."""

BOARD = 0.15
"""The share of such a box's height that its top takes up."""


def on(ask: Asker) -> list[Wish] | Impossible:
    """On the top of a thing, a seat or a board of it, or hanging on a wall."""
    anchor = ask.request.anchors[0]
    if ask.scene[anchor].label in WALL_LABELS:
        return hang(ask, nearest_walls(ask.scene, ask.center, wall=anchor))
    if ask.hangs and not levels_of(ask.scene, anchor):
        return Impossible(f"{ask.named(ask.id)} hangs on walls, and {ask.named(anchor)} is none")
    if is_floor(ask.scene, anchor):
        return on_floor(ask, anchor)
    levels = ask.ranked(anchor)
    if not levels:
        return Impossible(f"{ask.named(anchor)} has no level surface for anything to stand on")
    where = f"on {ask.named(anchor)}"
    return [Wish(lv, ask.best_on(lv), where) for lv in levels]


def on_floor(ask: Asker, anchor: str) -> list[Wish]:
    """On the floor, near where it is if that is over this floor, else in its middle."""
    row = ask.boxes.index[anchor]
    lo, hi = ask.boxes.lo[row], ask.boxes.hi[row]
    p = ask.request.point or ask.center
    over = lo[0] < p[0] < hi[0] and lo[2] < p[2] < hi[2]
    x, z = (p[0], p[2]) if over else (float(lo[0] + hi[0]) / 2, float(lo[2] + hi[2]) / 2)
    return [Wish(lv, (x, z), "on the floor") for lv in ask.floor(x, z, float(hi[1]))]


TOO_BIG = 2.0
"""How many times as much room as a container's box a thing's box may take, part of it standing out above."""


def inside(ask: Asker) -> list[Wish] | Impossible:
    """In a thing: on its inner boards, or let down into it from above."""
    anchor = ask.request.anchors[0]
    row = ask.boxes.index[anchor]
    name = ask.named(anchor)
    if mesh_rays(ask.scene, anchor) is None:
        return Impossible(f"{name} is a solid box in this scene, so nothing goes into it")
    hi, lo = float(ask.boxes.hi[row, 1]), float(ask.boxes.lo[row, 1])
    thing, holder = (2 * ask.boxes.extent[r] for r in (ask.row, row))
    if float(np.prod(thing)) > TOO_BIG * float(np.prod(holder)) or min(thing[0], thing[2]) > max(holder[0], holder[2]):
        return Impossible(f"{ask.named(ask.id)} does not fit in {name}: it is too big")
    levels = levels_of(ask.scene, anchor)
    inner = [lv for lv in levels if lv.enclosed]
    inner.sort(key=lambda lv: abs(lv.y - ask.floor_y(ask.center) - 1.0))
    found = [Wish(lv, ask.best_on(lv), f"in {name}") for lv in inner]
    hollow = [lv for lv in levels if not lv.enclosed and lv.y < hi - 0.25 * (hi - lo)]
    if hollow and ("container" in ask.scene[anchor].tags or (not inner and hi - lo < 0.6)):
        found.insert(0, drop_in(ask, anchor, hollow[-1], hi))
    if not found:
        return Impossible(f"{name} is closed and solid in this scene, so nothing goes into it; its top may do")
    return found


def drop_in(ask: Asker, anchor: str, level: Level, hi: float) -> Wish:
    """Into an open bowl, basket, bin: let down from over its rim, and over all that is in it already."""
    inside = ask.scene.descendants(anchor)
    top = max([hi, *(float(ask.boxes.hi[ask.boxes.index[i], 1]) for i in inside)])
    row = ask.boxes.index[anchor]
    c = ask.boxes.center[row]
    reach = float(min(ask.boxes.half[row][0], ask.boxes.half[row][2]))
    rings = [(0.0, 0)] + [(0.18 * k, 4 * k) for k in (1, 2, 3)]
    spots = [
        (float(c[0]) + r * reach * float(np.cos(2 * np.pi * n / max(m, 1))),
         float(c[2]) + r * reach * float(np.sin(2 * np.pi * n / max(m, 1))))
        for r, m in rings for n in range(max(m, 1))
    ]
    height = float(2 * ask.boxes.extent[ask.row, 1])
    below = hi - 0.3 * min(height, hi - float(ask.boxes.lo[row, 1]))
    return Wish(level, (float(c[0]), float(c[2])), f"in {ask.named(anchor)}", spots=tuple(spots),
                from_y=top + 0.01, below_y=below)


def under(ask: Asker) -> list[Wish] | Impossible:
    """Under a thing: on the level that it stands on, beneath it."""
    anchor = ask.request.anchors[0]
    row, name = ask.boxes.index[anchor], ask.named(anchor)
    load = ask.boxes.rows([ask.id, *ask.scene.descendants(ask.id), *resting_on(ask.scene, ask.id)])
    height = float(ask.boxes.hi[load, 1].max() - ask.boxes.lo[ask.row, 1])
    tall = float(2 * ask.boxes.extent[row, 1])
    base, free = float(ask.boxes.lo[row, 1]), 0.0
    c = ask.boxes.center[row]
    levels = ask.around(anchor, float(c[0]), float(c[2]))
    lifted = base - levels[0].y
    within: tuple[str, ...] = ()
    if mesh_rays(ask.scene, anchor) is None and lifted < height:
        words = (ask.scene[anchor].label or "").split()
        if not words or words[-1] not in TABLE_LIKE:
            if lifted > 0.02:
                return Impossible(f"{ask.named(ask.id)} is too tall to go under {name}: {metres(height)} under "
                                  f"{metres(lifted)}")
            return Impossible(f"{name} is a solid box in this scene, so nothing goes under it")
        free = tall * (1 - BOARD) + lifted
        if height > free:
            return Impossible(f"{ask.named(ask.id)} is too tall to go under {name}: {metres(height)} under "
                              f"{metres(free)}")
        within = (anchor,)
    elif height > (free := free_under(ask, anchor, levels[0].y)):
        return Impossible(f"{ask.named(ask.id)} is too tall to go under {name}: {metres(height)} under "
                          f"{metres(free)}")
    foot = Footprints.of(ask.boxes, np.array([row]))

    def beneath(spots: FloatArray) -> NDArray[np.bool_]:
        d = spots - foot.center[0]
        across = np.array([-foot.axis[0][1], foot.axis[0][0]])
        u = np.abs(np.stack([d @ foot.axis[0], d @ across], axis=1))
        return np.asarray((u <= foot.half[0] * 0.95).all(axis=1))

    at = (float(c[0]), float(c[2]))
    return [Wish(lv, at, f"under {name}", wanted=beneath, within=within) for lv in levels]


def free_under(ask: Asker, anchor: str, y: float) -> float:
    """The greatest free height between a level and an object over it, metres."""
    foot = Footprints.of(ask.boxes, ask.boxes.rows([anchor]))
    grid = np.linspace(-0.9, 0.9, 15)
    a, b = (g.ravel() for g in np.meshgrid(grid * foot.half[0][0], grid * foot.half[0][1], indexing="ij"))
    axis = foot.axis[0]
    points = foot.center[0] + np.stack([a * axis[0] - b * axis[1], a * axis[1] + b * axis[0]], axis=1)
    top = float(foot.hi[0]) + 0.1
    c = crossings_down(ask.scene, anchor, points, top)
    over = top - c.distance > y + 1e-3
    least = np.full(len(points), 0.0)
    heights = np.full(len(points), np.inf)
    np.minimum.at(heights, c.ray[over], top - c.distance[over] - y)
    return float(np.where(np.isfinite(heights), heights, least).max())
