"""In: inside the anchor's box from below its top, though it may stick out of it as flowers do out of a vase."""

from __future__ import annotations

import numpy as np

from scene.frames import FloatArray
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.containment import contained
from scene.relations.pairs import Pairs


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target is in each anchor."""
    return contained(Pairs.of(view, targets, anchors))


def fade(view: RelationView, gap: FloatArray, target_length: FloatArray, anchor_length: FloatArray) -> FloatArray:
    """Nothing is in what it does not reach."""
    return np.where(gap > 0, 0.0, 1.0)


_BOWL = Box((0.0, 0.8, 0.0), (0.3, 0.1, 0.3))
_VASE = Box((0.0, 0.15, 0.0), (0.14, 0.3, 0.14))
_CABINET = Box((2.0, 0.9, 0.0), (0.9, 1.8, 0.45))

RELATION = Relation(
    "in", "world", degree, fade=fade,
    examples=(
        Example("a banana in the bowl", Box((0.02, 0.81, 0.0), (0.18, 0.06, 0.06)), (_BOWL,), True),
        Example("flowers in a vase", Box((0.0, 0.35, 0.0), (0.12, 0.5, 0.12)), (_VASE,), True),
        Example("a book in the cabinet", Box((2.1, 1.1, 0.0), (0.2, 0.25, 0.15)), (_CABINET,), True),
        Example("a box on the cabinet", Box((2.0, 1.95, 0.0), (0.4, 0.3, 0.3)), (_CABINET,), False),
        Example("the bowl is not in the banana", _BOWL, (Box((0.02, 0.81, 0.0), (0.18, 0.06, 0.06)),), False),
        Example("a chair beside the cabinet", Box((3.0, 0.45, 0.0), (0.5, 0.9, 0.5)), (_CABINET,), False),
    ),
)
