"""The rows that a reference can be about: the scene's objects, and after them parts of space made up for it.

A corner, a wall that nobody labelled, the middle of the room, the person: each becomes a box with a row of its own, so
that relations and rankings treat it as they treat an object.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assistant.grounding.index import Rows, SceneIndex
from scene.boxes import Boxes
from scene.frames import FloatArray


@dataclass(frozen=True, eq=False)
class Made:
    """A made-up row."""

    name: str
    """What to call it: "the corner"."""
    kind: str
    """`corner`, `wall`, `viewer`, `middle`, `room` ..."""
    center: FloatArray
    """(3) the middle of its box, metres."""
    half: FloatArray
    """(3) half its extents, metres."""
    rotation: FloatArray
    """(3, 3) `world_from_box`."""
    room: int = -1
    """The number of the room that it is of."""
    members: tuple[int, ...] = ()
    """The rows of what it is made of: of a row of desks, the desks."""


class Arena:
    """The scene's boxes and the made-up ones behind them."""

    def __init__(self, index: SceneIndex) -> None:
        self.index = index
        self.count = len(index.boxes)
        self.made: list[Made] = []
        self._rows: dict[tuple[object, ...], int] = {}
        self._boxes = index.boxes

    @property
    def boxes(self) -> Boxes:
        """All boxes, by row."""
        if len(self._boxes) != self.count + len(self.made):
            self._boxes = self._extended()
        return self._boxes

    def add(self, made: Made) -> int:
        """The row of a made-up box; the same box has one row."""
        key = (made.name, *(round(float(v), 4) for v in made.center), round(float(made.half.sum()), 4))
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = self.count + len(self.made)
            self.made.append(made)
        return row

    def name(self, row: int) -> str:
        """What to call a row."""
        return self.index.named(row) if row < self.count else self.made[row - self.count].name

    def kind(self, row: int) -> str:
        """What sort of made-up box a row is; empty for an object."""
        return "" if row < self.count else self.made[row - self.count].kind

    def room(self, row: int) -> int:
        """The number of the room of a row; -1 for none."""
        return int(self.index.room[row]) if row < self.count else self.made[row - self.count].room

    def real(self, rows: Rows) -> Rows:
        """Those that are objects."""
        kept: Rows = rows[rows < self.count]
        return kept

    def _extended(self) -> Boxes:
        base, made = self.index.boxes, self.made
        ids = (*base.ids, *(f"({m.name} {n})" for n, m in enumerate(made)))
        index = dict(base.index) | {ids[n]: n for n in range(self.count, len(ids))}
        return Boxes(
            ids,
            index,
            np.concatenate([base.center, np.stack([m.center for m in made])]),
            np.concatenate([base.half, np.stack([m.half for m in made])]),
            np.concatenate([base.rotation, np.stack([m.rotation for m in made])]),
            np.concatenate([base.visible, np.ones(len(made), dtype=np.bool_)]),
        )
