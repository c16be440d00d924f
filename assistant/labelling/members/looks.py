"""What it looks like: features of its views, matched with what training saw of the catalogue and its varieties."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.labelling.cache import ArrayCache
from assistant.labelling.eye import Eye
from assistant.labelling.learned import Layers
from assistant.labelling.member import Believed, Opinion, Setup, spread
from assistant.labelling.members.shape import a
from assistant.labelling.protocol import Floats
from assistant.labelling.subject import Subject
from assistant.labelling.vocabulary import Kind, Vocabulary, kinds_of

NAME = "looks"
ABOUT = "features of views, matched with models in other colours and lights"
NEEDS = ("seeing",)
WEIGHT = 0.8
SHOWN = 5
"""Reasons are given for so many words."""


class Looks:
    """Classifies each view, and takes the mean of what is thought of them."""

    name = NAME
    after_others = False

    def __init__(self, eye: Eye, layers: Layers, names: tuple[Kind, ...]) -> None:
        self._eye = eye
        self._layers = layers
        self._names = names

    def judge(self, subjects: Sequence[Subject], vocabulary: Vocabulary, believed: Believed) -> list[Opinion | None]:
        """Silent of bare boxes."""
        return [None if s.is_box else self._judge(s, vocabulary) for s in subjects]

    def _judge(self, subject: Subject, vocabulary: Vocabulary) -> Opinion:
        features, _ = self._eye.see(subject)
        likely = of_views(self._layers(squashed(features)))
        scores = spread(likely @ vocabulary.align(self._names))
        best = np.argsort(-scores, kind="stable")[:SHOWN]
        return Opinion(scores, {vocabulary.words[i]: f"it looks like {a(vocabulary.words[i])}" for i in best})


def squashed(features: Floats) -> Floats:
    """Features as they are compared: their square roots, each view of length 1."""
    root = np.sqrt(np.maximum(features, 0.0))
    return np.asarray(root / np.maximum(np.linalg.norm(root, axis=-1, keepdims=True), 1e-6), dtype=np.float32)


def of_views(logs: Floats) -> Floats:
    """(k) one distribution from (views, k) logarithms: the mean of the views, geometric for the greater part."""
    z = 0.7 * logs.mean(axis=0) + 0.3 * np.log(np.exp(logs).mean(axis=0) + 1e-9)
    p = np.exp(z - z.max())
    return np.asarray(p / p.sum(), dtype=np.float32)


def load(setup: Setup) -> Looks | None:
    """None where nothing was trained."""
    from assistant.models.efficientnet_onnx import EfficientNet

    arrays = setup.trained.of(NAME)
    if not arrays:
        return None
    network = EfficientNet.load(setup.store.require("seeing"), threads=setup.threads)
    return Looks(Eye(network, ArrayCache()), Layers.of(arrays), kinds_of(setup.trained.told["kinds"]))
