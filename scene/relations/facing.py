"""Facing: the target's own front looks at the anchor."""

from __future__ import annotations

import math

import numpy as np

from scene.frames import FloatArray
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.pairs import Pairs, norm, step_up, where

COS_WIDEST = math.cos(math.radians(50 + 20))
"""The cosine beyond which nothing that is some way off is looked at."""


def looks_at(p: Pairs, front: FloatArray) -> FloatArray:
    """How well the targets' (..., 2) level fronts point at the anchors, whose width widens the view."""
    away = norm(p.dx, p.dz)
    ahead = -(p.dx * front[..., 0] + p.dz * front[..., 1])
    cos = ahead / np.maximum(away, 1e-9)
    angle = np.arccos(np.clip(cos, -1, 1))
    width = np.arctan2(p.a.length * 0.35, np.maximum(away, 1e-9))
    off = np.maximum(angle - width, 0)
    return (1 - step_up(off, math.radians(12), math.radians(50))) * (ahead > 1e-6)


def level_front(p: Pairs) -> FloatArray:
    """(..., 2) where each target's front looks, seen from above; nowhere for one that looks up or down."""
    front = p.view.boxes.rotation[:, (0, 2), 2].take(p.targets, axis=0)
    length = norm(front[..., 0], front[..., 1])
    return np.where((length > 0.3)[..., None], front / np.maximum(length, 1e-9)[..., None], 0.0)


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target faces each anchor."""
    p = Pairs.of(view, targets, anchors)
    front, away = level_front(p), norm(p.dx, p.dz)
    ahead = -(p.dx * front[..., 0] + p.dz * front[..., 1])
    # From farther off than its own length a thing widens the view by no more than 20 degrees.
    here = np.flatnonzero((ahead > 0) & ((ahead >= COS_WIDEST * away) | (away <= p.a.length)))
    near = Pairs(view, where(targets, p.shape, here), where(anchors, p.shape, here))
    found = np.zeros(p.dx.size)
    found[here] = looks_at(near, level_front(near)) * (1 - _inside(near))
    return found.reshape(p.shape)


def _inside(p: Pairs) -> FloatArray:
    """How far the one of each pair (p) is in the other."""
    inside = np.zeros(len(p.dx))
    close = np.flatnonzero(norm(p.dx, p.dz) <= p.t.reach + p.a.reach)
    q = Pairs(p.view, p.targets[close], p.anchors[close])
    inside[close] = step_up(np.maximum(q.share_of_target, q.share_of_anchor), 0.6, 0.95)
    return inside


_TV = Box((0.0, 0.8, 3.0), (1.2, 0.7, 0.1))

RELATION = Relation(
    "facing", "world", degree,
    examples=(
        Example("a sofa turned to the television", Box((0.2, 0.4, 0.0), (2.0, 0.8, 0.9)), (_TV,), True),
        Example("a sofa with its back to it", Box((0.2, 0.4, 0.0), (2.0, 0.8, 0.9), math.pi), (_TV,), False),
        Example("a chair turned aside", Box((0.2, 0.4, 0.0), (0.5, 0.9, 0.5), math.pi / 2), (_TV,), False),
    ),
)

