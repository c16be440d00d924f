"""Features of an object's views, computed once for each look of it and then kept in the user's cache."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from assistant.labelling.cache import ArrayCache
from assistant.labelling.protocol import Floats
from assistant.labelling.shape import surface_of
from assistant.labelling.subject import Subject
from scene.geometry.views import AROUND, DAY, Direction, Light, views_of


class Network(Protocol):
    """Looks at pictures."""

    def look(self, pictures: npt.NDArray[np.uint8]) -> tuple[Floats, Floats]:
        """Of (n, 224, 224, 3) sRGB pictures: (n, 1280) features, 0 or more, and (n, 1000) logits."""


class Eye:
    """Looks at subjects from all sides."""

    def __init__(self, network: Network, cache: ArrayCache | None = None) -> None:
        self._network = network
        self._cache = cache

    def see(self, subject: Subject, directions: Sequence[Direction] = AROUND, light: Light = DAY
            ) -> tuple[Floats, Floats]:
        """(views, 1280) features and (views, 1000) logits of a subject."""
        key = subject.key
        if directions is not AROUND or light is not DAY:
            key = hashlib.sha256(repr((key, tuple(directions), light)).encode()).hexdigest()[:32]
        if self._cache is not None and (kept := self._cache.get("seen", key)) is not None:
            return kept["features"].astype(np.float32), kept["logits"].astype(np.float32)
        views = views_of(surface_of(subject), subject.size, directions, light=light)
        features, logits = (v.astype(np.float16) for v in self._network.look(np.stack([v.rgb for v in views])))
        if self._cache is not None:
            self._cache.put("seen", key, features=features, logits=logits)
        return features.astype(np.float32), logits.astype(np.float32)


def squashed(features: Floats) -> Floats:
    """Features as they are compared: their square roots, each view of length 1."""
    root = np.sqrt(np.maximum(features, 0.0))
    return np.asarray(root / np.maximum(np.linalg.norm(root, axis=-1, keepdims=True), 1e-6), dtype=np.float32)


def of_views(logs: Floats) -> Floats:
    """(k) one distribution from (views, k) logarithms: the mean of the views, geometric for the greater part."""
    z = 0.7 * logs.mean(axis=0) + 0.3 * np.log(np.exp(logs).mean(axis=0) + 1e-9)
    p = np.exp(z - z.max())
    return np.asarray(p / p.sum(), dtype=np.float32)
