"""What a relation is: a name, its frame, and a graded degree over many pairs of boxes at once.

Write one as a file in this folder with a `RELATION`, or in another package under the entry point `deixis.relations`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scene.boxes import Boxes
from scene.frames import FloatArray, Vec3, Viewer
from scene.objects import Room, Scene

Rows = NDArray[np.intp]
Frame = Literal["world", "viewer", "anchor"]
Ahead = Callable[[FloatArray], FloatArray]
"""For (m, 3) points the (m, 3) level unit vectors straight ahead of one who looks at each of them."""

SPAN_M = (2.0, 12.0)
"""Least and greatest diagonal that counts as that of one room."""


@dataclass(frozen=True, eq=False)
class RelationView:
    """What relations are judged on: the boxes, and whose left, right, front and back is meant."""

    boxes: Boxes
    """Where everything is; rows of it are the targets and anchors."""
    ahead: Ahead | None = None
    """The viewer's way ahead at each anchor; along -Z where None."""
    intrinsic: bool = False
    """True for the anchor's own front, back, left and right (a chair's as one sits on it), whoever looks."""
    rooms: tuple[Room, ...] = ()
    """The rooms; `in_room` takes their numbers as anchors."""
    carrier: Rows | None = None
    """(n) the row of what carries each object, -1 for nothing; None where nobody knows."""

    @staticmethod
    def of(scene: Scene, viewer: Viewer | None = None, *, intrinsic: bool = False) -> RelationView:
        """A scene as `viewer` sees it."""
        index = scene.boxes.index
        carrier = np.array([-1 if o.parent is None else index[o.parent] for o in scene], dtype=np.intp)
        ahead = None if viewer is None else heading(viewer.ahead)
        return RelationView(scene.boxes, ahead, intrinsic, scene.rooms, carrier)

    def axes(self, anchors: Rows) -> tuple[FloatArray, FloatArray]:
        """(..., 2) each: which way "behind" and "to the right" are at each anchor, level unit (x, z) vectors."""
        if anchors.size >= len(self.boxes.center):
            back, right = self._all_axes
            return back.take(anchors, axis=0), right.take(anchors, axis=0)
        each, place = distinct(anchors, len(self.boxes.center))
        back, right = self._axes(each)
        return back.take(place, axis=0), right.take(place, axis=0)

    @cached_property
    def _all_axes(self) -> tuple[FloatArray, FloatArray]:
        return self._axes(np.arange(len(self.boxes.center)))

    def _axes(self, anchors: Rows) -> tuple[FloatArray, FloatArray]:
        if self.intrinsic:
            back = _level(-self.boxes.rotation[anchors][:, (0, 2), 2])
            return back, np.stack([back[:, 1], -back[:, 0]], axis=1)
        if self.ahead is None:
            back = np.broadcast_to(np.array([0.0, -1.0]), (len(anchors), 2))
        else:
            back = _level(np.asarray(self.ahead(self.boxes.center[anchors]))[:, (0, 2)])
        return back, np.stack([-back[:, 1], back[:, 0]], axis=1)

    @cached_property
    def span_m(self) -> float:
        """The diagonal of a usual room here, metres: what "near" and "far" are measured against."""
        if self.rooms:
            corners = [np.array(r.polygon) for r in self.rooms]
            span = float(np.median([np.linalg.norm(c.max(axis=0) - c.min(axis=0)) for c in corners]))
        elif len(self.boxes):
            span = float(np.linalg.norm((self.boxes.hi.max(axis=0) - self.boxes.lo.min(axis=0))[[0, 2]]))
        else:
            span = SPAN_M[0]
        return min(max(span, SPAN_M[0]), SPAN_M[1])


def distinct(rows: Rows, count: int) -> tuple[Rows, Rows]:
    """(k) the different ones of `rows`, each below `count`, in order; and (...) the place of each row among them."""
    there = np.zeros(count, dtype=np.bool_)
    there[rows] = True
    return np.flatnonzero(there), (np.cumsum(there) - 1).take(rows)


def heading(direction: Vec3) -> Ahead:
    """One who looks the same way whatever is looked at."""
    fixed = np.array(direction, dtype=np.float64)
    return lambda points: np.broadcast_to(fixed, points.shape)


