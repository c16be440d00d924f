"""What is learned from: each model changed in several ways, and its features and shape each time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from assistant.labelling.cache import ArrayCache
from assistant.labelling.eye import Eye
from assistant.labelling.protocol import Floats
from assistant.labelling.shape import described, extents, felt_of, surface_of
from assistant.labelling.subject import Subject
from assistant.labelling.training.augment import TRUE_COLOURS, Strength, changed, lit, scanned_in_room, seen_from
from assistant.labelling.training.models import Model

VIEWS = 3
"""Looked at from so many sides in training; at work there are more."""
STRENGTHS = (Strength(0.0, 0.0, 0.0), Strength(), Strength(1.3, 1.0, 1.3), Strength(0.7, 1.0, 0.7))
"""Taken in turn: as it was made, then changed more or less."""


@dataclass(frozen=True, eq=False)
class Samples:
    """One row a changed model."""

    model: np.ndarray
    """(n) which model, by its place in the list."""
    shape: Floats
    """(n, d) descriptors; a row of NaN where there was no shape to speak of."""
    extent: Floats
    """(n, 3) logarithms of the extents."""
    features: Floats
    """(n, views, 1280); no views where nothing was looked at."""
    logits: Floats
    """(n, views, 1000)."""

    def rows(self, keep: np.ndarray) -> Samples:
        """Some of them."""
        return Samples(self.model[keep], self.shape[keep], self.extent[keep], self.features[keep], self.logits[keep])


def joined(parts: Sequence[Samples], first: Sequence[int]) -> Samples:
    """Samples of several lists of models as of one, in which each list begins at `first`."""
    return Samples(
        np.concatenate([p.model + at for p, at in zip(parts, first, strict=True)]),
        *(np.concatenate([getattr(p, name) for p in parts]) for name in ("shape", "extent", "features", "logits")))


def sampled(
    models: Sequence[Model], times: Callable[[Model], int], eye: Eye | None, *, seed: int, views: int = VIEWS,
    strengths: Sequence[Strength] = STRENGTHS, in_room: bool = False, cache: ArrayCache | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> Samples:
    """Change every model `times(model)` times. Each model's changes come from its own seed: a variety's from its name,
    so that a new kind leaves the others as they were.

    With `in_room` each is what the scan of a room leaves of it. Shapes that are in the cache are not felt again.
    """
    rows: list[tuple[int, Floats, Floats, Floats, Floats]] = []
    for n, model in enumerate(models):
        if tell is not None:
            tell(n, len(models))
        mesh = model.load()
        count = times(model)
        own = crc32(model.name.encode()) if model.source == "variety" else n
        first = 0 if count >= len(strengths) else own
        for k in range(count):
            rng = np.random.default_rng([seed, own, k])
            true = model.category in TRUE_COLOURS
            subject = scanned_in_room(mesh, rng, true_colours=true) if in_room else \
                changed(mesh, rng, strengths[(first + k) % len(strengths)], true_colours=true)
            shape = _felt(subject, cache)
            if shape is None:
                continue
            looked = (np.zeros((0, 1280), np.float32), np.zeros((0, 1000), np.float32))
            if eye is not None:
                looked = eye.see(subject, seen_from(rng, views), lit(rng))
            rows.append((n, shape, extents(subject.size), *looked))
    index, shape_rows, extent_rows, features, logits = zip(*rows, strict=True)
    return Samples(np.array(index), np.stack(shape_rows), np.stack(extent_rows),
                   np.stack(features).astype(np.float16), np.stack(logits).astype(np.float16))


def _felt(subject: Subject, cache: ArrayCache | None) -> Floats | None:
    """The descriptor of a subject; None where there is no shape to speak of."""
    if cache is not None and (kept := cache.get("felt", subject.key)) is not None:
        return kept["shape"] if len(kept["shape"]) else None
    shape = described(felt_of(subject, surface_of(subject)))
    if cache is not None:
        cache.put("felt", subject.key, shape=np.zeros(0, np.float32) if shape is None else shape)
    return shape
