"""Below: lower than the anchor and beneath it, or nearly so."""

from __future__ import annotations

from scene.frames import FloatArray
from scene.relations import above
from scene.relations.base import Box, Example, Relation, RelationView, Rows


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target is below each anchor."""
    return above.degree(view, anchors, targets)


_PICTURE = Box((0.2, 1.6, -0.5), (0.8, 0.6, 0.04))

RELATION = Relation(
    "below", "world", degree, inverse="above", fade=above.fade,
    examples=(
        Example("a sofa below a picture", Box((0.0, 0.4, 0.0), (2.0, 0.8, 0.9)), (_PICTURE,), True),
        Example("a shelf board above the picture", Box((0.2, 2.2, -0.4), (0.8, 0.04, 0.2)), (_PICTURE,), False),
        Example("a chair across the room", Box((3.0, 0.45, 2.0), (0.5, 0.9, 0.5)), (_PICTURE,), False),
    ),
)
