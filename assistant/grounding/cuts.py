"""How near things are to the corners, the middle and the edges of others, whose boxes are cut up for it all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree

from assistant.grounding.index import Rows
from assistant.grounding.pairs import gap, overlap
from scene.boxes import Boxes
from scene.frames import FloatArray
from scene.relations.base import RelationView
from scene.relations.registry import relations

if TYPE_CHECKING:
    from assistant.grounding.evaluate import Evaluator

REACH_M = {"in_corner": 0.8, "in_middle": 0.8, "on_edge": 0.3}
"""How far from a part still half counts as at it, metres."""

CLEARLY_M = 0.3
"""By how much another thing is nearer to the very middle before it is clearly the one in the middle, metres."""

CORNERS = tuple((np.array([x, 0.0, z]), np.array([0.2, 1.0, 0.2])) for x in (-0.8, 0.8) for z in (-0.8, 0.8))
MIDDLE = ((np.zeros(3), np.array([0.35, 1.0, 0.35])),)
EDGES = tuple((sign * 0.8 * np.eye(3)[axis], 1 - 0.8 * np.eye(3)[axis]) for axis in (0, 2) for sign in (-1.0, 1.0))
"""Where the middle of each part is and how large it is, in halves of the whole box."""


class Cuts:
    """The parts of m things, for one of the relations to a part of the anchor."""

    def __init__(self, ev: Evaluator, name: str, targets: Rows, anchors: Rows) -> None:
        """(k) rows that may be at a part of one of (m) rows."""
        self.name, self.targets, self.many = name, targets, len(anchors)
        boxes = ev.arena.boxes
        self._base = len(boxes.center)
        cuts = {"in_corner": CORNERS, "in_middle": MIDDLE, "on_edge": EDGES}[name]
        center, half, turn = boxes.center[anchors], boxes.half[anchors], boxes.rotation[anchors]
        parts = [(np.broadcast_to(at, half.shape), np.broadcast_to(part, half.shape)) for at, part in cuts]
        self._first = len(parts)
        if name == "on_edge":
            parts += _ends(half)
        centers = [center + np.einsum("nij,nj->ni", turn, at * half) for at, _ in parts]
        self._boxes = Boxes(
            (), {},
            np.concatenate([boxes.center, *centers]),
            np.concatenate([boxes.half, *(half * part for _, part in parts)]),
            np.concatenate([boxes.rotation, *([turn] * len(parts))]),
            np.ones(0, dtype=np.bool_),
        )  # fmt: skip
        self._nearest = self._to_middles() if name == "in_middle" else np.zeros(0)

    def measure(self, t: Rows, j: Rows) -> tuple[FloatArray, FloatArray]:
        """How well target rows fit the parts of the anchors at these places, and how truly; both broadcast."""
        number = len(self._boxes.center) - self._base
        each = [
            self._at(t, self._base + n * self.many + j, edge=self.name == "on_edge" and n < self._first)
            for n in range(number // max(1, self.many))
        ]
        best: FloatArray = np.maximum.reduce(each[: self._first])
        if self.name == "on_edge":
            # "At the end of the table": the ends are edges too, and the likelier ones.
            best = 0.5 * best + 0.5 * np.maximum(*each[self._first :])
        if self.name != "in_middle":
            return best, best
        off = self._off(t, self._base + j)
        return best * (0.4 + 0.6 * (self._nearest.take(j) + CLEARLY_M) / (off + CLEARLY_M)), best

    def bound(self, gap: FloatArray, anchor_length: FloatArray) -> FloatArray:
        """What no pair can exceed by the gap of the whole boxes, beyond which ends reach out."""
        return 1 / (1 + np.square(np.maximum(gap - 0.5 * anchor_length, 0.0) / REACH_M[self.name]))

    def _at(self, t: Rows, part: Rows, *, edge: bool) -> FloatArray:
        """In a part, or with a gap to it that is small for a room."""
        near = 1 / (1 + np.square(gap(self._boxes, t, part) / REACH_M[self.name]))
        if edge:
            return np.maximum(near, relations()["in"].degree(RelationView(self._boxes), t, part))
        return np.maximum(near, np.sqrt(overlap(self._boxes, t, part, 0) * overlap(self._boxes, t, part, 2)))

    def _off(self, t: Rows, part: Rows) -> FloatArray:
        x, z = self._boxes.center[:, 0], self._boxes.center[:, 2]
        return np.asarray(np.hypot(x.take(t) - x.take(part), z.take(t) - z.take(part)))

    def _to_middles(self) -> FloatArray:
        """(m) how far the nearest target is from each middle, seen from above, metres."""
        flat = self._boxes.center[:, (0, 2)]
        if not len(self.targets):
            return np.zeros(self.many)
        nearest: FloatArray = cKDTree(flat[self.targets]).query(flat[self._base :])[0]
        return nearest


def _ends(half: FloatArray) -> list[tuple[FloatArray, FloatArray]]:
    """Of the longer side: on it and before it, but not round its corners."""
    long = np.eye(3)[np.where(half[:, 0] >= half[:, 2], 0, 2)]
    wide = np.array([1.0, 0.0, 1.0]) - long
    return [(sign * long, 1 - 0.55 * long - 0.4 * wide) for sign in (-1.0, 1.0)]
