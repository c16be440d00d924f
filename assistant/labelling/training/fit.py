"""Fits small classifiers with numpy alone: Adam (Kingma and Ba, 2015), smoothed targets, seeded."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from assistant.labelling.learned import Layers
from assistant.labelling.protocol import Floats


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a classifier is fitted."""

    reduced: int = 128
    """Principal components of the inputs that are learned from."""
    hidden: int = 0
    """Units of the hidden layer; 0 for none."""
    epochs: int = 30
    """Times over all rows."""
    rate: float = 2e-3
    """Adam's first step size; it falls to nothing along a cosine."""
    decay: float = 1e-3
    """Of the weights, a step."""
    noise: float = 0.3
    """Added to standardised inputs, anew each time."""
    dropped: float = 0.2
    """Share of inputs set to their mean, anew each time."""
    smoothing: float = 0.1
    """Share of a target that all kinds have alike."""
    batch: int = 256
    """Rows a step."""
    mixed: float = 0.3
    """Beta of the mixing of pairs of rows (Zhang et al., "mixup", 2018); 0 for none."""


def fit(x: Floats, y: np.ndarray, count: int, recipe: Recipe, *, seed: int) -> Layers:
    """A classifier of rows `x` (n, d) into `count` kinds `y` (n); each kind counts the same."""
    rng = np.random.default_rng(seed)
    mean, basis = principal(x.astype(np.float32), recipe.reduced)
    x = np.asarray((x.astype(np.float32) - mean) @ basis, dtype=np.float32)
    weight = (1.0 / np.maximum(np.bincount(y, minlength=count), 1))[y]
    weight = (weight / weight.mean()).astype(np.float32)
    sizes = [x.shape[1], *([recipe.hidden] if recipe.hidden else []), count]
    ws = [rng.normal(0, np.sqrt(2.0 / a) * (0.3 if b == count else 1.0), (a, b)).astype(np.float32)
          for a, b in pairwise(sizes)]
    bs = [np.zeros(b, np.float32) for b in sizes[1:]]
    adam = _Adam([*ws, *bs])
    steps = recipe.epochs * max(1, len(x) // recipe.batch)
    order = rng.permutation(len(x))
    for step in range(steps):
        at = step * recipe.batch % len(x)
        if at + recipe.batch > len(x):
            order = rng.permutation(len(x))
            at = 0
        rows = order[at : at + recipe.batch]
        inputs, target = _prepared(x[rows], y[rows], count, recipe, rng)
        grads = _gradients(inputs, target * weight[rows, None], weight[rows], ws, bs)
        rate = recipe.rate * 0.5 * (1 + np.cos(np.pi * step / steps))
        adam.step([*ws, *bs], grads, rate)
        for w in ws:
            w *= 1 - recipe.decay * rate * 50
    ws[0] = basis @ ws[0]
    return Layers(mean, np.ones_like(mean), tuple(ws), tuple(bs))


def principal(x: Floats, count: int) -> tuple[Floats, Floats]:
    """(d) the mean and (d, count) the strongest directions, scaled so that strong and weak ones differ little."""
    mean = x.mean(axis=0)
    scale = 1.0 / (x.std(axis=0) + 0.05 * float(x.std()) + 1e-6)
    centred = (x - mean) * scale
    values, vectors = np.linalg.eigh(centred.T @ centred / len(x))
    values, vectors = values[::-1][:count], vectors[:, ::-1][:, :count]
    damped = np.sqrt(np.maximum(values, 0.0) + 0.02 * values[0])
    return mean, np.asarray(scale[:, None] * vectors / damped * np.sqrt(damped.max() / damped.mean()), np.float32)


def _prepared(x: Floats, y: np.ndarray, count: int, recipe: Recipe, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """A batch with noise, dropped inputs, mixed pairs, and its smoothed targets."""
    target = np.full((len(y), count), recipe.smoothing / count, np.float32)
    target[np.arange(len(y)), y] += 1 - recipe.smoothing
    x = x + rng.normal(0, recipe.noise, x.shape).astype(np.float32)
    x = x * (rng.random(x.shape, dtype=np.float32) >= recipe.dropped)
    if recipe.mixed:
        other, share = rng.permutation(len(y)), rng.beta(recipe.mixed, recipe.mixed, (len(y), 1)).astype(np.float32)
        x, target = share * x + (1 - share) * x[other], share * target + (1 - share) * target[other]
    return x, target


def _gradients(x: Floats, target: Floats, weight: Floats, ws: list[Floats], bs: list[Floats]) -> list[Floats]:
    """Of the weighted cross entropy, for the weights and then for the biases."""
    seen = [x]
    for w, b in zip(ws[:-1], bs[:-1], strict=True):
        seen.append(np.maximum(seen[-1] @ w + b, 0.0))
    z = seen[-1] @ ws[-1] + bs[-1]
    p = np.exp(z - z.max(axis=1, keepdims=True))
    back = (p / p.sum(axis=1, keepdims=True) * weight[:, None] - target) / len(x)
    dw: list[Floats] = []
    db: list[Floats] = []
    for n in range(len(ws) - 1, -1, -1):
        dw.insert(0, seen[n].T @ back)
        db.insert(0, back.sum(axis=0))
        if n:
            back = (back @ ws[n].T) * (seen[n] > 0)
    return [*dw, *db]


class _Adam:
    """The running means of the gradients."""

    def __init__(self, like: list[Floats]) -> None:
        self._first = [np.zeros_like(a) for a in like]
        self._second = [np.zeros_like(a) for a in like]
        self._count = 0

    def step(self, values: list[Floats], grads: list[Floats], rate: float) -> None:
        """Change `values` in place."""
        self._count += 1
        fix1, fix2 = 1 - 0.9**self._count, 1 - 0.999**self._count
        for v, g, m, s in zip(values, grads, self._first, self._second, strict=True):
            m += 0.1 * (g - m)
            s += 0.001 * (g * g - s)
            v -= rate * (m / fix1) / (np.sqrt(s / fix2) + 1e-8)
