"""The best partners of many things without measuring all pairs: near ones first, until none farther can be better.

A sweep over the floor, strip by strip, lists the pairs that lie within a reach of each other. What is measured of them,
with how the relation fades, tells which things need to be looked at farther out. The answer is that of all pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene.boxes import Boxes
from scene.frames import FloatArray
from scene.relations.base import Fade, RelationView, Rows
from scene.relations.pairs import Footprints

FIRST_REACH_M, FARTHER = 0.5, 3.0
"""How far the first look reaches, metres, and how many times farther each next one does."""

FEW_LEFT = 4_000
"""So many pairs that are left are measured at once, whatever their reach."""

AT_ONCE = 16_384
"""Pairs are measured in lots of this many, so that what is worked on stays in the processor's cache."""

MOST_STRIPS = 64
"""The floor is cut into no more strips than this."""

NOTHING = 1e-10
"""Degrees below this are none."""

Measure = Callable[[Rows, Rows], tuple[FloatArray, FloatArray]]
"""`measure(mine, theirs)`: how good and how true pairs of places are, 0 to 1, in the shape to which both broadcast."""

Bound = Callable[[FloatArray, FloatArray, FloatArray], FloatArray]
"""`bound(gap, my_length, their_length)`: what neither of the two can exceed; see `scene.relations.base.Fade`."""


@dataclass(frozen=True, eq=False)
class Best:
    """What the search found for each of k things."""

    good: FloatArray
    """(k) how good its best pair is; 0 for none."""
    last_good: FloatArray
    """(k) how good the last one of as many as were asked for is."""
    true: FloatArray
    """(k) how true its truest pair is."""
    last_true: FloatArray
    """(k) how true the last one of as many as were asked for is."""
    partner: Rows
    """(k) the place of the partner in its best pair, the first of equals; -1 for none."""

    @staticmethod
    def nobody(k: int) -> Best:
        """Nothing found yet."""
        return Best(np.zeros(k), np.zeros(k), np.zeros(k), np.zeros(k), np.full(k, -1, dtype=np.intp))


def best_partners(
    boxes: Boxes,
    mine: Rows,
    theirs: Rows,
    measure: Measure,
    bound: Bound | None,
    *,
    count: int = 1,
    always: tuple[Rows, Rows] | None = None,
    truest: FloatArray | None = None,
    hardly: float = NOTHING,
) -> Best:
    """For each of `mine` the best `count` of `theirs`, as if all pairs had been measured (to within `NOTHING`).

    Without a bound all are. `always` are places of pairs that are measured whatever their distance. No pair is truer
    than the `truest` (m) of its partner, and one that is less true than `hardly` counts as not true.
    """  # fmt: skip
    if bound is None:
        return best_of_all(len(mine), len(theirs), measure, count)
    found = [] if always is None else [(*always, *_measured(measure, *always))]
    best = _ranked(len(mine), found, count)
    limits = np.ones(len(theirs)) if truest is None else truest
    for limit in np.unique(limits)[::-1]:
        part = np.flatnonzero(limits == limit)
        sweep = Sweep(boxes, mine, theirs[part])
        active, before, reach = np.arange(len(mine)), -1.0, FIRST_REACH_M
        while len(active):
            rest = len(active) * len(part) <= FEW_LEFT or reach > sweep.widest_m
            i, j = sweep.between(active, before, np.inf if rest else reach)
            found.append((i, part[j], *_measured(measure, i, part[j])))
            best = _ranked(len(mine), found, count)
            if rest:
                break
            most = bound(np.full(len(active), reach), sweep.length[active], np.full(len(active), sweep.longest))
            true = np.minimum(most, limit)
            better = (most >= NOTHING) & (most >= best.last_good[active])
            truer = (true >= hardly) & (true >= best.last_true[active])
            active, before, reach = active[better | truer], reach, reach * FARTHER
    return best


