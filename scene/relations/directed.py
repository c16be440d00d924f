"""What left, right, front and back share: a target lies beyond an edge of the anchor, within a cone, not far off."""

from __future__ import annotations

import numpy as np

from scene.frames import FloatArray
from scene.relations.base import Fade, RelationView, Rows
from scene.relations.pairs import Pairs, bell, step_up

LEAST_REACH_M = 1.0
"""A gap of this much halves the degree in the smallest room."""


def beyond(view: RelationView, targets: Rows, anchors: Rows, direction: FloatArray, *, reach: float) -> FloatArray:
    """How far each target lies from its anchor toward its (..., 2) level direction; `reach` in spans of the room."""
    p = Pairs.of(view, targets, anchors)
    ux, uz = direction[..., 0], direction[..., 1]
    ahead = p.dx * ux + p.dz * uz
    aside = np.abs(-p.dx * uz + p.dz * ux)
    across = np.stack([-uz, ux], axis=-1)
    room_ahead = p.t.along(direction) + p.a.along(direction)
    room_aside = p.t.along(across) + p.a.along(across)
    off = np.maximum(aside - room_aside, 0)
    past = step_up(ahead / np.maximum(room_ahead, 1e-6), 0.3, 0.95)
    cone = step_up(np.maximum(ahead, 0) / np.maximum(np.hypot(ahead, off), 1e-9), 0.35, 0.92)
    # Beside and in line is better than beside and far up or down the line.
    line = 0.8 + 0.2 * bell(aside, 0.5 * room_aside + 0.3)
    near = 1 / (1 + np.square(p.flat_gap / _reach_m(view, reach)))
    level = bell(p.up_gap, 1.2)
    return past * cone * line * near * level


def ending(reach: float) -> Fade:
    """How the four fade: slowly, with the gap alone."""

    def fade(view: RelationView, gap: FloatArray, target_length: FloatArray, anchor_length: FloatArray) -> FloatArray:
        return 1 / (1 + np.square(gap / _reach_m(view, reach)))

    return fade


def _reach_m(view: RelationView, reach: float) -> float:
    return max(reach * view.span_m, LEAST_REACH_M)
