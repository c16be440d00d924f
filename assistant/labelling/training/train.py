"""Teaches a labeller: samples of all models, the weights and the calibration from held-out ones, then all together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from assistant.labelling.combine import Calibration
from assistant.labelling.eye import Eye, squashed
from assistant.labelling.features import NAME as LIKENESS
from assistant.labelling.protocol import Floats
from assistant.labelling.trained import Trained
from assistant.labelling.training.fit import principal
from assistant.labelling.training.held_out import (
    FOLDS,
    Logs,
    Taught,
    every_fold,
    folds_of,
    only,
    pool,
    teach,
    topped,
    weighed,
)
from assistant.labelling.training.models import Model, catalogue_models, variety_models
from assistant.labelling.training.samples import Samples, joined, sampled
from assistant.labelling.vocabulary import Vocabulary

Tell = Callable[[float, str], None]
"""Called with the share that is done and what is being done; may raise to stop the work."""

CHANGES, VARIETIES, FELT_CHANGES, FELT_VARIETIES = 4, 4, 6, 14
"""Changes of each of the catalogue's models and varieties of each kind: those looked at, and those only felt."""
SCANS, SCANNED_VARIETIES, FELT_SCANS, FELT_SCANNED_VARIETIES = 1, 1, 2, 4
"""The same of what scans of rooms leave."""
SURE_RIGHT = 0.9
"""What is called sure is right so often."""
DOUBTFUL_RIGHT = 0.35
"""And what is called doubtful, at the least, so often."""
LOOKS_KEPT, SHAPE_KEPT = 48, 32
"""Principal components that a named example keeps."""


@dataclass(frozen=True, eq=False)
class Lesson:
    """All that there is to learn from."""

    models: tuple[Model, ...]
    """Those that were looked at, then those only felt."""
    looked: Samples
    """Looked at and felt."""
    felt: Samples
    """Only felt; its models count on from those looked at."""
    kinds: tuple[str, ...]
    """The labels, sorted."""
    scanned: np.ndarray
    """(models) whether a model's samples are what scans of rooms leave of it."""

    @property
    def kind(self) -> np.ndarray:
        """(models) the place of each model's label in `kinds`."""
        at = {label: n for n, label in enumerate(self.kinds)}
        return np.array([at[m.label] for m in self.models])

    def fold(self, seed: int) -> np.ndarray:
        """(models) the fold of each; -1 for varieties, which are always taught."""
        fold = np.full(len(self.models), -1)
        own = np.array([m.source != "variety" for m in self.models])
        named = [m for m in self.models if m.source != "variety"]
        fold[own] = folds_of([m.family for m in named], [m.label for m in named], FOLDS, seed=seed)
        return fold

    @property
    def twice(self) -> np.ndarray:
        """(models) whether it is no variety, and its kind has another family beside its own."""
        families: dict[str, set[str]] = {}
        for m in self.models:
            if m.source != "variety":
                families.setdefault(m.label, set()).add(m.family)
        return np.array([m.source != "variety" and len(families[m.label]) > 1 for m in self.models])


def lesson(eye: Eye | None, extra: Sequence[Model] = (), *, seed: int = 0, quick: bool = False,
           tell: Tell | None = None) -> Lesson:
    """Look at and feel all models, each changed in several ways."""
    said = tell or _silent
    own, some = catalogue_models(), variety_models(1 if quick else VARIETIES, seed)
    more = variety_models(1 if quick else FELT_VARIETIES, seed + 100)
    changes, felt_changes = (1, 1) if quick else (CHANGES, FELT_CHANGES)

    def steps(low: float, high: float, what: str) -> Callable[[int, int], None]:
        return lambda done, of: said(low + (high - low) * done / of, what)

    scans = [*own, *variety_models(1 if quick else SCANNED_VARIETIES, seed + 200)]
    felt_scans = [*own, *variety_models(1 if quick else FELT_SCANNED_VARIETIES, seed + 300)]
    looked = [sampled(own, lambda _: changes, eye, seed=seed + 1, tell=steps(0.0, 0.25, "looking at the catalogue")),
              sampled(some, lambda _: 1, eye, seed=seed + 2, tell=steps(0.25, 0.4, "looking at varieties")),
              sampled(scans, _times(1 if quick else SCANS), eye, seed=seed + 5, in_room=True,
                      tell=steps(0.4, 0.55, "looking at scans"))]
    if extra:
        looked.append(sampled(extra, lambda _: changes, eye, seed=seed + 4, tell=steps(0.55, 0.6, "your meshes")))
    felt = [sampled([*own, *more], _times(felt_changes), None, seed=seed + 3, tell=steps(0.6, 0.75, "feeling shapes")),
            sampled(felt_scans, _times(1 if quick else FELT_SCANS), None, seed=seed + 7, in_room=True,
                    tell=steps(0.75, 0.85, "feeling scans"))]
    groups = [own, some, scans, *([list(extra)] if extra else []), [*own, *more], felt_scans]
    models = tuple(m for group in groups for m in group)
    first = np.cumsum([0, *map(len, groups)]).tolist()
    scanned = np.concatenate([np.full(len(g), g is scans or g is felt_scans) for g in groups])
    return Lesson(models, joined(looked, first[: len(looked)]), joined(felt, first[len(looked) : -1]),
                  tuple(sorted({m.label for m in models})), scanned)


