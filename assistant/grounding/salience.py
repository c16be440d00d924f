"""What is on the person's mind: lately spoken of, in view, in the same room. It only tips the balance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.grounding.belief import Belief, Factor
from assistant.language.reference import Ref
from scene.frames import FloatArray

if TYPE_CHECKING:
    from assistant.grounding.evaluate import Evaluator

SPOKEN_OF, EARLIER = 1.0, 0.75
"""Degrees of what was spoken of last, and of what was before that; each step back takes as much again."""

IN_VIEW_RAD = 0.95
"""Half the angle of what a person has in view: some 54 degrees."""

SAME_ROOM, ELSEWHERE, OUT_OF_VIEW = 0.9, 0.35, 0.75
"""How much more one means things of the room that one is in, and things before one's eyes."""


def salience_factor(ev: Evaluator, belief: Belief, ref: Ref) -> list[Factor]:
    """How much each candidate is on the person's mind; nothing where nothing tells them apart."""
    if ref.plural or ref.determiner not in ("the", "my", "bare", "a", "any", "some") or len(belief.rows) < 2:
        return []
    factors = []
    mind = _spoken_of(ev, belief)
    if mind is not None and not ref.other and ref.determiner in ("the", "my"):
        factors.append(Factor("spoken of", mind, "salience"))
    seen = _in_view(ev, belief)
    if seen is not None and float(np.ptp(seen)) > 0:
        factors.append(Factor("in view", seen, "salience"))
    return factors


def _spoken_of(ev: Evaluator, belief: Belief) -> FloatArray | None:
    degree = np.zeros(len(belief.rows))
    strength = SPOKEN_OF
    for ids in ev.ctx.focus[:3]:
        rows = [ev.index.boxes.index[i] for i in ids if i in ev.index.boxes.index]
        hit = np.isin(belief.rows, rows)
        if hit.all():
            return None
        degree = np.where(hit, np.maximum(degree, strength), degree)
        strength *= EARLIER
    return degree if degree.any() else None


def _in_view(ev: Evaluator, belief: Belief) -> FloatArray | None:
    viewer = ev.ctx.viewer
    if viewer is None:
        return None
    points = ev.arena.boxes.center[belief.rows]
    d = points - np.array(viewer.position)
    length = np.maximum(np.linalg.norm(d, axis=1), 1e-9)
    angle = np.arccos(np.clip(d @ np.array(viewer.forward) / length, -1.0, 1.0))
    degree = np.where(angle <= IN_VIEW_RAD, 1.0, OUT_OF_VIEW)
    here = ev.ctx.scene.room_at(viewer.position)
    if here is not None:
        number = ev.ctx.scene.rooms.index(here)
        rooms = np.array([ev.arena.room(int(r)) for r in belief.rows])
        degree = np.where(rooms == number, degree, ELSEWHERE)
    result: FloatArray = degree
    return result
