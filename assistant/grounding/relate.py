"""Relations between candidates and anchors, as grounding needs them: how true, and how good among the candidates.

`holds` is the graded truth by geometry. `degree` is for ranking: near, next to and the like are comparisons, so there
the nearest candidate counts even where nothing is near by any absolute measure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from assistant.grounding import pairs as geometry
from assistant.grounding.belief import Belief, Factor
from assistant.grounding.cuts import REACH_M, Cuts
from assistant.grounding.grouping import GROUPED
from assistant.grounding.index import Rows
from assistant.grounding.regions import region_rows, rooms_of
from scene.frames import FloatArray
from scene.relations.search import Best, best_partners, reachable

if TYPE_CHECKING:
    from assistant.grounding.evaluate import Evaluator

COMPARED = {
    "near": 0.85,
    "next_to": 0.75,
    "at": 0.7,
    "around": 0.8,
    "touching": 0.5,
    "against": 0.6,
    "together": 0.8,
    "along": 0.5,
    "leaning_on": 0.5,
    "hanging_on": 0.4,
    "on_edge": 0.6,
    "in_corner": 0.75,
    "in_middle": 0.7,
}
"""Relations of nearness, with how well the nearest candidate does where none is near enough."""

ALMOST = 0.45
"""How true a relation of nearness is of the nearest candidate, where it is near but not as near as the word asks."""

PART_REACH_M = REACH_M | {"group": 0.25, "side": 0.25}
"""How far from a part still half counts as at it, metres."""

IMPLIED = {
    "on": 0.15,
    "in": 0.15,
    "under": 0.25,
    "above": 0.25,
    "below": 0.25,
    "in_front_of": 0.25,
    "behind": 0.25,
    "left_of": 0.15,
    "right_of": 0.15,
    "part_of": 0.3,
    "from": 0.2,
    "opposite": 0.1,
    "facing": 0.2,
}
"""Relations that imply that one is not far off, with how well the nearest does where the rest does not hold."""

GUESSED = {"in_front_of": 0.5, "behind": 0.5, "left_of": 0.2, "right_of": 0.2}
"""How much nearness counts for relations of a viewpoint that nobody said."""

FEW = 40_000
"""With more pairs than this, candidates are not compared with one another."""

FEW_DENSE = 500
"""So many pairs are measured sooner than it is told which of them are near each other."""

INSIDE_M = 0.02
"""By this much the middle of a member may be outside the box of its group, metres."""

INSIDE = 0.7
"""How much it counts to be inside the side of something, and not only by it."""

LOOSE = frozenset({"near", "at", "around", "along", "together", "opposite", "facing", "from", "next_to"})
"""Relations that people use loosely."""

Compare = Literal["targets", "anchors", "none"]
"""Which side of a relation the candidates are on, to be compared with one another."""

VIEWED = frozenset({"left_of", "right_of", "in_front_of", "behind"})
"""Relations that depend on the viewpoint."""

PARTS = {"in_corner": "corner", "in_middle": "middle", "on_edge": "edge"}
"""Relations to a part of the anchor."""

TOO_MANY = 30_000
"""More pairs than this are not compared with one another, and only those that can be the best are measured."""

CLEARLY_M = 0.3
"""By how much another pair is nearer before it is clearly the pair meant, metres."""

@dataclass(frozen=True, eq=False)
class Pairs:
    """A relation between k candidates and m anchors."""

    degree: FloatArray
    """(k, m) how well each pair fits among the candidates, 0 to 1."""
    holds: FloatArray
    """(k, m) how far it is true of each pair, 0 to 1."""
    note: str = ""
    """The viewpoint, where one matters."""


def sort_of(name: str) -> str:
    """How noisy a relation is: a key of `tuning.NOISE`."""
    return "viewed" if name in VIEWED else "loose" if name in LOOSE else "relation"


OF_ROOM = frozenset({"at", "from", "part_of"})
"""What is from a room, or what a room has, is in it."""


def joint(ev: Evaluator, name: str, targets: Rows, anchors: Rows, *, compare: Compare = "targets") -> Pairs:
    """One relation between all targets and all anchors; nearness is also judged among those that are candidates."""
    kinds, name = _kinds(ev, anchors), of_room(ev, name, anchors)
    if parts := by_parts(ev, name, anchors):
        judge = {"group": _near_part, "side": _on_side}.get(parts, _to_parts)
        return judge(ev, parts, targets, anchors)
    holds = _near_table(ev, name, targets, anchors)
    grouped = bool(kinds) and kinds <= GROUPED
    if grouped:
        # "Next to the stack" is none of the stack itself.
        holds = np.where(_members(ev, targets, anchors), 0.0, holds)
    degree = holds
    axis = 0 if compare == "targets" else 1
    few = compare != "none" and holds.shape[axis] > 1 and holds.size <= FEW
    if few and (name in COMPARED or name in IMPLIED):
        apart = distance(ev, targets[:, None], anchors[None, :])
        apart = np.where(targets[:, None] == anchors[None, :], np.inf, apart)
        if grouped:
            apart = np.where(_members(ev, targets, anchors), np.inf, apart)
        nearest = apart.min(axis=axis, keepdims=True)
        nearest = np.where(np.isfinite(nearest), nearest, 1.0)
        slack = 0.12 if kinds != {"corner"} else 0.8
        overall = np.where(np.isfinite(apart), apart, np.inf).min()
        overall = overall if np.isfinite(overall) else 1.0
        # Nearest of all to one of the anchors; and of several anchors the one meant is that which something is near to.
        closeness = (nearest + slack) / (apart + slack) * ((overall + CLEARLY_M) / (nearest + CLEARLY_M)) ** 0.5
        if name in GUESSED and ev.frame.guessed:
            share = GUESSED[name]
            return Pairs((1 - share) * holds + share * closeness, holds, ev.frame.name)
        if name in IMPLIED:
            return Pairs(np.maximum(holds, IMPLIED[name] * closeness), holds, ev.frame.name if name in VIEWED else "")
        degree = np.maximum(holds * (0.6 + 0.4 * closeness), COMPARED[name] * closeness)
        if name != "near":
            fairly = geometry.degrees(ev, "near", targets[:, None], anchors[None, :])
            holds = np.maximum(holds, ALMOST * np.minimum(2 * fairly, 1.0) * closeness)
    return Pairs(degree, holds, ev.frame.name if name in VIEWED else "")


def _near_table(ev: Evaluator, name: str, targets: Rows, anchors: Rows) -> FloatArray:
    """(k, m) how far a relation holds of all pairs; those that are too far apart for it are not measured."""
    t, a = targets[:, None], anchors[None, :]
    fade = geometry.fade(ev, name, targets) if len(targets) * len(anchors) > FEW_DENSE else None
    if fade is None:
        return geometry.degrees(ev, name, t, a)
    i, j = np.nonzero(reachable(geometry.view_of(ev), targets, anchors, fade) | geometry.unbound(ev, t, a))
    found = np.zeros((len(targets), len(anchors)))
    found[i, j] = geometry.degrees(ev, name, targets[i], anchors[j])
    return found


def _kinds(ev: Evaluator, rows: Rows) -> set[str]:
    """What sorts of made-up boxes some few rows are; nothing of many."""
    return {ev.arena.kind(int(r)) for r in rows} if len(rows) <= 16 else set()


def of_room(ev: Evaluator, name: str, anchors: Rows) -> str:
    """A relation as it is meant of these anchors: what is from a room is in it."""
    return "in" if name in OF_ROOM and _kinds(ev, anchors) == {"room"} else name


def by_parts(ev: Evaluator, name: str, anchors: Rows) -> str:
    """What a relation is judged as where it is to parts of the anchors or to made-up groups; empty where it is not."""
    kinds = _kinds(ev, anchors)
    if name in PARTS or (name in ("in", "at", "on", "near", "next_to") and kinds == {"corner"}):
        return name
    if name in ("in", "at", "on", "part_of", "from") and kinds and kinds <= GROUPED:
        return "group"
    if name in ("in", "at", "on") and kinds == {"side"}:
        return "side"
    return ""


def _members(ev: Evaluator, targets: Rows, anchors: Rows) -> NDArray[np.bool_]:
    """(k, m) whether each target is in the box of each group."""
    boxes = ev.arena.boxes
    off = np.abs(boxes.center[targets][:, None] - boxes.center[anchors][None]) - boxes.extent[anchors][None]
    return np.asarray((off <= INSIDE_M).all(axis=2), dtype=np.bool_)


def _to_parts(ev: Evaluator, name: str, targets: Rows, anchors: Rows) -> Pairs:
    """Near the corners, the middle or the edges of the anchors."""
    real = np.flatnonzero(anchors < ev.arena.count)
    degree = np.zeros((len(targets), len(anchors)))
    holds = np.zeros_like(degree)
    if len(real):
        cuts = Cuts(ev, name, targets, anchors[real])
        degree[:, real], holds[:, real] = cuts.measure(targets[:, None], np.arange(len(real))[None, :])
    for n in np.flatnonzero(anchors >= ev.arena.count):
        row = anchors[n : n + 1]
        whole = ev.arena.kind(int(row[0])) in ("corner", "middle", "center", "edge", "wall")
        rows = row if whole else region_rows(ev.arena, PARTS[name], row)
        if not len(rows):
            continue
        found = _near_part(ev, name, targets, rows)
        if name == "in_middle":
            found = _most_central(ev, found, targets, rows)
        degree[:, n], holds[:, n] = found.degree.max(axis=1), found.holds.max(axis=1)
        if name == "on_edge" and not whole:
            ends = _near_part(ev, name, targets, region_rows(ev.arena, "end", row))
            degree[:, n] = 0.5 * degree[:, n] + 0.5 * ends.degree.max(axis=1)
            holds[:, n] = 0.5 * holds[:, n] + 0.5 * ends.holds.max(axis=1)
    return Pairs(degree, holds)


def _near_part(ev: Evaluator, name: str, targets: Rows, rows: Rows) -> Pairs:
    """Near a part: in it, or with a gap that is small for a room."""
    inside = geometry.degrees(ev, "in", targets[:, None], rows[None, :])
    gap = geometry.gap(ev.arena.boxes, targets[:, None], rows[None, :])
    near = 1 / (1 + (gap / PART_REACH_M[name if name in PART_REACH_M else "in_corner"]) ** 2)
    best = np.maximum(inside, near)
    return Pairs(best, best)


def _on_side(ev: Evaluator, name: str, targets: Rows, anchors: Rows) -> Pairs:
    """At a side: how much of each is there, and how near it is."""
    inside = geometry.degrees(ev, "in", targets[:, None], anchors[None, :])
    near = _near_part(ev, name, targets, anchors).degree
    both = INSIDE * inside + (1 - INSIDE) * near
    return Pairs(both, both)


def _most_central(ev: Evaluator, found: Pairs, targets: Rows, middles: Rows) -> Pairs:
    """In the middle of a room, rather the more the nearer to its very middle."""
    boxes = ev.arena.boxes
    off = np.linalg.norm((boxes.center[targets][:, None] - boxes.center[middles][None])[:, :, [0, 2]], axis=2)
    closeness = (off.min(axis=0, keepdims=True) + CLEARLY_M) / (off + CLEARLY_M)
    return Pairs(found.degree * (0.4 + 0.6 * closeness), found.holds)


def distance(ev: Evaluator, targets: Rows, anchors: Rows) -> FloatArray:
    """The gap between boxes of rows that broadcast together, metres.

    A share of the distance of their middles is added, which tells apart those that touch.
    """
    boxes = ev.arena.boxes
    columns = [boxes.center[:, n] for n in range(3)]
    squares = [np.square(c.take(targets) - c.take(anchors)) for c in columns]
    result: FloatArray = geometry.gap(boxes, targets, anchors) + 0.15 * np.sqrt(squares[0] + squares[1] + squares[2])
    return result


def gaps(ev: Evaluator, targets: Rows, anchors: Rows) -> FloatArray:
    """(k, m) how far apart things are, metres."""
    return distance(ev, targets[:, None], anchors[None, :])


def between(ev: Evaluator, targets: Rows, first: Rows, second: Rows) -> FloatArray:
    """(k, p) how far each lies between the two of each pair: near the line between them, and inside its ends."""
    return geometry.between(ev, targets, first, second)


def lone(ev: Evaluator, belief: Belief) -> Factor:
    """By itself: far from the others of its set, and from other things."""
    rows, likely = belief.rows, np.flatnonzero(belief.share >= 0.2)

    def measure(i: Rows, j: Rows) -> tuple[FloatArray, FloatArray]:
        near = 1 / (1 + distance(ev, rows[i], rows[likely[j]])) * (i != likely[j])
        return near, np.zeros(near.shape)

    found = Best.nobody(len(rows))
    best_partners(
        ev.arena.boxes, rows, rows[likely], measure, lambda gap, _mine, _theirs: 1 / (1 + gap), found=found,
        truest=np.zeros(len(likely)),
    )  # fmt: skip
    near = found.good
    if not near.any():
        return Factor("alone", np.full(len(rows), 0.7), "loose")
    nearest = np.where(near > 0, 1 / np.maximum(near, 1e-9) - 1, 0.0)
    nearest = np.where(near > 0, nearest, nearest.max())
    far = nearest / max(float(nearest.max()), 1e-6)
    return Factor("alone", far**2, "relation", holds=np.maximum(far**2, 1 - np.exp(-nearest)))


def walls_of(ev: Evaluator, rows: Rows) -> FloatArray:
    """(k, w) how far each thing stands at each wall of the rooms."""
    walls = region_rows(ev.arena, "edge", np.zeros(0, dtype=np.intp))
    if not len(walls):
        return np.zeros((len(rows), 0))
    gap = geometry.gap(ev.arena.boxes, rows[:, None], walls[None, :])
    near: FloatArray = np.exp(-((gap / 0.4) ** 2) / 2)
    best = np.maximum(near.max(axis=1, keepdims=True), 1e-6)
    result: FloatArray = np.where(near >= 0.999 * best, near, near * 0.5)
    return result


def reach_of(ev: Evaluator) -> float:
    """Half the size of the room: what counts as its same side, metres."""
    return float(max(0.5, min(s.half[[0, 2]].max() for s in rooms_of(ev.index))))
