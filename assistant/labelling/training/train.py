"""Teaches a labeller: the weights and the calibration from held-out models, then all together."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, replace
from types import MappingProxyType
from typing import Any

import numpy as np

from assistant.labelling.combine import Calibration, chances
from assistant.labelling.eye import squashed
from assistant.labelling.features import NAME as LIKENESS
from assistant.labelling.protocol import Floats
from assistant.labelling.trained import Trained
from assistant.labelling.training.fit import principal
from assistant.labelling.training.held_out import Logs, Taught, every_fold, only, pool, teach, topped, weighed
from assistant.labelling.training.lesson import Lesson, Tell, silent
from assistant.labelling.vocabulary import Vocabulary

SURE_RIGHT = 0.9
"""What is called sure is right so often."""
DOUBTFUL_RIGHT = 0.35
"""And what is called doubtful, at the least, so often."""
NONE_OF_THEM = 0.1
"""So many of all things are taken to be of no kind that is known: an assumption."""
LOOKS_KEPT, SHAPE_KEPT = 48, 32
"""Principal components that a named example keeps."""


def train(given: Lesson, *, seed: int = 0, quick: bool = False, tell: Tell | None = None,
          attribution: Sequence[str] = ()) -> Trained:
    """Weigh and calibrate on held-out models, then teach with all of them. `attribution` says whose meshes they are."""
    said = tell or silent
    kind, count = given.kind, len(given.kinds)
    logs, rows = every_fold(given.looked, given.felt, kind, given.fold(seed), count, Vocabulary(given.kinds), seed=seed,
                            tested=given.twice, quick=quick,
                            tell=lambda done, of: said(0.85 + 0.11 * done / of, "held-out models"))
    at = given.looked.model[rows]
    truth, scanned = kind[at], given.scanned[at]
    weights = weighed(logs, truth)
    p = pool(logs, weights)
    calibration = calibrated(np.log(np.maximum(p, 1e-12)), truth, scanned)
    home = np.array([m.collection for m in given.models])[at]
    figures = {name: figures_of(only(logs, mine), p[mine], truth[mine])
               for name, mine in (("", (home == "") & ~scanned), ("scanned", (home == "") & scanned),
                                  *((c, (home == c) & ~scanned) for c in given.collections))}
    said(0.97, "teaching with all models")
    taught = teach(given.looked, given.felt, kind, count, seed=seed, quick=quick)
    told = {**figures.pop(""), "scanned": figures.pop("scanned"), "meshes": figures}
    return assembled(taught, given, weights, calibration, told, seed=seed, attribution=attribution)


def figures_of(logs: Logs, p: Floats, truth: np.ndarray) -> dict[str, float]:
    """How right the ensemble and its members are."""
    return {"held_out": len(truth), "top1": round(topped(p, truth, 1), 3), "top5": round(topped(p, truth, 5), 3),
            **{f"{n}_top1": round(topped(v, truth, 1), 3) for n, v in logs.items()}}


def calibrated(z: Floats, truth: np.ndarray, cloud: np.ndarray) -> Calibration:
    """How the pool `z` (n, k) of held-out samples becomes probabilities; `cloud` (n) says which are nothing but points.

    Temperatures make the truths likeliest. How likely something is none of the words is learned from the same samples
    without the kind that each is of, as if `NONE_OF_THEM` of all things were of no kind that is known.
    """
    warm = [_temperature(z[mine], truth[mine]) if mine.any() else 1.0 for mine in (~cloud, cloud)]
    scaled = (z / np.where(cloud, warm[1], warm[0])[:, None]).astype(np.float32)
    without = scaled.copy()
    without[np.arange(len(truth)), truth] = -np.inf
    certain, rise = _unknown(_best(scaled), _best(without))
    even = Calibration(unknown=round(certain, 4), unknown_rise=round(rise, 3))
    sure, doubtful = _thresholds(chances(scaled, even), truth)
    warm = [round(w, 3) for w in warm]
    return replace(even, temperature=warm[0], cloud_temperature=warm[1], sure=sure, doubtful=doubtful)


def _best(z: Floats) -> np.ndarray:
    """(n) the logarithm of the best probability of each row."""
    top = z.max(axis=1)
    return np.asarray(-np.log(np.exp(z - top[:, None]).sum(axis=1)))


def _temperature(z: Floats, truth: np.ndarray) -> float:
    """What the logarithms `z` (n, k) must be divided by to make the truths likeliest."""
    from scipy.optimize import minimize_scalar

    def loss(log_t: float) -> float:
        y = z.astype(np.float64) / np.exp(log_t)
        y -= y.max(axis=1, keepdims=True)
        return float((np.log(np.exp(y).sum(axis=1)) - y[np.arange(len(truth)), truth]).mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-1.0, 1.0), method="bounded").x))


def _unknown(known: np.ndarray, strange: np.ndarray) -> tuple[float, float]:
    """How likely something is strange where the best word is certain, and how its odds rise, from the logarithms of the
    best probabilities of known and of strange things."""
    from scipy.optimize import minimize

    best = np.concatenate([known, strange])
    weight = np.repeat([(1 - NONE_OF_THEM) / len(known), NONE_OF_THEM / len(strange)], [len(known), len(strange)])
    sign = np.repeat([1.0, -1.0], [len(known), len(strange)])

    def loss(w: np.ndarray) -> float:
        return float((weight * np.logaddexp(0.0, sign * (w[0] - w[1] * best))).sum())

    odds, rise = minimize(loss, np.array([-4.0, 1.0]), bounds=[(-7.0, 0.0), (0.0, 4.0)], method="L-BFGS-B").x
    return float(1 / (1 + np.exp(-odds))), float(rise)


def _thresholds(p: Floats, truth: np.ndarray) -> tuple[float, float]:
    """From where on the best guess is right as often as a verdict promises: sure, and doubtful."""
    order = np.argsort(-p.max(axis=1), kind="stable")
    right = (p.argmax(axis=1) == truth)[order]
    best = p.max(axis=1)[order]
    share = np.cumsum(right) / np.arange(1, len(right) + 1)
    good = np.flatnonzero(share >= SURE_RIGHT)
    sure = float(best[good[-1]]) if len(good) else 0.95
    few = min(40, len(right))
    near = np.convolve(right[::-1], np.ones(few) / few, "valid") >= DOUBTFUL_RIGHT
    doubtful = float(best[::-1][min(int(np.argmax(near)) + few // 2, len(best) - 1)])
    return round(min(max(sure, 0.5), 0.97), 3), round(min(max(doubtful, 0.1), 0.5), 3)


def assembled(taught: Taught, given: Lesson, weights: dict[str, float], calibration: Calibration,
              figures: dict[str, Any], *, seed: int, attribution: Sequence[str] = ()) -> Trained:
    """What was taught as plain arrays, with what is told of it."""
    arrays: dict[str, np.ndarray] = {f"shape/{k}": v for k, v in taught.shape.arrays().items()}
    if taught.looks is not None:
        arrays |= {f"looks/{k}": v for k, v in taught.looks.arrays().items()}
        seen = squashed(given.looked.features.astype(np.float32)).mean(axis=1)
        arrays |= _basis("looks", seen, LOOKS_KEPT)
    arrays |= _basis("shape", given.looked.shape, SHAPE_KEPT)
    arrays |= {"size/rows": taught.rows.astype(np.float16), "size/owner": taught.owner.astype(np.int16)}
    digest = hashlib.sha256()
    for name in sorted(arrays):
        digest.update(name.encode() + np.ascontiguousarray(arrays[name]).tobytes())
    told: dict[str, Any] = {
        "version": digest.hexdigest()[:8], "kinds": list(given.kinds), "weights": weights,
        "calibration": asdict(calibration), "figures": figures, "seed": seed,
        "models": {s: len({id(m) for m in given.models if m.source == s}) for s in ("catalogue", "variety", "folder")},
        "attribution": list(attribution),
        "samples": {"looked at": len(given.looked.model), "felt": len(given.felt.model)},
    }
    return Trained(MappingProxyType(arrays), MappingProxyType(told))


def _basis(name: str, rows: Floats, count: int) -> dict[str, np.ndarray]:
    mean, basis = principal(rows.astype(np.float32), count)
    return {f"{LIKENESS}/{name}_mean": mean.astype(np.float16), f"{LIKENESS}/{name}_basis": basis.astype(np.float16)}
