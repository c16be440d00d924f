"""To the left of: as a viewer sees it, or the anchor's own left."""

from __future__ import annotations

from scene.frames import FloatArray
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.directed import beyond, ending

REACH = 0.6
"""How far it reaches, in spans of the room."""


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target is to the left of each anchor."""
    _, right = view.axes(anchors)
    return beyond(view, targets, anchors, -right, reach=REACH)


_DESK = Box((0.0, 0.37, 0.0), (1.4, 0.74, 0.7))

RELATION = Relation(
    "left_of", "viewer", degree, inverse="right_of", fade=ending(REACH),
    examples=(
        Example("a bin beside the desk, on the left", Box((-1.0, 0.2, 0.0), (0.3, 0.4, 0.3)), (_DESK,), True),
        Example("a bin beside the desk, on the right", Box((1.0, 0.2, 0.0), (0.3, 0.4, 0.3)), (_DESK,), False),
        Example("a cup on the middle of the desk", Box((0.0, 0.79, 0.0), (0.1, 0.1, 0.1)), (_DESK,), False),
        Example("a chair straight before the desk", Box((-0.1, 0.45, 1.2), (0.5, 0.9, 0.5)), (_DESK,), False),
    ),
)
