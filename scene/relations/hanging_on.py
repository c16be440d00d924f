"""Hanging on: flat against something upright (a wall, a door), clear of the floor."""

from __future__ import annotations

import numpy as np

from scene.frames import FloatArray
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.pairs import Pairs, bell, step_up


def hung(p: Pairs) -> FloatArray:
    """The same over pairs that are already measured."""
    thin = 1 - step_up(p.a.width, 0.25, 0.6)
    tall = step_up(p.a.height, 0.9, 1.6) * step_up(p.a.height - p.a.width, 0.3, 0.8)
    if not (thin * tall).any():
        return np.zeros(p.shape)
    clear = step_up(p.t.lo - p.a.lo, 0.15, 0.5)
    inside = step_up(p.share_of_height, 0.5, 0.9)
    # What meets it with an edge is let into, or hangs on, the wall beside it.
    _, _, first, second = p.in_anchor
    lengthwise = p.a.half[..., 0] >= p.a.half[..., 1]
    along, out = np.where(lengthwise, first, second), np.where(lengthwise, second, first)
    flat = 1 - step_up(out / along.clip(1e-6), 3.0, 6.0)
    smaller = 1 - step_up(p.t.length / p.a.length.clip(2e-6), 0.9, 1.2)
    return bell(p.flat_gap, 0.1) * (thin * tall) * clear * inside * smaller * flat


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target hangs on each anchor."""
    return hung(Pairs.of(view, targets, anchors))


def fade(view: RelationView, gap: FloatArray, target_length: FloatArray, anchor_length: FloatArray) -> FloatArray:
    """With the gap alone."""
    return bell(gap, 0.1)


_WALL = Box((0.0, 1.3, -2.0), (4.0, 2.6, 0.1))

RELATION = Relation(
    "hanging_on", "world", degree, fade=fade,
    examples=(
        Example("a picture on the wall", Box((0.5, 1.5, -1.93), (0.6, 0.8, 0.04)), (_WALL,), True),
        Example("a picture that a scan sank into the wall", Box((0.5, 1.5, -2.0), (0.6, 0.8, 0.08)), (_WALL,), True),
        Example("a dresser that stands at the wall", Box((0.5, 0.4, -1.7), (1.1, 0.8, 0.48)), (_WALL,), False),
        Example("a window that ends at this wall", Box((2.0, 1.5, -1.3), (0.1, 1.0, 1.2)), (_WALL,), False),
        Example("a lamp in the middle of the room", Box((0.0, 2.2, 0.0), (0.4, 0.4, 0.4)), (_WALL,), False),
    ),
)
