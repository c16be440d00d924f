"""Near: a gap that is small for things of their size and for the room."""

from __future__ import annotations

import numpy as np

from scene.frames import FloatArray
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.pairs import Pairs


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How near each target is to each anchor."""
    p = Pairs.of(view, targets, anchors)
    reach = 0.25 + 0.3 * p.mean_length + 0.06 * view.span_m
    return np.asarray(1 / (1 + np.square(p.gap / reach)))


def fade(view: RelationView, gap: FloatArray, target_length: FloatArray, anchor_length: FloatArray) -> FloatArray:
    """Slowly, by their size and the room's."""
    return 1 / (1 + np.square(gap / (0.25 + 0.15 * (target_length + anchor_length) + 0.06 * view.span_m)))


_DESK = Box((0.0, 0.37, 0.0), (1.4, 0.74, 0.7))

RELATION = Relation(
    "near", "world", degree, inverse="near", fade=fade,
    examples=(
        Example("a chair near the desk", Box((0.0, 0.45, 0.9), (0.5, 0.9, 0.5)), (_DESK,), True),
        Example("a lamp at the other end of the room", Box((5.0, 0.8, 3.0), (0.3, 1.6, 0.3)), (_DESK,), False),
    ),
)
