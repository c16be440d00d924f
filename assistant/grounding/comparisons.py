"""Comparisons as conditions: more or less of a measure than another thing or a length, and what two things share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree

from assistant.grounding.belief import Belief, Factor, unknown
from assistant.grounding.index import Rows
from assistant.grounding.measures import scale_of
from assistant.grounding.picks import measured
from assistant.grounding.relate import TOO_MANY, reach_of, walls_of
from assistant.grounding.units import metres
from assistant.language.reference import Quantity, Same, Than
from scene.frames import FloatArray

NOTICED = 1.0
"""By how many just noticed differences a thing must be ahead for "bigger" to be true of it: what is equal is not."""

MOST_SHARES = 8
"""Where more of the others differ in how likely they are meant, all pairs are compared."""

if TYPE_CHECKING:
    from assistant.grounding.evaluate import Evaluator


def judge_than(ev: Evaluator, belief: Belief, than: Than) -> Belief:
    name = f"{'more' if than.more else 'less'} {than.measure}"
    if than.measure == "distance":
        return belief.plus(unknown(name, len(belief.rows), ""))
    values = measured(ev, belief, than.measure)
    if values is None:
        return belief.plus(unknown(name, len(belief.rows), ""))
    if isinstance(than.than, Quantity):
        bound = metres(than.than)
        if bound is None:
            return belief.plus(unknown(name, len(belief.rows), f"not in {than.than.unit}"))
        marks, trust = np.array([bound]), np.ones(1)
    else:
        other = ev.belief(than.than)
        if not len(other.rows):
            return belief.plus(unknown(name, len(belief.rows), "")).lacking(*other.missing)
        theirs = measured(ev, other, than.measure)
        if theirs is None:
            return belief.plus(unknown(name, len(belief.rows), ""))
        marks, trust = theirs, other.share
    scaled, step = scale_of(than.measure, np.concatenate([values, marks]))
    mine, bounds = scaled[: len(values)], scaled[len(values) :]
    way = 1.0 if than.more else -1.0
    telling = _hardest_to_beat(-way * bounds, trust)
    bounds, trust = bounds[telling], trust[telling]
    ahead = (mine[:, None] - bounds[None, :]) / step * way
    degree, holds = (
        (trust[None, :] / (1 + np.exp(-np.clip(ahead - least, -40, 40)))).max(axis=1) for least in (0.0, NOTICED)
    )
    return belief.plus(Factor(name, degree, "than", holds=holds))


def _hardest_to_beat(ease: FloatArray, trust: FloatArray) -> Rows:
    """Places of those than which none is both likelier meant and easier to be ahead of: no other decides anything."""
    order = np.lexsort((-trust, -ease))
    most = np.maximum.accumulate(trust[order])
    telling: Rows = order[np.concatenate([[True], most[1:] > most[:-1]])]
    return telling


def judge_same(ev: Evaluator, belief: Belief, same: Same) -> Belief:
    other = ev.belief(same.other)
    count = len(belief.rows)
    if not len(other.rows):
        return belief.plus(unknown(f"same {same.what}", count, "")).lacking(*other.missing)
    points = _points(ev, same.what)
    few = len(np.unique(other.share)) <= MOST_SHARES
    if points is not None and few and count * len(other.rows) > TOO_MANY:
        degree, best = _nearest(points, belief.rows, other)
    elif (alike := _alike(ev, same.what, belief.rows, other.rows)) is not None:
        alike = np.where(belief.rows[:, None] == other.rows[None, :], 0.0, alike * other.share[None, :])
        degree, best = alike.max(axis=1), np.argmax(alike, axis=1)
    else:
        return belief.plus(unknown(f"same {same.what}", count, ""))
    return belief.plus(Factor(f"same {same.what}", degree, "same", anchors=other.rows[best]))


def _points(ev: Evaluator, what: str) -> FloatArray | None:
    """(n, d) points that lie the nearer the more alike two things are, in widths of the bell; None for all else."""
    boxes = ev.arena.boxes
    if what == "height":
        return np.asarray(boxes.center[:, 1:2] / (np.sqrt(2) * 0.15))
    if what in ("size", "shape"):
        return np.asarray(np.log(np.maximum(boxes.half, 1e-3)) / (np.sqrt(2) * 0.2))
    return np.asarray(boxes.center / reach_of(ev)) if what == "side" else None


def _nearest(points: FloatArray, rows: Rows, other: Belief) -> tuple[FloatArray, Rows]:
    """(k) how like the best of the others each is, and its place: the nearest of those that are as likely meant."""
    degree, best = np.zeros(len(rows)), np.zeros(len(rows), dtype=np.intp)
    for share in np.unique(other.share)[::-1]:
        part = np.flatnonzero(other.share == share)
        active = np.flatnonzero(degree < share)
        apart, place = cKDTree(points[other.rows[part]]).query(points[rows[active]], k=min(2, len(part)))
        apart, place = apart.reshape(len(active), -1), place.reshape(len(active), -1)
        alike = share * np.exp(-(apart**2)) * (other.rows[part][place] != rows[active, None])
        first = np.argmax(alike, axis=1)
        top = alike[np.arange(len(active)), first]
        better = top > degree[active]
        degree[active[better]], best[active[better]] = top[better], part[place[better, first[better]]]
    return degree, best


def _alike(ev: Evaluator, what: str, rows: Rows, others: Rows) -> FloatArray | None:
    """(k, m) how far two things share something; None for what the scene does not tell."""
    index = ev.index
    if what == "wall":
        return np.asarray(walls_of(ev, rows) @ walls_of(ev, others).T, dtype=np.float64)
    if what == "room":
        mine = np.array([ev.arena.room(int(r)) for r in rows])
        theirs = np.array([ev.arena.room(int(r)) for r in others])
        return np.asarray(mine[:, None] == theirs[None, :], dtype=np.float64)
    if (points := _points(ev, what)) is not None:
        return np.asarray(np.exp(-np.square(points[rows][:, None] - points[others][None]).sum(axis=2)))
    real = (rows < ev.arena.count).all() and (others < ev.arena.count).all()
    if not real:
        return None
    if what == "kind":
        return np.asarray(index.name_of[rows][:, None] == index.name_of[others][None, :], dtype=np.float64)
    if what in ("color", "all"):
        first = np.unique(index.colour_of, return_index=True)[1]
        lab = index.lab[first]
        d = np.linalg.norm(lab[:, None] - lab[None], axis=2)
        alike = np.where(np.isnan(d), 0.5, np.exp(-((d / 0.1) ** 2) / 2))
        return np.asarray(alike[index.colour_of[others]].T.take(index.colour_of[rows], axis=0))
    return None
