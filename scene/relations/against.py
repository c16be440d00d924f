"""Against: its side at the anchor's side, with no more than a finger's breadth between."""

from __future__ import annotations

import numpy as np

from scene.frames import FloatArray
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.pairs import Pairs, bell, step_up


def pressed(p: Pairs) -> FloatArray:
    """The same over pairs that are already measured."""
    apart = 1 - step_up(np.minimum(p.share_of_target, 1.0), 0.5, 0.9)
    return bell(p.flat_gap, 0.1) * step_up(p.share_of_height, 0.1, 0.4) * apart


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target is against each anchor."""
    return pressed(Pairs.of(view, targets, anchors))


def fade(view: RelationView, gap: FloatArray, target_length: FloatArray, anchor_length: FloatArray) -> FloatArray:
    """With the gap alone."""
    return bell(gap, 0.1)


_WALL = Box((0.0, 1.3, -2.0), (4.0, 2.6, 0.1))
_DESK = Box((0.0, 0.37, 0.0), (1.4, 0.74, 0.7))

RELATION = Relation(
    "against", "world", degree, fade=fade,
    examples=(
        Example("a dresser at the wall", Box((0.5, 0.4, -1.69), (1.1, 0.8, 0.48)), (_WALL,), True),
        Example("a sofa that a scan sank into the wall", Box((0.5, 0.4, -1.58), (2.0, 0.8, 0.9)), (_WALL,), True),
        Example("a table half a metre off the wall", Box((0.5, 0.37, -1.0), (1.4, 0.74, 0.8)), (_WALL,), False),
        Example("a cup on a desk", Box((0.3, 0.79, 0.1), (0.1, 0.1, 0.1)), (_DESK,), False),
    ),
)
