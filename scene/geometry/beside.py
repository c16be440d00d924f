"""Wishes beside things: spots where a relation would hold, on the level of its anchor."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from scene.boxes import Boxes
from scene.frames import FloatArray
from scene.geometry.asking import Asker, Wish
from scene.geometry.free_space import Filter
from scene.geometry.requests import Impossible, metres
from scene.geometry.supports import support_of
from scene.relations import RelationView, heading, relation
from scene.relations.pairs import Footprints

HOLDS = 0.5
"""The degree to which a relation must hold for a spot."""

SAYS = {"next_to": "next to", "near": "near", "around": "around", "far_from": "far from", "left_of": "to the left of",
        "right_of": "to the right of", "in_front_of": "in front of", "behind": "behind"}
"""How the ways of being beside are said."""


def beside(ask: Asker) -> list[Wish] | Impossible:
    """Beside the anchor in the way asked: the likely spots on each level, its own level first."""
    kind, anchor = ask.request.kind, ask.request.anchors[0]
    row = ask.boxes.index[anchor]
    foot = Footprints.of(ask.boxes, np.array([row]))
    view = view_of(ask, kind, anchor)
    middle = foot.center[0]
    if kind == "far_from":
        turns = np.linspace(0, 2 * np.pi, 8, endpoint=False)
        ways = [np.array([np.cos(a), np.sin(a)]) * 0.45 * view.span_m for a in turns]
        ways.sort(key=lambda w: float(np.hypot(*(middle + w - np.array(ask.here)))))
        best = [middle + w for w in ways]
    else:
        gap = usual_gap(ask, kind, foot)
        ways = sides_of(ask, kind, view, row, foot)
        halves = [float(foot.along(w)[0]) + float(ask.foot.along(w)[0]) for w in ways]
        best = [middle + w * (gap + half) for w, half in zip(ways, halves, strict=True)]
        if kind in ("next_to", "near", "around"):
            best.sort(key=lambda b: float(np.hypot(*(b - np.array(ask.here)))))
    wanted = related(ask, kind, view, (row,), HOLDS if kind != "near" else 0.55)
    where = f"{SAYS[kind]} {ask.named(anchor)}"
    found = []
    for b in best[:4]:
        at = (float(b[0]), float(b[1]))
        found += [Wish(lv, at, where, wanted=wanted) for lv in ask.around(anchor, *at)]
    found.sort(key=lambda w: w.level.owner is None)
    return found


def usual_gap(ask: Asker, kind: str, foot: Footprints) -> float:
    """The gap that was said, or one that is usual for things of their size, metres."""
    if ask.request.distance_m is not None:
        return ask.request.distance_m
    shorter = float(min(foot.length[0], ask.foot.length[0]))
    gap = min(max(0.12 * shorter, 0.015), 0.3)
    return {"near": 2.5 * gap, "in_front_of": 1.5 * gap}.get(kind, gap)


def sides_of(ask: Asker, kind: str, view: RelationView, row: int, foot: Footprints) -> list[FloatArray]:
    """The level directions from the anchor in which the object may go."""
    back, right = view.axes(np.array([row]))
    sides = {"left_of": -right[0], "right_of": right[0], "in_front_of": -back[0], "behind": back[0]}
    if kind in sides:
        return [sides[kind]]
    axis = foot.axis[0]
    across = np.array([-axis[1], axis[0]])
    return [axis, -axis, across, -across]


def view_of(ask: Asker, kind: str, anchor: str) -> RelationView:
    """The view in which the relation is judged: a direction that was said decides, else the viewer or the anchor."""
    d = ask.request.direction
    if d is not None:
        ahead = {"right_of": (d[2], 0.0, -d[0]), "left_of": (-d[2], 0.0, d[0]), "behind": d,
                 "in_front_of": (-d[0], 0.0, -d[2])}.get(kind)
        if ahead is not None:
            return replace(RelationView.of(ask.scene), ahead=heading(ahead))
    return RelationView.of(ask.scene, ask.viewer, intrinsic=ask.request.intrinsic)


def related(ask: Asker, kind: str, view: RelationView, anchors: tuple[int, ...], least: float) -> Filter:
    """Whether the relation would hold with the object's box moved to each spot, on the anchor's own level."""
    boxes, row = ask.boxes, ask.row
    said = ask.request.distance_m

    def holds(spots: FloatArray) -> NDArray[np.bool_]:
        n = len(spots)
        rows = np.array(anchors, dtype=np.intp)
        base = boxes.lo[rows, 1].mean() + boxes.extent[row, 1]
        center = np.stack([spots[:, 0], np.full(n, base), spots[:, 1]], axis=1)
        both = Boxes((), {}, np.concatenate([center, boxes.center[rows]]),
                     np.concatenate([np.broadcast_to(boxes.half[row], (n, 3)), boxes.half[rows]]),
                     np.concatenate([np.broadcast_to(boxes.rotation[row], (n, 3, 3)), boxes.rotation[rows]]),
                     np.ones(n + len(rows), dtype=np.bool_))
        seen = replace(view, boxes=both, carrier=None)
        seen.__dict__["span_m"] = view.span_m
        at = np.arange(n, n + len(rows))
        degree = relation(kind).table(seen, np.arange(n), at[None] if len(rows) == 2 else at)[:, 0]
        good = degree >= least
        if said is not None and kind not in ("between", "far_from"):
            from scene.relations.pairs import Pairs

            gap = Pairs(seen, np.arange(n)[:, None], at[None]).flat_gap[:, 0]
            good = (degree > 0.05) & (np.abs(gap - said) <= 0.1 * said + 0.03)
        return np.asarray(good)

    return holds


def between(ask: Asker) -> list[Wish] | Impossible:
    """Between two anchors: in the middle of the free way from one to the other."""
    a, b = ask.request.anchors[:2]
    rows = (ask.boxes.index[a], ask.boxes.index[b])
    f = Footprints.of(ask.boxes, np.array(rows))
    way = f.center[1] - f.center[0]
    length = float(np.hypot(*way))
    u = way / length if length > 1e-6 else np.array([1.0, 0.0])
    ends = f.along(u)
    middle = f.center[0] + u * (ends[0] + length - ends[1]) / 2
    at = (float(middle[0]), float(middle[1]))
    need = 2 * float(ask.foot.along(u)[0])
    if need > length - ends.sum():
        return Impossible(f"{ask.named(ask.id)} does not fit between {ask.named(a)} and {ask.named(b)}: "
                          f"{metres(need)} in {metres(max(length - float(ends.sum()), 0))}")
    levels = ask.around(a, *at)
    same = support_of(ask.scene, a) == support_of(ask.scene, b)
    if not same and all(lv.owner is not None for lv in levels):
        levels = ask.floor(*at, float(ask.boxes.lo[list(rows), 1].min()))
    wanted = related(ask, "between", RelationView.of(ask.scene), rows, HOLDS)
    where = f"between {ask.named(a)} and {ask.named(b)}"
    return [Wish(lv, at, where, wanted=wanted) for lv in levels]
