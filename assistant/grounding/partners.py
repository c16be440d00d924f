"""For each candidate the thing to which it stands best in a relation, and for each holder the things that it has.

Few pairs are all measured and compared with one another. Of many, those are measured that can be the best one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from assistant.grounding import pairs as geometry
from assistant.grounding.cuts import Cuts
from assistant.grounding.index import Rows
from assistant.grounding.relate import PARTS, TOO_MANY, by_parts, joint, of_room
from scene.frames import FloatArray
from scene.relations.search import Best, Bound, Measure, best_of_all, best_partners

if TYPE_CHECKING:
    from assistant.grounding.evaluate import Evaluator

HARDLY = 0.05
"""Among very many, what is less true than this is not true at all."""


@dataclass(frozen=True, eq=False)
class Asked:
    """What is asked of k rows and m others."""

    ways: tuple[tuple[str, float], ...]
    """Relations, any of which will do, with how well each does."""
    mine: Rows
    """(k) the rows that are to find their partners."""
    theirs: Rows
    """(m) the rows that may be them."""
    trust: FloatArray
    """(m) how likely each is one of those that were spoken of."""
    believed: FloatArray
    """(m) how truly it is."""
    holding: bool = False
    """True where the others stand in the relation to mine, as what lies on a table does to it."""

    @property
    def many(self) -> bool:
        """Whether there are too many pairs to measure them all."""
        return len(self.mine) * len(self.theirs) > TOO_MANY

    def valued(self, i: Rows, j: Rows, degree: FloatArray, holds: FloatArray) -> tuple[FloatArray, FloatArray]:
        """How good and how true pairs of places are, by how far the relation fits and holds; nothing is its own."""
        good, true = degree * self.trust.take(j), np.minimum(holds, self.believed.take(j))
        own = np.flatnonzero(self.mine.take(i) == self.theirs.take(j))
        good.reshape(-1)[own] = true.reshape(-1)[own] = 0.0
        return good, true


def partners(ev: Evaluator, asked: Asked, count: int = 1) -> Best:
    """The best `count` partners of each."""
    anchors = asked.mine if asked.holding else asked.theirs
    asked = replace(asked, ways=tuple((of_room(ev, name, anchors), share) for name, share in asked.ways))
    parts = by_parts(ev, asked.ways[0][0], anchors)
    if not asked.many or (parts and (parts not in PARTS or (anchors >= ev.arena.count).any())):
        return _all(ev, asked, count)
    return _near_parts(ev, asked, parts, count) if parts else _near_first(ev, asked, count)


def _all(ev: Evaluator, asked: Asked, count: int) -> Best:
    """Over all pairs, each compared with the others."""
    return _best(*_table(ev, asked, np.arange(len(asked.mine)), np.arange(len(asked.theirs))), count)


def _table(ev: Evaluator, asked: Asked, i: Rows, j: Rows) -> tuple[FloatArray, FloatArray]:
    mine, theirs = asked.mine[i], asked.theirs[j]
    degree, holds = np.zeros((len(i), len(j))), np.zeros((len(i), len(j)))
    for name, share in asked.ways:
        if asked.holding:
            found = joint(ev, name, theirs, mine, compare="none" if asked.many else "anchors")
            degree, holds = np.maximum(degree, share * found.degree.T), np.maximum(holds, share * found.holds.T)
        else:
            found = joint(ev, name, mine, theirs, compare="none" if asked.many else "targets")
            degree, holds = np.maximum(degree, share * found.degree), np.maximum(holds, share * found.holds)
    return asked.valued(i[:, None], j[None, :], degree, holds)


def _best(good: FloatArray, true: FloatArray, count: int) -> Best:
    k, m = good.shape
    return best_of_all(k, m, lambda i, j: (good[i, j], true[i, j]), count)


def _near_parts(ev: Evaluator, asked: Asked, name: str, count: int) -> Best:
    """At the corners, the middle or the edges of things, over the pairs that are near enough to matter."""
    mine, theirs, holding = asked.mine, asked.theirs, asked.holding
    cuts = Cuts(ev, name, theirs if holding else mine, mine if holding else theirs)

    def measure(i: Rows, j: Rows) -> tuple[FloatArray, FloatArray]:
        good, true = asked.valued(i, j, *(cuts.measure(theirs[j], i) if holding else cuts.measure(mine[i], j)))
        return good, np.where(true < HARDLY, 0.0, true)

    def bound(gap: FloatArray, my_length: FloatArray, their_length: FloatArray) -> FloatArray:
        return cuts.bound(gap, my_length if holding else their_length)

    found = Best.nobody(len(mine), count)
    best_partners(
        ev.arena.boxes, mine, theirs, measure, bound, found=found, best=asked.trust, truest=asked.believed,
        hardly=HARDLY,
    )  # fmt: skip
    return found


def _near_first(ev: Evaluator, asked: Asked, count: int) -> Best:
    """Over the pairs that are near enough to matter, none compared with another."""
    # What is hardly true of a partner cannot be true of a pair: those are searched apart, for how good they are alone.
    found, always = Best.nobody(len(asked.mine), count), _always(ev, asked)
    found.take_in_listed(*always, measure_of(ev, asked))
    apart = count == 1 and _bound(ev, asked) is None
    for part in _one_by_one(asked) if apart else (asked,):
        share, measure = max(s for _, s in part.ways), measure_of(ev, part)
        if count > 1:
            measure = _but(measure, always, len(asked.theirs))
        best_partners(
            ev.arena.boxes, asked.mine, asked.theirs, measure, _bound(ev, part), found=found,
            best=share * asked.trust, truest=np.minimum(share, asked.believed), hardly=HARDLY,
        )  # fmt: skip
    return found


def _but(measure: Measure, known: tuple[Rows, Rows], many: int) -> Measure:
    """The same with nothing for pairs that are known: among the best two, none counts twice."""
    codes = known[0] * many + known[1]

    def rest(i: Rows, j: Rows) -> tuple[FloatArray, FloatArray]:
        good, true = measure(i, j)
        fresh = ~np.isin(i * many + j, codes)
        return good * fresh, true * fresh

    return rest


def _one_by_one(asked: Asked) -> list[Asked]:
    """The ways that are asked of, apart and the most telling first: who has a good partner by one needs no other."""
    apart: dict[str, float] = {}
    for name, share in asked.ways:
        for part, less in geometry.ways(name):
            apart[part] = max(apart.get(part, 0.0), share * less)
    as_telling = [tuple(way for way in apart.items() if way[1] == share) for share in sorted({*apart.values()})]
    return [replace(asked, ways=ways) for ways in reversed(as_telling)]


def measure_of(ev: Evaluator, asked: Asked) -> Measure:
    """How pairs of places are measured where there are very many."""

    def measure(i: Rows, j: Rows) -> tuple[FloatArray, FloatArray]:
        mine, theirs = asked.mine.take(i), asked.theirs.take(j)
        t, a = (theirs, mine) if asked.holding else (mine, theirs)
        each = [share * geometry.degrees(ev, name, t, a) for name, share in asked.ways]
        degree: FloatArray = np.maximum.reduce(each)
        good, true = asked.valued(i, j, degree, degree)
        return good, np.where(true < HARDLY, 0.0, true)

    return measure


def _bound(ev: Evaluator, asked: Asked) -> Bound | None:
    """What no pair can exceed by its gap, of the best of the ways; None where that says nothing."""
    targets = asked.theirs if asked.holding else asked.mine
    fades = [(geometry.fade(ev, name, targets), share) for name, share in asked.ways]
    known = [(f, share) for f, share in fades if f is not None]
    if len(known) < len(fades):
        return None
    view, most = geometry.view_of(ev), max(share for _, share in known)

    def bound(gap: FloatArray, mine: FloatArray, theirs: FloatArray) -> FloatArray:
        t, a = (theirs, mine) if asked.holding else (mine, theirs)
        each: FloatArray = np.maximum.reduce([share / most * f(view, gap, t, a) for f, share in known])
        return each

    return bound


def _always(ev: Evaluator, asked: Asked) -> tuple[Rows, Rows]:
    """Places of the pairs that count whatever their distance: with a room, and of what is known to carry the other."""
    k, m = len(asked.mine), len(asked.theirs)
    my_rooms, their_rooms = _rooms(ev, asked.mine), _rooms(ev, asked.theirs)
    with_theirs = (np.arange(k)[:, None] * m + their_rooms[None, :]).ravel()
    with_mine = (my_rooms[:, None] * m + np.arange(m)[None, :]).ravel()
    return np.divmod(np.unique(np.concatenate([with_theirs, with_mine, _carried(ev, asked)])), max(1, m))


def _rooms(ev: Evaluator, rows: Rows) -> Rows:
    """Places of whole rooms, whose outlines and not their boxes say what is in them."""
    made = [n for n, made in enumerate(ev.arena.made, ev.arena.count) if made.kind == "room"]
    return np.flatnonzero(np.isin(rows, made)) if made else np.zeros(0, dtype=np.intp)


def _carried(ev: Evaluator, asked: Asked) -> Rows:
    """Codes of the pairs of which one is known to carry the other."""
    m, count = len(asked.theirs), ev.arena.count
    upon, under = (asked.theirs, asked.mine) if asked.holding else (asked.mine, asked.theirs)
    place = np.full(len(ev.arena.boxes) + 1, -1, dtype=np.intp)
    place[under] = np.arange(len(under))
    carrier = np.append(ev.index.carrier, -1)[np.minimum(upon, count)]
    held = np.flatnonzero(place[carrier] >= 0)
    on = place[carrier[held]]
    codes: Rows = on * m + held if asked.holding else held * m + on
    return codes
