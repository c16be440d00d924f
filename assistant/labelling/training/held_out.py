"""What the members say of models that they never saw: the folds, and how the ensemble is weighed on them.

A fold holds out whole families of the catalogue's models, so that a red mug never teaches about the blue one of the
same recipe. Members are fitted anew for each fold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.labelling.eye import of_views, squashed
from assistant.labelling.learned import Layers
from assistant.labelling.members.pictures import opinion_of
from assistant.labelling.members.size import likelihoods
from assistant.labelling.protocol import Floats
from assistant.labelling.training.fit import Recipe, fit
from assistant.labelling.training.samples import Samples
from assistant.labelling.vocabulary import Vocabulary

FOLDS = 4
LOOKS = Recipe(reduced=96, hidden=0, epochs=24, rate=6e-3, decay=1e-3, noise=0.2, dropped=0.3, smoothing=0.05)
SHAPE = Recipe(reduced=128, hidden=256, epochs=20, rate=4e-3, decay=1e-3, noise=0.25, dropped=0.1, smoothing=0.05)
SHAPES = 3
"""So many networks are fitted to shapes from other seeds, and their mean is taken: each errs in other ways."""
Logs = Mapping[str, Floats]
"""By member: (n, k) logarithms of what it says of each sample."""


@dataclass(frozen=True, eq=False)
class Taught:
    """The fitted members."""

    looks: Layers | None
    """Of views; None where nothing was looked at."""
    shape: Layers
    """Of descriptors."""
    rows: Floats
    """(m, 3) extents of models."""
    owner: np.ndarray
    """(m) the kind of each."""


def folds_of(families: Sequence[str], labels: Sequence[str], count: int, *, seed: int) -> np.ndarray:
    """(models) the fold of each: a family in one fold, the families of a kind spread over the folds."""
    rng = np.random.default_rng(seed)
    fold: dict[str, int] = {}
    turn: dict[str, int] = {}
    for n in rng.permutation(len(families)).tolist():
        if families[n] not in fold:
            start = turn.setdefault(labels[n], int(rng.integers(count)))
            fold[families[n]] = start % count
            turn[labels[n]] = start + 1
    return np.array([fold[f] for f in families])


def teach(looked: Samples, felt: Samples, kind: np.ndarray, count: int, *, seed: int, quick: bool = False) -> Taught:
    """Fit the members. `kind` gives the kind of each model."""
    views = looked.features.shape[1]
    looks = None
    if views:
        x = squashed(looked.features.astype(np.float32).reshape(-1, looked.features.shape[2]))
        y = np.repeat(kind[looked.model], views)
        looks = fit(x, y, count, _shorter(LOOKS, quick), seed=seed)
    felt_rows, felt_kinds = np.concatenate([looked.shape, felt.shape]), kind[np.concatenate([looked.model, felt.model])]
    shape = Layers.mean_of([fit(felt_rows, felt_kinds, count, _shorter(SHAPE, quick), seed=seed + 1 + 1000 * n)
                            for n in range(1 if quick else SHAPES)])
    rows = np.concatenate([looked.extent, felt.extent])
    return Taught(looks, shape, rows, felt_kinds)


def _shorter(recipe: Recipe, quick: bool) -> Recipe:
    from dataclasses import replace

    return replace(recipe, epochs=max(4, recipe.epochs // 4)) if quick else recipe


def said(taught: Taught, samples: Samples, vocabulary: Vocabulary, count: int) -> dict[str, Floats]:
    """What each member says of samples: logarithms over the kinds, whose words `vocabulary` has in order."""
    out = {
        "shape": taught.shape(samples.shape),
        "size": np.log(likelihoods(samples.extent, taught.rows, taught.owner, count) + 1e-6),
    }
    if taught.looks is not None:
        n, views, width = samples.features.shape
        each = taught.looks(squashed(samples.features.astype(np.float32).reshape(-1, width))).reshape(n, views, count)
        out["looks"] = np.log(np.stack([of_views(e) for e in each]) + 1e-6)
        opinions = [opinion_of(v.astype(np.float32), vocabulary) for v in samples.logits]
        out["pictures"] = np.log(np.stack([np.full(count, 1 / count) if o is None else o.scores for o in opinions])
                                 + 1e-6)
    return {k: v.astype(np.float32) for k, v in out.items()}


def weighed(logs: Logs, truth: np.ndarray, *, prior: float = 0.02) -> dict[str, float]:
    """The weights of a logarithmic pool that make held-out truths likeliest, none below 0; a little pulled to 0.5."""
    from scipy.optimize import minimize

    names = sorted(logs)
    stacked = np.stack([logs[n] for n in names]).astype(np.float64)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = np.tensordot(w, stacked, axes=1)
        z -= z.max(axis=1, keepdims=True)
        log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        p = np.exp(log_p)
        rows = np.arange(len(truth))
        slope = np.array([(s * p).sum(axis=1).mean() - s[rows, truth].mean() for s in stacked])
        return float(-log_p[rows, truth].mean() + prior * ((w - 0.5) ** 2).sum()), slope + 2 * prior * (w - 0.5)

    found = minimize(loss, np.full(len(names), 0.5), jac=True, bounds=[(0.0, 2.0)] * len(names), method="L-BFGS-B")
    return {n: round(float(w), 3) for n, w in zip(names, found.x, strict=True)}


def pool(logs: Logs, weights: Mapping[str, float]) -> Floats:
    """(n, k) probabilities of the pool."""
    z = sum(weights[n] * v.astype(np.float64) for n, v in logs.items())
    z = np.asarray(z) - np.max(z, axis=1, keepdims=True)
    p = np.exp(z)
    return np.asarray(p / p.sum(axis=1, keepdims=True), dtype=np.float32)


def only(logs: Logs, keep: np.ndarray) -> dict[str, Floats]:
    """What is said of some of the samples."""
    return {n: v[keep] for n, v in logs.items()}


def topped(p: Floats, truth: np.ndarray, count: int) -> float:
    """The share of rows whose truth is among the best `count`."""
    best = np.argsort(-p, axis=1, kind="stable")[:, :count]
    return float((best == truth[:, None]).any(axis=1).mean()) if len(truth) else 0.0


def every_fold(
    looked: Samples, felt: Samples, kind: np.ndarray, fold: np.ndarray, count: int, vocabulary: Vocabulary, *,
    seed: int, tested: np.ndarray, quick: bool = False, tell: Callable[[int, int], None] | None = None,
) -> tuple[dict[str, Floats], np.ndarray]:
    """What members say of each looked-at sample of the `tested` models when its fold was not taught, and which rows
    of `looked` those are. `fold` is -1 for models that are always taught."""
    folds = range(int(fold.max()) + 1)
    parts: list[dict[str, Floats]] = []
    rows: list[np.ndarray] = []
    for f in folds:
        if tell is not None:
            tell(f, len(folds))
        test = np.flatnonzero((fold[looked.model] == f) & tested[looked.model])
        if not len(test):
            continue
        keep, also = fold[looked.model] != f, fold[felt.model] != f
        taught = teach(looked.rows(keep), felt.rows(also), kind, count, seed=seed + 10 * f, quick=quick)
        parts.append(said(taught, looked.rows(test), vocabulary, count))
        rows.append(test)
    return {k: np.concatenate([p[k] for p in parts]) for k in parts[0]}, np.concatenate(rows)
