"""Under: below the anchor, or beneath its top and between its legs, whose space the anchor's box includes."""

from __future__ import annotations

import numpy as np

from scene.frames import FloatArray
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.pairs import Pairs, bell, step_up


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target is under each anchor."""
    p = Pairs.of(view, targets, anchors)
    cover = np.maximum(step_up(p.share_of_target, 0.15, 0.6), 0.9 * step_up(p.share_of_anchor, 0.3, 0.8))
    height = np.maximum(p.a.height, 1e-6)
    headroom = step_up((p.a.hi - p.t.hi) / height, 0.02, 0.2)
    low = 1 - step_up((p.t.lo - p.a.lo) / height, 0.25, 0.6)
    clear = step_up(p.drop / np.maximum(np.minimum(p.t.height, height), 0.02), -0.5, -0.05)
    beneath = np.maximum(clear, 0.9 * headroom * low)
    return cover * beneath * bell(np.maximum(p.drop, 0), 1.5)


def fade(view: RelationView, gap: FloatArray, target_length: FloatArray, anchor_length: FloatArray) -> FloatArray:
    """Nothing is under what it does not reach."""
    return np.where(gap > 0, 0.0, 1.0)


_DESK = Box((0.0, 0.37, 0.0), (1.4, 0.74, 0.7))

RELATION = Relation(
    "under", "world", degree, fade=fade,
    examples=(
        Example("a bin under the desk", Box((0.3, 0.2, 0.0), (0.3, 0.4, 0.3)), (_DESK,), True),
        Example("a rug under the desk", Box((0.0, 0.005, 0.0), (2.0, 0.01, 1.4)), (_DESK,), True),
        Example("a table under a lamp", _DESK, (Box((0.0, 1.8, 0.0), (0.4, 0.3, 0.4)),), True),
        Example("a cup on the desk", Box((0.3, 0.79, 0.1), (0.1, 0.1, 0.1)), (_DESK,), False),
        Example("a bin beside the desk", Box((1.1, 0.2, 0.0), (0.3, 0.4, 0.3)), (_DESK,), False),
    ),
)
