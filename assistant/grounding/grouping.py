"""Rows, stacks and clusters of things of one kind, each as a box of its own: "the back row", "a stack of boxes"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.grounding.arena import Arena, Made
from assistant.grounding.belief import Belief, Factor
from assistant.grounding.index import Rows
from assistant.grounding.pairs import gap
from assistant.grounding.regions import UPRIGHT
from scene.frames import FloatArray

if TYPE_CHECKING:
    from assistant.grounding.evaluate import Evaluator

GROUPED = frozenset({"row", "stack", "cluster"})
"""Kinds of made-up boxes that stand for several things."""

SORTS = {
    "row": "row", "rows": "row", "line": "row", "column": "row", "stack": "stack", "stacks": "stack", "pile": "stack",
    "piles": "stack", "heap": "stack",
}  # fmt: skip
"""Words for groups and what sort they are; all others are clusters."""

CLEAR = 0.3
"""Members fit what is said of them at least this share as well as the best."""

LEVEL_M = 0.35
"""Things whose middles are this near in one direction stand in one row."""

STACKED_M = 0.15
"""How far the upper thing's underside may be from the lower one's top."""

CLUSTER_M = 0.8
"""Things with smaller gaps than this stand together."""

WIDE_M, WIDER = 1.2, 3.0
"""A gap that is this wide, and so many times as wide as the others, ends a row."""

TWO_APART_M = 3.0
"""Two things with a wider gap than this are no row, metres."""

ALONG = 0.72
"""The cosine from which on a row lies along a way."""

FACING = 0.9
"""Things face one way when their fronts come so near to it on average, as a cosine."""

MOST = 80
"""Of more things than this no groups are made."""


def grouped(ev: Evaluator, belief: Belief, word: str, count: int | None = None) -> Belief:
    """The groups that the candidates form, rather those of so many; the candidates themselves where they form none."""
    rows = ev.arena.real(belief.rows[belief.share >= CLEAR])
    if not 2 <= len(rows) <= MOST:
        return belief
    sort = SORTS.get(word, "cluster")
    parts = {"row": rows_of, "stack": _stacks, "cluster": _clusters}[sort](ev, rows)
    if not parts:
        return belief
    made = np.array([ev.arena.add(_box(ev, rows[list(p)], sort)) for p in parts], dtype=np.intp)
    unique, first = np.unique(made, return_index=True)
    sizes = np.array([len(parts[n]) for n in first], dtype=np.float64)
    label = Factor("label", np.ones(len(unique)), "label", note=f"a {sort} of what was named")
    fit = sizes / sizes.max() if count is None else np.exp(-np.abs(sizes - count))
    size = Factor("longer" if count is None else f"of {count}", fit, "set", holds=np.ones(len(unique)))
    return Belief(unique, (label, size), belief.missing)


def crosswise(ev: Evaluator, groups: Belief, way: FloatArray) -> Belief:
    """Those rows that lie across a way, not along it: the second row from the window is parallel to it."""
    half = ev.arena.boxes.half[groups.rows]
    along = np.abs(np.where(half[:, 0] >= half[:, 2], way[0], way[2]))
    across = along < ALONG * max(float(np.hypot(way[0], way[2])), 1e-9)
    return groups.kept(np.flatnonzero(across)) if across.any() else groups


def one_way(arena: Arena, groups: Rows) -> Rows:
    """Places of the groups that count together: of rows those that lie one way, since a grid has rows both ways.

    That is across the way that their members face, or along the longest one where they face different ways.
    """
    made = [arena.made[int(row) - arena.count] for row in groups]
    if not made or any(m.kind != "row" for m in made):
        return np.arange(len(groups))
    members = np.array(sorted({row for m in made for row in m.members}), dtype=np.intp)
    facing = np.abs(arena.boxes.front[members]).mean(axis=0)
    across = np.array([m.half[0] >= m.half[2] for m in made])
    if max(facing[0], facing[2]) >= FACING:
        return np.flatnonzero(across == bool(facing[2] > facing[0]))
    longest = max(range(len(made)), key=lambda n: len(made[n].members))
    return np.flatnonzero(across == across[longest])


def _box(ev: Evaluator, rows: Rows, sort: str) -> Made:
    boxes = ev.index.boxes
    lo, hi = boxes.lo[rows].min(axis=0), boxes.hi[rows].max(axis=0)
    members = tuple(int(r) for r in rows)
    return Made(f"the {sort}", sort, (lo + hi) / 2, (hi - lo) / 2, UPRIGHT, ev.arena.room(members[0]), members)


def rows_of(ev: Evaluator, rows: Rows) -> list[tuple[int, ...]]:
    """Along x and along z: things that are level with one another in the other direction."""
    points = ev.index.boxes.center[rows]
    found = []
    for axis, along in ((0, 2), (2, 0)):
        for part in _split(points[:, axis], LEVEL_M):
            for row in _unbroken(part, points[part, along]):
                if len(row) >= 2 and np.ptp(points[row, along]) > 2 * np.ptp(points[row, axis]):
                    found.append(tuple(int(n) for n in row))
    return found


def _unbroken(part: Rows, along: FloatArray) -> list[Rows]:
    """The runs of a row, where one gap is far wider than the others."""
    order = np.argsort(along, kind="stable")
    apart = np.diff(along[order])
    wide = max(WIDE_M, WIDER * float(np.median(apart))) if len(apart) > 1 else TWO_APART_M
    return [part[np.sort(run)] for run in np.split(order, np.flatnonzero(apart > wide) + 1)]


def _split(values: FloatArray, most: float) -> list[Rows]:
    """Places of the values in runs without a gap larger than `most`."""
    order = np.argsort(values, kind="stable")
    return [np.sort(part) for part in np.split(order, np.flatnonzero(np.diff(values[order]) > most) + 1)]


def _stacks(ev: Evaluator, rows: Rows) -> list[tuple[int, ...]]:
    """Things each of which rests on another."""
    boxes = ev.index.boxes
    lo, hi, center = boxes.lo[rows], boxes.hi[rows], boxes.center[rows]
    over = (np.minimum(hi[:, None], hi[None]) - np.maximum(lo[:, None], lo[None]))[:, :, [0, 2]]
    flat = (over > 0.5 * np.minimum(hi - lo, np.inf)[:, None, [0, 2]]).all(axis=2)
    rise = lo[:, None, 1] - hi[None, :, 1]
    upper = flat & (np.abs(rise) < STACKED_M) & (center[:, None, 1] > center[None, :, 1])
    return _connected(upper | upper.T)


def _clusters(ev: Evaluator, rows: Rows) -> list[tuple[int, ...]]:
    return _connected(gap(ev.index.boxes, rows[:, None], rows[None, :]) < CLUSTER_M)


def _connected(joined: NDArray[np.bool_]) -> list[tuple[int, ...]]:
    """The connected parts with more than one member."""
    left, found = set(range(len(joined))), []
    while left:
        part, edge = set(), [min(left)]
        while edge:
            n = edge.pop()
            if n not in part:
                part.add(n)
                edge += [int(m) for m in np.flatnonzero(joined[n])]
        left -= part
        if len(part) > 1:
            found.append(tuple(sorted(part)))
    return found


def together(ev: Evaluator, rows: Rows, share: FloatArray, count: int) -> FloatArray:
    """(k) how near each is to `count` - 1 others that are as likely: "the two doors" are two that stand together."""
    apart = gap(ev.arena.boxes, rows[:, None], rows[None, :]) + np.where(share[None, :] >= CLEAR, 0.0, 1e6)
    np.fill_diagonal(apart, 0.0)
    reach = np.sort(apart, axis=1)[:, min(count, len(rows)) - 1]
    least = float(reach.min())
    fit: FloatArray = (least + 0.5) / (reach + 0.5)
    return fit
