"""Above: higher than the anchor and over it, or nearly over it as a picture is over a sofa."""

from __future__ import annotations

import numpy as np

from scene.frames import FloatArray
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.pairs import Pairs, bell, step_up


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target is above each anchor."""
    p = Pairs.of(view, targets, anchors)
    least = np.minimum(p.t.height, p.a.height)
    higher = step_up(p.rise / np.maximum(least, 0.02), -0.5, -0.05)
    over = bell(p.flat_gap, 0.2 + 0.15 * p.shorter)
    free = 0.8 + 0.2 * step_up(p.rise, 0.0, 0.1)
    return higher * over * free * bell(np.maximum(p.rise, 0), 2.0)


def fade(view: RelationView, gap: FloatArray, target_length: FloatArray, anchor_length: FloatArray) -> FloatArray:
    """Not over it by more than a little."""
    return bell(gap, 0.2 + 0.15 * np.minimum(target_length, anchor_length))


_TABLE = Box((0.0, 0.37, 0.0), (1.4, 0.74, 0.8))
_SOFA = Box((0.0, 0.4, 0.0), (2.0, 0.8, 0.9))

RELATION = Relation(
    "above", "world", degree, inverse="below", fade=fade,
    examples=(
        Example("a picture over the sofa", Box((0.2, 1.6, -0.5), (0.8, 0.6, 0.04)), (_SOFA,), True),
        Example("a lamp over a table", Box((0.0, 1.9, 0.0), (0.4, 0.3, 0.4)), (_TABLE,), True),
        Example("a rug under the sofa", Box((0.0, 0.005, 0.0), (2.5, 0.01, 2.0)), (_SOFA,), False),
        Example("a lamp that stands beside it", Box((1.3, 0.8, 0.0), (0.3, 1.6, 0.3)), (_SOFA,), False),
        Example("a picture at the other end of the room", Box((4.0, 1.6, -0.5), (0.8, 0.6, 0.04)), (_SOFA,), False),
    ),
)
