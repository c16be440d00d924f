"""All that the labeller learns from: models changed in several ways, looked at and felt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from assistant.labelling.cache import ArrayCache
from assistant.labelling.eye import Eye
from assistant.labelling.training.augment import Strength
from assistant.labelling.training.held_out import FOLDS, folds_of
from assistant.labelling.training.models import Model, catalogue_models, variety_models
from assistant.labelling.training.samples import STRENGTHS, Samples, joined, sampled

Tell = Callable[[float, str], None]
"""Called with the share that is done and what is being done; may raise to stop the work."""

CHANGES, VARIETIES, FELT_CHANGES, FELT_VARIETIES = 4, 30, 10, 70
"""Changes of each model and varieties of each kind: those looked at, and those only felt."""
SCANS, SCANNED_VARIETIES, FELT_SCANS, FELT_SCANNED_VARIETIES = 1, 6, 3, 20
"""The same of what scans of rooms leave."""
OTHERS = (Strength(0.7, 1.0, 0.7), Strength())
"""The changes of a mesh of others that is looked at."""
OTHERS_FELT = 6
"""So many of its changes are only felt."""


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
        """(models) the fold of each: families of the catalogue spread over `FOLDS`, then one fold for each folder of
        meshes; -1 for varieties, which are always taught."""
        own = np.array([m.source == "catalogue" for m in self.models])
        named = [m for m in self.models if m.source == "catalogue"]
        fold = np.array([FOLDS + self.collections.index(m.collection) if m.collection else -1 for m in self.models])
        fold[own] = folds_of([m.family for m in named], [m.label for m in named], FOLDS, seed=seed)
        return fold

    @cached_property
    def collections(self) -> tuple[str, ...]:
        """The folders of meshes, sorted."""
        return tuple(sorted({m.collection for m in self.models if m.collection}))

    @property
    def twice(self) -> np.ndarray:
        """(models) whether it is no variety, and its kind is known from elsewhere: a model of the catalogue from
        another family of it, a mesh from the catalogue or from another folder."""
        homes: dict[str, set[str]] = {}
        families: dict[str, set[str]] = {}
        for m in self.models:
            if m.source == "catalogue":
                families.setdefault(m.label, set()).add(m.family)
            if m.source != "variety":
                homes.setdefault(m.label, set()).add(m.collection)
        return np.array([m.source != "variety" and len((homes if m.collection else families)[m.label]) > 1
                         for m in self.models])


@dataclass(frozen=True, eq=False)
class Part:
    """Some of the models, changed in one way."""

    what: str
    """Told while it is done."""
    models: Sequence[Model]
    """Which ones."""
    times: int
    """Changes of each; one of a variety."""
    seed: int
    """Of its changes."""
    in_room: bool = False
    """Whether they are changed into what the scan of a room leaves."""
    strengths: Sequence[Strength] = STRENGTHS
    """How far they are changed, in turn."""

    def sampled(self, eye: Eye | None, cache: ArrayCache | None, tell: Callable[[int, int], None]) -> Samples:
        """The changed models, looked at where there is an eye."""
        return sampled(self.models, lambda m: 1 if m.source == "variety" else self.times, eye, seed=self.seed,
                       strengths=self.strengths, in_room=self.in_room, cache=cache, tell=tell)


def lesson(eye: Eye | None, extra: Sequence[Model] = (), *, seed: int = 0, quick: bool = False,
           cache: ArrayCache | None = None, tell: Tell | None = None) -> Lesson:
    """Look at and feel all models, each changed in several ways; what was felt before comes from the cache."""
    looked, felt = parts_of(extra, seed=seed, quick=quick)
    parts = [(p, n < len(looked)) for n, p in enumerate([*looked, *felt])]
    cost = np.cumsum([0.0, *(len(p.models) * p.times * (1.0 if looks else 0.25) for p, looks in parts)])
    found = []
    for (part, looks), low, high in zip(parts, cost[:-1], cost[1:], strict=True):
        steps = _steps(tell, low / cost[-1], high / cost[-1], part.what)
        found.append(part.sampled(eye if looks else None, cache, steps))
    first = np.cumsum([0, *(len(p.models) for p, _ in parts)]).tolist()
    seen = sum(looks for _, looks in parts)
    models = tuple(m for p, _ in parts for m in p.models)
    return Lesson(models, joined(found[:seen], first[:seen]), joined(found[seen:], first[seen:-1]),
                  tuple(sorted({m.label for m in models})),
                  np.concatenate([np.full(len(p.models), p.in_room) for p, _ in parts]))


def parts_of(extra: Sequence[Model], *, seed: int, quick: bool) -> tuple[list[Part], list[Part]]:
    """What is looked at, and what is only felt; `extra` are the meshes of others."""
    own = catalogue_models()

    def some(count: int, first: int) -> list[Model]:
        return variety_models(1 if quick else count, seed + first)

    def few(count: int) -> int:
        return 1 if quick else count

    looked = [Part("looking at the catalogue", own, few(CHANGES), seed + 1),
              Part("looking at varieties", some(VARIETIES, 0), 1, seed + 2),
              Part("looking at scans", [*own, *some(SCANNED_VARIETIES, 200)], few(SCANS), seed + 5, True)]
    felt = [Part("feeling shapes", [*own, *some(FELT_VARIETIES, 100)], few(FELT_CHANGES), seed + 3),
            Part("feeling scans", [*own, *some(FELT_SCANNED_VARIETIES, 300)], few(FELT_SCANS), seed + 7, True)]
    for name in sorted({m.collection for m in extra}):
        theirs = [m for m in extra if m.collection == name]
        looked += [Part(f"looking at {name}", theirs, few(len(OTHERS)), seed + 4, strengths=OTHERS),
                   Part(f"looking at scans of {name}", theirs, few(SCANS), seed + 5, True)]
        felt += [Part(f"feeling {name}", theirs, few(OTHERS_FELT), seed + 6),
                 Part(f"feeling scans of {name}", theirs, few(FELT_SCANS), seed + 7, True)]
    return looked, felt


def _steps(tell: Tell | None, low: float, high: float, what: str) -> Callable[[int, int], None]:
    """Tells how far a part is, in 0.85 of the whole work."""
    said = tell or silent
    return lambda done, of: said(0.85 * (low + (high - low) * done / of), what)


def silent(_share: float, _what: str) -> None:
    """Tells nobody."""
