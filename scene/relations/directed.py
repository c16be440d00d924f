"""What left, right, front and back share: a target lies beyond an edge of the anchor, within a cone, not far off."""

from __future__ import annotations

import numpy as np

from scene.frames import FloatArray
from scene.relations.base import RelationView, Rows
from scene.relations.pairs import Pairs, bell, step_up

LEAST_REACH_M = 1.0
"""A gap of this much halves the degree in the smallest room."""


def beyond(view: RelationView, targets: Rows, anchors: Rows, direction: FloatArray, *, reach: float) -> FloatArray:
    """(t, a) how far each target lies from its anchor toward (a, 2) level directions; `reach` in spans of the room."""
    p = Pairs(view, targets, anchors)
    ux, uz = direction[None, :, 0], direction[None, :, 1]
    ahead = p.dx * ux + p.dz * uz
    aside = np.abs(-p.dx * uz + p.dz * ux)
    across = np.stack([-direction[:, 1], direction[:, 0]], axis=1)
    a_ahead = _own(p, direction)
    a_aside = _own(p, across)
    room_ahead = p.t.along(direction) + a_ahead
    room_aside = p.t.along(across) + a_aside
    off = np.maximum(aside - room_aside, 0)
    past = step_up(ahead / np.maximum(room_ahead, 1e-6), 0.3, 0.95)
    cone = step_up(np.maximum(ahead, 0) / np.maximum(np.hypot(ahead, off), 1e-9), 0.35, 0.92)
    # Beside and in line is better than beside and far up or down the line.
    line = 0.8 + 0.2 * bell(aside, 0.5 * room_aside + 0.3)
    near = 1 / (1 + np.square(p.flat_gap / max(reach * view.span_m, LEAST_REACH_M)))
    level = bell(p.up_gap, 1.2)
    return past * cone * line * near * level


def _own(p: Pairs, directions: FloatArray) -> FloatArray:
    """(1, a) half the extent of each anchor along its own direction."""
    axis, half = p.a.axis, p.a.half
    cos = np.abs((axis * directions).sum(axis=1))
    sin = np.abs(axis[:, 0] * directions[:, 1] - axis[:, 1] * directions[:, 0])
    extent: FloatArray = (half[:, 0] * cos + half[:, 1] * sin)[None, :]
    return extent
