"""What shape it has, whatever its size: a small network taught with changed models felt from outside."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.labelling.learned import Layers
from assistant.labelling.member import Believed, Opinion, Setup, heard
from assistant.labelling.shape import descriptor
from assistant.labelling.subject import Subject
from assistant.labelling.vocabulary import Kind, Vocabulary, kinds_of

NAME = "shape"
ABOUT = "the form, whatever the size"
NEEDS: tuple[str, ...] = ()
WEIGHT = 0.6
SHOWN = 5
"""Reasons are given for so many words."""


class Shape:
    """Describes the outside of an object and classifies that."""

    name = NAME
    after_others = 0

    def __init__(self, layers: Layers, names: tuple[Kind, ...]) -> None:
        self._layers = layers
        self._names = names

    def judge(self, subjects: Sequence[Subject], vocabulary: Vocabulary, believed: Believed) -> list[Opinion | None]:
        """Silent of bare boxes and of what has too little surface to feel."""
        return [self._judge(s, vocabulary) for s in subjects]

    def _judge(self, subject: Subject, vocabulary: Vocabulary) -> Opinion | None:
        row = descriptor(subject)
        if row is None:
            return None
        likely = np.exp(self._layers(row[None])[0])
        scores = heard(likely, self._names, vocabulary)
        best = np.argsort(-scores, kind="stable")[:SHOWN]
        return Opinion(scores, {vocabulary.words[i]: f"it has the form of {a(vocabulary.words[i])}" for i in best})


def a(word: str) -> str:
    """A word with its article."""
    return word if word.endswith("s") and not word.endswith("ss") else f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def load(setup: Setup) -> Shape | None:
    """None where nothing was trained."""
    arrays = setup.trained.of(NAME)
    return Shape(Layers.of(arrays), kinds_of(setup.trained.told["kinds"])) if arrays else None
