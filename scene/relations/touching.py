"""Touching: no gap to speak of, from any side."""

from __future__ import annotations

from scene.frames import FloatArray
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.pairs import Pairs, bell


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target touches each anchor."""
    return bell(Pairs.of(view, targets, anchors).gap, 0.03)


def fade(view: RelationView, gap: FloatArray, target_length: FloatArray, anchor_length: FloatArray) -> FloatArray:
    """With the gap alone."""
    return bell(gap, 0.03)


_DESK = Box((0.0, 0.37, 0.0), (1.4, 0.74, 0.7))

RELATION = Relation(
    "touching", "world", degree, inverse="touching", fade=fade,
    examples=(
        Example("a cup on the desk", Box((0.3, 0.79, 0.1), (0.1, 0.1, 0.1)), (_DESK,), True),
        Example("a cabinet flush with the desk", Box((0.91, 0.37, 0.0), (0.4, 0.74, 0.7)), (_DESK,), True),
        Example("a chair a foot away", Box((0.0, 0.45, 0.9), (0.5, 0.9, 0.5)), (_DESK,), False),
    ),
)
