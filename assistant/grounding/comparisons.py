"""Comparisons as conditions: more or less of a measure than another thing or a length, and what two things share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.grounding.belief import Belief, Factor, unknown
from assistant.grounding.index import Rows
from assistant.grounding.measures import scale_of
from assistant.grounding.picks import measured
from assistant.grounding.relate import reach_of, walls_of
from assistant.grounding.units import metres
from assistant.language.reference import Quantity, Same, Than
from scene.frames import FloatArray

NOTICED = 1.0
"""By how many just noticed differences a thing must be ahead for "bigger" to be true of it: what is equal is not."""

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
    ahead = (mine[:, None] - bounds[None, :]) / step * (1.0 if than.more else -1.0)
    degree, holds = (
        (trust[None, :] / (1 + np.exp(-np.clip(ahead - least, -40, 40)))).max(axis=1) for least in (0.0, NOTICED)
    )
    return belief.plus(Factor(name, degree, "than", holds=holds))


def judge_same(ev: Evaluator, belief: Belief, same: Same) -> Belief:
    other = ev.belief(same.other)
    count = len(belief.rows)
    if not len(other.rows):
        return belief.plus(unknown(f"same {same.what}", count, "")).lacking(*other.missing)
    alike = _alike(ev, same.what, belief.rows, other.rows)
    if alike is None:
        return belief.plus(unknown(f"same {same.what}", count, ""))
    alike = np.where(belief.rows[:, None] == other.rows[None, :], 0.0, alike * other.share[None, :])
    return belief.plus(
        Factor(f"same {same.what}", alike.max(axis=1), "same", anchors=other.rows[np.argmax(alike, axis=1)])
    )


def _alike(ev: Evaluator, what: str, rows: Rows, others: Rows) -> FloatArray | None:
    """(k, m) how far two things share something; None for what the scene does not tell."""
    boxes, index = ev.arena.boxes, ev.index
    if what == "wall":
        return np.asarray(walls_of(ev, rows) @ walls_of(ev, others).T, dtype=np.float64)
    if what == "room":
        mine = np.array([ev.arena.room(int(r)) for r in rows])
        theirs = np.array([ev.arena.room(int(r)) for r in others])
        return np.asarray(mine[:, None] == theirs[None, :], dtype=np.float64)
    if what == "height":
        return np.asarray(
            np.exp(-(((boxes.center[rows][:, None, 1] - boxes.center[others][None, :, 1]) / 0.15) ** 2) / 2)
        )
    if what in ("size", "shape"):
        mine = np.log(np.maximum(boxes.half[rows], 1e-3))
        theirs = np.log(np.maximum(boxes.half[others], 1e-3))
        return np.asarray(np.exp(-((mine[:, None] - theirs[None]) ** 2).sum(axis=2) / (2 * 0.2**2)))
    if what == "side":
        d = np.linalg.norm(boxes.center[rows][:, None] - boxes.center[others][None], axis=2)
        return np.asarray(np.exp(-((d / reach_of(ev)) ** 2)))
    real = (rows < ev.arena.count).all() and (others < ev.arena.count).all()
    if not real:
        return None
    if what == "kind":
        return np.asarray(index.name_of[rows][:, None] == index.name_of[others][None, :], dtype=np.float64)
    if what in ("color", "all"):
        d = np.linalg.norm(index.lab[rows][:, None] - index.lab[others][None], axis=2)
        return np.where(np.isnan(d), 0.5, np.exp(-((d / 0.1) ** 2) / 2))
    return None
