"""In front of: between the viewer and the anchor, or on the side to which the anchor's own front looks."""

from __future__ import annotations

from scene.frames import FloatArray
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.directed import beyond, ending

REACH = 0.35
"""How far it reaches, in spans of the room."""


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target is in front of each anchor."""
    back, _ = view.axes(anchors)
    return beyond(view, targets, anchors, -back, reach=REACH)


_SOFA = Box((0.0, 0.4, 0.0), (2.0, 0.8, 0.9))

RELATION = Relation(
    "in_front_of", "viewer", degree, inverse="behind", fade=ending(REACH),
    examples=(
        Example("a coffee table before the sofa", Box((0.1, 0.2, 1.0), (1.1, 0.4, 0.6)), (_SOFA,), True),
        Example("a lamp behind the sofa", Box((0.1, 0.8, -0.8), (0.3, 1.6, 0.3)), (_SOFA,), False),
        Example("a side table beside the sofa", Box((1.4, 0.3, 0.0), (0.4, 0.6, 0.4)), (_SOFA,), False),
        Example("a cushion on the sofa", Box((0.5, 0.55, 0.1), (0.4, 0.4, 0.2)), (_SOFA,), False),
    ),
)
