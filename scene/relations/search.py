"""The best partners of many things without measuring all pairs: near ones first, until none farther can be better.

A sweep over the floor, strip by strip, lists the pairs that lie within a reach of each other. What is measured of them,
with how the relation fades, tells which things need to be looked at farther out. The answer is that of all pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from scene.boxes import Boxes
from scene.frames import FloatArray
from scene.relations.base import Fade, RelationView, Rows
from scene.relations.pairs import Footprints, norm, where

FIRST_REACH_M, FARTHER = 0.5, 2.0
"""How far the first look reaches, metres, and how many times farther each next one does."""

FEW, FEW_LEFT = 4_000, 30_000
"""So many pairs are measured at once, whatever their reach; and so many that are left once the nearest are known."""

AT_ONCE = 32_768
"""Pairs are measured in lots of this many, so that what is worked on stays in the processor's cache."""

HIGH = 256
"""So many of mine are measured at once, and more where there are few of theirs to measure them against."""

MOST_STRIPS = 64
"""The floor is cut into no more strips than this."""

WIDE = 0.2
"""From this share of the whole on, a reach leaves so little out that all is measured."""

WAYS = 16
"""In so many directions the outermost partners are measured first, where the distance does not speak against a pair."""

MOST_LEVELS = 3
"""Partners that promise less than the best ones are searched apart, in levels of twice as much, no more than this."""

NOTHING = 1e-10
"""Degrees below this are none."""

Measure = Callable[[Rows, Rows], tuple[FloatArray, FloatArray]]
"""`measure(mine, theirs)`: how good and how true pairs of places are, 0 to 1, in the shape to which both broadcast."""

Bound = Callable[[FloatArray, FloatArray, FloatArray], FloatArray]
"""`bound(gap, my_length, their_length)`: what neither of the two can exceed; see `scene.relations.base.Fade`."""


