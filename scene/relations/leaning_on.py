"""Leaning on: thin for its height and against the anchor's side, its foot no higher than the anchor's."""

from __future__ import annotations

import numpy as np

from scene.frames import FloatArray
from scene.relations import against
from scene.relations.against import pressed
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.pairs import Pairs, step_up


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target leans on each anchor."""
    p = Pairs.of(view, targets, anchors)
    slim = step_up(p.t.height / np.maximum(p.t.width, 1e-3), 1.2, 2.5)
    low = 1 - step_up(np.abs(p.t.lo - p.a.lo), 0.1, 0.4)
    return pressed(p) * slim * low


_WALL = Box((0.0, 1.3, -2.0), (4.0, 2.6, 0.1))

RELATION = Relation(
    "leaning_on", "world", degree, fade=against.fade,
    examples=(
        Example("a guitar at the wall", Box((0.5, 0.5, -1.86), (0.38, 1.0, 0.16)), (_WALL,), True),
        Example("a chest at the wall", Box((0.5, 0.2, -1.7), (0.8, 0.4, 0.5)), (_WALL,), False),
        Example("a picture on the wall", Box((0.5, 1.5, -1.93), (0.6, 0.8, 0.04)), (_WALL,), False),
    ),
)
