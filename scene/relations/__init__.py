"""Graded spatial relations over boxes, one a file; `relation(name).table(view, targets, anchors)`."""

from scene.relations.base import Ahead, Box, Example, Relation, RelationView, Rows, boxes_of, heading, looking_from
from scene.relations.registry import relation, relations

__all__ = [
    "Ahead",
    "Box",
    "Example",
    "Relation",
    "RelationView",
    "Rows",
    "boxes_of",
    "heading",
    "looking_from",
    "relation",
    "relations",
]