@dataclass(frozen=True, eq=False)
class Best:
    """What the search found for each of k things."""

    goods: FloatArray
    """(k, count) how good its best pairs are, best first; 0 for none."""
    trues: FloatArray
    """(k, count) how true its truest pairs are, truest first."""
    partner: Rows
    """(k) the place of the partner in its best pair, of equals the first that was looked at; -1 for none."""

    @staticmethod
    def nobody(k: int, count: int = 1) -> Best:
        """Nothing found yet."""
        return Best(np.zeros((k, count)), np.zeros((k, count)), np.full(k, -1, dtype=np.intp))

    @property
    def good(self) -> FloatArray:
        """(k) how good the best pair of each is."""
        return self.goods[:, 0]

    @property
    def last_good(self) -> FloatArray:
        """(k) how good the last one of as many as were asked for is."""
        return self.goods[:, -1]

    @property
    def true(self) -> FloatArray:
        """(k) how true its truest pair is."""
        return self.trues[:, 0]

    @property
    def last_true(self) -> FloatArray:
        """(k) how true the last one of as many as were asked for is."""
        return self.trues[:, -1]

    @property
    def count(self) -> int:
        """How many partners are asked for."""
        return int(self.goods.shape[1])

    def take_in_listed(self, i: Rows, j: Rows, measure: Measure) -> None:
        """These pairs of places; see `take_in`."""
        self.take_in(i, j, *_measured(measure, i, j))

    def take_in(self, i: Rows, j: Rows, good: FloatArray, true: FloatArray) -> None:
        """More pairs (p), none of which was taken in before unless but one is asked for."""
        k, count = self.goods.shape
        for values, kept in ((good, self.goods), (true, self.trues)):
            found = _tops(k, i, values, count)
            if kept is self.goods:
                self._prefer(found[:, 0], i, j, good)
            kept[:] = found if count == 1 and not kept.any() else _merged(kept, found)

    def take_in_all(self, active: Rows, part: Rows, measure: Measure) -> None:
        """All pairs of these places of mine and of theirs, (i, 1) against (1, j) at a time; see `take_in`."""
        wide = max(1, min(len(part), AT_ONCE // max(1, min(len(active), HIGH))))
        high = AT_ONCE // wide
        for here in (active[start : start + high] for start in range(0, len(active), high)):
            for there in (part[start : start + wide] for start in range(0, len(part), wide)):
                good, true = measure(here[:, None], there[None, :])
                if self.count > 1:
                    i, j = (where(rows, good.shape, np.arange(good.size)) for rows in (here[:, None], there[None, :]))
                    self.take_in(i, j, good.ravel(), true.ravel())
                    continue
                first = np.argmax(good, axis=1)
                top = good[np.arange(len(here)), first]
                better = top > self.goods[here, 0]
                self.partner[here[better]] = there[first[better]]
                self.goods[here, 0] = np.maximum(self.goods[here, 0], top)
                self.trues[here, 0] = np.maximum(self.trues[here, 0], true.max(axis=1))

    def _prefer(self, top: FloatArray, i: Rows, j: Rows, good: FloatArray) -> None:
        """The partners of those for which a better pair has come."""
        better = top > self.goods[:, 0]
        first = (good == top.take(i)) & better.take(i)
        partner = np.full(len(top), np.iinfo(np.intp).max)
        np.minimum.at(partner, i[first], j[first])
        self.partner[better] = partner[better]


def best_partners(
    boxes: Boxes,
    mine: Rows,
    theirs: Rows,
    measure: Measure,
    bound: Bound | None,
    *,
    found: Best,
    best: FloatArray | None = None,
    truest: FloatArray | None = None,
    hardly: float = NOTHING,
) -> None:
    """Take into `found` for each of `mine` the best of `theirs`, as if all pairs had been measured (to `NOTHING`).

    No pair is better or truer than the `best` and the `truest` (m) of its partner (1 where they are not given) times
    the bound; without a bound the distance says nothing. One that is less true than `hardly` counts as not true.
    """  # fmt: skip
    ones = np.ones(len(mine))
    for part, cap, limit in _levels(len(theirs), best, truest, hardly):
        active = _open(found, np.arange(len(mine)), ones, cap, limit, hardly)
        if not len(active):
            continue
        sweep = Sweep(boxes, mine, theirs[part])
        if bound is not None:
            still = partial(_open, found, cap=cap, limit=limit, hardly=hardly)
            _ring_by_ring(sweep, part, active, measure, bound, found, still)
        elif found.count == 1:
            found.take_in_all(active, part[sweep.outermost], measure)
            found.take_in_all(_open(found, active, ones[active], cap, limit, hardly), part, measure)
        else:
            found.take_in_all(active, part, measure)


def _ring_by_ring(
    sweep: Sweep, part: Rows, active: Rows, measure: Measure, bound: Bound, found: Best,
    still: Callable[[Rows, FloatArray], Rows],
) -> None:
    """Farther and farther out, until `still(active, most)` tells that nobody can find a better partner."""
    before, reach = -1.0, FIRST_REACH_M
    while len(active):
        rest = len(active) * len(part) <= (FEW if before < 0 else FEW_LEFT) or reach > WIDE * sweep.widest_m
        if rest and found.count == 1:
            found.take_in_all(active, part, measure)
            return
        i, j = sweep.between(active, before, np.inf if rest else reach)
        found.take_in_listed(i, part.take(j), measure)
        if rest:
            return
        most = bound(np.full(len(active), reach), sweep.length[active], np.full(len(active), sweep.longest))
        active, before, reach = still(active, most), reach, reach * FARTHER


def best_of_all(mine: int, theirs: int, measure: Measure, count: int = 1) -> Best:
    """The same with all pairs of so many of mine and of theirs measured."""
    found = Best.nobody(mine, count)
    found.take_in_all(np.arange(mine), np.arange(theirs), measure)
    return found


def _levels(
    many: int, best: FloatArray | None, truest: FloatArray | None, hardly: float
) -> Iterator[tuple[Rows, float, float]]:
    """Places of theirs that promise about as much, the most first, with what is the best and the truest of them."""
    best = np.ones(many) if best is None else best
    truest = np.ones(many) if truest is None else truest
    top = max(float(best.max(initial=0.0)), 1e-12)
    level = np.clip(np.floor(np.log2(np.maximum(best / top, 1e-12))), -MOST_LEVELS, 0)
    for n in np.unique(level)[::-1]:
        for true in (truest >= hardly, truest < hardly):
            part = np.flatnonzero((level == n) & true)
            if len(part):
                yield part, float(best[part].max()), float(truest[part].max())


def _open(found: Best, active: Rows, most: FloatArray, cap: float, limit: float, hardly: float) -> Rows:
    """Those of mine for which a better or a truer pair than they have may still come."""
    good, true = most * cap, np.minimum(most, limit)
    better = (good >= NOTHING) & (good > found.last_good[active] + NOTHING)
    truer = (true >= hardly) & (true > found.last_true[active] + NOTHING)
    return active[better | truer]


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
        ways = np.linspace(0.0, 2 * np.pi, WAYS, endpoint=False)
        along = t.center @ np.stack([np.cos(ways), np.sin(ways)])
        self.outermost = np.unique(np.argmax(along, axis=0)) if len(theirs) else np.zeros(0, dtype=np.intp)

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
        self.x, self.z = (np.ascontiguousarray(center[self.places, n]) for n in (0, 1))
        self.radius = radius[self.places]

    def _strip(self, z: FloatArray) -> Rows:
        strip: Rows = np.clip(np.floor((z - self.lo[1]) / self.height), 0, self.strips - 1).astype(np.intp)
        return strip

    def between(
        self, places: Rows, center: FloatArray, radius: FloatArray, after: float, upto: float
    ) -> tuple[Rows, Rows]:
        reach = radius + self.widest + upto
        x, z, width = center[:, 0], center[:, 1], self.step - 1.0
        at = x - self.lo[0]
        left, right = np.maximum(at - reach, -0.25), np.minimum(at + reach, width / 2 + 0.25)
        first, last = self._strip(z - reach), self._strip(z + reach)
        who, strip = spread(first, np.where(right >= left, last + 1, first))
        lo = np.searchsorted(self.key, strip * self.step + left[who], side="left")
        hi = np.searchsorted(self.key, strip * self.step + right[who], side="right")
        w, j = spread(lo, hi)
        i = who.take(w)
        gap = norm(x.take(i) - self.x.take(j), z.take(i) - self.z.take(j)) - radius.take(i) - self.radius.take(j)
        gap = np.maximum(gap, 0.0)
        here = (gap > after) & (gap <= upto)
        return places.take(i[here]), self.places.take(j[here])


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
    radius: FloatArray = np.sqrt(2.0) * f.reach
    return radius


def _measured(measure: Measure, mine: Rows, theirs: Rows) -> tuple[FloatArray, FloatArray]:
    lots = [measure(mine[lot], theirs[lot]) for lot in in_lots(len(mine))]
    if not lots:
        return np.zeros(0), np.zeros(0)
    return np.concatenate([good for good, _ in lots]), np.concatenate([true for _, true in lots])


def _tops(many: int, i: Rows, values: FloatArray, count: int) -> FloatArray:
    """(many, count) the largest of the values of each, largest first; 0 where there are fewer."""
    result = np.zeros((many, count))
    left = values if count == 1 else values.copy()
    for n in range(count):
        np.maximum.at(result[:, n], i, left)
        if n + 1 < count:
            top = left == result[:, n].take(i)
            place = np.full(many, -1, dtype=np.intp)
            place[i[top]] = np.flatnonzero(top)
            left[place[place >= 0]] = 0.0
    return result


def _merged(one: FloatArray, other: FloatArray) -> FloatArray:
    """(k, count) the largest of both."""
    if one.shape[1] == 1:
        return np.maximum(one, other)
    both: FloatArray = -np.sort(-np.concatenate([one, other], axis=1), axis=1)[:, : one.shape[1]]
    return both
