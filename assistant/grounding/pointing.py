"""What the person points or looks at while a word is spoken: the angle between the ray and each box."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.grounding.belief import Belief, Factor
from assistant.grounding.index import Rows
from assistant.grounding.tuning import NEAR_HAND_RAD, NEAR_HEAD_RAD
from assistant.language.reference import Noun, Ref
from scene.boxes import Boxes
from scene.frames import FloatArray, Ray

if TYPE_CHECKING:
    from assistant.grounding.evaluate import Evaluator

BEHIND = 0.3
"""The degree of a thing that the ray meets behind another one."""

BESIDE = 0.3
"""How much of its degree a thing keeps that the ray only passes by, where it meets another."""

UNMET = 0.35
"""How much of its degree a thing keeps whose box the ray meets, where what it meets stands inside: a shelf's books."""

OUT_OF_SIGHT = 0.01
"""A degree below which what was named is not what the eyes are on."""

GATHERED_M = 0.6
"""Things this near to what is pointed at are pointed at too, where several are meant."""


def pointing_factor(ev: Evaluator, belief: Belief, ref: Ref) -> list[Factor]:
    """How well each candidate fits where the person pointed when the word was said; nothing where nobody points."""
    sample = ev.ctx.gaze.at(ref.time_s)
    if sample is None:
        return []
    ray, spread, note = (sample.hand, NEAR_HAND_RAD, "hand") if sample.hand else (sample.head, NEAR_HEAD_RAD, "gaze")
    degree = aimed(ev.arena.boxes, belief.rows, ray, spread)
    met = belief.rows == ev.index.boxes.index.get(ev.ctx.hits.get(ref.time_s, ""), -1)
    if met.any() and (around := _around(ev.arena.boxes, belief.rows, int(belief.rows[met][0]))).any():
        degree = np.where(met, 1.0, np.where(around, UNMET * degree, degree))
    unseen = len(degree) == 1 or float(degree.max(initial=0.0)) < OUT_OF_SIGHT
    if sample.hand is None and isinstance(ref.head, Noun) and unseen:
        return []  # nobody points: "that ball" is the only one there is, or the one spoken of
    if ref.plural:
        degree = _gathered(ev.arena.boxes, belief, degree)
    return [Factor("pointing", degree, "pointing", note=note)]


def aimed(boxes: Boxes, rows: Rows, ray: Ray, spread_rad: float) -> FloatArray:
    """(k) 1 for the first box that the ray meets, less by the angle past it, less for boxes behind a met one."""
    origin, direction = np.array(ray.origin), np.array(ray.direction)
    angle, along = ray_angles(boxes, rows, origin, direction)
    degree: FloatArray = np.exp(-((angle / spread_rad) ** 2) / 2)
    met = angle <= 0
    if met.any():
        first = along[met].min()
        degree = np.where(met & (along > first + 0.02), BEHIND, degree)
        degree = np.where(~met, BESIDE * degree, degree)
    return degree


def ray_angles(boxes: Boxes, rows: Rows, origin: FloatArray, direction: FloatArray) -> tuple[FloatArray, FloatArray]:
    """(k) the angle between a ray and each box, 0 where it meets it, and how far along it is nearest, metres."""
    rotation, half = boxes.rotation[rows], np.maximum(boxes.half[rows], 1e-4)
    o = np.einsum("kji,kj->ki", rotation, origin - boxes.center[rows])
    d = np.einsum("kji,j->ki", rotation, direction)
    safe = np.where(np.abs(d) < 1e-9, 1e-9, d)
    t0, t1 = (-half - o) / safe, (half - o) / safe
    enter, leave = np.minimum(t0, t1).max(axis=1), np.maximum(t0, t1).min(axis=1)
    met = leave >= np.maximum(enter, 0.0)
    # Past the box: the point of the box nearest to the ray, found by stepping between ray and box.
    t = np.maximum(-(o * d).sum(axis=1), 0.0)
    for _ in range(4):
        near = np.clip(o + t[:, None] * d, -half, half)
        t = np.maximum(((near - o) * d).sum(axis=1), 0.0)
    to_box = near - o
    length = np.maximum(np.linalg.norm(to_box, axis=1), 1e-9)
    angle = np.arccos(np.clip((to_box * d).sum(axis=1) / length, -1.0, 1.0))
    return np.where(met, 0.0, angle), np.where(met, np.maximum(enter, 0.0), t)


def _around(boxes: Boxes, rows: Rows, inner: int) -> NDArray[np.bool_]:
    """(k) whether the middle of `inner` is inside each box; not its own."""
    local = np.einsum("kji,kj->ki", boxes.rotation[rows], boxes.center[inner] - boxes.center[rows])
    return np.asarray((np.abs(local) <= boxes.half[rows]).all(axis=1) & (rows != inner))


def _gathered(boxes: Boxes, belief: Belief, degree: FloatArray) -> FloatArray:
    """With the neighbours of the one that is pointed at: "these mugs"."""
    best = int(np.argmax(degree * belief.share))
    apart = np.linalg.norm(boxes.center[belief.rows] - boxes.center[belief.rows[best]], axis=1)
    near: FloatArray = np.maximum(degree, np.where(apart < GATHERED_M + boxes.half[belief.rows].max(axis=1), 0.9, 0.0))
    return near
