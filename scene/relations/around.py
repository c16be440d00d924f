"""Around: at the sides of the anchor, as chairs are around a table, pushed in or not."""

from __future__ import annotations

import numpy as np

from scene.frames import FloatArray
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.pairs import Pairs, bell, step_up


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target is one of those around each anchor."""
    p = Pairs.of(view, targets, anchors)
    near = bell(p.flat_gap, 0.25 + 0.2 * p.mean_length)
    outside = 1 - step_up(p.share_of_target, 0.65, 0.98)
    beside = step_up(p.share_of_height, 0.1, 0.4)
    smaller = 1 - step_up(p.t.length / np.maximum(p.a.length, 1e-6), 1.3, 2.5)
    return np.asarray(near * outside * beside * smaller)


def fade(view: RelationView, gap: FloatArray, target_length: FloatArray, anchor_length: FloatArray) -> FloatArray:
    """By a share of their size."""
    return bell(gap, 0.25 + 0.1 * (target_length + anchor_length))


_TABLE = Box((0.0, 0.37, 0.0), (1.8, 0.74, 0.9))

RELATION = Relation(
    "around", "world", degree, fade=fade,
    examples=(
        Example("a chair pushed in", Box((0.4, 0.45, 0.5), (0.45, 0.9, 0.5)), (_TABLE,), True),
        Example("a chair drawn out", Box((0.4, 0.45, 0.95), (0.45, 0.9, 0.5)), (_TABLE,), True),
        Example("a plate on the table", Box((0.4, 0.755, 0.2), (0.25, 0.03, 0.25)), (_TABLE,), False),
        Example("a chair across the room", Box((3.5, 0.45, 0.5), (0.45, 0.9, 0.5)), (_TABLE,), False),
    ),
)