def looking_from(position: Vec3) -> Ahead:
    """One who stands at a point and turns to whatever is looked at."""
    eyes = np.array(position, dtype=np.float64)
    return lambda points: points - eyes


def _level(flat: FloatArray) -> FloatArray:
    """(m, 2) unit vectors; (0, -1) where there is no direction."""
    length = np.hypot(flat[:, 0], flat[:, 1])
    fine = length > 1e-9
    return np.where(fine[:, None], flat / np.where(fine, length, 1.0)[:, None], np.array([0.0, -1.0]))


Degree = Callable[[RelationView, Rows, Rows], FloatArray]
"""`degree(view, targets, anchors)`: of rows that broadcast together, and in their common shape.

(t, 1) targets and (1, a) anchors are all against all; (p) and (p) are chosen pairs. For two anchors `anchors` has a
last axis of 2; for rooms it holds their numbers.
"""

Fade = Callable[[RelationView, FloatArray, FloatArray, FloatArray], FloatArray]
"""`fade(view, gap, target_length, anchor_length)`: more than this the degree of a pair cannot be, unless one is known
to carry the other. `gap` is at most that between the footprints, and 0 wherever the squares about them overlap; the
lengths are at least those of the longer sides, metres. It never rises with the gap, and never falls with a length.
"""


@dataclass(frozen=True, slots=True)
class Box:
    """A box of an example scene."""

    center: Vec3
    """Its middle, metres."""
    size: Vec3
    """Its full extents along its own axes, metres."""
    yaw_rad: float = 0.0
    """Its turn about the vertical, anticlockwise seen from above."""


@dataclass(frozen=True, slots=True)
class Example:
    """A small scene in which a relation clearly holds or clearly does not, for one who looks along -Z."""

    says: str
    """What it shows."""
    target: Box
    """The thing that is (not) in the relation."""
    anchors: tuple[Box, ...]
    """What it is in the relation to; for `in_room` the room as a box."""
    holds: bool
    """Whether it holds: the degree is then at least 0.6, otherwise at most 0.3."""


@dataclass(frozen=True)
class Relation:
    """One relation between a target and its anchors."""

    name: str
    """The name in programs, and of its file."""
    frame: Frame
    """What it depends on: the boxes alone, a viewer, or the anchor's own front."""
    degree: Degree
    """How far it holds, 0 to 1."""
    examples: tuple[Example, ...]
    """Scenes in which it holds and scenes in which it does not; the tests judge all of them."""
    inverse: str | None = None
    """The relation that holds the other way round to the same degree; its own name where it is symmetric."""
    anchors: int = 1
    """How many things one anchor is made of: 2 for `between`."""
    of_rooms: bool = False
    """True where the anchors are numbers of rooms."""
    fade: Fade | None = None
    """How it ends with the distance; None where it holds however far apart two are."""

    def table(self, view: RelationView, targets: Rows, anchors: Rows) -> FloatArray:
        """(t, a) all of (t) targets against all of (a) anchors, which are (a, 2) for relations of two anchors."""
        return self.degree(view, targets[:, None], anchors[None])

    @property
    def symmetric(self) -> bool:
        """Whether it holds both ways alike."""
        return self.inverse == self.name


def boxes_of(items: tuple[Box, ...]) -> Boxes:
    """Boxes with no scene around them."""
    center = np.array([b.center for b in items], dtype=np.float64).reshape(-1, 3)
    half = np.array([b.size for b in items], dtype=np.float64).reshape(-1, 3) / 2
    c, s = np.cos([b.yaw_rad for b in items]), np.sin([b.yaw_rad for b in items])
    zero, one = np.zeros(len(items)), np.ones(len(items))
    rotation = np.stack([np.stack([c, zero, s], axis=1), np.stack([zero, one, zero], axis=1),
                         np.stack([-s, zero, c], axis=1)], axis=1)
    ids = tuple(f"b{n}" for n in range(len(items)))
    return Boxes(ids, {i: n for n, i in enumerate(ids)}, center, half, rotation, np.ones(len(items), dtype=np.bool_))
