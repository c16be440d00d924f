"""What superlatives and comparisons range over, as one number an object; and choosing by them in an uncertain set."""

from __future__ import annotations

import numpy as np

from assistant.grounding.index import Rows
from scene.boxes import Boxes
from scene.frames import FloatArray

LOG_MEASURES = frozenset({"size", "height", "width", "length", "depth", "area", "volume", "thickness", "weight"})
"""Measures that people compare by ratio."""

JUST_NOTICED = {"size": 0.06, "volume": 0.15, "area": 0.1, "weight": 0.15}
"""Differences in the logarithm that are about as often seen as not; 0.04 for lengths."""

LEVEL_M = 0.1
"""A difference of heights that is about as often seen as not, metres."""

CLOSE_M = 0.06
"""A difference of positions that is about as often seen as not, metres."""


def extent(boxes: Boxes, rows: Rows, measure: str, lab: FloatArray | None = None) -> FloatArray:
    """(k) a measure of the things themselves: sizes in metres (squared, cubed), brightness 0..1, heights in metres."""
    half = boxes.half[rows]
    flat = np.stack([half[:, 0], half[:, 2]], axis=1)
    ext = boxes.extent[rows]
    values: dict[str, FloatArray] = {
        "height": 2 * ext[:, 1],
        "width": 2 * flat.max(axis=1),
        "length": 2 * half.max(axis=1),
        "depth": 2 * flat.min(axis=1),
        "thickness": 2 * half.min(axis=1),
        "area": 4 * flat.prod(axis=1),
        "volume": 8 * half.prod(axis=1),
        "weight": 8 * half.prod(axis=1),
        "top": boxes.center[rows][:, 1],
        "bottom": -boxes.center[rows][:, 1],
    }
    if measure == "size":
        # Volume alone makes a flat thing tiny: how big a thing looks follows its sides about as much.
        size: FloatArray = np.cbrt(8 * np.maximum(half, 0.005).prod(axis=1)) * 0.6 + 0.4 * 2 * half.mean(axis=1)
        return size
    if measure == "brightness":
        light = lab[:, 0] if lab is not None else np.full(len(rows), np.nan)
        return np.where(np.isnan(light), 0.5, light)
    return values[measure]


def scale_of(measure: str, values: FloatArray) -> tuple[FloatArray, float]:
    """Values on the scale on which people tell them apart, and the step that is just noticed on it."""
    if measure in LOG_MEASURES:
        return np.log(np.maximum(values, 1e-4)), JUST_NOTICED.get(measure, 0.04)
    if measure == "brightness":
        return values, 0.03
    if measure == "distance":
        return values, CLOSE_M + 0.02 * float(np.median(values)) if len(values) else CLOSE_M
    if measure in ("top", "bottom"):
        return values, LEVEL_M
    if measure in ("count", "order", "recency"):
        return values, 0.2
    return values, CLOSE_M


def chosen(values: FloatArray, step: float, weight: FloatArray, *, end: str, rank: int, count: int) -> FloatArray:
    """(k) how likely each is the one that "the second largest" picks from a set that it is in with its `weight`.

    An object is at rank r when r - 1 of the others are in the set and beat it: the number of those that beat it is a
    sum of independent chances (a Poisson-binomial law, computed by convolution).
    """
    k = len(values)
    if k == 0:
        return np.zeros(0)
    top = float(weight.max())
    inside = np.clip(weight / top, 0.0, 1.0) if top > 0 else np.ones(k)
    v = values if end != "least" else -values
    if end == "middle":
        return inside * _middle(v, inside)
    keep = np.argsort(-inside, kind="stable")[:_MOST]
    sharp = inside[keep]
    beats = 1 / (1 + np.exp(np.clip((v[keep][:, None] - v[keep][None, :]) / step, -40, 40)))
    np.fill_diagonal(beats, 0.0)
    chance = beats * sharp[None, :]
    if rank < 0:
        chance = (1 - beats) * sharp[None, :]
        np.fill_diagonal(chance, 0.0)
    first = abs(rank) - 1
    law = exactly(chance, first + count)
    degrees = np.zeros(k)
    degrees[keep] = law[:, first:].sum(axis=1) * sharp
    return np.clip(degrees, 0.0, 1.0)


_MOST = 120
"""Only the likeliest members of a set are ranked against one another."""


def exactly(chance: FloatArray, length: int) -> FloatArray:
    """(k, length) for each row of chances: the probability that exactly 0, 1, ... of them come true."""
    law = np.zeros((len(chance), length))
    law[:, 0] = 1.0
    for j in range(chance.shape[1]):
        p = chance[:, j : j + 1]
        moved = np.zeros_like(law)
        moved[:, 1:] = law[:, :-1]
        law = law * (1 - p) + moved * p
    return law


def _middle(values: FloatArray, weight: FloatArray) -> FloatArray:
    """(k) how near each is to having as much of the set below it as above it."""
    order = np.argsort(values, kind="stable")
    w = weight[order] ** 2
    below = np.cumsum(w) - w
    above = w.sum() - below - w
    off = np.abs(below - above) / 2
    degrees = np.zeros(len(values))
    degrees[order] = np.exp(-((np.maximum(off - 0.25, 0.0) / 0.5) ** 2))
    return degrees
