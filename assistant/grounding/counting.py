"""How many of a kind each candidate has: every thing belongs to the one that it is on, in or nearest to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.grounding.belief import Belief, Factor
from assistant.grounding.index import Rows
from assistant.grounding.measures import exactly
from assistant.grounding.pairs import gap
from assistant.grounding.relate import joint
from scene.boxes import Boxes
from scene.frames import FloatArray

if TYPE_CHECKING:
    from assistant.grounding.evaluate import Evaluator

COUNTED = 0.7
"""How surely one who says how many there are has counted them all."""

BESIDE_M, STILL_M = 0.15, 0.35
"""What is this near stands at a thing; how much further off it hardly does, metres."""

PLAIN, SURE = 0.15, 0.75
"""A thing that belongs less than the first to a candidate is not its own; from the second on it plainly is."""

OVER, ELSEWHERE = 0.9, 0.4
"""How far what is over a thing is its own, and what is left of that for all the others."""

MOST_PAIRS = 40_000
"""Of more pairs than this nothing is counted so."""


def so_many(ev: Evaluator, belief: Belief, held: Belief, believed: FloatArray, how: str, count: int) -> Factor | None:
    """How well each candidate has just so many of the things held (`believed`: (m) how truly each is one).

    None where there are too many pairs, or where the things are had in a way of its own.
    """
    if how not in ("with", "on", "in") or len(belief.rows) * len(held.rows) > MOST_PAIRS:
        return None
    upon = np.maximum(
        joint(ev, "on", held.rows, belief.rows, compare="none").holds,
        joint(ev, "in", held.rows, belief.rows, compare="none").holds,
    ).T
    if how == "with":
        apart = gap(ev.arena.boxes, belief.rows[:, None], held.rows[None, :])
        beside = np.exp(-((np.maximum(apart - BESIDE_M, 0.0) / STILL_M) ** 2) / 2)
        upon = np.maximum(upon, 0.9 * beside)
    over = _over(ev.arena.boxes, belief.rows, held.rows)
    upon = np.where(over, np.maximum(upon, OVER), np.where(over.any(axis=0), ELSEWHERE * upon, upon))
    upon = np.where(belief.rows[:, None] == held.rows[None, :], 0.0, upon)
    most = np.maximum(upon.max(axis=0, keepdims=True), 1e-9)
    own = upon * (upon / most) ** 4
    chance = np.clip((own - PLAIN) / (SURE - PLAIN), 0.0, 1.0) * believed[None, :]
    law = exactly(chance, count + 1)
    degree = COUNTED * law[:, count] + (1 - COUNTED) * np.clip(1 - law[:, :count].sum(axis=1), 0.0, 1.0)
    best = np.where(chance.max(axis=1) > 0, held.rows[chance.argmax(axis=1)], -1)
    return Factor("has", degree, "has", holds=np.clip(degree / COUNTED, 0.0, 1.0), anchors=best)


def _over(boxes: Boxes, hosts: Rows, things: Rows) -> NDArray[np.bool_]:
    """(k, m) whether the middle of each thing is over a host, seen from above, and its underside above its middle."""
    off = np.abs(boxes.center[hosts][:, None] - boxes.center[things][None]) - boxes.extent[hosts][:, None]
    higher = boxes.lo[things][None, :, 1] > boxes.center[hosts][:, None, 1]
    found: NDArray[np.bool_] = (off[:, :, [0, 2]] < 0).all(axis=2) & higher
    return found
