"""Along: beside the anchor, with its long side parallel to the anchor's."""

from __future__ import annotations

import numpy as np

from scene.frames import FloatArray
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.pairs import Footprints, Pairs, bell, step_up, turn


def _long_axis(f: Footprints) -> FloatArray:
    """(..., 2) the unit direction of the longer side."""
    across = np.stack([-f.axis[..., 1], f.axis[..., 0]], axis=-1)
    return np.where((f.half[..., 0] >= f.half[..., 1])[..., None], f.axis, across)


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target stands along each anchor."""
    p = Pairs.of(view, targets, anchors)
    parallel = step_up(turn(_long_axis(p.t), _long_axis(p.a))[0], 0.7, 0.95)
    square = 1 - step_up(p.t.length / np.maximum(p.t.width, 1e-6), 1.0, 1.3)
    level = step_up(p.share_of_height, 0.05, 0.3)
    apart = 1 - step_up(p.share_of_target, 0.5, 0.9)
    return bell(p.flat_gap, 0.3) * np.maximum(parallel, 0.7 * square) * level * apart


def fade(view: RelationView, gap: FloatArray, target_length: FloatArray, anchor_length: FloatArray) -> FloatArray:
    """With the gap alone."""
    return bell(gap, 0.3)


_WALL = Box((0.0, 1.3, -2.0), (4.0, 2.6, 0.1))

RELATION = Relation(
    "along", "world", degree, fade=fade,
    examples=(
        Example("a sofa along the wall", Box((0.5, 0.4, -1.4), (2.0, 0.8, 0.9)), (_WALL,), True),
        Example("a bench that points at the wall", Box((0.5, 0.2, -1.2), (0.4, 0.4, 1.4)), (_WALL,), False),
        Example("a sofa in the middle of the room", Box((0.5, 0.4, 0.5), (2.0, 0.8, 0.9)), (_WALL,), False),
    ),
)
