"""How large it is: the sizes that kinds of things have, wide enough for other makers' models.

The priors are the sizes of the catalogue's models, which were made to usual measures; around each a kind may be a
quarter smaller or larger, seldom more. What is no size that a household thing has says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from assistant.labelling.member import Believed, Opinion, Setup, spread
from assistant.labelling.protocol import Floats
from assistant.labelling.subject import Subject
from assistant.labelling.vocabulary import Kind, Vocabulary, kinds
from scene.catalogue import catalogue
from scene.frames import Vec3

NAME = "size"
ABOUT = "how large things of a kind are"
NEEDS: tuple[str, ...] = ()
WEIGHT = 0.7

SPREAD = 0.28
"""Of the logarithm of a size about a model's: a quarter to either side."""
FREEDOM = 3.0
"""Of Student's t: the tails forgive what is twice as large."""
THIN_M = 0.004
"""Nothing is thinner than this: a sheet's thickness says little."""
LEAST_M, MOST_M = 0.01, 8.0
"""Longest sides outside of this are no size of a household thing: the units are wrong."""
SHOWN = 5
"""Reasons are given for so many words."""


class Size:
    """Compares extents with those of the kinds."""

    name = NAME
    after_others = False

    def judge(self, subjects: Sequence[Subject], vocabulary: Vocabulary, believed: Believed) -> list[Opinion | None]:
        """Likelihoods of the sizes; nothing of what is no size at all."""
        return [self._judge(s, vocabulary) for s in subjects]

    def _judge(self, subject: Subject, vocabulary: Vocabulary) -> Opinion | None:
        if not LEAST_M < max(subject.size) < MOST_M:
            return None
        names, rows, owner = _sizes()
        likely = np.zeros(len(names))
        np.maximum.at(likely, owner, likelihood(extents(subject.size), rows))
        scores = spread(likely @ vocabulary.align(names))
        best = np.argsort(-scores, kind="stable")[:SHOWN]
        size = " x ".join(f"{v * 100:.0f}" for v in subject.size)
        return Opinion(scores, {vocabulary.words[i]: f"{size} cm is a usual size for it" for i in best})


def extents(size: Vec3) -> Floats:
    """(3) logarithms: of the height, the longer and the shorter level side."""
    x, y, z = (max(v, THIN_M) for v in size)
    return np.log(np.array([y, max(x, z), min(x, z)], dtype=np.float64)).astype(np.float32)


def likelihood(asked: Floats, rows: Floats) -> np.ndarray:
    """(m) how likely a thing of a model's kind has these extents, up to a factor: independent Student's t."""
    off = (rows - asked) / SPREAD
    return np.asarray(((1 + off**2 / FREEDOM) ** (-(FREEDOM + 1) / 2)).prod(axis=1))


@cache
def _sizes() -> tuple[tuple[Kind, ...], Floats, np.ndarray]:
    names = kinds()
    index = {k.label: n for n, k in enumerate(names)}
    assets = list(catalogue().values())
    return names, np.stack([extents(a.size) for a in assets]), np.array([index[a.label] for a in assets])


def load(setup: Setup) -> Size:
    """It needs nothing."""
    return Size()
