"""What left, right, front and back share: a target lies beyond an edge of the anchor, within a cone, not far off."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.relations.base import Fade, RelationView, Rows
from scene.relations.pairs import Pairs, bell, norm, step_up, where

LEAST_REACH_M = 1.0
"""A gap of this much halves the degree in the smallest room."""

CONE = (0.35, 0.92)
"""The cosines off the way at which the cone ends and from which on it is full."""

MANY = 2_000
"""Of more pairs than this, those that lie outside the cone are left out before anything else is measured."""


def beyond(view: RelationView, targets: Rows, anchors: Rows, direction: FloatArray, *, reach: float) -> FloatArray:
    """How far each target lies from its anchor toward its (..., 2) level direction; `reach` in spans of the room."""
    p = Pairs.of(view, targets, anchors)
    if p.dx.size <= MANY:
        return _measured(p, direction, _reach_m(view, reach))
    ahead = np.flatnonzero(_ahead(p, direction))
    t, a = (where(rows, p.shape, ahead) for rows in (targets, anchors))
    way = np.stack([where(direction[..., n], p.shape, ahead) for n in (0, 1)], axis=-1)
    found = np.zeros(p.dx.size)
    found[ahead] = _measured(Pairs(view, t, a), way, _reach_m(view, reach))
    return found.reshape(p.shape)


def _ahead(p: Pairs, direction: FloatArray) -> NDArray[np.bool_]:
    """Whether each target can be in the cone, whichever way the two are turned."""
    ux, uz = direction[..., 0], direction[..., 1]
    ahead = p.dx * ux + p.dz * uz
    aside = np.abs(p.dz * ux - p.dx * uz)
    steepest = np.sqrt(1 / CONE[0] ** 2 - 1)
    return np.asarray((ahead > 0) & (aside - p.t.reach - p.a.reach <= steepest * ahead))


def _measured(p: Pairs, direction: FloatArray, reach_m: float) -> FloatArray:
    ux, uz = direction[..., 0], direction[..., 1]
    ahead = p.dx * ux + p.dz * uz
    aside = np.abs(-p.dx * uz + p.dz * ux)
    across = np.stack([-uz, ux], axis=-1)
    room_ahead = p.t.along(direction) + p.a.along(direction)
    room_aside = p.t.along(across) + p.a.along(across)
    off = np.maximum(aside - room_aside, 0)
    past = step_up(ahead / np.maximum(room_ahead, 1e-6), 0.3, 0.95)
    cone = step_up(np.maximum(ahead, 0) / np.maximum(norm(ahead, off), 1e-9), *CONE)
    # Beside and in line is better than beside and far up or down the line.
    line = 0.8 + 0.2 * bell(aside, 0.5 * room_aside + 0.3)
    near = 1 / (1 + np.square(p.flat_gap / reach_m))
    level = bell(p.up_gap, 1.2)
    return np.asarray(past * cone * line * near * level)


def ending(reach: float) -> Fade:
    """How the four fade: slowly, with the gap alone."""

    def fade(view: RelationView, gap: FloatArray, target_length: FloatArray, anchor_length: FloatArray) -> FloatArray:
        return 1 / (1 + np.square(gap / _reach_m(view, reach)))

    return fade


def _reach_m(view: RelationView, reach: float) -> float:
    return max(reach * view.span_m, LEAST_REACH_M)
