"""With: the anchor is on, in or (less well) next to the target: "the desk with a lamp"."""

from __future__ import annotations

import numpy as np

from scene.frames import FloatArray
from scene.relations import next_to
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.containment import contained
from scene.relations.next_to import beside
from scene.relations.on import resting
from scene.relations.pairs import Pairs


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target has each anchor with it."""
    p = Pairs.of(view, anchors, targets)
    return np.maximum(np.maximum(resting(p), contained(p)), 0.5 * beside(p))


def fade(view: RelationView, gap: FloatArray, target_length: FloatArray, anchor_length: FloatArray) -> FloatArray:
    """Beyond its edge only as what is next to it."""
    return np.where(gap > 0, 0.5 * next_to.fade(view, gap, target_length, anchor_length), 1.0)


_DESK = Box((0.0, 0.37, 0.0), (1.4, 0.74, 0.7))
_FRUIT = Box((0.0, 0.81, 0.0), (0.2, 0.06, 0.06))

RELATION = Relation(
    "with", "world", degree, fade=fade,
    examples=(
        Example("the desk with a cup", _DESK, (Box((0.3, 0.79, 0.1), (0.1, 0.1, 0.1)),), True),
        Example("a bowl with a banana", Box((0.0, 0.8, 0.0), (0.3, 0.1, 0.3)), (_FRUIT,), True),
        Example("a desk with a cup on another", _DESK, (Box((3.3, 0.79, 0.1), (0.1, 0.1, 0.1)),), False),
    ),
)
