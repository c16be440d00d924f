"""On: resting on top, or on a seat, a mattress or a shelf inside the anchor's box, or hanging on a wall."""

from __future__ import annotations

import numpy as np

from scene.frames import FloatArray
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.hanging_on import hung
from scene.relations.pairs import Pairs, bell, step_up

CONTACT_M = 0.05
"""How far from the top an underside may be, as a bell's width: boxes of scans are no better."""


def resting(p: Pairs) -> FloatArray:
    """The same without walls, over pairs that are already measured."""
    cover = np.maximum(step_up(p.share_of_target, 0.1, 0.55), 0.7 * step_up(p.share_of_anchor, 0.3, 0.9))
    top = bell(p.rise, CONTACT_M + 0.03 * np.minimum(p.t.height, p.a.height))
    # A seat, a mattress, a shelf: the anchor's box reaches higher than what carries the target.
    level = (p.t.lo - p.a.lo) / np.maximum(p.a.height, 1e-6)
    smaller = 1 - step_up(p.t.length / np.maximum(p.a.length, 1e-6), 0.9, 1.1)
    within = 0.75 * step_up(level, 0.15, 0.4) * (p.rise < 0) * step_up(p.share_of_target, 0.4, 0.8) * smaller
    held: FloatArray = np.maximum(cover * np.maximum(top, within), 0.95 * p.carried)
    return held


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target is on each anchor."""
    p = Pairs.of(view, targets, anchors)
    return np.maximum(resting(p), hung(p))


def fade(view: RelationView, gap: FloatArray, target_length: FloatArray, anchor_length: FloatArray) -> FloatArray:
    """Beyond its edge only as what hangs on a wall."""
    return bell(gap, 0.1)


_DESK = Box((0.0, 0.37, 0.0), (1.4, 0.74, 0.7))
_WALL = Box((0.0, 1.3, 1.05), (4.0, 2.6, 0.1))
_SOFA = Box((0.0, 0.45, 0.0), (2.0, 0.9, 0.9))

RELATION = Relation(
    "on", "world", degree, fade=fade,
    examples=(
        Example("a cup on the desk", Box((0.3, 0.79, 0.1), (0.1, 0.1, 0.1)), (_DESK,), True),
        Example("a cup that a scan sank 4 cm into the desk", Box((0.3, 0.75, 0.1), (0.1, 0.1, 0.1)), (_DESK,), True),
        Example("a cushion on the seat of the sofa", Box((0.5, 0.65, 0.0), (0.4, 0.4, 0.3)), (_SOFA,), True),
        Example("a picture on a wall", Box((0.0, 1.5, 1.0), (0.5, 0.5, 0.05)), (_WALL,), True),
        Example("a bin under the desk", Box((0.3, 0.2, 0.0), (0.3, 0.4, 0.3)), (_DESK,), False),
        Example("a lamp that hangs over the desk", Box((0.0, 1.8, 0.0), (0.4, 0.3, 0.4)), (_DESK,), False),
        Example("a chair beside the desk", Box((1.2, 0.45, 0.0), (0.5, 0.9, 0.5)), (_DESK,), False),
        Example("the desk is not on the cup", _DESK, (Box((0.3, 0.79, 0.1), (0.1, 0.1, 0.1)),), False),
    ),
)
