"""Measures between many targets and anchors at once: gaps, overlaps and shares of oriented footprints.

A footprint is the level rectangle around a box along the box's own axes. The gap of two turned rectangles is taken in
the frame of each and the larger one counts: exact for parallel boxes, never too large, the same both ways.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.boxes import Boxes
from scene.frames import FloatArray
from scene.relations.base import RelationView, Rows


@dataclass(frozen=True, eq=False)
class _Whole:
    """The footprints of all boxes, by row."""

    center: FloatArray
    axis: FloatArray
    half: FloatArray
    lo: FloatArray
    hi: FloatArray

    @staticmethod
    def of(boxes: Boxes) -> _Whole:
        rotation, half = boxes.rotation, boxes.half
        flat = rotation[:, (0, 2), :]
        length = np.hypot(flat[:, 0, :], flat[:, 1, :])
        # The side that lies flattest gives the axis; of equals the first.
        best = np.argmax(length > 0.9, axis=1)
        at = np.arange(len(rotation))
        axis = flat[at, :, best] / np.maximum(length[at, best], 1e-9)[:, None]
        along = np.abs(axis[:, 0, None] * flat[:, 0, :] + axis[:, 1, None] * flat[:, 1, :])
        across = np.abs(-axis[:, 1, None] * flat[:, 0, :] + axis[:, 0, None] * flat[:, 1, :])
        sides = np.stack([(along * half).sum(axis=1), (across * half).sum(axis=1)], axis=1)
        up = (np.abs(rotation[:, 1, :]) * half).sum(axis=1)
        center = boxes.center
        return _Whole(center[:, (0, 2)].copy(), axis, sides, center[:, 1] - up, center[:, 1] + up)

    @cached_property
    def reach(self) -> FloatArray:
        return norm(self.half[:, 0], self.half[:, 1])


class Footprints:
    """Boxes seen from above, and between which heights they are. What nobody asks for is not gathered."""

    def __init__(self, whole: _Whole, rows: Rows) -> None:
        self._whole, self._rows = whole, rows

    @staticmethod
    def of(boxes: Boxes, rows: Rows) -> Footprints:
        """The footprints of rows of any shape; those of all boxes are made once and kept with them."""
        kept = boxes.__dict__.get("_footprints")
        if not isinstance(kept, _Whole):
            kept = boxes.__dict__["_footprints"] = _Whole.of(boxes)
        return Footprints(kept, rows)

    # `take` gathers rows about ten times as fast as an index does.

    @cached_property
    def center(self) -> FloatArray:
        """(..., 2) x and z, metres."""
        return self._whole.center.take(self._rows, axis=0)

    @cached_property
    def axis(self) -> FloatArray:
        """(..., 2) unit (x, z) along the first side; the second side is along (-z, x)."""
        return self._whole.axis.take(self._rows, axis=0)

    @cached_property
    def half(self) -> FloatArray:
        """(..., 2) half the extents along the two sides, metres."""
        return self._whole.half.take(self._rows, axis=0)

    @cached_property
    def lo(self) -> FloatArray:
        """(...) height of the underside, metres."""
        return self._whole.lo.take(self._rows)

    @cached_property
    def hi(self) -> FloatArray:
        """(...) height of the top, metres."""
        return self._whole.hi.take(self._rows)

    @cached_property
    def reach(self) -> FloatArray:
        """(...) from the middle to a corner, metres: half the extent along no direction is more."""
        return self._whole.reach.take(self._rows)

    @property
    def height(self) -> FloatArray:
        """(...) metres."""
        return self.hi - self.lo

    @property
    def length(self) -> FloatArray:
        """(...) the longer side, metres."""
        return 2 * np.maximum(self.half[..., 0], self.half[..., 1])

    @property
    def width(self) -> FloatArray:
        """(...) the shorter side, metres."""
        return 2 * np.minimum(self.half[..., 0], self.half[..., 1])

    def along(self, direction: FloatArray) -> FloatArray:
        """(...) half the extent of each footprint along (..., 2) unit directions; the two broadcast together."""
        cos, sin = turn(self.axis, direction)
        return self.half[..., 0] * cos + self.half[..., 1] * sin


def where(values: NDArray[Any], shape: tuple[int, ...], places: Rows) -> NDArray[Any]:
    """(p) of values that broadcast to a shape, those at flat places of it: sooner told than by an index of two axes."""
    return np.broadcast_to(values, shape).reshape(-1).take(places)


def norm(x: FloatArray, y: FloatArray) -> FloatArray:
    """(...) of level vectors: as `np.hypot`, in a quarter of the time."""
    return np.asarray(np.sqrt(x * x + y * y))


def turn(one: FloatArray, other: FloatArray) -> tuple[FloatArray, FloatArray]:
    """|cos| and |sin| of the turn between (..., 2) unit directions."""
    cos = np.abs(one[..., 0] * other[..., 0] + one[..., 1] * other[..., 1])
    sin = np.abs(one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0])
    return cos, sin


class Pairs:
    """Targets against anchors, whose rows broadcast together: (t, 1) and (1, a) for all against all, (p) and (p) for
    chosen pairs. The measures have the shape of both, metres unless said otherwise.
    """

    @staticmethod
    def of(view: RelationView, targets: Rows, anchors: Rows) -> Pairs:
        """The pairs; the last ones again, with all that was measured, where it is these very arrays once more."""
        last = view.__dict__.get("_last_pairs")
        if not isinstance(last, Pairs) or last.targets is not targets or last.anchors is not anchors:
            last = view.__dict__["_last_pairs"] = Pairs(view, targets, anchors)
        return last

    def __init__(self, view: RelationView, targets: Rows, anchors: Rows) -> None:
        self.view, self.targets, self.anchors = view, targets, anchors
        self.t, self.a = Footprints.of(view.boxes, targets), Footprints.of(view.boxes, anchors)

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the measures."""
        return np.broadcast_shapes(self.targets.shape, self.anchors.shape)

    @cached_property
    def dx(self) -> FloatArray:
        """From the anchor's middle to the target's, along x."""
        return self.t.center[..., 0] - self.a.center[..., 0]

    @cached_property
    def dz(self) -> FloatArray:
        """From the anchor's middle to the target's, along z."""
        return self.t.center[..., 1] - self.a.center[..., 1]

    @cached_property
    def _turn(self) -> tuple[FloatArray, FloatArray]:
        """|cos| and |sin| of the turn between the two."""
        return turn(self.t.axis, self.a.axis)

    @cached_property
    def in_anchor(self) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
        """In the anchor's frame: the target's middle along both sides, and half the target's extents there."""
        cos, sin = self._turn
        axis = self.a.axis
        along = self.dx * axis[..., 0] + self.dz * axis[..., 1]
        across = -self.dx * axis[..., 1] + self.dz * axis[..., 0]
        h0, h1 = self.t.half[..., 0], self.t.half[..., 1]
        return along, across, h0 * cos + h1 * sin, h0 * sin + h1 * cos

    @cached_property
    def flat_gap(self) -> FloatArray:
        """Between the footprints, seen from above; 0 where they overlap."""
        cos, sin = self._turn
        along, across, e0, e1 = self.in_anchor
        a0, a1 = self.a.half[..., 0], self.a.half[..., 1]
        mine = norm(np.maximum(np.abs(along) - e0 - a0, 0), np.maximum(np.abs(across) - e1 - a1, 0))
        axis = self.t.axis
        along = self.dx * axis[..., 0] + self.dz * axis[..., 1]
        across = -self.dx * axis[..., 1] + self.dz * axis[..., 0]
        t0, t1 = self.t.half[..., 0], self.t.half[..., 1]
        e0, e1 = a0 * cos + a1 * sin, a0 * sin + a1 * cos
        theirs = norm(np.maximum(np.abs(along) - e0 - t0, 0), np.maximum(np.abs(across) - e1 - t1, 0))
        return np.maximum(mine, theirs)

    @cached_property
    def rise(self) -> FloatArray:
        """From the anchor's top up to the target's underside; below 0 where the target reaches down beside it."""
        return self.t.lo - self.a.hi

    @cached_property
    def drop(self) -> FloatArray:
        """From the target's top up to the anchor's underside."""
        return self.a.lo - self.t.hi

    @cached_property
    def up_gap(self) -> FloatArray:
        """Between the two along the vertical; 0 where their heights overlap."""
        return np.maximum(np.maximum(self.rise, self.drop), 0)

    @cached_property
    def gap(self) -> FloatArray:
        """Between the boxes; 0 where they touch or overlap."""
        return norm(self.flat_gap, self.up_gap)

    @cached_property
    def _overlap(self) -> FloatArray:
        """How much of the target's footprint (the rectangle around it in the anchor's frame) is over the anchor's."""
        along, across, e0, e1 = self.in_anchor
        a0, a1 = self.a.half[..., 0], self.a.half[..., 1]
        o0 = np.minimum(along + e0, a0) - np.maximum(along - e0, -a0)
        o1 = np.minimum(across + e1, a1) - np.maximum(across - e1, -a1)
        share: FloatArray = np.maximum(o0, 0) * np.maximum(o1, 0) / np.maximum(4 * e0 * e1, 1e-9)
        return share

    @cached_property
    def share_of_target(self) -> FloatArray:
        """How much of the target's footprint lies over the anchor's, 0 to 1."""
        return np.minimum(self._overlap, 1.0)

    @cached_property
    def share_of_anchor(self) -> FloatArray:
        """How much of the anchor's footprint lies under the target's, 0 to 1."""
        return np.minimum(self.swapped._overlap, 1.0)

    @cached_property
    def share_of_height(self) -> FloatArray:
        """How much of the lower one's height the two have in common, 0 to 1."""
        common = np.minimum(self.t.hi, self.a.hi) - np.maximum(self.t.lo, self.a.lo)
        least = np.minimum(self.t.height, self.a.height)
        share: FloatArray = np.clip(common / np.maximum(least, 1e-6), 0, 1)
        return share

    @cached_property
    def shorter(self) -> FloatArray:
        """The longer side of the smaller one."""
        return np.minimum(self.t.length, self.a.length)

    @cached_property
    def mean_length(self) -> FloatArray:
        """The mean of the two longer sides."""
        return (self.t.length + self.a.length) / 2

    @cached_property
    def swapped(self) -> Pairs:
        """The anchors against the targets."""
        return Pairs(self.view, self.anchors, self.targets)

    @cached_property
    def carried(self) -> FloatArray:
        """1 where the anchor is known to carry the target, else 0."""
        rows = self.view.carrier
        if rows is None:
            return np.zeros(self.shape)
        n = len(rows)
        known = np.where(self.targets < n, rows[np.minimum(self.targets, n - 1)], -1)
        return np.asarray(known == self.anchors, dtype=np.float64)


def step_up(x: FloatArray, start: float, end: float) -> FloatArray:
    """0 up to `start`, 1 from `end` on, smooth between."""
    s = np.clip((x - start) / (end - start), 0.0, 1.0)
    return s * s * (3 - 2 * s)


def bell(x: FloatArray, width: FloatArray | float) -> FloatArray:
    """1 at 0, 0.61 at `width`, and on down to 0."""
    return np.asarray(np.exp(-0.5 * np.square(x / width)))
