"""In a room: the target's middle is inside the outline. Anchors are numbers of the view's rooms."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.relations.base import Box, Example, Relation, RelationView, Rows
from scene.relations.pairs import bell

GRACE_M = 0.1
"""How far outside a wall thing may be, as a bell's width."""

NEXT_DOOR = 0.05
"""The most for what is inside another room: a picture on the other side of the wall."""


def degree(view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
    """How far each target is in each room."""
    rows, numbers = np.broadcast_arrays(targets, anchors)
    found = np.zeros(rows.shape)
    for number in np.unique(numbers):
        here = numbers == number
        found[here] = _in_one(view, view.boxes.center[rows[here]], int(number))
    return found


def _inside(view: RelationView, center: FloatArray, number: int) -> NDArray[np.bool_]:
    """(t) whether each point is inside the outline of a room, by the even-odd rule."""
    start = np.array(view.rooms[number].polygon, dtype=np.float64)
    end = np.roll(start, -1, axis=0)
    x, z = center[:, 0, None], center[:, 2, None]
    rise = end[:, 1] - start[:, 1]
    crossing = (start[None, :, 1] > z) != (end[None, :, 1] > z)
    at = start[:, 0] + (z - start[:, 1]) * (end[:, 0] - start[:, 0]) / np.where(rise == 0, 1.0, rise)
    found: NDArray[np.bool_] = (crossing & (x < at)).sum(axis=1) % 2 == 1
    return found


def _in_one(view: RelationView, center: FloatArray, number: int) -> FloatArray:
    room = view.rooms[number]
    start = np.array(room.polygon, dtype=np.float64)
    x, z = center[:, 0, None], center[:, 2, None]
    inside = _inside(view, center, number)
    side = np.roll(start, -1, axis=0) - start
    share = ((x - start[:, 0]) * side[:, 0] + (z - start[:, 1]) * side[:, 1]) / np.maximum((side**2).sum(axis=1), 1e-12)
    share = np.clip(share, 0, 1)
    away = np.hypot(x - start[:, 0] - share * side[:, 0], z - start[:, 1] - share * side[:, 1]).min(axis=1)
    below = np.maximum(room.floor_y - center[:, 1], center[:, 1] - room.floor_y - room.height)
    grace = bell(away, GRACE_M)
    near = np.flatnonzero(~inside & (grace > NEXT_DOOR))
    others = [_inside(view, center[near], n) for n in range(len(view.rooms)) if n != number] if len(near) else []
    if others:
        grace[near[np.any(others, axis=0)]] = NEXT_DOOR
    return np.where(inside, 1.0, grace) * bell(np.maximum(below, 0), GRACE_M)


_ROOM = Box((0.0, 1.3, 0.0), (4.0, 2.6, 4.0))

RELATION = Relation(
    "in_room", "world", degree, of_rooms=True,
    examples=(
        Example("a table in the room", Box((0.5, 0.37, 0.2), (1.4, 0.74, 0.8)), (_ROOM,), True),
        Example("a table next door", Box((4.5, 0.37, 0.2), (1.4, 0.74, 0.8)), (_ROOM,), False),
        Example("a table on the floor above", Box((0.5, 3.2, 0.2), (1.4, 0.74, 0.8)), (_ROOM,), False),
    ),
)