def best_of_all(mine: int, theirs: int, measure: Measure, count: int = 1) -> Best:
    """The same with all pairs of so many of mine and of theirs measured, (i, 1) against (1, theirs) at a time."""
    best = Best.nobody(mine)
    if not theirs:
        return best
    every, lot = np.arange(theirs)[None, :], max(1, AT_ONCE // theirs)
    for start in range(0, mine, lot):
        here = slice(start, start + lot)
        good, true = measure(np.arange(mine)[here, None], every)
        best.good[here], best.true[here] = good.max(axis=1), true.max(axis=1)
        best.partner[here] = np.where(best.good[here] > 0, np.argmax(good, axis=1), -1)
        best.last_good[here], best.last_true[here] = best.good[here], best.true[here]
        if count > 1:
            place = theirs - count
            best.last_good[here] = np.sort(good, axis=1)[:, place] if place >= 0 else 0.0
            best.last_true[here] = np.sort(true, axis=1)[:, place] if place >= 0 else 0.0
    return best


class Sweep:
    """Which pairs of two sets of boxes are how far apart, seen from above, by the squares about their footprints."""

    def __init__(self, boxes: Boxes, mine: Rows, theirs: Rows) -> None:
        m, t = Footprints.of(boxes, mine), Footprints.of(boxes, theirs)
        self.length = m.length
        self.longest = float(t.length.max(initial=0.0))
        self._mine, self._my_radius = m.center, _radius(m)
        radius = _radius(t)
        # Things of about one size are swept together, so that one wall does not widen the look at all mugs.
        size = np.ceil(np.log2(np.maximum(radius, 1e-3))).astype(np.intp)
        self._sets = [_Sorted(np.flatnonzero(size == s), t.center, radius) for s in np.unique(size)]
        both = np.concatenate([m.center, t.center])
        span = both.max(axis=0) - both.min(axis=0) if len(both) else np.zeros(2)
        self.widest_m = float(np.hypot(span[0], span[1]))

    def between(self, places: Rows, after: float, upto: float) -> tuple[Rows, Rows]:
        """(p) and (p): places of mine and of theirs whose gap is more than `after` and at most `upto`, metres."""
        parts = [s.between(places, self._mine[places], self._my_radius[places], after, upto) for s in self._sets]
        if not parts:
            return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
        return np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])


