"""Opposite: across free space from each other, face to face or at least squarely in line."""

from __future__ import annotations

import math

import numpy as np

from scene.frames import FloatArray
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.facing import level_front, looks_at
from scene.relations.pairs import Pairs, norm, step_up


def _square(p: Pairs) -> FloatArray:
    """How well the target lies straight off one side of the anchor."""
    along, across, _, _ = p.in_anchor
    off = np.minimum(np.abs(along), np.abs(across)) / np.maximum(norm(along, across), 1e-9)
    return 1 - step_up(off, 0.2, 0.5)


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target is opposite each anchor."""
    p = Pairs.of(view, targets, anchors)
    q = p.swapped
    one, other = looks_at(p, level_front(p)), looks_at(q, level_front(q))
    line = np.minimum(_square(p), _square(q))
    faced = np.maximum(one * other, 0.65 * line * np.maximum(one, other))
    across = step_up(p.flat_gap, 0.1, 0.5)
    return np.maximum(faced, 0.45 * line) * across * np.exp(-p.up_gap)


_SOFA = Box((0.0, 0.4, 0.0), (2.0, 0.8, 0.9))

RELATION = Relation(
    "opposite", "world", degree, inverse="opposite",
    examples=(
        Example("an armchair that faces the sofa", Box((0.2, 0.4, 2.4), (0.8, 0.8, 0.8), math.pi), (_SOFA,), True),
        Example("a lamp beside the sofa, flush", Box((1.15, 0.8, 0.0), (0.3, 1.6, 0.3)), (_SOFA,), False),
        Example("a bin off the corner", Box((2.4, 0.2, -2.4), (0.3, 0.4, 0.3)), (_SOFA,), False),
    ),
)
