"""Seats that are pulled out from their table, or pushed in: how far each is from it, against the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.grounding.belief import Belief, Factor
from assistant.grounding.labels import in_group
from scene.frames import FloatArray

if TYPE_CHECKING:
    from assistant.grounding.evaluate import Evaluator

WORDS = {"pulled-out": 1.0, "pushed-in": -1.0}
"""What is said of a seat, and whether it is then far from its table or near."""

ITS_TABLE_M = 0.9
"""A seat with a wider gap to every table has none, metres."""

LEVEL_M, PLAINLY_M = 0.06, 0.12
"""Up to so much less far from the table than the farthest is as far; by how much less it is plainly not, metres."""

NO_TABLE = 0.2
"""How well what is said of seats at tables fits one that is at none, or quite otherwise."""

LIKELY = 0.5
"""With this share of the best one's belief a seat counts among those that are compared."""


def drawn_factor(ev: Evaluator, belief: Belief, word: str) -> Factor | None:
    """How far seats are pulled out or pushed in; None of what is no seat, or where there are no tables."""
    index, rows = ev.index, belief.rows
    seats = np.array([in_group(names, "seats") for names in index.names], dtype=np.bool_)
    real = rows < ev.arena.count
    mine = np.zeros(len(rows), dtype=np.bool_)
    mine[real] = seats[index.name_of[rows[real]]]
    off = _from_table(ev, rows)
    known = mine & ~np.isnan(off)
    if known.sum() < 2:
        return None
    likely = known & (belief.share >= LIKELY * float(belief.share[known].max()))
    far = WORDS[word] * off
    behind = np.maximum(far[likely].max() - far - LEVEL_M, 0.0) / PLAINLY_M
    degree = np.where(known, NO_TABLE + (1 - NO_TABLE) * np.exp(-(behind**2) / 2), NO_TABLE)
    return Factor(f"state {word}", degree, "state", holds=degree)


def _from_table(ev: Evaluator, rows: np.ndarray) -> FloatArray:
    """(k) the gap between each and the table nearest to it, less than 0 where they overlap, metres; NaN at none."""
    index, boxes = ev.index, ev.arena.boxes
    tables = np.flatnonzero(np.array([in_group(n, "sat_at") for n in index.names], dtype=np.bool_)[index.name_of])
    if not len(tables):
        return np.full(len(rows), np.nan)
    apart = np.abs(boxes.center[rows][:, None] - boxes.center[tables][None])
    apart = (apart - boxes.extent[rows][:, None] - boxes.extent[tables][None])[:, :, [0, 2]]
    outside = np.linalg.norm(np.maximum(apart, 0.0), axis=2)
    signed: FloatArray = np.where(outside > 0, outside, apart.max(axis=2)).min(axis=1)
    return np.where(signed > ITS_TABLE_M, np.nan, signed)
