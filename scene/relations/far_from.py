"""Far from: a gap that is large for the room."""

from __future__ import annotations

from scene.frames import FloatArray
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.pairs import Pairs, bell


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target is far from each anchor."""
    return 1 - bell(Pairs.of(view, targets, anchors).gap, 0.3 * view.span_m)


_DESK = Box((0.0, 0.37, 0.0), (1.4, 0.74, 0.7))

RELATION = Relation(
    "far_from", "world", degree, inverse="far_from",
    examples=(
        Example("a lamp at the other end of the room", Box((5.0, 0.8, 3.0), (0.3, 1.6, 0.3)), (_DESK,), True),
        Example("a chair at the desk", Box((0.0, 0.45, 0.7), (0.5, 0.9, 0.5)), (_DESK,), False),
    ),
)