class _Sorted:
    """Some of theirs strip by strip of the floor, and in order of their x in each."""

    def __init__(self, places: Rows, center: FloatArray, radius: FloatArray) -> None:
        self.widest = float(radius[places].max(initial=0.0))
        at = center[places]
        self.lo, span = at.min(axis=0), np.ptp(at, axis=0)
        self.strips = max(1, min(MOST_STRIPS, int(span[1] / (2 * self.widest + 1.0)), len(places) // 8))
        self.height = float(span[1]) / self.strips + 1e-9
        # No reach along x goes from one strip into the next.
        self.step = 2.0 * float(span[0]) + 1.0
        key = self._strip(at[:, 1]) * self.step + at[:, 0] - self.lo[0]
        order = np.argsort(key, kind="stable")
        self.key, self.places = key[order], places[order]
        self.center, self.radius = center[self.places], radius[self.places]

    def _strip(self, z: FloatArray) -> Rows:
        strip: Rows = np.clip(np.floor((z - self.lo[1]) / self.height), 0, self.strips - 1).astype(np.intp)
        return strip

    def between(
        self, places: Rows, center: FloatArray, radius: FloatArray, after: float, upto: float
    ) -> tuple[Rows, Rows]:
        reach = radius + self.widest + upto
        x, width = center[:, 0] - self.lo[0], self.step - 1.0
        left, right = np.maximum(x - reach, -0.25), np.minimum(x + reach, width / 2 + 0.25)
        first, last = self._strip(center[:, 1] - reach), self._strip(center[:, 1] + reach)
        who, strip = spread(first, np.where(right >= left, last + 1, first))
        lo = np.searchsorted(self.key, strip * self.step + left[who], side="left")
        hi = np.searchsorted(self.key, strip * self.step + right[who], side="right")
        w, j = spread(lo, hi)
        i = who[w]
        apart = np.hypot(center[i, 0] - self.center[j, 0], center[i, 1] - self.center[j, 1])
        gap = np.maximum(apart - radius[i] - self.radius[j], 0.0)
        here = (gap > after) & (gap <= upto)
        return places[i[here]], self.places[j[here]]


def reachable(view: RelationView, targets: Rows, anchors: Rows, fade: Fade) -> NDArray[np.bool_]:
    """(t, a) whether the pairs of (t) targets and (a) anchors are near enough for a relation that fades so."""
    t, a = Footprints.of(view.boxes, targets), Footprints.of(view.boxes, anchors)
    dx, dz = (t.center[:, None, n] - a.center[None, :, n] for n in (0, 1))
    gap = np.maximum(np.sqrt(dx * dx + dz * dz) - _radius(t)[:, None] - _radius(a)[None, :], 0.0)
    return np.asarray(fade(view, gap, t.length[:, None], a.length[None, :]) >= NOTHING)


def nearby(boxes: Boxes, mine: Rows, theirs: Rows, reach_m: float) -> tuple[Rows, Rows]:
    """(p) and (p): the places of all pairs whose footprints may be no farther apart than `reach_m`."""
    return Sweep(boxes, mine, theirs).between(np.arange(len(mine)), -1.0, reach_m)


def spread(lo: Rows, hi: Rows) -> tuple[Rows, Rows]:
    """(p) and (p): for each n all numbers from `lo[n]` up to `hi[n]`, with n beside each."""
    many = hi - lo
    i = np.repeat(np.arange(len(lo)), many)
    return i, np.arange(len(i)) - np.repeat(np.cumsum(many) - many - lo, many)


def in_lots(many: int) -> Iterator[slice]:
    """Slices of so many pairs, each small enough to be worked on at once."""
    return (slice(start, start + AT_ONCE) for start in range(0, many, AT_ONCE))


def _radius(f: Footprints) -> FloatArray:
    """(k) of the circle about the square about each footprint, whichever way that is turned."""
    radius: FloatArray = np.sqrt(2.0) * np.hypot(f.half[..., 0], f.half[..., 1])
    return radius


def _measured(measure: Measure, mine: Rows, theirs: Rows) -> tuple[FloatArray, FloatArray]:
    lots = [measure(mine[lot], theirs[lot]) for lot in in_lots(len(mine))]
    if not lots:
        return np.zeros(0), np.zeros(0)
    return np.concatenate([good for good, _ in lots]), np.concatenate([true for _, true in lots])


def _ranked(many: int, found: list[tuple[Rows, Rows, FloatArray, FloatArray]], count: int) -> Best:
    """The best of what has been measured so far."""
    if not found:
        return Best.nobody(many)
    i, j = (np.concatenate([f[n] for f in found]) for n in (0, 1))
    good, true = np.concatenate([f[2] for f in found]), np.concatenate([f[3] for f in found])
    top, truest = np.zeros(many), np.zeros(many)
    np.maximum.at(top, i, good)
    np.maximum.at(truest, i, true)
    partner = np.full(many, np.iinfo(np.intp).max)
    first: NDArray[np.bool_] = (good > 0) & (good == top[i])
    np.minimum.at(partner, i[first], j[first])
    partner[top <= 0] = -1
    if count == 1:
        return Best(top, top, truest, truest, partner)
    _, once = np.unique(i * (int(j.max(initial=0)) + 1) + j, return_index=True)
    i, good, true = i[once], good[once], true[once]
    return Best(top, _at_rank(many, i, good, count), truest, _at_rank(many, i, true, count), partner)


def _at_rank(many: int, i: Rows, values: FloatArray, rank: int) -> FloatArray:
    """(many) the `rank`th largest of the values of each; 0 where there are fewer."""
    order = np.lexsort((-values, i))
    place = np.searchsorted(i[order], np.arange(many)) + rank - 1
    there = place < len(order)
    there[there] = i[order[place[there]]] == np.flatnonzero(there)
    result = np.zeros(many)
    result[there] = values[order[place[there]]]
    return result
