"""Between: in the space from one of two anchors to the other. Anchors are (..., 2) pairs of rows."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.pairs import Footprints, bell

_APART_M = 1e-3
"""Anchors whose middles are nearer than this have no direction from one to the other."""


_WIDTHS = 7.0
"""So many widths of a bell off, nothing of it is left."""

_MANY = 4_000
"""Of more than this, those that lie far from the line are left out before anything else is measured."""


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target is between the two of each pair. Nothing is between two at one and the same place."""
    shape = np.broadcast_shapes(targets.shape, anchors.shape[:-1])
    if math.prod(shape) <= _MANY or not anchors.size:
        return _measured(_Lines(view, targets, anchors))
    near = _near(_Lines(view, targets, anchors))
    found = np.zeros(shape)
    t = np.broadcast_to(targets, shape)[near]
    found[near] = _measured(_Lines(view, t, np.broadcast_to(anchors, (*shape, 2))[near]))
    return found


class _Lines:
    """Targets beside the lines from one anchor to the other."""

    def __init__(self, view: RelationView, targets: Rows, anchors: Rows) -> None:
        self.t = Footprints.of(view.boxes, targets)
        self.a, self.b = Footprints.of(view.boxes, anchors[..., 0]), Footprints.of(view.boxes, anchors[..., 1])
        way = self.b.center - self.a.center
        self.length = np.hypot(way[..., 0], way[..., 1])
        self.apart = self.length > _APART_M
        unit = way / np.maximum(self.length, _APART_M)[..., None]
        self.u = u = np.where(self.apart[..., None], unit, np.array([1.0, 0.0]))
        self.v = v = np.stack([-u[..., 1], u[..., 0]], axis=-1)
        middle = (self.a.center + self.b.center) / 2
        dx = self.t.center[..., 0] - middle[..., 0]
        dz = self.t.center[..., 1] - middle[..., 1]
        a_u, b_u = self.a.along(u), self.b.along(u)
        self.wide = np.minimum(self.a.along(v), self.b.along(v))
        # From the middle of the free way from edge to edge, seen from the middle of the two.
        self.along = np.abs(dx * u[..., 0] + dz * u[..., 1] - (a_u - b_u) / 2)
        self.aside = np.abs(dx * v[..., 0] + dz * v[..., 1])
        self.free = np.maximum(self.length - a_u - b_u, 0) / 2


def _near(p: _Lines) -> NDArray[np.bool_]:
    """Whether a target is anywhere near the way between the two, whichever way it is turned."""
    reach = np.hypot(p.t.half[..., 0], p.t.half[..., 1])
    ahead = p.along - p.free <= _WIDTHS * (0.08 + 0.35 * reach)
    beside = p.aside - 0.8 * p.wide - 0.5 * reach <= _WIDTHS * (0.15 + 0.15 * p.length)
    return np.asarray(ahead & beside)


def _measured(p: _Lines) -> FloatArray:
    t_u, t_v = p.t.along(p.u), p.t.along(p.v)
    inside = bell(np.maximum(p.along - p.free, 0), 0.08 + 0.35 * t_u)
    central = 0.85 + 0.15 * bell(p.along, 0.5 * p.free + 0.2)
    near_line = bell(np.maximum(p.aside - 0.8 * p.wide - 0.5 * t_v, 0), 0.15 + 0.15 * p.length)
    lo, hi = np.minimum(p.a.lo, p.b.lo), np.maximum(p.a.hi, p.b.hi)
    level = bell(np.maximum(np.maximum(p.t.lo - hi, lo - p.t.hi), 0), 0.4)
    return np.asarray(inside * central * near_line * level * p.apart)


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
