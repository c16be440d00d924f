"""Next to: side by side with a gap that is small for things of their size, and neither on nor in the other."""

from __future__ import annotations

import numpy as np

from scene.frames import FloatArray
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.pairs import Pairs, bell, step_up


def beside(p: Pairs) -> FloatArray:
    """The same over pairs that are already measured."""
    close = bell(p.flat_gap, 0.12 + 0.25 * p.shorter + 0.05 * p.mean_length)
    apart = 1 - step_up(np.maximum(p.share_of_target, p.share_of_anchor), 0.25, 0.7)
    return close * apart * bell(p.up_gap, 0.12 + 0.3 * p.shorter)


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target is next to each anchor."""
    return beside(Pairs.of(view, targets, anchors))


def fade(view: RelationView, gap: FloatArray, target_length: FloatArray, anchor_length: FloatArray) -> FloatArray:
    """By a share of their size."""
    return bell(gap, 0.12 + 0.25 * np.minimum(target_length, anchor_length) + 0.025 * (target_length + anchor_length))


_DESK = Box((0.0, 0.37, 0.0), (1.4, 0.74, 0.7))
_CUP = Box((0.3, 0.79, 0.1), (0.1, 0.1, 0.1))

RELATION = Relation(
    "next_to", "world", degree, inverse="next_to", fade=fade,
    examples=(
        Example("a bin beside the desk", Box((0.95, 0.2, 0.0), (0.3, 0.4, 0.3)), (_DESK,), True),
        Example("two cups a hand's breadth apart", Box((0.48, 0.79, 0.1), (0.1, 0.1, 0.1)), (_CUP,), True),
        Example("two cups at the ends of a table", Box((1.2, 0.79, 0.1), (0.1, 0.1, 0.1)), (_CUP,), False),
        Example("a cup on the desk", _CUP, (_DESK,), False),
        Example("a chair across the room", Box((3.0, 0.45, 0.0), (0.5, 0.9, 0.5)), (_DESK,), False),
    ),
)
