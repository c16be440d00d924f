"""Between: in the space from one of two anchors to the other. Anchors are (..., 2) pairs of rows."""

from __future__ import annotations

import numpy as np

from scene.frames import FloatArray
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.pairs import Footprints, bell

_APART_M = 1e-3
"""Anchors whose middles are nearer than this have no direction from one to the other."""


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target is between the two of each pair. Nothing is between two at one and the same place."""
    t = Footprints.of(view.boxes, targets)
    a, b = Footprints.of(view.boxes, anchors[..., 0]), Footprints.of(view.boxes, anchors[..., 1])
    way = b.center - a.center
    length = np.hypot(way[..., 0], way[..., 1])
    apart = length > _APART_M
    u = np.where(apart[..., None], way / np.maximum(length, _APART_M)[..., None], np.array([1.0, 0.0]))
    v = np.stack([-u[..., 1], u[..., 0]], axis=-1)
    middle = (a.center + b.center) / 2
    dx, dz = t.center[..., 0] - middle[..., 0], t.center[..., 1] - middle[..., 1]
    along = dx * u[..., 0] + dz * u[..., 1]
    aside = np.abs(dx * v[..., 0] + dz * v[..., 1])
    a_u, b_u = a.along(u), b.along(u)
    wide = np.minimum(a.along(v), b.along(v))
    # The middle of the free way from edge to edge, seen from the middle of the two.
    along = np.abs(along - (a_u - b_u) / 2)
    free = np.maximum(length - a_u - b_u, 0) / 2
    t_u, t_v = t.along(u), t.along(v)
    inside = bell(np.maximum(along - free, 0), 0.08 + 0.35 * t_u)
    central = 0.85 + 0.15 * bell(along, 0.5 * free + 0.2)
    near_line = bell(np.maximum(aside - 0.8 * wide - 0.5 * t_v, 0), 0.15 + 0.15 * length)
    lo, hi = np.minimum(a.lo, b.lo), np.maximum(a.hi, b.hi)
    level = bell(np.maximum(np.maximum(t.lo - hi, lo - t.hi), 0), 0.4)
    return inside * central * near_line * level * apart


_LEFT, _RIGHT = Box((-1.5, 0.45, 0.0), (0.6, 0.9, 0.6)), Box((1.5, 0.45, 0.0), (0.6, 0.9, 0.6))

RELATION = Relation(
    "between", "world", degree, anchors=2,
    examples=(
        Example("a table between two chairs", Box((0.1, 0.37, 0.1), (0.8, 0.74, 0.8)), (_LEFT, _RIGHT), True),
        Example("a plant closer to one of them", Box((0.9, 0.4, 0.0), (0.3, 0.8, 0.3)), (_LEFT, _RIGHT), True),
        Example("a lamp outside", Box((2.6, 0.8, 0.0), (0.3, 1.6, 0.3)), (_LEFT, _RIGHT), False),
        Example("a sofa well before both", Box((0.0, 0.4, 2.5), (2.0, 0.8, 0.9)), (_LEFT, _RIGHT), False),
    ),
)
