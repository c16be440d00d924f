"""What it looks like: features of its views, matched with what training saw of the catalogue and its varieties."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.labelling.eye import Eye, of_views, squashed
from assistant.labelling.learned import Layers
from assistant.labelling.member import Believed, Opinion, Setup, heard
from assistant.labelling.members.shape import a
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
    after_others = 0

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
        scores = heard(likely, self._names, vocabulary)
        best = np.argsort(-scores, kind="stable")[:SHOWN]
        return Opinion(scores, {vocabulary.words[i]: f"it looks like {a(vocabulary.words[i])}" for i in best})


def load(setup: Setup) -> Looks | None:
    """None where nothing was trained, or nothing can look."""
    arrays = setup.trained.of(NAME)
    if not arrays or setup.eye is None:
        return None
    return Looks(setup.eye, Layers.of(arrays), kinds_of(setup.trained.told["kinds"]))
