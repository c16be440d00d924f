"""To the right of: as a viewer sees it, or the anchor's own right."""

from __future__ import annotations

from scene.frames import FloatArray
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.directed import beyond, ending

REACH = 0.6
"""How far it reaches, in spans of the room."""


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target is to the right of each anchor."""
    _, right = view.axes(anchors)
    return beyond(view, targets, anchors, right, reach=REACH)


_DESK = Box((0.0, 0.37, 0.0), (1.4, 0.74, 0.7))

RELATION = Relation(
    "right_of", "viewer", degree, inverse="left_of", fade=ending(REACH),
    examples=(
        Example("a bin beside the desk, on the right", Box((1.0, 0.2, 0.0), (0.3, 0.4, 0.3)), (_DESK,), True),
        Example("a lamp on the right, a little further back", Box((1.3, 0.7, -0.3), (0.3, 1.4, 0.3)), (_DESK,), True),
        Example("a bin beside the desk, on the left", Box((-1.0, 0.2, 0.0), (0.3, 0.4, 0.3)), (_DESK,), False),
        Example("a shelf behind the desk", Box((0.2, 0.9, -1.5), (0.8, 1.8, 0.3)), (_DESK,), False),
    ),
)