def _times(changes: int) -> Callable[[Model], int]:
    """So many changes of a model of the catalogue, one of a variety."""
    return lambda m: changes if m.source == "catalogue" else 1


def train(given: Lesson, *, seed: int = 0, quick: bool = False, tell: Tell | None = None) -> Trained:
    """Weigh and calibrate on held-out models, then teach with all of them."""
    said = tell or _silent
    kind, count = given.kind, len(given.kinds)
    logs, rows = every_fold(given.looked, given.felt, kind, given.fold(seed), count, Vocabulary(given.kinds), seed=seed,
                            tested=given.twice, quick=quick,
                            tell=lambda done, of: said(0.85 + 0.11 * done / of, "held-out models"))
    truth = kind[given.looked.model[rows]]
    scanned = given.scanned[given.looked.model[rows]]
    weights = weighed(logs, truth)
    p = pool(logs, weights)
    calibration = calibrated(p, truth)
    figures, on_scans = (figures_of(only(logs, mine), p[mine], truth[mine]) for mine in (~scanned, scanned))
    said(0.97, "teaching with all models")
    taught = teach(given.looked, given.felt, kind, count, seed=seed, quick=quick)
    return assembled(taught, given, weights, calibration, {**figures, "scanned": on_scans}, seed=seed)


def figures_of(logs: Logs, p: Floats, truth: np.ndarray) -> dict[str, float]:
    """How right the ensemble and its members are."""
    return {"held_out": len(truth), "top1": round(topped(p, truth, 1), 3), "top5": round(topped(p, truth, 5), 3),
            **{f"{n}_top1": round(topped(v, truth, 1), 3) for n, v in logs.items()}}


def calibrated(p: Floats, truth: np.ndarray) -> Calibration:
    """Thresholds from held-out answers: from where on the best guess is right as often as a verdict promises."""
    order = np.argsort(-p.max(axis=1), kind="stable")
    right = (p.argmax(axis=1) == truth)[order]
    best = p.max(axis=1)[order]
    share = np.cumsum(right) / np.arange(1, len(right) + 1)
    good = np.flatnonzero(share >= SURE_RIGHT)
    sure = float(best[good[-1]]) if len(good) else 0.95
    few = min(40, len(right))
    near = np.convolve(right[::-1], np.ones(few) / few, "valid") >= DOUBTFUL_RIGHT
    doubtful = float(best[::-1][min(int(np.argmax(near)) + few // 2, len(best) - 1)])
    return Calibration(sure=round(min(max(sure, 0.5), 0.97), 3), doubtful=round(min(max(doubtful, 0.1), 0.5), 3))


def assembled(taught: Taught, given: Lesson, weights: dict[str, float], calibration: Calibration,
              figures: dict[str, Any], *, seed: int) -> Trained:
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
        "samples": {"looked at": len(given.looked.model), "felt": len(given.felt.model)},
    }
    return Trained(MappingProxyType(arrays), MappingProxyType(told))


def _basis(name: str, rows: Floats, count: int) -> dict[str, np.ndarray]:
    mean, basis = principal(rows.astype(np.float32), count)
    return {f"{LIKENESS}/{name}_mean": mean.astype(np.float16), f"{LIKENESS}/{name}_basis": basis.astype(np.float16)}


def _silent(_share: float, _what: str) -> None:
    """Tells nobody."""
